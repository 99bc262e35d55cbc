# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of the history page: slips, and what is due."""

from db.queries.circulation import PrintRow
from desktop_app.blocks.table import MOMENT, Column, RowsModel
from desktop_app.history.records import DueLine
from desktop_app.language import format_date, format_datetime, format_money, translate


def slip_kind(kind: str) -> str:
    """What a kind of slip is called."""
    return {
        "loan": translate("HistoryPage", "Loan slip"),
        "return": translate("HistoryPage", "Return slip"),
        "payment": translate("HistoryPage", "Receipt"),
        "clearance": translate("HistoryPage", "Clearance letter"),
        "cash": translate("HistoryPage", "Count of the till"),
        "notice": translate("HistoryPage", "Reminder letter"),
        "hold": translate("HistoryPage", "Reservation"),
        "transit": translate("HistoryPage", "To another branch"),
    }.get(kind, kind)


def slips_model() -> RowsModel[PrintRow]:
    """Slips, newest first."""
    columns: list[Column[PrintRow]] = [
        Column(lambda: translate("HistoryPage", "Number"), lambda r: r.number, 96, strong=True),
        Column(lambda: translate("HistoryPage", "Kind"), lambda r: slip_kind(r.kind), 156),
        Column(lambda: translate("HistoryPage", "Printed"), lambda r: format_datetime(r.printed_at), MOMENT),
        Column(lambda: translate("HistoryPage", "Member"), lambda r: r.member_name or "–"),
        Column(
            lambda: translate("HistoryPage", "Copies"),
            lambda r: f"+{r.reprints}" if r.reprints else "–",
            76,
            spare=True,
        ),
    ]
    return RowsModel(columns, lambda row: row.uid)


def lateness_words(line: DueLine) -> str:
    """How late it is, or how long it may stay."""
    if line.days_late > 0:
        return translate("HistoryPage", "%n day(s) late", None, line.days_late)
    if line.days_late == 0:
        return translate("HistoryPage", "today")
    return translate("HistoryPage", "in %n day(s)", None, -line.days_late)


def due_model(*, phones: bool) -> RowsModel[DueLine]:
    """Open loans, soonest due first; telephones only for those who may see members."""
    columns: list[Column[DueLine]] = [
        Column(
            lambda: translate("HistoryPage", "Due"),
            lambda r: format_date(r.row.due_at.astimezone().date()),
            124,
        ),
        Column(
            lambda: translate("HistoryPage", "Late"),
            lateness_words,
            142,
            tone=lambda r: "bad" if r.days_late > 0 else "warn" if r.days_late == 0 else "",
        ),
        Column(lambda: translate("HistoryPage", "Title"), lambda r: r.row.title),
        Column(lambda: translate("HistoryPage", "Barcode"), lambda r: r.row.barcode, 118),
        Column(lambda: translate("HistoryPage", "Member"), lambda r: r.row.member_name, 180),
        Column(lambda: translate("HistoryPage", "Telephone"), lambda r: r.row.phone or "–", 140),
        Column(
            lambda: translate("HistoryPage", "Fine so far"),
            lambda r: format_money(r.fine) if r.fine else "–",
            110,
            right=True,
            spare=True,
        ),
    ]
    if not phones:
        columns = [column for place, column in enumerate(columns) if place != 5]
    return RowsModel(columns, lambda line: (line.row.barcode, line.row.lent_at))
