"""The demo's teams and people: who they are, what they can do, what they did."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from uuid_utils.compat import uuid7

from api.ambassadors import texts
from api.ambassadors.directory.models import DirectoryEntry
from api.ambassadors.models import Ambassadorship, AmbassadorStatus, Consent, Purpose, Stage
from api.ambassadors.profile.models import Attitude, Interest, PersonSkill
from api.core import clock, tenancy
from api.core.db import Session
from api.demo import tables
from api.demo.tables import Row
from api.identity.models import Person, Role, RoleGrant, SignInAddress, Team
from api.matching.items import ItemKind
from api.matching.reactions.models import DismissalReason, Reaction, ReactionKind
from api.strategy.skills import service as skills

Ids = dict[str, UUID]


@dataclass(frozen=True, slots=True)
class Suggested:
    """What a reaction remembers of a suggestion."""

    id: UUID
    topic_ids: list[UUID]
    source_id: UUID | None


async def load(session: Session) -> Ids:
    """Teams, people with their roles, and the addresses they sign in with."""
    team_ids = await _load_teams(session)
    person_ids: Ids = {row["key"]: uuid7() for row in tables.rows("person")}
    session.add_all(_person(row, person_ids, team_ids) for row in tables.rows("person"))
    await session.flush()
    organization_id = tenancy.organization_of(session)
    for row in tables.rows("person"):
        person_id = person_ids[row["key"]]
        session.add_all(
            RoleGrant(person_id=person_id, role=Role(role)) for role in row.get("roles", [])
        )
        session.add(
            SignInAddress(
                address=tables.address(row), organization_id=organization_id, person_id=person_id
            )
        )
    await session.flush()
    return person_ids


async def load_profiles(session: Session, person_ids: Ids, topic_ids: Ids) -> None:
    """Skills of people, and what ambassadors chose."""
    skill_ids = await skills.keys(session)
    for row in tables.rows("person"):
        person_id = person_ids[row["key"]]
        session.add_all(
            PersonSkill(
                person_id=person_id,
                skill_id=skill_ids[f"shipped:{entry['skill']}"],
                level=entry.get("level"),
                wants_to_learn=entry.get("wants_to_learn", False),
            )
            for entry in row.get("skills", [])
        )
        session.add_all(
            Interest(person_id=person_id, topic_id=topic_ids[key], attitude=Attitude.follows)
            for key in row.get("interests", [])
        )
        if "ambassador" in row:
            _join(session, person_id, row)
        if row.get("is_named"):
            session.add(_consent(person_id, row, Purpose.named, days_ago(60)))
        if "directory" in row:
            session.add(DirectoryEntry(person_id=person_id, **row["directory"]))
    await session.flush()


async def load_reactions(
    session: Session, person_ids: Ids, suggestions: dict[str, Suggested]
) -> None:
    """What ambassadors saved, dismissed and did in the last two weeks."""
    session.add_all(
        Reaction(
            person_id=person_ids[row["person"]],
            kind=ItemKind.suggestion,
            item_id=suggestions[row["suggestion"]].id,
            reaction=ReactionKind(row["kind"]),
            reason=DismissalReason(row["reason"]) if "reason" in row else None,
            topic_ids=[str(topic_id) for topic_id in suggestions[row["suggestion"]].topic_ids],
            source_id=suggestions[row["suggestion"]].source_id,
            created_at=days_ago(row["days_ago"]),
        )
        for row in tables.rows("reaction")
    )
    await session.flush()


def days_ago(days: int, *, hours: float = 0) -> datetime:
    return clock.now() - timedelta(days=days, hours=hours)


async def _load_teams(session: Session) -> Ids:
    team_ids: Ids = {row["key"]: uuid7() for row in tables.rows("team")}
    for row in tables.rows("team"):
        parent_id = team_ids[row["parent"]] if "parent" in row else None
        session.add(Team(id=team_ids[row["key"]], name=row["name"], parent_id=parent_id))
        await session.flush()
    return team_ids


def _person(row: Row, person_ids: Ids, team_ids: Ids) -> Person:
    return Person(
        id=person_ids[row["key"]],
        given_name=row["given_name"],
        family_name=row["family_name"],
        display_name=f"{row['given_name']} {row['family_name']}",
        email=tables.address(row),
        job_title=row["job_title"],
        team_id=team_ids[row["team"]],
        manager_id=person_ids[row["manager"]] if "manager" in row else None,
        language=row["language"],
        content_languages=row["content_languages"],
    )


def _join(session: Session, person_id: UUID, row: Row) -> None:
    chosen, joined = row["ambassador"], days_ago(row["ambassador"]["days_ago"])
    session.add(
        Ambassadorship(
            person_id=person_id,
            status=AmbassadorStatus(chosen["status"]),
            stage=Stage(chosen["stage"]),
            joined_at=joined,
        )
    )
    session.add_all(
        _consent(person_id, row, Purpose(purpose), joined)
        for purpose in chosen["consents"]
        if chosen["status"] == "active"
    )


def _consent(person_id: UUID, row: Row, purpose: Purpose, given_at: datetime) -> Consent:
    return Consent(
        person_id=person_id,
        purpose=purpose,
        text_version=texts.edition().version,
        text_hash=texts.edition().texts[purpose].hashes[row["language"]],
        language=row["language"],
        given_at=given_at,
    )
