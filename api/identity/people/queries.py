"""Selects of people: as everybody sees them, and as administrators do."""

from typing import Any

import sqlalchemy
from sqlalchemy import ColumnElement, RowMapping, Select, SQLColumnExpression, case, or_
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from api.core import clock
from api.core.aggregates import children, columns, json_row
from api.core.folding import begins_word, fold, folded, has_word
from api.identity.invitations.models import Invitation
from api.identity.models import Password, Person, RoleGrant, Team
from api.identity.people.schemas import PersonAdministration, PersonRead, PersonStatus
from api.identity.schemas import PersonRef, TeamRef

_Manager = aliased(Person)
_OWN = ("given_name", "family_name", "email", "language", "is_active", "created_at", "version")

_PEOPLE = sqlalchemy.select(
    *columns(Person, "id", "display_name", "job_title"),
    col(Team.id).label("team_id"),
    col(Team.name).label("team_name"),
).join(
    Team,
    (col(Team.organization_id) == Person.organization_id) & (col(Team.id) == Person.team_id),
    isouter=True,
)


def _of_person(model: type[RoleGrant] | type[Password] | type[Invitation]) -> ColumnElement[bool]:
    return (col(model.organization_id) == Person.organization_id) & (
        col(model.person_id) == Person.id
    )


_ADMINISTERED = _PEOPLE.join(
    _Manager,
    (col(_Manager.organization_id) == Person.organization_id)
    & (col(_Manager.id) == Person.manager_id),
    isouter=True,
).add_columns(
    *columns(Person, *_OWN),
    col(_Manager.id).label("manager_id"),
    col(_Manager.display_name).label("manager_name"),
    children(json_row("role", RoleGrant.role), RoleGrant, _of_person(RoleGrant)).label("roles"),
    select(1).where(_of_person(Password)).correlate(Person).exists().label("has_password"),
    select(Invitation.expires_at)
    .where(_of_person(Invitation), col(Invitation.used_at).is_(None))
    .order_by(col(Invitation.expires_at).desc())
    .limit(1)
    .correlate(Person)
    .scalar_subquery()
    .label("invited_until"),
)

People = Select[*tuple[Any, ...]]
BY_NAME = (col(Person.display_name), col(Person.id))


def people(status: PersonStatus, *, administered: bool) -> People:
    """The list's select, for everybody or with what administrators see."""
    query = _ADMINISTERED if administered else _PEOPLE
    if status == PersonStatus.all:
        return query
    return query.where(col(Person.is_active).is_(status == PersonStatus.active))


def named(query: People, q: str, *, administered: bool) -> People:
    """Those whose name has `q` in it; administrators also find by address."""
    name = has_word(col(Person.display_name), folded(q))
    if not administered:
        return query.where(name)
    return query.where(or_(name, col(Person.email).icontains(q, autoescape=True)))


def nearest_first(q: str) -> tuple[SQLColumnExpression[Any], ...]:
    """Names with a word that begins with `q` come before those that have it elsewhere."""
    begins = begins_word(fold(col(Person.display_name)), folded(q))
    return (case((begins, 0), else_=1), *BY_NAME)


def read(row: RowMapping) -> PersonRead:
    """Shape a row of either select."""
    return PersonRead(
        id=row["id"],
        display_name=row["display_name"],
        job_title=row["job_title"],
        team=TeamRef(id=row["team_id"], name=row["team_name"]) if row["team_id"] else None,
        administration=_administration(row) if "version" in row else None,
    )


def _administration(row: RowMapping) -> PersonAdministration:
    manager, until = row["manager_id"], row["invited_until"]
    return PersonAdministration(
        **{name: row[name] for name in _OWN},
        manager=PersonRef(id=manager, display_name=row["manager_name"]) if manager else None,
        roles=sorted(granted["role"] for granted in row["roles"] or []),
        has_password=row["has_password"],
        invited_until=until if until and until > clock.now() else None,
    )
