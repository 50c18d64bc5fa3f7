"""What is measured, and how: answers that agree, days chosen, requests under load."""

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import load, processes
from bench.company import Signed
from bench.load import Asker, Figures, Target
from bench.processes import Server

# What is measured: the figures' prefix, our address, the reference's.
ROUTES = {
    "": ("/api/v1/me/today", "/today"),
    "list_": ("/api/v1/suggestions", "/suggestions"),
    "events_": ("/api/v1/events", "/events"),
    "wall_": ("/api/v1/kudos", "/wall"),
}
TODAY = ROUTES[""][0]
ROUNDS, SECONDS, WARM_UP = 5, 4, 3
BATCH = 50


class Disagreement(AssertionError):
    """The reference answers something else, so that its speed says nothing."""


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU in ms a request."""

    server: float
    database: float

    @property
    def together(self) -> float:
        return self.server + self.database


def compare(server: Server, reference: Server, callers: Sequence[Signed]) -> None:
    """Both answer the same but for the cursor, which is ours to sign."""
    ours, theirs = Asker(server), Asker(reference)
    for caller in callers:
        for own, other in ROUTES.values():
            answers = _plain(ours.get(own, caller)), _plain(theirs.get(other, caller))
            if answers[0] != answers[1]:
                raise Disagreement(f"{own}: {answers[0]} is not {answers[1]}")


def choose(server: Server, database: int, callers: Sequence[Signed]) -> Cost:
    """What the first look of the day costs, one person after the other."""
    asker = Asker(server)
    before = _used(server, database)
    for caller in callers:
        asker.get(TODAY, caller)
    return _cost(before, _used(server, database), len(callers))


def choose_in_turns(
    servers: Sequence[Server], database: int, callers: Sequence[Sequence[Signed]]
) -> list[float]:
    """The same on several servers, a batch on each by turns; server and database together."""
    costs: list[list[float]] = [[] for _ in servers]
    for first in range(0, len(callers[0]), BATCH):
        for place, server in enumerate(servers):
            batch = callers[place][first : first + BATCH]
            costs[place].append(choose(server, database, batch).together)
    # The first batch of each fills caches and prepares statements.
    return [math.fsum(each[1:]) / len(each[1:]) for each in costs]


def load_in_turns(targets: Sequence[Target], callers: Path, database: int) -> dict[str, Figures]:
    """Load each target for some seconds, by turns, several times; the medians."""
    for target in targets:
        load.put(target, callers, database, WARM_UP)
    rounds: dict[str, list[Figures]] = {target.name: [] for target in targets}
    for _ in range(ROUNDS):
        for target in targets:
            rounds[target.name].append(load.put(target, callers, database, SECONDS))
    return {name: Figures.middle(each) for name, each in rounds.items()}


def _used(server: Server, database: int) -> Cost:
    return Cost(processes.cpu_ms(server.pid), processes.family_cpu_ms(database))


def _cost(before: Cost, after: Cost, requests: int) -> Cost:
    return Cost(
        (after.server - before.server) / requests, (after.database - before.database) / requests
    )


def _plain(answer: dict[str, Any]) -> str:
    answer.pop("next_cursor", None)
    text = json.dumps(answer, sort_keys=True, ensure_ascii=False)
    return re.sub(r'(T[0-9:.]+)\+00:00"', r'\1Z"', text)
