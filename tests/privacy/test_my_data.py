"""A person's own data: all of it in the export, nothing of it left after the deletion."""

import csv
import io
import json
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from pydantic_core import to_jsonable_python
from sqlalchemy import select

from api.core import clock, outbox
from api.core.records import metadata
from api.core.schemas import LANGUAGES
from api.privacy import register
from tests.privacy.filling import OUTSIDE, Filling
from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio


async def filled(world: World, someone: Someone, mark: str) -> Filling:
    filling = Filling(someone, mark)
    async with world.session() as session:
        await filling.write(session)
    return filling


async def exported(world: World, someone: Someone) -> zipfile.ZipFile:
    client = world.client(someone)
    asked = await client.post("/me/export")
    assert asked.status_code == 202, asked.text
    await world.work()
    export = (await client.get(asked.headers["location"].removeprefix("/api/v1"))).json()
    assert (export["status"], export["progress"]) == ("ready", 100)
    file = await client.get(f"/me/export/{export['id']}/file")
    assert len(file.content) == export["bytes"]
    return zipfile.ZipFile(io.BytesIO(file.content))


async def everything(world: World) -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables of the organization."""
    found = {}
    async with world.session() as session:
        for table in metadata.sorted_tables:
            rows = [dict(row) for row in await session.rows(select(table))]
            found[table.name] = [to_jsonable_python(row) for row in rows]
    return found


def mentions(value: Any, *traces: str) -> bool:
    said = json.dumps(value, ensure_ascii=False)
    return any(trace in said for trace in traces)


async def test_export_has_every_value_that_is_kept(world: World, bob: Someone) -> None:
    filling = await filled(world, bob, "Bobs")

    archive = await exported(world, bob)

    missing = []
    for holding in register.holdings():
        rows = json.loads(archive.read(f"{holding.name}.json"))
        wanted = to_jsonable_python({n: filling.rows[holding.name][n] for n in holding.shown})
        missing += [holding.name] if wanted not in rows else []
    assert missing == []


async def test_export_says_what_ids_stand_for(world: World, alice: Someone, bob: Someone) -> None:
    client = world.client(bob)
    topic = created(await world.client(alice).post("/topics", json={"names": {"en": "Heat"}}))
    other = created(await world.client(alice).post("/topics", json={"names": {"en": "Cold"}}))
    await client.put(f"/me/interests/{topic['id']}", json={"attitude": "follows"})
    await client.post("/suggestions", json={"kind": "share", "title": other["id"]})

    archive = await exported(world, bob)

    names = json.loads(archive.read("names.json"))
    assert {"id": topic["id"], "table": "topic", "name": "Heat"} in names
    assert other["id"] not in {name["id"] for name in names}
    assert b"Heat" in archive.read("names.csv")


async def test_export_says_the_same_as_csv_and_in_words(world: World, bob: Someone) -> None:
    filling = await filled(world, bob, "=Bobs")

    archive = await exported(world, bob)

    for holding in register.holdings():
        rows = list(
            csv.reader(io.StringIO(archive.read(f"{holding.name}.csv").decode("utf-8-sig")))
        )
        assert rows[0] == holding.shown
        assert len(rows) == 1 + len(json.loads(archive.read(f"{holding.name}.json")))
        assert [cell for row in rows for cell in row if cell.startswith("=")] == []
    readme = archive.read("README.txt").decode("utf-8-sig")
    for holding in register.holdings():
        for column in (*holding.shown, *holding.withheld):
            assert f"- {column}: {register.said('columns', column, 'de')}" in readme
    assert "hash: Passwort als unlesbarer Wert (nicht enthalten, zur Sicherheit)" in readme
    assert filling.rows["person"]["display_name"] in readme


async def test_export_has_no_credential_and_nothing_of_others(
    world: World, alice: Someone, bob: Someone
) -> None:
    filling = await filled(world, bob, "Bobs")
    await filled(world, alice, "Alices")

    archive = await exported(world, bob)

    content = "".join(archive.read(name).decode() for name in archive.namelist())
    withheld = [
        filling.rows[holding.name][column]
        for holding in register.holdings()
        for column in holding.withheld
    ]
    assert len(withheld) >= 4
    assert [value for value in withheld if value in content] == []
    assert "Alices" not in content


async def test_deletion_leaves_nothing_of_the_person_and_all_of_others(
    world: World, alice: Someone, bob: Someone
) -> None:
    await filled(world, alice, "Alices")
    filling = await filled(world, bob, "Bobs")
    await exported(world, bob)
    async with world.session() as session:
        later = clock.now() + timedelta(days=1)
        await outbox.emit(session, "test.waits", due_at=later, person_id=str(bob.id))
    about = {holding.name for holding in register.holdings()}
    before = await everything(world)

    answer = await world.client(bob).delete("/me", params={"confirm": str(bob.id)})
    await world.work()

    after = await everything(world)
    assert answer.status_code == 204, answer.text
    traces = (str(bob.id), bob.id.hex, bob.email, filling.rows["person"]["display_name"])
    assert [name for name, rows in after.items() if mentions(rows, *traces)] == []
    # What stays of a table about people is what was approved, without what was personal in it.
    left = {name: rows for name in about if mentions(rows := after[name], "Bobs")}
    assert set(left) == {"event", "suggestion"}
    (event,) = [row for row in left["event"] if mentions(row, "Bobs")]
    assert event["proposed_by_id"] is None
    (suggestion,) = [row for row in left["suggestion"] if mentions(row, "Bobs")]
    assert (suggestion["proposed_by_id"], suggestion["note"]) == (None, None)
    for name in about:
        theirs = [row for row in before[name] if mentions(row, str(alice.id))]
        assert theirs
        assert [row for row in theirs if row not in after[name]] == []
    files = world.settings.data_dir / "files"
    assert [path for path in files.rglob("*") if path.is_file()] == []


async def test_deletion_ends_every_session_and_frees_the_address(
    world: World, bob: Someone
) -> None:
    client = world.client(bob)
    token = (await client.post("/session/token")).json()["access_token"]

    answer = await client.delete("/me", params={"confirm": str(bob.id)})

    assert 'fuersprech=""' in answer.headers["set-cookie"]
    again = {"Authorization": f"Bearer {token}"}
    assert (await world.client().get("/me", headers=again)).status_code == 401
    client.cookies.set("fuersprech", bob.cookie)
    assert (await client.get("/me")).status_code == 401
    assert await world.person("Bob Bianchi")


async def test_reports_go_to_the_next_manager(world: World, alice: Someone) -> None:
    boss = await world.person("Chris Chef", manager_id=alice.id)
    report = await world.person("Rita Roth", manager_id=boss.id)
    async with world.session() as session:
        people = metadata.tables["person"]
        circle = people.update().where(people.c.id == alice.id).values(manager_id=boss.id)
        await session.run(circle)

    await world.client(boss).delete("/me", params={"confirm": str(boss.id)})

    manager = (await world.client(report).get("/me")).json()["manager"]
    assert manager["display_name"] == "Alice Ammann"
    assert (await world.client(alice).get("/me")).json()["manager"] is None


async def test_consequences_are_said_before_and_nothing_happens(
    world: World, alice: Someone, bob: Someone
) -> None:
    await filled(world, bob, "Bobs")
    await world.person("Rita Roth", manager_id=bob.id)
    proposal = {"kind": "share", "title": "Ein Fund"}
    await world.client(bob).post("/suggestions", json=proposal)
    before = await everything(world)

    answer = (await world.client(bob).get("/me/deletion")).json()

    counted = {(one["code"], one["effect"]): one["count"] for one in answer["consequences"]}
    assert answer["confirm"] == str(bob.id)
    assert answer["kept_by_law"] == []
    assert counted["reaction", "deleted"] == 1
    assert counted["suggestion", "deleted"] == 1
    assert counted["suggestion", "nameless"] == 1
    assert counted["reports", "reassigned"] == 1
    assert await everything(world) == before


async def test_deletion_needs_the_confirmation(world: World, alice: Someone, bob: Someone) -> None:
    client = world.client(bob)

    without = await client.delete("/me")
    wrong = await client.delete("/me", params={"confirm": str(alice.id)})

    assert (without.status_code, wrong.status_code) == (422, 422)
    assert wrong.json()["errors"][0]["parameter"] == "confirm"
    assert (await client.get("/me")).status_code == 200


def test_everything_about_people_is_described_in_every_language() -> None:
    wanted = {("columns", c.name) for h in register.holdings() for c in h.table.columns}
    wanted |= {(part, h.name) for h in register.holdings() for part in ("labels", "purposes")}
    wanted -= {("columns", "organization_id")}

    missing = [
        (section, name, language)
        for section, name in sorted(wanted)
        for language in LANGUAGES
        if not register.texts()[section].get(name, {}).get(language)
    ]
    unused = [
        (section, name)
        for section in ("columns", "labels", "purposes")
        for name in register.texts()[section]
        if (section, name) not in wanted and name != "reports"
    ]

    assert (missing, unused) == ([], [])
    assert "ß" not in register.TEXTS.read_text()


def test_who_else_is_named_can_be_taken_off() -> None:
    stuck = [
        (holding.name, name)
        for holding in register.holdings()
        for name in holding.references
        if not holding.table.columns[name].nullable
    ]

    assert stuck == []


async def test_register_is_the_tables_own_word(world: World, admin: Someone) -> None:
    entries = (await world.client(admin).get("/data-register")).json()["items"]

    by_table = {entry["table"]: entry for entry in entries}
    subjects = {name for name in metadata.tables if name not in OUTSIDE}
    assert set(by_table) == {n for n in subjects if register.records()[n].subject is not None}
    assert by_table["password"]["kinds"] == ["credential"]
    assert by_table["today_item"]["retention"] == {"column": "day", "days": 30}
    assert by_table["person"]["retention"] is None


async def test_last_administrator_stays_until_there_is_another(
    world: World, admin: Someone
) -> None:
    delete = world.client(admin).delete

    alone = await delete(f"/me?confirm={admin.id}")
    await world.person("Second Admin", roles=["admin"])
    accompanied = await delete(f"/me?confirm={admin.id}")

    assert (alone.status_code, alone.json()["code"]) == (409, "last-administrator")
    assert accompanied.status_code == 204
