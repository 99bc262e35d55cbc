# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of the members page over plain rows: members found, what one has out, had out, and owes."""

from db.queries.holds import HoldRow
from db.queries.members import FineRow, MemberRow, PastLoanRow, PaymentRow
from db.queries.notices import NoticeRow
from db.rules import losses
from desktop_app.blocks.table import Column, RowsModel
from desktop_app.hold_words import STATE_TONES, state_words
from desktop_app.language import days_phrase, format_date, format_money, translate
from desktop_app.loss_words import loss_name, so_far_words
from desktop_app.members.phrases import ending_words, renewed_words
from desktop_app.members.records import OpenLoan
from desktop_app.notice_words import notice_name, way_name
from desktop_app.payment_words import payment_name

SO_FAR_COLUMN = 3
"""Of what a member has out: shown where lateness costs something by now."""


def members_model() -> RowsModel[MemberRow]:
    """One column: a member's line is drawn by member_list.MemberLine."""
    columns: list[Column[MemberRow]] = [
        Column(lambda: translate("MembersPage", "Member"), lambda r: f"{r.name}, {r.number}")
    ]
    return RowsModel(columns, lambda row: row.uid)


def due_words(loan: OpenLoan) -> str:
    """The due day, and how late it is where it is past."""
    day = format_date(loan.due_on)
    return f"{day}  ·  {days_phrase(-loan.days_late)}" if loan.days_late else day


def loans_model() -> RowsModel[OpenLoan]:
    """What a member has out, soonest due first."""
    columns: list[Column[OpenLoan]] = [
        Column(lambda: translate("MembersPage", "Title"), lambda r: r.title),
        Column(lambda: translate("MembersPage", "Barcode"), lambda r: r.barcode, 104),
        Column(
            lambda: translate("MembersPage", "Due"),
            due_words,
            224,
            tone=lambda r: "bad" if r.days_late else "",
        ),
        Column(
            lambda: translate("MembersPage", "So far", "what being late has come to, column heading"),
            lambda r: so_far_words(r.fine_so_far, r.suspension_so_far),
            150,
            tone=lambda _row: "bad",
        ),
    ]
    return RowsModel(columns, lambda row: row.barcode)


def past_model() -> RowsModel[PastLoanRow]:
    """What a member had out before, newest first."""
    columns: list[Column[PastLoanRow]] = [
        Column(lambda: translate("MembersPage", "Title"), lambda r: r.title),
        Column(
            lambda: translate("MembersPage", "Lent"),
            lambda r: format_date(r.lent_at.astimezone().date()),
            120,
        ),
        Column(
            lambda: translate("MembersPage", "Ended"),
            lambda r: format_date(r.ended_at.astimezone().date()),
            120,
        ),
        Column(lambda: translate("MembersPage", "How"), lambda r: ending_words(r.ending), 128),
        Column(lambda: translate("MembersPage", "Renewed", "how often"), renewed_words, 124, spare=True),
    ]
    return RowsModel(columns, lambda row: (row.barcode, row.lent_at))


def fines_model() -> RowsModel[FineRow]:
    """Fines that stand, newest first."""
    columns: list[Column[FineRow]] = [
        Column(lambda: translate("MembersPage", "Title"), lambda r: r.title or "–"),
        Column(
            lambda: translate("MembersPage", "Assessed"),
            lambda r: format_date(r.assessed_at.astimezone().date()),
            120,
        ),
        Column(lambda: translate("MembersPage", "What for"), fine_words, 168),
        Column(
            lambda: translate("MembersPage", "Suspended until"),
            lambda r: format_date(r.suspended_until) if r.suspended_until else "–",
            128,
        ),
        Column(lambda: translate("MembersPage", "Amount"), lambda r: format_money(r.amount), 120, right=True),
    ]
    return RowsModel(columns, lambda row: (row.title, row.assessed_at, row.kind))


def fine_words(fine: FineRow) -> str:
    """What it is for: so many days, or the item itself."""
    if fine.kind == losses.LATE:
        return days_phrase(-fine.days_late)
    return " · ".join(filter(None, (loss_name(fine.kind), fine.note)))


def holds_model() -> RowsModel[HoldRow]:
    """What a member waits for."""
    columns: list[Column[HoldRow]] = [
        Column(lambda: translate("MembersPage", "Title"), lambda r: r.title, strong=True),
        Column(lambda: translate("MembersPage", "Copy"), lambda r: r.barcode or "–", 120, spare=True),
        Column(
            lambda: translate("MembersPage", "How it stands"),
            state_words,
            200,
            tone=lambda r: STATE_TONES[r.state],
        ),
        Column(lambda: translate("MembersPage", "Fetched at"), lambda r: r.pickup, 150),
        Column(
            lambda: translate("MembersPage", "Date"),
            lambda r: format_date(r.placed_at.astimezone().date()),
            120,
            spare=True,
        ),
    ]
    return RowsModel(columns, lambda row: row.hold)


def notices_model() -> RowsModel[NoticeRow]:
    """Reminders, newest first."""
    columns: list[Column[NoticeRow]] = [
        Column(
            lambda: translate("MembersPage", "Date"),
            lambda r: format_date(r.given_at.astimezone().date()),
            120,
        ),
        Column(lambda: translate("MembersPage", "Reminder"), lambda r: notice_name(r.sort), 150),
        Column(
            lambda: translate("MembersPage", "How"), lambda r: f"{way_name(r.way)} {r.number}".strip(), 130
        ),
        Column(lambda: translate("MembersPage", "Title"), lambda r: r.title),
        Column(lambda: translate("MembersPage", "Where"), lambda r: r.branch, 130, spare=True),
    ]
    return RowsModel(columns, lambda row: row.uid)


def payments_model() -> RowsModel[PaymentRow]:
    """What settled fines, newest first; what was taken back is struck through."""
    columns: list[Column[PaymentRow]] = [
        Column(
            lambda: translate("MembersPage", "How"),
            lambda r: payment_name(r.kind),
            struck=lambda r: r.cancelled,
        ),
        Column(
            lambda: translate("MembersPage", "Date"),
            lambda r: format_date(r.made_at.astimezone().date()),
            120,
        ),
        Column(lambda: translate("MembersPage", "Where"), lambda r: r.branch, 150),
        Column(lambda: translate("MembersPage", "Reason"), lambda r: r.reason or "–", 150),
        Column(lambda: translate("MembersPage", "Amount"), lambda r: format_money(r.amount), 120, right=True),
    ]
    return RowsModel(columns, lambda row: row.uid)
