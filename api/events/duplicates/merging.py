"""Merges two events: what hangs on the one moves to the other, which lacks nothing afterwards."""

from uuid import UUID

from sqlalchemy import update
from sqlmodel import col, select

from api.core.db import Session
from api.core.errors import Invalid
from api.core.routing import check_version, touch
from api.events import contents, service
from api.events.meetings import planning
from api.events.models import Event, EventStatus, EventTopic, Meeting
from api.events.openings.models import Opening
from api.events.schemas import EventRead
from api.events.sources.models import EventEntry
from api.identity.principal import Principal

# What the event that stays takes from the other where it has nothing itself.
FILLED = ("description", "language", "url", "organizer", "place", "call_url", "call_closes_on")
_UNSYNCHRONIZED = {"synchronize_session": False}


class MergedWithItself(Invalid):
    detail = "An event cannot be merged with itself."


async def merge(
    session: Session, actor: Principal, kept_id: UUID, other_id: UUID, if_match: str | None
) -> EventRead:
    """Have one event take over what hangs on the other, which is then deleted.

    Its sources go on with the event that stays: they do not bring the other back.
    """
    if kept_id == other_id:
        raise MergedWithItself(pointer="#/other_id")
    # Always in the same order, lest two merges the other way round wait for each other.
    rows = dict.fromkeys(sorted((kept_id, other_id)))
    found = {row_id: await service.locked(session, actor, row_id) for row_id in rows}
    kept, other = found[kept_id], found[other_id]
    if if_match is not None:
        check_version(kept, if_match)
    for name in FILLED:
        if not getattr(kept, name) and getattr(other, name):
            setattr(kept, name, getattr(other, name))
    planning.write(kept, contents.searched(kept.title, kept.place, kept.url))
    await _move(session, kept, other)
    await session.delete(other)
    touch(kept)
    await session.flush()
    return await service.get(session, actor, kept_id)


async def _move(session: Session, kept: Event, other: Event) -> None:
    for model in (Opening, EventEntry):
        moved = update(model).where(col(model.event_id) == other.id).values(event_id=kept.id)
        await session.exec(moved.execution_options(**_UNSYNCHRONIZED))
    known = await contents.topic_links(session, kept.id)
    for topic_id, link in (await contents.topic_links(session, other.id)).items():
        if topic_id not in known:
            session.add(_copied(link, kept))
    if kept.is_standing and other.is_standing:
        await _move_meetings(session, kept, other)


def _copied(link: EventTopic, kept: Event) -> EventTopic:
    """What is approved has confirmed topics alone."""
    return EventTopic(
        event_id=kept.id,
        topic_id=link.topic_id,
        words=link.words,
        is_proposed=link.is_proposed and kept.status is EventStatus.proposed,
    )


async def _move_meetings(session: Session, kept: Event, other: Event) -> None:
    """Those at times at which the event that stays has none."""
    query = select(Meeting).where(col(Meeting.event_id).in_([kept.id, other.id]))
    meetings = (await session.exec(query)).all()
    taken = {meeting.starts_at for meeting in meetings if meeting.event_id == kept.id}
    for meeting in meetings:
        if meeting.event_id == other.id and meeting.starts_at not in taken:
            meeting.event_id, meeting.key, meeting.is_changed = kept.id, str(meeting.id), True
    await session.flush()
