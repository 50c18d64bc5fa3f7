"""Events among what is chosen and saved: their facts come as one column, so that the cards of
suggestions stay as narrow as they are."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy
from sqlalchemy import ColumnElement
from sqlmodel import col

from api.core.aggregates import children, json_row
from api.events.models import Event, EventStatus, EventTopic
from api.events.openings.models import Opening
from api.events.participations.models import OVER, Participation
from api.events.participations.queries import HAD_PART
from api.events.queries import IS_NOT_OVER, NEXT_MEETING, OPEN_PARTS
from api.matching.items import ItemKind
from api.matching.reactions.models import Reaction
from api.strategy.topics.models import Topic
from api.today.models import TodayItem

_PLAIN = ("format", "place", "is_online", "time_zone", "starts_on", "ends_on", "is_standing")
_TOPICS = children(
    json_row("id", Topic.id, "names", Topic.names),
    sqlalchemy.join(
        EventTopic,
        Topic,
        (col(Topic.organization_id) == EventTopic.organization_id)
        & (col(Topic.id) == EventTopic.topic_id),
    ),
    EventTopic.organization_id == Event.organization_id,
    EventTopic.event_id == Event.id,
)
_OPENINGS = children(
    json_row(
        *("id", Opening.id, "part", Opening.part, "effort_hours", Opening.effort_hours),
        *("covers", Opening.covers, "closes_on", Opening.closes_on),
    ),
    Opening,
    OPEN_PARTS,
)
_FACTS = json_row(
    *(part for name in _PLAIN for part in (name, getattr(Event, name))),
    *("title", Event.title, "description", Event.description, "language", Event.language),
    *("url", Event.url, "organizer", Event.organizer, "call_closes_on", Event.call_closes_on),
    *("starts_at", Event.starts_at, "ends_at", Event.ends_at),
    *("next_meeting_at", NEXT_MEETING.correlate(Event).scalar_subquery()),
    *("topics", _TOPICS, "openings", _OPENINGS),
)
# What goes on or is to come, whoever looks.
_IS_ON = (col(Event.status) == EventStatus.approved) & IS_NOT_OVER
# Who takes part has seen to it; an end brings it back.
TAKES_PART = HAD_PART.where(col(Participation.state).not_in(OVER)).correlate(Event).exists()


def facts(of: type[TodayItem | Reaction], *where: ColumnElement[bool]) -> ColumnElement[Any]:
    """The event that a row names, as JSON; null where it names none that is worth showing.
    Its parameters: `now`, `today`."""
    named = sqlalchemy.select(_FACTS).where(*_named_by(of), *where)
    return named.correlate(of).scalar_subquery().label("event")


def is_on(of: type[TodayItem | Reaction]) -> ColumnElement[bool]:
    """Whether a row names an event that is worth showing."""
    return sqlalchemy.select(1).where(*_named_by(of)).correlate(of).exists()


def _named_by(of: type[TodayItem | Reaction]) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Event.organization_id) == of.organization_id,
        col(Event.id) == of.item_id,
        col(of.kind) == ItemKind.event,
        _IS_ON,
    )


def read(event: dict[str, Any]) -> dict[str, Any]:
    """What a card says of an event beyond what all cards say."""
    moments = ("starts_at", "ends_at", "next_meeting_at")
    return {
        **{name: event[name] for name in (*_PLAIN, "call_closes_on")},
        **{name: event[name] and _moment(event[name]) for name in moments},
        "openings": [
            {**opening, "effort_hours": _hours(opening["effort_hours"])}
            for opening in sorted(event["openings"] or [], key=_last_day)
        ],
    }


def _last_day(opening: dict[str, Any]) -> tuple[bool, str, str]:
    """The soonest first, those without a last day at the end."""
    return opening["closes_on"] is None, opening["closes_on"] or "", opening["id"]


def _moment(text: str) -> datetime:
    # In JSON each database writes moments in its own way, SQLite without a zone.
    moment = datetime.fromisoformat(text)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _hours(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(value).quantize(Decimal("0.1"))
