"""Every real feed of the shared data is read, and what is refused is listed with the reason."""

import os
import re
from pathlib import Path

import pytest

from api.suggestions.feeds.entries import FeedUnreadable
from api.suggestions.feeds.identity import identity
from api.suggestions.feeds.reading import parse

DATA = Path(
    os.environ.get("FUERSPRECH_SHARED_DATA") or Path(__file__).parents[4] / "shared" / "data"
)
FEEDS = sorted(path for path in (DATA / "feeds").rglob("*") if path.is_file())

# Each was looked into by hand.
REFUSED = {
    "Rss20DailyMail.xml": "empty",  # a channel without a single item
    "incomplete-fields.atom": "empty",  # one entry, with an empty author and nothing else
    "missing-fields.atom": "empty",  # one entry, with an id that is no address and nothing else
    "unrecognized.rss": "html_page",  # a page that says «Object Moved»
}
DATE = re.compile(rb"<(?:pubDate|dc:date|updated|published|modified|issued)[\s>]")
MOJIBAKE = ("Ã¤", "Ã¼", "Ã¶", "Ã©", "Ã¨", "â€", "Ð¸")

pytestmark = pytest.mark.skipif(
    not FEEDS, reason=f"the shared feeds are not at {DATA}; set FUERSPRECH_SHARED_DATA"
)


@pytest.mark.parametrize("path", FEEDS, ids=[path.name for path in FEEDS])
def test_real_feed_is_read(path: Path) -> None:
    try:
        feed = parse(path.read_bytes(), None, "https://feeds.example/feed")
    except FeedUnreadable as refused:
        assert refused.code == REFUSED.get(path.name)
        return

    assert path.name not in REFUSED
    assert feed.refused == 0
    assert all(entry.title for entry in feed.entries)
    texts = "".join(f"{entry.title} {entry.summary}" for entry in feed.entries)
    assert not [letters for letters in MOJIBAKE if letters in texts]
    distinct = {identity(entry) for entry in feed.entries}
    assert len(distinct) >= len(feed.entries) - 1  # three of the feeds repeat one entry


def test_real_feeds_with_written_dates_keep_them() -> None:
    undated = {}
    for path in FEEDS:
        _, *items = re.split(rb"<(?:item|entry)[\s>]", path.read_bytes())
        written = sum(1 for item in items if DATE.search(item))
        if path.name in REFUSED or not written:
            continue
        read = sum(1 for entry in parse(path.read_bytes()).entries if entry.published_at)
        if read != written:
            undated[path.name] = (read, written)

    assert undated == {}
