"""What we write we can read: the ledger comes back as it went out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dujiao_desktop.documents.reading import read_list
from dujiao_desktop.documents.writing.ledger import write_ledger_workbook
from dujiao_desktop.domain.deadline_phrases import read_deadline
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.reading import RowFate
from dujiao_desktop.domain.report import Ledger
from dujiao_desktop.domain.task import CloseoutStatus, ProgressStatus, UnitRole
from dujiao_desktop.domain.task_line import TaskLine
from dujiao_desktop.environment.rule_packs import load_rule_pack

RULES = load_rule_pack("chongqing")
WORDS = st.text(alphabet="清理河道垃圾三处𬭎溪村，建立台账=A1", min_size=1, max_size=20).map(lambda text: f"镇{text}。")
UNITS = st.lists(st.sampled_from(["甲镇人民政府", "区生态环境局", "各村(含丙村、丁村)"]), unique=True, max_size=2).map(
    tuple
)
DEADLINES = st.sampled_from(["2025年12月底前", "2017年—2020年底", "立行立改", "长期坚持", "2025年6月30日前", ""]).map(
    read_deadline
)


@st.composite
def lines(draw: st.DrawFn) -> TaskLine:
    measures = draw(st.lists(st.tuples(WORDS, st.one_of(st.just(""), WORDS)), min_size=1, max_size=3))
    return TaskLine(
        id=TaskId("0190a000-0000-7000-8000-000000000001"),
        number=draw(st.sampled_from(["1", "007", "2-1", "第07号"])),
        problem_text=draw(WORDS),
        progress_status=draw(st.sampled_from(ProgressStatus)),
        closeout_status=draw(st.sampled_from(CloseoutStatus)),
        upper_number=draw(st.sampled_from(["", "19"])),
        goal=draw(WORDS),
        responsible_units=draw(UNITS),
        lead_units=draw(UNITS),
        acceptance_units=draw(UNITS),
        deadline=draw(DEADLINES),
        measures=tuple((seq, text) for seq, (text, _) in enumerate(measures, 1)),
        results=tuple((seq, result) for seq, (_, result) in enumerate(measures, 1)),
        is_long_term=draw(st.booleans()),
        note=draw(st.sampled_from(["", "重点督办。"])),
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(lines(), min_size=1, max_size=6))
def test_that_a_ledger_we_wrote_is_read_back_as_it_was(tmp_path: Path, tasks: list[TaskLine]) -> None:
    path = tmp_path / "台账.xlsx"
    write_ledger_workbook(Ledger("整改任务台账", "云岭镇人民政府", date(2025, 11, 1), "", tuple(tasks)), RULES, path)
    reading = read_list(path)
    assert len(reading.drafts) == len(tasks)
    assert all(row.fate is not RowFate.PROBLEM for row in reading.rows)
    for draft, task in zip(reading.drafts, tasks, strict=True):
        assert (draft.number, draft.upper_number) == (task.number, task.upper_number)
        assert (draft.problem_text, draft.goal, draft.note) == (task.problem_text, task.goal, task.note)
        assert draft.deadline == task.deadline
        assert tuple((m.seq, m.text) for m in draft.measures) == task.measures
        assert tuple((m.seq, m.result_text) for m in draft.measures) == task.results
        assert draft.progress_status is task.progress_status
        assert draft.is_long_term == (task.is_long_term or task.deadline.text == "长期坚持")
        for role, names in (
            (UnitRole.RESPONSIBLE, task.responsible_units),
            (UnitRole.LEAD, task.lead_units),
            (UnitRole.ACCEPTANCE, task.acceptance_units),
        ):
            assert tuple(unit.name for unit in draft.units if unit.role is role) == names
