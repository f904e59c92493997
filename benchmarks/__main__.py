"""Runs the benchmarks: `python -m benchmarks`, see README.md in this folder."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import Comparison, Told, alternate
from benchmarks.workspace import TASKS, WINDOW, make_workspace, peer_file

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One comparison.

    Attributes:
        program, peer: Scripts in this folder.
        limit: Highest ratio of CPU times, program to peer.
        wrong: Says what the program or the peer did not show; empty when both did their work.
    """

    name: str
    title: str
    program: str
    peer: str
    limit: float
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


BENCHMARKS = (
    Benchmark("window", "first painted window", "first_window.py", "bare_window.py", 1.3, window_is_wrong),
    Benchmark("list", f"first filled list of {TASKS:,} tasks", "first_list.py", "core_list.py", 1.6, list_is_wrong),
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measures the program against its peers.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"only these: {', '.join(b.name for b in BENCHMARKS)}")
    parser.add_argument("--rounds", type=int, default=5, help="pairs of runs, program and peer in turn (default 5)")
    parser.add_argument("--report-only", action="store_true", help="exit with 0 even when a limit is missed")
    asked = parser.parse_args()
    unknown = set(asked.names) - {b.name for b in BENCHMARKS}
    if unknown:
        parser.error(f"no benchmark {', '.join(sorted(unknown))}")
    chosen = [b for b in BENCHMARKS if not asked.names or b.name in asked.names]
    with tempfile.TemporaryDirectory(prefix="dujiao-benchmark-") as folder:
        workspace = Path(folder, "workspace")
        print(f"Making a workspace of {TASKS:,} tasks", file=sys.stderr, flush=True)
        make_workspace(workspace)
        kept = [_run(benchmark, workspace, asked.rounds) for benchmark in chosen]
    return 0 if all(kept) or asked.report_only else 1


def _run(benchmark: Benchmark, workspace: Path, rounds: int) -> bool:
    """Measure, print, and say whether the limit was kept and the work was done."""
    print(f"\n{benchmark.title}: {benchmark.program} against {benchmark.peer}")
    found = alternate(
        [str(HERE / benchmark.program), str(workspace)],
        [str(HERE / benchmark.peer), str(peer_file(workspace))],
        rounds,
        home=workspace.with_name("home"),
    )
    _print_table(found)
    wrong = next(filter(None, map(benchmark.wrong, found.program, found.peer)), "")
    if wrong:
        print(f"  NOT COMPARABLE: {wrong}")
        return False
    ratio = found.ratio("cpu")
    kept = ratio <= benchmark.limit
    print(f"  CPU ratio {ratio:.2f}, limit {benchmark.limit:.2f}: {'kept' if kept else 'MISSED'}")
    return kept


def _print_table(found: Comparison) -> None:
    rows: Sequence[tuple[str, str, float, str]] = (
        ("CPU", "cpu", 1000, "ms"),
        ("wall", "wall", 1000, "ms"),
        ("peak memory", "peak_mib", 1, "MiB"),
    )
    print(f"  {'':12} {'program':>12} {'peer':>12}   ratio, median of {len(found.program)} (each)")
    for word, key, factor, unit in rows:
        ours, theirs = found.median_of(found.program, key) * factor, found.median_of(found.peer, key) * factor
        each = " ".join(f"{ratio:.2f}" for ratio in found.ratios(key))
        print(f"  {word:12} {ours:8.0f} {unit:3} {theirs:8.0f} {unit:3}   {found.ratio(key):.2f} ({each})")


if __name__ == "__main__":
    sys.exit(main())
