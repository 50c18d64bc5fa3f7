"""Every operation shows what goes in and what comes out; Redocly checks that the examples fit."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CONTRACT = json.loads((Path(__file__).parents[2] / "openapi.json").read_text())
OPERATIONS = {
    operation["operationId"]: operation
    for methods in CONTRACT["paths"].values()
    for operation in methods.values()
}


def shown(operation: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """What an operation takes and gives, each with whether it has an example."""
    for parameter in operation.get("parameters", []):
        yield parameter["name"], "examples" in parameter["schema"]
    bodies = {"body": operation.get("requestBody", {})} | operation["responses"]
    for name, body in bodies.items():
        content = body.get("content", {}).get("application/json")
        if content is not None:
            yield name, bool(content.get("example"))


@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_operation_shows_an_example_of_everything(operation_id: str) -> None:
    missing = [name for name, has_example in shown(OPERATIONS[operation_id]) if not has_example]

    assert missing == []


@pytest.mark.parametrize("path", [path for path in CONTRACT["paths"] if path.startswith("/api/")])
def test_operation_declares_its_quotas_and_refusals(path: str) -> None:
    for operation in CONTRACT["paths"][path].values():
        responses = operation["responses"]
        successes = [answer for status, answer in responses.items() if status.startswith("2")]

        assert {"401", "403", "404", "429", "default"} <= set(responses)
        assert all({"RateLimit", "RateLimit-Policy"} <= set(one["headers"]) for one in successes)


def test_refusals_have_headers_and_examples() -> None:
    headers = CONTRACT["components"]["headers"]

    assert set(headers) == {"RateLimit", "RateLimit-Policy", "Retry-After"}
    assert all(header["example"] for header in headers.values())
