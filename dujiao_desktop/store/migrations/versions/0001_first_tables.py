"""The first tables.

Revision 0001.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "history",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), server_default="", nullable=False),
        sa.Column("who_id", sa.Text(), server_default="", nullable=False),
        sa.Column("action", sa.Text(), server_default="", nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), server_default="", nullable=False),
        sa.Column("operation", sa.Text(), nullable=False),
        sa.Column("task_id", sa.Text(), nullable=True),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("act", sa.Integer(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("prev", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_history")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_history_act"), "history", ["act"], unique=False)
    op.create_index(
        "ix_history_deleted", "history", ["record"], unique=False, sqlite_where=sa.text("operation = 'delete'")
    )
    op.create_index(op.f("ix_history_task_id_seq"), "history", ["task_id", "seq"], unique=False)
    op.create_table(
        "draft",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), server_default="", nullable=False),
        sa.Column("saved_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_draft")),
        sa.UniqueConstraint("place", name=op.f("uq_draft_place")),
    )
    op.create_table(
        "officer",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("active", sa.Integer(), server_default="1", nullable=False),
        sa.Column("origin", sa.Text(), server_default="", nullable=False),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.Column("base_revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", sa.Text(), server_default="", nullable=False),
        sa.Column("updated_at", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_officer")),
        sa.UniqueConstraint("id", name=op.f("uq_officer_id")),
    )
    op.create_table(
        "source",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("doc_no", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("round", sa.Text(), server_default="", nullable=False),
        sa.Column("batch", sa.Text(), server_default="", nullable=False),
        sa.Column("issuer", sa.Text(), server_default="", nullable=False),
        sa.Column("issued_on", sa.Text(), nullable=True),
        sa.Column("file_name", sa.Text(), server_default="", nullable=False),
        sa.Column("sha256", sa.Text(), server_default="", nullable=False),
        sa.Column("origin", sa.Text(), server_default="", nullable=False),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.Column("base_revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", sa.Text(), server_default="", nullable=False),
        sa.Column("updated_at", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_source")),
        sa.UniqueConstraint("id", name=op.f("uq_source_id")),
    )
    op.create_index(op.f("ix_source_sha256"), "source", ["sha256"], unique=False)
    op.create_index(op.f("ix_source_title"), "source", ["title"], unique=False)
    op.create_table(
        "workspace",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_workspace")),
        sa.UniqueConstraint("id", name=op.f("uq_workspace_id")),
    )
    op.create_table(
        "import_batch",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), server_default="", nullable=False),
        sa.Column("sha256", sa.Text(), server_default="", nullable=False),
        sa.Column("imported", sa.Integer(), server_default="0", nullable=False),
        sa.Column("updated", sa.Integer(), server_default="0", nullable=False),
        sa.Column("unchanged", sa.Integer(), server_default="0", nullable=False),
        sa.Column("imported_by", sa.Text(), nullable=True),
        sa.Column("imported_at", sa.Text(), nullable=False),
        sa.Column("undone_at", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), server_default="", nullable=False),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.Column("base_revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", sa.Text(), server_default="", nullable=False),
        sa.Column("updated_at", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["imported_by"], ["officer.id"], name=op.f("fk_import_batch_imported_by"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name=op.f("fk_import_batch_source_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_import_batch")),
        sa.UniqueConstraint("id", name=op.f("uq_import_batch_id")),
    )
    op.create_table(
        "batch_row",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Text(), nullable=False),
        sa.Column("where", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("fate", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("draft", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_batch_row_batch_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_batch_row")),
    )
    op.create_index(op.f("ix_batch_row_batch_id"), "batch_row", ["batch_id"], unique=False)
    op.create_table(
        "complaint",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("acceptance_no", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), server_default="", nullable=False),
        sa.Column("is_key_case", sa.Integer(), server_default="0", nullable=False),
        sa.Column("channel", sa.Text(), server_default="", nullable=False),
        sa.Column("round", sa.Text(), server_default="", nullable=False),
        sa.Column("batch", sa.Text(), server_default="", nullable=False),
        sa.Column("received_on", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.Column("region", sa.Text(), server_default="", nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("classes", sa.Text(), server_default="[]", nullable=False),
        sa.Column("units", sa.Text(), server_default="[]", nullable=False),
        sa.Column("truth", sa.Text(), nullable=False),
        sa.Column("investigation", sa.Text(), server_default="", nullable=False),
        sa.Column("handling", sa.Text(), server_default="", nullable=False),
        sa.Column("accountability", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Text(), nullable=True),
        sa.Column("repeat_of", sa.Text(), server_default="", nullable=False),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("batch_id", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), server_default="", nullable=False),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.Column("base_revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", sa.Text(), server_default="", nullable=False),
        sa.Column("updated_at", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_complaint_batch_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_complaint_source_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_complaint")),
        sa.UniqueConstraint("id", name=op.f("uq_complaint_id")),
    )
    op.create_index(op.f("ix_complaint_acceptance_no"), "complaint", ["acceptance_no"], unique=False)
    op.create_table(
        "task",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), server_default="", nullable=False),
        sa.Column("number_key", sa.Text(), server_default="", nullable=False),
        sa.Column("upper_number", sa.Text(), server_default="", nullable=False),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("batch_id", sa.Text(), nullable=True),
        sa.Column("chapter", sa.Text(), server_default="", nullable=False),
        sa.Column("problem_text", sa.Text(), server_default="", nullable=False),
        sa.Column("goal", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("classes", sa.Text(), server_default="[]", nullable=False),
        sa.Column("nine_gov", sa.Text(), server_default="[]", nullable=False),
        sa.Column("common", sa.Integer(), nullable=True),
        sa.Column("deadline_text", sa.Text(), server_default="", nullable=False),
        sa.Column("deadline_kind", sa.Text(), server_default="none", nullable=False),
        sa.Column("deadline_start", sa.Text(), nullable=True),
        sa.Column("deadline_end", sa.Text(), nullable=True),
        sa.Column("original_deadline_text", sa.Text(), server_default="", nullable=False),
        sa.Column("original_deadline_kind", sa.Text(), server_default="none", nullable=False),
        sa.Column("original_deadline_start", sa.Text(), nullable=True),
        sa.Column("original_deadline_end", sa.Text(), nullable=True),
        sa.Column("progress_status", sa.Text(), nullable=False),
        sa.Column("status_text", sa.Text(), server_default="", nullable=False),
        sa.Column("is_long_term", sa.Integer(), server_default="0", nullable=False),
        sa.Column("closeout_status", sa.Text(), nullable=False),
        sa.Column("secrecy", sa.Text(), nullable=False),
        sa.Column("cut_off", sa.Integer(), server_default="0", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), server_default="", nullable=False),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.Column("base_revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", sa.Text(), server_default="", nullable=False),
        sa.Column("updated_at", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "closeout_status <> 'closed' OR progress_status = 'done'", name=op.f("ck_task_closed_is_done")
        ),
        sa.CheckConstraint("secrecy IN ('public', 'internal')", name=op.f("ck_task_secrecy")),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_task_batch_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_task_source_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_task")),
        sa.UniqueConstraint("id", name=op.f("uq_task_id")),
    )
    op.create_index(op.f("ix_task_batch_id"), "task", ["batch_id"], unique=False)
    op.create_index("ix_task_by_number", "task", ["removed_at", "number_key", "key", "closeout_status"], unique=False)
    op.create_index(
        "ix_task_list",
        "task",
        [
            "removed_at",
            "progress_status",
            "closeout_status",
            "is_long_term",
            "deadline_kind",
            "deadline_end",
            "updated_at",
            "number_key",
        ],
        unique=False,
    )
    op.create_index(op.f("ix_task_number"), "task", ["number"], unique=False)
    op.create_index(op.f("ix_task_source_id"), "task", ["source_id"], unique=False)
    op.create_table(
        "closeout_round",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_closeout_round_task_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_closeout_round")),
        sa.UniqueConstraint("task_id", "number", name=op.f("uq_closeout_round_task_id_number")),
    )
    op.create_table(
        "dossier",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), server_default="", nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("state_digest", sa.Text(), server_default="", nullable=False),
        sa.Column("rule_pack", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), server_default="acceptance", nullable=False),
        sa.Column("state", sa.Text(), server_default="", nullable=False),
        sa.Column("origin", sa.Text(), server_default="", nullable=False),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.Column("base_revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", sa.Text(), server_default="", nullable=False),
        sa.Column("updated_at", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_dossier_task_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_dossier")),
        sa.UniqueConstraint("id", name=op.f("uq_dossier_id")),
    )
    op.create_index(op.f("ix_dossier_task_id"), "dossier", ["task_id"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), server_default="", nullable=False),
        sa.Column("size_bytes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("order", sa.Integer(), server_default="1", nullable=False),
        sa.Column("caption", sa.Text(), server_default="", nullable=False),
        sa.Column("measure_seq", sa.Integer(), nullable=True),
        sa.Column("step", sa.Text(), server_default="", nullable=False),
        sa.Column("destination", sa.Text(), nullable=False),
        sa.Column("taken_at", sa.Text(), nullable=True),
        sa.Column("taken_by", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("photographer", sa.Text(), server_default="", nullable=False),
        sa.Column("formed_on", sa.Text(), nullable=True),
        sa.Column("issuer", sa.Text(), server_default="", nullable=False),
        sa.Column("doc_no", sa.Text(), server_default="", nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("copies", sa.Integer(), server_default="1", nullable=False),
        sa.Column("is_original", sa.Integer(), server_default="1", nullable=False),
        sa.Column("secrecy", sa.Text(), nullable=False),
        sa.Column("photo_width_px", sa.Integer(), nullable=True),
        sa.Column("photo_height_px", sa.Integer(), nullable=True),
        sa.Column("photo_orientation", sa.Integer(), nullable=True),
        sa.Column("photo_device", sa.Text(), nullable=True),
        sa.Column("photo_latitude", sa.Float(), nullable=True),
        sa.Column("photo_longitude", sa.Float(), nullable=True),
        sa.Column("added_by", sa.Text(), nullable=True),
        sa.Column("added_at", sa.Text(), nullable=True),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), server_default="", nullable=False),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.Column("base_revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", sa.Text(), server_default="", nullable=False),
        sa.Column("updated_at", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("secrecy IN ('public', 'internal')", name=op.f("ck_evidence_secrecy")),
        sa.ForeignKeyConstraint(["added_by"], ["officer.id"], name=op.f("fk_evidence_added_by"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_evidence_task_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_evidence")),
        sa.UniqueConstraint("id", name=op.f("uq_evidence_id")),
    )
    op.create_index(
        "ix_evidence_removed",
        "evidence",
        ["removed_at"],
        unique=False,
        sqlite_where=sa.text("removed_at IS NOT NULL"),
    )
    op.create_index(op.f("ix_evidence_sha256"), "evidence", ["sha256"], unique=False)
    op.create_index(op.f("ix_evidence_task_id_order"), "evidence", ["task_id", "order"], unique=False)
    op.create_table(
        "measure",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("responsible_units", sa.Text(), server_default="[]", nullable=False),
        sa.Column("deadline_text", sa.Text(), server_default="", nullable=False),
        sa.Column("deadline_kind", sa.Text(), server_default="none", nullable=False),
        sa.Column("deadline_start", sa.Text(), nullable=True),
        sa.Column("deadline_end", sa.Text(), nullable=True),
        sa.Column("result_text", sa.Text(), server_default="", nullable=False),
        sa.Column("done_on", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), server_default="", nullable=False),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.Column("base_revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", sa.Text(), server_default="", nullable=False),
        sa.Column("updated_at", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_measure_task_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_measure")),
        sa.UniqueConstraint("id", name=op.f("uq_measure_id")),
    )
    op.create_index(op.f("ix_measure_task_id_seq"), "measure", ["task_id", "seq"], unique=False)
    op.create_table(
        "progress",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("problem", sa.Text(), server_default="", nullable=False),
        sa.Column("next_step", sa.Text(), server_default="", nullable=False),
        sa.Column("entered_by", sa.Text(), nullable=True),
        sa.Column("entered_at", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), server_default="", nullable=False),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.Column("base_revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", sa.Text(), server_default="", nullable=False),
        sa.Column("updated_at", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officer.id"], name=op.f("fk_progress_entered_by"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_progress_task_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_progress")),
        sa.UniqueConstraint("id", name=op.f("uq_progress_id")),
    )
    op.create_index(op.f("ix_progress_task_id_as_of"), "progress", ["task_id", "as_of"], unique=False)
    op.create_table(
        "task_person",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_task_person_task_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_task_person")),
        sa.UniqueConstraint("task_id", "position", name=op.f("uq_task_person_task_id_position")),
    )
    op.create_table(
        "task_unit",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("order", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_task_unit_task_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_task_unit")),
        sa.UniqueConstraint("task_id", "position", name=op.f("uq_task_unit_task_id_position")),
    )
    op.create_table(
        "return_record",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("demand", sa.Text(), server_default="", nullable=False),
        sa.Column("returned_on", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), server_default="", nullable=False),
        sa.Column("entered_by", sa.Text(), nullable=True),
        sa.Column("entered_at", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), server_default="", nullable=False),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.Column("base_revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", sa.Text(), server_default="", nullable=False),
        sa.Column("updated_at", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officer.id"], name=op.f("fk_return_record_entered_by"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["task_id", "round"],
            ["closeout_round.task_id", "closeout_round.number"],
            name="fk_return_record_round",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_return_record_task_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_return_record")),
        sa.UniqueConstraint("id", name=op.f("uq_return_record_id")),
        sa.UniqueConstraint("task_id", "round", name=op.f("uq_return_record_task_id_round")),
    )
    op.create_table(
        "step_record",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("happened_on", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), server_default="", nullable=False),
        sa.Column("people", sa.Text(), server_default="[]", nullable=False),
        sa.Column("conclusion", sa.Text(), nullable=True),
        sa.Column("opinion", sa.Text(), server_default="", nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("period_from", sa.Text(), nullable=True),
        sa.Column("period_to", sa.Text(), nullable=True),
        sa.Column("medium", sa.Text(), server_default="", nullable=False),
        sa.Column("url", sa.Text(), server_default="", nullable=False),
        sa.Column("number", sa.Text(), server_default="", nullable=False),
        sa.Column("backfilled_from", sa.Text(), server_default="", nullable=False),
        sa.Column("entered_by", sa.Text(), nullable=True),
        sa.Column("entered_at", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), server_default="", nullable=False),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.Column("base_revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", sa.Text(), server_default="", nullable=False),
        sa.Column("updated_at", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officer.id"], name=op.f("fk_step_record_entered_by"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["task_id", "round"],
            ["closeout_round.task_id", "closeout_round.number"],
            name="fk_step_record_round",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_step_record_task_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_step_record")),
        sa.UniqueConstraint("id", name=op.f("uq_step_record_id")),
    )
    op.create_index(op.f("ix_step_record_task_id_round"), "step_record", ["task_id", "round"], unique=False)
    op.create_table(
        "step_scan",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Text(), nullable=False),
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("evidence_id", sa.Text(), nullable=False),
        sa.Column("order", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name=op.f("fk_step_scan_evidence_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["step_id"], ["step_record.id"], name=op.f("fk_step_scan_step_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_step_scan_task_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_step_scan")),
        sa.UniqueConstraint("step_id", "evidence_id", name=op.f("uq_step_scan_step_id_evidence_id")),
    )
    op.create_index(op.f("ix_step_scan_evidence_id"), "step_scan", ["evidence_id"], unique=False)
    op.execute(
        "CREATE VIRTUAL TABLE task_search USING fts5(pairs, content='', contentless_delete=1, "
        "tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\")"
    )
