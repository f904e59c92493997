from pathlib import Path

import pytest

from dujiao_desktop.domain.errors import Told
from dujiao_desktop.usecases.check_office import check_office
from tests.usecases.township import Township, at_desk, files_below


def codes(desk: Township) -> dict[str, str]:
    return {f.code: f.path for f in check_office(desk.store).findings}


def test_that_a_sound_office_has_no_findings_and_checking_changes_nothing(ready: Township) -> None:
    before = files_below(ready.paths.vault)
    state = ready.state()
    assert check_office(ready.store).ok
    assert files_below(ready.paths.vault) == before
    assert ready.state() == state


@pytest.mark.parametrize("place", [0, -1, 100])
def test_that_one_changed_byte_in_an_original_is_named(ready: Township, place: int) -> None:
    item = ready.evidence("7")[1]
    original = ready.store.vault.path_of(item.sha256)
    original.chmod(0o600)
    content = bytearray(original.read_bytes())
    content[place] ^= 1
    original.write_bytes(content)
    assert codes(ready) == {"evidence_changed": f"{item.sha256[:2]}/{item.sha256}"}


def test_that_a_missing_original_is_named(ready: Township) -> None:
    item = ready.evidence("7")[1]
    ready.store.vault.path_of(item.sha256).chmod(0o600)
    ready.store.vault.path_of(item.sha256).unlink()
    assert codes(ready) == {"evidence_missing": f"{item.sha256[:2]}/{item.sha256}"}


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.9])
def test_that_a_damaged_page_of_the_database_is_found(ready_workspace: Path, tmp_path: Path, share: float) -> None:
    import shutil

    folder = shutil.copytree(ready_workspace, tmp_path / "督交")
    database = folder / "dujiao.db"
    content = bytearray(database.read_bytes())
    place = int(len(content) * share) // 4096 * 4096 + 2000
    content[place] ^= 0xFF
    database.write_bytes(content)
    try:
        with at_desk(folder) as desk:
            found = {f.code for f in check_office(desk.store).findings}
    except Told as told:  # a page that is read at the start already
        found = {told.code}
    assert "database_damaged" in found


def test_that_a_database_put_back_to_yesterday_is_noticed(ready_workspace: Path, tmp_path: Path) -> None:
    import shutil
    from datetime import date

    from dujiao_desktop.usecases.record_measure import record_measure
    from tests.builders import NOW

    folder = shutil.copytree(ready_workspace, tmp_path / "督交")
    yesterday = (folder / "dujiao.db").read_bytes()
    with at_desk(folder) as desk:
        record_measure(
            desk.store, desk.task("9").id, 1, result="已覆盖", done_on=date(2026, 11, 6), by=desk.by, now=NOW
        )
    (folder / "dujiao.db").write_bytes(yesterday)
    with at_desk(folder) as desk:
        assert any(code.startswith("history") for code in codes(desk))


def test_that_every_finding_is_a_chinese_sentence(ready: Township) -> None:
    original = ready.store.vault.path_of(ready.evidence("7")[1].sha256)
    original.chmod(0o600)
    original.write_bytes(b"x")
    for finding in check_office(ready.store).findings:
        assert finding.text.endswith("。")
