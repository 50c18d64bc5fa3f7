"""Writes notifications, of what their people want to hear of. Nothing here commits."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import ColumnElement
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, select
from uuid_utils.compat import uuid7

from api.ambassadors.models import Ambassadorship
from api.ambassadors.standing import is_paused
from api.core import clock, signals, tenancy
from api.core.db import Session
from api.identity.models import Person
from api.identity.service import organization_of
from api.notifications.models import (
    OFF_AT_FIRST,
    OWN,
    AboutKind,
    Notification,
    NotificationKind,
    NotificationSetting,
)


@dataclass(frozen=True, slots=True)
class Notice:
    """Somebody to be told of a thing. What has the same `bundle` is shown as one entry: without
    it, all of this kind about the thing. `detail` picks the words."""

    person_id: UUID
    about_kind: AboutKind
    about_id: UUID
    bundle: str | None = None
    detail: str | None = None
    actor_id: UUID | None = None

    def columns(self, kind: NotificationKind, message_id: UUID) -> dict[str, Any]:
        """Its values by the names of a notification's columns."""
        return {
            "message_id": message_id,
            "kind": kind,
            "person_id": self.person_id,
            "detail": self.detail,
            "about_kind": self.about_kind,
            "about_id": self.about_id,
            "actor_id": self.actor_id,
            "bundle": f"{kind}:{self.bundle or self.about_id}",
        }


async def write(
    session: Session, message_id: UUID, kind: NotificationKind, notices: Sequence[Notice]
) -> None:
    """Tell people of something, each once for a message, and the screens they have open."""
    wanting = await _wanting(session, kind, [notice.person_id for notice in notices])
    rows = [
        {
            "organization_id": tenancy.organization_of(session),
            "id": uuid7(),
            "created_at": clock.now(),
            **notice.columns(kind, message_id),
        }
        for notice in notices
        if notice.person_id in wanting
    ]
    if not rows:
        return
    dialect = sqlite if session.info["is_sqlite"] else postgresql
    await session.exec(dialect.insert(Notification).values(rows).on_conflict_do_nothing())
    for person_id in wanting:
        await signals.announce(session, person_id)


async def _wanting(
    session: Session, kind: NotificationKind, person_ids: Collection[UUID]
) -> set[UUID]:
    """Those who are employed, have not switched the kind off, and do not pause: unless it follows
    from something they began."""
    said = (
        select(NotificationSetting.in_app)
        .where(
            col(NotificationSetting.organization_id) == Person.organization_id,
            col(NotificationSetting.person_id) == Person.id,
            NotificationSetting.kind == kind,
        )
        .correlate(Person)
        .scalar_subquery()
    )
    wants = sqlalchemy.func.coalesce(said, kind not in OFF_AT_FIRST)
    query = select(Person.id).where(
        col(Person.id).in_(person_ids), col(Person.is_active), wants.is_(sqlalchemy.true())
    )
    if kind not in OWN:
        query = query.where(~await _pauses(session))
    return set(await session.exec(query))


async def _pauses(session: Session) -> ColumnElement[bool]:
    day = clock.today((await organization_of(session)).time_zone)
    return (
        select(Ambassadorship.id)
        .where(
            col(Ambassadorship.organization_id) == Person.organization_id,
            col(Ambassadorship.person_id) == Person.id,
            is_paused(day),
        )
        .correlate(Person)
        .exists()
    )
