"""A server that is about to stop says so first."""

import os
import signal
from collections.abc import Iterator

import anyio
import pytest
from fastapi import FastAPI

from api.core import stopping

pytestmark = pytest.mark.anyio


@pytest.fixture
def stopped() -> Iterator[list[int]]:
    """The server's own handler of SIGTERM: the signals that reached it."""
    reached: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, _frame: reached.append(number))
    yield reached
    signal.signal(signal.SIGTERM, before)


async def told(times: int) -> None:
    for _ in range(times):
        os.kill(os.getpid(), signal.SIGTERM)
        await anyio.sleep(0.01)


async def test_first_signal_is_announced_and_stops_later(
    stopped: list[int], anyio_backend: str
) -> None:
    app = FastAPI()
    app.state.stopping = False

    with stopping.announced(app, 1):
        await told(1)
        at_first = app.state.stopping, list(stopped)
        await anyio.sleep(1.2)

    assert at_first == (True, [])
    assert stopped == [signal.SIGTERM]


@pytest.mark.parametrize(("seconds", "times"), [(60, 2), (0, 1)])
async def test_second_signal_or_no_patience_stops_at_once(
    stopped: list[int], anyio_backend: str, seconds: int, times: int
) -> None:
    app = FastAPI()
    app.state.stopping = False

    with stopping.announced(app, seconds):
        await told(times)

    assert app.state.stopping
    assert stopped == [signal.SIGTERM]
