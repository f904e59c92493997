"""Runs the benchmarks: `python -m benchmarks`, see README.md in this folder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.comparisons import BENCHMARKS, Benchmark
from benchmarks.measuring import Comparison, alternate

HERE = Path(__file__).resolve().parent
_FIGURES = (
    ("CPU", "cpu", 1000, "ms"),
    ("wall", "wall", 1000, "ms"),
    ("without pause", "wall_without_pause", 1000, "ms"),
    ("next, CPU", "next_cpu", 1000, "ms"),
    ("next, wall", "next_wall", 1000, "ms"),
    ("frame", "frame_ms", 1, "ms"),
    ("slow frame", "slow_frame_ms", 1, "ms"),
    ("every tab", "tabs_cpu", 1000, "ms"),
    ("close look", "fine_cpu", 1000, "ms"),
    ("shelving", "shelve_cpu", 1000, "ms"),
    ("memory", "rss_mib", 1, "MiB"),
    ("peak memory", "peak_mib", 1, "MiB"),
    ("size", "megabytes", 1, "MB"),
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measures the program against its peers.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"only these: {', '.join(b.name for b in BENCHMARKS)}")
    parser.add_argument("--rounds", type=int, default=5, help="pairs of runs, program and peer in turn (default 5)")
    parser.add_argument("--report-only", action="store_true", help="exit with 0 even when a limit is missed")
    parser.add_argument(
        "--keep", type=Path, default=HERE.parent / "build" / "benchmarks", metavar="DIR",
        help="where workspaces and photos are kept for the next time, some 3 GB (default build/benchmarks)",
    )  # fmt: skip
    asked = parser.parse_args()
    unknown = set(asked.names) - {b.name for b in BENCHMARKS}
    if unknown:
        parser.error(f"no benchmark {', '.join(sorted(unknown))}")
    chosen = [b for b in BENCHMARKS if not asked.names or b.name in asked.names]
    kept = asked.keep.absolute()
    kept.mkdir(parents=True, exist_ok=True)
    met = [_run(benchmark, kept, asked.rounds) for benchmark in chosen]
    return 0 if all(met) or asked.report_only else 1


def _run(benchmark: Benchmark, kept: Path, rounds: int) -> bool:
    """Measure, print, and say whether the limits were kept and the work was done."""
    program, peer = benchmark.given(kept)
    print(f"\n{benchmark.title}: {benchmark.program} against {benchmark.peer}", flush=True)
    try:
        found = alternate(
            [str(HERE / benchmark.program), *program],
            [str(HERE / benchmark.peer), *peer],
            rounds,
            home=kept / "home",
        )
    except RuntimeError as trouble:
        print(f"  NOT MEASURED: {trouble}")
        return False
    _print_table(found)
    wrong = next(filter(None, map(benchmark.wrong, found.program, found.peer)), "")
    if wrong:
        print(f"  NOT COMPARABLE: {wrong}")
        return False
    met = True
    for limit in benchmark.limits:
        value = limit.found(found)
        met &= value <= limit.most
        how = {"ratio": "ratio", "above": "above the peer", "alone": "of the program"}[limit.how]
        print(f"  {limit.key} {how} {value:.2f}, limit {limit.most:.2f}: {'kept' if value <= limit.most else 'MISSED'}")
    return met


def _print_table(found: Comparison) -> None:
    print(f"  {'':13} {'program':>12} {'peer':>12}   ratio, median of {len(found.program)} (each)")
    for word, key, factor, unit in _FIGURES:
        if not all(key in run for run in found.program):
            continue
        ours = found.median_of(found.program, key) * factor
        if not all(key in run for run in found.peer):
            print(f"  {word:13} {ours:8.0f} {unit:3}")
            continue
        theirs = found.median_of(found.peer, key) * factor
        each = " ".join(f"{ratio:.2f}" for ratio in found.ratios(key))
        print(f"  {word:13} {ours:8.0f} {unit:3} {theirs:8.0f} {unit:3}   {found.ratio(key):.2f} ({each})")


if __name__ == "__main__":
    sys.exit(main())
