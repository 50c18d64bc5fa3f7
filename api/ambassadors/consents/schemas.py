"""What the endpoints about consents accept and return."""

import datetime as dt

from pydantic import Field

from api.ambassadors.models import Purpose
from api.ambassadors.schemas import TextVersion
from api.core.records import LanguageMap
from api.core.schemas import Flag, Input, Output


class ConsentPut(Input):
    granted: Flag
    text_version: TextVersion | None = None


class ConsentRead(Output):
    purpose: Purpose
    granted: bool
    granted_at: dt.datetime | None
    text_version: str = Field(description="Of the text consented to, or to be consented to.")
    language: str = Field(description="In which it was, or would be, read.")
    is_current: bool = Field(
        description="False when the text has changed since: it holds again once I agree again."
    )
    is_in_force: bool = Field(description="Whether it counts today; not while paused.")


class ConsentTextRead(Output):
    """What one purpose means: what it allows, who sees what, how to take it back."""

    purpose: Purpose
    version: str
    language: str
    title: str
    text: str
    hash: str = Field(description="SHA-256 of title, line feed and text; kept with the consent.")
    titles: LanguageMap
    texts: LanguageMap
    hashes: LanguageMap
