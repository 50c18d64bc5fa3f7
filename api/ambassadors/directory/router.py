"""HTTP face of the directory, and of one's own entry in it."""

from typing import Annotated
from uuid import UUID

from fastapi import Query

from api.ambassadors.directory import service
from api.ambassadors.directory.schemas import (
    AmbassadorRead,
    DirectoryEntryPut,
    DirectoryEntryRead,
    Filters,
)
from api.core.pagination import Page, Paging
from api.core.routing import RequestSession, Router, together
from api.identity.access import Me, require
from api.identity.principal import Permission, Principal

_directory = Router(prefix="/ambassadors", tags=["ambassadors"])
_own = Router(prefix="/me/directory-entry", tags=["ambassadors"])

Reader = Annotated[Principal, require(Permission.ambassadors_read)]


@_directory.get("")
async def list_ambassadors(
    session: RequestSession, actor: Reader, paging: Paging, filters: Annotated[Filters, Query()]
) -> Page[AmbassadorRead]:
    """Ambassadors who consent to be found, by name. Nobody else is in here, whatever the reason."""
    return await service.list_all(session, actor, paging, filters)


@_directory.get("/{ambassador_id}")
async def get_ambassador(
    session: RequestSession, actor: Reader, ambassador_id: UUID
) -> AmbassadorRead:
    """What one of them shows. 404 for everybody who cannot be found, whatever the reason."""
    return await service.get(session, actor, ambassador_id)


@_own.get("")
async def get_directory_entry(session: RequestSession, actor: Me) -> DirectoryEntryRead:
    """What I show in the directory, and how others see me there."""
    return await service.get_entry(session, actor)


@_own.put("")
async def set_directory_entry(
    session: RequestSession, actor: Me, data: DirectoryEntryPut
) -> DirectoryEntryRead:
    """Say what others see of me. Whether they do is up to the consent `found`."""
    return await service.set_entry(session, actor, data)


router = together(_directory, _own)
