"""One request, one session, one transaction: the only commit of a request is here."""

import hashlib
import json
import math
from collections.abc import Callable, Coroutine, Iterable
from functools import cached_property
from typing import Annotated, Any

import anyio
from anyio.lowlevel import checkpoint_if_cancelled
from fastapi import APIRouter, Depends, Header, Request, params
from fastapi.dependencies.utils import get_flat_params
from fastapi.responses import Response
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute, Match
from starlette.types import Scope

from api.core import clock, contract, idempotency
from api.core.db import Session, WriterRequired
from api.core.errors import Invalid, TookTooLong, VersionStale
from api.core.records import Versioned

Handler = Callable[[Request], Coroutine[Any, Any, Response]]

# Parameters that are not part of the query; fields of a model of parameters are no `Query`.
ELSEWHERE = (params.Path, params.Header, params.Cookie)
REPLAYED_HEADERS = ("location", "etag", "content-type")


class UnknownParameter(Invalid):
    detail = "This list does not know that parameter."


class QuickRoute(APIRoute):
    """A route that is ruled out quickly."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        # A request is shown to one route after the other. What a path begins with rules most of
        # them out, at a small part of what a pattern costs.
        if self._beginning not in scope["path"]:
            return Match.NONE, {}
        return super().matches(scope)

    @cached_property
    def _beginning(self) -> str:
        return self.path.partition("{")[0]


class StreamRoute(QuickRoute):
    """Answers with a stream that may stay open for hours: it has no session, no transaction and no
    time limit. Whoever lets people in opens a short session for that."""

    def get_route_handler(self) -> Handler:
        handle, parameters = super().get_route_handler(), _query_parameters(self)

        async def run(request: Request) -> Response:
            _refuse_unknown(request, parameters)
            return await handle(request)

        return run


class TransactionRoute(QuickRoute):
    """Opens the session, has the response in hand, records it for repeats, commits, lets go.

    GET only reads; everything else begins as a writer; a POST that stores nothing says so with
    `openapi_extra={"x-writes": False}`. A GET that finds it must store, such as the first look at
    Today, calls `Session.require_writer()` and is run again from its beginning as a writer. A GET
    with `x-polled` has an ETag, and answers 304 to whoever knows it. One with `x-any-query` takes
    parameters that it does not know: others add theirs to its address. A refusal raises, so nothing
    of it is kept; nor is anything of a request that takes longer than the installation allows, or
    than its `x-seconds` (`None`: as long as it takes).
    """

    def get_route_handler(self) -> Handler:
        handle = super().get_route_handler()
        extra = self.openapi_extra or {}
        writes = bool(extra.get("x-writes", not set(self.methods or ()) <= {"GET", "HEAD"}))
        is_public, is_polled = extra.get("security") == [], extra.get("x-polled")
        takes_any = extra.get("x-any-query")
        parameters = _query_parameters(self)

        async def run(request: Request) -> Response:
            if not takes_any:
                _refuse_unknown(request, parameters)
            if is_public:
                await request.app.state.limits.hit_address(request)
            own = extra.get("x-seconds", request.app.state.settings.request_seconds)
            with anyio.move_on_after(own) as limit:
                try:
                    answer = await self._transact(request, handle, limit, writes=writes)
                except WriterRequired:
                    answer = await self._transact(request, handle, limit, writes=True)
                return _unless_known(request, answer) if is_polled else answer
            raise TookTooLong

        return run

    async def _transact(
        self, request: Request, handle: Handler, limit: anyio.CancelScope, *, writes: bool
    ) -> Response:
        async with request.app.state.database.session(writes=writes) as session:
            request.state.session = session
            try:
                response = await handle(request)
            except idempotency.Repeated as answer:
                return _again(answer)
            await _remember(request, session, response)
            # Nobody is told that nothing was changed while it is being committed.
            limit.deadline = math.inf
            await checkpoint_if_cancelled()
            if writes:
                await session.commit()
            return response


class Router(APIRouter):
    """A router whose every route is a transaction, unless it says otherwise; its prefix is below
    `/api/v1`, unless programs of others expect its addresses elsewhere,
    or they have to be short."""

    def __init__(
        self,
        *,
        prefix: str = "",
        base: str = "/api/v1",
        route_class: type[APIRoute] = TransactionRoute,
        **settings: Any,
    ) -> None:
        super().__init__(
            prefix=f"{base}{prefix}",
            route_class=route_class,
            generate_unique_id_function=contract.operation_id,
            **settings,
        )


def together(*routers: APIRouter) -> APIRouter:
    """Several routers as one. Inclusion would try every route again at each level of nesting,
    which costs more than all else that happens before an endpoint."""
    return APIRouter(routes=[route for router in routers for route in router.routes])


def body_limits(routes: Iterable[BaseRoute]) -> dict[str, int]:
    """The addresses that take a larger body than others: their `x-max-bytes`. It has to be known
    before anybody has looked which route an address leads to, so such an address has no ids."""
    return {
        route.path: route.openapi_extra["x-max-bytes"]
        for route in routes
        if isinstance(route, APIRoute)
        and route.openapi_extra
        and "x-max-bytes" in route.openapi_extra
    }


async def current_session(request: Request) -> Session:
    """The request's session; authentication binds it to the caller's organization."""
    session: Session = request.state.session
    return session


def check_version(row: Versioned, if_match: str) -> None:
    """Refuse a change made to another version than the stored one (API-40)."""
    if if_match not in {"*", etag(row.version)}:
        raise VersionStale


def touch(row: Versioned) -> None:
    """Count a row's version up although only its children changed."""
    row.updated_at = clock.now()


def etag(version: int) -> str:
    return f'"{version}"'


_if_match = Header(
    alias="If-Match",
    description="ETag of the version that was changed.",
    pattern=r'^(\*|"[^"]*")$',
    max_length=100,
    examples=['"1"'],
)
# Without it 428: who overwrites has to say what.
IfMatch = Annotated[str, _if_match]
IfMatchWhereKnown = Annotated[str | None, _if_match]
RequestSession = Annotated[Session, Depends(current_session)]


def _query_parameters(route: APIRoute) -> set[str]:
    return {
        field.alias
        for field in get_flat_params(route.dependant)
        if not isinstance(field.field_info, ELSEWHERE)
    }


def _refuse_unknown(request: Request, known: set[str]) -> None:
    # A mistyped filter must not return everything (API-23).
    for name in request.query_params:
        if name not in known:
            raise UnknownParameter(parameter=name)


def _unless_known(request: Request, response: Response) -> Response:
    """The answer with its ETag, or nothing but that if the caller has it already (API-40)."""
    tag = f'"{hashlib.sha256(bytes(response.body)).hexdigest()[:32]}"'
    response.headers["ETag"] = tag
    known = request.headers.get("if-none-match", "")
    if tag not in known and known.strip() != "*":
        return response
    # Whoever may keep it, and what is told to whom, holds for what is known too.
    of_body = {"content-length", "content-type"}
    kept = {name: value for name, value in response.headers.items() if name not in of_body}
    return Response(status_code=304, headers=kept)


async def _remember(request: Request, session: Session, response: Response) -> None:
    claimed = getattr(request.state, "idempotency_claim", None)
    if claimed is None:
        return
    kept = {name: response.headers[name] for name in REPLAYED_HEADERS if name in response.headers}
    body = bytes(response.body).decode()
    await idempotency.record(session, claimed, response.status_code, json.dumps(kept), body)


def _again(answer: idempotency.Repeated) -> Response:
    headers = {**json.loads(answer.headers), "Idempotent-Replayed": "true"}
    return Response(answer.body or None, answer.status, headers)
