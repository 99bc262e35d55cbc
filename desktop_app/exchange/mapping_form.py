# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a MARC file keeps its copies: a preset, or field and subfields typed by hand."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.exchange.item_fields import PRESETS, ItemMapping
from desktop_app.blocks import tokens
from desktop_app.blocks.form import ChoiceField, FormRow, TextField
from desktop_app.blocks.layout import row
from desktop_app.language import translate

PARTS = ("barcode", "branch", "item_type", "call_number", "price")
OWN, NONE = "own", "none"
NAMES = {
    "koha": "Koha (952)",
    "evergreen": "Evergreen (852)",
    "inlislite": "INLISLite (990)",
    "sirsi": "SirsiDynix (999)",
    "horizon": "Horizon (949)",
    "innovative": "Innovative (945)",
}


class MappingForm(QWidget):
    """`changed(ItemMapping | None)` when a person has chosen or typed another mapping."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("mapping")
        self.preset = ChoiceField("mapping-preset")
        self.tag = TextField("mapping-tag")
        self.parts = {name: TextField(f"mapping-{name.replace('_', '-')}") for name in PARTS}
        self.rows = {
            "preset": FormRow("mapping-preset", self.preset),
            "tag": FormRow("mapping-tag", self.tag),
        }
        self.rows |= {name: FormRow(f"mapping-{name}", field) for name, field in self.parts.items()}
        self._mapping: ItemMapping | None = None
        layout = row(*self.rows.values(), gap=tokens.GAP_S)
        layout.setStretch(0, 3)
        for place in range(1, len(self.rows)):
            layout.setStretch(place, 1)
        self.setLayout(layout)
        self.preset.activated.connect(lambda _index: self._chosen())
        for field in (self.tag, *self.parts.values()):
            field.setMaxLength(4)
            field.editingFinished.connect(self._typed)
        self.retranslate()

    def show_mapping(self, mapping: ItemMapping | None) -> None:
        """What is in use."""
        self._mapping = mapping
        known = next((name for name, preset in PRESETS.items() if preset == mapping), OWN)
        self.preset.choose(NONE if mapping is None else known)
        self.tag.setText(mapping.tag if mapping else "")
        for name, field in self.parts.items():
            field.setText(getattr(mapping, name) if mapping else "")

    def _chosen(self) -> None:
        choice = self.preset.value()
        if choice == NONE:
            self.changed.emit(None)
        elif choice in PRESETS:
            self.changed.emit(PRESETS[choice])

    def _typed(self) -> None:
        typed = {name: field.value() for name, field in self.parts.items()}
        before = {name: getattr(self._mapping, name) for name in PARTS} if self._mapping else {}
        tag = self.tag.value()
        same = self._mapping is not None and tag == self._mapping.tag and typed == before
        if len(tag) == 3 and typed["barcode"] and not same:
            self.changed.emit(ItemMapping(tag=tag, **typed))

    def retranslate(self) -> None:
        """Its words."""
        self.preset.set_choices(
            [
                *NAMES.items(),
                ("holdings", translate("ExchangePage", "MARC holdings (876)")),
                (OWN, translate("ExchangePage", "Other fields")),
                (NONE, translate("ExchangePage", "Take no copies")),
            ]
        )
        for name, words in (
            ("preset", translate("ExchangePage", "Where the copies are")),
            ("tag", translate("ExchangePage", "Field")),
            ("barcode", translate("ExchangePage", "Barcode")),
            ("branch", translate("ExchangePage", "Branch")),
            ("item_type", translate("ExchangePage", "Type")),
            ("call_number", translate("ExchangePage", "Call no.")),
            ("price", translate("ExchangePage", "Price")),
        ):
            self.rows[name].set_words(words)
