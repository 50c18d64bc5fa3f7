"""Nobody can tell (product rule 1): worlds that differ only in what one person chose look the same
to their manager, a lead, an administrator, a colleague and a tool, whatever these read.

The worlds are copies of one database, in which the person then does one thing, at the same frozen
moment. So all answers must be the same byte for byte, ids and times included.
"""

from pathlib import Path

import pytest

from tests.databases import TestDatabases
from tests.indistinguishable.choices import (
    CHOICES,
    accepted,
    listed,
    named,
    named_and_not_listed,
    never_asked,
    proposed,
)
from tests.indistinguishable.worlds import Base, different, seen_in

# They ask for what others have asked for, thousands of times: coverage would double their time.
pytestmark = [pytest.mark.anyio, pytest.mark.long, pytest.mark.no_cover]

# What answers nobody with a 200, and why that hides nothing.
SILENT = {
    "follow_short_link": "it leads on to the same page, whoever asks",
    "get_media": "there is no picture in these worlds; its address is a secret",
    "get_export": "only the person's own exports are there at all",
    "download_export": "only the person's own exports are there at all",
}
# Each choice is looked at through every so-manieth filter, another one each, and through all of
# them by `make test-full`.
FILTERS_IN_TURN = 3


@pytest.mark.parametrize(
    "step", [FILTERS_IN_TURN, pytest.param(1, marks=pytest.mark.full, id="every filter")]
)
async def test_nobody_can_tell(base: Base, tmp_path: Path, step: int) -> None:
    plain, nothing = await seen_in(base, never_asked, tmp_path)
    telling: dict[str, list[tuple[str, str]]] = {}
    queued: dict[str, list[str]] = {}

    for place, choice in enumerate(CHOICES):
        some = slice(place % step, None, step)
        answers, queued[choice.__name__] = await seen_in(base, choice, tmp_path, some)
        telling[choice.__name__] = different(plain, answers)

    assert telling == {choice.__name__: [] for choice in CHOICES}
    # Nor does anything wait for the worker that others could see or count.
    assert queued == {choice.__name__: nothing for choice in CHOICES}


async def test_name_in_thanks_does_not_tell_who_is_an_ambassador(
    base: Base, tmp_path: Path
) -> None:
    plain, _ = await seen_in(base, never_asked, tmp_path)
    by_anybody, waiting = await seen_in(base, named, tmp_path)

    by_an_ambassador, queued = await seen_in(base, named_and_not_listed, tmp_path)

    assert different(by_anybody, by_an_ambassador) == []
    assert ("colleague", "/api/v1/kudos") in different(plain, by_anybody)
    assert waiting == queued


@pytest.fixture
def once(databases: TestDatabases) -> None:
    """Whether the comparison itself is right is asked on one database; it takes its time."""
    if databases.backend == "postgresql":
        pytest.skip("asked on SQLite")


@pytest.mark.usefixtures("once")
async def test_comparison_finds_what_others_do_see(base: Base, tmp_path: Path) -> None:
    plain, nothing = await seen_in(base, never_asked, tmp_path)

    answers, waiting = await seen_in(base, proposed, tmp_path)

    seen = different(plain, answers)
    assert ("lead", "/api/v1/suggestions/counts") in seen
    assert ("lead", "/api/v1/suggestions?status=proposed") in seen
    assert [place for place in seen if place[0] != "lead"] == []
    assert (nothing, waiting) == ([], ["suggestion.proposed"])


@pytest.mark.usefixtures("once")
async def test_whoever_consents_is_found_and_nothing_else_changes(
    base: Base, tmp_path: Path
) -> None:
    plain, nothing = await seen_in(base, never_asked, tmp_path)

    answers, waiting = await seen_in(base, listed, tmp_path)

    seen = different(plain, answers)
    assert {address.partition("?")[0] for _, address in seen} == {
        "/api/v1/ambassadors",
        "/api/v1/search",
        f"/api/v1/ambassadors/{base.person.id}",
    }
    assert {who for who, _ in seen} == set(base.watchers)
    # By name, also a mistyped one, and by what they show; nobody learns of it who has no account.
    assert ("colleague", "/api/v1/search?q=Bob") in seen
    assert ("colleague", "/api/v1/search?q=Biannchi") in seen
    assert [each for each in seen if each[0] == "tool" and "search" in each[1]] == []
    assert waiting == nothing


@pytest.mark.usefixtures("once")
async def test_who_nominates_sees_who_accepts(base: Base, tmp_path: Path) -> None:
    plain, _ = await seen_in(base, never_asked, tmp_path)

    answers, _ = await seen_in(base, accepted, tmp_path)

    seen = different(plain, answers)
    mine = f"/api/v1/openings/{base.ids['other_id']}/nominations"
    assert {("lead", mine), ("manager", mine)} <= set(seen)


@pytest.mark.usefixtures("once")
async def test_every_operation_says_something_to_somebody(base: Base, tmp_path: Path) -> None:
    answers, _ = await seen_in(base, never_asked, tmp_path)

    asked = {reading.operation for _, reading in answers}
    heard = {reading.operation for (_, reading), answer in answers.items() if answer[0] == 200}

    assert asked - heard == set(SILENT)
