"""An officer on a desktop with fcitx writes Chinese into the real window, on a screen of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("Windows sees to Chinese input itself", allow_module_level=True)

from jeepney import MatchRule
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

from dujiao_desktop import wiring
from dujiao_desktop.usecases.set_up import set_up
from tests.builders import NOW
from tests.desktop.fake_fcitx import session_bus

REPOSITORY = Path(__file__).resolve().parents[2]
PROGRAMS = ("Xvfb", "openbox", "xdotool", "dbus-daemon", "fcitx5")
PINYIN = Path("/usr/share/fcitx5/inputmethod/pinyin.conf")
NEW_TASK = "新任务"
LIMIT_S = 30
PROFILE = """[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=pinyin
Layout=

[GroupOrder]
0=Default
"""


class Desktop:
    """A screen, a window manager, a session bus, fcitx with pinyin, and somebody at the keyboard."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment

    def start(self, *command: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            command, env=self.environment, cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def xdotool(self, *words: str) -> bool:
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, timeout=LIMIT_S, check=False
        )
        return done.returncode == 0

    def type(self, letters: str) -> None:
        assert self.xdotool("type", "--delay", "20", letters)

    def press(self, *keys: str) -> None:
        assert self.xdotool("key", "--delay", "20", *keys)

    def wait_for_window(self, title: str) -> None:
        assert self.xdotool("search", "--sync", "--onlyvisible", "--name", title, "windowfocus", "--sync"), title

    def wait_until_closed(self, title: str) -> None:
        until = time.monotonic() + LIMIT_S
        while self.xdotool("search", "--onlyvisible", "--name", title):
            assert time.monotonic() < until, f"{title} stays open"

    def picture(self, name: str) -> None:
        """Kept only for those who want to look."""
        folder = os.environ.get("DUJIAO_PICTURES")
        if folder:
            time.sleep(1)
            subprocess.run(["import", "-window", "root", f"{folder}/{name}.png"], env=self.environment, check=True)


@pytest.fixture
def desktop(empty_home: Path) -> Iterator[Desktop]:
    absent = [program for program in PROGRAMS if shutil.which(program) is None]
    absent += [] if PINYIN.exists() else ["fcitx5-pinyin"]
    if absent:
        pytest.skip(f"not installed: {', '.join(absent)}")
    with ExitStack() as stack:
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
        screen = stack.enter_context(subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL))
        stack.callback(screen.terminate)
        os.close(writing)
        with os.fdopen(reading) as said:
            display = f":{said.readline().strip()}"
        bus = stack.enter_context(session_bus("dbus-daemon"))
        # As most distributions set it, although no such plugin comes with our Qt.
        told = {"DISPLAY": display, "DBUS_SESSION_BUS_ADDRESS": bus, "QT_IM_MODULE": "fcitx"}
        kept = {n: v for n, v in os.environ.items() if n not in ("QT_QPA_PLATFORM", "QT_IM_MODULES", "WAYLAND_DISPLAY")}
        made = Desktop(kept | told)
        profile = empty_home / ".config" / "fcitx5" / "profile"
        profile.parent.mkdir(parents=True)
        profile.write_text(PROFILE, encoding="utf-8")
        for program in ("openbox", "fcitx5"):
            running = stack.enter_context(made.start(program))
            stack.callback(running.terminate)
        wait_for_name(bus, "org.freedesktop.portal.Fcitx")
        yield made


def wait_for_name(address: str, name: str) -> None:
    """Until a service has taken its name on the bus."""
    rule = MatchRule(type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged")
    rule.add_arg_condition(0, name)
    with open_dbus_connection(address) as bus, bus.filter(rule) as taken:
        bus.send_and_get_reply(message_bus.AddMatch(rule))
        if not bus.send_and_get_reply(message_bus.NameHasOwner(name)).body[0]:
            bus.recv_until_filtered(taken, timeout=LIMIT_S)


@pytest.mark.slow
def test_that_a_task_written_with_fcitx_lies_in_the_workspace(desktop: Desktop, tmp_path: Path) -> None:
    folder = tmp_path / "工作区"
    set_up(folder, unit="云岭镇人民政府", officer_name="周玉", password=None, now=NOW)
    window = desktop.start(sys.executable, "-m", "dujiao_desktop.app", "--workspace", str(folder))
    try:
        desktop.wait_for_window("云岭镇人民政府")
        desktop.press("ctrl+n")
        desktop.wait_for_window(NEW_TASK)
        desktop.type("12")
        desktop.press("Tab", "Tab")
        desktop.type("nihao")
        desktop.picture("chinese-input")
        desktop.press("space")
        desktop.press("Tab")
        desktop.type("zhongguo")
        # Enter puts the letters as they are, and does not close the dialog.
        desktop.press("Return", "Tab", "Return")
        desktop.wait_until_closed(NEW_TASK)
    finally:
        window.terminate()
        window.wait(LIMIT_S)

    with wiring.open_office(folder, None, NOW) as office, office.store.lists() as lists:
        task = lists.case_file(lists.find_task("12")).task
    assert (task.problem_text, task.goal) == ("你好", "zhongguo")
