"""Runs migrations on either database; the address comes from the command that calls it."""

import asyncio
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, pool
from sqlalchemy.ext.asyncio import create_async_engine
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from alembic import context
from api.app import create_app  # noqa: F401  imports every table
from api.core.records import metadata


def render_item(kind: str, item: Any, autogenerate: AutogenContext) -> str | bool:
    """Write plain SQLAlchemy types, so that no migration imports our code or SQLModel's."""
    if kind == "type" and isinstance(item, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, AutoString):
        return f"sa.String(length={item.length})" if item.length else "sa.String()"
    if kind == "type" and isinstance(item, sa.JSON):
        autogenerate.imports.add("from sqlalchemy.dialects import postgresql")
        return 'sa.JSON().with_variant(postgresql.JSONB(), "postgresql")'
    if kind == "type" and isinstance(item, sa.Enum):
        return f"sa.String(length={item.length})"
    return False


def migrate(connection: Connection) -> None:
    is_sqlite = connection.dialect.name == "sqlite"
    if is_sqlite:
        # Batch migrations copy and drop tables: with foreign keys on, that deletes child rows.
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.commit()
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        render_item=render_item,
        compare_server_default=not is_sqlite,
    )
    with context.begin_transaction():
        context.run_migrations()
    role = context.config.attributes.get("application_role")
    if role:
        _grant(connection, connection.dialect.identifier_preparer.quote(role))
    connection.commit()
    if is_sqlite:
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise RuntimeError(f"the migration left dangling references: {broken[:5]}")


def _grant(connection: Connection, role: str) -> None:
    """The application's role reads and writes rows; tables and policies belong to the owner."""
    for grant in (
        f"GRANT USAGE ON SCHEMA public TO {role}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
        f"REVOKE INSERT, UPDATE, DELETE ON alembic_version FROM {role}",
    ):
        connection.exec_driver_sql(grant)


async def run(act: Callable[[Connection], None]) -> None:
    engine = create_async_engine(context.config.attributes["url"], poolclass=pool.NullPool)
    async with engine.connect() as connection:
        await connection.run_sync(act)
    await engine.dispose()


if context.is_offline_mode():
    raise SystemExit("migrations need a database to run on")
asyncio.run(run(migrate))
