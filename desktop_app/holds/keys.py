# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done on each side of the page of reservations and transit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.blocks.page import Command
from desktop_app.holds import moving
from desktop_app.language import translate

if TYPE_CHECKING:
    from desktop_app.holds.page import HoldsPage


def of_side(page: HoldsPage) -> list[Command]:
    """The keys of the side that is shown."""
    return SIDES[page.presenter.state.view](page)


def _of_pull(page: HoldsPage) -> list[Command]:
    rows = bool(page.presenter.state.pull)
    return [
        Command(
            "put-aside",
            lambda: translate("Holds", "Found: put aside"),
            page.put_aside,
            "F6",
            "check",
            lambda: rows,
        ),
        Command(
            "print-pull",
            lambda: translate("Holds", "Print the list"),
            page.print_pull,
            "F9",
            "printer",
            lambda: rows,
        ),
    ]


def _of_shelf(page: HoldsPage) -> list[Command]:
    chosen = page.tables["shelf"].current()
    return [
        Command(
            "take-off",
            lambda: translate("Holds", "Take it back"),
            page.take_off,
            "F6",
            "arrow-u-down-left",
            lambda: chosen is not None,
        ),
        Command(
            "tell",
            lambda: translate("Holds", "Tell who waits"),
            page.tell,
            "F7",
            "chat-text",
            lambda: chosen is not None and bool(chosen.who.name) and chosen.task == "wait",
        ),
    ]


def _of_waiting(page: HoldsPage) -> list[Command]:
    chosen, of_title = page.tables["waiting"].current(), page.presenter.state.title is not None
    return [
        *moving.commands(page),
        Command(
            "change-hold",
            lambda: translate("Holds", "Change"),
            page.change,
            "F6",
            "calendar",
            lambda: chosen is not None,
        ),
        Command(
            "cancel-hold",
            lambda: translate("Holds", "Cancel the reservation"),
            page.cancel,
            "F8",
            "x",
            lambda: chosen is not None,
        ),
        Command(
            "holds-everywhere",
            lambda: translate("Holds", "All branches"),
            page.presenter.toggle_everywhere,
            "F7",
            "buildings",
            in_strip=not of_title,
        ),
    ]


def _of_send(page: HoldsPage) -> list[Command]:
    chosen = page.tables["send"].current()
    return [
        Command(
            "send-item",
            lambda: translate("Transits", "Send it"),
            page.send,
            "F6",
            "truck",
            lambda: chosen is not None and chosen.task == "send",
        ),
        Command(
            "keep-item",
            lambda: translate("Transits", "It stays here"),
            page.keep_here,
            "F8",
            "x",
            lambda: chosen is not None and chosen.task == "sent",
        ),
    ]


def _of_receive(page: HoldsPage) -> list[Command]:
    chosen = page.tables["receive"].current()
    return [
        Command(
            "receive-item",
            lambda: translate("Transits", "It has arrived"),
            page.receive,
            "F6",
            "check",
            lambda: chosen is not None,
        )
    ]


SIDES = {
    "pull": _of_pull,
    "shelf": _of_shelf,
    "waiting": _of_waiting,
    "send": _of_send,
    "receive": _of_receive,
    "deposits": lambda page: page.deposits.commands(),
    "rotas": lambda page: page.rotas.commands(),
}
