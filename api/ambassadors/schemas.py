"""What the endpoints about opting in, pausing and leaving accept and return."""

import datetime as dt
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from api.ambassadors.models import Purpose, Stage
from api.core.schemas import Day, Input, Output


class Standing(StrEnum):
    """How one stands, as one sees it oneself: who has left looks like who was never asked."""

    none = "none"
    active = "active"
    paused = "paused"


class Fate(StrEnum):
    """What becomes of a thing: it comes back by itself, or does not, or stays as it is."""

    rests = "rests"
    withdrawn = "withdrawn"
    deleted = "deleted"
    kept = "kept"


Purposes = Annotated[
    list[Purpose],
    Field(max_length=len(Purpose), examples=[["found", "named"]]),
]
TextVersion = Annotated[
    str,
    StringConstraints(min_length=1, max_length=20),
    Field(
        description="Of the texts that were shown, from `GET /consent-texts`; refused when they "
        "have changed since. Left out: those of now.",
        examples=["1"],
    ),
]


class AmbassadorshipPut(Input):
    """A yes. Each purpose that is not named here is not consented to."""

    stage: Stage | None = None
    consents: Purposes
    text_version: TextVersion | None = None


class AmbassadorshipPatch(Input):
    """`paused` rests everything, until a day or until `active` is sent."""

    stage: Stage | None = None
    status: Annotated[Literal["active", "paused"] | None, Field(examples=["paused"])] = None
    paused_until: Annotated[
        Day | None,
        Field(
            description="With `paused`: the day on which I am back. Null: until I say so.",
            examples=["2036-01-10"],
        ),
    ] = None

    @model_validator(mode="after")
    def _day_of_a_pause(self) -> Self:
        if self.paused_until and self.status != "paused":
            raise PydanticCustomError("day_misplaced", "A day belongs to a pause.")
        return self


class AmbassadorshipRead(Output):
    status: Standing
    stage: Stage | None
    joined_at: dt.datetime | None
    paused_until: dt.date | None
    consents: list[Purpose] = Field(description="Given and not taken back.")
    consents_in_force: list[Purpose] = Field(
        description="Those that count today: none while paused, none whose text has changed."
    )
    version: int | None


class ConsequenceRead(Output):
    kind: str
    outcome: Fate
    text: str


class ConsequencesRead(Output):
    """What follows from each step, so that it can be said before it is taken."""

    pausing: list[ConsequenceRead]
    leaving: list[ConsequenceRead]
