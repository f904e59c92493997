"""The dossier as other programs see it."""

import os
import re
import subprocess
import sys
import tracemalloc
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from dujiao_desktop.documents.writing.dossier import DossierPdf, write_dossier
from dujiao_desktop.documents.writing.signature_mark import write_signature_mark
from dujiao_desktop.domain.closeout import CloseOut, Reopening, Round
from dujiao_desktop.domain.dossier import DossierContent, NotBound, Sheets
from dujiao_desktop.domain.errors import Cancelled, Refused, Unavailable
from dujiao_desktop.domain.evidence import Destination, EvidenceKind
from dujiao_desktop.domain.identity import IndicatorId, IndicatorReadingId, LinkId, PartId, PlanId, TaskId
from dujiao_desktop.domain.indicator import Direction, Indicator, IndicatorReading, Scale
from dujiao_desktop.domain.job_control import Unwatched
from dujiao_desktop.domain.parts import Part
from dujiao_desktop.domain.photo_pairs import pair_photos, pairing_of
from dujiao_desktop.domain.plan import Plan
from dujiao_desktop.domain.task_link import LinkKind, TaskLink
from tests.documents.judging import MM, fonts_of, placed_text, run, squeezed, text_of, words_of
from tests.documents.writing_samples import (
    FONTS,
    GOAL,
    MADE_AT,
    MEASURES,
    PROBLEM,
    RESULTS,
    a_dossier,
    a_picture,
    an_item,
)

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
SEAL_MM = 42


def write(content: DossierContent, path: Path) -> DossierPdf:
    return write_dossier(content, path, FONTS, Unwatched())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("dossier")


@pytest.fixture(scope="module")
def content(folder: Path) -> DossierContent:
    return a_dossier(folder)


@pytest.fixture(scope="module")
def made(content: DossierContent, folder: Path) -> DossierPdf:
    return write(content, folder / "卷.pdf")


def with_task(content: DossierContent, **changes: object) -> DossierContent:
    return replace(content, case=replace(content.case, task=replace(content.case.task, **changes)))


def test_that_the_file_is_sound_and_every_font_is_embedded_and_searchable(made: DossierPdf) -> None:
    run("qpdf", "--check", made.path)
    fonts = fonts_of(made.path)
    assert len(fonts) >= 4
    assert {(embedded, searchable) for _, embedded, searchable in fonts} == {("yes", "yes")}
    assert not [name for name, _, _ in fonts if "Helvetica" in name]


def test_that_every_text_of_the_task_is_found_by_search_even_rare_names(made: DossierPdf) -> None:
    text = text_of(made.path)
    for said in (PROBLEM, GOAL, *MEASURES, *(r for r in RESULTS if r), "覃𬱟", "何垚", "023-00000000", "市19"):
        assert squeezed(said) in text, said
    assert "由区住房城乡建委负责" in text
    assert "不是电子签章" in text
    assert "1A2B-3C4D-5E6F" in text


def test_that_the_file_names_the_unit_the_language_and_the_moment_it_was_made(made: DossierPdf) -> None:
    facts = run("pdfinfo", "-isodates", made.path)
    assert re.search(r"Title:\s+整改销号送验卷（任务7）", facts)
    assert re.search(r"Author:\s+云岭镇人民政府", facts)
    assert "2025-11-21T09:30:00" in facts
    assert b"/Lang" in made.path.read_bytes()


def test_that_the_contents_name_the_page_on_which_each_sheet_begins(made: DossierPdf) -> None:
    entries = re.findall(r"^(\S+)\s+(\d+)$", run("pdftotext", "-layout", "-f", "2", "-l", "2", made.path, "-"), re.M)
    assert [title for title, _ in entries] == [
        "整改任务销号申请表", "整改目标与措施落实情况", "佐证材料目录", "整改前后对比", "其他现场照片", "佐证材料", "销号办理记录",
    ]  # fmt: skip
    for title, page in entries:
        shown = "佐证1垚家湾段污水直排问题整改自查报告第1页，共12页" if title == "佐证材料" else title
        assert shown in text_of(made.path, int(page))
        assert f"—{page}—" in text_of(made.path, int(page))


def test_that_each_sign_block_stays_on_one_page_with_room_for_a_seal_and_a_signature_field(
    content: DossierContent, made: DossierPdf
) -> None:
    assert [box.label for box in made.fields] == [block.title for block in content.rules.sign_blocks]
    words = words_of(made.path)
    for number, box in enumerate(made.fields, start=1):
        assert re.fullmatch(rf"sig_{number}_[a-z0-9_]+", box.name)
        left, bottom, right, top = box.rect_pt
        assert 28 * MM < left < right < (210 - 26 - SEAL_MM) * MM
        assert 35 * MM < bottom < top < (297 - 37) * MM
        block = content.rules.sign_blocks[number - 1]
        if block.seal:
            # The word 盖章 stands in the middle of the room, the date at its foot, both beside the field.
            near = [w for w in words if w[0] == box.page_index + 1 and "盖章" in w[5]]
            assert any(abs((842 - w[2]) - bottom) < SEAL_MM * MM for w in near)


def test_that_no_red_and_no_drawn_seal_is_on_any_page(made: DossierPdf, tmp_path: Path) -> None:
    first, last = 3, 5
    run("pdftoppm", "-r", "40", "-f", str(first), "-l", str(last), "-png", made.path, tmp_path / "form")
    for picture in tmp_path.glob("form-*.png"):
        data = Image.open(picture).convert("RGB").tobytes()
        assert all(max(data[n : n + 3]) - min(data[n : n + 3]) < 12 for n in range(0, len(data), 3))


def test_that_the_same_content_gives_the_same_bytes_in_another_process(content: DossierContent, tmp_path: Path) -> None:
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    write(content, first)
    program = (
        "from pathlib import Path; import sys; from tests.documents.writing_samples import *;"
        "from dujiao_desktop.documents.writing.dossier import write_dossier;"
        "from dujiao_desktop.domain.job_control import Unwatched;"
        "write_dossier(a_dossier(Path(sys.argv[1])), Path(sys.argv[2]), FONTS, Unwatched())"
    )
    other = tmp_path / "elsewhere"
    other.mkdir()
    surroundings = {**os.environ, "PYTHONHASHSEED": "77", "PYTHONPATH": str(Path.cwd())}
    subprocess.run([sys.executable, "-c", program, str(other), str(second)], check=True, env=surroundings)
    assert first.read_bytes() == second.read_bytes()


def test_that_a_character_without_a_glyph_is_named_with_its_place_before_anything_is_written(
    content: DossierContent, tmp_path: Path
) -> None:
    path = tmp_path / "卷.pdf"
    with pytest.raises(Refused) as refused:
        write(with_task(content, goal="完成𠀀家湾整治😀"), path)
    assert refused.value.code == "no_glyph"
    assert "U+20000" in str(refused.value.facts["characters"])
    assert "U+1F600" in str(refused.value.facts["characters"])
    assert refused.value.facts["where"] == "整改目标"
    assert list(tmp_path.iterdir()) == []


def test_that_invisible_characters_neither_print_nor_stop_the_dossier(content: DossierContent, tmp_path: Path) -> None:
    pasted = with_task(content, number="7\u202e\u200b", goal="完成\u200b垚家湾\ufeff整治\x07。\ufe0f")
    made = write(pasted, tmp_path / "卷.pdf")
    assert "完成垚家湾整治。" in text_of(made.path)


def test_that_what_is_internal_never_reaches_the_dossier(content: DossierContent, tmp_path: Path) -> None:
    secret = an_item(12, EvidenceKind.OTHER, caption="内部请示", destination=Destination.INTERNAL)
    case = replace(content.case, evidence=(*content.case.evidence, secret))
    made = write(replace(content, case=case), tmp_path / "卷.pdf")
    assert "内部请示" not in text_of(made.path)


def test_that_very_long_texts_flow_over_pages_and_nothing_is_lost_or_outside_the_type_area(
    content: DossierContent, tmp_path: Path
) -> None:
    sentence = "第{}次会议研究垚家湾片区管网改造，明确责任单位、完成时限和验收标准，并由村社逐户签字确认。"
    long = "".join(sentence.format(n) for n in range(1, 131))
    records = content.case.closeout.current.records
    opinion = "".join(f"核查点{n}：现场无污水外溢，标识牌齐全，管护人员到位。" for n in range(1, 90))
    wordy = tuple(replace(r, opinion=opinion) if r.step == "verification" else r for r in records)
    closeout = CloseOut(content.case.task.id, (replace(content.case.closeout.current, records=wordy),))
    changed = with_task(content, goal=long, note=long[:2000])
    unbound = {item: Sheets(not_bound=NotBound.FORMAT) for item in content.sheets}
    changed = replace(changed, case=replace(changed.case, closeout=closeout), sheets=unbound)
    made = write(changed, tmp_path / "卷.pdf")
    text = text_of(made.path)
    for number in range(1, 131):
        assert f"第{number}次会议研究" in text
    assert all(f"核查点{n}：" in text for n in range(1, 90))
    for page, left, top, right, bottom, word in words_of(made.path):
        if page > 1 and not word.startswith("任务7") and "—" not in word and "校验码" not in word:
            assert left > 27 * MM, word
            assert right < (210 - 26) * MM + 17, word  # one mark may hang
            assert top > 36 * MM, (page, word)
            assert bottom < (297 - 22) * MM, (page, word)


def test_that_photos_are_embedded_as_they_are(content: DossierContent, made: DossierPdf, tmp_path: Path) -> None:
    run("pdfimages", "-all", made.path, tmp_path / "photo")
    embedded = {path.read_bytes() for path in tmp_path.glob("photo*.jpg")}
    scanned = [path for sheets in content.sheets.values() for path in sheets.pictures]
    assert embedded == {path.read_bytes() for path in (*content.pictures.values(), *scanned)}


def test_that_many_photos_need_no_more_memory_than_a_few(content: DossierContent, tmp_path: Path) -> None:
    noise = Image.effect_noise((1600, 1200), 60).convert("RGB")
    noise.save(tmp_path / "noise.jpg", quality=60)
    data = (tmp_path / "noise.jpg").read_bytes()
    items, pictures = [], {}
    for number in range(1, 61):
        item = an_item(number, EvidenceKind.AFTER_PHOTO, caption=f"照片{number}", is_picture=True)
        path = tmp_path / f"{number}.jpg"
        path.write_bytes(data)
        items.append(item)
        pictures[item.id] = path
    many = replace(content, case=replace(content.case, evidence=tuple(items)), pictures=pictures)
    few = peak_of(content, tmp_path / "few.pdf")
    assert peak_of(many, tmp_path / "many.pdf") < few + 4 * len(data)
    assert (tmp_path / "many.pdf").stat().st_size > 60 * len(data)


def peak_of(content: DossierContent, path: Path) -> int:
    """Most memory in use at once while writing, in bytes."""
    tracemalloc.start()
    write(content, path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def test_that_before_and_after_are_paired_by_measure_and_place(content: DossierContent) -> None:
    pairing = pairing_of(content.case)
    assert [(pair.before.order, pair.after.order) for pair in pairing.pairs] == [(2, 4), (3, 5)]
    assert pairing.single == ()


def test_that_the_reason_of_a_pair_is_never_parted_from_its_photos(content: DossierContent, tmp_path: Path) -> None:
    items, pictures = [], {}
    sizes = ((1200, 1600), (1600, 900), (1600, 1200))
    for number in range(1, 27):
        kind = EvidenceKind.BEFORE_PHOTO if number % 2 else EvidenceKind.AFTER_PHOTO
        item = an_item(number, kind, place=f"{(number + 1) // 2}号排口", caption="排口" * number, is_picture=True)
        items.append(item)
        pictures[item.id] = a_picture(tmp_path / f"{number}.jpg", number * 11, sizes[number % 7 % 3])
    many = replace(content, case=replace(content.case, evidence=tuple(items)), pictures=pictures)
    made = write(many, tmp_path / "卷.pdf")
    seen = 0
    for page in range(1, made.pages + 1):
        _, *behind = re.split(r"对比\d+：", text_of(made.path, page))
        seen += len(behind)
        assert all("佐证" in words for words in behind)
    assert seen == 13


def test_that_the_same_place_pairs_photos_of_different_measures_and_another_place_never_does() -> None:
    before = an_item(1, EvidenceKind.BEFORE_PHOTO, is_picture=True, place="清溪桥", measure_seq=None)
    after = an_item(2, EvidenceKind.AFTER_PHOTO, is_picture=True, place="清溪桥", measure_seq=2)
    elsewhere = replace(after, place="老街")
    assert [(p.before, p.after) for p in pair_photos((before, after)).pairs] == [(before, after)]
    assert pair_photos((before, elsewhere)).single == (before, elsewhere)


def test_that_parts_goals_links_and_plans_are_printed_where_there_are_some(
    content: DossierContent, made: DossierPdf, tmp_path: Path
) -> None:
    plain = squeezed(text_of(made.path))
    assert [word for word in ("村组（点位）", "数值目标", "关联任务", "专项方案") if word in plain] == []
    case = content.case
    task_id, evidence = case.task.id, case.for_dossier[0]
    parts = (
        Part(PartId("p1"), task_id, 1, "垚家湾村", "垚家湾村委会", "李强", date(2025, 6, 30)),
        Part(PartId("p2"), task_id, 2, "南坪村"),
    )
    readings = tuple(
        IndicatorReading(IndicatorReadingId(value), value, date(2025, month, 1), note, shown)
        for value, month, note, shown in (("80", 3, "", None), ("121", 9, "环监88号", evidence.id))
    )
    goals = (
        Indicator(
            IndicatorId("i1"), task_id, "进水化学需氧量", "120", Direction.AT_LEAST, "mg/L", baseline="62",
            readings=readings,
        ),
        Indicator(IndicatorId("i2"), task_id, "断面水质", "Ⅲ", scale=Scale.WATER_CLASS),
    )  # fmt: skip
    link = TaskLink(LinkId("k1"), task_id, TaskId("other"), LinkKind.MEASURE, "16")
    shared = replace(
        case, parts=parts, indicators=goals, links=(link,), plans=(Plan(PlanId("g1"), "𬭎溪河一河一策", "云府8号"),),
        evidence=(replace(evidence, part_seq=1), *case.evidence[1:]),
    )  # fmt: skip
    text = squeezed(text_of(write(replace(content, case=shared), tmp_path / "卷.pdf").path))
    for words in (
        "𬭎溪河一河一策（云府8号）", "落实措施16", "共2块，已完成1块。垚家湾村2025年6月30日完成；南坪村未完成。",
        "62mg/L→目标不低于120mg/L，最近一次121mg/L（2025-09-01），✓达到", "三、村组（点位）完成情况", "四、数值目标",
        "2025.9.1　121mg/L（环监88号，佐证1）".replace("　", ""), "达到Ⅲ类", "○还没有数值",
    ):  # fmt: skip
        assert words in text


def test_that_a_round_taken_up_again_says_since_when_and_why(content: DossierContent, tmp_path: Path) -> None:
    closeout = content.case.closeout
    again = Round(closeout.current.number + 1, reopening=Reopening("雨后又见溢流", date(2025, 11, 20)))
    case = replace(content.case, closeout=replace(closeout, rounds=(*closeout.rounds, again)))
    made = write(replace(content, case=case), tmp_path / "重开.pdf")
    assert "2025年11月20日因反弹重开：雨后又见溢流" in squeezed(text_of(made.path))


def test_that_a_photo_without_a_date_says_so(made: DossierPdf) -> None:
    assert "时间：无拍摄信息" in text_of(made.path)


def test_that_a_task_with_nothing_but_its_problem_still_makes_a_dossier(
    content: DossierContent, tmp_path: Path
) -> None:
    bare = with_task(content, goal="", units=(), persons=(), measures=(), note="", classes=())
    case = replace(bare.case, evidence=(), source=None, closeout=CloseOut(bare.case.task.id), progress=())
    made = write(replace(bare, case=case, pictures={}), tmp_path / "卷.pdf")
    text = text_of(made.path)
    assert "本任务没有列出整改措施。" in text
    assert "本卷没有佐证材料。" in text
    assert "年月日" in text
    assert len(made.fields) == len(content.rules.sign_blocks)


@pytest.mark.parametrize(
    "data", [b"", b"no picture", b"\xff\xd8\xff\xe0\x00"], ids=["empty", "not a picture", "cut off"]
)
def test_that_a_damaged_preview_is_named_and_nothing_is_written(
    content: DossierContent, tmp_path: Path, data: bytes
) -> None:
    damaged = tmp_path / "damaged.jpg"
    damaged.write_bytes(data)
    pictures = {**content.pictures, next(iter(content.pictures)): damaged}
    with pytest.raises(Unavailable) as unavailable:
        write(replace(content, pictures=pictures), tmp_path / "卷.pdf")
    assert unavailable.value.code == "picture_unreadable"
    assert [path.name for path in tmp_path.iterdir()] == ["damaged.jpg"]


def test_that_a_missing_folder_is_told_and_a_cancelled_job_leaves_nothing(
    content: DossierContent, tmp_path: Path
) -> None:
    with pytest.raises(Unavailable) as unavailable:
        write(content, tmp_path / "nowhere" / "卷.pdf")
    assert unavailable.value.code == "folder_missing"

    class CancelledOnPageThree(Unwatched):
        def report(self, done: int, total: int, message: str) -> None:
            if done == 3:
                raise Cancelled

    with pytest.raises(Cancelled):
        write_dossier(content, tmp_path / "卷.pdf", FONTS, CancelledOnPageThree())
    assert list(tmp_path.iterdir()) == []


def test_that_forty_photos_stay_under_fifteen_megabytes_and_print_four_to_a_page(
    content: DossierContent, tmp_path: Path
) -> None:
    items, pictures = [], {}
    for number in range(1, 41):
        item = an_item(number, EvidenceKind.DURING_PHOTO, caption=f"施工{number}", is_picture=True)
        items.append(item)
        pictures[item.id] = a_picture(tmp_path / f"{number}.jpg", number * 11)
    made = write(
        replace(content, case=replace(content.case, evidence=tuple(items)), pictures=pictures), tmp_path / "卷.pdf"
    )
    assert made.path.stat().st_size < 15 * 1024 * 1024
    photo_pages = [n for n in range(1, made.pages + 1) if "内容：施工" in text_of(made.path, n)]
    assert len(photo_pages) == 10


def test_that_the_dossier_reads_as_it_was_accepted(made: DossierPdf, accept: bool) -> None:
    accepted = GOLDEN / "dossier.txt"
    now = placed_text(made.path)
    if accept:
        accepted.write_text(now, encoding="utf-8")
        run("pdftoppm", "-r", "36", "-gray", "-f", "3", "-l", "3", "-singlefile", "-png", made.path, GOLDEN / "dossier")
    assert now == accepted.read_text(encoding="utf-8")


def test_that_the_mark_of_a_signature_says_what_it_is_worth_and_fills_its_field(
    made: DossierPdf, tmp_path: Path
) -> None:
    path = tmp_path / "mark.pdf"
    left, bottom, right, top = made.fields[0].rect_pt
    write_signature_mark(
        path,
        (right - left, top - bottom),
        name="向小禾",
        unit="云岭镇人民政府",
        at=MADE_AT,
        fonts_dir=FONTS,
        program="督交",
    )
    run("qpdf", "--check", path)
    text = text_of(path)
    assert "本机完整性签名（不是电子签章）" in text
    assert "向小禾" in text
    assert "本机时间2025-11-2109:30" in text
    size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", run("pdfinfo", path))
    assert size
    assert (float(size.group(1)), float(size.group(2))) == pytest.approx((right - left, top - bottom), abs=0.1)
