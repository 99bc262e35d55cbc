# SPDX-License-Identifier: GPL-3.0-or-later
"""What circulation asks where an item does not come back as it should: lost, disputed, damaged."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtWidgets import QDialog, QWidget

from db.queries.open_loans import LoanRow
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import ChoiceField, DateField, FormRow, NumberField, SwitchField, TextField
from desktop_app.language import translate

MOST_RUPIAH = 100_000_000


class LossDialog(Dialog):
    """Asks what became of a loan. `price` would be asked for it as lost, 0 where nobody knows one; `waives`:
    whether it may be less, or a loss let go."""

    def __init__(self, parent: QWidget, loan: LoanRow, price: int, *, waives: bool) -> None:
        super().__init__("loss", parent)
        self._price = price
        self._lent_on = loan.lent_at.astimezone().date()
        claimed = loan.claimed_at is not None
        choices = [("lost", translate("LossDialog", "It is lost: the member owes for it"))]
        if claimed:
            choices.append(("runs_again", translate("LossDialog", "The member says so no longer")))
        else:
            choices.append(("claimed", translate("LossDialog", "The member says that it came back")))
        if waives:
            choices.append(("missing", translate("LossDialog", "It is missing, and nobody owes for it")))
        self.sort = ChoiceField("loss-sort", choices)
        self.day = DateField("loss-day")
        self._sort_row = FormRow("loss-sort", self.sort)
        self._day_row = FormRow("loss-day", self.day, required=True)
        self.price = NumberField("loss-price", 0 if waives else price, max(price, MOST_RUPIAH))
        self.price.setPrefix("Rp ")
        self.price.setSingleStep(1_000)
        self.price.set_number(price)
        self._price_row = FormRow("loss-price", self.price)
        for form_row in (self._sort_row, self._price_row, self._day_row):
            self.body.addWidget(form_row)
        self.set_words(
            translate("LossDialog", "Lost or disputed"),
            translate(
                "LossDialog",
                "“{title}”. A loss ends the loan; what it costs goes by the loan policies, and the price is "
                "taken back where it turns up. What is said to be returned stays on loan, and costs no more.",
            ).format(title=loan.title),
            translate("LossDialog", "Note it"),
        )
        self._sort_row.set_words(translate("LossDialog", "What became of it"))
        self._day_row.set_words(
            translate("LossDialog", "Came back on"), translate("LossDialog", "For example 17-8-2027.")
        )
        unknown = translate("LossDialog", "Nobody has put down a price: say what replacing it costs.")
        self._price_row.set_words(translate("LossDialog", "Price of the item"), "" if price else unknown)
        self.day.set_day(datetime.now().astimezone().date())
        self.sort.currentIndexChanged.connect(lambda _index: self._fit())
        self._fit()
        self.sort.setFocus()

    def _fit(self) -> None:
        self._day_row.setVisible(self.sort.value() == "claimed")
        self._price_row.setVisible(self.sort.value() == "lost")

    def value(self) -> tuple[str, date | None]:
        """'lost', 'claimed' with the day, 'runs_again' or 'missing' (lost without charge)."""
        sort = str(self.sort.value())
        return sort, self.day.day() if sort == "claimed" else None

    def other_price(self) -> int | None:
        """The price that a person has put; None: what would be asked anyhow."""
        price = self.price.number()
        return None if price == self._price else price

    def accept(self) -> None:
        """A day between lending and today."""
        sort, day = self.value()
        today = datetime.now().astimezone().date()
        good = sort != "claimed" or (day is not None and self._lent_on <= day <= today)
        words = translate("LossDialog", "Give a day from the day of lending until today.")
        self._day_row.set_error("" if good else words)
        if good:
            QDialog.accept(self)


class DamageDialog(Dialog):
    """Asks what is damaged and what that costs."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__("damage", parent)
        self.note = TextField("damage-note")
        self.amount = NumberField("damage-amount", 0, MOST_RUPIAH)
        self.amount.setPrefix("Rp ")
        self.amount.setSingleStep(1_000)
        self._note_row = FormRow("damage-note", self.note, required=True)
        self._amount_row = FormRow("damage-amount", self.amount)
        for form_row in (self._note_row, self._amount_row):
            self.body.addWidget(form_row)
        self.set_words(
            translate("DamageDialog", "Damaged"),
            translate("DamageDialog", "“{title}”. Whoever had it last owes what you put here.").format(
                title=title
            ),
            translate("DamageDialog", "Note it"),
        )
        self._note_row.set_words(
            translate("DamageDialog", "What is damaged"),
            translate("DamageDialog", "For example: page 12 torn, cover wet."),
        )
        self._amount_row.set_words(
            translate("DamageDialog", "To pay"), translate("DamageDialog", "Rp 0: it is only noted.")
        )
        self.amount.set_number(0)
        self.note.setFocus()

    def value(self) -> tuple[int, str]:
        """Rupiah, and what is damaged."""
        return self.amount.number() or 0, self.note.value()

    def accept(self) -> None:
        """Only with words."""
        if self.note.value():
            QDialog.accept(self)
        else:
            self._note_row.set_error(translate("DamageDialog", "Say what, in a few words."))


class PartsDialog(Dialog):
    """Each part of an item has a tick while it is there; what is missing may be asked for."""

    def __init__(self, parent: QWidget, title: str, parts: Sequence[str], missing: Sequence[str]) -> None:
        super().__init__("parts", parent)
        self.ticks = {part: SwitchField(f"parts-{number}") for number, part in enumerate(parts)}
        self.amount = NumberField("parts-amount", 0, MOST_RUPIAH)
        self.amount.setPrefix("Rp ")
        self.amount.setSingleStep(1_000)
        self.amount.set_number(0)
        self._amount_row = FormRow("parts-amount", self.amount)
        for part, tick in self.ticks.items():
            tick.setText(part)
            tick.setAccessibleName(part)
            tick.setChecked(part not in missing)
            tick.toggled.connect(lambda _on: self._show_amount())
            self.body.addWidget(tick)
        self.body.addWidget(self._amount_row)
        nothing = translate("PartsDialog", "“{title}” has no parts: they are put down in its record.")
        asked = translate("PartsDialog", "“{title}”: tick what is there, leave out what is missing.")
        self.set_words(
            translate("PartsDialog", "Parts"),
            (asked if parts else nothing).format(title=title),
            translate("PartsDialog", "Note it"),
        )
        self._amount_row.set_words(
            translate("PartsDialog", "To pay"),
            translate("PartsDialog", "Whoever had it last owes this. Rp 0: it is only noted."),
        )
        self._before = set(missing)
        self._show_amount()
        for tick in list(self.ticks.values())[:1]:
            tick.setFocus()

    def _missing(self) -> list[str]:
        return [part for part, tick in self.ticks.items() if not tick.isChecked()]

    def _show_amount(self) -> None:
        """Only what has gone missing now is asked for."""
        self._amount_row.setVisible(bool(set(self._missing()) - self._before))

    def value(self) -> tuple[list[str], int, str]:
        """The missing parts, rupiah, and what that is for."""
        new = [part for part in self._missing() if part not in self._before]
        note = translate("PartsDialog", "missing: {parts}").format(parts=", ".join(new))
        return self._missing(), (self.amount.number() or 0) if new else 0, note
