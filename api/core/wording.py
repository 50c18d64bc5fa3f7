"""What a refusal says in its reader's language; English is where the refusal is made."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from api.core.errors import AppError
from api.core.records import LanguageMap
from api.core.schemas import LANGUAGES

TEXTS = Path(__file__).parent / "data" / "problems.toml"
DEFAULT = "en"

_RANGE = re.compile(
    r"\s*(?P<language>[a-z]{1,8})(-[a-z0-9]{1,8})*\s*(;\s*q\s*=\s*(?P<quality>[01](\.\d{0,3})?)\s*)?",
    re.IGNORECASE,
)


def preferred(accepted: str | None) -> str:
    """Which of our languages an `Accept-Language` asks for first (RFC 4647, lookup)."""
    ranges = [found for part in (accepted or "").split(",") if (found := _RANGE.fullmatch(part))]
    wanted = [(float(found["quality"] or 1), found["language"].lower()) for found in ranges]
    spoken = [(quality, name) for quality, name in wanted if quality and name in LANGUAGES]
    # Of equals the first named counts, which is the one that `max` takes.
    return max(spoken, key=lambda one: one[0], default=(1, DEFAULT))[1]


def headers(language: str) -> dict[str, str]:
    """What an answer in one of several languages says of that."""
    return {"Content-Language": language, "Vary": "Accept-Language"}


def template(problem: type[AppError], language: str) -> str:
    """The text of a problem with places for its values."""
    return _problems().get(problem.code(), {}).get(language, problem.detail)


def of_problem(error: AppError, language: str) -> str:
    """What a refusal says."""
    return template(type(error), language).format_map(error.values)


def of_field(kind: str, english: str, values: Mapping[str, Any], language: str) -> str:
    """What a validation error says about its field; in English where nothing is translated."""
    text = _fields().get(kind, {}).get(language)
    # pydantic joins choices in English: "'share', 'discuss' or 'write'".
    neutral = {name: str(value).replace("' or '", "', '") for name, value in values.items()}
    return text.format_map(neutral) if text else english


@cache
def _problems() -> dict[str, LanguageMap]:
    problems: dict[str, LanguageMap] = _read()["problem"]
    return problems


@cache
def _fields() -> dict[str, LanguageMap]:
    return {kind: texts for texts in _read()["field"] for kind in texts["types"]}


def _read() -> dict[str, Any]:
    return tomllib.loads(TEXTS.read_text(encoding="utf-8"))
