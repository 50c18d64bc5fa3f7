"""Who is calling and what they may: the one table from roles to permissions."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from api.identity.models import Role


class Permission(StrEnum):
    """`resource:action`; routers ask for one each."""

    ambassadors_read = "ambassadors:read"
    audit_read = "audit:read"
    data_register_read = "data-register:read"
    events_curate = "events:curate"
    events_propose = "events:propose"
    events_read = "events:read"
    goals_read = "goals:read"
    goals_write = "goals:write"
    jobs_run = "jobs:run"
    kudos_give = "kudos:give"
    kudos_read = "kudos:read"
    nominations_make = "nominations:make"
    organization_write = "organization:write"
    own = "own:use"
    people_read = "people:read"
    people_write = "people:write"
    service_accounts_write = "service-accounts:write"
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
        Permission.ambassadors_read,
        Permission.events_propose,
        Permission.events_read,
        Permission.goals_read,
        Permission.kudos_give,
        Permission.kudos_read,
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
    Role.manager: frozenset({Permission.nominations_make}),
    Role.mentor: frozenset(),
    Role.finance: frozenset(),
    Role.lead: frozenset(
        {
            Permission.events_curate,
            Permission.goals_write,
            Permission.nominations_make,
            Permission.sources_read,
            Permission.sources_write,
            Permission.suggestions_curate,
            Permission.topics_write,
        }
    ),
    Role.admin: frozenset(
        {
            Permission.audit_read,
            Permission.data_register_read,
            Permission.jobs_run,
            Permission.organization_write,
            Permission.people_write,
            Permission.service_accounts_write,
            Permission.sources_read,
            Permission.sources_write,
        }
    ),
}


class Scope(StrEnum):
    """What a key may be given: the permission of the same name, and nothing else. So a feature
    whose reading asks for one of these is open to keys that have it."""

    ambassadors_read = "ambassadors:read"
    events_read = "events:read"
    kudos_read = "kudos:read"
    suggestions_read = "suggestions:read"


@dataclass(frozen=True, slots=True)
class Principal:
    """The caller, known and fixed for the length of a request.

    A tool with a key has `scopes`. It is no person, so nothing belongs to its `person_id`, which
    is the service account's; it never is null, which would equal the author of what has none.
    """

    organization_id: UUID
    person_id: UUID
    language: str
    default_language: str
    time_zone: str
    roles: frozenset[Role]
    session_id: UUID | None
    scopes: frozenset[str] | None = None

    @property
    def is_tool(self) -> bool:
        return self.scopes is not None

    @property
    def permissions(self) -> frozenset[Permission]:
        if self.scopes is not None:
            return frozenset(one for one in Permission if one.value in self.scopes)
        return MEMBER.union(*(PERMISSIONS[role] for role in self.roles))

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions
