# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings page: sections in a list on the left, those only that the person may see."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedWidget

from db.operations.desk import Desk
from desktop_app.background import Background
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.function_keys import numbered_key
from desktop_app.blocks.layout import column, row
from desktop_app.blocks.page import Changes, Command, Page
from desktop_app.blocks.words import Button, set_role
from desktop_app.language import translate
from desktop_app.preferences import Settings
from desktop_app.printing.output import Output
from desktop_app.settings.about_section import AboutSection
from desktop_app.settings.account_section import AccountSection
from desktop_app.settings.backups_section import BackupsSection
from desktop_app.settings.branches_section import BranchesSection
from desktop_app.settings.calendar_section import CalendarSection
from desktop_app.settings.desk_section import DeskSection
from desktop_app.settings.mail_section import MailSection
from desktop_app.settings.policies_section import PoliciesSection
from desktop_app.settings.printing_section import PrintingSection
from desktop_app.settings.section import Section
from desktop_app.settings.section_words import jump_words, section_words
from desktop_app.settings.staff_section import StaffSection
from desktop_app.settings.types_section import TypesSection
from desktop_app.settings.work import Work

LIST_WIDTH = 210
Maker = tuple[type[Section], Callable[[], Section]]


class SettingsPage(Page):
    """`restore_wanted(Path)`: close the store and start again from this backup. `desk_moved(UUID)`."""

    restore_wanted = Signal(object)
    desk_moved = Signal(object)

    page_name: ClassVar[str] = "settings"
    icon_name: ClassVar[str] = "gear"
    concerns: ClassVar[Changes] = Changes(
        {"staff", "places", "policies", "settings", "titles", "items", "members", "loans"}
    )

    def __init__(
        self, desk: Callable[[], Desk], background: Background, preferences: Settings, output: Output
    ) -> None:
        super().__init__()
        self.setObjectName("settings-page")
        self.work = Work(desk, background, self._did)
        self.sections: dict[str, Section] = {}
        self.entries: dict[str, Button] = {}
        self._makers = self._allowed(preferences, output)
        self._stack = QStackedWidget()
        self._list = self._make_list()
        layout = row(self._list, self._stack, gap=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.retranslate()

    def _allowed(self, preferences: Settings, output: Output) -> dict[str, Maker]:
        work = self.work
        makers: tuple[Maker, ...] = (
            (DeskSection, lambda: DeskSection(work, preferences)),
            (PrintingSection, lambda: PrintingSection(work, preferences, output)),
            (MailSection, lambda: MailSection(work, preferences)),
            (AccountSection, lambda: AccountSection(work)),
            (StaffSection, lambda: StaffSection(work)),
            (BranchesSection, lambda: BranchesSection(work, preferences)),
            (CalendarSection, lambda: CalendarSection(work)),
            (TypesSection, lambda: TypesSection(work)),
            (PoliciesSection, lambda: PoliciesSection(work)),
            (BackupsSection, lambda: BackupsSection(work)),
            (AboutSection, lambda: AboutSection(work)),
        )
        return {kind.section_name: (kind, make) for kind, make in makers if work.may(kind.right)}

    def _make_list(self) -> QFrame:
        for name, (kind, _make) in self._makers.items():
            entry = Button(f"settings-go-{name}", "navigation", kind.icon_name)
            entry.setCheckable(True)
            entry.setAutoExclusive(True)
            entry.clicked.connect(lambda _checked=False, name=name: self.open(name))
            self.entries[name] = entry
        frame = QFrame()
        frame.setObjectName("settings-list")
        set_role(frame, role="navigation")
        frame.setLayout(column(*self.entries.values(), None, gap=2, margin=tokens.GAP_M))
        frame.setFixedWidth(theme.px(LIST_WIDTH))
        return frame

    # --- sections ----------------------------------------------------------------------------------------

    @property
    def current(self) -> str:
        """The section in view; empty before the first."""
        return next((n for n, s in self.sections.items() if s is self._stack.currentWidget()), "")

    def open(self, name: str) -> None:
        """Show a section, made when it is first wanted."""
        if name not in self._makers:
            return
        if name not in self.sections:
            self._make(name)
        section = self.sections[name]
        self.entries[name].setChecked(True)
        self._stack.setCurrentWidget(section)
        section.activated()
        self.commands_changed.emit()

    def _make(self, name: str) -> None:
        section = self._makers[name][1]()
        section.toast.connect(self.toast)
        if isinstance(section, BackupsSection):
            section.restore_wanted.connect(self.restore_wanted)
        if isinstance(section, DeskSection):
            section.moved.connect(self.desk_moved)
        self.sections[name] = section
        self._stack.addWidget(section)

    def _did(self, kinds: Changes) -> None:
        self.did.emit(kinds)
        self.changed(kinds)

    # --- what the window asks ------------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return translate("Settings", "Settings")

    def unfinished(self) -> str:
        """What a section is at."""
        return "\n".join(filter(None, (section.unfinished() for section in self.sections.values())))

    def retranslate(self) -> None:
        """The list; each section sets its own words."""
        for place, (name, entry) in enumerate(self.entries.items(), 1):
            entry.set_words(section_words(name), numbered_key("Ctrl", place))
        for section in self.sections.values():
            section.retranslate()

    def restyle(self) -> None:
        """The width of the list at the zoom of now."""
        self._list.setFixedWidth(theme.px(LIST_WIDTH))

    def activated(self, argument: Any = None) -> None:
        """Show a section by its name, or the one shown last."""
        self.open(argument if isinstance(argument, str) and argument else self.current or "desk")

    def changed(self, kinds: Changes) -> None:
        """Sections in view look again at once, the others when they are shown."""
        current = self.sections.get(self.current)
        if current is not None:
            current.changed(kinds)

    def commands(self) -> Sequence[Command]:
        """A new row where the section has rows, and every section by name for the palette."""
        section = self.sections.get(self.current)
        add = getattr(section, "add", None)
        new = []
        if isinstance(add, Button):
            new = [Command("settings-new", add.accessibleName, add.click, "Ctrl+N", "plus")]
        carry = getattr(section, "carry", None)
        if isinstance(carry, Button):
            new.append(
                Command("settings-carry-over", carry.accessibleName, carry.click, "Ctrl+O", "file-arrow-down")
            )
        jumps = [
            Command(
                f"settings-{name}",
                lambda name=name: jump_words(name),  # type: ignore[misc]
                lambda name=name: self.open(name),  # type: ignore[misc]
                numbered_key("Ctrl", place),
                kind.icon_name,
                in_strip=False,
            )
            for place, (name, (kind, _make)) in enumerate(self._makers.items(), 1)
        ]
        return [*new, *jumps]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page up and down go through the sections."""
        step = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            names = list(self._makers)
            self.open(names[(names.index(self.current or names[0]) + step) % len(names)])
        else:
            super().keyPressEvent(event)
