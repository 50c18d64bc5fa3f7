"""HTTP face of service accounts and their keys, for administrators."""

from typing import Annotated
from uuid import UUID

from fastapi import Response

from api.core.pagination import Page, Paging
from api.core.routing import IfMatch, RequestSession, Router, etag, together
from api.identity.access import require
from api.identity.principal import Permission, Principal
from api.integrations.service_accounts import service
from api.integrations.service_accounts.schemas import (
    ServiceAccountCreate,
    ServiceAccountRead,
    ServiceAccountUpdate,
    ServiceKeyCreate,
    ServiceKeyCreated,
    ServiceKeyRotation,
)

_accounts = Router(prefix="/service-accounts", tags=["integrations"])
_keys = Router(prefix="/service-keys", tags=["integrations"])

Writer = Annotated[Principal, require(Permission.service_accounts_write)]


@_accounts.get("")
async def list_service_accounts(
    session: RequestSession, _actor: Writer, paging: Paging, ends_soon: bool | None = None
) -> Page[ServiceAccountRead]:
    """The tools that have keys, by name; a key's secret is shown nowhere again. With `ends_soon`
    those alone of which a key that nothing replaces ends within 30 days, or the others."""
    return await service.list_all(session, paging, ends_soon=ends_soon)


@_accounts.post("", status_code=201)
async def create_service_account(
    session: RequestSession, _actor: Writer, response: Response, data: ServiceAccountCreate
) -> ServiceAccountRead:
    """Enter a tool. It may nothing until it has a key; with `networks` its keys work from these
    alone."""
    account = await service.create(session, data)
    response.headers["Location"] = f"/api/v1/service-accounts/{account.id}"
    return _tagged(response, account)


@_accounts.get("/{account_id}")
async def get_service_account(
    session: RequestSession, _actor: Writer, response: Response, account_id: UUID
) -> ServiceAccountRead:
    """One tool with its keys; those that ended stay listed for three months."""
    return _tagged(response, await service.get(session, account_id))


@_accounts.patch("/{account_id}")
async def update_service_account(
    session: RequestSession,
    _actor: Writer,
    response: Response,
    account_id: UUID,
    data: ServiceAccountUpdate,
    if_match: IfMatch,
) -> ServiceAccountRead:
    """Rename a tool, say whom to ask about it, or from which networks its keys work."""
    return _tagged(response, await service.change(session, account_id, data, if_match))


@_accounts.delete("/{account_id}", status_code=204)
async def delete_service_account(
    session: RequestSession, _actor: Writer, account_id: UUID, if_match: IfMatch
) -> None:
    """Delete a tool; its keys end at once."""
    await service.remove(session, account_id, if_match)


@_accounts.post("/{account_id}/keys", status_code=201, openapi_extra={"x-secret-answer": True})
async def create_service_key(
    session: RequestSession,
    _actor: Writer,
    response: Response,
    account_id: UUID,
    data: ServiceKeyCreate,
) -> ServiceKeyCreated:
    """Make a key with these scopes. It is shown this once: a repeat makes another, whatever its
    `Idempotency-Key`."""
    response.headers["Location"] = f"/api/v1/service-accounts/{account_id}"
    return await service.add_key(session, account_id, data)


@_keys.post("/{key_id}/rotation", status_code=201, openapi_extra={"x-secret-answer": True})
async def rotate_service_key(
    session: RequestSession,
    _actor: Writer,
    response: Response,
    key_id: UUID,
    data: ServiceKeyRotation,
) -> ServiceKeyCreated:
    """Make a successor with the same scopes, shown this once. The old key works for seven more
    days at most, so that the tool can change over."""
    response.headers["Location"] = "/api/v1/service-accounts"
    return await service.rotate(session, key_id, data.lifetime_days)


@_keys.delete("/{key_id}", status_code=204)
async def revoke_service_key(session: RequestSession, _actor: Writer, key_id: UUID) -> None:
    """End a key at once: the next request with it is refused (401)."""
    await service.revoke(session, key_id)


router = together(_accounts, _keys)


def _tagged(response: Response, account: ServiceAccountRead) -> ServiceAccountRead:
    response.headers["ETag"] = etag(account.version)
    return account
