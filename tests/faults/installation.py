"""An installation of real processes, which a test may kill, stop and start again."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import anyio
import httpx2

from api.core.settings import ROOT, Settings
from tests.world import Someone, World

# Of a loaded machine; nothing here measures time.
PATIENCE = 180
LEASE_SECONDS = 3


@dataclass
class Installation:
    """`fuersprech serve` and `fuersprech worker` on one database; `world` arranges and looks."""

    settings: Settings
    world: World
    port: int
    outbound_allow: str = ""
    extra: dict[str, str] = field(default_factory=dict)
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @classmethod
    @asynccontextmanager
    async def of(
        cls, settings: Settings, *, outbound_allow: str = "", **extra: str
    ) -> AsyncIterator["Installation"]:
        async with World.open(settings) as world:
            made = cls(settings, world, _free_port(), outbound_allow, extra)
            try:
                yield made
            finally:
                for process in made.processes.values():
                    process.kill()
                    process.wait()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self, *names: str) -> None:
        for name in names:
            options = ["--port", str(self.port)] if name == "serve" else []
            with self.log(name).open("ab") as log:
                self.processes[name] = subprocess.Popen(
                    [sys.executable, "-m", "api.cli", name, *options],
                    env=self._environment(),
                    cwd=self.settings.data_dir.parent,
                    stdout=log,
                    stderr=log,
                )

    def kill(self, name: str) -> None:
        """Without a word, as the system does when memory is short."""
        self.processes[name].kill()
        self.processes[name].wait()

    def tell_to_stop(self, name: str) -> None:
        self.processes[name].send_signal(signal.SIGTERM)

    async def exit_code(self, name: str) -> int:
        """Wait for a process to end by itself."""

        async def is_over() -> bool:
            return self.processes[name].poll() is not None

        await eventually(is_over)
        return int(self.processes[name].returncode)

    def log(self, name: str) -> Path:
        return self.settings.data_dir.parent / f"{name}.log"

    @asynccontextmanager
    async def client(self, someone: Someone | None = None) -> AsyncIterator[httpx2.AsyncClient]:
        """A browser over a real connection. Paths begin below /api/v1."""
        cookies = {"fuersprech": someone.cookie} if someone else {}
        base = f"{self.address}/api/v1"
        async with httpx2.AsyncClient(base_url=base, cookies=cookies, timeout=30) as client:
            yield client

    async def status(self, path: str) -> int:
        """Of /healthz or /readyz; 0 where nobody answers."""
        async with self.client() as client:
            try:
                return (await client.get(f"{self.address}{path}")).status_code
            except httpx2.TransportError:
                return 0

    async def until(self, path: str, status: int) -> None:
        async def is_so() -> bool:
            return await self.status(path) == status

        await eventually(is_so)

    def _environment(self) -> dict[str, str]:
        ours = {
            "DATA_DIR": str(self.settings.data_dir),
            "DATABASE_URL": self.settings.database_url,
            "MIGRATION_DATABASE_URL": self.settings.migration_database_url,
            "OUTBOUND_ALLOW": self.outbound_allow,
            "LEASE_SECONDS": str(LEASE_SECONDS),
            "LOG_LEVEL": "WARNING",
            **self.extra,
        }
        named = {f"FUERSPRECH_{name}": value for name, value in ours.items()}
        # A test run's own settings stay out of it.
        kept = {key: it for key, it in os.environ.items() if not key.startswith("FUERSPRECH_")}
        return {**kept, **named, "PYTHONPATH": str(ROOT)}


async def eventually(is_so: Callable[[], Awaitable[bool]]) -> None:
    with anyio.fail_after(PATIENCE):
        while True:
            if await is_so():
                return
            await anyio.sleep(0.05)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
