"""What a backup needs of a database, and the refusals it knows."""

from pathlib import Path
from typing import Protocol


class BackupRefused(Exception):
    """Nothing was backed up or restored; the text says why, for whoever sits at the terminal."""


class Store(Protocol):
    """A database as backups see it."""

    kind: str

    def dump(self, target: Path) -> None:
        """Write a consistent copy of the database, which may be in use meanwhile."""

    def schema(self) -> str:
        """The migration the database is at."""

    def holds_data(self) -> bool:
        """Whether restoring would overwrite something."""

    def load(self, source: Path) -> None:
        """Replace everything by what a dump holds."""
