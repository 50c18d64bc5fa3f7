"""What the endpoints about thanks accept and return."""

import datetime as dt
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from api.core.schemas import Clean, Input, Output
from api.identity.schemas import PersonRef
from api.matching.items import ItemKind
from api.recognition.kudos.models import Gesture, Visibility

# A courtesy: whoever thanks everybody thanks nobody.
RECEIVERS_A_DAY = 10

ValueKey = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40),
    Field(examples=["courage"]),
]
Words = Annotated[
    str,
    Clean,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=1000),
    Field(examples=["Danke, dass du am Freitag eingesprungen bist."]),
]


class Side(StrEnum):
    """Which thanks of mine."""

    given = "given"
    received = "received"


class Filters(BaseModel):
    """What the wall is narrowed to."""

    value: ValueKey | None = None
    topic_id: UUID | None = None
    person_id: Annotated[UUID | None, Field(description="Who is thanked.")] = None


class About(Input):
    """The thing that thanks are about."""

    kind: ItemKind
    id: UUID


def _distinct_ids(ids: list[UUID]) -> list[UUID]:
    return list(dict.fromkeys(ids))


def _distinct_keys(keys: list[str]) -> list[str]:
    return list(dict.fromkeys(keys))


class KudosCreate(Input):
    receiver_ids: Annotated[
        list[UUID],
        Field(min_length=1, max_length=RECEIVERS_A_DAY),
        AfterValidator(_distinct_ids),
    ]
    text: Words
    visibility: Annotated[
        Visibility,
        Field(description="How far it may be seen; each receiver may narrow it for themselves."),
    ]
    about: About | None = None
    values: Annotated[
        list[ValueKey],
        Field(max_length=5, description="Keys of the organization's values."),
        AfterValidator(_distinct_keys),
    ] = []


class VisibilityPut(Input):
    visibility: Annotated[
        Visibility, Field(description="Not further than the giver chose.", examples=["private"])
    ]


class AboutRead(Output):
    kind: ItemKind
    id: UUID
    title: str


class GestureRead(Output):
    gesture: Gesture
    count: int
    is_mine: bool


class KudosRead(Output):
    id: UUID
    giver: PersonRef
    receivers: list[PersonRef] = Field(description="Those whom the caller may see thanked here.")
    text: str
    values: list[str] = Field(description="Keys; their names are the organization's.")
    about: AboutRead | None = Field(description="Null also where the caller may not see it.")
    is_by_manager: bool = Field(description="The giver led one of these receivers then.")
    is_mine: bool = Field(description="The caller gave it.")
    visibility: Visibility | None = Field(
        description="How far the giver lets it be seen. For giver and receivers; else null."
    )
    my_visibility: Visibility | None = Field(
        description="How far the caller lets it be seen as a receiver; else null."
    )
    reactions: list[GestureRead] = Field(description="Gestures that somebody made.")
    created_at: dt.datetime
