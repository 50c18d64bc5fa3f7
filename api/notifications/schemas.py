"""What the endpoints of notifications accept and return."""

import datetime as dt
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.core.pagination import Page
from api.core.schemas import Flag, Input, Moment, Output
from api.identity.schemas import PersonRef
from api.notifications.models import AboutKind, NotificationKind


class NotificationAbout(Output):
    kind: AboutKind
    id: UUID
    title: str | None = Field(description="Null also where the caller may not see it.")


class NotificationRead(Output):
    id: UUID
    kind: NotificationKind
    detail: str | None = Field(
        description="What happened, where a kind has several: `confirmed`, `moved` …"
    )
    text: str = Field(
        description="In the person's language, for all that is bundled here.",
        examples=["3 Personen danken dir."],
    )
    count: int = Field(description="How many are bundled here; `id` is the newest.")
    actors: list[PersonRef] = Field(description="Whose doing it is, where the caller sees that.")
    about: NotificationAbout = Field(description="What the newest is about.")
    is_read: bool
    created_at: dt.datetime


class NotificationPage(Page[NotificationRead]):
    """Entries, and how many there are in all that are not read."""

    unread: int


class ReadUntil(Input):
    until: Annotated[
        Moment,
        Field(description="`created_at` of the newest that was seen; up to it, all is read."),
    ]


class NotificationSettingRead(Output):
    kind: NotificationKind
    label: str = Field(description="Its name, in the person's language.", examples=["Dank an mich"])
    in_app: bool = Field(description="Told in the app.")


class NotificationSettingsRead(Output):
    items: list[NotificationSettingRead]


class NotificationSettingPut(Input):
    kind: NotificationKind
    in_app: Flag


class NotificationSettingsUpdate(Input):
    items: Annotated[
        list[NotificationSettingPut],
        Field(min_length=1, max_length=50, description="The kinds to change; others stay."),
    ]
