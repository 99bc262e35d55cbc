# SPDX-License-Identifier: GPL-3.0-or-later
"""The form for registering and editing: keyboard first, errors beside their fields, nothing typed is lost."""

from collections.abc import Sequence
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from db.queries.members import MemberRow
from desktop_app.blocks import tokens
from desktop_app.blocks.form import ChoiceField, FormRow, LongTextField, TextField
from desktop_app.blocks.layout import Card, Scrolling, column, holding, row
from desktop_app.blocks.notice import Answer, Notice
from desktop_app.blocks.person_photo import PersonPhoto
from desktop_app.blocks.words import Button, Label
from desktop_app.language import current_language, format_date, format_money, translate
from desktop_app.members.draft import REQUIRED, Draft
from desktop_app.members.form_parts import (
    Alike,
    abreast,
    alike_line,
    field_words,
    new_field,
    put,
    text_of,
)
from desktop_app.members.phrases import fault_words, gender_words, nik_words
from desktop_app.members.presenter import Form
from desktop_app.members.records import Frame

ORDER = (
    "name", "other_name", "birth_date", "gender", "identity_number", "institution", "class_name",
    "student_number", "member_type", "home_branch", "number", "phone", "email", "address",
    "guardian_name", "guardian_phone", "guarantor", "proxy", "note",
)  # fmt: skip
PAUSE_MS = 200
"""After the last key before others are compared with what was typed."""
ALIKE_SHOWN = 3


class MemberForm(QWidget):
    """Emits the draft as it grows; decides nothing."""

    drafted = Signal(object)
    left = Signal(str)
    save = Signal()
    close_form = Signal()
    photo = Signal()
    alike = Signal(int)
    start_empty = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("members-form")
        self.fields: dict[str, QWidget] = {name: new_field(name) for name in ORDER}
        self.rows = {
            name: FormRow(f"members-form-{name}", field, required=name in REQUIRED)
            for name, field in self.fields.items()
        }
        self.title = Label("members-form-title", "title")
        self.person = PersonPhoto("members-form-photo", 56)
        self.photo_button = Button("members-form-photo-button", "plain", "camera")
        self.expiry = Label("members-form-expiry", "muted", wrap=True)
        self.found = Alike()
        self.resumed = Notice("members-form-resumed", "info")
        self.privacy = Label("members-form-privacy", "small", wrap=True)
        self.cards = [Card(f"members-form-{n}", heading=True) for n in ("who", "membership", "contact")]
        self.save_button = Button("members-form-save", "primary", "check")
        self.cancel_button = Button("members-form-cancel", "plain")
        self._form: Form | None = None
        self._frame: Frame | None = None
        self._draft: Draft | None = None
        self._pause = QTimer(self)
        self._lay_out()
        self._connect()

    # --- building ------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        who, membership, contact = (self._inside(card) for card in self.cards)
        self._add(who, ("name",), ("other_name",), ("birth_date", "gender"), ("identity_number",))
        self._add(who, ("institution",), ("class_name", "student_number"))
        self._add(membership, ("member_type", "home_branch"))
        membership.addWidget(self.expiry)
        self._add(membership, ("number",))
        self._add(contact, ("phone", "email"), ("address",))
        self._add(contact, ("guardian_name", "guardian_phone"), ("guarantor",), ("proxy",), ("note",))
        left = column(self.cards[0], None)
        right = column(self.cards[1], self.cards[2], None, gap=tokens.GAP_L)
        both = row(left, right, gap=tokens.GAP_L)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.scrolling = Scrolling("members-form-scroll", holding(both, "members-form-fields"))
        box = column(self._top(), self.resumed, self.found, self.scrolling, self._bottom(), gap=tokens.GAP_M)
        box.setStretch(3, 1)
        self.setLayout(box)
        self._order_tabs()

    @staticmethod
    def _inside(card: Card) -> QVBoxLayout:
        box = card.layout()
        assert isinstance(box, QVBoxLayout)
        return box

    def _add(self, box: QVBoxLayout, *lines: tuple[str, ...]) -> None:
        for names in lines:
            rows = [self.rows[name] for name in names]
            box.addWidget(rows[0] if len(rows) == 1 else abreast(rows))

    def _top(self) -> QHBoxLayout:
        return row(self.title, None, self.person, self.photo_button, gap=tokens.GAP_M)

    def _bottom(self) -> QHBoxLayout:
        box = row(self.privacy, self.cancel_button, self.save_button, gap=tokens.GAP_M)
        box.setStretch(0, 1)
        return box

    def _order_tabs(self) -> None:
        chain = [
            *(self.fields[name] for name in ORDER),
            self.save_button,
            self.cancel_button,
            self.photo_button,
        ]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        for field in self.fields.values():
            field.installEventFilter(self)
            if isinstance(field, QLineEdit):
                field.textEdited.connect(self._changed)
                field.returnPressed.connect(self.focusNextChild)
            elif isinstance(field, LongTextField):
                field.textChanged.connect(self._changed)
            elif isinstance(field, ChoiceField):
                field.activated.connect(self._changed)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.tell)
        self.save_button.clicked.connect(self._save)
        self.found.button.clicked.connect(lambda: self.alike.emit(0))
        self.cancel_button.clicked.connect(self.close_form)
        self.photo_button.clicked.connect(self.photo)

    # --- what was typed ------------------------------------------------------------------------------

    def draft(self) -> Draft:
        """The fields as they are."""
        texts = {
            name: text_of(field) for name, field in self.fields.items() if not isinstance(field, ChoiceField)
        }
        return Draft(
            gender=self._choice("gender").value() or "",
            member_type=self._uid("member_type"),
            home_branch=self._uid("home_branch"),
            **texts,
        )

    def _uid(self, name: str) -> UUID | None:
        chosen = self._choice(name).value()
        return UUID(chosen) if chosen else None

    def _choice(self, name: str) -> ChoiceField:
        field = self.fields[name]
        assert isinstance(field, ChoiceField)
        return field

    def _changed(self) -> None:
        self._show_expiry()
        self._show_oddities()
        self._pause.start()

    def tell(self) -> None:
        """Pass on what was typed, now."""
        self._pause.stop()
        if self._form is not None:
            self._draft = self.draft()
            self.drafted.emit(self._draft)

    def _save(self) -> None:
        self.tell()
        self.save.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field that is left is checked."""
        if event.type() == QEvent.Type.FocusOut and self._form is not None:
            name = next((n for n, field in self.fields.items() if field is watched), "")
            # Only after the field itself has seen that it is left: a date is tidied then.
            QTimer.singleShot(0, self, lambda: self._has_left(name))
        return super().eventFilter(watched, event)

    def _has_left(self, name: str) -> None:
        if self._form is not None:
            self.tell()
            self.left.emit(name)

    # --- showing -------------------------------------------------------------------------------------

    def show_form(self, form: Form | None, frame: Frame, *, busy: bool) -> None:
        """A form just opened fills the fields; otherwise only errors, resemblances and photo change."""
        before, self._form, self._frame = self._form, form, frame
        if form is None:
            self._pause.stop()
            return
        if before is None or before.opened != form.opened:
            self._open(form)
        self._show_errors(form.errors)
        if form.alike != (before.alike if before else None):
            self._show_alike(form.alike)
        self._show_expiry()
        self._show_oddities()
        photo = form.photo or (form.editing.view.photo if form.editing else None)
        self.person.show_person(text_of(self.fields["name"]), photo)
        self.save_button.setEnabled(not busy)
        if before is not None and form.attempt > before.attempt:
            self._to_first_error(form.errors)

    def _open(self, form: Form) -> None:
        self._fill_choices()
        for name, field in self.fields.items():
            put(field, getattr(form.draft, name))
        self._draft = form.draft
        self.photo_button.setVisible(form.editing is None)
        self.retranslate()
        self._show_alike(form.alike)
        self.scrolling.verticalScrollBar().setValue(0)
        self.fields["name"].setFocus()

    def put_number(self, number: str) -> None:
        """The number of a card that was scanned."""
        put(self.fields["number"], number)
        self.tell()

    def _fill_choices(self) -> None:
        if self._frame is None:
            return
        english = current_language() == "en"
        # As text: Qt finds a Python object again only where it is the very same one.
        kinds = [(str(k.uid), k.name_en if english and k.name_en else k.name) for k in self._frame.types]
        pick = ("", translate("MembersPage", "Choose …"))
        self._choice("member_type").set_choices([pick, *kinds])
        self._choice("home_branch").set_choices([(str(b.uid), b.name) for b in self._frame.branches])
        none = ("", translate("MembersPage", "Not said"))
        genders = [(gender, gender_words(gender)) for gender in ("female", "male")]
        self._choice("gender").set_choices([none, *genders])

    def _show_errors(self, errors: dict[str, str]) -> None:
        for name, form_row in self.rows.items():
            words = fault_words(name, errors[name]) if name in errors else ""
            if form_row.error.text() != words:
                form_row.set_error(words)

    def _show_oddities(self) -> None:
        """What is odd about the identity number stands where its hint does: it may be kept as it is."""
        if self._frame is not None:
            label, hint = field_words()["identity_number"]
            odd = self.draft().oddities(self._frame.today)
            self.rows["identity_number"].set_words(label, nik_words(odd[0]) if odd else hint)

    def _to_first_error(self, errors: dict[str, str]) -> None:
        first = next((name for name in ORDER if name in errors), None)
        if first is not None:
            self.fields[first].setFocus()
            self.scrolling.ensureWidgetVisible(self.rows[first])

    def _show_alike(self, alike: Sequence[MemberRow]) -> None:
        lines = [alike_line(found) for found in alike[:ALIKE_SHOWN]]
        self.found.show_found(lines, alike[0].name if alike else "")

    def _show_expiry(self) -> None:
        form, frame = self._form, self._frame
        if form is None or frame is None:
            return
        if form.editing is not None:
            day, words = form.editing.view.expires_on, translate("MembersPage", "Membership until {date}.")
        else:
            until = Draft(member_type=self._uid("member_type")).expires_on(frame.types, frame.today)
            if until is None:
                self.expiry.set_text(translate("MembersPage", "The member type decides how long it lasts."))
                return
            day, words = until, translate("MembersPage", "Starts today, lasts until {date}.")
        self.expiry.set_text(words.format(date=format_date(day)) + self._cost_words(form, frame))

    def _cost_words(self, form: Form, frame: Frame) -> str:
        """What registering with this type costs."""
        chosen = self._uid("member_type")
        kind = frame.type_of(chosen) if chosen is not None and form.editing is None else None
        if kind is None or not kind.registration_fee:
            return ""
        said = translate("MembersPage", "Registration costs {amount}.")
        return " " + said.format(amount=format_money(kind.registration_fee))

    # --- words ---------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """All words again; what was typed stays."""
        form = self._form
        editing = form.editing.view.name if form is not None and form.editing is not None else ""
        title = translate("MembersPage", "Edit {name}") if editing else translate("MembersPage", "New member")
        self.title.set_text(title.format(name=editing))
        self._name_rows(bool(editing))
        headings = (
            translate("MembersPage", "Who it is"),
            translate("MembersPage", "Membership"),
            translate("MembersPage", "Contact"),
        )
        for card, heading in zip(self.cards, headings, strict=True):
            card.set_heading(heading)
        self.photo_button.set_words(translate("MembersPage", "Photo"), "F8")
        save = translate("MembersPage", "Save changes") if editing else translate("MembersPage", "Register")
        self.save_button.set_words(save, "Ctrl+Enter")
        self.cancel_button.set_words(translate("MembersPage", "Close"), "Esc")
        self.privacy.set_text(
            translate(
                "MembersPage",
                "* needed. All else is optional: ask only for what lending needs "
                "(Personal Data Protection Act, UU 27/2022). The member may see and correct it.",
            )
        )
        self._fill_choices()
        if form is not None:
            self._say_resumed(form.resumed)
            self._show_alike(form.alike)
            self._show_errors(form.errors)
            self._show_expiry()

    def _say_resumed(self, resumed: bool) -> None:
        if not resumed:
            self.resumed.hide()
            return
        again = translate("MembersPage", "Begin afresh")
        self.resumed.say(
            translate("MembersPage", "This was typed before and not saved yet."),
            answers=[Answer("empty", again, "", self.start_empty.emit)],
        )

    def _name_rows(self, editing: bool) -> None:
        automatic = translate("MembersPage", "Next number of this desk")
        number = self.fields["number"]
        assert isinstance(number, TextField)
        number.setPlaceholderText("" if editing else automatic)
        for name, (label, hint) in field_words().items():
            self.rows[name].set_words(label, hint)
