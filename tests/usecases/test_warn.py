"""预警: a recorded judgement with its reason, set and lifted by an officer, undone like any other record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.task_filter import TaskFilter
from dujiao_desktop.domain.warning import WarningLevel, standing
from dujiao_desktop.usecases import undo
from dujiao_desktop.usecases.edit_task import remove_task
from dujiao_desktop.usecases.make_report import read_ledger, read_summary
from dujiao_desktop.usecases.recycle_bin import empty_older_than
from dujiao_desktop.usecases.sentences import sentence
from dujiao_desktop.usecases.today import today
from dujiao_desktop.usecases.warn import Warned, WarningDraft, level_of, lift_warning, set_warning
from tests.builders import NOW, TODAY
from tests.usecases.township import Township

SERIOUS = WarningDraft(WarningLevel.SERIOUS, " 资金未落实 ", date(2026, 11, 10), "云督〔2026〕3号")


def warn(desk: Township, number: str = "7", draft: WarningDraft = SERIOUS) -> Warned:
    return set_warning(desk.store, desk.task(number).id, draft, office=desk.office, by=desk.by, now=NOW)


def lift(desk: Township, reason: str = "资金已到位", number: str = "7") -> Warned:
    return lift_warning(desk.store, desk.task(number).id, reason, by=desk.by, now=NOW)


def shown(desk: Township, number: str = "7") -> WarningLevel | None:
    """What the list shows."""
    with desk.store.lists() as lists:
        return next(t.warning for t in lists.all_lines(TaskFilter(), TODAY) if t.number == number)


def test_that_a_warning_stands_with_reason_letter_and_officer_until_it_is_lifted(desk: Township) -> None:
    warn(desk)
    (kept,) = desk.case("7").warnings
    assert (kept.level, kept.reason, kept.since, kept.number, kept.set_by, kept.set_at) == (
        WarningLevel.SERIOUS, "资金未落实", date(2026, 11, 10), "云督〔2026〕3号", desk.by.id, NOW,
    )  # fmt: skip
    assert shown(desk) is WarningLevel.SERIOUS
    lift(desk)
    (kept,) = desk.case("7").warnings
    assert (kept.stands, kept.lifted_on, kept.lift_reason, kept.lifted_by) == (False, TODAY, "资金已到位", desk.by.id)
    assert shown(desk) is None


def test_that_another_level_replaces_the_one_that_stands_and_both_are_kept(desk: Township) -> None:
    warn(desk)
    warn(desk, draft=WarningDraft(WarningLevel.BLOCKED, "选址未定", TODAY))
    red, yellow = desk.case("7").warnings
    assert standing(desk.case("7").warnings) == red
    assert (yellow.lifted_on, yellow.lift_reason) == (TODAY, "改为红色预警：选址未定")


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (replace(SERIOUS, reason="  "), "“预警理由”还没有填"),
        (replace(SERIOUS, since=TODAY + timedelta(1)), "日期 2026-11-22 还没有到"),
        (SERIOUS, "任务7已经是黄色预警（2026-11-10 起），没有重复登记"),
        (WarningDraft(WarningLevel.SLOW, "有进展", date(2026, 11, 9)), "起始日期 2026-11-09 早于现在这次预警的 2026-11-10"),
    ],
)  # fmt: skip
def test_that_what_cannot_be_is_refused_in_one_sentence(desk: Township, draft: WarningDraft, said: str) -> None:
    warn(desk)
    before = desk.state()
    with pytest.raises(Refused) as refused:
        warn(desk, draft=draft)
    assert said in sentence(refused.value)
    assert desk.state() == before


def test_that_nothing_is_lifted_where_nothing_stands_and_never_without_a_reason(desk: Township) -> None:
    with pytest.raises(Refused, match="no_warning"):
        lift(desk)
    warn(desk)
    with pytest.raises(Refused, match="field_empty"):
        lift(desk, " ")


def test_that_a_level_is_known_by_its_code_and_by_the_word_of_the_pack(desk: Township) -> None:
    assert level_of("blocked", desk.office) is level_of("红色预警", desk.office) is WarningLevel.BLOCKED
    with pytest.raises(Refused) as refused:
        level_of("橙色", desk.office)
    assert "蓝色预警（slow）、黄色预警（serious）、红色预警（blocked）" in sentence(refused.value)


def test_that_setting_changing_and_lifting_are_undone_and_done_again(desk: Township) -> None:
    with desk.store.lists() as lists:
        since = lists.newest_act()
    warn(desk)
    warn(desk, draft=WarningDraft(WarningLevel.BLOCKED, "选址未定", TODAY))
    lift(desk)
    said, levels = [], []
    for _ in range(3):
        done = undo.undo_last(desk.store, since, by=desk.by, now=NOW)
        said.append(done.words)
        assert desk.task("7").id in done.changes.tasks
        levels.append(shown(desk))
    assert said == [
        "解除预警“选址未定”（任务 7）", "改预警“资金未落实”的级别（任务 7）", "登记预警“资金未落实”（任务 7）",
    ]  # fmt: skip
    assert levels == [WarningLevel.BLOCKED, WarningLevel.SERIOUS, None]
    for _ in range(3):
        undo.redo(desk.store, since, by=desk.by, now=NOW)
    assert shown(desk) is None
    assert [w.level for w in desk.case("7").warnings] == [WarningLevel.BLOCKED, WarningLevel.SERIOUS]


def test_that_the_history_of_the_task_tells_level_reason_and_who(desk: Township) -> None:
    warn(desk)
    with desk.store.lists() as lists:
        newest = lists.history(desk.task("7").id, 1)[0]
    assert (newest.action, newest.record, newest.who) == ("set_warning", "warning", desk.by.name)
    assert {"level", "reason", "since", "number"} <= {c.field for c in newest.changes}


def test_that_red_and_amber_on_the_first_page_are_the_numbers_of_the_printed_statistics(desk: Township) -> None:
    warn(desk, "9", WarningDraft(WarningLevel.SLOW, "慢", TODAY))
    warn(desk)
    warn(desk, "16", WarningDraft(WarningLevel.BLOCKED, "受阻", TODAY))
    for day in (TODAY, date(2026, 12, 3), date(2026, 12, 10), date(2026, 12, 11), date(2027, 1, 2)):
        with desk.store.lists() as lists:
            page = today(lists, desk.office, day)
            printed = read_summary(lists, office=desk.office, by=desk.by, today=day)
            numbers = [t.number for t in lists.task_lines(page.warned, day)]
        assert (len(page.overdue), len(page.due_soon), len(page.returned), len(page.warned)) == (
            printed.overdue, printed.due_soon, dict(printed.by_closeout)["returned"],  # type: ignore[index]
            sum(count for _, count in printed.by_warning),
        )  # fmt: skip
        assert numbers == ["16", "7", "9"]
    assert printed.by_warning == tuple((level, 1) for level in reversed(WarningLevel))


def test_that_the_first_page_says_why_a_task_is_warned_of(desk: Township) -> None:
    warn(desk)
    with desk.store.lists() as lists:
        item = next(i for i in today(lists, desk.office, TODAY).first if i.line and i.line.number == "7")
    assert (item.kind, item.warning, item.reason) == ("warned", "黄色预警", "2026-11-10 起：资金未落实")


def test_that_the_ledger_has_a_column_for_warnings_when_there_are_any(desk: Township) -> None:
    from dujiao_desktop.columns.tasks import ledger_columns

    def titles() -> list[str]:
        with desk.store.lists() as lists:
            ledger = read_ledger(lists, office=desk.office, by=desk.by, today=TODAY)
        columns = ledger_columns(desk.office.rules, ledger.lines)
        return [f"{c.title}：{c.read(ledger.lines[0])}" for c in columns]

    assert not [t for t in titles() if t.startswith("预警")]
    warn(desk)
    assert "预警：黄色预警" in titles()


def test_that_warnings_go_with_a_task_that_is_thrown_away_for_good(desk: Township) -> None:
    warn(desk)
    remove_task(desk.store, desk.task("7").id, by=desk.by, now=NOW)
    empty_older_than(desk.store, desk.paths, by=desk.by, now=NOW + timedelta(91))
    with desk.store.lists() as lists:
        assert lists.check_database() == ()
        assert [t.number for t in lists.all_lines(TaskFilter(), TODAY)] == ["9", "16"]
