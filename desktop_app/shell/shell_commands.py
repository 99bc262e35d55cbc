# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window itself can do, whatever page is in view, with its keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from desktop_app.blocks.function_keys import numbered_key
from desktop_app.blocks.page import Command
from desktop_app.language import LANGUAGES, current_language, translate
from desktop_app.shell import lock, scan_box
from desktop_app.shell.appearance import Appearance
from desktop_app.shell.services import PageEntry


class Desk(Protocol):
    """What the window does when it is told to."""

    def focus_scan_box(self) -> None:
        """Put the cursor into the scan box."""

    def open_palette(self) -> None:
        """Show the command palette."""

    def show_keys(self) -> None:
        """Show the sheet of keys."""

    def undo(self) -> None:
        """Take back what the newest message offers."""

    def can_undo(self) -> bool:
        """Whether there is such a message."""

    def toggle_navigation(self) -> None:
        """Words or icons alone at the left."""

    def ask(self, wish: str) -> None:
        """'lock', 'switch', 'sign_out' or 'quit': the application's business."""


def everywhere(desk: Desk) -> list[Command]:
    """Finding things, and undo."""
    return [
        Command(
            "scan",
            lambda: translate("Shell", "Scan or search"),
            desk.focus_scan_box,
            scan_box.KEY + "|Ctrl+L",
            "barcode",
        ),
        Command(
            "palette",
            lambda: translate("Shell", "Find a command"),
            desk.open_palette,
            "Ctrl+K",
            "magnifying-glass",
        ),
        Command("keys", lambda: translate("Shell", "All keys"), desk.show_keys, "F1|Ctrl+?", "keyboard"),
        Command(
            "undo",
            lambda: translate("Shell", "Undo what the message tells"),
            desk.undo,
            "Ctrl+Z",
            "arrow-counter-clockwise",
            desk.can_undo,
        ),
        Command(
            "navigation",
            lambda: translate("Shell", "Narrow or wide navigation"),
            desk.toggle_navigation,
            "Ctrl+B",
            "list",
        ),
    ]


def looks(look: Appearance) -> list[Command]:
    """Language, theme, size."""
    return [
        Command("language", other_language, look.next_language, "Ctrl+Shift+L", "translate"),
        Command(
            "theme-toggle",
            lambda: translate("Shell", "Light or dark"),
            look.toggle_theme,
            "Ctrl+Shift+D",
            "circle-half",
        ),
        Command(
            "theme-system",
            lambda: translate("Shell", "Theme as the system has it"),
            lambda: look.set_theme("system"),
            "Ctrl+Shift+T",
            "desktop",
        ),
        Command(
            "larger",
            lambda: translate("Shell", "Larger"),
            lambda: look.zoom(1),
            "Ctrl++|Ctrl+=",
            "magnifying-glass-plus",
        ),
        Command(
            "smaller",
            lambda: translate("Shell", "Smaller"),
            lambda: look.zoom(-1),
            "Ctrl+-",
            "magnifying-glass-minus",
        ),
        Command(
            "size-normal",
            lambda: translate("Shell", "Normal size"),
            lambda: look.zoom(0),
            "Ctrl+0",
            "text-aa",
        ),
    ]


def other_language() -> str:
    """Says itself in the other language, so that who needs it can read it."""
    other = next(code for code in LANGUAGES if code != current_language())
    return translate("Shell", "Language: {name}").format(name=LANGUAGES[other])


def people(desk: Desk) -> list[Command]:
    """Who is at the desk."""
    return [
        Command(
            "switch",
            lambda: translate("Shell", "Switch person"),
            lambda: desk.ask("switch"),
            "Ctrl+Shift+P",
            "users",
        ),
        Command(
            "lock", lambda: translate("Shell", "Lock"), lambda: desk.ask("lock"), lock.KEY, "lock-simple"
        ),
        Command(
            "sign-out",
            lambda: translate("Shell", "Sign out"),
            lambda: desk.ask("sign_out"),
            "Ctrl+Shift+Q",
            "sign-out",
        ),
        Command("quit", lambda: translate("Shell", "Quit"), lambda: desk.ask("quit"), "Ctrl+Q", "power"),
    ]


def pages(entries: list[PageEntry], go: Callable[[str], None]) -> dict[str, Command]:
    """A command for each page, Alt and its place (`numbered_key`)."""
    return {
        entry.name: Command(
            f"page-{entry.name}",
            entry.words,
            lambda name=entry.name: go(name),  # type: ignore[misc]
            numbered_key("Alt", place),
            entry.icon,
        )
        for place, entry in enumerate(entries, 1)
    }


def ways(entries: list[PageEntry], go: Callable[[str, object], None]) -> dict[str, list[Command]]:
    """What can be done on each page, for those who are on another one."""
    return {
        entry.name: [
            Command(
                f"way-{entry.name}-{place}",
                way.words,
                lambda name=entry.name, argument=way.argument: go(name, argument),  # type: ignore[misc]
                icon=way.icon or entry.icon,
                enabled=way.possible,
                in_strip=False,
            )
            for place, way in enumerate(entry.ways)
        ]
        for entry in entries
    }


def all_the_same(wish: str) -> tuple[str, str]:
    """How one is asked whether to do it although something is unfinished, and what says yes."""
    return {
        "switch": (
            translate("Shell", "Let somebody else work here all the same?"),
            translate("Shell", "Switch person"),
        ),
        "sign_out": (translate("Shell", "Sign out all the same?"), translate("Shell", "Sign out")),
        "quit": (translate("Shell", "Quit all the same?"), translate("Shell", "Quit")),
    }[wish]
