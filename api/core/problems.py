"""Renders every refusal and every defect as RFC 9457 problem+json (API-30)."""

from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from starlette.exceptions import HTTPException
from starlette.routing import Match

from api.core import outages, wording
from api.core.errors import (
    AppError,
    BadRequest,
    BodyTooLarge,
    Conflict,
    Forbidden,
    Internal,
    Invalid,
    MethodNotAllowed,
    NotAcceptable,
    NotFound,
    Unauthenticated,
    UnsupportedMediaType,
    VersionMissing,
    VersionStale,
)

log = structlog.get_logger()

IF_MATCH = ("header", "If-Match")
METHODS = ("DELETE", "GET", "PATCH", "POST", "PUT")


class FieldProblem(BaseModel):
    """What is wrong with one field of the body (`pointer`) or one parameter (`parameter`)."""

    pointer: str | None = Field(description="JSON pointer into the body.", examples=["#/url"])
    parameter: str | None = Field(description="Name of a query or path parameter.")
    code: str = Field(description="Stable; clients word the message by it.", examples=["missing"])
    detail: str


class Problem(BaseModel):
    """An error. Clients decide by `code` alone; `detail` is for people, in their language."""

    type: str = Field(description="An address that explains the problem.")
    title: str
    status: int
    detail: str
    instance: str
    code: str
    request_id: str
    errors: list[FieldProblem] = Field(description="Filled for what concerns single fields.")
    existing_id: str | None = Field(default=None, description="What already holds the place.")
    retry_after: int | None = Field(default=None, description="Seconds until it is worth a try.")
    violated_policies: list[str] | None = Field(
        default=None,
        serialization_alias="violated-policies",
        description="Which quotas are used up, by their names in RateLimit-Policy.",
    )


_BY_STATUS: dict[int, type[AppError]] = {
    error.status: error
    for error in (
        BadRequest,
        Unauthenticated,
        Forbidden,
        NotFound,
        MethodNotAllowed,
        NotAcceptable,
        BodyTooLarge,
        UnsupportedMediaType,
    )
}


def install(app: FastAPI) -> None:
    """Make problem+json the only form of error the application knows."""
    app.add_exception_handler(AppError, _on_app_error)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(IntegrityError, _on_integrity)
    app.add_exception_handler(StaleDataError, _on_stale)
    for failure in outages.FAILURES:
        app.add_exception_handler(failure, _on_failure)
    app.add_exception_handler(Exception, _on_defect)


def render(
    request: Request, error: AppError, errors: list[dict[str, Any]] | None = None
) -> Response:
    """The one place that builds an error response."""
    language = _language(request)
    if errors is None and (error.pointer or error.parameter):
        detail = wording.of_problem(error, language)
        errors = [_field(error.pointer, error.parameter, error.code(), detail)]
    content = body(
        error, base=request.app.state.settings.public_url, path=request.url.path, language=language
    )
    content |= {"request_id": request.scope.get("request_id", ""), "errors": errors or []}
    headers = {**error.headers, **wording.headers(language)}
    return JSONResponse(content, error.status, headers, media_type="application/problem+json")


def body(error: AppError, *, base: str, path: str, language: str = "en") -> dict[str, Any]:
    """A refusal as RFC 9457 writes it, still without its request and fields."""
    content = {
        "type": error.registered_type or f"{base}/problems/{error.code()}",
        "title": HTTPStatus(error.status).phrase,
        "status": error.status,
        "detail": wording.of_problem(error, language),
        "instance": path,
        "code": error.code(),
        "request_id": "",
        "errors": [],
    }
    if "Retry-After" in error.headers:
        content["retry_after"] = int(error.headers["Retry-After"])
    return content | error.members()


def _language(request: Request) -> str:
    return wording.preferred(request.headers.get("accept-language"))


def _field(
    pointer: str | None, parameter: str | None, code: str, detail: str
) -> dict[str, str | None]:
    return {"pointer": pointer, "parameter": parameter, "code": code, "detail": detail}


async def _on_app_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, AppError)
    return render(request, error)


async def _on_invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    if any(item["loc"] == IF_MATCH and item["type"] == "missing" for item in error.errors()):
        return render(request, VersionMissing())
    errors, language = [], _language(request)
    for item in error.errors():
        place, *path = item["loc"]
        in_body = place == "body"
        pointer = "#" + "".join(f"/{_escaped(part)}" for part in path) if in_body else None
        parameter = None if in_body or not path else str(path[0])
        detail = wording.of_field(item["type"], item["msg"], item.get("ctx", {}), language)
        errors.append(_field(pointer, parameter, item["type"], detail))
    is_unreadable = any(item["type"] == "json_invalid" for item in error.errors())
    return render(request, BadRequest() if is_unreadable else Invalid(), errors)


def _escaped(part: object) -> str:
    return str(part).replace("~", "~0").replace("/", "~1")


async def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    known = _BY_STATUS.get(error.status_code, BadRequest)()
    known.headers |= dict(error.headers or {})
    if isinstance(known, MethodNotAllowed):
        known.headers["Allow"] = ", ".join(_allowed(request))
    return render(request, known)


def _allowed(request: Request) -> list[str]:
    """All methods of an address: each is a route of its own and knows of itself alone."""
    own = {name: request.scope[name] for name in ("type", "path", "root_path", "headers")}
    return [
        method
        for method in METHODS
        if any(
            route.matches({**own, "method": method})[0] is Match.FULL
            for route in request.app.routes
        )
    ]


async def _on_integrity(request: Request, error: Exception) -> Response:
    """A constraint decided, as it should where two want the same: the loser hears it."""
    log.info("constraint_refused", error=str(getattr(error, "orig", error)).splitlines()[0])
    return render(request, Conflict())


async def _on_stale(request: Request, _error: Exception) -> Response:
    """Somebody else's change was committed between our reading and our writing."""
    return render(request, VersionStale())


async def _on_failure(request: Request, error: Exception) -> Response:
    refusal = outages.refusal(error)
    if refusal is None:
        return await _on_defect(request, error)
    log.error(refusal.code(), error=type(getattr(error, "orig", error)).__name__)
    return render(request, refusal)


async def _on_defect(request: Request, error: Exception) -> Response:
    # The route, not the address: that may be a link that only its owner should have.
    route = getattr(request.scope.get("route"), "path", "-")
    log.error("defect", route=route, exc_info=error)
    return render(request, Internal())
