"""Files that wait for their task or were replaced, and what is said about evidence.

Revision 0006.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_KEPT = (
    "key", "id", "task_id", "kind", "file_name", "media_type", "size_bytes", "sha256", "order", "caption",
    "measure_seq", "part_seq", "step", "destination", "taken_at", "taken_by", "place", "photographer", "formed_on",
    "issuer", "doc_no", "pages", "copies", "is_original", "secrecy", "photo_width_px", "photo_height_px",
    "photo_orientation", "photo_device", "photo_latitude", "photo_longitude", "added_by", "added_at", "removed_at",
    "origin", "revision", "base_revision", "created_at", "updated_at",
)  # fmt: skip


def _words(name: str, default: str = "") -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default=default, nullable=False)


def _maybe(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=True)


def _needed(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str, default: str = "0") -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), server_default=default, nullable=False)


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


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


def _index_where(name: str, column: str, where: str) -> None:
    op.create_index(name, "evidence", [column], sqlite_where=sa.text(where))


def upgrade() -> None:
    _evidence_may_wait()
    op.create_table(
        "slot_answer",
        sa.Column("key", sa.Integer(), nullable=False),
        _needed("id"),
        _needed("task_id"),
        _count("round"),
        _needed("step"),
        _needed("slot"),
        _needed("answer"),
        _words("reason"),
        _maybe("statement_id"),
        _maybe("answered_by"),
        _maybe("answered_at"),
        *_stamp(),
        _refers("slot_answer", "task_id", "task"),
        _refers("slot_answer", "statement_id", "evidence"),
        _refers("slot_answer", "answered_by", "officer"),
        _key("slot_answer"),
        _unique("slot_answer", "id"),
        _unique("slot_answer", "task_id", "round", "step", "slot"),
    )
    _index("slot_answer", "statement_id")
    op.create_table(
        "photo_pair",
        sa.Column("key", sa.Integer(), nullable=False),
        _needed("id"),
        _needed("task_id"),
        _needed("before_id"),
        _needed("after_id"),
        _number("belongs", "1"),
        *_stamp(),
        _refers("photo_pair", "task_id", "task"),
        _refers("photo_pair", "before_id", "evidence"),
        _refers("photo_pair", "after_id", "evidence"),
        _key("photo_pair"),
        _unique("photo_pair", "id"),
        _unique("photo_pair", "before_id", "after_id"),
    )
    _index("photo_pair", "task_id")
    _index("photo_pair", "after_id")
    op.create_table(
        "photo_print",
        _needed("sha256"),
        _count("version"),
        sa.Column("bits", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_photo_print")),
    )
    op.create_table(
        "photo_hint",
        sa.Column("key", sa.Integer(), nullable=False),
        _needed("evidence_id"),
        _needed("reason"),
        _maybe("other_id"),
        _words("facts"),
        _refers("photo_hint", "evidence_id", "evidence"),
        _refers("photo_hint", "other_id", "evidence"),
        _key("photo_hint"),
    )
    _index("photo_hint", "evidence_id")
    _index("photo_hint", "other_id")
    op.create_table(
        "photo_answer",
        sa.Column("key", sa.Integer(), nullable=False),
        _needed("id"),
        _needed("task_id"),
        _needed("evidence_id"),
        _needed("reason"),
        _maybe("other_id"),
        _needed("answer"),
        _words("text"),
        _maybe("answered_by"),
        _maybe("answered_at"),
        *_stamp(),
        _refers("photo_answer", "task_id", "task"),
        _refers("photo_answer", "evidence_id", "evidence"),
        _refers("photo_answer", "other_id", "evidence"),
        _refers("photo_answer", "answered_by", "officer"),
        _key("photo_answer"),
        _unique("photo_answer", "id"),
    )
    _index("photo_answer", "task_id")
    _index("photo_answer", "evidence_id")
    _index("photo_answer", "other_id")
    op.create_table(
        "intake_file",
        sa.Column("key", sa.Integer(), nullable=False),
        _needed("intake"),
        _needed("path"),
        _count("size_bytes"),
        _words("draft"),
        _words("task_id"),
        _words("state", "waiting"),
        _words("trouble"),
        _words("evidence_id"),
        _needed("begun_at"),
        _words("who"),
        _key("intake_file"),
    )
    _index("intake_file", "intake", "state")
    op.create_index(
        "ix_history_left", "history", [sa.text("json_extract(changes, '$.task_id[0]')")],
        sqlite_where=sa.text("record = 'evidence' AND operation = 'update'"),
    )  # fmt: skip


def _evidence_may_wait() -> None:
    """Make the table anew: SQLite cannot let an existing column be empty."""
    op.create_table(
        "evidence_new",
        sa.Column("key", sa.Integer(), nullable=False),
        _needed("id"),
        _maybe("task_id"),
        _needed("kind"),
        _needed("file_name"),
        _words("media_type"),
        _number("size_bytes"),
        _needed("sha256"),
        _number("order", "1"),
        _words("caption"),
        sa.Column("measure_seq", sa.Integer(), nullable=True),
        sa.Column("part_seq", sa.Integer(), nullable=True),
        _words("step"),
        _needed("destination"),
        _maybe("taken_at"),
        _needed("taken_by"),
        _words("place"),
        _words("photographer"),
        _maybe("formed_on"),
        _words("issuer"),
        _words("doc_no"),
        sa.Column("pages", sa.Integer(), nullable=True),
        _number("copies", "1"),
        _number("is_original", "1"),
        _needed("secrecy"),
        sa.Column("photo_width_px", sa.Integer(), nullable=True),
        sa.Column("photo_height_px", sa.Integer(), nullable=True),
        sa.Column("photo_orientation", sa.Integer(), nullable=True),
        _maybe("photo_device"),
        sa.Column("photo_latitude", sa.Float(), nullable=True),
        sa.Column("photo_longitude", sa.Float(), nullable=True),
        _maybe("photo_software"),
        _maybe("photo_changed_at"),
        _maybe("photo_taken_at"),
        _maybe("replaced_by"),
        _maybe("added_by"),
        _maybe("added_at"),
        _maybe("removed_at"),
        *_stamp(),
        sa.CheckConstraint("secrecy IN ('public', 'internal')", name=op.f("ck_evidence_secrecy")),
        _refers("evidence", "task_id", "task"),
        _refers("evidence", "replaced_by", "evidence"),
        _refers("evidence", "added_by", "officer"),
        _key("evidence"),
        _unique("evidence", "id"),
    )
    names = ", ".join(f'"{name}"' for name in _KEPT)
    op.execute(f"INSERT INTO evidence_new ({names}) SELECT {names} FROM evidence")
    op.execute("UPDATE evidence_new SET photo_taken_at = taken_at WHERE taken_by = 'camera'")
    op.drop_table("evidence")
    op.rename_table("evidence_new", "evidence")
    _index_where("ix_evidence_removed", "removed_at", "removed_at IS NOT NULL")
    _index_where("ix_evidence_waiting", "added_at", "task_id IS NULL")
    _index_where("ix_evidence_replaced", "replaced_by", "replaced_by IS NOT NULL")
    _index("evidence", "task_id", "order")
    _index("evidence", "sha256")
