"""The kinds of notifications: by which message each comes, and to whom.

To add one, beside the message that the owning feature emits in the transaction of its cause:

1. a member of `NotificationKind`, and of `AboutKind` where it leads to something new (`models.py`,
   which also has whom it reaches in a pause, and whether one has to switch it on first);
2. a function here with `@told_by(message type, kind)`: who is told, about what. Nothing is ever
   told because somebody did *not* do something, and nothing that the person could not see anyway;
3. its words in the four languages in `data/texts.toml`, its name in the settings among them;
4. in the app, where it leads: `frontend/src/features/notifications/leads.ts`.

Where the thing may be gone when somebody reads of it, `queries.py` hides what was told of it.
"""

from collections.abc import Awaitable, Callable, Sequence
from uuid import UUID

from sqlmodel import col, select

from api.core import clock, outbox
from api.core.db import Session
from api.core.outbox import Delivery
from api.events.models import Event
from api.events.nominations import service as nominations
from api.events.nominations.models import Nomination, Nominee
from api.events.openings.models import Opening
from api.events.participations.models import SEATED, Participation, ParticipationState
from api.identity.models import Role, RoleGrant
from api.identity.service import organization_of, principal_of
from api.notifications import writing
from api.notifications.models import AboutKind, NotificationKind
from api.notifications.writing import Notice
from api.recognition.kudos.models import Kudos, KudosReceiver
from api.suggestions.models import Suggestion, SuggestionStatus

Payload = dict[str, str]
Find = Callable[[Session, Payload], Awaitable[Sequence[Notice]]]


def told_by(message_type: str, kind: NotificationKind) -> Callable[[Find], Find]:
    """Have a message of this type tell those whom the function names."""

    def register(find: Find) -> Find:
        @outbox.subscribe(message_type)
        async def tell(delivery: Delivery) -> None:
            async with delivery.transaction() as session:
                notices = await find(session, delivery.payload)
                await writing.write(session, delivery.message_id, kind, notices)

        return find

    return register


@told_by("kudos.given", NotificationKind.kudos_received)
async def thanked(session: Session, payload: Payload) -> Sequence[Notice]:
    """The receivers of thanks; those of a day are one entry."""
    kudos_id = UUID(payload["kudos_id"])
    query = (
        select(KudosReceiver.person_id, Kudos.giver_id)
        .join(
            Kudos,
            (col(Kudos.organization_id) == KudosReceiver.organization_id)
            & (col(Kudos.id) == KudosReceiver.kudos_id),
        )
        .where(KudosReceiver.kudos_id == kudos_id)
    )
    day = clock.today((await organization_of(session)).time_zone).isoformat()
    return [
        Notice(receiver_id, AboutKind.kudos, kudos_id, bundle=day, actor_id=giver_id)
        for receiver_id, giver_id in await session.exec(query)
    ]


@told_by("kudos.answered", NotificationKind.kudos_answered)
async def answered(session: Session, payload: Payload) -> Sequence[Notice]:
    """The giver of thanks that a gesture was made to. Gestures have no names, so no actor."""
    kudos_id = UUID(payload["kudos_id"])
    givers = await session.exec(select(Kudos.giver_id).where(Kudos.id == kudos_id))
    return [Notice(giver_id, AboutKind.kudos, kudos_id) for giver_id in givers]


@told_by("suggestion.approved", NotificationKind.proposal_approved)
async def suggestion_approved(session: Session, payload: Payload) -> Sequence[Notice]:
    """Who proposed it, unless they approved it themselves."""
    suggestion_id = UUID(payload["suggestion_id"])
    query = select(Suggestion.proposed_by_id).where(
        Suggestion.id == suggestion_id, Suggestion.status == SuggestionStatus.approved
    )
    return _proposer(
        (await session.exec(query)).first(), payload, AboutKind.suggestion, suggestion_id
    )


@told_by("event.approved", NotificationKind.proposal_approved)
async def event_approved(session: Session, payload: Payload) -> Sequence[Notice]:
    """Who proposed it, unless they approved it themselves."""
    event_id = UUID(payload["event_id"])
    query = select(Event.proposed_by_id).where(
        Event.id == event_id, col(Event.approved_at).is_not(None)
    )
    return _proposer((await session.exec(query)).first(), payload, AboutKind.event, event_id)


@told_by("participation.decided", NotificationKind.participation_decided)
async def decided(session: Session, payload: Payload) -> Sequence[Notice]:
    """Who applied, of how it stands now; nobody once they have withdrawn."""
    participation_id = UUID(payload["participation_id"])
    query = (
        select(Participation.person_id, Participation.state, Opening.event_id)
        .join(
            Opening,
            (col(Opening.organization_id) == Participation.organization_id)
            & (col(Opening.id) == Participation.opening_id),
        )
        .where(
            Participation.id == participation_id,
            col(Participation.state).in_(
                (
                    ParticipationState.applied,
                    ParticipationState.confirmed,
                    ParticipationState.declined,
                )
            ),
        )
    )
    return [
        Notice(
            person_id, AboutKind.event, event_id, bundle=str(participation_id), detail=str(state)
        )
        for person_id, state, event_id in await session.exec(query)
    ]


@told_by("event.moved", NotificationKind.event_changed)
async def moved(session: Session, payload: Payload) -> Sequence[Notice]:
    return await _seated(session, payload, "moved")


@told_by("event.cancelled", NotificationKind.event_changed)
async def cancelled(session: Session, payload: Payload) -> Sequence[Notice]:
    return await _seated(session, payload, "cancelled")


@told_by("event.reinstated", NotificationKind.event_changed)
async def reinstated(session: Session, payload: Payload) -> Sequence[Notice]:
    return await _seated(session, payload, "reinstated")


@told_by("nomination.made", NotificationKind.nominated)
async def nominated(session: Session, payload: Payload) -> Sequence[Notice]:
    """The nominee, only if they see it in their list at this moment: whoever does not consent to
    be proposed is told nothing, and nothing is kept."""
    nomination_id = UUID(payload["nomination_id"])
    query = (
        select(Nominee.person_id, Nomination.nominated_by_id)
        .join(
            Nomination,
            (col(Nomination.organization_id) == Nominee.organization_id)
            & (col(Nomination.id) == Nominee.nomination_id),
        )
        .where(Nominee.nomination_id == nomination_id)
    )
    return [
        Notice(person_id, AboutKind.nomination, nomination_id, actor_id=nominator_id)
        for person_id, nominator_id in (await session.exec(query)).all()
        if await nominations.awaits_answer(
            session, await principal_of(session, person_id), nomination_id
        )
    ]


@told_by("export.ready", NotificationKind.export_ready)
async def export_ready(_session: Session, payload: Payload) -> Sequence[Notice]:
    """Who asked for the export; a later one takes the place of an earlier."""
    person_id, export_id = UUID(payload["person_id"]), UUID(payload["export_id"])
    return [Notice(person_id, AboutKind.export, export_id, bundle="export")]


@told_by("service_key.ending", NotificationKind.key_ending)
async def key_ending(session: Session, payload: Payload) -> Sequence[Notice]:
    """Those who look after keys, of each threshold of each key."""
    admins = await session.exec(select(RoleGrant.person_id).where(RoleGrant.role == Role.admin))
    account_id, days = UUID(payload["account_id"]), payload["days"]
    bundle = f"{payload['key_id']}:{days}"
    return [
        Notice(admin_id, AboutKind.service_account, account_id, bundle=bundle, detail=f"in_{days}")
        for admin_id in admins
    ]


def _proposer(
    proposer_id: UUID | None, payload: Payload, about_kind: AboutKind, about_id: UUID
) -> Sequence[Notice]:
    if proposer_id is None or str(proposer_id) == payload["actor_id"]:
        return []
    return [Notice(proposer_id, about_kind, about_id, detail=about_kind.value)]


async def _seated(session: Session, payload: Payload, detail: str) -> Sequence[Notice]:
    """Who has a seat at an event, but for whoever changed it."""
    event_id = UUID(payload["event_id"])
    query = (
        select(Participation.person_id)
        .join(
            Opening,
            (col(Opening.organization_id) == Participation.organization_id)
            & (col(Opening.id) == Participation.opening_id),
        )
        .where(Opening.event_id == event_id, col(Participation.state).in_(SEATED))
        .distinct()
    )
    return [
        Notice(person_id, AboutKind.event, event_id, detail=detail)
        for person_id in await session.exec(query)
        if str(person_id) != payload["actor_id"]
    ]
