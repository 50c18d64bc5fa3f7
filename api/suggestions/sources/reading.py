"""Reads a source's feed outside any transaction, or says in a sentence why it cannot be read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import anyio.to_thread
import structlog

from api.core import sources
from api.core.http import Fetched, OutsideRefused
from api.core.sources import SourceUnreadable
from api.suggestions.feeds.discovery import discover
from api.suggestions.feeds.entries import Feed, FeedUnreadable
from api.suggestions.feeds.reading import parse
from api.suggestions.sources.models import Source

log = structlog.get_logger()

PARSE_SECONDS = 30
FEEDS_OF_A_PAGE = 3
# Servers name feeds in all sorts of ways: what the body is decides.
ACCEPT = (
    *("application/rss+xml", "application/atom+xml", "application/feed+json"),
    *("application/xml", "text/xml", "text/html", "*/*"),
)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a source is read, and what the server said of the version that was read last."""

    url: str
    feed_url: str | None = None
    etag: str | None = None
    last_modified: str | None = None

    @classmethod
    def of(cls, source: Source) -> Self:
        return cls(source.url, source.feed_url, source.etag, source.last_modified)

    @property
    def conditions(self) -> Mapping[str, str]:
        return sources.conditions(self.etag, self.last_modified)


@dataclass(frozen=True, slots=True)
class Reading:
    """A feed and where it was; without a feed nothing has changed since it was last read."""

    feed: Feed | None
    address: Address


async def read(address: Address, allow: frozenset[str]) -> Reading:
    """Fetch and parse a feed, looking for it where the address is a page's."""
    try:
        return await _read(address, allow)
    except OutsideRefused as error:
        raise SourceUnreadable.of(error) from error
    except FeedUnreadable as error:
        raise SourceUnreadable(error.code, error.detail) from error


async def parsed(body: bytes, content_type: str | None = None, base: str | None = None) -> Feed:
    """Parse in a thread, and not for ever; whatever happens in there is the feed's fault."""
    try:
        with anyio.fail_after(PARSE_SECONDS):
            return await anyio.to_thread.run_sync(
                parse, body, content_type, base, abandon_on_cancel=True
            )
    except FeedUnreadable:
        raise
    except TimeoutError:
        raise FeedUnreadable("too_large", "Reading this feed takes too long.") from None
    except Exception as error:
        log.error("feed_parser_failed", exc_info=error)
        raise FeedUnreadable("unreadable", "This feed cannot be read.") from error


async def _read(address: Address, allow: frozenset[str]) -> Reading:
    target = address.feed_url or address.url
    fetched = await _fetch(target, allow, address.conditions)
    if fetched.status == sources.NOT_MODIFIED:
        return Reading(None, address)
    try:
        return await _reading(address, fetched, target)
    except FeedUnreadable as error:
        if error.code != "html_page":
            raise
        candidates = await anyio.to_thread.run_sync(discover, fetched.body, fetched.url)
        for candidate in candidates[:FEEDS_OF_A_PAGE]:
            found = await _tried(address, candidate, allow)
            if found:
                return found
        raise


async def _tried(address: Address, candidate: str, allow: frozenset[str]) -> Reading | None:
    try:
        return await _reading(address, await _fetch(candidate, allow, {}), candidate)
    except (OutsideRefused, FeedUnreadable) as error:
        log.info("feed_candidate_refused", code=error.code)
        return None


async def _fetch(url: str, allow: frozenset[str], conditions: Mapping[str, str]) -> Fetched:
    return await sources.read(url, ACCEPT, conditions, allow)


async def _reading(address: Address, fetched: Fetched, feed_url: str) -> Reading:
    feed = await parsed(fetched.body, fetched.headers.get("content-type"), fetched.url)
    version = sources.version_of(fetched)
    return Reading(feed, Address(url=address.url, feed_url=feed_url, **version))
