"""The demo's events with their openings: who takes part, who is asked, what they need to know."""

from dataclasses import asdict, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from sqlmodel import col, select

from api.core import clock
from api.core.db import Session
from api.demo import tables
from api.demo.people import Ids, days_ago
from api.demo.tables import Row
from api.events import times
from api.events.briefings.models import Briefing
from api.events.contents import searched
from api.events.debriefs.models import Again, Debrief, DebriefVisibility
from api.events.meetings import planning
from api.events.models import Event, EventFormat, EventStatus, EventTopic
from api.events.nominations.models import Nomination, Nominee
from api.events.nominations.service import OPEN_FOR
from api.events.openings.models import Opening, OpeningSkill, Part
from api.events.participations.models import Participation, ParticipationState
from api.events.times import Span
from api.strategy.skills import service as skills

ZONE = "Europe/Zurich"


async def load(session: Session, person_ids: Ids, topic_ids: Ids) -> None:
    """What is to come, what goes on, and a little that is over."""
    skill_ids = await skills.keys(session)
    for place, row in enumerate(tables.rows("event")):
        event = _event(row, place)
        session.add(event)
        await session.flush()
        session.add_all(
            EventTopic(event_id=event.id, topic_id=topic_ids[key], words=[], is_proposed=False)
            for key in row["topics"]
        )
        await planning.replan(session, event)
        for wanted in row["openings"]:
            opening = _opening(wanted, event)
            session.add(opening)
            await session.flush()
            session.add_all(
                OpeningSkill(opening_id=opening.id, skill_id=skill_ids[f"shipped:{key}"])
                for key in wanted.get("skills", [])
            )
            session.add_all(_taking_part(wanted, opening, person_ids))
            session.add_all(_looking_back(wanted, opening, person_ids))
            if "briefing" in wanted:
                session.add(Briefing(opening_id=opening.id, **wanted["briefing"]))
            for asking in wanted.get("nominations", []):
                await _nominate(session, asking, opening, person_ids)
    await session.flush()


async def move(session: Session, by: timedelta) -> None:
    """Move what has a date of its own; standing engagements go on by themselves."""
    for event in await session.exec(select(Event).where(col(Event.is_standing).is_(False))):
        planning.write(event, asdict(_moved(event, by)))
        if event.call_closes_on:
            event.call_closes_on += by
    for opening in await session.exec(select(Opening)):
        if opening.closes_on:
            opening.closes_on += by


def _moved(event: Event, by: timedelta) -> Span:
    """So many days later, at the same times on the clocks."""
    assert event.ends_at
    if event.starts_on and event.ends_on:
        return Span.of_days(event.starts_on + by, event.ends_on + by, event.time_zone)
    starts_at, ends_at = (
        times.nearest(times.local(at, event.time_zone) + by, event.time_zone)
        for at in (event.starts_at, event.ends_at)
    )
    return Span(starts_at, ends_at)


def _event(row: Row, place: int) -> Event:
    approved = days_ago(14, hours=1 + place)
    is_standing = "rhythm" in row
    names = ("title", "description", "organizer", "place", "language", "rhythm")
    said: dict[str, Any] = {name: row.get(name) for name in names}
    return Event(
        format=EventFormat(row["format"]),
        **said,
        **searched(row["title"], row.get("place"), None),
        **asdict(_span(row)),
        is_online=row.get("is_online", False),
        time_zone=ZONE,
        is_standing=is_standing,
        meeting_minutes=row["hours"] * 60 if is_standing else None,
        call_closes_on=_in_days(row, "call_closes_in_days"),
        status=EventStatus.approved,
        created_at=approved,
        approved_at=approved,
    )


def _span(row: Row) -> Span:
    day = clock.today(ZONE) + timedelta(days=row["in_days"])
    if "days" in row:
        return Span.of_days(day, day + timedelta(days=row["days"] - 1), ZONE)
    starts_at = times.nearest(datetime.combine(day, time.fromisoformat(row["starts"])), ZONE)
    span = Span(starts_at, starts_at + timedelta(hours=row["hours"]))
    return replace(span, ends_at=None) if "rhythm" in row else span


def _opening(row: Row, event: Event) -> Opening:
    return Opening(
        event_id=event.id,
        part=Part(row["part"]),
        seats=row["seats"],
        description=row.get("description", ""),
        effort_hours=Decimal(row["effort"]),
        covers=row["covers"],
        closes_on=_in_days(row, "closes_in_days"),
    )


def _taking_part(row: Row, opening: Opening, person_ids: Ids) -> list[Participation]:
    return [
        Participation(
            person_id=person_ids[taking["person"]],
            opening_id=opening.id,
            state=ParticipationState(taking["state"]),
            applied_at=days_ago(7 - place, hours=2),
        )
        for place, taking in enumerate(row.get("people", []))
    ]


def _looking_back(row: Row, opening: Opening, person_ids: Ids) -> list[Debrief]:
    return [
        Debrief(
            person_id=person_ids[taking["person"]],
            opening_id=opening.id,
            went=taking["debrief"]["went"],
            learned=taking["debrief"]["learned"],
            audience_size=taking["debrief"]["audience_size"],
            again=Again(taking["debrief"]["again"]),
            visibility=DebriefVisibility(taking["debrief"]["visibility"]),
        )
        for taking in row.get("people", [])
        if "debrief" in taking
    ]


async def _nominate(session: Session, row: Row, opening: Opening, person_ids: Ids) -> None:
    """Ask somebody; where the lead asks, who accepts has the seat."""
    lead = tables.personas()["lead"]["key"]
    nomination = Nomination(
        nominated_by_id=person_ids[row["by"]],
        opening_id=opening.id,
        message=row.get("message", ""),
        gives_seat=row["by"] == lead,
        last_day=clock.today(ZONE) - timedelta(days=row["days_ago"]) + OPEN_FOR,
        created_at=days_ago(row["days_ago"], hours=3),
    )
    session.add(nomination)
    await session.flush()
    session.add(
        Nominee(
            nomination_id=nomination.id,
            person_id=person_ids[row["person"]],
            opening_id=opening.id,
        )
    )


def _in_days(row: Row, name: str) -> date | None:
    return clock.today(ZONE) + timedelta(days=row[name]) if name in row else None
