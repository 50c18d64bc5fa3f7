"""Puts load on a server by wrk, and asks it one request at a time."""

import http.client
import json
import os
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Self

from bench import processes
from bench.company import Signed
from bench.processes import Server

CONNECTIONS = 32
SCRIPT = Path(__file__).parent / "load.lua"


@dataclass(frozen=True, slots=True)
class Target:
    """One address of one server, asked by many people."""

    name: str
    server: Server
    path: str


@dataclass(frozen=True, slots=True)
class Figures:
    """What a round gave; CPU in ms a request."""

    rps: float
    cpu_ms: float
    database_ms: float
    p99_ms: float

    @classmethod
    def middle(cls, rounds: Sequence["Figures"]) -> Self:
        names = ("rps", "cpu_ms", "database_ms", "p99_ms")
        return cls(*(median(getattr(one, name) for one in rounds) for name in names))


def put(target: Target, callers: Path, database: int, seconds: int) -> Figures:
    """Load a target from 32 connections for some seconds."""
    before = processes.cpu_ms(target.server.pid), processes.family_cpu_ms(database)
    done = _wrk(f"http://127.0.0.1:{target.server.port}{target.path}", callers, seconds)
    after = processes.cpu_ms(target.server.pid), processes.family_cpu_ms(database)
    if done["failed"]:
        raise RuntimeError(f"{target.name}: {done['failed']} of {done['requests']} failed")
    if not done["requests"]:
        raise RuntimeError(f"{target.name}: no request was answered; the machine is too busy")
    own, other = ((new - old) / done["requests"] for old, new in zip(before, after, strict=True))
    return Figures(done["requests"] / done["seconds"], own, other, done["p99_ms"])


def _wrk(url: str, callers: Path, seconds: int) -> dict[str, Any]:
    options = ["-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "10s", "-s", str(SCRIPT)]
    process = subprocess.Popen(
        ["wrk", *options, url],
        env={**os.environ, "BENCH_CALLERS": str(callers)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    processes.pin(process.pid, 1)
    _, said = process.communicate()
    if process.returncode:
        raise RuntimeError(f"wrk: {said}")
    return dict(json.loads(said))


def write_callers(path: Path, people: Iterable[Signed]) -> Path:
    path.write_text("".join(f"{one.cookie} {one.person_id}\n" for one in people))
    return path


class Asker:
    """One connection that asks as one person after the other."""

    def __init__(self, server: Server) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)

    def get(self, path: str, caller: Signed) -> Any:
        headers = {
            "Cookie": f"__Host-fuersprech={caller.cookie}",
            "X-Person": str(caller.person_id),
        }
        self.connection.request("GET", path, headers=headers)
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status} {body[:500]!r}")
        return json.loads(body)
