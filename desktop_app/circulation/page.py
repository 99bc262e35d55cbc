# SPDX-License-Identifier: GPL-3.0-or-later
"""The circulation page: the member at the desk, what was just done, and what is out. Widgets only."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, ClassVar, Protocol
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from db.operations.desk import Desk
from db.operations.payments import TakePayment
from db.operations.refusals import AlreadyLent, CheckParts, WhichCopy
from db.queries.circulation import ItemFact
from db.queries.members import MemberView
from db.queries.open_loans import LoanRow
from db.queries.scan import Scan
from db.rules.items import parts_of
from db.rules.roles import Right
from desktop_app.background import Background
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.layout import Card, EmptyState, Scrolling, column, holding, row
from desktop_app.blocks.notice import Answer, Notice
from desktop_app.blocks.page import Changes, Command, Page, Toast
from desktop_app.blocks.table import DataTable
from desktop_app.blocks.words import Badge
from desktop_app.circulation import keys
from desktop_app.circulation.dialogs import AddDialog, DueDateDialog, ReasonDialog
from desktop_app.circulation.feedback import Feedback
from desktop_app.circulation.late_entry import LateDialog, as_of_words
from desktop_app.circulation.loss_dialogs import DamageDialog, LossDialog, PartsDialog
from desktop_app.circulation.member_panel import MemberPanel
from desktop_app.circulation.models import (
    MEMBER_COLUMN,
    PARTS_COLUMN,
    RENEWED_COLUMN,
    SO_FAR_COLUMN,
    TIME_COLUMN,
    loans_model,
    to_check_words,
    visit_model,
)
from desktop_app.circulation.presenter import CirculationPresenter
from desktop_app.circulation.problems import Problem
from desktop_app.circulation.slips import issue
from desktop_app.circulation.state import State
from desktop_app.circulation.station import StationWindow
from desktop_app.circulation.visit import VisitRow
from desktop_app.issuing import Issued
from desktop_app.language import translate
from desktop_app.payment_dialog import PaymentDialog
from desktop_app.refusal_words import words
from desktop_app.settling import Paid, paid_words


class SlipOutput(Protocol):
    """Where slips that have been recorded go."""

    def deliver(self, issued: Issued) -> None:
        """As this desk wants it, but without coming between the desk and the next person in the queue."""

    def preview(self, issued: Sequence[Issued]) -> None:
        """Show them one after another, to look at, print or save."""


MEMBER_WIDTHS, MEMBER_SHARE = (276, 316), 0.27
"""Pixels at 100 % that the member takes at least and at most, and the share of the page between them."""
PAINTED_MS = 40
"""By then what was just done has been painted."""


class InLane:
    """The desk lane of the background, as the presenter wants it."""

    def __init__(self, background: Background) -> None:
        self._background = background

    def run(
        self, work: Callable[[Any], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> object:
        """See presenter.Lane."""
        return self._background.run(work, done, failed, lane="desk")


class CirculationPage(Page):
    """Scans come from the window's box; every key is in the strip below.

    `acted(VisitRow)` after each action, when it is shown; `asked(Exception)` for each problem;
    `slip_issued(Issued)` for each slip.
    """

    acted = Signal(object)
    slip_issued = Signal(object)
    asked = Signal(object)

    page_name: ClassVar[str] = "circulation"
    icon_name: ClassVar[str] = "arrows-left-right"
    concerns: ClassVar[Changes] = Changes({"loans", "items", "members", "fines", "holds"})

    def __init__(self, desk: Callable[[], Desk], background: Background, slips: SlipOutput) -> None:
        super().__init__()
        self.setObjectName("circulation-page")
        self._desk, self._background, self._slips = desk, background, slips
        self._last_slips: list[Issued] = []
        self.presenter = CirculationPresenter(
            desk, InLane(background), self._show, self._tell_others, self._issue_slips
        )
        self.member = MemberPanel()
        self.problem = Notice("circulation-problem", "bad")
        self.notice = Notice("circulation-notice", "warn")
        self.feedback = Feedback()
        self._visit_rows, self._loan_rows = visit_model(), loans_model()
        self.visit = DataTable("circulation-visit", self._visit_rows)
        self.loans = DataTable("circulation-loans", self._loan_rows)
        self.visit_card = Card("circulation-visit-card", self.visit, heading=True, margin=tokens.GAP_M)
        self.loans_card = Card("circulation-loans-card", self.loans, heading=True, margin=tokens.GAP_M)
        self.mode = Badge("circulation-mode", tone="accent")
        self.empty = EmptyState("circulation-empty", "barcode")
        self._stack = QStackedWidget()
        self._lay_out()
        self._own_changes = False
        self._rows_seen = 0
        self.station: StationWindow | None = None
        self.retranslate()

    def _lay_out(self) -> None:
        self._beside = Scrolling("circulation-member-scroll", holding(column(self.member)))
        work = column(self.feedback, self.visit_card, self.loans_card, gap=tokens.GAP_M)
        work.setStretch(1, 1)
        work.setStretch(2, 1)
        at_work = row(self._beside, work, gap=tokens.GAP_L)
        at_work.setStretch(1, 1)
        self._stack.addWidget(holding(column(self.empty)))
        self._stack.addWidget(holding(at_work))
        whole: QVBoxLayout = column(
            self.problem, self.notice, self.mode, self._stack, gap=tokens.GAP_M, margin=tokens.GAP_L
        )
        whole.setStretch(3, 1)
        self.setLayout(whole)

    # --- what the window asks -------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return translate("CirculationPage", "Circulation")

    def scan_hint(self) -> str:
        """What to scan next."""
        if self.presenter.state.problem is not None:
            return translate("CirculationPage", "Answer below first: what is scanned meanwhile waits")
        if self.presenter.state.mode == "batch":
            return translate("CirculationPage", "Scan everything that came back; Esc ends with one slip")
        if self.presenter.state.mode == "renew":
            return translate("CirculationPage", "Scan each item to be renewed; Esc finishes")
        if self.presenter.state.mode == "use":
            return translate("CirculationPage", "Scan each item that was read here; Esc finishes")
        if self.presenter.state.member is None:
            return translate("CirculationPage", "Scan a member card to lend, an item to take it back")
        return translate("CirculationPage", "Scan the items; Enter alone or Esc finishes")

    def accepts(self) -> frozenset[str]:
        """Everything but words to search for; an ISBN only while there is somebody to lend to."""
        always = frozenset({"member", "lost_card", "item", "unknown", "empty"})
        return always | {"isbn"} if self.presenter.state.member is not None else always

    def scanned(self, scan: Scan) -> None:
        """A scan of one of these kinds."""
        if scan.kind == "empty":
            self.presenter.finish()
            self.scan_taken.emit()
        else:
            self.presenter.scanned(scan, self.scan_taken.emit)

    def activated(self, argument: Any = None) -> None:
        """`('member', uid)` opens a member, `('lend', uid)` lends an item that was chosen elsewhere."""
        match argument:
            case ("member", UUID() as uid):
                self.presenter.open_member(uid)
            case ("lend", UUID() as uid):
                self.presenter.lend_chosen(uid)

    def changed(self, kinds: Changes) -> None:
        """Somebody else changed what is shown here; what stood against the last scan may be settled."""
        if self._own_changes:
            return
        self.presenter.look_again()
        if "members" in kinds:
            self.presenter.try_again()

    def escape(self) -> None:
        """Leave a problem, or finish the visit."""
        self.presenter.finish()

    def commands(self) -> Sequence[Command]:
        """What can be done now, the next step first."""
        return keys.commands(self)

    def may(self, right: Right) -> bool:
        """Whether the person at the desk has this right."""
        return self._desk().may(right)

    @property
    def has_slips(self) -> bool:
        """Whether a slip was made that can be shown."""
        return bool(self._last_slips)

    # --- showing --------------------------------------------------------------------------------------

    def _show(self, state: State, sound: str) -> None:
        self._show_problem(state.problem)
        self._show_notice(state)
        if not state.idle:
            self._show_places(state)
        self._stack.setCurrentIndex(0 if state.idle else 1)
        self._visit_rows.show(tuple(reversed(state.rows)))
        others = any(row.member not in (None, state.member and state.member.uid) for row in state.rows)
        self.visit.show_column(MEMBER_COLUMN, others)
        self.visit.show_column(TIME_COLUMN, state.member is None)
        self.visit.show_column(PARTS_COLUMN, self.parts_to_check)
        self._loan_rows.show(state.loans)
        costs = any(loan.fine_so_far or loan.suspension_so_far for loan in state.loans)
        self.loans.show_column(SO_FAR_COLUMN, costs)
        self.loans.show_column(RENEWED_COLUMN, any(loan.renewals for loan in state.loans))
        self._show_words(state)
        self.commands_changed.emit()
        if sound:
            self.sound.emit(sound)
        self._tell_what_is_new(state)

    def _show_places(self, state: State) -> None:
        """All that a visit needs has its place from the card on: a scan only fills it in."""
        self._beside.setVisible(state.member is not None)
        self.loans_card.setVisible(state.member is not None)
        if state.member is not None:
            self.member.show_member(state.member)
        # What was done before is not what the problem is about.
        quiet = state.problem is None and state.notice is None
        self.feedback.setVisible(quiet)
        if quiet and state.rows:
            self.feedback.show_row(state.rows[-1])
        elif quiet:
            self.feedback.invite(self.scan_hint())

    def _tell_what_is_new(self, state: State) -> None:
        if len(state.rows) > self._rows_seen:
            self.acted.emit(state.rows[-1])
            last = state.rows[-1]
            slips = [made.slip for made in (last.kept, last.sent) if made and made.slip]
            if slips:
                # Drawing a slip takes the interpreter from the window, which has the row to paint first.
                QTimer.singleShot(PAINTED_MS, self, lambda: self._deliver(slips))
        self._rows_seen = len(state.rows)
        if state.problem is not None:
            self.asked.emit(state.problem.error)

    def _show_problem(self, problem: Problem | None) -> None:
        self.hold_scans.emit(problem is not None)
        if problem is None:
            self.problem.hide()
            return
        said = words(problem.error)
        answers = [
            Answer(command.id, command.words(), command.shortcut, command.run)
            for command in keys.commands(self)
        ]
        # Whether all parts are there is asked of what has come back: nothing has gone wrong.
        tone = "warn" if isinstance(problem.error, CheckParts) else "bad"
        self.problem.say(*said, answers=answers, tone=tone)

    def _show_notice(self, state: State) -> None:
        if state.notice is None:
            self.notice.hide()
        else:
            self.notice.say(*words(state.notice))

    def _show_words(self, state: State) -> None:
        self.mode.show_as(" · ".join(filter(None, (self._mode_words(state), as_of_words(state)))), "accent")
        count = translate("CirculationPage", "%n action(s) in this visit", None, len(state.rows))
        self.visit_card.set_heading(count)
        out = translate("CirculationPage", "On loan: %n item(s)", None, len(state.loans))
        self.loans_card.set_heading(out)

    def _mode_words(self, state: State) -> str:
        if state.wanted is not None:
            return translate("CirculationPage", "Scan the card: the chosen item is lent to it")
        words = {
            "return": lambda: translate("CirculationPage", "Taking items back"),
            "batch": lambda: translate("CirculationPage", "Taking many items back"),
            "use": lambda: translate("CirculationPage", "Counting what was read here"),
            "renew": lambda: translate("CirculationPage", "Renewing by barcode"),
        }
        return words[state.mode]() if state.mode in words else ""

    def restyle(self) -> None:
        """The member's width at the zoom of now."""
        least, most = (theme.px(width) for width in MEMBER_WIDTHS)
        self._beside.setFixedWidth(max(least, min(most, round(self.width() * MEMBER_SHARE))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the tables need the room."""
        super().resizeEvent(event)
        self.restyle()

    def retranslate(self) -> None:
        """All words again."""
        self.empty.set_words(
            translate("CirculationPage", "Ready"),
            translate(
                "CirculationPage",
                "Scan a member card to lend. Scan an item to take it back. "
                "Everything is kept at once, also without a network.",
            ),
        )
        for table, name in (
            (self.visit, translate("CirculationPage", "This visit")),
            (self.loans, translate("CirculationPage", "On loan")),
        ):
            table.setAccessibleName(name)
        for model in (self._visit_rows, self._loan_rows):
            model.retranslate()
        self._show(self.presenter.state, "")

    # --- keys -----------------------------------------------------------------------------------------

    def ask_reason(self) -> None:
        """Why it is done all the same."""
        problem = self.presenter.state.problem
        if problem is None:
            return
        intent = getattr(problem.error, "intent", "lend")
        dialog = ReasonDialog(self, words(problem.error).headline, intent)
        if dialog.exec():
            self.presenter.override(dialog.value())

    def open_station(self) -> None:
        """Members lend to themselves at this screen, until staff end it."""
        station = StationWindow(
            self, self._desk, self._background, InLane(self._background), self._tell_others, self._slips
        )
        station.sounded.connect(self.sound)
        station.finished.connect(lambda _code: station.deleteLater())
        self.station = station
        station.open()

    def ask_to_add(self) -> None:
        """What was scanned is in no catalogue: its title, and it is lent."""
        problem = self.presenter.state.problem
        if problem is None or problem.scan is None:
            return
        dialog = AddDialog(self, problem.scan.text)
        if dialog.exec():
            self.presenter.add_and_lend(*dialog.value())

    def search(self) -> None:
        """What was scanned, in the catalogue."""
        problem = self.presenter.state.problem
        self.presenter.leave()
        if problem is not None and problem.scan is not None:
            self.go.emit("catalogue", problem.scan.text)

    def show_copies(self) -> None:
        """Of the title whose ISBN was scanned, to choose one."""
        problem = self.presenter.state.problem
        self.presenter.leave()
        if problem is not None and isinstance(problem.error, WhichCopy):
            self.go.emit("catalogue", ("title", problem.error.title_uid))

    def show_member(self) -> None:
        """The open member's record; what is at hand here stays."""
        if (member := self.presenter.state.member) is not None:
            self.go.emit("members", ("member", member.uid))

    def reserve(self) -> None:
        """For the open member: what is out, or what was just scanned in vain."""
        member, problem = self.presenter.state.member, self.presenter.state.problem
        item = problem.error.item if problem and isinstance(problem.error, AlreadyLent) else None
        if problem is not None:
            self.presenter.leave()
        if member is not None:
            self.go.emit("holds", ("reserve", member.uid, item))

    def list_loans(self) -> None:
        """All that the member has out, with fines so far, to be printed."""
        if (member := self.presenter.state.member) is not None:
            self.go.emit("history", ("due", member.uid, member.name))

    def _chosen_loan(self, otherwise: LoanRow | None = None) -> LoanRow | None:
        """The row under the cursor while the table has the focus, else `otherwise`, or the soonest due."""
        loans = self.presenter.state.loans
        chosen = self.loans.current() if self.loans.hasFocus() else None
        return chosen or otherwise or (loans[0] if loans else None)

    def _just_lent(self) -> LoanRow | None:
        """What this visit lent last and is still out."""
        out = {loan.loan: loan for loan in self.presenter.state.loans}
        rows = reversed(self.presenter.state.rows)
        return next((out[row.loan] for row in rows if row.loan in out and not row.undone), None)

    def renew(self) -> None:
        """The chosen loan."""
        if (loan := self._chosen_loan()) is not None:
            self.presenter.renew(loan)

    def change_due(self) -> None:
        """Ask for another due date of the chosen loan, else of what was just lent."""
        loan = self._chosen_loan(self._just_lent())
        if loan is None:
            return
        dialog = DueDateDialog(self, loan.title, loan.due_at.astimezone().date())
        if dialog.exec():
            self.presenter.change_due(loan, *dialog.value())

    def ask_loss(self) -> None:
        """What became of the chosen loan: lost, or said to have come back."""
        loan = self._chosen_loan()
        if loan is not None:
            self.presenter.look_at_price(loan, lambda price: self._ask_loss(loan, price))

    def _ask_loss(self, loan: LoanRow, price: int) -> None:
        dialog = LossDialog(self, loan, price, waives=self.may(Right.WAIVE))
        if not dialog.exec():
            return
        match dialog.value():
            case ("claimed", date() as day):
                self.presenter.claim(loan, day)
            case ("runs_again", _):
                self.presenter.claim(loan, None)
            case (sort, _):
                self.presenter.lose(loan, charged=sort == "lost", price=dialog.other_price())

    def ask_damage(self) -> None:
        """What is broken of the item that was handed in last, and what that costs."""
        row = self._damageable()
        if row is None:
            return
        dialog = DamageDialog(self, row.title)
        if dialog.exec():
            self.presenter.damage(row.item, *dialog.value())

    def _damageable(self) -> VisitRow | None:
        chosen = self.visit.current() if self.visit.hasFocus() else None
        rows = [chosen] if chosen is not None else reversed(self.presenter.state.rows)
        return next((row for row in rows if row.action in ("returned", "found") and not row.undone), None)

    @property
    def can_be_damaged(self) -> bool:
        """Whether something of this visit came back."""
        return self._damageable() is not None

    def ask_parts(self) -> None:
        """Tick what is there of what was scanned last."""
        if (item := self._in_parts()) is not None:
            self.presenter.look_at_parts(item, self._ask_parts)

    def _ask_parts(self, fact: ItemFact) -> None:
        dialog = PartsDialog(self, fact.title, parts_of(fact.parts), parts_of(fact.parts_missing))
        if dialog.exec():
            self.presenter.note_parts(fact.uid, *dialog.value())

    def _in_parts(self) -> UUID | None:
        """Of the question, else of the chosen line or the newest that has parts, what nobody has looked at
        first; else what was just handed in."""
        state = self.presenter.state
        if state.problem is not None and isinstance(state.problem.error, CheckParts):
            return state.problem.error.item
        chosen = self.visit.current() if self.visit.hasFocus() else None
        rows = [chosen] if chosen is not None else state.rows[::-1]
        having = [*filter(to_check_words, rows), *(row for row in rows if row.parts)]
        return having[0].item if having else state.handed_in

    @property
    def has_parts(self) -> bool:
        """Whether something of this visit may have parts."""
        return self._in_parts() is not None

    @property
    def parts_to_check(self) -> bool:
        """Whether something came back of which nobody was asked whether its parts are there."""
        return any(map(to_check_words, self.presenter.state.rows))

    def put_in_late(self) -> None:
        """Ask when it happened, or end that."""
        if self.presenter.state.as_of is not None:
            self.presenter.put_in_late(None)
            return
        dialog = LateDialog(self, self._desk().clock())
        if dialog.exec():
            self.presenter.put_in_late(dialog.value())

    def ask_payment(self) -> None:
        """Ask how much of what the member owes is settled; the receipt follows."""
        member = self.presenter.state.member
        if member is None or not member.fines:
            return
        dialog = PaymentDialog(self, member.name, member.fines, waives=self.may(Right.WAIVE))
        if dialog.exec():
            self.presenter.pay(*dialog.value(), self._paid)

    def _paid(self, paid: Paid) -> None:
        self._deliver([paid.receipt])
        operation = paid.done.operation
        assert isinstance(operation, TakePayment)
        self.undo_offered.emit(paid_words(paid), lambda: self.presenter.take_payment_back(operation.payment))

    def show_slips(self) -> None:
        """The slips of the last visit, one after another."""
        self._slips.preview(self._last_slips)

    def to_loans(self) -> None:
        """Into the table of loans."""
        self.loans.setFocus()
        self.loans.move_to(0)

    # --- slips ----------------------------------------------------------------------------------------

    def _tell_others(self, changes: Changes) -> None:
        self._own_changes = True
        self.did.emit(changes)
        self._own_changes = False

    def _deliver(self, slips: list[Issued]) -> None:
        for slip in slips:
            self.slip_issued.emit(slip)
            self._slips.deliver(slip)
        self._last_slips = slips
        self.commands_changed.emit()

    def _issue_slips(self, member: MemberView | None, rows: tuple[VisitRow, ...]) -> None:
        desk = self._desk()

        def issued(slips: list[Issued]) -> None:
            self._tell_others(Changes({"prints"}))
            if slips:
                self._deliver(slips)

        def failed(error: Exception) -> None:
            self.toast.emit(Toast(words(error).as_sentence(), "bad"))

        self._background.run(lambda _task: issue(desk, member, rows), issued, failed, lane="desk")
