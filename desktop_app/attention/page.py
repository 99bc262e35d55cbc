# SPDX-License-Identifier: GPL-3.0-or-later
"""The attention page: each note with both sides, what was done, what a person can choose. Widgets only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QDialog, QStackedWidget

from db.operations.desk import Desk
from db.queries.notes import PAGE, NoteRow
from db.queries.registrations import ToTell
from desktop_app.attention.presenter import AttentionPresenter, State
from desktop_app.attention_words import said, settlement_words
from desktop_app.background import Background
from desktop_app.blocks import tokens
from desktop_app.blocks.dialog import Dialog, confirm
from desktop_app.blocks.form import FormRow, TextField
from desktop_app.blocks.layout import Card, EmptyState, Scrolling, column, holding, row
from desktop_app.blocks.page import Changes, Command, Page, Toast
from desktop_app.blocks.table import MOMENT, Column, DataTable, RowsModel
from desktop_app.blocks.words import Button, Chip, Label, one_at_a_time
from desktop_app.language import format_datetime, translate
from desktop_app.merge_dialog import MergeDialog
from desktop_app.merging import Record
from desktop_app.refusal_words import words
from desktop_app.side_words import sides_words, take_back_button, take_back_warning
from desktop_app.telling import TellDialog


def notes_model() -> RowsModel[NoteRow]:
    """Notes: when, what, where."""
    columns: list[Column[NoteRow]] = [
        Column(lambda: translate("Attention", "Since"), lambda n: format_datetime(n.noted_at), MOMENT),
        Column(lambda: translate("Attention", "What"), lambda n: said(n).headline, strong=True),
        Column(lambda: translate("Attention", "Branches"), lambda n: ", ".join(n.branches), 170),
    ]
    return RowsModel(columns, lambda note: note.uid)


class CallDialog(Dialog):
    """Asks what a member said on the telephone."""

    def __init__(self, parent: AttentionPage, people: str) -> None:
        super().__init__("attention-call", parent)
        self.words = FormRow("attention-call-words", TextField("attention-call-words"))
        self.body.addWidget(self.words)
        self.set_words(
            translate("Attention", "Member called"), people, translate("Attention", "Settle the note")
        )
        self.words.set_words(translate("Attention", "What was agreed"))
        self.words.field.setFocus()

    def value(self) -> str:
        """What was agreed."""
        field = self.words.field
        assert isinstance(field, TextField)
        return field.value()


class AttentionPage(Page):
    """The list at the left, the note that was chosen at the right."""

    page_name: ClassVar[str] = "attention"
    icon_name: ClassVar[str] = "bell"
    concerns: ClassVar[Changes] = Changes({"notes", "members", "titles", "items"})

    def __init__(self, desk: Callable[[], Desk], background: Background) -> None:
        super().__init__()
        self.setObjectName("attention-page")
        self.presenter = AttentionPresenter(desk, background, self._show, self._changed_here, self._failed)
        self.tabs = {name: Chip(f"attention-tab-{name}") for name in ("open", "settled")}
        self._model = notes_model()
        self.notes = DataTable("attention-notes", self._model)
        self.more = Button("attention-more", "link", "caret-down")
        self.nothing = EmptyState("attention-nothing", "check-circle")
        self.headline = Label("attention-headline", "title", wrap=True)
        self.when = Label("attention-when", "muted", wrap=True)
        self.done_words = Label("attention-done", wrap=True)
        self.advice = Label("attention-advice", "strong", wrap=True)
        self.people = Label("attention-people", wrap=True)
        self.sides = Label("attention-sides", wrap=True)
        self.outcome = Label("attention-outcome", "muted", wrap=True)
        self.settle = Button("attention-settle", "primary", "check")
        self.call = Button("attention-call-member", "plain", "phone")
        self.merge = Button("attention-merge", "plain", "users")
        self.join = Button("attention-join", "plain", "users")
        self.tell = Button("attention-tell", "plain", "phone")
        self.undo = Button("attention-undo", "plain", "arrow-counter-clockwise")
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        one_at_a_time(self, self.tabs.values())
        self._list = QStackedWidget()
        listed = column(self.notes, self.more, gap=tokens.GAP_S)
        listed.setStretch(0, 1)
        self._list.addWidget(holding(listed))
        self._list.addWidget(self.nothing)
        left = Card("attention-list-card", self._list, margin=tokens.GAP_M)
        choices = column(
            self.settle, self.tell, self.call, self.merge, self.join, self.undo, gap=tokens.GAP_S
        )
        self.detail = Card(
            "attention-detail",
            column(self.headline, self.when, gap=tokens.GAP_XS),
            self.sides,
            self.done_words,
            self.people,
            self.advice,
            self.outcome,
            choices,
            None,
            margin=tokens.GAP_L,
        )
        inside = column(self.detail)
        inside.setStretch(0, 1)
        self.right = Scrolling("attention-scroll", holding(inside), by_keys=True)
        both = row(left, self.right, gap=tokens.GAP_L)
        both.setStretch(0, 3)
        both.setStretch(1, 2)
        whole = column(
            row(*self.tabs.values(), None, gap=tokens.GAP_S),
            holding(both),
            gap=tokens.GAP_M,
            margin=tokens.GAP_L,
        )
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.tabs["open"].clicked.connect(lambda _checked=False: self.presenter.turn_to(settled=False))
        self.tabs["settled"].clicked.connect(lambda _checked=False: self.presenter.turn_to(settled=True))
        self.notes.chosen.connect(lambda _row: self.presenter.choose(self.notes.current()))
        self.more.clicked.connect(lambda _checked=False: self.presenter.show_more())
        self.settle.clicked.connect(lambda _checked=False: self.presenter.settle("seen"))
        self.call.clicked.connect(lambda _checked=False: self._call_member())
        self.merge.clicked.connect(lambda _checked=False: self._merge())
        self.join.clicked.connect(lambda _checked=False: self._join())
        self.tell.clicked.connect(lambda _checked=False: self._tell())
        self.undo.clicked.connect(lambda _checked=False: self._undo())

    # --- what the window asks -----------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return translate("Pages", "Needs attention")

    def activated(self, argument: Any = None) -> None:
        """Look again; an operation's uid shows the note that it led to."""
        self.presenter.look(argument if isinstance(argument, UUID) else None)

    def changed(self, kinds: Changes) -> None:
        """Notes have come, or what they name has changed."""
        self.presenter.look()

    def enter_results(self) -> bool:
        """Into the list."""
        self.notes.setFocus()
        self.notes.move_to(max(0, self.notes.currentIndex().row()))
        return True

    def commands(self) -> Sequence[Command]:
        """The choices, each with its key."""
        return [
            Command(
                "settle",
                lambda: translate("Attention", "Settle"),
                lambda: self.presenter.settle("seen"),
                "F5",
                "check",
                self.presenter.may_settle,
            ),
            Command(
                "call-member",
                lambda: translate("Attention", "Member called"),
                self._call_member,
                "F4",
                "phone",
                lambda: self.presenter.may_settle() and self._has_people(),
            ),
            Command(
                "merge",
                lambda: translate("Attention", "Merge the two"),
                self._merge,
                "F6",
                "users",
                self.presenter.may_merge,
            ),
            Command(
                "join",
                lambda: translate("Attention", "Join the two"),
                self._join,
                "F7",
                "users",
                self.presenter.may_join,
            ),
            Command(
                "tell",
                lambda: translate("Attention", "Tell"),
                self._tell,
                "F9",
                "phone",
                self.presenter.may_tell,
            ),
            Command(
                "undo",
                self._undo_words,
                self._undo,
                "F8",
                "arrow-counter-clockwise",
                self.presenter.may_undo,
            ),
            Command(
                "more",
                self._more_words,
                self.presenter.show_more,
                "Ctrl+M",
                "caret-down",
                lambda: self.presenter.state.rest > 0,
            ),
            Command(
                "other-view",
                lambda: (
                    translate("Attention", "Open")
                    if self.presenter.state.settled
                    else translate("Attention", "Settled")
                ),
                lambda: self.presenter.turn_to(settled=not self.presenter.state.settled),
                "F3",
                "list",
            ),
        ]

    def _more_words(self) -> str:
        many = min(PAGE, self.presenter.state.rest)
        return translate("Attention", "Show %n more note(s)", None, many)

    def _undo_words(self) -> str:
        counter = self.presenter.counter()
        return translate("Attention", "Take back") if counter is None else take_back_button(counter.did)

    def _has_people(self) -> bool:
        chosen = self.presenter.state.chosen
        return chosen is not None and bool(chosen.people)

    # --- showing ------------------------------------------------------------------------------------------

    def _show(self, state: State) -> None:
        self.tabs["settled" if state.settled else "open"].setChecked(True)
        self._model.show(state.rows)
        self._list.setCurrentIndex(0 if state.rows else 1)
        self.more.setVisible(state.rest > 0)
        self.more.set_words(self._more_words(), "Ctrl+M")
        if state.chosen in state.rows and self.notes.current() != state.chosen:
            self.notes.move_to(state.rows.index(state.chosen))
        self.right.setVisible(state.chosen is not None)
        if state.chosen is not None:
            self._show_note(state.chosen)
        self.attention_changed.emit(state.waiting)
        self.commands_changed.emit()

    def _show_note(self, note: NoteRow) -> None:
        told = said(note)
        self.headline.set_text(told.headline)
        self.when.set_text(f"{format_datetime(note.noted_at)} · {', '.join(note.branches)}")
        self.done_words.set_text(told.done)
        self.advice.set_text(told.advice)
        lines = [" · ".join(filter(None, (p.name, p.number, p.phone))) for p in note.people]
        self.people.set_text("\n".join(lines))
        self.people.setVisible(bool(lines))
        state = self.presenter.state
        sides = [] if state.told is None else sides_words(state.told.note)
        self.sides.set_text("\n".join(f"• {side}" for side in sides))
        self.sides.setVisible(bool(sides))
        self.outcome.set_text("" if note.settled_at is None else settlement_words(note))
        self.outcome.setVisible(note.settled_at is not None)
        self.settle.setVisible(self.presenter.may_settle())
        self.call.setVisible(self.presenter.may_settle() and bool(note.people))
        self.merge.setVisible(self.presenter.may_merge())
        self.join.setVisible(self.presenter.may_join())
        self.tell.setVisible(self.presenter.may_tell())
        self.undo.set_words(self._undo_words(), "F8")
        self.undo.setVisible(self.presenter.may_undo())

    def retranslate(self) -> None:
        """All words again."""
        self.tabs["open"].set_words(translate("Attention", "Open"), "F3")
        self.tabs["settled"].set_words(translate("Attention", "Settled"), "F3")
        self.settle.set_words(translate("Attention", "Settle"), "F5")
        self.call.set_words(translate("Attention", "Member called"), "F4")
        self.merge.set_words(translate("Attention", "Merge the two"), "F6")
        self.join.set_words(translate("Attention", "Join the two"), "F7")
        self.tell.set_words(translate("Attention", "Tell"), "F9")
        self.nothing.set_words(
            translate("Attention", "Nothing needs attention"),
            translate(
                "Attention", "Where desks disagree, the server's notes stand here until they are settled."
            ),
        )
        self.notes.setAccessibleName(translate("Attention", "Notes"))
        self.right.setAccessibleName(translate("Attention", "The note"))
        self._model.retranslate()
        self._show(self.presenter.state)

    # --- choices ------------------------------------------------------------------------------------------

    def _call_member(self) -> None:
        chosen = self.presenter.state.chosen
        if chosen is None:
            return
        people = "\n".join(" · ".join(filter(None, (p.name, p.phone))) for p in chosen.people)
        dialog = CallDialog(self, people)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.presenter.settle("member_called", dialog.value(), chosen)

    def _merge(self) -> None:
        self.presenter.compare(partial(self._ask_merge, self.presenter.state.chosen))

    def _ask_merge(self, note: NoteRow | None, both: tuple[Record, Record]) -> None:
        merge = partial(self.presenter.merge, note=note)
        dialog = MergeDialog(self, both[0], merge, other=both[1])
        dialog.finished.connect(lambda _code: dialog.deleteLater())
        dialog.open()

    def _join(self) -> None:
        chosen = self.presenter.state.chosen
        if self.presenter.may_join() and confirm(
            self,
            "attention-join",
            translate("Attention", "Join the two?"),
            translate(
                "Attention",
                "Attendance, consents and certificates of both then belong to the earlier registration. "
                "This can't be taken back.",
            ),
            translate("Attention", "Join the two"),
        ):
            self.presenter.join(chosen)

    def _tell(self) -> None:
        if self.presenter.may_tell():
            self.presenter.tell(partial(self._tell_person, self.presenter.state.chosen))

    def _tell_person(self, note: NoteRow | None, person: ToTell) -> None:
        dialog = TellDialog(self, person)
        dialog.accepted.connect(lambda: self.presenter.settle("member_called", note=note))
        dialog.finished.connect(lambda _code: dialog.deleteLater())
        dialog.open()

    def _undo(self) -> None:
        counter, told = self.presenter.counter(), self.presenter.state.told
        if counter is None or told is None:
            return
        button = take_back_button(counter.did)
        if confirm(
            self,
            "attention-undo",
            f"{button}?",
            take_back_warning(counter.did, counter.at, told.note),
            button,
            danger=True,
        ):
            self.presenter.undo(said(told.note).headline, told.note)

    def _changed_here(self, changes: Changes) -> None:
        self.did.emit(changes)
        self.toast.emit(Toast(translate("Attention", "Settled.")))

    def _failed(self, error: Exception) -> None:
        self.toast.emit(Toast(words(error).as_sentence(), "bad"))
