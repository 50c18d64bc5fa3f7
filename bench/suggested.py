"""What a company's sources and people suggested within a year, and what was done with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from api.core import crypto
from api.demo import tables
from api.matching.items import ItemKind
from api.matching.reactions.models import DismissalReason, Reaction, ReactionKind
from api.suggestions.models import (
    NO_LANGUAGE,
    Suggestion,
    SuggestionKind,
    SuggestionStatus,
    SuggestionTopic,
    Wording,
)
from bench.company import Company
from bench.copying import Row, Rows

YEAR = timedelta(days=365)
STATUSES, SHARES = tuple(SuggestionStatus), (10, 85, 5)
TOPICS = (1, 1, 2, 2, 2, 3)
REACTIONS_EACH = 15


@dataclass(frozen=True, slots=True)
class Drawn:
    """A suggestion's row with the topics it is about."""

    row: Row
    topic_ids: list[UUID]


def rows(company: Company, count: int) -> Iterator[Rows]:
    """Suggestions with their topics and wordings, and the reactions of the ambassadors."""
    drawn = [_draw(company, place, count) for place in range(count)]
    yield Rows(Suggestion, company.stamped(one.row for one in drawn))
    yield Rows(SuggestionTopic, company.stamped(_links(drawn)))
    yield Rows(Wording, company.stamped(_wordings(company, drawn)))
    yield Rows(Reaction, company.stamped(_reactions(company, drawn)))


def _draw(company: Company, place: int, count: int) -> Drawn:
    chance, text = company.chance, company.chance.choice(tables.rows("suggestion"))
    url, created = f"https://fachblatt.example/{place}", company.now - YEAR * (place / count)
    created = created.replace(microsecond=0)
    status = chance.choices(STATUSES, SHARES)[0]
    row = {
        "id": uuid7(),
        "created_at": created,
        "published_at": created,
        "approved_at": created if status is SuggestionStatus.approved else None,
        "kind": SuggestionKind(text["kind"]),
        "title": f"{text['title']} ({place})",
        "summary": text["summary"],
        "url": url,
        "url_hash": crypto.digest(url),
        "author": text.get("author"),
        "language": text["language"] if chance.random() < 0.97 else None,
        "minutes": text["minutes"],
        "status": status,
        **_origin(company),
        "goal_id": chance.choice(company.goals) if chance.random() < 0.1 else None,
    }
    if chance.random() < 0.2:
        ends = company.now + timedelta(days=chance.randint(-30, 120))
        row["valid_until"] = max(ends, created)
    return Drawn(row, chance.sample(list(company.topics.values()), chance.choice(TOPICS)))


def _origin(company: Company) -> dict[str, Any]:
    if company.chance.random() < 0.05:
        return {"proposed_by_id": company.chance.choice(company.people)}
    return {"source_id": company.chance.choice(company.sources)}


def _links(drawn: list[Drawn]) -> Iterator[Row]:
    for one in drawn:
        for topic_id in one.topic_ids:
            yield {
                "suggestion_id": one.row["id"],
                "topic_id": topic_id,
                "words": ["Wärme"],
                "is_proposed": one.row["status"] is SuggestionStatus.proposed,
                "language": one.row["language"] or NO_LANGUAGE,
                "listed_at": one.row["approved_at"],
            }


def _wordings(company: Company, drawn: list[Drawn]) -> Iterator[Row]:
    texts = [text for row in tables.rows("suggestion") for text in row.get("wordings", ())]
    for one in drawn:
        for position in range(company.chance.choice((0, 1, 2))):
            yield {
                "suggestion_id": one.row["id"],
                "language": one.row["language"] or "de",
                "text": company.chance.choice(texts),
                "position": position,
            }


def _reactions(company: Company, drawn: list[Drawn]) -> Iterator[Row]:
    chance, kinds, reasons = company.chance, tuple(ReactionKind), tuple(DismissalReason)
    for signed in company.ambassadors:
        for one in chance.sample(drawn, REACTIONS_EACH):
            reaction = chance.choice(kinds)
            is_dismissed = reaction is ReactionKind.dismissed
            yield {
                "person_id": signed.person_id,
                "kind": ItemKind.suggestion,
                "item_id": one.row["id"],
                "reaction": reaction,
                "reason": chance.choice(reasons) if is_dismissed else None,
                "topic_ids": [str(topic_id) for topic_id in one.topic_ids],
                "source_id": one.row.get("source_id"),
                "created_at": company.now - timedelta(days=chance.randint(1, 150)),
            }
