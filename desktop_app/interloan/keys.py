# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done on the page of interlibrary loans now, with its keys."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Protocol

from db.queries.interloan import EventRow, InterloanRow
from db.rules.interloan import Act
from desktop_app import interloan_words
from desktop_app.blocks.page import Command
from desktop_app.interloan.presenter import FIGURES, InterloanPresenter, Step
from desktop_app.language import translate
from desktop_app.printing.interloan_slip import kind_words

KEYS = {
    Act.WILL_SUPPLY: "Alt+W",
    Act.EXPECT: "Alt+E",
    Act.CONDITION: "Alt+C",
    Act.UNFILLED: "Alt+U",
    Act.SHIPPED: "Alt+S",
    Act.RENEWED: "Alt+R",
    Act.NOT_RENEWED: "Alt+T",
    Act.RECALLED: "Alt+A",
    Act.OVERDUE: "Alt+O",
    Act.RECEIVED_BACK: "Alt+B",
    Act.NOT_CANCELLED: "Alt+V",
    Act.RETRY: "Alt+Y",
    Act.CANCEL: "Alt+X",
    Act.RECEIVED: "Alt+I",
    Act.RENEW: "Alt+P",
    Act.SHIPPED_BACK: "Alt+K",
    Act.FORWARDED: "Alt+F",
    Act.ASK_STATUS: "Alt+Q",
    Act.LOST: "Alt+L",
    Act.NOTICE: "Alt+N",
}
"""Each step has a key of its own, whatever is next."""
TAKE_BACK = "Alt+Z"


class Actions(Protocol):
    """What the page does when a key is pressed."""

    presenter: InterloanPresenter

    def next_view(self) -> None:
        """Another view."""

    def show_every(self) -> None:
        """What is done too."""

    def ask_new(self) -> None:
        """The form for one."""

    def do_next(self) -> None:
        """The next step."""

    def do_other(self) -> None:
        """The other answer."""

    def do(self, step: Step) -> None:
        """One step."""

    def take_back_last(self) -> None:
        """The newest step."""

    def lend(self) -> None:
        """To the reader."""

    def tell(self) -> None:
        """The reader that it has come."""

    def paper_kind(self) -> str:
        """Which paper."""

    def print_paper(self) -> None:
        """Letter or slip."""

    def send(self) -> None:
        """By e-mail."""

    def save_figures(self) -> None:
        """As a file."""


def step_words(one: InterloanRow, step: Step) -> str:
    """What a button says; for a partner's side, whose word it is."""
    said = interloan_words.act(step.act)
    return said if step.side is one.side else translate("Interloan", "They: {what}").format(what=said)


def _taking_back(last: EventRow) -> str:
    return translate("Interloan", "Take back: {what}").format(what=interloan_words.done(last.act))


def commands(page: Actions) -> list[Command]:
    """The next step first."""
    state, may = page.presenter.state, page.presenter.may_act()
    one = state.chosen
    found: list[Command] = []
    if one is not None and may:
        found += _steps(page, one)
    found.append(
        Command("next-view", lambda: translate("Interloan", "Other view"), page.next_view, "F4", "eye")
    )
    if state.view == FIGURES:
        save = Command(
            "save-figures",
            lambda: translate("Interloan", "Save figures"),
            page.save_figures,
            "Ctrl+S",
            "download-simple",
        )
        return [*found, save]
    if may:
        found.append(
            Command("ask", lambda: translate("Interloan", "New request"), page.ask_new, "Ctrl+N", "plus")
        )
    every = Command(
        "every",
        lambda: translate("Interloan", "What is done too"),
        page.show_every,
        "F8",
        "check-circle",
        in_strip=False,
    )
    return [*found, every]


def _steps(page: Actions, one: InterloanRow) -> Iterator[Command]:
    step = page.presenter.next_step()
    if step is not None:
        yield Command("next", partial(step_words, one, step), page.do_next, "F6", "arrow-right")
    yield Command(
        "other-answer",
        lambda: translate("Interloan", "Can't, or ask another"),
        page.do_other,
        "F7",
        "x",
        in_strip=False,
    )
    if page.presenter.can_lend():
        yield Command(
            "lend", lambda: translate("Interloan", "Lend to the reader"), page.lend, "F9", "arrow-right"
        )
    if page.presenter.can_tell():
        yield Command("tell", lambda: translate("Interloan", "Tell the reader"), page.tell, "F5", "chat-text")
    kind = page.paper_kind()
    yield Command("print", lambda: kind_words(kind), page.print_paper, "Ctrl+P", "printer")
    if one.email:
        yield Command(
            "send", lambda: translate("Interloan", "Send by e-mail"), page.send, "Ctrl+M", "envelope-simple"
        )
    last = page.presenter.last_step()
    if last is not None:
        yield Command(
            "take-back",
            partial(_taking_back, last),
            page.take_back_last,
            TAKE_BACK,
            "arrow-counter-clockwise",
            in_strip=False,
        )
    for other in page.presenter.steps():
        yield Command(
            f"step-{other.act.replace('_', '-')}",
            partial(step_words, one, other),
            partial(page.do, other),
            KEYS[other.act],
            in_strip=False,
        )
