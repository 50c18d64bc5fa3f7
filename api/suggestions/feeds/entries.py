"""What a feed gives: its entries in plain words, or the reason why it could not be read."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from selectolax.lexbor import LexborHTMLParser

from api.core.links import normalized_url
from api.core.texts import plain_text, safe_url, shortened
from api.suggestions.feeds import dates

TITLE_CHARS = 300
SUMMARY_CHARS = 2_000
AUTHOR_CHARS = 200
_TITLE_OF_SUMMARY = 80
_GUID_CHARS = 2_000
# Enough to find the first picture; a smaller one is there to count readers.
_HTML_FOR_PICTURE = 50_000
_LEAST_PIXELS = 32

_MAIL_AND_NAME = re.compile(r"\S+@\S+\s*\((?P<name>[^()]+)\)")


class FeedUnreadable(Exception):
    """Why a feed could not be read; codes: empty, html_page, malformed, not_a_feed, too_large."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; all texts are plain, addresses are http or https, the time is UTC.

    `has_own_url` is False where other entries of the feed have the same address but are not the
    same: the address then says nothing about which one it is.
    """

    title: str
    summary: str
    url: str | None
    image_url: str | None
    author: str | None
    published_at: datetime | None
    language: str | None
    guid: str | None
    has_own_url: bool = True


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed with at least one entry; `refused` counts those without any content."""

    title: str
    language: str | None
    entries: list[Entry]
    refused: int


@dataclass(frozen=True, slots=True)
class Found:
    """An entry as it stands in the feed: HTML, any address, nothing checked."""

    title: str = ""
    summary: str = ""
    content: str = ""
    url: str = ""
    guid: str = ""
    images: Sequence[str] = ()
    author: str = ""
    published_at: datetime | None = None
    language: str | None = None


def feed(
    title: str, language: str | None, found: Sequence[Found], *, base: str | None, now: datetime
) -> Feed:
    """Clean all that was found, or refuse a feed in which nothing is."""
    if not found:
        raise FeedUnreadable("empty", "This is a feed, but it has no entries at the moment.")
    entries = [entry for raw in found if (entry := _entry(raw, base, now))]
    if not entries:
        raise FeedUnreadable("empty", "None of the feed's entries has a title, a text or a link.")
    name = plain_text(title, TITLE_CHARS)
    return Feed(name, language_code(language), _told_apart(entries), len(found) - len(entries))


def language_code(name: str | None) -> str | None:
    """The two letters of a language tag such as `de-CH`."""
    code = (name or "").strip().lower().replace("_", "-").partition("-")[0]
    return code if re.fullmatch(r"[a-z]{2}", code) else None


def _entry(raw: Found, base: str | None, now: datetime) -> Entry | None:
    summary = _summary(raw)
    url = (safe_url(raw.url, base) if raw.url.strip() else None) or safe_url(raw.guid)
    title = plain_text(raw.title, TITLE_CHARS) or shortened(summary, _TITLE_OF_SUMMARY)
    if not title and url:
        title = shortened(url.partition("//")[2], TITLE_CHARS)
    if not title:
        return None
    return Entry(
        title=title,
        summary=summary,
        url=url,
        image_url=_image(raw, base or url),
        author=_author(raw.author),
        published_at=dates.believable(raw.published_at, now),
        language=language_code(raw.language),
        guid=raw.guid.strip()[:_GUID_CHARS] or None,
    )


def _summary(raw: Found) -> str:
    """The summary; the content where there is none, or where the summary is but its beginning."""
    summary = plain_text(raw.summary, SUMMARY_CHARS)
    content = plain_text(raw.content, SUMMARY_CHARS) if raw.content != raw.summary else ""
    return content if content.startswith(summary.rstrip("….")) else summary


def _image(raw: Found, base: str | None) -> str | None:
    for address in raw.images:
        if url := safe_url(address, base):
            return url
    for html in (raw.summary, raw.content):
        if "<img" not in html[:_HTML_FOR_PICTURE].lower():
            continue
        for picture in LexborHTMLParser(html[:_HTML_FOR_PICTURE]).css("img[src]"):
            if _is_seen(picture.attributes) and (
                url := safe_url(picture.attributes["src"] or "", base)
            ):
                return url
    return None


def _is_seen(attributes: dict[str, str | None]) -> bool:
    sizes = (attributes.get("width") or "", attributes.get("height") or "")
    return not any(size.isdecimal() and int(size) < _LEAST_PIXELS for size in sizes)


def _author(name: str) -> str | None:
    """The name alone: an e-mail address is nobody's business here."""
    text = plain_text(name, AUTHOR_CHARS)
    if found := _MAIL_AND_NAME.fullmatch(text):
        return found["name"].strip()
    return text if text and "@" not in text else None


def _told_apart(entries: list[Entry]) -> list[Entry]:
    """Mark addresses that different entries share, such as the home page of a whole feed.

    A new id alone, or a new title alone, does not make another entry.
    """
    pages = [normalized_url(entry.url) if entry.url else None for entry in entries]
    variants: dict[str | None, set[tuple[str | None, str]]] = defaultdict(set)
    for page, entry in zip(pages, entries, strict=True):
        variants[page].add((entry.guid, entry.title))
    shared = {page for page, seen in variants.items() if page and _are_different(seen)}
    return [
        replace(entry, has_own_url=page not in shared)
        for page, entry in zip(pages, entries, strict=True)
    ]


def _are_different(seen: set[tuple[str | None, str]]) -> bool:
    guids = {guid for guid, _ in seen}
    titles = {title for _, title in seen}
    return len(titles) > 1 and (len(guids) > 1 or guids == {None})
