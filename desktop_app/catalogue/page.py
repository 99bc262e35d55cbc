# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogue page: titles found while typing, and one of them with its copies. Widgets only."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget

from db.operations.desk import Desk
from db.queries.scan import Scan
from db.rules.roles import Right
from desktop_app.background import Background
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.layout import Card, EmptyState, Scrolling, column, holding, row
from desktop_app.blocks.notice import Notice
from desktop_app.blocks.page import Changes, Command, Page, Toast
from desktop_app.blocks.words import Button, Elided
from desktop_app.catalogue import keys
from desktop_app.catalogue.chips import Chip, Chips
from desktop_app.catalogue.describing import Describing
from desktop_app.catalogue.detail import TitleDetail
from desktop_app.catalogue.filter_row import FilterRow, active
from desktop_app.catalogue.labelling import Labelling
from desktop_app.catalogue.phrases import count_words, done_words
from desktop_app.catalogue.presenter import CataloguePresenter, State
from desktop_app.catalogue.records import Saved
from desktop_app.catalogue.result_list import ResultList
from desktop_app.language import translate
from desktop_app.preferences import Settings
from desktop_app.printing.output import Output
from desktop_app.refusal_words import words

NARROW = 880
"""Pixels at 100 %: in less, the list and a title take turns."""
SETTLED_MS = 140
"""After this long without a key the first title found is shown beside the list."""


class CataloguePage(Page):
    """What is typed in the window's box finds; every key is in the strip below or in the palette."""

    page_name: ClassVar[str] = "catalogue"
    icon_name: ClassVar[str] = "books"
    concerns: ClassVar[Changes] = Changes({"titles", "items", "loans", "places", "policies"})

    def __init__(
        self, desk: Callable[[], Desk], background: Background, output: Output, settings: Settings
    ) -> None:
        super().__init__()
        self.setObjectName("catalogue-page")
        self.presenter = CataloguePresenter(desk, background, self._show, self._was_saved)
        self.describing = Describing(self, self.presenter)
        self.labelling = Labelling(self, desk, background, output, settings)
        self.problem = Notice("catalogue-problem", "bad")
        self.filters = FilterRow()
        self.chips = Chips("catalogue-chip")
        self.count = Elided("catalogue-count", "muted")
        self.clear_button = Button("catalogue-clear", "quiet", "x")
        self.new_button = Button("catalogue-new", "plain", "plus")
        self.list = ResultList()
        self.more_button = Button("catalogue-more", "link", "caret-down")
        self.nothing = EmptyState("catalogue-nothing", "magnifying-glass")
        self.other_way = Button("catalogue-search-members", "link", "users")
        self.unchosen = EmptyState("catalogue-unchosen", "books")
        self.detail = TitleDetail()
        self._settle = QTimer(self, singleShot=True, interval=SETTLED_MS)
        # When the event loop comes round: titles are painted before the keys that they bring.
        self._strip = QTimer(self, singleShot=True, interval=0)
        self._known_commands: tuple[tuple[str, bool], ...] = ()
        self._own_changes = False
        self._narrow = False
        self._filling = False
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self._found, self._beside = QStackedWidget(), QStackedWidget()
        nothing = column(None, self.nothing, row(None, self.other_way, None), None)
        self._found.addWidget(holding(column(self.list, row(None, self.more_button, None), gap=tokens.GAP_S)))
        self._found.addWidget(holding(nothing, "catalogue-nothing-found"))
        scroll = Scrolling("catalogue-scroll", holding(column(self.detail), "catalogue-detail-holder"))
        for widget in (holding(column(self.unchosen)), scroll):
            self._beside.addWidget(widget)
        head = row(self.count, self.clear_button, self.new_button, margin=(tokens.GAP_XS, 0, 0, 0))
        head.setStretch(0, 1)
        self.list_card = Card("catalogue-found", head, self._found, margin=tokens.GAP_M)
        _stretch(self.list_card.layout(), 1)
        both = row(self.list_card, self._beside, gap=tokens.GAP_L)
        both.setStretch(0, 2)
        both.setStretch(1, 3)
        whole = column(self.problem, self.filters, self.chips, both, gap=tokens.GAP_M, margin=tokens.GAP_L)
        whole.setStretch(3, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self._settle.timeout.connect(self.presenter.settle)
        self._strip.timeout.connect(self._tell_commands)
        self.filters.narrowed.connect(lambda changes: self.presenter.narrow(**changes))
        self.list.chosen.connect(self._row_chosen)
        self.list.opened.connect(self._row_opened)
        self.more_button.clicked.connect(self.presenter.more)
        self.clear_button.clicked.connect(self.clear_all)
        self.new_button.clicked.connect(self.describing.new_title)
        self.nothing.button.clicked.connect(self.presenter.widen)
        self.other_way.clicked.connect(lambda: self.go.emit("members", self.presenter.state.text))
        self.detail.copies.chosen.connect(self._copy_chosen)
        self.detail.copies.opened.connect(lambda _row: self._copy_opened())
        self.detail.asked.connect(self.presenter.search_in)
        self.detail.back.connect(self._to_list)
        self.detail.on_action(self._run)

    # --- what the window asks -------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return translate("CataloguePage", "Catalogue")

    def scan_hint(self) -> str:
        """What to scan or type."""
        return translate("CataloguePage", "Title, author, subject, ISBN, call number or barcode")

    def accepts(self) -> frozenset[str]:
        """All that is found in a catalogue; numbers that nobody knows are words to search for."""
        return frozenset({"item", "isbn", "text", "unknown"})

    def scanned(self, scan: Scan) -> None:
        """A copy, an ISBN, or words that were searched for."""
        match scan:
            case Scan("item", text, UUID() as uid):
                self.presenter.show_item(uid, text, self.scan_taken.emit)
            case Scan("isbn", text, title):
                self.presenter.show_isbn(text, title, self.scan_taken.emit)
            case _:
                self.presenter.search(scan.text, self._into_results)
                self.scan_taken.emit()

    def typed(self, text: str) -> None:
        """Search while typing."""
        self.presenter.search(text)

    def enter_results(self) -> bool:
        """Into the list."""
        if not self.presenter.state.rows:
            return False
        self._to_list()
        return True

    def _into_results(self) -> None:
        self.presenter.settle()
        self.enter_results()

    def activated(self, argument: Any = None) -> None:
        """'new' adds a title, words are searched for; `('title', uid)`, a uid or `('item', uid)` is shown."""
        self.presenter.refresh()
        match argument:
            case ("title", UUID() as uid) | (UUID() as uid):
                self.presenter.show_title(uid)
            case ("item", UUID() as uid):
                self.presenter.show_item(uid)
            case "new":
                self.presenter.when_ready(self.describing.new_title)
            case str() as text:
                self.presenter.search(text)

    def changed(self, kinds: Changes) -> None:
        """Somebody else changed what is shown here."""
        if self._own_changes:
            return
        if kinds & {"places", "policies"}:
            self.presenter.refresh()
        else:
            self.presenter.look_again()
        if "titles" in kinds:
            self.presenter.read_languages()

    def escape(self) -> None:
        """Back to the list, then to all titles."""
        if self._narrow and self.presenter.close():
            self.list.setFocus()
        else:
            self.clear_all()

    def commands(self) -> Sequence[Command]:
        """What can be done now, the next step first."""
        return keys.commands(self)

    def _run(self, name: str) -> None:
        """A button of the title does what its key does."""
        for command in self.commands():
            if command.id == name and command.enabled():
                command.run()

    def _tell_commands(self) -> None:
        """The strip of keys is asked again only when it would look different."""
        commands = self.commands()
        now = tuple((command.words(), command.enabled()) for command in commands)
        if now != self._known_commands:
            self._known_commands = now
            self.detail.show_actions(commands)
            self.commands_changed.emit()

    # --- moving about --------------------------------------------------------------------------------

    def _row_chosen(self, place: int) -> None:
        found = self.list.rows_model.row(place)
        if found is not None and not self._filling:
            self.presenter.choose(found.uid)

    def _row_opened(self, place: int) -> None:
        if (found := self.list.rows_model.row(place)) is not None:
            self.presenter.open(found.uid)
            (self.detail.copies if self.detail.copies.isVisible() else self.detail).setFocus()

    def _to_list(self) -> None:
        self.presenter.close()
        self.list.setFocus()
        if not self.list.currentIndex().isValid():
            self.list.move_to(0)

    def _copy_chosen(self, place: int) -> None:
        copy = self.detail.copies.copies.row(place)
        if copy is not None and not self._filling:
            self.presenter.choose_copy(copy.uid)

    def _copy_opened(self) -> None:
        """Enter on a copy: the next thing one wants of it."""
        copy = self.presenter.state.shown_copy
        if copy is not None and copy.lendable and self.presenter.may(Right.LEND):
            self.lend()
        else:
            self.describing.show_history()

    def focus_filter(self, name: str) -> None:
        """Go to a filter."""
        self.filters.focus(name)

    def toggle_unfinished(self) -> None:
        """Only titles that were written down at a counter, or all."""
        self.presenter.narrow(to_catalogue=not self.presenter.state.filters.to_catalogue)

    def toggle_available(self) -> None:
        """Only titles to be had now, or all."""
        self.presenter.narrow(available=not self.presenter.state.filters.available)

    def clear_all(self) -> None:
        """No words, no filters."""
        self.presenter.clear()

    # --- doing ---------------------------------------------------------------------------------------

    def lend(self) -> None:
        """Take the copy to the circulation page."""
        if (copy := self.presenter.state.shown_copy) is not None:
            self.go.emit("circulation", ("lend", copy.uid))

    def reserve(self) -> None:
        """The title, for a member who is asked for on the page of reservations."""
        if (chosen := self.presenter.state.chosen) is not None:
            self.go.emit("holds", ("reserve", None, chosen))

    def reserve_copy(self) -> None:
        """This copy and no other, for a member who is asked for there."""
        if (copy := self.presenter.state.shown_copy) is not None:
            self.go.emit("holds", ("reserve-copy", copy.uid))

    def show_queue(self) -> None:
        """Who waits for the title."""
        if (chosen := self.presenter.state.chosen) is not None:
            self.go.emit("holds", ("title", chosen))

    def show_labels(self) -> None:
        """What labels are printed for; the title's copies here where none was marked."""
        self.labelling.show(self.presenter.state.card)

    def mark_for_labels(self) -> None:
        """The copy gets a label the next time that some are printed."""
        if (copy := self.presenter.state.shown_copy) is not None:
            self.labelling.mark(copy)

    def ask_elsewhere(self) -> None:
        """Ask another library for the title in view."""
        if (card := self.presenter.state.card) is not None:
            self.go.emit("interloan", ("ask", card.uid))

    def show_member(self) -> None:
        """Who has the copy."""
        copy = self.presenter.state.shown_copy
        if copy is not None and copy.member is not None:
            self.go.emit("members", ("member", copy.member))

    def _was_saved(self, saved: Saved) -> None:
        undo = (lambda: self.presenter.undo(saved)) if saved.before is not None else None
        self.toast.emit(Toast(done_words(saved), "info" if saved.kind == "undone" else "good", undo))
        self._own_changes = True
        self.did.emit(Changes({"titles"} if saved.item is None else {"items"}))
        self._own_changes = False

    # --- showing -------------------------------------------------------------------------------------

    def _show(self, state: State) -> None:
        self.filters.show_state(state)
        self._show_chips(state)
        # Where rows go, Qt moves the cursor to a neighbour: nobody has chosen that one.
        self._filling = True
        self._show_list(state)
        self._show_detail(state)
        self._filling = False
        if state.problem is None:
            self.problem.hide()
        else:
            self.problem.say(*words(state.problem))
        # Keys that can't be used until there is an answer don't come and go with each letter.
        if state.answered or state.problem is not None:
            self._strip.start()

    def _show_chips(self, state: State) -> None:
        hint = translate("CataloguePage", "Drop this filter")
        chips = [
            Chip(name, text, hint, lambda c=changes: self.presenter.narrow(**c), removes=True)  # type: ignore[misc]
            for name, text, changes in active(state)
        ]
        if len(chips) > 1:
            everything = translate("CataloguePage", "Clear the filters")
            chips.append(Chip("all", everything, everything, self.presenter.widen))
        self.chips.show_chips(chips)

    def _show_list(self, state: State) -> None:
        if not state.answered:
            return
        self._settle.start()
        self.new_button.setVisible(self.presenter.may(Right.EDIT_CATALOGUE))
        self._found.setCurrentIndex(0 if state.rows else 1)
        self.list.show_rows(state.rows, state.chosen)
        self.more_button.setVisible(self.presenter.can_show_more)
        self.count.set_text(count_words(state) if state.rows or state.asked else "")
        self.clear_button.setVisible(state.asked)
        if state.rows:
            return
        if state.asked:
            self._say_nothing_found(state)
        else:
            self._say_no_titles()

    def _say_no_titles(self) -> None:
        """The first day of a library."""
        hint = translate(
            "CataloguePage",
            "Describe the first one, or take in the records of another program: Import and export.",
        )
        self.nothing.picture.show_icon("books", "faint")
        self.nothing.set_words(translate("CataloguePage", "No titles yet"), hint)
        self.nothing.button.hide()
        self.other_way.hide()

    def _say_nothing_found(self, state: State) -> None:
        self.nothing.picture.show_icon("magnifying-glass", "faint")
        narrowed = bool(active(state))
        hint = (
            translate("CataloguePage", "Without the filters there may be more.")
            if narrowed
            else translate("CataloguePage", "Try fewer words, or the beginning of a word.")
        )
        heading = translate("CataloguePage", "Nothing found for “{text}”").format(text=state.text.strip())
        if not state.text.strip():
            heading = translate("CataloguePage", "No title fits these filters")
        self.nothing.set_words(heading, hint, translate("CataloguePage", "Clear the filters"))
        self.nothing.button.setVisible(narrowed)
        people = translate("CataloguePage", "Search the members for “{text}”").format(text=state.text.strip())
        self.other_way.set_words(people)
        self.other_way.setVisible(bool(state.text.strip()) and self.presenter.may(Right.SEE_MEMBERS))

    def _show_detail(self, state: State) -> None:
        self._beside.setCurrentIndex(1 if state.card is not None else 0)
        self.unchosen.setVisible(bool(state.rows))
        self.detail.show_title(state, alone=self._narrow)
        alone = self._narrow and state.opened and state.card is not None
        self.list_card.setVisible(not alone)
        self._beside.setVisible(not self._narrow or alone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the list and a title take turns."""
        super().resizeEvent(event)
        narrow = self.width() < theme.px(NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._show_detail(self.presenter.state)

    def retranslate(self) -> None:
        """All words again."""
        self.list.setAccessibleName(translate("CataloguePage", "Titles found"))
        clear = translate("CataloguePage", "Clear all")
        self.clear_button.setToolTip(f"{clear} (Esc)")
        self.clear_button.setAccessibleName(clear)
        self.new_button.set_words(translate("CataloguePage", "New title"), "Ctrl+N")
        self.more_button.set_words(translate("CataloguePage", "Show more titles"), "Ctrl+M")
        self.unchosen.set_words(
            translate("CataloguePage", "No title chosen"),
            translate("CataloguePage", "Type above, then choose with Down and Enter; or scan a book."),
        )
        self.list.rows_model.retranslate()
        self.filters.retranslate()
        self.detail.retranslate()
        self._known_commands = ()
        self._show(self.presenter.state)

    def restyle(self) -> None:
        """Rows and widths at the zoom of now."""
        self.list.restyle()
        self.filters.restyle()


def _stretch(layout: Any, place: int) -> None:
    assert isinstance(layout, QBoxLayout)
    layout.setStretch(place, 1)
