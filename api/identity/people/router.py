"""HTTP face of people, as everybody and as administrators see them."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from api.core.pagination import Page, Paging
from api.core.routing import IfMatch, RequestSession, Router, etag
from api.core.schemas import Storable
from api.identity.access import require
from api.identity.people import service
from api.identity.people.schemas import (
    PersonCreate,
    PersonRead,
    PersonStatus,
    PersonUpdate,
    RolesUpdate,
)
from api.identity.principal import Permission, Principal

router = Router(prefix="/people", tags=["people"])

Reader = Annotated[Principal, require(Permission.people_read)]
Writer = Annotated[Principal, require(Permission.people_write)]


@router.get("")
async def list_people(
    session: RequestSession,
    actor: Reader,
    paging: Paging,
    q: Annotated[str | None, Storable, Query(min_length=1, max_length=100)] = None,
    team_id: UUID | None = None,
    status: PersonStatus = PersonStatus.active,
) -> Page[PersonRead]:
    """Colleagues by name; `q` finds part of a name. Administrators see more of each, may ask for
    another `status`, and find by address too."""
    return await service.list_all(session, actor, paging, q=q, team_id=team_id, status=status)


@router.post("", status_code=201)
async def create_person(
    session: RequestSession, actor: Writer, response: Response, data: PersonCreate
) -> PersonRead:
    """Add somebody employed here. They are no ambassador by that, and sign in by invitation."""
    person = await service.create(session, actor, data)
    response.headers["Location"] = f"/api/v1/people/{person.id}"
    return _with_version(response, person)


@router.get("/{person_id}")
async def get_person(
    session: RequestSession, actor: Reader, response: Response, person_id: UUID
) -> PersonRead:
    """One colleague."""
    return _with_version(response, await service.get(session, actor, person_id))


@router.patch("/{person_id}")
async def update_person(
    session: RequestSession,
    actor: Writer,
    response: Response,
    person_id: UUID,
    data: PersonUpdate,
    if_match: IfMatch,
) -> PersonRead:
    """Change a person, or deactivate them: then they are signed out at once."""
    person = await service.change(session, actor, person_id, data, if_match)
    return _with_version(response, person)


@router.put("/{person_id}/roles")
async def set_roles(
    session: RequestSession, actor: Writer, response: Response, person_id: UUID, data: RolesUpdate
) -> PersonRead:
    """Give a person these roles and no others; the last administrator stays one (409)."""
    return _with_version(response, await service.set_roles(session, actor, person_id, data.roles))


def _with_version(response: Response, person: PersonRead) -> PersonRead:
    if person.administration:
        response.headers["ETag"] = etag(person.administration.version)
    return person
