"""What the endpoints about people, teams and the organization accept and return."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.core.records import LanguageMap
from api.core.schemas import Input, Language, Output
from api.identity.models import Role
from api.identity.principal import Permission


class ValueRead(Output):
    key: str
    names: LanguageMap


class OrganizationRead(Output):
    id: UUID
    name: str
    slug: str
    languages: list[str]
    default_language: str
    time_zone: str
    minimum_group_size: int = Field(description="Figures about fewer people are not shown.")
    values: list[ValueRead] = Field(description="What the organization holds dear.")
    version: int


class TeamRef(Output):
    id: UUID
    name: str


class PersonRef(Output):
    id: UUID
    display_name: str


class MeRead(Output):
    """The caller, with what they may do."""

    id: UUID
    given_name: str
    family_name: str
    display_name: str
    email: str | None
    job_title: str
    team: TeamRef | None
    manager: PersonRef | None
    language: str
    content_languages: list[str] = Field(description="Languages to read suggestions in.")
    roles: list[Role]
    permissions: list[Permission]
    organization: OrganizationRead
    version: int


class MeUpdate(Input):
    language: Language | None = None
    content_languages: Annotated[list[Language], Field(min_length=1, max_length=4)] | None = None
