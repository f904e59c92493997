"""The program's first page as values: what is overdue, due, sent back, warned of and waited for, and the days ahead.

    python benchmarks/radar_view.py WORKSPACE

Reading and judging, as at the first look of a day, without painting; `window` and `list` measure the screen.
"""

from __future__ import annotations

import sys
from pathlib import Path

from figures import Figures
from workspace import NOW, look

from dujiao_desktop.wiring import open_office


def main() -> int:
    figures, day = Figures(), NOW.date()
    with open_office(Path(sys.argv[1]), None, NOW) as opened, opened.store.lists() as lists:
        lists.get_ready()
        figures.begin()
        page, ahead = look(lists, opened.office, day)
        figures.take()
        groups = (
            page.returned, page.overdue, page.due_soon, page.in_notice, page.notice_ended, page.long_term_due,
            page.warned,
        )  # fmt: skip
        figures.tell(found=list(map(len, groups)), first=len(page.first), days=len(ahead.days))
    return 0


if __name__ == "__main__":
    sys.exit(main())
