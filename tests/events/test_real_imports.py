"""All real calendars and conferences of the shared data through the whole import, twice."""

import gzip
import json
import os
from collections import Counter
from pathlib import Path

import pytest
from sqlmodel import func, select

from api.core.outbox import Delivery
from api.core.polling import Imported
from api.core.sources import NothingRead
from api.events.importing import import_events
from api.events.models import Event, Meeting
from tests.world import World

DATA = Path(
    os.environ.get("FUERSPRECH_SHARED_DATA") or Path(__file__).parents[3] / "shared" / "data"
)
CALENDARS = sorted((DATA / "calendars").rglob("*.ics"))
CONFERENCES = DATA / "conferences" / "conferences_all.json.gz"

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.long,
    pytest.mark.skipif(
        not CALENDARS or not CONFERENCES.exists(),
        reason=f"the shared calendars are not at {DATA}; set FUERSPRECH_SHARED_DATA",
    ),
]

NO_EVENTS = "There are no events in this calendar."
# Tasks, journals, free and busy times, zones, alarms: but no event.
REFUSED = {
    "invalid_boeing.ics": NO_EVENTS,
    "valid_3.ics": NO_EVENTS,
    "valid_4.ics": NO_EVENTS,
    "valid_Casablanca.ics": NO_EVENTS,
    "valid_custom_component.ics": NO_EVENTS,
    "valid_rfc5545-sec3.6.2.ics": NO_EVENTS,
    "valid_rfc5545-sec3.6.3.ics": NO_EVENTS,
    "valid_rfc5545-sec3.6.4.ics": NO_EVENTS,
    "valid_rfc5545-sec3.6.5.ics": NO_EVENTS,
    "valid_rfc5545-sec3.6.6.ics": NO_EVENTS,
    "valid_rfc5545-sec4.4.ics": NO_EVENTS,
    "valid_rfc5545-sec4.5.ics": NO_EVENTS,
}


async def test_real_calendars_are_imported_once(
    world: World, delivery: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    first, refused = await _import_all(delivery)
    counted = await _stored(world)

    second, again = await _import_all(delivery)

    with capsys.disabled():
        print(  # noqa: T201 - the run says what came of them
            f"\n{len(first)} real calendars imported with {sum(i.imported for i in first.values())}"
            f" events and {counted['meetings']} meetings, {len(refused)} refused;"
            f" entries refused: {sum(i.refused for i in first.values())}"
        )
    assert (refused, again) == (REFUSED, REFUSED)
    assert len(first) == len(CALENDARS) - len(REFUSED)
    assert sum(done.imported for done in first.values()) > 2000
    # Whatever was not imported was refused, entry by entry.
    assert all(done.imported + done.known + done.refused for done in first.values())
    assert sum(done.imported for done in second.values()) == 0
    assert await _stored(world) == counted


async def test_real_conferences_are_imported_once(world: World, delivery: Delivery) -> None:
    rows = json.loads(gzip.decompress(CONFERENCES.read_bytes()))
    given = (delivery.settings, delivery.database, delivery.files, delivery.organization_id)

    first = await import_events(*given, str(CONFERENCES))
    counted = await _stored(world)
    second = await import_events(*given, str(CONFERENCES))

    distinct = {(row["name"], row["url"], row["startDate"]) for row in rows}
    assert len(rows) == 6831
    assert first == Imported(len(distinct), len(rows) - len(distinct), 0)
    assert second == Imported(0, len(rows), 0)
    assert counted["events"] == len(distinct)
    assert await _stored(world) == counted


async def _import_all(delivery: Delivery) -> tuple[dict[str, Imported], dict[str, str]]:
    given = (delivery.settings, delivery.database, delivery.files, delivery.organization_id)
    imported, refused = {}, {}
    for path in CALENDARS:
        try:
            imported[path.name] = await import_events(*given, str(path))
        except NothingRead as error:
            refused[path.name] = str(error)
    return imported, refused


async def _stored(world: World) -> Counter[str]:
    async with world.session() as session:
        return Counter(
            events=(await session.exec(select(func.count()).select_from(Event))).one(),
            versions=(await session.exec(select(func.sum(Event.version)))).one(),
            meetings=(await session.exec(select(func.count()).select_from(Meeting))).one(),
        )
