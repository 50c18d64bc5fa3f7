"""Rules of sharing: only what people say themselves, for them alone. Nothing here commits."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

import sqlalchemy
from sqlalchemy import RowMapping, func
from sqlmodel import col, delete, select

from api.core import clock, tenancy
from api.core.aggregates import columns
from api.core.db import Session
from api.core.errors import NotFound
from api.core.pagination import Order, Page, PageParams, paginate
from api.core.schemas import in_language
from api.core.settings import Settings
from api.identity.principal import Principal
from api.matching.items import ItemKind
from api.matching.reactions import service as reactions
from api.matching.reactions.models import ReactionKind
from api.matching.reactions.schemas import ReactionPut
from api.suggestions import queries
from api.suggestions.models import Suggestion, SuggestionStatus
from api.suggestions.sharing import checking, clicks, codes
from api.suggestions.sharing.models import KEPT_DAYS, Channel, Share, ShareClicks
from api.suggestions.sharing.schemas import (
    Clicks,
    MyShare,
    NotSeen,
    ShareCreate,
    ShareStatement,
    WordingChecked,
)

_CLICKS = (
    sqlalchemy.select(func.coalesce(func.sum(ShareClicks.clicks), 0))
    .where(
        col(ShareClicks.organization_id) == Share.organization_id,
        col(ShareClicks.share_id) == Share.id,
    )
    .correlate(Share)
    .scalar_subquery()
)
_PLAIN = ("id", "suggestion_id", "title", "channel", "text", "created_at", "shared_at")
_SHARES = sqlalchemy.select(*columns(Share, *_PLAIN, "code"), _CLICKS.label("clicks"))
_NEWEST_FIRST = Order((col(Share.created_at), col(Share.id)), descending=True)
_LINKS = sqlalchemy.select(*columns(Share, "id", "person_id", "url"))


class LinkEnded(NotFound):
    detail = "This link leads nowhere any more."


async def check(
    session: Session, actor: Principal, suggestion_id: UUID, text: str
) -> WordingChecked:
    """What can be said of a text about a suggestion that the actor can see."""
    await _seen(session, actor, suggestion_id)
    return await checking.check(session, actor, suggestion_id, text)


async def share(
    session: Session, actor: Principal, settings: Settings, suggestion_id: UUID, data: ShareCreate
) -> MyShare:
    """Begin to pass something on, with a short link if there is a page to lead to; or, with a
    channel, note that it was passed on. Our links lead only to what curators have looked at: they
    go on when the suggestion is gone (decision 0006)."""
    seen = await _seen(session, actor, suggestion_id)
    leads_on = seen["url"] and seen["status"] is SuggestionStatus.approved
    row = Share(
        person_id=actor.person_id,
        suggestion_id=suggestion_id,
        title=seen["title"],
        url=seen["url"],
        code=codes.fresh() if data.with_link and leads_on else None,
    )
    session.add(row)
    if data.channel:
        await _note(session, actor, row, data.channel, data.text)
    await session.flush()
    return await get(session, actor, settings, row.id)


async def state(
    session: Session, actor: Principal, settings: Settings, share_id: UUID, data: ShareStatement
) -> MyShare:
    """Note that it was passed on, as the actor says; again to correct that."""
    query = select(Share).where(Share.id == share_id, Share.person_id == actor.person_id)
    row = (await session.exec(query)).first()
    if row is None:
        raise NotFound
    await _note(session, actor, row, data.channel, data.text)
    await session.flush()
    return await get(session, actor, settings, share_id)


async def remove(session: Session, actor: Principal, share_id: UUID) -> None:
    """Forget that it was, or was going to be, passed on; its link ends, and the clicks go."""
    mine = (col(Share.id) == share_id, col(Share.person_id) == actor.person_id)
    await session.exec(delete(Share).where(*mine))


async def list_own(
    session: Session, actor: Principal, settings: Settings, paging: PageParams
) -> Page[MyShare]:
    query = _SHARES.where(col(Share.person_id) == actor.person_id)
    return await paginate(
        session, query, paging, _NEWEST_FIRST, lambda row: _read(row, actor, settings)
    )


async def get(session: Session, actor: Principal, settings: Settings, share_id: UUID) -> MyShare:
    query = _SHARES.where(col(Share.id) == share_id, col(Share.person_id) == actor.person_id)
    rows = await session.rows(query)
    if not rows:
        raise NotFound
    return _read(rows[0], actor, settings)


async def follow(session: Session, code: str, headers: Mapping[str, str] | None) -> str:
    """Where a short link leads: the address that was stored with it. A click counts if the
    headers tell of one; without headers nothing is counted."""
    parts = codes.read(code)
    if parts is None:
        raise LinkEnded
    await tenancy.bind(session, parts[0])
    since = clock.now() - timedelta(days=KEPT_DAYS)
    found = await session.rows(
        _LINKS.where(col(Share.code) == parts[1], col(Share.created_at) > since)
    )
    if not found or not found[0]["url"]:
        raise LinkEnded
    if headers is not None and clicks.is_click(headers):
        session.require_writer()
        await clicks.count(session, found[0]["person_id"], found[0]["id"])
    return str(found[0]["url"])


async def _seen(session: Session, actor: Principal, suggestion_id: UUID) -> RowMapping:
    query = sqlalchemy.select(*columns(Suggestion, "title", "url", "status")).where(
        col(Suggestion.id) == suggestion_id, queries.visible_to(actor)
    )
    rows = await session.rows(query)
    if not rows:
        raise NotFound
    return rows[0]


async def _note(
    session: Session, actor: Principal, row: Share, channel: Channel, text: str | None
) -> None:
    row.channel, row.text = channel, text
    if row.shared_at is None:
        row.shared_at = clock.now()
        try:
            done = ReactionPut(reaction=ReactionKind.done)
            await reactions.react(session, actor, ItemKind.suggestion, row.suggestion_id, done)
        except NotFound:
            # The suggestion is gone since; what the person did is not.
            return


def _read(row: RowMapping, actor: Principal, settings: Settings) -> MyShare:
    code = row["code"] and codes.write(actor.organization_id, row["code"])
    return MyShare(
        **{name: row[name] for name in _PLAIN},
        short_url=f"{settings.public_url}/s/{code}" if code else None,
        clicks=Clicks(count=row["clicks"], not_seen=_not_seen(actor)) if code else None,
    )


def _not_seen(actor: Principal) -> list[NotSeen]:
    return [
        NotSeen(code=code, text=in_language(words, actor.language))
        for code, words in clicks.not_seen().items()
    ]
