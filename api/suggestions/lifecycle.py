"""Moves suggestions between proposed, approved and archived; for one and for many alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import update
from sqlmodel import col, select

from api.core import clock, outbox
from api.core.db import Session
from api.core.errors import AppError, Conflict, NotFound
from api.strategy.topics.service import TopicRequired
from api.suggestions.models import Suggestion, SuggestionStatus, SuggestionTopic
from api.suggestions.schemas import Action

# The rows are read again afterwards, so nothing in memory has to be brought up to date.
_UNSYNCHRONIZED = {"synchronize_session": False}


class ValidityOver(Conflict):
    detail = "The time in which this was worth showing is over. Give it a later end first."

    def __init__(self) -> None:
        super().__init__(pointer="#/valid_until")


class SuggestionArchived(Conflict):
    detail = "This suggestion is archived. Restore it first."


Refusal = type[AppError]


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides whether a suggestion may be moved."""

    status: SuggestionStatus
    previous_status: SuggestionStatus | None
    valid_until: datetime | None
    has_topic: bool
    is_proposal: bool


async def move(
    session: Session, ids: Sequence[UUID], action: Action, actor_id: UUID | None = None
) -> dict[UUID, Refusal]:
    """Move suggestions; returns why some were not. Those that stand there already are left alone.

    The rows are locked first, so that of two at once one waits and then finds nothing to do.
    """
    standings = await _standings(session, ids)
    refused: dict[UUID, Refusal] = {row_id: NotFound for row_id in ids if row_id not in standings}
    targets: dict[SuggestionStatus, list[UUID]] = {}
    for row_id, standing in standings.items():
        target = destination(standing, action, clock.now())
        if not isinstance(target, SuggestionStatus):
            refused[row_id] = target
        elif target is not standing.status:
            targets.setdefault(target, []).append(row_id)
    for target, moved in targets.items():
        await _place(session, moved, target, action)
        if action is Action.approve:
            await _tell(session, [each for each in moved if standings[each].is_proposal], actor_id)
    return refused


def destination(standing: Standing, action: Action, now: datetime) -> SuggestionStatus | Refusal:
    """Where an action leads from where a suggestion stands, or the refusal."""
    is_archived = standing.status is SuggestionStatus.archived
    match action:
        case Action.archive:
            return SuggestionStatus.archived
        case Action.reopen:
            return SuggestionArchived if is_archived else SuggestionStatus.proposed
        case Action.restore if not is_archived:
            return standing.status
        case Action.restore if standing.previous_status is not SuggestionStatus.approved:
            return SuggestionStatus.proposed
        case _:
            return _approvable(standing, now)


def _approvable(standing: Standing, now: datetime) -> SuggestionStatus | Refusal:
    if not standing.has_topic:
        return TopicRequired
    if standing.valid_until and standing.valid_until <= now:
        return ValidityOver
    return SuggestionStatus.approved


async def _standings(session: Session, ids: Sequence[UUID]) -> dict[UUID, Standing]:
    rows = await session.exec(
        select(Suggestion)
        .where(col(Suggestion.id).in_(ids))
        .order_by(col(Suggestion.id))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    topics = await session.exec(
        select(SuggestionTopic.suggestion_id)
        .where(col(SuggestionTopic.suggestion_id).in_(ids))
        .distinct()
    )
    with_topic = set(topics.all())
    return {
        row.id: Standing(
            row.status,
            row.previous_status,
            row.valid_until,
            row.id in with_topic,
            row.proposed_by_id is not None,
        )
        for row in rows
    }


async def _tell(session: Session, ids: list[UUID], actor_id: UUID | None) -> None:
    """Let it be known that what people proposed is approved, unless that is undone right away."""
    message = "suggestion.approved"
    for row_id in ids:
        await outbox.emit(
            session,
            message,
            key=f"{message}:{row_id}",
            due_at=outbox.undone_by(),
            suggestion_id=str(row_id),
            actor_id=str(actor_id or ""),
        )


async def _place(
    session: Session, ids: list[UUID], target: SuggestionStatus, action: Action
) -> None:
    """Write the new status, and list the topics of what is approved alone."""
    values: dict[str, Any] = {"status": target, "previous_status": None}
    listing: dict[str, Any] = {"listed_at": None}
    if target is SuggestionStatus.archived:
        values["previous_status"] = Suggestion.status
    elif target is SuggestionStatus.proposed:
        values["approved_at"] = None
    else:
        listing["listed_at"] = _APPROVED_AT
    if action is Action.approve:
        values["approved_at"] = clock.now()
        listing["is_proposed"] = False
    values["version"] = col(Suggestion.version) + 1
    row_id, linked_id = col(Suggestion.id), col(SuggestionTopic.suggestion_id)
    for change in (
        update(Suggestion).where(row_id.in_(ids)).values(**values),
        update(SuggestionTopic).where(linked_id.in_(ids)).values(**listing),
    ):
        await session.exec(change.execution_options(**_UNSYNCHRONIZED))


# What is restored comes back at its place in time, not as the newest.
_APPROVED_AT = (
    select(Suggestion.approved_at)
    .where(
        Suggestion.organization_id == SuggestionTopic.organization_id,
        Suggestion.id == SuggestionTopic.suggestion_id,
    )
    .scalar_subquery()
)
