"""Help and usage errors in Chinese; the command-line library speaks English only."""

from __future__ import annotations

import re
from functools import partial

import typer
from typer._click.core import Context  # not exported: the class `get_help` is given …
from typer._click.exceptions import (
    BadParameter,
    NoArgsIsHelpError,
    NoSuchOption,
    UsageError,
)  # … and what wrong calls raise
from typer.core import TyperCommand, TyperGroup

PROGRAM = "dujiao"

# Whether a file can be read is found out by whoever reads it, and told in the officer's words instead of the library's.
path_argument = partial(typer.Argument, readable=False)
path_option = partial(typer.Option, readable=False)

_WORDS = (
    ("Usage: ", "用法："),
    ("Arguments:", "参数："),
    ("Options:", "选项："),
    ("Commands:", "命令："),
    ("[required]", "[必填]"),
    ("[OPTIONS]", "[选项]"),
    ("COMMAND [ARGS]...", "命令 [参数]"),
    ("Show this message and exit.", "显示这段说明。"),
    ("[default: ", "[默认："),
    # As wide as what they replace, so that the columns stay where they are.
    ("<list[Path]>", "文件…       "),
    ("<list[str]>", "文字…      "),
    ("<list[int]>", "数字…      "),
    ("<path>", "文件  "),
    ("<str>", "文字 "),
    ("<int>", "数字 "),
)
_SAID = (
    (r"No such command '([^']+)'.*", r"没有命令“\1”。"),
    (r"Missing (?:argument|parameter):? '?([^'.]+)'?.*", r"少写了 \1。"),
    (r"Missing option:? '?([^'.]+)'?.*", r"少写了选项 \1。"),
    (r"Missing command.*", "没有写要做什么。"),
    (r"Option '?([^\s']+)'? requires .*", r"选项 \1 后面要写内容。"),
    (r"Option '?([^\s']+)'? does not take .*", r"选项 \1 后面不写内容。"),
    (r"Got unexpected extra arguments?(?:\(s\))? \((.+)\).*", r"多写了“\1”。"),
)
_ORDER = (
    "init", "officer", "settings", "rules", "import", "undo-import", "tasks", "task", "edit", "progress", "measure", "part",
    "indicator", "reading", "link", "plan-add", "plans", "attach", "take-in", "inbox", "inbox-put",
    "evidence-order", "evidence-move", "evidence-replace", "evidence-remove",
    "describe", "slots", "slot-answer", "statement", "pairs", "pair", "pairs-sheet", "reshoot-sheet", "photo-check",
    "photo-answer", "step", "backfill", "return", "confirm", "extend",
    "decide-extension", "extension-sheet", "look-back", "review", "visit-sheet", "dossier", "verify", "report", "plan",
    "warn", "calendar", "calendar-import", "hand-over", "backup", "restore", "check", "relink", "demo",
)  # fmt: skip
_CHOICES = re.compile(r"'(.*)' is not one of (.+?)\.?$", re.DOTALL)


class ChineseCommand(TyperCommand):
    """A command whose help reads Chinese throughout."""

    def get_help(self, ctx: Context) -> str:
        """The help text."""
        return _in_chinese(super().get_help(ctx))


class ChineseGroup(TyperGroup):
    """A group of commands whose help reads Chinese throughout, in the order of the work."""

    def list_commands(self, ctx: Context) -> list[str]:
        """Names in the order in which an officer needs them; what is not in that order stands behind."""
        names = super().list_commands(ctx)
        return sorted(names, key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))

    def get_help(self, ctx: Context) -> str:
        """The help text."""
        return _in_chinese(super().get_help(ctx))


def wrong_usage(error: UsageError) -> str:
    """What was wrong in a call, and how to see the right one; never the library's own words."""
    path = error.ctx.command_path if error.ctx else PROGRAM
    return f"{_mistake(error)}没有做任何改动。写法请看：{path} --help"


def _mistake(error: UsageError) -> str:
    if isinstance(error, NoArgsIsHelpError):
        return "没有写要做什么。"
    if isinstance(error, NoSuchOption):
        return f"没有选项 {error.option_name}。"
    message = error.format_message()
    for pattern, words in _SAID:
        if re.fullmatch(pattern, message, flags=re.DOTALL):
            return re.sub(pattern, words, message, flags=re.DOTALL)
    if isinstance(error, BadParameter) and error.param is not None:
        name = error.param.get_error_hint().strip("'")
        return f"“{name}”填得不对{_reason(error.message)}。"
    return "这样写不对。"


def _reason(message: str) -> str:
    choices = _CHOICES.search(message)
    if choices:
        known = choices[2].replace("'", "").replace(", ", "、")
        return f"：没有“{choices[1]}”，可以写 {known}"
    return "：要写一个整数" if "integer" in message else ""


def _in_chinese(text: str) -> str:
    for english, chinese in _WORDS:
        text = text.replace(english, chinese)
    return re.sub(r"\{([^{}\s]+)\}(?:\.\.\.)?", r"\1", text)
