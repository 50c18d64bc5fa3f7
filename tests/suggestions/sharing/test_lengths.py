"""Lengths: each network counts in its own way."""

import pytest

from api.suggestions.sharing import lengths

LINK = "https://fuersprech.firma.ch/s/" + "a" * 30


@pytest.mark.parametrize(
    ("text", "x", "bluesky", "mastodon", "linkedin"),
    [
        ("Wärme", 5, 5, 5, 5),
        # A decomposed umlaut is one sign wherever it is looked at, two for who counts code units.
        ("Wa\u0308rme", 5, 5, 5, 6),
        ("熱", 2, 1, 1, 1),
        ("🔥", 2, 1, 1, 2),
        # A family is one emoji of seven code points.
        ("👨‍👩‍👧‍👦", 2, 1, 1, 11),
        ("🇨🇭", 2, 1, 1, 4),
        # To X an ellipsis is as wide as a Chinese sign.
        ("«So» – …", 9, 8, 8, 8),
        (LINK, 23, 60, 23, 60),
        (f"({LINK}), {LINK}.", 51, 125, 51, 125),
        ("http://a.ch", 23, 11, 23, 11),
    ],
)
def test_text_has_the_length_that_networks_count(
    text: str, x: int, bluesky: int, mastodon: int, linkedin: int
) -> None:
    found = {each.network: each.length for each in lengths.of(text)}

    assert found == {"linkedin": linkedin, "x": x, "bluesky": bluesky, "mastodon": mastodon}


def test_limits_are_said_with_whether_the_text_fits() -> None:
    found = {each.network: (each.limit, each.fits) for each in lengths.of("x" * 301)}

    assert found == {
        "linkedin": (3000, True),
        "x": (280, False),
        "bluesky": (300, False),
        "mastodon": (500, True),
    }
