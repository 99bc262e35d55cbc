# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done on the members page, with its keys; F2 is the scan box's everywhere."""

from collections.abc import Callable
from typing import Protocol

from db.queries.members import EVERYBODY
from db.rules.roles import Right
from desktop_app.blocks.page import Command
from desktop_app.language import translate
from desktop_app.members.presenter import Form, MembersPresenter


class Acting(Protocol):
    """What the page itself does: dialogs, other pages."""

    presenter: MembersPresenter

    def lend(self) -> None:
        """Take the member to the circulation page."""

    def reserve(self) -> None:
        """Something for the member."""

    def block(self) -> None:
        """Ask why, then block."""

    def photo(self) -> None:
        """From a file or the webcam."""

    def print_cards(self) -> None:
        """The cards of those selected, or of the member shown."""

    def clear(self) -> None:
        """The letter that the member has nothing out and owes nothing."""

    def show_cards(self) -> None:
        """The member's cards: another one, or one that is lost."""

    def merge(self) -> None:
        """The member and another are one person."""

    def end_school_year(self) -> None:
        """Classes of a school become the next ones."""

    def print_class(self) -> None:
        """The cards of all who are listed."""

    def ask_payment(self) -> None:
        """How much of what the member owes is settled."""

    def save(self) -> None:
        """Register or change."""

    def close_form(self) -> None:
        """Put the form aside."""


def member_commands(page: Acting, do: MembersPresenter, *, several: bool) -> list[Command]:
    """With the list and a member in view, the next step first; `several` are selected."""
    detail = do.state.detail
    shown = detail is not None
    blocked = detail is not None and detail.view.block_reason is not None
    owes = detail is not None and (detail.view.fines > 0 or (detail.view.fines < 0 and do.may(Right.WAIVE)))
    in_group = do.state.group != EVERYBODY and bool(do.state.rows)
    schools = do.state.frame is not None and any(one.class_name for one in do.state.frame.groups)
    edits, blocks = do.may(Right.EDIT_MEMBERS), do.may(Right.BLOCK_MEMBERS)
    return [
        _command("lend", _lend_words, page.lend, "F4", "arrow-right", shown and do.may(Right.LEND)),
        _command(
            "reserve", _reserve_words, page.reserve, "Ctrl+R", "bookmark-simple", shown and do.may(Right.LEND)
        ),
        _command("new-member", _new_words, do.new, "Ctrl+N", "user-plus", edits),
        _command("edit", _edit_words, do.edit, "F3", "pencil-simple", shown and edits),
        _command("renew-membership", _renew_words, do.renew, "F6", "arrow-clockwise", shown and edits),
        _command("pay", _pay_words, page.ask_payment, "F11", "coin", owes and do.may(Right.LEND)),
        _command("block", _block_words, page.block, "F7", "prohibit", shown and blocks and not blocked),
        _command("lift-block", _lift_words, do.lift_block, "F7", "lock-open", blocked and blocks),
        _command("photo", _photo_words, page.photo, "F8", "camera", shown and edits),
        _command(
            "card",
            _cards_words if several else _card_words,
            page.print_cards,
            "F9",
            "identification-card",
            shown or several,
        ),
        _command("cards", _all_cards_words, page.show_cards, "Ctrl+D", "cards", shown and edits),
        _command("merge-members", _merge_words, page.merge, "Ctrl+M", "users", shown and edits),
        _command("class-cards", _class_cards_words, page.print_class, "Shift+F9", "cards", in_group),
        _command(
            "school-year", _school_year_words, page.end_school_year, "Shift+F6", "student", schools and edits
        ),
        _command(
            "clearance", _clearance_words, page.clear, "F10", "seal-check", shown and do.may(Right.LEND)
        ),
    ]


def form_commands(page: Acting, form: Form) -> list[Command]:
    """While somebody is being registered or edited."""
    keep = _change_words if form.editing else _register_words
    new = form.editing is None
    return [
        _command("save-member", keep, page.save, "Ctrl+Return", "check", True),
        _command("alike", _alike_words, page.presenter.open_alike, "F3", "user", bool(form.alike)),
        _command("form-photo", _photo_words, page.photo, "F8", "camera", new),
        _command("close-form", _close_words, page.close_form, "Esc", "x", True),
    ]


def _command(
    name: str, words: Callable[[], str], run: Callable[[], object], key: str, icon: str, possible: bool
) -> Command:
    def do() -> None:
        run()

    return Command(name, words, do, key, icon, lambda: possible)


def _clearance_words() -> str:
    return translate("MembersPage", "Clearance letter")


def _lend_words() -> str:
    return translate("MembersPage", "Lend")


def _reserve_words() -> str:
    return translate("MembersPage", "Reserve")


def _new_words() -> str:
    return translate("MembersPage", "New member")


def _edit_words() -> str:
    return translate("MembersPage", "Edit")


def _renew_words() -> str:
    return translate("MembersPage", "Renew membership")


def _class_cards_words() -> str:
    return translate("MembersPage", "Cards of all listed")


def _all_cards_words() -> str:
    return translate("MembersPage", "Cards")


def _merge_words() -> str:
    return translate("MembersPage", "Merge with another…")


def _school_year_words() -> str:
    return translate("MembersPage", "End of the school year")


def _pay_words() -> str:
    return translate("MembersPage", "Settle what is owed")


def _block_words() -> str:
    return translate("MembersPage", "Block", "a member")


def _lift_words() -> str:
    return translate("MembersPage", "Lift block")


def _photo_words() -> str:
    return translate("MembersPage", "Photo")


def _card_words() -> str:
    return translate("MembersPage", "Print card")


def _cards_words() -> str:
    return translate("MembersPage", "Print cards")


def _change_words() -> str:
    return translate("MembersPage", "Save changes")


def _register_words() -> str:
    return translate("MembersPage", "Register")


def _alike_words() -> str:
    return translate("MembersPage", "Open that member")


def _close_words() -> str:
    return translate("MembersPage", "Close")
