"""Help and usage errors in Chinese; the command-line library speaks English only."""

from __future__ import annotations

import re

from typer._click.core import Context  # neither is exported: the class `get_help` is given …
from typer._click.exceptions import UsageError  # … and what every wrong call raises
from typer.core import TyperCommand, TyperGroup

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
)
_SAID = (
    (r"No such option:? '?(--?[^\s'.]+)'?.*", r"没有选项 \1。"),
    (r"No such command '([^']+)'.*", r"没有命令“\1”。"),
    (r"Missing (?:argument|parameter):? '?([^'.]+)'?.*", r"少写了 \1。"),
    (r"Missing option '?([^'.]+)'?.*", r"少写了选项 \1。"),
    (r"Missing command.*", "没有写要做什么。"),
    (r"Option '?([^\s']+)'? requires an argument.*", r"选项 \1 后面要写内容。"),
    (r"Got unexpected extra arguments? \((.+)\).*", r"多写了“\1”。"),
    (r"Invalid value for '?([^':]+)'?: (.*)", r"“\1”填得不对：\2"),
)


class ChineseCommand(TyperCommand):
    """A command whose help reads Chinese throughout."""

    def get_help(self, ctx: Context) -> str:
        """The help text."""
        return _in_chinese(super().get_help(ctx))


class ChineseGroup(TyperGroup):
    """A group of commands whose help reads Chinese throughout."""

    def get_help(self, ctx: Context) -> str:
        """The help text."""
        return _in_chinese(super().get_help(ctx))


def wrong_usage(error: UsageError) -> str:
    """What was wrong in a call, and how to see the right one."""
    message = error.format_message()
    for pattern, words in _SAID:
        found, count = re.subn(pattern, words, message, flags=re.DOTALL)
        if count:
            message = found
            break
    path = error.ctx.command_path if error.ctx else "dujiao"
    return f"{message}没有做任何改动。写法请看：{path} --help"


def _in_chinese(text: str) -> str:
    for english, chinese in _WORDS:
        text = text.replace(english, chinese)
    return text
