"""Slows guessing down without letting anybody lock a colleague out (P-03)."""

from fastapi import Request

from api.core.limits import Policy, RateLimits, network

HOUR = 3600
# The tight quotas hold for an account as tried from one network, a wide one for the account.
GUESSES = (
    (Policy("sign-in-minute", 6), ("account", "network")),
    (Policy("sign-in-hour", 30, HOUR), ("account", "network")),
    (Policy("sign-in-network", 60), ("network",)),
    (Policy("sign-in-account", 200, HOUR), ("account",)),
)


async def slow_down(request: Request, account: str) -> None:
    """Count a try to get in: with a password into an account, or with a link."""
    limits: RateLimits = request.app.state.limits
    values = {"account": account, "network": network(request)}
    for policy, names in GUESSES:
        await limits.hit(request, policy, *(values[name] for name in names))
