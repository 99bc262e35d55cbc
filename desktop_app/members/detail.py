# SPDX-License-Identifier: GPL-3.0-or-later
"""One member: who it is, how the membership stands, what is out, what was, what is owed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from db.queries.members import CardRow, MemberRow
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.layout import Card, column, holding, row
from desktop_app.blocks.notice import Notice
from desktop_app.blocks.page import Command
from desktop_app.blocks.person_photo import PersonPhoto
from desktop_app.blocks.table import DataTable
from desktop_app.blocks.words import Badge, Button, Label
from desktop_app.language import format_date, format_money, format_number, translate
from desktop_app.members.cards import type_name
from desktop_app.members.models import (
    SO_FAR_COLUMN,
    fines_model,
    holds_model,
    loans_model,
    notices_model,
    past_model,
    payments_model,
)
from desktop_app.members.phrases import TONES, card_sort_words, gender_words, standing_words
from desktop_app.members.records import Detail, Frame
from desktop_app.members.standing import standing

FACTS = (
    "registered", "expires", "birth", "gender", "phone", "email", "institution", "class", "student",
    "identity", "cards", "guardian", "guarantor", "proxy", "address", "note",
)  # fmt: skip
BARE = frozenset({"block", "lift-block", "photo", "card"})
"""Actions shown by their icon alone: the strip of keys below has their words."""
WIDE = frozenset({"address", "note"})
SHOWN_DIGITS = 4
LOWEST_TABLE = 168
ROOMY, TIGHT = 620, 590
"""Widths from which facts stand three abreast, and below which the tabs alone say what is out and owed."""
# Names in Arabic script begin where the others do.
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


class Fact(QWidget):
    """A small caption with its value, which can be copied."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"members-fact-{name}")
        self.caption = Label(f"members-fact-{name}-caption", "small")
        self.value = Label(f"members-fact-{name}-value", wrap=True)
        self.value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setLayout(column(self.caption, self.value, gap=2))

    def show_value(self, value: str) -> None:
        """Another value; hidden where there is none."""
        self.value.set_text(value)
        self.setVisible(bool(value))


class MemberDetail(Card):
    """Shows one member; `actions` are commands that also have a button here."""

    def __init__(self, actions: Sequence[str]) -> None:
        self.photo = PersonPhoto("members-photo", 76)
        self.name = Label("members-name", "title", wrap=True)
        self.other_name = Label("members-other-name", "muted", wrap=True)
        self.number = Label("members-number", "strong")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.place = Label("members-place", "muted", wrap=True)
        for label in (self.name, self.other_name):
            label.setAlignment(LEFT)
        self.badges = [Badge(f"members-badge-{n}") for n in ("standing", "out", "late", "fines")]
        self.block = Notice("members-block", "bad")
        self.buttons = {name: self._action(name) for name in actions}
        self.facts = {name: Fact(name) for name in FACTS}
        self._grid = QGridLayout()
        self._models = (
            *(loans_model(), holds_model(), past_model(), fines_model()),
            *(payments_model(), notices_model()),
        )
        loans, holds, past, fines, payments, notices = self._models
        self.tables = [
            DataTable("members-loans", loans),
            DataTable("members-holds", holds),
            DataTable("members-past", past),
            DataTable("members-fines", fines),
            DataTable("members-payments", payments),
            DataTable("members-notices", notices),
        ]
        self.tabs = QTabWidget()
        self._detail: Detail | None = None
        self._frame: Frame | None = None
        self._fit = (2, False)
        self._commands: Sequence[Command] = ()
        super().__init__("members-detail", self._laid_out(), margin=tokens.GAP_L)

    @staticmethod
    def _action(name: str) -> Button:
        return Button(f"members-{name}", "primary" if name == "lend" else "plain")

    def _laid_out(self) -> QVBoxLayout:
        # Fact by fact: two columns share the width, whatever they hold.
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(tokens.GAP_XL))
        self._grid.setVerticalSpacing(theme.px(tokens.GAP_M))
        for line, fact in enumerate(self.facts.values()):
            self._grid.addWidget(fact, line, 0)
        self._make_tabs()
        box = column(self._head(), self._actions(), self.block, self._grid, self.tabs, gap=tokens.GAP_M)
        box.setStretch(4, 1)
        return box

    def _head(self) -> QHBoxLayout:
        badges = _yielding(row(*self.badges, None, gap=tokens.GAP_S), "members-badges")
        names = column(self.name, self.other_name, gap=0)
        who = column(names, row(self.number, self.place, gap=tokens.GAP_M), badges, gap=tokens.GAP_XS)
        self.place.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        head = row(column(self.photo, None), who, gap=tokens.GAP_L)
        head.setStretch(1, 1)
        return head

    def _actions(self) -> QWidget:
        return _yielding(row(*self.buttons.values(), None, gap=tokens.GAP_S), "members-actions")

    def _make_tabs(self) -> None:
        self.tabs.setObjectName("members-tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setMinimumHeight(theme.px(LOWEST_TABLE))
        for table in self.tables:
            self.tabs.addTab(holding(column(table, margin=0), f"{table.objectName()}-tab"), "")

    # --- showing -------------------------------------------------------------------------------------

    @property
    def shown(self) -> Detail | None:
        """What is shown now."""
        return self._detail

    def show_member(self, detail: Detail, frame: Frame) -> None:
        """Another member, or the same one with other facts."""
        self._detail, self._frame = detail, frame
        view = detail.view
        self.photo.show_person(view.name, view.photo)
        self.name.set_text(view.name)
        self.other_name.set_text(view.other_name)
        self.other_name.setVisible(bool(view.other_name))
        self.number.set_text(view.number)
        kind = type_name(frame, detail.facts.member_type, view.member_type)
        self.place.set_text("  ·  ".join(part for part in (kind, view.branch) if part))
        self._show_badges(detail, frame)
        self._show_block(view.block_reason)
        self._show_facts(detail)
        self._show_tables(detail)
        self.setAccessibleName(view.name)

    def _show_badges(self, detail: Detail, frame: Frame) -> None:
        view = detail.view
        now = standing(view.expires_on, view.block_reason is not None, frame.today)
        late = sum(loan.days_late > 0 for loan in detail.loans)
        shown = (
            (standing_words(now, view.expires_on), TONES[now.kind]),
            (
                self._count(
                    len(detail.loans), translate("MembersPage", "%n on loan", None, len(detail.loans))
                ),
                "neutral",
            ),
            (self._count(late, translate("MembersPage", "%n overdue", None, late)), "bad"),
            (self._fine_words(view.fines), "warn"),
        )
        for badge, (text, tone) in zip(self.badges, shown, strict=True):
            badge.show_as(text, tone)
        if self._fit[1]:
            # The tabs say these two as well.
            for badge in (self.badges[1], self.badges[3]):
                badge.hide()

    @staticmethod
    def _count(number: int, words: str) -> str:
        return words if number else ""

    @staticmethod
    def _fine_words(fines: int) -> str:
        if not fines:
            return ""
        words = (
            translate("MembersPage", "Owes {amount}")
            if fines > 0
            else translate("MembersPage", "Credit {amount}")
        )
        return words.format(amount=format_money(abs(fines)))

    def _show_block(self, reason: str | None) -> None:
        if reason is None:
            self.block.hide()
        else:
            self.block.say(translate("MembersPage", "Blocked: may not borrow"), reason)

    def _show_facts(self, detail: Detail) -> None:
        values = self._values(detail)
        for name, fact in self.facts.items():
            fact.show_value(values[name])
            self._grid.removeWidget(fact)
        line, place, abreast = 0, 0, self._fit[0]
        for column_place in range(3):
            self._grid.setColumnStretch(column_place, 1 if column_place < abreast else 0)
        for name in (name for name in FACTS if values[name]):
            span = 2 if name in WIDE else 1
            if place + span > abreast:
                line, place = line + 1, 0
            self._grid.addWidget(self.facts[name], line, place, 1, span, Qt.AlignmentFlag.AlignTop)
            place += span

    def _values(self, detail: Detail) -> dict[str, str]:
        view, facts = detail.view, detail.facts
        hidden = "•••• " + facts.identity_number[-SHOWN_DIGITS:]
        return {
            "registered": format_date(view.registered_on),
            "expires": format_date(view.expires_on),
            "birth": format_date(facts.birth_date) if facts.birth_date else "",
            "gender": gender_words(facts.gender),
            "phone": facts.phone,
            "email": facts.email,
            "institution": facts.institution,
            "class": facts.class_name,
            "student": facts.student_number,
            "guardian": "  ·  ".join(filter(None, (facts.guardian_name, facts.guardian_phone))),
            "guarantor": _who(detail.guarantor),
            "cards": "\n".join(map(_card, detail.cards)),
            "proxy": ", ".join(facts.proxy.splitlines()),
            "identity": hidden if facts.identity_number else "",
            "address": facts.address,
            "note": facts.note,
        }

    def _show_tables(self, detail: Detail) -> None:
        loans, holds, past, fines, payments, notices = self._models
        loans.show(detail.loans)
        costs = any(loan.fine_so_far or loan.suspension_so_far for loan in detail.loans)
        self.tables[0].show_column(SO_FAR_COLUMN, costs)
        holds.show(detail.holds)
        past.show(detail.past)
        fines.show(detail.fines)
        payments.show(detail.payments)
        notices.show(detail.notices)
        for place, (words, number) in enumerate(
            (
                (translate("MembersPage", "On loan"), len(detail.loans)),
                (translate("MembersPage", "Reserved"), len(detail.holds)),
                (translate("MembersPage", "Past loans"), detail.past_loans),
                (translate("MembersPage", "Charges"), len(detail.fines)),
                (translate("MembersPage", "Payments"), len(detail.payments)),
                (translate("MembersPage", "Reminders"), len(detail.notices)),
            )
        ):
            self.tabs.setTabText(place, f"{words}  {format_number(number)}" if number else words)
            self.tables[place].setAccessibleName(words)

    def show_actions(self, commands: Sequence[Command]) -> None:
        """The buttons say what the keys do; what can't or may not be done is not there."""
        self._commands = commands
        known = {command.id: command for command in commands}
        for name, button in self.buttons.items():
            command = known.get(name)
            button.setVisible(command is not None and command.enabled())
            if command is not None:
                button.set_icon(command.icon)
                button.set_words(command.words(), command.shortcut)
                if name == "renew-membership":
                    button.setText(translate("MembersPage", "Renew"))
                if name in BARE:
                    button.setText("")
        self._leave_out_words()

    def _leave_out_words(self) -> None:
        """Where the row is too short, from its end on; screen readers and tool tips keep all words."""
        shown = [button for button in self.buttons.values() if not button.isHidden()]
        room = self.contentsRect().width() - 2 * tokens.GAP_L + tokens.GAP_S
        for button in reversed(shown):
            if sum(one.sizeHint().width() + tokens.GAP_S for one in shown) <= room:
                return
            button.setText("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three facts abreast where there is room; actions as many words as fit."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.show_actions(self._commands)
        fit = (3 if self.width() >= theme.px(ROOMY) else 2, self.width() < theme.px(TIGHT))
        if fit != self._fit:
            self._fit = fit
            if self._detail is not None and self._frame is not None:
                self._show_badges(self._detail, self._frame)
                self._show_facts(self._detail)

    def on_action(self, run: Callable[[str], None]) -> None:
        """What the buttons do."""
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, name=name: run(name))

    def retranslate(self) -> None:
        """All words again."""
        captions = {
            "registered": translate("MembersPage", "Member since"),
            "expires": translate("MembersPage", "Membership until"),
            "birth": translate("MembersPage", "Date of birth"),
            "gender": translate("MembersPage", "Gender"),
            "phone": translate("MembersPage", "Phone"),
            "email": translate("MembersPage", "E-mail"),
            "institution": translate("MembersPage", "School or workplace"),
            "class": translate("MembersPage", "Class"),
            "student": translate("MembersPage", "School number (NIS)"),
            "guardian": translate("MembersPage", "Parent or guardian"),
            "guarantor": translate("MembersPage", "Guarantor"),
            "cards": translate("MembersPage", "Other cards"),
            "proxy": translate("MembersPage", "May fetch for the member"),
            "identity": translate("MembersPage", "Identity number (NIK)"),
            "address": translate("MembersPage", "Address"),
            "note": translate("MembersPage", "Note"),
        }
        for name, words in captions.items():
            self.facts[name].caption.set_text(words)
        self.tabs.setAccessibleName(translate("MembersPage", "Loans and fines"))
        for model in self._models:
            model.retranslate()
        if self._detail is not None and self._frame is not None:
            self.show_member(self._detail, self._frame)

    def changeEvent(self, event: QEvent) -> None:
        """Gaps follow the zoom with the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            for table in self.tables:
                table.restyle()


def _yielding(line: QHBoxLayout, name: str) -> QWidget:
    """A row that does not force its width on the page."""
    widget = holding(line, name)
    widget.setMinimumWidth(1)
    return widget


def _who(member: MemberRow | None) -> str:
    return "" if member is None else f"{member.name}  ·  {member.number}"


def _card(card: CardRow) -> str:
    """A further card in a line."""
    if card.lost_at is None:
        return f"{card.number}  ·  {card_sort_words(card.sort)}"
    lost = translate("MembersPage", "lost on {date}").format(
        date=format_date(card.lost_at.astimezone().date())
    )
    return f"{card.number}  ·  {lost}"
