"""Measures how fast Fürsprech is: `make bench`. Prints one JSON object; progress goes to stderr."""

import asyncio
import json
import sys
import tempfile
from contextlib import AsyncExitStack
from itertools import chain
from pathlib import Path

from bench import load, measures
from bench.company import Company
from bench.installation import Installation, install, postgresql
from bench.load import Figures, Target
from bench.processes import memory_mb
from tests.databases import TestDatabases

PORT = 8840
# People, ambassadors among them, suggestions.
USUAL = (10_000, 1_000, 20_000)
SMALL, LARGE = (1_000, 200, 2_000), (1_000, 200, 200_000)
COMPARED = 40


def main() -> None:
    with tempfile.TemporaryDirectory() as name, postgresql() as (server, database):
        directory = Path(name)
        databases = TestDatabases.prepare("postgresql", directory, server.socket_dir)
        figures = asyncio.run(_measure(databases, database, directory))
    print(json.dumps(figures))  # noqa: T201  # the result


async def _measure(databases: TestDatabases, database: int, directory: Path) -> dict[str, float]:
    async with AsyncExitStack() as stack:
        installed = []
        for people, ambassadors, suggestions in (USUAL, SMALL, LARGE):
            say(f"loading {people} people and {suggestions} suggestions")
            company = Company("Usual", people, ambassadors)
            installation = install(databases, directory, company, suggestions)
            installed.append(await stack.enter_async_context(installation))
        usual, small, large = installed
        figures = _warm(usual, databases.socket, database, directory)
        return figures | _growth(small, large, database, directory)


def _warm(usual: Installation, socket_dir: str, database: int, directory: Path) -> dict[str, float]:
    people = usual.company.ambassadors
    with (
        usual.serve(PORT, directory) as server,
        usual.refer(PORT + 1, socket_dir, directory) as reference,
    ):
        say(f"choosing the day of {len(people)} people")
        cold = measures.choose(server, database, people)
        say("comparing the answers with the reference's")
        measures.compare(server, reference, people[:COMPARED])
        callers = load.write_callers(directory / "callers", people)
        targets = [
            Target(prefix + part, each, path)
            for prefix, (own, other) in measures.ROUTES.items()
            for part, each, path in (
                ("own", server, own),
                ("reference", reference, other),
                ("floor", reference, f"/floor{other}"),
            )
        ]
        say(f"{measures.ROUNDS} rounds of {measures.SECONDS} s on each of {len(targets)} routes")
        found = measures.load_in_turns(targets, callers, database)
        for name, figure in found.items():
            say(f"  {name}: {figure}")
        ratios = [_ratios(found, prefix) for prefix in measures.ROUTES]
        return {
            **dict(chain.from_iterable(each.items() for each in ratios)),
            "p99_ms": round(found["own"].p99_ms, 1),
            "cold_ms": round(cold.together, 2),
            "start_s": round(server.start_s, 2),
            "rss_mb": round(memory_mb(server.pid), 1),
        }


def _growth(
    small: Installation, large: Installation, database: int, directory: Path
) -> dict[str, float]:
    say("choosing the day of people among few and among many suggestions")
    with small.serve(PORT, directory) as one, large.serve(PORT + 1, directory) as other:
        people = [small.company.ambassadors, large.company.ambassadors]
        few, many = measures.choose_in_turns([one, other], database, people)
        say(f"  {few:.2f} and {many:.2f} ms")
        return {"growth": round(many / few, 2)}


def _ratios(found: dict[str, Figures], prefix: str) -> dict[str, float]:
    parts = (found[prefix + part] for part in ("own", "reference", "floor"))
    ours, reference, floor = parts
    return {
        f"{prefix}rps_ratio": round(ours.rps / reference.rps, 2),
        f"{prefix}cpu_ratio": round(ours.cpu_ms / reference.cpu_ms, 2),
        f"{prefix}floor_ratio": round(ours.rps / floor.rps, 2),
        f"{prefix}rps": round(ours.rps),
        f"{prefix}cpu_ms": round(ours.cpu_ms, 2),
    }


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201  # progress


if __name__ == "__main__":
    main()
