"""Standing engagements: their rhythm, their meetings, what is changed by hand."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from sqlmodel import func, select

from api.core import clock
from api.core.outbox import Delivery
from api.events import times
from api.events.jobs import plan_meetings
from api.events.models import Meeting
from tests.events.occasions import approved, event, found
from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio

GROUP = {
    "format": "expert_group",
    "title": "Fachgruppe Wärme",
    "starts_at": "2027-03-09T17:00",
    "ends_at": "2027-12-31T23:00",
    "is_standing": True,
    "rhythm": "FREQ=MONTHLY;BYDAY=2TU",
    "meeting_minutes": 90,
}
NOW = datetime.fromisoformat("2027-01-05T12:00:00Z")


@pytest.fixture(autouse=True)
def january() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


async def meetings(world: World, someone: Someone, made: dict[str, Any]) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    page = await found(world, someone, f"/events/{made['id']}/meetings?limit=100")
    items += page["items"]
    return items


async def test_rhythm_makes_the_meetings_of_the_period(world: World, alice: Someone) -> None:
    made = await event(world, alice, **GROUP)

    planned = await meetings(world, alice, made)

    shown = [meeting["starts_at"][:16] for meeting in planned]
    # Summer time comes between the first and the second: the clocks there show five each time.
    assert shown[:2] == ["2027-03-09T16:00", "2027-04-13T15:00"]
    assert shown[-2:] == ["2027-11-09T16:00", "2027-12-14T16:00"]
    assert len(planned) == 10
    assert planned[0]["ends_at"] == "2027-03-09T17:30:00Z"
    read = await found(world, alice, f"/events/{made['id']}")
    assert read["next_meeting_at"] == "2027-03-09T16:00:00Z"


async def test_open_engagement_is_planned_two_years_ahead_and_a_day_further_each_day(
    world: World, alice: Someone, delivery: Delivery
) -> None:
    made = await event(world, alice, **GROUP | {"ends_at": None, "rhythm": "FREQ=DAILY"})
    first = await meetings(world, alice, made)

    with time_machine.travel(NOW + timedelta(days=500), tick=False):
        await plan_meetings(delivery)
    async with world.session() as session:
        last = (await session.exec(select(func.max(Meeting.starts_at)))).one()

    assert made["ends_at"] is None
    assert [each["starts_at"] for each in first][:1] == ["2027-03-09T16:00:00Z"]
    # 500 from 90 days before that day on.
    assert last == datetime.fromisoformat("2029-07-02T15:00:00Z")


async def test_whole_days_have_meetings_of_whole_days(world: World, alice: Someone) -> None:
    days = {"starts_at": None, "ends_at": None, "starts_on": "2027-03-01", "ends_on": "2027-03-31"}
    weekly = {"rhythm": "FREQ=WEEKLY", "meeting_minutes": 2 * 24 * 60}
    made = await event(world, alice, **GROUP | days | weekly)

    planned = await meetings(world, alice, made)

    assert [(each["starts_on"], each["ends_on"]) for each in planned][:2] == [
        ("2027-03-01", "2027-03-02"),
        ("2027-03-08", "2027-03-09"),
    ]
    assert len(planned) == 5


async def test_another_rhythm_moves_what_is_to_come_but_not_what_was_changed_by_hand(
    world: World, alice: Someone
) -> None:
    made = await event(world, alice, **GROUP)
    first, second, *_ = await meetings(world, alice, made)
    lead = world.client(alice)
    moved = await lead.patch(
        f"/meetings/{second['id']}",
        json={"starts_at": "2027-04-20T18:00", "ends_at": "2027-04-20T19:00", "place": "Olten"},
        headers={"If-Match": f'"{second["version"]}"'},
    )
    changes = {"rhythm": "FREQ=MONTHLY;BYDAY=1MO"}
    await lead.patch(f"/events/{made['id']}", json=changes, headers={"If-Match": "*"})

    planned = await meetings(world, alice, made)

    assert moved.json()["place"] == "Olten"
    shown = [meeting["starts_at"][:10] for meeting in planned]
    assert shown[:4] == ["2027-03-09", "2027-04-05", "2027-04-20", "2027-05-03"]
    assert first["id"] == planned[0]["id"]


async def test_meeting_is_cancelled_and_no_longer_the_next(world: World, alice: Someone) -> None:
    made = await event(world, alice, **GROUP)
    first, second, *_ = await meetings(world, alice, made)

    path, headers = f"/meetings/{first['id']}", {"If-Match": '"1"'}
    answer = await world.client(alice).patch(path, json={"is_cancelled": True}, headers=headers)
    read = await found(world, alice, f"/events/{made['id']}")

    assert answer.json()["is_cancelled"] is True
    assert read["next_meeting_at"] == second["starts_at"]


async def test_meetings_of_all_engagements_are_listed_by_their_day(
    world: World, alice: Someone, bob: Someone
) -> None:
    group = await approved(world, alice, **GROUP)
    topic_ids = [topic["id"] for topic in group["topics"]]
    season = {**GROUP, "title": "Jury", "rhythm": None, "topic_ids": topic_ids}
    jury = await approved(world, alice, **season)
    lead = world.client(alice)
    days = {"starts_on": "2027-04-29", "ends_on": "2027-05-02"}
    created(await lead.post(f"/events/{jury['id']}/meetings", json=days))
    unseen = {**GROUP, "title": "Noch nicht"}
    created(await lead.post("/events", json=unseen))

    async def listed(someone: Someone, query: str = "") -> list[tuple[str, str]]:
        items = (await found(world, someone, f"/meetings{query}"))["items"]
        return [(item["event"]["title"], item["starts_at"][:10]) for item in items]

    assert await listed(bob, "?until=2027-05-11") == [
        ("Fachgruppe Wärme", "2027-03-09"),
        ("Fachgruppe Wärme", "2027-04-13"),
        ("Jury", "2027-04-28"),
        ("Fachgruppe Wärme", "2027-05-11"),
    ]
    # What lasts over the first day is on it; what has gone before is not.
    assert await listed(bob, "?since=2027-05-02&until=2027-05-10") == [("Jury", "2027-04-28")]
    assert await listed(bob, "?since=2027-05-03&until=2027-05-10") == []
    everything = await found(world, bob, "/meetings?limit=1")
    assert everything["items"][0]["event"] == {
        "id": group["id"],
        "title": "Fachgruppe Wärme",
        "status": "approved",
    }
    assert everything["next_cursor"]
    assert ("Noch nicht", "2027-03-09") in await listed(alice)


async def test_meeting_added_by_hand_stays_and_can_be_deleted(world: World, alice: Someone) -> None:
    made = await event(world, alice, **GROUP)
    lead = world.client(alice)
    extra = {"starts_on": "2027-06-01", "title": "Klausur"}
    added = created(await lead.post(f"/events/{made['id']}/meetings", json=extra))
    ruled = (await meetings(world, alice, made))[0]

    gone = await lead.delete(f"/meetings/{added['id']}", headers={"If-Match": '"1"'})
    kept = await lead.delete(f"/meetings/{ruled['id']}", headers={"If-Match": '"1"'})

    assert (added["starts_on"], added["ends_on"]) == ("2027-06-01", "2027-06-01")
    assert gone.status_code == 204
    assert (kept.status_code, kept.json()["code"]) == (409, "meeting-of-rhythm")


async def test_engagement_that_ends_being_one_loses_its_meetings(
    world: World, alice: Someone
) -> None:
    made = await event(world, alice, **GROUP)
    changes = {"is_standing": False, "rhythm": None}

    answer = await world.client(alice).patch(
        f"/events/{made['id']}", json=changes, headers={"If-Match": "*"}
    )

    assert (answer.status_code, answer.json()["is_standing"]) == (200, False)
    assert await meetings(world, alice, made) == []


@pytest.mark.parametrize(
    ("changes", "code", "pointer"),
    [
        ({"rhythm": "FREQ=SECONDLY"}, "rhythm-invalid", "#/rhythm"),
        ({"rhythm": "FREQ=DAILY;BYSETPOS=2"}, "rhythm-invalid", "#/rhythm"),
        ({"rhythm": "FREQ=DAILY;BYMONTHDAY=30"}, "rhythm-invalid", "#/rhythm"),
        ({"rhythm": "FREQ=WEEKLY;BYDAY=2TU"}, "rhythm-invalid", "#/rhythm"),
        ({"rhythm": "FREQ=WEEKLY;FREQ=DAILY"}, "rhythm-invalid", "#/rhythm"),
        ({"rhythm": "BYDAY=TU"}, "rhythm-invalid", "#/rhythm"),
        ({"meeting_minutes": None}, "rhythm-needs-standing", "#/meeting_minutes"),
        ({"is_standing": False}, "rhythm-needs-standing", "#/is_standing"),
        ({"ends_at": "2027-03-01T10:00"}, "period-invalid", "#/ends_at"),
    ],
)
async def test_engagement_refuses(
    world: World, bob: Someone, changes: dict[str, Any], code: str, pointer: str
) -> None:
    answer = await world.client(bob).post("/events", json={**GROUP, **changes})

    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (422, code)
    assert problem["errors"][0]["pointer"] == pointer


async def test_meetings_refuse(world: World, alice: Someone) -> None:
    single = await event(world, alice)
    made = await event(world, alice, **GROUP)
    lead = world.client(alice)
    day = {"starts_on": "2027-06-01"}

    not_standing = await lead.post(f"/events/{single['id']}/meetings", json=day)
    no_time = await lead.post(f"/events/{made['id']}/meetings", json={"title": "Ohne Zeit"})
    half = await lead.post(f"/events/{made['id']}/meetings", json={"starts_at": "2027-06-01T10:00"})
    backwards = await lead.post(
        f"/events/{made['id']}/meetings", json={**day, "ends_on": "2027-05-01"}
    )

    codes = [answer.json()["code"] for answer in (not_standing, no_time, half, backwards)]
    assert codes == ["not-standing", "times-missing", "times-missing", "period-invalid"]


async def test_meetings_at_a_time_are_limited(world: World, alice: Someone) -> None:
    made = await event(world, alice, **GROUP | {"ends_at": None, "rhythm": "FREQ=DAILY"})

    answer = await world.client(alice).post(
        f"/events/{made['id']}/meetings", json={"starts_on": "2027-06-01"}
    )

    assert (answer.status_code, answer.json()["code"]) == (409, "too-many-meetings")
    assert str(times.MOST_MEETINGS) in answer.json()["detail"]
    assert clock.now() == NOW
