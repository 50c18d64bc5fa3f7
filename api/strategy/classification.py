"""Tells what language a text is in and which of the organization's topics it speaks of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from uuid import UUID

from sqlmodel import col, select

from api.core.db import Session
from api.core.languages import LANGUAGES, detect
from api.core.texts import ELLIPSIS, reading_minutes
from api.strategy.keywords import Keywords
from api.strategy.topics.models import Topic

MAX_TOPICS = 8
# A shorter text is taken for an excerpt, and a cut one is: neither tells how long the whole is.
LEAST_WORDS = 120
# Enough to be sure of the language and to meet what a text is about.
SAMPLE_CHARS = 6000


@dataclass(frozen=True, slots=True)
class Classified:
    """What was found out about a text; the topics with the words that spoke for them."""

    language: str | None
    topics: Mapping[UUID, Sequence[str]]
    minutes: int | None


class Classifier:
    """Knows the keywords of all topics; CPU-bound, so call it in a thread."""

    def __init__(self, keywords: Mapping[UUID, Mapping[str, Sequence[str]]]) -> None:
        self._keywords = keywords
        self._by_language: dict[str | None, Keywords[UUID]] = {}

    @classmethod
    async def load(cls, session: Session) -> "Classifier":
        rows = await session.exec(
            select(Topic.id, Topic.keywords, Topic.names)
            .where(col(Topic.is_archived).is_(False))
            .order_by(col(Topic.position), col(Topic.id))
        )
        return cls({topic_id: _words(keywords, names) for topic_id, keywords, names in rows})

    def classify(
        self, title: str, text: str, *, stated: str | None, fallback: str | None
    ) -> Classified:
        """`stated` is the language the text says it is in; `fallback` holds where none is found.

        What is stated of a language known here is checked: many a feed says English for anything.
        """
        whole = f"{title}\n{text}"[:SAMPLE_CHARS]
        language = stated
        if stated is None or stated in LANGUAGES:
            language = detect(whole) or stated or fallback
        return Classified(language, self._found(whole, language), _minutes(text))

    def _found(self, text: str, language: str | None) -> Mapping[UUID, Sequence[str]]:
        if language not in self._by_language:
            self._by_language[language] = Keywords(
                {
                    # Without words in the text's language all count: many are names.
                    topic_id: words.get(language or "") or list(chain(*words.values()))
                    for topic_id, words in self._keywords.items()
                }
            )
        found = self._by_language[language].find(text, language)
        surest = sorted(found, key=lambda topic_id: -len(found[topic_id]))[:MAX_TOPICS]
        return {topic_id: found[topic_id] for topic_id in surest}


def _minutes(text: str) -> int | None:
    is_whole = len(text.split()) >= LEAST_WORDS and not text.endswith(ELLIPSIS)
    return reading_minutes(text) if is_whole else None


def _words(
    keywords: Mapping[str, Sequence[str]], names: Mapping[str, str]
) -> Mapping[str, Sequence[str]]:
    """A topic without any keyword is looked for by its names."""
    if any(keywords.values()):
        return keywords
    return {language: [name] for language, name in names.items()}
