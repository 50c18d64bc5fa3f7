"""Makes the text of a feed such that a parser can be trusted with it, or says why not."""

import html.entities
import re
from collections.abc import Iterator
from datetime import UTC
from typing import Literal

from api.suggestions.feeds import dates
from api.suggestions.feeds.entries import FeedUnreadable

# XHTML inside of entries goes some way down; nobody's goes further than this.
MAX_DEPTH = 150
_HEAD = 10_000

_ELEMENT = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)")
_FEED_ROOT = re.compile(r"<(?:[\w.-]+:)?(?:rss|rdf|feed)[\s>]", re.IGNORECASE)
_CERTAIN_ROOT = re.compile(
    r"<rss\s[^<>]*version\s*=|<feed\s[^<>]*http://www\.w3\.org/2005/Atom", re.IGNORECASE
)
_TAG = re.compile(r"<(/?)([A-Za-z][^\s<>/]*)[^<>]*?(/?)>")
_AMPERSAND = re.compile(r"&(?:(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)?")
_DATE = re.compile(
    r"(<(?:\w+:)?(?:pubDate|date|published|updated|modified|issued|created)(?:\s[^<>]*)?>)"
    r"\s*(?:<!\[CDATA\[)?([^<>\]]{4,60})(?:\]\]>)?(?=\s*</)",
    re.IGNORECASE,
)
_XML_ENTITIES = frozenset({"lt", "gt", "amp", "quot", "apos"})
_VOID = frozenset({"br", "hr", "img", "input", "wbr", "meta"})
_HTML_NAMES = frozenset({"html", "head", "body", "title", "script", "div", "frameset"})
_CDATA, _CDATA_END = "<![CDATA[", "]]>"


def kind_of(text: str) -> Literal["xml", "json"]:
    """Tell the two families of feeds apart, and both from everything else."""
    if text.startswith("{"):
        return "json"
    return "xml" if _root(text) is not None else _refuse(text)


def prepared_xml(text: str) -> bytes:
    """The feed from its root on, in UTF-8, with nothing in it that a parser would stumble over.

    Declarations go, because they are wrong often enough and entity bombs live in them.
    """
    xml = text[_root(text) or 0 :]
    _refuse_depth(xml)
    resolved = (
        piece if is_cdata else _AMPERSAND.sub(_resolved, piece)
        for piece, is_cdata in _sections(xml)
    )
    return _DATE.sub(_iso_date, "".join(resolved)).encode("utf-8", "replace")


def _root(text: str) -> int | None:
    """Where the root element of the feed begins; None where there is none."""
    position = max(text.find("<"), 0)
    while text.startswith(("<?", "<!"), position):
        end = _end_of_declaration(text, position)
        position = text.find("<", end) if end > 0 else -1
        if position < 0:
            return None
    found = _ELEMENT.match(text, position)
    is_html = found and found[1].lower() in _HTML_NAMES
    # Some servers put a warning before the feed, or wrap it in a page of their own.
    pattern = _CERTAIN_ROOT if is_html else _FEED_ROOT
    root = pattern.search(text, position, position + _HEAD)
    return root.start() if root else None


def _end_of_declaration(text: str, start: int) -> int:
    """Behind a comment, an instruction or a document type; 0 where it never ends."""
    if text.startswith("<!--", start):
        return text.find("-->", start) + 1
    if text.startswith("<?", start):
        return text.find("?>", start) + 1
    inner, end = text.find("[", start), text.find(">", start)
    if 0 <= inner < end:
        end = text.find("]", inner)
        if "<!ENTITY" in text[inner:end].upper():
            raise FeedUnreadable("malformed", "The feed defines entities, which is not safe.")
        end = text.find(">", end) if end > 0 else -1
    return end + 1


def _refuse(text: str) -> Literal["xml"]:
    head = text[:_HEAD].lower()
    if any(f"<{name}" in head for name in ("!doctype html", *sorted(_HTML_NAMES))):
        raise FeedUnreadable("html_page", "This is a web page, not a feed.")
    raise FeedUnreadable("not_a_feed", "This is neither RSS, Atom nor a JSON Feed.")


def _sections(xml: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and whether a piece is CDATA: what looks like a tag there is none."""
    first, *rest = xml.split(_CDATA)
    yield first, False
    for piece in rest:
        inside, end, outside = piece.partition(_CDATA_END)
        yield f"{_CDATA}{inside}{end}", True
        yield outside, False


def _refuse_depth(xml: str) -> None:
    depth = 0
    for piece, is_cdata in _sections(xml):
        for tag in _TAG.finditer(piece) if not is_cdata else ():
            closing, name, closed = tag.groups()
            if closed or name.lower() in _VOID:
                continue
            depth = max(depth - 1, 0) if closing else depth + 1
            if depth > MAX_DEPTH:
                raise FeedUnreadable("malformed", "The feed is nested too deeply.")


def _resolved(found: re.Match[str]) -> str:
    """Characters for the names that HTML knows and XML does not; a lone & is meant as one."""
    name = found[1]
    if name and (name.startswith("#") or name in _XML_ENTITIES):
        return found[0]
    known = html.entities.html5.get(f"{name};") if name else None
    return known or f"&amp;{found[0][1:]}"


def _iso_date(found: re.Match[str]) -> str:
    moment = dates.parse(found[2])
    return f"{found[1]}{moment.astimezone(UTC).isoformat()}" if moment else found[0]
