"""Nominations, and what comes before and after a part: briefings and debriefs."""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TENANT_TABLES = ("briefing", "nomination", "nominee", "debrief")
POLICY = "organization_id = nullif(current_setting('app.organization_id', true), '')::uuid"


def secure(table: str) -> None:
    op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
    op.execute(f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY')
    op.execute(f'CREATE POLICY tenant ON "{table}" USING ({POLICY}) WITH CHECK ({POLICY})')


def upgrade() -> None:
    op.create_table(
        "briefing",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opening_id", sa.Uuid(), nullable=False),
        sa.Column("audience", sa.String(length=1000), nullable=False),
        sa.Column("audience_size", sa.Integer(), nullable=True),
        sa.Column("details", sa.String(length=2000), nullable=False),
        sa.Column("contact_name", sa.String(length=300), nullable=False),
        sa.Column("contact_reach", sa.String(length=300), nullable=False),
        sa.Column("preparation", sa.String(length=2000), nullable=False),
        sa.Column(
            "materials", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.CheckConstraint("audience_size >= 0", name=op.f("ck_briefing_audience_size")),
        sa.ForeignKeyConstraint(
            ["organization_id", "opening_id"],
            ["opening.organization_id", "opening.id"],
            name=op.f("fk_briefing_organization_id_opening_id_opening"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_briefing_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_briefing")),
        sa.UniqueConstraint(
            "organization_id", "opening_id", name=op.f("uq_briefing_organization_id_opening_id")
        ),
    )
    op.create_table(
        "debrief",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("opening_id", sa.Uuid(), nullable=False),
        sa.Column("went", sa.String(length=1000), nullable=False),
        sa.Column("learned", sa.String(length=2000), nullable=False),
        sa.Column("audience_size", sa.Integer(), nullable=True),
        sa.Column("again", sa.String(length=32), nullable=True),
        sa.Column("visibility", sa.String(length=32), nullable=False),
        sa.CheckConstraint("audience_size >= 0", name=op.f("ck_debrief_audience_size")),
        sa.ForeignKeyConstraint(
            ["organization_id", "opening_id"],
            ["opening.organization_id", "opening.id"],
            name=op.f("fk_debrief_organization_id_opening_id_opening"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "person_id"],
            ["person.organization_id", "person.id"],
            name=op.f("fk_debrief_organization_id_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_debrief_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_debrief")),
        sa.UniqueConstraint(
            "organization_id",
            "person_id",
            "opening_id",
            name=op.f("uq_debrief_organization_id_person_id_opening_id"),
        ),
    )
    with op.batch_alter_table("debrief", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_debrief_organization_id_opening_id_created_at_id"),
            ["organization_id", "opening_id", "created_at", "id"],
            unique=False,
        )

    op.create_table(
        "nomination",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("nominated_by_id", sa.Uuid(), nullable=False),
        sa.Column("opening_id", sa.Uuid(), nullable=False),
        sa.Column("message", sa.String(length=500), nullable=False),
        sa.Column("gives_seat", sa.Boolean(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("is_taken_back", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "nominated_by_id"],
            ["person.organization_id", "person.id"],
            name=op.f("fk_nomination_organization_id_nominated_by_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "opening_id"],
            ["opening.organization_id", "opening.id"],
            name=op.f("fk_nomination_organization_id_opening_id_opening"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_nomination_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_nomination")),
    )
    with op.batch_alter_table("nomination", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_nomination_organization_id_created_at"),
            ["organization_id", "created_at"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_nomination_organization_id_nominated_by_id"),
            ["organization_id", "nominated_by_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_nomination_organization_id_opening_id_created_at_id"),
            ["organization_id", "opening_id", "created_at", "id"],
            unique=False,
        )

    op.create_table(
        "nominee",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("nomination_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("opening_id", sa.Uuid(), nullable=False),
        sa.Column("answer", sa.String(length=32), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id", "nomination_id"],
            ["nomination.organization_id", "nomination.id"],
            name=op.f("fk_nominee_organization_id_nomination_id_nomination"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "opening_id"],
            ["opening.organization_id", "opening.id"],
            name=op.f("fk_nominee_organization_id_opening_id_opening"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "person_id"],
            ["person.organization_id", "person.id"],
            name=op.f("fk_nominee_organization_id_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_nominee_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_nominee")),
        sa.UniqueConstraint(
            "organization_id",
            "nomination_id",
            name=op.f("uq_nominee_organization_id_nomination_id"),
        ),
        sa.UniqueConstraint(
            "organization_id",
            "person_id",
            "opening_id",
            name=op.f("uq_nominee_organization_id_person_id_opening_id"),
        ),
    )
    with op.batch_alter_table("nominee", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_nominee_organization_id_opening_id"),
            ["organization_id", "opening_id"],
            unique=False,
        )

    if op.get_bind().dialect.name == "postgresql":
        for table in TENANT_TABLES:
            secure(table)


def downgrade() -> None:
    for table in ("nominee", "nomination", "debrief", "briefing"):
        op.drop_table(table)
