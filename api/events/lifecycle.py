"""Where an event stands: proposed, approved, cancelled or archived, and how it gets there."""

from enum import StrEnum

from api.core import clock
from api.core.errors import Conflict
from api.events.models import Event, EventStatus


class EventArchived(Conflict):
    detail = "This event is archived. Restore it first."


class Action(StrEnum):
    """What a curator does with an event; each of the second three undoes one of the first."""

    approve = "approve"
    cancel = "cancel"
    archive = "archive"
    reopen = "reopen"
    reinstate = "reinstate"
    restore = "restore"


def move(row: Event, action: Action) -> None:
    """Put an event where an action leads; where it stands so already nothing changes.

    What is cancelled or archived remembers where it stood, so that undoing leads back there.
    """
    target = _destination(row, action)
    if target is row.status:
        return
    if target in {EventStatus.archived, EventStatus.cancelled}:
        row.previous_status = row.status
    if target is EventStatus.proposed:
        row.approved_at = None
    elif target is EventStatus.approved and row.approved_at is None:
        row.approved_at = clock.now()
    row.status = target


def _destination(row: Event, action: Action) -> EventStatus:
    before = row.previous_status or EventStatus.proposed
    match action:
        case Action.archive:
            return EventStatus.archived
        case Action.restore:
            return before if row.status is EventStatus.archived else row.status
        case _ if row.status is EventStatus.archived:
            raise EventArchived
        case Action.cancel:
            return EventStatus.cancelled
        case Action.reinstate:
            return _standing(row) if row.status is EventStatus.cancelled else row.status
        case Action.reopen:
            return EventStatus.proposed
        case Action.approve:
            return EventStatus.approved


def _standing(row: Event) -> EventStatus:
    return EventStatus.approved if row.approved_at else EventStatus.proposed
