"""Counts clicks on short links: one number a link and day, and nothing of whoever clicked.

What a request says of itself decides whether somebody clicked: it is looked at and forgotten. In
doubt it is not counted (docs/decisions/0006-what-a-click-is.md).
"""

import re
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime, time
from enum import StrEnum
from functools import cache
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from api.core import clock, tenancy
from api.core.db import Session
from api.core.records import LanguageMap
from api.suggestions.sharing.models import ShareClicks

_BOTS = Path(__file__).parent / "data" / "bots.toml"
_WORDS = Path(__file__).parent / "data" / "not_seen.toml"
# Browsers that fetch a page before somebody asks for it say so in one of these.
_PURPOSES = ("sec-purpose", "purpose", "x-purpose", "x-moz")
_AHEAD = re.compile("prefetch|prerender|preview", re.IGNORECASE)


class NotSeenCode(StrEnum):
    """What the number of clicks does not say."""

    without_click = "without_click"
    silent_apps = "silent_apps"
    machines = "machines"


def is_click(headers: Mapping[str, str]) -> bool:
    """Whether somebody opened the page: a browser's own navigation that a person began, here or on
    the site that led here."""
    if any(_AHEAD.search(headers.get(name, "")) for name in _PURPOSES):
        return False
    if _bots().search(headers.get("user-agent", "")):
        return False
    is_opened = (
        headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
    )
    # Networks lead on by a page of their own: then the site is another, and no hand shows.
    has_begun = (
        headers.get("sec-fetch-user") == "?1" or headers.get("sec-fetch-site") == "cross-site"
    )
    return is_opened and has_begun


async def count(session: Session, person_id: UUID, share_id: UUID) -> None:
    """One more today, in one statement: of many at once each counts."""
    dialect = sqlite if session.info["is_sqlite"] else postgresql
    day = clock.today("UTC")
    statement = dialect.insert(ShareClicks).values(
        organization_id=tenancy.organization_of(session),
        # Ids and times made now would say when on the day.
        id=uuid4(),
        created_at=datetime.combine(day, time.min, UTC),
        person_id=person_id,
        share_id=share_id,
        clicked_on=day,
        clicks=1,
    )
    more = {"clicks": col(ShareClicks.clicks) + 1}
    key = ["organization_id", "share_id", "clicked_on"]
    await session.run(statement.on_conflict_do_update(index_elements=key, set_=more))


@cache
def not_seen() -> dict[NotSeenCode, LanguageMap]:
    """In words, by code and language."""
    words = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    return {code: words[code] for code in NotSeenCode}


@cache
def _bots() -> re.Pattern[str]:
    names = tomllib.loads(_BOTS.read_text(encoding="utf-8"))
    every = [*names["words"], *names["previews"]]
    return re.compile("|".join(map(re.escape, every)), re.IGNORECASE)
