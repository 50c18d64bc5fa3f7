"""Every operation × every kind of caller × own and foreign organization (API1, API5)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import httpx2
import pytest
from sqlalchemy import event

from api.core import tenancy
from api.core.tenancy import TenantSession
from api.identity.models import Role
from api.identity.principal import MEMBER, PERMISSIONS, Permission, Scope
from tests.belongings import belongings
from tests.databases import TestDatabases
from tests.world import Someone, World

pytestmark = pytest.mark.anyio

CONTRACT = Path(__file__).parents[1] / "openapi.json"
PUBLIC = {
    "create_session",
    "get_demo",
    "create_demo_session",
    "look_up_invitation",
    "accept_invitation",
    "get_health",
    "get_readiness",
    "get_problem_page",
    "get_media",
    "get_calendar",
    "follow_short_link",
}
# What each operation asks for; an operation without a row here fails the test below.
NEEDS = {
    **dict.fromkeys(
        (
            "get_session",
            "delete_session",
            "create_token",
            "list_sessions",
            "end_session",
            "get_me",
            "update_me",
        ),
        Permission.own,
    ),
    **dict.fromkeys(
        ("get_organization", "list_people", "get_person", "list_teams"), Permission.people_read
    ),
    **dict.fromkeys(
        (
            "create_person",
            "update_person",
            "set_roles",
            "create_invitation",
            "create_team",
            "update_team",
            "delete_team",
        ),
        Permission.people_write,
    ),
    **dict.fromkeys(("list_kudos", "get_kudos"), Permission.kudos_read),
    # Of receivers, and of people who see it: no tool answers thanks.
    **dict.fromkeys(("set_kudos_visibility", "add_gesture", "remove_gesture"), Permission.own),
    **dict.fromkeys(("give_kudos", "take_back_kudos"), Permission.kudos_give),
    "list_my_kudos": Permission.own,
    "update_organization": Permission.organization_write,
    "list_audit_entries": Permission.audit_read,
    **dict.fromkeys(("list_jobs", "run_job"), Permission.jobs_run),
    **dict.fromkeys(("list_topics", "get_topic"), Permission.topics_read),
    **dict.fromkeys(("create_topic", "update_topic", "delete_topic"), Permission.topics_write),
    **dict.fromkeys(("list_goals", "get_goal"), Permission.goals_read),
    **dict.fromkeys(("create_goal", "update_goal", "delete_goal"), Permission.goals_write),
    **dict.fromkeys(("list_skills", "get_skill"), Permission.skills_read),
    "create_skill": Permission.skills_add,
    **dict.fromkeys(
        (
            "get_ambassadorship",
            "join_ambassadors",
            "leave_ambassadors",
            "update_ambassadorship",
            "get_consequences",
            "get_directory_entry",
            "set_directory_entry",
            "list_consent_texts",
            "list_consents",
            "set_consent",
            "get_welcome",
            "set_welcome",
            "list_my_skills",
            "set_my_skill",
            "remove_my_skill",
            "list_my_interests",
            "set_my_interest",
            "remove_my_interest",
            "get_calendar_feed",
            "renew_calendar_feed",
            "revoke_calendar_feed",
            "list_my_events",
            "list_my_participations",
            "get_my_participation",
            "take_part",
            "withdraw_participation",
            "list_my_nominations",
            "answer_nomination",
            "take_back_answer",
            "get_briefing",
            "list_my_debriefs",
            "set_debrief",
            "delete_debrief",
            "list_notifications",
            "open_stream",
            "read_notifications",
            "read_notification",
            "delete_notification",
            "get_notification_settings",
            "update_notification_settings",
            "list_reactions",
            "set_reaction",
            "undo_reaction",
            "correct_reason",
            "check_wording",
            "create_share",
            "list_my_shares",
            "get_my_share",
            "state_share",
            "delete_share",
            "try_out_topics",
            "get_today",
            "search_everything",
            "show_more",
            "list_saved",
            "request_export",
            "list_exports",
            "get_export",
            "download_export",
            "get_deletion",
            "delete_me",
        ),
        Permission.own,
    ),
    **dict.fromkeys(("list_ambassadors", "get_ambassador"), Permission.ambassadors_read),
    "get_data_register": Permission.data_register_read,
    **dict.fromkeys(("list_sources", "get_source"), Permission.sources_read),
    **dict.fromkeys(
        ("create_source", "update_source", "delete_source", "refresh_source"),
        Permission.sources_write,
    ),
    **dict.fromkeys(
        (
            "list_service_accounts",
            "create_service_account",
            "get_service_account",
            "update_service_account",
            "delete_service_account",
            "create_service_key",
            "rotate_service_key",
            "revoke_service_key",
        ),
        Permission.service_accounts_write,
    ),
    **dict.fromkeys(("list_suggestions", "get_suggestion"), Permission.suggestions_read),
    # Proposers may change what they proposed, so these ask for no more than that.
    **dict.fromkeys(
        ("create_suggestion", "update_suggestion", "delete_suggestion", "preview_link"),
        Permission.suggestions_propose,
    ),
    **dict.fromkeys(
        (
            *("list_events", "get_event", "list_meetings", "list_all_meetings"),
            *("list_openings", "get_opening"),
        ),
        Permission.events_read,
    ),
    **dict.fromkeys(("create_event", "update_event", "delete_event"), Permission.events_propose),
    **dict.fromkeys(
        (
            "count_events",
            "approve_event",
            "reopen_event",
            "cancel_event",
            "reinstate_event",
            "archive_event",
            "restore_event",
            "merge_events",
            "list_event_duplicates",
            "dismiss_event_duplicate",
            "create_meeting",
            "update_meeting",
            "delete_meeting",
            "create_opening",
            "update_opening",
            "delete_opening",
            "list_candidates",
            "list_participations",
            "confirm_participation",
            "decline_participation",
            "take_back_confirmation",
            "set_briefing",
            "delete_briefing",
            "list_debriefs",
            "list_event_sources",
            "get_event_source",
            "create_event_source",
            "update_event_source",
            "delete_event_source",
            "refresh_event_source",
            "list_event_imports",
            "get_event_import",
            "create_event_import",
            "delete_event_import",
            "list_event_import_items",
            "apply_event_import",
        ),
        Permission.events_curate,
    ),
    **dict.fromkeys(
        ("list_nominations", "nominate", "take_back_nomination"), Permission.nominations_make
    ),
    **dict.fromkeys(
        (
            "count_suggestions",
            "bulk_suggestions",
            "approve_suggestion",
            "reopen_suggestion",
            "archive_suggestion",
            "restore_suggestion",
        ),
        Permission.suggestions_curate,
    ),
}
CALLERS: dict[str, list[Role]] = {"member": [], **{role.value: [role] for role in Role}}


@dataclass(frozen=True)
class Operation:
    id: str
    method: str
    path: str
    body: Any
    needs_key: bool

    def address(self, ids: dict[str, str]) -> str:
        filled = self.path
        for name, value in ids.items():
            filled = filled.replace(f"{{{name}}}", value)
        assert "{" not in filled, f"belongings() lacks an id for {self.path}"
        return filled

    async def call(self, client: httpx2.AsyncClient, ids: dict[str, str]) -> httpx2.Response:
        headers = {"If-Match": '"1"'} | ({"Idempotency-Key": "k"} if self.needs_key else {})
        address = f"http://testserver{self.address(ids)}"
        return await client.request(self.method, address, json=self.body, headers=headers)


@cache
def operations() -> list[Operation]:
    """All operations of the contract, each with its example as body."""
    found = []
    for path, methods in json.loads(CONTRACT.read_text())["paths"].items():
        for method, operation in methods.items():
            content = operation.get("requestBody", {}).get("content", {})
            body = content.get("application/json", {}).get("example")
            required = bool(operation.get("x-idempotency-required"))
            found.append(Operation(operation["operationId"], method, path, body, required))
    return found


def test_every_operation_has_a_row() -> None:
    assert {operation.id for operation in operations()} == PUBLIC | set(NEEDS)


async def test_stranger_gets_in_nowhere(world: World, alice: Someone, bob: Someone) -> None:
    ids = await belongings(world, alice, bob)

    answers = {
        operation.id: (await operation.call(world.client(), ids)).status_code
        for operation in operations()
        if operation.id not in PUBLIC
    }

    assert answers == dict.fromkeys(NEEDS, 401)


@pytest.mark.parametrize("caller", CALLERS)
async def test_caller_may_what_the_roles_permit_and_no_more(
    world: World, alice: Someone, bob: Someone, caller: str
) -> None:
    ids = await belongings(world, alice, bob)
    roles = CALLERS[caller]
    someone = await world.person(
        "Some One", roles=[] if caller == "manager" else [*map(str, roles)]
    )
    if caller == "manager":
        await world.person("Report Er", manager_id=someone.id)
    allowed = MEMBER.union(*(PERMISSIONS[role] for role in roles))

    refused = set()
    for operation in operations():
        if operation.id in PUBLIC or operation.id in {"delete_session", "end_session"}:
            continue
        answer = await operation.call(world.client(someone), ids)
        assert answer.status_code < 500, f"{operation.id}: {answer.text}"
        if answer.status_code == 403 and answer.json()["code"] == "forbidden":
            refused.add(operation.id)

    assert refused == {name for name, needed in NEEDS.items() if needed not in allowed}


async def test_tool_reads_what_its_key_names_and_nothing_else(
    world: World, alice: Someone, bob: Someone
) -> None:
    ids, tool = await belongings(world, alice, bob), await world.tool()
    statuses = {
        operation.id: (await operation.call(world.client(tool), ids)).status_code
        for operation in operations()
        if operation.id not in PUBLIC
    }

    reading = {operation.id for operation in operations() if operation.method == "get"}
    named = {name for name in reading & set(NEEDS) if NEEDS[name].value in set(Scope)}
    assert {name for name, status in statuses.items() if status != 403} == named
    # A list answers. Of single things those are there that everybody may see: what is proposed,
    # or thanks to somebody who does not consent to be named, are not.
    single = {operation.id for operation in operations() if "{" in operation.path}
    assert {statuses[name] for name in named - single} == {200}
    assert {statuses[name] for name in named & single} == {200, 404}
    assert statuses["get_ambassador"] == 200


async def _cross(world: World, alice: Someone, bob: Someone, mallory: Someone) -> dict[str, Any]:
    ids = await belongings(world, alice, bob)
    other = "01939c3e-7a5b-7c3d-8e21-5f0d6a4b9c22"
    absent = {name: other if name.endswith("id") else value for name, value in ids.items()}
    different = {}
    for operation in operations():
        if operation.id in PUBLIC or "id}" not in operation.path:
            continue
        foreign = await operation.call(world.client(mallory), ids)
        nothing = await operation.call(world.client(mallory), absent)
        # Taking one's own mark off a thing is done when there is none, whatever the thing.
        wanted = 204 if operation.path.startswith("/api/v1/me/") else 404
        wanted = 404 if operation.method in {"put", "get"} else wanted
        if _shape(foreign) != _shape(nothing) or foreign.status_code != wanted:
            different[operation.id] = (_shape(foreign), _shape(nothing))
    return different


def _shape(answer: httpx2.Response) -> Any:
    body = answer.json() if answer.content else {}
    return {name: body.get(name) for name in ("status", "code", "detail", "errors")}


async def test_foreign_and_absent_are_the_same_404(
    world: World, alice: Someone, bob: Someone, mallory: Someone
) -> None:
    assert await _cross(world, alice, bob, mallory) == {}


@pytest.fixture
def no_filter(databases: TestDatabases) -> Iterator[None]:
    """The application's own filter taken away: PostgreSQL's row-level security stands alone."""
    if databases.backend == "sqlite":
        pytest.skip("SQLite has no row-level security")
    event.remove(TenantSession, "do_orm_execute", tenancy._filter_reads)
    yield
    event.listen(TenantSession, "do_orm_execute", tenancy._filter_reads)


async def test_second_wall_holds_alone(
    no_filter: None, world: World, alice: Someone, bob: Someone, mallory: Someone
) -> None:
    assert await _cross(world, alice, bob, mallory) == {}


async def test_lists_show_nothing_of_another_organization(
    world: World, alice: Someone, bob: Someone, mallory: Someone
) -> None:
    ids = await belongings(world, alice, bob)
    seen = ""
    for operation in operations():
        if operation.method == "get" and "{" not in operation.path:
            seen += (await operation.call(world.client(mallory), ids)).text

    assert [name for name, value in ids.items() if name.endswith("id") and value in seen] == []


async def test_second_wall_hides_lists_alone(
    no_filter: None, world: World, alice: Someone, bob: Someone, mallory: Someone
) -> None:
    await test_lists_show_nothing_of_another_organization(world, alice, bob, mallory)
