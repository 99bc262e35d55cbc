# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done on the catalogue page now, with its keys: what a role may not do is not there."""

from collections.abc import Callable
from typing import Protocol

from db.rules.roles import Right
from desktop_app.blocks.page import Command
from desktop_app.catalogue.describing import Describing
from desktop_app.catalogue.filter_row import AVAILABLE_KEY, KEYS
from desktop_app.catalogue.presenter import CataloguePresenter
from desktop_app.language import translate


class Actions(Protocol):
    """What the page does when a key is pressed."""

    presenter: CataloguePresenter
    describing: Describing

    def lend(self) -> None:
        """Take the copy to the circulation page."""

    def reserve(self) -> None:
        """For whom is asked there."""

    def reserve_copy(self) -> None:
        """No other copy will do."""

    def show_queue(self) -> None:
        """Who waits for the title."""

    def show_labels(self) -> None:
        """What labels are printed for."""

    def mark_for_labels(self) -> None:
        """The copy gets a label, too."""

    def ask_elsewhere(self) -> None:
        """Ask another library for it."""

    def show_member(self) -> None:
        """Who has the copy."""

    def toggle_available(self) -> None:
        """Only titles to be had now, or all."""

    def toggle_unfinished(self) -> None:
        """Only titles that were written down at a counter, or all."""

    def focus_filter(self, name: str) -> None:
        """Go to a filter."""

    def clear_all(self) -> None:
        """No words, no filters."""


def commands(page: Actions) -> list[Command]:
    """The next step first."""
    return [*_at_the_desk(page), *_describing(page), *_labelling(page), *_narrowing(page)]


def _at_the_desk(page: Actions) -> list[Command]:
    may, copy = page.presenter.may, page.presenter.state.shown_copy
    return [
        _command(
            "lend",
            lambda: translate("CataloguePage", "Lend"),
            page.lend,
            "F4",
            "arrow-right",
            copy is not None and copy.lendable and may(Right.LEND),
        ),
        _command(
            "ask-elsewhere",
            lambda: translate("CataloguePage", "Ask another library"),
            page.ask_elsewhere,
            "Shift+F4",
            "truck",
            page.presenter.state.card is not None and may(Right.LEND),
        ),
        _command(
            "history",
            lambda: translate("CataloguePage", "History"),
            page.describing.show_history,
            "F3",
            "clock-counter-clockwise",
            copy is not None,
        ),
        _command(
            "member",
            lambda: translate("CataloguePage", "Who has it"),
            page.show_member,
            "F5",
            "user",
            copy is not None and copy.member is not None,
        ),
        _command(
            "reserve",
            lambda: translate("CataloguePage", "Reserve"),
            page.reserve,
            "Ctrl+R",
            "bookmark-simple",
            page.presenter.state.card is not None and may(Right.LEND),
        ),
        _command(
            "reserve-copy",
            lambda: translate("CataloguePage", "Reserve this copy"),
            page.reserve_copy,
            "Alt+R",
            "bookmark-simple",
            copy is not None and may(Right.LEND),
        ),
        _command(
            "queue",
            lambda: translate("CataloguePage", "Who waits for it"),
            page.show_queue,
            "Ctrl+Shift+R",
            "users",
            page.presenter.state.card is not None and may(Right.LEND),
        ),
    ]


def _describing(page: Actions) -> list[Command]:
    state = page.presenter.state
    edits, copy, card = page.presenter.may(Right.EDIT_CATALOGUE), state.shown_copy, state.card
    withdrawn, is_in = (copy is not None and copy.condition == "withdrawn"), copy and copy.due_on is None
    return [
        _command(
            "new-title",
            lambda: translate("CataloguePage", "New title"),
            page.describing.new_title,
            "Ctrl+N",
            "plus",
            edits and state.frame is not None,
        ),
        _command(
            "edit-title",
            lambda: translate("CataloguePage", "Edit title"),
            page.describing.edit_title,
            "F6",
            "pencil-simple",
            edits and card is not None,
        ),
        _command(
            "add-copy",
            lambda: translate("CataloguePage", "Add a copy"),
            page.describing.add_copy,
            "F7",
            "plus",
            edits and card is not None,
        ),
        _command(
            "edit-copy",
            lambda: translate("CataloguePage", "Edit copy"),
            page.describing.edit_copy,
            "F9",
            "pencil-simple",
            edits and copy is not None,
        ),
        _command(
            "withdraw",
            lambda: translate("CataloguePage", "Withdraw", "take a copy out of the collection"),
            page.describing.withdraw,
            "Shift+F9",
            "archive-box",
            bool(edits and is_in and not withdrawn),
        ),
        _command(
            "put-back",
            lambda: translate("CataloguePage", "Put back"),
            page.describing.put_back,
            "Shift+F9",
            "arrow-counter-clockwise",
            edits and withdrawn,
        ),
    ]


def _labelling(page: Actions) -> list[Command]:
    may = page.presenter.may(Right.EDIT_CATALOGUE)
    mark = Command(
        "mark-for-labels",
        lambda: translate("CataloguePage", "Mark for labels"),
        page.mark_for_labels,
        "Ctrl+T",
        "barcode",
        lambda: may and page.presenter.state.shown_copy is not None,
        in_strip=False,
    )
    labels = _command(
        "labels", lambda: translate("CataloguePage", "Labels"), page.show_labels, "F10", "barcode", may
    )
    return [labels, mark]


def _narrowing(page: Actions) -> list[Command]:
    names = {
        "field": lambda: translate("CataloguePage", "Choose where to search"),
        "branch": lambda: translate("CataloguePage", "Choose a branch"),
        "type": lambda: translate("CataloguePage", "Choose an item type"),
        "language": lambda: translate("CataloguePage", "Choose a language"),
        "year": lambda: translate("CataloguePage", "Choose years"),
    }
    filters = [
        Command(f"filter-{name}", words, _to(page, name), KEYS[name], "funnel", in_strip=False)
        for name, words in names.items()
    ]
    available = Command(
        "available",
        lambda: translate("CataloguePage", "Available now"),
        page.toggle_available,
        AVAILABLE_KEY,
        "check-circle",
    )
    unfinished = _command(
        "to-catalogue",
        lambda: translate("CataloguePage", "To be catalogued"),
        page.toggle_unfinished,
        "Shift+F6",
        "pencil-simple",
        page.presenter.may(Right.EDIT_CATALOGUE),
    )
    more = Command(
        "more",
        lambda: translate("CataloguePage", "Show more titles"),
        page.presenter.more,
        "Ctrl+M",
        "caret-down",
        lambda: page.presenter.can_show_more,
        in_strip=False,
    )
    clear = _command(
        "clear",
        lambda: translate("CataloguePage", "Clear all"),
        page.clear_all,
        "Esc",
        "x",
        page.presenter.state.asked,
    )
    return [available, unfinished, clear, more, *filters]


def _to(page: Actions, name: str) -> Callable[[], None]:
    return lambda: page.focus_filter(name)


def _command(
    name: str, words: Callable[[], str], run: Callable[[], None], key: str, icon: str, possible: bool
) -> Command:
    return Command(name, words, run, key, icon, lambda: possible)
