"""整改前后对比: which before and after photo show one place, for the screen, the dossier and every sheet alike.

What the officer said comes first: pairs set or confirmed, and pairs parted as 不是同一处. The rest is suggested, each
with its reason in words. A photo is in one pair at most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.evidence import EvidenceItem, EvidenceKind, TakenBy, metres_between
from dujiao_desktop.domain.identity import EvidenceId
from dujiao_desktop.domain.photo_pair_record import PhotoPairRecord

Likeness = Callable[[EvidenceItem, EvidenceItem], float | None]
"""How alike two photos look, from 0 to 1; None where nobody can say."""

NEAR_M = 100.0
"""So near to each other two photos of one place may be taken; a telephone is off by up to some ten metres."""
FAR_M = 200.0
"""Farther apart they are not suggested, whatever is written about them."""
_AS_GOOD_AS_SAME_M = 30.0
"""So near that two names of places may be two names of one."""
_ALIKE = 0.45
"""Of drawn places none of 1,560 pairs of different ones looked so alike, and nearly half of those drawn again did."""
_WHOLE_BYTES = 24
"""The beginning of a fingerprint: the whole picture, 192 bits of which pictures that have nothing in common share half."""
_STAGES = (EvidenceKind.BEFORE_PHOTO, EvidenceKind.AFTER_PHOTO)


@dataclass(frozen=True, slots=True)
class PhotoPair:
    """A before and an after photo of one place.

    Attributes:
        reason: Why, in words.
        is_confirmed: The officer said so; else it is suggested.
        metres: Distance of the cameras; None where one of them recorded no place.
    """

    before: EvidenceItem
    after: EvidenceItem
    reason: str
    is_confirmed: bool = False
    metres: float | None = None


@dataclass(frozen=True, slots=True)
class Pairing:
    """The photos of one task.

    Attributes:
        pairs: In the order of their before photos.
        single: Photos without a partner, in directory order; all kinds that were asked about.
    """

    pairs: tuple[PhotoPair, ...] = ()
    single: tuple[EvidenceItem, ...] = ()

    @property
    def lacking_after(self) -> tuple[EvidenceItem, ...]:
        """整改前 photos without one of after."""
        return tuple(e for e in self.single if e.kind is EvidenceKind.BEFORE_PHOTO)

    @property
    def lacking_before(self) -> tuple[EvidenceItem, ...]:
        """整改后 photos without one of before."""
        return tuple(e for e in self.single if e.kind is EvidenceKind.AFTER_PHOTO)

    @property
    def suggested(self) -> tuple[PhotoPair, ...]:
        """Pairs that wait for the officer's word."""
        return tuple(p for p in self.pairs if not p.is_confirmed)


def pairing_of(case: CaseFile, likeness: Likeness | None = None) -> Pairing:
    """The before and after photos of a task that count."""
    photos = [e for e in case.for_dossier if e.is_picture and e.kind in _STAGES]
    return pair_photos(photos, case.photo_pairs, likeness, case.evidence)


def pair_photos(
    photos: Sequence[EvidenceItem],
    said: Sequence[PhotoPairRecord] = (),
    likeness: Likeness | None = None,
    every: Iterable[EvidenceItem] = (),
) -> Pairing:
    """Pair the before and after photos among `photos`.

    Args:
        photos: In directory order; those of other kinds stay single.
        said: What the officer said of pairs.
        likeness: How alike two photos look; without it only their facts count.
        every: All files of the task, also those for which a newer one stands: a pair goes on with the newer one, but
            as a suggestion, for the officer saw the older one.
    """
    by_id = {p.id: p for p in photos}
    newer = {e.id: e.replaced_by for e in every if e.replaced_by is not None}
    parted = {(s.before_id, s.after_id) for s in said if not s.belongs}
    found: dict[EvidenceId, PhotoPair] = {}
    used: set[EvidenceId] = set()

    def keep(pair: PhotoPair) -> None:
        if not used & {pair.before.id, pair.after.id}:
            found[pair.before.id] = pair
            used.update((pair.before.id, pair.after.id))

    following: list[PhotoPair] = []
    for one in said:
        before, after = by_id.get(_newest(one.before_id, newer)), by_id.get(_newest(one.after_id, newer))
        if not one.belongs or before is None or after is None or not _are_stages(before, after):
            continue
        metres = metres_between(before, after)
        if (before.id, after.id) == (one.before_id, one.after_id):
            keep(PhotoPair(before, after, _confirmed_reason(before, after, metres), True, metres))
        elif (before.id, after.id) not in parted:
            following.append(PhotoPair(before, after, "代替了已确认的照片，请再看一眼", False, metres))
    for pair in following:
        keep(pair)
    for pair in _suggestions(photos, parted, used, likeness):
        keep(pair)
    pairs = tuple(found[p.id] for p in photos if p.id in found)
    return Pairing(pairs, tuple(p for p in photos if p.id not in used))


def likeness_from_afar(prints: Mapping[str, bytes]) -> Likeness:
    """How alike pictures look by their fingerprints, named by the digests of their files."""

    def likeness(one: EvidenceItem, other: EvidenceItem) -> float | None:
        first, second = prints.get(one.sha256), prints.get(other.sha256)
        if not first or not second:
            return None
        bits = [int.from_bytes(one_print[:_WHOLE_BYTES], "little") for one_print in (first, second)]
        return max(0.0, 1 - (bits[0] ^ bits[1]).bit_count() / (4 * _WHOLE_BYTES))

    return likeness


def partners_for(
    photo: EvidenceItem, others: Iterable[EvidenceItem], likeness: Likeness | None = None
) -> tuple[EvidenceItem, ...]:
    """Photos of the other stage, the likeliest first: what an officer may choose from for `photo`."""
    is_before = photo.kind is EvidenceKind.BEFORE_PHOTO
    wanted = EvidenceKind.AFTER_PHOTO if is_before else EvidenceKind.BEFORE_PHOTO
    pairs = [((photo, o) if is_before else (o, photo), o) for o in others if o.kind is wanted]
    judged = [(_weight(*pair, likeness), o) for pair, o in pairs]
    return tuple(o for _, o in sorted(judged, key=lambda one: (one[0] is None, -(one[0] or 0.0), one[1].order)))


def distance_words(metres: float) -> str:
    """相距 6 米, 相距 1.2 公里."""
    return f"相距 {metres:.0f} 米" if metres < 1000 else f"相距 {metres / 1000:.1f} 公里"


def _suggestions(
    photos: Sequence[EvidenceItem],
    parted: set[tuple[EvidenceId, EvidenceId]],
    used: set[EvidenceId],
    likeness: Likeness | None,
) -> Iterator[PhotoPair]:
    """What may be suggested, the likeliest first; among equals the directory order decides. `used` grows meanwhile."""
    free = [p for p in photos if p.id not in used]
    after = [p for p in free if p.kind is EvidenceKind.AFTER_PHOTO]
    found: list[tuple[float, EvidenceItem, EvidenceItem]] = []
    for before in (p for p in free if p.kind is EvidenceKind.BEFORE_PHOTO):
        for other in after:
            if (before.id, other.id) not in parted and (weight := _weight(before, other, likeness)) is not None:
                found.append((weight, before, other))
    found.sort(key=lambda one: -one[0])
    for _, before, other in found:
        # Words only for what can still become a pair: of a hundred places there are ten thousand possible pairs.
        if not used & {before.id, other.id}:
            reason = _reason(before, other, likeness)
            yield PhotoPair(before, other, reason, False, metres_between(before, other))


def _weight(before: EvidenceItem, after: EvidenceItem, likeness: Likeness | None) -> float | None:
    """How much speaks for two photos showing one place; None where nothing does, or something speaks against it."""
    same_place, other_place = _places(before, after)
    same_part = before.part_seq is not None and before.part_seq == after.part_seq
    if None not in (before.part_seq, after.part_seq) and not same_part:
        return None
    metres = metres_between(before, after)
    if metres is not None and metres > FAR_M:
        return None
    if other_place and (metres is None or metres > _AS_GOOD_AS_SAME_M):
        return None
    if _is_later(before, after):
        return None
    near = metres is not None and metres <= NEAR_M
    same_measure = before.measure_seq == after.measure_seq
    alike = likeness(before, after) if likeness is not None else None
    if not (same_place or near or (same_measure and not other_place) or (alike is not None and alike >= _ALIKE)):
        return None
    weight = 4.0 * same_place + 2.0 * same_part + 3.0 * (alike or 0.0)
    if metres is not None:
        weight += 4.0 if metres <= 10 else 3.0 if metres <= _AS_GOOD_AS_SAME_M else 1.5 if near else 0.0
    if same_measure:
        weight += 1.0 if before.measure_seq is None else 2.0
    return weight


def _reason(before: EvidenceItem, after: EvidenceItem, likeness: Likeness | None) -> str:
    """What speaks for a suggestion, in words."""
    same_place, _ = _places(before, after)
    metres = metres_between(before, after)
    alike = likeness(before, after) if likeness is not None else None
    reasons = ["同一地点"] if same_place else []
    reasons += [distance_words(metres)] if metres is not None else []
    reasons += ["同一村组"] if before.part_seq is not None and before.part_seq == after.part_seq else []
    if before.measure_seq is not None and before.measure_seq == after.measure_seq:
        reasons.append(f"同属措施 {before.measure_seq}")
    reasons += ["画面相像"] if alike is not None and alike >= _ALIKE else []
    return "、".join(reasons) or "没有写地点，按佐证的顺序"


def _places(before: EvidenceItem, after: EvidenceItem) -> tuple[bool, bool]:
    """Whether both name the same place, and whether they name two."""
    here, there = before.place.strip(), after.place.strip()
    return bool(here) and here == there, bool(here) and bool(there) and here != there


def _confirmed_reason(before: EvidenceItem, after: EvidenceItem, metres: float | None) -> str:
    reasons = ["同一地点"] if _places(before, after)[0] else []
    reasons += [distance_words(metres)] if metres is not None else []
    return "、".join(("经办人确认", *reasons))


def _is_later(before: EvidenceItem, after: EvidenceItem) -> bool:
    """Whether the before photo was taken after the after photo; an officer states days, a camera moments."""
    if before.taken_at is None or after.taken_at is None:
        return False
    if TakenBy.CAMERA is before.taken_by is after.taken_by:
        return before.taken_at > after.taken_at
    days: tuple[date, date] = (before.taken_at.date(), after.taken_at.date())
    return days[0] > days[1]


def _newest(photo: EvidenceId, newer: dict[EvidenceId, EvidenceId]) -> EvidenceId:
    seen = {photo}
    while (next_one := newer.get(photo)) is not None and next_one not in seen:
        seen.add(next_one)
        photo = next_one
    return photo


def _are_stages(before: EvidenceItem, after: EvidenceItem) -> bool:
    return (before.kind, after.kind) == _STAGES
