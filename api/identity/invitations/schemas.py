"""What the endpoints about invitations accept and return."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from api.core.schemas import Clean, Input, Output
from api.identity.sign_in.strength import MAXIMUM_LENGTH, MINIMUM_LENGTH

Token = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200),
    Field(
        description="What follows `#` in the link.",
        examples=["01939c3e7a5b7c3d8e215f0d6a4b9c11.v2Yh0K3p9cJm5sWq1tXz"],
    ),
]


class InvitationCreated(Output):
    """The link is shown this once; handing it over is up to the administrator."""

    url: str
    expires_at: datetime


class InvitationLookup(Input):
    token: Token


class InvitationRead(Output):
    organization_name: str
    person_name: str
    expires_at: datetime


class InvitationAcceptance(Input):
    token: Token
    password: Annotated[
        str,
        Clean,
        StringConstraints(
            strip_whitespace=False, min_length=MINIMUM_LENGTH, max_length=MAXIMUM_LENGTH
        ),
        Field(examples=["kiesel trompete mittwoch ahorn"]),
    ]
