"""What the endpoints about teams accept and return."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from api.core.schemas import Clean, Input
from api.identity.schemas import TeamRef

TeamName = Annotated[
    str,
    Clean,
    StringConstraints(min_length=1, max_length=200),
    Field(examples=["Entwicklung"]),
]


class TeamCreate(Input):
    name: TeamName
    parent_id: UUID | None = None


class TeamUpdate(Input):
    name: TeamName | None = None
    parent_id: UUID | None = None


class TeamRead(TeamRef):
    parent_id: UUID | None
    version: int
