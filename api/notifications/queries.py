"""The select behind the list: what a person is told, bundled, without what is gone meanwhile."""

from typing import Any

import sqlalchemy
from sqlalchemy import ColumnElement, RowMapping, Uuid, and_, bindparam, distinct, func, or_
from sqlmodel import col

from api.core.aggregates import columns, json_list, json_row
from api.events.models import Event
from api.events.nominations.models import Nomination
from api.identity.models import Person
from api.identity.schemas import PersonRef
from api.identity.service_accounts.models import ServiceAccount
from api.notifications import words
from api.notifications.models import AboutKind, Notification, NotificationKind
from api.notifications.schemas import NotificationAbout, NotificationRead
from api.recognition.kudos.models import KudosReaction, KudosReceiver
from api.suggestions.models import Suggestion

_ME = bindparam("person_id", type_=Uuid())
_ABOUT = col(Notification.about_id)
_kind, _about = col(Notification.kind), col(Notification.about_kind)


def _there_is(model: Any, *where: ColumnElement[bool]) -> ColumnElement[bool]:
    found = sqlalchemy.select(col(model.id)).where(
        col(model.organization_id) == Notification.organization_id, *where
    )
    # Asked for each row: there are few, and PostgreSQL might answer EXISTS for all of the table.
    return found.limit(1).correlate(Notification).scalar_subquery().is_not(None)


# Of an event its proposer hears that it is approved, for as long as it is.
_STANDS = or_(_kind != NotificationKind.proposal_approved, col(Event.approved_at).is_not(None))
# What is told of thanks that were taken back, or of a thing that was deleted, is not shown.
_IS_THERE = and_(
    or_(
        _kind != NotificationKind.kudos_received,
        _there_is(
            KudosReceiver,
            col(KudosReceiver.kudos_id) == _ABOUT,
            col(KudosReceiver.person_id) == Notification.person_id,
        ),
    ),
    or_(
        _kind != NotificationKind.kudos_answered,
        _there_is(
            KudosReaction,
            col(KudosReaction.kudos_id) == _ABOUT,
            col(KudosReaction.person_id) != Notification.person_id,
        ),
    ),
    or_(_about != AboutKind.event, _there_is(Event, col(Event.id) == _ABOUT, _STANDS)),
    or_(
        _about != AboutKind.nomination,
        _there_is(
            Nomination, col(Nomination.id) == _ABOUT, col(Nomination.is_taken_back).is_(False)
        ),
    ),
    or_(
        _about != AboutKind.suggestion,
        _there_is(
            Suggestion, col(Suggestion.id) == _ABOUT, col(Suggestion.approved_at).is_not(None)
        ),
    ),
    or_(
        _about != AboutKind.service_account,
        _there_is(ServiceAccount, col(ServiceAccount.id) == _ABOUT),
    ),
)
_MINE = (
    sqlalchemy.select(
        *columns(Notification, "organization_id", "id", "created_at", "kind", "detail"),
        *columns(Notification, "about_kind", "about_id", "actor_id", "bundle", "read_at"),
    )
    .where(col(Notification.person_id) == _ME, _IS_THERE)
    .cte("mine")
)
_PLACED = sqlalchemy.select(
    *(_MINE.c[name] for name in ("id", "created_at", "kind", "detail")),
    *(_MINE.c[name] for name in ("about_kind", "about_id", "bundle")),
    func.row_number()
    .over(partition_by=_MINE.c.bundle, order_by=(_MINE.c.created_at.desc(), _MINE.c.id.desc()))
    .label("place"),
    func.count().over(partition_by=_MINE.c.bundle).label("count"),
    func.count(_MINE.c.read_at).over(partition_by=_MINE.c.bundle).label("read"),
).subquery("placed")
_THEIRS, _ALL = _MINE.alias("theirs"), _MINE.alias("every")
_ACTORS = (
    sqlalchemy.select(json_list(json_row("id", Person.id, "name", Person.display_name)))
    .select_from(
        sqlalchemy.join(
            _THEIRS,
            Person,
            (col(Person.organization_id) == _THEIRS.c.organization_id)
            & (col(Person.id) == _THEIRS.c.actor_id),
        )
    )
    .where(_THEIRS.c.bundle == _PLACED.c.bundle)
    .correlate(_PLACED)
    .scalar_subquery()
)
_UNREAD = (
    sqlalchemy.select(func.count(distinct(_ALL.c.bundle)))
    .where(_ALL.c.read_at.is_(None))
    .scalar_subquery()
)
# Written once. A person has few: all of theirs are put together, and a page taken of that.
ENTRIES = sqlalchemy.select(
    *(_PLACED.c[name] for name in ("id", "created_at", "kind", "detail", "about_kind")),
    *(_PLACED.c[name] for name in ("about_id", "count", "read")),
    _ACTORS.label("actors"),
    _UNREAD.label("unread"),
).where(_PLACED.c.place == 1)
ORDER = (_PLACED.c.created_at, _PLACED.c.id)


def read(row: RowMapping, titles: dict[Any, str], language: str) -> NotificationRead:
    """Shape an entry for its person; `titles` has what they may see of things."""
    found = {each["id"]: each["name"] for each in row["actors"] or []}
    actors = [PersonRef(id=person_id, display_name=name) for person_id, name in found.items()]
    actors.sort(key=lambda person: (person.display_name, person.id))
    number = len(actors) or row["count"]
    known = titles.get(row["about_id"])
    text = words.sentence(
        row["kind"],
        row["detail"] or ("one" if number == 1 else "many"),
        language,
        name=actors[0].display_name if actors else "",
        count=number,
        title=words.title(row["about_kind"], known, language),
    )
    return NotificationRead(
        **{name: row[name] for name in ("id", "kind", "detail", "count", "created_at")},
        text=text,
        actors=actors,
        about=NotificationAbout(kind=row["about_kind"], id=row["about_id"], title=known),
        is_read=row["read"] == row["count"],
    )
