"""Takes over what a source holds: each event once, and later what the source changes about it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

import anyio.to_thread
from sqlalchemy import Update, update
from sqlmodel import col, select

from api.core import polling
from api.core.db import Session
from api.core.outbox import Delivery
from api.core.polling import Imported
from api.events import comparing, contents, lifecycle, telling
from api.events.comparing import Content
from api.events.duplicates import finding
from api.events.imports.models import EventImport, Outcome
from api.events.lifecycle import Action
from api.events.meetings import planning
from api.events.models import Event, EventStatus
from api.events.reading.entries import Document, Entry, FoundMeeting
from api.events.sources.models import EventEntry, EventSource
from api.strategy.classification import Classified, Classifier

CHUNK = 50


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry on its way to an event; classified unless the source has named it before."""

    entry: Entry
    identity: str
    content: Content
    classified: Classified | None

    @property
    def meetings(self) -> Mapping[str, FoundMeeting]:
        return {meeting.key: meeting for meeting in self.entry.meetings}


def identity(entry: Entry) -> str:
    """What an entry is known by within its source."""
    return sha256(entry.uid.encode("utf-8", "replace")).hexdigest()


async def take_over(
    delivery: Delivery, source_id: UUID, document: Document, import_id: UUID | None = None
) -> Imported:
    """Store what is new and what has changed, in short transactions, in the order of the events.

    The progress is written at the source, and at the import if there is one. The same document
    again changes nothing.
    """
    async with delivery.transaction() as session:
        classifier = await Classifier.load(session)
        known = set(await entries_of(session, source_id))
    entries = sorted(document.entries, key=lambda entry: entry.span.starts_at)
    counted: Counter[Outcome] = Counter()
    for start in range(0, len(entries), CHUNK):
        chunk = entries[start : start + CHUNK]
        drafts = await anyio.to_thread.run_sync(_drafts, classifier, known, chunk)
        done = min(start + CHUNK, len(entries))
        async with delivery.transaction() as session:
            progress = {"done": done, "total": len(entries)}
            await polling.note_progress(session, EventSource, source_id, progress)
            if import_id is not None:
                await session.exec(_progress(import_id, progress))
            counted += await _store(session, source_id, drafts)
    taken = counted[Outcome.new] + counted[Outcome.changed]
    return Imported(taken, counted[Outcome.unchanged] + document.repeats, len(document.refused))


async def entries_of(
    session: Session, source_id: UUID, identities: Sequence[str] | None = None
) -> dict[str, EventEntry]:
    """What a source has named, all or some of it."""
    query = select(EventEntry).where(EventEntry.source_id == source_id)
    if identities is not None:
        query = query.where(col(EventEntry.identity).in_(identities))
    return {entry.identity: entry for entry in await session.exec(query)}


def outcome(row: Event | None, before: EventEntry | None, now: Content) -> tuple[Outcome, set[str]]:
    """What an entry is to the event it made once, and the fields that it would change."""
    if before is None:
        return Outcome.new, set()
    changes = comparing.differences(row, before.content, now) if row else set()
    return (Outcome.changed if changes else Outcome.unchanged), changes


async def events_of(session: Session, entries: Mapping[str, EventEntry]) -> dict[UUID, Event]:
    """The events of some entries, locked until the end of the transaction."""
    ids = [entry.event_id for entry in entries.values() if entry.event_id]
    query = select(Event).where(col(Event.id).in_(ids)).order_by(col(Event.id)).with_for_update()
    return {row.id: row for row in await session.exec(query)}


def _progress(import_id: UUID, progress: dict[str, int]) -> Update:
    noted = update(EventImport).where(col(EventImport.id) == import_id)
    return noted.values(progress=progress).execution_options(synchronize_session=False)


def _drafts(classifier: Classifier, known: set[str], entries: Sequence[Entry]) -> list[Draft]:
    drafts = []
    for entry in entries:
        own = identity(entry)
        text = "\n".join((entry.description, *entry.categories))
        classified = None
        if own not in known:
            classified = classifier.classify(
                entry.title, text, stated=entry.language, fallback=None
            )
        drafts.append(Draft(entry, own, comparing.told(entry), classified))
    return drafts


async def _store(session: Session, source_id: UUID, drafts: Sequence[Draft]) -> Counter[Outcome]:
    entries = await entries_of(session, source_id, [draft.identity for draft in drafts])
    rows = await events_of(session, entries)
    new = [draft for draft in drafts if draft.identity not in entries]
    touched = await _add(session, source_id, new)
    counted = Counter({Outcome.new: len(new)})
    for draft in drafts:
        before = entries.get(draft.identity)
        if before is None:
            continue
        row = rows.get(before.event_id) if before.event_id else None
        found, changes = outcome(row, before, draft.content)
        counted[found] += 1
        if before.content != draft.content:
            before.content = draft.content
        if row is not None:
            await _change(session, row, draft, changes)
            if changes:
                touched.append(row)
    await session.flush()
    await finding.note(session, touched)
    return counted


async def _add(session: Session, source_id: UUID, drafts: Sequence[Draft]) -> list[Event]:
    rows = [_event(source_id, draft) for draft in drafts]
    session.add_all(rows)
    # The events before all that refers to them.
    await session.flush()
    for row, draft in zip(rows, drafts, strict=True):
        if draft.classified:
            session.add_all(contents.propose_topics(row, draft.classified.topics))
        session.add(
            EventEntry(
                source_id=source_id, identity=draft.identity, event_id=row.id, content=draft.content
            )
        )
        if draft.entry.is_standing:
            session.add_all(planning.first(row.id, draft.meetings))
    return rows


def _event(source_id: UUID, draft: Draft) -> Event:
    entry, classified = draft.entry, draft.classified
    columns = comparing.columns(draft.content)
    columns["language"] = entry.language or (classified.language if classified else None)
    return Event(
        **columns,
        **contents.searched(entry.title, entry.place, entry.url),
        format=comparing.format_of(entry),
        status=EventStatus.cancelled if entry.is_cancelled else EventStatus.proposed,
        source_id=source_id,
    )


async def _change(session: Session, row: Event, draft: Draft, changes: set[str]) -> None:
    content, before = draft.content, telling.Plan.of(row)
    planning.write(row, comparing.columns(content, changes))
    planning.write(row, contents.searched(row.title, row.place, row.url))
    if "is_cancelled" in changes and row.status is not EventStatus.archived:
        lifecycle.move(row, Action.cancel if content["is_cancelled"] else Action.reinstate)
    await telling.tell(session, row, before)
    is_standing = draft.entry.is_standing or "is_standing" in changes
    if is_standing and comparing.is_when_told(row, content):
        await planning.settle(session, row.id, draft.meetings)
