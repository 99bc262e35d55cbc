# SPDX-License-Identifier: GPL-3.0-or-later
"""The main window at work for whoever is signed in: what it is made of, and what passes in and out of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from db.operations.desk import Desk, Person, with_person
from db.operations.loans import LOANS
from db.queries.library import branches
from db.queries.scan import Scan, recognise
from desktop_app.announce import Announcer
from desktop_app.background import Background
from desktop_app.backup_words import upgraded_words
from desktop_app.blocks.page import Changes, Page, Toast
from desktop_app.keeping_in_step import KeepingInStep
from desktop_app.language import Language, translate
from desktop_app.pages import allowed, page_entries
from desktop_app.preferences import Settings
from desktop_app.printing.output import Output
from desktop_app.role_words import roles_in_words
from desktop_app.shell.appearance import Appearance
from desktop_app.shell.services import Message, Services
from desktop_app.shell.window import MainWindow
from desktop_app.upkeep import Upkeep
from desktop_app.welcome.opened import Opened, sample_password
from desktop_app.welcome.sign_in import SignIn

if TYPE_CHECKING:
    from desktop_app.blocks.pdf_preview import PdfPreview
    from desktop_app.circulation.page import CirculationPage
    from desktop_app.settings.page import SettingsPage
    from desktop_app.sync_page.page import SyncPage
    from desktop_app.workshops.door import DoorWindow
    from desktop_app.workshops.page import WorkshopsPage


class DeskAtWork:
    """The main window for the person at the desk. Another person gets a window of their own in its place."""

    def __init__(
        self,
        app: QApplication,
        opened: Opened,
        background: Background,
        language: Language,
        announcer: Announcer,
    ) -> None:
        self.opened = opened
        self.left: list[Callable[[str], None]] = []
        self.restore_from: Path | None = None
        self._app, self._background, self._announcer = app, background, announcer
        self._desk = opened.desk
        self.settings = Settings(opened.values, self.desk, background, app)
        self.appearance = Appearance(app, self.settings, language)
        self.appearance.apply()
        self.settings.changed.connect(self._setting_changed)
        self.output = Output(background, self.settings)
        self.upkeep = Upkeep(opened.store, background)
        self.upkeep.renewed.connect(self._renewed)
        self.in_step = KeepingInStep(opened.store, self.desk, background)
        self.in_step.came.connect(self._came_in)
        self.in_step.noted.connect(lambda count: self.window.show_attention("attention", count))
        self.in_step.state_changed.connect(lambda s: announcer.tell("sync", phase=s.phase, waiting=s.waiting))
        self.in_step.shut_out.connect(self._shut_out)
        self.output.told.connect(self._show_toast)
        self.output.scanned.connect(self._scanned_elsewhere)
        self.output.previewed.connect(self._announce_preview)
        self.window: MainWindow = self._make_window()
        self.settings.failed.connect(self._setting_failed)
        self._welcome_person()

    def _show_toast(self, toast: Toast) -> None:
        self.window.toasts.show_toast(toast)

    def _setting_failed(self, _name: str, error: Exception) -> None:
        self.window.show_error(error)

    def _scanned_elsewhere(self, text: str) -> None:
        self.window.queue.put(text)

    def _came_in(self, kinds: Changes) -> None:
        self.window.tell(kinds)
        self._look_around(kinds)
        self._announcer.tell("came", kinds=sorted(kinds))

    def _renewed(self, count: int) -> None:
        """Loans were renewed by themselves: it is said once, and stands with the reminders."""
        self.window.tell(LOANS)
        self.in_step.something_done()
        self._show_toast(Toast(translate("Renewals", "%n loan(s) renewed by themselves.", None, count)))

    def desk(self) -> Desk:
        """The desk with whoever is at it now."""
        return self._desk

    def _make_window(self) -> MainWindow:
        entries = page_entries(
            self.desk,
            self._background,
            self.output,
            self.settings,
            self._page_made,
            lambda: self.window,
            self.in_step,
        )
        services = Services(self._background, self.settings, self._recognise)
        window = MainWindow(entries, services, self.appearance)
        window.asked.connect(self._asked)
        window.closing.connect(partial(self._leave, "quit"))
        self.upkeep.told.connect(window.status.store.say)
        self.upkeep.warned.connect(window.status.warning.say)
        self.in_step.told.connect(window.status.say_network)
        window.did.connect(self._done_here)
        return window

    def show(self) -> None:
        """Show the window with the cursor in the scan box, then look after the store."""
        self._announcer.when_it_takes_keys(self.window.scan_box, self._announcer.ready)
        self.window.show()
        self.window.focus_scan_box()
        self.window.idle_watch.start(self.settings.get("idle_lock_minutes"))
        QTimer.singleShot(0, self.window, lambda: self.upkeep.begin(self.desk()))
        QTimer.singleShot(0, self.window, self.in_step.begin)
        self.window.ahead.wait()
        self._tell_upgrade()

    def _tell_upgrade(self) -> None:
        """Once, to whoever comes first."""
        store = self.opened.store
        if store.upgraded is not None:
            self._show_toast(Toast(upgraded_words(store.upgraded), "info"))
            store.upgraded = None

    def close(self) -> None:
        """Put the window away."""
        self.in_step.stop()
        self._background.another_window()
        self.upkeep.end()
        self.window.put_away()

    def _welcome_person(self) -> None:
        person = self._desk.person
        assert person is not None
        self.window.allow(allowed(person.rights))
        self._show_person()
        self.window.status.person.say(Message(person.name))
        self.window.status.place.say(Message(self.opened.branch_name))
        self.settings.set("last_person", person.username)
        self._count_agreements()

    def _done_here(self, kinds: Changes) -> None:
        self.in_step.something_done()
        if "notes" in kinds:
            self.in_step.count_notes()
        self._look_around(kinds)

    def _look_around(self, kinds: Changes) -> None:
        """What was changed of settings, branch or person at the desk, here or elsewhere, is so at once."""
        if "settings" in kinds:
            self.settings.look_again()
        if "places" in kinds:
            self._name_of(self._desk.branch, self._show_place)
        if "staff" in kinds:
            self._look_at_person()

    def _show_place(self, name: str) -> None:
        self.opened = self.opened._replace(branch_name=name)
        self.window.status.place.say(Message(name))

    def _look_at_person(self) -> None:
        desk, before = self._desk, self._desk.person
        assert before is not None

        def look(_task: object) -> tuple[Person | None, bool]:
            from db.operations.staff import person_now

            with desk.store.read() as session:
                return person_now(session, before.uid)

        self._background.run(look, partial(self._person_is, before))

    def _person_is(self, before: Person, found: tuple[Person | None, bool]) -> None:
        """At a locked desk it is left to who signs in next."""
        person, is_open = found
        if self.window.curtain.drawn or self._desk.person != before or person is None:
            return
        if not is_open:
            self._lock(locked=True, closed=True)
        elif person != before:
            self._desk.person = person
            self._show_person()
            self.window.status.person.say(Message(person.name))
            if person.rights != before.rights:
                self.window.allow(allowed(person.rights))
                if self.window.page is not None:
                    self.window.page.commands_changed.emit()
                said = translate("Shell", "Your roles were changed: {roles}.")
                self._show_toast(Toast(said.format(roles=roles_in_words(person.roles)), "info"))

    def _count_agreements(self) -> None:
        """With how many partners a new agreement is due stands beside that page's name."""
        desk = self._desk

        def count(_task: object) -> int:
            from db.queries.partners import ending, pressing

            day = desk.clock().astimezone().date()
            with desk.store.read() as session:
                return pressing(ending(session, day), day)

        self._background.run(count, partial(self.window.show_attention, "partners"), lane="upkeep")

    def _show_person(self) -> None:
        person = self._desk.person
        assert person is not None
        self.window.show_person(person.name, roles_in_words(person.roles))

    def _setting_changed(self, name: str, _value: object) -> None:
        """What was said once is said again in the other language."""
        if name == "language":
            self._show_person()
            self.upkeep.say_again()
            self.in_step.say()

    def _recognise(self, text: str) -> Scan:
        with self.opened.store.read() as session:
            return recognise(session, text)

    def _page_made(self, page: Page) -> None:
        # By their names: nobody is to load a page that is not shown.
        match page.page_name:
            case "circulation" if self._announcer.wanted:
                self._announce(cast("CirculationPage", page))
            case "workshops" if self._announcer.wanted:
                cast("WorkshopsPage", page).door_opened.connect(self._announce_door)
            case "sync":
                sync = cast("SyncPage", page)
                sync.join_wanted.connect(lambda: self._leave("join"))
                sync.desk_moved.connect(self._moved)
            case "settings":
                settings = cast("SettingsPage", page)
                settings.restore_wanted.connect(self._restore)
                settings.desk_moved.connect(self._moved)

    def _announce(self, page: CirculationPage) -> None:
        """What tests wait for."""
        tell = self._announcer.tell
        page.acted.connect(lambda row: tell("did", action=row.action, barcode=row.barcode))
        page.asked.connect(lambda error: tell("problem", kind=type(error).__name__))
        page.slip_issued.connect(lambda slip: tell("slip", number=slip.number))

    def _announce_door(self, door: DoorWindow) -> None:
        tell = self._announcer.tell
        door.answered.connect(
            lambda answer: tell("door", why=answer.why, code=answer.code, undone=answer.undone)
        )
        door.asking.connect(
            lambda dialog: self._announcer.when_it_takes_keys(dialog.mark, lambda: tell("door-asks"))
        )
        self._announcer.when_it_takes_keys(door.box, lambda: tell("door-open"))

    def _announce_preview(self, preview: PdfPreview) -> None:
        self._announcer.when_it_takes_keys(preview.print_button, lambda: self._announcer.tell("preview"))
        preview.finished.connect(self._announce_way_back)

    def _announce_way_back(self) -> None:
        self._announcer.when_it_takes_keys(self.window.scan_box, lambda: self._announcer.tell("back"))

    # --- what the window asks for --------------------------------------------------------------------------

    def _asked(self, wish: str) -> None:
        match wish:
            case "lock" | "switch":
                self._lock(locked=wish == "lock")
            case _:
                self._leave(wish)

    def _restore(self, backup: Path) -> None:
        self.restore_from = backup
        self._leave("restore")

    def _moved(self, branch: UUID) -> None:
        """The desk stands in another branch now: its pages begin anew."""

        def known(name: str) -> None:
            self.opened = self.opened._replace(branch_name=name)
            self._replace_window()

        self._name_of(branch, known)

    def _name_of(self, branch: UUID, known: Callable[[str], None]) -> None:
        def name(_task: object) -> str:
            with self.opened.store.read() as session:
                return next((row.name for row in branches(session) if row.uid == branch), "")

        self._background.run(name, known)

    def _shut_out(self) -> None:
        """Not within the worker's own call: it goes with the window."""
        QTimer.singleShot(0, self.window, lambda: self._leave("shut_out"))

    def _leave(self, wish: str) -> None:
        for told in self.left:
            told(wish)

    def _lock(self, *, locked: bool, closed: bool = False) -> None:
        """`closed`: the account of who is at the desk was closed."""
        if self.window.curtain.drawn:
            return
        person = self._desk.person
        assert person is not None
        form = SignIn(self._background)
        form.signed_in.connect(self._unlocked)
        self.window.lock(form)
        form.begin(
            self.desk,
            self._desk.branch,
            self.opened.staff,
            person.username,
            sample_password=sample_password() if self.opened.is_sample else "",
            locked=locked,
            closed=person.name if closed else "",
        )
        # Those of `opened` are of when it was opened.
        form.presenter.look_again()

    def _unlocked(self, person: Person) -> None:
        before = self._desk.person
        if before is not None and person == before:
            self.window.unlock()
            return
        self._desk = with_person(self._desk, person)
        self._replace_window()

    def _replace_window(self) -> None:
        """Pages of one person show nothing to the next: all are made anew."""
        self._background.another_window()
        old = self.window
        place, state = old.geometry(), old.windowState()
        self.window = self._make_window()
        self.window.setGeometry(place)
        self.window.setWindowState(state)
        self._welcome_person()
        self.window.show()
        self.window.focus_scan_box()
        self.window.idle_watch.start(self.settings.get("idle_lock_minutes"))
        self.upkeep.begin(self.desk())
        self.in_step.say_all()
        old.put_away()
