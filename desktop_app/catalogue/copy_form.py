# SPDX-License-Identifier: GPL-3.0-or-later
"""The form for a copy: new, or one that is there."""

from PySide6.QtWidgets import QWidget

from db.rules.items import CONDITIONS
from desktop_app.blocks.form import ChoiceField, DateField, LongTextField, TextField
from desktop_app.catalogue.drafts import CopyDraft, copy_problems
from desktop_app.catalogue.forms import RecordForm, optional
from desktop_app.catalogue.phrases import condition_words, item_type_words, shorten
from desktop_app.catalogue.records import Frame
from desktop_app.language import translate

LONGEST_TITLE = 84
LINES: list[tuple[str, ...]] = [
    ("barcode", "item_type"),
    ("at_branch", "location"),
    ("call_number", "condition"),
    ("inventory_number", "acquired_on"),
    ("price", "origin"),
    ("note", "parts"),
]


class CopyForm(RecordForm[CopyDraft]):
    """`title` is the title of which it is a copy."""

    required = frozenset({"barcode", "item_type"})

    def __init__(self, parent: QWidget, draft: CopyDraft, frame: Frame, title: str, *, new: bool) -> None:
        self._frame, self._title, self._new = frame, title, new
        name = "catalogue-edit-{}".format
        branches = [(branch.uid, branch.name) for branch in frame.branches]
        types = [(kind.uid, item_type_words(frame, kind.name)) for kind in frame.item_types]
        conditions = [(condition, condition_words(condition)) for condition in CONDITIONS]
        texts = ("barcode", "location", "call_number", "inventory_number", "price", "origin")
        super().__init__(
            "catalogue-copy-form",
            parent,
            draft,
            {
                "barcode": TextField(name("barcode")),
                "item_type": ChoiceField(name("item-type"), optional(types)),
                "at_branch": ChoiceField(name("at-branch"), branches),
                "condition": ChoiceField(name("condition"), conditions),
                "acquired_on": DateField(name("acquired-on")),
                "note": LongTextField(name("note"), 2),
                "parts": LongTextField(name("parts"), 2),
                **{text: TextField(name(text.replace("_", "-"))) for text in texts if text != "barcode"},
            },
        )

    def lines(self) -> list[tuple[str, ...]]:
        """See RecordForm."""
        return LINES

    def draft(self) -> CopyDraft:
        """See RecordForm."""
        return CopyDraft(**self.values())

    def problems(self, draft: CopyDraft) -> dict[str, str]:
        """See RecordForm."""
        return copy_problems(draft, self._frame.today)

    def retranslate(self) -> None:
        """All words."""
        heading = (
            translate("CataloguePage", "Add a copy") if self._new else translate("CataloguePage", "Edit copy")
        )
        self.set_words(heading, shorten(self._title, LONGEST_TITLE), translate("CataloguePage", "Save"))
        named = {
            "barcode": (translate("CataloguePage", "Barcode"), translate("CataloguePage", "Scan the label")),
            "item_type": (translate("CataloguePage", "Item type"), ""),
            "at_branch": (translate("CataloguePage", "Branch"), ""),
            "location": (
                translate("CataloguePage", "Location"),
                translate("CataloguePage", "Shelf or collection"),
            ),
            "call_number": (
                translate("CataloguePage", "Call number"),
                translate("CataloguePage", "Only if it differs from the title's"),
            ),
            "condition": (translate("CataloguePage", "Condition"), ""),
            "inventory_number": (translate("CataloguePage", "Inventory number"), ""),
            "acquired_on": (translate("CataloguePage", "Acquired on"), ""),
            "price": (translate("CataloguePage", "Price in rupiah"), ""),
            "origin": (
                translate("CataloguePage", "Origin"),
                translate("CataloguePage", "Purchase, gift, exchange …"),
            ),
            "note": (
                translate("CataloguePage", "Note"),
                translate("CataloguePage", "Shown when it is lent and returned"),
            ),
            "parts": (
                translate("CataloguePage", "Parts"),
                translate("CataloguePage", "One a line, ticked off when it is returned: CD, map …"),
            ),
        }
        for name, (label, hint) in named.items():
            self.rows[name].set_words(label, hint)
