"""The register as it is shown, and the rows of a person."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import Column

from api.core import tenancy
from api.core.aggregates import columns
from api.core.db import Session
from api.privacy import register
from api.privacy.register import Holding
from api.privacy.schemas import ColumnRead, HoldingRead, RetentionRead


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
