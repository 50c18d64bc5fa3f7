"""The directory, and keys of other tools."""

import sqlalchemy as sa

from alembic import op

revision = "0005"
down_revision = "0002"
branch_labels = None
depends_on = None

TENANT_TABLES = ("directory_entry",)
POLICY = "organization_id = nullif(current_setting('app.organization_id', true), '')::uuid"


def secure(table: str) -> None:
    op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
    op.execute(f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY')
    op.execute(f'CREATE POLICY tenant ON "{table}" USING ({POLICY}) WITH CHECK ({POLICY})')


def upgrade() -> None:
    op.create_table(
        "directory_entry",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.String(length=100), nullable=False),
        sa.Column("shows_stage", sa.Boolean(), nullable=False),
        sa.Column("shows_skills", sa.Boolean(), nullable=False),
        sa.Column("shows_topics", sa.Boolean(), nullable=False),
        sa.Column("shows_languages", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "person_id"],
            ["person.organization_id", "person.id"],
            name=op.f("fk_directory_entry_organization_id_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_directory_entry_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_directory_entry")),
        sa.UniqueConstraint(
            "organization_id",
            "person_id",
            name=op.f("uq_directory_entry_organization_id_person_id"),
        ),
    )
    if op.get_bind().dialect.name == "postgresql":
        for table in TENANT_TABLES:
            secure(table)


def downgrade() -> None:
    op.drop_table("directory_entry")
