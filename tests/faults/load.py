"""People at work all at once, patient ones: an answer that got lost is asked for again.

Each remembers what was acknowledged, so that afterwards it can be looked for: no more, no less.
"""

import random
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import anyio
import httpx2

from tests.faults.installation import Installation, eventually
from tests.world import Someone

Answer = httpx2.Response


@dataclass
class Person:
    """One client: asks until it is answered, and keeps all answers in view."""

    installation: Installation
    someone: Someone
    client: httpx2.AsyncClient
    seen: Counter[tuple[int, str]]
    refusals: list[Answer]
    chance: random.Random
    lost: int = 0

    async def ask(self, method: str, path: str, **options: Any) -> Answer:
        """One answer, however often it takes; a 503 is asked again as it says."""
        while True:
            try:
                answer = await self.client.request(method, path, **options)
            except httpx2.TransportError:
                self.lost += 1
                await anyio.sleep(0.1)
                continue
            code = answer.json().get("code", "") if answer.status_code >= 400 else ""
            self.seen[answer.status_code, code] += 1
            if answer.status_code < 500:
                return answer
            self.refusals.append(answer)
            await anyio.sleep(0.2)


@dataclass
class Load:
    """What everybody did and was told."""

    installation: Installation
    seed: int
    seen: Counter[tuple[int, str]] = field(default_factory=Counter)
    refusals: list[Answer] = field(default_factory=list)
    proposals: dict[str, tuple[Someone, str, str]] = field(default_factory=dict)
    reactions: dict[tuple[Someone, str], str] = field(default_factory=dict)
    edits: Counter[str] = field(default_factory=Counter)
    over: bool = False

    async def run(self, *plans: tuple[Someone, "Plan"]) -> None:
        """Have each plan followed by its person until `over`."""
        async with anyio.create_task_group() as tasks:
            for number, (someone, plan) in enumerate(plans):
                tasks.start_soon(self._follow, random.Random(self.seed + number), someone, plan)

    async def _follow(self, chance: random.Random, someone: Someone, plan: "Plan") -> None:
        async with self.installation.client(someone) as client:
            person = Person(self.installation, someone, client, self.seen, self.refusals, chance)
            while not self.over:
                await plan(self, person)
                await anyio.sleep(chance.uniform(0, 0.1))

    async def goes_on(self, *, answers: int) -> None:
        """Wait until so many more requests have been answered."""
        wanted = self.seen.total() + answers

        async def is_so() -> bool:
            return self.seen.total() >= wanted

        await eventually(is_so)

    async def propose(self, person: Person) -> None:
        """A suggestion, sometimes sent once more although it was answered."""
        key = uuid4().hex
        body = {"title": f"Vorschlag {key}", "url": f"https://example.com/{key}"}
        ask = {"json": body, "headers": {"Idempotency-Key": key}}
        answer = await person.ask("POST", "/suggestions", **ask)
        assert answer.status_code == 201, answer.text
        self.proposals[key] = (person.someone, body["title"], answer.json()["id"])
        if person.chance.random() < 0.3:
            again = await person.ask("POST", "/suggestions", **ask)
            assert again.json() == answer.json()

    def react(self, *suggestion_ids: str) -> "Plan":
        async def plan(load: Load, person: Person) -> None:
            """Save, dismiss or take back; the last word counts."""
            item = person.chance.choice(suggestion_ids)
            wish = person.chance.choice(["saved", "dismissed", "done", ""])
            path = f"/me/reactions/suggestion/{item}"
            if wish:
                answer = await person.ask("PUT", path, json={"reaction": wish})
            else:
                answer = await person.ask("DELETE", path)
            assert answer.status_code in {200, 204}, answer.text
            load.reactions[person.someone, item] = wish

        return plan

    def edit(self, suggestion_id: str, name: str) -> "Plan":
        async def plan(load: Load, person: Person) -> None:
            """Count one's own name up in a text that others count in too, by its version."""
            path = f"/suggestions/{suggestion_id}"
            found = await person.ask("GET", path)
            counts = _counts(found.json()["summary"])
            if counts[name] > load.edits[name]:
                # The answer to the last change got lost, the change did not.
                load.edits[name] += 1
            assert counts[name] == load.edits[name]
            counts[name] += 1
            body = {"summary": " ".join(f"{who}={count}" for who, count in counts.items())}
            etag = {"If-Match": found.headers["etag"]}
            answer = await person.ask("PATCH", path, json=body, headers=etag)
            assert answer.status_code in {200, 412}, answer.text
            load.edits[name] += answer.status_code == 200

        return plan

    def refresh(self, source_id: str) -> "Plan":
        async def plan(_load: Load, person: Person) -> None:
            answer = await person.ask("POST", f"/sources/{source_id}/refresh")
            assert answer.status_code == 202, answer.text
            await anyio.sleep(0.5)

        return plan

    async def export(self, person: Person) -> None:
        """One's own data as a file, as soon as the last one is made."""
        answer = await person.ask("POST", "/me/export")
        assert answer.status_code in {202, 409}, answer.text
        await anyio.sleep(0.5)

    async def look(self, person: Person) -> None:
        path = person.chance.choice(["/suggestions", "/me/today", "/me/reactions", "/topics"])
        answer = await person.ask("GET", path)
        assert answer.status_code == 200, answer.text


Plan = Callable[[Load, Person], Awaitable[None]]


def _counts(summary: str) -> Counter[str]:
    pairs = (word.split("=") for word in summary.split())
    return Counter({name: int(count) for name, count in pairs})
