"""What holds for all code and all tables, checked as they grow."""

import re
from pathlib import Path
from typing import Any

import pytest
from anyio import to_thread
from fastapi.routing import APIRoute
from sqlalchemy import ForeignKeyConstraint, UniqueConstraint, text

from alembic import command
from api.core import migrations
from api.core.records import TenantRecord, metadata
from api.core.routing import TransactionRoute
from tests.databases import TestDatabases
from tests.world import World

API = Path(__file__).parents[1] / "api"
OUTSIDE_TENANCY = {"organization", "sign_in_address", "outbox_due"}
# Each of these has one home; whoever needs it there too should ask why.
HOMES = {
    r"^(from|import) jose\b": {"core/tokens.py"},
    r"(?<![.\w])text\(": {"core/db.py", "core/migrations.py", "core/idempotency.py"},
    r"\.__table__\b": {"core/records.py"},
    r"\.commit\(\)": {"core/db.py", "core/routing.py"},
    r"\bdatetime\.now\b|\bdate\.today\b|\butcnow\b": {"core/clock.py"},
    r"\bprint\(": set(),
    r"^ +(from \S+ import|import) ": set(),
}


def records(parent: type = TenantRecord) -> list[type[TenantRecord]]:
    found = []
    for child in parent.__subclasses__():
        found += [child] if hasattr(child, "__table__") else []
        found += records(child)
    return found


def every_route(world: World) -> list[APIRoute]:
    return [route for route in _routes(world.app.routes) if isinstance(route, APIRoute)]


def _routes(routes: list[Any]) -> list[Any]:
    found = []
    for route in routes:
        inner = getattr(route, "original_router", None) or getattr(route, "router", None)
        found += _routes(inner.routes) if inner is not None else [route]
    return found


@pytest.mark.parametrize("pattern", HOMES)
def test_code_keeps_each_thing_in_its_home(pattern: str) -> None:
    found = {
        str(path.relative_to(API))
        for path in API.rglob("*.py")
        if re.search(pattern, path.read_text(), re.MULTILINE)
    }

    assert found <= HOMES[pattern]


def test_files_stay_small() -> None:
    large = {
        str(path.relative_to(API)): lines
        for path in API.rglob("*.py")
        if (lines := len(path.read_text().splitlines())) > 250
    }

    assert large == {}


def test_tables_outside_the_tenancy_are_a_closed_list() -> None:
    inside = {record.__tablename__ for record in records()}

    assert set(metadata.tables) - inside == OUTSIDE_TENANCY


@pytest.mark.parametrize("record", records(), ids=lambda record: record.__tablename__)
def test_table_keeps_to_its_organization(record: type[TenantRecord]) -> None:
    table = metadata.tables[record.__tablename__]

    keys = [list(table.primary_key.columns.keys())]
    keys += [
        list(constraint.columns.keys())
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint)
    ]
    keys += [list(index.columns.keys()) for index in table.indexes]
    references = [
        (list(constraint.column_keys), constraint.ondelete)
        for constraint in table.constraints
        if isinstance(constraint, ForeignKeyConstraint)
    ]

    assert [key for key in keys if key[0] != "organization_id"] == []
    assert [names for names, _ in references if names[0] != "organization_id"] == []
    assert {action for _, action in references} <= {"RESTRICT", "CASCADE"}


@pytest.mark.parametrize("record", records(), ids=lambda record: record.__tablename__)
def test_table_says_whose_data_it_holds(record: type[TenantRecord]) -> None:
    table = metadata.tables[record.__tablename__]

    personal = [column.name for column in table.columns if "personal" in column.info]
    people = {
        element.parent.name
        for constraint in table.foreign_key_constraints
        for element in constraint.elements
        if constraint.referred_table.name == "person"
    } - {"organization_id"}

    assert "subject" in vars(record)
    assert record.subject is None or record.subject in table.columns
    # Who points at a person holds that person's data, unless the row is the person.
    assert record.__tablename__ == "person" or not people or record.subject in people
    assert not personal or record.subject is not None


@pytest.mark.anyio
async def test_every_api_route_is_a_transaction(world: World) -> None:
    routes = every_route(world)

    assert len(routes) > 20
    assert {route.name for route in routes if not isinstance(route, TransactionRoute)} == {
        "get_health",
        "get_readiness",
        "get_problem_page",
        "get_media",
        "get_metrics",
        "get_contract",
        # It stays open for hours.
        "open_stream",
    }


@pytest.mark.anyio
async def test_schemas_are_named_apart(world: World) -> None:
    # Of two that share a name FastAPI gives both the path of their module, for clients to read.
    names = world.app.openapi()["components"]["schemas"]

    assert [name for name in names if "__" in name] == []


@pytest.mark.anyio
async def test_models_equal_migrations(world: World) -> None:
    config = migrations.configuration(world.settings)

    # It raises where they differ; in a thread, since Alembic starts an event loop of its own.
    await to_thread.run_sync(command.check, config)


@pytest.mark.anyio
async def test_every_tenant_table_has_its_second_wall(
    world: World, databases: TestDatabases
) -> None:
    if databases.backend == "sqlite":
        pytest.skip("row-level security is PostgreSQL's")
    walled = text(
        "SELECT c.relname FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid "
        "WHERE c.relrowsecurity AND c.relforcerowsecurity AND p.polwithcheck IS NOT NULL"
    )

    async with world.app.state.database.engine.connect() as connection:
        found = set((await connection.execute(walled)).scalars())

    assert found == {record.__tablename__ for record in records()}
