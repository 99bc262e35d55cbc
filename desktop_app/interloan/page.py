# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of interlibrary loans: requests at the left, one with its history at the right. Widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QStackedWidget

from db.operations.desk import Desk, Done
from db.operations.interloan_losses import TakenBack
from db.queries.interloan import InterloanRow
from db.rules.interloan import Act, InterloanFacts, Side
from desktop_app import interloan_words
from desktop_app.background import Background
from desktop_app.blocks import tokens
from desktop_app.blocks.layout import Card, EmptyState, column, holding, row
from desktop_app.blocks.page import Changes, Command, Page, Toast
from desktop_app.blocks.table import DataTable
from desktop_app.blocks.words import Badge, Button, Chip, Label, one_at_a_time
from desktop_app.facts_form import fill_in
from desktop_app.interloan import keys
from desktop_app.interloan.figures_file import write_figures
from desktop_app.interloan.forms import RequestForm, StepForm, asked_of
from desktop_app.interloan.letters import send_letter
from desktop_app.interloan.lines import lines_of
from desktop_app.interloan.models import (
    figure_rows,
    figures_model,
    history_model,
    interloans_model,
    stands,
    tone_of,
)
from desktop_app.interloan.presenter import ASKED_US, FIGURES, VIEWS, InterloanPresenter, State, Step
from desktop_app.language import translate
from desktop_app.printing.interloan_slip import READER, REQUEST, RETURN, SHIPPING, InterloanSlip, kind_words
from desktop_app.refusal_words import words

Deliver = Callable[[InterloanSlip], None]
DID = Changes({"interloans", "items", "titles", "loans", "fines"})


class InterloanPage(Page):
    """Typing in the scan box searches the requests."""

    page_name: ClassVar[str] = "interloan"
    icon_name: ClassVar[str] = "truck"
    concerns: ClassVar[Changes] = Changes({"interloans", "items", "loans", "partners", "members", "places"})

    def __init__(self, desk: Callable[[], Desk], background: Background, deliver: Deliver) -> None:
        super().__init__()
        self.setObjectName("interloan-page")
        self._desk, self._background, self._deliver = desk, background, deliver
        self._ask_next: object = None
        self.presenter = InterloanPresenter(desk, background, self._show, self._failed)
        self._models = interloans_model(self.presenter.today), history_model(), figures_model()
        self.list = DataTable("interloan-list", self._models[0])
        self.history = DataTable("interloan-history", self._models[1])
        self.figures = DataTable("interloan-figures", self._models[2])
        self.nothing = EmptyState("interloan-nothing", "truck", action="interloan-first")
        self.views = {name: Chip(f"interloan-view-{name}") for name in VIEWS}
        self.every = Chip("interloan-every")
        self.new_button = Button("interloan-new", "plain", "plus")
        self.headline = Label("interloan-headline", "title", wrap=True)
        self.badge = Badge("interloan-standing")
        self.facts = Label("interloan-facts", wrap=True)
        self.note = Label("interloan-note", "muted", wrap=True)
        self.next_button = Button("interloan-next", "primary", "arrow-right")
        self.other_button = Button("interloan-other", "plain")
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        one_at_a_time(self, self.views.values())
        self._found = QStackedWidget()
        self._found.addWidget(self.list)
        self._found.addWidget(self.nothing)
        kept = self.new_button.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.new_button.setSizePolicy(kept)
        above = row(*self.views.values(), None, self.every, self.new_button, gap=tokens.GAP_S)
        left = Card("interloan-list-card", self._found, margin=tokens.GAP_M)
        head = row(self.headline, self.badge, gap=tokens.GAP_M)
        head.setStretch(0, 1)
        head.setAlignment(self.badge, Qt.AlignmentFlag.AlignTop)
        buttons = row(self.next_button, self.other_button, None, gap=tokens.GAP_S)
        self.card = Card(
            "interloan-detail", head, self.facts, self.note, buttons, self.history, margin=tokens.GAP_L
        )
        both = row(left, self.card, gap=tokens.GAP_L)
        both.setStretch(0, 6)
        both.setStretch(1, 5)
        self._sides = QStackedWidget()
        self._sides.addWidget(holding(both))
        self._sides.addWidget(Card("interloan-figures-card", self.figures, margin=tokens.GAP_M))
        whole = column(above, self._sides, gap=tokens.GAP_M, margin=tokens.GAP_L)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        for name, chip in self.views.items():
            chip.clicked.connect(lambda _checked=False, name=name: self.presenter.turn_to(name))
        self.every.clicked.connect(lambda _checked=False: self.show_every())
        self.list.chosen.connect(lambda _row: self.presenter.choose(self.list.current()))
        self.list.opened.connect(lambda _row: self.do_next())
        self.new_button.clicked.connect(self.ask_new)
        self.nothing.button.clicked.connect(self.ask_new)
        self.next_button.clicked.connect(self.do_next)
        self.other_button.clicked.connect(self.do_other)

    # --- what the window asks of a page ------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return translate("Pages", "Interlibrary loan")

    def activated(self, argument: Any = None) -> None:
        """Look again; a request's uid shows that one, ('ask', title) opens the form for it, 'new' for any."""
        self._ask_next = argument if isinstance(argument, tuple) or argument == "new" else None
        self.presenter.look(argument if isinstance(argument, UUID) else None)

    def changed(self, kinds: Changes) -> None:
        """Something that is shown here has changed."""
        self.presenter.look()

    def typed(self, text: str) -> None:
        """Search while typing."""
        self.presenter.search(text)

    def scan_hint(self) -> str:
        """See Page."""
        return translate("Interloan", "Search requests")

    def enter_results(self) -> bool:
        """Into the list."""
        self.list.setFocus()
        self.list.move_to(max(0, self.list.currentIndex().row()))
        return bool(self.presenter.state.rows)

    def commands(self) -> Sequence[Command]:
        """The next step first, then all that goes now, each with a key of its own."""
        return keys.commands(self)

    # --- doing -------------------------------------------------------------------------------------------

    def next_view(self) -> None:
        """We asked, they ask us, figures, and round again."""
        self.presenter.turn_to(VIEWS[(VIEWS.index(self.presenter.state.view) + 1) % len(VIEWS)])

    def show_every(self) -> None:
        """What is done too, or no more."""
        self.presenter.show_every(not self.presenter.state.every)

    def ask_new(self) -> None:
        """The form for the view that is shown."""
        self.ask()

    def ask(self, facts: InterloanFacts | None = None, *, asks_us: bool | None = None) -> None:
        """The form for a request of ours, or for one that came to us by letter."""
        if not self.presenter.may_act():
            return
        state = self.presenter.state
        theirs = state.view == ASKED_US if asks_us is None else asks_us
        form = RequestForm(
            self,
            facts or InterloanFacts(title=""),
            state.libraries,
            state.branches,
            state.here,
            asks_us=theirs,
        )
        fill_in(
            form, self._background, lambda given: self.presenter.ask(*given), partial(self._asked, theirs)
        )

    def _asked(self, theirs: bool, request: UUID) -> None:
        self.did.emit(DID)
        self.toast.emit(Toast(translate("Interloan", "The request is entered.")))
        self.presenter.turn_to(ASKED_US if theirs else VIEWS[0])
        self.presenter.look(request)

    def ask_again(self) -> None:
        """The form for the same thing, to ask another library."""
        one = self.presenter.state.chosen
        if one is not None:
            plain = (
                "catalogued",
                "title",
                "author",
                "edition",
                "publisher",
                "year",
                "isbn",
                "pages",
                "service",
                "note",
            )
            self.ask(InterloanFacts(**{name: getattr(one, name) for name in plain}), asks_us=False)

    def do_next(self) -> None:
        """The one thing that is to be done now."""
        step = self.presenter.next_step()
        if step is not None:
            self.do(step)

    def do_other(self) -> None:
        """Where it can't be supplied, or another library is to be asked."""
        step = _refusal(self.presenter.steps())
        if step is not None:
            self.do(step)
        elif self.presenter.state.chosen is not None:
            self.ask_again()

    def do(self, step: Step) -> None:
        """One step: at once, or after what it asks for."""
        state = self.presenter.state
        one = state.chosen
        if one is None:
            return
        copies = state.copies if one.side is Side.SUPPLIER or one.has_desk else ()
        if asked_of(step, one, copies):
            form = StepForm(self, step, one, copies, self.presenter.today(), state.days)
            make = lambda how: self.presenter.act(one.uid, step, **how)  # noqa: E731
            fill_in(form, self._background, make, partial(self._done, one, step))
            return
        self._background.run(
            lambda _task: self.presenter.act(one.uid, step),
            partial(self._done, one, step),
            self._failed,
            lane="desk",
        )

    def _done(self, one: InterloanRow, step: Step, event: UUID) -> None:
        self.did.emit(DID)
        said = f"{one.title}: {interloan_words.done(step.act)}"
        if one.lent and step == Step(Side.REQUESTER, Act.LOST):
            said += " · " + translate("Interloan", "its reader's loan has ended as lost")
        self.undo_offered.emit(said, lambda: self._take_back(event))
        self.presenter.look()

    def take_back_last(self) -> None:
        """The newest step was a mistake, where it is this branch's to say."""
        one, last = self.presenter.state.chosen, self.presenter.last_step()
        if one is None or last is None:
            return
        said = translate("Interloan", "{title}: “{what}” is taken back").format(
            title=one.title, what=interloan_words.done(last.act)
        )

        def taken_back(done: TakenBack) -> None:
            self.toast.emit(Toast(said))
            self._taken_back(done)

        self._background.run(
            lambda _task: self.presenter.take_back(last.uid), taken_back, self._failed, lane="desk"
        )

    def _take_back(self, event: UUID) -> None:
        self._background.run(
            lambda _task: self.presenter.take_back(event), self._taken_back, self._failed, lane="desk"
        )

    def _taken_back(self, done: TakenBack) -> None:
        self._changed_here(done)
        if done.loan_stays:
            said = translate(
                "Interloan",
                "The reader's loan was declared lost at another desk, and stays so: scan the book as "
                "returned when it is there.",
            )
            self.toast.emit(Toast(said, "warn"))

    def lend(self) -> None:
        """Lend what has come to who wanted it: a loan like any other."""
        one = self.presenter.state.chosen
        if one is None or not self.presenter.can_lend() or one.item is None or one.reader is None:
            return
        item, member = one.item, one.reader.uid
        self._background.run(
            lambda _task: self.presenter.lend(item, member), self._lent, self._failed, lane="desk"
        )

    def _lent(self, done: Done) -> None:
        self._changed_here(done)
        self.toast.emit(Toast(translate("Interloan", "Lent; it stands with the member's loans.")))

    def _changed_here(self, done: Done | TakenBack) -> None:
        self.did.emit(done.changes)
        self.presenter.look()

    def tell(self) -> None:
        """To who may fetch it, where reminders are given: by message, WhatsApp, e-mail or letter."""
        one = self.presenter.state.chosen
        if one is not None and self.presenter.can_tell():
            self.go.emit("history", ("ready", one.uid))

    # --- letters and figures -----------------------------------------------------------------------------

    def paper_kind(self) -> str:
        """Which paper goes with it as it stands: of what has come the slip with its reader."""
        return READER if self.presenter.can_tell() else self._letter_kind()

    def _letter_kind(self) -> str:
        """What the other library gets."""
        one = self.presenter.state.chosen
        if one is not None and one.now.place == "to_supplier":
            return RETURN
        return SHIPPING if one is not None and one.side is Side.SUPPLIER else REQUEST

    def print_paper(self) -> None:
        """The letter that asks, or the slip that goes along."""
        one, kind = self.presenter.state.chosen, self.paper_kind()
        if one is not None:
            self._background.run(lambda _task: self.presenter.slip(one, kind), self._deliver, self._failed)

    def send(self) -> None:
        """The letter by e-mail, from this desk's account."""
        one, kind = self.presenter.state.chosen, self._letter_kind()
        if one is None or not one.email:
            return
        desk = self._desk()

        def sent(address: str) -> None:
            self.toast.emit(Toast(translate("Interloan", "Sent to {address}.").format(address=address)))
            note = translate("Interloan", "{what} by e-mail").format(what=kind_words(kind))
            own = Step(one.side, Act.NOTICE)
            self._background.run(
                lambda _task: self.presenter.act(one.uid, own, note=note),
                lambda _event: self.presenter.look(),
                self._failed,
                lane="desk",
            )

        self._background.run(
            lambda _task: send_letter(desk, self.presenter.slip(one, kind), one),
            sent,
            self._failed,
            lane="mail",
        )

    def save_figures(self) -> None:
        """The figures as a file for a spreadsheet."""
        both = self.presenter.state.figures
        if both is None:
            return
        title = translate("Interloan", "Save figures")
        name = translate("Interloan", "interlibrary-loan", "file name") + ".csv"
        chosen, _filter = QFileDialog.getSaveFileName(self, title, name, "CSV (*.csv)")
        if chosen:
            rows = figure_rows(both)
            said = Toast(translate("Interloan", "The figures are saved."))
            self._background.run(
                lambda _task: write_figures(Path(chosen), rows),
                lambda _none: self.toast.emit(said),
                self._failed,
            )

    # --- showing -----------------------------------------------------------------------------------------

    def _show(self, state: State) -> None:
        self.views[state.view].setChecked(True)
        self.every.setChecked(state.every)
        if state.read:
            self.attention_changed.emit(state.waiting)
        is_figures = state.view == FIGURES
        self._sides.setCurrentIndex(1 if is_figures else 0)
        self.every.setVisible(not is_figures)
        self.new_button.setVisible(self.presenter.may_act() and not is_figures)
        if is_figures:
            self._models[2].show(figure_rows(state.figures) if state.figures else [])
        else:
            self._show_requests(state)
        self._name_new()
        self.commands_changed.emit()
        if self._ask_next is not None and state.read:
            wanted, self._ask_next = self._ask_next, None
            self._ask_for(wanted)

    def _ask_for(self, wanted: object) -> None:
        if isinstance(wanted, tuple):
            _, title = wanted
            self._background.run(
                lambda _task: self.presenter.facts_for(title),
                lambda facts: self.ask(facts, asks_us=False),
                self._failed,
            )
        else:
            self.ask(asks_us=False)

    def _show_requests(self, state: State) -> None:
        self._models[0].show(state.rows)
        self._found.setCurrentIndex(0 if state.rows or not state.read else 1)
        self._say_nothing(state)
        self.card.setVisible(state.chosen is not None)
        self._models[1].show(state.history)
        if state.chosen is not None:
            if self.list.current() != state.chosen:
                self.list.move_to(state.rows.index(state.chosen))
            self._show_one(state.chosen)

    def _say_nothing(self, state: State) -> None:
        if state.text.strip():
            self.nothing.say_not_found(state.text)
            return
        if state.view == ASKED_US:
            self.nothing.set_words(
                translate("Interloan", "Nobody asks us for anything"),
                translate(
                    "Interloan",
                    "What another branch asks for comes by sync; a partner's letter is entered here.",
                ),
                translate("Interloan", "A partner asks us"),
            )
        else:
            self.nothing.set_words(
                translate("Interloan", "Nothing is asked of another library"),
                translate("Interloan", "Ask from here, or from any title of the catalogue."),
                translate("Interloan", "Ask another library"),
            )
        self.nothing.button.setVisible(self.presenter.may_act())

    def _show_one(self, one: InterloanRow) -> None:
        today = self.presenter.today()
        self.headline.set_text(one.title)
        tone = {"": "info", "faint": "neutral"}.get(tone_of(one, today), tone_of(one, today))
        self.badge.show_as(stands(one, today), tone)
        self.facts.set_text("\n".join(lines_of(one)))
        self.note.set_text(one.note)
        self.note.setVisible(bool(one.note))
        step, refusing = self.presenter.next_step(), _refusal(self.presenter.steps())
        self.next_button.setVisible(step is not None)
        if step is not None:
            self.next_button.set_words(keys.step_words(one, step), "F6")
        again = one.side is Side.REQUESTER and one.now.status == "Unfilled"
        self.other_button.setVisible(refusing is not None or (again and self.presenter.may_act()))
        other = keys.step_words(one, refusing) if refusing else translate("Interloan", "Ask another library")
        self.other_button.set_words(other, "F7")

    def _name_new(self) -> None:
        theirs = self.presenter.state.view == ASKED_US
        name = (
            translate("Interloan", "A partner asks us")
            if theirs
            else translate("Interloan", "Ask another library")
        )
        self.new_button.set_words(name, "Ctrl+N")

    def retranslate(self) -> None:
        """All words again."""
        names = (
            translate("Interloan", "We asked"),
            translate("Interloan", "They ask us"),
            translate("Interloan", "Figures"),
        )
        for chip, name in zip(self.views.values(), names, strict=True):
            chip.set_words(name, "F4")
        self.every.set_words(translate("Interloan", "What is done too"), "F8")
        self.list.setAccessibleName(translate("Interloan", "Requests"))
        self.history.setAccessibleName(translate("Interloan", "History"))
        self.figures.setAccessibleName(translate("Interloan", "Figures"))
        for model in self._models:
            model.retranslate()
        self._show(self.presenter.state)

    def _failed(self, error: Exception) -> None:
        self.toast.emit(Toast(words(error).as_sentence(), "bad"))


def _refusal(steps: Sequence[Step]) -> Step | None:
    """The other answer to what is asked first."""
    found = {step.act: step for step in steps}
    for act in (Act.UNFILLED, Act.NOT_RENEWED):
        if act in found:
            return found[act]
    return None
