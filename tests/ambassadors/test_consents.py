"""Consents: to words of a version, in the person's language, and no longer than these hold."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import select

from api.ambassadors import texts
from api.ambassadors.consents.service import consents_in_force
from api.ambassadors.models import Consent, Purpose
from api.ambassadors.texts import Edition
from api.core import clock
from api.core.schemas import LANGUAGES
from tests.world import Someone, World

pytestmark = pytest.mark.anyio

# The words of each version that was ever published. Other words are another version.
PUBLISHED = {"1": "ab593cd8f1334a23ce394661ec7a081a28a68486d327666c9d82d452b95b3670"}


@pytest.fixture
def changed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Edition]:
    """A later edition, in which only what `found` means has changed."""
    now = texts.edition()
    words = now.texts[Purpose.found]
    other = replace(words, texts={name: f"{text} Neu." for name, text in words.texts.items()})
    later = Edition("2", {**now.texts, Purpose.found: other})
    with monkeypatch.context() as patch:
        patch.setattr(texts, "edition", lambda: later)
        yield later


async def consents(world: World, someone: Someone) -> dict[str, dict[str, Any]]:
    listed = (await world.client(someone).get("/me/consents")).json()["items"]
    return {each["purpose"]: each for each in listed}


async def in_force(world: World, someone: Someone, day: date | None = None) -> set[str]:
    async with world.session() as session:
        on = day or clock.today("Europe/Zurich")
        return {str(purpose) for purpose in await consents_in_force(session, someone.id, on)}


def test_published_texts_never_change_without_a_new_version() -> None:
    now = texts.edition()

    digest = hashlib.sha256(" ".join(sorted(now.hashes)).encode()).hexdigest()

    assert PUBLISHED[now.version] == digest


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_there_in_every_language_and_short(language: str) -> None:
    for text in texts.edition().texts.values():
        assert 0 < len(text.titles[language]) <= 60
        assert 0 < len(text.texts[language]) <= 500
    for each in texts.consequences("pausing") + texts.consequences("leaving"):
        assert 0 < len(each.text[language]) <= 200


def test_german_texts_are_swiss_and_calm() -> None:
    german = [text.texts["de"] + text.titles["de"] for text in texts.edition().texts.values()]
    german += [each.text["de"] for each in texts.consequences("pausing")]
    german += [each.text["de"] for each in texts.consequences("leaving")]

    assert [text for text in german if "ß" in text or "!" in text] == []


async def test_texts_come_in_ones_language_and_all_others(world: World, bob: Someone) -> None:
    listed = (await world.client(bob).get("/consent-texts")).json()

    first = listed["items"][0]
    assert [each["purpose"] for each in listed["items"]] == list(Purpose)
    assert listed["next_cursor"] is None
    assert (first["language"], first["title"], first["version"]) == (
        "en",
        "Be found in the directory",
        "1",
    )
    assert set(first["titles"]) == set(first["texts"]) == set(first["hashes"]) == set(LANGUAGES)
    words = f"{first['title']}\n{first['text']}"
    assert first["hash"] == hashlib.sha256(words.encode()).hexdigest() == first["hashes"]["en"]


async def test_consent_keeps_version_hash_and_language_of_what_was_read(
    world: World, bob: Someone
) -> None:
    client = world.client(bob)
    text = (await client.get("/consent-texts")).json()["items"][0]
    body = {"consents": ["found"], "text_version": text["version"]}

    joined = await client.put("/me/ambassadorship", json=body)

    assert joined.status_code == 201
    async with world.session() as session:
        kept = (await session.exec(select(Consent))).one()
    assert (kept.text_version, kept.text_hash, kept.language) == ("1", text["hash"], "en")
    shown = (await consents(world, bob))["found"]
    assert (shown["is_current"], shown["is_in_force"], shown["language"]) == (True, True, "en")


async def test_words_that_changed_meanwhile_are_not_agreed_to(
    world: World, bob: Someone, changed: Edition
) -> None:
    put = world.client(bob).put
    body: dict[str, Any] = {"consents": ["found"], "text_version": "1"}

    refused = await put("/me/ambassadorship", json=body)
    joined = await put("/me/ambassadorship", json={**body, "text_version": "2"})
    one = await put("/me/consents/named", json={"granted": True, "text_version": "1"})
    nothing = await put("/me/ambassadorship", json={"consents": [], "text_version": "1"})
    back = await put("/me/consents/found", json={"granted": False, "text_version": "1"})

    for answer in (refused, one):
        assert (answer.status_code, answer.json()["code"]) == (409, "consent-text-changed")
        assert answer.json()["errors"][0]["pointer"] == "#/text_version"
    assert [joined.status_code, nothing.status_code, back.status_code] == [201, 200, 200]


async def test_changed_text_is_asked_again_and_holds_once_agreed_to(
    world: World, bob: Someone, request: pytest.FixtureRequest
) -> None:
    put = world.client(bob).put
    await put("/me/ambassadorship", json={"consents": ["found", "named"]})
    request.getfixturevalue("changed")

    asked = await consents(world, bob)
    before = await in_force(world, bob)
    agreed = await put("/me/consents/found", json={"granted": True, "text_version": "2"})

    assert (asked["found"]["granted"], asked["found"]["is_current"]) == (True, False)
    assert asked["found"]["is_in_force"] is False
    assert (asked["named"]["is_current"], asked["named"]["is_in_force"]) == (True, True)
    assert before == {"named"}
    assert (agreed.json()["is_current"], agreed.json()["text_version"]) == (True, "2")
    assert await in_force(world, bob) == {"found", "named"}
    async with world.session() as session:
        rows = (await session.exec(select(Consent).where(Consent.purpose == "found"))).all()
    assert sorted((row.text_version, row.withdrawn_at is None) for row in rows) == [
        ("1", False),
        ("2", True),
    ]


async def test_consent_is_in_force_only_while_active(world: World, bob: Someone) -> None:
    client, today = world.client(bob), clock.today("Europe/Zurich")
    await client.put("/me/ambassadorship", json={"consents": ["found", "named"]})
    active = await in_force(world, bob)
    until = today + timedelta(days=3)
    pause = {"status": "paused", "paused_until": until.isoformat()}

    paused = (await client.patch("/me/ambassadorship", json=pause)).json()
    resting = [await in_force(world, bob, today + timedelta(days=days)) for days in range(4)]
    listed = await consents(world, bob)
    await client.delete("/me/ambassadorship")

    assert active == {"found", "named"}
    assert (paused["consents"], paused["consents_in_force"]) == (["found", "named"], [])
    assert resting == [set(), set(), set(), {"found", "named"}]
    assert (listed["found"]["granted"], listed["found"]["is_in_force"]) == (True, False)
    assert await in_force(world, bob, until) == set()


async def test_anybody_may_be_named_but_not_while_they_pause(world: World, bob: Someone) -> None:
    client, seen = world.client(bob), []
    given = await client.put("/me/consents/named", json={"granted": True})
    seen.append(await in_force(world, bob))
    await client.put("/me/ambassadorship", json={"consents": ["named"]})
    seen.append(await in_force(world, bob))
    await client.patch("/me/ambassadorship", json={"status": "paused"})
    seen.append(await in_force(world, bob))
    await client.delete("/me/ambassadorship")
    seen.append(await in_force(world, bob))
    await client.put("/me/consents/named", json={"granted": True})
    seen.append(await in_force(world, bob))

    assert (given.status_code, given.json()["is_in_force"]) == (200, True)
    assert seen == [{"named"}, {"named"}, set(), set(), {"named"}]


async def test_consent_taken_back_is_out_of_force_at_once(world: World, bob: Someone) -> None:
    put = world.client(bob).put
    await put("/me/ambassadorship", json={"consents": ["found", "contacted"]})

    await put("/me/consents/contacted", json={"granted": False})

    assert await in_force(world, bob) == {"found"}
