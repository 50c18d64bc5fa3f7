"""The table of reactions: what a person did with a thing that was shown to them."""

from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from api.core.records import Json, Personal, TenantRecord, personal, text_enum, within_tenant
from api.matching.items import ItemKind


class ReactionKind(StrEnum):
    saved = "saved"
    dismissed = "dismissed"
    done = "done"


class DismissalReason(StrEnum):
    not_my_topic = "not_my_topic"
    not_my_skill = "not_my_skill"
    known = "known"
    not_now = "not_now"
    other = "other"


class Reaction(TenantRecord, table=True):
    """A person's own note on a thing; only that person ever reads it.

    `topic_ids` and `source_id` are what the thing had then, so that a dismissal keeps teaching
    the ranking without a look at things of other features. They are no references on purpose.
    """

    subject: ClassVar = "person_id"
    __table_args__ = (
        within_tenant("person_id", "person", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "person_id", "kind", "item_id"),
        Index(None, "organization_id", "person_id", "reaction", "created_at", "id"),
        Index(None, "organization_id", "person_id", "created_at", "id"),
    )

    person_id: UUID
    kind: ItemKind = Field(
        sa_type=text_enum(ItemKind), sa_column_kwargs=personal(Personal.activity)
    )
    item_id: UUID = Field(sa_column_kwargs=personal(Personal.activity))
    reaction: ReactionKind = Field(
        sa_type=text_enum(ReactionKind), sa_column_kwargs=personal(Personal.activity)
    )
    reason: DismissalReason | None = Field(
        default=None,
        sa_type=text_enum(DismissalReason),
        sa_column_kwargs=personal(Personal.activity),
    )
    topic_ids: list[str] = Field(sa_type=Json, sa_column_kwargs=personal(Personal.activity))
    source_id: UUID | None = Field(default=None, sa_column_kwargs=personal(Personal.activity))
