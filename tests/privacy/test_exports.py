"""Exports: one at a time, for their person alone, gone after a week; and what is forgotten."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from sqlmodel import select

from api.core.files import Files
from api.core.idempotency import IdempotencyRecord
from api.core.outbox import Delivery
from api.identity.models import SignInSession
from api.privacy import exporting, jobs
from api.privacy.models import DataExport, ExportStatus
from tests.world import Someone, World

pytestmark = pytest.mark.anyio


async def ask(world: World, someone: Someone) -> dict[str, Any]:
    answer = await world.client(someone).post("/me/export")
    assert answer.status_code == 202, answer.text
    return answer.json()


async def look(world: World, someone: Someone, export: dict[str, Any]) -> dict[str, Any]:
    return (await world.client(someone).get(f"/me/export/{export['id']}")).json()


async def download(world: World, someone: Someone, export: dict[str, Any]) -> Any:
    return await world.client(someone).get(f"/me/export/{export['id']}/file")


async def stored(world: World) -> list[DataExport]:
    async with world.session() as session:
        return list((await session.exec(select(DataExport))).all())


def delivery(world: World, **payload: str) -> Delivery:
    state = world.app.state
    return Delivery(world.settings, state.database, state.files, world.home, payload)


def files(world: World) -> list[str]:
    found = (world.settings.data_dir / "files").rglob("*")
    return [path.name for path in found if path.is_file()]


async def test_one_export_at_a_time(world: World, alice: Someone, bob: Someone) -> None:
    first = await ask(world, bob)

    again = await world.client(bob).post("/me/export")
    other = await ask(world, alice)

    assert (again.status_code, again.json()["code"]) == (409, "export-under-way")
    assert again.json()["existing_id"] == first["id"]
    assert (first["status"], first["progress"], other["status"]) == ("queued", 0, "queued")


async def test_file_is_for_its_person_alone(world: World, alice: Someone, bob: Someone) -> None:
    export = await ask(world, bob)
    early = await download(world, bob, export)
    await world.work()

    file = await download(world, bob, export)
    foreign = await download(world, alice, export)
    (row,) = await stored(world)
    public = await world.client().get(f"http://testserver/media/{row.file_key}")

    assert (early.status_code, early.json()["code"]) == (409, "export-not-ready")
    assert file.headers["content-type"] == "application/zip"
    assert file.headers["content-disposition"].startswith("attachment;")
    assert file.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert file.headers["cache-control"] == "private, no-store"
    assert (foreign.status_code, public.status_code) == (404, 404)


async def test_new_export_takes_the_place_of_the_last(world: World, bob: Someone) -> None:
    first = await ask(world, bob)
    await world.work()

    await ask(world, bob)
    await world.work()

    gone = await download(world, bob, first)
    listed = (await world.client(bob).get("/me/export")).json()["items"]
    assert (gone.status_code, gone.json()["code"]) == (410, "export-expired")
    assert [export["status"] for export in listed] == ["ready", "expired"]
    assert len(files(world)) == 1


async def test_export_is_gone_after_a_week(world: World, bob: Someone) -> None:
    export = await ask(world, bob)
    await world.work()

    with time_machine.travel(datetime.now(UTC) + timedelta(days=7, minutes=1)):
        async with world.session() as session:
            (signed_in,) = (await session.exec(select(SignInSession))).all()
            signed_in.expires_at += timedelta(days=7)
            signed_in.last_seen_at += timedelta(days=7)
        late = await download(world, bob, export)
        await jobs.expire_exports(delivery(world))
        await world.work()

    assert late.status_code == 410
    assert [row.status for row in await stored(world)] == [ExportStatus.expired]
    assert files(world) == []


async def test_failed_export_can_be_asked_for_again(
    world: World, bob: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: Any) -> None:
        raise OSError("disk full")

    export = await ask(world, bob)
    with monkeypatch.context() as broken:
        broken.setattr(Files, "write", full)
        await world.work()
    failed = await look(world, bob, export)

    again = await ask(world, bob)
    await world.work()

    assert (failed["status"], failed["bytes"]) == ("failed", None)
    assert (await look(world, bob, again))["status"] == "ready"


async def test_export_that_no_worker_finished_is_given_up(world: World, bob: Someone) -> None:
    await ask(world, bob)

    with time_machine.travel(datetime.now(UTC) + timedelta(days=1, minutes=1)):
        await jobs.expire_exports(delivery(world))

    assert [row.status for row in await stored(world)] == [ExportStatus.failed]


async def test_repeated_delivery_keeps_the_file(world: World, bob: Someone) -> None:
    export = await ask(world, bob)
    await world.work()
    (row,) = await stored(world)

    await exporting.make(delivery(world, export_id=export["id"], file_key=row.file_key))

    assert (await download(world, bob, export)).status_code == 200


async def test_person_who_deletes_meanwhile_leaves_no_file(
    world: World, bob: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    await ask(world, bob)
    write = Files.write

    async def leave_first(store: Files, key: str, body: bytes) -> None:
        await world.client(bob).delete("/me", params={"confirm": str(bob.id)})
        await write(store, key, body)

    monkeypatch.setattr(Files, "write", leave_first)
    await world.work()

    assert (await stored(world), files(world)) == ([], [])


async def test_what_is_old_is_forgotten(world: World, bob: Someone) -> None:
    await world.client(bob).post("/session/token", headers={"Idempotency-Key": "once"})
    kept = []

    for hours in (36, 60):
        with time_machine.travel(datetime.now(UTC) + timedelta(hours=hours)):
            await jobs.forget(delivery(world))
        async with world.session() as session:
            answers = (await session.exec(select(IdempotencyRecord))).all()
            browsers = (await session.exec(select(SignInSession))).all()
        kept.append((len(answers), len(browsers)))

    assert kept == [(1, 0), (0, 0)]
