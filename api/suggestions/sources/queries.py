"""The select behind lists of sources and single ones, written once."""

from typing import Any

import sqlalchemy
from sqlalchemy import RowMapping, func
from sqlmodel import col, select

from api.core.aggregates import children, columns, json_row
from api.core.schemas import in_language
from api.identity.principal import Principal
from api.strategy.topics.models import Topic
from api.strategy.topics.schemas import TopicRef
from api.suggestions.models import Suggestion
from api.suggestions.sources import troubles
from api.suggestions.sources.models import Source, SourceTopic
from api.suggestions.sources.schemas import SourceRead, SourceTrouble

_COLUMNS = columns(
    Source,
    *("id", "url", "feed_url", "name", "language", "is_trusted", "status", "progress"),
    *("last_fetched_at", "last_success_at", "failing_since", "next_fetch_at"),
    *("imported", "known", "refused", "version"),
)
_TOPICS = children(
    json_row("id", Topic.id, "names", Topic.names),
    sqlalchemy.join(
        SourceTopic,
        Topic,
        (col(Topic.organization_id) == SourceTopic.organization_id)
        & (col(Topic.id) == SourceTopic.topic_id),
    ),
    SourceTopic.organization_id == Source.organization_id,
    SourceTopic.source_id == Source.id,
).label("topics")
_SUGGESTION_COUNT = (
    select(func.count())
    .select_from(Suggestion)
    .where(
        Suggestion.organization_id == Source.organization_id,
        Suggestion.source_id == Source.id,
    )
    .scalar_subquery()
    .label("suggestion_count")
)
SOURCES = sqlalchemy.select(
    *_COLUMNS, *columns(Source, "error_code", "error_status"), _TOPICS, _SUGGESTION_COUNT
)


def read(row: RowMapping, actor: Principal) -> SourceRead:
    """Shape a row of `SOURCES` for its reader."""
    fields: dict[str, Any] = {str(column.key): row[str(column.key)] for column in _COLUMNS}
    refs = [
        TopicRef(id=topic["id"], name=in_language(topic["names"], actor.language))
        for topic in row["topics"] or []
    ]
    trouble = row["error_code"] and SourceTrouble(
        code=row["error_code"],
        detail=troubles.detail(row["error_code"], row["error_status"], actor.language),
    )
    return SourceRead(
        **fields,
        default_topics=sorted(refs, key=lambda topic: topic.name),
        error=trouble,
        suggestion_count=row["suggestion_count"],
    )
