"""Which before and after photo show one place, and why."""

from dataclasses import replace
from datetime import datetime

import pytest

from dujiao_desktop.domain.coordinates import Point, gcj02
from dujiao_desktop.domain.evidence import EvidenceItem, EvidenceKind, PhotoFacts, TakenBy
from dujiao_desktop.domain.identity import EvidenceId, PhotoPairId
from dujiao_desktop.domain.photo_pair_record import PhotoPairRecord
from dujiao_desktop.domain.photo_pairs import Pairing, pair_photos, partners_for
from tests.documents.writing_samples import TASK_ID, an_item

BEFORE, AFTER = EvidenceKind.BEFORE_PHOTO, EvidenceKind.AFTER_PHOTO
BRIDGE = (29.5630, 106.5516)
SPRING, AUTUMN = datetime(2025, 3, 8, 9, 12), datetime(2025, 10, 9, 9, 40)


def a_shot(number: int, kind: EvidenceKind, *, at: tuple[float, float] | None = None, **facts: object) -> EvidenceItem:
    latitude, longitude = at or (None, None)
    item = an_item(number, kind, is_picture=True, taken_by=TakenBy.CAMERA, **facts)
    return replace(item, photo=PhotoFacts(1600, 1200, latitude=latitude, longitude=longitude))


def north_of(place: tuple[float, float], metres: float) -> tuple[float, float]:
    return place[0] + metres / 111_195, place[1]


def numbers(pairing: Pairing) -> list[tuple[int, int]]:
    return [(p.before.order, p.after.order) for p in pairing.pairs]


def said(before: EvidenceItem, after: EvidenceItem, belongs: bool = True) -> PhotoPairRecord:
    return PhotoPairRecord(PhotoPairId(f"{before.id}{after.id}"), TASK_ID, before.id, after.id, belongs)


@pytest.mark.parametrize(
    ("wgs84", "shown"),
    [
        (Point(39.915, 116.404), Point(39.91640, 116.41024)),
        (Point(29.5630, 106.5516), Point(29.560151, 106.555318)),
        # Not of this country: both are the same.
        (Point(48.8584, 2.2945), Point(48.8584, 2.2945)),
    ],
)
def test_that_maps_of_this_country_show_a_place_where_they_do(wgs84: Point, shown: Point) -> None:
    assert gcj02(wgs84).latitude == pytest.approx(shown.latitude, abs=6e-6)
    assert gcj02(wgs84).longitude == pytest.approx(shown.longitude, abs=6e-6)


def test_that_a_distance_is_told_in_metres_along_the_ground() -> None:
    assert Point(29.5630, 106.5516).metres_to(gcj02(Point(29.5630, 106.5516))) == pytest.approx(479, abs=1)


def test_that_cameras_that_stood_near_each_other_make_a_pair_with_the_metres_as_its_reason() -> None:
    before, after = a_shot(1, BEFORE, at=BRIDGE, place="桥下"), a_shot(2, AFTER, at=north_of(BRIDGE, 6), place="桥下")
    far = a_shot(3, AFTER, at=north_of(BRIDGE, 60), place="桥下")
    (pair,) = pair_photos((before, far, after)).pairs
    assert (pair.before.order, pair.after.order, pair.is_confirmed) == (1, 2, False)
    assert pair.reason == "同一地点、相距 6 米"


def test_that_two_names_of_one_place_are_one_where_the_cameras_stood_together() -> None:
    before = a_shot(1, BEFORE, at=BRIDGE, place="清溪桥")
    assert numbers(pair_photos((before, a_shot(2, AFTER, at=north_of(BRIDGE, 8), place="桥东")))) == [(1, 2)]
    assert numbers(pair_photos((before, a_shot(2, AFTER, at=north_of(BRIDGE, 80), place="桥东")))) == []


@pytest.mark.parametrize(
    "after",
    [
        {"at": north_of(BRIDGE, 812), "place": "桥下"},
        {"place": "桥下", "part_seq": 2},
        {"place": "桥下", "taken_at": datetime(2025, 3, 7, 9, 0)},
    ],
    ids=["far away", "another village", "before the before photo"],
)
def test_that_what_contradicts_is_not_suggested_and_can_still_be_said(after: dict[str, object]) -> None:
    before = a_shot(1, BEFORE, at=BRIDGE, place="桥下", part_seq=1, taken_at=SPRING)
    other = a_shot(2, AFTER, **after)  # type: ignore[arg-type]  # facts of a photo
    pairing = pair_photos((before, other))
    assert (numbers(pairing), pairing.lacking_after, pairing.lacking_before) == ([], (before,), (other,))
    (pair,) = pair_photos((before, other), [said(before, other)]).pairs
    assert pair.is_confirmed
    assert pair.reason.startswith("经办人确认、同一地点")


def test_that_a_day_stated_by_an_officer_is_not_earlier_than_the_same_day_of_a_camera() -> None:
    before = a_shot(1, BEFORE, place="桥下", taken_at=AUTUMN)
    after = replace(a_shot(2, AFTER, place="桥下", taken_at=datetime(2025, 10, 9)), taken_by=TakenBy.OFFICER)
    assert numbers(pair_photos((before, after))) == [(1, 2)]


def test_that_what_the_officer_said_comes_before_every_suggestion() -> None:
    before, other = a_shot(1, BEFORE, place="桥下"), a_shot(2, BEFORE, place="桥下")
    after = a_shot(3, AFTER, place="桥下")
    assert numbers(pair_photos((before, other, after))) == [(1, 3)]
    assert numbers(pair_photos((before, other, after), [said(other, after)])) == [(2, 3)]
    assert numbers(pair_photos((before, other, after), [said(before, after, belongs=False)])) == [(2, 3)]


def test_that_a_photo_is_in_one_pair_at_most() -> None:
    shots = [a_shot(n, BEFORE if n % 2 else AFTER, at=north_of(BRIDGE, n), place="桥下") for n in range(1, 8)]
    pairing = pair_photos(shots)
    used = [e.id for p in pairing.pairs for e in (p.before, p.after)] + [e.id for e in pairing.single]
    assert sorted(used) == sorted(e.id for e in shots)


def test_that_a_newer_file_takes_the_place_of_the_older_one_and_has_to_be_looked_at_again() -> None:
    before, new = a_shot(1, BEFORE, place="桥下"), a_shot(3, AFTER, place="老街")
    old = replace(a_shot(2, AFTER, place="桥下"), replaced_by=new.id)
    (pair,) = pair_photos((before, new), [said(before, old)], every=(before, old, new)).pairs
    assert (pair.after.order, pair.is_confirmed) == (3, False)
    assert "代替了已确认的照片" in pair.reason
    assert (
        pair_photos((before, new), [said(before, old), said(before, new, False)], every=(before, old, new)).pairs == ()
    )


def test_that_looks_decide_between_photos_of_which_nothing_else_is_known() -> None:
    before, one, two = a_shot(1, BEFORE), a_shot(2, AFTER), a_shot(3, AFTER)

    def likeness(first: EvidenceItem, second: EvidenceItem) -> float | None:
        return 0.8 if second.order == 3 else 0.1

    assert numbers(pair_photos((before, one, two))) == [(1, 2)]
    (pair,) = pair_photos((before, one, two), likeness=likeness).pairs
    assert (pair.after.order, pair.reason) == (3, "画面相像")


def test_that_the_likeliest_partners_are_offered_first() -> None:
    before = a_shot(1, BEFORE, at=BRIDGE, place="桥下")
    far, near = a_shot(2, AFTER, at=north_of(BRIDGE, 500)), a_shot(3, AFTER, at=north_of(BRIDGE, 5))
    unknown = a_shot(4, AFTER)
    assert [e.order for e in partners_for(before, (far, near, unknown, before))] == [3, 4, 2]
    assert [e.order for e in partners_for(near, (before, far))] == [1]


def test_that_nothing_is_said_of_a_file_that_is_gone() -> None:
    gone, before = EvidenceId("gone"), a_shot(1, BEFORE)
    assert pair_photos((before,), [PhotoPairRecord(PhotoPairId("p"), TASK_ID, before.id, gone)]).single == (before,)
