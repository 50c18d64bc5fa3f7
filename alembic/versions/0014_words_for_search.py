"""The words of suggestions, events and thanks, for search."""

import sqlalchemy as sa

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

SEARCHED = ("suggestion", "event", "kudos")
POLICY = "organization_id = nullif(current_setting('app.organization_id', true), '')::uuid"
STEM = sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql")


def secure(table: str) -> None:
    op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
    op.execute(f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY')
    op.execute(f'CREATE POLICY tenant ON "{table}" USING ({POLICY}) WITH CHECK ({POLICY})')


def upgrade() -> None:
    for searched in SEARCHED:
        table = f"{searched}_word"
        op.create_table(
            table,
            sa.Column("organization_id", sa.Uuid(), nullable=False),
            sa.Column("id", sa.Uuid(), nullable=False),
            sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
            sa.Column("stem", STEM, nullable=False),
            sa.Column("weight", sa.Integer(), nullable=False),
            sa.ForeignKeyConstraint(
                ["organization_id", "id"],
                [f"{searched}.organization_id", f"{searched}.id"],
                name=op.f(f"fk_{table}_organization_id_id_{searched}"),
                ondelete="CASCADE",
            ),
            sa.ForeignKeyConstraint(
                ["organization_id"],
                ["organization.id"],
                name=op.f(f"fk_{table}_organization_id_organization"),
                ondelete="CASCADE",
            ),
            sa.PrimaryKeyConstraint("organization_id", "id", "stem", name=op.f(f"pk_{table}")),
            sqlite_with_rowid=False,
        )
        op.create_index(
            op.f(f"ix_{table}_organization_id_stem_id"), table, ["organization_id", "stem", "id"]
        )
        if op.get_bind().dialect.name == "postgresql":
            secure(table)


def downgrade() -> None:
    for searched in reversed(SEARCHED):
        op.drop_table(f"{searched}_word")
