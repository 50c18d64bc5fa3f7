"""The kinds of times, days and rhythms that requests about events take."""

import datetime as dt
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from api.core.schemas import Day, Number

EARLIEST, LATEST = 1990, 2199
MOST_MINUTES = 60 * 24 * 31


def _text(value: Any) -> Any:
    if not isinstance(value, str):
        raise PydanticCustomError("datetime_type", "A time is a text such as 2027-03-11T09:00.")
    return value


def _in_range(value: Any) -> Any:
    if not EARLIEST <= value.year <= LATEST:
        raise PydanticCustomError("date_out_of_range", "This year is not one that events are in.")
    return value


_DATE = "(199[0-9]|2[01][0-9]{2})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]"
EventTime = Annotated[
    dt.datetime,
    BeforeValidator(_text),
    AfterValidator(_in_range),
    WithJsonSchema(
        {
            "type": "string",
            "description": "With an offset or Z, or else as the clocks show it in `time_zone`.",
            "pattern": f"^{_DATE}T{_CLOCK}(:[0-5][0-9])?(Z|[+-]{_CLOCK})?$",
            "examples": ["2027-03-11T09:00"],
        }
    ),
]
EventDay = Annotated[Day, AfterValidator(_in_range), Field(examples=["2027-03-11"])]
Rhythm = Annotated[
    str,
    Field(
        max_length=200,
        description="An RRULE of FREQ, INTERVAL, BYDAY and BYMONTHDAY; it ends with the event.",
        examples=["FREQ=MONTHLY;BYDAY=2TU"],
    ),
]
Minutes = Annotated[Number, Field(ge=1, le=MOST_MINUTES)]
