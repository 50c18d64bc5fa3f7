"""Makes an example for every request body of the contract out of its schema."""

from typing import Any

FORMATS = {
    "uuid": "01939c3e-7a5b-7c3d-8e21-5f0d6a4b9c11",
    "date": "2026-11-23",
    "date-time": "2026-11-23T08:00:00Z",
}
BY_TYPE: dict[str, Any] = {"string": "text", "integer": 1, "number": 1, "boolean": True}

Schema = dict[str, Any]


def example(schema: Schema, schemas: dict[str, Schema]) -> Any:
    """A value the schema allows: its own example where it has one, else a plain one."""
    if schema.get("examples"):
        return schema["examples"][0]
    if "$ref" in schema:
        return example(schemas[schema["$ref"].rpartition("/")[2]], schemas)
    for name in ("const", "default"):
        if schema.get(name) is not None:
            return schema[name]
    if schema.get("enum"):
        return schema["enum"][0]
    for name in ("anyOf", "oneOf", "allOf"):
        if name in schema:
            return example(schema[name][0], schemas)
    return _of_type(schema, schemas)


def _of_type(schema: Schema, schemas: dict[str, Schema]) -> Any:
    match schema.get("type"):
        case "object":
            return {
                name: example(field, schemas)
                for name, field in schema.get("properties", {}).items()
            }
        case "array":
            return [example(schema["items"], schemas)]
        case kind:
            return FORMATS.get(schema.get("format", ""), BY_TYPE.get(kind or ""))
