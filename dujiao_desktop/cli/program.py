"""The program `dujiao`: its shared options and exit codes; the commands enter themselves from their own files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dujiao_desktop import __version__
from dujiao_desktop.cli.desk import Desk
from dujiao_desktop.cli.help import PROGRAM, ChineseGroup, path_option

REFUSED, WRONG_USAGE, UNAVAILABLE, NOT_AUTHENTIC = 1, 2, 3, 4

app = typer.Typer(
    name=PROGRAM,
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
        Path | None, path_option(help="工作区文件夹；不写时用 DUJIAO_WORKSPACE，再不然用上次打开的。")
    ] = None,
    acting: Annotated[str | None, typer.Option("--as", help="以谁的名义办；只有一名人员时不必写。")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="只输出一个 JSON 对象。")] = False,
    password_file: Annotated[Path | None, path_option(help="从文件读密码；也可以用 DUJIAO_PASSWORD。")] = None,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="版本号。")] = False,
) -> None:
    """督交：督察整改任务的台账、佐证、销号与送验卷。"""
    ctx.obj = Desk(workspace, acting, as_json, password_file)
