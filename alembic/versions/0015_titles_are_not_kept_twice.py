"""Search has the words of suggestions: their titles are not kept in a second form any more."""

import sqlalchemy as sa

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("suggestion", schema=None) as batch_op:
        batch_op.drop_column("title_folded")


def downgrade() -> None:
    with op.batch_alter_table("suggestion", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("title_folded", sa.String(length=400), nullable=False, server_default="")
        )
    with op.batch_alter_table("suggestion", schema=None) as batch_op:
        batch_op.alter_column("title_folded", server_default=None)
