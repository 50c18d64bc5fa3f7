"""Nobody can tell (product rule 1): worlds that differ only in what one person chose look the same
to their manager, a lead, an administrator, a colleague and a tool, whatever these read.

The worlds are copies of one database, in which the person then does one thing, at the same frozen
moment. So all answers must be the same byte for byte, ids and times included.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx2
import pytest
import time_machine
from sqlalchemy import make_url
from sqlmodel import select

from api.core import clock
from api.core.outbox import OutboxMessage
from api.core.settings import Settings
from api.events.participations.models import Participation, ParticipationState
from api.identity.models import Team
from api.notifications.models import NotificationKind
from tests.belongings import belongings
from tests.databases import TestDatabases
from tests.events.occasions import approved
from tests.readings import Ids, Reading, readings
from tests.today.stage import Stage
from tests.world import Someone, World, created

pytestmark = [pytest.mark.anyio, pytest.mark.long]

FOUND, NAMED, UNLISTED = "found", "named", ["proposed", "counted", "contacted", "learning"]
OWN_WORDS = "Bei uns im Keller steht seit dem Herbst so eine Anlage, und sie ist leise."
# What answers nobody with a 200, and why that hides nothing.
SILENT = {
    "follow_short_link": "it leads on to the same page, whoever asks",
    "get_media": "there is no picture in these worlds; its address is a secret",
    "get_export": "only the person's own exports are there at all",
    "download_export": "only the person's own exports are there at all",
}
# Each choice is looked at through every so-manieth filter, another one each, and through all of
# them by `make test-full`.
EVERY, FILTERS_IN_TURN = slice(None), 3
# By watcher and question: status, headers, body.
Answers = dict[tuple[str, Reading], tuple[int, str, str]]


@dataclass(frozen=True)
class Base:
    """The world before anybody chose anything; copies are made of it."""

    settings: Settings
    databases: TestDatabases
    world: World
    moment: datetime
    person: Someone
    watchers: dict[str, Someone]
    ids: Ids
    fitting: list[str]


@dataclass(frozen=True)
class Chooser:
    """The person, with what there is to choose from."""

    client: httpx2.AsyncClient
    ids: Ids
    fitting: list[str]

    @property
    def nominations(self) -> tuple[str, str]:
        """By the lead, and by the manager."""
        return self.ids["nomination_id"], self.ids["other_nomination_id"]

    async def do(self, method: str, path: str, body: Any = None, **headers: str) -> None:
        answer = await self.client.request(method, path, json=body, headers=headers)
        assert answer.status_code < 300, f"{method} {path}: {answer.text}"

    async def join(self, *consents: str, **fields: Any) -> None:
        body = {"consents": consents, "text_version": "1", **fields}
        await self.do("PUT", "/me/ambassadorship", body)

    async def react(self) -> None:
        """Save, dismiss and do, and take one back."""
        for place, reaction in enumerate(("saved", "dismissed", "done", "saved")):
            path = f"/me/reactions/suggestion/{self.fitting[place]}"
            await self.do("PUT", path, {"reaction": reaction})
        await self.do("DELETE", f"/me/reactions/suggestion/{self.fitting[3]}")

    async def share(self, **statement: Any) -> None:
        path = f"/suggestions/{self.fitting[0]}/shares"
        # Its name has a dash.
        await self.do("POST", path, statement, **{"Idempotency-Key": "share"})

    async def react_to_event(self) -> None:
        """The same with an event."""
        path = f"/me/reactions/event/{self.ids['event_id']}"
        for reaction in ("saved", "done", "dismissed"):
            await self.do("PUT", path, {"reaction": reaction})

    async def profile(self) -> None:
        await self.do("PUT", f"/me/skills/{self.ids['skill_id']}", {"level": 4})
        await self.do("PUT", f"/me/interests/{self.ids['topic_id']}", {"attitude": "mutes"})
        await self.do("PATCH", "/me", {"content_languages": ["it"]})


Choice = Callable[[Chooser], Awaitable[None]]


async def never_asked(person: Chooser) -> None:
    """The world that all others must look like."""


async def declined(person: Chooser) -> None:
    await person.do("PUT", "/me/welcome", {"answer": "no"})


async def later(person: Chooser) -> None:
    await person.do("PUT", "/me/welcome", {"answer": "later"})


async def tried_out(person: Chooser) -> None:
    await person.do("POST", "/try-out", {"topic_ids": [person.ids["topic_id"]]})


async def not_listed(person: Chooser) -> None:
    await person.join(*UNLISTED, stage="expert")
    await person.do("GET", "/me/today")
    await person.do("POST", "/me/today/more")


async def no_longer_listed(person: Chooser) -> None:
    await person.join(FOUND, NAMED, *UNLISTED)
    for purpose in (FOUND, NAMED):
        await person.do("PUT", f"/me/consents/{purpose}", {"granted": False})


async def paused(person: Chooser) -> None:
    await person.profile()
    await person.join(FOUND, NAMED, *UNLISTED)
    await person.do("GET", "/me/today")
    await person.do("PATCH", "/me/ambassadorship", {"status": "paused"})


async def paused_until_a_day(person: Chooser) -> None:
    await person.join(FOUND, NAMED, *UNLISTED)
    day = (clock.now() + timedelta(days=9)).date().isoformat()
    await person.do("PATCH", "/me/ambassadorship", {"status": "paused", "paused_until": day})


async def left(person: Chooser) -> None:
    await person.join(FOUND, NAMED, *UNLISTED, stage="influencer")
    await person.profile()
    await person.do("GET", "/me/today")
    await person.react()
    await person.do("DELETE", "/me/ambassadorship")


async def dismissed_and_saved(person: Chooser) -> None:
    await person.join(*UNLISTED)
    await person.do("GET", "/me/today")
    await person.react()


async def dismissed_an_event(person: Chooser) -> None:
    await person.join(*UNLISTED)
    await person.do("GET", "/me/today")
    await person.react_to_event()


async def subscribed_to_their_calendar(person: Chooser) -> None:
    await person.do("PUT", "/me/calendar-feed")


async def told_of_themselves(person: Chooser) -> None:
    await person.profile()


async def interested_in_a_part(person: Chooser) -> None:
    await person.do(
        "PUT", f"/me/participations/{person.ids['opening_id']}", {"state": "interested"}
    )


async def withdrew_from_a_part(person: Chooser) -> None:
    await person.do("PUT", f"/me/participations/{person.ids['opening_id']}", {"state": "applied"})
    await person.do("DELETE", f"/me/participations/{person.ids['opening_id']}")


async def declined_nominations(person: Chooser) -> None:
    """And notes for themselves how it was elsewhere."""
    noted = {"went": "Mühsam", "again": "no"}
    await person.do("PUT", f"/me/debriefs/{person.ids['attended_id']}", noted)
    await person.join(*UNLISTED)
    for nomination_id in person.nominations:
        await person.do("PUT", f"/me/nominations/{nomination_id}/answer", {"answer": "declined"})


async def accepted_and_withdrew(person: Chooser) -> None:
    await accepted(person)
    for nomination_id in person.nominations:
        await person.do("DELETE", f"/me/nominations/{nomination_id}/answer")


async def accepted(person: Chooser) -> None:
    """Seen by who nominated, and by curators."""
    await person.join(*UNLISTED)
    for nomination_id in person.nominations:
        await person.do("PUT", f"/me/nominations/{nomination_id}/answer", {"answer": "accepted"})


async def began_to_share(person: Chooser) -> None:
    await person.share()


async def shared(person: Chooser) -> None:
    """In words that others then ask about."""
    await person.share(channel="linkedin", text=OWN_WORDS)


async def keeps_thanks_private(person: Chooser) -> None:
    """As if the consent were missing, which it is not."""
    await named(person)
    path = f"/kudos/{person.ids['kudos_id']}/visibility"
    await person.do("PUT", path, {"visibility": "private"})


async def named(person: Chooser) -> None:
    """Seen in public thanks, which everybody may choose to be."""
    await person.do("PUT", f"/me/consents/{NAMED}", {"granted": True})


async def named_and_not_listed(person: Chooser) -> None:
    await person.join(NAMED, *UNLISTED)
    await person.do("GET", "/me/today")


async def read_what_they_were_told(person: Chooser) -> None:
    until = {"until": clock.now().isoformat()}
    await person.do("PUT", "/me/notifications/read", until)


async def put_away_what_they_were_told(person: Chooser) -> None:
    await person.do("DELETE", f"/me/notifications/{person.ids['notification_id']}")


async def wants_to_be_told_nothing(person: Chooser) -> None:
    kinds = [{"kind": kind, "in_app": False} for kind in NotificationKind]
    await person.do("PATCH", "/me/notification-settings", {"items": kinds})


CHOICES = (
    *(declined, later, tried_out, not_listed, no_longer_listed, paused, paused_until_a_day),
    *(
        left,
        dismissed_and_saved,
        dismissed_an_event,
        subscribed_to_their_calendar,
        told_of_themselves,
        keeps_thanks_private,
    ),
    *(interested_in_a_part, withdrew_from_a_part, began_to_share, shared),
    *(declined_nominations, accepted_and_withdrew),
    *(read_what_they_were_told, put_away_what_they_were_told, wants_to_be_told_nothing),
)


async def proposed(person: Chooser) -> None:
    """Something that others do see: the comparison must find it."""
    await person.do("POST", "/suggestions", {"kind": "share", "title": "Noch ein Fund"})


async def listed(person: Chooser) -> None:
    """What the consent to be found is for."""
    await person.profile()
    await person.join(FOUND)


@pytest.fixture(scope="module")
async def base(
    databases: TestDatabases, tmp_path_factory: pytest.TempPathFactory, anyio_backend: str
) -> AsyncIterator[Base]:
    async with databases.copy(tmp_path_factory.mktemp("base")) as settings:
        async with World.open(settings) as world:
            base = await _arrange(world, settings, databases)
        yield base


async def _arrange(world: World, settings: Settings, databases: TestDatabases) -> Base:
    watchers = {
        "manager": await world.person("Carla Conti"),
        "lead": await world.person("Alice Ammann", roles=["lead"]),
        "administrator": await world.person("Ada Meier", roles=["admin"]),
        "colleague": await world.person("Dora Dubois"),
    }
    async with world.session() as session:
        team = Team(name="Werkstatt")
        session.add(team)
    manager_id = watchers["manager"].id
    bob = await world.person("Bob Bianchi", team_id=team.id, manager_id=manager_id)
    ids = await belongings(world, watchers["lead"], bob)
    stage = Stage(world)
    heat = await stage.topic("Wärme")
    fitting = await stage.suggestions(12, heat)
    for event_id in await stage.events(2, heat):
        await stage.opening(event_id)
    for watcher in watchers.values():
        await stage.ambassador(watcher, heat)
    ids |= await _parts(world, watchers, bob)
    watchers["tool"] = await world.tool()
    await world.work()
    ids = {"team_id": str(team.id), **ids, "topic_id": str(heat)}
    ids["skill_id"] = str(stage.skills[heat])
    name = make_url(settings.database_url).database
    assert name
    copies = TestDatabases(databases.backend, name, databases.socket)
    moment = clock.now() + timedelta(hours=1)
    shown = [str(row_id) for row_id in fitting]
    return Base(settings, copies, world, moment, bob, watchers, ids, shown)


async def _parts(world: World, watchers: dict[str, Someone], bob: Someone) -> dict[str, str]:
    """A part the manager has nominated the person for, and one where the person was."""
    lead, manager = world.client(watchers["lead"]), world.client(watchers["manager"])
    event = await approved(world, watchers["lead"])
    other, attended = [
        created(await lead.post(f"/events/{event['id']}/openings", json={"part": part}))["id"]
        for part in ("speaker", "attendee")
    ]
    asked = {"person_id": str(bob.id), "message": "Das kannst du."}
    nomination = created(await manager.post(f"/openings/{other}/nominations", json=asked))
    async with world.session() as session:
        session.add(
            Participation(
                person_id=bob.id,
                opening_id=UUID(attended),
                state=ParticipationState.attended,
                applied_at=clock.now(),
            )
        )
    return {
        "other_id": other,
        "attended_id": attended,
        "other_nomination_id": nomination["id"],
    }


@asynccontextmanager
async def world_of(base: Base, choice: Choice, tmp_path: Path) -> AsyncIterator[World]:
    """A copy of the base, in which the person has chosen."""
    directory = tmp_path / choice.__name__
    directory.mkdir()
    async with base.databases.copy(directory) as copied:
        # The same secrets, lest cursors differ.
        settings = copied.model_copy(update={"data_dir": base.settings.data_dir})
        async with World.open(settings, base.world.home) as world:
            with time_machine.travel(base.moment, tick=False):
                client = world.client(base.person)
                # In every world the person has been there at that time.
                assert (await client.get("/me")).status_code == 200
                await choice(Chooser(client, base.ids, base.fitting))
            yield world


async def seen_in(
    base: Base, choice: Choice, tmp_path: Path, filters: slice = EVERY
) -> tuple[Answers, list[str]]:
    """All that the watchers can read an hour after the choice, and what waited to be delivered.

    Of the filters perhaps only some are tried; a list that somebody may not read is asked once.
    """
    asked = readings(base.ids, ["Bob", "Messtechnik", "Nummer", "Biannchi"])
    asked.append(Reading("get_ambassador", f"/api/v1/ambassadors/{base.person.id}"))
    for operation, opening in (
        ("list_nominations", "other_id"),
        ("list_participations", "other_id"),
        ("list_candidates", "other_id"),
        ("list_debriefs", "attended_id"),
    ):
        path = f"/api/v1/openings/{base.ids[opening]}/{operation.removeprefix('list_')}"
        asked.append(Reading(operation, path))
    check = f"/api/v1/suggestions/{base.fitting[0]}/wording-check"
    asked.append(Reading("check_wording", check, OWN_WORDS))
    async with world_of(base, choice, tmp_path) as world:
        async with world.session() as session:
            waiting = [message.type for message in await session.exec(select(OutboxMessage))]
        with time_machine.travel(base.moment + timedelta(hours=1), tick=False):
            await world.work()
            answers: Answers = {}
            for who, watcher in base.watchers.items():
                client = world.client(watcher)
                plain = [reading for reading in asked if "?" not in reading.address]
                answers |= {(who, reading): await reading.ask(client) for reading in plain}
                refused = {
                    reading.operation for reading in plain if answers[who, reading][0] == 403
                }
                narrowed = [
                    reading
                    for reading in asked
                    if "?" in reading.address and reading.operation not in refused
                ]
                answers |= {
                    (who, reading): await reading.ask(client) for reading in narrowed[filters]
                }
    return answers, waiting


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
        telling[choice.__name__] = _different(plain, answers)

    assert telling == {choice.__name__: [] for choice in CHOICES}
    # Nor does anything wait for the worker that others could see or count.
    assert queued == {choice.__name__: nothing for choice in CHOICES}


async def test_name_in_thanks_does_not_tell_who_is_an_ambassador(
    base: Base, tmp_path: Path
) -> None:
    plain, _ = await seen_in(base, never_asked, tmp_path)
    by_anybody, waiting = await seen_in(base, named, tmp_path)

    by_an_ambassador, queued = await seen_in(base, named_and_not_listed, tmp_path)

    assert _different(by_anybody, by_an_ambassador) == []
    assert ("colleague", "/api/v1/kudos") in _different(plain, by_anybody)
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

    seen = _different(plain, answers)
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

    seen = _different(plain, answers)
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

    seen = _different(plain, answers)
    mine = f"/api/v1/openings/{base.ids['other_id']}/nominations"
    assert {("lead", mine), ("manager", mine)} <= set(seen)


@pytest.mark.usefixtures("once")
async def test_every_operation_says_something_to_somebody(base: Base, tmp_path: Path) -> None:
    answers, _ = await seen_in(base, never_asked, tmp_path)

    asked = {reading.operation for _, reading in answers}
    heard = {reading.operation for (_, reading), answer in answers.items() if answer[0] == 200}

    assert asked - heard == set(SILENT)


def _different(plain: Answers, other: Answers) -> list[tuple[str, str]]:
    assert plain.keys() >= other.keys()
    return [
        (who, reading.address)
        for (who, reading), answer in other.items()
        if answer != plain[who, reading]
    ]
