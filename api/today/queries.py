"""The selects behind Today and what is saved, and how their rows become cards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any
from uuid import UUID

import sqlalchemy
from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, RowMapping, bindparam, literal, null, or_
from sqlmodel import col

from api.ambassadors import schemas as ambassadors
from api.ambassadors import standing as standings
from api.ambassadors.models import Ambassadorship
from api.ambassadors.profile.models import Attitude, Interest, PersonSkill
from api.core.aggregates import as_written, children, columns, json_row
from api.core.records import text_enum
from api.core.schemas import in_language
from api.identity.models import Person
from api.matching import reasons
from api.matching.items import ItemKind
from api.matching.reactions.models import Reaction, ReactionKind
from api.matching.reasons import Reason, Stated
from api.strategy.topics.models import Topic
from api.suggestions.models import Suggestion, SuggestionTopic
from api.suggestions.queries import LISTED
from api.suggestions.sources.models import Source
from api.today import occasions
from api.today.models import TodayItem, TodaySelection

_IDS = TypeAdapter(frozenset[UUID])


def _stated(
    ids: Any, table: type[PersonSkill | Interest], *where: ColumnElement[bool] | Any
) -> ColumnElement[Any]:
    mine = table.person_id == bindparam("person_id")
    return as_written(children(col(ids), table, mine, *where))


# How the person stands today: ambassador or not, today's selection, what they state. The lists do
# not hang on a row, so that they are gathered once however many rows there are.
STANDING = (
    sqlalchemy.select(
        *columns(Ambassadorship, "status", "paused_until"),
        col(TodaySelection.id).label("selection_id"),
        col(TodaySelection.has_more),
        _stated(PersonSkill.skill_id, PersonSkill).label("skill_ids"),
        *(
            _stated(Interest.topic_id, Interest, Interest.attitude == attitude).label(attitude)
            for attitude in Attitude
        ),
    )
    .select_from(Person)
    .outerjoin(
        Ambassadorship,
        (col(Ambassadorship.organization_id) == Person.organization_id)
        & (col(Ambassadorship.person_id) == Person.id),
    )
    .outerjoin(
        TodaySelection,
        (col(TodaySelection.organization_id) == Person.organization_id)
        & (col(TodaySelection.person_id) == Person.id)
        & (col(TodaySelection.day) == bindparam("day")),
    )
    .where(col(Person.id) == bindparam("person_id"))
)
_CARD = (
    *columns(Suggestion, "title", "summary", "url", "image_key", "author", "language"),
    *columns(Suggestion, "minutes", "published_at", "source_id"),
    col(Suggestion.kind).label("suggestion_kind"),
    col(Source.name).label("source_name"),
    children(
        json_row("id", Topic.id, "names", Topic.names),
        sqlalchemy.join(
            SuggestionTopic,
            Topic,
            (col(Topic.organization_id) == SuggestionTopic.organization_id)
            & (col(Topic.id) == SuggestionTopic.topic_id),
        ),
        SuggestionTopic.organization_id == Suggestion.organization_id,
        SuggestionTopic.suggestion_id == Suggestion.id,
    ).label("topics"),
)
_REASONS = as_written(TodayItem.reasons).label("reasons")
_FROM_SOURCE = (col(Source.organization_id) == Suggestion.organization_id) & (
    col(Source.id) == Suggestion.source_id
)
_REACTION_TO_IT = (
    (col(Reaction.organization_id) == TodayItem.organization_id)
    & (col(Reaction.person_id) == TodayItem.person_id)
    & (col(Reaction.kind) == TodayItem.kind)
    & (col(Reaction.item_id) == TodayItem.item_id)
)
# The whole day in one statement: how the person stands, in every row, and what is chosen and not
# seen to, if anything; undoing a reaction brings a thing back by itself. What is not worth showing
# any more joins nothing and is left out afterwards.
DAY = (
    STANDING.add_columns(
        *columns(TodayItem, "kind", "item_id", "position"),
        _REASONS,
        *_CARD,
        occasions.facts(TodayItem, ~occasions.TAKES_PART),
    )
    .outerjoin(
        TodayItem,
        (col(TodayItem.organization_id) == TodaySelection.organization_id)
        & (col(TodayItem.selection_id) == TodaySelection.id)
        & ~sqlalchemy.select(1).where(_REACTION_TO_IT).exists(),
    )
    .outerjoin(
        Suggestion,
        (col(Suggestion.organization_id) == TodayItem.organization_id)
        & (col(Suggestion.id) == TodayItem.item_id)
        & (col(TodayItem.kind) == ItemKind.suggestion)
        & LISTED,
    )
    .outerjoin(Source, _FROM_SOURCE)
    .order_by(col(TodayItem.position))
)
# The reasons are those of the last day on which the thing was chosen.
SAVED = (
    sqlalchemy.select(
        *columns(Reaction, "kind", "item_id", "reaction"),
        *_CARD,
        occasions.facts(Reaction),
        sqlalchemy.select(_REASONS)
        .where(_REACTION_TO_IT)
        .order_by(col(TodayItem.created_at).desc(), col(TodayItem.id).desc())
        .limit(1)
        .scalar_subquery()
        .label("reasons"),
    )
    .outerjoin(
        Suggestion,
        (col(Suggestion.organization_id) == Reaction.organization_id)
        & (col(Suggestion.id) == Reaction.item_id)
        & (col(Reaction.kind) == ItemKind.suggestion)
        & LISTED,
    )
    .outerjoin(Source, _FROM_SOURCE)
    .where(
        col(Reaction.person_id) == bindparam("person_id"),
        col(Reaction.reaction) == ReactionKind.saved,
        or_(col(Suggestion.id).is_not(None), occasions.is_on(Reaction)),
    )
)

# Things as such, whoever looks.
CARDS = sqlalchemy.select(
    literal(ItemKind.suggestion, text_enum(ItemKind)).label("kind"),
    col(Suggestion.id).label("item_id"),
    *_CARD,
    null().label("event"),
).outerjoin(Source, _FROM_SOURCE)


@dataclass(frozen=True, slots=True)
class Standing:
    """A row of `STANDING`, understood."""

    is_ambassador: bool
    is_paused: bool
    paused_until: date | None
    selection_id: UUID | None
    has_more: bool
    stated: Stated


@dataclass(frozen=True, slots=True)
class Day:
    """Rows of `DAY`, understood: how the person stands, and a row for each thing."""

    standing: Standing
    things: list[RowMapping]


def day_of(rows: Sequence[RowMapping], day: date) -> Day:
    things = [row for row in rows if row["suggestion_kind"] or row["event"]]
    return Day(standing(rows[0], day), things)


def standing(row: RowMapping, day: date) -> Standing:
    how = standings.on(day, row["status"], row["paused_until"])
    is_paused = how is ambassadors.Standing.paused
    return Standing(
        is_ambassador=how is not ambassadors.Standing.none,
        is_paused=is_paused,
        paused_until=row["paused_until"] if is_paused else None,
        selection_id=row["selection_id"],
        has_more=bool(row["has_more"]),
        stated=Stated(
            skill_ids=_IDS.validate_json(row["skill_ids"] or "[]"),
            follows=_IDS.validate_json(row[Attitude.follows] or "[]"),
            mutes=_IDS.validate_json(row[Attitude.mutes] or "[]"),
        ),
    )


def held(row: RowMapping, stated: Stated) -> list[Reason]:
    """Of the reasons stored with a thing those that still hold, perhaps none."""
    return reasons.holding(reasons.stored(row["reasons"] or "[]"), stated)


def card(row: RowMapping, why: Iterable[Reason], language: str) -> dict[str, Any]:
    """The fields of a card, whatever it is about."""
    if row["event"]:
        return _event_card(row, row["event"], why, language)
    plain = ("kind", "suggestion_kind", "title", "summary", "url", "author", "language")
    return {
        **{name: row[name] for name in (*plain, "minutes", "published_at")},
        "id": row["item_id"],
        "image_url": f"/media/{row['image_key']}" if row["image_key"] else None,
        "source": row["source_id"] and {"id": row["source_id"], "name": row["source_name"]},
        "topics": _topics(row["topics"], language),
        "reasons": [reasons.read(reason, language) for reason in why],
        "event": None,
    }


def _event_card(
    row: RowMapping, event: dict[str, Any], why: Iterable[Reason], language: str
) -> dict[str, Any]:
    missing = ("suggestion_kind", "image_url", "source", "minutes", "published_at")
    return {
        **dict.fromkeys(missing),
        **{name: event[name] for name in ("title", "url", "language")},
        "kind": row["kind"],
        "id": row["item_id"],
        "summary": event["description"],
        "author": event["organizer"],
        "topics": _topics(event["topics"], language),
        "reasons": [reasons.read(reason, language) for reason in why],
        "event": occasions.read(event),
    }


def _topics(found: list[dict[str, Any]] | None, language: str) -> list[dict[str, Any]]:
    named = [
        {"id": topic["id"], "name": in_language(topic["names"], language)} for topic in found or []
    ]
    return sorted(named, key=itemgetter("name"))
