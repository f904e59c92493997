"""Applications for more time or for long-term work, and visits after the fact.

Revision 0005.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def _words(name: str, default: str = "") -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default=default, nullable=False)


def _maybe(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=True)


def _needed(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str, default: str = "0") -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), server_default=default, nullable=False)


def _deadline(prefix: str) -> list[sa.Column[str]]:
    return [
        _words(f"{prefix}_text"), _words(f"{prefix}_kind", "none"), _maybe(f"{prefix}_start"), _maybe(f"{prefix}_end")
    ]  # fmt: skip


def _stamp() -> list[sa.Column[str] | sa.Column[int]]:
    return [
        _words("origin"), _number("revision", "1"), _number("base_revision"), _words("created_at"), _words("updated_at")
    ]  # fmt: skip


def _refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete="RESTRICT")


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("key", name=op.f(f"pk_{table}"))


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns))


def upgrade() -> None:
    op.create_table(
        "extension",
        sa.Column("key", sa.Integer(), nullable=False),
        _needed("id"),
        _needed("task_id"),
        _needed("kind"),
        _words("reason"),
        _needed("applied_on"),
        *_deadline("old_deadline"),
        *_deadline("new_deadline"),
        _words("levels", "[]"),
        _needed("result"),
        _maybe("decided_on"),
        _words("number"),
        _words("stage_goal"),
        _maybe("next_review_on"),
        _maybe("final_on"),
        _maybe("entered_by"),
        _maybe("entered_at"),
        *_stamp(),
        _refers("extension", "task_id", "task"),
        _refers("extension", "entered_by", "officer"),
        _key("extension"),
        _unique("extension", "id"),
    )
    _index("extension", "task_id")
    op.create_table(
        "extension_opinion",
        sa.Column("key", sa.Integer(), nullable=False),
        _needed("extension_id"),
        _needed("task_id"),
        sa.Column("level", sa.Integer(), nullable=False),
        _number("agreed"),
        _words("words"),
        _words("who"),
        _needed("said_on"),
        _refers("extension_opinion", "extension_id", "extension"),
        _refers("extension_opinion", "task_id", "task"),
        _key("extension_opinion"),
        _unique("extension_opinion", "extension_id", "level"),
    )
    _index("extension_opinion", "task_id")
    op.create_table(
        "extension_scan",
        sa.Column("key", sa.Integer(), nullable=False),
        _needed("extension_id"),
        _needed("task_id"),
        _needed("evidence_id"),
        _number("order", "1"),
        _refers("extension_scan", "extension_id", "extension"),
        _refers("extension_scan", "task_id", "task"),
        _refers("extension_scan", "evidence_id", "evidence"),
        _key("extension_scan"),
        _unique("extension_scan", "extension_id", "evidence_id"),
    )
    _index("extension_scan", "task_id")
    _index("extension_scan", "evidence_id")
    op.create_table(
        "visit",
        sa.Column("key", sa.Integer(), nullable=False),
        _needed("id"),
        _needed("task_id"),
        _needed("kind"),
        _needed("visited_on"),
        _words("people", "[]"),
        _words("units", "[]"),
        _maybe("result"),
        _words("text"),
        _maybe("next_on"),
        sa.Column("round", sa.Integer(), nullable=False),
        _number("reopened"),
        _maybe("entered_by"),
        _maybe("entered_at"),
        *_stamp(),
        _refers("visit", "task_id", "task"),
        _refers("visit", "entered_by", "officer"),
        _key("visit"),
        _unique("visit", "id"),
    )
    _index("visit", "task_id", "kind", "visited_on")
    op.create_table(
        "visit_file",
        sa.Column("key", sa.Integer(), nullable=False),
        _needed("visit_id"),
        _needed("task_id"),
        _needed("evidence_id"),
        _maybe("beside"),
        _number("order", "1"),
        _refers("visit_file", "visit_id", "visit"),
        _refers("visit_file", "task_id", "task"),
        _refers("visit_file", "evidence_id", "evidence"),
        _refers("visit_file", "beside", "evidence"),
        _key("visit_file"),
        _unique("visit_file", "visit_id", "evidence_id"),
    )
    _index("visit_file", "task_id")
    _index("visit_file", "evidence_id")
    _index("visit_file", "beside")
