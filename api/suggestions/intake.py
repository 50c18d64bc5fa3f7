"""Turns the entries of a feed into suggestions, each once."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import anyio.to_thread
import structlog
from sqlalchemy.exc import DBAPIError
from sqlmodel import col, select

from api.core import clock, polling
from api.core.db import Session
from api.core.links import url_hash
from api.core.outbox import Delivery
from api.core.polling import Imported, SourceGone
from api.strategy.classification import Classified, Classifier
from api.suggestions import pictures
from api.suggestions.feeds.entries import Entry, Feed
from api.suggestions.feeds.identity import aliases
from api.suggestions.models import (
    NO_LANGUAGE,
    Suggestion,
    SuggestionEntry,
    SuggestionKind,
    SuggestionStatus,
    SuggestionTopic,
)
from api.suggestions.sources.models import Source, SourceTopic

log = structlog.get_logger()

CHUNK = 25
PICTURES_A_REFRESH = 40
# How often a chunk is tried again when another import has stored the same entries meanwhile.
TRIES = 4
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for all entries of a source."""

    source_id: UUID
    language: str | None
    is_trusted: bool
    topic_ids: Sequence[UUID]
    classifier: Classifier
    pictured: Set[str]


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry on its way to a suggestion, with the hashes it may be known by."""

    entry: Entry
    identities: Sequence[str]
    url_hash: str | None
    classified: Classified


async def import_entries(delivery: Delivery, source_id: UUID, feed: Feed) -> Imported:
    """Store what is new in the feed, in short transactions, oldest first as they came to be.

    The progress is written at the source. However old the entries are, all are kept.
    """
    entries = sorted(feed.entries, key=lambda entry: entry.published_at or _LONG_AGO)
    context = await _context(delivery, source_id, entries)
    stored = 0
    for start in range(0, len(entries), CHUNK):
        chunk = entries[start : start + CHUNK]
        drafts = await anyio.to_thread.run_sync(_drafts, context, feed, chunk)
        done = min(start + CHUNK, len(entries))
        stored += await _store(delivery, context, drafts, {"done": done, "total": len(entries)})
    return Imported(stored, len(entries) - stored, feed.refused)


async def _context(delivery: Delivery, source_id: UUID, entries: Sequence[Entry]) -> Context:
    pictured = [entry.image_url for entry in entries if entry.image_url][-PICTURES_A_REFRESH:]
    async with delivery.transaction() as session:
        source = (await session.exec(select(Source).where(Source.id == source_id))).first()
        if source is None:
            raise SourceGone
        topics = await session.exec(
            select(SourceTopic.topic_id).where(SourceTopic.source_id == source_id)
        )
        return Context(
            source_id=source_id,
            language=source.language,
            is_trusted=source.is_trusted,
            topic_ids=topics.all(),
            classifier=await Classifier.load(session),
            pictured=set(pictured),
        )


def _drafts(context: Context, feed: Feed, entries: Sequence[Entry]) -> list[Draft]:
    return [
        Draft(
            entry=entry,
            identities=aliases(entry, str(context.source_id)),
            url_hash=url_hash(entry.url) if entry.url and entry.has_own_url else None,
            classified=context.classifier.classify(
                entry.title,
                entry.summary,
                stated=entry.language or feed.language,
                fallback=context.language,
            ),
        )
        for entry in entries
    ]


async def _store(
    delivery: Delivery, context: Context, drafts: Sequence[Draft], progress: dict[str, int]
) -> int:
    """Store a chunk, and say how many of it were new; where another import was quicker, look
    again at what is known now."""
    for _ in range(TRIES - 1):
        try:
            return await _store_once(delivery, context, drafts, progress)
        except DBAPIError as error:
            log.info("import_tried_again", error=type(error).__name__)
    return await _store_once(delivery, context, drafts, progress)


async def _store_once(
    delivery: Delivery, context: Context, drafts: Sequence[Draft], progress: dict[str, int]
) -> int:
    async with delivery.transaction() as session:
        # Written beside the ORM: the lead's version of the source stays what it was. It also has
        # two imports of one source wait for each other.
        await polling.note_progress(session, Source, context.source_id, progress)
        rows = await _store_unknown(session, context, drafts)
        # In the same transaction: whoever dies after it has forgotten nothing.
        await pictures.want(
            session, [row.id for row in reversed(rows) if row.picture_url in context.pictured]
        )
        return len(rows)


async def _store_unknown(
    session: Session, context: Context, drafts: Sequence[Draft]
) -> list[Suggestion]:
    recorded, known = await _known(session, drafts)
    stored: dict[UUID, Draft] = {}
    rows: list[Suggestion] = []
    for draft in drafts:
        same = next((name for name in draft.identities if name in known), None)
        if same is None:
            rows.append(_suggestion(context, draft))
            stored[rows[-1].id] = draft
        suggestion_id = known[same] if same else rows[-1].id
        known |= dict.fromkeys(draft.identities, suggestion_id)
    session.add_all(rows)
    await session.flush()
    session.add_all(
        SuggestionEntry(source_id=context.source_id, identity=identity, suggestion_id=row_id)
        for identity, row_id in known.items()
        if identity not in recorded
    )
    for row in rows:
        session.add_all(_links(context, row, stored[row.id]))
    return rows


async def _known(
    session: Session, drafts: Sequence[Draft]
) -> tuple[set[str], dict[str, UUID | None]]:
    """The identities that sources have named, and with them all that lead to a suggestion."""
    identities = {identity for draft in drafts for identity in draft.identities}
    entries = await session.exec(
        select(SuggestionEntry.identity, SuggestionEntry.suggestion_id).where(
            col(SuggestionEntry.identity).in_(identities)
        )
    )
    named: dict[str, UUID | None] = dict(entries.all())
    addresses = await session.exec(
        select(Suggestion.url_hash, Suggestion.id).where(col(Suggestion.url_hash).in_(identities))
    )
    return set(named), {str(hashed): row_id for hashed, row_id in addresses} | named


def _suggestion(context: Context, draft: Draft) -> Suggestion:
    entry, classified = draft.entry, draft.classified
    is_approved = context.is_trusted and bool(_topic_ids(context, draft))
    return Suggestion(
        kind=SuggestionKind.share,
        title=entry.title,
        summary=entry.summary,
        url=entry.url,
        url_hash=draft.url_hash,
        picture_url=entry.image_url,
        author=entry.author,
        language=classified.language,
        minutes=classified.minutes,
        status=SuggestionStatus.approved if is_approved else SuggestionStatus.proposed,
        approved_at=clock.now() if is_approved else None,
        source_id=context.source_id,
        published_at=entry.published_at,
    )


def _links(context: Context, row: Suggestion, draft: Draft) -> list[SuggestionTopic]:
    return [
        SuggestionTopic(
            suggestion_id=row.id,
            topic_id=topic_id,
            words=list(draft.classified.topics.get(topic_id, ())),
            is_proposed=topic_id not in context.topic_ids,
            language=row.language or NO_LANGUAGE,
            listed_at=row.approved_at,
        )
        for topic_id in _topic_ids(context, draft)
    ]


def _topic_ids(context: Context, draft: Draft) -> list[UUID]:
    return list(dict.fromkeys([*context.topic_ids, *draft.classified.topics]))
