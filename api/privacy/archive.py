"""Builds an export's ZIP: each table as JSON and as CSV, with a description in words."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic_core import to_jsonable_python

from api.core.spreadsheets import Cell, to_csv
from api.privacy import register
from api.privacy.schemas import HoldingRead

Row = Mapping[str, Any]
NAME = ("id", "table", "name")


@dataclass(frozen=True, slots=True)
class Part:
    """One table of an export: how it is described, and the person's rows."""

    entry: HoldingRead
    rows: Sequence[Row]

    @property
    def columns(self) -> list[str]:
        return [column.name for column in self.entry.columns if column.exported]

    @property
    def ids(self) -> set[UUID]:
        """What the rows refer to, also in lists. Texts do not count: whoever writes an id into one
        shall not be told what it stands for."""
        cells = [row[name] for row in self.rows for name in self.columns]
        listed = [value for cell in cells if isinstance(cell, list) for value in cell]
        return {cell for cell in cells if isinstance(cell, UUID)} | {
            found for value in listed if (found := _uuid(value))
        }


@dataclass(frozen=True, slots=True)
class Cover:
    """Whose export it is, and of when."""

    person: str
    organization: str
    language: str
    made_at: datetime


def pack(cover: Cover, parts: Sequence[Part], names: Sequence[dict[str, str]]) -> bytes:
    """The ZIP; every table is in it, also one without a row."""
    files = {
        "README.txt": readme(cover, parts).encode("utf-8-sig"),
        "description.json": _json([part.entry.model_dump() for part in parts]),
    }
    for part in parts:
        rows = [{name: to_jsonable_python(row[name]) for name in part.columns} for row in part.rows]
        files[f"{part.entry.table}.json"] = _json(rows)
        cells = [[_cell(row[name]) for name in part.columns] for row in rows]
        files[f"{part.entry.table}.csv"] = to_csv(part.columns, cells)
    files["names.json"] = _json(names)
    files["names.csv"] = to_csv(NAME, [[name[column] for column in NAME] for name in names])
    return _zip(cover, files)


def _zip(cover: Cover, files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            info = zipfile.ZipInfo(name, cover.made_at.timetuple()[:6])
            archive.writestr(info, body, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def readme(cover: Cover, parts: Sequence[Part]) -> str:
    """What the files are, for people."""

    def say(name: str) -> str:
        return register.said("readme", name, cover.language)

    made = cover.made_at.strftime("%d.%m.%Y %H:%M UTC")
    lines = [say("title"), f"{cover.person}, {cover.organization}, {made}", "", say("intro"), ""]
    lines += [f"{say('names')}: names.json, names.csv", ""]
    for part in parts:
        names = f"{part.entry.table}.json, {part.entry.table}.csv"
        lines += [f"{part.entry.label} ({len(part.rows)}): {names}", f"  {part.entry.purpose}"]
        for column in part.entry.columns:
            left_out = "" if column.exported else f" ({say('left_out')})"
            lines.append(f"  - {column.name}: {column.description}{left_out}")
        lines.append("")
    return "\r\n".join(lines)


def _uuid(value: Any) -> UUID | None:
    try:
        return UUID(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode()


def _cell(value: Any) -> Cell:
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value).lower() if isinstance(value, bool) else value
