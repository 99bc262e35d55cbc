# SPDX-License-Identifier: GPL-3.0-or-later
"""Who registered for the chosen workshop: list, waiting list, and the keys that register. Widgets only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QStackedWidget

from db.operations.sending import TICKET
from db.queries.registrations import MemberPair, Pair, ToTell
from db.queries.scan import Scan
from db.queries.workshops import Detail
from db.rules.roles import Right
from desktop_app.blocks import tokens
from desktop_app.blocks.dialog import confirm
from desktop_app.blocks.form import TextField
from desktop_app.blocks.layout import EmptyState, column, row
from desktop_app.blocks.page import Changes, Command, Toast
from desktop_app.blocks.progress import ProgressLine
from desktop_app.blocks.table import DataTable
from desktop_app.blocks.words import Chip, Label, one_at_a_time
from desktop_app.language import translate
from desktop_app.printing import badge
from desktop_app.printing.badge import Badge
from desktop_app.printing.label_stock import Labels
from desktop_app.printing.paper import A4
from desktop_app.telling import TellDialog
from desktop_app.workshops import registration_phrases as said
from desktop_app.workshops.badge_dialog import BadgeDialog
from desktop_app.workshops.consents_dialog import ConsentsDialog
from desktop_app.workshops.import_dialog import ImportDialog, report
from desktop_app.workshops.letters import Mail
from desktop_app.workshops.letters_dialog import open_letters
from desktop_app.workshops.match_dialog import MatchDialog
from desktop_app.workshops.member_dialog import MemberDialog
from desktop_app.workshops.registration_form import RegistrationForm
from desktop_app.workshops.registration_import import Fate, Read
from desktop_app.workshops.registration_models import registrations_model
from desktop_app.workshops.registrations_presenter import Form, Outcome, RegistrationsPresenter, State
from desktop_app.workshops.ticket_files import Saved
from desktop_app.workshops.tickets import DOCUMENT, TicketPrinter
from desktop_app.workshops.view import Context, View


class RegistrationsView(View):
    """A member's card in the scan box registers its owner."""

    view_name: ClassVar[str] = "registrations"
    right: ClassVar[Right | None] = Right.REGISTER
    concerns: ClassVar[Changes] = Changes({"workshops", "registrations", "members"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.presenter = RegistrationsPresenter(
            context.desk, context.background, self._show, self._fill_in, self._was_done, context.failed
        )
        self.printer = TicketPrinter(context.output, context.settings)
        self.chips = {state: Chip(f"registrations-filter-{state or 'all'}") for state in said.FILTERS}
        self.words = TextField("registrations-search")
        self.words.setMaxLength(100)
        self.seats = Label("registrations-seats", "strong")
        self._model = registrations_model()
        self.table = DataTable("registrations-list", self._model)
        self.nobody = EmptyState("registrations-nobody", "users", action="registrations-register")
        self.about = Label("registrations-about", "muted", wrap=True)
        self.progress = ProgressLine("registrations-progress")
        self._consents: ConsentsDialog | None = None
        self._match: MatchDialog | None = None
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        one_at_a_time(self, self.chips.values())
        self._list = QStackedWidget()
        self._list.addWidget(self.table)
        self._list.addWidget(self.nobody)
        head = row(*self.chips.values(), self.words, gap=tokens.GAP_S)
        head.setStretch(len(self.chips), 1)
        whole = column(self.seats, head, self.progress, self._list, self.about, gap=tokens.GAP_M)
        whole.setStretch(3, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        for state, chip in self.chips.items():
            chip.clicked.connect(lambda _checked=False, state=state: self.presenter.turn_to(state))
        self.words.textEdited.connect(self.presenter.search)
        self.words.returnPressed.connect(self._into_list)
        self.table.chosen.connect(lambda _row: self._choose())
        self.table.opened.connect(lambda _row: self.presenter.edit())
        self.table.left_upwards.connect(self.words.setFocus)
        self.progress.cancelled.connect(self._stop)
        self.nobody.button.clicked.connect(lambda _checked=False: self.presenter.new())

    # --- what the page asks -------------------------------------------------------------------------------

    def title(self) -> str:
        """See View."""
        return translate("Registrations", "Registrations")

    def show_workshop(self, detail: Detail | None) -> None:
        """See View."""
        super().show_workshop(detail)
        self.presenter.look(detail)

    def accepts(self) -> frozenset[str]:
        """See View."""
        return frozenset({"member"}) if self.presenter.takes_more else frozenset()

    def scanned(self, scan: Scan) -> None:
        """See View."""
        if scan.uid is not None:
            self.presenter.card(scan.uid)

    def commands(self) -> Sequence[Command]:
        """See View."""
        do = self.presenter
        return [
            Command(
                "register",
                lambda: translate("Registrations", "Register"),
                do.new,
                "F4",
                "user-plus",
                lambda: do.takes_more,
            ),
            Command(
                "edit-registration",
                lambda: translate("Registrations", "Edit"),
                do.edit,
                "F3",
                "pencil-simple",
                self._is_standing,
            ),
            Command(
                "consents",
                lambda: translate("Registrations", "Consents"),
                self._show_consents,
                "F5",
                "check",
                lambda: do.state.chosen is not None,
            ),
            Command(
                "ticket",
                lambda: translate("Registrations", "Ticket"),
                self._print_ticket,
                "F6",
                "printer",
                self._is_standing,
            ),
            Command(
                "tell",
                lambda: translate("Registrations", "Tell"),
                lambda: do.tell(self._tell),
                "F7",
                "phone",
                lambda: do.state.chosen is not None,
            ),
            Command(
                "cancel-registration",
                lambda: translate("Registrations", "Does not come"),
                self._cancel,
                "F8",
                "prohibit",
                self._is_standing,
            ),
            Command(
                "match",
                lambda: translate("Registrations", "Same person"),
                lambda: do.pairs(self._show_pairs),
                "F9",
                "users",
                lambda: bool(do.state.rows),
            ),
            Command(
                "match-member",
                lambda: translate("Registrations", "Is a member"),
                self._ask_member,
                "Shift+F9",
                "identification-card",
                lambda: self._is_standing() and self._is_alone(),
                in_strip=False,
            ),
            Command(
                "note-feedback",
                lambda: translate("Registrations", "Handed in a form"),
                do.note_feedback,
                "F10",
                "check-circle",
                self._is_standing,
                in_strip=False,
            ),
            Command(
                "import-registrations",
                lambda: translate("Registrations", "Register a list"),
                self._choose_file,
                "Ctrl+I",
                "file-arrow-down",
                lambda: do.takes_more,
            ),
            Command(
                "all-tickets",
                lambda: translate("Registrations", "Save all tickets"),
                self._ask_where,
                "Shift+F6",
                "printer",
                lambda: bool(do.listed) and not self.progress.isVisible(),
                in_strip=False,
            ),
            Command(
                "badges",
                lambda: translate("Registrations", "Name tags"),
                self._ask_badges,
                "Ctrl+F6",
                "identification-badge",
                lambda: bool(do.listed) or self._is_standing(),
                in_strip=False,
            ),
            Command(
                "send-tickets",
                lambda: translate("Registrations", "Tickets by e-mail"),
                self._send_tickets,
                "Ctrl+M",
                "envelope",
                lambda: bool(do.state.rows),
            ),
            Command(
                "search-registrations",
                lambda: translate("Registrations", "Search the list"),
                self._search,
                "Ctrl+F",
                "magnifying-glass",
                in_strip=False,
            ),
        ]

    def _is_standing(self) -> bool:
        chosen = self.presenter.state.chosen
        return chosen is not None and chosen.row.state != "cancelled"

    # --- showing ------------------------------------------------------------------------------------------

    def _show(self, state: State) -> None:
        self.chips[state.filter].setChecked(True)
        if self.words.text() != state.text:
            self.words.setText(state.text)
        self.seats.set_text(said.seats(state.seats))
        self.seats.setVisible(bool(state.seats))
        self._model.show(state.rows)
        self._list.setCurrentIndex(0 if state.rows else 1)
        self.about.setVisible(state.chosen is not None)
        if state.chosen is not None and state.workshop is not None:
            at = next((n for n, one in enumerate(state.rows) if one.uid == state.chosen.row.uid), -1)
            if at >= 0 and self.table.currentIndex().row() != at:
                self.table.move_to(at)
            self.about.set_text("\n".join(said.about(state.chosen, state.workshop.facts.questions)))
            if self._consents is not None and self._consents.detail.row.uid == state.chosen.row.uid:
                self._consents.show_detail(state.chosen)
        self._say_nobody(state)
        self.context.commands_changed()

    def _say_nobody(self, state: State) -> None:
        if state.filter or state.text:
            self.nobody.set_words(translate("Registrations", "Nobody here"), "")
        else:
            self.nobody.set_words(
                translate("Registrations", "Nobody has registered yet"),
                translate("Registrations", "Scan a member's card, or register by name."),
                translate("Registrations", "Register (F4)"),
            )
        self.nobody.button.setVisible(not state.filter and not state.text and self.presenter.takes_more)

    def retranslate(self) -> None:
        """See View."""
        for state, chip in self.chips.items():
            chip.set_words(said.FILTERS[state]())
        self.words.setPlaceholderText(translate("Registrations", "Search the list"))
        self.words.setAccessibleName(translate("Registrations", "Search the list"))
        self.table.setAccessibleName(translate("Registrations", "Registrations"))
        self._model.retranslate()
        self._show(self.presenter.state)

    # --- keys ---------------------------------------------------------------------------------------------

    def _choose(self) -> None:
        current = self.table.current()
        self.presenter.choose(None if current is None else current.uid)

    def _search(self) -> None:
        self.words.setFocus()
        self.words.selectAll()

    def _into_list(self) -> None:
        self.table.setFocus()
        self.table.move_to(max(0, self.table.currentIndex().row()))

    def _fill_in(self, form: Form) -> None:
        workshop = self.presenter.state.workshop
        if workshop is not None:
            dialog = RegistrationForm(self, form, workshop, self.presenter.save, self.presenter.find_members)
            dialog.finished.connect(lambda _code: dialog.deleteLater())
            dialog.open()

    def _show_consents(self) -> None:
        chosen = self.presenter.state.chosen
        if chosen is not None:
            dialog = ConsentsDialog(self, chosen, self.presenter.agree, self.presenter.take_back)
            dialog.finished.connect(lambda _code: self._close_consents(dialog))
            self._consents = dialog
            dialog.open()

    def _close_consents(self, dialog: ConsentsDialog) -> None:
        self._consents = None
        dialog.deleteLater()

    def _choose_file(self) -> None:
        title = translate("Registrations", "Register a list")
        kinds = translate("Registrations", "Lists (*.xlsx *.csv *.txt *.tsv)")
        name, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if name:
            self.presenter.read_file(Path(name), self._show_import)

    def _show_import(self, read: Read) -> None:
        def turn_to(sheet: str) -> None:
            self.presenter.read_file(read.path, dialog.show_sheet, sheet)

        dialog = ImportDialog(
            self, read, self.presenter.foresee, self.presenter.take_in, turn_to, self._ask_where_report
        )
        dialog.finished.connect(lambda _code: dialog.deleteLater())
        dialog.open()

    def _ask_where_report(self, fates: Sequence[Fate], asked: Mapping[str, str]) -> None:
        day = f"{self.context.desk().clock().astimezone():%Y-%m-%d}"
        suggested = translate("Registrations", "registration-report", "file name") + f"-{day}.csv"
        title = translate("Registrations", "Save the report")
        name, _ = QFileDialog.getSaveFileName(self.context.window(), title, suggested, "CSV (*.csv)")
        if name:
            self.keep_report(Path(name), fates, asked)

    def keep_report(self, path: Path, fates: Sequence[Fate], asked: Mapping[str, str]) -> None:
        """What became of each line of a list, for a spreadsheet program."""
        saved = translate("Registrations", "Saved: {file}").format(file=path.name)
        self.presenter.keep_report(path, report(fates, asked), lambda: self.context.toast(Toast(saved)))

    def _tell(self, person: ToTell) -> None:
        dialog = TellDialog(self, person)
        dialog.finished.connect(lambda _code: dialog.deleteLater())
        dialog.open()

    def _is_alone(self) -> bool:
        chosen = self.presenter.state.chosen
        return chosen is not None and chosen.row.people == 1 and chosen.row.member is None

    def _ask_member(self) -> None:
        chosen = self.presenter.state.chosen
        if chosen is None:
            return
        one, do = chosen.row, self.presenter
        dialog = MemberDialog(
            self, one.name, do.find_members, lambda member: do.belong(one.uid, member, one.name)
        )
        dialog.finished.connect(lambda _code: dialog.deleteLater())
        dialog.open()

    def _show_pairs(self, pairs: list[Pair | MemberPair]) -> None:
        if self._match is not None:
            self._match.show_pairs(pairs)
            return
        dialog = MatchDialog(self, pairs, self.presenter.join)
        dialog.finished.connect(lambda _code: self._close_match(dialog))
        self._match = dialog
        dialog.open()

    def _show_pairs_left(self, pairs: list[Pair | MemberPair]) -> None:
        if self._match is not None:
            self._match.show_pairs(pairs)

    def _close_match(self, dialog: MatchDialog) -> None:
        self._match = None
        dialog.deleteLater()

    def _print_ticket(self) -> None:
        chosen = self.presenter.state.chosen
        if chosen is not None:
            self._print([chosen.row.uid])

    def _print(self, registrations: Sequence[UUID]) -> None:
        self.presenter.tickets(
            registrations, lambda tickets: self.printer.print(tickets, self.context.window())
        )

    def _ask_where(self) -> None:
        title = translate("Registrations", "Folder for the tickets")
        if chosen := QFileDialog.getExistingDirectory(self.context.window(), title):
            self.save_tickets_to(Path(chosen))

    def save_tickets_to(self, folder: Path) -> None:
        """Of all who are listed and have a seat: a file each, and one to print."""
        self.progress.start(translate("Registrations", "Tickets are being written"))
        self.context.commands_changed()
        paper = self.context.settings.paper(DOCUMENT)
        self.presenter.save_tickets(folder, paper, self.progress.step, self._tickets_saved)

    def _stop(self) -> None:
        self.presenter.stopped = True

    def _tickets_saved(self, saved: Saved | None) -> None:
        self.progress.finish()
        self.context.commands_changed()
        if saved is None:
            return
        text = translate("Registrations", "%n ticket(s) saved, a file each.", None, saved.each)
        if saved.together:
            text += " " + translate("Registrations", "To print all: {file}.").format(file=saved.together)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(saved.folder)))
        self.context.toast(Toast(text, "good" if saved.together else "warn"))

    def _ask_badges(self) -> None:
        chosen = self.presenter.state.chosen if self._is_standing() else None
        dialog = BadgeDialog(
            self, chosen.row.name if chosen else "", len(self.presenter.listed), self._print_badges
        )
        dialog.finished.connect(lambda _code: dialog.deleteLater())
        dialog.open()

    def _print_badges(self, everybody: bool, labels: Labels, first: int) -> None:
        chosen = self.presenter.state.chosen
        wanted = self.presenter.listed if everybody or chosen is None else [chosen.row.uid]

        def show(badges: list[Badge]) -> None:
            name = translate("Badge", "Name tags")
            self.context.output.preview(
                lambda: badge.render(badges, labels, first),
                "badge",
                name,
                self.context.window(),
                paper=A4,
            )

        self.presenter.badges(wanted, show)

    def _send_tickets(self) -> None:
        chosen = self.presenter.state.chosen
        open_letters(self.context, Mail(TICKET, self.detail), chosen.row.uid if chosen else None)

    def _cancel(self) -> None:
        chosen = self.presenter.state.chosen
        if chosen is not None and confirm(
            self,
            "registrations-cancel",
            translate("Registrations", "{name} does not come?").format(name=chosen.row.name),
            translate(
                "Registrations",
                "The seat goes to the next on the waiting list. Who changes their mind registers again.",
            ),
            translate("Registrations", "Does not come"),
            danger=True,
        ):
            self.presenter.cancel()

    def _was_done(self, changes: Changes, outcome: Outcome) -> None:
        self.context.did(changes)
        match outcome.what:
            case "registered":
                self.context.toast(Toast(*said.registered(outcome.enrolled)))
                if self.printer.at_once:
                    self._print([one.registration for one in outcome.enrolled])
            case "cancelled":
                self.context.toast(Toast(said.cancelled(outcome.names[0], outcome.names[1:])))
            case "joined":
                text = translate("Registrations", "Joined: {name} stands once.").format(name=outcome.names[0])
                self.context.toast(Toast(text))
                self.presenter.pairs(self._show_pairs_left)
            case "gave_feedback":
                text = translate("Registrations", "{name} handed in a feedback form.")
                self.context.toast(Toast(text.format(name=outcome.names[0])))
            case "no_feedback":
                text = translate("Registrations", "{name} handed in no form after all.")
                self.context.toast(Toast(text.format(name=outcome.names[0]), "warn"))
            case "edited":
                text = translate("Registrations", "Saved: {name}.").format(name=outcome.names[0])
                self.context.toast(Toast(text))
