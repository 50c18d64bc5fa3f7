"""Brings the schema up to date, and tells whether a database is fit to serve."""

from functools import lru_cache

from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import text

from alembic import command
from api.core.db import Database
from api.core.errors import Unavailable
from api.core.settings import ROOT, Settings


class NotReady(Unavailable):
    detail = "This installation cannot serve yet."


class SchemaDiffers(NotReady):
    detail = "The schema is {stored}, this version wants {wanted}."


class RoleTooPowerful(NotReady):
    detail = (
        "The database role may see every organization's rows; use one that owns no table "
        "and is neither superuser nor BYPASSRLS."
    )


def configuration(settings: Settings) -> Config:
    """Alembic's settings come from pyproject.toml; the address is the installation's."""
    config = Config(toml_file=str(ROOT / "pyproject.toml"))
    config.set_main_option("script_location", str(ROOT / "alembic"))
    config.attributes["url"] = settings.migration_database
    return config


def upgrade(settings: Settings) -> None:
    """Run all migrations; on PostgreSQL let the application's role use the tables."""
    application = make_url(settings.application_database)
    owner = make_url(settings.migration_database)
    if application.get_backend_name() == "sqlite":
        settings.data_dir.mkdir(parents=True, exist_ok=True)
    config = configuration(settings)
    if application.username != owner.username:
        config.attributes["application_role"] = application.username
    command.upgrade(config, "head")


@lru_cache(maxsize=1)
def head() -> str | None:
    return ScriptDirectory(str(ROOT / "alembic")).get_current_head()


def knows(revision: str) -> bool:
    """Whether this version can migrate from there."""
    script = ScriptDirectory(str(ROOT / "alembic"))
    return any(known.revision == revision for known in script.walk_revisions())


async def check(database: Database) -> None:
    """Raise `Unavailable` unless the database answers, with the right schema and role."""
    try:
        async with database.engine.connect() as connection:
            stored = (await connection.execute(_VERSION)).scalar()
            if stored != head():
                raise SchemaDiffers(stored=stored, wanted=head())
            if database.is_sqlite:
                return
            role = (await connection.execute(_ROLE)).one()
    except (OSError, SQLAlchemyError) as error:
        raise Unavailable from error
    if role.rolsuper or role.rolbypassrls or role.owns:
        raise RoleTooPowerful


_VERSION = text("SELECT version_num FROM alembic_version")
_ROLE = text(
    "SELECT rolsuper, rolbypassrls, EXISTS (SELECT 1 FROM pg_tables"
    " WHERE schemaname = 'public' AND tableowner = current_user) AS owns"
    " FROM pg_roles WHERE rolname = current_user"
)
