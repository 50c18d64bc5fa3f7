"""Tables of notifications: what a person is told of, and which kinds they want to hear of."""

from datetime import datetime
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
from api.identity.principal import Permission


class NotificationKind(StrEnum):
    """What somebody is told of, and switches on or off; `kinds.py` says how one is added."""

    kudos_received = "kudos_received"
    kudos_answered = "kudos_answered"
    proposal_approved = "proposal_approved"
    participation_decided = "participation_decided"
    event_changed = "event_changed"
    nominated = "nominated"
    export_ready = "export_ready"
    key_ending = "key_ending"


# What follows from something the person began, or from an office they hold: it reaches them in a
# pause too. Who pauses is told of nothing else.
OWN = frozenset(
    {
        NotificationKind.proposal_approved,
        NotificationKind.participation_decided,
        NotificationKind.event_changed,
        NotificationKind.export_ready,
        NotificationKind.key_ending,
    }
)
# What reaches those alone who hold an office: the permission that comes with it.
OF_OFFICE = {NotificationKind.key_ending: Permission.service_accounts_write}
# What one has to switch on first: whatever does not concern the person directly.
OFF_AT_FIRST: frozenset[NotificationKind] = frozenset()


class AboutKind(StrEnum):
    """What a notification leads to."""

    kudos = "kudos"
    suggestion = "suggestion"
    event = "event"
    nomination = "nomination"
    export = "export"
    service_account = "service_account"


class Notification(TenantRecord, table=True):
    """One thing that a person is told, once: `message_id` is the message that told of it.

    Those with the same `bundle` are shown as one. No words are kept: `detail` says which of the
    words of its kind fit. `about_id` is no reference on purpose: the things are other features',
    and what is told of a thing that is gone is not shown. The actor is set only where the person
    sees anyway who it was.
    """

    subject: ClassVar = "person_id"
    retention: ClassVar = Retention("created_at", days=90)
    __table_args__ = (
        within_tenant("person_id", "person", on_delete="CASCADE"),
        within_tenant("actor_id", "person", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "person_id", "message_id"),
        Index(None, "organization_id", "person_id", "created_at", "id"),
        Index(None, "organization_id", "actor_id"),
        Index(None, "organization_id", "created_at"),
    )

    person_id: UUID
    message_id: UUID
    kind: NotificationKind = Field(
        sa_type=text_enum(NotificationKind), sa_column_kwargs=personal(Personal.activity)
    )
    detail: str | None = Field(
        default=None, max_length=40, sa_column_kwargs=personal(Personal.activity)
    )
    about_kind: AboutKind = Field(
        sa_type=text_enum(AboutKind), sa_column_kwargs=personal(Personal.activity)
    )
    about_id: UUID = Field(sa_column_kwargs=personal(Personal.activity))
    actor_id: UUID | None = Field(default=None, sa_column_kwargs=personal(Personal.activity))
    bundle: str = Field(max_length=100, sa_column_kwargs=personal(Personal.activity))
    read_at: datetime | None = Field(default=None, sa_column_kwargs=personal(Personal.activity))


class NotificationSetting(TenantRecord, table=True):
    """What a person has switched on or off; where there is no row, it is as the kind has it."""

    subject: ClassVar = "person_id"
    __table_args__ = (
        within_tenant("person_id", "person", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "person_id", "kind"),
    )

    person_id: UUID
    kind: NotificationKind = Field(
        sa_type=text_enum(NotificationKind), sa_column_kwargs=personal(Personal.choice)
    )
    in_app: bool = Field(sa_column_kwargs=personal(Personal.choice))
