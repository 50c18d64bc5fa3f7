"""The rhythm of a standing engagement: which rules are accepted, and the meetings they make."""

import itertools
import re
from collections.abc import Iterator
from datetime import datetime

from dateutil.rrule import rrulestr

from api.core.errors import Invalid

_WEEKDAY = "(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)"
# Each of these goes on for ever and comes up within years: so expanding it is cheap.
_PARTS = {
    "FREQ": re.compile("DAILY|WEEKLY|MONTHLY|YEARLY"),
    "INTERVAL": re.compile("[1-9][0-9]?"),
    "BYDAY": re.compile(f"{_WEEKDAY}(?:,{_WEEKDAY}){{0,6}}"),
    "BYMONTHDAY": re.compile("-1|[1-9]|[12][0-9]|3[01]"),
}
_PLAIN_ONLY = {"DAILY", "WEEKLY"}


class RhythmInvalid(Invalid):
    detail = "A rhythm is an RRULE such as FREQ=MONTHLY;BYDAY=2TU."

    def __init__(self) -> None:
        super().__init__(pointer="#/rhythm")


def checked(rule: str) -> str:
    """The rule in capitals, or `RhythmInvalid` where it is more than a plain rhythm."""
    parts: dict[str, str] = {}
    for part in rule.upper().removeprefix("RRULE:").split(";"):
        name, _, value = part.partition("=")
        if name not in _PARTS or name in parts or not _PARTS[name].fullmatch(value):
            raise RhythmInvalid
        parts[name] = value
    if "FREQ" not in parts or {"BYDAY", "BYMONTHDAY"} <= set(parts):
        raise RhythmInvalid
    counts_days = any(char.isdigit() for char in parts.get("BYDAY", ""))
    if parts["FREQ"] in _PLAIN_ONLY and (counts_days or "BYMONTHDAY" in parts):
        raise RhythmInvalid
    return ";".join(f"{name}={value}" for name, value in parts.items())


def starts(rule: str, first: datetime, since: datetime, until: datetime) -> Iterator[datetime]:
    """The local starts within a time, in order; the first meeting is one whatever the rule says."""
    if since <= first <= until:
        yield first
    following = rrulestr(rule, dtstart=first).xafter(max(since, first), inc=since > first)
    yield from itertools.takewhile(lambda start: start <= until, following)
