"""Lets it be known what changed about an event that people may have plans for."""

from dataclasses import dataclass
from typing import Self
from uuid import UUID

from api.core import clock, outbox
from api.core.db import Session
from api.events.models import Event, EventStatus
from api.events.scheduling import Schedule

_GOES_ON = {EventStatus.approved, EventStatus.proposed}


@dataclass(frozen=True, slots=True)
class Plan:
    """What somebody who goes there relies on: when, where, and that it takes place."""

    schedule: Schedule
    place: str | None
    is_online: bool
    status: EventStatus

    @classmethod
    def of(cls, row: Event) -> Self:
        return cls(Schedule.of(row), row.place, row.is_online, row.status)


async def tell(session: Session, row: Event, before: Plan, actor_id: UUID | None = None) -> None:
    """Tell of a change since `before`; not of what is over, nor of what is merely put away."""
    if row.ends_at is not None and row.ends_at < clock.now():
        return
    message = _message(before, Plan.of(row))
    if message == "event.moved":
        await emit(session, message, row.id, actor_id)
    elif message:
        await _tell_standing(session, message, row.id, actor_id)


async def approved(session: Session, row: Event, actor_id: UUID) -> None:
    """Tell who proposed an event that it is taken in, unless that is undone right away."""
    key = f"event.approved:{row.id}"
    await emit(session, "event.approved", row.id, actor_id, undo_key=key)


async def emit(
    session: Session,
    message: str,
    event_id: UUID,
    actor_id: UUID | None,
    *,
    undo_key: str | None = None,
) -> None:
    """Queue a message about an event; with a key it waits until nobody will undo its cause."""
    due_at = outbox.undone_by() if undo_key else None
    ids = {"event_id": str(event_id), "actor_id": str(actor_id or "")}
    await outbox.emit(session, message, key=undo_key, due_at=due_at, **ids)


async def _tell_standing(
    session: Session, message: str, event_id: UUID, actor_id: UUID | None
) -> None:
    key = f"event.standing:{event_id}"
    # Cancelled and undone before anybody heard of it: there is nothing to tell.
    if not await outbox.forget(session, key):
        await emit(session, message, event_id, actor_id, undo_key=key)


def _message(before: Plan, now: Plan) -> str | None:
    is_cancelled = now.status is EventStatus.cancelled
    if is_cancelled and before.status in _GOES_ON:
        return "event.cancelled"
    if before.status is EventStatus.cancelled and now.status in _GOES_ON:
        return "event.reinstated"
    what_counts = (before.schedule, before.place, before.is_online)
    is_moved = what_counts != (now.schedule, now.place, now.is_online)
    return "event.moved" if is_moved and now.status in _GOES_ON else None
