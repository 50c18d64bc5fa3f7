"""Shapes openapi.json: operation ids, and problems on every operation."""

from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute

from api.core import idempotency
from api.core.examples import example
from api.core.problems import Problem

PROBLEM_CONTENT = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
RESPONSES: dict[int | str, dict[str, Any]] = {
    "401": {"description": "No valid credential came with the request."},
    "403": {"description": "The caller may not do this."},
    "404": {"description": "Absent, or another organization's: the same answer."},
    "429": {"description": "Too many requests; Retry-After says when to come back."},
    "default": {"description": "A problem, as RFC 9457 describes it."},
}
for _response in RESPONSES.values():
    _response["content"] = PROBLEM_CONTENT

DESCRIPTION = """
Employee ambassadors, by choice: everything the web app does, for tools and mobile clients too.

Lists come in pages (`limit`, `cursor`); errors are `application/problem+json` with a stable `code`;
what several people edit carries an `ETag` and wants it back in `If-Match`; every POST that stores
something accepts an `Idempotency-Key`. Clients must tolerate new fields and new enum values.
"""


TAGS = {
    "session": "Signing in and out; tokens for tools.",
    "people": "Who is employed here, the teams, and myself.",
    "strategy": "What the organization talks about, why, and what it takes: topics, goals, skills.",
    "ambassadors": "Joining and leaving by choice, consents, one's own skills and interests.",
    "today": "The day's small selection that fits a person, what they saved and dismissed.",
    "suggestions": "What is worth passing on, discussing or writing about, and where it is from.",
    "events": "Where to speak, take part, learn or judge: events, standing engagements, openings.",
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
    for path in schema["paths"].values():
        for method, operation in path.items():
            _complete(method, operation, schemas)
    app.openapi_schema = schema
    return schema


def _complete(method: str, operation: dict[str, Any], schemas: dict[str, Any]) -> None:
    responses = operation["responses"]
    responses.pop("422", None)
    created = responses.get("201")
    if created is not None and method == "post":
        created["headers"] = {
            "Location": {"schema": {"type": "string"}, "description": "Where it is."}
        }
    keyless = operation.get("security") == [] or operation.pop("x-secret-answer", False)
    stores = operation.get("x-writes", True)
    if method == "post" and stores and not keyless:
        operation.setdefault("parameters", []).append(
            {
                "name": idempotency.HEADER,
                "in": "header",
                "required": bool(operation.get("x-idempotency-required")),
                "description": "Repeats of the same request get the first one's answer.",
                "schema": {"type": "string", "minLength": 1, "maxLength": 200},
            }
        )
    for content in operation.get("requestBody", {}).get("content", {}).values():
        content["example"] = example(content["schema"], schemas)
    operation["responses"] = dict(sorted(responses.items()))
