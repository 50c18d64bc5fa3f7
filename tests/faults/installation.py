"""An installation of real processes, which a test may kill, stop and start again."""

import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from multiprocessing.context import ForkServerProcess

import anyio
import httpx2

from api.core.settings import Settings
from tests.faults import processes
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
    processes: dict[str, ForkServerProcess] = field(default_factory=dict)

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
                for name in made.processes:
                    made.kill(name)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self, *names: str) -> None:
        for name in names:
            options = ["--port", str(self.port)] if name == "serve" else []
            log = self.settings.data_dir.parent / f"{name}.log"
            self.processes[name] = processes.start([name, *options], self._environment(), log)

    def kill(self, name: str) -> None:
        """Without a word, as the system does when memory is short."""
        self.processes[name].kill()
        self.processes[name].join()

    def tell_to_stop(self, name: str) -> None:
        self.processes[name].terminate()

    async def exit_code(self, name: str) -> int:
        """Wait for a process to end by itself."""

        async def is_over() -> bool:
            return not self.is_running(name)

        await eventually(is_over)
        return int(self.processes[name].exitcode or 0)

    def is_running(self, name: str) -> bool:
        return self.processes[name].is_alive()

    @asynccontextmanager
    async def client(self, someone: Someone | None = None) -> AsyncIterator[httpx2.AsyncClient]:
        """A browser over a real connection. Paths begin below /api/v1."""
        cookies = {"fuersprech": someone.cookie} if someone else {}
        base = f"{self.address}/api/v1"
        # Certificates are slow to load, and this is plain HTTP.
        options = {"base_url": base, "cookies": cookies, "timeout": 30, "verify": False}
        async with httpx2.AsyncClient(**options) as client:
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
        return {f"FUERSPRECH_{name}": value for name, value in ours.items()}


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
