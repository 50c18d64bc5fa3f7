"""Says that a server is about to stop, while it still serves (RE-03)."""

import asyncio
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import structlog
from fastapi import FastAPI

from api.core.migrations import NotReady

log = structlog.get_logger()


class ServerStopping(NotReady):
    detail = "The server is stopping."


@contextmanager
def announced(app: FastAPI, seconds: int, hush: Callable[[], None]) -> Iterator[None]:
    """On SIGTERM have `/readyz` say so for a while, then stop; a second one stops at once.

    Whoever shares out the requests sends no more of them meanwhile. The server's own handler,
    which is here already, does the stopping. It waits for what is being answered, so `hush` ends
    at once what never would by itself; at an interrupt too.
    """
    stop, interrupt = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or not callable(stop):
        yield
        return
    loop = asyncio.get_running_loop()

    def announce(number: int, frame: FrameType | None) -> None:
        is_second, app.state.stopping = app.state.stopping, True
        loop.call_soon_threadsafe(hush)
        if is_second or not seconds:
            stop(number, frame)
            return
        loop.call_soon_threadsafe(loop.call_later, seconds, stop, number, frame)

    def interrupted(number: int, frame: FrameType | None) -> None:
        app.state.stopping = True
        loop.call_soon_threadsafe(hush)
        if callable(interrupt):
            interrupt(number, frame)

    signal.signal(signal.SIGTERM, announce)
    signal.signal(signal.SIGINT, interrupted)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, interrupt)
