"""Why something fits, in words: reasons keep their names in all languages until they are read."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from api.core.records import LanguageMap
from api.core.schemas import Output, in_language
from api.strategy.skills.schemas import SkillRef
from api.strategy.topics.schemas import TopicRef


class ReasonKind(StrEnum):
    skill = "skill"
    learning = "learning"
    interest = "interest"
    goal = "goal"
    fresh = "fresh"


# The reasons that lie in the person; without one of them a thing does not fit.
PERSONAL = frozenset({ReasonKind.skill, ReasonKind.learning, ReasonKind.interest})

TEXTS: dict[ReasonKind, LanguageMap] = {
    ReasonKind.skill: {
        "de": "Deine Stärke {skill} × unser Thema {topic}",
        "fr": "Votre atout {skill} × notre thème {topic}",
        "it": "Il tuo punto forte {skill} × il nostro tema {topic}",
        "en": "Your strength {skill} × our topic {topic}",
    },
    ReasonKind.learning: {
        "de": "Du willst {skill} lernen – unser Thema {topic}",
        "fr": "Vous voulez apprendre {skill} – notre thème {topic}",
        "it": "Vuoi imparare {skill} – il nostro tema {topic}",
        "en": "You want to learn {skill} – our topic {topic}",
    },
    ReasonKind.interest: {
        "de": "Du folgst dem Thema {topic}",
        "fr": "Vous suivez le thème {topic}",
        "it": "Segui il tema {topic}",
        "en": "You follow the topic {topic}",
    },
    ReasonKind.goal: {
        "de": "Wichtig für unser Ziel «{goal}»",
        "fr": "Important pour notre objectif «\u202f{goal}\u202f»",
        "it": "Importante per il nostro obiettivo «{goal}»",
        "en": "Matters for our goal “{goal}”",
    },
    ReasonKind.fresh: {
        "de": "Neu dazugekommen",
        "fr": "Vient d’arriver",
        "it": "Novità",
        "en": "Just in",
    },
}


class Named(BaseModel):
    """A skill, topic or goal with its names per language."""

    model_config = ConfigDict(frozen=True)

    id: UUID
    names: LanguageMap


class Reason(BaseModel):
    """One reason as it is stored: what it rests on, so that it can be put right."""

    model_config = ConfigDict(frozen=True)

    kind: ReasonKind
    skill: Named | None = None
    topic: Named | None = None
    goal: Named | None = None


class ReasonRead(Output):
    kind: ReasonKind
    text: str
    skill: SkillRef | None
    topic: TopicRef | None
    correctable: bool = Field(description="Whether `PUT /me/corrections` can put it right.")


@dataclass(frozen=True, slots=True)
class Stated:
    """What a person says of themselves now, which may have changed since a reason was stored."""

    skill_ids: frozenset[UUID]
    follows: frozenset[UUID]
    mutes: frozenset[UUID]


_STORED = TypeAdapter(list[Reason])


def stored(reasons: str) -> list[Reason]:
    """Reasons as their JSON lies in the database, understood."""
    return _STORED.validate_json(reasons)


def holding(reasons: Iterable[Reason], stated: Stated) -> list[Reason]:
    """The reasons that still hold; none where no personal one is left."""
    held = [reason for reason in reasons if _holds(reason, stated)]
    return held if any(reason.kind in PERSONAL for reason in held) else []


def read(reason: Reason, language: str) -> ReasonRead:
    """A reason in the words of its reader."""
    names = {
        part: in_language(named.names, language)
        for part in ("skill", "topic", "goal")
        if (named := getattr(reason, part))
    }
    return ReasonRead(
        kind=reason.kind,
        text=in_language(TEXTS[reason.kind], language).format(**names),
        skill=reason.skill and {"id": reason.skill.id, "label": names["skill"]},
        topic=reason.topic and {"id": reason.topic.id, "name": names["topic"]},
        correctable=reason.kind in PERSONAL,
    )


def _holds(reason: Reason, stated: Stated) -> bool:
    topic_id = reason.topic.id if reason.topic else None
    if topic_id in stated.mutes:
        return False
    if reason.kind is ReasonKind.interest:
        return topic_id in stated.follows
    return reason.skill is None or reason.skill.id in stated.skill_ids
