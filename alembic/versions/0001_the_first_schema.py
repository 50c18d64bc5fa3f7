"""the first schema."""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TENANT_TABLES = (
    "ambassadorship",
    "consent",
    "data_export",
    "goal",
    "goal_topic",
    "idempotency_record",
    "interest",
    "invitation",
    "job_run",
    "outbox_message",
    "password",
    "person",
    "person_skill",
    "reaction",
    "role_grant",
    "sign_in_session",
    "skill",
    "skill_label",
    "source",
    "source_topic",
    "suggestion",
    "suggestion_entry",
    "suggestion_topic",
    "team",
    "today_item",
    "today_selection",
    "topic",
    "topic_skill",
    "welcome_answer",
    "wording",
)

# Row-level security is PostgreSQL's second wall (SE-08): without the session's organization a
# table shows nothing and takes nothing. SQLite has no such thing.
POLICY = "organization_id = nullif(current_setting('app.organization_id', true), '')::uuid"


def secure(table: str) -> None:
    op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
    op.execute(f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY')
    op.execute(f'CREATE POLICY tenant ON "{table}" USING ({POLICY}) WITH CHECK ({POLICY})')


def upgrade() -> None:
    op.create_table(
        "organization",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column(
            "languages", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column("default_language", sa.String(length=5), nullable=False),
        sa.Column("time_zone", sa.String(length=60), nullable=False),
        sa.Column("minimum_group_size", sa.Integer(), nullable=False),
        sa.Column(
            "values", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization")),
        sa.UniqueConstraint("slug", name=op.f("uq_organization_slug")),
    )
    op.create_table(
        "goal",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "titles", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column(
            "reasons", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column(
            "contributions",
            sa.JSON().with_variant(postgresql.JSONB(), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "measure", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column("baseline", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("target", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("current", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_goal_period")),
        sa.CheckConstraint("priority BETWEEN 1 AND 3", name=op.f("ck_goal_priority")),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_goal_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_goal")),
    )
    with op.batch_alter_table("goal", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_goal_organization_id_ends_on_id"),
            ["organization_id", "ends_on", "id"],
            unique=False,
        )

    op.create_table(
        "job_run",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("type", sa.String(length=100), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("succeeded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.String(length=100), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_job_run_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_job_run")),
        sa.UniqueConstraint(
            "organization_id", "type", name=op.f("uq_job_run_organization_id_type")
        ),
    )
    op.create_table(
        "outbox_due",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_outbox_due_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_due")),
    )
    with op.batch_alter_table("outbox_due", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_due_due_at"), ["due_at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_outbox_due_organization_id"), ["organization_id"], unique=False
        )

    op.create_table(
        "outbox_message",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("type", sa.String(length=100), nullable=False),
        sa.Column(
            "payload", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.String(length=500), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_outbox_message_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_outbox_message")),
        sa.UniqueConstraint(
            "organization_id", "key", name=op.f("uq_outbox_message_organization_id_key")
        ),
    )
    with op.batch_alter_table("outbox_message", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_outbox_message_organization_id_state_due_at_id"),
            ["organization_id", "state", "due_at", "id"],
            unique=False,
        )

    op.create_table(
        "sign_in_address",
        sa.Column("address", sa.String(length=320), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_sign_in_address_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_sign_in_address")),
    )
    op.create_table(
        "skill",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column(
            "labels", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column("origin", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_skill_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_skill")),
        sa.UniqueConstraint("organization_id", "key", name=op.f("uq_skill_organization_id_key")),
    )
    op.create_table(
        "source",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("url_hash", sa.String(length=64), nullable=False),
        sa.Column("feed_url", sa.String(length=2000), nullable=True),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("is_name_given", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=True),
        sa.Column("is_trusted", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column(
            "progress", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=True
        ),
        sa.Column("last_fetched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_success_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failing_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_fetch_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("error_code", sa.String(length=60), nullable=True),
        sa.Column("error_detail", sa.String(length=500), nullable=True),
        sa.Column("etag", sa.String(length=500), nullable=True),
        sa.Column("last_modified", sa.String(length=100), nullable=True),
        sa.Column("imported", sa.Integer(), nullable=False),
        sa.Column("known", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_source_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_source")),
        sa.UniqueConstraint(
            "organization_id", "url_hash", name=op.f("uq_source_organization_id_url_hash")
        ),
    )
    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_source_organization_id_created_at_id"),
            ["organization_id", "created_at", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_source_organization_id_next_fetch_at"),
            ["organization_id", "next_fetch_at"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_source_organization_id_status_created_at_id"),
            ["organization_id", "status", "created_at", "id"],
            unique=False,
        )

    op.create_table(
        "team",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id", "parent_id"],
            ["team.organization_id", "team.id"],
            name=op.f("fk_team_organization_id_parent_id_team"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_team_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_team")),
    )
    with op.batch_alter_table("team", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_team_organization_id_name_id"),
            ["organization_id", "name", "id"],
            unique=False,
        )

    op.create_table(
        "topic",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column(
            "names", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column(
            "keywords", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column(
            "stance", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column(
            "facts", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column(
            "avoid", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_archived", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "parent_id"],
            ["topic.organization_id", "topic.id"],
            name=op.f("fk_topic_organization_id_parent_id_topic"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_topic_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_topic")),
    )
    with op.batch_alter_table("topic", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_topic_organization_id_parent_id"),
            ["organization_id", "parent_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_topic_organization_id_position_id"),
            ["organization_id", "position", "id"],
            unique=False,
        )

    op.create_table(
        "goal_topic",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("goal_id", sa.Uuid(), nullable=False),
        sa.Column("topic_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "goal_id"],
            ["goal.organization_id", "goal.id"],
            name=op.f("fk_goal_topic_organization_id_goal_id_goal"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "topic_id"],
            ["topic.organization_id", "topic.id"],
            name=op.f("fk_goal_topic_organization_id_topic_id_topic"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_goal_topic_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_goal_topic")),
        sa.UniqueConstraint(
            "organization_id",
            "goal_id",
            "topic_id",
            name=op.f("uq_goal_topic_organization_id_goal_id_topic_id"),
        ),
    )
    with op.batch_alter_table("goal_topic", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_goal_topic_organization_id_topic_id"),
            ["organization_id", "topic_id"],
            unique=False,
        )

    op.create_table(
        "person",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("given_name", sa.String(length=100), nullable=False),
        sa.Column("family_name", sa.String(length=100), nullable=False),
        sa.Column("display_name", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=True),
        sa.Column("job_title", sa.String(length=200), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("manager_id", sa.Uuid(), nullable=True),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column(
            "content_languages",
            sa.JSON().with_variant(postgresql.JSONB(), "postgresql"),
            nullable=False,
        ),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "manager_id"],
            ["person.organization_id", "person.id"],
            name=op.f("fk_person_organization_id_manager_id_person"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "team_id"],
            ["team.organization_id", "team.id"],
            name=op.f("fk_person_organization_id_team_id_team"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_person_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_person")),
    )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_person_organization_id_display_name_id"),
            ["organization_id", "display_name", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_person_organization_id_manager_id"),
            ["organization_id", "manager_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_person_organization_id_team_id_display_name"),
            ["organization_id", "team_id", "display_name"],
            unique=False,
        )

    op.create_table(
        "skill_label",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("skill_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("folded", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "skill_id"],
            ["skill.organization_id", "skill.id"],
            name=op.f("fk_skill_label_organization_id_skill_id_skill"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_skill_label_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_skill_label")),
        sa.UniqueConstraint(
            "organization_id",
            "skill_id",
            "language",
            name=op.f("uq_skill_label_organization_id_skill_id_language"),
        ),
    )
    with op.batch_alter_table("skill_label", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_skill_label_organization_id_folded_skill_id"),
            ["organization_id", "folded", "skill_id"],
            unique=False,
        )

    op.create_table(
        "source_topic",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("topic_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "source_id"],
            ["source.organization_id", "source.id"],
            name=op.f("fk_source_topic_organization_id_source_id_source"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "topic_id"],
            ["topic.organization_id", "topic.id"],
            name=op.f("fk_source_topic_organization_id_topic_id_topic"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_source_topic_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_source_topic")),
        sa.UniqueConstraint(
            "organization_id",
            "source_id",
            "topic_id",
            name=op.f("uq_source_topic_organization_id_source_id_topic_id"),
        ),
    )
    with op.batch_alter_table("source_topic", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_source_topic_organization_id_topic_id"),
            ["organization_id", "topic_id"],
            unique=False,
        )

    op.create_table(
        "topic_skill",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("topic_id", sa.Uuid(), nullable=False),
        sa.Column("skill_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "skill_id"],
            ["skill.organization_id", "skill.id"],
            name=op.f("fk_topic_skill_organization_id_skill_id_skill"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "topic_id"],
            ["topic.organization_id", "topic.id"],
            name=op.f("fk_topic_skill_organization_id_topic_id_topic"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_topic_skill_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_topic_skill")),
        sa.UniqueConstraint(
            "organization_id",
            "topic_id",
            "skill_id",
            name=op.f("uq_topic_skill_organization_id_topic_id_skill_id"),
        ),
    )
    with op.batch_alter_table("topic_skill", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_topic_skill_organization_id_skill_id_topic_id"),
            ["organization_id", "skill_id", "topic_id"],
            unique=False,
        )

    op.create_table(
        "ambassadorship",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("stage", sa.String(length=32), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("paused_until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id", "person_id"],
            ["person.organization_id", "person.id"],
            name=op.f("fk_ambassadorship_organization_id_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_ambassadorship_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_ambassadorship")),
        sa.UniqueConstraint(
            "organization_id", "person_id", name=op.f("uq_ambassadorship_organization_id_person_id")
        ),
    )
    op.create_table(
        "consent",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(length=32), nullable=False),
        sa.Column("text_version", sa.String(length=20), nullable=False),
        sa.Column("text_hash", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id", "person_id"],
            ["person.organization_id", "person.id"],
            name=op.f("fk_consent_organization_id_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_consent_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_consent")),
    )
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_consent_organization_id_person_id_purpose"),
            ["organization_id", "person_id", "purpose"],
            unique=True,
            sqlite_where=sa.text("withdrawn_at IS NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL"),
        )

    op.create_table(
        "data_export",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("progress", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=True),
        sa.Column("file_key", sa.String(length=200), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id", "person_id"],
            ["person.organization_id", "person.id"],
            name=op.f("fk_data_export_organization_id_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_data_export_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_data_export")),
    )
    with op.batch_alter_table("data_export", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_data_export_organization_id_person_id_created_at_id"),
            ["organization_id", "person_id", "created_at", "id"],
            unique=False,
        )
        batch_op.create_index(
            "uq_data_export_unfinished",
            ["organization_id", "person_id"],
            unique=True,
            sqlite_where=sa.text("finished_at IS NULL"),
            postgresql_where=sa.text("finished_at IS NULL"),
        )

    op.create_table(
        "idempotency_record",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("request", sa.String(length=400), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("headers", sa.String(length=2000), nullable=True),
        sa.Column("body", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id", "person_id"],
            ["person.organization_id", "person.id"],
            name=op.f("fk_idempotency_record_organization_id_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_idempotency_record_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_idempotency_record")),
        sa.UniqueConstraint(
            "organization_id",
            "person_id",
            "request",
            "key",
            name=op.f("uq_idempotency_record_organization_id_person_id_request_key"),
        ),
    )
    op.create_table(
        "interest",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("topic_id", sa.Uuid(), nullable=False),
        sa.Column("attitude", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "person_id"],
            ["person.organization_id", "person.id"],
            name=op.f("fk_interest_organization_id_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "topic_id"],
            ["topic.organization_id", "topic.id"],
            name=op.f("fk_interest_organization_id_topic_id_topic"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_interest_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_interest")),
        sa.UniqueConstraint(
            "organization_id",
            "person_id",
            "topic_id",
            name=op.f("uq_interest_organization_id_person_id_topic_id"),
        ),
    )
    with op.batch_alter_table("interest", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_interest_organization_id_topic_id"),
            ["organization_id", "topic_id"],
            unique=False,
        )

    op.create_table(
        "invitation",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id", "person_id"],
            ["person.organization_id", "person.id"],
            name=op.f("fk_invitation_organization_id_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_invitation_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_invitation")),
        sa.UniqueConstraint(
            "organization_id", "secret_hash", name=op.f("uq_invitation_organization_id_secret_hash")
        ),
    )
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_invitation_organization_id_person_id_expires_at"),
            ["organization_id", "person_id", "expires_at"],
            unique=False,
        )

    op.create_table(
        "password",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("hash", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "person_id"],
            ["person.organization_id", "person.id"],
            name=op.f("fk_password_organization_id_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_password_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_password")),
        sa.UniqueConstraint(
            "organization_id", "person_id", name=op.f("uq_password_organization_id_person_id")
        ),
    )
    op.create_table(
        "person_skill",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("skill_id", sa.Uuid(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("wants_to_learn", sa.Boolean(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("level BETWEEN 1 AND 4", name=op.f("ck_person_skill_level")),
        sa.ForeignKeyConstraint(
            ["organization_id", "person_id"],
            ["person.organization_id", "person.id"],
            name=op.f("fk_person_skill_organization_id_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "skill_id"],
            ["skill.organization_id", "skill.id"],
            name=op.f("fk_person_skill_organization_id_skill_id_skill"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_person_skill_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_person_skill")),
        sa.UniqueConstraint(
            "organization_id",
            "person_id",
            "skill_id",
            name=op.f("uq_person_skill_organization_id_person_id_skill_id"),
        ),
    )
    with op.batch_alter_table("person_skill", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_person_skill_organization_id_skill_id"),
            ["organization_id", "skill_id"],
            unique=False,
        )

    op.create_table(
        "reaction",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("reaction", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.String(length=32), nullable=True),
        sa.Column(
            "topic_ids", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column("source_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id", "person_id"],
            ["person.organization_id", "person.id"],
            name=op.f("fk_reaction_organization_id_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_reaction_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_reaction")),
        sa.UniqueConstraint(
            "organization_id",
            "person_id",
            "kind",
            "item_id",
            name=op.f("uq_reaction_organization_id_person_id_kind_item_id"),
        ),
    )
    with op.batch_alter_table("reaction", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_reaction_organization_id_person_id_created_at_id"),
            ["organization_id", "person_id", "created_at", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_reaction_organization_id_person_id_reaction_created_at_id"),
            ["organization_id", "person_id", "reaction", "created_at", "id"],
            unique=False,
        )

    op.create_table(
        "role_grant",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "person_id"],
            ["person.organization_id", "person.id"],
            name=op.f("fk_role_grant_organization_id_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_role_grant_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_role_grant")),
        sa.UniqueConstraint(
            "organization_id",
            "person_id",
            "role",
            name=op.f("uq_role_grant_organization_id_person_id_role"),
        ),
    )
    op.create_table(
        "sign_in_session",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("user_agent", sa.String(length=200), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "person_id"],
            ["person.organization_id", "person.id"],
            name=op.f("fk_sign_in_session_organization_id_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_sign_in_session_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_sign_in_session")),
        sa.UniqueConstraint(
            "organization_id",
            "secret_hash",
            name=op.f("uq_sign_in_session_organization_id_secret_hash"),
        ),
    )
    with op.batch_alter_table("sign_in_session", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_sign_in_session_organization_id_person_id_created_at_id"),
            ["organization_id", "person_id", "created_at", "id"],
            unique=False,
        )

    op.create_table(
        "suggestion",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("title_folded", sa.String(length=400), nullable=False),
        sa.Column("summary", sa.String(length=4000), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=True),
        sa.Column("url_hash", sa.String(length=64), nullable=True),
        sa.Column("picture_url", sa.String(length=2000), nullable=True),
        sa.Column("image_key", sa.String(length=200), nullable=True),
        sa.Column("author", sa.String(length=200), nullable=True),
        sa.Column("language", sa.String(length=5), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("previous_status", sa.String(length=32), nullable=True),
        sa.Column("source_id", sa.Uuid(), nullable=True),
        sa.Column("proposed_by_id", sa.Uuid(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("valid_from", sa.DateTime(timezone=True), nullable=True),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("goal_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.String(length=4000), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id", "goal_id"],
            ["goal.organization_id", "goal.id"],
            name=op.f("fk_suggestion_organization_id_goal_id_goal"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "proposed_by_id"],
            ["person.organization_id", "person.id"],
            name=op.f("fk_suggestion_organization_id_proposed_by_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "source_id"],
            ["source.organization_id", "source.id"],
            name=op.f("fk_suggestion_organization_id_source_id_source"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_suggestion_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_suggestion")),
        sa.UniqueConstraint(
            "organization_id", "url_hash", name=op.f("uq_suggestion_organization_id_url_hash")
        ),
    )
    with op.batch_alter_table("suggestion", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_suggestion_organization_id_created_at_id"),
            ["organization_id", "created_at", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_suggestion_organization_id_goal_id"),
            ["organization_id", "goal_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_suggestion_organization_id_proposed_by_id_created_at_id"),
            ["organization_id", "proposed_by_id", "created_at", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_suggestion_organization_id_source_id_status_created_at_id"),
            ["organization_id", "source_id", "status", "created_at", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_suggestion_organization_id_status_created_at_id"),
            ["organization_id", "status", "created_at", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_suggestion_organization_id_valid_until"),
            ["organization_id", "valid_until"],
            unique=False,
        )

    op.create_table(
        "today_selection",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("has_more", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "person_id"],
            ["person.organization_id", "person.id"],
            name=op.f("fk_today_selection_organization_id_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_today_selection_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_today_selection")),
        sa.UniqueConstraint(
            "organization_id",
            "person_id",
            "day",
            name=op.f("uq_today_selection_organization_id_person_id_day"),
        ),
    )
    with op.batch_alter_table("today_selection", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_today_selection_organization_id_day"),
            ["organization_id", "day"],
            unique=False,
        )

    op.create_table(
        "welcome_answer",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("answer", sa.String(length=32), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "person_id"],
            ["person.organization_id", "person.id"],
            name=op.f("fk_welcome_answer_organization_id_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_welcome_answer_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_welcome_answer")),
        sa.UniqueConstraint(
            "organization_id", "person_id", name=op.f("uq_welcome_answer_organization_id_person_id")
        ),
    )
    op.create_table(
        "suggestion_entry",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("identity", sa.String(length=64), nullable=False),
        sa.Column("suggestion_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id", "source_id"],
            ["source.organization_id", "source.id"],
            name=op.f("fk_suggestion_entry_organization_id_source_id_source"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "suggestion_id"],
            ["suggestion.organization_id", "suggestion.id"],
            name=op.f("fk_suggestion_entry_organization_id_suggestion_id_suggestion"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_suggestion_entry_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_suggestion_entry")),
        sa.UniqueConstraint(
            "organization_id", "identity", name=op.f("uq_suggestion_entry_organization_id_identity")
        ),
    )
    with op.batch_alter_table("suggestion_entry", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_suggestion_entry_organization_id_source_id"),
            ["organization_id", "source_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_suggestion_entry_organization_id_suggestion_id"),
            ["organization_id", "suggestion_id"],
            unique=False,
        )

    op.create_table(
        "suggestion_topic",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("suggestion_id", sa.Uuid(), nullable=False),
        sa.Column("topic_id", sa.Uuid(), nullable=False),
        sa.Column(
            "words", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column("is_proposed", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("listed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id", "suggestion_id"],
            ["suggestion.organization_id", "suggestion.id"],
            name=op.f("fk_suggestion_topic_organization_id_suggestion_id_suggestion"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "topic_id"],
            ["topic.organization_id", "topic.id"],
            name=op.f("fk_suggestion_topic_organization_id_topic_id_topic"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_suggestion_topic_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_suggestion_topic")),
        sa.UniqueConstraint(
            "organization_id",
            "suggestion_id",
            "topic_id",
            name=op.f("uq_suggestion_topic_organization_id_suggestion_id_topic_id"),
        ),
    )
    with op.batch_alter_table("suggestion_topic", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f(
                "ix_suggestion_topic_organization_id_topic_id_language_listed_at_suggestion_id"
            ),
            ["organization_id", "topic_id", "language", "listed_at", "suggestion_id"],
            unique=False,
        )

    op.create_table(
        "today_item",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("selection_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "reasons", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "person_id"],
            ["person.organization_id", "person.id"],
            name=op.f("fk_today_item_organization_id_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "selection_id"],
            ["today_selection.organization_id", "today_selection.id"],
            name=op.f("fk_today_item_organization_id_selection_id_today_selection"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_today_item_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_today_item")),
        sa.UniqueConstraint(
            "organization_id",
            "selection_id",
            "kind",
            "item_id",
            name=op.f("uq_today_item_organization_id_selection_id_kind_item_id"),
        ),
        sa.UniqueConstraint(
            "organization_id",
            "selection_id",
            "position",
            name=op.f("uq_today_item_organization_id_selection_id_position"),
        ),
    )
    with op.batch_alter_table("today_item", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_today_item_organization_id_person_id_kind_item_id_created_at"),
            ["organization_id", "person_id", "kind", "item_id", "created_at"],
            unique=False,
        )

    op.create_table(
        "wording",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("suggestion_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("text", sa.String(length=4000), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "suggestion_id"],
            ["suggestion.organization_id", "suggestion.id"],
            name=op.f("fk_wording_organization_id_suggestion_id_suggestion"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_wording_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_wording")),
    )
    with op.batch_alter_table("wording", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_wording_organization_id_suggestion_id_position"),
            ["organization_id", "suggestion_id", "position"],
            unique=False,
        )

    if op.get_bind().dialect.name == "postgresql":
        for table in TENANT_TABLES:
            secure(table)


def downgrade() -> None:
    with op.batch_alter_table("wording", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_wording_organization_id_suggestion_id_position"))

    op.drop_table("wording")
    with op.batch_alter_table("today_item", schema=None) as batch_op:
        batch_op.drop_index(
            batch_op.f("ix_today_item_organization_id_person_id_kind_item_id_created_at")
        )

    op.drop_table("today_item")
    with op.batch_alter_table("suggestion_topic", schema=None) as batch_op:
        batch_op.drop_index(
            batch_op.f(
                "ix_suggestion_topic_organization_id_topic_id_language_listed_at_suggestion_id"
            )
        )

    op.drop_table("suggestion_topic")
    with op.batch_alter_table("suggestion_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_suggestion_entry_organization_id_suggestion_id"))
        batch_op.drop_index(batch_op.f("ix_suggestion_entry_organization_id_source_id"))

    op.drop_table("suggestion_entry")
    op.drop_table("welcome_answer")
    with op.batch_alter_table("today_selection", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_today_selection_organization_id_day"))

    op.drop_table("today_selection")
    with op.batch_alter_table("suggestion", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_suggestion_organization_id_valid_until"))
        batch_op.drop_index(batch_op.f("ix_suggestion_organization_id_status_created_at_id"))
        batch_op.drop_index(
            batch_op.f("ix_suggestion_organization_id_source_id_status_created_at_id")
        )
        batch_op.drop_index(
            batch_op.f("ix_suggestion_organization_id_proposed_by_id_created_at_id")
        )
        batch_op.drop_index(batch_op.f("ix_suggestion_organization_id_goal_id"))
        batch_op.drop_index(batch_op.f("ix_suggestion_organization_id_created_at_id"))

    op.drop_table("suggestion")
    with op.batch_alter_table("sign_in_session", schema=None) as batch_op:
        batch_op.drop_index(
            batch_op.f("ix_sign_in_session_organization_id_person_id_created_at_id")
        )

    op.drop_table("sign_in_session")
    op.drop_table("role_grant")
    with op.batch_alter_table("reaction", schema=None) as batch_op:
        batch_op.drop_index(
            batch_op.f("ix_reaction_organization_id_person_id_reaction_created_at_id")
        )
        batch_op.drop_index(batch_op.f("ix_reaction_organization_id_person_id_created_at_id"))

    op.drop_table("reaction")
    with op.batch_alter_table("person_skill", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_person_skill_organization_id_skill_id"))

    op.drop_table("person_skill")
    op.drop_table("password")
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_invitation_organization_id_person_id_expires_at"))

    op.drop_table("invitation")
    with op.batch_alter_table("interest", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_interest_organization_id_topic_id"))

    op.drop_table("interest")
    op.drop_table("idempotency_record")
    with op.batch_alter_table("data_export", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_data_export_unfinished",
            sqlite_where=sa.text("finished_at IS NULL"),
            postgresql_where=sa.text("finished_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_data_export_organization_id_person_id_created_at_id"))

    op.drop_table("data_export")
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.drop_index(
            batch_op.f("ix_consent_organization_id_person_id_purpose"),
            sqlite_where=sa.text("withdrawn_at IS NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL"),
        )

    op.drop_table("consent")
    op.drop_table("ambassadorship")
    with op.batch_alter_table("topic_skill", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_topic_skill_organization_id_skill_id_topic_id"))

    op.drop_table("topic_skill")
    with op.batch_alter_table("source_topic", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_source_topic_organization_id_topic_id"))

    op.drop_table("source_topic")
    with op.batch_alter_table("skill_label", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_skill_label_organization_id_folded_skill_id"))

    op.drop_table("skill_label")
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_person_organization_id_team_id_display_name"))
        batch_op.drop_index(batch_op.f("ix_person_organization_id_manager_id"))
        batch_op.drop_index(batch_op.f("ix_person_organization_id_display_name_id"))

    op.drop_table("person")
    with op.batch_alter_table("goal_topic", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_goal_topic_organization_id_topic_id"))

    op.drop_table("goal_topic")
    with op.batch_alter_table("topic", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_topic_organization_id_position_id"))
        batch_op.drop_index(batch_op.f("ix_topic_organization_id_parent_id"))

    op.drop_table("topic")
    with op.batch_alter_table("team", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_team_organization_id_name_id"))

    op.drop_table("team")
    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_source_organization_id_status_created_at_id"))
        batch_op.drop_index(batch_op.f("ix_source_organization_id_next_fetch_at"))
        batch_op.drop_index(batch_op.f("ix_source_organization_id_created_at_id"))

    op.drop_table("source")
    op.drop_table("skill")
    op.drop_table("sign_in_address")
    with op.batch_alter_table("outbox_message", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outbox_message_organization_id_state_due_at_id"))

    op.drop_table("outbox_message")
    with op.batch_alter_table("outbox_due", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outbox_due_organization_id"))
        batch_op.drop_index(batch_op.f("ix_outbox_due_due_at"))

    op.drop_table("outbox_due")
    op.drop_table("job_run")
    with op.batch_alter_table("goal", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_goal_organization_id_ends_on_id"))

    op.drop_table("goal")
    op.drop_table("organization")
