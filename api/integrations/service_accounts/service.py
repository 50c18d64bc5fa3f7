"""Rules of service accounts and their keys: what tools of the organization may read, until when.

Nothing here commits.
"""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy
from sqlalchemy import ColumnElement, RowMapping, func
from sqlmodel import col, select

from api.core import clock, crypto, tenancy
from api.core.aggregates import columns
from api.core.db import Session
from api.core.errors import Conflict
from api.core.pagination import Order, Page, PageParams, paginate
from api.core.routing import check_version
from api.identity.audit import service as audit
from api.identity.audit.models import AuditAction, ObjectKind
from api.identity.principal import Scope
from api.identity.service_accounts import keys
from api.identity.service_accounts.models import ServiceAccount, ServiceKey
from api.integrations.service_accounts import endings
from api.integrations.service_accounts.schemas import (
    KeyState,
    ServiceAccountCreate,
    ServiceAccountRead,
    ServiceAccountUpdate,
    ServiceKeyCreate,
    ServiceKeyCreated,
    ServiceKeyRead,
)

# One in use, and its successor until every tool has it.
MAXIMUM_ACTIVE = 2
OVERLAP = timedelta(days=7)


class ServiceAccountExists(Conflict):
    detail = "There is a tool of this name already."


class TooManyKeys(Conflict):
    detail = "A tool has at most {most} keys that work. Revoke one first."


class KeyEnded(Conflict):
    detail = "This key works no longer. Make a new one."


_FIELDS = ("id", "name", "contact", "networks", "created_at", "version")
_AUDITED = ("name", "contact", "networks")
_ACCOUNTS = sqlalchemy.select(*columns(ServiceAccount, *_FIELDS))
_ENDING = _ACCOUNTS.where(endings.HAS_ENDING)
_NOT_ENDING = _ACCOUNTS.where(~endings.HAS_ENDING)
_BY_NAME = Order((col(ServiceAccount.name),))


async def list_all(
    session: Session, paging: PageParams, *, ends_soon: bool | None
) -> Page[ServiceAccountRead]:
    """The organization's tools by name, each with its keys."""
    query = {None: _ACCOUNTS, True: _ENDING, False: _NOT_ENDING}[ends_soon]
    page = await paginate(session, query, paging, _BY_NAME, dict, endings.moments())
    found = await _keys(session, [row["id"] for row in page.items])
    items = [ServiceAccountRead(**row, keys=found[row["id"]]) for row in page.items]
    return Page(items=items, next_cursor=page.next_cursor)


async def get(session: Session, account_id: UUID) -> ServiceAccountRead:
    account = await tenancy.find(session, ServiceAccount, account_id)
    found = await _keys(session, [account_id])
    return ServiceAccountRead(**account.model_dump(include=set(_FIELDS)), keys=found[account_id])


async def create(session: Session, data: ServiceAccountCreate) -> ServiceAccountRead:
    """Enter a tool; it may nothing until it has a key."""
    await _check_name(session, data.name)
    account = ServiceAccount(**data.model_dump())
    session.add(account)
    audit.note(
        session,
        AuditAction.service_account_created,
        audit.Thing.of(account),
        audit.differences({}, {"networks": account.networks} if account.networks else {}),
    )
    await session.flush()
    return await get(session, account.id)


async def change(
    session: Session, account_id: UUID, data: ServiceAccountUpdate, if_match: str
) -> ServiceAccountRead:
    account = await tenancy.find(session, ServiceAccount, account_id)
    check_version(account, if_match)
    if data.name and data.name != account.name:
        await _check_name(session, data.name)
    before = audit.told(account, _AUDITED)
    for name, value in data.model_dump(exclude_unset=True, exclude_none=True).items():
        setattr(account, name, value)
    audit.note_changes(session, AuditAction.service_account_changed, account, before)
    await session.flush()
    return await get(session, account_id)


async def remove(session: Session, account_id: UUID, if_match: str) -> None:
    """Delete a tool; its keys end with it."""
    account = await tenancy.find(session, ServiceAccount, account_id)
    check_version(account, if_match)
    audit.note(session, AuditAction.service_account_deleted, audit.Thing.of(account))
    await session.delete(account)
    await session.flush()


async def add_key(session: Session, account_id: UUID, data: ServiceKeyCreate) -> ServiceKeyCreated:
    """Make a key; only this answer has it whole."""
    account = await _take_turn(session, account_id)
    return await _issue(session, account, data.scopes, data.lifetime_days)


async def rotate(session: Session, key_id: UUID, lifetime_days: int) -> ServiceKeyCreated:
    """Make a successor with the same scopes; the old key still works for a week at most."""
    key = await tenancy.find(session, ServiceKey, key_id)
    account = await _take_turn(session, key.account_id)
    await session.refresh(key)
    if _state(key.expires_at, key.revoked_at) is not KeyState.active:
        raise KeyEnded
    scopes = [Scope(scope) for scope in key.scopes]
    successor = await _issue(session, account, scopes, lifetime_days)
    before = audit.told(key, ("expires_at",))
    key.expires_at = min(key.expires_at, clock.now() + OVERLAP)
    changes = audit.differences(before, audit.told(key, before))
    audit.note(session, AuditAction.service_key_rotated, _thing(account, key), changes)
    await session.flush()
    return successor


async def revoke(session: Session, key_id: UUID) -> None:
    """End a key at once; for one that has ended already nothing changes."""
    key = await tenancy.find(session, ServiceKey, key_id)
    if _state(key.expires_at, key.revoked_at) is KeyState.active:
        key.revoked_at = clock.now()
        account = await tenancy.find(session, ServiceAccount, key.account_id)
        audit.note(session, AuditAction.service_key_revoked, _thing(account, key))
        await session.flush()


async def create_for(
    session: Session, account: ServiceAccountCreate, data: ServiceKeyCreate
) -> str:
    """A key for the tool of this name, which is entered if it is new: for commands."""
    found = select(ServiceAccount.id).where(col(ServiceAccount.name) == account.name)
    account_id = (await session.exec(found)).first() or (await create(session, account)).id
    return (await add_key(session, account_id, data)).key


async def _issue(
    session: Session, account: ServiceAccount, scopes: Collection[Scope], lifetime_days: int
) -> ServiceKeyCreated:
    if await _count_active(session, account.id) >= MAXIMUM_ACTIVE:
        raise TooManyKeys(most=MAXIMUM_ACTIVE)
    key = keys.fresh(tenancy.organization_of(session))
    row = ServiceKey(
        account_id=account.id,
        handle=key.handle,
        secret_hash=crypto.digest(key.secret),
        scopes=sorted(scopes),
        expires_at=clock.now() + timedelta(days=lifetime_days),
        warned_days=endings.due(lifetime_days),
    )
    session.add(row)
    opens = audit.told(row, ("scopes", "expires_at"))
    changes = audit.differences({}, opens)
    audit.note(session, AuditAction.service_key_created, _thing(account, row), changes)
    await session.flush()
    rows = await session.rows(_KEYS.where(col(ServiceKey.id) == row.id), endings.moments())
    return ServiceKeyCreated(**_read(rows[0]).model_dump(), key=key.written)


async def _count_active(session: Session, account_id: UUID) -> int:
    active = select(func.count()).where(
        ServiceKey.account_id == account_id,
        col(ServiceKey.revoked_at).is_(None),
        col(ServiceKey.expires_at) > clock.now(),
    )
    return (await session.exec(active)).one()


def _thing(account: ServiceAccount, key: ServiceKey) -> audit.Thing:
    return audit.Thing(ObjectKind.service_key, key.id, f"{account.name} ({key.handle})")


async def _take_turn(session: Session, account_id: UUID) -> ServiceAccount:
    """Let changes to a tool's keys happen one after the other; `NotFound` where it is none."""
    account = await tenancy.find(session, ServiceAccount, account_id)
    mine = select(ServiceAccount.id).where(ServiceAccount.id == account_id)
    await session.exec(mine.with_for_update(key_share=True))
    return account


async def _check_name(session: Session, name: str) -> None:
    taken = select(ServiceAccount.id).where(col(ServiceAccount.name) == name)
    if (await session.exec(taken)).first():
        raise ServiceAccountExists(pointer="#/name")


_KEYS = sqlalchemy.select(
    *columns(ServiceKey, "id", "organization_id", "account_id", "handle", "scopes"),
    *columns(ServiceKey, "created_at", "expires_at", "last_used_at", "revoked_at"),
    endings.ENDS_SOON.label("ends_soon"),
).order_by(col(ServiceKey.created_at).desc(), col(ServiceKey.id).desc())


async def _keys(
    session: Session, account_ids: Collection[UUID]
) -> defaultdict[UUID, list[ServiceKeyRead]]:
    found: defaultdict[UUID, list[ServiceKeyRead]] = defaultdict(list)
    mine: ColumnElement[bool] = col(ServiceKey.account_id).in_(account_ids)
    for row in await session.rows(_KEYS.where(mine), endings.moments()):
        found[row["account_id"]].append(_read(row))
    return found


def _read(row: RowMapping) -> ServiceKeyRead:
    return ServiceKeyRead(
        id=row["id"],
        prefix=keys.prefix(row["organization_id"], row["handle"]),
        scopes=row["scopes"],
        state=_state(row["expires_at"], row["revoked_at"]),
        created_at=row["created_at"],
        expires_at=row["expires_at"],
        last_used_at=row["last_used_at"],
        revoked_at=row["revoked_at"],
        ends_soon=row["ends_soon"],
    )


def _state(expires_at: datetime, revoked_at: datetime | None) -> KeyState:
    if revoked_at:
        return KeyState.revoked
    return KeyState.active if expires_at > clock.now() else KeyState.expired
