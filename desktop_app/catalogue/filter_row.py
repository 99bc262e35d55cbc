# SPDX-License-Identifier: GPL-3.0-or-later
"""Where to look, and what narrows the list: one compact row, each part with a key."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRegularExpression, QSignalBlocker, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.queries.catalogue import Filters
from desktop_app.blocks import theme
from desktop_app.blocks.form import ChoiceField, TextField
from desktop_app.blocks.layout import row
from desktop_app.blocks.words import Chip, Label
from desktop_app.catalogue.coded_words import language_choices, language_words
from desktop_app.catalogue.phrases import item_type_words
from desktop_app.catalogue.presenter import State
from desktop_app.language import translate

FIELDS: dict[str, Callable[[], str]] = {
    "": lambda: translate("CataloguePage", "All fields"),
    "title": lambda: translate("CataloguePage", "Title"),
    "authors": lambda: translate("CataloguePage", "Author"),
    "subjects": lambda: translate("CataloguePage", "Subject"),
    "call_number": lambda: translate("CataloguePage", "Call number"),
}
KEYS = {"field": "Ctrl+1", "branch": "Ctrl+2", "type": "Ctrl+3", "language": "Ctrl+4", "year": "Ctrl+5"}
AVAILABLE_KEY = "F8"
DIGITS_OF_YEAR = 4
YEAR_WIDTH = 72


class FilterRow(QWidget):
    """`narrowed` carries the fields of Filters that a person has changed."""

    narrowed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("catalogue-filters")
        self.field = _choice("catalogue-field")
        self.branch = _choice("catalogue-branch")
        self.item_type = _choice("catalogue-type")
        self.language = _choice("catalogue-language")
        self.year_from, self.year_to = _year("catalogue-year-from"), _year("catalogue-year-to")
        self.between = Label("catalogue-years-dash", "muted", "–")
        self.between.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.available = Chip("catalogue-available", "check-circle")
        self.available.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._said: object = None
        # The choices share the width up to their largest; what is left then stands at the end.
        box = row(*self._parts())
        for choice, share in ((self.field, 21), (self.branch, 26), (self.item_type, 21), (self.language, 26)):
            box.setStretchFactor(choice, share)
        self.setLayout(box)
        self.restyle()
        self._connect()

    def restyle(self) -> None:
        """Widths at the zoom of now."""
        for choice in (self.field, self.branch, self.item_type, self.language):
            choice.setMinimumWidth(theme.px(96))
            choice.setMaximumWidth(theme.px(280))
            choice.view().setMinimumWidth(theme.px(220))
        for year in (self.year_from, self.year_to):
            year.setFixedWidth(theme.px(YEAR_WIDTH))

    def _parts(self) -> tuple[QWidget | None, ...]:
        choices = (self.field, self.branch, self.item_type, self.language)
        return (*choices, self.year_from, self.between, self.year_to, self.available, None)

    def _connect(self) -> None:
        for widget, name in (
            (self.field, "field"),
            (self.branch, "branch"),
            (self.item_type, "item_type"),
            (self.language, "language"),
        ):
            widget.currentIndexChanged.connect(lambda _at, w=widget, n=name: self._tell(n, w.value()))
        for year, name in ((self.year_from, "year_from"), (self.year_to, "year_to")):
            year.textEdited.connect(lambda text, n=name: self._year_edited(n, text))
        self.available.toggled.connect(lambda on: self._tell("available", on))

    def _tell(self, name: str, value: Any) -> None:
        self.narrowed.emit({name: value})

    def _year_edited(self, name: str, text: str) -> None:
        """A year counts once it is whole."""
        if len(text) in (0, DIGITS_OF_YEAR):
            self._tell(name, int(text) if text else None)

    def focus(self, name: str) -> None:
        """Go to a filter by its key; a list of choices opens at once."""
        widgets = {
            "field": self.field,
            "branch": self.branch,
            "type": self.item_type,
            "language": self.language,
        }
        if name == "year":
            self.year_from.setFocus()
            self.year_from.selectAll()
            return
        widgets[name].setFocus()
        widgets[name].showPopup()

    def show_state(self, state: State) -> None:
        """The choices there are, and the ones in force; nothing is touched while neither has changed."""
        said = (state.filters, state.frame, state.languages)
        if said != self._said:
            self._said = said
            self._offer(state)
            self._show_filters(state.filters)

    def _offer(self, state: State) -> None:
        frame = state.frame
        self.field.set_choices((code, words()) for code, words in FIELDS.items())
        all_branches = translate("CataloguePage", "Any branch")
        branches = [(branch.id, branch.name) for branch in frame.branches] if frame else []
        self.branch.set_choices([(None, all_branches), *branches])
        types = [(kind.id, item_type_words(frame, kind.name)) for kind in frame.item_types] if frame else []
        self.item_type.set_choices([(None, translate("CataloguePage", "Any type")), *types])
        spoken = [("", translate("CataloguePage", "Any language")), *language_choices(state.languages)]
        self.language.set_choices(spoken)

    def _show_filters(self, filters: Filters) -> None:
        for choice, value in (
            (self.field, filters.field),
            (self.branch, filters.branch),
            (self.item_type, filters.item_type),
            (self.language, filters.language),
        ):
            with QSignalBlocker(choice):
                choice.choose(value)
        for year, number in ((self.year_from, filters.year_from), (self.year_to, filters.year_to)):
            if number is not None or len(year.text()) == DIGITS_OF_YEAR or not year.hasFocus():
                year.setText("" if number is None else str(number))
        with QSignalBlocker(self.available):
            self.available.setChecked(filters.available)

    def retranslate(self) -> None:
        """All words again."""
        self._said = None
        named = (
            (self.field, translate("CataloguePage", "Search in"), "field"),
            (self.branch, translate("CataloguePage", "Branch"), "branch"),
            (self.item_type, translate("CataloguePage", "Item type"), "type"),
            (self.language, translate("CataloguePage", "Language"), "language"),
            (self.year_from, translate("CataloguePage", "From year"), "year"),
            (self.year_to, translate("CataloguePage", "To year"), "year"),
        )
        for widget, words, name in named:
            widget.setAccessibleName(words)
            widget.setToolTip(f"{words} ({KEYS[name]})")
        self.year_from.setPlaceholderText(translate("CataloguePage", "Year", "in an empty field"))
        self.year_to.setPlaceholderText(translate("CataloguePage", "to", "in an empty field: until a year"))
        self.available.set_words(translate("CataloguePage", "Available now"), AVAILABLE_KEY)


def active(state: State) -> list[tuple[str, str, dict[str, Any]]]:
    """The filters in force: name, words, and what to change to drop it."""
    filters, frame = state.filters, state.frame
    found: list[tuple[str, str, dict[str, Any]]] = []
    if filters.field:
        found.append(("field", FIELDS[filters.field](), {"field": ""}))
    if filters.branch is not None and frame:
        name = next((b.name for b in frame.branches if b.id == filters.branch), "")
        found.append(("branch", name, {"branch": None}))
    if filters.item_type is not None and frame:
        name = next((t.name for t in frame.item_types if t.id == filters.item_type), "")
        found.append(("type", item_type_words(frame, name), {"item_type": None}))
    if filters.language:
        found.append(("language", language_words(filters.language), {"language": ""}))
    if filters.year_from is not None or filters.year_to is not None:
        found.append(("year", _years(filters), {"year_from": None, "year_to": None}))
    if filters.available:
        found.append(("available", translate("CataloguePage", "Available now"), {"available": False}))
    if filters.to_catalogue:
        found.append(("unfinished", translate("CataloguePage", "To be catalogued"), {"to_catalogue": False}))
    return found


def _years(filters: Filters) -> str:
    if filters.year_to is None:
        return translate("CataloguePage", "from {year}").format(year=filters.year_from)
    if filters.year_from is None:
        return translate("CataloguePage", "until {year}").format(year=filters.year_to)
    return f"{filters.year_from}–{filters.year_to}"


def _choice(name: str) -> ChoiceField:
    choice = ChoiceField(name)
    choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return choice


def _year(name: str) -> TextField:
    field = TextField(name)
    field.setMaxLength(DIGITS_OF_YEAR)
    field.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), field))
    return field
