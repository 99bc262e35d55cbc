# SPDX-License-Identifier: GPL-3.0-or-later
"""One title: what it is, its copies and where they are, what it is about."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from db.operations.cataloguing import TitleFacts
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.layout import Card as CardFrame
from desktop_app.blocks.layout import column, row
from desktop_app.blocks.page import Command
from desktop_app.blocks.words import Badge, Button, Label, Line, set_role
from desktop_app.catalogue.chips import Chip, Chips, Flow
from desktop_app.catalogue.coded_words import form_words, language_words
from desktop_app.catalogue.copies_table import CopiesTable
from desktop_app.catalogue.presenter import State
from desktop_app.catalogue.records import Card
from desktop_app.language import translate

FACTS = (
    "published", "edition", "language", "call_number", "classification", "isbn", "issn", "collation",
    "series", "notes",
)  # fmt: skip
LONG_TITLE = 90
WIDE = frozenset({"published", "series", "notes"})
COPY_ACTIONS = ("lend", "history", "member", "edit-copy", "withdraw", "put-back")
TITLE_ACTIONS = ("edit-title", "add-copy")


class Fact(QWidget):
    """A small caption with its value, which can be copied."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"catalogue-fact-{name}")
        self.caption = Label(f"catalogue-fact-{name}-caption", "small")
        self.value = Label(f"catalogue-fact-{name}-value", wrap=True)
        # Else Qt keeps room for it at its narrowest, and the card scrolls over nothing.
        self.value.setMinimumHeight(1)
        self.value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setLayout(column(self.caption, self.value, gap=2))


class TitleDetail(CardFrame):
    """`asked` carries a field of Filters and the words to look for in it; `back` is the way to the list."""

    asked = Signal(str, str)
    back = Signal()

    def __init__(self) -> None:
        self.back_button = Button("catalogue-back", "link", "arrow-left")
        self.title = _copyable(Label("catalogue-title", "title", wrap=True))
        self.original_title = _copyable(Label("catalogue-original-title", "heading", wrap=True))
        # Arabic too stands below the title, not at the other side of the card.
        self.original_title.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        self.responsibility = _copyable(Label("catalogue-responsibility", "muted", wrap=True))
        self.form = Badge("catalogue-form")
        self.authors = Chips("catalogue-authors")
        self.copies_heading = Label("catalogue-copies-heading", "heading")
        self.copies = CopiesTable()
        self.no_copies = Label("catalogue-no-copies", "muted", wrap=True)
        self.buttons = {name: _action(name) for name in (*TITLE_ACTIONS, *COPY_ACTIONS)}
        self.facts = {name: Fact(name) for name in FACTS}
        self.subjects_caption = Label("catalogue-subjects-caption", "small")
        self.subjects = Chips("catalogue-subjects")
        self._grid = QGridLayout()
        self._shown: tuple[Card | None, object] = (None, None)
        super().__init__("catalogue-detail", self._laid_out(), margin=tokens.GAP_L)
        self.back_button.clicked.connect(self.back)
        self.copies.left.connect(self.back)

    def _laid_out(self) -> QVBoxLayout:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(tokens.GAP_XL))
        self._grid.setVerticalSpacing(theme.px(tokens.GAP_M))
        for place in (0, 1):
            self._grid.setColumnStretch(place, 1)
        for line, fact in enumerate(self.facts.values()):
            self._grid.addWidget(fact, line, 0)
        about = column(self.subjects_caption, self.subjects, gap=tokens.GAP_XS)
        return column(
            row(self.back_button, None),
            self._head(),
            self._copies_head(),
            self._copy_actions(),
            self.copies,
            self.no_copies,
            Line(),
            self._grid,
            about,
            None,
            gap=tokens.GAP_M,
        )

    def _head(self) -> QHBoxLayout:
        names = (self.title, self.original_title, self.responsibility)
        said = column(*names, row(self.form, None), self.authors, gap=6)
        head = row(said, column(self.buttons["edit-title"], None), gap=tokens.GAP_M)
        head.setStretch(0, 1)
        return head

    def _copies_head(self) -> QHBoxLayout:
        return row(self.copies_heading, None, self.buttons["add-copy"])

    def _copy_actions(self) -> Flow:
        buttons = (self.buttons[name] for name in COPY_ACTIONS)
        return Flow("catalogue-copy-actions", tokens.GAP_S, *buttons)

    # --- showing -------------------------------------------------------------------------------------

    def show_title(self, state: State, *, alone: bool) -> None:
        """The chosen title; `alone` where the list is not beside it."""
        self.back_button.setVisible(alone)
        card = state.card
        if card is None:
            return
        if (card, state.frame) != self._shown:
            self._shown = (card, state.frame)
            self._show_facts(card.facts)
            self._show_copies_heading(card)
        self.copies.show_copies(card.copies, state.copy, state.frame)

    def _show_facts(self, facts: TitleFacts) -> None:
        self.title.set_text(facts.title)
        set_role(self.title, role="title" if len(facts.title) <= LONG_TITLE else "heading")
        self.original_title.set_text(facts.original_title)
        self.original_title.setVisible(bool(facts.original_title))
        self.responsibility.set_text(facts.responsibility)
        self.responsibility.setVisible(bool(facts.responsibility))
        self.form.show_as("" if facts.form == "book" else form_words(facts.form), "info")
        self.authors.show_chips(self._chips((*facts.authors, *facts.original_authors), "authors"))
        self.subjects.show_chips(self._chips(facts.subjects, "subjects"))
        self.subjects_caption.setVisible(bool(facts.subjects))
        self._show_grid(_values(facts))
        self.setAccessibleName(facts.title)

    def _chips(self, headings: Sequence[str], field: str) -> list[Chip]:
        hint = (
            translate("CataloguePage", "Titles by this author")
            if field == "authors"
            else translate("CataloguePage", "Titles about this subject")
        )
        return [
            Chip(str(place), heading, hint, lambda h=heading: self.asked.emit(field, h))  # type: ignore[misc]
            for place, heading in enumerate(headings)
        ]

    def _show_grid(self, values: dict[str, str]) -> None:
        line, place = 0, 0
        for name, fact in self.facts.items():
            self._grid.removeWidget(fact)
            fact.value.set_text(values[name])
            fact.setVisible(bool(values[name]))
        for name in (name for name in FACTS if values[name]):
            span = 2 if name in WIDE else 1
            if place + span > 2:
                line, place = line + 1, 0
            self._grid.addWidget(self.facts[name], line, place, 1, span, Qt.AlignmentFlag.AlignTop)
            place += span

    def _show_copies_heading(self, card: Card) -> None:
        ready = sum(copy.on_the_shelf for copy in card.copies)
        words = translate("CataloguePage", "%n copies", None, len(card.copies))
        free = translate("CataloguePage", "%n on the shelf", None, ready)
        self.copies_heading.set_text(f"{words}  ·  {free}" if card.copies else words)
        self.no_copies.setVisible(not card.copies)

    def show_actions(self, commands: Sequence[Command]) -> None:
        """The buttons say what the keys do; what can't or may not be done is not there."""
        known = {command.id: command for command in commands if command.enabled()}
        for name, button in self.buttons.items():
            command = known.get(name)
            button.setVisible(command is not None)
            if command is not None:
                button.set_icon(command.icon)
                button.set_words(command.words(), command.shortcut)

    def on_action(self, run: Callable[[str], None]) -> None:
        """What the buttons do."""
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, name=name: run(name))

    def retranslate(self) -> None:
        """All words again."""
        captions = {
            "published": translate("CataloguePage", "Published"),
            "edition": translate("CataloguePage", "Edition"),
            "language": translate("CataloguePage", "Language"),
            "call_number": translate("CataloguePage", "Call number"),
            "classification": translate("CataloguePage", "Classification"),
            "isbn": translate("CataloguePage", "ISBN"),
            "issn": translate("CataloguePage", "ISSN"),
            "collation": translate("CataloguePage", "Extent"),
            "series": translate("CataloguePage", "Series"),
            "notes": translate("CataloguePage", "Notes"),
        }
        for name, words in captions.items():
            self.facts[name].caption.set_text(words)
        self.back_button.set_words(translate("CataloguePage", "Back to the titles"), "Esc")
        self.subjects_caption.set_text(translate("CataloguePage", "Subjects"))
        self.copies.setAccessibleName(translate("CataloguePage", "Copies"))
        self.no_copies.set_text(translate("CataloguePage", "The library has no copy of this title yet."))
        self.copies.copies.retranslate()
        self._shown = (None, None)

    def changeEvent(self, event: QEvent) -> None:
        """Rows follow the zoom with the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.copies.restyle()
            self.copies.fit()


def _values(facts: TitleFacts) -> dict[str, str]:
    numbers = {
        kind: ", ".join(i.value for i in facts.identifiers if i.kind == kind) for kind in ("isbn", "issn")
    }
    house = " : ".join(part for part in (facts.place, facts.publisher) if part)
    published = ", ".join(part for part in (house, str(facts.year or "")) if part)
    plain = ("edition", "call_number", "classification", "collation", "series", "notes")
    language = language_words(facts.language)
    return {
        "published": published,
        "language": language,
        **numbers,
        **{name: getattr(facts, name) for name in plain},
    }


def _action(name: str) -> Button:
    kinds = {"lend": "primary", "edit-copy": "quiet", "withdraw": "quiet", "put-back": "quiet"}
    return Button(f"catalogue-{name}", kinds.get(name, "plain"))


def _copyable(label: Label) -> Label:
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
