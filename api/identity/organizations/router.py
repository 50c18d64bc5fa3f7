"""HTTP face of the organization."""

from typing import Annotated

from fastapi import Response

from api.core.routing import IfMatch, RequestSession, Router, etag
from api.identity.access import require
from api.identity.models import Organization
from api.identity.organizations import service
from api.identity.organizations.schemas import OrganizationUpdate
from api.identity.principal import Permission, Principal
from api.identity.schemas import OrganizationRead
from api.identity.service import organization_of

router = Router(prefix="/organization", tags=["people"])

Reader = Annotated[Principal, require(Permission.people_read)]
Writer = Annotated[Principal, require(Permission.organization_write)]


@router.get("", response_model=OrganizationRead)
async def get_organization(
    session: RequestSession, _actor: Reader, response: Response
) -> Organization:
    """The organization I belong to."""
    organization = await organization_of(session)
    response.headers["ETag"] = etag(organization.version)
    return organization


@router.patch("", response_model=OrganizationRead)
async def update_organization(
    session: RequestSession,
    _actor: Writer,
    response: Response,
    data: OrganizationUpdate,
    if_match: IfMatch,
) -> Organization:
    """Change the organization's name, languages, time zone, smallest group or values."""
    organization = await service.change(session, data, if_match)
    response.headers["ETag"] = etag(organization.version)
    return organization
