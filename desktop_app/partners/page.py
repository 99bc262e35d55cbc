# SPDX-License-Identifier: GPL-3.0-or-later
"""The partners page: the register at the left, one partner at the right. Widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget

from db.operations.desk import Desk
from db.queries.partners import PartnerRecord
from desktop_app import agreement_words
from desktop_app.background import Background
from desktop_app.blocks import tokens
from desktop_app.blocks.layout import Card, EmptyState, column, row
from desktop_app.blocks.page import Changes, Command, Page, Toast
from desktop_app.blocks.table import DataTable
from desktop_app.blocks.words import Badge, Button, Label
from desktop_app.facts_form import fill_in
from desktop_app.language import format_date, translate
from desktop_app.partners import phrases
from desktop_app.partners.form import PartnerForm
from desktop_app.partners.models import held_model, partners_model
from desktop_app.partners.presenter import PartnersPresenter, State, facts_of
from desktop_app.refusal_words import words


class PartnersPage(Page):
    """Typing in the scan box searches the register."""

    page_name: ClassVar[str] = "partners"
    icon_name: ClassVar[str] = "handshake"
    concerns: ClassVar[Changes] = Changes({"partners", "workshops", "places"})

    def __init__(self, desk: Callable[[], Desk], background: Background) -> None:
        super().__init__()
        self.setObjectName("partners-page")
        self._background = background
        self.presenter = PartnersPresenter(desk, background, self._show, self._failed)
        self._model, self._held = partners_model(self.presenter.today), held_model()
        self.list = DataTable("partners-list", self._model)
        self.nothing = EmptyState("partners-nothing", "handshake", action="partners-first")
        self.new_button = Button("partners-new", "plain", "plus")
        self.edit_button = Button("partners-edit", "plain", "pencil-simple")
        self.headline = Label("partners-headline", "title", wrap=True)
        self.badge = Badge("partners-standing")
        self.kind = Label("partners-kind", "muted", wrap=True)
        self.agreement = Label("partners-agreement", wrap=True)
        self.contact = Label("partners-contact", wrap=True)
        self.note = Label("partners-note", "muted", wrap=True)
        self.headings = {
            name: Label(f"partners-{name}-heading", "heading") for name in ("agreed", "reach", "held")
        }
        self.held = DataTable("partners-held", self._held)
        self._ask_new = False
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self._found = QStackedWidget()
        self._found.addWidget(self.list)
        self._found.addWidget(self.nothing)
        left = Card("partners-list-card", row(None, self.new_button), self._found, margin=tokens.GAP_M)
        head = row(self.headline, self.edit_button, gap=tokens.GAP_M)
        head.setStretch(0, 1)
        below = row(self.kind, self.badge, gap=tokens.GAP_M)
        below.setStretch(0, 1)
        self.card = Card(
            "partners-detail",
            head,
            below,
            column(self.headings["agreed"], self.agreement, gap=tokens.GAP_XS),
            column(self.headings["reach"], self.contact, gap=tokens.GAP_XS),
            self.note,
            self.headings["held"],
            self.held,
            margin=tokens.GAP_L,
        )
        both = row(left, self.card, gap=tokens.GAP_L, margin=tokens.GAP_L)
        both.setStretch(0, 3)
        both.setStretch(1, 2)
        self.setLayout(both)

    def _connect(self) -> None:
        self.list.chosen.connect(lambda _row: self.presenter.choose(self.list.current()))
        self.list.opened.connect(lambda _row: self.edit())
        self.held.opened.connect(lambda _row: self._open_workshop())
        self.new_button.clicked.connect(lambda _checked=False: self.add())
        self.nothing.button.clicked.connect(lambda _checked=False: self.add())
        self.edit_button.clicked.connect(lambda _checked=False: self.edit())

    # --- what the window asks -----------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return translate("Pages", "Partners")

    def activated(self, argument: Any = None) -> None:
        """Look again; a partner's uid shows that one, 'new' opens the form for another."""
        self._ask_new = argument == "new"
        self.presenter.look(argument if isinstance(argument, UUID) else None)

    def changed(self, kinds: Changes) -> None:
        """Something that is shown here has changed."""
        self.presenter.look()

    def typed(self, text: str) -> None:
        """Search while typing."""
        self.presenter.search(text)

    def scan_hint(self) -> str:
        """See Page."""
        return translate("Partners", "Search partners")

    def enter_results(self) -> bool:
        """Into the list."""
        self.list.setFocus()
        self.list.move_to(max(0, self.list.currentIndex().row()))
        return bool(self.presenter.state.rows)

    def commands(self) -> Sequence[Command]:
        """Add one, change the one in view."""
        may, chosen = self.presenter.may_edit(), self.presenter.state.chosen is not None
        return [
            Command("new-partner", _new_words, self.add, "Ctrl+N", "plus", lambda: may),
            Command("edit-partner", _edit_words, self.edit, "F3", "pencil-simple", lambda: may and chosen),
        ]

    # --- doing --------------------------------------------------------------------------------------------

    def add(self) -> None:
        """The form for another partner."""
        self._fill_in(None)

    def edit(self) -> None:
        """The form for the one in view."""
        if (chosen := self.presenter.state.chosen) is not None:
            self._fill_in(chosen)

    def _fill_in(self, record: PartnerRecord | None) -> None:
        if not self.presenter.may_edit():
            return
        form = PartnerForm(self, facts_of(record), self.presenter.state.branches, new=record is None)
        target = record.uid if record else None
        fill_in(form, self._background, partial(self.presenter.put, target=target), self._saved)

    def _saved(self, partner: UUID) -> None:
        self.did.emit(Changes({"partners"}))
        self.toast.emit(Toast(translate("Partners", "The partner is saved.")))
        self.presenter.look(partner)

    def _open_workshop(self) -> None:
        if (held := self.held.current()) is not None:
            self.go.emit("workshops", held.uid)

    # --- showing ------------------------------------------------------------------------------------------

    def _show(self, state: State) -> None:
        self._model.show(state.rows)
        self._found.setCurrentIndex(0 if state.rows or not state.read else 1)
        self.nothing.button.setVisible(not state.text and self.presenter.may_edit())
        self.card.setVisible(state.chosen is not None)
        for button in (self.new_button, self.edit_button):
            button.setVisible(self.presenter.may_edit())
        if state.chosen is not None:
            if self.list.current() != state.chosen:
                self.list.move_to(state.rows.index(state.chosen))
            self._show_one(state.chosen)
            self._held.show(state.held)
        self.headings["held"].setVisible(bool(state.held))
        self.held.setVisible(bool(state.held))
        self.commands_changed.emit()
        if self._ask_new and state.read:
            self._ask_new = False
            self.add()

    def _show_one(self, one: PartnerRecord) -> None:
        today = self.presenter.today()
        self.headline.set_text(one.name)
        said, tone = (
            agreement_words.standing_words(one.agreement, today),
            agreement_words.tone(one.agreement, today),
        )
        self.badge.show_as(said, tone)
        own = translate("Partners", "has a desk in this network: {branch}").format(branch=one.branch)
        no_more = "" if one.active else translate("Partners", "no longer in use")
        self.kind.set_text(
            " · ".join(filter(None, (phrases.kind(one.kind), own if one.branch else "", no_more)))
        )
        self.agreement.set_text("\n".join(filter(None, (_agreed(one), one.covers))) or "–")
        reach = (one.contact_name, " · ".join(filter(None, (one.phone, one.email))), one.address)
        self.contact.set_text("\n".join(filter(None, reach)) or "–")
        self.note.set_text(one.note)
        self.note.setVisible(bool(one.note))

    def retranslate(self) -> None:
        """All words again."""
        self.new_button.set_words(_new_words(), "Ctrl+N")
        self.edit_button.set_words(_edit_words(), "F3")
        self.nothing.set_words(
            translate("Partners", "No partners here"),
            translate(
                "Partners", "Schools, universities, NGOs: whoever the library works with stands in this list."
            ),
            translate("Partners", "New partner"),
        )
        self.list.setAccessibleName(translate("Partners", "Partners"))
        self.held.setAccessibleName(translate("Partners", "Workshops with this partner"))
        for name, text in (
            ("agreed", translate("Partners", "What was agreed")),
            ("reach", translate("Partners", "How to reach them")),
            ("held", translate("Partners", "Workshops with this partner")),
        ):
            self.headings[name].set_text(text)
        self._model.retranslate()
        self._held.retranslate()
        self._show(self.presenter.state)

    def _failed(self, error: Exception) -> None:
        self.toast.emit(Toast(words(error).as_sentence(), "bad"))


def _agreed(one: PartnerRecord) -> str:
    days = [format_date(day) if day else "…" for day in (one.valid_from, one.valid_until)]
    span = " – ".join(days) if one.valid_from or one.valid_until else ""
    return " · ".join(filter(None, (one.agreement_number, span)))


def _new_words() -> str:
    return translate("Partners", "New partner")


def _edit_words() -> str:
    return translate("Partners", "Change partner")
