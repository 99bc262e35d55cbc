# SPDX-License-Identifier: GPL-3.0-or-later
"""The form that registers somebody, a family or a group: a name and Enter is enough. Widgets only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from db.operations.enrolling import Wanted
from db.operations.registrations import MOST_PEOPLE
from db.queries.members import MemberRow
from db.queries.workshops import Detail
from db.rules.plans import Question
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import (
    ChoiceField,
    DateField,
    FormRow,
    LongTextField,
    NumberField,
    TextField,
    beside,
)
from desktop_app.blocks.layout import Card, Scrolling, column, holding
from desktop_app.blocks.notice import Notice
from desktop_app.blocks.words import Label
from desktop_app.language import translate
from desktop_app.member_search import Find
from desktop_app.refusal_words import words
from desktop_app.workshops import phrases
from desktop_app.workshops import registration_phrases as said
from desktop_app.workshops.registration_draft import Draft, minors, needs_guardian, people, problems
from desktop_app.workshops.registrations_presenter import Form

ANSWER_LENGTH, NAME_LENGTH, LONG = 400, 200, 1_000
HEIGHT = 430
"""Pixels at 100 % of the part that scrolls: the whole stands in a window of 720."""
Save = Callable[[Form, Sequence[Wanted], Callable[[], None], Callable[[Exception], None]], None]


class RegistrationForm(Dialog):
    """Stays open, with what was typed, until `save` has said that it is done.

    While a new name is typed, `find` looks for members of that name: who is one is registered as such.
    """

    def __init__(
        self, parent: QWidget, form: Form, workshop: Detail, save: Save, find: Find | None = None
    ) -> None:
        super().__init__("registration-form", parent, width=680)
        self.form, self._workshop, self._save = form, workshop, save
        self._find = find if form.registration is None and form.before is None else None
        self.member = ChoiceField("registration-member")
        self.member_row = FormRow("registration-member", self.member)
        self._saving = self._left = False
        self.fields = self._make_fields()
        self.questions = {q.name: _question_field(q) for q in form.terms.questions}
        self.rows = {
            name: FormRow(f"registration-{name.replace('_', '-')}", field, required=name == "name")
            for name, field in self.fields.items()
        }
        self.answers = {
            q.name: FormRow(f"registration-question-{q.name}", self.questions[q.name], required=q.required)
            for q in form.terms.questions
        }
        self.photo, self.data = QCheckBox(), QCheckBox()
        self.photo.setObjectName("registration-photo")
        self.data.setObjectName("registration-data")
        self.consent_words = Label("registration-consent-words", "muted", wrap=True)
        self.refused = Notice("registration-refused", "bad")
        self._lay_out()
        self._fill()
        self._say()
        for field in self.fields.values():
            if isinstance(field, QLineEdit | QPlainTextEdit):
                field.textChanged.connect(lambda *_: self._show_guardian())
        self._show_guardian()
        self.fields["name"].setFocus()
        name = self.fields["name"]
        assert isinstance(name, TextField)
        name.textEdited.connect(self._look_for_members)
        self.member_row.setVisible(self._find is not None)
        self._offer_members([])

    def _look_for_members(self, name: str) -> None:
        if self._find is not None and len(name.split()) > 0:
            self._find(name, self._offer_members)

    def _offer_members(self, found: Sequence[MemberRow]) -> None:
        if self._left:
            return
        nobody = translate("Registrations", "not a member")
        if found:
            nobody = translate("Registrations", "not a member; %n of this name", None, len(found))
        none: tuple[UUID | None, str] = (None, nobody)
        known = [(m.uid, " · ".join(filter(None, (m.name, m.number, m.institution)))) for m in found]
        self.member.set_choices([none, *known])
        self.member.setEnabled(bool(known))

    def done(self, code: int) -> None:
        """What is found later is for nobody."""
        self._left = True
        super().done(code)

    def _make_fields(self) -> dict[str, QWidget]:
        def text(name: str) -> TextField:
            field = TextField(f"registration-{name}")
            field.setMaxLength(NAME_LENGTH)
            return field

        return {
            "name": text("name"),
            "institution": text("institution"),
            "phone": text("phone"),
            "email": text("email"),
            "birth_date": DateField("registration-birth-date"),
            "gender": ChoiceField("registration-gender"),
            "format": ChoiceField("registration-format"),
            "people": NumberField("registration-people", 1, MOST_PEOPLE),
            "others": LongTextField("registration-others", 3),
            "needs": text("needs"),
            "note": text("note"),
            "given_by": text("given-by"),
            "relation": text("relation"),
            "evidence": text("evidence"),
        }

    def _lay_out(self) -> None:
        rows = self.rows
        self.consents = Card(
            "registration-consents",
            self.consent_words,
            beside((rows["given_by"], rows["relation"])),
            rows["evidence"],
            self.photo,
            self.data,
            heading=True,
            margin=tokens.GAP_M,
        )
        new = self.form.registration is None
        parts = [
            beside((rows["name"], rows["institution"])),
            self.member_row,
            beside((rows["phone"], rows["email"])),
            beside((rows["birth_date"], rows["gender"])),
            *self.answers.values(),
            beside((rows["format"], rows["people"])),
            rows["others"],
            beside((rows["needs"], rows["note"])),
            self.consents,
        ]
        rows["others"].setVisible(new)
        rows["format"].setVisible(len(self._formats()) > 1)
        inside = holding(column(*parts, None, gap=tokens.GAP_M, margin=(0, 0, tokens.GAP_S, 0)))
        self.inside = Scrolling("registration-scroll", inside)
        self.inside.setMinimumHeight(theme.px(HEIGHT))
        self.body.addWidget(self.refused)
        self.body.addWidget(self.inside)

    def _formats(self) -> list[str]:
        facts, now = self._workshop.facts, self.form.draft.format
        seats = {"onsite": facts.seats_onsite, "online": facts.seats_online}
        return [kind for kind, number in seats.items() if number != 0 or kind == now]

    # --- filling ------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        draft = self.form.draft
        self._choices()
        for name, field in self.fields.items():
            _put(field, getattr(draft, name))
        for name, field in self.questions.items():
            _put(field, draft.answers.get(name, ""))
        self.photo.setChecked(draft.photo)
        self.data.setChecked(draft.data)
        # What was agreed to is taken back where its history stands, with a reason.
        self.photo.setEnabled(not draft.photo)
        self.data.setEnabled(not draft.data)

    def _choices(self) -> None:
        genders, formats = self.fields["gender"], self.fields["format"]
        assert isinstance(genders, ChoiceField)
        assert isinstance(formats, ChoiceField)
        genders.set_choices((value, say()) for value, say in said.GENDERS.items())
        formats.set_choices((kind, phrases.named(phrases.FORMATS, kind)) for kind in self._formats())

    def draft(self) -> Draft:
        """What stands in the form."""
        texts: dict[str, Any] = {name: _value(field) for name, field in self.fields.items()}
        # Those that a door has asked stay.
        answers = dict(self.form.draft.answers)
        answers |= {name: str(_value(field)) for name, field in self.questions.items()}
        return replace(
            self.form.draft,
            member=self.member.value() or self.form.draft.member,
            answers=answers,
            photo=self.photo.isChecked(),
            data=self.data.isChecked(),
            **texts,
        )

    def _show_guardian(self) -> None:
        draft = self.draft()
        names = minors(draft, self.form.terms)
        if needs_guardian(draft, self.form.terms):
            text = translate("Registrations", "Under age: {names}. A parent or guardian has to agree.")
            self.consent_words.set_text(text.format(names=", ".join(names)))
        else:
            self.consent_words.set_text(
                translate("Registrations", "Who agreed is asked for only where it is not the person.")
            )

    def accept(self) -> None:
        """Save, if nothing is wrong; else say what, beside its field."""
        draft = self.draft()
        faults = problems(draft, self.form.terms)
        rows = self.rows | {f"question-{name}": field for name, field in self.answers.items()}
        for name, form_row in rows.items():
            form_row.set_error(phrases.named(said.FAULTS, faults[name]) if name in faults else "")
        self.refused.hide()
        if faults:
            wrong = next(rows[name] for name in rows if name in faults)
            wrong.field.setFocus()
            self.inside.ensureWidgetVisible(wrong)
            return
        self._saving = True
        self.primary.setEnabled(False)
        self._save(self.form, people(draft, self.form.terms), super().accept, self._refuse)

    def reject(self) -> None:
        """Not while it is being saved: whether it was must be seen."""
        if not self._saving:
            super().reject()

    def _refuse(self, error: Exception) -> None:
        self._saving = False
        self.primary.setEnabled(True)
        told = words(error)
        self.refused.say(told.headline, told.detail, told.advice)

    # --- words --------------------------------------------------------------------------------------------

    def _say(self) -> None:
        new = self.form.registration is None
        self.set_words(
            translate("Registrations", "Register")
            if new
            else translate("Registrations", "Edit the registration"),
            self._workshop.row.title,
            translate("Registrations", "Register") if new else translate("Registrations", "Save"),
        )
        for name, (label, hint) in labels().items():
            self.rows[name].set_words(label, hint)
        self.member_row.set_words(
            translate("Registrations", "Member"),
            translate("Registrations", "Members of this name stand here while you type."),
        )
        for question in self.form.terms.questions:
            self.answers[question.name].set_words(question.text)
        for box, text in (
            (self.photo, translate("Registrations", "Pictures may be taken and shown")),
            (self.data, translate("Registrations", "These data may be kept for later invitations")),
        ):
            box.setText(text)
            box.setAccessibleName(text)
        assert self.consents.heading is not None
        self.consents.heading.set_text(translate("Registrations", "What was agreed to"))
        self.inside.setAccessibleName(translate("Registrations", "Register"))


def labels() -> dict[str, tuple[str, str]]:
    """What each field is called, and its hint."""
    return {
        "name": (translate("Registrations", "Name"), ""),
        "institution": (translate("Registrations", "School or workplace"), ""),
        "phone": (translate("Registrations", "Phone"), ""),
        "email": (translate("Registrations", "E-mail"), ""),
        "birth_date": (translate("Registrations", "Date of birth"), ""),
        "gender": (translate("Registrations", "Gender"), ""),
        "format": (translate("Registrations", "Takes part"), ""),
        "people": (
            translate("Registrations", "People"),
            translate("Registrations", "More than 1 for a group under one name."),
        ),
        "others": (
            translate("Registrations", "Who comes along"),
            translate("Registrations", "One name a line; a child with its date of birth: Budi, 12-3-2015"),
        ),
        "needs": (
            translate("Registrations", "Needs"),
            translate("Registrations", "As wheelchair or sign language; written down only if agreed to."),
        ),
        "note": (translate("Registrations", "Note"), ""),
        "given_by": (translate("Registrations", "Parent or guardian"), ""),
        "relation": (translate("Registrations", "Relation"), ""),
        "evidence": (
            translate("Registrations", "Where the evidence is"),
            translate("Registrations", "As 'signed form, folder 3' or 'was here in person'."),
        ),
    }


def _question_field(question: Question) -> QWidget:
    name = f"registration-question-{question.name}-field"
    if question.kind == "choice":
        return ChoiceField(name, [("", "–"), *((choice, choice) for choice in question.choices)])
    if question.kind == "yes_no":
        yes, no = translate("Registrations", "Yes"), translate("Registrations", "No")
        return ChoiceField(name, [("", "–"), ("yes", yes), ("no", no)])
    field = TextField(name)
    field.setMaxLength(ANSWER_LENGTH)
    return field


def _put(field: QWidget, value: object) -> None:
    match field:
        case ChoiceField():
            field.choose(value)
        case NumberField():
            field.setValue(int(str(value)))
        case LongTextField():
            field.setPlainText(str(value))
        case TextField() | DateField():
            field.setText(str(value))


def _value(field: QWidget) -> object:
    match field:
        case DateField():
            return field.text().strip()
        case ChoiceField() | NumberField() | LongTextField() | TextField():
            return field.value()
    raise TypeError(type(field).__name__)
