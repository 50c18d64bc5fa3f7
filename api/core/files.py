"""Stored files, below unguessable names; an object store at scale."""

import secrets
from pathlib import Path
from uuid import UUID

from obstore.exceptions import NotFoundError
from obstore.store import LocalStore

from api.core.errors import NotFound


def fresh_key(organization_id: UUID, suffix: str) -> str:
    """A name for a file that nobody can guess."""
    return f"{organization_id.hex}/{secrets.token_urlsafe(24)}.{suffix}"


class Files:
    """Files of all organizations, keyed by organization first."""

    def __init__(self, directory: Path) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self._store = LocalStore(directory)

    async def write(self, key: str, body: bytes) -> None:
        """Store a file below a key that is on record already: a repeat after a crash writes the
        same file again."""
        await self._store.put_async(key, body)

    async def get(self, key: str) -> bytes:
        """Read a file, or `NotFound`."""
        try:
            result = await self._store.get_async(key)
            return bytes(await result.bytes_async())
        except (NotFoundError, ValueError, FileNotFoundError, IsADirectoryError):
            raise NotFound from None

    async def delete(self, key: str) -> None:
        try:
            await self._store.delete_async(key)
        except (NotFoundError, FileNotFoundError):
            return
