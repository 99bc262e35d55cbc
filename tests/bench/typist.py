# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys pressed at the X server itself, each with the moment at which it went; no program runs for a key.

Moments are `time.monotonic()`, which every process of one computer reads from the same clock.
"""

from __future__ import annotations

import ctypes
import time
from ctypes import c_char_p, c_int, c_ubyte, c_uint, c_ulong, c_void_p
from typing import Any, Self

HELD = {"Shift": 0xFFE1, "Control": 0xFFE3, "Alt": 0xFFE9}
KEYS = {"Return": 0xFF0D, "Escape": 0xFF1B, "BackSpace": 0xFF08, " ": 0x20}


class Typist:
    """Somebody at the keyboard of a display; Xvfb's keyboard is the American one."""

    def __init__(self, display: str) -> None:
        self._x, self._test = _libraries()
        self._display = self._x.XOpenDisplay(display.encode())
        if not self._display:
            raise RuntimeError(f"no display {display}")

    def press(self, key: str, *with_: str) -> float:
        """A key, by its character or its name in KEYS, with keys of HELD; the moment right before it went."""
        code = self._code(KEYS[key] if key in KEYS else ord(key))
        shift = ("Shift",) if len(key) == 1 and key.isupper() else ()
        held = [self._code(HELD[name]) for name in (*shift, *with_)]
        for modifier in held:
            self._send(modifier, down=True)
        at = time.monotonic()
        self._send(code, down=True)
        self._send(code, down=False)
        for modifier in held:
            self._send(modifier, down=False)
        self._x.XFlush(self._display)
        return at

    def scan(self, code: str, pause_ms: float = 10) -> float:
        """A scanner's burst with its Enter; the moment of the Enter."""
        for letter in code:
            self.press(letter)
            time.sleep(pause_ms / 1_000)
        return self.press("Return")

    def leave(self) -> None:
        """Let go of the display."""
        self._x.XCloseDisplay(self._display)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()

    def _code(self, symbol: int) -> int:
        return int(self._x.XKeysymToKeycode(self._display, symbol))

    def _send(self, code: int, *, down: bool) -> None:
        self._test.XTestFakeKeyEvent(self._display, code, down, 0)


def _libraries() -> tuple[Any, Any]:
    x, test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
    x.XOpenDisplay.restype, x.XOpenDisplay.argtypes = c_void_p, [c_char_p]
    x.XKeysymToKeycode.restype, x.XKeysymToKeycode.argtypes = c_ubyte, [c_void_p, c_ulong]
    x.XFlush.argtypes = x.XCloseDisplay.argtypes = [c_void_p]
    test.XTestFakeKeyEvent.argtypes = [c_void_p, c_uint, c_int, c_ulong]
    return x, test
