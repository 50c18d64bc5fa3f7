"""What the endpoints about skills accept and return."""

from uuid import UUID

from api.core.records import LanguageMap
from api.core.schemas import Input, Lines, Output
from api.strategy.skills.models import SkillOrigin


class SkillCreate(Input):
    labels: Lines


class SkillRef(Output):
    id: UUID
    label: str


class TopicName(Output):
    id: UUID
    name: str


class SkillRead(SkillRef):
    labels: LanguageMap
    origin: SkillOrigin
    topics: list[TopicName]
