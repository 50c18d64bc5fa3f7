"""Recognizes an entry when it comes again, even when the feed has changed its ids."""

import hashlib

from api.core.links import url_hash
from api.suggestions.feeds.entries import Entry


def identity(entry: Entry, scope: str = "") -> str:
    """The one hash that stands for the entry, 64 hexadecimal digits: the first of its aliases."""
    return aliases(entry, scope)[0]


def aliases(entry: Entry, scope: str = "") -> list[str]:
    """All hashes the entry may be known by, the surest first; the same if any is the same.

    `scope` names the source: ids and titles mean something within one feed only, addresses
    everywhere.
    """
    known = []
    if entry.url and entry.has_own_url:
        known.append(url_hash(entry.url))
    if entry.guid:
        known.append(_hash("guid", scope, entry.guid))
    if not known:
        moment = entry.published_at.isoformat() if entry.published_at else ""
        known.append(_hash("title", scope, entry.title, moment or entry.summary))
    return known


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
