"""The processes under measurement: started, pinned to a processor, asked what they have used."""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[1]
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
PATIENCE = 60.0


def pin(pid: int, place: int) -> None:
    """Keep a process on one processor: the server on the first, all else on the second."""
    processors = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(pid, {processors[place % len(processors)]})


def cpu_ms(pid: int) -> float:
    """What a process and the children it has buried have used of the processor."""
    return sum(map(int, _stat(pid)[11:15])) * 1000 / TICKS


def family_cpu_ms(pid: int) -> float:
    """The same with the children that live, such as PostgreSQL's connections."""
    total = cpu_ms(pid)
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                child = _stat(int(entry.name))
            except (FileNotFoundError, ProcessLookupError):
                continue
            if int(child[1]) == pid:
                total += sum(map(int, child[11:13])) * 1000 / TICKS
    return total


def memory_mb(pid: int) -> float:
    resident = Path(f"/proc/{pid}/statm").read_text().split()[1]
    return int(resident) * PAGE / 1e6


def _stat(pid: int) -> list[str]:
    # The name before it may hold spaces; what follows the bracket begins with the state.
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


class Server:
    """A server process that answers on a port."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, start_s: float) -> None:
        self.process, self.port, self.start_s = process, port, start_s

    @property
    def pid(self) -> int:
        return self.process.pid

    @classmethod
    @contextmanager
    def run(
        cls, module: str, *arguments: str, port: int, ready: str, env: Mapping[str, str], log: Path
    ) -> Iterator["Server"]:
        command = [sys.executable, "-m", module, *arguments]
        begun = time.perf_counter()
        with log.open("wb") as file:
            process = _spawn(command, env, file)
            try:
                _await(process, port, ready, log)
                pin(process.pid, 0)
                yield cls(process, port, time.perf_counter() - begun)
            finally:
                process.terminate()
                process.wait()


def _spawn(command: list[str], env: Mapping[str, str], file: IO[bytes]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **env}, stdout=file, stderr=subprocess.STDOUT
    )


def _await(process: subprocess.Popen[bytes], port: int, ready: str, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", ready)
            if connection.getresponse().status < 500:
                return
        except OSError:
            time.sleep(0.01)
        finally:
            connection.close()
    raise RuntimeError(f"{process.args!r} does not answer: {log.read_text()[-2000:]}")
