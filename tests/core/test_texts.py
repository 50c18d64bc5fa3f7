"""Foreign text and addresses made safe."""

import time

import pytest

from api.core.texts import plain_text, reading_minutes, safe_url


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Guten Tag", "Guten Tag"),
        ("<p>Erster</p><p>Zweiter<br>Dritter</p>", "Erster Zweiter Dritter"),
        ("Die Wärme<b>pumpe</b> läuft", "Die Wärmepumpe läuft"),
        ("<li>eins<li>zwei", "eins zwei"),
        ("Zug &amp; Z&uuml;rich &#8211; &lt;b&gt;", "Zug & Zürich – <b>"),
        ("a<script>alert(1)</script><style>p{}</style>b", "ab"),
        ('sichtbar<span style="display:none">versteckt</span>', "sichtbar"),
        ("<title>weg</title>da", "da"),
        ("viel \n\t  Platz\u00a0hier", "viel Platz hier"),
        ("Zu\u0308rich", "Zürich"),
        ("Ener\u00adgie\u200b\x00\ud83d", "Energie"),
        ("links\u202erechts", "linksrechts"),
        ("3 < 4 und 5 > 4", "3 < 4 und 5 > 4"),
        ("<p>offen <b>und <i>kaputt", "offen und kaputt"),
        ("<img src=x onerror=alert(1)>", ""),
        ("👩\u200d💻 arbeitet", "👩\u200d💻 arbeitet"),
        ("<frameset><frame></frameset>", ""),
        ("", ""),
    ],
)
def test_plain_text_keeps_what_is_seen(html: str, text: str) -> None:
    assert plain_text(html, 200) == text


@pytest.mark.parametrize(
    ("max_chars", "text"),
    [
        (23, "Die Energiewende, heute"),
        (22, "Die Energiewende…"),
        (17, "Die Energiewende…"),
        (10, "Die…"),
        (3, "Di…"),
    ],
)
def test_plain_text_is_cut_at_a_word(max_chars: int, text: str) -> None:
    assert plain_text("<p>Die Energiewende, heute</p>", max_chars) == text


def test_plain_text_survives_deep_and_long_html() -> None:
    started = time.perf_counter()

    text = plain_text("oben" + "<b><div>" * 100_000 + "tief" + "</div></b>" * 100_000, 100)

    assert text == "oben"
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.ch/a?b=c#d", "https://example.ch/a?b=c#d"),
        ("  HTTPS://Example.CH/A \n", "https://example.ch/A"),
        ("https://example.ch/zwei wörter", "https://example.ch/zwei%20w%C3%B6rter"),
        ("https://example.ch/100%25", "https://example.ch/100%25"),
        ("https://zürich.example/", "https://xn--zrich-kva.example/"),
        ("http://example.ch:8080/", "http://example.ch:8080/"),
        ("/news", "https://example.ch/news"),
        ("story.html", "https://example.ch/blog/story.html"),
        ("//cdn.example/a.png", "https://cdn.example/a.png"),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("JavaScript:alert(1)", None),
        ("data:text/html,hi", None),
        ("mailto:a@b.example", None),
        ("ftp://example.ch/", None),
        ("https://user:pw@example.ch/", None),
        ("https://exa mple.ch/", None),
        ("https://[::1/", None),
        ("https://example.ch/" + "a" * 2000, None),
    ],
)
def test_safe_url_admits_web_addresses_only(url: str, safe: str | None) -> None:
    assert safe_url(url, "https://example.ch/blog/") == safe


def test_safe_url_needs_a_host() -> None:
    assert safe_url("/news") is None
    assert safe_url("https://") is None


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (220, 1), (221, 2), (1100, 5)])
def test_reading_minutes_are_whole(words: int, minutes: int) -> None:
    assert reading_minutes("Wort " * words) == minutes
