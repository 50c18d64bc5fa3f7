"""Writes the audit log in the transaction of each act, and reads it. Nothing here commits."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self
from uuid import UUID

import sqlalchemy
from sqlalchemy import RowMapping
from sqlmodel import SQLModel, col

from api.core import clock
from api.core.aggregates import columns
from api.core.db import Session
from api.core.pagination import Order, Page, PageParams, paginate
from api.identity.audit.models import ActorKind, AuditAction, AuditEntry, ObjectKind
from api.identity.audit.schemas import (
    ActorRead,
    AuditEntryRead,
    AuditFilters,
    ChangeRead,
    ObjectRead,
)
from api.identity.models import Organization, Person, Team
from api.identity.principal import Principal
from api.identity.service_accounts.models import ServiceAccount

DAY = timedelta(days=1)
Change = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Thing:
    """What an act was about, with its name at that time."""

    kind: ObjectKind
    id: UUID
    name: str

    @classmethod
    def of(cls, row: Organization | Person | Team | ServiceAccount) -> Self:
        name = row.display_name if isinstance(row, Person) else row.name
        return cls(ObjectKind(str(row.__tablename__)), row.id, name)


def note(
    session: Session, action: AuditAction, thing: Thing, changes: Iterable[Change] = ()
) -> None:
    """Write down an act of whoever the session's request came from; a command has no caller."""
    actor: Principal | None = session.info.get("principal")
    is_person = thing.kind is ObjectKind.person
    session.add(
        AuditEntry(
            action=action,
            actor_kind=_kind(actor),
            actor_id=actor.person_id if actor and not actor.is_tool else None,
            tool_id=actor.person_id if actor and actor.is_tool else None,
            object_kind=thing.kind,
            person_id=thing.id if is_person else None,
            object_id=None if is_person else thing.id,
            object_name=thing.name,
            changes=list(changes),
        )
    )


def told(row: SQLModel, names: Iterable[str]) -> dict[str, Any]:
    """The values of these fields as they are now, to be compared later."""
    return {name: getattr(row, name) for name in names}


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """The fields that differ. Of what names something else only that it changed: the name of a
    manager would outlast their data here."""
    return [
        {"field": name, **_values(before.get(name), value)}
        for name, value in after.items()
        if value != before.get(name)
    ]


def note_changes(
    session: Session,
    action: AuditAction,
    row: Organization | Person | Team | ServiceAccount,
    before: Mapping[str, Any],
) -> None:
    """Write down what of a row differs from what `told` said; nothing where nothing does."""
    changes = differences(before, told(row, before))
    if changes:
        note(session, action, Thing.of(row), changes)


async def list_all(
    session: Session, actor: Principal, paging: PageParams, filters: AuditFilters
) -> Page[AuditEntryRead]:
    """The newest first."""
    query = _ENTRIES
    if filters.action:
        query = query.where(col(AuditEntry.action) == filters.action)
    if filters.actor_id:
        query = query.where(col(AuditEntry.actor_id) == filters.actor_id)
    if filters.since:
        begins = clock.midnight(filters.since, actor.time_zone)
        query = query.where(col(AuditEntry.created_at) >= begins)
    if filters.until:
        ends = clock.midnight(filters.until + DAY, actor.time_zone)
        query = query.where(col(AuditEntry.created_at) < ends)
    return await paginate(session, query, paging, _NEWEST_FIRST, _read)


_NEWEST_FIRST = Order((col(AuditEntry.created_at), col(AuditEntry.id)), descending=True)
_ENTRIES = (
    sqlalchemy.select(
        *columns(AuditEntry, "id", "created_at", "action", "actor_kind", "actor_id", "tool_id"),
        *columns(AuditEntry, "object_kind", "person_id", "object_id", "object_name", "changes"),
        col(Person.display_name).label("actor_name"),
        col(ServiceAccount.name).label("tool_name"),
    )
    .outerjoin(
        Person,
        (col(Person.organization_id) == AuditEntry.organization_id)
        & (col(Person.id) == AuditEntry.actor_id),
    )
    .outerjoin(
        ServiceAccount,
        (col(ServiceAccount.organization_id) == AuditEntry.organization_id)
        & (col(ServiceAccount.id) == AuditEntry.tool_id),
    )
)


def _kind(actor: Principal | None) -> ActorKind:
    if actor is None:
        return ActorKind.command
    return ActorKind.tool if actor.is_tool else ActorKind.person


def _values(before: Any, after: Any) -> dict[str, Any]:
    is_told = _is_plain(before) and _is_plain(after)
    return {"before": _plain(before), "after": _plain(after)} if is_told else _UNTOLD


_UNTOLD = {"before": None, "after": None}


def _is_plain(value: Any) -> bool:
    if isinstance(value, list):
        return all(isinstance(each, str) for each in value)
    return value is None or isinstance(value, str | int | bool | datetime)


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [str(each) for each in value]
    return value.isoformat() if isinstance(value, datetime) else value


def _read(row: RowMapping) -> AuditEntryRead:
    return AuditEntryRead(
        **{name: row[name] for name in ("id", "created_at", "action")},
        actor=ActorRead(
            kind=row["actor_kind"],
            id=row["actor_id"] or row["tool_id"],
            name=row["actor_name"] or row["tool_name"],
        ),
        object=ObjectRead(
            kind=row["object_kind"],
            id=row["person_id"] or row["object_id"],
            name=row["object_name"],
        ),
        changes=[ChangeRead.model_validate(change) for change in row["changes"] or []],
    )
