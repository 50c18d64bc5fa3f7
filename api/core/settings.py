"""All settings, read once from the environment (`FUERSPRECH_…`) and an optional `.env` file."""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parents[2]
MINIMUM_SECRET_LENGTH = 32


class Settings(BaseSettings):
    """What an installation decides. Without any setting: SQLite and keys below `data_dir`.

    Nothing secret has a default: `secret_key` and the key that signs tokens are made on first use
    and kept, readable by the owner alone, in `data_dir`; several processes on several machines
    share them by setting `FUERSPRECH_SECRET_KEY` and `FUERSPRECH_SIGNING_KEY`.
    """

    model_config = SettingsConfigDict(env_prefix="FUERSPRECH_", env_file=".env", extra="ignore")

    data_dir: Path = ROOT / "var"
    frontend_dir: Path = ROOT / "frontend" / "dist"
    public_url: str = "http://localhost:8000"
    demo: bool = False

    database_url: str = ""
    migration_database_url: str = ""
    backup_database_url: str = ""
    listen_database_url: str = ""
    database_pool_size: int = Field(default=20, ge=1, le=200)

    secret_key: SecretStr | None = Field(default=None, min_length=MINIMUM_SECRET_LENGTH)
    signing_key: SecretStr | None = None

    outbound_allow: str = ""
    cors_origins: list[str] = []
    trusted_proxies: str = "127.0.0.1"
    max_body_bytes: int = 1_000_000
    request_seconds: float = Field(default=30, gt=0)

    rate_limit_storage: str = "async+memory://"
    rate_limit_person: int = Field(default=1200, ge=1)
    rate_limit_credential: int = Field(default=600, ge=1)
    rate_limit_address: int = Field(default=600, ge=1)

    stream_limit: int = Field(default=2000, ge=1)

    metrics_token: SecretStr | None = Field(default=None, min_length=MINIMUM_SECRET_LENGTH)

    embedded_worker: bool = True
    drain_seconds: int = Field(default=5, ge=0, le=60)
    lease_seconds: int = Field(default=60, ge=1, le=3600)
    log_format: Literal["console", "json"] = "console"
    log_level: str = "INFO"

    session_idle_hours: int = 12
    session_days: int = 30

    @cached_property
    def application_database(self) -> str:
        """SQLAlchemy address of the database as the application uses it."""
        return self.database_url or f"sqlite+aiosqlite:///{self.data_dir / 'fuersprech.db'}"

    @cached_property
    def migration_database(self) -> str:
        """The same database as the role that owns the schema."""
        return self.migration_database_url or self.application_database

    @cached_property
    def backup_database(self) -> str:
        """The same database as a role that may read every organization's rows."""
        return self.backup_database_url or self.migration_database

    @cached_property
    def outbound_allowed(self) -> frozenset[str]:
        """`host:port` pairs of an own network that outside fetches may reach."""
        return frozenset(part.strip() for part in self.outbound_allow.split(",") if part.strip())

    @property
    def is_https(self) -> bool:
        return self.public_url.startswith("https://")

    @cached_property
    def secret(self) -> bytes:
        """Key material for signatures that stay inside (cursors, media names)."""
        if self.secret_key:
            return self.secret_key.get_secret_value().encode()
        return self.kept("secret.key", lambda: secrets.token_urlsafe(48)).encode()

    def kept(self, name: str, make: Callable[[], str]) -> str:
        """A secret file below `data_dir`, made on first use; two first users agree on one."""
        path = self.data_dir / name
        if not path.exists():
            self.data_dir.mkdir(parents=True, exist_ok=True)
            fresh = path.with_name(f".{name}.{secrets.token_hex(4)}")
            fresh.touch(mode=0o600)
            try:
                with fresh.open("w") as file:
                    file.write(make())
                    file.flush()
                    os.fsync(file.fileno())
                # A hard link fails where the name exists: the loser takes the winner's secret.
                with suppress(FileExistsError):
                    path.hardlink_to(fresh)
            finally:
                fresh.unlink()
        return path.read_text()
