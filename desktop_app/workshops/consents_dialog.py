# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody agreed to, with its history: recorded, and taken back with a reason. Widgets only."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from db.operations.enrolling import Agreed
from db.queries.registrations import ConsentRow, RegistrationDetail
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import ChoiceField, FormRow, TextField, beside
from desktop_app.blocks.layout import row
from desktop_app.blocks.table import DataTable
from desktop_app.blocks.words import Button, Label
from desktop_app.language import translate
from desktop_app.workshops import phrases
from desktop_app.workshops import registration_phrases as said
from desktop_app.workshops.registration_models import consents_model

TABLE_HEIGHT = 170


class ConsentsDialog(Dialog):
    """Stays open; `show_detail` is called again after each change."""

    def __init__(
        self,
        parent: QWidget,
        detail: RegistrationDetail,
        agree: Callable[[Agreed], None],
        take_back: Callable[[ConsentRow, str], None],
    ) -> None:
        super().__init__("consents", parent, width=680)
        self.detail = detail
        self._agree, self._take_back = agree, take_back
        self._model = consents_model()
        self.table = DataTable("consents-table", self._model)
        self.table.setMinimumHeight(theme.px(TABLE_HEIGHT))
        self.why = FormRow("consents-why", TextField("consents-why"))
        self.withdraw = Button("consents-withdraw", "plain", "arrow-counter-clockwise")
        self.kind = ChoiceField("consents-kind")
        self.given_by, self.relation = TextField("consents-given-by"), TextField("consents-relation")
        self.evidence = TextField("consents-evidence")
        self.heading = Label("consents-heading", "heading")
        self.rows = {
            "kind": FormRow("consents-kind", self.kind),
            "given_by": FormRow("consents-given-by", self.given_by, required=True),
            "relation": FormRow("consents-relation", self.relation),
            "evidence": FormRow("consents-evidence", self.evidence),
        }
        taking_back = row(self.why, self.withdraw, gap=tokens.GAP_M)
        taking_back.setStretch(0, 1)
        self.body.addWidget(self.table)
        self.body.addLayout(taking_back)
        self.body.addWidget(self.heading)
        self.body.addWidget(beside((self.rows["kind"], self.rows["given_by"])))
        self.body.addWidget(beside((self.rows["relation"], self.rows["evidence"])))
        self.withdraw.setAutoDefault(False)
        self.withdraw.clicked.connect(lambda _checked=False: self._withdraw())
        self.table.chosen.connect(lambda _row: self._show_chosen())
        self._say()
        self.show_detail(detail)
        self.given_by.setFocus()

    def show_detail(self, detail: RegistrationDetail) -> None:
        """The same registration, read again."""
        self.detail = detail
        self._model.show(detail.consents)
        if self.table.current() is None:
            self.table.move_to(0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self.table.current()
        standing = chosen is not None and chosen.withdrawn_at is None
        self.withdraw.setEnabled(standing)
        self.why.setEnabled(standing)

    def _withdraw(self) -> None:
        chosen = self.table.current()
        if chosen is not None and chosen.withdrawn_at is None:
            field = self.why.field
            assert isinstance(field, TextField)
            self._take_back(chosen, field.value())
            field.clear()

    def accept(self) -> None:
        """Record what the lower half says; the dialog stays for the next."""
        by = self.given_by.value()
        self.rows["given_by"].set_error("" if by else phrases.named(said.FAULTS, "empty"))
        if not by:
            self.given_by.setFocus()
            return
        self._agree(Agreed(self.kind.value(), by, self.relation.value(), self.evidence.value()))
        for field in (self.given_by, self.relation, self.evidence):
            field.clear()
        self.kind.setFocus()

    def _say(self) -> None:
        self.set_words(
            translate("Registrations", "What {name} agreed to").format(name=self.detail.row.name),
            translate("Registrations", "What was taken back stays in the list; needs are erased with it."),
            translate("Registrations", "Record"),
            translate("Registrations", "Close"),
        )
        self.table.setAccessibleName(translate("Registrations", "What was agreed to"))
        self.why.set_words(translate("Registrations", "Why it is taken back"))
        self.withdraw.set_words(translate("Registrations", "Take back"))
        self.heading.set_text(translate("Registrations", "Record another"))
        self.kind.set_choices((kind, words()) for kind, words in said.CONSENTS.items())
        for name, label in (
            ("kind", translate("Registrations", "What")),
            ("given_by", translate("Registrations", "Given by")),
            ("relation", translate("Registrations", "Relation")),
            ("evidence", translate("Registrations", "Where the evidence is")),
        ):
            self.rows[name].set_words(label)
