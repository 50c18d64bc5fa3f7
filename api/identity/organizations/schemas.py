"""What the endpoint about the organization accepts."""

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from api.core.schemas import Clean, Input, Language, Lines, Number, TimeZone

Name = Annotated[
    str,
    Clean,
    StringConstraints(min_length=1, max_length=200),
    Field(examples=["Firma AG"]),
]
Key = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40),
    Field(examples=["courage"]),
]


def _distinct(languages: list[str]) -> list[str]:
    return list(dict.fromkeys(languages))


class Value(Input):
    """One thing the organization holds dear."""

    key: Key
    names: Annotated[Lines, Field(examples=[{"de": "Mut"}])]


class OrganizationUpdate(Input):
    name: Name | None = None
    languages: (
        Annotated[list[Language], Field(min_length=1, max_length=4), AfterValidator(_distinct)]
        | None
    ) = None
    default_language: Language | None = None
    time_zone: TimeZone | None = None
    minimum_group_size: Annotated[Number, Field(ge=5, le=100, examples=[5])] | None = None
    values: Annotated[list[Value], Field(max_length=20)] | None = None
