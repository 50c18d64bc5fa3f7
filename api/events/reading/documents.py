"""Reads whatever holds events: tells by the content which of the forms it is."""

import csv
import io
import json
import zlib
from datetime import datetime

from api.events.reading import calendars, rows
from api.events.reading.entries import Document, DocumentUnreadable, document

MAX_CHARS = 20_000_000
_GZIP, _GZIP_HEADER = b"\x1f\x8b", 16 + zlib.MAX_WBITS
_LISTS = ("items", "events", "conferences", "data", "results")
_DELIMITERS = ",;\t|"


def read(body: bytes, now: datetime, zone: str) -> Document:
    """iCalendar, JSON or CSV, packed by gzip or not. `zone` is for times that name none."""
    text = _text(body)
    start = text.lstrip()[:20].upper()
    if not start:
        raise DocumentUnreadable("empty", "There is nothing in it.")
    if start.startswith(("[", "{")):
        return _json(text, zone)
    if start.startswith("BEGIN:") or "BEGIN:VEVENT" in text:
        return calendars.read(text, now, zone)
    if start.startswith("<"):
        raise DocumentUnreadable("unknown_form", "This is a web page, not a calendar or a list.")
    return _csv(text, zone)


def _text(body: bytes) -> str:
    if body.startswith(_GZIP):
        unpack = zlib.decompressobj(_GZIP_HEADER)
        try:
            body = unpack.decompress(body, MAX_CHARS + 1)
        except zlib.error:
            raise DocumentUnreadable("malformed", "The packed file is damaged.") from None
    if len(body) > MAX_CHARS:
        raise DocumentUnreadable("too_large", f"It has more than {MAX_CHARS} characters.")
    for encoding in _encodings(body):
        try:
            return body.decode(encoding)
        except UnicodeDecodeError:
            continue
    return body.decode("cp1252", "replace")


def _encodings(body: bytes) -> tuple[str, ...]:
    is_wide = body.startswith((b"\xff\xfe", b"\xfe\xff"))
    return ("utf-16",) if is_wide else ("utf-8-sig",)


def _json(text: str, zone: str) -> Document:
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        raise DocumentUnreadable("malformed", "This is not valid JSON.") from None
    name = str(whole.get("name", "")) if isinstance(whole, dict) else ""
    if isinstance(whole, dict):
        whole = next((whole[key] for key in _LISTS if isinstance(whole.get(key), list)), None)
    if not isinstance(whole, list):
        raise DocumentUnreadable("unknown_form", "There is no list of events in this JSON.")
    return document(name, (rows.entry(row, zone) for row in whole))


def _csv(text: str, zone: str) -> Document:
    first = text.lstrip().splitlines()[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        table = csv.DictReader(io.StringIO(text.lstrip(), newline=""), delimiter=delimiter)
        if not {"title", "starts"} <= rows.fields(table.fieldnames or []):
            raise DocumentUnreadable(
                "unknown_form", "The first line names no columns such as title and start."
            )
        named = ({name: cell for name, cell in row.items() if name} for row in table)
        return document("", (rows.entry(row, zone) for row in named))
    except csv.Error:
        raise DocumentUnreadable("malformed", "This table cannot be read.") from None
