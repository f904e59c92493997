"""What a step says in full, typed into the form of the card."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dujiao_desktop.desktop.task_card import card as tabs
from dujiao_desktop.desktop.task_card.card import TaskCard
from dujiao_desktop.desktop.task_card.step_panel import StepPanel
from dujiao_desktop.domain.closeout import StepRecord
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.rule_pack import StepField
from dujiao_desktop.domain.task import Task
from dujiao_desktop.usecases import advance_closeout
from tests.desktop.desk import NOW, OpenDesk, a_paper, type_chinese


@pytest.fixture
def task(open_desk: OpenDesk, tmp_path: Path) -> Task:
    made = open_desk.task(measures=("改造错接点 26 处", "建立巡查制度"))
    open_desk.ready_for_self_check(made, tmp_path)
    return made


def _with_rules(open_desk: OpenDesk, key: str, **changes: object) -> None:
    """One step of the rule pack changed before the first round begins."""
    office = open_desk.desk.office
    steps = tuple(replace(s, **changes) if s.key == key else s for s in office.rules.steps)  # type: ignore[arg-type]
    open_desk.desk.office = replace(office, rules=replace(office.rules, steps=steps))


def _card(open_desk: OpenDesk, task: Task, qtbot: QtBot) -> TaskCard:
    made = TaskCard(open_desk.desk)
    qtbot.addWidget(made)
    made.resize(460, 700)
    made.show()
    with qtbot.waitSignal(made.presenter.shown):
        made.presenter.show(task.id)
    made.tabs.setCurrentIndex(tabs.CLOSEOUT)
    return made


def _record(card: TaskCard, step: str) -> StepRecord:
    assert card.presenter.content is not None
    found = card.presenter.content.case.closeout.current.record_of(step)
    assert found is not None
    return found


def _do(card: TaskCard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.presenter.shown):
        card.closeout.step.do_button.click()


def _told(card: TaskCard) -> str:
    return "\n".join(text.text() for text in card.closeout.findChildren(QLabel))


def test_that_a_chain_is_signed_role_by_role(open_desk: OpenDesk, task: Task, qtbot: QtBot) -> None:
    _with_rules(open_desk, "self-check", chain=("经办人", "审核人", "主要负责人"))
    card = _card(open_desk, task, qtbot)
    step = card.closeout.step
    assert [role for role, _, _ in step.ui.signersPart.rows] == ["经办人", "审核人", "主要负责人"]
    assert not step.ui.formLayout.isRowVisible(step.ui.peopleField)
    (_, handler, first), (_, reviewer, second), (_, leader, third) = step.ui.signersPart.rows
    assert handler.findText("周玉") > 0
    handler.setCurrentText("周玉")
    leader.setCurrentText("王强")
    type_chinese(step.ui.opinionEdit, "措施已落实。")
    step.ui.happenedField.set_day(date(2026, 11, 14))
    step.do_button.click()
    assert "审核人的姓名还没有填" in step._trouble.text()

    reviewer.setCurrentText("何川")
    for field, day in ((first, date(2026, 11, 12)), (second, date(2026, 11, 13)), (third, date(2026, 11, 14))):
        field.set_day(day)
    _do(card, qtbot)

    record = _record(card, "self-check")
    assert (record.people, record.signed_on[0]) == (("周玉", "何川", "王强"), date(2026, 11, 12))
    assert "审核人 何川（2026-11-13）" in _told(card)


def _verification(step: StepPanel, scan: Path) -> None:
    step.ui.peopleField.set_words(("李明", "赵红"))
    step.ui.happenedField.set_day(date(2026, 11, 16))
    type_chinese(step.ui.opinionEdit, "同意公示")
    step.ui.placeEdit.setText("老街")
    step.ui.passRadio.setChecked(True)
    step.add_scans((scan,))


def test_that_a_verification_tells_of_every_measure_once_it_tells_of_one(
    open_desk: OpenDesk, task: Task, qtbot: QtBot, tmp_path: Path
) -> None:
    open_desk.self_check(task)
    card = _card(open_desk, task, qtbot)
    step = card.closeout.step
    assert not step.ui.findingsPart.isVisible()
    step.ui.moreButton.click()
    assert step.ui.findingsPart.isVisible()
    assert step.ui.demandsEdit.isVisible()
    _verification(step, a_paper(tmp_path, "意见.pdf"))
    done, seen = step.ui.findingsPart.rows[1]
    seen.setText("通水试验合格")
    step.do_button.click()
    assert "措施 1 是否落实还没有选" in step._trouble.text()
    done.setCurrentIndex(1)
    with qtbot.waitSignal(card.presenter.acted):
        step.do_button.click()
    assert "措施 2 是否落实" in _told(card)
    assert seen.text() == "通水试验合格"

    step.ui.findingsPart.all_carried_out()
    type_chinese(step.ui.demandsEdit, "每季度复查一次")
    _do(card, qtbot)

    record = _record(card, "verification")
    assert [(f.seq, f.carried_out, f.text) for f in record.findings] == [(1, True, "通水试验合格"), (2, True, "")]
    assert record.demands == "每季度复查一次"
    assert "措施 1　✓ 已落实：通水试验合格" in _told(card)


def test_that_what_the_pack_asks_for_is_shown_without_asking(open_desk: OpenDesk, task: Task, qtbot: QtBot) -> None:
    _with_rules(open_desk, "verification", requires=(StepField.FINDINGS,))
    advance_closeout.take_step(
        open_desk.office.store,
        task.id,
        advance_closeout.StepDraft("self-check", date(2026, 11, 14), people=("周玉", "何川"), opinion="措施已落实。"),
        office=open_desk.desk.office,
        by=open_desk.desk.by,
        now=NOW,
    )
    card = _card(open_desk, task, qtbot)
    assert card.closeout.step.ui.findingsPart.isVisible()
    assert not card.closeout.step.ui.demandsEdit.isVisible()


def test_that_a_half_written_verification_comes_back_whole(
    open_desk: OpenDesk, task: Task, qtbot: QtBot, tmp_path: Path
) -> None:
    open_desk.self_check(task)
    first = _card(open_desk, task, qtbot)
    step = first.closeout.step
    step.ui.moreButton.click()
    step.ui.findingsPart.rows[2][0].setCurrentIndex(2)
    step.ui.findingsPart.rows[2][1].setText("制度没有上墙")
    step.draft.flush()
    first.close()

    step = _card(open_desk, task, qtbot).closeout.step
    step.draft.use()
    assert step.ui.findingsPart.isVisible()
    (kept,) = step.ui.findingsPart.findings()
    assert (kept.seq, kept.carried_out, kept.text) == (2, False, "制度没有上墙")


def test_that_a_notice_carries_its_text_and_its_objections_without_names(
    open_desk: OpenDesk, task: Task, qtbot: QtBot, tmp_path: Path
) -> None:
    open_desk.self_check(task)
    open_desk.verification(task, a_paper(tmp_path, "意见.pdf"))
    card = _card(open_desk, task, qtbot)
    # 2026-11-17 to 11-20 is short; the office of the test asks for as much as there was.
    step = card.closeout.step
    office = open_desk.desk.office
    short = replace(office.rules.notice, days=3)
    open_desk.desk.office = replace(office, rules=replace(office.rules, notice=short))
    step.ui.moreButton.click()
    assert "不写是谁提的" in step.ui.objectionsPart.hint.text()
    step.ui.noticeButton.click()
    text = step.ui.noticeEdit.text()
    assert "老街片区雨污管网错接" in text
    assert "1. 全部改造并通水试验。" in text
    step.ui.objectionsPart.add_button.click()
    objection = step.ui.objectionsPart.rows[0]
    objection.received.set_day(date(2026, 11, 18))
    step.ui.mediumEdit.setText("区政府网站")
    step.ui.periodFromField.set_day(date(2026, 11, 17))
    step.ui.periodToField.set_day(date(2026, 11, 20))
    step.add_scans((a_paper(tmp_path, "截图.pdf"),))
    step.do_button.click()
    assert "异议 1 的内容还没有填" in step._trouble.text()

    objection.text.setText("夜间仍有异味")
    objection.answer.setText("检查井已加盖密封")
    objection.answered.set_day(date(2026, 11, 19))
    _do(card, qtbot)

    record = _record(card, "public-notice")
    assert record.notice_text == text
    assert [(o.text, o.answer) for o in record.objections] == [("夜间仍有异味", "检查井已加盖密封")]
    assert "异议 1（2026-11-18 收到）：夜间仍有异味；2026-11-19 答复：检查井已加盖密封" in _told(card)


def _ready_for_archive(open_desk: OpenDesk, task: Task, folder: Path) -> None:
    open_desk.self_check(task)
    open_desk.verification(task, a_paper(folder, f"意见{task.number}.pdf"))
    draft = advance_closeout.StepDraft(
        "public-notice",
        date(2026, 11, 20),
        unit="区住房城乡建设委",
        medium="区政府网站",
        period_from=date(2026, 11, 16),
        period_to=date(2026, 11, 20),
        scans=(a_paper(folder, f"截图{task.number}.pdf"),),
    )
    desk = open_desk.desk
    advance_closeout.take_step(open_desk.office.store, task.id, draft, office=desk.office, by=desk.by, now=NOW)
    open_desk.attach(task, a_paper(folder, f"目录{task.number}.pdf"), EvidenceKind.ARCHIVE_DIRECTORY)


def test_that_an_archive_number_is_composed_remembered_and_may_be_written_by_hand(
    open_desk: OpenDesk, task: Task, qtbot: QtBot, tmp_path: Path
) -> None:
    other = open_desk.task("8", problem="另一处错接", measures=("改造",))
    open_desk.ready_for_self_check(other, tmp_path)
    for one in (task, other):
        _ready_for_archive(open_desk, one, tmp_path)
    card = _card(open_desk, task, qtbot)
    step = card.closeout.step
    assert not step.ui.archivePart.isVisible()
    step.ui.moreButton.click()
    part = step.ui.archivePart
    assert (part.category.text(), part.year.text(), part.item_no.text()) == ("WS", "2026", "0001")
    part.fonds.setText("0123")
    part.section.setText("HB")
    part.retention.setCurrentIndex(part.retention.findData("D30"))
    assert step.ui.numberEdit.text() == "0123-WS·2026-D30-HB-0001"
    step.ui.peopleField.set_words(("罗敏",))
    step.ui.happenedField.set_day(date(2026, 11, 21))
    part.pages.setText("八十六")
    step.do_button.click()
    assert step._trouble.text() == "页数写得不是数，没有登记。请只写一个整数，如 86。"
    part.pages.setText("86")
    _do(card, qtbot)
    record = _record(card, "archiving")
    assert (record.number, record.archive.pages) == ("0123-WS·2026-D30-HB-0001", 86)
    assert "保管期限 30年" in _told(card)

    step = _card(open_desk, other, qtbot).closeout.step
    assert step.ui.archivePart.isVisible()
    assert step.ui.numberEdit.text() == "0123-WS·2026-D30-HB-0002"
    step.ui.archivePart.retention.setCurrentIndex(step.ui.archivePart.retention.findData("Y"))
    assert step.ui.numberEdit.text() == "0123-WS·2026-Y-HB-0001"
    step.ui.numberEdit.setText("123-2026-永久-1")
    step.ui.archivePart.section.setText("NY")
    assert step.ui.numberEdit.text() == "123-2026-永久-1"
