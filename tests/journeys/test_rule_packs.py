"""The same task walked by the rules of three places: words, statuses, papers and sign blocks follow the pack."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from dujiao_desktop.environment.rule_packs import load_rule_pack
from tests.documents.judging import text_of
from tests.journeys.command_line import Said, asked
from tests.usecases.township import a_paper, a_photo

HEADER = "序号,整改任务,整改目标,整改措施,责任单位,牵头单位,验收单位,督导单位,整改时限\n"
ROW = "7,老街雨污管网错接,雨天无溢流,1. 改造管网,云岭镇人民政府,区住建局,区水利局,区整改办,2025年6月30日前\n"
FOUND = ("--finding", "1=yes:管网已接通，雨天无溢流")
OBJECTED = ("--objection", "2025-03-05|夜间仍有异味|检查井已加盖密封|2025-03-06")
NOTICE = ("--medium", "区融媒体中心", "--from", "2025-03-03", "--to", "2025-03-10", "--text", "现将整改情况公示如下。")


@dataclass(frozen=True)
class Stop:
    """A step as it is given on the command line, and what the task is called after it."""

    step: str
    words: tuple[object, ...]
    then: str
    scanned: bool = True


@dataclass(frozen=True)
class Place:
    """How a place walks, what it calls its steps and things, and what must stand on its papers, in this order.

    Attributes:
        words: Its names of the steps.
        blocks: Titles of the sign blocks on its form.
        forms: Titles of its form, 送验卷 and 归档卷, which are no other place's.
    """

    words: tuple[str, ...]
    blocks: tuple[str, ...]
    forms: tuple[str, ...]
    stops: tuple[Stop, ...]
    before: str
    form: str
    signed_by: tuple[str, ...]
    archived: tuple[str, ...]
    extra: tuple[str, ...] = ()


CLOSING = ("--unit", "区整改办", "--on", "2025-03-20", "--number", "决1")
PLACES = {
    "chongqing": Place(
        ("自查", "核查", "公示", "归档", "备案", "销号"),
        ("责任单位自查意见", "验收（牵头）单位核查意见", "公示情况", "区县人民政府意见", "督察整改办备案（销号）意见"),
        ("整改任务销号申请表", "整改销号待签件", "整改销号归档卷"),
        (
            Stop("self-check", ("--by", "周玉", "何川", "--on", "2025-02-24", "--opinion", "同意"), "待核查", scanned=False),
            Stop(
                "verification",
                ("--by", "李明", "赵红", "--unit", "区水利局", "--on", "2025-02-26", "--conclusion", "pass",
                 "--opinion", "属实", "--place", "老街", *FOUND, "--demand", "每季度复查一次"),
                "待公示",
            ),
            Stop("public-notice", ("--unit", "区水利局", *NOTICE, *OBJECTED), "待归档"),
            Stop(
                "archiving",
                ("--by", "罗敏", "--on", "2025-03-11", "--fonds", "0123", "--section", "HB", "--retention", "30年",
                 "--item-no", "7", "--pages", "21"),
                "待备案",
                scanned=False,
            ),
            Stop("filing", ("--unit", "区整改办", "--on", "2025-03-12", "--number", "备1"), "已报备待销号"),
            Stop("closing", CLOSING, "已销号"),
        ),
        "未申请",
        "整改任务销号申请表",
        ("责任单位自查意见", "经办人", "主要负责人", "核查人员", "督察整改办备案（销号）意见"),
        ("0123-WS·2025-D30-HB-0007", "30年", "核查表（2025年2月26日）", "补充要求：每季度复查一次", "归档时登记21页"),
        ("archive_directory",),
    ),
    "boshan": Place(
        ("建立台账", "区级验收", "区级媒体公示", "区主要领导审签", "申请市级复核", "销号报备", "销号"),
        ("镇街（责任单位）整改情况", "区级验收意见", "区主要领导审签", "市级复核意见", "区整改办报备意见"),
        ("信访件整改验收销号表", "信访件整改待签件", "信访件整改归档卷"),
        (
            Stop(
                "ledger",
                ("--by", "周玉", "何川", "--signed", "2025-02-23", "2025-02-24", "--on", "2025-02-24", "--opinion",
                 "问题已解决"),
                "待区级验收",
                scanned=False,
            ),
            Stop(
                "district-acceptance",
                ("--by", "李明", "赵红", "--unit", "区水利局", "--on", "2025-02-26", "--conclusion", "pass",
                 "--opinion", "同意公示", *FOUND),
                "待公示",
            ),
            Stop("notice", (*NOTICE, *OBJECTED), "待审签"),
            Stop("leader-approval", ("--by", "钱江", "--on", "2025-03-12", "--opinion", "同意上报"), "待市级复核"),
            Stop("city-review", ("--unit", "市水利局", "--on", "2025-03-14", "--conclusion", "pass"), "待报备"),
            Stop("filing", ("--unit", "区整改办", "--on", "2025-03-18", "--number", "博报1"), "已报备待销号"),
            Stop("closing", CLOSING, "已销号"),
        ),
        "未建台账",
        "信访件整改验收销号表",
        ("镇街（责任单位）整改情况", "联络人", "分管领导", "区主要领导审签", "市级复核意见", "复核人员"),
        ("联络人周玉（2025.2.23）", "分管领导何川（2025.2.24）", "区主要领导钱江", "区级验收表（2025年2月26日）", "验收部门"),
    ),
    "huangshan": Place(
        ("提交申请", "现场核查", "审核签字", "公示反馈", "销号"),
        ("责任单位申请意见", "现场核查意见", "牵头单位审核意见", "整改办销号意见"),
        ("突出生态环境问题整改验收销号申请表", "问题整改验收待签件", "问题整改归档卷"),
        (
            Stop(
                "application",
                ("--by", "周玉", "何川", "王强", "--on", "2025-02-24", "--opinion", "申请验收"),
                "待现场核查",
                scanned=False,
            ),
            Stop(
                "site-check",
                ("--by", "李明", "赵红", "--unit", "区水利局", "--on", "2025-02-26", "--conclusion", "pass",
                 "--place", "老街", *FOUND),
                "待审核签字",
            ),
            Stop(
                "sign-off",
                ("--by", "孙青", "钱江", "--unit", "区住建局", "--on", "2025-02-28", "--opinion", "同意公示"),
                "待公示反馈",
            ),
            Stop("notice", (*NOTICE, *OBJECTED), "公示期满待销号"),
            Stop("closing", CLOSING, "已销号"),
        ),
        "未申请",
        "突出生态环境问题整改验收销号申请表",
        ("责任单位申请意见", "经办人", "分管负责人", "主要负责人", "核查组组长", "牵头单位负责人"),
        ("审核人孙青", "牵头单位负责人钱江", "现场核查表（2025年2月26日）", "公示反馈文本", "核查单位"),
        ("mechanism",),
    ),
}  # fmt: skip


@pytest.mark.parametrize("pack", PLACES)
def test_that_a_task_is_walked_and_printed_by_the_rules_of_its_place(pack: str, tmp_path: Path) -> None:
    place, workspace, papers = PLACES[pack], tmp_path / "督交", tmp_path / "材料"
    papers.mkdir()

    def walk(*words: object, refused: bool = False) -> Said:
        said = asked(*words, "--workspace", workspace)
        assert said.code == int(refused), (words, said.out, said.err)
        return said

    def paper(name: str) -> Path:
        return a_paper(papers / f"{name}.txt", name)

    walk("init", "--unit", "云岭镇人民政府", "--officer", "周玉", "--no-password", "--rules", pack)
    (tmp_path / "清单.csv").write_text(HEADER + ROW, encoding="utf-8")
    walk("import", tmp_path / "清单.csv", "--yes")
    assert place.before in walk("tasks").out
    numbered = [f"{n}　{word}" for n, word in enumerate(place.words, 1)]
    said = [line.strip() for line in walk("rules").out.splitlines()]
    assert [line for line in said if line[:1].isdigit() and "　" in line] == numbered
    assert "  ".join(f"○{word}" for word in place.words) in walk("task", "7").out

    # Nothing is there yet: each gap names the rule of this pack that asks for it, and where it is mended.
    first = place.stops[0]
    lacking = walk("step", "7", first.step, *first.words, "--why", refused=True).err
    assert f"规则：{_title(pack)} {load_rule_pack(pack).version} 版，steps.{first.step}.slots." in lacking
    assert "在哪里补：“措施”页，措施 1" in lacking

    walk("measure", "7", "1", "--result", "错接点全部改造", "--done", "2025-02-20")
    for kind, day, shade in (("before_photo", "2024-05-01", 20), ("after_photo", "2025-02-21", 220)):
        photo = a_photo(papers / f"{kind}.jpg", shade=shade)
        walk("attach", "7", photo, "--kind", kind, "--taken", day, "--measure", "1")
    for kind in ("self_check_report", *place.extra):
        walk("attach", "7", paper(kind), "--kind", kind, "--taken", "2025-02-22")
    assert "材料齐了" in walk("task", "7", "--why").out

    to_sign = walk("dossier", "7", "--to", tmp_path / "待签", "--kind", "to-sign")
    printed = text_of(next((tmp_path / "待签").glob("*.pdf")))
    assert place.form in printed, to_sign.out
    assert [words for words in place.signed_by if words not in printed] == []
    _in_order(printed, place.blocks)
    others = {form for key, other in PLACES.items() if key != pack for form in other.forms} - set(place.forms)
    assert [form for form in others if form in printed and not any(form in own for own in place.forms)] == []

    for stop in place.stops:
        scan = ("--scan", paper(stop.step)) if stop.scanned else ()
        if stop.step == "filing" or (stop.step == "closing" and pack == "huangshan"):
            walk("dossier", "7", "--to", tmp_path / "归档", "--kind", "archive")
        said = walk("step", "7", stop.step, *stop.words, *scan)
        assert f"现在是“{stop.then}”" in said.out
        assert stop.then in walk("tasks").out

    archived = text_of(next((tmp_path / "归档").glob("*_验收卷宗.pdf")))
    for words in (*place.archived, "夜间仍有异味", "检查井已加盖密封", "现将整改情况公示如下。", "管网已接通"):
        assert "".join(words.split()) in archived, words

    assert "  ".join(f"✓{word}" for word in place.words) in walk("task", "7").out
    taken = place.words[: [s.step for s in place.stops].index("closing")]
    if "filing" in [s.step for s in place.stops]:
        taken = place.words[: [s.step for s in place.stops].index("filing")]
    record = archived[archived.rindex("销号办理记录") :]
    _in_order(record, taken)
    assert place.forms[-1] in archived
    assert [form for form in others if form in archived and not any(form in own for own in place.forms)] == []

    walk("report", "summary", "--to", tmp_path / "统计.pdf")
    counted = text_of(tmp_path / "统计.pdf")
    assert ("待审签" in counted) is (pack == "boshan")
    assert "已销号" in counted


def _in_order(text: str, words: tuple[str, ...]) -> None:
    """All of them stand in the text, one after the other."""
    place = -1
    for word in words:
        found = text.find(word, place + 1)
        assert found > place, (word, text)
        place = found


def _title(pack: str) -> str:
    return {"chongqing": "重庆五步法", "boshan": "博山信访件六步", "huangshan": "黄山验收销号四步"}[pack]
