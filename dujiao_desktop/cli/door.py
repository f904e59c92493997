"""The command line: hoists the shared options, runs a command, turns trouble into a sentence and an exit code."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import typer
from typer._click.exceptions import UsageError  # not exported, but what every wrong call raises
from typer.core import TyperGroup

from dujiao_desktop.cli import (
    answering,
    clock,
    handing_over,
    keeping,
    many,
    pairing,
    people,
    photos,
    reading,
    rules,
    setting_up,
    shapes,
    sharing,
    taking_in,
    visiting,
    writing,
)
from dujiao_desktop.cli.desk import as_json
from dujiao_desktop.cli.explaining import explained
from dujiao_desktop.cli.help import PROGRAM, wrong_usage
from dujiao_desktop.cli.program import REFUSED, UNAVAILABLE, WRONG_USAGE, app
from dujiao_desktop.domain.errors import Cancelled, StepNotReady, Told, Unavailable
from dujiao_desktop.environment.crash_record import own_log_folder, record_crash
from dujiao_desktop.environment.workspace import WorkspacePaths
from dujiao_desktop.usecases.sentences import sentence

COMMANDS = (
    setting_up,
    people,
    reading,
    writing,
    taking_in,
    answering,
    pairing,
    photos,
    many,
    sharing,
    visiting,
    keeping,
    clock,
    rules,
    handing_over,
)
"""Files whose commands have entered themselves, in the order in which the help lists them."""
_SHARED = ("--workspace", "--as", "--password-file")
_SEVERAL = {
    "step": (3, ("--by", "--scan", "--signed", "--finding", "--objection")),
    "backfill": (3, ("--by", "--scan")),
    "return": (3, ("--item",)),
    "reshoot-sheet": (2, ("--photo",)),
    "extend": (2, ("--scan",)),
    "decide-extension": (2, ("--scan",)),
    "look-back": (2, ("--people", "--unit", "--photos")),
    "review": (2, ("--people", "--unit", "--files")),
}
"""By command: how many words stand before its options, and the options that may be given several values at once."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    arguments = hoisted(list(sys.argv[1:] if argv is None else argv))
    speaks_json = "--json" in arguments
    _speak_plainly(speaks_json)
    try:
        result = _commands().main(arguments, prog_name=PROGRAM, standalone_mode=False)
        sys.stdout.flush()
    except UsageError as wrong:
        _say("wrong_usage", wrong_usage(wrong), speaks_json)
        return WRONG_USAGE
    except Told as told:
        _tell(told, speaks_json)
        return UNAVAILABLE if isinstance(told, Unavailable) else REFUSED
    except (Cancelled, KeyboardInterrupt, EOFError, typer.Abort):
        _say("cancelled", sentence(Told("cancelled")), speaks_json)
        return REFUSED
    except (BrokenPipeError, SystemExit):  # who was reading, `head` say, has gone; the library exits on its own then
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNAVAILABLE
    except Exception as bug:  # whatever it is: written down for who mends it, one sentence for the officer
        record = record_crash(bug, _log_folders(arguments))
        _tell(Unavailable("program_fault", path=str(record or "")), speaks_json)
        return UNAVAILABLE
    return result if isinstance(result, int) else 0


@cache
def _commands() -> TyperGroup:
    """All commands, built from their functions once; that takes longer than most of them."""
    built = typer.main.get_command(app)
    assert isinstance(built, TyperGroup)
    return built


def hoisted(arguments: list[str]) -> list[str]:
    """The call with the shared options first, wherever they were written."""
    first: list[str] = []
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--":
            return [*first, *rest, word, *words]
        if word == "--json" or word.startswith(tuple(f"{o}=" for o in _SHARED)):
            first.append(word)
        elif word in _SHARED:
            first += [word, *([value] if (value := next(words, None)) is not None else [])]
        else:
            rest.append(word)
    return [*first, *_repeated(rest)]


def _repeated(words: list[str]) -> list[str]:
    """A step with `--by 周玉 何川` written as `--by 周玉 --by 何川`; only once task and step stand before it."""
    count, several = _SEVERAL.get(words[0], (0, ())) if words else (0, ())
    if not several or len(words) < count or any(w.startswith("-") for w in words[1:count]):
        return words
    spread, option, waiting = words[:count], "", False
    for word in words[count:]:
        if word.startswith("-"):
            option, waiting = word, True
        elif waiting:
            waiting = False
        elif option in several:
            spread.append(option)
        spread.append(word)
    return spread


def _speak_plainly(speaks_json: bool) -> None:
    """JSON is UTF-8 on every computer; a terminal that cannot show a character shows its code instead."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = "utf-8" if speaks_json else stream.encoding
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def _log_folders(arguments: list[str]) -> Iterator[Path]:
    if "--workspace" in arguments[:-1]:
        paths = WorkspacePaths(Path(arguments[arguments.index("--workspace") + 1]))
        if paths.card.is_file():
            yield paths.log
    yield own_log_folder()


def _say(code: str, words: str, speaks_json: bool) -> None:
    if speaks_json:
        print(as_json({"error": {"code": code, "sentence": words, "missing": []}}))
    else:
        print(words, file=sys.stderr)


def _tell(told: Told, speaks_json: bool) -> None:
    if speaks_json:
        print(as_json(shapes.error(told)))
        return
    print(sentence(told), file=sys.stderr)
    if isinstance(told, StepNotReady):
        lines = explained(told.missing, shapes.whys_of(told)) or [f"  ○ {gap.text}" for gap in told.missing]
        print("\n".join(lines), file=sys.stderr)
