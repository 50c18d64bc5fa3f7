"""How often somebody may ask: quotas over a moving window, told in RateLimit fields (API-43)."""

import time
from dataclasses import dataclass
from functools import cached_property
from ipaddress import IPv6Address, ip_address

import anyio
import structlog
from limits import RateLimitItemPerSecond
from limits.aio.storage import MemoryStorage, Storage
from limits.aio.storage.memory import Entry
from limits.aio.strategies import MovingWindowRateLimiter
from limits.errors import StorageError
from limits.storage import storage_from_string
from starlette.requests import HTTPConnection

from api.core import crypto
from api.core.errors import QuotaExceeded
from api.core.settings import Settings

log = structlog.get_logger()

MINUTE = 60
SWEEP_EVERY = 60
# A shared storage that does not answer in this time is left alone for a while.
PATIENCE, AWAY = 0.25, 30
# One household or office has at least so much of IPv6 to itself.
IPV6_NETWORK_BITS = 64


@dataclass(frozen=True)
class Policy:
    """So many requests in any window of so many seconds; clients see the name."""

    name: str
    quota: int
    seconds: int = MINUTE

    @cached_property
    def item(self) -> RateLimitItemPerSecond:
        return RateLimitItemPerSecond(self.quota, self.seconds)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a policy still allows a caller, and in how many seconds it allows more."""

    policy: Policy
    remaining: int
    seconds: int
    is_refused: bool


class SweptMemory(MemoryStorage):
    """The memory of one process. `limits` looks through all keys at every hit, in a thread each;
    with thousands of people that costs more than the request. This one does so once a minute."""

    STORAGE_SCHEME = ["async+memory"]
    _swept_at = 0.0

    async def acquire_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        # Nothing is awaited in here, so no other request comes between looking and taking.
        now = time.time()
        self._sweep(now)
        taken = self.events.get(key, [])
        if amount > limit:
            return False
        if len(taken) > limit - amount and taken[limit - amount].atime > now - expiry:
            return False
        self.events[key] = [*([Entry(expiry)] * amount), *taken[: limit - amount]]
        return True

    def _sweep(self, now: float) -> None:
        if now - self._swept_at < SWEEP_EVERY:
            return
        self._swept_at = now
        for key in [key for key, taken in self.events.items() if taken[0].expiry <= now]:
            del self.events[key]


class RateLimits:
    """Counts requests where the installation says: in this process, or in one place for all.

    Without its shared storage an installation goes on, each process counting by itself.
    """

    def __init__(self, settings: Settings) -> None:
        self.person = Policy("person", settings.rate_limit_person)
        self.credential = Policy("credential", settings.rate_limit_credential)
        self.address = Policy("address", settings.rate_limit_address)
        storage = storage_from_string(settings.rate_limit_storage, wrap_exceptions=True)
        if not isinstance(storage, Storage):
            raise ValueError("FUERSPRECH_RATE_LIMIT_STORAGE begins with async+")
        self._here = MovingWindowRateLimiter(SweptMemory())
        is_shared = not isinstance(storage, SweptMemory)
        self._everywhere = MovingWindowRateLimiter(storage) if is_shared else None
        self._away_until = 0.0

    async def hit(self, request: HTTPConnection, policy: Policy, *key: str) -> None:
        """Count a request and note the standing for its answer; `QuotaExceeded` at the end of
        the quota. Keys are hashed: no address and no id of a person leaves the process."""
        counted = request.scope.setdefault("rate_limits", {})
        if policy.name in counted:
            # A request that runs again as a writer is still one.
            return
        standing = await self._count(policy, crypto.digest("\0".join(key)))
        counted[policy.name] = standing
        if standing.is_refused:
            raise QuotaExceeded(policy.name, standing.seconds)

    async def hit_address(self, request: HTTPConnection) -> None:
        """Count a call that nobody signed in makes, for the network it comes from."""
        await self.hit(request, self.address, network(request))

    async def _count(self, policy: Policy, key: str) -> Standing:
        if self._everywhere and time.time() >= self._away_until:
            try:
                with anyio.fail_after(PATIENCE):
                    return await _count(self._everywhere, policy, key)
            except (StorageError, TimeoutError) as error:
                log.warning("rate_limit_storage_lost", error=type(error.__cause__).__name__)
                self._away_until = time.time() + AWAY
        return await _count(self._here, policy, key)


def network(request: HTTPConnection) -> str:
    """Where a request comes from: its address, of IPv6 the part that one place has to itself."""
    host = request.client.host if request.client else ""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address):
        return str(int(address) >> (128 - IPV6_NETWORK_BITS))
    return host


async def _count(limiter: MovingWindowRateLimiter, policy: Policy, key: str) -> Standing:
    is_taken = await limiter.hit(policy.item, policy.name, key)
    stats = await limiter.get_window_stats(policy.item, policy.name, key)
    # Rounded up: whoever waits that long is surely let in.
    seconds = max(1, int(stats.reset_time - time.time()) + 1)
    return Standing(policy, stats.remaining if is_taken else 0, seconds, not is_taken)
