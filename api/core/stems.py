"""Words as full-text search knows them: their stems in four languages, without case and accents.

What is kept of a word in a text and what is looked for are made here, so that they always meet.
"""

import functools
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import Stemmer

from api.core.folding import folded

LONGEST = 40
WORDS_ASKED = 8

_WORD = re.compile(r"[^\W_]+")
_ALGORITHMS = {"de": "german", "fr": "french", "it": "italian", "en": "english"}
_STEMMERS = {language: Stemmer.Stemmer(name) for language, name in _ALGORITHMS.items()}
# Before what is kept backwards, so that the end of a German compound is found as a beginning.
_BACKWARDS = "<"
_LEAST_COMPOUND = 8
_LEAST_END = 5
# A stem that lost more of its word than this would not be found while somebody types the rest.
_LOST = 2
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it stands in a text, and where."""

    surface: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Term:
    """One word that is looked for: equal to one of `stems`, or beginning with one of `beginnings`.

    `word` is the word itself, folded: names have no stem.
    """

    word: str
    stems: tuple[str, ...]
    beginnings: tuple[str, ...]

    def is_met_by(self, word: str, language: str | None) -> bool:
        """Whether a text's word is what is looked for."""
        return any(
            kept in self.stems or kept.startswith(self.beginnings)
            for kept in kept_of(word, language)
        )


def tokens(text: str) -> Iterator[Token]:
    """The words of a text in order; hyphens and apostrophes part words."""
    for found in _WORD.finditer(text):
        yield Token(found[0], found.start(), found.end())


@functools.lru_cache(maxsize=50_000)
def kept_of(word: str, language: str | None) -> frozenset[str]:
    """What is kept of a text's word; where the language is not one of ours its stems in all."""
    plain = folded(word)
    if len(plain) < 2 or _is_filler(word, language):
        return frozenset()
    known = [language] if language in _STEMMERS else list(_STEMMERS)
    stems = {_stem(word, each) for each in known}
    kept = set(stems)
    if all(len(plain) - len(stem) > _LOST for stem in stems):
        kept.add(plain)
    if "de" in known and len(plain) >= _LEAST_COMPOUND:
        kept.add(_BACKWARDS + _stem(word, "de")[::-1])
    return frozenset(each[:LONGEST] for each in kept)


def asked(text: str) -> list[Term]:
    """What somebody looks for: each word in each language, since theirs is not known.

    Fillers count only where there is nothing else. Words beyond the first few are left out.
    """
    words = list(dict.fromkeys(unicodedata.normalize("NFC", text).casefold().split()))
    parts = [token.surface for word in words for token in tokens(word) if len(token.surface) > 1]
    telling = [part for part in parts if not _is_filler(part, None)] or parts
    return [_term(part) for part in dict.fromkeys(telling[:WORDS_ASKED])]


@functools.lru_cache(maxsize=5_000)
def _term(word: str) -> Term:
    plain = folded(word)
    stems = {_stem(form, language) for form in (word, plain) for language in _STEMMERS} | {plain}
    beginnings = {plain, _without_umlaut_letters(plain)}
    if len(plain) >= _LEAST_END:
        beginnings.add(_BACKWARDS + _stem(word, "de")[::-1])
    return Term(
        word=plain[:LONGEST],
        stems=tuple(sorted(stem[:LONGEST] for stem in stems)),
        beginnings=tuple(sorted(each[:LONGEST] for each in beginnings)),
    )


@functools.lru_cache(maxsize=50_000)
def _stem(word: str, language: str) -> str:
    return folded(_STEMMERS[language].stemWord(word.casefold()))


def _without_umlaut_letters(word: str) -> str:
    """Waermepumpe, as old keyboards spell it, is kept as warmepump."""
    for letters, letter in _UMLAUTS:
        word = word.replace(letters, letter)
    return word


def _is_filler(word: str, language: str | None) -> bool:
    fillers = _fillers()
    known = [language] if language in fillers else list(fillers)
    return any(word.casefold() in fillers[str(each)] for each in known)


@functools.cache
def _fillers() -> dict[str, frozenset[str]]:
    raw = tomllib.loads((Path(__file__).parent / "data" / "stop_words.toml").read_text())
    return {language: frozenset(words.split()) for language, words in raw.items()}
