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
    if message:
        await emit(session, message, row.id, actor_id)


async def emit(session: Session, message: str, event_id: UUID, actor_id: UUID | None) -> None:
    await outbox.emit(session, message, event_id=str(event_id), actor_id=str(actor_id or ""))


def _message(before: Plan, now: Plan) -> str | None:
    is_cancelled = now.status is EventStatus.cancelled
    if is_cancelled and before.status in _GOES_ON:
        return "event.cancelled"
    if before.status is EventStatus.cancelled and now.status in _GOES_ON:
        return "event.reinstated"
    what_counts = (before.schedule, before.place, before.is_online)
    is_moved = what_counts != (now.schedule, now.place, now.is_online)
    return "event.moved" if is_moved and now.status in _GOES_ON else None
