"""Finds the keywords of topics in a text: inflections and German compounds count.

Compile the `Keywords` once and look through many texts with it. The same input always gives the
same answer.
"""

import functools
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from api.core.languages import Token, is_known, lemma, lemmas

Topic = TypeVar("Topic", bound=Hashable)

MAX_WORDS = 5
# Shorter words hide in too many others: Bild in Bildung, Amt in Gesamtheit.
LEAST_COMPOUND = 5
_LEAST_REST = 3
_LONGEST_ABBREVIATION = 4
_LINKS = ("", "s", "n", "es")
# Before a noun these make another word rather than a compound: Ausdruck, Vorrat, Zufall.
_PREFIXES = frozenset(
    {"aus", "bei", "dar", "durch", "ein", "ent", "fort", "gegen", "her", "hin", "hinter", "los"}
    | {"miss", "mit", "nach", "nieder", "unter", "ver", "vor", "weg", "wider", "wieder", "zer"}
    | {"zurück", "zusammen", "über"}
)
_UMLAUT_MARK = "\u0308"


class Keywords(Generic[Topic]):
    """The keywords of all topics, ready to be looked for."""

    def __init__(self, keywords: Mapping[Topic, Sequence[str]]) -> None:
        self._keywords = {topic: tuple(words) for topic, words in keywords.items()}
        self._indexes: dict[str | None, _Index[Topic]] = {}

    def find(self, text: str, language: str | None) -> dict[Topic, list[str]]:
        """The words of the text that speak of each topic, the most frequent first, five at most.

        Topics without any are left out. Words are given as they stand in the text.
        """
        if language not in self._indexes:
            self._indexes[language] = _Index(self._keywords, language)
        found: dict[Topic, Counter[str]] = defaultdict(Counter)
        spelled: dict[str, str] = {}
        for topic, words in self._indexes[language].matches(unicodedata.normalize("NFC", text)):
            folded = words.casefold()
            spelled.setdefault(folded, words)
            found[topic][folded] += 1
        return {
            topic: [spelled[word] for word, _ in found[topic].most_common(MAX_WORDS)]
            for topic in self._keywords
            if topic in found
        }


def find(
    text: str, language: str | None, keywords: Mapping[Topic, Sequence[str]]
) -> dict[Topic, list[str]]:
    """Look through one text; for many compile `Keywords` once."""
    return Keywords(keywords).find(text, language)


class _Index(Generic[Topic]):
    """Where the keywords lead to, in the dictionary forms of one language."""

    def __init__(self, keywords: Mapping[Topic, Sequence[str]], language: str | None) -> None:
        self._language = language
        self._words: dict[str, dict[Topic, None]] = defaultdict(dict)
        self._phrases: dict[tuple[str, ...], dict[Topic, None]] = defaultdict(dict)
        # How many words the phrases have that begin with a word.
        self._lengths: dict[str, set[int]] = defaultdict(set)
        for topic, words in keywords.items():
            for keyword in words:
                self._add(topic, [_key(token, language) for token in lemmas(keyword, language)])

    def _add(self, topic: Topic, keys: list[str]) -> None:
        if len(keys) == 1:
            self._words[keys[0]][topic] = None
        elif keys:
            phrase = tuple(_phrase_key(key, self._language) for key in keys)
            self._phrases[phrase][topic] = None
            self._lengths[phrase[0]].add(len(phrase))

    def matches(self, text: str) -> Iterator[tuple[Topic, str]]:
        """Each place of the text that speaks of a topic, once for that topic."""
        tokens = lemmas(text, self._language)
        keys = [_key(token, self._language) for token in tokens]
        phrase_keys = [_phrase_key(key, self._language) for key in keys]
        taken: dict[Topic, int] = {}
        for position, token in enumerate(tokens):
            phrases = self._phrases_at(phrase_keys, position)
            for topic, length in (*phrases, *self._words_at(keys[position])):
                if taken.get(topic, 0) > position:
                    continue
                taken[topic] = position + length
                last = tokens[position + length - 1]
                words = text[token.start : last.start + len(last.surface)]
                yield topic, " ".join(words.split())

    def _phrases_at(self, keys: list[str], position: int) -> Iterator[tuple[Topic, int]]:
        """The longest come first: they take the place before what is part of them."""
        for length in sorted(self._lengths.get(keys[position], ()), reverse=True):
            for topic in self._phrases.get(tuple(keys[position : position + length]), ()):
                yield topic, length

    def _words_at(self, key: str) -> Iterator[tuple[Topic, int]]:
        parts = _compound_parts(key) if self._language == "de" else ()
        for word in (key, *parts):
            for topic in self._words.get(word, ()):
                yield topic, 1


def _key(token: Token, language: str | None) -> str:
    """What has to be equal. An abbreviation keeps its capitals: IT is not it, KI is not ki."""
    surface = token.surface
    if surface.isupper() and 1 < len(surface) <= _LONGEST_ABBREVIATION:
        return surface
    return _without_accents(token.lemma, language)


def _phrase_key(key: str, language: str | None) -> str:
    """Bring a capital at the start of a sentence to the same form: Erneuerbare to erneuerbar."""
    return lemma(key, language) if language == "de" and key.islower() else key


def _without_accents(word: str, language: str | None) -> str:
    """Fold énergie to energie. German umlauts stay: Bär is not Bar."""
    if word.isascii():
        return word
    kept = _UMLAUT_MARK if language == "de" else ""
    marks = unicodedata.normalize("NFD", word)
    bare = "".join(char for char in marks if char == kept or not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare)


@functools.lru_cache(maxsize=50_000)
def _compound_parts(word: str) -> tuple[str, ...]:
    """The heads and tails of a German word that may be words of their own, the longest first."""
    parts: dict[str, None] = {}
    for size in range(len(word) - _LEAST_REST, LEAST_COMPOUND - 1, -1):
        head, rest = word[:size], word[size:]
        if _is_tail(rest):
            parts[head] = None
        first, tail = word[:-size], word[-size:]
        if _is_head(first):
            parts[tail] = None
            parts[_without_accents(lemma(tail.capitalize(), "de"), "de")] = None
    return tuple(parts)


def _is_tail(rest: str) -> bool:
    """Tell whether what follows a head is a word or a compound, after a linking sound or none."""
    return any(_is_compound(rest.removeprefix(link)) for link in _LINKS if rest.startswith(link))


def _is_head(first: str) -> bool:
    return any(
        _is_compound(stem) and stem not in _PREFIXES
        for link in _LINKS
        if first.endswith(link) and (stem := first.removesuffix(link))
    )


@functools.lru_cache(maxsize=50_000)
def _is_compound(word: str) -> bool:
    """Tell whether a German word is in the dictionary, or made of two that are."""
    if len(word) < _LEAST_REST:
        return False
    return is_known(word, "de") or any(
        is_known(word[:cut].removesuffix("s"), "de") and is_known(word[cut:], "de")
        for cut in range(4, len(word) - 3)
    )
