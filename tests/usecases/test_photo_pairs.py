"""前后对比: what the officer says of two photos, and how it is taken back."""

from pathlib import Path

import pytest

from dujiao_desktop.documents.reading.photo_print import PRINT_VERSION
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import Destination, EvidenceItem, EvidenceKind
from dujiao_desktop.domain.photo_pairs import Pairing
from dujiao_desktop.store.tables import PHOTO_PRINT
from dujiao_desktop.usecases.attach_evidence import remove_evidence
from dujiao_desktop.usecases.photo_pairs import pairs_of, part_pair, set_pair
from dujiao_desktop.usecases.recycle_bin import empty_older_than
from dujiao_desktop.usecases.undo import redo, undo_last
from tests.builders import NOW
from tests.usecases.placing import a_placed_photo
from tests.usecases.township import Township

BEFORE, AFTER = EvidenceKind.BEFORE_PHOTO, EvidenceKind.AFTER_PHOTO


def _pairing(desk: Township) -> Pairing:
    with desk.store.lists() as lists:
        return pairs_of(lists, desk.task("9").id)


def _numbers(desk: Township) -> list[tuple[int, int, bool]]:
    return [(p.before.order, p.after.order, p.is_confirmed) for p in _pairing(desk).pairs]


def _say(desk: Township, before: EvidenceItem, after: EvidenceItem, *, belongs: bool = True) -> None:
    act = set_pair if belongs else part_pair
    act(desk.store, desk.task("9").id, before.id, after.id, by=desk.by, now=NOW)


@pytest.fixture
def shots(desk: Township, tmp_path: Path) -> tuple[EvidenceItem, ...]:
    """Before and after of the same place, another after near it, and an internal one."""
    return tuple(
        desk.attach("9", a_placed_photo(tmp_path / f"{n}.jpg", shade=20 * n, at=at), kind=kind, **stated).items[0]
        for n, (kind, at, stated) in enumerate(
            [
                (BEFORE, (29.56300, 106.5516), {"place": "堆场北"}),
                (AFTER, (29.56303, 106.5516), {"place": "堆场北"}),
                (AFTER, (29.56320, 106.5516), {}),
                (AFTER, None, {"destination": Destination.INTERNAL}),
            ],
            1,
        )
    )


def test_that_a_pair_is_suggested_and_becomes_one_by_the_officers_word(
    desk: Township, shots: tuple[EvidenceItem, ...]
) -> None:
    (pair,) = _pairing(desk).pairs
    assert (pair.reason, pair.is_confirmed) == ("同一地点、相距 3 米", False)
    assert [e.order for e in _pairing(desk).single] == [3]
    _say(desk, pair.before, pair.after)
    assert _numbers(desk) == [(1, 2, True)]


def test_that_another_photo_takes_the_place_of_the_one_before(desk: Township, shots: tuple[EvidenceItem, ...]) -> None:
    before, after, other, _ = shots
    _say(desk, before, after)
    _say(desk, before, other)
    assert _numbers(desk) == [(1, 3, True)]
    assert len(desk.case("9").photo_pairs) == 1


def test_that_what_was_parted_is_not_suggested_again_and_can_be_set_all_the_same(
    desk: Township, shots: tuple[EvidenceItem, ...]
) -> None:
    before, after, other, _ = shots
    _say(desk, before, after, belongs=False)
    _say(desk, before, other, belongs=False)
    assert _numbers(desk) == []
    _say(desk, before, after)
    assert _numbers(desk) == [(1, 2, True)]


def test_that_what_was_said_is_taken_back_and_said_again(desk: Township, shots: tuple[EvidenceItem, ...]) -> None:
    before, after, other, _ = shots
    with desk.store.lists() as lists:
        since = lists.newest_act()
    _say(desk, before, after)
    _say(desk, before, other)
    done = undo_last(desk.store, since, by=desk.by, now=NOW)
    assert done.words == "确认一对整改前后照片（任务 9）"
    assert desk.task("9").id in done.changes.evidence_of
    assert _numbers(desk) == [(1, 2, True)]
    undo_last(desk.store, since, by=desk.by, now=NOW)
    assert _numbers(desk) == [(1, 2, False)]
    redo(desk.store, since, by=desk.by, now=NOW)
    assert _numbers(desk) == [(1, 2, True)]


def test_that_only_a_before_and_an_after_photo_that_count_are_a_pair(
    desk: Township, shots: tuple[EvidenceItem, ...]
) -> None:
    before, after, _, internal = shots
    was = desk.state()
    for first, second in ((after, before), (before, internal), (before, before)):
        with pytest.raises(Refused) as refused:
            _say(desk, first, second)
        assert refused.value.code == "not_a_pair"
    assert desk.state() == was


def test_that_a_photo_in_the_bin_leaves_its_pair_and_can_be_deleted_for_good(
    desk: Township, shots: tuple[EvidenceItem, ...]
) -> None:
    before, after, *_ = shots
    _say(desk, before, after)
    remove_evidence(desk.store, after.id, by=desk.by, now=NOW)
    assert _numbers(desk) == [(1, 3, False)]
    assert empty_older_than(desk.store, desk.paths, by=None, now=NOW.replace(year=NOW.year + 1)).evidence == 1
    assert desk.case("9").photo_pairs == ()


def test_that_fingerprints_tell_which_of_two_photos_without_facts_shows_the_place(
    desk: Township, tmp_path: Path
) -> None:
    files = [a_placed_photo(tmp_path / f"{n}.jpg", shade=30 * n, at=None, taken=None) for n in range(1, 4)]
    before, wrong, right = (
        desk.attach("9", file, kind=kind).items[0] for file, kind in zip(files, (BEFORE, AFTER, AFTER), strict=True)
    )
    assert _numbers(desk) == [(1, 2, False)]
    prints = {before: b"\x0f" * 336, wrong: b"\xf0" * 336, right: b"\x0f" * 334 + b"\x00\x00"}
    with desk.store.work(by=desk.by, now=NOW, action="look_at_photos") as work:
        session = work.photo_pairs.session
        session.insert(
            PHOTO_PRINT, [{"sha256": e.sha256, "version": PRINT_VERSION, "bits": p} for e, p in prints.items()]
        )
        work.commit()
    (pair,) = _pairing(desk).pairs
    assert (pair.after.order, pair.reason) == (3, "画面相像")
