# SPDX-License-Identifier: GPL-3.0-or-later
"""The sync page: how it stands, this desk, what waits, what was sent. Widgets only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedWidget

from db.operations.desk import Desk
from desktop_app.background import Background
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.dialog import confirm
from desktop_app.blocks.layout import Card, EmptyState, Scrolling, column, holding, row
from desktop_app.blocks.notice import Notice
from desktop_app.blocks.page import Changes, Command, Page, Toast
from desktop_app.blocks.table import DataTable
from desktop_app.blocks.words import Button, Label, Picture
from desktop_app.language import format_datetime, translate
from desktop_app.refusal_words import Words, words
from desktop_app.sync_page import phrases
from desktop_app.sync_page.again import Again
from desktop_app.sync_page.again_dialog import AgainDialog
from desktop_app.sync_page.models import sent_model, waiting_model
from desktop_app.sync_page.presenter import Found, InStep, State, SyncPresenter
from desktop_app.sync_page.stick_card import StickCard
from desktop_app.sync_words import clock_words, happening_words, trouble, trouble_words

FACTS = ("server", "way", "device", "branch", "reach", "clock", "slip", "member")
SHOWN_HAPPENINGS = 4
WAITING_ROWS = 4
NAMES_WIDTH = 112
LOWEST_LIST = 220
"""Pixels at 100 % that the list of what was sent has at least: where there is less the page scrolls."""


class SyncPage(Page):
    """`join_wanted` when somebody at a desk that stands alone wants it to join a server.

    `desk_moved(UUID)` when another code has made it a desk of another branch.
    """

    join_wanted = Signal()
    desk_moved = Signal(object)

    page_name: ClassVar[str] = "sync"
    icon_name: ClassVar[str] = "cloud"
    concerns: ClassVar[Changes] = Changes({"loans", "members", "titles", "items", "prints", "notes"})

    def __init__(self, desk: Callable[[], Desk], background: Background, in_step: InStep) -> None:
        super().__init__()
        self.setObjectName("sync-page")
        self._desk = desk
        self.presenter = SyncPresenter(desk, background, in_step, self._show, self._failed)
        self.picture = Picture("sync-picture", "cloud", 32, "muted")
        self.headline = Label("sync-headline", "title", wrap=True)
        self.detail = Label("sync-detail", "muted", wrap=True)
        self.now = Button("sync-now", "primary", "arrows-clockwise")
        self.trouble = Label("sync-trouble", wrap=True)
        self.again = Button("sync-enrol-again", "plain", "key")
        self.clock = Notice("sync-clock", "warn")
        self.names = {name: Label(f"sync-{name}-name", "muted") for name in FACTS}
        self.values = {name: Label(f"sync-{name}", "strong", wrap=True) for name in FACTS}
        self.happened = Label("sync-happened", wrap=True)
        self._waiting_rows, self._sent_rows = waiting_model(), sent_model()
        self.waiting = DataTable("sync-waiting", self._waiting_rows)
        self.sent = DataTable("sync-sent", self._sent_rows)
        self.nothing_sent = EmptyState("sync-nothing-sent", "cloud")
        self.nothing_waits = Label("sync-nothing-waits", "muted", wrap=True)
        self.outcome = Label("sync-outcome", wrap=True)
        self.to_note = Button("sync-to-note", "plain", "bell")
        self.asked: AgainDialog | None = None
        self._again = Again(desk, background, in_step, self._known_again, self._not_known)
        self.alone = EmptyState("sync-alone", "cloud-slash", action="sync-join")
        self.stick = StickCard(desk, background, self.commands_changed.emit, in_step.sync_now)
        self._lay_out()
        self.now.clicked.connect(lambda _checked=False: self.presenter.sync_now())
        self.again.clicked.connect(lambda _checked=False: self.ask_again())
        self.to_note.clicked.connect(lambda _checked=False: self._to_note())
        self.alone.button.clicked.connect(lambda _checked=False: self._join())
        self.sent.chosen.connect(lambda _row: self.presenter.choose(self.sent.current()))
        self.sent.opened.connect(lambda _row: self._to_note())
        in_step.state_changed.connect(self._moved)
        self.restyle()
        self.retranslate()

    # --- laid out -----------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._whole = QStackedWidget()
        self._whole.addWidget(Scrolling("sync-scroll", holding(self._with_server())))
        self._whole.addWidget(self.alone)
        self.setLayout(column(self._whole, margin=tokens.GAP_L))

    def _with_server(self) -> QLayout:
        said = row(
            self.picture,
            column(self.headline, self.detail, self.trouble, row(self.again, None), gap=tokens.GAP_XS),
            self.now,
            gap=tokens.GAP_M,
        )
        said.setStretch(1, 1)
        both = row(self._left(), self._right(), gap=tokens.GAP_L)
        both.setStretch(0, 2)
        both.setStretch(1, 3)
        top = Card("sync-head", said, margin=tokens.GAP_M)
        whole = column(top, self.clock, both, gap=tokens.GAP_M)
        whole.setStretch(2, 1)
        return whole

    def _left(self) -> Scrolling:
        self.desk_card = Card(
            "sync-desk", column(*map(self._line, FACTS), gap=tokens.GAP_S), heading=True, margin=tokens.GAP_M
        )
        self.happened_card = Card("sync-happenings", self.happened, heading=True, margin=tokens.GAP_M)
        self.waiting_card = Card(
            "sync-waiting-card", self.nothing_waits, self.waiting, heading=True, margin=tokens.GAP_M
        )
        inside = column(
            self.waiting_card, self.stick, self.desk_card, self.happened_card, None, gap=tokens.GAP_M
        )
        return Scrolling("sync-left", holding(inside))

    def _line(self, name: str) -> QHBoxLayout:
        self.names[name].setAlignment(Qt.AlignmentFlag.AlignTop)
        line = row(self.names[name], self.values[name], gap=tokens.GAP_M)
        line.setStretch(1, 1)
        return line

    def _right(self) -> Card:
        self._list = QStackedWidget()
        self._list.addWidget(self.sent)
        self._list.addWidget(self.nothing_sent)
        below = row(self.outcome, self.to_note, gap=tokens.GAP_M)
        below.setStretch(0, 1)
        self.sent_card = Card("sync-sent-card", self._list, below, heading=True, margin=tokens.GAP_M)
        return self.sent_card

    def restyle(self) -> None:
        """Widths and heights at the zoom of now."""
        for label in self.names.values():
            label.setFixedWidth(theme.px(NAMES_WIDTH))
        self.sent_card.setMinimumHeight(theme.px(LOWEST_LIST))

    # --- what the window asks -----------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return translate("Pages", "Syncing")

    def activated(self, argument: Any = None) -> None:
        """Look again; with 'now' sync at once."""
        self.presenter.look()
        if argument == "now":
            self.presenter.sync_now()

    def changed(self, kinds: Changes) -> None:
        """Something was done here, or came."""
        if self.isVisible():
            self.presenter.look()

    def enter_results(self) -> bool:
        """Into what was sent."""
        if not self._sent_rows.rows:
            return False
        self.sent.setFocus()
        self.sent.move_to(max(0, self.sent.currentIndex().row()))
        return True

    def commands(self) -> Sequence[Command]:
        """Sync now, the way to the note, files for a stick."""
        return [
            Command(
                "sync-now",
                lambda: translate("SyncPage", "Sync now"),
                self.presenter.sync_now,
                "F5",
                "arrows-clockwise",
                self.presenter.may_sync,
            ),
            Command(
                "to-note",
                lambda: translate("SyncPage", "To the note"),
                self._to_note,
                "F4",
                "bell",
                self.presenter.has_note,
            ),
            Command(
                "join",
                lambda: translate("SyncPage", "Join a server…"),
                self._join,
                "F6",
                "cloud",
                self._is_alone,
            ),
            Command("enrol-again", _again_words, self.ask_again, "F6", "key", self.presenter.is_forgotten),
            *self.stick.commands(self._has_server),
        ]

    def _has_server(self) -> bool:
        return self.presenter.state.found.standing is not None

    def _is_alone(self) -> bool:
        state = self.presenter.state
        return state.looked and state.found.standing is None

    def _join(self) -> None:
        if self._is_alone() and confirm(
            self,
            "sync-join",
            translate("SyncPage", "Join a server?"),
            translate(
                "SyncPage",
                "What was done here so far comes along; the centre makes a code for that. When everything is "
                "there, the store of today is moved aside whole, with its backups.",
            ),
            translate("SyncPage", "Go on"),
        ):
            self.join_wanted.emit()

    def ask_again(self) -> None:
        """Ask for the code that makes the server know this desk again."""
        if self.asked is not None or not self.presenter.is_forgotten():
            return
        self.asked = dialog = AgainDialog(self)
        dialog.shown.connect(self._again.show)
        dialog.finished.connect(lambda _result: setattr(self, "asked", None))
        dialog.open()

    def _known_again(self, branch: UUID | None) -> None:
        if self.asked is not None:
            self.asked.accept()
        said = translate("SyncPage", "The server knows this desk again, and is sent what it lacks.")
        self.toast.emit(Toast(said))
        self.presenter.look()
        if branch is not None:
            self.desk_moved.emit(branch)

    def _not_known(self, said: str) -> None:
        if self.asked is not None:
            self.asked.say_wrong(said)

    def _moved(self, sync: Any) -> None:
        if self.isVisible():
            self.presenter.moved(sync)

    def _to_note(self) -> None:
        chosen = self.presenter.state.chosen
        if chosen is not None and self.presenter.has_note():
            self.go.emit("attention", chosen.uid)

    # --- showing ------------------------------------------------------------------------------------------

    def _show(self, state: State) -> None:
        self._whole.setCurrentIndex(1 if self._is_alone() else 0)
        self._show_head(state)
        self._show_troubles(state)
        if state.found.standing is not None:
            self._show_facts(state.found)
        self._show_waiting(state)
        self._show_sent(state)
        self.commands_changed.emit()

    def _show_head(self, state: State) -> None:
        if state.sync is not None:
            said = phrases.head(state.sync)
            self.picture.show_icon(said.icon, said.tone)
            self.headline.set_text(said.headline)
            self.detail.set_text(said.detail)
        self.now.setEnabled(self.presenter.may_sync())

    def _show_troubles(self, state: State) -> None:
        said = _trouble_words(self.presenter.trouble(), state)
        self.again.setVisible(self.presenter.is_forgotten())
        self.trouble.setVisible(said is not None)
        self.trouble.set_text("" if said is None else said.as_sentence())
        clock = clock_words(state.found.standing.offset) if state.found.standing else None
        self.clock.setVisible(clock is not None)
        if clock is not None:
            self.clock.say(*clock)

    def _show_facts(self, found: Found) -> None:
        assert found.standing is not None
        told = phrases.facts(found.standing, found.branch, found.numbers, str(self._desk().device))
        for name, text in told.items():
            self.values[name].set_text(text)
            self.values[name].setVisible(bool(text))
            self.names[name].setVisible(bool(text))
        lines = [f"{format_datetime(h.at)}  {happening_words(h)}" for h in found.happened[:SHOWN_HAPPENINGS]]
        self.happened.set_text("\n".join(lines))
        self.happened_card.setVisible(bool(lines))

    def _show_waiting(self, state: State) -> None:
        waiting = state.found.waiting
        self._waiting_rows.show(waiting)
        self.waiting.setFixedHeight(theme.px(tokens.ROW) * (min(len(waiting), WAITING_ROWS) + 1))
        self.waiting.setVisible(bool(waiting))
        self.nothing_waits.setVisible(not waiting)

    def _show_sent(self, state: State) -> None:
        sent = state.found.sent
        self._sent_rows.show(sent)
        self._list.setCurrentIndex(0 if sent else 1)
        if sent and not self.sent.currentIndex().isValid():
            self.sent.move_to(0)
        self.outcome.set_text("" if state.chosen is None else phrases.outcome_in_full(state.chosen))
        self.outcome.setVisible(state.chosen is not None)
        self.to_note.setVisible(self.presenter.has_note())

    def retranslate(self) -> None:
        """All words again."""
        self.now.set_words(translate("SyncPage", "Sync now"), "F5")
        self.again.set_words(_again_words(), "F6")
        self.to_note.set_words(translate("SyncPage", "To the note"), "F4")
        self.desk_card.set_heading(translate("SyncPage", "This desk"))
        self.happened_card.set_heading(translate("SyncPage", "What happened"))
        self.waiting_card.set_heading(translate("SyncPage", "Waits to be sent"))
        self.sent_card.set_heading(translate("SyncPage", "Sent lately"))
        self.nothing_waits.set_text(translate("SyncPage", "Nothing: the server has all that was done here."))
        self.nothing_sent.set_words(
            translate("SyncPage", "Nothing was sent yet"),
            translate("SyncPage", "What is done at this desk goes up by itself, in its order."),
        )
        self.alone.set_words(
            translate("SyncPage", "This desk works on its own"),
            translate(
                "SyncPage",
                "All is kept on this computer. Desks that join a central server share one catalogue, know "
                "each other's members and loans, and work on when the network is down. The centre gives an "
                "address and a code for it.",
            ),
            translate("SyncPage", "Join a server…"),
        )
        self.alone.button.set_words(translate("SyncPage", "Join a server…"), "F6")
        for name, label in self.names.items():
            label.set_text(phrases.fact_name(name))
        self.stick.retranslate()
        self.waiting.setAccessibleName(translate("SyncPage", "Waits to be sent"))
        self.sent.setAccessibleName(translate("SyncPage", "Sent lately"))
        for model in (self._waiting_rows, self._sent_rows):
            model.retranslate()
        self._show(self.presenter.state)

    def _failed(self, error: Exception) -> None:
        self.toast.emit(Toast(words(error).as_sentence(), "bad"))


def _again_words() -> str:
    return translate("SyncPage", "Show another code…")


def _trouble_words(name: str, state: State) -> Words | None:
    """The words for what goes wrong; how the server refuses is said by the headline of the page."""
    sync = state.sync
    if not name or sync is None:
        return None
    if sync.phase == name:
        return trouble(name)._replace(headline="")
    return trouble(name) if sync.trouble is None else trouble_words(sync.trouble)
