"""The audit log: what is done to people, tools and settings; nothing that people choose."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from api.core import clock
from api.core.outbox import Delivery
from api.identity.audit.models import KEPT_DAYS, ActorKind, AuditAction, AuditEntry, ObjectKind
from api.integrations.service_accounts import service as service_accounts
from api.integrations.service_accounts.schemas import ServiceAccountCreate
from api.privacy.jobs import forget
from tests.world import Someone, World

pytestmark = pytest.mark.anyio

LEA = {"given_name": "Lea", "family_name": "Muster", "email": "lea@firma.ch"}
KEY = {"scopes": ["events:read"], "lifetime_days": 90}


async def entries(world: World, reader: Someone, query: str = "") -> list[dict[str, Any]]:
    """The log, the oldest first."""
    answer = await world.client(reader).get(f"/audit-entries{query}")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found[::-1]


def said(found: list[dict[str, Any]]) -> list[tuple[str, str | None, list[Any]]]:
    """Action, name of the object, and what changed."""
    return [
        (
            entry["action"],
            entry["object"]["name"],
            [(each["field"], each["before"], each["after"]) for each in entry["changes"]],
        )
        for entry in found
    ]


async def ask(world: World, who: Someone, method: str, path: str, **fields: Any) -> Any:
    answer = await world.client(who).request(
        method, path, json=fields or None, headers={"If-Match": "*"}
    )
    assert answer.status_code < 300, answer.text
    return answer.json() if answer.content else None


async def test_each_act_on_a_person_is_one_entry(
    world: World, admin: Someone, alice: Someone
) -> None:
    lea = await ask(world, admin, "POST", "/people", **LEA, roles=["mentor"])
    path = f"/people/{lea['id']}"

    await ask(world, admin, "PATCH", path, job_title="Chefin", manager_id=str(alice.id))
    await ask(world, admin, "PATCH", path, job_title="Chefin")
    await ask(world, admin, "PUT", f"{path}/roles", roles=["lead", "finance"])
    await ask(world, admin, "PUT", f"{path}/roles", roles=["lead", "finance"])
    await ask(world, admin, "POST", f"{path}/invitations")
    await ask(world, admin, "PATCH", path, is_active=False, email=None)
    await ask(world, admin, "PATCH", path, is_active=True)

    found = await entries(world, admin)
    assert said(found) == [
        ("person.created", "Lea Muster", []),
        ("role.granted", "Lea Muster", [("role", None, "mentor")]),
        # Whose name the manager's is, is not kept: it would outlast their data.
        ("person.changed", "Lea Muster", [("job_title", "", "Chefin"), ("manager_id", None, None)]),
        ("role.withdrawn", "Lea Muster", [("role", "mentor", None)]),
        ("role.granted", "Lea Muster", [("role", None, "finance")]),
        ("role.granted", "Lea Muster", [("role", None, "lead")]),
        ("sign_in_link.issued", "Lea Muster", []),
        ("person.changed", "Lea Muster", [("email", "lea@firma.ch", None)]),
        ("person.deactivated", "Lea Muster", []),
        ("person.reactivated", "Lea Muster", []),
    ]
    (actor,) = {tuple(entry["actor"].values()) for entry in found}
    assert actor == ("person", str(admin.id), "Ada Meier")
    assert {entry["object"]["id"] for entry in found} == {lea["id"]}
    assert {entry["object"]["kind"] for entry in found} == {"person"}


async def test_acts_on_teams_and_the_organization_are_entries(world: World, admin: Someone) -> None:
    team = await ask(world, admin, "POST", "/teams", name="Werk")
    upper = await ask(world, admin, "POST", "/teams", name="Oben")
    path = f"/teams/{team['id']}"

    await ask(world, admin, "PATCH", path, name="Werkstatt", parent_id=upper["id"])
    await ask(world, admin, "DELETE", path)
    mut = {"key": "courage", "names": {"de": "Mut"}}
    await ask(world, admin, "PATCH", "/organization", minimum_group_size=7, values=[mut])
    await ask(world, admin, "PATCH", "/organization", minimum_group_size=7)

    assert said(await entries(world, admin)) == [
        ("team.created", "Werk", []),
        ("team.created", "Oben", []),
        ("team.changed", "Werkstatt", [("name", "Werk", "Werkstatt"), ("parent_id", None, None)]),
        ("team.deleted", "Werkstatt", []),
        ("organization.changed", "Home", [("minimum_group_size", 5, 7), ("values", None, None)]),
    ]


async def test_acts_on_tools_and_keys_are_entries_without_secrets(
    world: World, admin: Someone
) -> None:
    account = await ask(world, admin, "POST", "/service-accounts", name="Wiki")
    path = f"/service-accounts/{account['id']}"
    made = await ask(world, admin, "POST", f"{path}/keys", **KEY)
    later = await ask(
        world, admin, "POST", f"/service-keys/{made['id']}/rotation", lifetime_days=60
    )

    await ask(world, admin, "PATCH", path, networks=["192.0.2.0/24"])
    for _ in range(2):
        await ask(world, admin, "DELETE", f"/service-keys/{later['id']}")
    await ask(world, admin, "DELETE", path)

    (first, second), found = (
        [one["prefix"].rpartition(".")[2] for one in (made, later)],
        await entries(world, admin),
    )
    told = said(found)
    assert [(action, name) for action, name, _ in told] == [
        ("service_account.created", "Wiki"),
        ("service_key.created", f"Wiki ({first})"),
        ("service_key.created", f"Wiki ({second})"),
        ("service_key.rotated", f"Wiki ({first})"),
        ("service_account.changed", "Wiki"),
        ("service_key.revoked", f"Wiki ({second})"),
        ("service_account.deleted", "Wiki"),
    ]
    assert told[1][2][0] == ("scopes", None, ["events:read"])
    assert [field for field, *_ in told[3][2]] == ["expires_at"]
    assert told[4][2] == [("networks", [], ["192.0.2.0/24"])]
    secrets = [one["key"].removeprefix(one["prefix"]) for one in (made, later)]
    assert [secret for secret in secrets if secret in str(found)] == []


async def test_commands_and_refusals(world: World, admin: Someone) -> None:
    async with world.session() as session:
        await service_accounts.create(session, ServiceAccountCreate(name="Wiki"))
    refused = await world.client(admin).post("/service-accounts", json={"name": "Wiki"})

    (entry,) = await entries(world, admin)

    assert refused.status_code == 409
    assert entry["actor"] == {"kind": "command", "id": None, "name": None}
    assert entry["action"] == "service_account.created"


async def test_nothing_that_people_choose_is_an_entry(
    world: World, admin: Someone, bob: Someone
) -> None:
    """Neither others' choices nor the administrator's own (product rule 1)."""
    for who in (bob, admin):
        await ask(world, who, "PUT", "/me/welcome", answer="no")
        await ask(world, who, "PUT", "/me/ambassadorship", consents=["found"], text_version="1")
        await ask(world, who, "PUT", "/me/consents/named", granted=True)
        await ask(world, who, "PATCH", "/me/ambassadorship", status="paused", stage="expert")
        await ask(world, who, "PATCH", "/me", language="fr", content_languages=["fr"])
        await ask(world, who, "PUT", "/me/directory-entry", place="Olten")
        await ask(world, who, "POST", "/me/export")
        await ask(world, who, "DELETE", "/me/ambassadorship")
        (session,) = (await world.client(who).get("/sessions")).json()["items"]
        await ask(world, who, "DELETE", f"/sessions/{session['id']}")
    someone = await world.person("Ada Zwei", roles=["admin"])
    await ask(world, someone, "DELETE", f"/me?confirm={someone.id}")
    reader = await world.person("Ada Drei", roles=["admin"])

    assert await entries(world, reader) == []


async def test_filters_and_pages(world: World, admin: Someone) -> None:
    other = await world.person("Ada Zwei", roles=["admin"])
    for name in ("A", "B"):
        await ask(world, admin, "POST", "/teams", name=name)
    await ask(world, other, "POST", "/service-accounts", name="Wiki")
    day = clock.today("Europe/Zurich")
    tomorrow = day + timedelta(days=1)

    counted = {
        query: [entry["object"]["name"] for entry in await entries(world, admin, f"?{query}")]
        for query in (
            "action=team.created",
            f"actor_id={other.id}",
            f"since={day}&until={day}",
            f"since={tomorrow}",
            f"until={day - timedelta(days=1)}",
        )
    }
    first = (await world.client(admin).get("/audit-entries?limit=2")).json()
    rest = await entries(world, admin, f"?limit=2&cursor={first['next_cursor']}")

    assert list(counted.values()) == [["A", "B"], ["Wiki"], ["A", "B", "Wiki"], [], []]
    assert [entry["object"]["name"] for entry in first["items"]] == ["Wiki", "B"]
    assert [entry["object"]["name"] for entry in rest] == ["A"]


async def test_log_takes_one_statement_beside_the_caller(world: World, admin: Someone) -> None:
    counts = []
    for names in ("A", "BC"):
        for name in names:
            await ask(world, admin, "POST", "/teams", name=name)
        with world.statements() as seen:
            await entries(world, admin)
        counts.append(len(seen))

    assert counts == [2, 2]


async def test_another_organization_has_its_own_log(
    world: World, admin: Someone, mallory: Someone
) -> None:
    await ask(world, admin, "POST", "/teams", name="A")

    assert await entries(world, mallory) == []
    assert await entries(world, mallory, f"?actor_id={admin.id}") == []


async def written(world: World) -> list[AuditEntry]:
    async with world.session() as session:
        return list((await session.exec(select(AuditEntry))).all())


@pytest.mark.parametrize(
    "act",
    [
        update(AuditEntry).values(action=AuditAction.team_deleted),
        update(AuditEntry).values(object_name="Anderes"),
        update(AuditEntry).values(created_at=clock.now() - timedelta(days=KEPT_DAYS + 9)),
        update(AuditEntry).values(changes=[]),
        delete(AuditEntry),
    ],
    ids=["action", "name", "time", "changes", "delete"],
)
async def test_database_refuses_to_change_or_delete_entries(
    world: World, admin: Someone, act: Any
) -> None:
    await ask(world, admin, "POST", "/service-accounts", name="Wiki", networks=["192.0.2.1"])
    before = [row.model_dump() for row in await written(world)]

    with pytest.raises(DBAPIError, match="audit entries are kept as they are"):
        async with world.session() as session:
            await session.run(act.execution_options(synchronize_session=False))

    assert [row.model_dump() for row in await written(world)] == before


async def test_what_is_old_enough_is_forgotten(world: World, admin: Someone) -> None:
    plain = {"actor_kind": ActorKind.command, "object_kind": ObjectKind.team}
    async with world.session() as session:
        for days in (KEPT_DAYS - 5, KEPT_DAYS + 5):
            at = clock.now() - timedelta(days=days)
            session.add(
                AuditEntry(
                    action=AuditAction.team_deleted, object_name=f"{days}", created_at=at, **plain
                )
            )

    state = world.app.state
    await forget(Delivery(world.settings, state.database, state.files, world.home, {}))

    assert [row.object_name for row in await written(world)] == [f"{KEPT_DAYS - 5}"]


async def test_entries_stay_without_the_names_of_who_deletes_their_data(
    world: World, admin: Someone
) -> None:
    other = await world.person("Otto Orsini", roles=["admin"])
    lea = await ask(world, other, "POST", "/people", **LEA, roles=["mentor"])
    await ask(world, admin, "PATCH", f"/people/{other.id}", job_title="Chef")

    await ask(world, other, "DELETE", f"/me?confirm={other.id}")

    created_, granted, changed = await entries(world, admin)
    gone = {"kind": "person", "id": None, "name": None}
    assert [entry["actor"] for entry in (created_, granted)] == [gone, gone]
    assert created_["object"] == {"kind": "person", "id": lea["id"], "name": "Lea Muster"}
    assert (changed["object"], changed["changes"]) == (gone, [])
    assert changed["actor"]["name"] == "Ada Meier"
