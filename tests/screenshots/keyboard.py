# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong for somebody without a mouse in the state that is in view: Tab, keys, buttons, columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from importlib import import_module
from pkgutil import walk_packages

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QTableView, QWidget

import desktop_app
from desktop_app import hands
from desktop_app.blocks.function_keys import FunctionKey
from desktop_app.blocks.page import Command
from desktop_app.pages import NEEDS
from desktop_app.shell.keys import PLAIN, keys_of
from desktop_app.shell.window import MainWindow
from tests.screenshots.speaking import in_view, takes_tab, where

BY_OTHER_KEYS = ("person-", "toast-")
"""People at the sign-in are chosen by Up and Down in the password; what a message offers is Ctrl+Z, and it
passes by itself."""
NOT_PLAYED = {
    "CallDialog": "a note of a kind that the play does not bring about",
    "RecoveryDialog": "a password first",
    "ClosingDialog": "a session that is over",
    "ImportDialog": "a file",
    "MeetingDialog": "a file",
    "LettersDialog": "an account for e-mail",
    "RoomForm": "another dialog first",
    "QuestionForm": "another dialog first",
}
"""Dialogs that the play does not open, and what they want before; their own tests do."""
SECTIONS = 6
"""Fields of dates and times have parts, of which each takes a Tab."""
WORDS = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
Walked = set[tuple[int, ...]]


def faults(window: QWidget, walked: Walked, pressed: set[tuple[str, str, str]]) -> Iterator[str]:
    """All of them; `walked` and `pressed` remember what was tried before: nothing is tried twice."""
    front = in_front(window)
    yield from tab_faults(front, walked)
    yield from button_faults(front)
    for table in front.findChildren(QTableView):
        if table.isVisible():
            yield from column_faults(table)
    if front is window and isinstance(window, MainWindow):
        yield from command_faults(window)
        yield from key_faults(window, pressed)


def in_front(window: QWidget) -> QWidget:
    """What keys reach: a menu or a dialog, where one is open, and what lies over the whole window."""
    over = (window.palette_, window.curtain) if isinstance(window, MainWindow) else ()
    inside = next((part for part in over if part.isVisible()), window)
    return QApplication.activePopupWidget() or QApplication.activeModalWidget() or inside


def left_out(pages: set[str], windows: set[str]) -> Iterator[str]:
    """Pages and dialogs that exist and were not met: named as such, so that no new one is forgotten."""
    yield from (f"page not met: {name}" for name in sorted(NEEDS.keys() - pages))
    for found in walk_packages(desktop_app.__path__, "desktop_app."):
        if not found.name.endswith("__main__"):
            import_module(found.name)
    for kind in sorted(_kinds_of(QDialog), key=lambda kind: kind.__name__):
        inside = kind.__module__.startswith("desktop_app") and not any(_kinds_of(kind))
        if inside and (kind.__name__ in windows) == (kind.__name__ in NOT_PLAYED):
            how = "met, and in" if kind.__name__ in windows else "not met, nor in"
            yield f"dialog {how} the list: {kind.__name__}"


def _kinds_of(kind: type[QDialog]) -> Iterator[type[QDialog]]:
    for inner in kind.__subclasses__():
        yield inner
        yield from _kinds_of(inner)


# --- Tab ----------------------------------------------------------------------------------------------


def tab_faults(window: QWidget, walked: Walked) -> Iterator[str]:
    """Tab and Shift+Tab come to everything and back to where they began. The focus stays where it was."""
    stops = tab_stops(window)
    known = tuple(sorted(id(stop) for stop in stops))
    if not stops or known in walked:
        return
    walked.add(known)
    before = window.window().focusWidget()
    start = before if before in stops else stops[0]
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        start.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is not start:
            yield f"can't be reached: {where(start)}"
            continue
        met, trap = walk(start, key, len(stops) * SECTIONS)
        if trap is not None:
            yield f"{key.name} ends in {where(trap)}"
        else:
            yield from (
                f"{key.name} misses {where(stop)}" for stop in tab_stops(window) if not _is_met(stop, met)
            )
    (before or start).setFocus(Qt.FocusReason.OtherFocusReason)


def tab_stops(window: QWidget) -> list[QWidget]:
    """What a person should come to by Tab."""
    return [w for w in in_view([window]) if takes_tab(w) and w.window() is window.window()]


def walk(start: QWidget, key: Qt.Key, most: int) -> tuple[list[QWidget], QWidget | None]:
    """What the key comes to until it is back; and where it stays, if it never comes back."""
    met, at, stays = [start], start, 0
    for _ in range(most):
        QCoreApplication.sendEvent(
            at, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "\t")
        )
        now = QApplication.focusWidget()
        if now is start and (at is not start or len(met) == 1):
            return met, None
        stays = stays + 1 if now is at else 0
        if now is None or stays > SECTIONS:
            return met, at
        if now is not at:
            met.append(now)
        at = now
    return met, at


def _is_met(stop: QWidget, met: Sequence[QWidget]) -> bool:
    return any(stop is one or stop.isAncestorOf(one) for one in met)


# --- keys ---------------------------------------------------------------------------------------------


def command_faults(window: MainWindow) -> Iterator[str]:
    """Each thing that can be done here and now has a key, and no other thing has it.

    What is done on other pages is found by the palette, or when one is there.
    """
    page = window.page
    assert page is not None
    possible = [c for c in window.commands() if c.enabled()]
    for command in possible:
        if not command.shortcut and not command.id.startswith("way-"):
            yield f"no key on {page.page_name}: {command.id}"
    yield from shared_keys(page.page_name, possible)


def shared_keys(place: str, commands: Sequence[Command]) -> Iterator[str]:
    """Keys that mean two things at once."""
    of: dict[str, list[str]] = {}
    for command in commands:
        for key in keys_of(command):
            of.setdefault(QKeySequence(key).toString(), []).append(command.id)
    yield from (f"{key} on {place} is both {' and '.join(ids)}" for key, ids in of.items() if len(ids) > 1)


def key_faults(window: MainWindow, pressed: set[tuple[str, str, str]]) -> Iterator[str]:
    """Each key, pressed where the focus is, comes to what it is shown with; nothing is done."""
    page, focus = window.page, window.focusWidget() or window.scan_box
    assert page is not None
    window.activateWindow()
    focus.setFocus()
    heard: list[str] = []
    hands.until(lambda: not window._strip.isActive(), "the strip of keys")
    in_turn, window.keys._in_turn = window.keys._in_turn, lambda key, _press: heard.append(key)
    try:
        for command in list(window._commands_by_key()):
            for key in keys_of(command):
                known = (page.page_name, key, type(focus).__name__)
                if key in PLAIN or not command.enabled() or known in pressed:
                    continue
                pressed.add(known)
                heard.clear()
                press(focus, key)
                if heard != [key]:
                    yield f"{key} on {page.page_name} does not reach {command.id} from {where(focus)}"
    finally:
        window.keys._in_turn = in_turn


def press(widget: QWidget, key: str) -> None:
    """A key, as Qt's portable text says it."""
    combination = QKeySequence(key)[0]
    QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())


# --- buttons, columns ---------------------------------------------------------------------------------


def button_faults(window: QWidget) -> Iterator[str]:
    """Each button can be pressed without a mouse, and no two have one key."""
    keys: Counter[str] = Counter()
    for button in (b for b in window.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()):
        if key := button.shortcut().toString():
            keys[key] += 1
        elif not (takes_tab(button) or _by_arrows(button) or _by_other_keys(button)):
            yield f"only by mouse: {where(button)}"
    for shortcut in window.findChildren(QShortcut):
        if shortcut.isEnabled() and (key := shortcut.key().toString()):
            keys[key] += 1
    yield from (f"{key} is {often} things in {where(window)}" for key, often in keys.items() if often > 1)


def _by_arrows(button: QAbstractButton) -> bool:
    """Of buttons of which one is pressed, one takes the Tab; arrows go to the others."""
    group = button.group()
    others = group.buttons() if group is not None and group.exclusive() else []
    if button.autoExclusive():
        others += [b for b in button.parentWidget().findChildren(QAbstractButton) if b.autoExclusive()]
    return any(takes_tab(other) for other in others)


def _by_other_keys(button: QAbstractButton) -> bool:
    return isinstance(button, FunctionKey) or button.objectName().startswith(BY_OTHER_KEYS)


def column_faults(table: QTableView) -> Iterator[str]:
    """Each column says what it is."""
    model = table.model()
    for place in range(model.columnCount()):
        if not table.isColumnHidden(place):
            spoken, shown = (model.headerData(place, Qt.Orientation.Horizontal, role) for role in WORDS)
            if not str(spoken or shown or "").strip():
                yield f"column {place} has no name: {where(table)}"
