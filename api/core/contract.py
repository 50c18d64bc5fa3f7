"""Shapes openapi.json: operation ids, and problems on every operation."""

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute

from api.core import idempotency, problems
from api.core.errors import Conflict, Forbidden, NotFound, QuotaExceeded, Unauthenticated
from api.core.examples import FORMATS, example
from api.core.problems import Problem

# What every operation may answer beside what it is for: status, example, description.
REFUSALS = (
    ("401", Unauthenticated(), "No valid credential came with the request."),
    ("403", Forbidden(), "The caller may not do this."),
    ("404", NotFound(), "Absent, or another organization's: the same answer."),
    ("429", QuotaExceeded("person", 17), "Too many requests; Retry-After says when to come back."),
    ("default", Conflict(), "A problem, as RFC 9457 describes it."),
)
QUOTA_HEADERS = ("RateLimit", "RateLimit-Policy")
LOCATION = {
    "schema": {"type": "string"},
    "description": "Where it is.",
    "example": f"/api/v1/topics/{FORMATS['uuid']}",
}
KEY = {
    "name": idempotency.HEADER,
    "in": "header",
    "description": "Repeats of the same request get the first one's answer.",
    "schema": {
        "type": "string",
        "minLength": 1,
        "maxLength": idempotency.MAXIMUM_LENGTH,
        "examples": ["3f0c9a52-share"],
    },
}
# How a caller says who they are; `security: []` at an operation: nobody has to.
SECURITY_SCHEMES = {
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "fuersprech",
        "description": "The web app's session; named `__Host-fuersprech` on https.",
    },
    "bearer": {
        "type": "http",
        "scheme": "bearer",
        "description": "A short-lived access token from `POST /session/token`; a tool's key.",
    },
}
HEADERS = {
    "RateLimit": {
        "description": "What each quota still allows (`r`), and in how many seconds more (`t`).",
        "schema": {"type": "string"},
        "example": '"credential";r=599;t=60, "person";r=1199;t=60',
    },
    "RateLimit-Policy": {
        "description": "The quotas that count this request: `q` requests in `w` seconds.",
        "schema": {"type": "string"},
        "example": '"credential";q=600;w=60, "person";q=1200;w=60',
    },
    "Retry-After": {
        "description": "Seconds to wait; what comes earlier is refused again.",
        "schema": {"type": "string", "pattern": "^[0-9]+$"},
        "example": "17",
    },
}

DESCRIPTION = """
Employee ambassadors, by choice: everything the web app does, for tools and mobile clients too.

Lists come in pages (`limit`, `cursor`); errors are `application/problem+json` with a stable `code`
and a `detail` in the language that `Accept-Language` asks for (de, fr, it or en; else English);
what several people edit carries an `ETag` and wants it back in `If-Match`; every POST that stores
something accepts an `Idempotency-Key`; quotas are told in `RateLimit` fields. Clients must
tolerate new fields and new enum values.
"""


TAGS = {
    "session": "Signing in and out; tokens for tools.",
    "people": "Who is employed here, the teams, and myself.",
    "strategy": "What the organization talks about, why, and what it takes: topics, goals, skills.",
    "ambassadors": "Joining and leaving by choice, consents, one's own skills and interests.",
    "today": "The day's small selection that fits a person, what they saved and dismissed.",
    "suggestions": "What is worth passing on, discussing or writing about, and where it is from.",
    "events": "Where to speak, take part, learn or judge: events, standing engagements, openings.",
    "recognition": "Thanks between colleagues; each receiver has the last word on who sees it.",
    "search": "One box over suggestions, events, people who can be found, topics and thanks.",
    "notifications": "What concerns a person, and what they want to hear of.",
    "integrations": "Keys for other tools of the organization: what they may read, until when.",
    "privacy": "A person's own data: taking it along, deleting it; the register of what is kept.",
    "system": "What the installation itself answers.",
}


def operation_id(route: APIRoute) -> str:
    """The endpoint's function name: `list_topics`."""
    return route.name


def describe(app: FastAPI) -> dict[str, Any]:
    """openapi.json as it is committed and served."""
    if app.openapi_schema:
        return app.openapi_schema
    schema = FastAPI.openapi(app)
    schema["tags"] = [{"name": name, "description": text} for name, text in TAGS.items()]
    model = Problem.model_json_schema(
        ref_template="#/components/schemas/{model}", mode="serialization"
    )
    schemas = schema.setdefault("components", {}).setdefault("schemas", {})
    schemas |= model.pop("$defs", {}) | {"Problem": model}
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    schema["components"] |= {
        "headers": HEADERS,
        "responses": _refusals(),
        "securitySchemes": SECURITY_SCHEMES,
    }
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            operation.setdefault("security", [{name: []} for name in SECURITY_SCHEMES])
            _complete(method, operation, schemas)
            _answer(operation["responses"], is_counted=path.startswith("/api/"))
    app.openapi_schema = schema
    return schema


def _complete(method: str, operation: dict[str, Any], schemas: dict[str, Any]) -> None:
    created = operation["responses"].get("201")
    if created is not None and method == "post":
        created["headers"] = {"Location": LOCATION}
    if operation.pop("x-polled", False):
        operation["responses"]["304"] = {"description": "As `If-None-Match` knows it."}
    operation.pop("x-any-query", None)
    keyless = operation.get("security") == [] or operation.pop("x-secret-answer", False)
    stores = operation.get("x-writes", True)
    if method == "post" and stores and not keyless:
        required = bool(operation.get("x-idempotency-required"))
        operation.setdefault("parameters", []).append({**KEY, "required": required})
    for parameter in operation.get("parameters", []):
        _drop_null(parameter["schema"])
        # In the schema: the reference page would send what stands beside it.
        shown = example(parameter["schema"], schemas, parameter["name"])
        parameter["schema"]["examples"] = [shown]
    for body in _bodies(operation):
        if "application/json" in body.get("content", {}):
            content = body["content"]["application/json"]
            content["example"] = example(content["schema"], schemas)


def _bodies(operation: dict[str, Any]) -> list[dict[str, Any]]:
    answers = operation["responses"].items()
    successes = [answer for status, answer in answers if status.startswith("2")]
    return [operation.get("requestBody", {}), *successes]


def _drop_null(schema: dict[str, Any]) -> None:
    # A query or a header is there or not; there is no way to send null.
    kinds = [kind for kind in schema.get("anyOf", []) if kind.get("type") != "null"]
    if len(kinds) == 1:
        del schema["anyOf"]
        schema |= kinds[0]


def _answer(responses: dict[str, Any], *, is_counted: bool) -> None:
    responses.pop("422", None)
    for status, response in responses.items():
        if is_counted and status.startswith("2"):
            headers = response.setdefault("headers", {})
            headers |= {name: _header(name) for name in QUOTA_HEADERS}
    responses |= {
        status: {"$ref": f"#/components/responses/{_name(status)}"} for status, _, _ in REFUSALS
    }


def _refusals() -> dict[str, Any]:
    found = {}
    for status, refusal, description in REFUSALS:
        names = (*QUOTA_HEADERS, "Retry-After") if status == "429" else ()
        shown = problems.body(refusal, base="https://fuersprech.firma.ch", path="/api/v1/topics")
        content = {"schema": {"$ref": "#/components/schemas/Problem"}, "example": shown}
        found[_name(status)] = {
            "description": description,
            "headers": {header: _header(header) for header in names},
            "content": {"application/problem+json": content},
        }
    return found


def _name(status: str) -> str:
    return "AnyProblem" if status == "default" else HTTPStatus(int(status)).phrase.replace(" ", "")


def _header(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/headers/{name}"}
