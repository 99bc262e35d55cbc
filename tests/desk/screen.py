# SPDX-License-Identifier: GPL-3.0-or-later
"""A virtual screen with a window manager, and the real program on it, typed at as a scanner would."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from PIL import ImageGrab

NEEDED = ("Xvfb", "openbox", "xdotool")
# Generous: two old cores under load. Nothing waits this long unless something is broken.
PATIENCE_SECONDS = 60.0

Event = dict[str, Any]


def missing_programs() -> list[str]:
    """Those of the programs behind a virtual screen that this machine lacks."""
    return [program for program in NEEDED if shutil.which(program) is None]


class Screen:
    """An X server of its own on a free display number, with openbox as the window manager."""

    def __init__(self, width: int = 1366, height: int = 768) -> None:
        reader, writer = os.pipe()
        self._server = subprocess.Popen(
            [
                "Xvfb",
                "-displayfd",
                str(writer),
                "-screen",
                "0",
                f"{width}x{height}x24",
                "-nolisten",
                "tcp",
                "-noreset",
                # On a machine that is busy a key can be down for long: no scanner's number has it twice.
                "-r",
            ],
            pass_fds=(writer,),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(writer)
        with os.fdopen(reader) as answer:
            # The server closes or answers: the line is empty when it could not start.
            number = answer.readline().strip()
        if not number:
            self._server.wait()
            raise RuntimeError("Xvfb did not start")
        self.display = f":{number}"
        self._manager = self._start_manager()

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to know to appear on this screen."""
        rest = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
        return rest | {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def screenshot(self, path: Path) -> Path:
        """Save what stands on the screen as a PNG."""
        path.parent.mkdir(parents=True, exist_ok=True)
        ImageGrab.grab(xdisplay=self.display).save(path)
        return path

    def stop(self) -> None:
        """End the window manager and the server."""
        for process in (self._manager, self._server):
            _end(process)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _start_manager(self) -> subprocess.Popen[bytes]:
        # openbox runs --startup once it manages windows: the line it prints is the sign to go on.
        manager = subprocess.Popen(
            ["openbox", "--sm-disable", "--startup", "echo managing"],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert manager.stdout is not None
        if not manager.stdout.readline():
            _end(self._server)
            raise RuntimeError("openbox did not start")
        return manager


class RealDesk:
    """The program as a process of its own on a screen; what it announces arrives as events, in order.

    With SIMPUL_ANNOUNCE=1 the program prints one JSON object a line on standard output; `{"event": "ready"}`
    comes first.
    """

    def __init__(
        self,
        screen: Screen,
        arguments: Sequence[str] = (),
        environment: Mapping[str, str] | None = None,
        command: Sequence[str] = (sys.executable, "-m", "desktop_app"),
    ) -> None:
        self.screen = screen
        self.seen: list[Event] = []
        self._events: queue.SimpleQueue[Event | None] = queue.SimpleQueue()
        self.process = subprocess.Popen(
            [*command, *arguments],
            env=screen.environment
            | {"SIMPUL_ANNOUNCE": "1", "PYTHONUNBUFFERED": "1"}
            | dict(environment or {}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def wait_for(self, event: str, matching: Callable[[Event], bool] = lambda _: True) -> Event:
        """The next announced event of that name; AssertionError if the program ends or is silent."""
        while True:
            found = self._next(event)
            if found.get("event") == event and matching(found):
                return found

    def told(self, event: str) -> bool:
        """Whether it has announced that by now; what it announced is not waited for any more."""
        while not self._events.empty():
            self._next(event)
        return any(seen.get("event") == event for seen in self.seen)

    def wait_until_ready(self) -> Event:
        """Until the window is painted and takes keys."""
        return self.wait_for("ready")

    def type(self, text: str, delay_ms: int = 10) -> None:
        """Type at the pace of a scanner into whatever has the focus."""
        self._xdotool("type", "--delay", str(delay_ms), "--", text)

    def scan(self, *codes: str, delay_ms: int = 10) -> None:
        """A scanner's bursts: each code, then Enter, with no pause between the codes either."""
        # A newline inside `type` would arrive as Linefeed, which no scanner sends.
        bursts = [("type", "--delay", str(delay_ms), "--args", "1", code, "key", "Return") for code in codes]
        self._xdotool(*(word for burst in bursts for word in burst))

    def key(self, *names: str) -> None:
        """Press keys by their X names: 'Return', 'F2', 'ctrl+k'."""
        self._xdotool("key", "--delay", "10", "--", *names)

    def screenshot(self, path: Path) -> Path:
        """Save the whole screen as a PNG."""
        return self.screen.screenshot(path)

    def stop(self) -> None:
        """End the program politely, at last by force."""
        _end(self.process)

    def kill(self) -> None:
        """End it as a power cut would: nothing is flushed, nothing is closed."""
        self.process.kill()
        self.process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _next(self, wanted: str) -> Event:
        try:
            event = self._events.get(timeout=PATIENCE_SECONDS)
        except queue.Empty:
            raise AssertionError(
                f"no {wanted!r} within {PATIENCE_SECONDS:.0f} s in {self._in_front()!r}; "
                f"seen: {self.seen[-5:]}"
            ) from None
        if event is None:
            raise AssertionError(
                f"the program ended ({self.process.wait()}) before {wanted!r}; seen: {self.seen[-5:]}"
            )
        self.seen.append(event)
        return event

    def _in_front(self) -> str:
        """The title of the window that has the keyboard."""
        command = ("xdotool", "getwindowfocus", "getwindowname")
        told = subprocess.run(
            command, env=self.screen.environment, check=False, capture_output=True, text=True
        )
        return told.stdout.strip()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith("{"):
                self._events.put(json.loads(line))
        self._events.put(None)

    def _xdotool(self, *words: str) -> None:
        subprocess.run(
            ["xdotool", *words],
            env=self.screen.environment,
            check=True,
            timeout=PATIENCE_SECONDS,
            capture_output=True,
        )


def _end(process: subprocess.Popen[Any]) -> None:
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()
