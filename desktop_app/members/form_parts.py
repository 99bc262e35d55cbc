# SPDX-License-Identifier: GPL-3.0-or-later
"""What the members form is made of: its fields with their words, and who may be the same person."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QWidget

from db.queries.members import MemberRow
from desktop_app.blocks import tokens
from desktop_app.blocks.form import ChoiceField, DateField, FormRow, LongTextField, TextField, beside
from desktop_app.blocks.layout import column, row
from desktop_app.blocks.words import Button, Label, Picture, set_role
from desktop_app.language import format_date, translate

LONGEST = {"number": 32, "identity_number": 32, "phone": 32, "class_name": 32, "student_number": 32}


class Alike(QFrame):
    """Who may be the same person, with one key to go there: low, so that the form stays in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("members-form-alike")
        set_role(self, role="notice", tone="warn")
        self.headline = Label("members-form-alike-headline", "strong")
        self.lines = Label("members-form-alike-lines", wrap=True)
        self.button = Button("members-form-alike-open", "plain", "user")
        picture = Picture("members-form-alike-icon", "warning", 24, "warn")
        said = column(self.headline, self.lines, gap=2)
        box = row(picture, said, self.button, gap=tokens.GAP_M, margin=(tokens.GAP_M, 6, tokens.GAP_M, 6))
        box.setStretch(1, 1)
        self.setLayout(box)
        self.hide()

    def show_found(self, lines: Sequence[str], first: str) -> None:
        """Who was found; nobody hides it."""
        self.headline.set_text(
            translate("MembersPage", "Perhaps registered already. If it is somebody else, simply go on.")
        )
        self.lines.set_text("\n".join(lines))
        self.button.set_words(translate("MembersPage", "Open that member") + "  ·  F3", "", first)
        self.setAccessibleName(self.headline.text())
        self.setAccessibleDescription(self.lines.text())
        self.setVisible(bool(lines))


def alike_line(found: MemberRow) -> str:
    """One member found, in a line."""
    until = translate("MembersPage", "until {date}").format(date=format_date(found.expires_on))
    parts = (found.name, found.other_name, found.number, found.member_type, found.institution, until)
    return "  ·  ".join(part for part in parts if part)


def abreast(rows: Sequence[FormRow]) -> QWidget:
    """Side by side, labels on one line also when one of them has an error below."""
    line = beside(rows)
    if (layout := line.layout()) is not None:
        for form_row in rows:
            layout.setAlignment(form_row, Qt.AlignmentFlag.AlignTop)
    return line


def new_field(name: str) -> QWidget:
    """The empty field of that name."""
    called = f"members-form-{name}"
    if name in ("gender", "member_type", "home_branch"):
        choice = ChoiceField(called)
        # Long names of branches do not push the other field away.
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(8)
        return choice
    if name in ("address", "note", "proxy"):
        return LongTextField(called, 2)
    if name == "birth_date":
        return DateField(called)
    field = TextField(called)
    field.setMaxLength(LONGEST.get(name, 200))
    return field


def text_of(field: QWidget) -> str:
    """What is written in a field of text."""
    if isinstance(field, LongTextField):
        return field.toPlainText()
    return field.text() if isinstance(field, QLineEdit) else ""


def put(field: QWidget, value: object) -> None:
    """Fill a field."""
    if isinstance(field, ChoiceField):
        field.choose(str(value or ""))
    elif isinstance(field, LongTextField):
        field.setPlainText(str(value or ""))
    elif isinstance(field, QLineEdit):
        field.setText(str(value or ""))
        field.setCursorPosition(0)


def field_words() -> dict[str, tuple[str, str]]:
    """Label and hint of each field: the hints say why it is asked."""
    return {
        "name": (translate("MembersPage", "Name"), ""),
        "other_name": (
            translate("MembersPage", "Name in another script"),
            translate("MembersPage", "For example Chinese or Arabic, as on other papers."),
        ),
        "birth_date": (translate("MembersPage", "Date of birth"), ""),
        "gender": (translate("MembersPage", "Gender"), ""),
        "identity_number": (
            translate("MembersPage", "Identity number (NIK)"),
            translate("MembersPage", "Only where people of the same name must be told apart."),
        ),
        "institution": (translate("MembersPage", "School or workplace"), ""),
        "class_name": (translate("MembersPage", "Class"), ""),
        "student_number": (translate("MembersPage", "School number (NIS)"), ""),
        "guardian_name": (
            translate("MembersPage", "Parent or guardian"),
            translate("MembersPage", "Of who is under age: reminders go there."),
        ),
        "guardian_phone": (translate("MembersPage", "Their phone"), ""),
        "guarantor": (
            translate("MembersPage", "Guarantor's card number"),
            translate("MembersPage", "A member who answers for this one ('penjamin')."),
        ),
        "proxy": (
            translate("MembersPage", "May fetch for the member"),
            translate("MembersPage", "Names, one on a line; the desk sees them."),
        ),
        "member_type": (translate("MembersPage", "Member type"), ""),
        "home_branch": (translate("MembersPage", "Branch"), ""),
        "number": (
            translate("MembersPage", "Card number"),
            translate("MembersPage", "Type or scan the number of a pre-printed card."),
        ),
        "phone": (
            translate("MembersPage", "Phone"),
            translate("MembersPage", "For reminders of late items."),
        ),
        "email": (translate("MembersPage", "E-mail"), ""),
        "address": (translate("MembersPage", "Address"), ""),
        "note": (
            translate("MembersPage", "Note"),
            translate("MembersPage", "Staff see it at the desk; so may the member."),
        ),
    }
