"""The words of notifications, made when they are read: in the reader's language."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from api.core.records import LanguageMap
from api.core.schemas import in_language
from api.notifications.models import AboutKind, NotificationKind

TEXTS = Path(__file__).parent / "data" / "texts.toml"


@cache
def texts() -> dict[str, dict[str, LanguageMap]]:
    """By kind: its `label` in the settings, and its words by detail, or by `one` and `many`."""
    read: dict[str, Any] = tomllib.loads(TEXTS.read_text(encoding="utf-8"))
    return read


def label(kind: NotificationKind, language: str) -> str:
    return in_language(texts()[kind]["label"], language)


def title(about: AboutKind, known: str | None, language: str) -> str:
    """The title of a thing, or a word for it where the reader may not see it any more."""
    return known or in_language(texts()["untitled"].get(about, {}), language)


def sentence(kind: NotificationKind, form: str, language: str, **values: str | int) -> str:
    """One sentence. A form that is not known any more says nothing but what kind it is."""
    words = texts()[kind].get(form)
    return in_language(words, language).format_map(values) if words else label(kind, language)
