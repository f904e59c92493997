"""What a step says in full, what of earlier rounds counts, and the rules a round is run under.

Revision 0002.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def _words(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def _list(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default="[]", nullable=False)


def upgrade() -> None:
    with op.batch_alter_table("closeout_round") as batch:
        batch.add_column(_words("pack"))
        batch.add_column(_list("unconfirmed"))
        batch.add_column(_words("reopen_reason"))
        batch.add_column(sa.Column("reopened_on", sa.Text(), nullable=True))
    with op.batch_alter_table("step_record") as batch:
        for name in ("signed_on", "findings", "objections"):
            batch.add_column(_list(name))
        for name in ("demands", "notice_text"):
            batch.add_column(_words(name))
        for name in ("fonds", "category", "year", "retention", "section", "item_no"):
            batch.add_column(_words(f"archive_{name}"))
        batch.add_column(sa.Column("archive_pages", sa.Integer(), nullable=True))
    with op.batch_alter_table("return_record") as batch:
        batch.add_column(_list("items"))
    with op.batch_alter_table("dossier") as batch:
        batch.add_column(sa.Column("pages", sa.Integer(), nullable=True))
    op.create_table(
        "rule_pack",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_rule_pack")),
        sa.UniqueConstraint("id", name=op.f("uq_rule_pack_id")),
    )
