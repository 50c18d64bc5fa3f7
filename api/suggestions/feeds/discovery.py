"""Finds the feeds that a web page leads to."""

import re

from selectolax.lexbor import LexborHTMLParser

from api.core.texts import safe_url
from api.suggestions.feeds.decoding import text_of
from api.suggestions.feeds.entries import FeedUnreadable

MAX_FEEDS = 10
_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/json"}
    | {"application/rdf+xml", "text/xml", "application/xml"}
)
_FEED_PATH = re.compile(
    r"(?:^|[/._-])(?:rss2?|atom|feeds?|rdf)(?:$|[/._?-])|\.(?:rss|atom|rdf)$", re.IGNORECASE
)
# What a page mentions beyond the first links is navigation; comments are not what we look for.
_MAX_HTML = 2_000_000
_MAX_TAGS = 8_000


def discover(html: bytes, base_url: str) -> list[str]:
    """Addresses of feeds, the declared ones first, then links that look like one."""
    try:
        text = text_of(html[:_MAX_HTML])
    except FeedUnreadable:
        return []
    tree = LexborHTMLParser("<".join(text.split("<", _MAX_TAGS)[:_MAX_TAGS]))
    base = base_url
    if (declared := tree.css_first("base[href]")) is not None:
        base = safe_url(declared.attributes["href"] or "", base_url) or base_url
    found = dict.fromkeys(
        url for address in (*_declared(tree), *_linked(tree)) if (url := safe_url(address, base))
    )
    found.pop(base_url, None)
    return list(found)[:MAX_FEEDS]


def _declared(tree: LexborHTMLParser) -> list[str]:
    return [
        link.attributes["href"] or ""
        for link in tree.css("link[rel~=alternate][href], link[rel~=feed][href]")
        if (link.attributes.get("type") or "").partition(";")[0].strip().lower() in _TYPES
        or "feed" in (link.attributes.get("rel") or "").lower().split()
    ]


def _linked(tree: LexborHTMLParser) -> list[str]:
    addresses = [link.attributes["href"] or "" for link in tree.css("a[href]")]
    return [address for address in addresses if _FEED_PATH.search(address.partition("#")[0])]
