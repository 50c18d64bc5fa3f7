"""Reads the demo organization's data files."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
SLUG = "demo"
DOMAIN = "velmatic.example"

Row = dict[str, Any]


@cache
def organization() -> Row:
    return _read("organization")


@cache
def rows(name: str) -> list[Row]:
    """The rows of a file: `rows("topic")` are the `[[topic]]` of topics.toml."""
    plural = {"person": "people", "kudos": "kudos"}.get(name, f"{name}s")
    found: list[Row] = _read(plural)[name]
    return found


@cache
def personas() -> dict[str, Row]:
    """Who the sign-in page offers to try the product as, by persona."""
    order = ("member", "ambassador", "manager", "lead", "admin")
    known = {person["persona"]: person for person in rows("person") if "persona" in person}
    return {name: known[name] for name in order}


def address(person: Row) -> str:
    """An invented sign-in address, from the person's key."""
    return f"{person['key'].replace('-', '.', 1)}@{DOMAIN}"


def _read(name: str) -> Row:
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))
