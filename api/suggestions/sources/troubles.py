"""Says in the reader's language why a source could not be read."""

import tomllib
from functools import cache
from pathlib import Path

from api.core.records import LanguageMap
from api.core.schemas import in_language

TEXTS = Path(__file__).parent / "data" / "troubles.toml"


def detail(code: str, status: int | None, language: str) -> str:
    """One sentence; `status` is that of the other side's answer, if it gave one."""
    texts = _texts().get(code) or _texts()["unreadable"]
    return in_language(texts, language).format(status=status or "?")


@cache
def _texts() -> dict[str, LanguageMap]:
    return tomllib.loads(TEXTS.read_text(encoding="utf-8"))
