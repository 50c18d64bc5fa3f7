"""The only importer of `jose`: signs and verifies our tokens, and closes what jose leaves open.

python-jose accepts missing claims, any `typ`, unknown `crit` headers and, without pinned
algorithms, a public key as an HMAC secret (J-02). Here the algorithm is one, the key is ours, the
header is checked before the signature, and every claim is required (J-01 … J-05).
"""

import base64
import hashlib
import json
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from jose import jwk, jwt
from jose.exceptions import JOSEError
from uuid_utils.compat import uuid7

from api.core import clock
from api.core.settings import Settings

ALGORITHM = "ES256"
MAXIMUM_LENGTH = 8192
LEEWAY_SECONDS = 30
CLAIMS = {"iss", "aud", "sub", "org", "sid", "iat", "exp", "jti"}
HEADER = {"alg", "typ", "kid"}


class TokenKind(StrEnum):
    """Each kind has a `typ` and an audience of its own: none passes for another (J-04)."""

    access = "at+jwt"


class TokenRefused(Exception):
    """A token that is not ours, not of this kind, or no longer valid."""


@dataclass(frozen=True, slots=True)
class Token:
    """What a verified token says."""

    organization_id: UUID
    subject_id: UUID
    session_id: UUID
    token_id: str


class TokenKey:
    """The installation's signing key, constructed once."""

    def __init__(self, pem: str, issuer: str) -> None:
        private = serialization.load_pem_private_key(pem.encode(), password=None)
        if not isinstance(private, ec.EllipticCurvePrivateKey) or private.key_size != 256:
            raise ValueError("FUERSPRECH_SIGNING_KEY must be a P-256 private key in PEM")
        public = private.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        self.issuer = issuer
        self.kid = hashlib.sha256(public).hexdigest()[:16]
        self._private = jwk.construct(pem, ALGORITHM)
        self._public = jwk.construct(public.decode(), ALGORITHM)

    @classmethod
    def of(cls, settings: Settings) -> "TokenKey":
        given = settings.signing_key
        pem = given.get_secret_value() if given else settings.kept("signing.pem", make_pem)
        return cls(pem, settings.public_url)

    def issue(
        self,
        kind: TokenKind,
        organization_id: UUID,
        subject_id: UUID,
        *,
        session_id: UUID,
        lifetime: timedelta,
    ) -> str:
        """A signed token of a kind, for a person of an organization, as long as they stay signed
        in there."""
        issued = int(clock.now().timestamp())
        claims = {
            "iss": self.issuer,
            "aud": _audience(kind),
            "sub": str(subject_id),
            "org": str(organization_id),
            "sid": str(session_id),
            "iat": issued,
            "exp": issued + int(lifetime.total_seconds()),
            "jti": uuid7().hex,
        }
        headers = {"typ": kind.value, "kid": self.kid}
        signed: str = jwt.encode(claims, self._private, algorithm=ALGORITHM, headers=headers)
        return signed

    def verify(self, token: str, kind: TokenKind) -> Token:
        """Read a token of a kind, or raise `TokenRefused`."""
        if len(token) > MAXIMUM_LENGTH:
            raise TokenRefused("too long")
        self._check_header(token, kind)
        required = {
            f"require_{claim}": True for claim in ("exp", "iat", "aud", "iss", "sub", "jti")
        }
        try:
            claims = jwt.decode(
                token,
                self._public,
                algorithms=[ALGORITHM],
                audience=_audience(kind),
                issuer=self.issuer,
                options={**required, "leeway": LEEWAY_SECONDS},
            )
        except JOSEError as error:
            raise TokenRefused(type(error).__name__) from error
        return _read(claims)

    def _check_header(self, token: str, kind: TokenKind) -> None:
        header = _header(token)
        if set(header) != HEADER or header["typ"] != kind.value or header["kid"] != self.kid:
            raise TokenRefused("header")
        if header["alg"] != ALGORITHM:
            raise TokenRefused("algorithm")


def make_pem() -> str:
    """A fresh P-256 key."""
    return (
        ec.generate_private_key(ec.SECP256R1())
        .private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        .decode()
    )


def _audience(kind: TokenKind) -> str:
    return f"fuersprech:{kind.name}"


def _header(token: str) -> dict[str, Any]:
    part = token.partition(".")[0]
    try:
        header = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except ValueError as error:
        raise TokenRefused("header") from error
    if not isinstance(header, dict):
        raise TokenRefused("header")
    return header


def _read(claims: dict[str, Any]) -> Token:
    if set(claims) != CLAIMS or not all(type(claims[name]) is int for name in ("iat", "exp")):
        raise TokenRefused("claims")
    if claims["iat"] > clock.now().timestamp() + LEEWAY_SECONDS:
        raise TokenRefused("from the future")
    try:
        return Token(
            UUID(claims["org"]), UUID(claims["sub"]), UUID(claims["sid"]), str(claims["jti"])
        )
    except (ValueError, AttributeError, TypeError) as error:
        raise TokenRefused("claims") from error
