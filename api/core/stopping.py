"""Says that a server is about to stop, while it still serves (RE-03)."""

import asyncio
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import structlog
from fastapi import FastAPI

log = structlog.get_logger()


@contextmanager
def announced(app: FastAPI, seconds: int) -> Iterator[None]:
    """On SIGTERM have `/readyz` say so for a while, then stop; a second one stops at once.

    Whoever shares out the requests sends no more of them meanwhile. The server's own handler,
    which is here already, does the stopping.
    """
    stop = signal.getsignal(signal.SIGTERM)
    if threading.current_thread() is not threading.main_thread() or not callable(stop):
        yield
        return
    loop = asyncio.get_running_loop()

    def announce(number: int, frame: FrameType | None) -> None:
        is_second, app.state.stopping = app.state.stopping, True
        if is_second or not seconds:
            stop(number, frame)
            return
        loop.call_soon_threadsafe(loop.call_later, seconds, stop, number, frame)

    signal.signal(signal.SIGTERM, announce)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, stop)
