"""A question on its way through the features, and how its answers are ordered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import ColumnElement, RowMapping
from sqlmodel import col

from api.core.aggregates import columns
from api.core.db import Session
from api.core.records import TenantRecord
from api.core.stems import Term
from api.identity.principal import Principal
from api.strategy.topics.models import Topic

# Of people and topics, which are ranked here, at most so many are found.
MOST_RANKED = 200
_TOPICS = sqlalchemy.select(*columns(Topic, "id", "names", "keywords", "stance")).where(
    col(Topic.is_archived).is_(False)
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks for which words; the organization's topics are few and looked through whole."""

    session: Session
    actor: Principal
    terms: Sequence[Term]
    topics: Sequence[RowMapping]

    @classmethod
    async def of(cls, session: Session, actor: Principal, terms: Sequence[Term]) -> "Asked":
        return cls(session, actor, terms, await session.rows(_TOPICS) if terms else [])


@dataclass(frozen=True, slots=True)
class Ranked:
    """Rows that were ranked here: which, and the column that says how well they fit."""

    condition: ColumnElement[bool]
    rank: ColumnElement[int]

    @classmethod
    def by(cls, model: type[TenantRecord], scores: Mapping[UUID, int]) -> "Ranked":
        best = sorted(scores, key=lambda row_id: (-scores[row_id], row_id))[:MOST_RANKED]
        places: dict[Any, int] = {row_id: -scores[row_id] for row_id in best}
        rank = sqlalchemy.case(places, value=col(model.id), else_=0) if places else None
        return cls(col(model.id).in_(best), sqlalchemy.literal(0) if rank is None else rank)
