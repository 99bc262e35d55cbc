# SPDX-License-Identifier: GPL-3.0-or-later
"""Who was there, session by session: the list with what the marks come to, and the way to the door."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar
from uuid import UUID

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFileDialog

from db.exchange.meeting_list import NoMeetingList
from db.models.search import has_words
from db.queries import door as at_door
from db.queries.attendance import by_door, closing_marks, open_sessions
from db.queries.door import Door, Heads, PersonRow
from db.queries.workshops import Detail, SessionRow
from db.rules.roles import Right
from desktop_app.blocks import tokens
from desktop_app.blocks.form import ChoiceField, TextField
from desktop_app.blocks.layout import column, row
from desktop_app.blocks.page import Changes, Command, Toast
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Button, Chip, Label, one_at_a_time
from desktop_app.language import format_number, translate
from desktop_app.printing.paper import A4
from desktop_app.workshops.attendance_words import Aside, besides, session_name, without_mark_words
from desktop_app.workshops.closing import ask_to_close, take_back
from desktop_app.workshops.door import DoorWindow, open_door
from desktop_app.workshops.door_asking import ask_correction, ask_heads, ask_history
from desktop_app.workshops.door_manner import Manner
from desktop_app.workshops.door_parts import people_model
from desktop_app.workshops.door_presenter import DoorPresenter, State
from desktop_app.workshops.meeting_dialog import MeetingDialog
from desktop_app.workshops.meeting_work import Review, mark_all, review
from desktop_app.workshops.sheets_dialog import show_sheets
from desktop_app.workshops.view import Context, View

FILTERS: dict[str, Callable[[PersonRow], bool]] = {
    "all": lambda _person: True,
    "present": lambda person: person.there,
    "missing": lambda person: not person.there and person.state == "registered",
}


class AttendanceView(View):
    """One session at a time."""

    view_name: ClassVar[str] = "attendance"
    right: ClassVar[Right | None] = Right.TAKE_ATTENDANCE
    concerns: ClassVar[Changes] = Changes({"attendance", "registrations", "workshops"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.presenter: DoorPresenter | None = None
        self.door: DoorWindow | None = None
        self._session: UUID | None = None
        self._door_wanted: Manner | None = None
        """The key was pressed before the session had been read."""
        self._door_opens = False
        self._told: object = None
        self._aside = Aside(Heads(0, 0, 0, 0), {}, {})
        self.sessions = ChoiceField("workshops-attendance-session")
        self.chips = {name: Chip(f"workshops-attendance-{name}") for name in FILTERS}
        self.search = TextField("workshops-attendance-search")
        self.search.setMaxLength(100)
        self._searched: tuple[PersonRow, ...] | None = None
        """Those with the words that were typed; None while none are."""
        self.open_button = Button("workshops-attendance-open", "primary", "door")
        self.counts = Label("workshops-attendance-counts", "strong")
        self.besides = Label("workshops-attendance-besides", "muted", wrap=True)
        self._model = attendance_model()
        self.people = DataTable("workshops-attendance-people", self._model)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        one_at_a_time(self, self.chips.values())
        self.chips["all"].setChecked(True)
        top = row(self.sessions, self.open_button, gap=tokens.GAP_M)
        top.setStretch(0, 1)
        whole = column(
            top,
            row(*self.chips.values(), self.search, self.counts, gap=tokens.GAP_S),
            self.people,
            self.besides,
            gap=tokens.GAP_M,
        )
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.sessions.currentIndexChanged.connect(lambda _place: self._choose(self.sessions.value()))
        self.open_button.clicked.connect(lambda _checked=False: self._open_door())
        self.people.opened.connect(lambda _row: self._history())
        self.people.chosen.connect(lambda _row: self.context.commands_changed())
        for chip in self.chips.values():
            chip.clicked.connect(lambda _checked=False: self._show_rows())
        self.search.textEdited.connect(lambda _text: self._search())
        self.search.returnPressed.connect(self.people.setFocus)
        self.people.left_upwards.connect(self.search.setFocus)

    # --- what the page asks --------------------------------------------------------------------------------

    def title(self) -> str:
        """See View."""
        return translate("Attendance", "Attendance")

    def hideEvent(self, event: QHideEvent) -> None:
        """Another side is looked at: no door opens over that any more."""
        self._door_wanted = None
        super().hideEvent(event)

    def show_workshop(self, detail: Detail | None) -> None:
        """The session that is on now, or the next, or the last."""
        before = self.detail.row.uid if self.detail is not None else None
        super().show_workshop(detail)
        meetings = self._meetings()
        other = detail is None or detail.row.uid != before
        if other:
            self._aside = self._aside._replace(open={})
        self._name_sessions()
        self._say_besides()
        if other or self._session is None or self._session not in {one.uid for one in meetings}:
            self._choose(self._nearest(meetings))

    def _name_sessions(self) -> None:
        """Those that have begun and are not closed say how many have no mark."""
        meetings = self._meetings()
        now = self.context.desk().clock()

        def name(one: SessionRow) -> str:
            left = self._aside.open.get(one.uid, 0) if one.facts.starts_at <= now else 0
            said = session_name(one, len(meetings))
            return f"{said} · {without_mark_words(left)}" if left else said

        self.sessions.set_choices((one.uid, name(one)) for one in meetings)

    def _meetings(self) -> list[SessionRow]:
        return [one for one in self.detail.sessions if not one.facts.cancelled] if self.detail else []

    def _nearest(self, meetings: Sequence[SessionRow]) -> UUID | None:
        now = self.context.desk().clock()
        to_come = [one for one in meetings if one.facts.ends_at >= now]
        chosen = to_come[0] if to_come else meetings[-1] if meetings else None
        return None if chosen is None else chosen.uid

    def changed(self, kinds: Changes) -> None:
        """Look again, here and at the door."""
        if kinds & {"attendance", "registrations", "members"}:
            self._look()
            if self.door is not None:
                self.door.look_again()

    def commands(self) -> Sequence[Command]:
        """See View."""
        session, someone = self._has_session, self._has_someone
        return [
            Command(
                "attendance-door",
                lambda: translate("Attendance", "Open the door"),
                self._open_door,
                "F11",
                "door",
            ),
            Command(
                "attendance-steward",
                lambda: translate("Attendance", "Door for a steward"),
                partial(self._open_door, Manner.STEWARD),
                "Shift+F11",
                "door",
                in_strip=False,
            ),
            Command(
                "attendance-visitors",
                lambda: translate("Attendance", "Self check-in"),
                partial(self._open_door, Manner.VISITORS),
                "Ctrl+F11",
                "door",
                in_strip=False,
            ),
            Command(
                "attendance-correct",
                lambda: translate("Attendance", "Correct"),
                self._correct,
                "F6",
                "pencil-simple",
                someone,
            ),
            Command(
                "attendance-history",
                lambda: translate("Attendance", "History"),
                self._history,
                "F7",
                "clock-counter-clockwise",
                someone,
            ),
            Command(
                "attendance-heads",
                lambda: translate("Attendance", "Count heads"),
                self._count_heads,
                "F8",
                "users-three",
                session,
            ),
            Command(
                "attendance-close",
                lambda: translate("Attendance", "Close the session"),
                self._close_session,
                "F12",
                "check-circle",
                self._may_close,
            ),
            Command(
                "attendance-reopen",
                lambda: translate("Attendance", "Take the closing back"),
                self._reopen,
                "Shift+F12",
                "arrow-counter-clockwise",
                lambda: self.presenter is not None and self._aside.closed > 0,
                in_strip=False,
            ),
            Command(
                "attendance-sheet",
                lambda: translate("Attendance", "Sign-in sheet"),
                self._print_sheet,
                "F9",
                "printer",
                session,
            ),
            Command(
                "attendance-sheets",
                lambda: translate("Attendance", "Signed sheets"),
                self._show_sheets,
                "Ctrl+F9",
                "file-text",
                session,
                in_strip=False,
            ),
            Command(
                "attendance-search",
                lambda: translate("Attendance", "Search the list"),
                self.search.setFocus,
                "Ctrl+F",
                "magnifying-glass",
                session,
                in_strip=False,
            ),
            Command(
                "attendance-import",
                lambda: translate("Attendance", "Import a meeting"),
                self._import,
                "F10",
                "upload-simple",
                self._may_import,
            ),
        ]

    def _has_session(self) -> bool:
        return self.presenter is not None

    def _has_someone(self) -> bool:
        return self.presenter is not None and self.people.current() is not None

    # --- the session in view --------------------------------------------------------------------------------

    def _choose(self, session: UUID | None) -> None:
        if session == self._session and session is not None:
            return
        self._session, self.presenter, self._searched = session, None, None
        self._model.show(())
        self._say_counts()
        self.open_button.setEnabled(False)
        if session is None:
            return
        self.sessions.choose(session)
        desk = self.context.desk()

        def read(_task: object) -> Door | None:
            with desk.store.read() as reading:
                return at_door.door_of(reading, session)

        def found(door: Door | None) -> None:
            if door is None or door.session != self._session:
                return
            self.presenter = DoorPresenter(
                self.context.desk,
                self.context.background,
                door,
                partial(self._show, session),
                lambda _answer: None,
                lambda _sound: None,
                self._did,
            )
            self.open_button.setEnabled(True)
            self._look()
            if self._door_wanted is not None:
                self._open_door(self._door_wanted)
            self.context.commands_changed()

        self.context.background.latest("attendance-door", read, found, self.context.failed)

    def _did(self, kinds: Changes) -> None:
        self.context.did(kinds)
        self._look_aside()

    def _look(self) -> None:
        if self.presenter is not None:
            self.presenter.look()
            self._look_aside()

    def _look_aside(self) -> None:
        if self.presenter is None:
            return
        desk, door = self.context.desk(), self.presenter.state.door

        def read(_task: object) -> Aside:
            with desk.store.read() as session:
                return Aside(
                    at_door.heads(session, door.session_id),
                    at_door.refused(session, door.session_id),
                    open_sessions(session, door.workshop_id),
                    len(closing_marks(session, door.session_id)),
                    by_door(session, door),
                )

        def came(aside: Aside) -> None:
            self._aside = aside
            self._name_sessions()
            self._say_besides()
            self.context.commands_changed()

        self.context.background.latest("attendance-aside", read, came, self.context.failed)

    def _open_door(self, manner: Manner = Manner.STAFF) -> None:
        self._door_wanted = manner if self.presenter is None else None
        if self.presenter is None or self.door is not None or self._door_opens:
            return
        self._door_opens = True

        def opened(window: DoorWindow | None) -> None:
            self._door_opens = False
            if window is None:
                return
            self.door = window
            window.finished.connect(self._door_closed)
            self.context.door_opened(window)

        open_door(self.context, self.presenter.state.door.session, manner, opened)

    def _door_closed(self, _result: int) -> None:
        if self.door is not None:
            self.door.deleteLater()
            self.door = None
        self._look()

    def _correct(self) -> None:
        if self.presenter is not None and (person := self.people.current()) is not None:
            ask_correction(self.context.window(), self.presenter, person)

    def _history(self) -> None:
        if self.presenter is not None and (person := self.people.current()) is not None:
            ask_history(self.context, self.context.window(), self.presenter, person)

    def _count_heads(self) -> None:
        if self.presenter is not None:
            ask_heads(self.context, self.context.window(), self.presenter)

    def _left(self) -> int:
        return self._aside.open.get(self._session, 0) if self._session is not None else 0

    def _may_close(self) -> bool:
        if self.presenter is None:
            return False
        return self._left() > 0 and self.presenter.state.door.starts_at <= self.context.desk().clock()

    def _close_session(self) -> None:
        if self.presenter is not None and self._may_close():
            ask_to_close(self.context, self.presenter.state.door, self._left(), self._marked)

    def _reopen(self) -> None:
        if self.presenter is not None:
            take_back(self.context, self.presenter.state.door, self._marked)

    def _marked(self) -> None:
        self._did(Changes({"attendance"}))
        self._look()

    def _may_import(self) -> bool:
        return self.presenter is not None and self.context.may(Right.REGISTER)

    def _import(self) -> None:
        if not self._may_import():
            return
        words = translate("Attendance", "List of an online meeting")
        kinds = translate("Attendance", "Lists (*.xlsx *.csv *.txt);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self.context.window(), words, "", kinds)
        if chosen:
            self.import_file(Path(chosen))

    def import_file(self, path: Path) -> None:
        """Read the list of an online meeting and show who is whom; marked when that is agreed to."""
        presenter, desk = self.presenter, self.context.desk()
        if presenter is None:
            return
        door = presenter.state.door

        def show(found: Review) -> None:
            dialog = MeetingDialog(self.context.window(), found)

            def mark() -> None:
                rows = tuple(dialog.rows)
                self.context.background.run(
                    lambda _task: mark_all(desk, door, rows), marked, self.context.failed, lane="desk"
                )

            dialog.accepted.connect(mark)
            dialog.open()

        def marked(number: int) -> None:
            self.context.toast(Toast(translate("Attendance", "%n people were marked.", None, number)))
            self._did(Changes({"attendance", "registrations"}))
            self._look()

        def failed(error: Exception) -> None:
            if not isinstance(error, NoMeetingList | OSError):
                self.context.failed(error)
                return
            self.context.toast(
                Toast(
                    translate(
                        "Attendance",
                        "This is no list of an online meeting: a column with names and one with times "
                        "are needed. Nothing was marked.",
                    ),
                    "bad",
                )
            )

        self.context.background.run(lambda _task: review(desk, door, path), show, failed)

    def _print_sheet(self) -> None:
        if self.detail is None:
            return
        desk, detail = self.context.desk(), self.detail
        name = translate("Attendance", "Sign-in sheet")

        def draw() -> bytes:
            from desktop_app.workshops.attendance_sheet import read_sheet

            return read_sheet(desk, detail)

        self.context.output.preview(draw, "sign_in_sheet", name, self.context.window(), paper=A4)

    def _show_sheets(self) -> None:
        if self.presenter is not None:
            show_sheets(self.context, self.presenter.state.door)

    # --- showing -------------------------------------------------------------------------------------------

    def _show(self, session: UUID, state: State) -> None:
        if session != self._session:
            return
        if state.answer is not None and state.answer is not self._told and state.answer.error is not None:
            self._told = state.answer
            self.context.failed(state.answer.error)
        self._show_rows()

    def _search(self) -> None:
        """Name, institution or code: whether somebody's team has come."""
        typed = self.search.text().strip()
        rows = self.presenter.state.rows if self.presenter is not None else ()

        def read(_task: object) -> tuple[PersonRow, ...] | None:
            if not typed:
                return None
            return tuple(one for one in rows if has_words(typed, f"{one.name} {one.institution} {one.code}"))

        def found(searched: tuple[PersonRow, ...] | None) -> None:
            self._searched = searched
            self._list()

        self.context.background.latest("attendance-search", read, found, self.context.failed)

    def _show_rows(self) -> None:
        if self.search.text().strip():
            self._search()
        else:
            self._searched = None
            self._list()

    def _list(self) -> None:
        wanted = next(name for name, chip in self.chips.items() if chip.isChecked())
        rows = self.presenter.state.rows if self.presenter is not None else ()
        rows = rows if self._searched is None else self._searched
        self._model.show([person for person in rows if FILTERS[wanted](person)])
        self._say_counts()

    def _say_counts(self) -> None:
        if self.presenter is None:
            self.counts.set_text("")
            return
        counts = self.presenter.state.counts
        if self._searched is not None:
            counts = at_door.counts(list(self._searched))
        words = translate("Attendance", "{there} of {expected} were there")
        self.counts.set_text(
            words.format(there=format_number(counts.there), expected=format_number(counts.expected))
        )

    def _say_besides(self) -> None:
        left = self._left() if self._may_close() else 0
        said = besides(self._aside, left, self.context.desk().device)
        self.besides.set_text("\n".join(said))
        self.besides.setVisible(bool(said))

    def retranslate(self) -> None:
        """See View."""
        for name, text in (
            ("all", translate("Attendance", "Everybody")),
            ("present", translate("Attendance", "Were there")),
            ("missing", translate("Attendance", "Missing")),
        ):
            self.chips[name].set_words(text)
        self.open_button.set_words(translate("Attendance", "Open the door"), "F11")
        self.sessions.setAccessibleName(translate("Attendance", "Session"))
        self.people.setAccessibleName(translate("Attendance", "Who was there"))
        for say in (self.search.setPlaceholderText, self.search.setAccessibleName):
            say(translate("Attendance", "Name or institution"))
        self._model.retranslate()
        self.show_workshop(self.detail)
        self._show_rows()
        self._say_besides()


def attendance_model() -> RowsModel[PersonRow]:
    """The people of a session, and for how long each was there."""
    minutes: Column[PersonRow] = Column(
        lambda: translate("Attendance", "Minutes"),
        lambda p: format_number(p.presence.minutes) if p.there else "–",
        88,
        right=True,
    )
    return people_model(minutes)
