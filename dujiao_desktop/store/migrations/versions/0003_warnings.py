"""Warnings.

Revision 0003.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "warning",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), server_default="", nullable=False),
        sa.Column("set_by", sa.Text(), nullable=True),
        sa.Column("set_at", sa.Text(), nullable=True),
        sa.Column("lifted_on", sa.Text(), nullable=True),
        sa.Column("lift_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("lifted_by", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), server_default="", nullable=False),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.Column("base_revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", sa.Text(), server_default="", nullable=False),
        sa.Column("updated_at", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_warning_task_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["set_by"], ["officer.id"], name=op.f("fk_warning_set_by"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["lifted_by"], ["officer.id"], name=op.f("fk_warning_lifted_by"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_warning")),
        sa.UniqueConstraint("id", name=op.f("uq_warning_id")),
    )
    op.create_index(op.f("ix_warning_task_id"), "warning", ["task_id"], unique=False)
    op.create_index(
        "ix_warning_standing", "warning", ["task_id"], unique=True, sqlite_where=sa.text("lifted_on IS NULL")
    )
