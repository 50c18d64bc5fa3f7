"""What the endpoints about the directory accept and return."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field, StringConstraints

from api.ambassadors.models import Stage
from api.core.schemas import Clean, Flag, Input, Language, Output
from api.identity.schemas import PersonRef, TeamRef
from api.strategy.skills.schemas import SkillRef
from api.strategy.topics.schemas import TopicRef

Place = Annotated[
    str,
    Clean,
    StringConstraints(strip_whitespace=True, max_length=100),
    Field(description="Where to meet them; everybody may read it.", examples=["Winterthur"]),
]
Words = Annotated[str, Clean, StringConstraints(min_length=1, max_length=100)]


class Filters(BaseModel):
    """What the list of ambassadors is narrowed to."""

    q: Annotated[
        Words | None,
        Field(
            description="Each of these words is in the name, team, place, a skill or a topic.",
            examples=["wärme"],
        ),
    ] = None
    skill_id: UUID | None = None
    topic_id: Annotated[
        UUID | None,
        Field(description="Who follows this topic, or has a skill that belongs to it."),
    ] = None
    language: Language | None = None
    team_id: UUID | None = None
    place: Annotated[Words | None, Field(description="A part of it.", examples=["Winterthur"])] = (
        None
    )


class AmbassadorSkill(SkillRef):
    level: int | None = Field(description="1 knows it, 4 teaches it; null: unsaid.")


class AmbassadorRead(PersonRef):
    """An ambassador as they let themselves be seen; what they leave out is empty."""

    team: TeamRef | None
    place: str
    stage: Stage | None
    languages: list[str]
    skills: list[AmbassadorSkill] = Field(description="Those that they know best first.")
    topics: list[TopicRef] = Field(description="That they follow.")


class DirectoryEntryPut(Input):
    """Replaces the entry; what is left out is as at first."""

    place: Place = ""
    shows_stage: Flag = True
    shows_skills: Flag = True
    shows_topics: Flag = True
    shows_languages: Flag = True


class DirectoryEntryRead(Output):
    """My entry, and how others see it as long as I can be found."""

    place: str
    shows_stage: bool
    shows_skills: bool
    shows_topics: bool
    shows_languages: bool
    is_found: bool = Field(description="Whether others find me today.")
    seen: AmbassadorRead
