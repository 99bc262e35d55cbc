# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of the window in their order, and the rights of which one is needed to see each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from db.operations.desk import Desk
from db.rules.roles import Right
from desktop_app.background import Background
from desktop_app.blocks.page import Page, Toast
from desktop_app.issuing import Issued
from desktop_app.language import translate
from desktop_app.preferences import Settings
from desktop_app.printing.output import Output
from desktop_app.settings.section_words import SECTIONS, jump_words
from desktop_app.shell.services import PageEntry, Way

if TYPE_CHECKING:
    from desktop_app.sync_page.presenter import InStep


class Parts(NamedTuple):
    """What pages are made with."""

    desk: Callable[[], Desk]
    background: Background
    output: Output
    settings: Settings
    window: Callable[[], QWidget]
    in_step: InStep


NEEDS: dict[str, frozenset[Right]] = {
    "circulation": frozenset({Right.LEND}),
    "catalogue": frozenset(),
    "stocktake": frozenset({Right.TAKE_STOCK}),
    "members": frozenset({Right.SEE_MEMBERS}),
    "visits": frozenset({Right.COUNT_VISITS}),
    "interloan": frozenset({Right.LEND}),
    "holds": frozenset({Right.LEND}),
    "workshops": frozenset({Right.PLAN_WORKSHOPS, Right.REGISTER, Right.TAKE_ATTENDANCE, Right.CERTIFY}),
    "partners": frozenset({Right.EDIT_PARTNERS, Right.PLAN_WORKSHOPS}),
    "history": frozenset({Right.LEND}),
    "attention": frozenset({Right.LEND, Right.PLAN_WORKSHOPS}),
    "sync": frozenset(),
    "exchange": frozenset({Right.IMPORT, Right.EXPORT, Right.OVERRIDE}),
    "settings": frozenset(),
}
"""Any one of them is enough; none: everybody may."""
FOLDERS = {"sync": "sync_page"}
"""Where a page's folder is not called as the page is."""


def allowed(rights: frozenset[Right]) -> frozenset[str]:
    """The pages that a person with these rights sees."""
    return frozenset(name for name, needs in NEEDS.items() if not needs or needs & rights)


def load_pages() -> None:
    """Load what they are made of, beside the window: later it would stand still for that."""
    for name in NEEDS:
        import_module(f"desktop_app.{FOLDERS.get(name, name)}.page")


def page_entries(
    desk: Callable[[], Desk],
    background: Background,
    output: Output,
    settings: Settings,
    made: Callable[[Page], None],
    window: Callable[[], QWidget],
    in_step: InStep,
) -> list[PageEntry]:
    """All pages, the desk's daily work first; each is made when it is first shown, and `made` is told."""
    parts = Parts(desk, background, output, settings, window, in_step)

    def may(right: Right) -> Callable[[], bool]:
        return lambda: desk().may(right)

    def made_by(make: Callable[[Parts], Page]) -> Page:
        page = make(parts)
        made(page)
        return page

    return [
        PageEntry(name, icon, words, partial(made_by, make), name == "settings", tuple(_ways(name, may)))
        for name, icon, words, make in (
            ("circulation", "arrows-left-right", lambda: translate("Pages", "Circulation"), _circulation),
            ("catalogue", "books", lambda: translate("Pages", "Catalogue"), _catalogue),
            ("stocktake", "barcode", lambda: translate("Pages", "Stock-take"), _stocktake),
            ("members", "users", lambda: translate("Pages", "Members"), _members),
            ("visits", "person-simple-walk", lambda: translate("Pages", "Visits"), _visits),
            ("holds", "bookmark-simple", lambda: translate("Pages", "Reservations and transit"), _holds),
            ("interloan", "truck", lambda: translate("Pages", "Interlibrary loan"), _interloan),
            ("workshops", "presentation", lambda: translate("Pages", "Workshops"), _workshops),
            ("partners", "handshake", lambda: translate("Pages", "Partners"), _partners),
            ("history", "receipt", lambda: translate("Pages", "Slips and due list"), _history),
            ("attention", "bell", lambda: translate("Pages", "Needs attention"), _attention),
            ("sync", "cloud", lambda: translate("Pages", "Syncing"), _sync),
            ("exchange", "swap", lambda: translate("Pages", "Import and export"), _exchange),
            ("settings", "gear", lambda: translate("Pages", "Settings"), _settings),
        )
    ]


NEW: dict[str, tuple[Callable[[], str], str, Right]] = {
    "catalogue": (lambda: translate("CataloguePage", "New title"), "plus", Right.EDIT_CATALOGUE),
    "members": (lambda: translate("MembersPage", "New member"), "user-plus", Right.EDIT_MEMBERS),
    "interloan": (lambda: translate("Interloan", "Ask another library"), "plus", Right.LEND),
    "partners": (lambda: translate("Partners", "New partner"), "plus", Right.EDIT_PARTNERS),
}
"""Pages that can be opened with the form for something new, and who may."""


def _ways(page: str, may: Callable[[Right], Callable[[], bool]]) -> Iterator[Way]:
    """What the command palette offers of a page that is not in view."""
    if page in NEW:
        words, icon, right = NEW[page]
        yield Way("new", words, icon, may(right))
    match page:
        case "holds":
            yield Way("pull", lambda: translate("Holds", "To fetch from the shelves"), "list")
            yield Way("shelf", lambda: translate("Holds", "Hold shelf"), "bookmark-simple")
            yield Way("waiting", lambda: translate("Holds", "All who wait"), "users")
            yield Way("send", lambda: translate("Transits", "To send"), "truck")
            yield Way("receive", lambda: translate("Transits", "On the way here"), "truck")
            yield Way("deposits", lambda: translate("Deposits", "Deposit collections"), "handshake")
            yield Way("rotas", lambda: translate("Rotas", "Rotating collections"), "repeat")
        case "workshops":
            plan = may(Right.PLAN_WORKSHOPS)
            yield Way("new", lambda: translate("Workshops", "New workshop"), "plus", plan)
            yield Way("calendar", lambda: translate("Workshops", "Calendar"), "calendar")
        case "history":
            yield Way("slips", lambda: translate("HistoryPage", "Slips"), "receipt")
            yield Way("due", lambda: translate("HistoryPage", "Due list"), "calendar")
            yield Way("reminders", lambda: translate("Notices", "Reminders"), "envelope")
        case "sync":
            yield Way("now", lambda: translate("SyncPage", "Sync now"), "arrows-clockwise")
        case "exchange":
            yield Way(
                "import",
                lambda: translate("ExchangePage", "Import"),
                possible=lambda: may(Right.IMPORT)() or may(Right.OVERRIDE)(),
            )
            yield Way("export", lambda: translate("ExchangePage", "Export"), possible=may(Right.EXPORT))
        case "settings":
            for section, needs in SECTIONS.items():
                possible = may(needs) if needs is not None else lambda: True
                yield Way(section, partial(jump_words, section), possible=possible)


def _circulation(parts: Parts) -> Page:
    from desktop_app.circulation.page import CirculationPage

    return CirculationPage(parts.desk, parts.background, Slips(parts))


class Slips:
    """Slips of the circulation page: printed straight away where a printer was chosen, else kept ready."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def deliver(self, issued: Issued) -> None:
        """Print, or say that it is there: a window that opened by itself would catch the next scan."""
        match self._parts.settings.output(issued.document):
            case "printer":
                self._parts.output.print(self._draw(issued), issued.document, issued.number)
            case "preview":
                said = translate("Output", "Slip {number} is ready: F9 shows and prints it.")
                self._parts.output.told.emit(Toast(said.format(number=issued.number)))

    def preview(self, issued: Sequence[Issued]) -> None:
        """Show the first, and when it is closed the next."""
        if not issued:
            return
        first, others, window = issued[0], issued[1:], self._parts.window()
        draw = self._draw(first)
        self._parts.output.preview(draw, first.document, first.number, window, lambda: self.preview(others))

    def _draw(self, issued: Issued) -> Callable[[], bytes]:
        from desktop_app.printing import frozen

        return partial(frozen.render, issued.slip, self._parts.settings.paper(issued.document))


def _catalogue(parts: Parts) -> Page:
    from desktop_app.catalogue.page import CataloguePage

    return CataloguePage(parts.desk, parts.background, parts.output, parts.settings)


def _members(parts: Parts) -> Page:
    from desktop_app.members.cards import CardPrint
    from desktop_app.members.page import MembersPage
    from desktop_app.printing import frozen

    def deliver(cards: CardPrint) -> None:
        paper = parts.settings.paper("member_card")
        name = cards.name or translate("Output", "Member cards")
        parts.output.deliver(partial(cards.draw, paper), "member_card", name, parts.window())

    def deliver_letter(letter: Issued) -> None:
        draw = partial(frozen.render, letter.slip, parts.settings.paper(letter.document))
        parts.output.deliver(draw, letter.document, letter.number, parts.window())

    return MembersPage(parts.desk, parts.background, deliver, deliver_letter)


def _stocktake(parts: Parts) -> Page:
    from desktop_app.stocktake.page import StocktakePage

    return StocktakePage(parts.desk, parts.background, parts.output, parts.window)


def _visits(parts: Parts) -> Page:
    from desktop_app.visits.page import VisitsPage

    return VisitsPage(parts.desk, parts.background)


def _interloan(parts: Parts) -> Page:
    from desktop_app.interloan.page import InterloanPage
    from desktop_app.printing import interloan_slip

    def deliver(made: interloan_slip.InterloanSlip) -> None:
        paper = parts.settings.paper("interloan")
        draw = partial(interloan_slip.render, made, paper)
        parts.output.deliver(draw, "interloan", made.number, parts.window())

    return InterloanPage(parts.desk, parts.background, deliver)


def _holds(parts: Parts) -> Page:
    from desktop_app.holds.page import HoldsPage

    return HoldsPage(parts.desk, parts.background, Slips(parts), parts.output, parts.settings, parts.window)


def _workshops(parts: Parts) -> Page:
    from desktop_app.workshops.page import WorkshopsPage

    return WorkshopsPage(parts.desk, parts.background, parts.output, parts.settings, parts.window)


def _partners(parts: Parts) -> Page:
    from desktop_app.partners.page import PartnersPage

    return PartnersPage(parts.desk, parts.background)


def _history(parts: Parts) -> Page:
    from desktop_app.history.page import HistoryPage

    return HistoryPage(parts.desk, parts.background, parts.output, parts.settings, parts.window)


def _attention(parts: Parts) -> Page:
    from desktop_app.attention.page import AttentionPage

    return AttentionPage(parts.desk, parts.background)


def _sync(parts: Parts) -> Page:
    from desktop_app.sync_page.page import SyncPage

    return SyncPage(parts.desk, parts.background, parts.in_step)


def _exchange(parts: Parts) -> Page:
    from desktop_app.exchange.page import ExchangePage

    return ExchangePage(parts.desk, parts.background)


def _settings(parts: Parts) -> Page:
    from desktop_app.settings.page import SettingsPage

    return SettingsPage(parts.desk, parts.background, parts.settings, parts.output)
