"""Reads JSON Feed 1.0 and 1.1, and forgives fields of the wrong kind."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime

from api.suggestions.feeds import dates
from api.suggestions.feeds.entries import Feed, FeedUnreadable, Found, feed


def read(text: str, base: str | None, now: datetime) -> Feed:
    """The feed in a JSON text."""
    try:
        data: object = json.loads(text)
    except (ValueError, RecursionError):
        raise FeedUnreadable("malformed", "The JSON of this feed is damaged.") from None
    if not isinstance(data, dict) or not isinstance(data.get("items"), list):
        raise FeedUnreadable("not_a_feed", "This is JSON, but not a JSON Feed.")
    found = [_found(item) for item in data["items"] if isinstance(item, dict)]
    home = base or _text(data, "home_page_url") or None
    return feed(_text(data, "title"), _text(data, "language"), found, base=home, now=now)


def _found(item: Mapping[str, object]) -> Found:
    return Found(
        title=_text(item, "title"),
        summary=_text(item, "summary"),
        content=_text(item, "content_html") or _text(item, "content_text"),
        url=_text(item, "url") or _text(item, "external_url"),
        guid=_text(item, "id"),
        images=list(_images(item)),
        author=_author(item),
        published_at=dates.parse(_text(item, "date_published") or _text(item, "date_modified")),
        language=_text(item, "language"),
    )


def _text(data: Mapping[str, object], key: str) -> str:
    value = data.get(key)
    return str(value) if isinstance(value, str | int | float) else ""


def _images(item: Mapping[str, object]) -> Iterator[str]:
    yield from filter(None, (_text(item, "image"), _text(item, "banner_image")))
    attachments = item.get("attachments")
    for attachment in attachments if isinstance(attachments, list) else []:
        is_record = isinstance(attachment, dict)
        if is_record and _text(attachment, "mime_type").startswith("image/"):
            yield _text(attachment, "url")


def _author(item: Mapping[str, object]) -> str:
    """Version 1.1 has a list of authors, 1.0 one author."""
    authors = item.get("authors")
    first = authors[0] if isinstance(authors, list) and authors else item.get("author")
    return _text(first, "name") if isinstance(first, dict) else ""
