# SPDX-License-Identifier: GPL-3.0-or-later
"""Member types and item types, side by side: loan policies are written for them."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from db.operations.desk import Done
from db.operations.operation import Changes
from db.operations.policies import put_type
from db.queries.library import TypeRow, item_types, member_types
from db.rules.roles import Right
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.form import FormRow, NumberField, TextField, beside
from desktop_app.blocks.layout import Scrolling, holding, row
from desktop_app.blocks.table import Column
from desktop_app.blocks.words import Button, Label
from desktop_app.language import format_money, translate
from desktop_app.settings.editor import Editor
from desktop_app.settings.list_section import TableCard
from desktop_app.settings.section import Section
from desktop_app.settings.work import Work

KINDS = ("member", "item")
NARROW, LOWEST = 960, 220
"""Pixels at 100 %: where the tables stand one below the other, and how low they may be."""
LONGEST_MEMBERSHIP = 3_660
HIGHEST_FEE = 10_000_000
"""Rupiah."""
OF_MEMBERS = ("validity_days", "registration_fee", "renewal_fee")


def columns(of: str) -> list[Column[TypeRow]]:
    """Code, name, English name; for members how long a membership lasts."""
    shared: list[Column[TypeRow]] = [
        Column(lambda: translate("Types", "Code"), lambda t: t.code, 112, spare=True),
        Column(lambda: translate("Types", "Name"), lambda t: t.name, 0, strong=True),
    ]
    if of == "item":
        return [*shared, Column(lambda: translate("Types", "In English"), lambda t: t.name_en)]
    days = Column[TypeRow](
        lambda: translate("Types", "Valid (days)"), lambda t: str(t.validity_days), 128, right=True
    )
    return [*shared, days, _fee("registration_fee"), _fee("renewal_fee")]


def _fee(name: str) -> Column[TypeRow]:
    words = {
        "registration_fee": lambda: translate("Types", "Registration"),
        "renewal_fee": lambda: translate("Types", "Renewal"),
    }[name]
    return Column(words, lambda t: format_money(fee) if (fee := getattr(t, name)) else "–", 128, right=True)


class TypesSection(Section):
    """Two tables."""

    section_name: ClassVar[str] = "types"
    icon_name: ClassVar[str] = "tag"
    right: ClassVar[Right | None] = Right.EDIT_POLICIES
    concerns: ClassVar[Changes] = Changes({"policies"})

    def __init__(self, work: Work) -> None:
        self.add = {of: Button(f"types-{of}-add", "primary", "plus") for of in KINDS}
        self.change = {of: Button(f"types-{of}-edit", "plain", "pencil-simple") for of in KINDS}
        self.headings = {of: Label(f"types-{of}-heading", "heading") for of in KINDS}
        self.cards: dict[str, TableCard[TypeRow]] = {of: self._card(of) for of in KINDS}
        self._both = row(*self.cards.values(), gap=tokens.GAP_L)
        super().__init__(work, Scrolling("types-scroll", holding(self._both)))
        box = self.layout()
        assert isinstance(box, QVBoxLayout)
        box.setStretch(box.count() - 1, 1)
        for of in KINDS:
            self.add[of].clicked.connect(partial(self._edit, of, None))
            self.change[of].clicked.connect(partial(self._edit_current, of))
            self.cards[of].table.opened.connect(partial(self._edit_current, of))
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, one below the other."""
        super().resizeEvent(event)
        for card in self.cards.values():
            card.table.setMinimumHeight(theme.px(LOWEST))
        way = QBoxLayout.Direction
        self._both.setDirection(way.TopToBottom if self.width() < theme.px(NARROW) else way.LeftToRight)

    def _card(self, of: str) -> TableCard[TypeRow]:
        card: TableCard[TypeRow] = TableCard(
            f"types-{of}", columns(of), lambda t: t.uid, buttons=(self.add[of],), for_one=(self.change[of],)
        )
        box = card.layout()
        assert isinstance(box, QVBoxLayout)
        box.insertWidget(0, self.headings[of])
        return card

    def title(self) -> str:
        """Its name in the list."""
        return translate("Settings", "Types")

    def hint(self) -> str:
        """What they are for."""
        return translate("Settings", "Loan policies say what holds for which type of member and item.")

    def retranslate(self) -> None:
        """Its words."""
        super().retranslate()
        names = {"member": translate("Types", "Member types"), "item": translate("Types", "Item types")}
        for of in KINDS:
            self.headings[of].set_text(names[of])
            self.cards[of].retranslate(names[of])
            self.add[of].set_words(translate("Types", "Add"))
            self.change[of].set_words(translate("Types", "Edit"), "Enter")

    def activated(self) -> None:
        """Read both."""
        self.work.read(member_types, self.cards["member"].show_rows)
        self.work.read(item_types, self.cards["item"].show_rows)

    def first_field(self) -> QWidget:
        """The member types."""
        return self.cards["member"].table

    def _edit_current(self, of: str, _at: object = None) -> None:
        if (current := self.cards[of].current()) is not None:
            self._edit(of, current)

    def _edit(self, of: str, before: TypeRow | None, _checked: bool = False) -> None:
        editor = TypeEditor(self, of, before)

        def save() -> None:
            self.work.perform(
                put_type, partial(self._saved, editor, of, before), editor.refuse, **editor.facts()
            )

        editor.submitted.connect(save)
        editor.open()

    def _saved(self, editor: Editor, of: str, before: TypeRow | None, _done: Done) -> None:
        editor.taken()
        if before is None:
            self.say(translate("Types", "The type was added."))
        else:
            self.say(translate("Types", "The type was changed."), partial(self._undo, of, before))

    def _undo(self, of: str, before: TypeRow) -> None:
        facts = {"code": before.code, "name": before.name, "name_en": before.name_en}
        days = {name: getattr(before, name) for name in OF_MEMBERS} if of == "member" else {}
        self.work.perform(
            put_type,
            lambda _done: self.say_undone(),
            self.say_error,
            of=of,
            target=before.uid,
            **facts,
            **days,
        )


class TypeEditor(Editor):
    """One type."""

    def __init__(self, parent: QWidget, of: str, before: TypeRow | None) -> None:
        self._of, self._before = of, before
        self._code, self._name = TextField("type-code"), TextField("type-name")
        self._name_en = TextField("type-name-en")
        self._days = NumberField("type-days", 1, LONGEST_MEMBERSHIP)
        rows = {
            "name": FormRow("type-name", self._name, required=True),
            "code": FormRow("type-code", self._code, required=True),
            "name_en": FormRow("type-name-en", self._name_en),
        }
        self._fees = {
            name: NumberField(f"type-{name.replace('_', '-')}", 0, HIGHEST_FEE) for name in OF_MEMBERS[1:]
        }
        parts: list[QWidget] = [beside([rows["name"], rows["code"]]), rows["name_en"]]
        if of == "member":
            rows["validity_days"] = FormRow("type-days", self._days)
            for name, field in self._fees.items():
                field.setPrefix("Rp ")
                rows[name] = FormRow(field.objectName(), field)
            parts += [rows["validity_days"], beside([rows[name] for name in self._fees])]
        super().__init__("type-editor", parent, rows, *parts)
        self._fill(before)
        self._say()

    def _fill(self, before: TypeRow | None) -> None:
        self._days.set_number(before.validity_days if before and before.validity_days else 365)
        for name, field in self._fees.items():
            field.set_number(getattr(before, name) if before else 0)
        if before is not None:
            self._code.setText(before.code)
            self._name.setText(before.name)
            self._name_en.setText(before.name_en)

    def _say(self) -> None:
        self.rows["name"].set_words(translate("Types", "Name"))
        self.rows["code"].set_words(translate("Types", "Code"))
        self.rows["name_en"].set_words(
            translate("Types", "Name in English"), translate("Types", "Shown where English is chosen.")
        )
        if self._of == "member":
            self.rows["validity_days"].set_words(translate("Types", "A membership lasts so many days"))
            none = translate("Types", "0 is free of charge.")
            self.rows["registration_fee"].set_words(translate("Types", "Registering costs"), none)
            self.rows["renewal_fee"].set_words(translate("Types", "Renewing costs"), none)
        titles = {
            ("member", True): translate("Types", "Add a member type"),
            ("member", False): translate("Types", "Edit the member type"),
            ("item", True): translate("Types", "Add an item type"),
            ("item", False): translate("Types", "Edit the item type"),
        }
        self.set_words(titles[self._of, self._before is None], "", translate("Types", "Save"))

    def facts(self) -> dict[str, Any]:
        """What `put_type` takes."""
        days: dict[str, Any] = {}
        if self._of == "member":
            days = {"validity_days": self._days.value()}
            days |= {name: field.number() or 0 for name, field in self._fees.items()}
        return days | {
            "of": self._of,
            "target": self._before.uid if self._before else None,
            "code": self._code.value(),
            "name": self._name.value(),
            "name_en": self._name_en.value(),
        }
