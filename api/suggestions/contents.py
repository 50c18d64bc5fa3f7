"""Changes what a suggestion holds: its fields, topics, wordings and goal."""

from uuid import UUID

from sqlalchemy import update
from sqlmodel import col, delete, select

from api.core.db import Session
from api.core.errors import Conflict, Invalid
from api.core.links import url_hash
from api.core.routing import touch
from api.identity.principal import Principal
from api.strategy.goals.models import Goal
from api.strategy.topics import service as topics
from api.suggestions import queries
from api.suggestions.models import (
    NO_LANGUAGE,
    Suggestion,
    SuggestionStatus,
    SuggestionTopic,
    Wording,
)
from api.suggestions.schemas import Curation, WordingText

CLEARABLE = {"url", "language", "note", "goal_id", "valid_from", "valid_until"}
_ELSEWHERE = {"topic_ids", "wordings"}


class SuggestionExists(Conflict):
    detail = "This address has been suggested already."


class UnknownGoal(Invalid):
    detail = "This goal is not the organization's."


class WindowInvalid(Invalid):
    detail = "The validity ends before it starts."


async def change(session: Session, actor: Principal, row: Suggestion, data: Curation) -> None:
    """Write what was sent into the row and beside it; null clears what may be empty."""
    changes = data.model_dump(exclude_unset=True, exclude=_ELSEWHERE)
    if data.goal_id:
        await _check_goal(session, data.goal_id)
    for name, value in changes.items():
        if value is not None or name in CLEARABLE:
            setattr(row, name, value)
    if row.valid_from and row.valid_until and row.valid_until <= row.valid_from:
        raise WindowInvalid(pointer="#/valid_until")
    if "url" in changes:
        await set_address(session, actor, row)
    if data.topic_ids is not None:
        await set_topics(session, row, data.topic_ids)
    if "language" in changes:
        await _relabel_topics(session, row)
    if data.wordings is not None:
        await _set_wordings(session, row.id, data.wordings)
    if data.model_fields_set:
        touch(row)
    await session.flush()


async def set_address(session: Session, actor: Principal, row: Suggestion) -> None:
    """Keep the address's hash beside it; each address is suggested once in the organization."""
    row.url_hash = url_hash(row.url) if row.url else None
    if row.url_hash is not None:
        with session.no_autoflush:
            await refuse_known(session, actor, row.url_hash, besides=row.id)


async def refuse_known(
    session: Session, actor: Principal, hashed: str, *, besides: UUID | None = None
) -> None:
    """Refuse an address that is suggested already, naming where if the actor may see that."""
    known = select(Suggestion.id, queries.visible_to(actor).label("is_visible")).where(
        Suggestion.url_hash == hashed
    )
    if besides:
        known = known.where(col(Suggestion.id) != besides)
    same = (await session.exec(known)).first()
    if same:
        known_id, is_visible = same
        raise SuggestionExists(pointer="#/url", existing_id=str(known_id) if is_visible else None)


async def set_topics(session: Session, row: Suggestion, topic_ids: list[UUID]) -> None:
    """Replace the topics. Those that stay keep the words found for them, now confirmed."""
    if row.status is SuggestionStatus.approved and not topic_ids:
        raise topics.TopicRequired
    stored = await session.exec(
        select(SuggestionTopic).where(SuggestionTopic.suggestion_id == row.id)
    )
    links = {link.topic_id: link for link in stored}
    added = await topics.confirm(session, links, topic_ids)
    session.add_all(_link(row, topic_id) for topic_id in added)
    await session.flush()


def _link(row: Suggestion, topic_id: UUID) -> SuggestionTopic:
    is_approved = row.status is SuggestionStatus.approved
    return SuggestionTopic(
        suggestion_id=row.id,
        topic_id=topic_id,
        words=[],
        is_proposed=False,
        language=row.language or NO_LANGUAGE,
        listed_at=row.approved_at if is_approved else None,
    )


async def _relabel_topics(session: Session, row: Suggestion) -> None:
    await session.exec(
        update(SuggestionTopic)
        .where(col(SuggestionTopic.suggestion_id) == row.id)
        .values(language=row.language or NO_LANGUAGE)
        .execution_options(synchronize_session=False)
    )


async def _set_wordings(session: Session, suggestion_id: UUID, wordings: list[WordingText]) -> None:
    await session.exec(delete(Wording).where(col(Wording.suggestion_id) == suggestion_id))
    session.add_all(
        Wording(suggestion_id=suggestion_id, position=position, **wording.model_dump())
        for position, wording in enumerate(wordings)
    )


async def _check_goal(session: Session, goal_id: UUID) -> None:
    if (await session.exec(select(Goal.id).where(Goal.id == goal_id))).first() is None:
        raise UnknownGoal(pointer="#/goal_id")
