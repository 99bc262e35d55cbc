# SPDX-License-Identifier: GPL-3.0-or-later
"""The partners page: the register at the left, one partner at the right. Widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QStackedWidget

from db.operations.desk import Desk
from db.operations.interlending import Place
from db.operations.partners import AgreementFacts
from db.queries.partners import AgreementRecord, PartnerRecord
from desktop_app import agreement_words, interloan_words
from desktop_app.background import Background
from desktop_app.blocks import tokens
from desktop_app.blocks.layout import Card, EmptyState, Scrolling, column, holding, row
from desktop_app.blocks.page import Changes, Command, Page, Toast
from desktop_app.blocks.table import DataTable
from desktop_app.blocks.words import Badge, Button, Chip, Label, one_at_a_time
from desktop_app.facts_form import fill_in
from desktop_app.language import format_number, translate
from desktop_app.partners import phrases
from desktop_app.partners.agreement_form import AgreementForm, renewed
from desktop_app.partners.form import PartnerForm
from desktop_app.partners.interlending_dialog import InterlendingDialog
from desktop_app.partners.models import agreements_model, held_model, partners_model
from desktop_app.partners.presenter import PartnersPresenter, State, facts_of, facts_of_agreement
from desktop_app.refusal_words import words


class PartnersPage(Page):
    """Typing in the scan box searches the register."""

    page_name: ClassVar[str] = "partners"
    icon_name: ClassVar[str] = "handshake"
    concerns: ClassVar[Changes] = Changes({"partners", "workshops", "places", "settings"})

    def __init__(self, desk: Callable[[], Desk], background: Background) -> None:
        super().__init__()
        self.setObjectName("partners-page")
        self._background = background
        self.presenter = PartnersPresenter(desk, background, self._show, self._failed)
        self._model = partners_model(self.presenter.today, self.presenter.span_of)
        self._held = held_model()
        self._agreements = agreements_model(self.presenter.today)
        self.list = DataTable("partners-list", self._model)
        self.nothing = EmptyState("partners-nothing", "handshake", action="partners-first")
        self.views = {name: Chip(f"partners-view-{name}") for name in ("all", "ending")}
        self.new_button = Button("partners-new", "plain", "plus")
        self.edit_button = Button("partners-edit", "plain", "pencil-simple")
        self.headline = Label("partners-headline", "title", wrap=True)
        self.badge = Badge("partners-standing")
        self.kind = Label("partners-kind", "muted", wrap=True)
        self.agreements = DataTable("partners-agreements", self._agreements)
        self.agreement = Label("partners-agreement", "muted", wrap=True)
        self.agreement_button = Button("partners-agreement-new", "plain", "plus")
        self.contact = Label("partners-contact", wrap=True)
        self.note = Label("partners-note", "muted", wrap=True)
        self.reach = Label("partners-reach-heading", "heading")
        self.chips = {name: Chip(f"partners-{name}-chip") for name in ("agreed", "held")}
        self.held = DataTable("partners-held", self._held)
        self._ask_new = False
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self._found = QStackedWidget()
        self._found.addWidget(self.list)
        self._found.addWidget(self.nothing)
        one_at_a_time(self, self.views.values())
        above = row(*self.views.values(), None, self.new_button, gap=tokens.GAP_S)
        left = Card("partners-list-card", above, self._found, margin=tokens.GAP_M)
        head = row(self.headline, self.edit_button, gap=tokens.GAP_M)
        head.setStretch(0, 1)
        below = row(self.kind, self.badge, gap=tokens.GAP_M)
        below.setStretch(0, 1)
        one_at_a_time(self, self.chips.values())
        self.chips["agreed"].setChecked(True)
        self._below = QStackedWidget()
        self.agreement_text = Scrolling(
            "partners-agreement-text", holding(column(self.agreement, None)), by_keys=True
        )
        agreed = column(self.agreement_button, self.agreements, self.agreement_text, gap=tokens.GAP_S)
        agreed.setAlignment(self.agreement_button, Qt.AlignmentFlag.AlignLeft)
        agreed.setStretch(1, 1)
        agreed.setStretch(2, 1)
        self._below.addWidget(holding(agreed))
        self._below.addWidget(self.held)
        self.card = Card(
            "partners-detail",
            head,
            below,
            column(self.reach, self.contact, self.note, gap=tokens.GAP_XS),
            row(*self.chips.values(), None, gap=tokens.GAP_S),
            self._below,
            margin=tokens.GAP_L,
        )
        both = row(left, self.card, gap=tokens.GAP_L, margin=tokens.GAP_L)
        both.setStretch(0, 6)
        both.setStretch(1, 5)
        self.setLayout(both)

    def _connect(self) -> None:
        for name, chip in self.views.items():
            only = name == "ending"
            chip.clicked.connect(lambda _checked=False, only=only: self.presenter.turn_to(only_ending=only))
        self.list.chosen.connect(lambda _row: self.presenter.choose(self.list.current()))
        self.list.opened.connect(lambda _row: self.edit())
        self.held.opened.connect(lambda _row: self._open_workshop())
        for place, chip in enumerate(self.chips.values()):
            chip.clicked.connect(lambda _checked=False, place=place: self._below.setCurrentIndex(place))
        self.agreements.chosen.connect(lambda _row: self._show_agreement())
        self.agreements.opened.connect(lambda _row: self.edit_agreement())
        self.agreement_button.clicked.connect(lambda _checked=False: self.add_agreement())
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
        """Add one, change the one in view; its agreements."""
        may, chosen = self.presenter.may_edit(), self.presenter.state.chosen is not None
        found = [
            Command("new-partner", _new_words, self.add, "Ctrl+N", "plus", lambda: may),
            Command("edit-partner", _edit_words, self.edit, "F3", "pencil-simple", lambda: may and chosen),
        ]
        only = not self.presenter.state.only_ending
        turn = partial(self.presenter.turn_to, only_ending=only)
        found.append(Command("other-view", _ending_words if only else _all_words, turn, "F4", "clock"))
        if chosen and self.presenter.may_set_place():
            found.append(
                Command(
                    "interlending",
                    WORDS["place"],
                    self.ask_place,
                    "Shift+F3",
                    "cloud",
                    in_strip=False,
                )
            )
        if not may or not chosen:
            return found
        found.append(Command("new-agreement", _agreement_words, self.add_agreement, "F6", "plus"))
        if self._agreement() is not None:
            found += [
                Command("edit-agreement", WORDS["edit"], self.edit_agreement, "F7", "pencil-simple"),
                Command("renew-agreement", WORDS["renew"], self.renew_agreement, "F8", "arrows-clockwise"),
                Command("remove-agreement", WORDS["remove"], self.remove_agreement, "Shift+F8", "x"),
            ]
        return found

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

    def ask_place(self) -> None:
        """Where the system of the partner in view takes messages of interlibrary loan."""
        state = self.presenter.state
        if (chosen := state.chosen) is None:
            return
        dialog = InterlendingDialog(self, chosen.name, state.place)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.presenter.put_place(chosen.uid, dialog.value(), partial(self._saved, chosen.uid))

    def _saved(self, partner: UUID) -> None:
        self.did.emit(Changes({"partners"}))
        self.toast.emit(Toast(translate("Partners", "The partner is saved.")))
        self.presenter.look(partner)

    # --- agreements ---------------------------------------------------------------------------------------

    def _agreement(self) -> AgreementRecord | None:
        """The one under the cursor, else the newest."""
        found: AgreementRecord | None = self.agreements.current()
        return found or next(iter(self._agreements.rows), None)

    def add_agreement(self) -> None:
        """The form for another agreement with the partner in view."""
        if (chosen := self.presenter.state.chosen) is not None:
            self._fill_in_agreement(AgreementFacts(partner=chosen.uid, number="", kind="pks"), None)

    def edit_agreement(self) -> None:
        """Change the one in view."""
        if (one := self._agreement()) is not None:
            self._fill_in_agreement(facts_of_agreement(one), one.uid)

    def renew_agreement(self) -> None:
        """The form for the one that follows it."""
        if (one := self._agreement()) is not None:
            self._fill_in_agreement(renewed(facts_of_agreement(one), one.uid), None)

    def remove_agreement(self) -> None:
        """One that was entered by mistake leaves the register; that can be taken back."""
        if (one := self._agreement()) is not None and self.presenter.may_edit():
            facts = facts_of_agreement(one)
            said = translate("Partners", "The agreement is removed from the register.")
            self._put_agreement(
                msgspec.structs.replace(facts, removed=True),
                one.uid,
                Toast(said, undo=partial(self._put_agreement, facts, one.uid, None)),
            )

    def _put_agreement(self, facts: AgreementFacts, target: UUID, said: Toast | None) -> None:
        self._background.run(
            lambda _task: self.presenter.put_agreement(facts, target),
            lambda partner: self._agreed(said, partner),
            self._failed,
            lane="desk",
        )

    def _fill_in_agreement(self, facts: AgreementFacts, target: UUID | None) -> None:
        chosen = self.presenter.state.chosen
        if chosen is None or not self.presenter.may_edit():
            return
        others = [one for one in chosen.agreements if one.uid != target]
        form = AgreementForm(self, facts, others, partner=chosen.name, new=target is None)
        said = Toast(translate("Partners", "The agreement is saved."))
        put = partial(self.presenter.put_agreement, target=target)
        fill_in(form, self._background, put, partial(self._agreed, said))

    def _agreed(self, said: Toast | None, partner: UUID) -> None:
        self.did.emit(Changes({"partners"}))
        if said is not None:
            self.toast.emit(said)
        self.presenter.look(partner)

    def _open_workshop(self) -> None:
        if (held := self.held.current()) is not None:
            self.go.emit("workshops", held.uid)

    # --- showing ------------------------------------------------------------------------------------------

    def _show(self, state: State) -> None:
        self.views["ending" if state.only_ending else "all"].setChecked(True)
        self.views["ending"].set_words(f"{_ending_words()} · {format_number(state.ending)}", "F4")
        if state.read:
            self.attention_changed.emit(state.pressing)
        self._model.show(state.rows)
        self._found.setCurrentIndex(0 if state.rows or not state.read else 1)
        self._say_nothing(state)
        self.card.setVisible(state.chosen is not None)
        for button in (self.new_button, self.edit_button, self.agreement_button):
            button.setVisible(self.presenter.may_edit())
        if state.chosen is not None:
            if self.list.current() != state.chosen:
                self.list.move_to(state.rows.index(state.chosen))
            self._show_one(state.chosen)
            self._held.show(state.held)
        self._name_chips()
        self.commands_changed.emit()
        if self._ask_new and state.read:
            self._ask_new = False
            self.add()

    def _say_nothing(self, state: State) -> None:
        if state.text.strip():
            self.nothing.say_not_found(state.text)
            return
        if state.only_ending:
            self.nothing.set_words(
                translate("Partners", "No agreement ends soon"),
                translate("Partners", "Half a year before its last day an agreement stands here."),
            )
        else:
            self.nothing.set_words(
                translate("Partners", "No partners here"),
                translate(
                    "Partners",
                    "Schools, universities, NGOs: whoever the library works with stands in this list.",
                ),
                translate("Partners", "New partner"),
            )
        self.nothing.button.setVisible(not state.only_ending and self.presenter.may_edit())

    def _show_one(self, one: PartnerRecord) -> None:
        today = self.presenter.today()
        span = one.span(today)
        self.headline.set_text(one.name)
        self.badge.show_as(agreement_words.standing_words(span, today), agreement_words.tone(span, today))
        own = translate("Partners", "has a desk in this network: {branch}").format(branch=one.branch)
        no_more = "" if one.active else translate("Partners", "no longer in use")
        self.kind.set_text(
            " · ".join(filter(None, (phrases.kind(one.kind), own if one.branch else "", no_more)))
        )
        self._agreements.show(one.agreements)
        self.agreements.setVisible(bool(one.agreements))
        self._show_agreement()
        reach = (
            " · ".join(filter(None, (one.contact_name, one.phone, one.email))),
            one.address,
            _place_words(self.presenter.state.place),
        )
        self.contact.set_text("\n".join(filter(None, reach)) or "–")
        self.note.set_text(one.note)
        self.note.setVisible(bool(one.note))

    def _name_chips(self) -> None:
        for name, named, rows in (
            ("agreed", translate("Partners", "Agreements"), self._agreements.rows),
            ("held", translate("Partners", "Workshops"), self._held.rows),
        ):
            self.chips[name].set_words(f"{named} · {format_number(len(rows))}")

    def _show_agreement(self) -> None:
        """What stands in the agreement under the cursor."""
        one = self._agreement()
        said = [] if one is None else _agreement_lines(one, self.presenter.today())
        self.agreement.set_text("\n".join(said))
        self.agreement_text.setVisible(one is not None)
        self.commands_changed.emit()

    def retranslate(self) -> None:
        """All words again."""
        self.new_button.set_words(_new_words(), "Ctrl+N")
        self.edit_button.set_words(_edit_words(), "F3")
        self.agreement_button.set_words(_agreement_words(), "F6")
        self.views["all"].set_words(_all_words(), "F4")
        self.list.setAccessibleName(translate("Partners", "Partners"))
        self.agreements.setAccessibleName(translate("Partners", "Agreements"))
        self.agreement_text.setAccessibleName(translate("Partners", "Agreements"))
        self.held.setAccessibleName(translate("Partners", "Workshops with this partner"))
        self.reach.set_text(translate("Partners", "How to reach them"))
        self._model.retranslate()
        self._held.retranslate()
        self._agreements.retranslate()
        self._show(self.presenter.state)

    def _failed(self, error: Exception) -> None:
        self.toast.emit(Toast(words(error).as_sentence(), "bad"))


def _all_words() -> str:
    return translate("Partners", "All")


def _place_words(place: Place | None) -> str:
    return "" if place is None else f"ISO 18626: {place.address} · {place.they}"


def _ending_words() -> str:
    return translate("Partners", "Ending soon")


def _agreement_lines(one: AgreementRecord, day: date) -> list[str]:
    under = translate("Partners", "%n workshop(s) under it", None, one.workshops) if one.workshops else ""
    stands = agreement_words.standing_words(one.span, day)
    if one.renewed_by:
        stands = translate("Partners", "Renewed by {number}").format(number=one.renewed_by)
    lines = (
        f"{agreement_words.kind(one.kind)} · {agreement_words.days(one.span)}".removesuffix(" · "),
        " · ".join(filter(None, (stands, under))),
        one.about,
        one.covers,
        _lending_words(one),
        one.note,
    )
    return [line for line in lines if line]


def _lending_words(one: AgreementRecord) -> str:
    if not one.lends:
        return ""
    most, days = one.lends_most, one.lends_days
    terms = (
        "" if most is None else translate("Partners", "at most %n under way", None, most),
        "" if days is None else translate("Partners", "%n day(s)", None, days),
        translate("Partners", "lost: {who}").format(who=interloan_words.liable(one.liable))
        if one.liable
        else "",
    )
    said = " · ".join(filter(None, terms)) or translate("Partners", "covered")
    return translate("Partners", "Interlibrary loan: {terms}").format(terms=said)


def _new_words() -> str:
    return translate("Partners", "New partner")


def _agreement_words() -> str:
    return translate("Partners", "Add agreement")


WORDS: dict[str, Callable[[], str]] = {
    "edit": lambda: translate("Partners", "Change agreement"),
    "renew": lambda: translate("Partners", "Renew agreement"),
    "remove": lambda: translate("Partners", "Remove agreement"),
    "place": lambda: translate("Partners", "Messages to its system (ISO 18626)"),
}


def _edit_words() -> str:
    return translate("Partners", "Change partner")
