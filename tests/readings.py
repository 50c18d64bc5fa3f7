"""Everything that can be read, made from the contract: each GET, and each way to filter it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2

CONTRACT = Path(__file__).parents[1] / "openapi.json"
# What may differ between two answers to the same question: its name, and how much one has asked.
OF_THE_REQUEST = ("x-request-id", "request_id", "ratelimit")

Ids = dict[str, str]


@dataclass(frozen=True)
class Reading:
    """One question: an operation with its parameters; with a text, a POST that stores nothing."""

    operation: str
    address: str
    text: str | None = None

    async def ask(self, client: httpx2.AsyncClient) -> tuple[int, str, str]:
        """Status, headers and body, without what belongs to the request alone."""
        address = f"http://testserver{self.address}"
        if self.text is None:
            answer = await client.get(address)
        else:
            answer = await client.post(address, json={"text": self.text})
        body = answer.text
        if "json" in answer.headers.get("content-type", ""):
            body = json.dumps(_without(answer.json()), ensure_ascii=False)
        return answer.status_code, json.dumps(_without(dict(answer.headers))), body


def readings(ids: Ids, words: list[str]) -> list[Reading]:
    """Every GET of the contract with these ids, plain and with every value of every filter;
    `words` is what is searched for. Fails where an operation needs what nobody named."""
    contract = json.loads(CONTRACT.read_text())
    found = []
    for path, methods in contract["paths"].items():
        if "get" not in methods:
            continue
        operation, address = methods["get"], path
        if "text/event-stream" in operation["responses"].get("200", {}).get("content", {}):
            # It has no end; tests/notifications/test_stream.py says what it tells, and whom.
            continue
        for name, value in ids.items():
            address = address.replace(f"{{{name}}}", value)
        assert "{" not in address, f"ids lack one for {path}"
        asked = {
            parameter["name"]: _query(parameter, contract, ids, words)
            for parameter in _filters(operation)
        }
        # What must be said is said with every other filter too.
        needed = [
            asked[parameter["name"]][0]
            for parameter in _filters(operation)
            if parameter.get("required")
        ]
        queries = [
            "&".join([pair, *(each for each in needed if each.partition("=")[0] != name)])
            if pair
            else pair
            for name, pairs in {"": [""], **asked}.items()
            for pair in pairs
        ]
        found += [
            Reading(operation["operationId"], f"{address}?{query}" if query else address)
            for query in queries
        ]
    return found


def _filters(operation: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for parameter in operation.get("parameters", []):
        if parameter["in"] == "query" and parameter["name"] != "cursor":
            yield parameter


def _query(
    parameter: dict[str, Any], contract: dict[str, Any], ids: Ids, words: list[str]
) -> list[str]:
    name = parameter["name"]
    if name == "limit":
        return ["limit=1", "limit=100"]
    values = words if name == "q" else _values(parameter["schema"], contract)
    if not values and name in ids:
        values = [ids[name]]
    assert values, f"nothing to ask {name} for"
    return [f"{name}={value}" for value in values]


def _values(schema: dict[str, Any], contract: dict[str, Any]) -> list[str]:
    """The values a filter can have, or examples of them."""
    if "$ref" in schema:
        return _values(
            contract["components"]["schemas"][schema["$ref"].rpartition("/")[2]], contract
        )
    if "const" in schema:
        return [schema["const"]]
    if schema.get("type") == "boolean":
        return ["true", "false"]
    inner = [value for each in schema.get("anyOf", []) for value in _values(each, contract)]
    return inner or schema.get("enum") or schema.get("examples") or []


def _without(values: Any) -> Any:
    if not isinstance(values, dict):
        return values
    return {name: value for name, value in values.items() if name not in OF_THE_REQUEST}
