"""Feeds of every format, sound and damaged."""

import time
from datetime import UTC, datetime

import fastfeedparser
import feedparser
import pytest

from api.suggestions.feeds.entries import Entry, FeedUnreadable
from api.suggestions.feeds.reading import parse

ITEM = (
    "<item><title>Wärme &amp; Strom</title><link>/wärme?a=1&amp;b=2</link><guid>7</guid>"
    "<description>&lt;p&gt;Erster&lt;/p&gt;&lt;p&gt;Zweiter&lt;/p&gt;</description>"
    "<author>a.meier@example.ch (Anna Meier)</author>"
    '<enclosure url="/bild.jpg" type="image/jpeg" length="1"/>'
    "<pubDate>Tue, 05 Mar 2024 08:00:00 +0100</pubDate></item>"
)
RSS2 = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Neues</title>'
    f"<link>https://example.ch/</link><language>de-CH</language>{ITEM}</channel></rss>"
)
RSS1 = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://example.ch/"><title>Neues</title><link>https://example.ch/</link>
<dc:language>de</dc:language></channel>
<item rdf:about="https://example.ch/a"><title>Eins</title><link>https://example.ch/a</link>
<description>Text</description><dc:creator>Anna Meier</dc:creator>
<dc:date>2024-03-05T08:00:00+01:00</dc:date></item></rdf:RDF>"""
RSS091 = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
 "http://example.org/rss-0.91.dtd">
<rss version="0.91"><channel><title>Neues</title><language>en</language>
<item><title>One</title><link>https://example.ch/1</link><description>Text</description></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Nouvelles</title>
<link href="https://example.ch/"/><entry><title type="html">L&amp;#39;énergie</title>
<link rel="alternate" href="https://example.ch/a"/><id>urn:a</id>
<author><name>Anne Martin</name></author><updated>2024-03-05T07:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Un <b>mot</b></p>
<img src="/p.png" alt=""/></div></content></entry></feed>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "News", "language": "en",
"home_page_url": "https://example.ch/", "items": [
{"id": 7, "url": "/a", "title": "One", "content_html": "<p>Text</p>", "image": "/p.png",
 "date_published": "2024-03-05T08:00:00+01:00", "authors": [{"name": "Ann Miller"}],
 "language": "en-GB"},
{"id": "8", "external_url": "https://other.example/b", "content_text": "Only a text",
 "author": {"name": "Bob"}, "attachments": [{"url": "/c.png", "mime_type": "image/png"}, 5]},
{"id": "9", "title": 5, "url": null, "authors": "nobody", "attachments": 7},
"no item", {}]}"""


def test_parse_reads_rss_2() -> None:
    feed = parse(RSS2.encode(), "application/rss+xml", "https://example.ch/feed")

    assert (feed.title, feed.language, feed.refused) == ("Neues", "de", 0)
    assert feed.entries == [
        Entry(
            title="Wärme & Strom",
            summary="Erster Zweiter",
            url="https://example.ch/w%C3%A4rme?a=1&b=2",
            image_url="https://example.ch/bild.jpg",
            author="Anna Meier",
            published_at=datetime(2024, 3, 5, 7, tzinfo=UTC),
            language=None,
            guid="7",
        )
    ]


def test_parse_reads_rss_1() -> None:
    feed = parse(RSS1.encode())

    entry = feed.entries[0]
    assert (feed.title, feed.language) == ("Neues", "de")
    assert (entry.title, entry.url, entry.author) == ("Eins", "https://example.ch/a", "Anna Meier")
    assert entry.published_at == datetime(2024, 3, 5, 7, tzinfo=UTC)


def test_parse_reads_rss_091() -> None:
    feed = parse(RSS091.encode())

    assert (feed.language, feed.entries[0].title) == ("en", "One")
    assert feed.entries[0].published_at is None


def test_parse_reads_atom() -> None:
    feed = parse(ATOM.encode())

    entry = feed.entries[0]
    assert (feed.title, feed.language) == ("Nouvelles", "fr")
    assert (entry.title, entry.summary, entry.guid) == ("L'énergie", "Un mot", "urn:a")
    assert (entry.author, entry.image_url) == ("Anne Martin", "https://example.ch/p.png")


def test_parse_reads_json_feed() -> None:
    feed = parse(JSON.encode(), "application/feed+json", "https://example.ch/feed.json")

    one, two, three = feed.entries
    assert (feed.title, feed.language, feed.refused) == ("News", "en", 1)
    assert (one.url, one.guid, one.author) == ("https://example.ch/a", "7", "Ann Miller")
    assert (one.summary, one.image_url) == ("Text", "https://example.ch/p.png")
    assert (one.language, one.published_at) == ("en", datetime(2024, 3, 5, 7, tzinfo=UTC))
    assert (two.title, two.url) == ("Only a text", "https://other.example/b")
    assert (two.author, two.image_url) == ("Bob", "https://example.ch/c.png")
    assert (three.title, three.url, three.image_url) == ("5", None, None)


@pytest.mark.parametrize(
    ("encoding", "declared", "content_type"),
    [
        ("utf-8", "utf-8", None),
        ("utf-8", "iso-8859-1", None),
        ("utf-8", "nonsense", "text/xml; charset=latin-1"),
        ("iso-8859-1", "iso-8859-1", None),
        ("iso-8859-1", "utf-8", None),
        ("iso-8859-1", "", "application/xml; charset=ISO-8859-1"),
        ("iso-8859-1", "", None),
        ("windows-1252", "iso-8859-1", None),
        ("utf-16", "utf-16", None),
        ("utf-16-le", "utf-16", None),
        ("utf-16-be", "", None),
        ("utf-8-sig", "utf-8", None),
    ],
)
def test_parse_sees_through_encodings(
    encoding: str, declared: str, content_type: str | None
) -> None:
    prolog = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    body = f"{prolog}{_rss('<title>Zürich à la carte</title>')}".encode(encoding)

    assert parse(body, content_type).entries[0].title == "Zürich à la carte"


def test_parse_reads_seven_bit_encodings() -> None:
    prolog = '<?xml version="1.0" encoding="iso-2022-jp"?>'

    feed = parse((prolog + _rss("<title>日本</title>")).encode("iso-2022-jp"))

    assert feed.entries[0].title == "日本"


def test_parse_undoes_double_encoding() -> None:
    text = _rss("<title>Kältewelle über Zürich – «schön», à Genève</title>")
    twice = text.encode().decode("windows-1252").encode()

    assert parse(twice).entries[0].title == "Kältewelle über Zürich – «schön», à Genève"


def test_parse_keeps_letters_that_only_look_encoded_twice() -> None:
    title = "TATÖ“ und É» und Ü“, aber schön für Zürich, Köln, Genève, Bâle"

    assert parse(_rss(f"<title>{title}</title>").encode()).entries[0].title == title


def test_parse_survives_a_broken_character() -> None:
    body = _rss("<title>Zürich grüsst Genève</title>").encode().replace(b"Gen", b"\xffGen")

    assert parse(body).entries[0].title == "Zürich grüsst Genève"


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("<title>a & b &nbsp;&eacute; &unknown;</title>", "a & b é &unknown;"),
        ("<title>control\x01led &#0; &#x1F;</title>", "controlled"),
        ("<title><![CDATA[Tom & <b>Ann</b>]]></title>", "Tom & Ann"),
        ("<title>Un<b>closed</title>", "Unclosed"),
        ("<title>ok</title><media:thumbnail url='x'/>", "ok"),
        ("<title>&amp;lt;b&amp;gt; is bold</title>", "<b> is bold"),
        ("<title></title><description>Nur ein Text</description>", "Nur ein Text"),
        ("<title/><link>https://example.ch/seite</link>", "example.ch/seite"),
    ],
)
def test_parse_repairs(item: str, title: str) -> None:
    assert parse(_rss(item).encode()).entries[0].title == title


def test_parse_reads_a_feed_that_breaks_off() -> None:
    body = (_rss("<title>Ganz</title>")[:-16] + "<item><title>Halb</title><descr").encode()

    assert [entry.title for entry in parse(body).entries] == ["Ganz", "Halb"]


@pytest.mark.parametrize(
    "before",
    [
        "\n\n  ",
        "Warning: x in y\n",
        "<br/><b>Notice</b>",
        "<!-- x -->",
        "<!DOCTYPE rss [<!ELEMENT a ANY>]>",
    ],
)
def test_parse_skips_what_stands_before_the_feed(before: str) -> None:
    assert parse((before + RSS2).encode()).entries[0].title == "Wärme & Strom"


def test_parse_reads_a_feed_wrapped_in_a_page() -> None:
    page = f"<!DOCTYPE html><html><body>{ATOM.partition('?>')[2]}</body></html>"

    assert parse(page.encode()).entries[0].title == "L'énergie"


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "data:text/html,x", "ftp://a.example/", "https://u:p@a.example/"],
)
def test_parse_drops_links_that_are_none(link: str) -> None:
    item = f"<title>a</title><link>{link}</link><enclosure url='{link}' type='image/png'/>"

    entry = parse(_rss(item).encode(), None, "https://example.ch/").entries[0]

    assert (entry.url, entry.image_url) == (None, None)


def test_parse_drops_scripts_and_tracking_pictures() -> None:
    html = '&lt;script>evil()&lt;/script>Text&lt;img src="//t.example/p.gif" width="1">'

    entry = parse(_rss(f"<title>a</title><description>{html}</description>").encode()).entries[0]

    assert (entry.summary, entry.image_url) == ("Text", None)


def test_parse_takes_a_permanent_id_for_a_missing_link() -> None:
    feed = parse(_rss("<title>a</title><guid>https://example.ch/a</guid>").encode())

    assert feed.entries[0].url == "https://example.ch/a"


def test_parse_counts_entries_without_anything() -> None:
    feed = parse(_rss("<title>a</title></item><item><guid>x</guid></item><item>").encode())

    assert (len(feed.entries), feed.refused) == (1, 2)


def test_parse_does_not_believe_every_date() -> None:
    dates = ("Tue, 05 Mar 2999 08:00:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", "soon")
    items = "</item><item>".join(f"<title>{d}</title><pubDate>{d}</pubDate>" for d in dates)

    feed = parse(_rss(items).encode())

    assert [entry.published_at for entry in feed.entries] == [None, None, None]


BOMB = '<!DOCTYPE rss [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss version="2.0"/>'


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\x00\x00", "empty"),
        (b"<!DOCTYPE html><html><head><title>Home</title></head></html>", "html_page"),
        (b"<html><body>Not found</body></html>", "html_page"),
        (b"just a text", "not_a_feed"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not_a_feed"),
        (b"<!-- never ends", "not_a_feed"),
        (b"\x89PNG\r\n\x1a\n\x00\x01", "not_a_feed"),
        (b"[]", "not_a_feed"),
        (b'{"a": 1}', "not_a_feed"),
        (b'{"items": {}}', "not_a_feed"),
        (b'{"items": [', "malformed"),
        (b'{"items": ' + b"[" * 100_000, "malformed"),
        (b'{"items": []}', "empty"),
        (b"<rss version='2.0'><channel><title>a</title></channel></rss>", "empty"),
        (b"<rss><channel><item><guid>1</guid></item></channel></rss>", "empty"),
        (BOMB.encode(), "malformed"),
        (b"<rss>", "malformed"),
        (b"<rss>" + b"<a>" * 100_000, "malformed"),
        (b"<feed>" + b"<feed>" * 1_000_000, "malformed"),
        (b"x" * 10_000_001, "too_large"),
    ],
)
def test_parse_refuses_what_is_no_feed(body: bytes, code: str) -> None:
    started = time.perf_counter()

    with pytest.raises(FeedUnreadable) as refused:
        parse(body)

    assert (refused.value.code, refused.value.detail[-1]) == (code, ".")
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize(
    "hostile",
    ["<![CDATA[" * 100_000, "<!--" * 100_000, "<a " * 100_000, "&amp" * 100_000, "<pubDate>" * 100],
    ids=["cdata", "comments", "tags", "entities", "dates"],
)
def test_parse_is_not_slowed_down(hostile: str) -> None:
    started = time.perf_counter()

    feed = parse(f"<rss version='2.0'><channel><item><title>a</title></item>{hostile}".encode())

    assert feed.entries[0].title == "a"
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize("text", [RSS2, ATOM], ids=["rss", "atom"])
def test_parse_falls_back_to_the_thorough_parser(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = parse(text.encode(), None, "https://example.ch/")

    monkeypatch.setattr(fastfeedparser, "parse", _failing)
    thorough = parse(text.encode(), None, "https://example.ch/")

    assert thorough == quick


def test_parse_says_so_when_both_parsers_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fastfeedparser, "parse", _failing)
    monkeypatch.setattr(feedparser, "parse", _failing)

    with pytest.raises(FeedUnreadable) as refused:
        parse(RSS2.encode())

    assert refused.value.code == "malformed"


def test_parse_takes_what_a_video_says_of_itself() -> None:
    media = (
        '<media:content xmlns:media="http://search.yahoo.com/mrss/" url="/v.mp4" type="video/mp4">'
        '<media:description>Film</media:description><media:thumbnail url="/t.jpg"/></media:content>'
    )

    entry = parse(_rss(f"<title>a</title><link>/a</link>{media}").encode(), None, "https://a.ch/")

    assert entry.entries[0].summary == "Film"
    assert entry.entries[0].image_url == "https://a.ch/t.jpg"


def test_parse_finds_the_picture_beside_a_video() -> None:
    group = (
        '<media:group xmlns:media="http://search.yahoo.com/mrss/"><media:content url="/v.mp4" '
        'type="video/mp4"/><media:thumbnail url="/t.jpg"/></media:group>'
    )

    video = parse(_rss(f"<title>a</title><link>/a</link>{group}").encode(), None, "https://a.ch/")

    assert video.entries[0].image_url == "https://a.ch/t.jpg"


def _failing(*_: object, **__: object) -> None:
    raise RuntimeError


def _rss(item: str) -> str:
    return f"<rss version='2.0'><channel><title>t</title><item>{item}</item></channel></rss>"


def test_markup_that_nobody_escaped_is_read_as_text() -> None:
    body = (
        b"<rss version='2.0'><channel><title>T</title><item><title>A</title>"
        b"<link>https://a.example/1</link><description><p>Warm <b>water</b></p> now</description>"
        b"</item></channel></rss>"
    )

    (entry,) = parse(body).entries

    assert entry.summary == "Warm water now"
