"""The audit log, whose entries nobody changes; networks of tools, and warnings of keys' ends.

Whoever later rebuilds `audit_entry` in a batch on SQLite has to make its triggers again.
"""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from alembic import op

revision = "0013"
down_revision = "0011"
branch_labels = None
depends_on = None

TENANT_TABLES = ("audit_entry",)
POLICY = "organization_id = nullif(current_setting('app.organization_id', true), '')::uuid"
# A day less than the application keeps them, whose clock may be another.
KEPT_DAYS = 399
FIXED = ("organization_id", "id", "created_at", "action", "actor_kind", "object_kind")
FORGETTABLE = ("actor_id", "tool_id", "person_id", "object_id", "object_name", "changes")
REFUSAL = "audit entries are kept as they are"
POSTGRESQL = f"""
CREATE FUNCTION keep_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.created_at > now() - interval '{KEPT_DAYS} days' THEN
            RAISE EXCEPTION '{REFUSAL}';
        END IF;
        RETURN OLD;
    END IF;
    IF EXISTS (
        SELECT 1 FROM jsonb_each(to_jsonb(NEW)) AS n JOIN jsonb_each(to_jsonb(OLD)) AS o USING (key)
        WHERE n.value <> o.value AND n.value <> 'null'
    ) THEN
        RAISE EXCEPTION '{REFUSAL}';
    END IF;
    RETURN NEW;
END
$$
"""


def secure(table: str) -> None:
    op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
    op.execute(f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY')
    op.execute(f'CREATE POLICY tenant ON "{table}" USING ({POLICY}) WITH CHECK ({POLICY})')


def keep_entries(dialect: str) -> None:
    """Values may be forgotten, never written anew; and no entry goes before its time."""
    if dialect == "postgresql":
        op.execute(POSTGRESQL)
        op.execute(
            "CREATE TRIGGER keep_audit_entry BEFORE UPDATE OR DELETE ON audit_entry"
            " FOR EACH ROW EXECUTE FUNCTION keep_audit_entry()"
        )
        return
    rewritten = [f"NEW.{name} IS NOT OLD.{name}" for name in FIXED]
    rewritten += [
        f"(NEW.{name} IS NOT NULL AND NEW.{name} IS NOT OLD.{name})" for name in FORGETTABLE
    ]
    early = f"OLD.created_at > datetime('now', '-{KEPT_DAYS} days')"
    for act, condition in (("UPDATE", " OR ".join(rewritten)), ("DELETE", early)):
        op.execute(
            f"CREATE TRIGGER keep_audit_entry_{act.lower()} BEFORE {act} ON audit_entry"
            f" WHEN {condition} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )


def upgrade() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("action", sa.String(length=32), nullable=False),
        sa.Column("actor_kind", sa.String(length=32), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("tool_id", sa.Uuid(), nullable=True),
        sa.Column("object_kind", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("object_id", sa.Uuid(), nullable=True),
        sa.Column("object_name", sa.String(length=300), nullable=True),
        sa.Column(
            "changes", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=True
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "actor_id"],
            ["person.organization_id", "person.id"],
            name=op.f("fk_audit_entry_organization_id_actor_id_person"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "person_id"],
            ["person.organization_id", "person.id"],
            name=op.f("fk_audit_entry_organization_id_person_id_person"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_audit_entry_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("pk_audit_entry")),
    )
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_audit_entry_organization_id_action_created_at_id"),
            ["organization_id", "action", "created_at", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_audit_entry_organization_id_actor_id_created_at_id"),
            ["organization_id", "actor_id", "created_at", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_audit_entry_organization_id_created_at_id"),
            ["organization_id", "created_at", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_audit_entry_organization_id_person_id"),
            ["organization_id", "person_id"],
            unique=False,
        )

    with op.batch_alter_table("service_account", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "networks",
                sa.JSON().with_variant(postgresql.JSONB(), "postgresql"),
                nullable=False,
                server_default="[]",
            )
        )
    with op.batch_alter_table("service_account", schema=None) as batch_op:
        batch_op.alter_column("networks", server_default=None)

    with op.batch_alter_table("service_key", schema=None) as batch_op:
        batch_op.add_column(sa.Column("warned_days", sa.Integer(), nullable=True))

    dialect = op.get_bind().dialect.name
    if dialect == "postgresql":
        for table in TENANT_TABLES:
            secure(table)
    keep_entries(dialect)


def downgrade() -> None:
    with op.batch_alter_table("service_key", schema=None) as batch_op:
        batch_op.drop_column("warned_days")

    with op.batch_alter_table("service_account", schema=None) as batch_op:
        batch_op.drop_column("networks")

    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_entry_organization_id_person_id"))
        batch_op.drop_index(batch_op.f("ix_audit_entry_organization_id_created_at_id"))
        batch_op.drop_index(batch_op.f("ix_audit_entry_organization_id_actor_id_created_at_id"))
        batch_op.drop_index(batch_op.f("ix_audit_entry_organization_id_action_created_at_id"))

    op.drop_table("audit_entry")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION keep_audit_entry()")
