"""What the endpoints about reactions and corrections accept and return."""

import datetime as dt
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from api.core.schemas import Input, Output
from api.matching.items import ItemKind
from api.matching.reactions.models import DismissalReason, ReactionKind


class ReactionPut(Input):
    reaction: Annotated[ReactionKind, Field(examples=["dismissed"])]
    reason: Annotated[
        DismissalReason | None, Field(description="Only with a dismissal, and never needed.")
    ] = None

    @model_validator(mode="after")
    def _reason_of_dismissal(self) -> Self:
        if self.reason and self.reaction is not ReactionKind.dismissed:
            raise PydanticCustomError("reason_misplaced", "A reason belongs to a dismissal.")
        return self


class ReactionRead(Output):
    kind: ItemKind
    id: UUID = Field(validation_alias="item_id", description="Of the thing reacted to.")
    reaction: Annotated[ReactionKind, Field(examples=["dismissed"])]
    reason: DismissalReason | None
    created_at: dt.datetime


class SkillCorrection(Input):
    """«I do not have this skill»: it leaves the profile."""

    kind: Literal["skill"]
    skill_id: UUID
    means: Literal["not_mine"]


class TopicCorrection(Input):
    """«This topic does not interest me»: it is muted in the profile."""

    kind: Literal["topic"]
    topic_id: UUID
    means: Literal["not_interested"]


Correction = Annotated[SkillCorrection | TopicCorrection, Field(discriminator="kind")]
