"""The command line: hoists the shared options, runs a command, turns trouble into a sentence and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from typer._click.exceptions import UsageError  # not exported, but what every wrong call raises

from dujiao_desktop import __version__
from dujiao_desktop.cli import shapes
from dujiao_desktop.cli.desk import Desk, as_json
from dujiao_desktop.cli.help import ChineseGroup, wrong_usage
from dujiao_desktop.domain.errors import Cancelled, StepNotReady, Told, Unavailable
from dujiao_desktop.usecases.sentences import sentence

REFUSED, WRONG_USAGE, UNAVAILABLE, NOT_AUTHENTIC = 1, 2, 3, 4
_SHARED = ("--workspace", "--as", "--password-file")

app = typer.Typer(
    name="dujiao",
    cls=ChineseGroup,
    help="督交：督察整改任务的台账、佐证、销号与送验卷。不带命令时打开窗口用 dujiao-window。",
    epilog="公共选项 --workspace、--as、--json、--password-file 写在命令前后都可以。",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(asked: bool) -> None:
    if asked:
        print(f"督交 {__version__}")
        raise typer.Exit


@app.callback()
def shared(
    ctx: typer.Context,
    workspace: Annotated[
        Path | None, typer.Option(help="工作区文件夹；不写时用 DUJIAO_WORKSPACE，再不然用上次打开的。")
    ] = None,
    acting: Annotated[str | None, typer.Option("--as", help="以谁的名义办；只有一名人员时不必写。")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="只输出一个 JSON 对象。")] = False,
    password_file: Annotated[Path | None, typer.Option(help="从文件读密码；也可以用 DUJIAO_PASSWORD。")] = None,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="版本号。")] = False,
) -> None:
    """督交：督察整改任务的台账、佐证、销号与送验卷。"""
    ctx.obj = Desk(workspace, acting, as_json, password_file)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    from dujiao_desktop.cli import reading, setting_up, writing  # noqa: F401 the commands enter themselves

    arguments = hoisted(list(sys.argv[1:] if argv is None else argv))
    speaks_json = "--json" in arguments
    try:
        result = app(arguments, standalone_mode=False)
    except UsageError as wrong:
        print(wrong_usage(wrong), file=sys.stderr)
        return WRONG_USAGE
    except Told as told:
        _tell(told, speaks_json)
        return UNAVAILABLE if isinstance(told, Unavailable) else REFUSED
    except (Cancelled, KeyboardInterrupt, typer.Abort):
        print("已停下，没有留下半成品。", file=sys.stderr)
        return REFUSED
    return result if isinstance(result, int) else 0


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
    return [*first, *rest]


def _tell(told: Told, speaks_json: bool) -> None:
    if speaks_json:
        print(as_json(shapes.error(told)))
        return
    print(sentence(told), file=sys.stderr)
    for gap in told.missing if isinstance(told, StepNotReady) else ():
        print(f"  ○ {gap.text}", file=sys.stderr)
