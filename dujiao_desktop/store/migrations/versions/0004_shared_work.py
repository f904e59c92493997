"""Work that is shared: parts, links, plans, goals in numbers.

Revision 0004.
"""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "task_part",
        *_identity(),
        _refers("task_id"),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        _words("unit"),
        _words("person"),
        sa.Column("done_on", sa.Text(), nullable=True),
        _words("note"),
        *_stamp(),
        _target("task_part", "task_id", "task"),
        *_unique("task_part", "id"),
        *_unique("task_part", "task_id", "seq"),
    )
    op.create_table(
        "task_link",
        *_identity(),
        _refers("task_id"),
        _refers("other_id"),
        sa.Column("kind", sa.Text(), nullable=False),
        _words("number"),
        *_stamp(),
        _target("task_link", "task_id", "task"),
        _target("task_link", "other_id", "task"),
        *_unique("task_link", "id"),
        *_unique("task_link", "task_id", "other_id", "kind"),
    )
    op.create_index(op.f("ix_task_link_other_id"), "task_link", ["other_id"], unique=False)
    op.create_table(
        "plan",
        *_identity(),
        sa.Column("title", sa.Text(), nullable=False),
        _words("doc_no"),
        _words("issuer"),
        sa.Column("issued_on", sa.Text(), nullable=True),
        sa.Column("total", sa.Integer(), nullable=True),
        sa.Column("shares", sa.Text(), server_default="[]", nullable=False),
        _words("file_name"),
        _words("sha256"),
        _words("note"),
        sa.Column("removed_at", sa.Text(), nullable=True),
        *_stamp(),
        *_unique("plan", "id"),
    )
    op.create_table(
        "plan_task",
        *_identity(),
        _refers("plan_id"),
        _refers("task_id"),
        _words("title"),
        *_stamp(),
        _target("plan_task", "plan_id", "plan"),
        _target("plan_task", "task_id", "task"),
        *_unique("plan_task", "id"),
        *_unique("plan_task", "plan_id", "task_id"),
    )
    op.create_index(op.f("ix_plan_task_task_id"), "plan_task", ["task_id"], unique=False)
    op.create_table(
        "indicator",
        *_identity(),
        _refers("task_id"),
        sa.Column("name", sa.Text(), nullable=False),
        _words("unit"),
        sa.Column("scale", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        _words("baseline"),
        sa.Column("baseline_on", sa.Text(), nullable=True),
        sa.Column("target", sa.Text(), nullable=False),
        *_stamp(),
        _target("indicator", "task_id", "task"),
        *_unique("indicator", "id"),
        *_unique("indicator", "task_id", "name"),
    )
    op.create_table(
        "indicator_reading",
        *_identity(),
        _refers("indicator_id"),
        _refers("task_id"),
        _words("name"),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("on", sa.Text(), nullable=False),
        _words("note"),
        sa.Column("evidence_id", sa.Text(), nullable=True),
        *_stamp(),
        _target("indicator_reading", "indicator_id", "indicator"),
        _target("indicator_reading", "task_id", "task"),
        _target("indicator_reading", "evidence_id", "evidence"),
        *_unique("indicator_reading", "id"),
    )
    op.create_index(
        op.f("ix_indicator_reading_indicator_id_on"), "indicator_reading", ["indicator_id", "on"], unique=False
    )
    op.create_index(op.f("ix_indicator_reading_task_id"), "indicator_reading", ["task_id"], unique=False)
    op.create_index(op.f("ix_indicator_reading_evidence_id"), "indicator_reading", ["evidence_id"], unique=False)
    op.add_column("evidence", sa.Column("part_seq", sa.Integer(), nullable=True))


def _identity() -> Iterator[sa.Column[object]]:
    yield sa.Column("key", sa.Integer(), nullable=False)
    yield sa.Column("id", sa.Text(), nullable=False)


def _refers(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Text(), nullable=False)


def _words(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def _stamp() -> Iterator[sa.Column[object]]:
    yield _words("origin")
    yield sa.Column("revision", sa.Integer(), server_default="1", nullable=False)
    yield sa.Column("base_revision", sa.Integer(), server_default="0", nullable=False)
    yield _words("created_at")
    yield _words("updated_at")


def _target(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete="RESTRICT")


def _unique(table: str, *columns: str) -> Iterator[sa.Constraint]:
    if columns == ("id",):
        yield sa.PrimaryKeyConstraint("key", name=op.f(f"pk_{table}"))
    yield sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))
