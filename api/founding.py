"""Founds a real organization: its settings, the vocabulary of skills, its first administrator."""

import re
import unicodedata
from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError
from sqlmodel import col, select

from api.core import tenancy
from api.core.db import Database
from api.core.schemas import LANGUAGES, Language, TimeZone
from api.core.settings import Settings
from api.identity.invitations import service as invitations
from api.identity.models import Organization, SignInAddress
from api.identity.organizations.schemas import Key, Name
from api.identity.people import service as people
from api.identity.people.schemas import GrantedRole, PersonCreate
from api.strategy.skills import vocabulary

_SLUG_LENGTH = 40


class NotFounded(Exception):
    """The organization, or the link, cannot be made; the text says why."""


@dataclass(frozen=True, slots=True)
class Foundation:
    """What is asked for; checked by `found`."""

    name: str
    admin_email: str
    admin_name: str | None
    slug: str | None
    language: str
    time_zone: str


async def found(database: Database, settings: Settings, wanted: Foundation) -> str:
    """Make the organization; returns the one-time link for its first administrator."""
    organization, administrator = _checked(wanted)
    async with database.transaction() as session:
        taken = select(Organization.id).where(col(Organization.slug) == organization.slug)
        if (await session.exec(taken)).first():
            raise NotFounded(f"There is an organization {organization.slug} already: --slug.")
        session.add(organization)
        await session.flush()
        await tenancy.bind(session, organization.id)
        await vocabulary.ship(session)
        try:
            person = await people.enroll(session, administrator)
        except people.AddressTaken as error:
            raise NotFounded(str(error)) from None
        return (await invitations.invite(session, settings, person.id)).url


async def invite(database: Database, settings: Settings, email: str) -> str:
    """A fresh link for somebody who lost theirs, also when no administrator is left to ask."""
    async with database.transaction() as session:
        listed = await session.get(SignInAddress, email.strip().casefold())
        if listed is None:
            raise NotFounded("Nobody signs in with this address.")
        await tenancy.bind(session, listed.organization_id)
        try:
            return (await invitations.invite(session, settings, listed.person_id)).url
        except invitations.PersonInactive as error:
            raise NotFounded(str(error)) from None


def _checked(wanted: Foundation) -> tuple[Organization, PersonCreate]:
    given, _, family = (wanted.admin_name or _name_in(wanted.admin_email)).strip().partition(" ")
    try:
        organization = Organization(
            name=TypeAdapter(Name).validate_python(wanted.name.strip()),
            slug=TypeAdapter(Key).validate_python(wanted.slug or _slug(wanted.name)),
            languages=list(LANGUAGES),
            default_language=TypeAdapter(Language).validate_python(wanted.language),
            time_zone=TypeAdapter(TimeZone).validate_python(wanted.time_zone),
        )
        administrator = PersonCreate(
            given_name=given,
            family_name=family or given,
            email=wanted.admin_email,
            language=wanted.language,
            roles=[GrantedRole.admin],
        )
    except ValidationError as error:
        first = error.errors()[0]
        raise NotFounded(f"{first['input']}: {first['msg']}") from None
    return organization, administrator


def _name_in(email: str) -> str:
    """`lea.muster@firma.ch` → `Lea Muster`."""
    return " ".join(part.capitalize() for part in re.split(r"[._]+", email.partition("@")[0]))


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_SLUG_LENGTH].strip("-")
