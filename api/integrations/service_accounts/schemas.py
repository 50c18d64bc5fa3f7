"""What the endpoints about service accounts and their keys accept and return."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from api.core.addresses import network
from api.core.schemas import Clean, Input, Number, Output
from api.identity.principal import Scope

MAXIMUM_DAYS = 365
MAXIMUM_NETWORKS = 50

Name = Annotated[
    str,
    Clean,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=100),
    Field(examples=["Intranet"]),
]
Contact = Annotated[
    str,
    Clean,
    StringConstraints(strip_whitespace=True, max_length=200),
    Field(description="Whom to ask about it.", examples=["intranet@firma.ch"]),
]


def _networks(texts: list[str]) -> list[str]:
    try:
        return sorted({str(network(text)) for text in texts})
    except ValueError:
        raise PydanticCustomError(
            "network_invalid", "A network is written 192.0.2.0/24 or 2001:db8::/48."
        ) from None


Networks = Annotated[
    list[Annotated[str, Clean, StringConstraints(strip_whitespace=True, max_length=50)]],
    Field(
        max_length=MAXIMUM_NETWORKS,
        description="Networks that the tool's keys work from; none: from everywhere.",
        examples=[["192.0.2.0/24", "2001:db8::/48"]],
    ),
    AfterValidator(_networks),
]


def _distinct(scopes: list[Scope]) -> list[Scope]:
    return sorted(set(scopes))


Scopes = Annotated[
    list[Scope],
    Field(min_length=1, max_length=len(Scope), examples=[["suggestions:read"]]),
    AfterValidator(_distinct),
]
Lifetime = Annotated[
    Number,
    Field(ge=1, le=MAXIMUM_DAYS, description="Days that the key works.", examples=[180]),
]


class KeyState(StrEnum):
    active = "active"
    expired = "expired"
    revoked = "revoked"


class ServiceAccountCreate(Input):
    name: Name
    contact: Contact = ""
    networks: Networks = []


class ServiceAccountUpdate(Input):
    name: Name | None = None
    contact: Contact | None = None
    networks: Networks | None = None


class ServiceKeyCreate(Input):
    scopes: Scopes
    lifetime_days: Lifetime


class ServiceKeyRotation(Input):
    lifetime_days: Lifetime


class ServiceKeyRead(Output):
    """A key without its secret."""

    id: UUID
    prefix: str = Field(
        description="How the key begins: to recognize it by.",
        examples=["fsp_01939c3e7a5b7c3d8e215f0d6a4b9c11.4be1a9c0"],
    )
    scopes: list[Scope]
    state: KeyState
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None = Field(description="To within ten minutes; null: never.")
    revoked_at: datetime | None
    ends_soon: bool = Field(
        description="It works for 30 days or less, and no later key of the tool lasts longer."
    )


class ServiceKeyCreated(ServiceKeyRead):
    key: str = Field(
        description="The whole key. It is shown this once.",
        examples=[
            "fsp_01939c3e7a5b7c3d8e215f0d6a4b9c11.4be1a9c0"
            "_xv2Yh0K3p9cJm5sWq1tXzP4dR7uL8nE6aB0gH2iK1oM_8c1d02fe"
        ],
    )


class ServiceAccountRead(Output):
    id: UUID
    name: str
    contact: str
    networks: list[str]
    keys: list[ServiceKeyRead] = Field(description="The newest first.")
    created_at: datetime
    version: int
