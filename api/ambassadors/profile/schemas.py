"""What the endpoints about one's own skills and interests accept and return."""

import datetime as dt
from typing import Annotated

from pydantic import Field

from api.ambassadors.profile.models import Attitude
from api.core.schemas import Flag, Input, Number, Output
from api.strategy.skills.schemas import SkillRef
from api.strategy.topics.schemas import TopicRef


class MySkillPut(Input):
    level: Annotated[Number, Field(ge=1, le=4)] | None = None
    wants_to_learn: Flag = False


class MySkillRead(Output):
    skill: SkillRef
    level: int | None = Field(description="1 knows it, 4 teaches it; null: unsaid.")
    wants_to_learn: bool
    updated_at: dt.datetime


class InterestPut(Input):
    attitude: Attitude


class InterestRead(Output):
    topic: TopicRef
    attitude: Attitude
