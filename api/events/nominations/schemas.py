"""What the endpoints about nominations accept and return."""

import datetime as dt
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.core.schemas import Flag, Input, Output, Paragraph
from api.events.nominations.models import NomineeAnswer
from api.events.openings.models import Part
from api.events.participations.schemas import Occasion
from api.identity.schemas import PersonRef

Words = Annotated[
    Paragraph,
    Field(max_length=500, examples=["Du erklärst das so, dass man es versteht."]),
]
_UNTIL = Field(description="The last day to answer, in the organization's time zone.")


class NominationState(StrEnum):
    """What others see. A nomination that is not accepted stays open until its last day and is
    expired after it, whatever the person chose."""

    open = "open"
    accepted = "accepted"
    expired = "expired"


class MyNominationState(StrEnum):
    """What the nominee sees."""

    open = "open"
    accepted = "accepted"
    declined = "declined"
    expired = "expired"


class NominationCreate(Input):
    person_id: UUID
    message: Annotated[Words, Field(description="Words to the person, who alone reads them.")] = ""


class NominationRead(Output):
    """A nomination as those see it who nominate."""

    id: UUID
    opening_id: UUID
    person: PersonRef
    nominated_by: PersonRef
    message: str | None = Field(description="Null: somebody else's words.")
    is_mine: bool
    state: NominationState
    open_until: dt.date = _UNTIL
    created_at: dt.datetime


class MyNomination(Output):
    id: UUID
    opening_id: UUID
    part: Part
    event: Occasion
    nominated_by: PersonRef
    message: str
    state: MyNominationState
    is_open: bool = Field(description="It can be answered, also otherwise than it was.")
    open_until: dt.date = _UNTIL
    gives_seat: bool = Field(
        description="True: who accepts has a seat while there are any. Otherwise curators choose."
    )
    created_at: dt.datetime


class NominationAnswer(Input):
    answer: NomineeAnswer = Field(description="Nobody else ever learns of `declined`.")
    waits: Annotated[
        Flag, Field(description="Accept also if all seats are taken meanwhile, and wait for one.")
    ] = False
