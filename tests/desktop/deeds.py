"""Everything an office does, each deed through every door that leads to it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from PySide6.QtWidgets import QRadioButton
from shiboken6 import isValid

from dujiao_desktop.desktop.complaints.dialog import ComplaintDialog
from dujiao_desktop.desktop.dossier.make_dialog import MakeDossierDialog
from dujiao_desktop.desktop.import_wizard.dialog import ImportDialog, undo_import
from dujiao_desktop.desktop.pairs.dialog import PairsDialog
from dujiao_desktop.desktop.plans.plan_dialog import PlanDialog
from dujiao_desktop.desktop.plans.plans_dialog import PlansDialog
from dujiao_desktop.desktop.preferences import rules_dialog
from dujiao_desktop.desktop.preferences.calendar_dialog import CalendarDialog
from dujiao_desktop.desktop.preferences.hand_over_dialog import HandOverDialog
from dujiao_desktop.desktop.preferences.officer_dialog import OfficerDialog
from dujiao_desktop.desktop.preferences.page import PreferencesPage
from dujiao_desktop.desktop.recycle_bin.dialog import RecycleBinDialog
from dujiao_desktop.desktop.task_card.backfill_dialog import BackfillDialog
from dujiao_desktop.desktop.task_card.evidence_dialog import EvidenceDialog
from dujiao_desktop.desktop.task_card.extension_dialogs import ExtensionDialog, OpinionDialog
from dujiao_desktop.desktop.task_card.indicator_dialog import IndicatorDialog, ReadingDialog
from dujiao_desktop.desktop.task_card.link_dialog import LinkDialog
from dujiao_desktop.desktop.task_card.measure_dialog import MeasureDialog
from dujiao_desktop.desktop.task_card.part_dialog import PartDialog
from dujiao_desktop.desktop.task_card.photo_check_dialog import PhotoCheckDialog
from dujiao_desktop.desktop.task_card.return_dialog import ReturnDialog
from dujiao_desktop.desktop.task_card.slot_dialog import SlotDialog
from dujiao_desktop.desktop.task_card.step_panel import StepPanel
from dujiao_desktop.desktop.task_card.visit_dialogs import LookbackDialog, ReviewDialog
from dujiao_desktop.desktop.task_card.warning_dialog import WarningDialog
from dujiao_desktop.desktop.task_list.batch_dialog import BatchDialog
from dujiao_desktop.desktop.task_list.new_task import NewTaskDialog
from dujiao_desktop.domain.batch_edit import BatchChange, BatchField, Way
from dujiao_desktop.domain.closeout import Conclusion
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import INBOX, Destination, EvidenceItem, EvidenceKind
from dujiao_desktop.domain.extension import ExtensionKind
from dujiao_desktop.domain.hand_over import HandOver
from dujiao_desktop.domain.officer import Officer, OfficerRole
from dujiao_desktop.domain.photo_check import HintAnswer
from dujiao_desktop.domain.rule_pack import StepField, StepKind
from dujiao_desktop.domain.slot_answer import Reply
from dujiao_desktop.domain.task import ProgressStatus
from dujiao_desktop.domain.task_link import LinkKind
from dujiao_desktop.domain.undo import standing
from dujiao_desktop.domain.visit import VisitResult
from dujiao_desktop.domain.warning import WarningLevel
from dujiao_desktop.environment import clock
from dujiao_desktop.environment.settings import signing_key_file
from dujiao_desktop.usecases import (
    backfill,
    calendar,
    change_rules,
    complaints,
    edit_many,
    edit_task,
    idle_lock,
    import_tasks,
    indicators,
    links,
    officers,
    parts,
    photo_check,
    plans,
    recycle_bin,
    undo,
    warn,
)
from dujiao_desktop.usecases.advance_closeout import ReturnDraft, StepDraft, send_back, take_step
from dujiao_desktop.usecases.answer_slots import SlotDraft, answer_slot, attach_statement, withdraw_slot_answer
from dujiao_desktop.usecases.attach_evidence import EvidenceDraft, attach_evidence, describe_evidence, remove_evidence
from dujiao_desktop.usecases.confirm_evidence import confirm_evidence
from dujiao_desktop.usecases.extend_deadline import ExtensionDraft, OpinionDraft, apply_extension, decide_extension
from dujiao_desktop.usecases.hand_over import hand_over
from dujiao_desktop.usecases.inbox import ManyDraft, move_to_task, put_to_task, replace_file, set_order
from dujiao_desktop.usecases.photo_pairs import part_pair, set_pair
from dujiao_desktop.usecases.produce_dossier import produce_dossier
from dujiao_desktop.usecases.record_measure import record_measure
from dujiao_desktop.usecases.record_progress import ProgressDraft, record_progress
from dujiao_desktop.usecases.relink_evidence import relink_evidence
from dujiao_desktop.usecases.take_in import take_in
from dujiao_desktop.usecases.visit_again import LookbackDraft, ReviewDraft, VisitFileDraft, look_back, review
from tests.desktop.random_office import Door, NotDone, RandomOffice
from tests.packs import SHIPPED, a_changed_pack
from tests.usecases.township import ROWS, a_list, a_photo

USECASE, COMMAND, WINDOW = Door
EVERY = (USECASE, COMMAND, WINDOW)
NO_COMMAND, NO_WINDOW = (USECASE, WINDOW), (USECASE, COMMAND)
NEXT_YEAR = clock.today().year + 1
OWN = "云岭镇人民政府"


@dataclass(frozen=True)
class Deed:
    """Something an officer does.

    Attributes:
        do: Does it through a door.
        writes: Names the history may give it.
        doors: Those that lead to it.
    """

    do: Callable[[RandomOffice, Door], None]
    writes: tuple[str, ...]
    doors: tuple[Door, ...]


DEEDS: dict[str, Deed] = {}
_Do = Callable[[RandomOffice, Door], None]


def deed(*writes: str, doors: tuple[Door, ...] = EVERY) -> Callable[[_Do], _Do]:
    """Enter a deed under the words of its function."""

    def enter(do: _Do) -> _Do:
        DEEDS[do.__name__.replace("_", " ")] = Deed(do, writes, doors)
        return do

    return enter


def _until(o: RandomOffice, year: int) -> str:
    """A deadline of its own, later each time."""
    return f"{year + o.count // 12}年{o.count % 12 + 1}月底前"


# The task and its measures.


@deed("import_tasks")
def import_a_list(o: RandomOffice, door: Door) -> None:
    rows = [(*ROWS[0][:2], f"目标{o.count}", *ROWS[0][3:]), *ROWS[1:]]
    file = a_list(o.papers / "整改清单.csv", rows)
    if door is COMMAND:
        o.command("import", file, "--yes")
    elif door is WINDOW:
        dialog = ImportDialog(o.window.made.desk, o.window.parent)
        dialog.open()
        dialog.read_file(file)
        o.window.turn()
        o.window.agree(dialog)
    else:
        previewed = import_tasks.preview(o.lists, file)
        import_tasks.commit(o.store, previewed, office=o.office, **o.facts)


@deed("import_tasks")
def import_a_new_task(o: RandomOffice, door: Door) -> None:
    """A list of its own, which can be taken back as a whole."""
    row = (f"{100 + o.count}", f"新问题{o.count}", *ROWS[0][2:])
    file = a_list(o.papers / f"补充清单{o.count}.csv", [row])
    if door is COMMAND:
        o.command("import", file, "--yes")
        return
    previewed = import_tasks.preview(o.lists, file)
    import_tasks.commit(o.store, previewed, office=o.office, **o.facts)


@deed("undo_import")
def take_an_import_back(o: RandomOffice, door: Door) -> None:
    newest = o.lists.batches()[0]
    if door is COMMAND:
        o.command("undo-import")
    elif door is WINDOW:
        undo_import(o.window.made.desk, newest.id)
        o.window.turn()
    else:
        import_tasks.undo(o.store, newest.id, **o.facts)


@deed("add_task", doors=NO_COMMAND)
def enter_a_task(o: RandomOffice, door: Door) -> None:
    number = f"{200 + o.count}"
    if door is WINDOW:
        dialog = NewTaskDialog(o.window.made.desk, o.window.parent)
        dialog.open()
        dialog.form.ui.numberEdit.setText(number)
        dialog.form.ui.problemEdit.set_text(f"新问题{number}")
        o.window.agree(dialog)
    else:
        edit_task.add_task(o.store, edit_task.TaskEdit(number, f"新问题{number}"), office=o.office, **o.facts)


@deed("edit_task", doors=NO_COMMAND)
def edit_the_basics(o: RandomOffice, door: Door) -> None:
    goal, until = f"目标改为{o.count}", _until(o, 2030)
    if door is WINDOW:
        basic = o.card.basic
        basic.start_edit()
        basic.form.ui.goalEdit.set_text(goal)
        basic.form.ui.deadlineEdit.setText(until)
        o.window.press(basic, "保存")
        return
    case = o.case
    edit = replace(edit_task.TaskEdit.of(case.task, case.source), goal=goal, deadline_text=until)
    edit_task.edit_task(o.store, case.task.id, edit, **o.facts)


def _batch(o: RandomOffice, door: Door, change: BatchChange, word: str) -> None:
    """The tasks 7 and 9; whatever cannot be changed is left out with its reason."""
    ids = tuple(dict.fromkeys(o.lists.find_task(number) for number in ("9", o.number)))
    if door is COMMAND:
        o.command("edit", *ids, "--set", word, "--yes")
        return
    if door is WINDOW:
        dialog = BatchDialog(lambda _: ids, "选中的 2 项", o.window.made.desk, o.window.parent)
        dialog.open()
        o.window.turn()
        dialog.ui.fieldCombo.setCurrentIndex(dialog.ui.fieldCombo.findData(change.field.value))
        if change.field is BatchField.PROGRESS:
            assert change.status is not None
            dialog.ui.choiceCombo.setCurrentIndex(dialog.ui.choiceCombo.findData(change.status.value))
        elif change.field is BatchField.DEADLINE:
            dialog.ui.deadlineEdit.setText(change.text)
        else:
            dialog.ui.textEdit.set_text(change.text)
        dialog.look()
        o.window.agree(dialog)
        return
    previewed = edit_many.preview(edit_many.read(o.lists, ids), change, office=o.office)
    edit_many.edit_many(o.store, previewed, office=o.office, **o.facts)


@deed("edit_tasks")
def batch_of_notes(o: RandomOffice, door: Door) -> None:
    _batch(o, door, BatchChange(BatchField.NOTE, Way.SET, text=f"备注{o.count}"), f"note=备注{o.count}")


@deed("edit_tasks")
def batch_of_deadlines(o: RandomOffice, door: Door) -> None:
    until = _until(o, 2050)
    _batch(o, door, BatchChange(BatchField.DEADLINE, Way.SET, text=until), f"deadline={until}")


@deed("edit_tasks")
def batch_of_progress(o: RandomOffice, door: Door) -> None:
    status = (ProgressStatus.BEHIND, ProgressStatus.ON_SCHEDULE)[o.count % 2]
    change = BatchChange(BatchField.PROGRESS, status=status, text=f"统一调度{o.count}")
    _batch(o, door, change, f"progress={status}")


@deed("remove_task", doors=NO_COMMAND)
def remove_the_task(o: RandomOffice, door: Door) -> None:
    if door is WINDOW:
        o.card.presenter.remove_task()
        o.window.turn()
    else:
        edit_task.remove_task(o.store, o.task_id, **o.facts)


@deed("set_measure", doors=NO_COMMAND)
def add_a_measure(o: RandomOffice, door: Door) -> None:
    edit = edit_task.MeasureEdit(f"新增措施 {o.count}", (OWN,))
    if door is WINDOW:
        o.card.measures.add_measure()
        dialog = o.window.dialog(MeasureDialog)
        dialog.ui.textEdit.set_text(edit.text)
        dialog.ui.unitsField.set_words(edit.responsible_units)
        o.window.agree(dialog)
    else:
        edit_task.set_measure(o.store, o.task_id, None, edit, **o.facts)


@deed("remove_measure", doors=NO_COMMAND)
def remove_the_last_measure(o: RandomOffice, door: Door) -> None:
    case = o.case
    if not case.task.measures:
        raise NotDone("没有措施")
    seq = case.task.measures[-1].seq
    if door is WINDOW:
        o.window.watch(o.card.presenter.remove_measure(seq))
    else:
        edit_task.remove_measure(o.store, case.task.id, seq, **o.facts)


@deed("record_measure")
def record_the_measures(o: RandomOffice, door: Door) -> None:
    """The first measure that has no result in this round; the first of all where each has one."""
    case = o.case
    waiting = case.closeout.current.unconfirmed
    open_ones = [m for m in case.task.measures if not m.is_done or m.id in waiting] or list(case.task.measures)
    if not open_ones:
        raise NotDone("没有措施")
    seq, result, day = open_ones[0].seq, f"已落实 {o.count}", o.day(-1)
    if door is COMMAND:
        o.command("measure", o.number, seq, "--result", result, "--done", day)
    elif door is WINDOW:
        measures = o.card.measures
        measures.go_to(str(seq))
        o.window.turn()
        editor = measures.editor
        if editor is None:
            raise NotDone("不提供这张表单")
        editor.ui.resultEdit.set_text(result)
        editor.ui.doneField.set_day(day)
        o.window.press(editor, "完成这条")
    else:
        record_measure(o.store, case.task.id, seq, result=result, done_on=day, **o.facts)


@deed("record_progress")
def record_a_progress(o: RandomOffice, door: Door) -> None:
    text, status = f"第{o.count}次", (ProgressStatus.BEHIND, ProgressStatus.DONE)[o.count % 2]
    if door is COMMAND:
        o.command("progress", o.number, "--text", text, "--status", status)
    elif door is WINDOW:
        tab = o.card.progress
        tab.start()
        tab.ui.textEdit.set_text(text)
        tab.ui.statusCombo.setCurrentIndex(tab.ui.statusCombo.findData(status.value))
        o.window.press(tab, "记下")
    else:
        draft = ProgressDraft(text, clock.today(), status)
        record_progress(o.store, o.task_id, draft, office=o.office, **o.facts)


# Parts, goals in numbers, links, plans.


@deed("set_part")
def set_a_part(o: RandomOffice, door: Door) -> None:
    name, done = f"{('清溪村', '河东社区')[o.count % 2]}", o.day(-2)
    if door is COMMAND:
        o.command("part", o.number, name, "--done", done, "--note", f"备注{o.count}")
        return
    known = next((p for p in o.case.parts if p.name == name), None)
    if door is WINDOW:
        dialog = PartDialog(known, o.card.presenter, o.window.made.desk, o.window.parent)
        dialog.open()
        dialog.ui.nameEdit.setText(name)
        dialog.ui.doneField.set_day(done)
        dialog.ui.noteEdit.set_text(f"备注{o.count}")
        o.window.agree(dialog)
    else:
        edit = parts.PartEdit(name, done_on=done, note=f"备注{o.count}")
        parts.set_part(o.store, o.task_id, known.seq if known else None, edit, **o.facts)


@deed("remove_part")
def remove_a_part(o: RandomOffice, door: Door) -> None:
    if not o.case.parts:
        raise NotDone("没有村组")
    part = o.case.parts[0]
    if door is COMMAND:
        o.command("part", o.number, part.name, "--remove")
    elif door is WINDOW:
        o.window.watch(o.card.presenter.shared.remove_part(part))
    else:
        parts.remove_part(o.store, o.task_id, part.seq, **o.facts)


@deed("set_indicator")
def set_a_goal_in_numbers(o: RandomOffice, door: Door) -> None:
    name, target = "化学需氧量", f"{20 + o.count}"
    if door is COMMAND:
        o.command("indicator", o.number, name, "--target", target, "--unit", "mg/L")
        return
    known = next((i for i in o.case.indicators if i.name == name), None)
    if door is WINDOW:
        dialog = IndicatorDialog(known, o.card.presenter, o.window.made.desk, o.window.parent)
        dialog.open()
        dialog.ui.nameEdit.setText(name)
        dialog.ui.unitEdit.setText("mg/L")
        dialog.ui.targetEdit.setText(target)
        o.window.agree(dialog)
    else:
        edit = indicators.IndicatorEdit(name, target, "mg/L")
        indicators.set_indicator(o.store, o.task_id, known.id if known else None, edit, **o.facts)


@deed("remove_indicator")
def remove_a_goal_in_numbers(o: RandomOffice, door: Door) -> None:
    if door is COMMAND:
        o.command("indicator", o.number, "化学需氧量", "--remove")
    elif door is WINDOW:
        if not o.case.indicators:
            raise NotDone("没有数值目标")
        o.window.watch(o.card.presenter.shared.remove_indicator(o.case.indicators[0]))
    else:
        indicators.remove_indicator(o.store, o.task_id, "化学需氧量", **o.facts)


@deed("record_reading")
def measure_a_value(o: RandomOffice, door: Door) -> None:
    value, on = f"{15 + o.count}.5", o.day(-3)
    if door is COMMAND:
        o.command("reading", o.number, "化学需氧量", value, "--on", on)
    elif door is WINDOW:
        case = o.case
        if not case.indicators:
            raise NotDone("没有数值目标")
        dialog = ReadingDialog(case.indicators[0], case.evidence, o.card.presenter, o.window.made.desk, o.window.parent)
        dialog.open()
        dialog.ui.valueEdit.setText(value)
        dialog.ui.onField.set_day(on)
        o.window.agree(dialog)
    else:
        indicators.record_reading(o.store, o.task_id, "化学需氧量", indicators.ReadingDraft(value, on), **o.facts)


@deed("remove_reading")
def remove_a_value(o: RandomOffice, door: Door) -> None:
    case = o.case
    if not case.indicators or not case.indicators[0].readings:
        raise NotDone("没有数值")
    reading = case.indicators[0].readings[-1]
    if door is COMMAND:
        o.command("reading", o.number, "化学需氧量", reading.value, "--on", reading.on, "--remove")
        return
    draft = indicators.ReadingDraft(reading.value, reading.on)
    if door is WINDOW:
        o.window.watch(o.card.presenter.shared.remove_reading("化学需氧量", draft))
    else:
        indicators.remove_reading(o.store, case.task.id, "化学需氧量", draft, **o.facts)


@deed("link_tasks")
def link_another_task(o: RandomOffice, door: Door) -> None:
    kind = tuple(LinkKind)[o.count % len(LinkKind)]
    if door is COMMAND:
        o.command("link", o.number, "16", "--kind", kind)
    elif door is WINDOW:
        dialog = LinkDialog(o.card.presenter, o.window.parent)
        dialog.open()
        dialog.ui.numberEdit.setText("16")
        dialog.ui.kindCombo.setCurrentIndex(dialog.ui.kindCombo.findData(kind.value))
        o.window.agree(dialog)
    else:
        links.link_by_number(o.store, o.task_id, "16", kind, **o.facts)


@deed("unlink_tasks")
def unlink_it(o: RandomOffice, door: Door) -> None:
    case = o.case
    if not case.links:
        raise NotDone("没有关联")
    link = case.links[0]
    if door is COMMAND:
        o.command("link", o.number, link.other_id, "--kind", link.kind, "--remove")
    elif door is WINDOW:
        o.card.presenter.shared.unlink(link)
        o.window.turn()
    else:
        links.unlink_tasks(o.store, case.task.id, link.other_id, link.kind, **o.facts)


@deed("add_plan")
def add_a_special_plan(o: RandomOffice, door: Door) -> None:
    title, file = f"一河一策{o.count}", o.paper("方案")
    if door is COMMAND:
        o.command("plan-add", title, "--total", 2, "--task", o.number, "--file", file)
    elif door is WINDOW:
        dialog = PlanDialog(None, {o.number: o.task_id}, o.window.made.desk, o.window.parent)
        dialog.open()
        dialog.ui.titleEdit.setText(title)
        dialog.ui.totalEdit.setText("2")
        dialog._use_file(file)
        o.window.agree(dialog)
    else:
        plans.add_plan(o.store, plans.PlanEdit(title, total="2", file=file), (o.task_id,), **o.facts)


@deed("edit_plan", doors=NO_COMMAND)
def edit_the_plan(o: RandomOffice, door: Door) -> None:
    there = plans.plans(o.lists)
    if not there:
        raise NotDone("没有方案")
    plan = there[0].plan
    if door is WINDOW:
        dialog = PlanDialog(plan, {o.number: o.task_id}, o.window.made.desk, o.window.parent)
        dialog.open()
        dialog.ui.noteEdit.set_text(f"备注{o.count}")
        o.window.agree(dialog)
    else:
        edit = replace(plans.PlanEdit.of(plan), note=f"备注{o.count}")
        plans.edit_plan(o.store, plan.id, edit, (o.task_id,), **o.facts)


@deed("edit_plan", doors=NO_COMMAND)
def move_under_the_plan(o: RandomOffice, door: Door) -> None:
    """Into a plan, or out of it where the task is under it."""
    there = plans.plans(o.lists)
    if not there:
        raise NotDone("没有方案")
    plan, leaves = there[0].plan, there[0].plan in o.case.plans
    if door is WINDOW:
        presenter = o.card.presenter.shared
        (presenter.leave_plan if leaves else presenter.join_plan)(plan)
        o.window.turn()
    else:
        (plans.leave_plan if leaves else plans.join_plan)(o.store, o.task_id, plan.id, **o.facts)


@deed("remove_plan", doors=NO_COMMAND)
def remove_the_plan(o: RandomOffice, door: Door) -> None:
    there = plans.plans(o.lists)
    if not there:
        raise NotDone("没有方案")
    if door is WINDOW:
        dialog = PlansDialog(o.window.made.desk, o.window.parent)
        dialog.open()
        try:
            o.window.press(dialog, "移除")
        finally:
            dialog.reject()
            o.window.turn()
    else:
        plans.remove_plan(o.store, there[0].plan.id, **o.facts)


# Evidence.


def _attach(o: RandomOffice, door: Door, kind: EvidenceKind) -> None:
    photo = kind in (EvidenceKind.BEFORE_PHOTO, EvidenceKind.AFTER_PHOTO)
    day, case = o.day(-5), o.case
    # What was monitored belongs to the last measure and to the first village, where there are any.
    put = kind is EvidenceKind.MONITORING
    measure = case.task.measures[-1].seq if put and case.task.measures else None
    part = case.parts[0] if put and case.parts else None
    if photo:
        # Neighbouring shades may give the same bytes; sizes never do.
        shade, edge = o.count % 250, 40 + o.count
        file = a_photo(
            o.papers / f"{kind}{o.count}.jpg", shade=shade, size=(edge, 60), taken=datetime(2025, 1, 2, 9),
            software="Snapseed 2.0",
        )  # fmt: skip
    else:
        file = o.paper("材料")
    if door is COMMAND:
        words = (("--measure", measure) if measure else ()) + (("--part", part.name) if part else ())
        o.command("attach", o.number, file, "--kind", kind, "--taken", day, *words)
    elif door is WINDOW:
        o.card.evidence.go_to(f"new/{file}")
        dialog = o.window.dialog(EvidenceDialog)
        dialog.ui.kindCombo.setCurrentIndex(dialog.ui.kindCombo.findData(kind.value))
        (dialog.ui.takenField if photo else dialog.ui.formedField).set_day(day)
        dialog.ui.measureCombo.setCurrentIndex(max(0, dialog.ui.measureCombo.findData(measure)))
        dialog.ui.partCombo.setCurrentIndex(max(0, dialog.ui.partCombo.findData(part.seq if part else None)))
        o.window.agree(dialog)
    else:
        draft = EvidenceDraft(
            kind, measure_seq=measure, part_seq=part.seq if part else None, taken_on=day if photo else None,
            formed_on=None if photo else day,
        )  # fmt: skip
        attach_evidence(o.store, o.task_id, [file], draft, office=o.office, **o.facts)


PAPERS = (
    EvidenceKind.SELF_CHECK_REPORT,
    EvidenceKind.BEFORE_PHOTO,
    EvidenceKind.AFTER_PHOTO,
    EvidenceKind.ARCHIVE_DIRECTORY,
    EvidenceKind.MONITORING,
)
for _kind in PAPERS:
    DEEDS[f"attach {_kind}"] = Deed(partial(_attach, kind=_kind), ("attach_evidence",), EVERY)


def _item(o: RandomOffice) -> EvidenceItem:
    items = o.case.evidence
    if not items:
        raise NotDone("没有佐证")
    return items[o.count % len(items)]


def _describe(o: RandomOffice, door: Door, *, hides: bool) -> None:
    item = _item(o)
    if door is WINDOW:
        dialog = EvidenceDialog.for_item(item, o.case, o.card.presenter, o.window.made.desk, o.window.parent)
        dialog.open()
        dialog.ui.captionEdit.setText(f"说明{o.count}")
        if hides:
            dialog.ui.internalRadio.setChecked(True)
        o.window.agree(dialog)
        return
    draft = replace(EvidenceDraft.of(item), caption=f"说明{o.count}")
    describe_evidence(o.store, item.id, replace(draft, destination=Destination.INTERNAL) if hides else draft, **o.facts)


@deed("describe_evidence", doors=NO_COMMAND)
def describe_a_file(o: RandomOffice, door: Door) -> None:
    _describe(o, door, hides=False)


@deed("describe_evidence", doors=NO_COMMAND)
def keep_a_file_inside(o: RandomOffice, door: Door) -> None:
    """仅内部, which nothing that a step rests on may become."""
    _describe(o, door, hides=True)


@deed("remove_evidence", doors=NO_COMMAND)
def remove_a_file(o: RandomOffice, door: Door) -> None:
    item = _item(o)
    if door is WINDOW:
        o.card.presenter.remove_evidence(item)
        o.window.turn()
    else:
        remove_evidence(o.store, item.id, **o.facts)


@deed("take_in", doors=NO_WINDOW)
def take_in_two_files(o: RandomOffice, door: Door) -> None:
    files = [o.paper("收来的"), o.paper("另一件")]
    if door is COMMAND:
        o.command("take-in", *files)
    else:
        take_in(o.store, files, office=o.office, **o.facts)


@deed("put_to_task", doors=NO_WINDOW)
def put_what_waits_to_the_task(o: RandomOffice, door: Door) -> None:
    waits = o.lists.waiting_evidence()
    if not waits:
        raise NotDone("没有待归位的")
    if door is COMMAND:
        o.command("inbox-put", o.number, *(item.id for item in waits), "--kind", "monitoring")
    else:
        draft = ManyDraft(kind=EvidenceKind.MONITORING)
        put_to_task(o.store, [item.id for item in waits], o.task_id, draft, **o.facts)


@deed("order_evidence", doors=NO_WINDOW)
def put_the_last_file_first(o: RandomOffice, door: Door) -> None:
    last = _last(o)
    if door is COMMAND:
        o.command("evidence-order", o.number, last.order)
    else:
        set_order(o.store, o.task_id, [last.id], **o.facts)


@deed("move_evidence", doors=NO_WINDOW)
def move_the_last_file(o: RandomOffice, door: Door) -> None:
    """To the inbox, from which it may be put to any task."""
    last = _last(o)
    if door is COMMAND:
        o.command("evidence-move", o.number, last.order)
    else:
        move_to_task(o.store, [last.id], INBOX, **o.facts)


@deed("replace_evidence", doors=NO_WINDOW)
def replace_the_last_file(o: RandomOffice, door: Door) -> None:
    last, file = _last(o), o.paper("新件")
    if door is COMMAND:
        o.command("evidence-replace", o.number, last.order, file)
    else:
        replace_file(o.store, last.id, file, office=o.office, **o.facts)


@deed("relink_evidence", doors=NO_WINDOW)
def find_an_original_again(o: RandomOffice, door: Door) -> None:
    """It was deleted in the folder of the workspace, and lies on a stick under another name."""
    last, stick = _last(o), o.papers / f"U盘{o.count}"
    original = o.store.vault.path_of(last.sha256)
    stick.mkdir()
    original.rename(stick / "DSC_0001.JPG")
    if door is COMMAND:
        o.command("relink", stick)
    else:
        relink_evidence(o.store, stick, **o.facts)


def _last(o: RandomOffice) -> EvidenceItem:
    items = o.case.evidence
    if not items:
        raise NotDone("没有佐证")
    return items[-1]


@deed("answer_photo_hint")
def answer_a_hint(o: RandomOffice, door: Door) -> None:
    """Every photo that shows the work done went through an editor here."""
    photo_check.check_photos(o.store, o.task_id, office=o.office, clock=clock.now)
    hints = photo_check.hints_of(o.lists, o.task_id)
    if not hints:
        raise NotDone("没有提示")
    said = f"原图已留存{o.count}"
    if door is COMMAND:
        o.command("photo-answer", o.number, 1, "--answer", "said", "--text", said)
    elif door is WINDOW:
        dialog = PhotoCheckDialog(hints, o.card.presenter, o.window.made.desk, o.window.parent)
        dialog.open()
        dialog.remark.setText(said)
        dialog.do_button.click()
        o.window.turn()
        if isValid(dialog) and dialog.isVisible() and not dialog.trouble.text():
            dialog.reject()
        else:
            o.window.closed(dialog)
    else:
        photo_check.answer_hint(o.store, hints[0].hint, HintAnswer.SAID, said, **o.facts)


@deed("confirm_evidence")
def confirm_the_rest(o: RandomOffice, door: Door) -> None:
    if door is COMMAND:
        o.command("confirm", o.number, "--rest")
    elif door is WINDOW:
        o.card.presenter.confirm(None, 1)
        o.window.turn()
    else:
        confirm_evidence(o.store, o.task_id, None, office=o.office, **o.facts)


@deed("confirm_evidence")
def confirm_everything(o: RandomOffice, door: Door) -> None:
    case = o.case
    if door is COMMAND:
        waiting = case.closeout.current.unconfirmed
        named = [e.order for e in case.unconfirmed]
        named += [f"measures/{m.seq}" for m in case.task.measures if m.id in waiting]
        o.command("confirm", o.number, *(named or ("--rest",)))
    elif door is WINDOW:
        o.card.presenter.confirm(frozenset(case.closeout.current.unconfirmed), 1)
        o.window.turn()
    else:
        confirm_evidence(o.store, case.task.id, case.closeout.current.unconfirmed, office=o.office, **o.facts)


# What a step asks for and is not there.

_ASKED = "self-check/before_photo"


@deed("answer_slot")
def say_what_cannot_be_provided(o: RandomOffice, door: Door) -> None:
    reason = f"接手前现场已清理（{o.count}）"
    if door is COMMAND:
        o.command("slot-answer", o.number, _ASKED, "--cannot-provide", reason)
    elif door is WINDOW:
        o.card.evidence.go_to_slot(_ASKED)
        dialog = o.window.dialog(SlotDialog)
        dialog.cannot_provide_radio.setChecked(True)
        dialog.reason_edit.setPlainText(reason)
        o.window.agree(dialog)
    else:
        answer_slot(o.store, o.task_id, SlotDraft(_ASKED, Reply.CANNOT_PROVIDE, reason), office=o.office, **o.facts)


@deed("attach_statement", doors=(USECASE, COMMAND))
def attach_the_signed_statement(o: RandomOffice, door: Door) -> None:
    scan = o.paper("情况说明")
    if door is COMMAND:
        o.command("slot-answer", o.number, _ASKED, "--scan", scan)
    else:
        attach_statement(o.store, o.task_id, _ASKED, scan, office=o.office, **o.facts)


@deed("withdraw_slot_answer")
def withdraw_what_was_said(o: RandomOffice, door: Door) -> None:
    if door is COMMAND:
        o.command("slot-answer", o.number, _ASKED, "--withdraw")
    elif door is WINDOW:
        o.card.evidence.go_to_slot(_ASKED)
        dialog = o.window.dialog(SlotDialog)
        if dialog.withdraw_button.isHidden():
            o.window.leave(dialog)
        dialog.withdraw_button.click()
        o.window.turn()
        o.window.closed(dialog)
    else:
        withdraw_slot_answer(o.store, o.task_id, _ASKED, office=o.office, **o.facts)


def _two(o: RandomOffice) -> tuple[EvidenceItem, EvidenceItem]:
    there = [e for e in o.case.for_dossier if e.is_picture]
    before = [e for e in there if e.kind is EvidenceKind.BEFORE_PHOTO]
    after = [e for e in there if e.kind is EvidenceKind.AFTER_PHOTO]
    if not before or not after:
        raise NotDone("没有整改前后照片")
    return before[o.count % len(before)], after[o.count % len(after)]


def _compare(o: RandomOffice, door: Door, *, apart: bool) -> None:
    before, after = _two(o)
    if door is COMMAND:
        o.command("pair", o.number, before.order, after.order, *(("--apart",) if apart else ()))
    elif door is WINDOW:
        o.card.evidence.pairs_button.click()
        dialog = o.window.dialog(PairsDialog)
        for row, pair in enumerate(dialog.pairing.pairs):
            if apart or not pair.is_confirmed:
                dialog.list.setCurrentRow(row)
                break
        (dialog.apart_button if apart else dialog.do_button).click()
        o.window.turn()
        if dialog.trouble.text() or not dialog.hint.text():
            o.window.leave(dialog)
        dialog.reject()
        o.window.turn()
    else:
        (part_pair if apart else set_pair)(o.store, o.task_id, before.id, after.id, **o.facts)


@deed("set_pair")
def confirm_a_pair(o: RandomOffice, door: Door) -> None:
    _compare(o, door, apart=False)


@deed("part_pair")
def part_a_pair(o: RandomOffice, door: Door) -> None:
    _compare(o, door, apart=True)


# The steps.

_STEP_DAYS = {
    "self-check": 0, "verification": 7, "public-notice": 30, "archiving": 32, "filing": 34, "closing": 36,
}  # fmt: skip


def _draft(o: RandomOffice, step: str) -> StepDraft:
    own = step in ("self-check", "archiving")
    notice = step == "public-notice"
    return StepDraft(
        step,
        o.day(_STEP_DAYS.get(step, 0)),
        unit=OWN if own else "区住建委",
        people=("周玉", "何川") if own else ("李明", "赵红"),
        conclusion=Conclusion.PASS if step == "verification" else None,
        opinion="属实",
        place="清溪桥",
        period_from=o.day(8) if notice else None,
        period_to=o.day(30) if notice else None,
        medium="区政府网站" if notice else "",
        number=f"{o.count}号",
        scans=() if own else (o.paper(step),),
    )


def take_a_step(o: RandomOffice, door: Door, draft: StepDraft) -> None:
    """A step as it is stated."""
    if door is COMMAND:
        words: list[object] = ["step", o.number, draft.step, "--on", draft.happened_on, "--unit", draft.unit]
        words += [word for name in draft.people for word in ("--by", name)]
        words += [word for file in draft.scans for word in ("--scan", file)]
        for option, value in (
            ("--opinion", draft.opinion), ("--place", draft.place), ("--medium", draft.medium),
            ("--number", draft.number), ("--from", draft.period_from), ("--to", draft.period_to),
            ("--conclusion", draft.conclusion),
        ):  # fmt: skip
            words += [option, value] if value else []
        o.command(*words)
    elif door is WINDOW:
        panel = o.card.closeout.step
        content = o.card.presenter.content
        if content is None or content.current is None or panel.rule is None or panel.rule.key != draft.step:
            raise NotDone("不提供这一步的表单")
        _fill(panel, draft)
        panel.do_button.click()
        o.window.turn()
    else:
        take_step(o.store, o.task_id, draft, office=o.office, **o.facts)


def _fill(panel: StepPanel, draft: StepDraft) -> None:
    ui = panel.ui
    ui.unitEdit.setText(draft.unit)
    ui.happenedField.set_day(draft.happened_on)
    ui.peopleField.set_words(draft.people)
    ui.opinionEdit.set_text(draft.opinion)
    ui.placeEdit.setText(draft.place)
    ui.periodFromField.set_day(draft.period_from)
    ui.periodToField.set_day(draft.period_to)
    ui.mediumEdit.setText(draft.medium)
    ui.numberEdit.setText(draft.number)
    ui.passRadio.setChecked(draft.conclusion is Conclusion.PASS)
    ui.recheckRadio.setChecked(draft.conclusion is Conclusion.RECHECK)
    panel.add_scans(tuple(draft.scans))


def _expected(o: RandomOffice) -> str:
    case = o.case
    step = case.closeout.next_step(o.office.under(case.closeout).rules)
    return step.key if step else "self-check"


@deed("take_step")
def the_next_step(o: RandomOffice, door: Door) -> None:
    take_a_step(o, door, _draft(o, _expected(o)))


_BLANK: dict[StepField, dict[str, object]] = {
    StepField.PEOPLE: {"people": ()},
    StepField.OPINION: {"opinion": ""},
    StepField.PLACE: {"place": ""},
    StepField.CONCLUSION: {"conclusion": None},
    StepField.PERIOD: {"period_from": None, "period_to": None},
    StepField.MEDIUM: {"medium": ""},
    StepField.NUMBER: {"number": ""},
    StepField.SCAN: {"scans": ()},
}


def wrong_steps(o: RandomOffice) -> dict[str, StepDraft]:
    """The step waited for as people get it wrong: each field it asks for left out, a name short, days that cannot be."""
    case, key = o.case, _expected(o)
    step = o.office.under(case.closeout).rules.step(key)
    assert step is not None
    draft, to_come = _draft(o, key), date(NEXT_YEAR, 3, 1)
    wrong: dict[str, dict[str, object]] = {f"no {f}": _BLANK[f] for f in step.requires if f in _BLANK}
    wrong["too early"] = {"happened_on": o.day(-40)} | (
        {"period_from": o.day(-60), "period_to": o.day(-40)} if draft.period_from else {}
    )
    wrong["still to come"] = {"happened_on": to_come} | ({"period_to": to_come} if draft.period_to else {})
    if step.min_people > 1:
        wrong["one name"] = {"people": draft.people[:1]}
    if step.kind is StepKind.VERIFICATION:
        wrong["a name of the self-check"] = {"people": ("周玉", "赵红")}
    if step.kind is StepKind.PUBLIC_NOTICE:
        wrong["a short notice"] = {"period_to": draft.period_from}
        wrong["a notice that ends before it begins"] = {"period_from": draft.period_to, "period_to": draft.period_from}
    return {what: replace(draft, **fields) for what, fields in wrong.items()}  # type: ignore[arg-type]  # of StepDraft


@deed("take_step")
def a_step_with_something_left_out(o: RandomOffice, door: Door) -> None:
    wrong = list(wrong_steps(o).values())
    take_a_step(o, door, wrong[o.count % len(wrong)])


@deed("take_step")
def a_step_out_of_order(o: RandomOffice, door: Door) -> None:
    take_a_step(o, door, _draft(o, ("verification", "archiving", "closing")[o.count % 3]))


@deed("send_back")
def register_a_return(o: RandomOffice, door: Door) -> None:
    step, demand, on = "verification", "补监测报告", o.next_round()
    items = ("measures/1", "evidence/monitoring") if o.count % 2 else ()
    if on >= clock.today():
        raise NotDone("再没有过去的日子了")
    if door is COMMAND:
        words = [word for item in items for word in ("--item", item)]
        o.command("return", o.number, step, "--reason", "papers_missing", "--demand", demand, "--on", on, *words)
    elif door is WINDOW:
        o.card.closeout.go_to("return")
        dialog = o.window.dialog(ReturnDialog)
        dialog.ui.stepCombo.setCurrentIndex(dialog.ui.stepCombo.findData(step))
        dialog.ui.reasonCombo.setCurrentIndex(dialog.ui.reasonCombo.findData("papers_missing"))
        dialog.ui.demandEdit.set_text(demand)
        dialog.ui.returnedField.set_day(on)
        dialog.items.tick(items)
        o.window.agree(dialog)
    else:
        send_back(
            o.store, o.task_id, ReturnDraft(step, "papers_missing", demand, on, items=items), office=o.office, **o.facts
        )
    o.begun = on


@deed("backfill_steps")
def backfill_a_step(o: RandomOffice, door: Door) -> None:
    draft, paper, scan = replace(_draft(o, _expected(o)), scans=()), f"旧文件{o.count}", o.paper("旧卷")
    if door is COMMAND:
        words: list[object] = ["backfill", o.number, draft.step, "--on", draft.happened_on, "--document", paper]
        words += ["--scan", scan, "--unit", draft.unit]
        words += [word for name in draft.people for word in ("--by", name)]
        o.command(*words)
    elif door is WINDOW:
        o.card.closeout.backfill()
        dialog = o.window.dialog(BackfillDialog)
        dialog.document.setText(paper)
        dialog.use_scan(scan)
        if not dialog.rows:
            o.window.agree(dialog)
        row = dialog.rows[0]
        row.day.set_day(draft.happened_on)
        row.people.set_words(draft.people)
        o.window.agree(dialog)
    else:
        backfill.backfill_steps(o.store, o.task_id, (draft,), paper, scan, office=o.office, **o.facts)


@deed("produce_dossier")
def make_the_dossier(o: RandomOffice, door: Door) -> None:
    to = o.papers.parent / f"送审{o.count}"
    key = signing_key_file(o.office.workspace_id, o.by.id)
    key.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(o.key, key)
    if door is COMMAND:
        o.command("dossier", o.number, "--to", to)
    elif door is WINDOW:
        o.card.closeout.make_dossier()
        dialog = o.window.dialog(MakeDossierDialog)
        dialog._folder.setText(str(to))
        dialog.do_button.click()
        o.window.turn()
        made = dialog.do_button.text() == "完成"
        said = dialog.trouble.text() or "还差材料"
        dialog.reject()
        o.window.turn()
        if not made:
            raise NotDone(said)
    else:
        produce_dossier(
            o.store, o.paths, o.task_id, to, office=o.office, sign_with=lambda: o.opened.signer(o.by, o.now),
            **o.facts,
        )  # fmt: skip


# More time, lasting work, looking again, warnings.


@deed("apply_extension")
def ask_for_more_time(o: RandomOffice, door: Door) -> None:
    until = _until(o, 2070)
    if door is COMMAND:
        o.command("extend", o.number, "--until", until, "--reason", "雨季")
    elif door is WINDOW:
        o.card.basic.extend()
        dialog = o.window.dialog(ExtensionDialog)
        dialog.deadline_radio.setChecked(True)
        dialog.until_edit.setText(until)
        dialog.reason_edit.set_text("雨季")
        o.window.agree(dialog)
    else:
        draft = ExtensionDraft("雨季", clock.today(), until=until)
        apply_extension(o.store, o.task_id, draft, office=o.office, **o.facts)


@deed("apply_extension")
def ask_for_lasting_work(o: RandomOffice, door: Door) -> None:
    later = date(NEXT_YEAR, 12, 1)
    if door is COMMAND:
        words = ("--long-term", "--stage-goal", "常年覆盖", "--next-review", later)
        o.command("extend", o.number, "--reason", "要管护", *words)
    elif door is WINDOW:
        o.card.basic.extend()
        dialog = o.window.dialog(ExtensionDialog)
        dialog.long_term_radio.setChecked(True)
        dialog.goal_edit.set_text("常年覆盖")
        dialog.review_field.set_day(later)
        dialog.reason_edit.set_text("要管护")
        o.window.agree(dialog)
    else:
        draft = ExtensionDraft(
            "要管护", clock.today(), ExtensionKind.LONG_TERM, stage_goal="常年覆盖", next_review_on=later
        )
        apply_extension(o.store, o.task_id, draft, office=o.office, **o.facts)


@deed("decide_extension")
def enter_an_opinion(o: RandomOffice, door: Door) -> None:
    pending = o.case.pending_extension
    level, agreed = len(pending.opinions) + 1 if pending else 1, o.count % 13 != 0
    if door is COMMAND:
        words = ("--level", level, "--agree" if agreed else "--refuse", "--who", "陈立")
        o.command("decide-extension", o.number, *words, "--opinion", "情况属实")
    elif door is WINDOW:
        o.card.basic.extend()
        o.window.turn()
        dialog = o.window.dialog(OpinionDialog)
        (dialog.agree_radio if agreed else dialog.refuse_radio).setChecked(True)
        dialog.words_edit.set_text("情况属实")
        dialog.who_edit.setText("陈立")
        o.window.agree(dialog)
    else:
        draft = OpinionDraft(level, agreed, "陈立", clock.today(), "情况属实")
        decide_extension(o.store, o.task_id, draft, office=o.office, **o.facts)


def _look(o: RandomOffice, door: Door, result: VisitResult) -> None:
    on = o.next_round()
    if on >= clock.today():
        raise NotDone("再没有过去的日子了")
    photo = a_photo(o.papers / f"回头看{o.count}.jpg", shade=o.count % 250, size=(44, 44 + o.count))
    if door is COMMAND:
        words = ("--people", "周玉", "--people", "李明", "--unit", OWN, "--result", result, "--text", "看了现场")
        o.command("look-back", o.number, *words, "--on", on, "--photos", photo)
    elif door is WINDOW:
        o.card.closeout.look_back()
        dialog = o.window.dialog(LookbackDialog)
        name = "reboundRadio" if result is VisitResult.REBOUND else "consolidatedRadio"
        radio = dialog.findChild(QRadioButton, name)
        assert isinstance(radio, QRadioButton)
        radio.setChecked(True)
        dialog.visited_field.set_day(on)
        dialog.people_field.set_words(("周玉", "李明"))
        dialog.units_field.set_words((OWN,))
        dialog.text_edit.set_text("看了现场")
        dialog.paper.set_files((photo,))
        o.window.agree(dialog)
    else:
        draft = LookbackDraft(on, result, "看了现场", ("周玉", "李明"), (OWN,), photos=(VisitFileDraft(photo),))
        look_back(o.store, o.task_id, draft, office=o.office, **o.facts)
    if result is VisitResult.REBOUND:
        o.begun = on


@deed("look_back")
def look_back_and_find_it_good(o: RandomOffice, door: Door) -> None:
    _look(o, door, VisitResult.CONSOLIDATED)


@deed("look_back")
def look_back_and_find_a_rebound(o: RandomOffice, door: Door) -> None:
    _look(o, door, VisitResult.REBOUND)


@deed("review")
def prove_lasting_work(o: RandomOffice, door: Door) -> None:
    file = o.paper("巡查记录")
    if door is COMMAND:
        o.command("review", o.number, "--people", "周玉", "--text", "每周打捞", "--files", file)
    elif door is WINDOW:
        o.card.closeout.review()
        dialog = o.window.dialog(ReviewDialog)
        dialog.people_field.set_words(("周玉",))
        dialog.text_edit.set_text("每周打捞")
        dialog.paper.set_files((file,))
        o.window.agree(dialog)
    else:
        draft = ReviewDraft(clock.today(), "每周打捞", ("周玉",), files=(file,))
        review(o.store, o.task_id, draft, office=o.office, **o.facts)


@deed("set_warning", "change_warning")
def set_a_warning(o: RandomOffice, door: Door) -> None:
    level = tuple(WarningLevel)[o.count % len(WarningLevel)]
    if door is COMMAND:
        o.command("warn", o.number, "--level", level, "--reason", "资金未落实")
    elif door is WINDOW:
        o.card.closeout.set_warning()
        dialog = o.window.dialog(WarningDialog)
        if dialog.ui.levelCombo.findData(level.value) < 0:
            dialog.reject()
            raise NotDone("不提供这一级")
        dialog.ui.levelCombo.setCurrentIndex(dialog.ui.levelCombo.findData(level.value))
        dialog.ui.reasonEdit.set_text("资金未落实")
        o.window.agree(dialog)
    else:
        draft = warn.WarningDraft(level, "资金未落实", clock.today())
        warn.set_warning(o.store, o.task_id, draft, office=o.office, **o.facts)


@deed("lift_warning")
def lift_the_warning(o: RandomOffice, door: Door) -> None:
    if door is COMMAND:
        o.command("warn", o.number, "--lift", "--reason", "资金已到位")
    elif door is WINDOW:
        o.card.closeout.lift_warning()
        dialog = o.window.dialog(WarningDialog)
        dialog.ui.reasonEdit.set_text("资金已到位")
        o.window.agree(dialog)
    else:
        warn.lift_warning(o.store, o.task_id, "资金已到位", **o.facts)


# Complaints.


@deed("add_complaint", doors=NO_COMMAND)
def enter_a_complaint(o: RandomOffice, door: Door) -> None:
    number = f"D{o.count}"
    if door is WINDOW:
        dialog = ComplaintDialog(None, o.window.made.desk, o.window.parent)
        dialog.open()
        dialog.ui.acceptanceNoEdit.setText(number)
        dialog.ui.contentEdit.set_text("夜间噪声")
        o.window.agree(dialog)
    else:
        complaints.add_complaint(o.store, complaints.ComplaintEdit(number, "夜间噪声"), office=o.office, **o.facts)


@deed("edit_complaint", doors=NO_COMMAND)
def change_a_complaint(o: RandomOffice, door: Door) -> None:
    there = complaints.find(o.lists)
    if not there:
        raise NotDone("没有举报件")
    if door is WINDOW:
        dialog = ComplaintDialog(there[0], o.window.made.desk, o.window.parent)
        dialog.open()
        dialog.ui.handlingEdit.set_text(f"处理{o.count}")
        o.window.agree(dialog)
    else:
        edit = complaints.ComplaintEdit(there[0].acceptance_no, there[0].content, handling=f"处理{o.count}")
        complaints.edit_complaint(o.store, there[0].id, edit, **o.facts)


@deed("remove_complaint", doors=NO_COMMAND)
def remove_a_complaint(o: RandomOffice, door: Door) -> None:
    there = complaints.find(o.lists)
    if not there:
        raise NotDone("没有举报件")
    if door is WINDOW:
        dialog = ComplaintDialog(there[0], o.window.made.desk, o.window.parent)
        dialog.open()
        o.window.press(dialog, "移出列表")
        o.window.closed(dialog)
    else:
        complaints.remove_complaint(o.store, there[0].id, **o.facts)


# Taking back and bringing back.


@deed("undo", doors=NO_COMMAND)
def take_back(o: RandomOffice, door: Door) -> None:
    if door is WINDOW:
        o.window.undoing.undo()
        o.window.turn()
    else:
        undo.undo_last(o.store, o.since, **o.facts)


@deed("undo", doors=NO_COMMAND)
def take_back_something_earlier(o: RandomOffice, door: Door) -> None:
    """Whatever was done since; what later deeds rest on may not go."""
    done = standing(o.lists.acts(o.since)).undo
    if not done:
        raise NotDone("没有可撤销的")
    act = done[o.count * 7 % len(done)].origin.number
    if door is WINDOW:
        o.window.undoing.undo_act(act)
        o.window.turn()
    else:
        undo.undo_last(o.store, o.since, act=act, **o.facts)


@deed("redo", doors=NO_COMMAND)
def do_again(o: RandomOffice, door: Door) -> None:
    if door is WINDOW:
        o.window.undoing.redo()
        o.window.turn()
    else:
        undo.redo(o.store, o.since, **o.facts)


@deed("restore_removed", doors=NO_COMMAND)
def restore_from_the_bin(o: RandomOffice, door: Door) -> None:
    there = recycle_bin.removed(o.lists)
    if not there:
        raise NotDone("回收站是空的")
    if door is WINDOW:
        act = o.newest_act()
        dialog = RecycleBinDialog(o.window.made.desk, o.window.parent)
        dialog.open()
        o.window.turn()
        dialog.do_button.click()
        o.window.turn()
        said = dialog.trouble.text()
        dialog.reject()
        o.window.turn()
        if o.newest_act() == act:
            raise NotDone(said)
    else:
        recycle_bin.restore_removed(o.store, there[0].kind, there[0].id, **o.facts)


# The office itself.


def _other(o: RandomOffice, *, active: bool = True) -> Officer:
    """Somebody else than who acts."""
    found = [p for p in o.officers(active_only=False) if p.name != o.who and p.active is active]
    if not found:
        raise NotDone("没有别人")
    return found[o.count % len(found)]


def _settings(o: RandomOffice, words: str) -> None:
    page = PreferencesPage(o.window.made.desk)
    page.setParent(o.window.parent)
    page.read()
    o.window.press(page, words)


@deed("add_officer")
def add_an_officer(o: RandomOffice, door: Door) -> None:
    name, role = f"新人{o.count}", tuple(OfficerRole)[o.count % len(OfficerRole)]
    if door is COMMAND:
        o.command("officer", "add", name, "--role", role)
    elif door is WINDOW:
        dialog = OfficerDialog(o.window.made.desk, o.window.parent)
        dialog.open()
        dialog.ui.nameEdit.setText(name)
        dialog.ui.roleCombo.setCurrentIndex(dialog.ui.roleCombo.findData(role.value))
        o.window.agree(dialog)
    else:
        officers.add_officer(o.store, name, role, **o.facts)


@deed("change_officer")
def change_a_role(o: RandomOffice, door: Door) -> None:
    whom, role = _other(o), tuple(OfficerRole)[o.count % len(OfficerRole)]
    if door is COMMAND:
        o.command("officer", "change", whom.name, "--role", role, "--post", f"职务{o.count}")
    elif door is WINDOW:
        dialog = OfficerDialog(o.window.made.desk, o.window.parent, whom)
        dialog.open()
        dialog.ui.roleCombo.setCurrentIndex(dialog.ui.roleCombo.findData(role.value))
        dialog.ui.postEdit.setText(f"职务{o.count}")
        o.window.agree(dialog)
    else:
        officers.change_officer(o.store, whom.id, role, post=f"职务{o.count}", **o.facts)


@deed("retire_officer")
def retire_an_officer(o: RandomOffice, door: Door) -> None:
    whom = _other(o)
    if door is COMMAND:
        o.command("officer", "retire", whom.name)
    elif door is WINDOW:
        _settings(o, f"停用{whom.name}")
    else:
        officers.retire_officer(o.store, whom.id, **o.facts)


@deed("reinstate_officer")
def reinstate_an_officer(o: RandomOffice, door: Door) -> None:
    whom = _other(o, active=False)
    if door is COMMAND:
        o.command("officer", "reinstate", whom.name)
    elif door is WINDOW:
        _settings(o, f"启用{whom.name}")
    else:
        officers.reinstate_officer(o.store, whom.id, **o.facts)


@deed("remove_officer")
def remove_an_officer(o: RandomOffice, door: Door) -> None:
    """Whoever was entered last; whoever has acted or signed stays."""
    whom = o.officers()[-1]
    if door is COMMAND:
        o.command("officer", "remove", whom.name)
    elif door is WINDOW:
        dialog = OfficerDialog(o.window.made.desk, o.window.parent, whom)
        dialog.open()
        o.window.press(dialog, "删除")
        o.window.closed(dialog)
    else:
        officers.remove_officer(o.store, whom.id, **o.facts)


@deed("hand_over")
def hand_the_office_over(o: RandomOffice, door: Door) -> None:
    taker, stays, to = _other(o).name, o.count % 2 == 0, o.papers.parent / f"交接{o.count}"
    if door is COMMAND:
        words = ("--from", o.who, "--to", taker, "--witness", "陈国强", "--dir", to)
        o.command("hand-over", *words, *(("--stays",) if stays else ()))
    elif door is WINDOW:
        dialog = HandOverDialog(o.window.made.desk, o.window.parent)
        dialog.open()
        dialog.ui.giverCombo.setCurrentText(o.who)
        dialog.ui.takerCombo.setCurrentText(taker)
        dialog.ui.witnessCombo.setEditText("陈国强")
        dialog.ui.retireCheck.setChecked(not stays)
        dialog.ui.backupCheck.setChecked(False)
        dialog.ui.folderEdit.setText(str(to))
        o.window.agree(dialog)
    else:
        wish = HandOver(o.who, taker, "陈国强", clock.today(), retires=not stays)
        hand_over(o.store, o.paths, wish, to, office=o.office, **o.facts)


@deed("change_settings", doors=(USECASE, COMMAND))
def set_the_lock(o: RandomOffice, door: Door) -> None:
    """Without a password there is nothing to ask for; never to lock is always fine."""
    minutes = (0, 10)[o.count % 2]
    if door is COMMAND:
        o.command("settings", "--lock-after", minutes)
    else:
        idle_lock.set_lock_after(o.store, o.paths, minutes, **o.facts)


DIVIDED = 'steps = ["handler", "leader"]  #'
TOGETHER = 'steps = ["handler", "reviewer", "leader", "archivist", "administrator"]  #'


@deed("adopt_rules")
def adopt_other_rules(o: RandomOffice, door: Door) -> None:
    """Longer notices, or work divided among the roles; each time a version of its own."""
    changes = ((TOGETHER, DIVIDED),) if o.count % 2 else (("[notice]\ndays = 5\n", "[notice]\ndays = 8\n"),)
    version = f"{3000 + o.count}.{SHIPPED.version}"
    file = a_changed_pack(o.papers, *changes, version=version)
    if door is COMMAND:
        o.command("rules", file, "--adopt")
    elif door is WINDOW:
        rules_dialog.look_at(o.window.made.desk, o.window.parent, file)
        o.window.agree(o.window.dialog(rules_dialog.RulesDialog))
    else:
        found = change_rules.look_at_rules(o.lists, file, o.office)
        change_rules.adopt_rules(o.store, o.paths, found, **o.facts)
    o.open_again()


@deed("set_calendar")
def keep_a_year_of_days(o: RandomOffice, door: Door) -> None:
    file = o.papers / f"放假{o.count}.csv"
    off = date(NEXT_YEAR, 1 + o.count % 12, 1 + o.count % 28)
    file.write_text(f"日期,休息或上班,名称\n{off},休息,假日{o.count}\n", encoding="utf-8")
    if door is COMMAND:
        o.command("calendar-import", file)
    elif door is WINDOW:
        dialog = CalendarDialog(o.window.made.desk, o.window.parent)
        dialog.open()
        o.window.turn()
        dialog.use_file(file)
        o.window.turn()
        dialog._checked.setChecked(True)
        act = o.newest_act()
        dialog.do_button.click()
        o.window.turn()
        said = dialog.trouble.text()
        dialog.reject()
        o.window.turn()
        if o.newest_act() == act:
            raise NotDone(said)
    else:
        read = calendar.read_calendar_file(file)
        calendar.keep_year(o.store, o.paths, read.year, confirmed=True, **o.facts)
    o.open_again()


def refusing(o: RandomOffice, door: Door) -> None:
    """For trying the watch: says it is refused, and has written all the same."""
    record_a_progress(o, door)
    raise Refused("field_empty", field="进展情况")
