"""The command line: `fuersprech` lists its commands."""

import asyncio
import json
import signal
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated
from uuid import UUID

import anyio
import typer
import uvicorn

from alembic import command
from api import founding, issuing, terminal
from api.app import create_app
from api.backup import archive
from api.backup.stores import BackupRefused
from api.core import logging, migrations, tenancy
from api.core.db import Database
from api.core.files import Files
from api.core.metrics import share_figures
from api.core.polling import Imported
from api.core.settings import Settings
from api.core.sources import NothingRead
from api.demo import loading
from api.events import importing as event_importing
from api.search import jobs as search_jobs
from api.strategy.skills import vocabulary
from api.strategy.skills.models import SkillOrigin
from api.suggestions import importing
from api.worker import Worker

app = typer.Typer(
    help="Fürsprech: employee ambassadors, by choice.", no_args_is_help=True, add_completion=False
)

Importer = Callable[[Settings, Database, Files, UUID, str], Awaitable[Imported]]


@app.command()
def serve(
    host: str = "127.0.0.1",
    port: int = 8000,
    workers: Annotated[int, typer.Option(help="Processes; more than one wants PostgreSQL.")] = 1,
) -> None:
    """Serve the API and the web app."""
    settings = Settings()
    logging.configure(settings)
    is_default = "public_url" not in settings.model_fields_set
    typer.echo(f"Fürsprech on {f'http://localhost:{port}' if is_default else settings.public_url}")
    if settings.demo:
        typer.echo("Sign in there with one click: “Try as …”.")
    if workers > 1 and settings.metrics_token:
        share_figures()
    # The server ends itself by the signal that stopped it, once all is done: that is no failure.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    uvicorn.run(
        "api.app:create_app",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=True,
        forwarded_allow_ips=settings.trusted_proxies,
        # Longer than a proxy keeps its own side, so that it never sends into a closed connection.
        timeout_keep_alive=75,
        timeout_graceful_shutdown=30,
    )


@app.command()
def worker() -> None:
    """Deliver messages and run periodic jobs, in a process of its own."""
    settings = Settings()
    logging.configure(settings)
    asyncio.run(_work(settings))


@app.command()
def migrate() -> None:
    """Bring the database's schema up to date."""
    migrations.upgrade(Settings())


@app.command(name="demo")
def load_demo() -> None:
    """Load the demo organization into an up-to-date schema, or move its activity up to today."""
    migrations.upgrade(Settings())
    typer.echo(terminal.run(lambda _settings, database, _files: loading.load(database)))


@app.command()
def create_organization(
    name: Annotated[str, typer.Option()],
    admin_email: Annotated[str, typer.Option()],
    admin_name: Annotated[str | None, typer.Option(help="Given and family name.")] = None,
    slug: Annotated[str | None, typer.Option(help="Short name for commands.")] = None,
    language: Annotated[str, typer.Option(help="de, fr, it or en.")] = "de",
    time_zone: Annotated[str, typer.Option()] = "Europe/Zurich",
) -> None:
    """Found an organization; prints the one-time link for its first administrator."""
    wanted = founding.Foundation(name, admin_email, admin_name, slug, language, time_zone)
    _print_link(lambda database, settings: founding.found(database, settings, wanted))


@app.command()
def invite(email: str) -> None:
    """Print a fresh one-time link for somebody whose link or password is lost."""
    _print_link(lambda database, settings: founding.invite(database, settings, email))


app.command()(issuing.create_service_key)


@app.command()
def backup(file: Path) -> None:
    """Write database and stored files into one file; the server may run meanwhile."""
    try:
        archive.back_up(terminal.quiet(), file)
    except BackupRefused as error:
        terminal.refuse(error)


@app.command()
def restore(
    file: Path,
    force: Annotated[bool, typer.Option(help="Replace the data that is there.")] = False,
) -> None:
    """Restore a backup, with server and worker stopped, and bring its schema up to date."""
    try:
        deleted = archive.restore(terminal.quiet(), file, force=force)
    except BackupRefused as error:
        terminal.refuse(error)
    if deleted:
        typer.echo(f"deleted again, as they had wanted: {deleted}")


@app.command()
def import_feed(reference: str, organization: terminal.OrganizationOption = None) -> None:
    """Import a feed (RSS, Atom, JSON Feed) from a file or an address."""
    _import(importing.import_feed, reference, organization)


@app.command()
def import_events(reference: str, organization: terminal.OrganizationOption = None) -> None:
    """Import events (iCalendar, a list as JSON or CSV) from a file or an address."""
    _import(event_importing.import_events, reference, organization)


@app.command()
def import_skills(file: Path, organization: terminal.OrganizationOption = None) -> None:
    """Import a vocabulary of skills from a CSV table, such as ESCO's."""

    async def act(_settings: Settings, database: Database, _files: Files) -> vocabulary.Imported:
        body = await anyio.Path(file).read_bytes()
        organization_id = await terminal.organization(database, organization)
        async with database.transaction() as session:
            await tenancy.bind(session, organization_id)
            return await vocabulary.import_table(session, body, SkillOrigin.esco)

    _report(act)


@app.command()
def reindex() -> None:
    """Write the words that search finds by anew; the server may run meanwhile."""
    terminal.run(search_jobs.reindex)


@app.command()
def openapi(
    write: Annotated[Path | None, typer.Option(help="Write the contract to a file.")] = None,
    check: Annotated[Path | None, typer.Option(help="Fail if a file is out of date.")] = None,
) -> None:
    """Print, write or check the contract."""
    fresh = json.dumps(create_app(terminal.quiet()).openapi(), indent=2, ensure_ascii=False) + "\n"
    if write:
        write.write_text(fresh)
    elif check and check.read_text() != fresh:
        typer.echo(f"{check} is out of date: run `make types`", err=True)
        raise typer.Exit(1)
    elif not check:
        typer.echo(fresh, nl=False)


@app.command()
def new_migration(name: str) -> None:
    """Write a migration from what the models have and the database lacks."""
    command.revision(migrations.configuration(Settings()), message=name, autogenerate=True)


def _import(read: Importer, reference: str, slug: str | None) -> None:
    async def act(settings: Settings, database: Database, files: Files) -> Imported:
        organization_id = await terminal.organization(database, slug)
        return await read(settings, database, files, organization_id, reference)

    _report(act)


def _report(act: terminal.Act[Imported | vocabulary.Imported]) -> None:
    try:
        done = terminal.run(act)
    except (OSError, NothingRead, vocabulary.VocabularyUnreadable) as error:
        terminal.refuse(f"Nothing was read: {error}")
    typer.echo(f"imported {done.imported}, known {done.known}, refused {done.refused}")


def _print_link(make: Callable[[Database, Settings], Awaitable[str]]) -> None:
    try:
        typer.echo(terminal.run(lambda settings, database, _files: make(database, settings)))
    except founding.NotFounded as error:
        terminal.refuse(error)


async def _work(settings: Settings) -> None:
    async with (
        terminal.installation(settings) as (database, files),
        anyio.create_task_group() as tasks,
    ):
        worker = Worker(settings, database, files)
        tasks.start_soon(_stop_when_told, worker, tasks.cancel_scope)
        await worker.run()
        tasks.cancel_scope.cancel()


async def _stop_when_told(worker: Worker, everything: anyio.CancelScope) -> None:
    with anyio.open_signal_receiver(signal.SIGTERM, signal.SIGINT) as signals:
        await anext(signals)
        worker.stop()
        # Whoever says it twice is in a hurry: leases end by themselves.
        await anext(signals)
        everything.cancel()


if __name__ == "__main__":
    app()
