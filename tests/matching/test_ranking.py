"""The ranking: each thing that counts turns an order around, and nothing else does."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from api.matching import ranking, weights
from api.matching.candidates import Aim, Candidate
from api.matching.items import ItemKind
from api.matching.profile import OwnSkill, OwnTopic, Profile
from api.matching.ranking import Moment
from api.matching.reasons import Named, ReasonKind

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
HEAT, MOBILITY, CULTURE = (UUID(int=place) for place in (101, 102, 103))
FEED, MAGAZINE = UUID(int=201), UUID(int=202)
# The later of two that fit equally well: whatever is turned around is turned around to it.
EARLIER, LATER = UUID(int=1), UUID(int=2)


def named(row_id: UUID, name: str = "…") -> Named:
    return Named(id=row_id, names={"de": name})


def skill(level: int | None = 3, *, place: int = 1, learn: bool = False) -> OwnSkill:
    return OwnSkill(named(UUID(int=300 + place)), level, learn)


def own(topic_id: UUID, *skills: OwnSkill, follows: bool = False, mutes: bool = False) -> OwnTopic:
    followed = named(topic_id) if follows else None
    return OwnTopic(named(topic_id), skills, followed, mutes)


def profile(*topics: OwnTopic, **fields: Any) -> Profile:
    defaults: dict[str, Any] = {"languages": ("de", "en")}
    defaults |= {"topic_lessons": {}, "source_lessons": {}}
    return Profile(topics={each.topic.id: each for each in topics}, **{**defaults, **fields})


def thing(row_id: UUID, *topic_ids: UUID, **fields: Any) -> Candidate:
    defaults: dict[str, Any] = {"language": "de", "source_id": None}
    defaults["listed_at"] = NOW - timedelta(days=10)
    return Candidate(ItemKind.suggestion, row_id, topic_ids or (HEAT,), **{**defaults, **fields})


def occasion(row_id: int) -> Candidate:
    return replace(thing(UUID(int=row_id)), kind=ItemKind.event)


def order(
    candidates: list[Candidate], person: Profile, wanted: int = 5, **moment: Any
) -> list[UUID]:
    found = ranking.rank(candidates, person, Moment(NOW, **moment), wanted)
    return [match.candidate.id for match in found]


KNOWS_HEAT = profile(own(HEAT, skill()))
BOTH = (own(HEAT, skill()), own(MOBILITY, skill()))


def test_equal_things_stand_in_the_order_of_their_ids() -> None:
    pair = [thing(LATER), thing(EARLIER)]

    assert order(pair, KNOWS_HEAT) == [EARLIER, LATER]


def test_of_a_kind_no_more_than_wanted_come_while_anything_else_is_left() -> None:
    things = [occasion(place) for place in (1, 2, 3, 4)] + [
        thing(UUID(int=place), MOBILITY) for place in (11, 12, 13)
    ]
    # All events fit better.
    person = profile(own(HEAT, skill(4)), own(MOBILITY, skill(1)))

    found = ranking.rank(things, person, Moment(NOW), 6, most={ItemKind.event: 2})

    assert [match.candidate.kind for match in found] == [ItemKind.event] * 2 + [
        ItemKind.suggestion
    ] * 3 + [ItemKind.event]


def test_what_has_no_topic_of_the_person_does_not_fit() -> None:
    assert order([thing(EARLIER, CULTURE), thing(LATER)], KNOWS_HEAT) == [LATER]


def test_muted_topic_does_not_fit() -> None:
    person = profile(own(HEAT, skill(), mutes=True), own(MOBILITY, skill(1)))

    assert order([thing(EARLIER, HEAT), thing(LATER, MOBILITY)], person) == [LATER]


FACTORS: dict[str, tuple[Profile, Candidate, Candidate]] = {
    "level of the skill": (
        profile(own(HEAT, skill(1)), own(MOBILITY, skill(4))),
        thing(EARLIER, HEAT),
        thing(LATER, MOBILITY),
    ),
    "a skill one has before one to learn": (
        profile(own(HEAT, skill(None, learn=True)), own(MOBILITY, skill(None))),
        thing(EARLIER, HEAT),
        thing(LATER, MOBILITY),
    ),
    "a second skill": (
        profile(own(HEAT, skill()), own(MOBILITY, skill(), skill(place=2))),
        thing(EARLIER, HEAT),
        thing(LATER, MOBILITY),
    ),
    "a second topic": (profile(*BOTH), thing(EARLIER, HEAT), thing(LATER, HEAT, MOBILITY)),
    "interest": (
        profile(own(HEAT, skill()), own(MOBILITY, skill(), follows=True)),
        thing(EARLIER, HEAT),
        thing(LATER, MOBILITY),
    ),
    "a muted topic beside": (
        profile(own(HEAT, skill()), own(CULTURE, mutes=True)),
        thing(EARLIER, HEAT, CULTURE),
        thing(LATER, HEAT),
    ),
    "the first language": (KNOWS_HEAT, thing(EARLIER, language="en"), thing(LATER)),
    "a known language": (KNOWS_HEAT, thing(EARLIER, language=None), thing(LATER, language="en")),
    "freshness": (KNOWS_HEAT, thing(EARLIER), thing(LATER, listed_at=NOW - timedelta(days=1))),
    "an end that is near": (
        KNOWS_HEAT,
        thing(EARLIER, valid_until=NOW + timedelta(days=30)),
        thing(LATER, valid_until=NOW + timedelta(days=2)),
    ),
    "what was learned about a topic": (
        profile(*BOTH, topic_lessons={HEAT: 0.5}),
        thing(EARLIER, HEAT),
        thing(LATER, MOBILITY),
    ),
    "what was learned about a source": (
        profile(*BOTH, source_lessons={FEED: 0.5}),
        thing(EARLIER, source_id=FEED),
        thing(LATER, source_id=MAGAZINE),
    ),
}


@pytest.mark.parametrize("factor", FACTORS)
def test_factor_turns_the_order_around(factor: str) -> None:
    person, earlier, later = FACTORS[factor]

    assert order([earlier, later], person) == [LATER, EARLIER]


def aim(priority: int, *topic_ids: UUID, place: int = 1) -> Aim:
    return Aim(named(UUID(int=400 + place), "Ziel"), priority, frozenset(topic_ids))


def test_goal_counts_by_its_priority() -> None:
    pair = [thing(EARLIER, HEAT), thing(LATER, MOBILITY)]

    without = order(pair, profile(*BOTH))
    one = order(pair, profile(*BOTH), aims=[aim(1, MOBILITY)])
    two = order(pair, profile(*BOTH), aims=[aim(1, HEAT), aim(3, MOBILITY, place=2)])

    assert [without[0], one[0], two[0]] == [EARLIER, LATER, LATER]


def test_goal_named_by_the_curator_goes_before_one_about_the_topic() -> None:
    about, meant = aim(3, HEAT), aim(1, place=2)

    found = ranking.rank(
        [thing(EARLIER, goal_id=meant.goal.id)], KNOWS_HEAT, Moment(NOW, [about, meant]), 5
    )

    assert [why.goal for why in found[0].reasons if why.goal] == [meant.goal]


def test_what_was_shown_before_stands_back() -> None:
    pair = [thing(EARLIER), thing(LATER)]

    assert order(pair, KNOWS_HEAT, shown={EARLIER: 1}) == [LATER, EARLIER]
    assert order(pair, KNOWS_HEAT, shown={EARLIER: 1, LATER: 2}) == [EARLIER, LATER]


def test_five_are_not_of_one_source() -> None:
    person = profile(own(HEAT, skill(4), follows=True), own(MOBILITY, skill(1)))
    feed = [thing(UUID(int=place), source_id=FEED) for place in range(1, 9)]
    others = [thing(UUID(int=place), MOBILITY, source_id=MAGAZINE) for place in (50, 51)]

    found = order(feed + others, person)

    assert sum(1 for row_id in found if row_id.int < 50) == weights.MOST_ALIKE
    assert {row_id.int for row_id in found} >= {50, 51}


def test_five_are_not_on_one_topic() -> None:
    person = profile(own(HEAT, skill(4), follows=True), own(MOBILITY, skill(1)))
    heat = [thing(UUID(int=place), source_id=UUID(int=500 + place)) for place in range(1, 9)]
    mobility = [thing(UUID(int=place), MOBILITY) for place in (50, 51)]

    found = order(heat + mobility, person)

    assert sum(1 for row_id in found if row_id.int < 50) == weights.MOST_ALIKE


def test_alike_is_better_than_nothing() -> None:
    same = [thing(UUID(int=place), source_id=FEED) for place in range(1, 9)]

    assert len(order(same, KNOWS_HEAT)) == 5


def test_order_does_not_depend_on_the_order_given() -> None:
    dice = random.Random(7)
    many = [
        thing(
            UUID(int=place),
            *dice.sample([HEAT, MOBILITY, CULTURE], dice.randint(1, 3)),
            language=dice.choice(["de", "en", None]),
            source_id=dice.choice([FEED, MAGAZINE, None]),
            listed_at=NOW - timedelta(days=dice.randint(0, 20)),
        )
        for place in range(1, 80)
    ]
    first = order(many, profile(*BOTH), 20)

    for _ in range(5):
        dice.shuffle(many)
        assert order(many, profile(*BOTH), 20) == first


def test_fewer_wanted_are_the_first_of_more() -> None:
    many = [
        thing(UUID(int=place), HEAT, listed_at=NOW - timedelta(days=place)) for place in range(30)
    ]

    assert order(many, KNOWS_HEAT, 6)[:5] == order(many, KNOWS_HEAT, 5)


def test_reasons_name_skill_topic_and_interest_then_the_occasion() -> None:
    person = profile(own(HEAT, skill(2), skill(4, place=2), follows=True))
    fresh = thing(EARLIER, listed_at=NOW - timedelta(hours=3))

    (match,) = ranking.rank([fresh], person, Moment(NOW), 5)

    assert [why.kind for why in match.reasons] == ["skill", "interest", "fresh"]
    assert match.reasons[0].skill == skill(place=2).skill
    assert match.reasons[0].topic == named(HEAT)


def test_reason_for_a_skill_to_learn_says_so() -> None:
    (match,) = ranking.rank(
        [thing(EARLIER)], profile(own(HEAT, skill(None, learn=True))), Moment(NOW), 5
    )

    assert [why.kind for why in match.reasons] == [ReasonKind.learning]


def test_reason_for_a_followed_topic_above_is_given_once() -> None:
    above = named(CULTURE)
    topics = [replace(own(topic_id), followed=above) for topic_id in (HEAT, MOBILITY)]

    (match,) = ranking.rank([thing(EARLIER, HEAT, MOBILITY)], profile(*topics), Moment(NOW), 5)

    assert [(why.kind, why.topic) for why in match.reasons] == [("interest", above)]


def test_best_topics_are_bounded_and_without_the_muted() -> None:
    many = [own(UUID(int=place), skill(1 + place % 4)) for place in range(1, 40)]
    muted = own(HEAT, skill(4), follows=True, mutes=True)
    best = own(MOBILITY, skill(4), follows=True)

    found = ranking.best_topics(profile(*many, muted, best))

    assert found[0] == MOBILITY
    assert len(found) == weights.TOPICS_AT_MOST
    assert HEAT not in found
