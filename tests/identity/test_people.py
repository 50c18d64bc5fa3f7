"""People, teams and the organization's settings, as administrators keep them."""

import anyio
import httpx2
import pytest

from api.ambassadors.models import Ambassadorship
from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio

LEA = {"given_name": "Lea", "family_name": "Muster", "email": "Lea.Muster@Firma.ch"}


async def add(world: World, admin: Someone, **fields: object) -> dict[str, object]:
    return created(await world.client(admin).post("/people", json={**LEA, **fields}))


async def change(
    world: World, admin: Someone, person_id: object, version: int = 1, **fields: object
) -> httpx2.Response:
    match = {"If-Match": f'"{version}"'}
    return await world.client(admin).patch(f"/people/{person_id}", json=fields, headers=match)


async def set_roles(
    world: World, admin: Someone, person_id: object, *roles: str
) -> httpx2.Response:
    return await world.client(admin).put(f"/people/{person_id}/roles", json={"roles": roles})


async def test_added_person_is_employed_and_no_ambassador(world: World, admin: Someone) -> None:
    person = await add(world, admin, roles=["mentor", "mentor"], language="fr")

    again = await world.client(admin).get(f"/people/{person['id']}")

    assert again.json() == person
    assert again.headers["etag"] == '"1"'
    assert person["display_name"] == "Lea Muster"
    known = person["administration"]
    assert (known["email"], known["language"]) == ("Lea.Muster@Firma.ch", "fr")
    assert (known["roles"], known["is_active"]) == (["mentor"], True)
    assert (known["has_password"], known["invited_until"]) == (False, None)
    async with world.session() as session:
        assert not (await session.exec(_any_ambassadorship())).first()


def _any_ambassadorship() -> object:
    from sqlmodel import select

    return select(Ambassadorship.id)


async def test_administration_is_for_administrators_alone(
    world: World, admin: Someone, alice: Someone, bob: Someone
) -> None:
    await add(world, admin)

    seen = {
        name: (await world.client(who).get("/people", params={"q": "Lea"})).json()["items"]
        for name, who in {"lead": alice, "member": bob, "admin": admin}.items()
    }

    assert [seen[name][0]["administration"] for name in ("lead", "member")] == [None, None]
    assert seen["admin"][0]["administration"]["email"] == LEA["email"]


async def test_names_that_begin_with_the_words_come_first(
    world: World, alice: Someone, admin: Someone
) -> None:
    for name in ("Camille Röösli", "Lea Rossi", "Aurelia Grossniklaus"):
        given, family = name.split()
        address = f"{given}@firma.example"
        await add(world, admin, given_name=given, family_name=family, email=address)

    pages = [
        (await world.client(alice).get("/people", params={"q": q})).json()["items"]
        for q in ("roo", "ROS", "ro")
    ]

    found = [[item["display_name"] for item in items] for items in pages]
    assert found == [
        ["Camille Röösli"],
        ["Lea Rossi", "Aurelia Grossniklaus"],
        ["Camille Röösli", "Lea Rossi", "Aurelia Grossniklaus"],
    ]


async def test_people_are_found_by_address_by_administrators_alone(
    world: World, admin: Someone, bob: Someone
) -> None:
    await add(world, admin)

    found = [
        len((await world.client(who).get("/people", params={"q": "@firma"})).json()["items"])
        for who in (admin, bob)
    ]

    assert found == [1, 0]


@pytest.mark.parametrize("people", [1, 3])
async def test_people_are_listed_in_two_statements(
    world: World, admin: Someone, people: int
) -> None:
    for number in range(people):
        await add(world, admin, email=f"lea{number}@firma.ch")

    with world.statements() as statements:
        await world.client(admin).get("/people", params={"status": "all"})

    assert len(statements) == 2


async def test_address_belongs_to_one_person(
    world: World, admin: Someone, mallory: Someone
) -> None:
    await add(world, mallory)

    here = await world.client(admin).post("/people", json=LEA)
    bob = await add(world, admin, email="bob@firma.ch")
    other = await change(world, admin, bob["id"], email="lea.muster@firma.ch")

    assert [here.status_code, other.status_code] == [409, 409]
    assert here.json()["code"] == "address-taken"
    assert here.json()["errors"][0]["pointer"] == "#/email"


async def test_changed_address_frees_the_old_one(world: World, admin: Someone) -> None:
    lea = await add(world, admin)

    moved = await change(world, admin, lea["id"], email="lea@firma.ch", family_name="Neu")
    emptied = await change(world, admin, lea["id"], version=2, email=None)
    namesake = await world.client(admin).post("/people", json=LEA)

    assert moved.json()["display_name"] == "Lea Neu"
    assert moved.headers["etag"] == '"2"'
    assert emptied.json()["administration"]["email"] is None
    assert namesake.status_code == 201


async def test_change_needs_the_version(world: World, admin: Someone) -> None:
    lea = await add(world, admin)

    without = await world.client(admin).patch(f"/people/{lea['id']}", json={"job_title": "CEO"})
    stale = await change(world, admin, lea["id"], version=7, job_title="CEO")

    assert [without.status_code, stale.status_code] == [428, 412]


async def test_deactivated_person_is_out_at_once_and_back_when_reactivated(
    world: World, admin: Someone, bob: Someone
) -> None:
    token = (await world.client(bob).post("/session/token")).json()["access_token"]
    bearer = {"Authorization": f"Bearer {token}"}

    left = await change(world, admin, bob.id, is_active=False)
    statuses = [
        (await world.client(bob).get("/me")).status_code,
        (await world.client().get("/me", headers=bearer)).status_code,
    ]
    listed = {
        status: [
            person["id"]
            for person in (
                await world.client(admin).get("/people", params={"status": status})
            ).json()["items"]
        ]
        for status in ("active", "inactive", "all")
    }
    back = await change(world, admin, bob.id, version=2, is_active=True)

    assert left.json()["administration"]["is_active"] is False
    assert statuses == [401, 401]
    assert listed["inactive"] == [str(bob.id)]
    assert str(bob.id) not in listed["active"]
    assert len(listed["all"]) == 2
    assert back.json()["administration"]["is_active"] is True
    # The browser stays signed out: its session has ended, not slept.
    assert (await world.client(bob).get("/me")).status_code == 401


async def test_who_has_left_is_there_for_administrators_alone(
    world: World, admin: Someone, alice: Someone, bob: Someone
) -> None:
    await change(world, admin, bob.id, is_active=False)

    one = await world.client(alice).get(f"/people/{bob.id}")
    many = await world.client(alice).get("/people", params={"status": "all"})

    assert [one.status_code, many.status_code] == [404, 403]


async def test_last_administrator_stays(world: World, admin: Someone, bob: Someone) -> None:
    refused = [
        await set_roles(world, admin, admin.id, "lead"),
        await change(world, admin, admin.id, is_active=False),
    ]
    shared = await set_roles(world, admin, bob.id, "admin", "lead")
    given_up = await set_roles(world, admin, admin.id)

    assert [answer.status_code for answer in refused] == [409, 409]
    assert {answer.json()["code"] for answer in refused} == {"last-administrator"}
    assert shared.json()["administration"]["roles"] == ["admin", "lead"]
    assert given_up.status_code == 200
    assert (await world.client(admin).get("/jobs")).status_code == 403


async def test_two_administrators_cannot_remove_each_other(world: World, admin: Someone) -> None:
    other = await world.person("Otto Ott", roles=["admin"])
    statuses: list[int] = []

    async def remove(actor: Someone, victim: Someone) -> None:
        statuses.append((await set_roles(world, actor, victim.id)).status_code)

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(remove, admin, other)
        tasks.start_soon(remove, other, admin)

    # The second finds no right left, or no second administrator.
    assert sorted(statuses) in ([200, 403], [200, 409])


async def test_manager_is_no_role_to_grant(world: World, admin: Someone, bob: Someone) -> None:
    answer = await set_roles(world, admin, bob.id, "manager")

    assert answer.status_code == 422


async def test_nobody_reports_to_themselves(
    world: World, admin: Someone, alice: Someone, bob: Someone, mallory: Someone
) -> None:
    carla = await world.person("Carla Conti", manager_id=bob.id)
    await change(world, admin, bob.id, manager_id=str(alice.id))

    answers = [
        await change(world, admin, bob.id, version=2, manager_id=str(manager.id))
        for manager in (bob, carla, mallory)
    ]
    above = await change(world, admin, alice.id, manager_id=str(carla.id))
    free = await change(world, admin, bob.id, version=2, manager_id=None)

    codes = [answer.json()["code"] for answer in (*answers, above)]
    assert codes == ["manager-loop", "manager-loop", "unknown-manager", "manager-loop"]
    assert free.json()["administration"]["manager"] is None


async def test_teams_are_a_tree_that_people_belong_to(world: World, admin: Someone) -> None:
    client = world.client(admin)
    firm = created(await client.post("/teams", json={"name": "Firma"}))
    lab = created(await client.post("/teams", json={"name": "Labor", "parent_id": firm["id"]}))
    lea = await add(world, admin, team_id=lab["id"])
    match = {"If-Match": '"1"'}

    loop = await client.patch(f"/teams/{firm['id']}", json={"parent_id": lab["id"]}, headers=match)
    in_use = [await client.delete(f"/teams/{team['id']}", headers=match) for team in (firm, lab)]
    renamed = await client.patch(f"/teams/{lab['id']}", json={"name": "Werk"}, headers=match)
    stale = await client.patch(f"/teams/{lab['id']}", json={"name": "Neu"}, headers=match)
    await change(world, admin, lea["id"], team_id=None)
    emptied = await client.delete(f"/teams/{lab['id']}", headers={"If-Match": '"2"'})

    assert lea["team"] == {"id": lab["id"], "name": "Labor"}
    assert (loop.status_code, loop.json()["code"]) == (422, "team-loop")
    assert [answer.json()["code"] for answer in in_use] == ["team-in-use", "team-in-use"]
    assert renamed.json()["name"] == "Werk"
    assert renamed.json()["parent_id"] == firm["id"]
    assert [stale.status_code, emptied.status_code] == [412, 204]


async def test_team_of_nobody_is_refused(world: World, admin: Someone, mallory: Someone) -> None:
    foreign = created(await world.client(mallory).post("/teams", json={"name": "Fremd"}))

    answer = await world.client(admin).post("/people", json={**LEA, "team_id": foreign["id"]})

    assert answer.json()["errors"][0]["pointer"] == "#/team_id"
    assert answer.json()["code"] == "unknown-team"


async def settings(world: World, admin: Someone, version: int, **fields: object) -> httpx2.Response:
    match = {"If-Match": f'"{version}"'}
    return await world.client(admin).patch("/organization", json=fields, headers=match)


async def test_organization_is_set_by_administrators(
    world: World, admin: Someone, bob: Someone
) -> None:
    values = [{"key": "courage", "names": {"de": "Mut", "fr": "Courage"}}]
    wanted = {
        "name": "Firma AG",
        "languages": ["fr", "de"],
        "default_language": "fr",
        "time_zone": "Europe/Rome",
        "minimum_group_size": 8,
        "values": values,
    }

    changed = await settings(world, admin, 1, **wanted)
    read = await world.client(bob).get("/organization")

    assert {name: read.json()[name] for name in wanted} == wanted
    assert changed.json() == read.json()
    assert read.headers["etag"] == '"2"'


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"minimum_group_size": 4}, "#/minimum_group_size"),
        ({"time_zone": "Europe/Zuerich"}, "#/time_zone"),
        ({"languages": ["fr"]}, "#/default_language"),
        ({"languages": []}, "#/languages"),
        ({"default_language": "rm"}, "#/default_language"),
        ({"values": [{"key": "a", "names": {"de": "A"}}] * 2}, "#/values"),
    ],
)
async def test_organization_refuses_what_cannot_be(
    world: World, admin: Someone, wrong: dict[str, object], pointer: str
) -> None:
    answer = await settings(world, admin, 1, **wrong)

    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
