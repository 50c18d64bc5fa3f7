"""Rules of notifications: each person's own, read or put away by them. Nothing here commits."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import RowMapping, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, delete, select
from uuid_utils.compat import uuid7

from api.core import clock, signals
from api.core.aggregates import columns
from api.core.db import Session
from api.core.errors import NotFound
from api.core.pagination import Order, PageParams, paginate
from api.events.nominations import service as nominations
from api.identity.principal import Principal
from api.matching import items
from api.matching.items import ItemKind
from api.notifications import queries, words
from api.notifications.models import (
    OF_OFFICE,
    OFF_AT_FIRST,
    AboutKind,
    Notification,
    NotificationKind,
    NotificationSetting,
)
from api.notifications.schemas import (
    NotificationPage,
    NotificationSettingRead,
    NotificationSettingsRead,
    NotificationSettingsUpdate,
    ReadUntil,
)

_NEWEST_FIRST = Order(queries.ORDER, descending=True)
# Of these `items` knows the titles.
_TITLED = {AboutKind.suggestion: ItemKind.suggestion, AboutKind.event: ItemKind.event}
_SETTINGS = sqlalchemy.select(*columns(NotificationSetting, "kind", "in_app"))


async def list_own(session: Session, actor: Principal, paging: PageParams) -> NotificationPage:
    """What the actor is told, bundled, the newest first."""
    params = {"person_id": actor.person_id}
    page = await paginate(session, queries.ENTRIES, paging, _NEWEST_FIRST, lambda row: row, params)
    titles = await items.titles(session, actor, _things(page.items))
    asked = [row["about_id"] for row in page.items if row["about_kind"] is AboutKind.nomination]
    if asked:
        titles |= await nominations.titles(session, actor, asked)
    return NotificationPage(
        items=[queries.read(row, titles, actor.language) for row in page.items],
        next_cursor=page.next_cursor,
        unread=page.items[0]["unread"] if page.items else 0,
    )


async def read_until(session: Session, actor: Principal, data: ReadUntil) -> None:
    """Take all up to a moment as read: what came since stays as it is."""
    seen = (*_unread(actor), col(Notification.created_at) <= data.until)
    await _note_read(session, actor, *seen)


async def read_one(session: Session, actor: Principal, notification_id: UUID) -> None:
    """Take an entry as read, with all that is bundled in it."""
    bundled = await _bundled(session, actor, notification_id)
    if bundled is None:
        raise NotFound
    await _note_read(session, actor, *_unread(actor), *bundled)


async def remove(session: Session, actor: Principal, notification_id: UUID) -> None:
    """Put an entry away for good, with all that is bundled in it; where it is none already nothing
    happens."""
    bundled = await _bundled(session, actor, notification_id)
    if bundled is None:
        return
    mine = col(Notification.person_id) == actor.person_id
    await session.exec(delete(Notification).where(mine, *bundled))
    await signals.announce(session, actor.person_id)


async def settings(session: Session, actor: Principal) -> NotificationSettingsRead:
    """What the actor is told of, kind by kind."""
    mine = _SETTINGS.where(col(NotificationSetting.person_id) == actor.person_id)
    said = {row["kind"]: row["in_app"] for row in await session.rows(mine)}
    return NotificationSettingsRead(
        items=[
            NotificationSettingRead(
                kind=kind,
                label=words.label(kind, actor.language),
                in_app=said.get(kind, kind not in OFF_AT_FIRST),
            )
            for kind in NotificationKind
            if kind not in OF_OFFICE or actor.may(OF_OFFICE[kind])
        ]
    )


async def change_settings(
    session: Session, actor: Principal, data: NotificationSettingsUpdate
) -> NotificationSettingsRead:
    """Switch kinds on or off, from now on; of one that is named twice the last counts."""
    wanted = {item.kind: item.in_app for item in data.items}
    rows: list[dict[str, Any]] = [
        {
            "organization_id": actor.organization_id,
            "id": uuid7(),
            "created_at": clock.now(),
            "person_id": actor.person_id,
            "kind": kind,
            "in_app": in_app,
        }
        for kind, in_app in wanted.items()
    ]
    dialect = sqlite if session.info["is_sqlite"] else postgresql
    insert = dialect.insert(NotificationSetting).values(rows)
    await session.exec(
        insert.on_conflict_do_update(
            index_elements=["organization_id", "person_id", "kind"],
            set_={"in_app": insert.excluded.in_app},
        )
    )
    return await settings(session, actor)


def _things(rows: Sequence[RowMapping]) -> set[tuple[ItemKind, UUID]]:
    titled = [row for row in rows if row["about_kind"] in _TITLED]
    return {(_TITLED[row["about_kind"]], row["about_id"]) for row in titled}


def _unread(actor: Principal) -> tuple[sqlalchemy.ColumnElement[bool], ...]:
    return (
        col(Notification.person_id) == actor.person_id,
        col(Notification.read_at).is_(None),
    )


async def _bundled(
    session: Session, actor: Principal, notification_id: UUID
) -> tuple[sqlalchemy.ColumnElement[bool], ...] | None:
    """All of an entry as the actor saw it: not what has come since. Another person's is not
    there."""
    query = select(Notification.bundle, Notification.created_at).where(
        Notification.id == notification_id, Notification.person_id == actor.person_id
    )
    found = (await session.exec(query)).first()
    if found is None:
        return None
    bundle, newest = found
    return col(Notification.bundle) == bundle, col(Notification.created_at) <= newest


async def _note_read(
    session: Session, actor: Principal, *which: sqlalchemy.ColumnElement[bool]
) -> None:
    noted = update(Notification).where(*which).values(read_at=clock.now())
    if (await session.exec(noted)).rowcount:
        # The other screens of the same person.
        await signals.announce(session, actor.person_id)
