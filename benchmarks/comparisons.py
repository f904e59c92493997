"""What is compared with what: scripts, what they are given, limits, and whether both did the same work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks import materials
from benchmarks.fingerprints import PRINTS
from benchmarks.measuring import Comparison, Told
from benchmarks.moves import MOVES, WARM
from benchmarks.workspace import ALBUM, CARDS, SEARCHES, STEPS, TASKS, WINDOW, peer_file

MANY = 100_000
_RESOURCES = Path(__file__).resolve().parents[1] / "resources"


@dataclass(frozen=True, slots=True)
class Limit:
    """A bound on the median.

    Attributes:
        key: The figure it bounds.
        most: Highest value.
        how: ``ratio`` of program to peer, ``above`` the peer, or the program's own figure ``alone``.
    """

    key: str
    most: float
    how: str = "ratio"

    def found(self, runs: Comparison) -> float:
        """What the runs gave."""
        if self.how == "ratio":
            return runs.ratio(self.key)
        return runs.above(self.key) if self.how == "above" else runs.median_of(runs.program, self.key)


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One comparison.

    Attributes:
        program, peer: Scripts in this folder.
        given: Makes what both need, kept for the next time, and gives the arguments of the program and of the peer.
        limits: All have to be kept.
        wrong: Says what the program or the peer did not do; empty when both did their work.
    """

    name: str
    title: str
    program: str
    peer: str
    given: Callable[[Path], tuple[list[str], list[str]]]
    limits: tuple[Limit, ...]
    wrong: Callable[[Told, Told], str]


def window_is_wrong(program: Told, peer: Told) -> str:
    """Both windows were visible and had letters drawn in them, the same ones."""
    if not (program["visible"] and peer["visible"]):
        return "a window was not visible"
    if not program["words"] or program["words"] != peer["words"]:
        return f"the windows say {program['words']!r} and {peer['words']!r}"
    if min(program["colours"], peer["colours"]) < 3:
        return "a window had nothing drawn in it"
    return ""


def list_is_wrong(program: Told, peer: Told) -> str:
    """Both tables were visible with every task, and the first window of lines reads the same."""
    if not (program["visible"] and peer["visible"]):
        return "a table was not visible"
    if not program["rows"] == peer["rows"] == TASKS:
        return f"the tables have {program['rows']} and {peer['rows']} rows instead of {TASKS}"
    if len(peer["texts"]) != WINDOW or program["texts"] != peer["texts"]:
        different = [
            (ours, theirs) for ours, theirs in zip(program["texts"], peer["texts"], strict=False) if ours != theirs
        ]
        return f"the lines differ, first {different[:1]}"
    return ""


def search_is_wrong(program: Told, peer: Told) -> str:
    """Every search found as many tasks, the same first, and the program waited no longer than 50 ms for more letters."""
    if len(program["found"]) != len(SEARCHES) or program["found"] != peer["found"]:
        return f"found {program['found']} and {peer['found']}"
    return "" if program["pause_ms"] <= 50 else f"the program waits {program['pause_ms']} ms"


def card_is_wrong(program: Told, peer: Told) -> str:
    """The same tasks were opened."""
    same = len(program["shown"]) == CARDS and program["shown"] == peer["shown"]
    return "" if same else f"opened {program['shown']} and {peer['shown']}"


def radar_is_wrong(program: Told, peer: Told) -> str:
    """The same groups, some of them filled, and the first things and the days ahead were there."""
    if program["found"] != peer["found"] or not (program["found"][1] and program["found"][-1]):
        return f"the groups hold {program['found']} and {peer['found']}"
    return "" if program["first"] and program["days"] else "the page was empty"


def growth_is_wrong(program: Told, peer: Told) -> str:
    """Ten times as many tasks gave ten times as many overdue, give or take a tenth."""
    more, less = program["found"][1], peer["found"][1]
    return "" if less and abs(more / less - MANY / TASKS) <= 0.1 * MANY / TASKS else f"{more} and {less} are overdue"


def moves_are_wrong(program: Told, peer: Told) -> str:
    """As many moves left as many rows of history, three each."""
    same = program["moved"] == peer["moved"] == MOVES and program["rows"] == peer["rows"] == 3 * (MOVES + WARM)
    return "" if same else f"{program} and {peer}"


def memory_is_wrong(program: Told, peer: Told) -> str:
    """The long list was there to its last row, and the other program had one task."""
    return "" if (program["rows"], program["last"], peer["rows"]) == (MANY, str(MANY), 1) else "a list was not filled"


def idle_is_wrong(program: Told, peer: Told) -> str:
    """The list was filled."""
    return "" if program["visible"] and program["rows"] == TASKS else "the list was not filled"


def files_are_wrong(program: Told, peer: Told) -> str:
    """The same bytes arrived."""
    same = program["files"] > 0 and sorted(program["digests"]) == sorted(peer["digests"])
    return "" if same else f"{program['files']} and {peer['files']} files, not all alike"


def intake_is_wrong(program: Told, peer: Told) -> str:
    """Every photo was taken in, and copied."""
    same = program["files"] == peer["files"] == materials.CARD
    return "" if same else f"{program['files']} taken in, {peer['files']} copied"


def album_is_wrong(program: Told, peer: Told) -> str:
    """Both lists had every row and were moved as often; every row in sight had its picture."""
    if not (program["rows"] == peer["rows"] == ALBUM and program["steps"] == peer["steps"] == STEPS):
        return f"{program} and {peer}"
    return "" if program["seen"] >= 2 * STEPS else f"only {program['seen']} pictures were seen"


def dossier_is_wrong(program: Told, peer: Told) -> str:
    """About 300 pages with 100 pictures, and the peer set as many characters, give or take a tenth."""
    if not 280 <= program["pages"] <= 330 or not program["pictures"] == peer["pictures"] == 100:
        return f"{program['pages']} pages with {program['pictures']} and {peer['pictures']} pictures"
    ours, theirs = program["characters"], peer["characters"]
    return "" if abs(ours - theirs) <= 0.1 * ours else f"{ours} and {theirs} characters"


def photos_are_wrong(program: Told, peer: Told) -> str:
    """Every photo asked for was found first among as many, by both."""
    same = program["pictures"] == peer["pictures"] == PRINTS and program["found"] == peer["found"]
    return "" if same and len(set(program["found"])) == len(program["found"]) else "other photos were found"


def _list(kept: Path) -> tuple[list[str], list[str]]:
    workspace = materials.workspace(kept, TASKS)
    return [str(workspace)], [str(peer_file(workspace))]


def _search(kept: Path) -> tuple[list[str], list[str]]:
    workspace = materials.workspace(kept, MANY)
    return [str(workspace)], [str(peer_file(workspace))]


def _radar(kept: Path) -> tuple[list[str], list[str]]:
    workspace = materials.workspace(kept, TASKS)
    return [str(workspace)], [str(peer_file(workspace))]


def _growth(kept: Path) -> tuple[list[str], list[str]]:
    return [str(materials.workspace(kept, MANY))], [str(materials.workspace(kept, TASKS))]


def _moves(kept: Path) -> tuple[list[str], list[str]]:
    given = [str(materials.workspace(kept, TASKS)), str(kept / "run")]
    return given, [*given, str(materials.moves(kept, TASKS))]


def _moves_growth(kept: Path) -> tuple[list[str], list[str]]:
    many, few = (str(materials.workspace(kept, tasks)) for tasks in (MANY, TASKS))
    return [many, str(kept / "run")], [few, str(kept / "run")]


def _memory(kept: Path) -> tuple[list[str], list[str]]:
    return [str(materials.workspace(kept, MANY)), "scroll"], [str(materials.workspace(kept, 1)), "scroll"]


def _card(kept: Path) -> tuple[list[str], list[str]]:
    workspace, card = materials.workspace(kept, TASKS), str(kept / "card.json")
    return [str(workspace), card], [str(peer_file(workspace)), card]


def _idle(kept: Path) -> tuple[list[str], list[str]]:
    return [str(materials.workspace(kept, TASKS))], []


def _photos(kept: Path) -> tuple[list[str], list[str]]:
    given = [str(materials.photos(kept)), str(kept / "run")]
    return given, given


def _photo_card(kept: Path) -> tuple[list[str], list[str]]:
    given = [str(materials.card(kept)), str(kept / "run")]
    return given, given


def _album(kept: Path) -> tuple[list[str], list[str]]:
    return [str(materials.album(kept))], []


def _vault(kept: Path) -> tuple[list[str], list[str]]:
    given = [str(materials.vault(kept))]
    return given, given


def _dossier(kept: Path) -> tuple[list[str], list[str]]:
    previews, texts = materials.previews(kept)
    font = str(_RESOURCES / "fonts" / "FandolFang-Regular.ttf")
    return [str(previews), str(kept / "run")], [str(texts), str(kept / "run"), font]


def _prints(kept: Path) -> tuple[list[str], list[str]]:
    prints = str(materials.prints(kept))
    return [prints, str(materials.previews(kept)[0]), str(kept / "run")], [prints]


BENCHMARKS = (
    Benchmark(
        "window", "first painted window", "first_window.py", "bare_window.py", _list, (Limit("cpu", 1.3),), window_is_wrong
    ),
    Benchmark(
        "list", f"first filled list of {TASKS:,} tasks", "first_list.py", "core_list.py", _list, (Limit("cpu", 1.6),),
        list_is_wrong,
    ),
    Benchmark(
        "search", f"last letter of a search to the painted list, {MANY:,} tasks", "typed_search.py", "bare_search.py",
        _search, (Limit("cpu", 1.5),), search_is_wrong,
    ),
    Benchmark(
        "radar", f"what the first page says of {TASKS:,} tasks", "radar_view.py", "bare_radar.py", _radar,
        (Limit("cpu", 2.0),), radar_is_wrong,
    ),
    Benchmark(
        "radar-growth", f"the first page of {MANY:,} tasks against {TASKS:,}: linear is {MANY // TASKS}",
        "radar_view.py", "radar_view.py", _growth, (Limit("cpu", 1.2 * MANY / TASKS),), growth_is_wrong,
    ),
    Benchmark(
        "move", f"a task sent back, with its history, among {TASKS:,}", "move_tasks.py", "bare_moves.py", _moves,
        (Limit("wall", 2.0),), moves_are_wrong,
    ),
    Benchmark(
        "move-growth", f"a task sent back among {MANY:,} against {TASKS:,}", "move_tasks.py", "move_tasks.py",
        _moves_growth, (Limit("cpu", 1.5),), moves_are_wrong,
    ),
    Benchmark(
        "memory", f"{MANY:,} tasks, every window seen, above the program with one task", "idle_program.py",
        "idle_program.py", _memory, (Limit("rss_mib", 25, "above"),), memory_is_wrong,
    ),
    Benchmark(
        "idle", f"at rest with {TASKS:,} tasks", "idle_program.py", "bare_window.py", _idle,
        (Limit("rss_mib", 160, "alone"),), idle_is_wrong,
    ),
    Benchmark(
        "card", "from choosing a task to its painted card, the first (with making it) and the next", "open_card.py",
        "bare_card.py", _card, (Limit("cpu", 2.0), Limit("next_cpu", 2.0)), card_is_wrong,
    ),
    Benchmark(
        "attach", "attach 200 photos of 4 MB", "attach_photos.py", "copy_and_sync.py", _photos,
        (Limit("wall", 2.0), Limit("growth_mib", 16, "alone")), files_are_wrong,
    ),
    Benchmark(
        "take-in", f"take {materials.CARD} photos of 4 MB into the inbox", "take_in_photos.py", "copy_and_sync.py",
        _photo_card, (Limit("wall", 2.0), Limit("above_mib", 150, "alone")), files_are_wrong,
    ),
    Benchmark(
        "intake-window", f"answer while {materials.CARD} photos of 4 MB are taken in", "intake_stalls.py",
        "copy_and_sync.py", _photo_card, (Limit("stall_ms", 100, "alone"), Limit("above_mib", 150, "alone")), intake_is_wrong,
    ),
    Benchmark(
        "album", f"scroll {ALBUM:,} photos until every row in sight has its picture", "scroll_thumbnails.py",
        "bare_scroll.py", _album, (Limit("frame_ms", 1000 / 30, "alone"),), album_is_wrong,
    ),
    Benchmark(
        "verify", "check 200 files of 4 MB", "verify_files.py", "openssl_digests.py", _vault, (Limit("wall", 1.0),),
        files_are_wrong,
    ),
    Benchmark(
        "package", "seal, sign, zip and read back 200 photos of 4 MB", "seal_package.py", "copy_and_sync.py", _photos,
        (Limit("wall", 2.0),), files_are_wrong,
    ),
    Benchmark(
        "dossier", "set a dossier of 300 pages with 100 photos", "write_dossier.py", "bare_dossier.py", _dossier,
        (Limit("cpu", 1.5), Limit("peak_mib", 250, "alone")), dossier_is_wrong,
    ),
    Benchmark(
        "photos", f"look for a photo among {PRINTS:,} fingerprints, a hundred times; the close look at one apart",
        "photo_search.py", "bare_popcount.py", _prints, (Limit("cpu", 2.0),), photos_are_wrong,
    ),
)  # fmt: skip
