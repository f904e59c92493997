"""The same work without a window: batch, county desks, tests, benchmarks.

Exit codes: 0 done, 1 refused, 2 wrong usage, 3 unavailable, 4 not authentic.
"""

from dujiao_desktop.cli.door import main as main
