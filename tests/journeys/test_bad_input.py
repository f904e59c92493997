"""Bad input at the command line: one clear sentence each, exit 1 or 3, and nothing changed."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from dujiao_desktop.environment import clock
from dujiao_desktop.usecases.record_progress import ProgressDraft, record_progress
from dujiao_desktop.wiring import open_office
from tests.journeys.command_line import REPOSITORY, Demo, Said, asked, dujiao
from tests.packs import NEWER, a_changed_pack
from tests.usecases.township import a_list, a_paper, a_photo, files_below

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
AS = ("--as", "周玉")
# What a run of the program touches without having been asked for anything.
PASSING = ("workspace.lock", "workspace.holder")


@pytest.fixture
def office(demo: Demo, tmp_path: Path) -> Path:
    return shutil.copytree(demo.workspace, tmp_path / "督交")


def tasks_of(office: Path) -> str:
    return asked("tasks", "--workspace", office, "--json").out


def originals(office: Path) -> dict[str, str]:
    return files_below(office / "evidence")


def told(said: Said, code: str) -> str:
    """The one sentence, which is Chinese, says what to do, and names no part of the machine."""
    assert said.error["code"] == code, said.out
    assert said.code in (1, 3)
    assert said.err == ""
    sentence = str(said.error["sentence"])
    assert sentence.endswith(("。", "}")) or "：" in sentence
    for word in ("Error", "Errno", "Traceback", "Exception", "None", "sqlite"):
        assert word not in sentence
    return sentence


# --- lists


def _missing(folder: Path) -> Path:
    return folder / "没有.xlsx"


def _empty(folder: Path) -> Path:
    (folder / "空.xlsx").touch()
    return folder / "空.xlsx"


def _folder(folder: Path) -> Path:
    (folder / "文件夹.xlsx").mkdir()
    return folder / "文件夹.xlsx"


def _wrongly_named(folder: Path) -> Path:
    return a_list(folder / "其实是文本.xlsx")


def _with_password(folder: Path) -> Path:
    # How Excel keeps a protected workbook: a compound file with the encrypted package in it.
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
    (folder / "加密.xlsx").write_bytes(header + "EncryptedPackage".encode("utf-16-le").ljust(512, b"\0"))
    return folder / "加密.xlsx"


def _workbook(path: Path, rows: list[list[object]]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def _cut_short(folder: Path) -> Path:
    path = _workbook(
        folder / "断.xlsx", [["序号", "整改任务", "责任单位", "整改时限"], ["1", "甲沟", "某镇", "2026年底"]]
    )
    path.write_bytes(path.read_bytes()[:-700])
    return path


def _scrambled(folder: Path) -> Path:
    path = _workbook(
        folder / "乱.xlsx", [["序号", "整改任务", "责任单位", "整改时限"], ["1", "甲沟", "某镇", "2026年底"]]
    )
    content = bytearray(path.read_bytes())
    for place in range(200, len(content) - 400, 11):
        content[place] ^= 0x5A
    path.write_bytes(content)
    return path


def _no_header(folder: Path) -> Path:
    return _workbook(folder / "没表头.xlsx", [[1, "甲沟", "某镇"], [2, "乙沟", "某镇"], [3, "丙沟", "某村"]])


def _old_format(folder: Path) -> Path:
    (folder / "旧.xls").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000))
    return folder / "旧.xls"


def _picture(folder: Path) -> Path:
    return a_photo(folder / "清单.jpg")


def _bytes(folder: Path) -> Path:
    (folder / "乱码.txt").write_bytes(bytes(range(128, 256)) * 20)
    return folder / "乱码.txt"


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (_missing, "file_missing"),
        (_empty, "file_empty"),
        (_folder, "not_a_file"),
        (_wrongly_named, "not_a_workbook"),
        (_with_password, "workbook_locked"),
        (_cut_short, "workbook_damaged"),
        (_scrambled, "workbook_damaged"),
        (_no_header, "no_header"),
        (_old_format, "unknown_format"),
        (_picture, "unknown_format"),
        (_bytes, "text_undecodable"),
    ],
)
def test_that_a_list_that_cannot_be_read_says_why_and_imports_nothing(
    office: Path, tmp_path: Path, make: Callable[[Path], Path], code: str
) -> None:
    file = make(tmp_path)
    before, kept = tasks_of(office), originals(office)
    said = asked("import", file, "--yes", *AS, "--workspace", office, "--json")
    sentence = told(said, code)
    assert file.name in sentence
    assert "没有导入" in sentence or "什么也没有" in sentence
    assert (tasks_of(office), originals(office)) == (before, kept)


# --- evidence


def _no_photo(folder: Path) -> Path:
    return a_paper(folder / "假.jpg", "这不是照片")


@pytest.mark.parametrize(
    ("make", "code"),
    [(_missing, "file_missing"), (_empty, "file_empty"), (_folder, "not_a_file"), (_no_photo, "not_a_photo")],
)
def test_that_evidence_that_is_none_is_not_attached(
    office: Path, tmp_path: Path, make: Callable[[Path], Path], code: str
) -> None:
    file = make(tmp_path)
    good = a_photo(tmp_path / "真.jpg", shade=1)
    before, kept = asked("task", "3", "--workspace", office, "--json").out, originals(office)
    said = asked("attach", "3", good, file, "--kind", "after_photo", *AS, "--workspace", office, "--json")
    assert file.name in told(said, code)
    assert asked("task", "3", "--workspace", office, "--json").out == before
    assert originals(office) == kept
    assert asked("check", "--workspace", office).code == 0


def test_that_a_step_whose_scan_is_missing_is_not_taken(office: Path, tmp_path: Path) -> None:
    before = asked("task", "9", "--workspace", office, "--json").out
    words = (
        "step",
        "9",
        "self-check",
        "--by",
        "周玉",
        "--by",
        "何川",
        "--opinion",
        "好",
        "--scan",
        tmp_path / "无.pdf",
    )
    told(asked(*words, *AS, "--workspace", office, "--json"), "file_missing")
    assert asked("task", "9", "--workspace", office, "--json").out == before


# --- days in the wrong order, and a clock that goes back


def state_of(office: Path, number: str) -> str:
    return asked("task", number, "--workspace", office, "--json").out + asked("check", "--workspace", office).out


def _self_check(*words: str) -> str:
    return " ".join(("step 9 self-check --by 周玉 --by 何川 --opinion 好", *words))


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ("measure 3 1 --result 好 --done 2099-01-01", "date_in_future", "2099-01-01 还没有到"),
        ("progress 3 --text 好 --as-of 2099-01-01", "date_in_future", "2099-01-01 还没有到"),
        ("attach 3 {paper} --kind other --taken 2099-01-01", "date_in_future", "2099-01-01 还没有到"),
        ("part 3 清溪村 --done 2099-01-01", "date_in_future", "2099-01-01 还没有到"),
        ("indicator 3 氨氮 --target 2 --since 2099-01-01", "date_in_future", "2099-01-01 还没有到"),
        ("warn 12 --level slow --reason 慢 --since 2020-01-01", "warning_too_early", "2020-01-01 早于现在这次预警的"),
        (_self_check("--on 2026-11-17"), "step_not_ready", "日期早于退回的 2026-11-18"),
        (_self_check("--on 2099-01-01"), "step_not_ready", "2099-01-01 还没有到"),
        (_self_check("--signed 2026-11-20 --signed 2026-11-19"), "step_not_ready", "签字日期前后倒置"),
        ("extend 24 --until 2020年底 --reason 忙", "new_deadline_not_later", "不晚于原来的"),
        (
            "decide-extension 12 --level 1 --agree --who 陈立 --on 2020-01-01", "opinion_before_application",
            "2020-01-01 早于申请",
        ),
        (
            "look-back 7 --people 周玉 --result consolidated --text 好 --on 2026-11-01", "lookback_too_early",
            "2026-11-01 早于销号日期 2026-11-10",
        ),
        ("review 16 --people 周玉 --text 好 --next 2020-01-01", "next_before_visit", "2020-01-01 不晚于这次的"),
        (
            "hand-over --from 周玉 --to 何川 --witness 陈国强 --dir {to} --on 2099-01-01", "date_in_future",
            "2099-01-01 还没有到",
        ),
    ],
)  # fmt: skip
def test_that_days_that_cannot_be_are_told_and_nothing_changes(
    office: Path, tmp_path: Path, words: str, code: str, says: str
) -> None:
    number = next((word for word in words.split() if word.isdecimal()), "9")
    before, kept = state_of(office, number), originals(office)
    files = {"paper": a_paper(tmp_path / "通知.txt"), "to": tmp_path / "交接"}
    said = asked(*words.format(**files).split(), *AS, "--workspace", office, "--json")
    told(said, code)
    assert says in said.out
    assert (state_of(office, number), originals(office)) == (before, kept)
    assert not (tmp_path / "交接").exists()


def _checked(office: Path, folder: Path) -> None:
    """Task 9 self-checked in its second round and verified three days later."""
    more = ("--workspace", office, *AS)
    report = a_paper(folder / "监测.txt", "监测")
    assert asked("attach", "9", report, "--kind", "monitoring", "--taken", "2026-11-18", *more).code == 0
    assert asked("confirm", "9", "--rest", *more).code == 0
    assert asked(*_self_check("--on 2026-11-18").split(), *more).code == 0


def _register(office: Path, folder: Path, step: str, *words: str) -> Said:
    usual = ("--by", "李明", "--by", "赵红", "--opinion", "同意", "--place", "堆场", "--medium", "网站")
    scan = ("--scan", a_paper(folder / f"{step}.txt", step), "--unit", "区生态环境局")
    return asked("step", "9", step, *usual, *scan, *words, *AS, "--workspace", office, "--json")


def test_that_a_step_and_a_notice_keep_the_order_of_their_days(office: Path, tmp_path: Path) -> None:
    _checked(office, tmp_path)

    def refused(step: str, words: str, code: str, says: str) -> None:
        before, kept = state_of(office, "9"), originals(office)
        said = _register(office, tmp_path, step, *words.split())
        told(said, code)
        assert says in said.out, said.out
        assert (state_of(office, "9"), originals(office)) == (before, kept)

    refused("verification", "--conclusion pass --on 2026-11-17", "step_not_ready", "日期早于“自查”的 2026-11-18")
    assert _register(office, tmp_path, "verification", "--conclusion", "pass", "--on", "2026-11-19").code == 0
    back = ("return", "9", "public-notice", "--reason", "papers_missing", "--demand", "补", *AS, "--workspace", office)
    before = state_of(office, "9")
    said = asked(*back, "--on", "2026-11-18", "--json")
    assert "退回日期 2026-11-18 早于这一轮已办步骤的 2026-11-19" in told(said, "return_before_step")
    said = asked(*back, "--on", "2026-11-20", "--due", "2026-11-19", "--json")
    assert "补正期限 2026-11-19 早于退回日期 2026-11-20" in told(said, "due_before_return")
    assert state_of(office, "9") == before
    refused("public-notice", "--from 2026-11-18 --to 2026-11-25", "step_not_ready", "日期早于“核查”的 2026-11-19")
    refused("public-notice", "--from 2026-11-25 --to 2026-11-20", "step_not_ready", "公示截止日期早于开始日期")
    # A notice over New Year, of whose holidays nobody has told the program yet.
    year = date.today().year
    sentence = f"没有 {year + 1} 年的节假日安排，算不出工作日；没有保存。请到“设置”的“工作日历”里添加"
    refused("public-notice", f"--from {year}-12-28 --to {year + 1}-01-08", "calendar_year_unknown", sentence)


def test_that_a_clock_set_back_is_told_with_the_work_and_kept_beside_it(office: Path) -> None:
    later = clock.now() + timedelta(days=3)
    with open_office(office, None, later) as open_one:
        with open_one.store.lists() as lists:
            by, nine = lists.officers()[0], lists.find_task("9")
        draft = ProgressDraft("时钟快了三天时记的", later.date())
        record_progress(open_one.store, nine, draft, office=open_one.office, by=by, now=later)
    said = asked("progress", "9", "--text", "时钟改回以后记的", *AS, "--workspace", office, "--json")
    assert said.code == 0
    (sentence,) = said.err.splitlines()
    assert f"比上一次办事记下的 {later:%Y-%m-%d %H:%M} 还早" in sentence
    assert sentence.endswith("请先核对电脑的日期和时间，到期和公示都照它算。")
    with open_office(office, None, clock.now()) as open_one, open_one.store.lists() as lists:
        assert [e.record for e in lists.history(None, 20)].count("clock") == 1
        assert lists.check_history() == ()
    # What was entered by the wrong clock is no day to come for the one set right: it is told, and stays.
    shown = asked("task", "9", "--workspace", office, "--json")
    assert "时钟快了三天时记的" in [p["text"] for p in shown.json["progress"]]


# --- one round at a time, and people who have signed


def test_that_there_are_never_two_rounds_open(office: Path, tmp_path: Path) -> None:
    at = (*AS, "--workspace", office, "--json")
    _checked(office, tmp_path)
    back = ("return", "9", "verification", "--reason", "papers_missing", "--demand", "再补一次")
    assert asked(*back, "--on", "2026-11-20", *at).json["round"] == 3
    seven, nine = state_of(office, "7"), state_of(office, "9")
    assert "谈不上退回" in told(asked(*back, "--on", "2026-11-20", *at), "nothing_to_return")
    assert "下一步是“自查”，不能先办“核查”" in told(_register(office, tmp_path, "verification"), "step_out_of_order")
    look = ("look-back", "9", "--people", "周玉", "--result", "rebound", "--text", "又裸露")
    assert "还没有销号，不能回头看" in told(asked(*look, *at), "lookback_before_closing")
    closed = ("return", "7", "verification", "--reason", "papers_missing", "--demand", "补")
    assert "已经销号" in told(asked(*closed, *at), "task_closed")
    assert (state_of(office, "7"), state_of(office, "9")) == (seven, nine)

    again = ("look-back", "7", *look[2:])
    assert asked(*again, *at).json["reopened"] is True
    seven = state_of(office, "7")
    assert "还没有销号，不能回头看" in told(asked(*again, *at), "lookback_before_closing")
    assert state_of(office, "7") == seven
    for number, count in (("7", 2), ("9", 3)):
        *ended, under_way = asked("task", number, *at).json["closeout"]["rounds"]
        assert len(ended) == count - 1
        assert all(len(r["records"]) == 6 or r["returned"] for r in ended)
        assert (under_way["records"], under_way["returned"]) == ([], None)


def test_that_whoever_has_signed_is_not_deleted(office: Path) -> None:
    at = ("--workspace", office, *AS, "--json")
    before = asked("officer", "list", *at).out
    for name in ("周玉", "何川"):
        sentence = told(asked("officer", "remove", name, *at), "officer_has_acted")
        assert sentence == f"{name}已经办过事或签过字，不能删除，没有做任何改动。请改为停用，记录里的名字一直留着。"
    assert asked("officer", "list", *at).out == before


# --- a rule pack that is older or newer than the data, or than the program


def test_that_a_task_begun_under_newer_rules_is_finished_by_them_under_older_ones(office: Path, tmp_path: Path) -> None:
    at = ("--workspace", office, *AS)
    newer = a_changed_pack(tmp_path, ('word = "核查"', 'word = "区级核查"'))
    assert asked("rules", newer, "--adopt", *at).code == 0
    _checked(office, tmp_path)
    older = a_changed_pack(tmp_path, ("[notice]\ndays = 5\n", "[notice]\ndays = 6\n"), version="2020.1")
    shown = asked("rules", older, "--adopt", *at).out
    assert "已经开始的" in shown
    assert "仍按原来的规则办完" in shown
    words = asked("task", "9", *at).out
    assert "区级核查" in words
    assert "区级核查" not in asked("task", "3", *at).out
    assert f"项任务按“chongqing {NEWER}”办理中" in asked("rules", *at).out
    assert asked("check", *at).code == 0


def test_that_rules_for_a_newer_program_are_told_and_nothing_is_opened_or_changed(office: Path, tmp_path: Path) -> None:
    at = ("--workspace", office, *AS, "--json")
    file = a_changed_pack(tmp_path, ("schema = 1", "schema = 9"))
    before = files_below(office)
    sentence = told(asked("rules", file, "--adopt", *at), "rule_pack_newer")
    assert file.name in sentence
    assert "请安装新版本" in sentence
    assert {k: v for k, v in files_below(office).items() if k not in PASSING} == {
        k: v for k, v in before.items() if k not in PASSING
    }
    # Such a pack in the workspace, as a newer program left it, or put there by hand.
    (office / "rules").mkdir()
    shutil.copy(file, office / "rules" / "chongqing.toml")
    for words in (("tasks",), ("progress", "3", "--text", "好")):
        sentence = told(asked(*words, *at), "workspace_rules_newer")
        assert "chongqing.toml" in sentence
        assert "没有打开，数据没有改动。请安装新版本。" in sentence
    shutil.rmtree(office / "rules")
    assert asked("check", "--workspace", office, "--json").json == {"ok": True, "findings": []}


def test_that_rules_which_are_gone_or_wrong_are_told_and_nothing_is_opened(office: Path, tmp_path: Path) -> None:
    card, own = office / "workspace.toml", office / "rules"
    was = card.read_text(encoding="utf-8")
    card.write_text(was.replace('"chongqing"', '"somewhere"'), encoding="utf-8")
    sentence = told(asked("tasks", "--workspace", office, "--json"), "workspace_rules_missing")
    assert sentence.startswith("工作区用的规则包“somewhere”找不到，没有打开，数据没有改动。")
    card.write_text(was, encoding="utf-8")
    own.mkdir()
    shutil.copy(a_changed_pack(tmp_path, ('kind = "closing"', 'kind = "filing"')), own / "chongqing.toml")
    sentence = told(
        asked("progress", "3", "--text", "好", *AS, "--workspace", office, "--json"), "workspace_rules_wrong"
    )
    assert "最后一步必须是销号决定" in sentence
    shutil.rmtree(own)
    assert asked("check", "--workspace", office).code == 0


# --- packages, trust lists and backups


def _wrong_package(folder: Path) -> Path:
    return a_paper(folder / "卷.zip", "这不是包")


def _cut_package(folder: Path) -> Path:
    path = _workbook(folder / "卷.zip", [["a"]])
    path.write_bytes(path.read_bytes()[:-100])
    return path


@pytest.mark.parametrize("make", [_missing, _empty, _wrong_package, _cut_package])
def test_that_what_is_no_package_gets_no_verdict(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    said = asked("verify", make(tmp_path), "--json")
    assert said.code in (1, 3)
    assert set(said.json) == {"error"}
    assert "没有核验" in said.error["sentence"]


@pytest.mark.parametrize("content", [None, "", "{}", '{"sequence": 1, "certificates": [{"fingerprint": "ab"}]}'])
def test_that_a_trust_list_that_cannot_be_read_is_not_taken_for_an_empty_one(
    demo: Demo, tmp_path: Path, content: str | None
) -> None:
    trust = tmp_path / "名单.json"
    if content is not None:
        trust.write_text(content, encoding="utf-8")
    said = asked("verify", demo.package, "--trust", trust, "--json")
    told(said, "trust_missing" if content is None else "trust_unreadable")


@pytest.mark.parametrize(
    ("make", "code"),
    [(_missing, "backup_missing"), (_empty, "not_a_backup"), (_folder, "backup_missing"), (_picture, "not_a_backup")],
)
def test_that_what_is_no_backup_is_not_restored(tmp_path: Path, make: Callable[[Path], Path], code: str) -> None:
    told(asked("restore", make(tmp_path), "--to", tmp_path / "恢复", "--json"), code)
    assert not (tmp_path / "恢复").exists()


def test_that_a_damaged_backup_is_not_restored(office: Path, tmp_path: Path) -> None:
    backup = tmp_path / "备份.djbackup"
    assert asked("backup", "--to", backup, "--workspace", office).code == 0
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes(content)
    told(asked("restore", backup, "--to", tmp_path / "恢复", "--json"), "backup_damaged")
    assert not (tmp_path / "恢复").exists()


# --- places


def test_that_a_folder_that_is_no_workspace_is_told(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "没有", a_paper(tmp_path / "a.txt")):
        assert str(place) in told(asked("tasks", "--workspace", place, "--json"), "no_workspace")


def test_that_a_damaged_database_is_told_and_not_written(office: Path) -> None:
    database = office / "dujiao.db"
    content = bytearray(database.read_bytes())
    content[100:3000] = bytes(2900)
    database.write_bytes(content)
    told(asked("progress", "3", "--text", "好", *AS, "--workspace", office, "--json"), "database_damaged")
    assert database.read_bytes() == bytes(content)


def test_that_a_demo_is_not_written_over_something(tmp_path: Path) -> None:
    a_paper(tmp_path / "我的.txt")
    told(asked("demo", "--to", tmp_path, "--json"), "folder_not_empty")
    told(asked("init", "--unit", "某镇", "--no-password", "--workspace", tmp_path, "--json"), "folder_not_empty")
    assert [p.name for p in tmp_path.iterdir()] == ["我的.txt"]


@pytest.mark.parametrize("words", [("report", "ledger", "--to"), ("backup", "--to")])
def test_that_a_place_that_is_not_there_is_told(office: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    told(asked(*words, tmp_path / "没有" / "a.pdf", "--workspace", office, "--json"), "folder_missing")
    assert not (tmp_path / "没有").exists()


HOLDER = """
import sys
from pathlib import Path
from dujiao_desktop.environment.clock import now
from dujiao_desktop.wiring import open_office
with open_office(Path(sys.argv[1]), None, now()):
    print("open", flush=True)
    sys.stdin.read()
"""


def test_that_a_second_program_on_the_same_workspace_is_told_who_is_there(office: Path, tmp_path: Path) -> None:
    before = tasks_of(office)
    first = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(office)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=REPOSITORY
    )
    try:
        assert first.stdout is not None
        first.stdout.readline()
        for words in (("tasks",), ("progress", "3", "--text", "好", *AS), ("backup", "--to", tmp_path / "b")):
            said = dujiao(*words, "--workspace", office, "--json")
            assert said.code == 3
            assert "上使用" in told(said, "workspace_in_use")
    finally:
        first.communicate()
    assert tasks_of(office) == before
    assert not (tmp_path / "b").exists()


# --- files that the system locks; the superuser may read everything, so somebody else asks


@pytest.fixture
def elsewhere(demo: Demo) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """A folder of somebody who is not the superuser, with the demo's workspace in it, and how to run as that somebody."""
    folder = Path(tempfile.mkdtemp(prefix="dujiao-test-"))
    try:
        shutil.copytree(demo.workspace, folder / "督交")
        (folder / "home").mkdir()
        if not IS_ROOT:
            yield folder, ()
            return
        if shutil.which("setpriv") is None:
            pytest.skip("nobody else can be asked without setpriv")
        for path in (folder, *folder.rglob("*")):
            os.chown(path, 65534, 65534)
        yield folder, ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
    finally:
        for path in (folder, *folder.rglob("*")):
            if path.is_dir():
                path.chmod(0o700)
        shutil.rmtree(folder)


def run_there(elsewhere: tuple[Path, tuple[str, ...]], *words: object) -> Said:
    folder, prefix = elsewhere
    home = {k: str(folder / "home") for k in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    said = dujiao(*words, "--workspace", folder / "督交", "--json", env=home, prefix=prefix)
    if "Permission denied" in said.err and not said.out:
        pytest.skip("the program's own folder is closed to others")
    return said


def test_that_a_locked_file_is_told_and_nothing_changes(elsewhere: tuple[Path, tuple[str, ...]]) -> None:
    folder, _ = elsewhere
    plan, photo = a_list(folder / "锁.csv"), a_photo(folder / "锁.jpg")
    for file in (plan, photo):
        file.chmod(0)
    before = run_there(elsewhere, "tasks").out
    told(run_there(elsewhere, "import", plan, "--yes", *AS), "file_unreadable")
    told(run_there(elsewhere, "attach", "3", photo, "--kind", "after_photo", *AS), "file_unreadable")
    assert run_there(elsewhere, "tasks").out == before


def test_that_a_folder_without_permission_is_told(elsewhere: tuple[Path, tuple[str, ...]]) -> None:
    folder, _ = elsewhere
    closed = folder / "不准写"
    closed.mkdir()
    closed.chmod(0o555)
    for words in (
        ("report", "ledger", "--to", closed / "台账.xlsx"),
        ("backup", "--to", closed / "备份.djbackup"),
        ("dossier", "7", "--to", closed, *AS),
        ("dossier", "7", "--to", closed / "送审", *AS),
    ):
        said = run_there(elsewhere, *words)
        assert said.code == 3
        told(said, "folder_read_only")
    assert list(closed.iterdir()) == []


def test_that_a_workspace_that_cannot_be_written_is_told(elsewhere: tuple[Path, tuple[str, ...]]) -> None:
    folder, _ = elsewhere
    office = folder / "督交"
    before = {k: v for k, v in files_below(office).items() if k not in PASSING}
    office.chmod(0o555)
    for file in office.glob("dujiao.db*"):
        file.chmod(0o444)
    said = run_there(elsewhere, "progress", "3", "--text", "好", *AS)
    assert said.code == 3
    told(said, "folder_read_only")
    assert {k: v for k, v in files_below(office).items() if k not in PASSING} == before


# --- a full disk, made small for the purpose


@pytest.fixture
def small_disk(tmp_path: Path, demo: Demo) -> Iterator[Path]:
    """A disk of 30 MB with the demo's workspace on it."""
    disk = tmp_path / "小盘"
    disk.mkdir()
    mounted = IS_ROOT and shutil.which("mount") is not None
    if (
        not mounted
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=30m", "dujiao-test", disk], check=False).returncode
    ):
        pytest.skip("only the superuser can make a small disk")
    try:
        shutil.copytree(demo.workspace, disk / "督交")
        yield disk
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def fill(disk: Path) -> Path:
    """Take what is left of the disk."""
    filler = disk / "占满"
    with filler.open("wb", buffering=0) as out:
        try:
            while True:
                out.write(bytes(1 << 16))
        except OSError:
            pass
    return filler


def test_that_evidence_larger_than_the_disk_is_not_taken(small_disk: Path, tmp_path: Path) -> None:
    office = small_disk / "督交"
    big = tmp_path / "大.mp4"
    with big.open("wb") as file:
        file.truncate(40 << 20)
    before, kept = tasks_of(office), originals(office)
    said = asked("attach", "3", big, "--kind", "other", *AS, "--workspace", office, "--json")
    assert said.code == 3
    told(said, "disk_full")
    assert (tasks_of(office), originals(office)) == (before, kept)


def test_that_a_full_disk_stops_every_writing_and_harms_nothing(small_disk: Path, tmp_path: Path) -> None:
    office = small_disk / "督交"
    before, kept = tasks_of(office), originals(office)
    photo = a_photo(tmp_path / "a.jpg", shade=5, size=(900, 900))
    filler = fill(small_disk)
    many = a_list(
        tmp_path / "多.csv", [(str(n), f"第{n}件" * 300, "", "1. 做", "某镇", "", "", "") for n in range(300)]
    )
    for words in (
        ("attach", "3", photo, "--kind", "after_photo", *AS),
        ("import", many, "--yes", *AS),
        ("report", "ledger", "--to", small_disk / "台账.pdf"),
        ("report", "summary", "--to", small_disk / "统计.xlsx"),
        ("dossier", "7", "--to", small_disk / "送审", *AS),
        ("backup", "--to", small_disk / "备份.djbackup"),
        ("backup", "--to", tmp_path / "备份.djbackup"),
        ("init", "--unit", "某镇", "--no-password", "--workspace", small_disk / "新"),
    ):
        place = () if words[0] == "init" else ("--workspace", office)
        said = dujiao(*words, *place, "--json")
        assert said.code == 3, (words, said.out)
        told(said, "disk_full")
    filler.unlink()
    assert sorted(p.name for p in small_disk.iterdir()) == ["督交"]
    assert not (tmp_path / "备份.djbackup").exists()
    assert (tasks_of(office), originals(office)) == (before, kept)
    assert asked("check", "--workspace", office, "--json").json == {"ok": True, "findings": []}


def test_that_a_disk_that_became_read_only_is_told(small_disk: Path) -> None:
    office = small_disk / "督交"
    before = tasks_of(office)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    try:
        for words in (("tasks",), ("progress", "3", "--text", "好", *AS), ("check",)):
            said = asked(*words, "--workspace", office, "--json")
            assert said.code == 3
            told(said, "folder_read_only")
    finally:
        subprocess.run(["mount", "-o", "remount,rw", small_disk], check=True)
    assert tasks_of(office) == before
