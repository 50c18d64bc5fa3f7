"""Marks what was looked for in the texts that were found."""

from collections.abc import Callable, Iterable, Sequence

from api.core import stems
from api.core.stems import Term
from api.search.schemas import TextPart

BEFORE, LONGEST = 60, 200
ELLIPSIS = "…"

IsMatch = Callable[[str], bool]


def meets(terms: Sequence[Term], language: str | None) -> IsMatch:
    """Whether a word of a text in a language is one that was looked for."""
    return lambda word: any(term.is_met_by(word, language) for term in terms)


def has(text: str, is_match: IsMatch) -> bool:
    """Whether any word of a text would be marked."""
    return any(is_match(token.surface) for token in stems.tokens(text))


def found_in(terms: Sequence[Term], texts: Iterable[tuple[str, str]]) -> tuple[str, IsMatch] | None:
    """The first text, each after its language, that has a term; and what is to be marked in it."""
    for language, text in texts:
        is_match = meets(terms, language)
        if has(text, is_match):
            return text, is_match
    return None


def marked(text: str, is_match: IsMatch) -> list[TextPart]:
    """The whole text, with the words marked."""
    parts: list[TextPart] = []
    end = 0
    for token in stems.tokens(text):
        if is_match(token.surface):
            parts += _plain(text[end : token.start])
            parts.append(TextPart(text=token.surface, is_match=True))
            end = token.end
    return parts + _plain(text[end:])


def excerpt(text: str, is_match: IsMatch) -> list[TextPart]:
    """The text around the first marked word, or its beginning."""
    text = " ".join(text.split())
    first = next((each.start for each in stems.tokens(text) if is_match(each.surface)), 0)
    start = 0
    if first > BEFORE:
        start = text.find(" ", first - BEFORE, first) + 1 or first
    end = len(text)
    if end - start > LONGEST:
        end = text.rfind(" ", start, start + LONGEST)
        end = end if end > start else start + LONGEST
    parts = marked(text[start:end], is_match)
    before, after = ELLIPSIS if start else "", ELLIPSIS if end < len(text) else ""
    return [*_plain(before), *parts, *_plain(after)]


def _plain(text: str) -> list[TextPart]:
    return [TextPart(text=text, is_match=False)] if text else []
