"""What the endpoints about opting in and consents accept and return."""

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from api.ambassadors.models import Purpose, Stage
from api.core.schemas import Flag, Input, Output


class Standing(StrEnum):
    """How one stands, as one sees it oneself: who has left looks like who was never asked."""

    none = "none"
    active = "active"
    paused = "paused"


Purposes = Annotated[
    list[Purpose],
    Field(max_length=len(Purpose), examples=[["found", "named"]]),
]


class AmbassadorshipPut(Input):
    """A yes. Each purpose that is not named here is not consented to."""

    stage: Stage | None = None
    consents: Purposes


class AmbassadorshipPatch(Input):
    stage: Stage | None = None


class AmbassadorshipRead(Output):
    status: Standing
    stage: Stage | None
    joined_at: dt.datetime | None
    paused_until: dt.date | None
    consents: list[Purpose]
    version: int | None


class ConsentPut(Input):
    granted: Flag


class ConsentRead(Output):
    purpose: Purpose
    granted: bool
    granted_at: dt.datetime | None
    text_version: str = Field(description="Of the text consented to, or to be consented to.")
