# SPDX-License-Identifier: GPL-3.0-or-later
"""The main window: everything around the pages, and what passes between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from db.queries.scan import Scan
from desktop_app.blocks import function_keys, theme
from desktop_app.blocks.dialog import confirm
from desktop_app.blocks.function_keys import FunctionKeyBar
from desktop_app.blocks.layout import FRAME, column, row
from desktop_app.blocks.page import Changes, Command, Page, Toast
from desktop_app.language import translate
from desktop_app.shell import shell_commands
from desktop_app.shell.ahead import Ahead
from desktop_app.shell.appearance import Appearance
from desktop_app.shell.command_palette import CommandPalette
from desktop_app.shell.dialogs_aside import DialogsAside
from desktop_app.shell.error_dialog import ErrorDialog
from desktop_app.shell.header import Header
from desktop_app.shell.keys import Keys, keys_of
from desktop_app.shell.lock import IdleWatch, LockCurtain
from desktop_app.shell.navigation import Navigation
from desktop_app.shell.page_stack import PageStack
from desktop_app.shell.scan_queue import ScanQueue
from desktop_app.shell.services import PageEntry, Services
from desktop_app.shell.shortcuts_sheet import ShortcutsSheet
from desktop_app.shell.sounds import Sounds
from desktop_app.shell.status_line import StatusLine
from desktop_app.shell.stray_keys import StrayKeys, is_typing
from desktop_app.shell.toasts import Toasts

SMALLEST = (1024, 600)
USUAL = (1280, 720)
ALWAYS_IN_STRIP = ("palette", "keys")
NARROW = 1140
"""Below this width, in pixels at 100 %, the navigation shows icons alone."""


class MainWindow(QMainWindow):
    """`asked` carries what only the application can do: 'lock', 'switch', 'sign_out', 'quit'.

    `delivered(scan, page)` after each scan that reached a page; `shown(page)` after each change of page.
    """

    asked = Signal(str)
    delivered = Signal(object, str)
    shown = Signal(str)
    closing = Signal()
    did = Signal(object)

    def __init__(self, entries: Sequence[PageEntry], services: Services, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("main-window")
        self._services, self.appearance = services, appearance
        self.entries = list(entries)
        self.allowed = frozenset(entry.name for entry in entries)
        self._wide_wanted: bool | None = None
        self._stood: str | None = None
        """In the scan box, when the key was pressed whose turn it is."""
        self._make_parts()
        self._make_keys()
        self._lay_out()
        self._connect()
        theme.dress(self)
        self._size_to_screen()
        self.sounds.prepare(self._services.background)
        self.scan_box.setFocus()
        self.retranslate()

    # --- making ---------------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self.pages = PageStack(self.entries)
        self.queue = ScanQueue(self._recognise, self._deliver, self.show_error)
        self.sounds = Sounds(bool(self._services.preferences.get("sounds")), self)
        self.navigation = Navigation(self.entries)
        self.header = Header(self._person_menu)
        self.scan_box = self.header.scan_box
        self.key_bar = FunctionKeyBar()
        self.status = StatusLine()
        self.toasts = Toasts(self)
        self.scan_box.undo_is_offered = self.toasts.can_undo
        self.palette_ = CommandPalette(self)
        self.curtain = LockCurtain(self)
        self.dialogs = DialogsAside(self)
        self.idle_watch = IdleWatch(self)
        self.ahead = Ahead(self.pages, lambda name: name in self.allowed, self)
        self.stray_keys = StrayKeys(self, self.scan_box.start_with)

    def _make_keys(self) -> None:
        self._everywhere = shell_commands.everywhere(self)
        self._looks = shell_commands.looks(self.appearance)
        self._people = shell_commands.people(self)
        self._pages = shell_commands.pages(self.entries, self.go)
        self._ways = shell_commands.ways(self.entries, self.go)
        self.keys = Keys(self, self._commands_by_key, self._in_turn)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.setObjectName("pages")
        self.pages.made.connect(self._stack.addWidget)
        right = column(self.header, self._stack, self.key_bar, self.status, gap=0)
        right.setStretch(1, 1)
        whole = row(self.navigation, right, gap=0)
        whole.setStretch(1, 1)
        self._desk = QWidget()
        self._desk.setObjectName("desk")
        self._desk.setLayout(whole)
        self.setCentralWidget(self._desk)

    def _connect(self) -> None:
        self.navigation.chosen.connect(self.go)
        self.scan_box.scanned.connect(self.queue.put)
        self.scan_box.typed.connect(self._typed)
        self.scan_box.escaped.connect(self._escape)
        self.scan_box.moved_down.connect(self._into_results)
        self.queue.waiting_changed.connect(self.scan_box.show_waiting)
        self.scan_box.typed.connect(self.ahead.wait)
        self.queue.waiting_changed.connect(self.ahead.wait)
        self.queue.refused_while_held.connect(lambda: self.sounds.play("bad"))
        self.idle_watch.idle.connect(self._nobody_here)
        self.idle_watch.lock_pressed.connect(self._lock_over_dialog)
        self.pages.made.connect(self._connect_page)
        self._strip = QTimer(self, singleShot=True, interval=function_keys.STRIP_MS)
        self._strip.timeout.connect(self._commands_changed)
        self.appearance.redressed.connect(self.restyle)
        self._services.background.unexpected.connect(self.show_error)
        self._services.preferences.changed.connect(self._preference_changed)

    def _connect_page(self, page: Page) -> None:
        page.go.connect(self.go)
        page.toast.connect(self.toasts.show_toast)
        page.undo_offered.connect(lambda words, undo: self.toasts.show_toast(Toast(words, undo=undo)))
        page.did.connect(lambda kinds: self.pages.tell(kinds, besides=page))
        page.did.connect(self.did)
        page.hold_scans.connect(self.queue.hold)
        page.scan_taken.connect(self.queue.taken)
        page.sound.connect(self.sounds.play)
        page.commands_changed.connect(self._strip.start)
        count = self.navigation.buttons[page.page_name].show_attention
        page.attention_changed.connect(count)

    def _size_to_screen(self) -> None:
        """All of an old monitor; on a larger one a window of the usual size."""
        room = self.screen().availableGeometry()
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        small = room.width() < USUAL[0] + FRAME or room.height() < USUAL[1] + FRAME
        if small and room.width() >= SMALLEST[0]:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    # --- pages ----------------------------------------------------------------------------------------

    @property
    def page(self) -> Page | None:
        """The page in view."""
        return self.pages.current

    def go(self, name: str, argument: object = None) -> None:
        """Show a page. A page with something unsaved may say no; an unknown or forbidden one is not shown."""
        stood = self.scan_box.text() if self._stood is None else self._stood
        if self._turn_to(name, stood) and self.page is not None:
            self.page.activated(argument)
            self._commands_changed()

    def _turn_to(self, name: str, stood: str = "") -> bool:
        """`stood` was typed for the page that goes; what was scanned since is for the one that comes."""
        if name not in self.allowed:
            return False
        if self.page is not None and self.page.page_name != name and not self.page.may_leave():
            self.navigation.mark_shown(self.page.page_name)
            return False
        if self.page is not None and self.page.page_name != name:
            # Else Qt hands the cursor of a hidden field to any neighbour.
            self.scan_box.setFocus(Qt.FocusReason.OtherFocusReason)
            self.scan_box.drop(stood)
        page = self.pages.show(name)
        self._stack.setCurrentWidget(page)
        self.navigation.mark_shown(name)
        self._title()
        self._commands_changed()
        self.shown.emit(name)
        return True

    def tell(self, kinds: Changes) -> None:
        """Something of these kinds has changed in the store: the pages concerned look again."""
        self.pages.tell(kinds)

    def allow(self, names: frozenset[str]) -> None:
        """The pages that the person at the desk may see; the first of them comes into view if need be."""
        self.allowed = names
        self.navigation.show_only(names)
        if self.page is None or self.page.page_name not in names:
            self.go(next((entry.name for entry in self.entries if entry.name in names), ""))

    def show_attention(self, page: str, count: int) -> None:
        """A number beside a page's name, also before the page was made."""
        self.navigation.buttons[page].show_attention(count)

    def show_person(self, name: str, role: str) -> None:
        """Who is at the desk now."""
        self.header.person.show_person(name, role)

    # --- scans ----------------------------------------------------------------------------------------

    def _recognise(
        self, text: str, done: Callable[[Scan], None], failed: Callable[[Exception], None]
    ) -> None:
        recognise = self._services.recognise
        self._services.background.run(lambda _task: recognise(text), done, failed, lane="desk")

    def _deliver(self, scan: Scan) -> None:
        takes = self.page.accepts() if self.page is not None else frozenset()
        if scan.kind not in takes and scan.as_copy.kind in takes:
            scan = scan.as_copy
        page = self._page_for(scan)
        if page is None:
            if scan.kind != "empty":
                self.sounds.play("bad")
            self.queue.taken()
            return
        try:
            page.scanned(scan)
        except Exception as error:  # noqa: BLE001 - the outermost loop: reported, the next scan comes
            self.show_error(error)
            self.queue.taken()
        self.delivered.emit(scan, page.page_name)

    def _page_for(self, scan: Scan) -> Page | None:
        if self.page is not None and scan.kind in self.page.accepts():
            return self.page
        target = self._services.routes.get(scan.kind, "")
        if not self._turn_to(target) or self.page is None:
            return None
        return self.page if scan.kind in self.page.accepts() else None

    def _typed(self, text: str) -> None:
        if self.page is not None:
            self.page.typed(text)

    def _escape(self) -> None:
        """Esc does not overtake what was scanned before it."""
        if self.page is not None:
            self.queue.after_these(self.page.escape)

    def _into_results(self) -> None:
        if self.page is not None:
            self.page.enter_results()

    # --- commands -------------------------------------------------------------------------------------

    def commands(self) -> Iterator[Command]:
        """All that can be done now: the page's own first."""
        yield from self.page.commands() if self.page is not None else ()
        yield from self._everywhere
        yield from self._ways_elsewhere()
        yield from self._pages_allowed()
        yield from self._looks
        yield from self._people

    def _pages_allowed(self) -> list[Command]:
        return [command for name, command in self._pages.items() if name in self.allowed]

    def _ways_elsewhere(self) -> Iterator[Command]:
        """The page in view has commands of its own for them."""
        here = self.page.page_name if self.page is not None else ""
        for name, found in self._ways.items():
            if name in self.allowed and name != here:
                yield from found

    def _commands_by_key(self) -> Iterator[Command]:
        """Behind the curtain only language, theme and size; under the palette nothing."""
        if self.curtain.drawn:
            yield from self._looks
        elif not self.palette_.isVisible():
            yield from self.commands()

    def _in_turn(self, key: str, press: Callable[[], None]) -> None:
        """Keys of pages, and to other pages, don't overtake the scans; locking and the like do."""
        here = self.page.commands() if self.page is not None else ()
        if any(key in keys_of(command) for command in (*here, *self._pages.values())):
            stood = self.scan_box.text()
            self.queue.after_these(lambda: self._press(press, stood))
        else:
            press()

    def _press(self, press: Callable[[], None], stood: str) -> None:
        self._stood = stood
        try:
            press()
        finally:
            self._stood = None

    @property
    def keys_are_to_follow(self) -> bool:
        """Whether the strip of keys is a moment behind the page."""
        return self._strip.isActive()

    def _commands_changed(self) -> None:
        if self.page is not None:
            always = [command for command in self._everywhere if command.id in ALWAYS_IN_STRIP]
            self.key_bar.show_commands(self.page.commands(), always)
            self.scan_box.set_hint(self.page.scan_hint())
            self.keys.refresh()

    def _person_menu(self) -> list[Command | None]:
        switch, lock, sign_out, quit_ = self._people
        return [switch, lock, sign_out, None, *self._looks, None, self._everywhere[2], quit_]

    def focus_scan_box(self) -> None:
        """Put the cursor into the scan box, over what stands there."""
        self.scan_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.scan_box.selectAll()

    def open_palette(self) -> None:
        """Show the command palette."""
        self.palette_.offer([command for command in self.commands() if command.id != "palette"])

    def show_keys(self) -> None:
        """Show the sheet of keys."""
        page = self.page
        here = (page.title(), page.commands()) if page is not None else ("", ())
        window = (translate("Window", "Everywhere"), [*self._everywhere, *self._people, *self._looks])
        places = (translate("Window", "Pages"), self._pages_allowed())
        ShortcutsSheet([here, places], [window], self).open()

    def undo(self) -> None:
        """Take back what the newest message offers."""
        self.toasts.undo()

    def can_undo(self) -> bool:
        """Whether there is such a message."""
        return self.toasts.can_undo()

    def toggle_navigation(self) -> None:
        """Words or icons alone at the left, until the window is made much wider or narrower."""
        self._wide_wanted = not self.navigation.brand.isVisible()
        self._fit()

    def ask(self, wish: str) -> None:
        """'lock', 'switch', 'sign_out' or 'quit': the application's business."""
        if wish == "lock" or self._may_end(wish):
            self.asked.emit(wish)

    def _may_end(self, wish: str = "quit") -> bool:
        """A page with something unsaved may say no, and a person who reads what would break off."""
        if self.curtain.drawn:
            return True
        if self.page is not None and not self.page.may_leave():
            return False
        unfinished = self.pages.unfinished()
        title, primary = shell_commands.all_the_same(wish)
        return not unfinished or confirm(self, "quit-confirm", title, unfinished, primary, danger=True)

    def put_away(self) -> None:
        """Another window comes in its place, or the program ends: nobody is asked any more."""
        self.closing.disconnect()
        self.hide()
        self.deleteLater()

    # --- lock -----------------------------------------------------------------------------------------

    def _nobody_here(self) -> None:
        if _stands_for_visitors():
            self.idle_watch.wait_again()
        else:
            self.ask("lock")

    def _lock_over_dialog(self) -> None:
        if not _stands_for_visitors():
            self.ask("lock")

    def lock(self, form: QWidget) -> None:
        """Hide the desk behind a sign-in form; what was scanned waits."""
        self.palette_.close_over()
        self.dialogs.put_aside()
        self.toasts.hold()
        self.queue.lock(True)
        self._desk.setEnabled(False)
        self.curtain.draw(form)

    def unlock(self) -> None:
        """Show the desk again."""
        self._desk.setEnabled(True)
        self.curtain.draw_back()
        self.queue.lock(False)
        self.focus_scan_box()
        self.dialogs.bring_back()
        self.toasts.show_held()

    def another_person(self) -> None:
        """Nothing that the last person typed or scanned is left for the next."""
        self.queue.drop_waiting()
        self.scan_box.forget()
        self.toasts.clear()

    # --- troubles, words, sizes -----------------------------------------------------------------------

    def show_error(self, error: Exception) -> None:
        """Tell of something that nobody foresaw."""
        self.sounds.play("bad")
        if not any(dialog.isVisible() for dialog in self.findChildren(ErrorDialog)):
            ErrorDialog(error, self).open()

    def retranslate(self) -> None:
        """All words of the window anew; pages follow by themselves."""
        for part in (self.navigation, self.palette_, self.status, self.header.person, self.scan_box):
            part.retranslate()
        self._title()
        self.scan_box.set_hint(self.page.scan_hint() if self.page is not None else "")
        self._commands_changed()

    def restyle(self) -> None:
        """Sizes at the zoom of now."""
        self.header.restyle()
        self._fit()

    def _title(self) -> None:
        name = translate("Window", "Simpul Pustaka")
        self.setWindowTitle(f"{self.page.title()} – {name}" if self.page is not None else name)

    def _fit(self) -> None:
        wide = self._wide_wanted if self._wide_wanted is not None else self.width() >= theme.px(NARROW)
        self.navigation.show_words(wide)
        self.toasts.stand_above(self.key_bar.sizeHint().height() + self.status.sizeHint().height())

    def _preference_changed(self, name: str, value: object) -> None:
        if name == "sounds":
            self.sounds.wanted = bool(value)
            self.sounds.prepare(self._services.background)
        elif name == "idle_lock_minutes":
            self.idle_watch.start(int(str(value)))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language; once, when the pages have followed too."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            QTimer.singleShot(0, self, self.retranslate)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other room for the navigation."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that nobody wanted: typing goes to the scan box, Esc to the page."""
        if self.curtain.drawn or QApplication.activeModalWidget() is not None:
            return
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif is_typing(event):
            self.scan_box.start_with(event.text())
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave, if nothing speaks against it."""
        if not self._may_end():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)


def _stands_for_visitors() -> bool:
    """Whether a dialog that is locked itself (`keeps_desk_open`) is open: for people who touch nothing."""
    return bool(getattr(QApplication.activeModalWidget(), "keeps_desk_open", False))
