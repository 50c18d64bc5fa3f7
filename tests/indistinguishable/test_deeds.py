"""Nobody can tell by trying either (product rule 1): what others do with a person is answered the
same, and leaves the same behind, whatever the person chose.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import time_machine

from tests.indistinguishable.choices import (
    CHOICES,
    Choice,
    accepted,
    declined,
    declined_nominations,
    keeps_thanks_private,
    left,
    never_asked,
    not_listed,
    paused,
)
from tests.indistinguishable.worlds import Base, world_of

pytestmark = [pytest.mark.anyio, pytest.mark.long, pytest.mark.no_cover]

# Who consents to be named is seen in the public thanks that come later: that is what it is for.
SILENT = [choice for choice in CHOICES if choice is not keeps_thanks_private]

# Who did or read what, and the answer, with the names of new things by their order.
Told = list[tuple[str, str, int, str]]
_NEW = re.compile(
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|#[\w.-]{20,}|\"(request_id|next_cursor)\":\"[^\"]*\""
)


def deeds(base: Base) -> list[tuple[str, str, str, Any]]:
    """What others may try with somebody: ask them, thank them, invite them, move them."""
    person, ids = str(base.person.id), base.ids
    asked = {"person_id": person, "message": "Magst du?"}
    thanks = {"receiver_ids": [person], "text": "Danke dir"}
    fitting = {"about_suggestion_id": base.fitting[1]}
    parts = [ids["opening_id"], ids["other_id"], ids["attended_id"]]
    return [
        *(
            (who, "POST", f"/openings/{part}/nominations", asked)
            for part in parts
            for who in ("lead", "manager", "colleague")
        ),
        *(
            (who, "POST", "/kudos", thanks | {"visibility": visibility})
            for who in ("manager", "lead", "colleague")
            for visibility in ("private", "team", "public")
        ),
        ("colleague", "POST", "/kudos", thanks | fitting | {"visibility": "private"}),
        ("administrator", "POST", f"/people/{person}/invitations", None),
        ("administrator", "PATCH", f"/people/{person}", {"given_name": "Bobby"}),
        ("lead", "PATCH", f"/people/{person}", {"given_name": "Bobbi"}),
        ("manager", "PUT", f"/people/{person}/roles", {"roles": ["mentor"]}),
    ]


def looks(base: Base) -> Sequence[tuple[str, str]]:
    """Where others look afterwards."""
    person, ids = base.person.id, base.ids
    paths = [
        *(
            f"/openings/{ids[part]}/{what}"
            for part in ("opening_id", "other_id", "attended_id")
            for what in ("nominations", "participations", "candidates")
        ),
        *("/kudos", "/me/notifications", "/audit-entries", "/ambassadors", f"/people/{person}"),
        *(f"/kudos?person={person}", "/search?q=Danke", "/events?limit=100", "/people?q=Bob"),
    ]
    return [(who, path) for who in base.watchers for path in paths]


async def told_in(base: Base, choice: Choice, tmp_path: Path) -> Told:
    """All that the watchers hear after the choice, of what they do and of what they read then."""
    told: Told = []
    async with world_of(base, choice, tmp_path) as world:
        with time_machine.travel(base.moment, tick=False) as time:
            time.shift(3600)
            await world.work()
            for who, method, path, body in deeds(base):
                client = world.client(base.watchers[who])
                headers = {"If-Match": "*"}
                answer = await client.request(method, path, json=body, headers=headers)
                told.append((who, f"{method} {path}", answer.status_code, answer.text))
            time.shift(3600)
            await world.work()
            for who, path in looks(base):
                answer = await world.client(base.watchers[who]).get(path)
                told.append((who, path, answer.status_code, answer.text))
    return named_in_order(told)


def named_in_order(told: Told) -> Told:
    """With new ids and secrets replaced by the order in which they appear."""
    seen: dict[str, str] = {}

    def name(found: re.Match[str]) -> str:
        return seen.setdefault(found[0], f"#{len(seen)}")

    return [(who, what, status, _NEW.sub(name, text)) for who, what, status, text in told]


@pytest.mark.parametrize(
    "choices",
    [
        pytest.param((declined, not_listed, paused, left, declined_nominations), id="some"),
        pytest.param(SILENT, marks=pytest.mark.full, id="all"),
    ],
)
async def test_nobody_can_tell_by_what_they_do(
    base: Base, tmp_path: Path, choices: Sequence[Choice]
) -> None:
    plain = await told_in(base, never_asked, tmp_path)
    telling: dict[str, list[Any]] = {}

    for choice in choices:
        told = await told_in(base, choice, tmp_path)
        pairs = zip(plain, told, strict=True)
        telling[choice.__name__] = [(one, other) for one, other in pairs if one != other]

    assert telling == {choice.__name__: [] for choice in choices}
    # The deeds are done, not all refused.
    assert {status for _, what, status, _ in plain if what.startswith("POST")} >= {201}


async def test_comparison_of_deeds_finds_what_others_do_see(base: Base, tmp_path: Path) -> None:
    plain = await told_in(base, never_asked, tmp_path)

    told = await told_in(base, accepted, tmp_path)

    assert told != plain
