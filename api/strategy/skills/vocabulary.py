"""Vocabularies of skills from tables: the shipped one of our own, and ESCO labels."""

import csv
import gzip
import io
import zlib
from dataclasses import dataclass
from pathlib import Path

from uuid_utils.compat import uuid7

from api.core.db import Session
from api.core.records import LanguageMap
from api.core.schemas import LANGUAGES
from api.strategy.skills import service
from api.strategy.skills.models import SkillOrigin

SHIPPED = Path(__file__).parents[1] / "data" / "skills.csv"
KEY_COLUMNS = ("key", "esco_id", "conceptUri")
LABEL_LENGTH = 300


class VocabularyUnreadable(Exception):
    """The file is no table of skills; the text says why."""


@dataclass(frozen=True, slots=True)
class Imported:
    """How many rows became skills, were there already, or had no name or key."""

    imported: int
    known: int
    refused: int


async def ship(session: Session) -> Imported:
    """Give the organization the vocabulary that comes with the product."""
    return await import_table(session, SHIPPED.read_bytes(), SkillOrigin.shipped)


async def import_table(session: Session, body: bytes, origin: SkillOrigin) -> Imported:
    """Import a CSV (gzip is fine) with a column `key`, `esco_id` or `conceptUri` and labels in
    `de`, `fr`, `it`, `en` or `label_de` …; a second time, the same rows are known."""
    known = set(await service.keys(session))
    fresh: dict[str, LanguageMap] = {}
    seen = refused = 0
    for key, labels in _rows(body):
        if not key or not labels:
            refused += 1
        elif f"{origin}:{key}" in known or f"{origin}:{key}" in fresh:
            seen += 1
        else:
            fresh[f"{origin}:{key}"] = labels
    rows = [(uuid7(), key, labels) for key, labels in fresh.items()]
    await service.store(session, rows, origin)
    return Imported(len(rows), seen, refused)


def _rows(body: bytes) -> list[tuple[str, LanguageMap]]:
    try:
        text = (gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body).decode("utf-8-sig")
        table = list(csv.DictReader(io.StringIO(text)))
    except (UnicodeDecodeError, OSError, EOFError, zlib.error, csv.Error) as error:
        raise VocabularyUnreadable("The file is not a CSV table in UTF-8.") from error
    key_column = next((name for name in KEY_COLUMNS if table and name in table[0]), None)
    if key_column is None:
        raise VocabularyUnreadable(f"The table needs a column {' or '.join(KEY_COLUMNS)}.")
    return [((row[key_column] or "").strip()[:150], _labels(row)) for row in table]


def _labels(row: dict[str, str]) -> LanguageMap:
    found = {
        language: (row.get(language) or row.get(f"label_{language}") or "").strip()
        for language in LANGUAGES
    }
    return {language: label[:LABEL_LENGTH] for language, label in found.items() if label}
