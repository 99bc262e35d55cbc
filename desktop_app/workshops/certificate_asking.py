# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked before a certificate is issued, corrected or revoked."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from db.queries.certificates import Candidate, Issued
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import FormRow, LongTextField, TextField
from desktop_app.language import translate
from desktop_app.printing.refusals import NameTooLong, NoSuchLetters
from desktop_app.refusal_words import words
from desktop_app.workshops.certificates_making import Misfit
from desktop_app.workshops.certificates_presenter import Plan

_MOST_NAMED = 8


class CorrectDialog(Dialog):
    """Another name on it: a new certificate takes the old one's place."""

    def __init__(self, who: Candidate, issued: Issued, parent: QWidget) -> None:
        super().__init__("correct-certificate", parent)
        self.name = TextField("correct-certificate-name")
        self.name.setText(who.name if who.name != issued.name else issued.name)
        self.row = FormRow("correct-certificate-name", self.name, required=True)
        self.row.set_words(
            translate("Certificates", "Name as it is to be printed"),
            translate("Certificates", "As the person writes it, with titles where they want them."),
        )
        self.body.addWidget(self.row)
        text = translate(
            "Certificates",
            "No. {number} was printed for “{name}”. The new one has a number of its own and says which it "
            "stands for; whoever verifies the old one is told so.",
        )
        self.set_words(
            translate("Certificates", "Correct the name"),
            text.format(number=issued.number, name=issued.name),
            translate("Certificates", "Issue the new one"),
        )

    def accept(self) -> None:
        """Not without a name."""
        if self.name.value():
            super().accept()
        else:
            self.row.set_error(translate("Certificates", "A name is needed."))


class RevokeDialog(Dialog):
    """Why it no longer stands; whoever verifies it reads this."""

    def __init__(self, issued: Issued, parent: QWidget) -> None:
        super().__init__("revoke-certificate", parent, danger=True)
        self.reason = LongTextField("revoke-certificate-reason", 2)
        self.row = FormRow("revoke-certificate-reason", self.reason, required=True)
        self.row.set_words(
            translate("Certificates", "Reason"),
            translate("Certificates", "Whoever verifies the certificate reads this."),
        )
        self.body.addWidget(self.row)
        text = translate(
            "Certificates", "No. {number} of {name} will no longer be valid. This can't be taken back."
        )
        self.set_words(
            translate("Certificates", "Revoke the certificate"),
            text.format(number=issued.number, name=issued.name),
            translate("Certificates", "Revoke"),
        )

    def accept(self) -> None:
        """Not without a reason."""
        if self.reason.value():
            super().accept()
        else:
            self.row.set_error(translate("Certificates", "A reason is needed."))


def before_issuing(plan: Plan, *, over: bool, signed: bool) -> str:
    """What a person should know before the batch begins."""
    parts = [
        translate("Certificates", "Each gets a number at once. Nothing of it can be deleted, only revoked.")
    ]
    if not over:
        parts.append(translate("Certificates", "The workshop is not over yet."))
    if not signed:
        parts.append(translate("Certificates", "The design names no signatory: nobody's name stands below."))
    if plan.misfits:
        parts.append(misfit_words(plan.misfits))
    return "\n\n".join(parts)


def misfit_words(misfits: tuple[Misfit, ...]) -> str:
    """Who is left out, and why."""
    head = translate(
        "Certificates", "Left out, %n certificate(s) that cannot be printed:", None, len(misfits)
    )
    shown = [f"• {one.name}: {_why(one.error)}" for one in misfits[:_MOST_NAMED]]
    more = len(misfits) - len(shown)
    rest = [translate("Certificates", "and %n more", None, more)] if more else []
    return "\n".join((head, *shown, *rest))


def _why(error: Exception) -> str:
    match error:
        case NameTooLong():
            return translate("Certificates", "the name is too long for two lines")
        case NoSuchLetters():
            said = translate("Certificates", "letters that cannot be printed: {letters}")
            return said.format(letters=" ".join(error.characters))
    return words(error).headline
