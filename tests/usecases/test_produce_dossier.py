import json
import os
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import msgspec
import pytest

from dujiao_desktop.domain.errors import Cancelled, Refused, StepNotReady, Told, Unavailable
from dujiao_desktop.domain.evidence import Destination, EvidenceKind
from dujiao_desktop.environment.resources import resource
from dujiao_desktop.packages.keys import LocalSigner
from dujiao_desktop.usecases.produce_dossier import Produced, evidence_names
from dujiao_desktop.usecases.task_json import SharedTask, schema
from dujiao_desktop.usecases.verify_package import verify
from tests.builders import NOW, TODAY
from tests.documents.judging import run, text_of
from tests.usecases.closing import REST, close, taken, with_scan
from tests.usecases.township import Township, a_photo, at_desk, files_below

CHINA = timezone(timedelta(hours=8))


@pytest.fixture(scope="module")
def made(
    ready_workspace: Path, signer: LocalSigner, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Township, Produced]]:
    """The dossier of task 7, made once for the tests that only look at it."""
    import shutil

    folder = tmp_path_factory.mktemp("made")
    with at_desk(shutil.copytree(ready_workspace, folder / "督交")) as desk:
        yield desk, desk.produce("7", folder / "送审", signer)


@pytest.fixture(scope="module")
def contents(made: tuple[Township, Produced]) -> dict[str, bytes]:
    """Path in the bag and content of every file of the package."""
    with zipfile.ZipFile(made[1].package) as package:
        return {name.split("/", 1)[1]: package.read(name) for name in package.namelist()}


def shared(contents: dict[str, bytes]) -> SharedTask:
    return msgspec.json.decode(contents["data/task.json"], type=SharedTask)


# --- what is made


def test_that_package_pdf_and_workbook_lie_beside_each_other(
    made: tuple[Township, Produced], contents: dict[str, bytes]
) -> None:
    produced = made[1]
    assert sorted(p.name for p in produced.package.parent.iterdir()) == [
        "送验卷_7_20261121.zip", "送验卷_7_20261121_台账.xlsx", "送验卷_7_20261121_验收卷宗.pdf",
    ]  # fmt: skip
    assert produced.pdf.read_bytes() == contents["data/验收卷宗.pdf"]
    assert produced.workbook.read_bytes() == contents["data/台账.xlsx"]
    assert produced.signers == ("周玉",)


def test_that_the_digest_is_that_of_the_package_and_is_on_record(made: tuple[Township, Produced]) -> None:
    desk, produced = made
    assert run("sha256sum", produced.package).split()[0] == produced.sha256
    with desk.store.lists() as lists:
        (record,) = lists.dossiers(desk.task("7").id)
    assert (record.sha256, record.file_name, record.made_by, record.round) == (
        produced.sha256, "送验卷_7_20261121.zip", "周玉", 1,
    )  # fmt: skip


def test_that_originals_travel_byte_for_byte_under_names_that_say_what_they_are(
    made: tuple[Township, Produced], contents: dict[str, bytes]
) -> None:
    desk = made[0]
    travelled = {name: body for name, body in contents.items() if name.startswith("data/佐证/")}
    assert sorted(travelled) == [
        "data/佐证/整改/7_整改前照片_001_清溪桥污水溢流_20261009.jpg",
        "data/佐证/整改/7_整改后照片_002_清溪桥无溢流_20261009.jpg",
        "data/佐证/整改/7_自查报告_003_自查报告_20261012.txt",
    ]
    originals = [desk.store.vault.path_of(e.sha256).read_bytes() for e in desk.case("7").for_dossier]
    assert [travelled[name] for name in sorted(travelled)] == originals


def test_that_files_bear_the_numbers_of_the_directory_which_passes_over_what_is_internal(
    made: tuple[Township, Produced],
) -> None:
    case = made[0].case("7")
    first, *others = case.evidence
    case = replace(case, evidence=(replace(first, destination=Destination.INTERNAL), *others))
    names = evidence_names(case, made[0].office.rules, made[0].office.rules_of)
    assert [names[e.id].split("_")[2] for e in case.for_dossier] == ["001", "002"]


def test_that_the_task_travels_by_its_published_shape(contents: dict[str, bytes]) -> None:
    task = shared(contents)
    assert json.loads(resource("schemas", "task.schema.json").read_text(encoding="utf-8")) == schema()
    assert msgspec.json.format(msgspec.json.encode(task), indent=2) == contents["data/task.json"]
    assert (task.number, task.problem_text, task.goal) == ("7", "老街片区雨污管网错接", "雨天无溢流")
    assert [(m.seq, m.result_text) for m in task.measures] == [(1, "措施1已落实"), (2, "措施2已落实")]
    assert {f"data/{e.path}" for e in task.evidence} == {n for n in contents if n.startswith("data/佐证/")}
    assert [s.step for r in task.rounds for s in r.steps] == ["self-check"]


def test_that_the_paper_says_task_measures_results_and_evidence(made: tuple[Township, Produced]) -> None:
    text = text_of(made[1].pdf)
    for words in (
        "老街片区雨污管网错接",
        "雨天无溢流",
        "措施1已落实",
        "措施2已落实",
        "清溪桥污水溢流",
        "云岭镇人民政府",
    ):
        assert words in text
    assert "本机完整性签名" in text


def test_that_what_is_internal_is_nowhere_in_the_package(
    made: tuple[Township, Produced], contents: dict[str, bytes]
) -> None:
    desk, produced = made
    (secret,) = (e for e in desk.evidence("7") if e.destination == "internal")
    marks = ("来信人", "住址某巷", "群众来信登记甲", secret.id, secret.sha256)
    for name, body in contents.items():
        readable = body.decode("utf-8", "replace") + name
        assert not [m for m in marks if m in readable], name
    unpacked = {f"台账/{n}": b for n, b in _unzipped(produced.workbook).items()}
    for name, body in unpacked.items():
        assert not [m for m in marks if m in body.decode("utf-8", "replace")], name
    text = text_of(produced.pdf)
    assert not [m for m in marks if m in text]
    original = desk.store.vault.path_of(secret.sha256).read_bytes()
    assert original not in contents.values()


def test_that_nothing_of_the_computer_is_in_the_package(
    made: tuple[Township, Produced], contents: dict[str, bytes], signer: LocalSigner
) -> None:
    desk, produced = made
    streams = produced.pdf.with_name("streams.pdf")
    run("qpdf", "--stream-data=uncompress", produced.pdf, streams)
    bodies = contents | _unzipped(produced.workbook) | {"streams": streams.read_bytes()}
    streams.unlink()
    key = json.loads(desk.paths.keys.read_text())["wraps"][0]["key"]
    home = str(Path.home())
    host = os.uname().nodename
    marks = [str(desk.paths.folder), str(desk.paths.folder.parent), home, key, "PRIVATE KEY", "workspace.toml"]
    for name, body in bodies.items():
        assert not [m for m in marks if m.encode() in body], name
        assert bytes.fromhex(key) not in body
        if len(host) > 4:
            assert host.encode() not in body, name


def test_that_the_verdict_on_it_is_unaltered_by_an_unknown_signer(made: tuple[Township, Produced]) -> None:
    verdict = verify(made[1].package, received_on=TODAY)
    assert verdict.verdict == "unaltered_unknown_signer"
    assert [(s.signer, s.unit, s.role, s.valid) for s in verdict.signatures] == [
        ("周玉", "云岭镇人民政府", "经办人", True)
    ] * 2  # fmt: skip


def _unzipped(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {n: archive.read(n) for n in archive.namelist()}


# --- refused before writing


def test_that_a_red_gate_is_refused_with_the_list_before_anything_is_written(
    desk: Township, tmp_path: Path, signer: LocalSigner
) -> None:
    before = desk.state()
    with pytest.raises(StepNotReady) as refused:
        desk.produce("7", tmp_path / "送审", signer)
    assert [m.text for m in refused.value.missing][-1] == "自查还没有完成"
    assert len(refused.value.missing) > 5
    assert not (tmp_path / "送审").exists()
    assert desk.state() == before


def test_that_no_key_is_made_while_something_is_missing(desk: Township, tmp_path: Path) -> None:
    from dujiao_desktop.usecases.produce_dossier import produce_dossier

    def asked() -> LocalSigner:
        raise AssertionError("a key was asked for")

    with pytest.raises(StepNotReady):
        produce_dossier(
            desk.store, desk.paths, desk.task("7").id, tmp_path / "送审", office=desk.office, by=desk.by, now=NOW,
            sign_with=asked,
        )  # fmt: skip


def test_that_characters_without_a_glyph_are_named_before_writing(
    ready: Township, tmp_path: Path, signer: LocalSigner
) -> None:
    ready.attach("7", a_photo(tmp_path / "x.jpg", shade=3), kind=EvidenceKind.SITE_PHOTO, caption="河口\U0001f600")
    with pytest.raises(Refused) as refused:
        ready.produce("7", tmp_path / "送审", signer)
    assert refused.value.code == "no_glyph"
    assert "\U0001f600" in str(refused.value.facts["characters"])
    assert not (tmp_path / "送审").exists()


def test_that_a_missing_original_is_named(ready: Township, tmp_path: Path, signer: LocalSigner) -> None:
    item = ready.evidence("7")[2]
    original = ready.store.vault.path_of(item.sha256)
    original.chmod(0o600)
    original.unlink()
    with pytest.raises(Refused) as refused:
        ready.produce("7", tmp_path / "送审", signer)
    assert (refused.value.code, refused.value.facts["order"]) == ("original_missing", 3)
    assert not (tmp_path / "送审").exists()


def test_that_an_original_that_changed_on_the_disk_is_not_handed_in(
    ready: Township, tmp_path: Path, signer: LocalSigner
) -> None:
    item = ready.evidence("7")[2]
    original = ready.store.vault.path_of(item.sha256)
    original.chmod(0o600)
    original.write_bytes(b"\xff" + original.read_bytes()[1:])
    with pytest.raises(Told) as told:
        ready.produce("7", tmp_path / "送审", signer)
    assert told.value.code == "original_changed"
    assert not (tmp_path / "送审").exists()


# --- nothing half is left


class _Stop:
    """An officer who cancels after so many questions."""

    def __init__(self, after: int) -> None:
        self.left = after

    def report(self, done: int, total: int, message: str) -> None:
        pass

    def stop_if_cancelled(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


@pytest.mark.parametrize("after", [0, 3, 9, 14])
def test_that_cancelling_leaves_nothing(ready: Township, tmp_path: Path, signer: LocalSigner, after: int) -> None:
    (tmp_path / "送审").mkdir()
    (tmp_path / "送审" / "旧的.txt").touch()
    before = ready.state()
    with pytest.raises(Cancelled):
        ready.produce("7", tmp_path / "送审", signer, control=_Stop(after))
    assert [p.name for p in (tmp_path / "送审").iterdir()] == ["旧的.txt"]
    assert not list(ready.paths.exports.iterdir())
    assert ready.state() == before


def test_that_a_disk_that_fails_in_the_middle_leaves_nothing(
    ready: Township, tmp_path: Path, signer: LocalSigner
) -> None:
    import resource as limits
    import signal

    before = ready.state()
    old = limits.getrlimit(limits.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits.setrlimit(limits.RLIMIT_FSIZE, (60_000, old[1]))  # the parts fit, the package does not
    try:
        with pytest.raises(Unavailable) as refused:
            ready.produce("7", tmp_path / "送审", signer)
    finally:
        limits.setrlimit(limits.RLIMIT_FSIZE, old)
        signal.signal(signal.SIGXFSZ, ignored)
    assert refused.value.code == "disk_full"
    assert not (tmp_path / "送审").exists()
    assert not list(ready.paths.exports.iterdir())
    assert ready.state() == before


def test_that_a_target_that_is_a_file_is_refused(ready: Township, tmp_path: Path, signer: LocalSigner) -> None:
    (tmp_path / "送审").write_text("文件", encoding="utf-8")
    with pytest.raises(Told):
        ready.produce("7", tmp_path / "送审", signer)
    assert (tmp_path / "送审").read_text(encoding="utf-8") == "文件"


# --- names


def test_that_two_dossiers_of_one_day_do_not_overwrite_each_other(
    ready: Township, tmp_path: Path, signer: LocalSigner
) -> None:
    first = ready.produce("7", tmp_path / "送审", signer)
    before = files_below(tmp_path / "送审")
    second = ready.produce("7", tmp_path / "送审", signer, now=NOW + timedelta(minutes=5))
    assert first.package != second.package
    after = files_below(tmp_path / "送审")
    assert {name: after[name] for name in before} == before
    assert len(after) == 6
    assert not {second.pdf, second.workbook} & {first.pdf, first.workbook}


def test_that_a_dossier_never_overwrites_what_lies_beside_it(
    ready: Township, tmp_path: Path, signer: LocalSigner
) -> None:
    (tmp_path / "送审").mkdir()
    for name in ("送验卷_7_20261121_台账.xlsx", "送验卷_7_20261121 2.zip"):
        (tmp_path / "送审" / name).write_text("旧的", encoding="utf-8")
    made = ready.produce("7", tmp_path / "送审", signer)
    assert (tmp_path / "送审" / "送验卷_7_20261121_台账.xlsx").read_text(encoding="utf-8") == "旧的"
    assert made.workbook.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("number", ["二十/3", "..", "7:\\x", "甲" * 120])
def test_that_any_official_number_gives_a_legal_name(
    ready: Township, tmp_path: Path, signer: LocalSigner, number: str
) -> None:
    from dataclasses import replace

    task = ready.task("7")
    with ready.store.work(by=ready.by, now=NOW, action="test") as work:
        work.tasks.save(replace(task, number=number))
        work.commit()
    made = ready.produce(task.id, tmp_path / "送审", signer)
    assert made.package.parent == tmp_path / "送审"
    assert re.fullmatch(r'[^<>:"/\\|?*]+\.zip', made.package.name)
    assert verify(made.package, received_on=TODAY).identifier == number


def test_that_evidence_of_hostile_names_travels_under_legal_ones(
    ready: Township, tmp_path: Path, signer: LocalSigner
) -> None:
    for n, name in enumerate(("..\\..\\evil.jpg", "a\nb.jpg", "很" * 80 + ".jpg", "con.jpg", "%41.jpg")):
        ready.attach("7", a_photo(tmp_path / name, size=(100 + n, 100)), kind=EvidenceKind.OTHER)
    made = ready.produce("7", tmp_path / "送审", signer)
    with zipfile.ZipFile(made.package) as package:
        names = [n for n in package.namelist() if "佐证" in n]
    assert len(names) == 8
    for name in names:
        assert ".." not in Path(name).parts
        assert not set('<>:"\\|?*%\n\r') & set(name)
        assert len(name) <= 180
        assert len(Path(name).name.encode()) <= 255


def test_that_a_closed_task_travels_with_all_its_steps(ready: Township, tmp_path: Path, signer: LocalSigner) -> None:
    close(ready)
    made = ready.produce("7", tmp_path / "送审", signer)
    with zipfile.ZipFile(made.package) as package:
        names = [n.split("/", 1)[1] for n in package.namelist()]
        (inside,) = (n for n in package.namelist() if n.endswith("task.json"))
        task = msgspec.json.decode(package.read(inside), type=SharedTask)
    assert {n.split("/")[2] for n in names if n.startswith("data/佐证/")} == {
        "整改",
        "核查",
        "公示",
        "归档",
        "备案",
        "销号",
    }
    assert [s.step for s in task.rounds[0].steps] == ["self-check", *(draft.step for draft in REST)]
    assert task.closeout_status == "closed"
    text = text_of(made.pdf)
    for words in ("已完成整改，同意公示", "备18", "青督整办〔2026〕41号"):
        assert words in text


def test_that_a_dossier_can_be_made_in_the_middle_of_the_close_out(
    ready: Township, tmp_path: Path, signer: LocalSigner
) -> None:
    taken(ready, with_scan(ready, REST[0]))
    made = ready.produce("7", tmp_path / "送审", signer, now=datetime(2026, 11, 21, 12, 0, tzinfo=CHINA))
    assert verify(made.package, received_on=TODAY).verdict == "unaltered_unknown_signer"
