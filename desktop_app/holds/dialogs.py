# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked for a reservation, and for changing one."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from db.queries.holds import HoldRow
from db.queries.library import BranchRow
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import ChoiceField, DateField, FormRow, TextField
from desktop_app.holds.models import who_words
from desktop_app.holds.presenter import Subject, Wish
from desktop_app.language import translate


class _Where(Dialog):
    """Where it is fetched, and from which day on."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.pickup = ChoiceField(f"{name}-pickup")
        self.until = DateField(f"{name}-until", ahead=2)
        self.pickup_row = FormRow(f"{name}-pickup", self.pickup)
        self.until_row = FormRow(f"{name}-until", self.until)

    def ask_where(self, there: tuple[BranchRow, ...], pickup: UUID | None) -> None:
        """Below what else is asked."""
        self.body.addWidget(self.pickup_row)
        self.body.addWidget(self.until_row)
        self.pickup.set_choices((one.uid, one.name) for one in there)
        self.pickup.choose(pickup)
        self.pickup_row.set_words(translate("Holds", "Fetched at"))
        self.until_row.set_words(
            translate("Holds", "Put off until"),
            translate("Holds", "Empty: as soon as it can be had. The place in the queue is kept."),
        )

    def accept(self) -> None:
        """Not with a day that is none."""
        if self.until.is_wrong():
            self.until_row.set_error(translate("Holds", "This is no date."))
        else:
            super().accept()


class ReserveDialog(_Where):
    """A new reservation: what is known already is told, the rest is scanned or typed."""

    def __init__(self, parent: QWidget, subject: Subject, here: UUID | None) -> None:
        super().__init__("reserve", parent)
        self._subject = subject
        self.member = FormRow("reserve-member", TextField("reserve-member"), required=True)
        self.title = FormRow("reserve-title", TextField("reserve-title"), required=True)
        only = translate("Holds", "only the copy {barcode}").format(barcode=subject.barcode)
        known = [
            subject.name and f"“{subject.name}”",
            only if subject.item is not None else "",
            subject.who and who_words(subject.who),
        ]
        self.set_words(
            translate("Holds", "Reserve"),
            " · ".join(part for part in known if part),
            translate("Holds", "Reserve"),
        )
        if subject.who is None:
            self.body.addWidget(self.member)
        if subject.title is None:
            self.body.addWidget(self.title)
        self.member.set_words(
            translate("Holds", "Member"), translate("Holds", "Scan the card, or type number or name.")
        )
        self.title.set_words(
            translate("Holds", "Title"),
            translate("Holds", "Scan a copy or the ISBN, or type words of the title."),
        )
        self.ask_where(subject.branches, here)
        first = (
            self.member if subject.who is None else self.title if subject.title is None else self.pickup_row
        )
        first.field.setFocus()

    def accept(self) -> None:
        """With who and what."""
        for row, known in ((self.member, self._subject.who), (self.title, self._subject.title)):
            missing = known is None and not _text(row)
            row.set_error(translate("Holds", "Somebody and something are needed.") if missing else "")
            if missing:
                row.field.setFocus()
                return
        super().accept()

    def wish(self) -> Wish:
        """What was asked for; only after it was accepted."""
        subject = self._subject
        return Wish(
            subject.who.uid if subject.who else _text(self.member),
            subject.title or _text(self.title),
            self.pickup.value(),
            self.until.day(),
            item=subject.item,
        )


class ChangeDialog(_Where):
    """Another branch, or another day."""

    def __init__(self, parent: QWidget, row: HoldRow, there: tuple[BranchRow, ...]) -> None:
        super().__init__("change-hold", parent)
        self.set_words(translate("Holds", "Change the reservation"), row.title, translate("Holds", "Save"))
        self.ask_where(there, row.pickup_uid)
        self.until.set_day(row.suspended_until)
        self.pickup.setFocus()

    def value(self) -> tuple[UUID, date | None]:
        """The branch, and the day from which it counts again."""
        return self.pickup.value(), self.until.day()


class AskReason(Dialog):
    """Something is done only with a reason."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.reason = FormRow(f"{name}-reason", TextField(f"{name}-reason"), required=True)
        self.body.addWidget(self.reason)

    def ask(self, asked: str, about: str, primary: str) -> None:
        """What is done, with what, and what the button says."""
        self.set_words(asked, about, primary)
        self.reason.set_words(translate("Holds", "Reason"))
        self.reason.field.setFocus()

    def value(self) -> str:
        """The reason."""
        return _text(self.reason)

    def accept(self) -> None:
        """Only with a reason."""
        if self.value():
            super().accept()
        else:
            self.reason.set_error(translate("Holds", "Say why, in a few words."))


class ReasonDialog(AskReason):
    """Why it is reserved all the same."""

    def __init__(self, parent: QWidget, against: str) -> None:
        super().__init__("reserve-override", parent)
        asked = translate("Holds", "Reserve all the same?")
        self.ask(asked, against, translate("Holds", "Reserve all the same"))


def _text(row: FormRow) -> str:
    assert isinstance(row.field, TextField)
    return row.field.value()
