"""What people agree to and what follows from pausing and leaving, word for word from data files."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from api.ambassadors.models import Purpose
from api.core.records import LanguageMap

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class ConsentText:
    """The words of one purpose in all languages."""

    titles: LanguageMap
    texts: LanguageMap

    @property
    def hashes(self) -> LanguageMap:
        """By language the SHA-256 of title and text: what a consent says it was given to."""
        return {
            language: hashlib.sha256(f"{title}\n{self.texts[language]}".encode()).hexdigest()
            for language, title in self.titles.items()
        }


@dataclass(frozen=True, slots=True)
class Edition:
    """The consent texts of one version."""

    version: str
    texts: dict[Purpose, ConsentText]

    @property
    def hashes(self) -> frozenset[str]:
        """Of all texts that count now; a consent to any other words does not hold."""
        return frozenset(value for text in self.texts.values() for value in text.hashes.values())


@dataclass(frozen=True, slots=True)
class Consequence:
    kind: str
    outcome: str
    text: LanguageMap


@cache
def edition() -> Edition:
    """The consent texts that count now."""
    read = _read("consents")
    texts = {
        purpose: ConsentText(read[purpose]["title"], read[purpose]["text"]) for purpose in Purpose
    }
    return Edition(read["version"], texts)


@cache
def consequences(of: str) -> tuple[Consequence, ...]:
    """What `pausing` or `leaving` leads to."""
    return tuple(Consequence(**row) for row in _read("consequences")[of])


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))
