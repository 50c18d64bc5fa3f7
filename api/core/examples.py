"""Makes an example for every body, answer and parameter of the contract out of its schema."""

from typing import Any

FORMATS = {
    "uuid": "01939c3e-7a5b-7c3d-8e21-5f0d6a4b9c11",
    "date": "2026-11-23",
    "date-time": "2026-11-23T08:00:00Z",
    "uri": "https://example.com/feed.xml",
}
BY_TYPE: dict[str, Any] = {"string": "text", "integer": 1, "number": 1, "boolean": True}
# What a text of that name may look like, where its schema does not say.
BY_NAME = {
    "author": "Lea Muster",
    "baseline": "10.00",
    "code": "not-found",
    "content_languages": "de",
    "current": "12.50",
    "cursor": "AbCdEf0123456789",
    "default_language": "de",
    "display_name": "Lea Muster",
    "email": "lea.muster@firma.ch",
    "family_name": "Muster",
    "feed_url": "https://example.com/feed.xml",
    "given_name": "Lea",
    "image_url": "/media/3f/picture.webp",
    "job_title": "Servicetechnikerin",
    "job_type": "sources.poll",
    "key": "courage",
    "label": "Wärmepumpen",
    "language": "de",
    "languages": "de",
    "name": "Wärme",
    "next_cursor": "AbCdEf0123456789",
    "organization_name": "Firma AG",
    "person_name": "Lea Muster",
    "q": "wärme",
    "slug": "firma",
    "source": "Bundesamt für Energie",
    "source_url": "https://example.com/figures",
    "summary": "Was eine Wärmepumpe im Altbau leistet.",
    "target": "20.00",
    "time_zone": "Europe/Zurich",
    "title": "Wärmepumpen im Altbau",
    "url": "https://example.com/heat-pumps",
}

Schema = dict[str, Any]


def example(schema: Schema, schemas: dict[str, Schema], name: str = "") -> Any:
    """A value the schema allows: its own example where it has one, else a plain one."""
    if schema.get("examples"):
        return schema["examples"][0]
    if "$ref" in schema:
        return example(schemas[schema["$ref"].rpartition("/")[2]], schemas, name)
    for fixed in ("const", "default"):
        if schema.get(fixed) is not None:
            return schema[fixed]
    if schema.get("enum"):
        return schema["enum"][0]
    for choice in ("anyOf", "oneOf", "allOf"):
        if choice in schema:
            return example(schema[choice][0], schemas, name)
    return _of_type(schema, schemas, name)


def _of_type(schema: Schema, schemas: dict[str, Schema], name: str) -> Any:
    match schema.get("type"):
        case "object":
            return {
                field: example(inner, schemas, field)
                for field, inner in schema.get("properties", {}).items()
            }
        case "array":
            return [example(schema["items"], schemas, name)]
        case "string" if "format" not in schema:
            return BY_NAME.get(name, BY_TYPE["string"])
        case kind:
            return FORMATS.get(schema.get("format", ""), BY_TYPE.get(kind or ""))
