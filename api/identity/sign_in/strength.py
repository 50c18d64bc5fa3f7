"""Refuses passwords that somebody would guess early: common words, names, runs (P-01)."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from api.core.errors import Invalid

MINIMUM_LENGTH = 15
MAXIMUM_LENGTH = 128
# How many characters must be left that no word, repetition or run explains.
MINIMUM_SURPRISE = 6
MINIMUM_WORD = 3

_WORDS = Path(__file__).parent / "data" / "guessable.txt"
_LOOKALIKES = str.maketrans("013457@$!", "oieastasi")


class PasswordGuessable(Invalid):
    detail = "This is easily guessed. Take several words that have nothing to do with each other."


def check(password: str, names: Iterable[str]) -> None:
    """Raise where hardly anything is left of a password without common words and these names."""
    own = {word for name in names for word in re.split(r"[\W_]+", _folded(name))}
    words = _common() | {word for word in own if len(word) >= MINIMUM_WORD}
    plain = "".join(_folded(password).split())
    # Written with lookalikes (p4ssw0rt) a word is as common.
    variants = (plain, plain.translate(_LOOKALIKES))
    if min(_surprise(variant, words) for variant in variants) < MINIMUM_SURPRISE:
        raise PasswordGuessable(pointer="#/password")


def _surprise(text: str, words: set[str]) -> int:
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(word, " ")
    pairs = zip(f" {text}", text, strict=False)
    return sum(char != " " and abs(ord(char) - ord(before)) > 1 for before, char in pairs)


def _folded(text: str) -> str:
    spelled = text.casefold().translate({0xE4: "ae", 0xF6: "oe", 0xFC: "ue"})
    plain = unicodedata.normalize("NFKD", spelled)
    return "".join(char for char in plain if not unicodedata.combining(char))


@cache
def _common() -> set[str]:
    return set(_WORDS.read_text(encoding="utf-8").split())
