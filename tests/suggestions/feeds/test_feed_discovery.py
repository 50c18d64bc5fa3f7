"""The feeds that a web page leads to."""

from api.suggestions.feeds.discovery import MAX_FEEDS, discover


def test_discover_finds_declared_feeds_first() -> None:
    page = b"""<html><head>
        <link rel="stylesheet" href="/feed.css" type="text/css">
        <link rel="alternate" hreflang="fr" href="/fr">
        <link rel="alternate" type="application/rss+xml; charset=utf-8" href="news.rss">
        <LINK REL="Alternate" TYPE="application/atom+xml" HREF="https://feeds.example/atom">
        <link rel="alternate" type="application/feed+json" href="/feed.json">
        </head><body><a href="/blog/feed/">Feed</a><a href="/about">About</a></body></html>"""

    found = discover(page, "https://example.ch/blog/index.html")

    assert found == [
        "https://example.ch/blog/news.rss",
        "https://feeds.example/atom",
        "https://example.ch/feed.json",
        "https://example.ch/blog/feed/",
    ]


def test_discover_goes_by_the_looks_of_links() -> None:
    page = b"""<a href="/rss">1</a><a href="/rss">again</a><a href="/index.rdf">2</a>
        <a href="news/atom.xml">3</a><a href="/?format=feed&amp;type=rss">no path</a>
        <a href="/feedback">no</a><a href="/progress">no</a><a href="javascript:rss()">no</a>"""

    found = discover(page, "https://example.ch/")

    assert found == [
        "https://example.ch/rss",
        "https://example.ch/index.rdf",
        "https://example.ch/news/atom.xml",
    ]


def test_discover_counts_from_the_base_of_the_page() -> None:
    page = b'<base href="https://other.example/x/"><a href="feed">1</a>'

    assert discover(page, "https://example.ch/") == ["https://other.example/x/feed"]


def test_discover_does_not_lead_back_and_ends() -> None:
    links = "".join(f'<a href="/{number}/feed">x</a>' for number in range(50))

    found = discover(f'<a href="/feed">x</a>{links}'.encode(), "https://example.ch/feed")

    assert len(found) == MAX_FEEDS
    assert "https://example.ch/feed" not in found


def test_discover_finds_nothing_in_nothing() -> None:
    assert discover(b"", "https://example.ch/") == []
    assert discover(b"<div>" * 300_000, "https://example.ch/") == []
