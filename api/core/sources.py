"""Reads what there is to import, at an address or in a file, or says in a sentence why not."""

from collections.abc import Mapping
from pathlib import Path

import anyio

from api.core.http import Fetched, OutsideRefused, fetch

MAX_BYTES = 10_000_000
FETCH_SECONDS = 15.0
NOT_MODIFIED, GONE = 304, 410

_IMPATIENT = {429, 503}


class NothingRead(Exception):
    """Why nothing could be imported, in a sentence."""


class SourceUnreadable(Exception):
    """Why a source could not be read: a stable code, an English sentence, the answer's status."""

    def __init__(
        self, code: str, detail: str, *, status: int | None = None, retry_after: int | None = None
    ) -> None:
        super().__init__(detail)
        self.code, self.detail = code, detail
        self.status, self.retry_after = status, retry_after

    @property
    def is_gone(self) -> bool:
        """For good, as the other side says."""
        return self.status == GONE

    @classmethod
    def of(cls, error: OutsideRefused) -> "SourceUnreadable":
        return cls(
            error.code,
            error.detail,
            status=error.status,
            retry_after=error.retry_after if error.status in _IMPATIENT else None,
        )


async def read(
    url: str, accept: tuple[str, ...], asked: Mapping[str, str], allow: frozenset[str]
) -> Fetched:
    """Fetch what a source has now."""
    return await fetch(
        url,
        accept=accept,
        max_bytes=MAX_BYTES,
        timeout=FETCH_SECONDS,
        headers=asked,
        allow=allow,
    )


async def content_of(path: Path) -> bytes:
    """What a file holds. Raises `NothingRead` for one that cannot be read or is too large."""
    file = anyio.Path(path)
    try:
        if (await file.stat()).st_size > MAX_BYTES:
            raise NothingRead(f"The file is larger than {MAX_BYTES} bytes.")
        return await file.read_bytes()
    except OSError as error:
        raise NothingRead(f"The file cannot be read: {error.strerror}.") from error


def conditions(etag: str | None, last_modified: str | None) -> Mapping[str, str]:
    """The headers that ask only for what is newer than the version that was read last."""
    asked = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in asked.items() if value}


def version_of(fetched: Fetched) -> dict[str, str | None]:
    """What the server says of this version; longer than we keep is as good as none."""
    etag = fetched.headers.get("etag", "")
    modified = fetched.headers.get("last-modified", "")
    return {
        "etag": etag if 0 < len(etag) <= 500 else None,
        "last_modified": modified if 0 < len(modified) <= 100 else None,
    }
