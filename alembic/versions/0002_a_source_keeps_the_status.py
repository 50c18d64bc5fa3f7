"""a source keeps the status of the answer; its sentence is made in the reader's language."""

import sqlalchemy as sa

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.add_column(sa.Column("error_status", sa.Integer(), nullable=True))
        batch_op.drop_column("error_detail")


def downgrade() -> None:
    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.add_column(sa.Column("error_detail", sa.String(length=500), nullable=True))
        batch_op.drop_column("error_status")
