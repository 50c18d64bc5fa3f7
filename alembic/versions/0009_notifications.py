"""Notifications, and what people want to hear of."""

import sqlalchemy as sa

from alembic import op

revision = "0009"
down_revision = "0007"
branch_labels = None
depends_on = None

TENANT_TABLES = ("notification", "notification_setting")
POLICY = "organization_id = nullif(current_setting('app.organization_id', true), '')::uuid"


def secure(table: str) -> None:
    op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
    op.execute(f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY')
    op.execute(f'CREATE POLICY tenant ON "{table}" USING ({POLICY}) WITH CHECK ({POLICY})')


def upgrade() -> None:
    op.create_table(
        "notification",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("detail", sa.String(length=40), nullable=True),
        sa.Column("about_kind", sa.String(length=32), nullable=False),
        sa.Column("about_id", sa.Uuid(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("bundle", sa.String(length=100), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id", "actor_id"],
            ["person.organization_id", "person.id"],
            name=op.f("fk_notification_organization_id_actor_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "person_id"],
            ["person.organization_id", "person.id"],
            name=op.f("fk_notification_organization_id_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_notification_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_notification")),
        sa.UniqueConstraint(
            "organization_id",
            "person_id",
            "message_id",
            name=op.f("uq_notification_organization_id_person_id_message_id"),
        ),
    )
    with op.batch_alter_table("notification", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_notification_organization_id_actor_id"),
            ["organization_id", "actor_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_notification_organization_id_created_at"),
            ["organization_id", "created_at"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_notification_organization_id_person_id_created_at_id"),
            ["organization_id", "person_id", "created_at", "id"],
            unique=False,
        )

    op.create_table(
        "notification_setting",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("in_app", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "person_id"],
            ["person.organization_id", "person.id"],
            name=op.f("fk_notification_setting_organization_id_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_notification_setting_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_notification_setting")),
        sa.UniqueConstraint(
            "organization_id",
            "person_id",
            "kind",
            name=op.f("uq_notification_setting_organization_id_person_id_kind"),
        ),
    )

    if op.get_bind().dialect.name == "postgresql":
        for table in TENANT_TABLES:
            secure(table)


def downgrade() -> None:
    op.drop_table("notification_setting")
    with op.batch_alter_table("notification", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_notification_organization_id_person_id_created_at_id"))
        batch_op.drop_index(batch_op.f("ix_notification_organization_id_created_at"))
        batch_op.drop_index(batch_op.f("ix_notification_organization_id_actor_id"))

    op.drop_table("notification")
