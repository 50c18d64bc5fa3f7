"""The register as it is shown, and the rows of a person."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import Column, RowMapping
from sqlmodel import col

from api.core import tenancy
from api.core.aggregates import columns
from api.core.db import Session
from api.core.records import TenantRecord
from api.core.schemas import in_language
from api.events.nominations.models import Nomination
from api.identity.models import Person, Team
from api.privacy import register
from api.privacy.register import Holding
from api.privacy.schemas import ColumnRead, HoldingRead, RetentionRead
from api.recognition.kudos.models import Kudos
from api.strategy.goals.models import Goal
from api.strategy.skills.models import Skill
from api.strategy.topics.models import Topic
from api.suggestions.models import Suggestion
from api.suggestions.sources.models import Source

# The column by which people know a row.
NAMED: dict[type[TenantRecord], str] = {
    Person: "display_name",
    Team: "name",
    Topic: "names",
    Skill: "labels",
    Goal: "titles",
    Source: "name",
    Suggestion: "title",
    # The words somebody was thanked with are data about them too.
    Kudos: "text",
    Nomination: "message",
}
IDS_AT_ONCE = 1000


def entries(language: str) -> list[HoldingRead]:
    """All tables that hold data about people, described in a language."""
    return [_entry(holding, language) for holding in register.holdings()]


async def rows_of(
    session: Session, holding: Holding, person_id: UUID
) -> Sequence[Mapping[str, Any]]:
    """A person's rows of one table, without what is withheld."""
    keys = [getattr(holding.record, key.name) for key in holding.table.primary_key]
    query = (
        sqlalchemy.select(*columns(holding.record, *holding.shown))
        .where(holding.of(tenancy.organization_of(session), person_id))
        .order_by(*keys)
    )
    return [dict(row) for row in await session.rows(query)]


async def names_of(session: Session, ids: Iterable[UUID], language: str) -> list[dict[str, str]]:
    """What ids stand for, as far as it has a name: `{id, table, name}`."""
    wanted, found = sorted(ids), []
    for record, label in NAMED.items():
        named = sqlalchemy.select(*columns(record, "id"), getattr(record, label).label("name"))
        for start in range(0, len(wanted), IDS_AT_ONCE):
            batch = wanted[start : start + IDS_AT_ONCE]
            rows = await session.rows(named.where(col(record.id).in_(batch)))
            found += [_name(record, row, language) for row in rows]
    return sorted(found, key=lambda name: (name["table"], name["name"]))


def _name(record: type[TenantRecord], row: RowMapping, language: str) -> dict[str, str]:
    name = row["name"]
    return {
        "id": str(row["id"]),
        "table": str(record.__tablename__),
        "name": in_language(name, language) if isinstance(name, dict) else name,
    }


def _entry(holding: Holding, language: str) -> HoldingRead:
    kinds = {kind for column in holding.personal if (kind := register.kind(column))}
    kept = holding.retention
    return HoldingRead(
        table=holding.name,
        label=register.said("labels", holding.name, language),
        purpose=register.said("purposes", holding.name, language),
        subject=holding.subject,
        kinds=sorted(kinds),
        retention=RetentionRead.model_validate(kept) if kept else None,
        columns=[
            _column(holding, column, language)
            for column in holding.table.columns
            if column.name != register.ORGANIZATION
        ],
    )


def _column(holding: Holding, column: Column[object], language: str) -> ColumnRead:
    return ColumnRead(
        name=column.name,
        description=register.said("columns", column.name, language),
        kind=register.kind(column),
        exported=column.name not in holding.withheld,
    )
