"""The walk of a task through the command line, from the published list to a dossier that others accept."""

import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.documents.judging import run, text_of
from tests.journeys.command_line import REPOSITORY, Demo, Said, asked, dujiao
from tests.usecases.township import a_list, a_paper, a_photo

ENGLISH = (
    "Usage",
    "Error",
    "Options",
    "Invalid",
    "Missing",
    "Show this",
    "required",
    "default",
    "Arguments",
    "Commands",
)


# --- the demo's package before judges that we did not write


def test_that_the_demo_shows_a_township_with_one_task_closed(demo: Demo) -> None:
    tasks = asked("tasks", "--workspace", demo.workspace, "--json").json["tasks"]
    assert len(tasks) == 12
    assert [t["number"] for t in tasks if t["closeout_status"] == "closed"] == ["7"]
    assert asked("check", "--workspace", demo.workspace, "--json").json == {"ok": True, "findings": []}
    said = asked("verify", demo.package, "--json")
    assert (said.code, said.json["verdict"]) == (0, "unaltered_unknown_signer")


def test_that_bagit_validates_the_package(unpacked: Path) -> None:
    run(sys.executable, "-m", "bagit", "--validate", unpacked)


def test_that_openssl_verifies_the_signature_over_the_tag_manifest(unpacked: Path) -> None:
    (signature,) = (unpacked / "signatures").glob("*.p7s")
    run(
        "openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", signature, "-content",
        unpacked / "tagmanifest-sha256.txt", "-noverify", "-out", "/dev/null",
    )  # fmt: skip


def test_that_poppler_finds_the_pdf_signature_valid(unpacked: Path) -> None:
    said = run("pdfsig", "-nocert", unpacked / "data" / "验收卷宗.pdf")
    assert "Signature is Valid." in said
    assert "Total document signed" in said
    assert "周玉" in said


def test_that_pyhanko_validates_strictly(unpacked: Path) -> None:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    with (unpacked / "data" / "验收卷宗.pdf").open("rb") as file:
        (signature,) = PdfFileReader(file, strict=True).embedded_signatures
        context = ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False)
        status = validate_pdf_signature(signature, context)
    assert status.valid
    assert status.intact
    assert status.bottom_line
    assert status.docmdp_ok


def test_that_every_font_is_embedded_and_the_text_is_found(unpacked: Path) -> None:
    pdf = unpacked / "data" / "验收卷宗.pdf"
    fonts = run("pdffonts", pdf).splitlines()[2:]
    assert fonts
    assert all(line.split()[-5] == "yes" for line in fonts), fonts
    text = text_of(pdf)
    for words in ("老街片区雨污管网错接，雨天污水溢流入清溪河。", "本机完整性签名", "整改任务销号申请表"):
        assert words in text
    run("qpdf", "--check", pdf)


def test_that_libreoffice_opens_the_workbook(unpacked: Path, tmp_path: Path) -> None:
    run(
        "soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", tmp_path, unpacked / "data" / "台账.xlsx",
    )  # fmt: skip
    assert "老街片区雨污管网错接" in (tmp_path / "台账.csv").read_text(encoding="utf-8")


def test_that_one_changed_byte_in_any_file_is_noticed_and_the_file_named(demo: Demo, tmp_path: Path) -> None:
    with zipfile.ZipFile(demo.package) as package:
        entries = [(i.filename, i.header_offset, i.file_size) for i in package.infolist()]
    whole = demo.package.read_bytes()
    payload = [e for e in entries if "/data/" in e[0]]
    assert len(payload) >= 15
    for name, offset, size in payload:
        start = offset + 30 + len(name.encode())
        damaged = bytearray(whole)
        damaged[start + size // 2] ^= 1
        changed = tmp_path / "改.zip"
        changed.write_bytes(damaged)
        said = asked("verify", changed, "--json")
        assert (said.code, said.json["verdict"]) == (4, "altered"), name
        assert {"path": name.split("/", 1)[1], "finding": "changed"} in said.json["files"], name


def test_that_a_package_rebuilt_with_right_checksums_is_seen_through(demo: Demo, tmp_path: Path) -> None:
    with zipfile.ZipFile(demo.package) as package:
        parts = {i: package.read(i) for i in package.infolist()}
    names = [i.filename for i in parts if "/data/" in i.filename]
    for victim in names[:: max(1, len(names) // 6)]:
        forged = tmp_path / "重装.zip"
        with zipfile.ZipFile(forged, "w") as archive:
            for info, body in parts.items():
                changed = bytes([body[0] ^ 1]) + body[1:] if info.filename == victim else body
                archive.writestr(info, changed)
        said = asked("verify", forged, "--json")
        assert (said.code, said.json["verdict"]) == (4, "altered")
        assert victim.split("/", 1)[1] in [f["path"] for f in said.json["files"]]
        assert victim.split("/", 1)[1] in said.json["sentence"]


def test_that_added_and_missing_files_are_named(unpacked: Path, tmp_path: Path) -> None:
    bag = shutil.copytree(unpacked, tmp_path / unpacked.name)
    (bag / "data" / "多余.txt").write_text("x", encoding="utf-8")
    (bag / "data" / "task.json").unlink()
    said = asked("verify", bag, "--json")
    assert said.code == 4
    assert {(f["path"], f["finding"]) for f in said.json["files"]} >= {
        ("data/多余.txt", "added"), ("data/task.json", "missing"),
    }  # fmt: skip


def test_that_an_unknown_signer_counts_only_where_nobody_asks_for_trust(
    demo: Demo, unpacked: Path, tmp_path: Path
) -> None:
    said = asked("verify", demo.package, "--json")
    assert set(said.json) >= {"verdict", "sentence", "files", "signatures"}
    assert said.json["files"] == []
    assert {"signer", "role", "time", "valid"} <= set(said.json["signatures"][0])
    assert (said.json["signatures"][0]["signer"], said.json["signatures"][0]["valid"]) == ("周玉", True)
    assert said.json["sentence"].startswith("未改动，但签署人身份未核对")
    assert asked("verify", demo.package, "--require-trusted").code == 4
    (signature,) = (unpacked / "signatures").glob("*.p7s")
    certificate = tmp_path / "c.pem"
    run("openssl", "pkcs7", "-inform", "DER", "-in", signature, "-print_certs", "-out", certificate)
    digest = run("openssl", "x509", "-in", certificate, "-noout", "-fingerprint", "-sha256").strip().split("=")[1]
    trust = tmp_path / "信任名单.json"
    trust.write_text(
        f'{{"sequence": 1, "certificates": [{{"fingerprint": "{digest}", "unit": "云岭镇人民政府", "role": "经办人",'
        ' "name": "周玉", "valid_from": "2020-01-01", "valid_to": "2099-12-31"}]}',
        encoding="utf-8",
    )
    said = asked("verify", demo.package, "--trust", trust, "--require-trusted", "--json")
    assert (said.code, said.json["verdict"]) == (0, "authentic")


# --- the walk on a published list


@dataclass(frozen=True)
class Walk:
    """A new office with its papers."""

    workspace: Path
    papers: Path

    def __call__(self, *words: object, alone: bool = False) -> Said:
        """Give a command; `alone` in a process of its own, as a script would."""
        said = (dujiao if alone else asked)(*words, "--workspace", self.workspace, "--json")
        assert said.err == ""
        return said


@pytest.mark.seeds
@pytest.mark.slow
def test_that_an_officer_takes_a_published_list_to_a_signed_dossier(seeds: Path, tmp_path: Path) -> None:
    walk = Walk(tmp_path / "督交", tmp_path / "材料")
    walk.papers.mkdir()
    assert walk("init", "--unit", "云岭镇人民政府", "--no-password", alone=True).code == 0

    plan = next(seeds.glob("003_*.txt"))
    first = walk("import", plan, "--yes", alone=True).json
    assert {k: first[k] for k in ("imported", "updated", "unchanged", "problems", "cut_off", "announced")} == {
        "imported": 20, "updated": 0, "unchanged": 0, "problems": [], "cut_off": ["20"],
        "announced": {"measures": 37, "problems": 115},
    }  # fmt: skip
    assert len(set(first["tasks"])) == 20
    assert {w["code"] for w in first["warnings"]} >= {"cut_off", "announced_mismatch"}
    again = walk("import", plan, "--yes").json
    assert [again[k] for k in ("imported", "updated", "unchanged")] == [0, 0, 20]
    assert sorted(again["tasks"]) == sorted(first["tasks"])
    assert "没有改动" in dujiao("import", plan, "--yes", "--workspace", walk.workspace).out
    for other in sorted(p for p in seeds.glob("00*.txt") if p != plan):
        nothing = walk("import", other, "--yes")
        assert (nothing.code, nothing.json["imported"], nothing.json["tasks"]) == (0, 0, [])
        assert nothing.json["warnings"]
    tasks = walk("tasks").json["tasks"]
    assert [t["number"] for t in tasks] == [str(n) for n in range(1, 21)]
    assert [t["number"] for t in tasks if t["deadline_text"]] == ["16", "17", "18"] or sum(
        bool(t["deadline_text"]) for t in tasks
    ) == 3

    before, after = a_photo(walk.papers / "前.jpg", shade=20), a_photo(walk.papers / "后.jpg", shade=220)
    report, scan = a_paper(walk.papers / "自查报告.txt", "自查"), a_paper(walk.papers / "意见.txt", "同意")
    refused = walk("dossier", 3, "--to", tmp_path / "送审", alone=True)
    assert (refused.code, refused.error["code"]) == (1, "step_not_ready")
    assert len(refused.error["missing"]) >= 4
    assert not (tmp_path / "送审").exists()
    for words in (
        ("progress", 3, "--text", "已完成", "--status", "done", "--as-of", "2025-02-20"),
        ("measure", 3, 1, "--result", "制度已印发", "--done", "2025-02-20"),
        ("attach", 3, before, "--kind", "before_photo", "--taken", "2024-05-01"),
        ("attach", 3, after, "--kind", "after_photo", "--taken", "2025-02-21", "--caption", "改造后"),
        ("attach", 3, report, "--kind", "self_check_report", "--taken", "2025-02-24"),
        ("step", 3, "self-check", "--by", "周玉", "何川", "--on", "2025-02-24", "--opinion", "同意申请"),
        ("step", 3, "verification", "--by", "李明", "--by", "赵红", "--unit", "市环保局", "--on", "2025-02-26",
         "--conclusion", "pass", "--opinion", "属实", "--place", "现场", "--scan", scan),
    ):  # fmt: skip
        said = walk(*words)
        assert said.code == 0, (words, said.out)

    made = walk("dossier", 3, "--to", tmp_path / "送审", alone=True)
    assert (made.code, made.json["signers"]) == (0, ["经办人"])
    package = Path(made.json["package"])
    assert run("sha256sum", package).split()[0] == made.json["sha256"]
    verdict = walk("verify", package, alone=True)
    assert (verdict.code, verdict.json["verdict"]) == (0, "unaltered_unknown_signer")
    run("unzip", "-q", package, "-d", tmp_path / "bag")
    bag = next((tmp_path / "bag").iterdir())
    run(sys.executable, "-m", "bagit", "--validate", bag)
    assert "Signature is Valid." in run("pdfsig", "-nocert", bag / "data" / "验收卷宗.pdf")
    problem = next(t for t in tasks if t["number"] == "3")["problem_text"]
    assert "".join(problem.split()) in text_of(bag / "data" / "验收卷宗.pdf")

    paper = a_paper(walk.papers / "目录.txt", "目录")
    for words in (
        ("step", 3, "public-notice", "--unit", "市环保局", "--medium", "市政府网站", "--from", "2025-03-03", "--to",
         "2025-03-10", "--url", "https://example.gov.cn/1", "--scan", a_paper(walk.papers / "公示.txt", "公示")),
        ("attach", 3, paper, "--kind", "归档文件目录", "--taken", "2025-03-11"),
        ("step", 3, "archiving", "--by", "罗敏", "--on", "2025-03-11"),
        ("step", 3, "filing", "--unit", "市整改办", "--on", "2025-03-12", "--number", "备1", "--scan",
         a_paper(walk.papers / "回执.txt", "回执")),
    ):  # fmt: skip
        said = walk(*words)
        assert said.code == 0, (words, said.out)
    assert said.json["status"] == "awaiting_closing"
    said = walk("step", 3, "closing", "--unit", "市整改办", "--on", "2025-03-20", "--number", "决1")
    assert [m["place"] for m in said.error["missing"]] == ["closeout/closing/scan"]
    decision = a_paper(walk.papers / "决定.txt", "销号决定")
    said = walk("step", 3, "closing", "--unit", "市整改办", "--on", "2025-03-20", "--number", "决1", "--scan", decision)
    assert (said.code, said.json["status"]) == (0, "closed")
    assert walk("task", 3).json["closeout_status"] == "closed"

    assert walk("report", "ledger", "--to", tmp_path / "台账.pdf").code == 0
    assert walk("report", "summary", "--to", tmp_path / "统计.xlsx").code == 0
    assert walk("backup", "--to", tmp_path / "备份.djbackup").code == 0
    restored = dujiao("restore", tmp_path / "备份.djbackup", "--to", tmp_path / "恢复", "--json")
    assert (restored.code, restored.json["tasks"]) == (0, 20)
    assert walk("check").json == {"ok": True, "findings": []}


# --- shapes and rules of the commands


def test_that_the_list_of_tasks_has_its_documented_shape(demo: Demo) -> None:
    said = asked("tasks", "--find", "雨污", "--workspace", demo.workspace, "--json")
    (task,) = said.json["tasks"]
    assert set(task) == {
        "id", "number", "problem_text", "lead_units", "responsible_units", "deadline_text", "deadline",
        "progress_status", "closeout_status", "is_long_term",
    }  # fmt: skip
    assert (task["number"], task["responsible_units"], task["is_long_term"]) == ("7", ["云岭镇人民政府"], False)
    assert task["deadline"] is None or task["deadline"][4] == "-"
    assert asked("tasks", "--find", "没有这个词", "--workspace", demo.workspace, "--json").json == {"tasks": []}


def test_that_a_task_is_found_by_number_and_by_identity_with_every_field(demo: Demo) -> None:
    task = asked("task", "7", "--workspace", demo.workspace, "--json").json
    same = asked("task", task["id"], "--workspace", demo.workspace, "--json").json
    assert same == task
    assert {
        "id", "number", "upper_number", "problem_text", "goal", "kind", "classes", "nine_gov", "common", "units",
        "persons", "lead_units", "responsible_units", "deadline", "original_deadline", "deadline_text", "measures",
        "progress_status", "status_text", "closeout_status", "is_long_term", "secrecy", "cut_off", "note", "chapter",
        "source", "progress", "evidence", "closeout", "missing", "stamp", "created_at", "updated_at",
    } <= set(task)  # fmt: skip
    assert len(task["measures"]) == 3
    assert {"seq", "text", "responsible_units", "deadline", "result_text", "done_on"} <= set(task["measures"][0])


def test_that_an_unknown_and_an_ambiguous_number_are_refused(office: Path, tmp_path: Path) -> None:
    said = asked("task", "99", "--workspace", office, "--json")
    assert (said.code, said.error["code"], said.error["missing"]) == (1, "task_not_found", [])
    assert asked("import", a_list(tmp_path / "别处.csv"), "--yes", "--as", "周玉", "--workspace", office).code == 0
    said = asked("task", "7", "--workspace", office, "--json")
    assert (said.code, said.error["code"]) == (1, "ambiguous_number")
    ids = [t["id"] for t in asked("tasks", "--workspace", office, "--json").json["tasks"] if t["number"] == "7"]
    assert len(ids) == 2
    assert all(i in said.error["sentence"] for i in ids)


def test_that_a_preview_writes_nothing(office: Path, tmp_path: Path) -> None:
    before = asked("tasks", "--workspace", office, "--json").out
    said = asked("import", a_list(tmp_path / "别处.csv"), "--as", "周玉", "--workspace", office, "--json")
    assert (said.code, said.json["imported"], said.json["tasks"], said.json["would_import"]) == (0, 0, [], 3)
    assert asked("tasks", "--workspace", office, "--json").out == before


def test_that_an_import_can_be_taken_back(office: Path, tmp_path: Path) -> None:
    before = asked("tasks", "--workspace", office, "--json").out
    asked("import", a_list(tmp_path / "别处.csv"), "--yes", "--as", "周玉", "--workspace", office)
    assert asked("undo-import", "--as", "周玉", "--workspace", office).code == 0
    assert asked("tasks", "--workspace", office, "--json").out == before


@pytest.mark.parametrize("place", ["before", "after", "between", "with equals sign"])
def test_that_shared_options_stand_before_and_after_the_command(demo: Demo, place: str) -> None:
    where, form = ("--workspace", demo.workspace), ("--json",)
    words = {
        "before": (*where, *form, "task", "7"),
        "after": ("task", "7", *form, *where),
        "between": (*form, "task", *where, "7"),
        "with equals sign": ("task", "7", f"--workspace={demo.workspace}", "--json"),
    }[place]
    assert asked(*words).json["number"] == "7"


def test_that_who_writes_is_named_where_there_are_several(office: Path) -> None:
    words = ("progress", "3", "--text", "开工", "--workspace", office, "--json")
    said = asked(*words)
    assert (said.code, said.error["code"]) == (1, "officer_needed")
    assert "何川" in said.error["sentence"]
    said = asked(*words, "--as", "无名氏")
    assert (said.code, said.error["code"]) == (1, "officer_not_found")
    assert asked(*words, "--as", "何川").code == 0
    case = asked("task", "3", "--workspace", office, "--json").json
    assert case["progress"][0]["text"] == "开工"
    for reading in (("tasks",), ("task", "3"), ("check",)):
        assert asked(*reading, "--workspace", office).code == 0


def test_that_reading_a_report_needs_no_name(office: Path, tmp_path: Path) -> None:
    said = asked("report", "ledger", "--to", tmp_path / "台账.xlsx", "--workspace", office, "--json")
    assert (said.code, said.json) == (0, {"path": str(tmp_path / "台账.xlsx")})


def test_that_shared_work_is_entered_read_and_taken_back(office: Path, tmp_path: Path) -> None:
    def said(*words: object) -> Said:
        return asked(*words, "--workspace", office, "--as", "周玉", "--json")

    for village, done in (("清溪村", "2026-10-09"), ("南坪村", None)):
        said("part", "9", village, *(("--done", done) if done else ()))
    assert [p["is_done"] for p in said("part", "9", "南坪村", "--note", "土源已落实").json["parts"]] == [True, False]
    paper = a_paper(tmp_path / "监测.txt")
    assert said("attach", "9", paper, "--kind", "monitoring", "--part", "清溪村").code == 0
    assert said("attach", "9", paper, "--kind", "monitoring", "--part", "无此村").error["code"] == "part_name_not_found"
    assert said("indicator", "9", "扬尘", "--unit", "μg/m³", "--baseline", "３００", "--target", "150").code == 0
    order = said("task", "9").json["evidence"][-1]["order"]
    reading = ("reading", "9", "扬尘", "120", "--on", "2026-10-09")
    assert said(*reading, "--evidence", order).json["standing"] == "reached"
    assert said(*reading).error["code"] == "reading_exists"
    assert said(*reading, "--evidence", 99).error["code"] == "evidence_number_not_found"
    assert said("reading", "9", "扬尘", "很低", "--on", "2026-10-09").error["code"] == "not_a_value"
    assert said("link", "9", "7", "--kind", "problem").json["linked"] is True
    made = said("plan-add", "一场一策", "--total", "2", "--year", "2026=1", "--task", "9", "--file", paper).json
    assert (made["tasks"], made["agrees"]) == (1, False)
    assert "分年合计 1=1，相差 1 项" in made["sentences"][0]
    assert [t["number"] for t in said("tasks", "--plan", "一场一策").json["tasks"]] == ["9"]
    whole = said("task", "9").json
    assert [p["name"] for p in whole["parts"]] == ["清溪村", "南坪村"]
    assert [(k["kind"], k["number"]) for k in whole["links"]] == [("problem", "7")]
    assert [p["title"] for p in whole["plans"]] == ["一场一策"]
    assert "part_done_on" in [gap["code"] for gap in whole["missing"]]
    assert said(*reading, "--remove").json["readings"] == []
    assert said("indicator", "9", "扬尘", "--remove").code == 0
    assert said("link", "9", "7", "--kind", "problem", "--remove").json["linked"] is False
    assert [p["name"] for p in said("part", "9", "南坪村", "--remove").json["parts"]] == ["清溪村"]
    assert [p["title"] for p in said("plans").json["plans"]] == ["一场一策"]
    words = asked("task", "9", "--workspace", office).out
    assert "村组（点位）1：清溪村　✓ 2026-10-09 完成" in words
    assert asked("check", "--workspace", office, "--json").json["ok"]


def test_that_an_officer_is_added_once(office: Path) -> None:
    words = ("officer", "add", "韩梅", "--role", "reviewer", "--as", "周玉", "--workspace", office, "--json")
    assert asked(*words).json["officer"]["role"] == "reviewer"
    assert asked(*words).error["code"] == "officer_exists"


def test_that_a_return_is_registered(office: Path) -> None:
    words = ("return", "9", "verification", "--reason", "papers_missing", "--demand", "补报告", "--as", "周玉")
    said = asked(*words, "--workspace", office, "--json")
    assert (said.code, said.error["code"]) == (1, "nothing_to_return")  # round two has only begun
    said = asked("return", "7", *words[2:], "--workspace", office, "--json")
    assert (said.code, said.error["code"]) == (1, "task_closed")


def test_that_a_return_names_items_and_the_rest_is_confirmed_in_one_call(office: Path, tmp_path: Path) -> None:
    common = ("--as", "周玉", "--workspace", office, "--json")
    assert asked("confirm", "9", *common).error["code"] == "confirm_what"
    assert asked("confirm", "9", "1", "--rest", *common).error["code"] == "confirm_what"
    said = asked("confirm", "9", "99", *common)
    assert (said.code, said.error["code"]) == (1, "not_waiting")
    confirmed = asked("confirm", "9", "--rest", *common).json
    assert confirmed["confirmed"] > 0
    assert confirmed["unconfirmed"] == []

    report = tmp_path / "降尘监测.pdf"
    report.write_bytes(b"%PDF-1.4 dust")
    assert asked("attach", "9", report, "--kind", "monitoring", *common).code == 0
    people = ("--by", "周玉", "何川", "--opinion", "已补监测报告")
    assert asked("step", "9", "self-check", *people, *common).code == 0
    back = ("return", "9", "verification", "--reason", "no_evidence", "--demand", "重报")
    refused = asked(*back, "--item", "measures/99", *common)
    assert refused.error["code"] == "unknown_return_item"
    assert "监测报告（evidence/monitoring）" in refused.error["sentence"]
    assert asked(*back, "--item", "evidence/monitoring", "measures/1", *common).json["round"] == 3

    task = asked("task", "9", "--workspace", office, "--json").json
    assert task["closeout"]["rounds"][1]["returned"]["items"] == ["evidence/monitoring", "measures/1"]
    assert "（上一轮，待确认）" in asked("task", "9", "--workspace", office).out
    named = [e["order"] for e in task["evidence"] if e["kind"] == "monitoring"]
    asked("confirm", "9", "--rest", *common)
    assert asked("confirm", "9", *named, "measures/1", *common).json["confirmed"] == 2


def test_that_a_task_says_why_it_came_back_and_what_comes_next(demo: Demo) -> None:
    shown = asked("task", "9", "--workspace", demo.workspace).out
    assert "区生态环境局退回（资料不齐）：补第三方降尘监测报告。" in shown
    assert "下一步：自查。" in shown
    assert "全部办完。" in asked("task", "7", "--workspace", demo.workspace).out


def test_that_command_line_and_window_refuse_a_step_for_the_same_reasons(office: Path) -> None:
    shown = asked("task", "3", "--workspace", office, "--json").json["missing"]
    said = asked(
        "step", "3", "self-check", "--by", "周玉、何川", "--opinion", "好", "--as", "周玉", "--workspace", office,
        "--json",
    )  # fmt: skip
    assert said.code == 1
    assert said.error["missing"] == shown
    assert all(set(m) == {"code", "text", "place", "rule"} for m in shown)


def test_that_damage_in_the_vault_is_named_by_check_with_exit_1(office: Path) -> None:
    original = next(p for p in (office / "evidence").rglob("*") if p.is_file())
    original.chmod(0o600)
    original.write_bytes(b"\x00" + original.read_bytes()[1:])
    said = asked("check", "--workspace", office, "--json")
    assert (said.code, said.json["ok"]) == (1, False)
    assert [f["code"] for f in said.json["findings"]] == ["evidence_changed"]
    assert original.name in said.json["findings"][0]["path"]


# --- passwords


@pytest.fixture(scope="session")
def protected(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str]:
    """A workspace with a password, the file that holds the password, and the recovery code."""
    folder = tmp_path_factory.mktemp("protected")
    file = folder / "密码.txt"
    file.write_text("\ufeff青山绿水2026\r\n", encoding="utf-8")  # as an editor on Windows writes it
    words = ("init", "--unit", "云岭镇人民政府", "--officer", "周玉", "--password-file", file)
    said = dujiao(*words, "--workspace", folder / "督交", "--json", env={"HOME": str(folder)})
    assert said.code == 0, said.err
    return folder / "督交", file, said.json["recovery_code"]


def test_that_the_password_comes_from_file_or_environment(
    protected: tuple[Path, Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, file, code = protected
    assert asked("tasks", "--workspace", folder, "--json", "--password-file", file).json == {"tasks": []}
    monkeypatch.setenv("DUJIAO_PASSWORD", "青山绿水2026")
    assert asked("tasks", "--workspace", folder).code == 0
    monkeypatch.setenv("DUJIAO_PASSWORD", code)
    assert asked("tasks", "--workspace", folder).code == 0
    monkeypatch.setenv("DUJIAO_PASSWORD", "不对")
    assert asked("tasks", "--workspace", folder, "--json").error["code"] == "wrong_password"
    assert asked("tasks", "--workspace", folder, "--password-file", file).code == 0  # the file is nearer


def test_that_without_a_password_the_door_stays_shut(protected: tuple[Path, Path, str], tmp_path: Path) -> None:
    folder, file, _ = protected
    said = dujiao("tasks", "--workspace", folder, "--json")
    assert (said.code, said.error["code"]) == (1, "password_needed")
    said = asked("tasks", "--workspace", folder, "--json", "--password-file", tmp_path / "没有.txt")
    assert (said.code, said.error["code"]) == (1, "password_file_missing")
    (tmp_path / "乱.txt").write_bytes(b"\xff\xfe\x00\xd8")
    said = asked("tasks", "--workspace", folder, "--json", "--password-file", tmp_path / "乱.txt")
    assert (said.code, said.error["code"]) == (1, "password_file_unreadable")
    assert file.exists()


def test_that_a_new_workspace_asks_for_a_choice_about_the_password(tmp_path: Path) -> None:
    said = dujiao("init", "--unit", "云岭镇", "--workspace", tmp_path / "督交", "--json")
    assert (said.code, said.error["code"]) == (1, "password_choice_needed")
    assert not (tmp_path / "督交").exists()
    said = dujiao("init", "--unit", "云岭镇", "--workspace", tmp_path / "督交", env={"DUJIAO_PASSWORD": "short"})
    assert said.code == 1
    assert not (tmp_path / "督交").exists()
    said = dujiao("init", "--unit", "云岭镇", "--no-password", "--workspace", tmp_path / "督交")
    assert said.code == 0
    for words in ("不得存储、处理国家秘密", "没有设密码", "恢复码"):
        assert words in said.out
    assert "经办人" in dujiao("init", "--help").out


def test_that_the_recovery_code_is_shown_even_where_no_setting_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("no folder", encoding="utf-8")
    home = {k: str(tmp_path / "home") for k in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")}
    said = dujiao("init", "--unit", "云岭镇", "--no-password", "--workspace", tmp_path / "督交", "--json", env=home)
    assert said.code == 0, said.err
    assert len(said.json["recovery_code"]) == 39


def test_that_the_workspace_last_made_is_the_one_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = asked("tasks", "--json")
    assert (said.code, said.error["code"]) == (1, "workspace_needed")
    assert asked("init", "--unit", "云岭镇", "--no-password", "--workspace", tmp_path / "甲").code == 0
    assert asked("tasks", "--json").json == {"tasks": []}
    monkeypatch.setenv("DUJIAO_WORKSPACE", str(tmp_path / "乙"))
    assert asked("tasks", "--json").error["code"] == "no_workspace"


# --- help and wrong usage


COMMANDS = (
    "init", "officer add", "officer list", "officer change", "officer retire", "officer reinstate", "officer remove",
    "settings", "rules", "import", "undo-import", "tasks", "task", "edit", "progress", "measure", "part", "indicator", "reading",
    "link", "plan-add", "plans", "attach", "take-in", "inbox", "inbox-put",
    "evidence-order", "evidence-move", "evidence-replace", "evidence-remove", "describe", "slots", "slot-answer", "statement",
    "pairs", "pair", "pairs-sheet", "reshoot-sheet", "photo-check", "photo-answer", "step", "backfill",
    "return", "confirm", "extend", "decide-extension",
    "extension-sheet", "look-back", "review", "visit-sheet", "dossier", "verify", "plan", "warn",
    "calendar", "calendar-import", "report", "hand-over", "backup", "restore", "check", "relink", "log-bundle", "demo",
)  # fmt: skip


def test_that_every_command_there_is_has_its_place_in_help_and_on_the_page() -> None:
    from typer.main import get_command

    from dujiao_desktop.cli.door import app

    assert asked("--help").code == 0
    group = get_command(app)
    commands = group.commands  # type: ignore[attr-defined]
    names = {name for name in commands if name != "officer"} | {f"officer {n}" for n in commands["officer"].commands}
    assert names == set(COMMANDS)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_that_help_is_chinese_with_an_example(command: str) -> None:
    said = asked(*command.split(), "--help")
    assert said.code == 0
    assert said.out.startswith(f"用法：dujiao {command}".strip())
    assert not [word for word in ENGLISH if word in said.out]
    assert not [kind for kind in ("<str>", "<path>", "<int>", "<list", "{") if kind in said.out]
    if command:
        assert f"例：dujiao {command}" in said.out
        assert f"`dujiao {command}" in (REPOSITORY / "docs" / "commands.md").read_text(encoding="utf-8")
    else:
        assert all(c.split()[0] in said.out for c in COMMANDS)


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("nosuch", "没有命令“nosuch”"),
        ("tasks --nope", "没有选项 --nope"),
        ("task", "少写了 "),
        ("measure 7", "少写了 SEQ"),
        ("measure 7 x --result 好", "要写一个整数"),
        ("measure 7 1", "少写了选项 --result"),
        ("progress 7 --text 好 --status foo", "可以写 not_started、behind"),
        ("progress 7 --text", "--text 后面要写内容"),
        ("report foo --to a.pdf", "可以写 ledger、summary"),
        ("officer add 韩梅 --role king", "可以写 handler"),
        ("officer", "没有写要做什么"),
        ("step 7", "少写了 STEP"),
        ("step 7 closing --conclusion maybe", "可以写 pass、recheck、fail"),
        ("tasks 多 余", "多写了"),
        ("tasks --open=3", "后面不写内容"),
        ("tasks --json=1", "没有选项 --json"),
        ("--workspace", "--workspace 后面要写内容"),
        ("init", "少写了选项 --unit"),
    ],
)
def test_that_a_wrong_call_is_told_in_one_chinese_sentence_with_exit_2(words: str, part: str) -> None:
    said = asked(*words.split())
    assert (said.code, said.out) == (2, "")
    assert part in said.err
    assert "没有做任何改动" in said.err
    assert "--help" in said.err
    assert len(said.err.splitlines()) == 1
    assert not [word for word in (*ENGLISH, "Input", "Value", "unexpected", "argument") if word in said.err]
    if "--json" not in words:
        assert asked(*words.split(), "--json").code == 2


def test_that_a_wrong_call_is_told_in_json_where_json_was_asked_for() -> None:
    said = asked("nosuch", "--json")
    assert (said.code, said.error["code"], said.error["missing"]) == (2, "wrong_usage", [])


@pytest.mark.parametrize(
    "words",
    [
        ("progress", "7", "--text", "好", "--as-of", "昨天"),
        ("measure", "7", "1", "--result", "好", "--done", "2026-02-30"),
        ("attach", "7", "a.jpg", "--kind", "other", "--taken", "20.11.2026"),
        ("step", "7", "closing", "--on", "明天"),
        ("return", "7", "closing", "--reason", "x", "--demand", "y", "--due", "x"),
    ],
)
def test_that_what_is_no_day_is_refused_before_anything_is_opened(words: tuple[str, ...]) -> None:
    said = asked(*words, "--json")
    assert (said.code, said.error["code"]) == (1, "not_a_date")


def test_that_unknown_words_of_the_trade_are_refused_with_the_known_ones(office: Path) -> None:
    common = ("--as", "周玉", "--workspace", office, "--json")
    for words, code, known in (
        (("step", "3", "blessing"), "unknown_step", "self-check"),
        (("attach", "3", __file__, "--kind", "portrait"), "unknown_evidence_kind", "after_photo"),
        (("return", "9", "closing", "--reason", "mood", "--demand", "x"), "unknown_return_reason", "papers_missing"),
    ):
        said = asked(*words, *common)
        assert (said.code, said.error["code"]) == (1, code)
        assert known in said.error["sentence"]


# --- what nobody foresaw


BROKEN = """
import sys
from dujiao_desktop.store.lists import Lists
def all_lines(self, asked, today):
    raise ZeroDivisionError("secret words")
Lists.all_lines = all_lines
from dujiao_desktop.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("form", ["words", "json"])
def test_that_a_bug_is_written_down_and_told_in_one_sentence(office: Path, form: str) -> None:
    words = ["tasks", "--workspace", str(office), *(["--json"] if form == "json" else [])]
    done = subprocess.run(
        [sys.executable, "-c", BROKEN, *words], capture_output=True, text=True, cwd=REPOSITORY, check=False
    )
    assert done.returncode == 3
    told = done.stdout if form == "json" else done.stderr
    assert "程序出了差错" in told
    assert str(office / "log" / "crash.log") in told
    assert "Traceback" not in done.stdout + done.stderr
    record = (office / "log" / "crash.log").read_text(encoding="utf-8")
    assert "ZeroDivisionError" in record


def test_that_a_reader_who_has_gone_is_no_reason_to_complain(demo: Demo) -> None:
    line = f"'{sys.executable}' -m dujiao_desktop tasks --workspace '{demo.workspace}' | true"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"], capture_output=True, text=True, cwd=REPOSITORY, check=False
    )
    assert done.stderr == ""
    assert done.returncode in (0, 3)  # the list was written before the reader went, or was not


def test_that_json_is_utf8_and_alone_on_standard_output_in_any_locale(demo: Demo) -> None:
    env = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    said = dujiao("tasks", "--workspace", demo.workspace, "--json", env=env)
    assert len(said.json["tasks"]) == 12
    assert "老街" in said.out
    plain = dujiao("tasks", "--workspace", demo.workspace, env=env)
    assert plain.code == 0


def test_that_a_computer_without_a_screen_is_told_so() -> None:
    said = dujiao(env={"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""})
    assert said.code == 3
    assert "没有屏幕" in said.err
