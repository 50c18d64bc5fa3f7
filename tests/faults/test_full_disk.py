"""The disk is full: a clear refusal, nothing half-written; with room again all goes on."""

import subprocess
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx2
import pytest

from tests.databases import TestDatabases
from tests.faults import aftermath
from tests.faults.installation import Installation, eventually
from tests.suggestions.conftest import Web
from tests.world import created

pytestmark = [pytest.mark.anyio, pytest.mark.full]

FULL = (507, "storage-full")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "none", str(place)])
    if done.returncode:
        pytest.skip("mounting a small disk needs root")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def fill(disk: Path) -> Path:
    """Take all the room there is; deleting what this returns gives it back."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 12):
            try:
                while file.write(b"\0" * size) == size:
                    pass
            except OSError:
                continue
    return ballast


@pytest.fixture
async def on_small_disk(databases: TestDatabases, disk: Path) -> AsyncIterator[Installation]:
    """A server alone: a worker would write at any moment."""
    if databases.backend != "sqlite":
        pytest.skip("PostgreSQL's disk is its own")
    async with (
        databases.copy(disk) as settings,
        Installation.of(settings, EMBEDDED_WORKER="false") as made,
    ):
        yield made


async def propose(client: httpx2.AsyncClient, number: int) -> tuple[int, str]:
    body = {"title": f"Nr {number}", "summary": "lang " * 700}
    answer = await client.post("/suggestions", json=body)
    return answer.status_code, answer.json().get("code", "")


async def titles(client: httpx2.AsyncClient) -> list[str]:
    answer = await client.get("/suggestions", params={"limit": 100, "sort": "created_at"})
    assert answer.status_code == 200
    return [row["title"] for row in answer.json()["items"]]


async def test_full_disk_refuses_writes_and_nothing_else(
    on_small_disk: Installation, disk: Path
) -> None:
    lead = await on_small_disk.world.person("Lea Lead", roles=["lead"])
    on_small_disk.start("serve")
    await on_small_disk.until("/readyz", 200)
    async with on_small_disk.client(lead) as client:
        ballast = fill(disk)
        during = [await propose(client, number) for number in range(30)]
        kept = await titles(client)
        ballast.unlink()
        after = [await propose(client, number) for number in range(30, 35)]
        kept_in_all = await titles(client)

    stored = [f"Nr {number}" for number, (status, _) in enumerate(during) if status == 201]
    # What is left of a page may take a few.
    assert during[-20:] == [FULL] * 20
    assert set(during) <= {(201, ""), FULL}
    assert kept == stored
    assert after == [(201, "")] * 5
    assert kept_in_all == [*stored, *(f"Nr {number}" for number in range(30, 35))]
    aftermath.database_is_whole(on_small_disk)


@pytest.fixture
async def files_on_small_disk(
    databases: TestDatabases, disk: Path, tmp_path: Path, web: Web
) -> AsyncIterator[Installation]:
    async with databases.copy(tmp_path) as elsewhere:
        settings = elsewhere.model_copy(update={"data_dir": disk / "var"})
        async with Installation.of(settings, outbound_allow=web.address) as made:
            yield made


async def test_files_without_room_are_made_once_there_is(
    files_on_small_disk: Installation, disk: Path, web: Web
) -> None:
    installation = files_on_small_disk
    lead = await installation.world.person("Lea Lead", roles=["lead"])
    installation.start("serve")
    await installation.until("/readyz", 200)
    async with installation.client(lead) as client:

        async def export(wanted: str) -> dict[str, str]:
            made = (await client.post("/me/export")).json()

            async def is_over() -> bool:
                made.update((await client.get(f"/me/export/{made['id']}")).json())
                return made["finished_at"] is not None

            await eventually(is_over)
            assert made["status"] == wanted
            return made

        ballast = fill(disk)
        created(await client.post("/sources", json={"url": web.url()}))
        await export("failed")
        ballast.unlink()
        ready = await export("ready")
        file = await client.get(f"/me/export/{ready['id']}/file")

    await aftermath.drained(installation)
    assert file.content.startswith(b"PK")
    await aftermath.entries_are_there_once(installation, 1)
    await aftermath.files_are_all_named(installation)
