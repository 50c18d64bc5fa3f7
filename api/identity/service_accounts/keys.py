"""How a key is written: `fsp_<organization>.<handle>_<secret>_<checksum>` (K-01).

The prefix lets scanners find keys that leaked; the checksum tells a mistyped one without a look
into the database.
"""

import secrets
import zlib
from dataclasses import dataclass
from uuid import UUID

from api.core import crypto

PREFIX = "fsp_"
HANDLE_BYTES = 4


@dataclass(frozen=True, slots=True)
class Key:
    """A key taken apart."""

    organization_id: UUID
    handle: str
    secret: str

    @property
    def written(self) -> str:
        """As it is handed over, once."""
        body = prefix(self.organization_id, self.handle) + f"_{self.secret}"
        return f"{body}_{_checksum(body)}"


def fresh(organization_id: UUID) -> Key:
    return Key(organization_id, secrets.token_hex(HANDLE_BYTES), crypto.fresh())


def prefix(organization_id: UUID, handle: str) -> str:
    """The part of a key that is no secret: to recognize it by."""
    return PREFIX + crypto.credential(organization_id, handle)


def read(text: str) -> Key | None:
    """Take a key apart; None where it is none."""
    body, _, checksum = text.rpartition("_")
    if not body.startswith(PREFIX) or checksum != _checksum(body):
        return None
    parts = crypto.split_credential(body.removeprefix(PREFIX))
    if parts is None:
        return None
    handle, _, secret = parts[1].partition("_")
    return Key(parts[0], handle, secret)


def _checksum(body: str) -> str:
    return f"{zlib.crc32(body.encode()):08x}"
