# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of the import: the first records as they would be taken, and what was mended or refused."""

from db.exchange.records import CounterRecord, Finding, ItemRecord, MemberRecord, Read, TitleRecord
from db.operations.import_notes import Noted
from desktop_app.blocks.table import Column, RowsModel
from desktop_app.finding_words import finding_text
from desktop_app.language import format_date, format_money, format_number, translate


def findings_of(read: Read) -> tuple[Finding, ...]:
    """Everything found wrong in one record."""
    return (*read.repairs, read.refusal) if read.refusal is not None else tuple(read.repairs)


def said(findings: tuple[Finding, ...]) -> str:
    """Findings in words."""
    return "; ".join(finding_text(finding) for finding in findings)


def main_text(read: Read) -> str:
    """What a record is called."""
    match read.record:
        case TitleRecord(title=title):
            return title
        case ItemRecord(title=title):
            return title
        case MemberRecord(name=name):
            return name
        case CounterRecord() as line:
            said = translate("ExchangePage", "{what}, {day} {time}")
            when = line.happened_at
            return said.format(what=line_words(line.verb), day=format_date(when.date()), time=f"{when:%H:%M}")
    return "–"


def line_words(verb: str) -> str:
    """What a line of a .koc file tells."""
    return {
        "issue": translate("ExchangePage", "Loan"),
        "return": translate("ExchangePage", "Return"),
        "payment": translate("ExchangePage", "Payment"),
    }[verb]


def detail_text(read: Read) -> str:
    """What else tells it apart: authors and year; barcode and branch; number and type."""
    parts: tuple[str, ...] = ()
    match read.record:
        case TitleRecord() as title:
            parts = ("; ".join(title.authors), str(title.year or ""))
        case ItemRecord() as item:
            parts = (item.barcode, item.branch)
        case MemberRecord() as member:
            parts = (
                member.number or member.student_number,
                member.member_type,
                member.institution,
                member.class_name,
            )
        case CounterRecord() as line:
            parts = (line.card, line.barcode or (format_money(line.amount) if line.amount else ""))
        case _:
            parts = ("", "")
    return " · ".join(part for part in parts if part)


def copies_text(read: Read) -> str:
    """How many copies a title brings."""
    return format_number(len(read.record.items)) if isinstance(read.record, TitleRecord) else "–"


def preview_model() -> RowsModel[Read]:
    """The first records of a file."""
    columns: list[Column[Read]] = [
        Column(lambda: translate("ExchangePage", "No."), lambda r: format_number(r.position), 68, right=True),
        Column(lambda: translate("ExchangePage", "Record"), main_text),
        Column(lambda: translate("ExchangePage", "Details"), detail_text, 250),
        Column(lambda: translate("ExchangePage", "Copies"), copies_text, 84, right=True),
        Column(
            lambda: translate("ExchangePage", "Found"),
            lambda r: said(findings_of(r)),
            300,
            tone=lambda r: "bad" if r.refusal is not None else "warn",
        ),
    ]
    return RowsModel(columns, lambda read: read.position)


def notes_model() -> RowsModel[Noted]:
    """Records that were mended or refused, and why."""
    columns: list[Column[Noted]] = [
        Column(lambda: translate("ExchangePage", "No."), lambda n: format_number(n.position), 68, right=True),
        Column(
            lambda: translate("ExchangePage", "Outcome"), lambda n: outcome_words(n.what), 120, tone=_tone
        ),
        Column(lambda: translate("ExchangePage", "Record"), lambda n: n.label),
        Column(lambda: translate("ExchangePage", "Why"), lambda n: said(n.findings), 460),
    ]
    return RowsModel(columns, lambda note: (note.position, note.what))


def _tone(note: Noted) -> str:
    return "bad" if note.what == "refused" else "warn"


def outcome_words(what: str) -> str:
    """What became of a record."""
    return {
        "refused": translate("ExchangePage", "refused"),
        "repaired": translate("ExchangePage", "repaired"),
    }.get(what, what)


def format_words(kind: str) -> str:
    """What a file is called."""
    return {
        "marc21": translate("ExchangePage", "MARC21 (ISO 2709)"),
        "marcxml": translate("ExchangePage", "MARCXML"),
        "titles": translate("ExchangePage", "SLiMS CSV: titles"),
        "items": translate("ExchangePage", "SLiMS CSV: copies"),
        "members": translate("ExchangePage", "SLiMS CSV: members"),
        "member_list": translate("ExchangePage", "List of members"),
        "koc": translate("ExchangePage", "Koha: a desk without its server (.koc)"),
    }.get(kind, translate("ExchangePage", "not recognised"))
