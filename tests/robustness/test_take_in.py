"""A card of 300 photos: killed or out of room at a hundred moments, nothing is lost, half stored, or stored twice."""

import multiprocessing
import random
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from dujiao_desktop.domain.errors import Unavailable
from dujiao_desktop.usecases.check_office import check_office
from tests.robustness import intakes
from tests.robustness.disks import fill, mounted
from tests.robustness.intakes import PHOTOS, a_full_card, faults_of, go_on
from tests.usecases.taking import inbox, still_under_way
from tests.usecases.township import Township, at_desk

KILLS, SHORTAGES = 60, 40
LONGEST_S, DISK_MB = 60.0, 32
_KILLS_PER_CARD = 7


@pytest.fixture(scope="module")
def card(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_full_card(tmp_path_factory.mktemp("card"))


def _life(workspace: Path, card: Path, moment_s: float, *, wrong: bool = False) -> int:
    """A program that dies so long after it opened; how many files it said were safe."""
    nursery = multiprocessing.get_context("forkserver")
    nursery.set_forkserver_preload([intakes.__name__])
    hears, says = nursery.Pipe(duplex=False)
    process = nursery.Process(target=intakes.live, args=(workspace, card, says, wrong))
    process.start()
    says.close()
    assert hears.poll(LONGEST_S)
    assert hears.recv() == intakes.OPEN
    process.join(moment_s)
    process.kill()
    process.join()
    process.close()
    safe = 0
    with suppress(EOFError):
        while True:
            safe = hears.recv()
    hears.close()
    return safe


def _killed(office: Path, card: Path, folder: Path, kills: int, *, wrong: bool = False) -> Iterator[str]:
    """What is found wrong, card after card, until so many lives were killed."""
    chance = random.Random(kills)
    cards, done = 0, 0
    began = time.monotonic()
    _life(shutil.copytree(office, folder / "督交"), card, LONGEST_S, wrong=wrong)
    whole_s = time.monotonic() - began
    while done < kills:
        cards += 1
        workspace = shutil.copytree(office, folder / f"督交{cards}")
        there = 0
        while there < PHOTOS and done < kills:
            safe = _life(workspace, card, chance.uniform(0, 2 * whole_s / _KILLS_PER_CARD), wrong=wrong)
            done += 1
            with at_desk(workspace) as desk:
                yield from (f"{f.code} {f.path}" for f in check_office(desk.store).findings)
                yield from faults_of(desk)
                now_there = len(inbox(desk))
                if now_there < there + safe:
                    yield f"said to be safe, but not there: {there + safe - now_there}"
                there = now_there
        yield from _ended(workspace, card)


def _ended(workspace: Path, card: Path) -> Iterator[str]:
    """Goes on to the end in order; then everything is there once."""
    with at_desk(workspace) as desk:
        if still_under_way(desk) or not inbox(desk):
            go_on(desk, card)
        if len(inbox(desk)) != PHOTOS:
            yield f"{len(inbox(desk))} of {PHOTOS} are there"
        yield from faults_of(desk)
    with at_desk(workspace) as desk:
        yield from (f"{f.code} {f.path}" for f in check_office(desk.store).findings)
        yield from (f"never swept: {left}" for left in (desk.paths.vault / "tmp").glob("*"))


@pytest.mark.slow
def test_that_an_intake_killed_at_any_moment_goes_on_without_loss(
    office_at_work: Path, card: Path, tmp_path: Path
) -> None:
    assert list(_killed(office_at_work, card, tmp_path, KILLS)) == []


def test_that_an_intake_that_says_taken_too_early_is_found_out(
    office_at_work: Path, card: Path, tmp_path: Path
) -> None:
    assert any("noted as taken" in fault for fault in _killed(office_at_work, card, tmp_path, 12, wrong=True))


@pytest.mark.slow
def test_that_an_intake_stopped_by_a_full_disk_goes_on_when_there_is_room(
    office_at_work: Path, card: Path, tmp_path: Path
) -> None:
    chance = random.Random(SHORTAGES)
    stops = 0
    with mounted(tmp_path / "disk", DISK_MB) as disk:
        while stops < SHORTAGES:
            with at_desk(shutil.copytree(office_at_work, disk / "督交")) as desk:
                stops += _filled_again_and_again(desk, card, disk, chance)
            shutil.rmtree(disk / "督交")


def _filled_again_and_again(desk: Township, card: Path, disk: Path, chance: random.Random) -> int:
    """Lets the disk be full, a little later each time, until the card is in; how often it was."""
    stops, there = 0, 0
    while len(inbox(desk)) < PHOTOS and stops < SHORTAGES:
        filler = fill(disk, chance.randrange(64 << 10, 512 << 10))
        stopped = _stopped(desk, card)
        filler.unlink()
        stops += stopped == "disk_full"
        assert stopped in ("disk_full", "")
        assert faults_of(desk) == []
        assert len(inbox(desk)) >= there
        there = len(inbox(desk))
    assert check_office(desk.store).findings == ()
    if still_under_way(desk) or not inbox(desk):
        assert go_on(desk, card).stopped is None
    assert len(inbox(desk)) == PHOTOS
    assert check_office(desk.store).findings == ()
    return stops


def _stopped(desk: Township, card: Path) -> str:
    """Why it did not come to its end; it may not even have begun."""
    try:
        stopped = go_on(desk, card).stopped
    except Unavailable as told:
        return told.code
    return stopped.code if stopped is not None else ""
