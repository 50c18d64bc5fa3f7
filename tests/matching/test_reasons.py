"""Reasons in words: in the reader's language, correctable, and gone when they hold no more."""

from uuid import UUID

import pytest

from api.matching.reasons import Named, Reason, ReasonKind, Stated, holding, read

DATA = Named(id=UUID(int=1), names={"de": "Messdaten", "en": "Measurement data"})
ENERGY = Named(id=UUID(int=2), names={"de": "Energiewende", "en": "Energy transition"})
GOAL = Named(id=UUID(int=3), names={"de": "Weniger Gas"})
SKILL = Reason(kind=ReasonKind.skill, skill=DATA, topic=ENERGY)
INTEREST = Reason(kind=ReasonKind.interest, topic=ENERGY)
FOR_GOAL = Reason(kind=ReasonKind.goal, goal=GOAL)
FRESH = Reason(kind=ReasonKind.fresh)
ALL = [
    SKILL,
    Reason(kind=ReasonKind.learning, skill=DATA, topic=ENERGY),
    INTEREST,
    FOR_GOAL,
    FRESH,
]


def stated(*, skill: bool = True, follows: bool = True, mutes: bool = False) -> Stated:
    return Stated(
        skill_ids=frozenset({DATA.id} if skill else ()),
        follows=frozenset({ENERGY.id} if follows else ()),
        mutes=frozenset({ENERGY.id} if mutes else ()),
    )


def test_reason_names_the_skill_and_the_topic_in_the_language_of_its_reader() -> None:
    texts = {language: read(SKILL, language).text for language in ("de", "fr", "it", "en")}

    assert texts == {
        "de": "Deine Stärke Messdaten × unser Thema Energiewende",
        "fr": "Votre atout Messdaten × notre thème Energiewende",
        "it": "Il tuo punto forte Messdaten × il nostro tema Energiewende",
        "en": "Your strength Measurement data × our topic Energy transition",
    }


def test_every_kind_of_reason_has_words_in_four_languages() -> None:
    texts = {read(reason, language).text for reason in ALL for language in ("de", "fr", "it", "en")}

    assert {reason.kind for reason in ALL} == set(ReasonKind)
    assert len(texts) == 20
    assert not [text for text in texts if "{" in text or "ß" in text]


@pytest.mark.parametrize("reason", ALL, ids=lambda reason: reason.kind)
def test_only_personal_reasons_are_correctable(reason: Reason) -> None:
    shown = read(reason, "de")

    assert shown.correctable == (reason.kind in {"skill", "learning", "interest"})
    assert (shown.skill or shown.topic) is not None or not shown.correctable


def test_reason_survives_being_stored() -> None:
    assert [Reason.model_validate(reason.model_dump(mode="json")) for reason in ALL] == ALL


def test_reasons_hold_while_the_person_says_the_same() -> None:
    assert holding(ALL, stated()) == ALL


def test_skill_taken_off_takes_its_reason_away() -> None:
    assert holding([SKILL, INTEREST, FRESH], stated(skill=False)) == [INTEREST, FRESH]


def test_topic_no_longer_followed_takes_its_reason_away() -> None:
    assert holding([SKILL, INTEREST], stated(follows=False)) == [SKILL]


def test_muted_topic_takes_all_its_reasons_away() -> None:
    assert holding([SKILL, INTEREST], stated(mutes=True)) == []


def test_nothing_holds_without_a_personal_reason() -> None:
    assert holding([SKILL, FOR_GOAL, FRESH], stated(skill=False)) == []
