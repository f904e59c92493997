"""整改前后对比: every pair of a task, one after the other, and what has no partner yet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.jobs import RunningJob
from dujiao_desktop.desktop.pairs.photo_words import photo_facts, stage_chip
from dujiao_desktop.desktop.pairs.two_pictures import Side, TwoPictures, View
from dujiao_desktop.desktop.task_card.paper_place import paper_place
from dujiao_desktop.desktop.task_card.presenter import TaskCardPresenter
from dujiao_desktop.desktop.theme import px
from dujiao_desktop.desktop.widgets.answers import Answer
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import FlowLayout, button, label, scrolled, shortcut
from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.evidence import EvidenceItem, EvidenceKind
from dujiao_desktop.domain.identity import EvidenceId
from dujiao_desktop.domain.photo_pairs import Pairing, PhotoPair, partners_for
from dujiao_desktop.usecases import photo_pairs

_LIST_WIDTH = 236
_BEFORE, _AFTER = EvidenceKind.BEFORE_PHOTO, EvidenceKind.AFTER_PHOTO


class PairsDialog(FormDialog):
    """Pairs and single photos at the left; at the right the two pictures, at one scale."""

    topic = "evidence"

    def __init__(self, case: CaseFile, presenter: TaskCardPresenter, desk: Desk, parent: QWidget) -> None:
        super().__init__("整改前后对比", "确认这一对", parent, leave="关闭")
        self._case, self._presenter, self._desk = case, presenter, desk
        self.pairing = Pairing()
        self._wanted: EvidenceId | None = None
        self._facts = label("", "mutedBody", wrap=True)
        self.print_button = button("打印对比…", "small", self._print_pairs, icon_name="printer")
        self.reshoot_all_button = button("打印复拍单…", "small", partial(self._print_reshoot, None), icon_name="camera")
        self.reshoot_all_button.setToolTip("还没有整改后照片的，每处一页，带到现场照原样再拍")
        self.list = QListWidget()
        self.list.setObjectName("yearList")
        self.list.setAccessibleName("对比和没有配上的照片")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedWidth(px(_LIST_WIDTH))
        self.list.currentRowChanged.connect(self._show_current)
        self.pictures = TwoPictures()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setAccessibleName("分界线：左边是整改前，右边是整改后")
        self.slider.setToolTip("用鼠标拖，或用左右箭头移动")
        self.slider.valueChanged.connect(self.pictures.divide)
        self.pictures.divided.connect(self.slider.setValue)
        self._about = label("", "muted", wrap=True, selectable=True)
        self._build()
        desk.changes.changed.connect(self._changed)
        shortcut("PgDown", self, partial(self._step, 1))
        shortcut("PgUp", self, partial(self._step, -1))
        shortcut("Ctrl+Z", self, self._undo)
        self.fit(1180, 700)
        self._set_view(View.BESIDE)
        self._show_current()
        self._read()

    def accept(self) -> None:
        """The officer says that the two are of one place; the next suggestion follows."""
        pair = self._pair()
        if pair is None or pair.is_confirmed:
            return
        later = [p for p in self.pairing.suggested if p.before.id != pair.before.id]
        self._wanted = later[0].before.id if later else pair.before.id
        self._say(photo_pairs.set_pair, pair.before, pair.after, "已确认是同一处")

    def _build(self) -> None:
        self.beside_button, self.over_button = (
            button(words, "chip", partial(self._set_view, view), tip=tip)
            for words, view, tip in (
                ("并排", View.BESIDE, "左右并排，两张同样高"),
                ("叠放", View.OVER, "一张叠在另一张上，拖动分界线"),
            )
        )
        group = QButtonGroup(self)
        for one in (self.beside_button, self.over_button):
            one.setCheckable(True)
            group.addButton(one)
        self.apart_button = button("不是同一处", "small", self._part, tip="分开这两张，以后也不再建议")
        self.other_button = button("换一张…", "small", self._choose)
        self.reshoot_button = button(
            "复拍这一处…", "small", self._print_this, tip="打印这一处的复拍单，带到现场照原样再拍"
        )
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._facts, 1)
        top.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.reshoot_all_button, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QWidget()
        flow = FlowLayout(buttons, 8)
        for made in (
            self.beside_button,
            self.over_button,
            self.apart_button,
            self.other_button,
            self.reshoot_button,
        ):
            flow.addWidget(made)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.pictures, 1)
        right.addWidget(self.slider)
        about = scrolled(self._about)
        about.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        right.addWidget(about)
        right.addWidget(buttons)
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addWidget(self.list)
        across.addLayout(right, 1)
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(20, 12, 20, 12)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addLayout(across, 1)
        self.set_content(holder)

    # What is shown.

    def _read(self) -> None:
        task_id = self._case.task.id
        job = self._desk.jobs.with_lists("读取前后对比", lambda lists, _: photo_pairs.pairs_of(lists, task_id))
        job.done.connect(self._show)
        job.failed.connect(self.refused)

    def _changed(self, changes: Changes) -> None:
        if self._case.task.id in changes.touched_tasks:
            self._read()

    def _show(self, pairing: Pairing) -> None:
        wanted, self._wanted = self._wanted or self._current_id(), None
        self.pairing = pairing
        self.list.blockSignals(True)
        self.list.clear()
        for pair in pairing.pairs:
            sign = "✓" if pair.is_confirmed else "○"
            head = f"{sign} 佐证 {pair.before.order} — {pair.after.order}　{pair.before.place or pair.before.title}"
            self._add_row(pair.before.id, head, pair.reason)
        for item in pairing.single:
            self._add_row(item.id, f"◇ 佐证 {item.order}　{item.title}", photo_pairs.lack_words(item))
        self.list.blockSignals(False)
        ids = [self.list.item(n).data(Qt.ItemDataRole.UserRole) for n in range(self.list.count())]
        self.list.setCurrentRow(ids.index(wanted) if wanted in ids else 0 if ids else -1)
        self._facts.setText(self._summary())
        self.print_button.setEnabled(bool(pairing.pairs))
        self.reshoot_all_button.setEnabled(bool(pairing.lacking_after))
        self._show_current()
        if not self.list.hasFocus():
            self.list.setFocus()

    def _add_row(self, item_id: EvidenceId, head: str, more: str) -> None:
        row = QListWidgetItem(f"{head}\n{more}")
        row.setData(Qt.ItemDataRole.UserRole, item_id)
        row.setToolTip(row.text())
        self.list.addItem(row)

    def _summary(self) -> str:
        pairing = self.pairing
        waiting = [e for e in self._case.unconfirmed if e.is_picture and e.kind in (_BEFORE, _AFTER)]
        confirmed = len(pairing.pairs) - len(pairing.suggested)
        told = [
            f"已确认 {confirmed} 对，待确认 {len(pairing.suggested)} 对",
            f"{len(pairing.lacking_after)} 张整改前照片还没有整改后照片" if pairing.lacking_after else "",
            f"{len(pairing.lacking_before)} 张整改后照片还没有整改前照片" if pairing.lacking_before else "",
            f"上一轮的 {len(waiting)} 张还没有确认沿用，不在这里" if waiting else "",
        ]
        if not pairing.pairs and not pairing.single:
            told[0] = "还没有算数的整改前、整改后照片"
        return "；".join(t for t in told if t) + "。"

    def _show_current(self, *_: object) -> None:
        pair, single = self._pair(), self._single()
        self.trouble.hide()
        self.do_button.setEnabled(pair is not None and not pair.is_confirmed)
        self.apart_button.setVisible(pair is not None)
        self.other_button.setVisible(pair is not None or single is not None)
        self.over_button.setEnabled(pair is not None)
        shown = pair.before if pair is not None else single
        self.reshoot_button.setVisible(shown is not None and shown.kind is _BEFORE)
        if pair is not None:
            self.other_button.setText("换一张…")
            self._about.setText(
                f"{pair.reason}{'' if pair.is_confirmed else '（建议，等您确认）'}\n"
                f"整改前：{photo_facts(pair.before)}\n整改后：{photo_facts(pair.after)}"
            )
            self._put(pair.before, pair.after)
        elif single is not None:
            is_before = single.kind is _BEFORE
            self.other_button.setText("选整改后照片…" if is_before else "选整改前照片…")
            self._about.setText(f"{photo_pairs.lack_words(single)}\n{photo_facts(single)}")
            self._put(single if is_before else None, None if is_before else single)
        else:
            self._about.setText("")
            self.pictures.show_nothing()
        self._fit_view()

    def _put(self, before: EvidenceItem | None, after: EvidenceItem | None) -> None:
        self.pictures.show_sides(_side(_BEFORE, before), _side(_AFTER, after))
        self.slider.setValue(self.pictures.percent)
        for number, item in enumerate((before, after)):
            if item is not None:
                answer = Answer(partial(self._picture_came, number, item.id), self)
                self._presenter.picture_of(item, answer.came)

    def _picture_came(self, number: int, item_id: EvidenceId, path: object) -> None:
        pair, single = self._pair(), self._single()
        shown = (pair.before.id, pair.after.id) if pair is not None else (single.id, single.id) if single else ()
        if item_id in shown:
            self.pictures.show_file(number, path)

    def _set_view(self, view: View) -> None:
        self.pictures.set_view(view)
        (self.beside_button if view is View.BESIDE else self.over_button).setChecked(True)
        self._fit_view()

    def _fit_view(self) -> None:
        self.slider.setVisible(self.pictures.view is View.OVER and self._pair() is not None)

    def _step(self, by: int) -> None:
        row = self.list.currentRow() + by
        if 0 <= row < self.list.count():
            self.list.setCurrentRow(row)

    def _current_id(self) -> EvidenceId | None:
        row = self.list.currentItem()
        return EvidenceId(str(row.data(Qt.ItemDataRole.UserRole))) if row is not None else None

    def _pair(self) -> PhotoPair | None:
        row = self.list.currentRow()
        return self.pairing.pairs[row] if 0 <= row < len(self.pairing.pairs) else None

    def _single(self) -> EvidenceItem | None:
        row = self.list.currentRow() - len(self.pairing.pairs)
        return self.pairing.single[row] if 0 <= row < len(self.pairing.single) else None

    # What the officer says.

    def _say(self, act: Callable[..., Changes], before: EvidenceItem, after: EvidenceItem, said: str) -> None:
        job = self._presenter.act("前后对比", f"{said}。", act, before.id, after.id, office=False, tell=False)
        self._wait(job, f"✓ {said}，Ctrl+Z 撤销")

    def _wait(self, job: RunningJob | None, said: str) -> None:
        if job is None:
            return
        self.say_trouble("")
        job.done.connect(Answer(partial(self._told, said), self).came)
        job.failed.connect(self.refused)

    def _told(self, said: str, _: object) -> None:
        self.hint.setText(said)

    def _part(self) -> None:
        pair = self._pair()
        if pair is not None:
            self._say(photo_pairs.part_pair, pair.before, pair.after, "已分开，不再建议")

    def _choose(self) -> None:
        from dujiao_desktop.desktop.pairs.choose_photo import ChoosePhotoDialog

        pair, single = self._pair(), self._single()
        photo = pair.before if pair is not None else single
        if photo is None:
            return
        every = [e for p in self.pairing.pairs for e in (p.before, p.after)] + list(self.pairing.single)
        others = [e for e in partners_for(photo, every) if pair is None or e.id != pair.after.id]
        wanted = "整改后" if photo.kind is _BEFORE else "整改前"
        if not others:
            self.say_trouble(f"没有别的{wanted}照片可选，没有改动。请先在佐证里加进来。")
            return
        words = f"哪一张{wanted}照片和佐证 {photo.order}“{photo.title}”是同一处？最像的排在前面。"
        dialog = ChoosePhotoDialog(words, others, self._presenter, self)
        dialog.chosen.connect(partial(self._chosen, photo))
        dialog.open()

    def _chosen(self, photo: EvidenceItem, other: EvidenceItem) -> None:
        before, after = (photo, other) if photo.kind is _BEFORE else (other, photo)
        self._wanted = before.id
        self._say(photo_pairs.set_pair, before, after, "已配成一对")

    def _undo(self) -> None:
        if self._desk.undo is not None:
            self._desk.undo()
            self.hint.setText("")

    # Paper.

    def _print_this(self) -> None:
        pair, single = self._pair(), self._single()
        photo = pair.before if pair is not None else single
        if photo is not None:
            self._print_reshoot((photo.id,))

    def _print_pairs(self) -> None:
        to = self._where("整改前后对比")
        if to is not None:
            self._wait(self._presenter.follow_up.print_pairs(to), f"✓ 已写好 {to.name}")

    def _print_reshoot(self, photos: tuple[EvidenceId, ...] | None) -> None:
        to = self._where("现场复拍单")
        if to is not None:
            self._wait(self._presenter.follow_up.print_reshoot(photos, to), f"✓ 已写好 {to.name}")

    def _where(self, title: str) -> Path | None:
        return paper_place(title, self._case.task.number, self._desk.today(), self)


def _side(kind: EvidenceKind, item: EvidenceItem | None) -> Side:
    if item is None:
        return Side(stage_chip(kind, None), "还没有整改前照片" if kind is _BEFORE else "还没有整改后照片")
    return Side(stage_chip(kind, item), item.title)
