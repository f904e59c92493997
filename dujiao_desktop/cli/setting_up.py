"""Commands for the first day and for safety: init, backup, restore, check, relink, log-bundle, demo, --self-check."""

from __future__ import annotations

import getpass
import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from dujiao_desktop.cli.desk import Desk, OnTerminal
from dujiao_desktop.cli.help import ChineseCommand, path_argument, path_option
from dujiao_desktop.cli.program import NOT_AUTHENTIC, REFUSED, app
from dujiao_desktop.domain.custody import KeptFile
from dujiao_desktop.domain.errors import Refused, Unavailable
from dujiao_desktop.environment import clock, settings
from dujiao_desktop.environment.workspace import WorkspacePaths
from dujiao_desktop.usecases import back_up as backing_up
from dujiao_desktop.usecases import check_office, relink_evidence, set_up
from dujiao_desktop.usecases import log_bundle as bundling
from dujiao_desktop.wiring import make_demo


@app.command(cls=ChineseCommand, epilog="例：dujiao init --workspace ./督交 --unit 云岭镇人民政府 --officer 周玉")
def init(
    ctx: typer.Context,
    unit: Annotated[str, typer.Option(help="单位全称，与公章一致。")],
    officer: Annotated[str, typer.Option(help="第一名人员（经办人）的姓名。")] = "经办人",
    no_password: Annotated[bool, typer.Option("--no-password", help="不设密码；数据没有任何保护。")] = False,
    rules: Annotated[str, typer.Option(help="规则包，如 generic、boshan、huangshan。")] = set_up.USUAL_PACK,
) -> None:
    """建立工作区。"""
    desk: Desk = ctx.obj
    folder = desk.workspace or Path.home() / "督交工作区"
    password = None if no_password else desk.password(ask=False) or _new_password()
    if password is None and not no_password:
        raise Refused("password_choice_needed")
    done = set_up.set_up(folder, unit=unit, officer_name=officer, password=password, now=clock.now(), rule_pack=rules)
    with suppress(Unavailable):  # a convenience; the recovery code has to be shown all the same
        settings.remember_workspace(folder)
    warning = "" if password else f"\n{set_up.UNPROTECTED_WARNING}"
    desk.say(
        {
            "workspace": str(folder.absolute()),
            "recovery_code": done.recovery_code,
            "officer": {"id": done.officer.id, "name": done.officer.name},
        },
        f"工作区已建好：{folder.absolute()}\n{set_up.CLASSIFIED_NOTICE}{warning}\n"
        f"恢复码（请抄在纸上，交负责人保管，忘记密码时用）：\n  {done.recovery_code}",
    )


@app.command(cls=ChineseCommand, epilog="例：dujiao backup --to 督交备份.dujiao-backup")
def backup(ctx: typer.Context, to: Annotated[Path, path_option(help="备份文件。")]) -> None:
    """备份整个工作区到一个文件，写完立即打开检查。"""
    desk: Desk = ctx.obj
    with desk.open() as office:
        by = desk.reader(office)
        done = backing_up.back_up(office.store, office.paths, to, by=by, now=clock.now(), control=OnTerminal())
    desk.say(
        {"path": str(done.path), "size_bytes": done.size_bytes, "files": done.files},
        f"备份已写好并检查过：{done.path}（佐证 {done.files} 件）",
    )


@app.command(cls=ChineseCommand, epilog="例：dujiao restore 督交备份.dujiao-backup --to ./恢复")
def restore(
    ctx: typer.Context,
    file: Annotated[Path, path_argument(metavar="FILE", help="备份文件。")],
    to: Annotated[Path | None, path_option(help="新的空文件夹。")] = None,
    in_place: Annotated[
        bool, typer.Option("--in-place", help="恢复到工作区原处，打不开时也行；原来的整个改名留在旁边，不删除。")
    ] = False,
) -> None:
    """把备份恢复到一个新文件夹；加 --in-place 恢复到原处。"""
    desk: Desk = ctx.obj
    if (to is None) != in_place:
        raise Refused("restore_place_needed")
    place = to or desk.folder
    password = desk.password(ask=backing_up.needs_password(file))
    if in_place:
        done = backing_up.restore_in_place(file, place, password=password, now=clock.now(), control=OnTerminal())
    else:
        done = backing_up.restore(file, place, password=password, control=OnTerminal())
    aside = f"\n原来的工作区留在 {done.set_aside}。" if done.set_aside else ""
    desk.say(
        {
            "workspace": str(done.folder),
            "tasks": done.tasks,
            "files": done.files,
            "set_aside": str(done.set_aside) if done.set_aside else None,
        },
        f"已恢复到 {done.folder}：任务 {done.tasks} 项，佐证 {done.files} 件，检查无误。{aside}",
    )


@app.command(cls=ChineseCommand, epilog="例：dujiao check --json")
def check(ctx: typer.Context) -> None:
    """检查数据库、佐证原件和操作记录是否完好。"""
    desk: Desk = ctx.obj
    with desk.open() as office:
        found = check_office.check_office(office.store, OnTerminal())
    words = "\n".join(f"■ {f.text}" for f in found.findings) or "检查完毕：数据库、佐证原件、操作记录都完好。"
    desk.say(
        {
            "ok": found.ok,
            "findings": [
                {"code": f.code, "text": f.text, "path": f.path, "files": [_named(k) for k in f.files]}
                for f in found.findings
            ],
        },
        words,
    )
    if not found.ok:
        raise typer.Exit(REFUSED)


@app.command(cls=ChineseCommand, epilog="例：dujiao relink /media/U盘/照片")
def relink(
    ctx: typer.Context, folder: Annotated[Path, path_argument(metavar="FOLDER", help="文件夹或 U 盘，连同下面各层。")]
) -> None:
    """按内容找回不见了或坏了的佐证原件，改了名、挪了地方都认得；那个文件夹一点不改。"""
    desk: Desk = ctx.obj
    with desk.working() as (office, officer, now):
        done = relink_evidence.relink_evidence(office.store, folder, by=officer, now=now, control=OnTerminal())
    still = "".join(f"\n■ {'、'.join(k.words for k in files)}：还没有找到。" for files in done.missing)
    desk.say(
        {
            "relinked": [
                {
                    "sha256": f.sha256,
                    "files": [_named(k) for k in f.files],
                    "from": str(f.came_from),
                    "set_aside": str(f.set_aside) if f.set_aside else None,
                }
                for f in done.found
            ],
            "missing": [[_named(k) for k in files] for files in done.missing],
            "unreadable": [str(path) for path in done.unreadable],
        },
        relink_evidence.words_of(done) + still,
    )
    if done.missing:
        raise typer.Exit(REFUSED)


def _named(file: KeptFile) -> dict[str, str]:
    return {"task": file.task_number, "title": file.title, "file_name": file.file_name}


@app.command("log-bundle", cls=ChineseCommand, epilog="例：dujiao log-bundle --to 日志.zip")
def log_bundle(ctx: typer.Context, to: Annotated[Path, path_option(help="压缩文件 .zip。")]) -> None:
    """把程序出错的记录装进一个文件，交给维护人员；姓名、单位、电话、路径和任务内容都已遮住。"""
    desk: Desk = ctx.obj
    try:
        paths = WorkspacePaths(desk.folder.expanduser().absolute())
    except Refused:  # no workspace yet: what happened outside every workspace is bundled all the same
        paths = None
    done = bundling.bundle_logs(paths, to, now=clock.now())
    desk.say(
        {"path": str(done.path), "files": done.files},
        f"已装好：{done.path}（记录 {len(done.files)} 份，个人信息和任务内容已遮住）",
    )


@app.command(cls=ChineseCommand, epilog="例：dujiao demo --to ./督交演示")
def demo(
    ctx: typer.Context,
    to: Annotated[Path | None, path_option(help="放结果的新文件夹；不写时放在当前文件夹的“督交演示”。")] = None,
) -> None:
    """用样例数据走完一项任务：从导入到送验卷、核验。"""
    desk: Desk = ctx.obj
    made = make_demo(to or Path.cwd() / "督交演示", clock.now(), OnTerminal())
    desk.say(
        {"workspace": str(made.workspace), "package": str(made.package)},
        f"演示工作区：{made.workspace}\n送验卷：{made.package}\n核验：{made.verdict_sentence}\n"
        f"打开它：dujiao-window --workspace {made.workspace}",
    )
    if not made.verified:
        raise typer.Exit(NOT_AUTHENTIC)


def _new_password() -> str | None:
    if not sys.stdin.isatty():
        return None
    first = getpass.getpass("设一个密码（至少 8 个字符，数据和签名密钥都用它）：")
    if getpass.getpass("再输一遍：") != first:
        raise Refused("passwords_differ")
    return first
