"""How near a word is to somebody's name: spelled otherwise, mistyped, or not yet finished."""

import functools
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from api.core import stems
from api.core.folding import folded

WHOLE, BEGINNING, SAME_SOUND, MISTYPED = 100, 90, 85, 80
_A_MISTAKE = 10
# How many letters may be wrong, by how many there are.
_MISTAKES = ((8, 2), (4, 1))
# Meier, Maier and Meyer; Schmidt and Schmitt; Mueller, who is Müller.
_SPELLINGS = (
    *(("ae", "a"), ("oe", "o"), ("ue", "u"), ("ey", "ei"), ("ay", "ei"), ("ai", "ei")),
    *(("y", "i"), ("dt", "t"), ("th", "t"), ("ph", "f"), ("ck", "k"), ("tz", "z")),
)


def nearness(word: str, name: str) -> int:
    """How well a folded word fits one of the words of a name; 0: not at all."""
    return max((_nearness(word, part) for part in _parts(name)), default=0)


def is_near(words: Sequence[str], part: str) -> bool:
    """Whether a part of a name is what one of these words means."""
    return any(_nearness(word, folded(part)) for word in words)


@functools.lru_cache(maxsize=20_000)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(folded(token.surface) for token in stems.tokens(name))


def _nearness(word: str, part: str) -> int:
    if word == part:
        return WHOLE
    if part.startswith(word):
        return BEGINNING
    asked, known = _sound(word), _sound(part)
    if asked == known:
        return SAME_SOUND
    allowed = next((most for length, most in _MISTAKES if len(asked) >= length), 0)
    # A first letter is seldom mistyped, and tells most names apart.
    if not allowed or asked[0] != known[0] or abs(len(asked) - len(known)) > allowed:
        return 0
    wrong = OSA.distance(asked, known, score_cutoff=allowed)
    return MISTYPED - _A_MISTAKE * wrong if wrong <= allowed else 0


@functools.lru_cache(maxsize=20_000)
def _sound(word: str) -> str:
    for written, spoken in _SPELLINGS:
        word = word.replace(written, spoken)
    return "".join(
        letter for place, letter in enumerate(word) if place == 0 or letter != word[place - 1]
    )
