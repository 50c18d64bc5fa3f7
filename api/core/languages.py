"""What language a text is in, and its words in their dictionary form."""

import functools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import simplemma

LANGUAGES = ("de", "fr", "it", "en")

# A language is believed when it knows most of the words and clearly more of them than the next.
_LEAST_WORDS = 3
_LEAST_SHARE = 0.55
_LEAST_LEAD = 0.12
_SAMPLE = 4_000

_WORD = re.compile(r"[^\W_]+")
_ABBREVIATION = 4
_UMLAUTS = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"))


@dataclass(frozen=True, slots=True)
class Token:
    """A word: case-folded dictionary form, the word as it stands, and where it starts (in NFC)."""

    lemma: str
    surface: str
    start: int


def load() -> None:
    """Read the dictionaries, which takes seconds; otherwise the first text waits for them."""
    for language in LANGUAGES:
        is_known("a", language)


def detect(text: str, among: Sequence[str] = LANGUAGES) -> str | None:
    """The language of a text, or None where it is too short, mixed or another one."""
    sample = unicodedata.normalize("NFC", text[:_SAMPLE])
    words = {word.casefold() for word in _WORD.findall(sample) if not word.isdigit()}
    if len(words) < _LEAST_WORDS:
        return None
    (best, share), *others = simplemma.langdetect(sample, lang=tuple(among))
    next_share = max((other for name, other in others if name != "unk"), default=0.0)
    is_sure = best != "unk" and share >= _LEAST_SHARE and share - next_share >= _LEAST_LEAD
    return best if is_sure else None


def lemmas(text: str, language: str | None) -> list[Token]:
    """The words of a text in order; hyphens and apostrophes part words.

    In a language that is not known here the lemma is the word itself, case-folded.
    """
    return [
        Token(lemma(found[0], language), found[0], found.start())
        for found in _WORD.finditer(unicodedata.normalize("NFC", text))
    ]


@functools.lru_cache(maxsize=100_000)
def lemma(word: str, language: str | None) -> str:
    """The case-folded dictionary form of one word."""
    if language not in LANGUAGES:
        return word.casefold()
    # The dictionaries do not know words that shout; short ones are abbreviations.
    spoken = word.capitalize() if word.isupper() and len(word) > _ABBREVIATION else word
    if language == "de":
        spoken = _dictionary_spelling(spoken)
    # Greedy only for German: it finds the singular of compounds that no dictionary holds.
    found = simplemma.lemmatize(spoken, lang=language, greedy=language == "de")
    return unicodedata.normalize("NFC", found).casefold()


def is_known(word: str, language: str) -> bool:
    """Tell whether the dictionary of the language holds the word, as a noun or otherwise."""
    return any(simplemma.is_known(form, lang=language) for form in (word, word.capitalize()))


def _dictionary_spelling(word: str) -> str:
    """Swiss ss and the ae of old keyboards, as the German dictionary spells them."""
    if "ss" in word and is_known(word.replace("ss", "ß"), "de"):
        return word.replace("ss", "ß")
    for plain, umlaut in _UMLAUTS:
        if (
            plain in word
            and not is_known(word, "de")
            and is_known(word.replace(plain, umlaut), "de")
        ):
            return word.replace(plain, umlaut)
    return word
