"""What the endpoints about people accept and return."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints

from api.core.schemas import Clean, Flag, Input, Language, Output
from api.identity.models import Role
from api.identity.schemas import PersonRef, TeamRef

GivenName = Annotated[
    str, Clean, StringConstraints(min_length=1, max_length=99), Field(examples=["Lea"])
]
FamilyName = Annotated[
    str, Clean, StringConstraints(min_length=1, max_length=99), Field(examples=["Muster"])
]
JobTitle = Annotated[
    str, Clean, StringConstraints(max_length=200), Field(examples=["Servicetechnikerin"])
]
Email = Annotated[
    str,
    # Innermost, or the contract would not tell the pattern.
    StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=320),
    Clean,
    Field(examples=["lea.muster@firma.ch"]),
]


class GrantedRole(StrEnum):
    """A role that an administrator gives; `manager` comes from having reports."""

    mentor = "mentor"
    lead = "lead"
    admin = "admin"
    finance = "finance"


def _distinct(roles: list[GrantedRole]) -> list[GrantedRole]:
    return sorted(set(roles))


GrantedRoles = Annotated[list[GrantedRole], Field(max_length=8), AfterValidator(_distinct)]


class PersonStatus(StrEnum):
    """Which people to list: employed, no longer, or both."""

    active = "active"
    inactive = "inactive"
    all = "all"


class PersonCreate(Input):
    given_name: GivenName
    family_name: FamilyName
    email: Email | None = None
    job_title: JobTitle = ""
    team_id: UUID | None = None
    manager_id: UUID | None = None
    language: Language | None = None
    roles: GrantedRoles = []


class PersonUpdate(Input):
    given_name: GivenName | None = None
    family_name: FamilyName | None = None
    email: Email | None = None
    job_title: JobTitle | None = None
    team_id: UUID | None = None
    manager_id: UUID | None = None
    language: Language | None = None
    is_active: Flag | None = None


class RolesUpdate(Input):
    roles: GrantedRoles


class PersonAdministration(Output):
    """What administrators know of a person; nothing of it tells who is an ambassador."""

    given_name: str
    family_name: str
    email: str | None
    manager: PersonRef | None
    language: str
    roles: list[Role] = Field(description="As granted; having reports makes a manager besides.")
    is_active: bool
    has_password: bool
    invited_until: datetime | None = Field(description="When an invitation not yet used ends.")
    created_at: datetime
    version: int


class PersonRead(PersonRef):
    job_title: str
    team: TeamRef | None
    administration: PersonAdministration | None = Field(
        description="For administrators alone; null for everybody else."
    )
