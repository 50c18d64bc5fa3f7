"""Tables of sharing: what a person passed on, and how often its link was opened."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from api.core.records import (
    Personal,
    Retention,
    TenantRecord,
    personal,
    text_enum,
    within_tenant,
)

KEPT_DAYS = 365


class Channel(StrEnum):
    """Where somebody says they passed something on; `device` is what the phone offers itself."""

    linkedin = "linkedin"
    x = "x"
    bluesky = "bluesky"
    mastodon = "mastodon"
    xing = "xing"
    whatsapp = "whatsapp"
    threema = "threema"
    email = "email"
    copy = "copy"
    device = "device"


# Here everybody can read it. Of the others it is only noted that it was, if the person says so.
PUBLIC = frozenset(
    {Channel.linkedin, Channel.x, Channel.bluesky, Channel.mastodon, Channel.xing},
)


class Share(TenantRecord, table=True):
    """A person's own note on passing something on; only that person ever reads it.

    It begins with the link, before anybody knows whether it is posted: `shared_at` is set when the
    person says that it was. `suggestion_id` is no reference on purpose: a suggestion can be
    deleted without anybody learning who passed it on, and what was posted leads on to its page.
    """

    subject: ClassVar = "person_id"
    retention: ClassVar = Retention("created_at", days=KEPT_DAYS)
    __table_args__ = (
        within_tenant("person_id", "person", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "code"),
        Index(None, "organization_id", "person_id", "created_at", "id"),
        Index(None, "organization_id", "suggestion_id", "shared_at"),
        Index(None, "organization_id", "created_at"),
    )

    person_id: UUID
    suggestion_id: UUID = Field(sa_column_kwargs=personal(Personal.activity))
    title: str = Field(max_length=300, sa_column_kwargs=personal(Personal.activity))
    url: str | None = Field(
        default=None, max_length=2000, sa_column_kwargs=personal(Personal.activity)
    )
    code: str | None = Field(
        default=None, max_length=16, sa_column_kwargs=personal(Personal.activity)
    )
    channel: Channel | None = Field(
        default=None, sa_type=text_enum(Channel), sa_column_kwargs=personal(Personal.activity)
    )
    text: str | None = Field(
        default=None, max_length=4000, sa_column_kwargs=personal(Personal.text)
    )
    shared_at: datetime | None = Field(default=None, sa_column_kwargs=personal(Personal.activity))


class ShareClicks(TenantRecord, table=True):
    """How often a link was opened on a day; of whoever opened it nothing is kept."""

    subject: ClassVar = "person_id"
    retention: ClassVar = Retention("clicked_on", days=KEPT_DAYS)
    __table_args__ = (
        within_tenant("person_id", "person", on_delete="CASCADE"),
        within_tenant("share_id", "share", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "share_id", "clicked_on"),
        Index(None, "organization_id", "clicked_on"),
    )

    person_id: UUID
    share_id: UUID
    clicked_on: date = Field(sa_column_kwargs=personal(Personal.activity))
    clicks: int = Field(sa_column_kwargs=personal(Personal.activity))
