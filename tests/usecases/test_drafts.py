"""What an officer types outlives a crash, and is data only when it is saved."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

from dujiao_desktop.usecases.drafts import discard_draft, draft_of, drafts, save_draft
from dujiao_desktop.usecases.record_progress import ProgressDraft, record_progress
from tests.builders import NOW, TODAY
from tests.conftest import REPOSITORY
from tests.usecases.township import Township, at_desk

TYPING = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from tests.builders import NOW
from tests.usecases.township import at_desk
from dujiao_desktop.usecases.drafts import save_draft
with at_desk(Path(sys.argv[2])) as desk:
    save_draft(desk.store, "task/1/progress", {"text": "管网改造完成八成"}, by=desk.by, now=NOW)
    print("kept", flush=True)
    sys.stdin.read()
"""


def _type(desk: Township, text: str, place: str = "task/1/progress") -> None:
    save_draft(desk.store, place, {"text": text, "problem": ""}, by=desk.by, now=NOW)


def _typed(desk: Township) -> dict[str, str]:
    with desk.store.lists() as lists:
        return {d.place: d.content["text"] for d in drafts(lists)}


def test_that_the_last_words_of_a_place_are_kept_and_nothing_else(desk: Township) -> None:
    before = desk.state()
    _type(desk, "管网")
    _type(desk, "管网改造完成八成")
    _type(desk, "另一处", "task/2/progress")
    assert _typed(desk) == {"task/1/progress": "管网改造完成八成", "task/2/progress": "另一处"}
    with desk.store.lists() as lists:
        draft = draft_of(lists, "task/1/progress")
        assert draft is not None
        assert (draft.who, draft.saved_at) == ("周玉", NOW)
    assert desk.state() == before


def test_that_what_is_typed_is_in_no_list_and_in_no_search(desk: Township) -> None:
    _type(desk, "独一无二的词", f"task/{desk.task('7').id}/progress")
    assert desk.tasks("独一无二") == []
    assert desk.case("7").progress == ()


def test_that_an_emptied_form_and_a_discarded_draft_leave_nothing(desk: Township) -> None:
    _type(desk, "管网")
    _type(desk, "  ")
    assert _typed(desk) == {}
    _type(desk, "管网")
    discard_draft(desk.store, "task/1/progress", by=desk.by, now=NOW)
    discard_draft(desk.store, "task/1/progress", by=desk.by, now=NOW)
    assert _typed(desk) == {}


def test_that_the_real_save_takes_its_own_draft_along(desk: Township) -> None:
    task_id = desk.task("7").id
    place = f"task/{task_id}/progress"
    _type(desk, "已招标", place)
    _type(desk, "另一处", "task/2/progress")
    record_progress(
        desk.store, task_id, ProgressDraft("已招标", TODAY), office=desk.office, by=desk.by, now=NOW, finishes=place
    )
    assert _typed(desk) == {"task/2/progress": "另一处"}
    assert [p.text for p in desk.case("7").progress] == ["已招标"]


def test_that_a_save_that_is_taken_back_leaves_the_draft(desk: Township) -> None:
    _type(desk, "已招标")
    with desk.store.work(by=desk.by, now=NOW, action="record_progress") as work:
        work.drafts.remove("task/1/progress")
    assert _typed(desk) == {"task/1/progress": "已招标"}


def test_that_what_was_typed_is_there_after_the_program_was_killed(imported_workspace: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(imported_workspace, tmp_path / "督交")
    command = [sys.executable, "-c", TYPING, str(REPOSITORY), str(folder)]
    typing = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert typing.stdout is not None
    assert typing.stdout.readline() == "kept\n"
    typing.send_signal(signal.SIGKILL)
    typing.communicate()
    with at_desk(folder) as again:
        assert _typed(again) == {"task/1/progress": "管网改造完成八成"}
        with again.store.lists() as lists:
            assert lists.check_history() == lists.check_database() == ()
