"""Random secrets, their hashes, and signatures that stay inside."""

import base64
import hashlib
import hmac
import secrets
from uuid import UUID

SECRET_BYTES = 32


def fresh() -> str:
    """A new secret of 256 bits, safe in cookies and addresses."""
    return secrets.token_urlsafe(SECRET_BYTES)


def digest(secret: str) -> str:
    """What is stored of a secret. High entropy, so a fast hash is right."""
    return hashlib.sha256(secret.encode()).hexdigest()


def credential(organization_id: UUID, secret: str) -> str:
    """`<organization>.<secret>`: the organization in the clear, bound before any row is read."""
    return f"{organization_id.hex}.{secret}"


def split_credential(value: str) -> tuple[UUID, str] | None:
    """Take a credential apart; None where it is none."""
    organization, dot, secret = value.partition(".")
    if not dot or len(organization) != 32 or not secret:
        return None
    try:
        return UUID(hex=organization), secret
    except ValueError:
        return None


def sign(key: bytes, purpose: str, payload: bytes) -> str:
    """Base64url of payload and its HMAC, bound to a purpose."""
    mac = hmac.digest(key, purpose.encode() + b"\0" + payload, "sha256")[:16]
    return base64.urlsafe_b64encode(mac + payload).decode().rstrip("=")


def unsign(key: bytes, purpose: str, value: str) -> bytes | None:
    """The payload, or None where the signature is not ours for this purpose."""
    try:
        raw = base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))
    except ValueError:
        return None
    mac, payload = raw[:16], raw[16:]
    expected = hmac.digest(key, purpose.encode() + b"\0" + payload, "sha256")[:16]
    return payload if hmac.compare_digest(mac, expected) else None
