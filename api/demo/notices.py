"""What the demo's people were told: of the thanks, gestures, seats and nominations there are."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import col, select

from api.core import clock
from api.core.db import Session
from api.events.nominations import service as nominations
from api.events.nominations.models import Nomination, Nominee
from api.events.openings.models import Opening
from api.events.participations.models import Participation, ParticipationState
from api.identity.service import principal_of
from api.notifications.models import AboutKind, Notification, NotificationKind
from api.notifications.writing import Notice
from api.recognition.kudos.models import Kudos, KudosReaction, KudosReceiver

# Longer ago than this they have looked.
UNREAD_FOR = timedelta(days=1)


async def load(session: Session) -> None:
    """As if each had been told when it happened, and had looked since but for the last day."""
    kudos = {row.id: row for row in await session.exec(select(Kudos))}
    for received in await session.exec(select(KudosReceiver)):
        thanks = kudos[received.kudos_id]
        day = thanks.created_at.date().isoformat()
        notice = Notice(
            received.person_id, AboutKind.kudos, thanks.id, bundle=day, actor_id=thanks.giver_id
        )
        _add(session, NotificationKind.kudos_received, notice, thanks.id, thanks.created_at)
    for reaction in await session.exec(select(KudosReaction)):
        thanks = kudos[reaction.kudos_id]
        if reaction.person_id != thanks.giver_id:
            notice = Notice(thanks.giver_id, AboutKind.kudos, thanks.id)
            at = thanks.created_at + timedelta(minutes=5)
            _add(session, NotificationKind.kudos_answered, notice, reaction.id, at)
    await _load_seats(session)
    await _load_nominations(session)
    await session.flush()


async def _load_seats(session: Session) -> None:
    confirmed = (
        select(Participation, Opening.event_id)
        .join(
            Opening,
            (col(Opening.organization_id) == Participation.organization_id)
            & (col(Opening.id) == Participation.opening_id),
        )
        .where(Participation.state == ParticipationState.confirmed)
    )
    for row, event_id in await session.exec(confirmed):
        notice = Notice(
            row.person_id, AboutKind.event, event_id, bundle=str(row.id), detail=str(row.state)
        )
        at = (row.applied_at or clock.now()) + timedelta(hours=2)
        _add(session, NotificationKind.participation_decided, notice, row.id, at)


async def _load_nominations(session: Session) -> None:
    """Whoever sees it, as the product tells it."""
    asked = (
        select(Nominee.person_id, Nomination)
        .join(
            Nomination,
            (col(Nomination.organization_id) == Nominee.organization_id)
            & (col(Nomination.id) == Nominee.nomination_id),
        )
        .order_by(col(Nomination.created_at))
    )
    for person_id, row in (await session.exec(asked)).all():
        if await nominations.awaits_answer(session, await principal_of(session, person_id), row.id):
            notice = Notice(person_id, AboutKind.nomination, row.id, actor_id=row.nominated_by_id)
            _add(session, NotificationKind.nominated, notice, row.id, row.created_at)


def _add(
    session: Session, kind: NotificationKind, notice: Notice, cause_id: UUID, at: datetime
) -> None:
    at = min(at, clock.now())
    session.add(
        Notification(
            **notice.columns(kind, cause_id),
            created_at=at,
            read_at=None if clock.now() - at < UNREAD_FOR else at + timedelta(hours=3),
        )
    )
