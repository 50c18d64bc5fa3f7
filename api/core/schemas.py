"""The two ways data changes form: JSON → `Input`, row → `Output`; and shared field types."""

import unicodedata
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from api.core.clock import time_zones
from api.core.records import LanguageMap

LANGUAGES = ("de", "fr", "it", "en")


class Input(BaseModel):
    """What a client sends: unknown fields are refused (API-06), texts normalised to NFC."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class Output(BaseModel):
    """What a client gets, read off a row's attributes; fields have no defaults."""

    model_config = ConfigDict(from_attributes=True)


def _clean(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if "\x00" in value or any(0xD800 <= ord(char) <= 0xDFFF for char in value):
        raise PydanticCustomError("text_invalid", "A text may not hold these characters.")
    return unicodedata.normalize("NFC", value)


def _languages(value: LanguageMap) -> LanguageMap:
    return {language: text for language, text in value.items() if text}


def _time_zone(value: str) -> str:
    if value not in time_zones():
        raise PydanticCustomError("time_zone_unknown", "A time zone such as Europe/Zurich.")
    return value


def web_address(value: str) -> str:
    """Refuse what is no address of the web."""
    try:
        parts = urlsplit(value)
        good = (
            parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
        )
        _ = parts.port
    except ValueError:
        good = False
    if not good:
        raise PydanticCustomError("url_invalid", "An address starts with http:// or https://.")
    return value


Clean = BeforeValidator(_clean)
Line = Annotated[str, Clean, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Paragraph = Annotated[str, Clean, StringConstraints(strip_whitespace=True, max_length=4000)]
WebAddress = Annotated[
    str,
    Clean,
    StringConstraints(strip_whitespace=True, max_length=2000),
    AfterValidator(web_address),
    Field(examples=["https://example.com/feed.xml"]),
]
Language = Annotated[str, StringConstraints(pattern=r"^(de|fr|it|en)$"), Field(examples=["de"])]
Lines = Annotated[dict[Language, Line], Field(min_length=1, examples=[{"de": "Wärme"}])]
Paragraphs = Annotated[dict[Language, Paragraph], AfterValidator(_languages)]
TimeZone = Annotated[str, AfterValidator(_time_zone), Field(examples=["Europe/Zurich"])]
Flag = StrictBool
Number = StrictInt


def in_language(texts: LanguageMap, language: str, fallback: str = "de") -> str:
    """The text in a language, else in the fallback, else in any."""
    return texts.get(language) or texts.get(fallback) or next(iter(texts.values()), "")
