"""Tables of thanks: one person's words to others, who sees them, and how people answer."""

from datetime import date
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from api.core import fulltext
from api.core.fulltext import TEXT, WITHOUT_ROWID, Word
from api.core.records import (
    Json,
    Personal,
    Retention,
    TenantRecord,
    personal,
    text_enum,
    within_tenant,
)
from api.matching.items import ItemKind


class Visibility(StrEnum):
    """Who sees thanks beside the giver and the receivers; from all to none."""

    public = "public"
    team = "team"
    private = "private"


class Gesture(StrEnum):
    """A way to answer thanks without words."""

    applause = "applause"
    heart = "heart"
    idea = "idea"
    strength = "strength"


class Kudos(TenantRecord, table=True):
    """Thanks as the giver wrote them, and how far the giver would let them be seen.

    `topic_ids` are those of the thing it is about, as they were then. They and `about_id` are no
    references on purpose: the things are other features'.
    """

    subject: ClassVar = "giver_id"
    __table_args__ = (
        within_tenant("giver_id", "person", on_delete="CASCADE"),
        Index(None, "organization_id", "created_at", "id"),
        Index(None, "organization_id", "giver_id", "created_at", "id"),
    )

    giver_id: UUID
    text: str = Field(max_length=1000, sa_column_kwargs=personal(Personal.text))
    visibility: Visibility = Field(
        sa_type=text_enum(Visibility), sa_column_kwargs=personal(Personal.choice)
    )
    value_keys: list[str] = Field(sa_type=Json, sa_column_kwargs=personal(Personal.activity))
    about_kind: ItemKind | None = Field(
        default=None, sa_type=text_enum(ItemKind), sa_column_kwargs=personal(Personal.activity)
    )
    about_id: UUID | None = Field(default=None, sa_column_kwargs=personal(Personal.activity))
    topic_ids: list[str] = Field(sa_type=Json, sa_column_kwargs=personal(Personal.activity))


class KudosWord(Word, table=True):
    """A word of what the giver wrote, for search; never a name of who gave or got it."""

    subject: ClassVar = None
    __table_args__ = (
        within_tenant("id", "kudos", on_delete="CASCADE"),
        Index(None, "organization_id", "stem", "id"),
        WITHOUT_ROWID,
    )


fulltext.keep(Kudos, KudosWord, text=TEXT)


class KudosReceiver(TenantRecord, table=True):
    """Who is thanked, and how far they let it be seen: never further than the giver did."""

    subject: ClassVar = "person_id"
    __table_args__ = (
        within_tenant("kudos_id", "kudos", on_delete="CASCADE"),
        within_tenant("person_id", "person", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "kudos_id", "person_id"),
        Index(None, "organization_id", "person_id", "kudos_id"),
    )

    kudos_id: UUID
    person_id: UUID
    visibility: Visibility = Field(
        sa_type=text_enum(Visibility), sa_column_kwargs=personal(Personal.choice)
    )
    is_by_manager: bool = Field(sa_column_kwargs=personal(Personal.employment))


class KudosReaction(TenantRecord, table=True):
    """A person's gesture to thanks; each at most once."""

    subject: ClassVar = "person_id"
    __table_args__ = (
        within_tenant("kudos_id", "kudos", on_delete="CASCADE"),
        within_tenant("person_id", "person", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "kudos_id", "person_id", "gesture"),
        Index(None, "organization_id", "person_id"),
    )

    kudos_id: UUID
    person_id: UUID
    gesture: Gesture = Field(
        sa_type=text_enum(Gesture), sa_column_kwargs=personal(Personal.activity)
    )


class KudosTally(TenantRecord, table=True):
    """How many people somebody has thanked on a day; counted up under a condition, so that the
    courtesy limit holds however many requests come at once."""

    subject: ClassVar = "person_id"
    retention: ClassVar = Retention("created_at", days=2)
    __table_args__ = (
        within_tenant("person_id", "person", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "person_id", "given_on"),
    )

    person_id: UUID
    given_on: date = Field(sa_column_kwargs=personal(Personal.activity))
    receivers: int = Field(sa_column_kwargs=personal(Personal.activity))
