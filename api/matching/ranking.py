"""The one ranking: pure and deterministic, it orders candidates for a profile and says why."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import heapify, heappop, heapreplace
from uuid import UUID

from api.matching import weights
from api.matching.candidates import Aim, Candidate
from api.matching.items import ItemKind
from api.matching.profile import OwnSkill, OwnTopic, Profile
from api.matching.reasons import Reason, ReasonKind

Scored = tuple[Candidate, float]


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate that fits: how well, and why, the strongest reason first."""

    candidate: Candidate
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """What beside person and thing decides: the time, the goals that run, what was shown before
    without anything being done with it (how often by id)."""

    now: datetime
    aims: Sequence[Aim] = ()
    shown: Mapping[UUID, int] | None = None


def rank(
    candidates: Iterable[Candidate],
    profile: Profile,
    moment: Moment,
    wanted: int,
    *,
    most: Mapping[ItemKind, int] | None = None,
) -> list[Match]:
    """The best `wanted` that fit, varied; the same input always gives the same order. Of a kind
    in `most`, those beyond so many come only when nothing else is left."""
    fits = _fits(profile)
    scored = [(candidate, _score(candidate, profile, fits, moment)) for candidate in candidates]
    fitting = [(candidate, score) for candidate, score in scored if score > 0]
    return [
        Match(candidate, score, _reasons(candidate, profile, fits, moment))
        for candidate, score in _varied(fitting, wanted, most or {})
    ]


def best_topics(profile: Profile) -> list[UUID]:
    """The topics worth looking for things in, the best first, as many as are bearable."""
    fits = _fits(profile)
    ordered = sorted(fits, key=lambda topic_id: (-fits[topic_id], topic_id))
    return ordered[: weights.TOPICS_AT_MOST]


def _score(
    candidate: Candidate, profile: Profile, fits: Mapping[UUID, float], moment: Moment
) -> float:
    score = _together(fits[topic_id] for topic_id in candidate.topic_ids if topic_id in fits)
    own = [profile.topics[row_id] for row_id in candidate.topic_ids if row_id in profile.topics]
    if any(topic.is_muted for topic in own):
        score *= weights.MUTED_KEEPS
    aim = _aim(candidate, moment.aims)
    bonus = _freshness(candidate, moment.now) + _haste(candidate, moment.now)
    bonus += weights.GOAL_PRIORITIES[aim.priority] if aim else 0.0
    score *= _language(candidate, profile) * (1 + bonus)
    score *= weights.SOURCE_LESSON_KEEPS ** _lesson(profile.source_lessons, candidate.source_id)
    return float(score * weights.SHOWN_KEEPS ** (moment.shown or {}).get(candidate.id, 0))


def _fits(profile: Profile) -> dict[UUID, float]:
    """How well each topic fits: none that is muted, and none that does not concern the person."""
    return {
        topic_id: _topic_fit(topic, _lesson(profile.topic_lessons, topic_id))
        for topic_id, topic in profile.topics.items()
        if not topic.is_muted
    }


def _topic_fit(topic: OwnTopic, lesson: float) -> float:
    """Skills × interest, each counted from 1, so that either alone is enough."""
    skill = _together(map(_strength, topic.skills))
    interest = weights.FOLLOWED_TOPIC if topic.followed else 0.0
    return ((1 + skill) * (1 + interest) - 1) * float(weights.TOPIC_LESSON_KEEPS**lesson)


def _strength(skill: OwnSkill) -> float:
    return weights.SKILL_TO_LEARN if skill.is_to_learn else weights.SKILL_LEVELS[skill.level]


def _together(values: Iterable[float]) -> float:
    """The best one, and ever less of each further one."""
    ordered = sorted(values, reverse=True)
    return sum(value * weights.FURTHER**place for place, value in enumerate(ordered))


def _language(candidate: Candidate, profile: Profile) -> float:
    if candidate.language not in profile.languages:
        return weights.LANGUAGE_UNKNOWN
    place = profile.languages.index(candidate.language)
    return weights.LANGUAGES[min(place, len(weights.LANGUAGES) - 1)]


def _freshness(candidate: Candidate, now: datetime) -> float:
    age = max(0.0, _days(now - candidate.listed_at))
    return float(weights.FRESH * 0.5 ** (age / weights.FRESH_HALVES_IN_DAYS))


def _haste(candidate: Candidate, now: datetime) -> float:
    if candidate.valid_until is None:
        return 0.0
    left = _days(candidate.valid_until - now) / weights.ENDS_SOON_DAYS
    return weights.ENDS_SOON * max(0.0, 1 - max(0.0, left))


def _aim(candidate: Candidate, aims: Sequence[Aim]) -> Aim | None:
    """The goal a curator named if it runs, else the most important one about its topics."""
    named = [aim for aim in aims if aim.goal.id == candidate.goal_id]
    about = [aim for aim in aims if not aim.topic_ids.isdisjoint(candidate.topic_ids)]
    found = sorted(named or about, key=lambda aim: (-aim.priority, aim.goal.id))
    return found[0] if found else None


def _lesson(lessons: Mapping[UUID, float], row_id: UUID | None) -> float:
    return lessons.get(row_id, 0.0) if row_id else 0.0


def _days(span: timedelta) -> float:
    return span / timedelta(days=1)


def _reasons(
    candidate: Candidate, profile: Profile, fits: Mapping[UUID, float], moment: Moment
) -> tuple[Reason, ...]:
    topics = [topic_id for topic_id in candidate.topic_ids if topic_id in fits]
    topics.sort(key=lambda topic_id: (-fits[topic_id], topic_id))
    personal: list[Reason] = []
    for topic_id in topics:
        # What is followed may stand above several of these topics: it is named once.
        personal += [why for why in _personal(profile.topics[topic_id]) if why not in personal]
    found = personal[: weights.PERSONAL_REASONS_AT_MOST]
    aim = _aim(candidate, moment.aims)
    if aim:
        found.append(Reason(kind=ReasonKind.goal, goal=aim.goal))
    if _days(moment.now - candidate.listed_at) < weights.FRESH_REASON_DAYS:
        found.append(Reason(kind=ReasonKind.fresh))
    return tuple(found[: weights.REASONS_AT_MOST])


def _personal(topic: OwnTopic) -> list[Reason]:
    """The reasons a topic gives, at most one of each kind."""
    found = []
    ordered = sorted(topic.skills, key=lambda skill: (-_strength(skill), skill.skill.id))
    can = next((skill.skill for skill in ordered if not skill.is_to_learn), None)
    learns = next((skill.skill for skill in ordered if skill.is_to_learn), None)
    if can:
        found.append(Reason(kind=ReasonKind.skill, skill=can, topic=topic.topic))
    if topic.followed:
        found.append(Reason(kind=ReasonKind.interest, topic=topic.followed))
    if learns:
        found.append(Reason(kind=ReasonKind.learning, skill=learns, topic=topic.topic))
    return found


def _varied(scored: Iterable[Scored], wanted: int, most: Mapping[ItemKind, int]) -> list[Scored]:
    """Choose the best one by one, each time caring for what is chosen already."""
    chosen = list[Scored]()
    kinds, sources, topics = Counter[ItemKind](), Counter[UUID | None](), Counter[UUID]()

    def order(pair: Scored) -> tuple[bool, bool, float, UUID]:
        candidate, score = pair
        is_over = kinds[candidate.kind] >= most.get(candidate.kind, wanted)
        source = sources[candidate.source_id] if candidate.source_id else 0
        topic = max(topics.get(topic_id, 0) for topic_id in candidate.topic_ids)
        keeps = weights.SAME_SOURCE_KEEPS**source * weights.SAME_TOPIC_KEEPS**topic
        return is_over, max(source, topic) >= weights.MOST_ALIKE, -score * keeps, candidate.id

    # What is chosen only ever sets others back, so an order noted earlier is a bound, and only
    # those that come to the top are looked at again.
    noted = [(order(pair), pair) for pair in scored]
    heapify(noted)
    while noted and len(chosen) < wanted:
        before, best = noted[0]
        if (since := order(best)) != before:
            heapreplace(noted, (since, best))
            continue
        heappop(noted)
        chosen.append(best)
        kinds[best[0].kind] += 1
        sources[best[0].source_id] += 1
        topics.update(best[0].topic_ids)
    return chosen
