"""Event imports: a preview first, then taken over; by the command line too."""

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from api.cli import app as commands
from api.core.outbox import Delivery
from api.core.polling import Imported
from api.core.sources import NothingRead
from api.events.importing import import_events
from tests.events.occasions import found, titles
from tests.events.reading.texts_of_ours import MORNING, at, calendar, event
from tests.suggestions.conftest import Page, Web
from tests.world import Someone, World

pytestmark = pytest.mark.anyio

TWO = calendar(
    event(*MORNING, uid="1"),
    event(*MORNING, "RRULE:FREQ=WEEKLY;COUNT=4", uid="2", summary="Reihe"),
    event(uid="3", summary="Ohne Zeit"),
    head=("X-WR-CALNAME:Unsere Anlässe",),
)


async def previewed(world: World, lead: Someone, **body: Any) -> dict[str, Any]:
    answer = await world.client(lead).post("/event-imports", json=body)
    assert (answer.status_code, answer.json().get("status")) == (202, "reading"), answer.text
    await world.work()
    return await found(world, lead, f"/event-imports/{answer.json()['id']}")


async def applied(world: World, lead: Someone, preview: dict[str, Any]) -> dict[str, Any]:
    path = f"/event-imports/{preview['id']}"
    answer = await world.client(lead).post(f"{path}/application")
    assert (answer.status_code, answer.json().get("status")) == (202, "applying"), answer.text
    await world.work()
    return await found(world, lead, path)


async def items(world: World, lead: Someone, preview: dict[str, Any], query: str = "") -> Any:
    page = await found(world, lead, f"/event-imports/{preview['id']}/items?{query}")
    return page["items"]


async def test_preview_stores_nothing_and_says_what_would_become_of_each_entry(
    world: World, alice: Someone
) -> None:
    preview = await previewed(world, alice, content=TWO, file_name="events.ics")

    assert (preview["status"], preview["name"]) == ("ready", "Unsere Anlässe")
    assert preview["counts"] == {"new": 2, "changed": 0, "unchanged": 0, "refused": 1}
    listed = await items(world, alice, preview)
    assert [(item["title"], item["outcome"]) for item in listed] == [
        ("Tag der Wärme", "new"),
        ("Reihe", "new"),
        ("Ohne Zeit", "refused"),
    ]
    (refused,) = await items(world, alice, preview, "outcome=refused")
    assert refused["reason"] == {
        "code": "no_start",
        "detail": "Der Beginn fehlt oder lässt sich nicht lesen.",
    }
    assert await titles(world, alice) == []


async def test_preview_says_what_seems_to_be_here_already(world: World, alice: Someone) -> None:
    await applied(world, alice, await previewed(world, alice, content=TWO, file_name="one.ics"))
    (first, *_) = (await found(world, alice, "/events"))["items"]
    other = calendar(event(*MORNING, uid="a"), event(*MORNING, uid="b", summary="Etwas Neues"))

    preview = await previewed(world, alice, content=other, file_name="two.ics")

    listed = await items(world, alice, preview)
    assert [(item["title"], item["outcome"], item["event_id"]) for item in listed] == [
        ("Tag der Wärme", "new", first["id"]),
        ("Etwas Neues", "new", None),
    ]


async def test_preview_names_the_days_of_what_lasts_whole_days(
    world: World, alice: Someone
) -> None:
    fair = event("DTSTART;VALUE=DATE:20270501", "DTEND;VALUE=DATE:20270503", uid="4")
    preview = await previewed(world, alice, content=calendar(fair, event(*MORNING, uid="5")))

    days = [item["starts_on"] for item in await items(world, alice, preview)]

    assert sorted(days, key=str) == ["2027-05-01", None]


async def test_applied_preview_is_taken_over_and_the_same_again_changes_nothing(
    world: World, alice: Someone
) -> None:
    done = await applied(
        world, alice, await previewed(world, alice, content=TWO, file_name="events.ics")
    )
    before = await found(world, alice, "/events")
    again = await previewed(world, alice, content=TWO, file_name="events.ics")
    await applied(world, alice, again)

    assert (done["status"], done["progress"]) == ("done", None)
    assert sorted(item["title"] for item in before["items"]) == ["Reihe", "Tag der Wärme"]
    assert again["counts"] == {"new": 0, "changed": 0, "unchanged": 2, "refused": 1}
    assert await found(world, alice, "/events") == before
    (source,) = (await found(world, alice, "/event-sources"))["items"]
    assert (source["name"], source["next_fetch_at"]) == ("Unsere Anlässe", None)


async def test_file_that_cannot_be_kept_as_it_is_is_refused(world: World, alice: Someone) -> None:
    answer = await world.client(alice).post("/event-imports", json={"content": "BEGIN:\x00"})

    assert answer.status_code == 422
    assert [(e["pointer"], e["code"]) for e in answer.json()["errors"]] == [
        ("#/content", "text_invalid")
    ]


async def test_preview_names_what_would_change(world: World, alice: Someone) -> None:
    await applied(world, alice, await previewed(world, alice, content=TWO, file_name="events.ics"))
    (single,) = [
        row for row in (await found(world, alice, "/events"))["items"] if not row["rhythm"]
    ]
    moved = calendar(event(*at("20270312T090000", "20270312T120000"), "LOCATION:Olten", uid="1"))

    preview = await previewed(world, alice, content=moved, file_name="events.ics")
    (item,) = await items(world, alice, preview)
    await applied(world, alice, preview)

    assert item["outcome"] == "changed"
    assert item["changes"] == ["ends_at", "place", "starts_at"]
    assert item["event_id"] == single["id"]
    read = await found(world, alice, f"/events/{single['id']}")
    assert (read["place"], read["starts_at"]) == ("Olten", "2027-03-12T08:00:00Z")


async def test_address_is_previewed_and_becomes_a_source_when_it_is_applied(
    world: World, alice: Someone, web: Web
) -> None:
    url = web.put(TWO)

    preview = await previewed(world, alice, url=url)
    none_yet = (await found(world, alice, "/event-sources"))["items"]
    await applied(world, alice, preview)
    (source,) = (await found(world, alice, "/event-sources"))["items"]

    assert (preview["counts"]["new"], none_yet) == (2, [])
    assert (source["url"], source["imported"], source["next_fetch_at"] is None) == (url, 2, False)


@pytest.mark.parametrize(
    ("page", "code"), [(Page(status=404), "not_found"), (Page(b"BEGIN:VCARD"), "malformed")]
)
async def test_address_that_cannot_be_read_fails_with_its_reason(
    world: World, alice: Someone, web: Web, page: Page, code: str
) -> None:
    web.pages["/feed"] = page

    preview = await previewed(world, alice, url=web.url())
    refused = await world.client(alice).post(f"/event-imports/{preview['id']}/application")

    assert (preview["status"], preview["error"]["code"]) == ("failed", code)
    assert preview["error"]["detail"].endswith(".")
    assert (refused.status_code, refused.json()["code"]) == (409, "import-not-ready")


@pytest.mark.parametrize("body", [{}, {"content": "x", "url": "https://a.example/b.ics"}])
async def test_import_wants_an_address_or_a_content(
    world: World, alice: Someone, body: dict[str, str]
) -> None:
    answer = await world.client(alice).post("/event-imports", json=body)

    assert (answer.status_code, answer.json()["code"]) == (422, "nothing-to-import")


async def test_preview_thrown_away_is_gone_and_events_stay(world: World, alice: Someone) -> None:
    done = await applied(world, alice, await previewed(world, alice, content=TWO))

    answer = await world.client(alice).delete(f"/event-imports/{done['id']}")

    assert answer.status_code == 204
    assert (await found(world, alice, "/event-imports"))["items"] == []
    assert len(await titles(world, alice)) == 2


async def test_command_imports_a_file_and_then_knows_it(
    world: World, alice: Someone, delivery: Delivery, tmp_path: Path
) -> None:
    file = tmp_path / "events.ics"
    file.write_text(TWO)
    given = (delivery.settings, delivery.database, delivery.files, delivery.organization_id)

    first = await import_events(*given, str(file))
    second = await import_events(*given, str(file))

    assert (first, second) == (Imported(2, 0, 1), Imported(0, 2, 1))
    assert len(await titles(world, alice)) == 2


async def test_command_imports_an_address_and_says_why_it_cannot(
    world: World, web: Web, delivery: Delivery, tmp_path: Path
) -> None:
    given = (delivery.settings, delivery.database, delivery.files, delivery.organization_id)
    large = tmp_path / "large.ics"
    large.write_bytes(b"a" * 10_000_001)

    done = await import_events(*given, web.put(TWO))
    reasons = []
    for reference in (web.url("/nowhere"), "ftp://a.example/x", str(tmp_path / "none"), str(large)):
        with pytest.raises(NothingRead) as refusal:
            await import_events(*given, reference)
        reasons.append(str(refusal.value))

    assert done == Imported(2, 0, 1)
    assert reasons == [
        "The server answered with status 404.",
        "This is not a web address that can be read.",
        "The file cannot be read: No such file or directory.",
        "The file is larger than 10000000 bytes.",
    ]


def test_command_refuses_where_there_is_no_file(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("FUERSPRECH_DATA_DIR", str(tmp_path))
    runner = CliRunner()
    runner.invoke(commands, ["demo"])

    done = runner.invoke(commands, ["import-events", str(tmp_path / "none.ics")])

    assert done.exit_code == 1
    assert done.stderr == "Nothing was read: The file cannot be read: No such file or directory.\n"
