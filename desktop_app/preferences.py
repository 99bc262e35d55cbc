# SPDX-License-Identifier: GPL-3.0-or-later
"""The values of the settings at this desk; declared_settings says which there are.

What the windows before the store need (language, theme, zoom) is noted beside it in `appearance.json` too.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop_app.background import Background
from desktop_app.declared_settings import BY_NAME, ROLL_58_DOTS, ROLL_80_DOTS, Setting
from desktop_app.printing.paper import A4, A5, CARD, Paper, Roll

if TYPE_CHECKING:
    from db.operations.desk import Desk
    from db.store import Store

APPEARANCE_FILE = "appearance.json"
APPEARANCE = ("language", "theme", "zoom")
OF_THE_LIBRARY = tuple(name for name, setting in BY_NAME.items() if setting.scope == "library")
"""They travel between desks."""


class Settings(QObject):
    """The values at this desk, in memory; a change is told at once and written beside the window.

    `changed(name, value)`; `failed(name, error)` when a change could not be kept: the old value is back then.
    """

    changed = Signal(str, object)
    failed = Signal(str, object)

    def __init__(
        self,
        values: dict[str, Any],
        desk: Callable[[], Desk],
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._values = {n: v for n, v in values.items() if n in BY_NAME and BY_NAME[n].accepts(v)}
        self._desk = desk
        self._background = background

    def get(self, name: str) -> Any:
        """The value of a declared setting, its default where it was never set."""
        return self._values.get(name, BY_NAME[name].default)

    def may_set(self, name: str) -> bool:
        """Whether the person at the desk may change it."""
        needs = BY_NAME[name].right
        return needs is None or self._desk().may(needs)

    def set(self, name: str, value: Any) -> None:
        """Change a setting. Raises ValueError where the value makes no sense for it."""
        setting, before = BY_NAME[name], self.get(name)
        if not setting.accepts(value):
            raise ValueError(f"{name} can't be {value!r}")
        if value == before:
            return
        desk = self._desk()
        self._become(name, value)
        self._background.run(
            lambda _task: keep(desk, setting, value, dict(self._values)),
            lambda _none: None,
            lambda error: self._take_back(name, before, error),
            lane="desk",
        )

    def look_again(self) -> None:
        """Read those of the library: another desk, or a note that was settled, may have changed them."""
        store, before = self._desk().store, dict(self._values)
        self._background.run(
            lambda _task: _of_the_library(store),
            lambda found: self._take_in(found, before),
            lane="desk",
        )

    def _take_in(self, found: dict[str, Any], before: dict[str, Any]) -> None:
        """But for those that were set here meanwhile."""
        for name in OF_THE_LIBRARY:
            value = found.get(name, BY_NAME[name].default)
            untouched = self._values.get(name) == before.get(name)
            if untouched and value != self.get(name) and BY_NAME[name].accepts(value):
                self._become(name, value)

    def _take_back(self, name: str, before: Any, error: Exception) -> None:
        self._become(name, before)
        self.failed.emit(name, error)

    def _become(self, name: str, value: Any) -> None:
        self._values[name] = value
        self.changed.emit(name, value)

    def paper(self, document: str) -> Paper:
        """What a document is printed on here: A4 where nobody can choose."""
        match self._of(document, "paper", "a4"):
            case "roll_80":
                return Roll(80, self.get(ROLL_80_DOTS))
            case "roll_58":
                return Roll(58, self.get(ROLL_58_DOTS))
            case "a5":
                return A5
            case "card":
                return CARD
        return A4

    def output(self, document: str) -> str:
        """'preview', 'printer' or 'nothing'."""
        return str(self._of(document, "output", "preview"))

    def printer(self, document: str) -> str:
        """The chosen printer's name, empty where none was chosen."""
        return str(self._of(document, "printer", ""))

    def _of(self, document: str, what: str, otherwise: str) -> Any:
        """A document's setting; `otherwise` where it has none."""
        name = f"{document}_{what}"
        return self.get(name) if name in BY_NAME else otherwise


def _of_the_library(store: Store) -> dict[str, Any]:
    from db.queries.settings import kept_settings

    with store.read() as session:
        return kept_settings(session, OF_THE_LIBRARY)


def read_values(store: Store) -> dict[str, Any]:
    """What was ever set, for Settings; a read of the store, so not for the GUI thread."""
    from db.queries.settings import kept_settings

    with store.read() as session:
        values = kept_settings(session, BY_NAME)
    # A store that was restored or copied brings its look with it.
    if any(values.get(name, known) != known for name, known in appearance(store.folder).items()):
        note_appearance(store.folder, values)
    return values


def keep(desk: Desk, setting: Setting, value: Any, values: dict[str, Any]) -> None:
    """Write one setting where its scope belongs. Raises NotAllowed, StoreError."""
    from db.operations.desk_settings import keep_desk_setting
    from db.operations.policies import change_setting

    if setting.scope == "library":
        desk.perform(change_setting, name=setting.name, value=value)
        return
    keep_desk_setting(desk, setting.name, value, setting.right)
    if setting.name in APPEARANCE:
        note_appearance(desk.store.folder, values)


def appearance(folder: Path) -> dict[str, Any]:
    """Language, theme and zoom for the windows before the store is open: as last noted, else the defaults."""
    try:
        noted = json.loads((folder / APPEARANCE_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        noted = {}
    known = {n: noted[n] for n in APPEARANCE if isinstance(noted, dict) and n in noted}
    return {n: known[n] if BY_NAME[n].accepts(known.get(n)) else BY_NAME[n].default for n in APPEARANCE}


def note_appearance(folder: Path, values: dict[str, Any]) -> None:
    """Note language, theme and zoom beside the store."""
    folder.mkdir(parents=True, exist_ok=True)
    shown = {name: values.get(name, BY_NAME[name].default) for name in APPEARANCE}
    fresh = folder / (APPEARANCE_FILE + ".new")
    fresh.write_text(json.dumps(shown), encoding="utf-8")
    os.replace(fresh, folder / APPEARANCE_FILE)
