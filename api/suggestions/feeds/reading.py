"""Reads a feed: RSS 0.9x, 1.0 and 2.0, Atom, JSON Feed; sound ones and damaged ones."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence

import fastfeedparser
import feedparser

from api.core import clock
from api.suggestions.feeds import bodies, dates, decoding, json_feed
from api.suggestions.feeds.entries import Feed, FeedUnreadable, Found, feed

# The thorough parser takes 0.1 s for 200 entries and some seconds a megabyte for hostile ones: it
# is asked for more only where a feed is small, or where nothing else could read it.
_MAX_FOR_MORE = 1_000_000
_MAX_FOR_ANYTHING = 3_000_000
_LANGUAGE = re.compile(
    rb"""<(?:\w+:)?language>\s*(?:<!\[CDATA\[)?\s*([A-Za-z_-]{2,12})|^[^>]*\sxml:lang\s*=\s*["']([A-Za-z_-]{2,12})""",
    re.IGNORECASE,
)
# Elements where text should be, written without escaping: the quick parser finds no text there.
_MARKUP = re.compile(rb"<description>\s*<[A-Za-z]")
# Pictures that stand beside the media they show: the quick parser overlooks them.
_THUMBNAIL = re.compile(rb"<media:thumbnail\s")

_Record = Mapping[str, object]


def parse(body: bytes, content_type: str | None = None, base_url: str | None = None) -> Feed:
    """Read a feed, at least one entry of it, or raise `FeedUnreadable`.

    `content_type` is the header of the answer; relative links count from `base_url`. The work is
    CPU-bound: call it in a thread.
    """
    now = clock.now()
    text = decoding.text_of(body, content_type)
    if bodies.kind_of(text) == "json":
        return json_feed.read(text, base_url, now)

    xml = bodies.prepared_xml(text)
    info, records = _records(xml)
    base = base_url or _text(info, "link") or None
    found = [_found(record) for record in records]
    return feed(_text(info, "title"), _language(xml), found, base=base, now=now)


def _records(xml: bytes) -> tuple[_Record, Sequence[_Record]]:
    """The quick parser's answer, or the thorough one's where that gives more."""
    info, quick = _quickly(xml)
    if _lacks_something(xml, quick) and len(xml) <= (_MAX_FOR_MORE if quick else _MAX_FOR_ANYTHING):
        more, thorough = _thoroughly(xml)
        if len(thorough) >= max(len(quick), 1):
            return more, thorough
    if not quick and not info:
        raise FeedUnreadable("malformed", "The feed is too damaged to be read.")
    return info, quick


def _lacks_something(xml: bytes, quick: Sequence[_Record]) -> bool:
    if not any(_text(record, "link") for record in quick) or _MARKUP.search(xml):
        return True
    return bool(_THUMBNAIL.search(xml)) and not any(any(_images(record)) for record in quick)


def _quickly(xml: bytes) -> tuple[_Record, Sequence[_Record]]:
    try:
        parsed = fastfeedparser.parse(xml, include_tags=False)
    except Exception:  # Whatever it stumbles over, the thorough one has its turn.
        return {}, []
    return parsed.feed, parsed.entries


def _thoroughly(xml: bytes) -> tuple[_Record, Sequence[_Record]]:
    try:
        # As a file: bytes alone could be taken for an address to fetch.
        parsed = feedparser.parse(io.BytesIO(xml), sanitize_html=False, resolve_relative_uris=False)
    except Exception:  # Both have failed, so the feed is what is damaged.
        return {}, []
    return parsed.feed, parsed.entries


def _found(record: _Record) -> Found:
    published = _text(record, "published") or _text(record, "updated")
    return Found(
        title=_text(record, "title"),
        summary=_text(record, "description") or _first(record, "media_content", "description"),
        content=_first(record, "content", "value"),
        url=_text(record, "link"),
        guid=_text(record, "id"),
        images=list(_images(record)),
        author=_text(record, "author"),
        published_at=dates.parse(published),
    )


def _images(record: _Record) -> Iterator[str]:
    """Addresses of pictures; the two parsers name them differently."""
    for part in (*_parts(record, "media_content"), *_parts(record, "enclosures")):
        address = _text(part, "url") or _text(part, "href")
        if _text(part, "medium") == "image" or _text(part, "type").startswith("image/"):
            yield address
        elif thumbnail := _text(part, "thumbnail_url"):
            yield thumbnail
    yield from (_text(part, "url") for part in _parts(record, "media_thumbnail"))


def _text(record: _Record, key: str) -> str:
    value = record.get(key)
    return value if isinstance(value, str) else ""


def _parts(record: _Record, key: str) -> list[_Record]:
    value = record.get(key)
    return [part for part in value if isinstance(part, Mapping)] if isinstance(value, list) else []


def _first(record: _Record, key: str, inner: str) -> str:
    return next((text for part in _parts(record, key) if (text := _text(part, inner))), "")


def _language(xml: bytes) -> str | None:
    """Read by hand from before the first entry: the quick parser leaves it out of RSS."""
    head = re.split(rb"<(?:\w+:)?(?:item|entry)[\s>]", xml, maxsplit=1)[0]
    found = _LANGUAGE.search(head)
    return (found[1] or found[2]).decode() if found else None
