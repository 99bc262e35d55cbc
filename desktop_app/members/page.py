# SPDX-License-Identifier: GPL-3.0-or-later
"""The members page: a list to find in, one member beside it, and the form in their place. Widgets only."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from db.operations.desk import Desk
from db.operations.payments import TakePayment
from db.operations.promotions import Carried, Change
from db.queries.members import EVERYBODY
from db.queries.scan import Scan
from db.rules.roles import Right
from desktop_app.background import Background
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.cameras import OpenWebcam, open_webcam
from desktop_app.blocks.layout import Card, EmptyState, Scrolling, column, holding, row
from desktop_app.blocks.notice import Notice
from desktop_app.blocks.page import Changes, Command, Page, Toast, Tone
from desktop_app.blocks.words import Button, Label, set_role
from desktop_app.issuing import Issued
from desktop_app.language import current_language, format_number, translate
from desktop_app.members.cards import CardPrint
from desktop_app.members.cards_dialog import CardsDialog
from desktop_app.members.detail import MemberDetail
from desktop_app.members.dialogs import BlockDialog
from desktop_app.members.form import MemberForm
from desktop_app.members.group_filter import GroupFilter
from desktop_app.members.keys import form_commands, member_commands
from desktop_app.members.member_list import MemberList
from desktop_app.members.photo_dialog import PhotoDialog
from desktop_app.members.phrases import done_words
from desktop_app.members.presenter import MembersPresenter, State
from desktop_app.members.promotion_dialog import PromotionDialog
from desktop_app.members.records import LONGEST_LIST, UNDOABLE, Detail, Saved
from desktop_app.merge_dialog import MergeDialog
from desktop_app.merging import Record
from desktop_app.payment_dialog import PaymentDialog
from desktop_app.refusal_words import words
from desktop_app.settling import Paid, paid_words

Deliver = Callable[[CardPrint], None]
"""Shows cards ready to print."""

LIST_WIDTHS, NARROW = (276, 372), 1_000
"""Pixels at 100 %: the list's least and largest, and the page's width below which it has the least."""
MEMBERS = Changes({"members"})
BUTTONS = ("lend", "edit", "renew-membership", "pay", "block", "lift-block", "photo", "card")


class MembersPage(Page):
    """What is typed in the window's box finds; every key is in the strip below."""

    page_name: ClassVar[str] = "members"
    icon_name: ClassVar[str] = "users"
    concerns: ClassVar[Changes] = Changes(
        {"members", "loans", "fines", "policies", "places", "notices", "holds"}
    )

    def __init__(
        self,
        desk: Callable[[], Desk],
        background: Background,
        deliver: Deliver,
        deliver_letter: Callable[[Issued], None],
        webcam: OpenWebcam = open_webcam,
    ) -> None:
        super().__init__()
        self.setObjectName("members-page")
        self._desk = desk
        self._background, self._deliver, self._webcam = background, deliver, webcam
        self._deliver_letter = deliver_letter
        self.presenter = MembersPresenter(desk, background, self._show, self._was_saved)
        self.list = MemberList()
        self.count = Label("members-count", "muted")
        self.group = GroupFilter()
        self.new_button = Button("members-new", "plain", "user-plus")
        self.detail = MemberDetail(BUTTONS)
        self.problem = Notice("members-problem", "bad")
        self.nobody = EmptyState("members-nobody", "users")
        self.nothing = EmptyState("members-nothing", "magnifying-glass")
        self._stack, self._beside = QStackedWidget(), QStackedWidget()
        self._known_commands: tuple[tuple[str, bool], ...] = ()
        self._own_changes, self._choosing, self._fee_is_new = False, True, False
        self._half_promoted: set[UUID] = set()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self._found_card = found = self._list_card()
        for widget in (holding(column(self.nobody)), Scrolling("members-scroll", self._detail_holder())):
            self._beside.addWidget(widget)
        both = row(found, self._beside, gap=tokens.GAP_L)
        both.setStretch(0, 1)
        both.setStretch(1, 2)
        self._stack.addWidget(holding(both))
        whole: QVBoxLayout = column(self.problem, self._stack, gap=tokens.GAP_M, margin=tokens.GAP_L)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _list_card(self) -> Card:
        self._found = QStackedWidget()
        self._found.addWidget(self.list)
        self._found.addWidget(self.nothing)
        head = row(self.count, None, self.new_button, margin=(tokens.GAP_XS, 0, 0, 0))
        card = Card("members-found", head, self.group, self._found, margin=tokens.GAP_M)
        box = card.layout()
        assert isinstance(box, QVBoxLayout)
        box.setStretch(2, 1)
        return card

    def _detail_holder(self) -> QWidget:
        return holding(column(self.detail), "members-detail-holder")

    def _connect(self) -> None:
        self.list.chosen.connect(self._row_chosen)
        self.list.opened.connect(self._row_opened)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._tell_commands())
        self.group.chosen.connect(self.presenter.narrow)
        self.new_button.clicked.connect(self.presenter.new)
        self.detail.on_action(self._run)

    @cached_property
    def form(self) -> MemberForm:
        """Made when it is first wanted: it has half of the page's widgets."""
        form = MemberForm()
        form.drafted.connect(self.presenter.fill)
        form.left.connect(self.presenter.left)
        form.save.connect(self.presenter.save)
        form.close_form.connect(self.close_form)
        form.photo.connect(self.photo)
        form.alike.connect(self.presenter.open_alike)
        form.start_empty.connect(self.presenter.start_empty)
        self._stack.addWidget(form)
        return form

    @property
    def _has_form(self) -> bool:
        return "form" in vars(self)

    # --- what the window asks -------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return translate("MembersPage", "Members")

    def scan_hint(self) -> str:
        """What to scan or type."""
        if self.presenter.state.form is not None:
            return translate("MembersPage", "Scan a pre-printed card for its number")
        return translate("MembersPage", "Find members by name, number, phone or school; or scan a card")

    def accepts(self) -> frozenset[str]:
        """Cards, and whatever may be a name, a phone or part of a number; items go where items are lent."""
        return frozenset({"member", "lost_card", "unknown", "text"})

    def scanned(self, scan: Scan) -> None:
        """A member's card, a new card for the form, or words that were searched for."""
        if self.presenter.state.form is not None:
            self.form.put_number(scan.text)
            if scan.kind in ("member", "lost_card"):
                self.presenter.mark("number", "taken")
        elif scan.kind in ("member", "lost_card") and scan.uid is not None:
            self.presenter.choose(scan.uid)
            if scan.kind == "lost_card":
                said = translate("MembersPage", "The card {number} was reported lost.")
                self.toast.emit(Toast(said.format(number=scan.text), "warn"))
        else:
            self.presenter.search(scan.text)
            self.enter_results()
        self.scan_taken.emit()

    def typed(self, text: str) -> None:
        """Search while typing."""
        if self.presenter.state.form is None:
            self.presenter.search(text)

    def enter_results(self) -> bool:
        """Into the list."""
        if not self.presenter.state.rows or self.presenter.state.form is not None:
            return False
        self.list.setFocus()
        if not self.list.currentIndex().isValid():
            self.list.move_to(0)
        return True

    def activated(self, argument: Any = None) -> None:
        """`('member', uid)` or a uid shows that member, `'new'` registers, words are searched for."""
        self.presenter.refresh()
        match argument:
            case ("member", UUID() as uid) | (UUID() as uid):
                self.presenter.choose(uid)
            case "new" | ("new", _):
                self.presenter.new()
            case str() as words:
                self.presenter.search(words)

    def changed(self, kinds: Changes) -> None:
        """Somebody else changed what is shown here."""
        if not self._own_changes:
            self.presenter.refresh()

    def escape(self) -> None:
        """Leave the form; what was typed is kept."""
        self.close_form()

    # --- keys ----------------------------------------------------------------------------------------

    def commands(self) -> Sequence[Command]:
        """What can be done now, the next step first."""
        if (form := self.presenter.state.form) is not None:
            return form_commands(self, form)
        return self._member_commands()

    def _member_commands(self) -> list[Command]:
        return member_commands(self, self.presenter, several=len(self.list.selected()) > 1)

    def _run(self, name: str) -> None:
        """A button of the member does what its key does."""
        for command in self._member_commands():
            if command.id == name and command.enabled():
                command.run()

    def _tell_commands(self) -> None:
        """The strip of keys is asked again only when it would look different."""
        now = tuple((command.words(), command.enabled()) for command in self.commands())
        if now != self._known_commands:
            self._known_commands = now
            self.detail.show_actions(self._member_commands())
            self.commands_changed.emit()

    # --- doing ---------------------------------------------------------------------------------------

    def _row_chosen(self, place: int) -> None:
        found = self.list.rows_model.row(place)
        if found is not None and self._choosing:
            self.presenter.choose(found.uid)

    def _row_opened(self, place: int) -> None:
        self._row_chosen(place)
        self.lend()

    def lend(self) -> None:
        """Take the member to the circulation page."""
        chosen = self.presenter.state.chosen
        if chosen is not None and self.presenter.may(Right.LEND):
            self.go.emit("circulation", ("member", chosen))

    def reserve(self) -> None:
        """Something for the member, on the page of reservations."""
        if (chosen := self.presenter.state.chosen) is not None:
            self.go.emit("holds", ("reserve", chosen, None))

    def save(self) -> None:
        """Register or change, with what was typed last."""
        self.form.tell()
        self.presenter.save()

    def close_form(self) -> None:
        """Put the form aside; what was typed is kept."""
        if self.presenter.state.form is None:
            return
        self.form.tell()
        if self.presenter.close_form():
            kept = translate("MembersPage", "What was typed is kept: open the form again to go on.")
            self.toast.emit(Toast(kept, "info"))
        self.list.setFocus()

    def block(self) -> None:
        """Ask why, then block."""
        detail = self.presenter.state.detail
        if detail is None:
            return
        dialog = BlockDialog(self, detail.view.name)
        dialog.accepted.connect(lambda: self.presenter.block(dialog.reason.value()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def photo(self) -> None:
        """From a file or the webcam, for the member or the one being registered."""
        form, detail = self.presenter.state.form, self.presenter.state.detail
        if form is not None:
            dialog = self._photo_dialog(form.draft.name, form.photo)
            dialog.accepted.connect(lambda: self.presenter.set_form_photo(dialog.jpeg))
        elif detail is not None:
            dialog = self._photo_dialog(detail.view.name, detail.view.photo)
            dialog.accepted.connect(lambda: self.presenter.set_photo(dialog.jpeg))

    def _photo_dialog(self, name: str, present: bytes | None) -> PhotoDialog:
        name = name.strip() or translate("MembersPage", "New member")
        dialog = PhotoDialog(self, self._background, name, present, self._webcam)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def print_cards(self) -> None:
        """The cards of those selected, or of the member shown."""
        chosen = [found.uid for found in self.list.selected()]
        shown = self.presenter.state.chosen
        if len(chosen) < 2 and shown is not None:
            chosen = [shown]
        if chosen:
            self.presenter.print_cards(chosen, self._deliver)

    def show_cards(self) -> None:
        """The member's cards: another one, or one that is lost."""
        if (detail := self.presenter.state.detail) is not None:
            dialog = CardsDialog(self, self.presenter, detail)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def merge(self) -> None:
        """The member in view and another are one person: which, and who stays."""
        if (detail := self.presenter.state.detail) is not None:
            self.presenter.read_record(detail.view.uid, self._ask_other)

    def _ask_other(self, one: Record) -> None:
        do = self.presenter
        dialog = MergeDialog(self, one, do.merge, find=do.find_others, read=do.read_record)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def print_class(self) -> None:
        """The cards of all who are listed: of a school, or of a class."""
        if chosen := [found.uid for found in self.presenter.state.rows]:
            self.presenter.print_cards(chosen, self._deliver)

    def end_school_year(self) -> None:
        """Ask what becomes of each class of a school, and carry it out."""
        state = self.presenter.state
        if state.frame is None:
            return
        schools = dict.fromkeys(one.institution for one in state.frame.groups if one.class_name)
        here = state.group.institution
        dialog = PromotionDialog(
            self,
            self._desk,
            self._background,
            list(schools),
            here if here in schools else next(iter(schools), ""),
            state.frame.today,
            self._promoted,
            self._half_promoted,
            blocks=self.presenter.may(Right.BLOCK_MEMBERS),
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _promoted(self, backwards: list[Change]) -> None:
        self.presenter.narrow(EVERYBODY)
        self.presenter.refresh()
        self._tell_others()
        said = translate("MembersPage", "%n member(s) changed.", None, len(backwards))
        undo = partial(self.presenter.take_back, backwards, partial(self._demoted, backwards))
        self.toast.emit(Toast(said, "good", undo if backwards else None))

    def _demoted(self, backwards: list[Change], carried: Carried) -> None:
        self._tell_others()
        self._half_promoted -= {one.member for one in carried.backwards}
        if carried.error is not None:
            again = partial(self.presenter.take_back, backwards, partial(self._demoted, backwards))
            self.toast.emit(Toast(words(carried.error).as_sentence(), "bad", again))

    def _tell_others(self) -> None:
        self._own_changes = True
        self.did.emit(MEMBERS)
        self._own_changes = False

    def ask_payment(self) -> None:
        """Ask how much of what the member owes is settled; the receipt follows."""
        detail = self.presenter.state.detail
        if detail is None or not detail.view.fines:
            return
        view = detail.view
        dialog = PaymentDialog(self, view.name, view.fines, waives=self.presenter.may(Right.WAIVE))
        dialog.accepted.connect(lambda: self.presenter.pay(*dialog.value(), self._paid))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _paid(self, paid: Paid) -> None:
        self.did.emit(paid.done.changes | {"prints"})
        self._deliver_letter(paid.receipt)
        operation = paid.done.operation
        assert isinstance(operation, TakePayment)
        undo = partial(self.presenter.take_payment_back, operation.payment, operation.member)
        self.toast.emit(Toast(paid_words(paid), "good", undo))

    def clear(self) -> None:
        """The letter that the member has nothing out and owes nothing; kept with the slips."""
        self.presenter.clear(self._cleared)

    def _cleared(self, letter: Issued) -> None:
        self.did.emit(Changes({"prints"}))
        self._deliver_letter(letter)

    def _was_saved(self, saved: Saved) -> None:
        undo = (lambda: self.presenter.undo(saved)) if saved.kind in UNDOABLE else None
        tone: Tone = "info" if saved.kind in {"undone", "unchanged"} else "good"
        self.toast.emit(Toast(done_words(saved), tone, undo))
        self._fee_is_new = saved.fee is not None
        self._own_changes = True
        self.did.emit(saved.changes | {"fines"} if saved.fee else saved.changes)
        self._own_changes = False

    # --- showing -------------------------------------------------------------------------------------

    def _show(self, state: State) -> None:
        if state.frame is not None and (state.form is not None or self._has_form):
            self.form.show_form(state.form, state.frame, busy=state.busy)
        self._stack.setCurrentIndex(1 if state.form is not None else 0)
        self._show_list(state)
        self._show_detail(state)
        if state.problem is None:
            self.problem.hide()
        else:
            self.problem.say(*words(state.problem))
        self._tell_commands()

    def _show_list(self, state: State) -> None:
        if state.frame is None:
            return
        # What the list does by itself while its rows change is no choice of the person.
        self._choosing = False
        self.group.show_groups(state.frame.groups, state.group)
        self.list.show_rows(state.rows, state.frame.today, self._type_names(state))
        self.list.point_to(state.chosen)
        self._choosing = True
        self._found.setCurrentIndex(1 if state.found and not state.rows else 0)
        self._say_nobody(searched=bool(state.typed.strip()) or state.group != EVERYBODY)
        self.count.set_text(self._count_words(len(state.rows), state.typed))

    def _say_nobody(self, *, searched: bool) -> None:
        """Nobody has these words, or nobody is registered yet."""
        if searched:
            headline = translate("MembersPage", "Nobody found")
            hint = translate("MembersPage", "Try part of the name, the card number, the phone or the school.")
        else:
            headline = translate("MembersPage", "No members yet")
            hint = translate("MembersPage", "Register the first one, or take in a list: Import and export.")
        self.nothing.picture.show_icon("magnifying-glass" if searched else "users", "faint")
        self.nothing.set_words(headline, hint)

    @staticmethod
    def _type_names(state: State) -> dict[str, str]:
        if current_language() != "en" or state.frame is None:
            return {}
        return {kind.name: kind.name_en for kind in state.frame.types if kind.name_en}

    @staticmethod
    def _count_words(number: int, typed: str) -> str:
        if number >= LONGEST_LIST:
            first = translate("MembersPage", "The first {number}: type more to find the others")
            return first.format(number=format_number(number))
        if typed.strip():
            return translate("MembersPage", "%n found", None, number)
        return translate("MembersPage", "%n member(s)", None, number)

    def _show_detail(self, state: State) -> None:
        if state.detail is not None and state.frame is not None:
            if state.detail is not self.detail.shown:
                self.detail.show_member(state.detail, state.frame)
                self._offer_payment(state.detail)
            self._beside.setCurrentIndex(1)
        elif state.chosen is None:
            self._beside.setCurrentIndex(0)
        self.nobody.setVisible(bool(state.rows))

    def _offer_payment(self, detail: Detail) -> None:
        """A fee that was asked for just now can be paid at once; Esc leaves it owed."""
        if self._fee_is_new and detail.view.fines > 0 and self.presenter.may(Right.LEND):
            self._fee_is_new = False
            self.ask_payment()

    def unfinished(self) -> str:
        """A form that was begun."""
        if self.presenter.state.form is not None:
            self.form.tell()
        if not self.presenter.unsaved:
            return ""
        return translate("MembersPage", "What was typed of a member is not saved yet, and would be lost.")

    def retranslate(self) -> None:
        """All words again."""
        new = translate("MembersPage", "New member")
        self.new_button.set_words(new, "Ctrl+N")
        self.new_button.setVisible(self.presenter.may(Right.EDIT_MEMBERS))
        self.list.setAccessibleName(translate("MembersPage", "Members found"))
        self.nobody.set_words(
            translate("MembersPage", "No member chosen"),
            translate("MembersPage", "Scan a card, or type a name above and choose from the list."),
        )
        self.list.rows_model.retranslate()
        self.group.retranslate()
        self.detail.retranslate()
        if self._has_form:
            self.form.retranslate()
        self._known_commands = ()
        self._show(self.presenter.state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the member needs the room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        least, most = (theme.px(width) for width in LIST_WIDTHS)
        self._found_card.setMinimumWidth(least)
        self._found_card.setMaximumWidth(least if self.width() < theme.px(NARROW) else most)

    def restyle(self) -> None:
        """Widths and rows at the zoom of now."""
        self._fit()
        self.list.restyle()
        set_role(self.problem, role="notice")
