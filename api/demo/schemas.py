"""What the demo's endpoints accept and return."""

from enum import StrEnum

from pydantic import Field

from api.core.schemas import Input, Output


class Persona(StrEnum):
    member = "member"
    ambassador = "ambassador"
    manager = "manager"
    lead = "lead"
    admin = "admin"


class DemoSessionCreate(Input):
    # `as` is no name in Python.
    persona: Persona = Field(alias="as", examples=["ambassador"])


class PersonaRead(Output):
    persona: Persona = Field(serialization_alias="as")
    name: str
    job_title: str


class DemoRead(Output):
    enabled: bool
    personas: list[PersonaRead] = Field(description="Empty outside demo mode.")
