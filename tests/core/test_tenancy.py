"""A session sees and writes one organization's rows, or raises."""

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import func, select

from api.core import tenancy
from api.core.tenancy import CrossesTenants, Unbound
from api.identity.models import Person, Team
from tests.world import Someone, World

pytestmark = pytest.mark.anyio


async def test_unbound_session_raises(world: World) -> None:
    async with world.app.state.database.session(writes=True) as session:
        with pytest.raises(Unbound):
            await session.exec(select(Person))
        assert (await session.exec(select(func.count()).select_from(Person))).one() == 0
        session.add(Team(name="x"))
        with pytest.raises(Unbound):
            await session.flush()


async def test_session_is_bound_once(world: World) -> None:
    other = await world.organization("Other")

    async with world.session() as session:
        with pytest.raises(CrossesTenants):
            await tenancy.bind(session, other)


async def test_reads_of_every_form_are_filtered(
    world: World, bob: Someone, mallory: Someone
) -> None:
    async with world.session() as session:
        people = (await session.exec(select(Person.id))).all()
        count = (await session.exec(select(func.count()).select_from(Person))).one()
        foreign = await session.get(Person, (mallory.organization_id, mallory.id))
        union = (await session.exec(select(Person.id).union_all(select(Person.id)))).all()

    assert (people, count, foreign, len(union)) == ([bob.id], 1, None, 2)


async def test_foreign_row_cannot_be_written(world: World, mallory: Someone) -> None:
    async with world.app.state.database.session(writes=True) as session:
        await tenancy.bind(session, world.home)
        session.add(Team(name="x", organization_id=mallory.organization_id))
        with pytest.raises(CrossesTenants):
            await session.flush()


async def test_database_itself_refuses_a_reference_across(
    world: World, bob: Someone, mallory: Someone
) -> None:
    async with world.app.state.database.session(writes=True) as session:
        await tenancy.bind(session, world.home)
        person = await tenancy.find(session, Person, bob.id)
        person.manager_id = mallory.id
        with pytest.raises(IntegrityError):
            await session.flush()


async def test_row_level_security_refuses_a_foreign_insert(world: World, mallory: Someone) -> None:
    if world.app.state.database.is_sqlite:
        pytest.skip("SQLite has no row-level security")
    async with world.app.state.database.session(writes=True) as session:
        await tenancy.bind(session, world.home)
        connection = await session.connection()
        with pytest.raises(DBAPIError, match="row-level security"):
            await connection.exec_driver_sql(
                "INSERT INTO team (organization_id, id, created_at, name) "
                f"VALUES ('{mallory.organization_id}', gen_random_uuid(), now(), 'x')"
            )
