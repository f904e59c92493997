"""`python -m dujiao_desktop`: without words the window, with words the command line; the frozen program too."""

from __future__ import annotations

import sys


def main() -> int:
    """Choose the door."""
    if len(sys.argv) > 1:
        from dujiao_desktop.cli import main as command_line

        return command_line(sys.argv[1:])
    from dujiao_desktop.app import main as window

    return window([])


if __name__ == "__main__":
    sys.exit(main())
