"""What goes when somebody leaves, named by the features that keep it.

It goes in the same transaction and not by a message: a waiting message would be a trace of who
left, and its count one that others can see.
"""

from collections.abc import Awaitable, Callable
from uuid import UUID

from api.core.db import Session

Clearing = Callable[[Session, UUID], Awaitable[None]]

_clearings: list[Clearing] = []


def register(function: Clearing) -> Clearing:
    """Name a function that deletes what a feature keeps of an ambassador."""
    _clearings.append(function)
    return function


async def clear(session: Session, person_id: UUID) -> None:
    for clearing in _clearings:
        await clearing(session, person_id)
