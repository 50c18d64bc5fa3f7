"""The command that makes a key for another tool, for whoever runs the installation."""

import asyncio
from typing import Annotated

import typer
from pydantic import ValidationError

from api import terminal
from api.core import tenancy
from api.core.errors import AppError
from api.core.settings import Settings
from api.identity.principal import Scope
from api.integrations.service_accounts import service
from api.integrations.service_accounts.schemas import (
    MAXIMUM_DAYS,
    ServiceAccountCreate,
    ServiceKeyCreate,
)


def create_service_key(
    name: Annotated[str, typer.Option(help="The tool that reads, such as Intranet.")],
    scope: Annotated[list[Scope], typer.Option(help="What it may read; may be repeated.")],
    days: Annotated[int, typer.Option(help="How long it works.", min=1, max=MAXIMUM_DAYS)] = 180,
    contact: Annotated[str, typer.Option(help="Whom to ask about it.")] = "",
    organization: terminal.OrganizationOption = None,
) -> None:
    """Print a key with which another tool reads; it is shown this once."""
    try:
        account = ServiceAccountCreate(name=name, contact=contact)
        wanted = ServiceKeyCreate(scopes=scope, lifetime_days=days)
        typer.echo(asyncio.run(_issue(terminal.quiet(), organization, account, wanted)))
    except ValidationError as error:
        terminal.refuse(f"{error.errors()[0]['loc'][0]}: {error.errors()[0]['msg']}")
    except AppError as error:
        terminal.refuse(error)


async def _issue(
    settings: Settings,
    organization: str | None,
    account: ServiceAccountCreate,
    wanted: ServiceKeyCreate,
) -> str:
    async with terminal.installation(settings) as (database, _files):
        organization_id = await terminal.organization(database, organization)
        async with database.transaction() as session:
            await tenancy.bind(session, organization_id)
            return await service.create_for(session, account, wanted)
