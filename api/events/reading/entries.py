"""What is read out of a calendar or a list: events, and what could not be read and why.

The modules of this folder know neither the database nor the web: they run in a process of their
own, which is killed when a hostile file keeps it too long.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from api.core.texts import one_line, plain_text, safe_url
from api.events.times import Span

LINE_LENGTH, TEXT_LENGTH = 300, 4000
EARLIEST, LATEST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
MOST_ENTRIES = 10_000


class DocumentUnreadable(Exception):
    """Nothing can be read at all. The `code`s are stable, the `detail` is one sentence.

    Codes: empty, malformed, no_events, too_large, too_many, too_slow, unknown_form.
    """

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code, self.detail = code, detail

    def __reduce__(self) -> tuple[type["DocumentUnreadable"], tuple[str, str]]:
        # It crosses from one process to another.
        return type(self), (self.code, self.detail)


class Unfit(Exception):
    """Why one entry is not imported, raised where that shows."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code, self.detail = code, detail


@dataclass(frozen=True, slots=True)
class Refused:
    """One entry that is not imported. `code`s: no_title, no_start, times_unreadable,
    end_before_start, date_out_of_range, private, rhythm_too_fast, rhythm_unreadable."""

    title: str
    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class FoundMeeting:
    """A meeting of a series; `key` is the start its rhythm gave it, as its clocks show it."""

    key: str
    span: Span
    title: str | None = None
    place: str | None = None
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as its source tells it. `uid` is the source's own id, or made of what is sure."""

    uid: str
    title: str
    span: Span
    time_zone: str
    description: str = ""
    url: str | None = None
    organizer: str | None = None
    place: str | None = None
    is_online: bool = False
    language: str | None = None
    format: str | None = None
    categories: tuple[str, ...] = ()
    call_url: str | None = None
    call_closes_on: date | None = None
    is_cancelled: bool = False
    is_standing: bool = False
    rhythm: str | None = None
    meeting_minutes: int | None = None
    meetings: tuple[FoundMeeting, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """All that a file or an address holds; `name` is what it calls itself. `repeats` counts what
    was there once more."""

    name: str
    entries: Sequence[Entry]
    refused: Sequence[Refused]
    repeats: int


def document(name: str, found: Iterable[Entry | Refused]) -> Document:
    """Put together what was read. Of what is there several times the last one counts, filed
    under all that it was filed under."""
    entries: dict[str, Entry] = {}
    refused: list[Refused] = []
    repeats = 0
    for place, each in enumerate(found):
        if place >= MOST_ENTRIES:
            raise DocumentUnreadable("too_many", f"There are more than {MOST_ENTRIES} entries.")
        if isinstance(each, Refused):
            refused.append(each)
        else:
            known = entries.get(each.uid, each)
            repeats += known is not each
            filed = dict.fromkeys((*known.categories, *each.categories))
            entries[each.uid] = replace(each, categories=tuple(filed))
    if not entries and not refused:
        raise DocumentUnreadable("no_events", "There are no events in it.")
    return Document(line(name) or "", list(entries.values()), refused, repeats)


def line(text: str | None) -> str | None:
    """Foreign text on one line, or None where nothing is left of it."""
    return one_line(text or "", LINE_LENGTH) or None


def paragraph(text: str | None) -> str:
    return plain_text(text or "", TEXT_LENGTH)


def title(text: str | None) -> str:
    return one_line(text or "", LINE_LENGTH)


def address(text: str | None) -> str | None:
    """A web address; one without its scheme is completed."""
    stripped = (text or "").strip()
    if stripped.lower().startswith("www."):
        stripped = f"https://{stripped}"
    return safe_url(stripped)


def refuse_misplaced(span: Span) -> None:
    """Raise where a time cannot be an event's."""
    if not EARLIEST <= span.starts_at < LATEST or (span.ends_at and span.ends_at >= LATEST):
        raise Unfit("date_out_of_range", "It is not between 1990 and 2200.")
    if span.ends_at is not None and span.ends_at < span.starts_at:
        raise Unfit("end_before_start", "It ends before it begins.")
