# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks for what is known of a guest, a group, heads, or a door's counter; and what was otherwise."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from db.operations.visits import VisitFacts
from db.rules.visits import COUNT, DOOR, GROUP, GUEST, MEMBER, MOST_PEOPLE
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import (
    ChoiceField,
    DateField,
    FormRow,
    NumberField,
    SwitchField,
    TextField,
    beside,
)
from desktop_app.language import format_number, translate
from desktop_app.visits import phrases
from desktop_app.visits.presenter import Told

FIELDS: dict[str, tuple[tuple[str, ...], ...]] = {
    MEMBER: (("purpose",), ("used_ict",)),
    GUEST: (
        ("audience", "purpose"),
        ("gender", "age_group"),
        ("name", "institution"),
        ("used_ict",),
    ),
    GROUP: (("institution",), ("women", "men", "children"), ("purpose", "used_ict")),
    COUNT: (("people", "hour"), ("purpose", "day")),
    DOOR: (("people",), ("two_ways",), ("name", "day")),
}
"""What is asked, line by line."""
NUMBERS = frozenset({"people", "women", "men", "children", "used_ict"})
TYPED_MOST = 9_999_999
"""More can't be typed; what is too many is told, and never cut."""


class VisitDialog(Dialog):
    """`day` and `hour` are what it begins with, `today` is now; for a correction they are not asked for."""

    def __init__(
        self,
        parent: QWidget,
        facts: VisitFacts,
        day: date,
        hour: int,
        *,
        today: date | None = None,
        correcting: bool = False,
    ) -> None:
        super().__init__(f"visit-{facts.sort}", parent, width=520)
        self._given, self._day, self._hour, self._correcting = facts, day, hour, correcting
        self._today = today or day
        self.rows: dict[str, FormRow] = {}
        left_out = {"day", "hour", "two_ways"} if correcting else set()
        for line in FIELDS[facts.sort]:
            made = [self._make(name) for name in line if name not in left_out]
            if len(made) > 1:
                self.body.addWidget(beside(made))
            elif made:
                self.body.addWidget(made[0])
        self._say()
        self._fill()
        next(iter(self.rows.values())).field.setFocus()

    def _make(self, name: str) -> FormRow:
        field = self._field(name)
        required = name == "institution" and self._given.sort == GROUP
        self.rows[name] = FormRow(f"visit-{name}", field, required=required)
        return self.rows[name]

    def _field(self, name: str) -> QWidget:
        known = f"visit-{name.replace('_', '-')}"
        choices = {
            "purpose": phrases.purposes,
            "audience": phrases.audiences,
            "gender": phrases.genders,
            "age_group": phrases.age_groups,
        }
        if name in choices:
            return ChoiceField(known, choices[name]())
        if name == "hour":
            return ChoiceField(known, [(hour, phrases.hour(hour)) for hour in range(24)])
        if name == "day":
            return DateField(known)
        if name == "two_ways" or (name == "used_ict" and self._given.sort in (MEMBER, GUEST)):
            return SwitchField(known)
        if name in NUMBERS:
            return NumberField(known, 0, TYPED_MOST)
        return TextField(known)

    def _say(self) -> None:
        titles = {
            MEMBER: translate("Visits", "A member's visit"),
            GUEST: translate("Visits", "Guest"),
            GROUP: translate("Visits", "Group"),
            COUNT: translate("Visits", "People counted"),
            DOOR: translate("Visits", "Door counter"),
        }
        texts = {
            GUEST: translate("Visits", "The name may be left out; it stays at this branch."),
            COUNT: translate("Visits", "So many came in an hour, by your count."),
            DOOR: translate("Visits", "Of a day the last reading of a door counts, doors add up."),
        }
        enter = translate("Visits", "Save") if self._correcting else translate("Visits", "Enter the visit")
        self.set_words(titles[self._given.sort], texts.get(self._given.sort, ""), enter)
        words = {
            "purpose": translate("Visits", "Purpose"),
            "audience": translate("Visits", "Who"),
            "gender": translate("Visits", "Gender"),
            "age_group": translate("Visits", "Age"),
            "name": translate("Visits", "Door") if self._given.sort == DOOR else translate("Visits", "Name"),
            "institution": translate("Visits", "School, office or group"),
            "women": translate("Visits", "Women"),
            "men": translate("Visits", "Men"),
            "children": translate("Visits", "Children"),
            "people": translate("Visits", "Reading of the counter")
            if self._given.sort == DOOR
            else translate("Visits", "People"),
            "hour": translate("Visits", "Hour"),
            "day": translate("Visits", "Day"),
            "used_ict": translate("Visits", "Used a computer"),
            "two_ways": translate("Visits", "Counts both ways"),
        }
        for name, form_row in self.rows.items():
            form_row.set_words(words[name])
            if isinstance(form_row.field, SwitchField):
                form_row.label.hide()
                said = {
                    "used_ict": translate("Visits", "Used a computer of the library"),
                    "two_ways": translate("Visits", "It counts people coming and going: half of it counts"),
                }
                form_row.field.setText(said[name])

    def _fill(self) -> None:
        for name, form_row in self.rows.items():
            value: Any = self._hour if name == "hour" else getattr(self._given, name, None)
            match form_row.field:
                case ChoiceField() as choice:
                    choice.choose(value)
                case DateField() as day:
                    day.set_day(self._day)
                case SwitchField() as switch:
                    switch.setChecked(bool(value))
                case NumberField() as number:
                    number.set_number(int(value or 0))
                case TextField() as text:
                    text.setText(str(value or ""))
                    text.selectAll()

    def _value(self, name: str) -> Any:
        match self.rows[name].field:
            case ChoiceField() as choice:
                return choice.value()
            case DateField() as day:
                return day.day()
            case SwitchField() as switch:
                return int(switch.isChecked())
            case NumberField() as number:
                return number.value()
            case TextField() as text:
                return text.value()
        raise TypeError(name)

    def value(self) -> Told:
        """What was answered; only after it was accepted."""
        values = {name: self._value(name) for name in self.rows}
        day, hour, two_ways = (values.pop(name, None) for name in ("day", "hour", "two_ways"))
        if self._given.sort == GROUP:
            values["people"] = values["women"] + values["men"] + values["children"]
        if two_ways:
            values["people"] = (values["people"] + 1) // 2
        plain = {name: getattr(self._given, name) for name in VisitFacts.__struct_fields__}
        day = self._day if day is None else day
        is_now = day == self._today and hour in (None, self._hour)
        told = VisitFacts(**{**plain, **values})
        return Told(told, None, None) if is_now else Told(told, day, hour)

    def accept(self) -> None:
        """Only with people in it, and a day that has come."""
        faults = self._faults()
        for name, form_row in self.rows.items():
            form_row.set_error(faults.get(name, ""))
        if not faults:
            QDialog.accept(self)

    def _faults(self) -> dict[str, str]:
        sort, faults = self._given.sort, dict[str, str]()
        if sort == GROUP and not self._value("institution"):
            faults["institution"] = translate("Visits", "Say where they come from.")
        if sort == GROUP and not any(self._value(name) for name in ("women", "men", "children")):
            faults["women"] = translate("Visits", "How many came?")
        if sort == GROUP and self._value("used_ict") > sum(
            self._value(name) for name in ("women", "men", "children")
        ):
            faults["used_ict"] = translate("Visits", "No more than came.")
        if sort == COUNT and self._value("people") < 1:
            faults["people"] = translate("Visits", "How many came?")
        # Who counts both ways counts twice.
        most = MOST_PEOPLE * 2 if "two_ways" in self.rows and self._value("two_ways") else MOST_PEOPLE
        for name in NUMBERS & self.rows.keys():
            if self._value(name) > most:
                said = translate("Visits", "No more than {most} in one entry.")
                faults[name] = said.format(most=format_number(most))
        if "day" in self.rows:
            day = self._value("day")
            if day is None or day > self._today:
                faults["day"] = translate("Visits", "Give a day up to today.")
        return faults
