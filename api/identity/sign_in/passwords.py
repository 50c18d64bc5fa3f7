"""Passwords: argon2id in a bounded number of threads (P-01, P-02)."""

import unicodedata
from functools import lru_cache

import anyio
from anyio import CapacityLimiter, to_thread
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

# 19 MiB each: two at a time keep memory and the event loop's latency bounded.
_hasher = PasswordHash((Argon2Hasher(time_cost=2, memory_cost=19456, parallelism=1),))
PARALLEL = 2


@lru_cache(maxsize=8)
def _limiter(_loop: object) -> CapacityLimiter:
    return CapacityLimiter(PARALLEL)


def _here() -> CapacityLimiter:
    return _limiter(anyio.lowlevel.current_token())


@lru_cache(maxsize=1)
def _dummy() -> str:
    return _hasher.hash("nobody's password, verified so that unknown addresses take as long")


def normalized(password: str) -> str:
    """The same characters however a keyboard composes them."""
    return unicodedata.normalize("NFC", password)


async def make_hash(password: str) -> str:
    return await to_thread.run_sync(_hasher.hash, normalized(password), limiter=_here())


async def matches(password: str, stored: str | None) -> bool:
    """Whether a password fits; without a stored hash it takes as long and never does."""
    fits = await to_thread.run_sync(
        lambda: _hasher.verify(normalized(password), stored or _dummy()), limiter=_here()
    )
    return fits and stored is not None
