"""The same entry is recognized when it comes again."""

import pytest

from api.core.links import normalized_url, url_hash
from api.suggestions.feeds.entries import Entry
from api.suggestions.feeds.identity import aliases, identity
from api.suggestions.feeds.reading import parse

HOME = "<link>https://example.ch/</link>"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.ch/a?b=1&c=2",
        "http://EXAMPLE.ch/a/?b=1&c=2",
        "https://example.ch/a?c=2&b=1",
        "https://example.ch:443/a?b=1&c=2#part",
        "https://example.ch/a?b=1&utm_source=rss&c=2&utm_medium=x&fbclid=9&gclid=7",
    ],
)
def test_normalized_url_leaves_out_what_tells_no_pages_apart(url: str) -> None:
    assert normalized_url(url) == "example.ch/a?b=1&c=2"


@pytest.mark.parametrize(
    "url", ["https://example.ch/a?b=2", "https://example.ch/b", "https://b.ch/a"]
)
def test_normalized_url_tells_pages_apart(url: str) -> None:
    assert normalized_url(url) != normalized_url("https://example.ch/a?b=1")


def test_identity_survives_new_ids() -> None:
    before = _entries("<title>a</title><link>https://example.ch/a</link><guid>1</guid>")[0]
    after = _entries("<title>b</title><link>http://example.ch/a/?utm_id=2</link><guid>2</guid>")[0]

    assert identity(before) == identity(after) == url_hash("https://example.ch/a")


def test_identity_survives_a_new_address() -> None:
    before = _entries("<title>a</title><link>https://old.example/a</link><guid>1</guid>")[0]
    after = _entries("<title>a</title><link>https://new.example/a</link><guid>1</guid>")[0]

    assert len(set(aliases(before, "s")) & set(aliases(after, "s"))) == 1


def test_identity_without_address_and_id_is_title_and_time() -> None:
    date = "<pubDate>Tue, 05 Mar 2024 08:00:00 GMT</pubDate>"

    one, again, other = _entries(
        f"<title>a</title>{date}", f"<title>a</title><description>x</description>{date}",
        f"<title>b</title>{date}",
    )  # fmt: skip

    assert identity(one) == identity(again) != identity(other)


def test_identity_does_not_trust_an_address_that_all_share() -> None:
    entries = _entries(
        f"<title>a</title>{HOME}<guid>1</guid>", f"<title>b</title>{HOME}<guid>2</guid>"
    )

    assert [entry.has_own_url for entry in entries] == [False, False]
    assert len({alias for entry in entries for alias in aliases(entry)}) == 2


def test_identity_sees_a_repetition_with_another_id() -> None:
    entries = _entries(
        f"<title>a</title>{HOME}<guid>1</guid>", f"<title>a</title>{HOME}<guid>2</guid>"
    )

    assert len({identity(entry) for entry in entries}) == 1


def test_ids_mean_something_within_one_source_only() -> None:
    entry = _entries("<title>a</title><guid>1</guid>")[0]

    assert identity(entry, "one") != identity(entry, "two")


def test_addresses_mean_the_same_everywhere() -> None:
    entry = _entries("<title>a</title><link>https://example.ch/a</link>")[0]

    assert identity(entry, "one") == identity(entry, "two")


def _entries(*items: str) -> list[Entry]:
    joined = "".join(f"<item>{item}</item>" for item in items)
    return parse(f"<rss version='2.0'><channel>{joined}</channel></rss>".encode()).entries
