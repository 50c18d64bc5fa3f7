"""Lists in pages: keyset order, opaque signed cursors (API-20 … API-22)."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import Annotated, Any, Generic, TypeVar
from urllib.parse import urlencode
from uuid import UUID
from weakref import WeakKeyDictionary

from fastapi import Depends, Query, Request, Response
from pydantic import BaseModel, Field
from sqlalchemy import (
    ColumnElement,
    Date,
    Executable,
    Integer,
    Label,
    RowMapping,
    Select,
    SQLColumnExpression,
    Uuid,
    bindparam,
    literal,
    tuple_,
)
from sqlalchemy.types import TypeEngine
from sqlmodel.sql.sqltypes import UTCDateTime

from api.core import crypto, tenancy
from api.core.db import Session
from api.core.errors import InvalidCursor

T = TypeVar("T")

DEFAULT_LIMIT = 25
MAXIMUM_LIMIT = 100


class Page(BaseModel, Generic[T]):
    """Some items of a list; `next_cursor` is null at its end."""

    items: list[T]
    next_cursor: str | None = Field(description="Pass it as `cursor` to get what follows.")


@dataclass(frozen=True, slots=True)
class PageParams:
    """What a caller asked of a list; the cursor is bound to path, filters and organization."""

    limit: int
    cursor: str | None
    key: bytes
    scope: str
    response: Response
    address: str

    def beginning(self, limit: int) -> "PageParams":
        """So many at most and from the start, for an answer with several lists in it."""
        own = Response()
        return replace(self, limit=min(limit, self.limit), cursor=None, response=own)


async def page_params(
    request: Request,
    response: Response,
    limit: Annotated[int, Query(ge=1, le=MAXIMUM_LIMIT)] = DEFAULT_LIMIT,
    cursor: Annotated[str | None, Query(max_length=1000)] = None,
) -> PageParams:
    filters = sorted(
        pair for pair in request.query_params.multi_items() if pair[0] not in {"limit", "cursor"}
    )
    settings = request.app.state.settings
    return PageParams(
        limit=limit,
        cursor=cursor,
        key=settings.secret,
        scope=json.dumps([request.url.path, filters]),
        response=response,
        address=f"{request.url.replace(query='')}?{urlencode([*filters, ('limit', limit)])}",
    )


Paging = Annotated[PageParams, Depends(page_params)]


@dataclass(eq=False)
class Order:
    """Columns a list is ordered by, all in one direction; the last one is unique, none is null."""

    columns: Sequence[SQLColumnExpression[Any]]
    descending: bool = False
    # The page statements of the queries that were written once: what SQLAlchemy knows a statement
    # by hangs on the object, and to write one for each request costs as much as to run it.
    _written: WeakKeyDictionary[Executable, Executable] = field(
        default_factory=WeakKeyDictionary, init=False, repr=False
    )

    @cached_property
    def keys(self) -> list[Label[Any]]:
        return [column.label(f"_key_{place}") for place, column in enumerate(self.columns)]

    def page_of(self, query: Select[*tuple[Any, ...]]) -> Executable:
        """The statement of a page; its length is the parameter `_limit`."""
        if query not in self._written:
            directed = [each.desc() if self.descending else each.asc() for each in self.columns]
            ordered = query.add_columns(*self.keys).order_by(*directed)
            self._written[query] = ordered.limit(bindparam("_limit", type_=Integer()))
        return self._written[query]


async def paginate(
    session: Session,
    query: Select[*tuple[Any, ...]],
    paging: PageParams,
    order: Order,
    shape: Callable[[RowMapping], T],
    params: Mapping[str, Any] | None = None,
) -> Page[T]:
    """Run a list query for one page; one statement, a row more than asked tells whether it ends."""
    purpose = f"cursor:{tenancy.organization_of(session)}:{paging.scope}"
    if paging.cursor:
        query = query.where(_after(order, _decode(paging, purpose, order)))
    rows = await session.rows(order.page_of(query), {**(params or {}), "_limit": paging.limit + 1})
    following = None
    if len(rows) > paging.limit:
        last = rows[paging.limit - 1]
        following = _encode(paging, purpose, [last[key.name] for key in order.keys])
        paging.response.headers["Link"] = f'<{paging.address}&cursor={following}>; rel="next"'
    return Page(items=[shape(row) for row in rows[: paging.limit]], next_cursor=following)


def _after(order: Order, values: list[Any]) -> ColumnElement[bool]:
    # Typed like the columns: SQLite would compare the plain values as other things.
    typed: list[ColumnElement[Any]] = [
        literal(value, column.label(None).type)
        for column, value in zip(order.columns, values, strict=True)
    ]
    left, right = tuple_(*order.columns), tuple_(*typed)
    return left < right if order.descending else left > right


def _encode(paging: PageParams, purpose: str, values: list[Any]) -> str:
    plain = [value.isoformat() if isinstance(value, date) else value for value in values]
    payload = json.dumps(plain, default=str).encode()
    return crypto.sign(paging.key, _short(purpose), payload)


def _decode(paging: PageParams, purpose: str, order: Order) -> list[Any]:
    payload = crypto.unsign(paging.key, _short(purpose), paging.cursor or "")
    if payload is None:
        raise InvalidCursor(parameter="cursor")
    return [
        _parsed(column.label(None).type, value)
        for column, value in zip(order.columns, json.loads(payload), strict=True)
    ]


def _parsed(kind: TypeEngine[Any], value: Any) -> Any:
    if isinstance(kind, UTCDateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    if isinstance(kind, Uuid):
        return UUID(value)
    return value


def _short(purpose: str) -> str:
    return hashlib.sha256(purpose.encode()).hexdigest()
