"""Reads foreign files in a process of their own, which ends when they keep it too long."""

import resource
from contextlib import suppress
from datetime import datetime

import anyio
import structlog
from anyio import to_process

from api.core import clock
from api.events.reading import documents
from api.events.reading.entries import Document, DocumentUnreadable

log = structlog.get_logger()

SECONDS = 60
MEMORY = 2_000_000_000


async def read(body: bytes, zone: str, *, seconds: float = SECONDS) -> Document:
    """What a file holds. Whatever happens in there is the file's fault: rules without end, and
    text that brings a parser down."""
    try:
        with anyio.fail_after(seconds):
            return await to_process.run_sync(_bounded, body, clock.now(), zone, cancellable=True)
    except DocumentUnreadable:
        raise
    except TimeoutError:
        raise DocumentUnreadable("too_slow", "Reading this takes too long.") from None
    except Exception as error:
        log.error("event_reader_failed", exc_info=error)
        raise DocumentUnreadable("malformed", "This cannot be read.") from error


def _bounded(body: bytes, now: datetime, zone: str) -> Document:
    """Runs in the other process: it may not take the machine's memory either."""
    # Some systems know no such limit.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    return documents.read(body, now, zone)
