"""Says in the reader's language why something outside could not be read."""

import tomllib
from functools import cache
from pathlib import Path

from api.core.records import LanguageMap
from api.core.schemas import in_language

TEXTS = Path(__file__).parent / "data" / "troubles.toml"


def detail(code: str, language: str, *, own: Path, status: int | None = None) -> str:
    """One sentence; `own` are a feature's texts, `status` is that of the other side's answer."""
    texts = _texts(own).get(code) or _texts(TEXTS).get(code) or _texts(own)["unreadable"]
    return in_language(texts, language).format(status=status or "?")


@cache
def _texts(path: Path) -> dict[str, LanguageMap]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
