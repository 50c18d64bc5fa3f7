"""Tells what it means for a caller that the database or the disk fails."""

import errno
import sqlite3

import asyncpg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from api.core.errors import AppError, Busy, StorageFull, TookTooLong, Unavailable

# Readers begin by the driver itself (`tenancy`), so its own errors may come too.
DRIVER = (asyncpg.PostgresError, asyncpg.InterfaceError)
FAILURES: tuple[type[Exception], ...] = (DBAPIError, PoolTimeout, OSError, *DRIVER)

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
# The lowest byte of SQLite's error codes says what kind it is.
_SQLITE = {
    sqlite3.SQLITE_FULL: StorageFull,
    sqlite3.SQLITE_BUSY: Busy,
    sqlite3.SQLITE_LOCKED: Busy,
    sqlite3.SQLITE_IOERR: Unavailable,
    sqlite3.SQLITE_CANTOPEN: Unavailable,
    sqlite3.SQLITE_READONLY: Unavailable,
    sqlite3.SQLITE_NOMEM: Unavailable,
}
# https://www.postgresql.org/docs/current/errcodes-appendix.html; two characters name a class.
_POSTGRESQL = {
    "53100": StorageFull,
    "53": Busy,
    # A lock that others hold, a deadlock, a change that came between.
    "55P03": Busy,
    "40": Busy,
    "57014": TookTooLong,
    # Lost, shutting down, starting, or a replica that has not taken over yet.
    "08": Unavailable,
    "57P": Unavailable,
    "25006": Unavailable,
}


def refusal(error: BaseException) -> AppError | None:
    """What to answer, or None where the defect is our own."""
    if isinstance(error, PoolTimeout):
        return Busy()
    if isinstance(error, OSError):
        return StorageFull() if error.errno in _NO_ROOM else Unavailable()
    if isinstance(error, DRIVER):
        # Without a code it is the connection that is gone.
        gone = _kind(error) if getattr(error, "sqlstate", None) else Unavailable
        return gone() if gone else None
    if not isinstance(error, DBAPIError):
        return None
    kind = _kind(error.orig)
    if kind is None and error.connection_invalidated:
        kind = Unavailable
    return kind() if kind else None


def _kind(error: BaseException | None) -> type[AppError] | None:
    if isinstance(error, sqlite3.Error):
        # What this library itself refuses, such as a closed connection, has no code.
        return _SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    state = getattr(error, "sqlstate", None) or ""
    prefixes = (state[:length] for length in (5, 3, 2))
    return next((_POSTGRESQL[prefix] for prefix in prefixes if prefix in _POSTGRESQL), None)
