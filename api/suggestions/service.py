"""Rules of suggestions: proposing, reading, curating. Nothing here commits."""

from uuid import UUID

from sqlalchemy import func, update
from sqlmodel import col, select

from api.core import finding, outbox
from api.core.db import Session
from api.core.errors import Conflict, Forbidden, NotFound
from api.core.pagination import Order, Page, PageParams, paginate
from api.core.routing import check_version
from api.identity.principal import Permission, Principal
from api.suggestions import candidates, contents, lifecycle, pictures, queries
from api.suggestions.models import (
    Suggestion,
    SuggestionEntry,
    SuggestionStatus,
    SuggestionTopic,
)
from api.suggestions.schemas import (
    Action,
    Bulk,
    BulkItem,
    BulkRead,
    Filters,
    SuggestionApproval,
    SuggestionCounts,
    SuggestionCreate,
    SuggestionDetail,
    SuggestionRead,
    SuggestionUpdate,
)

_TIME = (col(Suggestion.created_at), col(Suggestion.id))
_OLDEST_FIRST, _NEWEST_FIRST = Order(_TIME), Order(_TIME, descending=True)
CURATORS_FIELDS = {"goal_id", "wordings", "valid_from", "valid_until"}


class AlreadyCurated(Conflict):
    detail = "A curator has decided about this suggestion. It cannot be changed any more."


class CuratorsOnly(Forbidden):
    detail = "Only curators may set this."


async def list_all(
    session: Session, actor: Principal, paging: PageParams, filters: Filters
) -> Page[SuggestionRead]:
    """What the actor may see, narrowed to the filters."""
    given = filters.model_dump(exclude={"q", "sort"}, exclude_none=True)
    is_curator = actor.may(Permission.suggestions_curate)
    query = queries.listing(frozenset(given), is_curator=is_curator)
    if filters.q:
        query = query.where(await finding.all_of(session, Suggestion, filters.q))
    order = _OLDEST_FIRST if filters.sort == "created_at" else _NEWEST_FIRST
    params = {**given, "reader_id": actor.person_id}
    return await paginate(
        session, query, paging, order, lambda row: queries.read(row, actor), params
    )


async def get(session: Session, actor: Principal, suggestion_id: UUID) -> SuggestionDetail:
    """One suggestion with what the organization says about its topics, and why it fits."""
    read = await _read(session, actor, suggestion_id)
    about = queries.COMPANY_VIEW.where(col(SuggestionTopic.suggestion_id) == suggestion_id)
    return SuggestionDetail(
        **read.model_dump(),
        company_view=queries.company_view(await session.rows(about), actor),
        reasons=await candidates.why(session, actor, suggestion_id),
    )


async def count(session: Session) -> SuggestionCounts:
    """How many suggestions stand where: for the tabs of the curation inbox."""
    grouped = select(Suggestion.status, func.count()).group_by(col(Suggestion.status))
    counted = dict((await session.exec(grouped)).all())
    return SuggestionCounts(**{status: counted.get(status, 0) for status in SuggestionStatus})


async def propose(session: Session, actor: Principal, data: SuggestionCreate) -> SuggestionRead:
    """Propose something; language and topics that were left out are looked for afterwards."""
    row = Suggestion(
        **data.model_dump(exclude={"topic_ids", "summary"}),
        summary=data.summary or "",
        proposed_by_id=actor.person_id,
    )
    await contents.set_address(session, actor, row)
    session.add(row)
    await session.flush()
    await contents.set_topics(session, row, data.topic_ids)
    await outbox.emit(session, "suggestion.proposed", suggestion_id=str(row.id))
    return await _read(session, actor, row.id)


async def change(
    session: Session,
    actor: Principal,
    suggestion_id: UUID,
    data: SuggestionUpdate,
    if_match: str,
) -> SuggestionRead:
    """Change what was sent: curators anything, who proposed it the rest until it is curated."""
    row = await _editable(session, actor, suggestion_id)
    check_version(row, if_match)
    forbidden = CURATORS_FIELDS & data.model_fields_set
    if forbidden and not actor.may(Permission.suggestions_curate):
        raise CuratorsOnly(pointer=f"#/{min(forbidden)}")
    await contents.change(session, actor, row, data)
    return await _read(session, actor, suggestion_id)


async def remove(session: Session, actor: Principal, suggestion_id: UUID, if_match: str) -> None:
    """Delete a suggestion; the source it came from does not bring it back."""
    row = await _editable(session, actor, suggestion_id)
    check_version(row, if_match)
    await session.exec(
        update(SuggestionEntry)
        .where(col(SuggestionEntry.suggestion_id) == suggestion_id)
        .values(suggestion_id=None)
    )
    if row.image_key:
        await pictures.drop(session, [row.image_key])
    await session.delete(row)
    await session.flush()


async def approve(
    session: Session,
    actor: Principal,
    suggestion_id: UUID,
    data: SuggestionApproval,
    if_match: str | None,
) -> SuggestionRead:
    """Approve a suggestion with at least one topic, with changes in the same step."""
    row = await _locked(session, actor, suggestion_id)
    if if_match is not None:
        check_version(row, if_match)
    await contents.change(session, actor, row, data)
    return await _moved(session, actor, suggestion_id, Action.approve)


async def act(
    session: Session,
    actor: Principal,
    suggestion_id: UUID,
    action: Action,
    if_match: str | None,
) -> SuggestionRead:
    """Archive, restore or reopen a suggestion; where it stands so already nothing changes."""
    row = await _locked(session, actor, suggestion_id)
    if if_match is not None:
        check_version(row, if_match)
    return await _moved(session, actor, suggestion_id, action)


async def act_on_many(session: Session, actor: Principal, data: Bulk) -> BulkRead:
    """The same for up to a hundred at once; each is done or refused for itself."""
    ids = list(dict.fromkeys(data.ids))
    refused = await lifecycle.move(session, ids, data.action, actor.person_id)
    return BulkRead(
        items=[
            BulkItem(id=row_id, status="refused", code=refused[row_id].code())
            if row_id in refused
            else BulkItem(id=row_id, status="done", code=None)
            for row_id in ids
        ]
    )


async def _moved(
    session: Session, actor: Principal, suggestion_id: UUID, action: Action
) -> SuggestionRead:
    refused = await lifecycle.move(session, [suggestion_id], action, actor.person_id)
    if suggestion_id in refused:
        raise refused[suggestion_id]()
    return await _read(session, actor, suggestion_id)


async def _read(session: Session, actor: Principal, suggestion_id: UUID) -> SuggestionRead:
    query = queries.SUGGESTIONS.where(
        col(Suggestion.id) == suggestion_id, queries.visible_to(actor)
    )
    rows = await session.rows(query)
    if not rows:
        raise NotFound
    return queries.read(rows[0], actor)


async def _locked(session: Session, actor: Principal, suggestion_id: UUID) -> Suggestion:
    """The row for a change, so that two at once come one after the other."""
    query = (
        select(Suggestion)
        .where(Suggestion.id == suggestion_id, queries.visible_to(actor))
        .with_for_update()
    )
    row = (await session.exec(query)).first()
    if row is None:
        raise NotFound
    return row


async def _editable(session: Session, actor: Principal, suggestion_id: UUID) -> Suggestion:
    row = await _locked(session, actor, suggestion_id)
    if actor.may(Permission.suggestions_curate):
        return row
    if row.proposed_by_id != actor.person_id:
        raise Forbidden
    if row.status is not SuggestionStatus.proposed:
        raise AlreadyCurated
    return row
