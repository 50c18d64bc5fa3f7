"""Thanks between people."""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TENANT_TABLES = ("kudos", "kudos_reaction", "kudos_receiver", "kudos_tally")
POLICY = "organization_id = nullif(current_setting('app.organization_id', true), '')::uuid"


def secure(table: str) -> None:
    op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
    op.execute(f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY')
    op.execute(f'CREATE POLICY tenant ON "{table}" USING ({POLICY}) WITH CHECK ({POLICY})')


def upgrade() -> None:
    op.create_table(
        "kudos",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("giver_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.String(length=1000), nullable=False),
        sa.Column("visibility", sa.String(length=32), nullable=False),
        sa.Column(
            "value_keys", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column("about_kind", sa.String(length=32), nullable=True),
        sa.Column("about_id", sa.Uuid(), nullable=True),
        sa.Column(
            "topic_ids", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "giver_id"],
            ["person.organization_id", "person.id"],
            name=op.f("fk_kudos_organization_id_giver_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_kudos_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_kudos")),
    )
    with op.batch_alter_table("kudos", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_kudos_organization_id_created_at_id"),
            ["organization_id", "created_at", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_kudos_organization_id_giver_id_created_at_id"),
            ["organization_id", "giver_id", "created_at", "id"],
            unique=False,
        )

    op.create_table(
        "kudos_tally",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("receivers", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "person_id"],
            ["person.organization_id", "person.id"],
            name=op.f("fk_kudos_tally_organization_id_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_kudos_tally_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_kudos_tally")),
        sa.UniqueConstraint(
            "organization_id",
            "person_id",
            "given_on",
            name=op.f("uq_kudos_tally_organization_id_person_id_given_on"),
        ),
    )
    op.create_table(
        "kudos_reaction",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kudos_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("gesture", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "kudos_id"],
            ["kudos.organization_id", "kudos.id"],
            name=op.f("fk_kudos_reaction_organization_id_kudos_id_kudos"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "person_id"],
            ["person.organization_id", "person.id"],
            name=op.f("fk_kudos_reaction_organization_id_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_kudos_reaction_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_kudos_reaction")),
        sa.UniqueConstraint(
            "organization_id",
            "kudos_id",
            "person_id",
            "gesture",
            name=op.f("uq_kudos_reaction_organization_id_kudos_id_person_id_gesture"),
        ),
    )
    with op.batch_alter_table("kudos_reaction", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_kudos_reaction_organization_id_person_id"),
            ["organization_id", "person_id"],
            unique=False,
        )

    op.create_table(
        "kudos_receiver",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kudos_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("visibility", sa.String(length=32), nullable=False),
        sa.Column("is_by_manager", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "kudos_id"],
            ["kudos.organization_id", "kudos.id"],
            name=op.f("fk_kudos_receiver_organization_id_kudos_id_kudos"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "person_id"],
            ["person.organization_id", "person.id"],
            name=op.f("fk_kudos_receiver_organization_id_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_kudos_receiver_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_kudos_receiver")),
        sa.UniqueConstraint(
            "organization_id",
            "kudos_id",
            "person_id",
            name=op.f("uq_kudos_receiver_organization_id_kudos_id_person_id"),
        ),
    )
    with op.batch_alter_table("kudos_receiver", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_kudos_receiver_organization_id_person_id_kudos_id"),
            ["organization_id", "person_id", "kudos_id"],
            unique=False,
        )

    if op.get_bind().dialect.name == "postgresql":
        for table in TENANT_TABLES:
            secure(table)


def downgrade() -> None:
    with op.batch_alter_table("kudos_receiver", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_kudos_receiver_organization_id_person_id_kudos_id"))

    op.drop_table("kudos_receiver")
    with op.batch_alter_table("kudos_reaction", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_kudos_reaction_organization_id_person_id"))

    op.drop_table("kudos_reaction")
    op.drop_table("kudos_tally")
    with op.batch_alter_table("kudos", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_kudos_organization_id_giver_id_created_at_id"))
        batch_op.drop_index(batch_op.f("ix_kudos_organization_id_created_at_id"))

    op.drop_table("kudos")
