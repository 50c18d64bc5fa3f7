"""The two ways data changes form: JSON → `Input`, row → `Output`; and shared field types."""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from api.core.clock import time_zones
from api.core.records import LanguageMap
from api.core.texts import is_web_address

LANGUAGES = ("de", "fr", "it", "en")


class Input(BaseModel):
    """What a client sends: unknown fields are refused (API-06), texts normalised to NFC."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    @model_validator(mode="before")
    @classmethod
    def _take_whole_numbers(cls, data: Any) -> Any:
        # 3.0 is an integer in JSON, as 3 is; in Python it is none.
        if not isinstance(data, dict):
            return data
        return {
            name: int(value) if isinstance(value, float) and value.is_integer() else value
            for name, value in data.items()
        }


class Output(BaseModel):
    """What a client gets, read off a row's attributes; fields have no defaults."""

    model_config = ConfigDict(from_attributes=True)


def _storable(value: Any) -> Any:
    if isinstance(value, str) and _UNSTORABLE.search(value):
        raise _unreadable()
    return value


def _unreadable() -> PydanticCustomError:
    return PydanticCustomError("text_invalid", "A text may not hold these characters.")


def _clean(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    cleaned = _CONTROL.sub(" ", _storable(value))
    if value.strip() and not cleaned.strip():
        raise _unreadable()
    return unicodedata.normalize("NFC", cleaned)


def _in_line(value: Any) -> Any:
    cleaned = _clean(value)
    return _BREAK.sub(" ", cleaned) if isinstance(cleaned, str) else cleaned


def _languages(value: LanguageMap) -> LanguageMap:
    return {language: text for language, text in value.items() if text}


def _time_zone(value: str) -> str:
    if value not in time_zones():
        raise PydanticCustomError("time_zone_unknown", "A time zone such as Europe/Zurich.")
    return value


def web_address(value: str) -> str:
    """Refuse what is no address of the web."""
    if not is_web_address(value):
        raise PydanticCustomError("url_invalid", "An address starts with http:// or https://.")
    return value


def _written(value: Any) -> Any:
    # Numbers would be taken for seconds since 1970.
    if isinstance(value, date) or (isinstance(value, str) and _DAY.match(value)):
        return value
    raise PydanticCustomError("date_parsing", "A day is written 2026-11-23.")


def _exact(value: Any) -> Any:
    # A JSON number is a float on its way.
    if isinstance(value, Decimal) or (isinstance(value, str) and _AMOUNT.fullmatch(value)):
        return value
    raise PydanticCustomError("decimal_parsing", "A decimal is written 12.50, in quotes.")


_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
# What comes along when something is copied from elsewhere; calendars may not hold it either.
_CONTROL = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_BREAK = re.compile(r"[\t\n\r\u2028\u2029]+")
_AMOUNT = re.compile(r"-?[0-9]{1,10}(\.[0-9]{1,2})?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# For what is kept as it came: a file.
Storable = BeforeValidator(_storable)
Clean = BeforeValidator(_clean)
Line = Annotated[
    str,
    BeforeValidator(_in_line),
    StringConstraints(strip_whitespace=True, min_length=1, max_length=300),
]
Paragraph = Annotated[str, Clean, StringConstraints(strip_whitespace=True, max_length=4000)]
WebAddress = Annotated[
    str,
    Storable,
    StringConstraints(strip_whitespace=True, max_length=2000),
    AfterValidator(web_address),
    Field(
        examples=["https://example.com/feed.xml"],
        json_schema_extra={"format": "uri", "pattern": "^[hH][tT]{2}[pP][sS]?://"},
    ),
]
Language = Annotated[str, StringConstraints(pattern=r"^(de|fr|it|en)$"), Field(examples=["de"])]
BY_LANGUAGE: dict[str, Any] = {"propertyNames": {"enum": list(LANGUAGES)}}
Lines = Annotated[
    dict[Language, Line],
    Field(min_length=1, examples=[{"de": "Wärme"}], json_schema_extra=BY_LANGUAGE),
]
Paragraphs = Annotated[
    dict[Language, Paragraph],
    AfterValidator(_languages),
    Field(examples=[{"de": "Wärme für alle."}], json_schema_extra=BY_LANGUAGE),
]
Day = Annotated[date, BeforeValidator(_written), Field(examples=["2026-11-23"])]
Moment = Annotated[
    AwareDatetime, BeforeValidator(_written), Field(examples=["2026-11-23T08:00:00Z"])
]
Amount = Annotated[
    Decimal,
    BeforeValidator(_exact),
    WithJsonSchema({"type": "string", "pattern": f"^{_AMOUNT.pattern}$", "examples": ["12.50"]}),
]
TimeZone = Annotated[str, AfterValidator(_time_zone), Field(examples=["Europe/Zurich"])]
Flag = StrictBool
Number = StrictInt


def in_language(texts: LanguageMap, language: str, fallback: str = "de") -> str:
    """The text in a language, else in the fallback, else in any."""
    return texts.get(language) or texts.get(fallback) or next(iter(texts.values()), "")
