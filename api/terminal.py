"""What commands have in common: an installation to act on, and refusals in a sentence."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Annotated, NoReturn, TypeVar
from uuid import UUID

import typer
from sqlmodel import select

from api.core import logging
from api.core.db import Database
from api.core.files import Files
from api.core.settings import Settings
from api.identity.models import Organization

OrganizationOption = Annotated[
    str | None, typer.Option(help="Short name of the organization; needed when there are several.")
]
Result = TypeVar("Result")
Act = Callable[[Settings, Database, Files], Awaitable[Result]]


def run(act: Act[Result]) -> Result:
    """What an act on this installation comes to."""
    settings = quiet()

    async def run() -> Result:
        async with installation(settings) as (database, files):
            return await act(settings, database, files)

    return asyncio.run(run())


def refuse(reason: object) -> NoReturn:
    """End the command with a reason."""
    typer.echo(str(reason), err=True)
    raise typer.Exit(1) from None


def quiet() -> Settings:
    """The installation's settings, for a command that prints its own words alone."""
    settings = Settings(log_level="ERROR", embedded_worker=False)
    logging.configure(settings)
    return settings


@asynccontextmanager
async def installation(settings: Settings) -> AsyncIterator[tuple[Database, Files]]:
    """The database and the files to act on."""
    database = Database(settings.application_database, pool_size=settings.database_pool_size)
    try:
        yield database, Files(settings.data_dir / "files")
    finally:
        await database.close()


async def organization(database: Database, slug: str | None) -> UUID:
    """The organization meant: the one with this short name, or the only one there is."""
    async with database.session(writes=False) as session:
        query = select(Organization.id, Organization.slug)
        found = (
            await session.exec(query.where(Organization.slug == slug) if slug else query)
        ).all()
    if len(found) == 1:
        return found[0][0]
    names = ", ".join(sorted(name for _, name in found))
    refuse(f"Say which with --organization: {names}" if found else "No organization.")
