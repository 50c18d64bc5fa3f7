"""Tokens: ours pass, and none of these forgeries does (J-01 … J-05)."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from api.core import clock
from api.core.tokens import TokenKey, TokenKind, TokenRefused, make_pem

PEM = make_pem()
KEY = TokenKey(PEM, "https://ours.example")
ORGANIZATION, PERSON, SESSION = uuid4(), uuid4(), uuid4()


def encoded(value: Any) -> str:
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def forged(
    header: dict[str, Any] | None = None,
    claims: dict[str, Any] | None = None,
    *,
    without: str = "",
    pem: str = PEM,
) -> str:
    """A token signed as ES256 wants it, with whatever header and claims an attacker likes."""
    now = int(clock.now().timestamp())
    full_header = {"alg": "ES256", "typ": "at+jwt", "kid": KEY.kid, **(header or {})}
    full_claims = {
        "iss": "https://ours.example",
        "aud": "fuersprech:access",
        "sub": str(PERSON),
        "org": str(ORGANIZATION),
        "sid": str(SESSION),
        "iat": now,
        "exp": now + 600,
        "jti": "1",
        **(claims or {}),
    }
    for part in (full_header, full_claims):
        part.pop(without, None)
    signed = f"{encoded(full_header)}.{encoded(full_claims)}"
    private = serialization.load_pem_private_key(pem.encode(), None)
    assert isinstance(private, ec.EllipticCurvePrivateKey)
    r, s = decode_dss_signature(private.sign(signed.encode(), ec.ECDSA(hashes.SHA256())))
    return f"{signed}.{encoded(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"


def by_hmac(secret: bytes) -> str:
    signed = forged({"alg": "HS256"}).rpartition(".")[0]
    return f"{signed}.{encoded(hmac.digest(secret, signed.encode(), hashlib.sha256))}"


def public(encoding: serialization.Encoding) -> bytes:
    private = serialization.load_pem_private_key(PEM.encode(), None)
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return private.public_key().public_bytes(encoding, form)


def unsigned() -> str:
    return forged({"alg": "none"}).rpartition(".")[0] + "."


def tampered() -> str:
    header, _, signature = forged().split(".")
    other = forged(claims={"sub": str(uuid4())}).split(".")[1]
    return f"{header}.{other}.{signature}"


FORGERIES: dict[str, Callable[[], str]] = {
    "algorithm none": unsigned,
    "payload changed": tampered,
    "another key": lambda: forged(pem=make_pem()),
    "public key in PEM as HMAC secret": lambda: by_hmac(public(serialization.Encoding.PEM)),
    "public key in DER as HMAC secret": lambda: by_hmac(public(serialization.Encoding.DER)),
    "empty HMAC secret": lambda: by_hmac(b""),
    "algorithm in lower case": lambda: forged({"alg": "es256"}),
    "another kind": lambda: forged({"typ": "refresh+jwt"}),
    "plain JWT": lambda: forged({"typ": "JWT"}),
    "no typ": lambda: forged(without="typ"),
    "unknown kid": lambda: forged({"kid": "other"}),
    "no kid": lambda: forged(without="kid"),
    "crit": lambda: forged({"crit": ["b64"]}),
    "jku": lambda: forged({"jku": "https://evil.example/keys"}),
    "jwk": lambda: forged({"jwk": {"kty": "EC"}}),
    "x5u": lambda: forged({"x5u": "https://evil.example/cert"}),
    "x5c": lambda: forged({"x5c": ["MII"]}),
    "expired": lambda: forged(claims={"exp": int(clock.now().timestamp()) - 60}),
    "from the future": lambda: forged(claims={"iat": int(clock.now().timestamp()) + 3600}),
    "exp as text": lambda: forged(claims={"exp": "9999999999"}),
    "exp as a fraction": lambda: forged(claims={"exp": clock.now().timestamp() + 60}),
    "another issuer": lambda: forged(claims={"iss": "https://evil.example"}),
    "another audience": lambda: forged(claims={"aud": "fuersprech:invite"}),
    "several audiences": lambda: forged(claims={"aud": ["fuersprech:access", "x"], "x": 1}),
    "a claim too many": lambda: forged(claims={"roles": ["admin"]}),
    "subject no id": lambda: forged(claims={"sub": "admin"}),
    "organization no id": lambda: forged(claims={"org": 7}),
    **{
        f"no {claim}": (lambda claim=claim: forged(without=claim))
        for claim in ("iss", "aud", "sub", "org", "iat", "exp", "jti")
    },
    "too long": lambda: forged(claims={"jti": "x" * 9000}),
    "not a token": lambda: "abc",
    "empty": lambda: "",
    "header no object": lambda: f"{encoded([1])}.{encoded({})}.x",
    "five parts": lambda: forged() + ".x.y",
}


def own() -> str:
    lifetime = timedelta(minutes=10)
    return KEY.issue(TokenKind.access, ORGANIZATION, PERSON, session_id=SESSION, lifetime=lifetime)


def test_own_token_passes() -> None:
    read = KEY.verify(own(), TokenKind.access)

    assert (read.organization_id, read.subject_id) == (ORGANIZATION, PERSON)
    assert read.session_id == SESSION


def test_forger_would_pass_with_nothing_changed() -> None:
    # Otherwise the table below would prove nothing.
    assert KEY.verify(forged(), TokenKind.access).subject_id == PERSON


@pytest.mark.parametrize("forgery", FORGERIES)
def test_forged_token_is_refused(forgery: str) -> None:
    with pytest.raises(TokenRefused):
        KEY.verify(FORGERIES[forgery](), TokenKind.access)


def test_token_ends_after_its_lifetime() -> None:
    token = own()

    with time_machine.travel(clock.now() + timedelta(minutes=11)), pytest.raises(TokenRefused):
        KEY.verify(token, TokenKind.access)


def test_signing_key_of_another_curve_is_refused() -> None:
    pem = (
        ec.generate_private_key(ec.SECP384R1())
        .private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        .decode()
    )

    with pytest.raises(ValueError, match="P-256"):
        TokenKey(pem, "https://ours.example")


def test_token_ids_differ() -> None:
    tokens = {KEY.verify(own(), TokenKind.access).token_id for _ in range(3)}

    assert len(tokens) == 3
