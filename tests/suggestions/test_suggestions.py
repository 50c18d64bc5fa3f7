"""Suggestions: proposing, reading, and who sees what."""

from datetime import timedelta
from typing import Any

import pytest

from api.core import clock
from tests.suggestions.conftest import Web
from tests.suggestions.feeds_of_ours import GERMAN, found, item, rss, source, titles, topic
from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio


async def propose(world: World, someone: Someone, title: str = "Idee", **fields: Any) -> Any:
    body = {"title": title, **fields}
    return created(await world.client(someone).post("/suggestions", json=body))


async def approve(world: World, lead: Someone, suggestion: Any, **fields: Any) -> Any:
    path = f"/suggestions/{suggestion['id']}/approval"
    answer = await world.client(lead).put(path, json=fields)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_anyone_proposes_and_sees_what_became_of_it(
    world: World, alice: Someone, bob: Someone
) -> None:
    topic_id = await topic(world, alice)
    proposed = await propose(
        world, bob, url="https://news.example/x", summary=GERMAN, note="Für euch", kind="discuss"
    )

    inbox = (await found(world, alice, "/suggestions?status=proposed"))["items"]
    await approve(world, alice, proposed, topic_ids=[topic_id])
    own = (await found(world, bob, "/suggestions?proposed_by=me"))["items"]

    assert proposed["status"] == "proposed"
    assert (inbox[0]["kind"], inbox[0]["note"]) == ("discuss", "Für euch")
    assert inbox[0]["proposed_by"] == {"id": str(bob.id), "display_name": "Bob Bianchi"}
    assert [(each["id"], each["status"]) for each in own] == [(proposed["id"], "approved")]


async def test_proposal_gets_language_and_topics_that_were_left_out(
    world: World, alice: Someone, bob: Someone
) -> None:
    heat = await topic(world, alice)
    chosen = await topic(world, alice, names={"de": "Garten"}, keywords={})
    open_one = await propose(world, bob, summary=GERMAN)
    own_choice = await propose(world, bob, summary=GERMAN, language="fr", topic_ids=[chosen])

    await world.work()
    first = await found(world, alice, f"/suggestions/{open_one['id']}")
    second = await found(world, alice, f"/suggestions/{own_choice['id']}")

    assert (first["language"], [each["id"] for each in first["topics"]]) == ("de", [heat])
    assert first["topics"][0]["words"] == ["Wärmepumpen"]
    assert (second["language"], [each["id"] for each in second["topics"]]) == ("fr", [chosen])
    assert first["version"] == open_one["version"]


async def test_members_see_what_is_approved_and_valid_and_their_own(
    world: World, alice: Someone, bob: Someone, web: Web
) -> None:
    carla = await world.person("Carla Caduff")
    topic_id, now = await topic(world, alice), clock.now()
    windows = {
        "Jetzt": {"valid_until": (now + timedelta(days=1)).isoformat()},
        "Bald": {"valid_from": (now + timedelta(days=1)).isoformat()},
        "Immer": {},
    }
    made = {title: await propose(world, bob, title) for title in (*windows, "Offen")}
    for title, window in windows.items():
        await approve(world, alice, made[title], topic_ids=[topic_id], **window)

    seen = {
        "lead": await titles(world, alice),
        "proposer": await titles(world, bob),
        "other": await titles(world, carla),
        "other, proposed": await titles(world, carla, "status=proposed"),
        "proposer, proposed": await titles(world, bob, "status=proposed"),
    }

    assert seen == {
        "lead": ["Offen", "Immer", "Bald", "Jetzt"],
        "proposer": ["Offen", "Immer", "Bald", "Jetzt"],
        "other": ["Immer", "Jetzt"],
        "other, proposed": [],
        "proposer, proposed": ["Offen"],
    }
    hidden = await world.client(carla).get(f"/suggestions/{made['Offen']['id']}")
    early = await world.client(carla).get(f"/suggestions/{made['Bald']['id']}")
    shown = await found(world, carla, f"/suggestions/{made['Immer']['id']}")
    assert (hidden.status_code, early.status_code) == (404, 404)
    assert (shown["proposed_by"], shown["note"]) == (None, None)


async def test_members_cannot_touch_what_others_propose(
    world: World, alice: Someone, bob: Someone, mallory: Someone
) -> None:
    carla, topic_id = await world.person("Carla Caduff"), await topic(world, alice)
    proposed = await propose(world, bob)
    path, match = f"/suggestions/{proposed['id']}", {"If-Match": '"1"'}

    async def tries(someone: Someone) -> list[int]:
        client = world.client(someone)
        answers = [
            await client.patch(path, json={"title": "X"}, headers=match),
            await client.delete(path, headers=match),
            await client.put(f"{path}/approval", json={}),
            await client.put(f"{path}/archival"),
        ]
        return [answer.status_code for answer in answers]

    assert await tries(carla) == [404, 404, 403, 403]
    assert await tries(mallory) == [404, 404, 404, 404]
    await approve(world, alice, proposed, topic_ids=[topic_id])
    assert await tries(carla) == [403, 403, 403, 403]


async def test_proposer_changes_their_own_until_it_is_curated(
    world: World, alice: Someone, bob: Someone
) -> None:
    topic_id = await topic(world, alice)
    proposed, other = await propose(world, bob), await propose(world, bob, "Andere")
    patch, path = world.client(bob).patch, f"/suggestions/{proposed['id']}"

    missing = await patch(path, json={"title": "Neu"})
    changed = await patch(path, json={"title": "Neu", "language": "de"}, headers=_match(proposed))
    stale = await patch(path, json={"title": "Alt"}, headers=_match(proposed))
    reserved = await patch(path, json={"wordings": []}, headers=_match(changed.json()))
    approved = await approve(world, alice, proposed, topic_ids=[topic_id])
    late = await patch(path, json={"title": "Spät"}, headers=_match(approved))
    gone = await world.client(bob).delete(f"/suggestions/{other['id']}", headers=_match(other))

    assert [missing.status_code, changed.status_code, stale.status_code] == [428, 200, 412]
    assert (changed.json()["title"], changed.json()["language"]) == ("Neu", "de")
    assert (reserved.status_code, reserved.json()["code"]) == (403, "curators-only")
    assert (late.status_code, late.json()["code"]) == (409, "already-curated")
    assert gone.status_code == 204
    assert await titles(world, bob) == ["Neu"]


async def test_same_address_is_not_suggested_twice(
    world: World, alice: Someone, bob: Someone
) -> None:
    carla = await world.person("Carla Caduff")
    first = await propose(world, bob, url="https://news.example/x?utm_source=mail")
    second = await propose(world, carla, "Andere", url="https://news.example/y")
    body = {"title": "Gleich", "url": "https://news.example/x#top"}

    own = await world.client(bob).post("/suggestions", json=body)
    hidden = await world.client(carla).post("/suggestions", json=body)
    changed = await world.client(carla).patch(
        f"/suggestions/{second['id']}", json={"url": body["url"]}, headers=_match(second)
    )

    assert (own.status_code, own.json()["code"]) == (409, "suggestion-exists")
    assert own.json()["errors"][0]["pointer"] == "#/url"
    assert own.json()["existing_id"] == first["id"]
    assert (hidden.status_code, hidden.json().get("existing_id")) == (409, None)
    assert changed.status_code == 409


@pytest.mark.parametrize(
    "body",
    [
        {"title": ""},
        {"title": "X", "url": "javascript:alert(1)"},
        {"title": "X", "topic_ids": ["01a20a15-a42d-71e9-82fc-8100220320cf"]},
        {"title": "X", "language": "xx"},
        {"title": "X", "status": "approved"},
    ],
)
async def test_proposal_that_makes_no_sense_is_refused(
    world: World, bob: Someone, body: dict[str, Any]
) -> None:
    answer = await world.client(bob).post("/suggestions", json=body)

    assert answer.status_code == 422
    assert await titles(world, bob) == []


async def test_single_suggestion_brings_what_the_company_says(
    world: World, alice: Someone, bob: Someone
) -> None:
    topic_id = await topic(world, alice)
    proposed = await propose(world, bob, topic_ids=[topic_id])

    read = await found(world, bob, f"/suggestions/{proposed['id']}")

    assert read["topics"][0]["name"] == "Heat"
    assert read["company_view"] == {
        "stance": "Heat is our business.",
        "facts": [{"text": "Every second plant", "source": "X", "source_url": None, "date": None}],
        "avoid": "Keine Preise.",
    }


async def test_list_is_narrowed_and_sorted(world: World, alice: Someone, web: Web) -> None:
    topic_id = await topic(world, alice)
    read = await source(world, alice, web.put(rss(item(1, GERMAN), item(2, title="Über Ämter"))))
    await propose(world, alice, "Frage", kind="write", language="fr")

    narrowed = {
        query: await titles(world, alice, query)
        for query in (
            *(f"source_id={read['id']}", f"topic_id={topic_id}", "kind=write", "language=fr"),
            *("q=amter", "q=AMT", "q=100%25", "sort=created_at", "proposed_by=me"),
        )
    }
    unknown = await world.client(alice).get("/suggestions?colour=red")

    assert list(narrowed.values()) == [
        ["Über Ämter", "Meldung 1"],
        ["Meldung 1"],
        ["Frage"],
        ["Frage"],
        ["Über Ämter"],
        ["Über Ämter"],
        [],
        ["Meldung 1", "Über Ämter", "Frage"],
        ["Frage"],
    ]
    assert unknown.status_code == 422


async def test_list_goes_on_where_a_page_ended(world: World, alice: Someone) -> None:
    for number in range(5):
        await propose(world, alice, f"Idee {number}")

    pages, cursor = [], ""
    for _ in range(3):
        page = await found(world, alice, f"/suggestions?limit=2{cursor}")
        pages.append([each["title"] for each in page["items"]])
        cursor = f"&cursor={page['next_cursor']}"

    assert pages == [["Idee 4", "Idee 3"], ["Idee 2", "Idee 1"], ["Idee 0"]]
    assert page["next_cursor"] is None


async def test_lists_take_as_many_statements_for_thirty_as_for_one(
    world: World, alice: Someone, bob: Someone
) -> None:
    topic_id, counts = await topic(world, alice), []
    for wanted in (1, 29):
        for number in range(wanted):
            made = await propose(world, bob, f"Idee {number}")
            wording = {"language": "de", "text": "Schaut mal"}
            await approve(world, alice, made, topic_ids=[topic_id], wordings=[wording])
        for someone in (alice, bob):
            with world.statements() as statements:
                listed = await found(world, someone, "/suggestions?limit=100")
            counts.append((len(listed["items"]), len(statements)))

    assert counts == [(1, 2), (1, 2), (30, 2), (30, 2)]


async def test_topic_of_a_suggestion_is_in_use(world: World, alice: Someone) -> None:
    topic_id = await topic(world, alice)
    await propose(world, alice, topic_ids=[topic_id])

    answer = await world.client(alice).delete(f"/topics/{topic_id}", headers={"If-Match": '"1"'})

    assert (answer.status_code, answer.json()["code"]) == (409, "topic-in-use")


def _match(read: Any) -> dict[str, str]:
    return {"If-Match": f'"{read["version"]}"'}
