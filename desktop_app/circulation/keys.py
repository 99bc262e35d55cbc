# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done on the circulation page, each with its key: during a visit, and to settle a problem."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from db.operations.refusals import CheckParts
from db.rules.roles import Right
from desktop_app.blocks.page import Command
from desktop_app.circulation.presenter import CirculationPresenter
from desktop_app.circulation.problems import Problem
from desktop_app.language import translate


class Actions(Protocol):
    """What the keys call on the page."""

    presenter: CirculationPresenter

    @property
    def has_slips(self) -> bool:
        """Whether a slip was made."""

    def may(self, right: Right) -> bool:
        """Whether the person at the desk has this right."""

    def renew(self) -> None:
        """The chosen loan."""

    def change_due(self) -> None:
        """Of the chosen loan."""

    def show_slips(self) -> None:
        """The last ones."""

    def to_loans(self) -> None:
        """Into the table."""

    def show_member(self) -> None:
        """The member's record."""

    def reserve(self) -> None:
        """For the open member."""

    def list_loans(self) -> None:
        """All that the member has out, to be printed."""

    @property
    def can_be_damaged(self) -> bool:
        """Whether something of this visit came back."""

    def ask_parts(self) -> None:
        """Which are missing of what was scanned last."""

    @property
    def has_parts(self) -> bool:
        """Whether something of this visit may have parts."""

    @property
    def parts_to_check(self) -> bool:
        """Whether something came back of which nobody was asked whether its parts are there."""

    def open_station(self) -> None:
        """Members lend to themselves at this screen."""

    def ask_loss(self) -> None:
        """What became of the chosen loan."""

    def ask_damage(self) -> None:
        """Of what was handed in last."""

    def put_in_late(self) -> None:
        """What happened before: from paper, or the book drop."""

    def ask_payment(self) -> None:
        """How much, and how."""

    def ask_reason(self) -> None:
        """To do it all the same."""

    def ask_to_add(self) -> None:
        """What was scanned, in a few words."""

    def search(self) -> None:
        """For what was scanned."""

    def show_copies(self) -> None:
        """Of the title whose ISBN was scanned."""


def commands(page: Actions) -> list[Command]:
    """The next step first; while a problem is open only what settles it."""
    problem = page.presenter.state.problem
    return _visit(page) if problem is None else _answers(page, problem)


def _visit(page: Actions) -> list[Command]:
    return [*_first(page), *_about_loans(page), *_after(page)]


def _first(page: Actions) -> list[Command]:
    presenter, state = page.presenter, page.presenter.state
    return [
        _command(
            "finish",
            lambda: translate("CirculationPage", "Finish and print"),
            presenter.finish,
            "Esc",
            "check",
            not state.idle or state.wanted is not None,
        ),
        _command(
            "lend-this",
            lambda: translate("CirculationPage", "Lend this item"),
            presenter.lend_handed_in,
            "F4",
            "arrow-right",
            state.handed_in is not None,
        ),
        _command(
            "use-this",
            lambda: translate("CirculationPage", "Read here"),
            presenter.use_handed_in,
            "Shift+F4",
            "books",
            state.handed_in is not None,
        ),
        *_runs(page),
        _command(
            "return-mode",
            lambda: (
                translate("CirculationPage", "Lend again")
                if state.mode == "return"
                else translate("CirculationPage", "Take items back")
            ),
            presenter.toggle_return_mode,
            "F3",
            "arrow-u-down-left",
            state.member is not None,
        ),
        _command(
            "late",
            lambda: (
                translate("CirculationPage", "Late entry")
                if state.as_of is None
                else translate("CirculationPage", "End late entry")
            ),
            page.put_in_late,
            "Shift+F3",
            "clock-counter-clockwise",
            True,
            in_strip=state.as_of is not None,
        ),
        _command(
            "station",
            lambda: translate("Station", "Self-service at this screen"),
            page.open_station,
            "Shift+F12",
            "desktop",
            state.idle and state.as_of is None,
            in_strip=False,
        ),
    ]


def _runs(page: Actions) -> list[Command]:
    """Many items in a row, without a member: see presenter.RUNS."""
    return [
        _run(
            page,
            "use",
            "use-mode",
            lambda: translate("CirculationPage", "Count what was read here"),
            lambda: translate("CirculationPage", "End counting"),
            "Shift+F7",
            "books",
        ),
        _run(
            page,
            "renew",
            "renew-mode",
            lambda: translate("CirculationPage", "Renew by barcode"),
            lambda: translate("CirculationPage", "End renewing"),
            "Ctrl+F6",
            "arrow-clockwise",
        ),
        _run(
            page,
            "batch",
            "batch-return",
            lambda: translate("CirculationPage", "Take many items back"),
            lambda: translate("CirculationPage", "End and print"),
            "Shift+F8",
            "arrow-u-down-left",
        ),
    ]


def _run(
    page: Actions,
    mode: str,
    name: str,
    begin: Callable[[], str],
    end: Callable[[], str],
    key: str,
    icon: str,
) -> Command:
    """In the strip while it goes on."""
    runs = page.presenter.state.mode == mode
    run = partial(page.presenter.toggle_run, mode)
    return _command(name, end if runs else begin, run, key, icon, True, in_strip=runs)


def _about_loans(page: Actions) -> list[Command]:
    state = page.presenter.state
    out = bool(state.loans)
    return [
        _command(
            "renew",
            lambda: translate("CirculationPage", "Renew"),
            page.renew,
            "F6",
            "arrow-clockwise",
            out,
        ),
        _command(
            "renew-all",
            lambda: translate("CirculationPage", "Renew all"),
            page.presenter.renew_all,
            "Shift+F6",
            "arrows-clockwise",
            out,
            in_strip=False,
        ),
        _command(
            "due",
            lambda: translate("CirculationPage", "Due date"),
            page.change_due,
            "F7",
            "calendar",
            out and page.may(Right.OVERRIDE),
        ),
        _command(
            "loss",
            lambda: translate("CirculationPage", "Lost or disputed"),
            page.ask_loss,
            "F11",
            "question",
            out,
        ),
        _command(
            "damage",
            lambda: translate("CirculationPage", "Damaged"),
            page.ask_damage,
            "Shift+F11",
            "bandaids",
            page.can_be_damaged,
            in_strip=page.can_be_damaged,
        ),
        _command(
            "parts",
            lambda: translate("CirculationPage", "Parts of the item"),
            page.ask_parts,
            "Shift+F5",
            "puzzle-piece",
            page.has_parts,
            in_strip=page.parts_to_check,
        ),
        _command(
            "loans",
            lambda: translate("CirculationPage", "To the loans"),
            page.to_loans,
            "F8",
            "list",
            out,
            in_strip=False,
        ),
    ]


def _after(page: Actions) -> list[Command]:
    presenter, state = page.presenter, page.presenter.state
    return [
        _command(
            "undo",
            lambda: translate("CirculationPage", "Undo"),
            presenter.undo,
            "Ctrl+Z",
            "arrow-counter-clockwise",
            presenter.can_undo,
        ),
        _command(
            "member",
            lambda: translate("CirculationPage", "Member's record"),
            page.show_member,
            "F5",
            "user",
            state.member is not None and page.may(Right.SEE_MEMBERS),
        ),
        _command(
            "pay",
            lambda: translate("CirculationPage", "Settle what is owed"),
            page.ask_payment,
            "F10",
            "coin",
            state.member is not None and state.member.fines != 0,
        ),
        _command(
            "slip",
            lambda: translate("CirculationPage", "Show the slip"),
            page.show_slips,
            "F9",
            "printer",
            page.has_slips,
        ),
        _command(
            "reserve",
            lambda: translate("CirculationPage", "Reserve for the member"),
            page.reserve,
            "Ctrl+R",
            "bookmark-simple",
            state.member is not None,
            in_strip=False,
        ),
        _command(
            "list-loans",
            lambda: translate("CirculationPage", "List of all loans"),
            page.list_loans,
            "Shift+F9",
            "list",
            bool(state.loans),
            in_strip=False,
        ),
    ]


def _answers(page: Actions, problem: Problem) -> list[Command]:
    """One for each choice, and leaving it."""
    presenter = page.presenter
    leave = _command("answer-leave", _leaving(problem), presenter.leave, "Esc", "x", True)
    known = {**_double_scan(page), **_not_yet(page), **_searching(page), **_of_parts(page)}
    return [*(known[choice] for choice in problem.choices), leave]


def _leaving(problem: Problem) -> Callable[[], str]:
    match problem.error:
        case CheckParts(missing=()):
            return lambda: translate("CirculationPage", "Everything is there")
        case CheckParts():
            return lambda: translate("CirculationPage", "As before")
    return lambda: translate("CirculationPage", "Leave it")


def _of_parts(page: Actions) -> dict[str, Command]:
    return {
        "parts": _command(
            "answer-parts",
            lambda: translate("CirculationPage", "Tick what is there"),
            page.ask_parts,
            "F6",
            "puzzle-piece",
            True,
        )
    }


def _double_scan(page: Actions) -> dict[str, Command]:
    presenter = page.presenter
    return {
        "renew": _command(
            "answer-renew",
            lambda: translate("CirculationPage", "Renew"),
            presenter.renew_instead,
            "F6",
            "arrow-clockwise",
            True,
        ),
        "return": _command(
            "answer-return",
            lambda: translate("CirculationPage", "Take it back"),
            presenter.return_instead,
            "F3",
            "arrow-u-down-left",
            True,
        ),
        "return_and_lend": _command(
            "answer-return-and-lend",
            lambda: translate("CirculationPage", "Take it back and lend it"),
            presenter.return_and_lend,
            "F3",
            "swap",
            True,
        ),
    }


def _not_yet(page: Actions) -> dict[str, Command]:
    presenter, problem = page.presenter, page.presenter.state.problem
    renews = getattr(problem and problem.error, "intent", "") == "renew"
    return {
        "override": _command(
            "override",
            lambda: (
                translate("CirculationPage", "Renew all the same")
                if renews
                else translate("CirculationPage", "Lend all the same")
            ),
            page.ask_reason,
            "F8",
            "key",
            True,
        ),
        "member": _command(
            "answer-member",
            lambda: translate("CirculationPage", "Member's record"),
            page.show_member,
            "F5",
            "user",
            True,
        ),
        "again": _command(
            "answer-again",
            lambda: translate("CirculationPage", "Try again"),
            presenter.try_again,
            "F8",
            "arrow-clockwise",
            True,
        ),
        "reserve": _command(
            "answer-reserve",
            lambda: translate("CirculationPage", "Reserve for the member"),
            page.reserve,
            "F6",
            "bookmark-simple",
            True,
        ),
        "confirm_clock": _command(
            "answer-clock",
            lambda: translate("CirculationPage", "The clock is right"),
            presenter.confirm_clock,
            "F8",
            "clock",
            True,
        ),
    }


def _searching(page: Actions) -> dict[str, Command]:
    return {
        "add": _command(
            "answer-add",
            lambda: translate("CirculationPage", "Write it down and lend it"),
            page.ask_to_add,
            "F6",
            "plus",
            True,
        ),
        "search": _command(
            "answer-search",
            lambda: translate("CirculationPage", "Search for it"),
            page.search,
            "F4",
            "magnifying-glass",
            True,
        ),
        "copies": _command(
            "answer-copies",
            lambda: translate("CirculationPage", "Show its copies"),
            page.show_copies,
            "F4",
            "books",
            True,
        ),
        "as_copy": _command(
            "answer-as-copy",
            lambda: translate("CirculationPage", "It is the copy"),
            lambda: page.presenter.take_as("copy"),
            "F8",
            "book-open",
            True,
        ),
        "as_card": _command(
            "answer-as-card",
            lambda: translate("CirculationPage", "It is the card"),
            lambda: page.presenter.take_as("card"),
            "F5",
            "user",
            True,
        ),
        "lend_copy": _command(
            "answer-lend-copy",
            lambda: translate("CirculationPage", "Lend this copy"),
            page.presenter.lend_copy,
            "F8",
            "arrow-right",
            True,
        ),
    }


def _command(
    name: str,
    words: Callable[[], str],
    run: Callable[[], None],
    key: str,
    icon: str,
    possible: bool,
    *,
    in_strip: bool = True,
) -> Command:
    return Command(name, words, run, key, icon, lambda: possible, in_strip=in_strip)
