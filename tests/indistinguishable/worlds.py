"""Worlds that are copies of one, and all that others can read in them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import time_machine
from sqlalchemy import make_url
from sqlmodel import select

from api.core import clock
from api.core.outbox import UNDO_TIME, OutboxMessage
from api.core.settings import Settings
from api.events.participations.models import Participation, ParticipationState
from api.identity.models import Team
from tests.belongings import belongings
from tests.databases import TestDatabases
from tests.events.occasions import approved
from tests.indistinguishable.choices import OWN_WORDS, Choice, Chooser
from tests.readings import Ids, Reading, readings
from tests.today.stage import Stage
from tests.world import Someone, World, created

EVERY = slice(None)
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


async def arrange(world: World, settings: Settings, databases: TestDatabases) -> Base:
    """A company with a person, those around them, and something of everything."""
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
    with time_machine.travel(clock.now() + UNDO_TIME):
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


def different(plain: Answers, other: Answers) -> list[tuple[str, str]]:
    """Who sees a difference where."""
    assert plain.keys() >= other.keys()
    return [
        (who, reading.address)
        for (who, reading), answer in other.items()
        if answer != plain[who, reading]
    ]
