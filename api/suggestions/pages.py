"""Reads what a web page says about itself: title, summary, author, language, picture."""

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from api.core.http import Fetched, fetch
from api.core.texts import plain_text, safe_url
from api.suggestions.feeds.decoding import text_of
from api.suggestions.feeds.entries import AUTHOR_CHARS, SUMMARY_CHARS, TITLE_CHARS, language_code

MAX_BYTES = 3_000_000
FETCH_SECONDS = 8.0
_TEXT_CHARS = 60_000
# Wrongly nested tags cost the parser their square; what a page says of itself stands at its head.
_MAX_TAGS = 8_000
_TITLES = ("og:title", "twitter:title", "dc.title")
_SUMMARIES = ("og:description", "twitter:description", "description")
_AUTHORS = ("author", "article:author", "dc.creator")
_PICTURES = ("og:image:secure_url", "og:image", "twitter:image", "twitter:image:src")


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page in plain words. `text` is what is read there, to tell topics and minutes from."""

    url: str
    title: str
    summary: str
    text: str
    author: str | None
    language: str | None
    picture_url: str | None


async def fetch_page(url: str, allow: frozenset[str]) -> Fetched:
    """The page at an address, or `OutsideRefused`. Read it in a thread with `page`."""
    return await fetch(
        url,
        accept=("text/html", "application/xhtml+xml"),
        max_bytes=MAX_BYTES,
        timeout=FETCH_SECONDS,
        allow=allow,
    )


def page(fetched: Fetched) -> WebPage:
    """What a fetched page says; raises `FeedUnreadable` where it says nothing. CPU-bound."""
    html = text_of(fetched.body, fetched.headers.get("content-type"))
    tree = LexborHTMLParser("<".join(html.split("<", _MAX_TAGS)[:_MAX_TAGS]))
    stated = dict(_stated(tree))
    heading = tree.css_first("head title") or tree.css_first("h1")
    title = _first(stated, _TITLES) or (heading.text() if heading else "")
    body = tree.css_first("article") or tree.css_first("main") or tree.body
    root = tree.css_first("html")
    spoken = (root.attributes.get("lang") if root else None) or stated.get("og:locale")
    author = plain_text(_first(stated, _AUTHORS), AUTHOR_CHARS)
    return WebPage(
        url=fetched.url,
        title=plain_text(title, TITLE_CHARS),
        summary=plain_text(_first(stated, _SUMMARIES), SUMMARY_CHARS),
        text=plain_text(body.html or "", _TEXT_CHARS) if body else "",
        # Some name the address of a profile instead.
        author=author if author and not safe_url(author) else None,
        language=language_code(spoken),
        picture_url=safe_url(_first(stated, _PICTURES), fetched.url),
    )


def _stated(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    # The first of a name counts: of several pictures it is the one meant.
    for meta in reversed(tree.css("meta[content]")):
        name = meta.attributes.get("property") or meta.attributes.get("name")
        content = meta.attributes["content"]
        if name and content and content.strip():
            yield name.lower(), content.strip()


def _first(stated: dict[str, str], names: tuple[str, ...]) -> str:
    return next((stated[name] for name in names if name in stated), "")
