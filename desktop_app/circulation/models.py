# SPDX-License-Identifier: GPL-3.0-or-later
"""The two tables of the circulation page: what this visit did, and what the member has out."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from db.operations.refusals import Unknown
from db.queries.open_loans import LoanRow
from db.rules.items import missing_of, parts_of
from desktop_app import interloan_words
from desktop_app.blocks.table import Column, RowsModel
from desktop_app.circulation.visit import VisitRow
from desktop_app.language import format_date, format_due, format_money, format_number, format_time, translate
from desktop_app.loss_words import so_far_words
from desktop_app.putting_aside import kept_words
from desktop_app.refusal_words import words
from desktop_app.sending_on import arrived_words, sent_words

TIME_COLUMN, MEMBER_COLUMN, PARTS_COLUMN = 0, 4, 6
"""Of the visit's table: when, shown where nobody's card is open; whose, where items of others came back; what
belongs to them, where nobody was asked whether it is there."""
SO_FAR_COLUMN, RENEWED_COLUMN = 3, 4
"""Of the loans' table: shown where lateness costs something by now; where one was renewed."""
ACTION_TONES = {"lent": "good", "renewed": "info", "due": "info", "returned": "accent", "found": "warn"} | {
    "lost": "bad",
    "claimed": "warn",
    "runs_again": "info",
    "damaged": "warn",
    "parts": "warn",
    "kept": "warn",
    "arrived": "good",
    "sent": "accent",
    "stays": "good",
    "used": "info",
    "left": "bad",
}


def action_words(action: str) -> str:
    """What was done, in one word."""
    said: dict[str, Callable[[], str]] = {
        "lent": lambda: translate("CirculationPage", "Lent"),
        "returned": lambda: translate("CirculationPage", "Returned"),
        "renewed": lambda: translate("CirculationPage", "Renewed"),
        "due": lambda: translate("CirculationPage", "New due date"),
        "found": lambda: translate("CirculationPage", "Found again"),
        "lost": lambda: translate("CirculationPage", "Lost"),
        "claimed": lambda: translate("CirculationPage", "Said to be returned"),
        "runs_again": lambda: translate("CirculationPage", "Runs again"),
        "damaged": lambda: translate("CirculationPage", "Damaged"),
        "parts": lambda: translate("CirculationPage", "Parts checked"),
        "kept": lambda: translate("CirculationPage", "Put aside"),
        "arrived": lambda: translate("CirculationPage", "Arrived"),
        "sent": lambda: translate("CirculationPage", "Sent on"),
        "left": lambda: translate("CirculationPage", "Lay aside"),
        "used": lambda: translate("CirculationPage", "Read here"),
        "stays": lambda: translate("CirculationPage", "Stays here"),
    }
    return said[action]()


def days_left(due_at: datetime) -> int:
    """Local days from today until the due day; below zero when it is past."""
    return (due_at.astimezone().date() - datetime.now(UTC).astimezone().date()).days


def due_words(due_at: datetime, late_after: datetime) -> str:
    """The due day, and how late it is where it is past."""
    day, left = format_due(due_at), days_left(late_after)
    if left < 0:
        late = translate("CirculationPage", "%n day(s) late", None, -left)
        return f"{day} · {late}"
    if late_after < datetime.now(UTC):
        return f"{day} · {translate('CirculationPage', 'late')}"
    if left == 0:
        return f"{day} · {translate('CirculationPage', 'today')}"
    return day


def loan_words(loan: LoanRow) -> str:
    """Until when; or that the borrower says that it came back."""
    if loan.claimed_at is None:
        return due_words(loan.due_at, loan.late_after)
    said = translate("CirculationPage", "said to be returned on {date}")
    return said.format(date=format_date(loan.claimed_at.astimezone().date()))


def due_tone(late_after: datetime) -> str:
    """Red when late, amber on the last day."""
    left = days_left(late_after)
    return "bad" if late_after < datetime.now(UTC) else "warn" if left == 0 else ""


def outcome_words(row: VisitRow) -> str:
    """What came of it: the due day, or how late it was and what that costs."""
    if row.undone:
        return translate("CirculationPage", "taken back")
    if row.action in ("lent", "renewed", "due") and row.due_at is not None:
        due = format_due(row.due_at)
        said = translate("CirculationPage", "until {date}").format(date=due)
        closed = translate("CirculationPage", "closed that day")
        back = interloan_words.back_from(row.back.library) if row.back is not None else ""
        return " · ".join(part for part in (said, closed if row.closed else "", back) if part)
    aside = kept_words(row.kept) if row.kept is not None else ""
    late = translate("CirculationPage", "%n open day(s) late", None, row.days_late) if row.days_late else ""
    fine = format_money(row.fine) if row.fine else ""
    suspended = suspended_words(row.suspended_until) if row.suspended_until else ""
    if row.action == "left" and row.error is not None:
        unknown = isinstance(row.error, Unknown)
        return translate("CirculationPage", "Unknown number") if unknown else words(row.error).headline
    if row.action == "parts":
        return missing_words(row) or translate("CirculationPage", "everything is there")
    if row.times:
        return translate("CirculationPage", "%n time(s) today", None, row.times)
    since = translate("CirculationPage", "renewed after that: does not count") if row.renewed_since else ""
    came = arrived_words(row.came_from) if row.came_from else ""
    came = interloan_words.back_from(row.back.library) if row.back is not None else came
    sent = sent_words(row.sent) if row.sent is not None else ""
    return " · ".join(part for part in (late, fine, suspended, since, came, aside, sent) if part)


def missing_words(row: VisitRow) -> str:
    """Which of its parts are missing; empty where none is."""
    gone = missing_of(row.parts, row.parts_missing)
    return translate("CirculationPage", "missing: {parts}").format(parts=", ".join(gone)) if gone else ""


def to_check_words(row: VisitRow) -> str:
    """What is to be looked for of what came back among many; empty where that is done."""
    return ", ".join(parts_of(row.parts)) if row.parts_to_check and not row.undone else ""


def suspended_words(until: date) -> str:
    """Until when nothing may be borrowed."""
    return translate("CirculationPage", "suspended until {date}").format(date=format_date(until))


def visit_model() -> RowsModel[VisitRow]:
    """What this visit did, newest first."""
    tone = lambda row: "faint" if row.undone else ACTION_TONES[row.action]  # noqa: E731
    columns: list[Column[VisitRow]] = [
        Column(lambda: translate("CirculationPage", "Time"), lambda r: format_time(r.at), 64, spare=True),
        Column(
            lambda: "",
            lambda r: action_words(r.action),
            144,
            tone=tone,
            strong=True,
            spoken=lambda: translate("CirculationPage", "What was done"),
        ),
        Column(
            lambda: translate("CirculationPage", "Title"),
            lambda r: r.title,
            struck=lambda r: r.undone,
            least=240,
        ),
        Column(lambda: translate("CirculationPage", "Barcode"), lambda r: r.barcode, 110, spare=True),
        Column(lambda: translate("CirculationPage", "Member"), lambda r: r.member_name, 156),
        Column(
            lambda: translate("CirculationPage", "Outcome"),
            outcome_words,
            262,
            tone=lambda r: (
                "bad" if r.fine or r.suspended_until else "warn" if r.closed or r.renewed_since else ""
            ),
        ),
        Column(
            lambda: translate("CirculationPage", "Look whether it is there"),
            to_check_words,
            240,
            tone=lambda _row: "warn",
        ),
    ]
    return RowsModel(columns, lambda row: (row.at, row.item, row.action))


def times_renewed(loan: LoanRow) -> str:
    """How often, and whether nobody asked for it."""
    if not loan.renewals:
        return "–"
    if not loan.by_itself:
        return f"{loan.renewals} ×"
    return translate("CirculationPage", "{times} ×, by itself").format(times=format_number(loan.renewals))


def loans_model() -> RowsModel[LoanRow]:
    """What the open member has out, soonest due first."""
    columns: list[Column[LoanRow]] = [
        Column(lambda: translate("CirculationPage", "Title"), lambda r: r.title),
        Column(lambda: translate("CirculationPage", "Barcode"), lambda r: r.barcode, 110),
        Column(
            lambda: translate("CirculationPage", "Due"),
            loan_words,
            240,
            tone=lambda r: "" if r.claimed_at else due_tone(r.late_after),
        ),
        Column(
            lambda: translate("CirculationPage", "So far", "what being late has come to, column heading"),
            lambda r: so_far_words(r.fine_so_far, r.suspension_so_far),
            150,
            tone=lambda _row: "bad",
        ),
        Column(
            lambda: translate("CirculationPage", "Renewed", "how often, column heading"),
            times_renewed,
            124,
        ),
    ]
    return RowsModel(columns, lambda row: row.loan)
