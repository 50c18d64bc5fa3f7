"""Rules of the organization's settings. Nothing here commits."""

from api.core.db import Session
from api.core.errors import Invalid
from api.core.routing import check_version, touch
from api.identity.audit import service as audit
from api.identity.audit.models import AuditAction
from api.identity.models import Organization
from api.identity.organizations.schemas import OrganizationUpdate
from api.identity.service import organization_of


class LanguageNotOffered(Invalid):
    detail = "The default language must be one of the organization's languages."


class ValueTwice(Invalid):
    detail = "Two values have the same key."


async def change(session: Session, data: OrganizationUpdate, if_match: str) -> Organization:
    """Change what was sent."""
    organization = await organization_of(session)
    check_version(organization, if_match)
    before = audit.told(organization, OrganizationUpdate.model_fields)
    for name, value in data.model_dump(exclude_unset=True, exclude_none=True).items():
        setattr(organization, name, value)
    if organization.default_language not in organization.languages:
        raise LanguageNotOffered(pointer="#/default_language")
    keys = [value["key"] for value in organization.values]
    if len(keys) != len(set(keys)):
        raise ValueTwice(pointer="#/values")
    audit.note_changes(session, AuditAction.organization_changed, organization, before)
    touch(organization)
    await session.flush()
    return organization
