"""A real organization begins with one link for one administrator."""

import pytest

from api import founding
from api.founding import Foundation
from tests.world import World, created

pytestmark = pytest.mark.anyio

FIRM = Foundation(
    name="Firma AG",
    admin_email="lea.muster@firma.ch",
    admin_name=None,
    slug=None,
    language="fr",
    time_zone="Europe/Rome",
)


async def test_first_administrator_enters_by_the_link_and_provisions_others(world: World) -> None:
    url = await founding.found(world.app.state.database, world.settings, FIRM)
    body = {"token": url.partition("#")[2], "password": "kiesel trompete mittwoch ahorn"}

    entered = created(await world.client().post("/invitations/acceptance", json=body))
    report = {"given_name": "Rita", "family_name": "Rossi", "manager_id": entered["person"]["id"]}
    person = created(await world.client().post("/people", json=report))
    people = (await world.client().get("/people")).json()["items"]
    skills = (await world.client().get("/skills")).json()["items"]

    firm, me = entered["person"]["organization"], entered["person"]
    assert (firm["name"], firm["slug"], firm["time_zone"]) == (
        "Firma AG",
        "firma-ag",
        "Europe/Rome",
    )
    assert (me["display_name"], me["language"], me["roles"]) == ("Lea Muster", "fr", ["admin"])
    assert person["administration"]["manager"]["display_name"] == "Lea Muster"
    assert person["administration"]["language"] == "fr"
    assert [one["display_name"] for one in people] == ["Lea Muster", "Rita Rossi"]
    assert len(skills) > 10


async def test_refused_foundation_leaves_nothing(world: World) -> None:
    database = world.app.state.database
    await founding.found(database, world.settings, FIRM)
    other = Foundation(**{**_fields(FIRM), "name": "Andere AG"})

    with pytest.raises(founding.NotFounded, match="this address"):
        await founding.found(database, world.settings, other)
    second = Foundation(**{**_fields(other), "admin_email": "x@andere.ch"})

    assert "#" in await founding.found(database, world.settings, second)


def _fields(wanted: Foundation) -> dict[str, str | None]:
    return {name: getattr(wanted, name) for name in Foundation.__slots__}
