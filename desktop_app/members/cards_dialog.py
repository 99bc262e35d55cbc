# SPDX-License-Identifier: GPL-3.0-or-later
"""A member's cards: another one, the first one replaced, one that is lost, found or entered by mistake."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from db.queries.members import CardRow
from db.rules.cards import LIBRARY, SORTS
from desktop_app.blocks import theme
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import ChoiceField, FormRow, TextField, beside
from desktop_app.blocks.layout import row
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Button
from desktop_app.language import format_date, translate
from desktop_app.members.phrases import card_sort_words
from desktop_app.members.presenter import MembersPresenter
from desktop_app.members.records import Detail

REPLACE = "replace"


def cards_model() -> RowsModel[CardRow]:
    """A member's cards, the first one at the top."""
    columns: list[Column[CardRow]] = [
        Column(lambda: translate("MembersPage", "Card number"), lambda card: card.number, strong=True),
        Column(lambda: translate("MembersPage", "Kind"), lambda card: card_sort_words(card.sort), 170),
        Column(
            lambda: translate("MembersPage", "Lost"),
            lambda card: "–" if card.lost_at is None else format_date(card.lost_at.astimezone().date()),
            130,
            tone=lambda card: "" if card.lost_at is None else "bad",
        ),
    ]
    return RowsModel(columns, lambda card: card.uid)


class CardsDialog(Dialog):
    """Does one thing with one card, through the presenter; what was done can be taken back as usual."""

    def __init__(self, parent: QWidget, presenter: MembersPresenter, detail: Detail) -> None:
        super().__init__("member-cards", parent, width=560)
        self._presenter = presenter
        self._first = CardRow(detail.view.uid, detail.view.number, LIBRARY, None)
        self._model = cards_model()
        self._model.show((self._first, *detail.cards))
        self.table = DataTable("member-cards-table", self._model)
        self.table.setFixedHeight(theme.px(170))
        self.lost = Button("member-cards-lost", "plain", "prohibit")
        self.remove = Button("member-cards-remove", "plain", "x")
        self.what = ChoiceField("member-cards-what")
        self.number = TextField("member-cards-number")
        self.number.setMaxLength(32)
        self._rows = {
            "what": FormRow("member-cards-what", self.what),
            "number": FormRow("member-cards-number", self.number),
        }
        self.body.addWidget(self.table)
        self.body.addLayout(row(self.lost, self.remove, None))
        self.body.addWidget(beside(list(self._rows.values())))
        for button in (self.lost, self.remove):
            button.setAutoDefault(False)
        self.lost.clicked.connect(self._lose)
        self.remove.clicked.connect(self._remove)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._fit())
        self._say(detail.view.name)
        self.table.move_to(0)
        self._fit()
        self.number.setFocus()

    def _say(self, name: str) -> None:
        self.set_words(
            translate("MembersPage", "Cards of {name}").format(name=name),
            translate("MembersPage", "Each of them is understood where it is scanned; a lost one rings."),
            translate("MembersPage", "Keep"),
        )
        self.table.setAccessibleName(translate("MembersPage", "Cards"))
        self.remove.set_words(translate("MembersPage", "Entered by mistake"), "F8")
        self.remove.setShortcut("F8")
        kinds = [
            (sort, translate("MembersPage", "Add: {kind}").format(kind=card_sort_words(sort)))
            for sort in SORTS
        ]
        replaced = translate("MembersPage", "The first card is lost: new number")
        self.what.set_choices([*kinds, (REPLACE, replaced)])
        self._rows["what"].set_words(translate("MembersPage", "What"))
        self._rows["number"].set_words(
            translate("MembersPage", "Number"),
            translate("MembersPage", "Scan or type it; for a lost card empty is the next of this desk."),
        )

    def _fit(self) -> None:
        card = self._chosen()
        found = card is not None and card.lost_at is not None
        words = translate("MembersPage", "Found again") if found else translate("MembersPage", "Lost")
        self.lost.set_words(words, "F7")
        self.lost.setShortcut("F7")
        self.remove.setEnabled(card is not None)

    def _chosen(self) -> CardRow | None:
        """A further card; None for the first one."""
        card = self.table.current()
        return card if isinstance(card, CardRow) and card.uid != self._first.uid else None

    def _lose(self) -> None:
        """A further card is lost or found; of the first one the new number is asked for."""
        card = self._chosen()
        if card is None:
            self.what.choose(REPLACE)
            self.number.setFocus()
            return
        self._presenter.lose_card(card.uid, found=card.lost_at is not None)
        super().accept()

    def _remove(self) -> None:
        if (card := self._chosen()) is not None:
            self._presenter.remove_card(card.uid)
            super().accept()

    def accept(self) -> None:
        """Another card with a number, or the first one replaced."""
        number, what = self.number.value(), str(self.what.value())
        if what == REPLACE:
            self._presenter.replace_card(number)
        elif not number:
            self._rows["number"].set_error(translate("MembersPage", "Scan or type a number."))
            self.number.setFocus()
            return
        else:
            self._presenter.add_card(number, what)
        super().accept()
