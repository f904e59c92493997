"""`python -m dujiao_desktop`: without words the window, with words the command line; the frozen program too."""

from __future__ import annotations

import sys


def main() -> int:
    """Choose the door."""
    words = sys.argv[1:]
    if words == ["--self-check"]:
        from dujiao_desktop.self_check import main as self_check

        return self_check()
    if words:
        from dujiao_desktop.cli import main as command_line

        return command_line(words)
    from dujiao_desktop.app import main as window

    return window([])


if __name__ == "__main__":
    sys.exit(main())
