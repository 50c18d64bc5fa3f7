"""Who is calling and what they may: the one table from roles to permissions."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from api.identity.models import Role


class Permission(StrEnum):
    """`resource:action`; routers ask for one each."""

    data_register_read = "data-register:read"
    events_curate = "events:curate"
    events_propose = "events:propose"
    events_read = "events:read"
    goals_read = "goals:read"
    goals_write = "goals:write"
    jobs_run = "jobs:run"
    organization_write = "organization:write"
    own = "own:use"
    people_read = "people:read"
    people_write = "people:write"
    skills_add = "skills:add"
    skills_read = "skills:read"
    sources_read = "sources:read"
    sources_write = "sources:write"
    suggestions_curate = "suggestions:curate"
    suggestions_propose = "suggestions:propose"
    suggestions_read = "suggestions:read"
    topics_read = "topics:read"
    topics_write = "topics:write"


MEMBER = frozenset(
    {
        Permission.events_propose,
        Permission.events_read,
        Permission.goals_read,
        Permission.own,
        Permission.people_read,
        Permission.skills_add,
        Permission.skills_read,
        Permission.suggestions_propose,
        Permission.suggestions_read,
        Permission.topics_read,
    }
)
PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.manager: frozenset(),
    Role.mentor: frozenset(),
    Role.finance: frozenset(),
    Role.lead: frozenset(
        {
            Permission.events_curate,
            Permission.goals_write,
            Permission.sources_read,
            Permission.sources_write,
            Permission.suggestions_curate,
            Permission.topics_write,
        }
    ),
    Role.admin: frozenset(
        {
            Permission.data_register_read,
            Permission.jobs_run,
            Permission.organization_write,
            Permission.people_write,
            Permission.sources_read,
            Permission.sources_write,
        }
    ),
}


@dataclass(frozen=True, slots=True)
class Principal:
    """The caller, known and fixed for the length of a request."""

    organization_id: UUID
    person_id: UUID
    language: str
    default_language: str
    time_zone: str
    roles: frozenset[Role]
    session_id: UUID | None

    @property
    def permissions(self) -> frozenset[Permission]:
        return MEMBER.union(*(PERMISSIONS[role] for role in self.roles))

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions
