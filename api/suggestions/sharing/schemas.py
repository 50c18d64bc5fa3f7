"""What the endpoints about sharing accept and return."""

import datetime as dt
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from api.core.schemas import Flag, Input, Output, Paragraph
from api.suggestions.sharing.clicks import NotSeenCode
from api.suggestions.sharing.models import PUBLIC, Channel

_OWN_WORDS = Field(examples=["Bei uns im Keller steht so eine. Was mich überrascht hat: …"])
_Text = Annotated[Paragraph, _OWN_WORDS, Field(min_length=1)]


class WordingCheck(Input):
    text: Annotated[Paragraph, _OWN_WORDS] = ""


class NetworkLength(Output):
    network: Channel
    length: int = Field(description="As the network counts: links, emoji and signs in its way.")
    limit: int
    fits: bool
    folds_after: int | None = Field(
        description="After about so many characters the rest hides behind “more”."
    )


class WordingChecked(Output):
    same_as_colleagues: bool = Field(
        description="Several colleagues have passed it on in nearly these words. Whose, nobody "
        "learns; of few the answer is no, so that it tells of nobody."
    )
    same_as_wording: bool = Field(description="It is nearly one of the proposed wordings.")
    has_disclosure: bool = Field(description="The text says where its author works.")
    disclosure: str = Field(
        description="How one may say so, in one's own language.",
        examples=["Ich arbeite bei Firma AG."],
    )
    lengths: list[NetworkLength]


class _Told(Input):
    """Where something was passed on. A private channel has no text here: what is written there
    stays there."""

    text: _Text | None = None

    def refuse_private_text(self, channel: Channel | None) -> None:
        if self.text is not None and channel not in PUBLIC:
            raise PydanticCustomError(
                "text_misplaced", "A text belongs to a share that everybody can read."
            )


class ShareCreate(_Told):
    """Without a channel it is only begun: nobody has posted anything yet."""

    channel: Annotated[Channel | None, Field(examples=["linkedin"])] = None
    with_link: Annotated[
        Flag,
        Field(
            description="Make a short link, whose clicks are counted for me alone; of what is "
            "approved and has an address."
        ),
    ] = True

    @model_validator(mode="after")
    def _in_public(self) -> Self:
        self.refuse_private_text(self.channel)
        return self


class ShareStatement(_Told):
    """«Yes, I shared it.»"""

    channel: Channel

    @model_validator(mode="after")
    def _in_public(self) -> Self:
        self.refuse_private_text(self.channel)
        return self


class NotSeen(Output):
    code: NotSeenCode
    text: str = Field(examples=["Who read your text without opening the link."])


class Clicks(Output):
    count: int
    not_seen: list[NotSeen] = Field(description="What the number cannot say, in words.")


class MyShare(Output):
    id: UUID
    suggestion_id: UUID = Field(description="The suggestion may be gone since.")
    title: str
    channel: Channel | None = Field(description="Null until I say that I shared it.")
    text: str | None
    short_url: str | None = Field(
        description="Leads to the suggestion's own page, for a year.",
        examples=["https://fuersprech.firma.ch/s/01Hn3kQd8ZpW5vTb2YxLc7aB3dE9xK"],
    )
    clicks: Clicks | None = Field(description="Of the short link, where there is one.")
    created_at: dt.datetime
    shared_at: dt.datetime | None
