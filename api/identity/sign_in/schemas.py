"""What signing in accepts and returns."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from api.core.schemas import Clean, Input, Output
from api.identity.schemas import MeRead


class SessionCreate(Input):
    email: Annotated[
        str,
        Clean,
        StringConstraints(min_length=3, max_length=320),
        Field(examples=["lea@firma.ch"]),
    ]
    password: Annotated[
        str,
        Clean,
        StringConstraints(strip_whitespace=False, min_length=1, max_length=128),
        Field(examples=["correct horse battery staple"]),
    ]


class SessionRead(Output):
    """The person now signed in; the session itself is in the cookie."""

    person: MeRead


class TokenRead(Output):
    access_token: str
    token_type: Literal["Bearer"]
    expires_in: int = Field(description="Seconds.")


class SignInSessionRead(Output):
    id: UUID
    created_at: datetime
    last_seen_at: datetime
    user_agent: str
    is_current: bool
