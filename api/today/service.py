"""Rules of Today: chosen once a day for each ambassador, then the same until the day is over.

Nothing here commits.
"""

from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, delete, select

from api.ambassadors import leaving
from api.ambassadors.standing import AmbassadorsOnly
from api.core import clock, tenancy
from api.core.db import Session
from api.core.pagination import Order, Page, PageParams, paginate
from api.events import candidates as events
from api.identity.principal import Principal
from api.matching import candidates as matching
from api.matching import profile, ranking
from api.matching.items import ItemKind
from api.matching.ranking import Match, Moment
from api.matching.reactions.models import Reaction
from api.suggestions import candidates as suggestions
from api.today import queries
from api.today.models import TodayItem, TodaySelection
from api.today.queries import Day, Standing
from api.today.schemas import SavedItem, TodayRead
from api.today.schemas import TodayItem as TodayItemRead

AT_ONCE, EVENTS_AMONG = 5, 2
AT_MOST_A_DAY = 50
SHOWN_FOR = timedelta(days=14)

_LATEST_FIRST = Order((col(Reaction.created_at), col(Reaction.id)), descending=True)


async def look(session: Session, actor: Principal) -> TodayRead:
    """The actor's day; the first look of the day chooses it."""
    today = clock.today(actor.time_zone)
    day = await _ambassadors_day(session, actor, today)
    if day.standing.selection_id is None and not day.standing.is_paused:
        session.require_writer()
        await _begin(session, actor, today)
        day = await _day(session, actor, today)
    return _read(actor, today, day)


async def more(session: Session, actor: Principal) -> TodayRead:
    """The same day with up to five more at its end."""
    today = clock.today(actor.time_zone)
    standing = (await _ambassadors_day(session, actor, today)).standing
    if standing.is_paused:
        return _resting(today, standing)
    if standing.selection_id is None:
        await _begin(session, actor, today)
    else:
        await _extend(session, actor, standing.selection_id)
    return _read(actor, today, await _day(session, actor, today))


async def saved(session: Session, actor: Principal, paging: PageParams) -> Page[SavedItem]:
    """What the actor has saved and is still worth showing, the newest first."""
    today = clock.today(actor.time_zone)
    params = _params(actor, today)
    standing = queries.standing((await session.rows(queries.STANDING, params))[0], today)
    return await paginate(
        session,
        queries.SAVED,
        paging,
        _LATEST_FIRST,
        lambda row: SavedItem(
            **queries.card(row, queries.held(row, standing.stated), actor.language),
            reaction=row["reaction"],
        ),
        params,
    )


@leaving.register
async def forget(session: Session, person_id: UUID) -> None:
    """Delete every day of a person, with what was chosen in them."""
    await session.exec(delete(TodaySelection).where(col(TodaySelection.person_id) == person_id))


async def _ambassadors_day(session: Session, actor: Principal, today: date) -> Day:
    day = await _day(session, actor, today)
    if not day.standing.is_ambassador:
        raise AmbassadorsOnly
    return day


async def _day(session: Session, actor: Principal, today: date) -> Day:
    return queries.day_of(await session.rows(queries.DAY, _params(actor, today)), today)


def _params(actor: Principal, today: date) -> dict[str, Any]:
    return {"person_id": actor.person_id, "day": today, "today": today, "now": clock.now()}


def _read(actor: Principal, today: date, day: Day) -> TodayRead:
    """Of what was chosen: what is not seen to, still worth showing, and fits for some reason."""
    if day.standing.is_paused:
        return _resting(today, day.standing)
    cards = [
        TodayItemRead(
            **queries.card(row, queries.held(row, day.standing.stated), actor.language),
            position=row["position"],
            reaction=None,
        )
        for row in day.things
    ]
    items = [card for card in cards if card.reasons]
    return TodayRead(
        day=today,
        items=items,
        remaining=len(items),
        is_finished=day.standing.selection_id is not None and not items,
        has_more=day.standing.has_more,
        is_paused=False,
        paused_until=None,
    )


def _resting(today: date, standing: Standing) -> TodayRead:
    """The day of who pauses: calm and empty, whatever was chosen before the pause."""
    return TodayRead(
        day=today,
        items=[],
        remaining=0,
        is_finished=False,
        has_more=False,
        is_paused=True,
        paused_until=standing.paused_until,
    )


async def _begin(session: Session, actor: Principal, today: date) -> None:
    """Choose the day's five. Nothing is kept of a day on which nothing fits: perhaps later."""
    best = await _rank(session, actor, ())
    if best:
        chosen = _few(best[:AT_ONCE])
        has_more = len(best) > len(chosen)
        selection = TodaySelection(person_id=actor.person_id, day=today, has_more=has_more)
        # Of two first looks at once the unique key lets one choose, the other reads its five.
        with suppress(IntegrityError):
            async with session.begin_nested():
                session.add(selection)
                await session.flush()
                _append(session, selection, chosen, 0)


async def _extend(session: Session, actor: Principal, selection_id: UUID) -> None:
    # The lock makes a second click wait, so that no two things get the same place.
    selection = await tenancy.find(session, TodaySelection, selection_id)
    await session.refresh(selection, with_for_update=True)
    chosen = await session.exec(
        select(TodayItem.item_id).where(TodayItem.selection_id == selection_id)
    )
    without = set(chosen.all())
    room = min(AT_ONCE, AT_MOST_A_DAY - len(without))
    best = await _rank(session, actor, without) if room > 0 else []
    further = _few(best[:room])
    _append(session, selection, further, len(without))
    has_room = len(without) + len(further) < AT_MOST_A_DAY
    selection.has_more = len(best) > len(further) and has_room
    await session.flush()


def _few(best: Sequence[Match]) -> list[Match]:
    """Without the events beyond those that may be among them: the ranking put these last."""
    events = [match for match in best if match.candidate.kind is ItemKind.event]
    return [match for match in best if match not in events[EVENTS_AMONG:]]


async def _rank(session: Session, actor: Principal, without: Collection[UUID]) -> list[Match]:
    """The best, and one over where there is more."""
    known = await profile.load(session, actor.person_id)
    found = [
        *await suggestions.find(session, actor.person_id, known, without=without),
        *await events.find(session, actor.person_id, known, without=without),
    ]
    if not found:
        return []
    moment = Moment(
        now=clock.now(),
        aims=await matching.aims(session, clock.today(actor.time_zone)),
        shown=await _shown(session, actor),
    )
    return ranking.rank(found, known, moment, AT_ONCE + 1, most={ItemKind.event: EVENTS_AMONG})


async def _shown(session: Session, actor: Principal) -> dict[UUID, int]:
    """On how many of the last days each thing was chosen."""
    rows = await session.exec(
        select(TodayItem.item_id, func.count())
        .where(
            TodayItem.person_id == actor.person_id,
            TodayItem.created_at > clock.now() - SHOWN_FOR,
        )
        .group_by(col(TodayItem.item_id))
    )
    return dict(rows.all())


def _append(
    session: Session, selection: TodaySelection, matches: Sequence[Match], first: int
) -> None:
    session.add_all(
        TodayItem(
            person_id=selection.person_id,
            selection_id=selection.id,
            kind=match.candidate.kind,
            item_id=match.candidate.id,
            position=first + place,
            reasons=[reason.model_dump(mode="json") for reason in match.reasons],
        )
        for place, match in enumerate(matches)
    )
