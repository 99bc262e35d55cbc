# SPDX-License-Identifier: GPL-3.0-or-later
"""Interlibrary loan on paper: the letter that asks, the slips that go with what is sent and sent back, and
the one that lies in what has come, for its reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from db.queries.holds import Who
from db.queries.interloan import InterloanRow
from db.rules.interloan import CONDITIONS
from desktop_app import interloan_words
from desktop_app.language import format_date, format_datetime, translate
from desktop_app.printing import slip
from desktop_app.printing.paper import Paper
from desktop_app.printing.slip import Content, Fact, Letterhead, Row, Total

REQUEST, SHIPPING, RETURN, READER = "request", "shipping", "return", "reader"
KINDS = (REQUEST, SHIPPING, RETURN, READER)


@dataclass(frozen=True)
class InterloanSlip:
    """`kind` is one of KINDS. The reader's name is not on it: it stays where it was asked; on the slip for
    the reader `who` says in initials whose it is, and `pickup` where it is fetched."""

    letterhead: Letterhead
    kind: str
    number: str
    at: datetime
    staff: str
    other: str
    title: str
    details: tuple[str, ...] = ()
    service: str = "loan"
    barcode: str = ""
    address: str = ""
    needed_by: date | None = None
    due: date | None = None
    agreement: str = ""
    condition: str = ""
    note: str = ""
    who: str = ""
    pickup: str = ""

    @classmethod
    def of(
        cls, letterhead: Letterhead, one: InterloanRow, kind: str, at: datetime, staff: str
    ) -> InterloanSlip:
        """Of a request as its page shows it."""
        details = (one.author, one.edition, one.publisher, str(one.year or ""), one.isbn, one.pages)
        for_reader = kind == READER and one.reader is not None
        return cls(
            letterhead=letterhead,
            kind=kind,
            number=one.number,
            at=at,
            staff=staff,
            other=one.other,
            title=one.title,
            details=tuple(filter(None, details)),
            service=one.service,
            barcode=one.barcode,
            address=one.address,
            needed_by=one.needed_by,
            due=one.now.due,
            agreement=one.agreement,
            condition=one.now.reason if one.now.reason in CONDITIONS else "",
            note="" if for_reader else one.note,
            who=Who(*one.reader).short if for_reader and one.reader else "",
            pickup=one.pickup if for_reader else "",
        )


def kind_words(kind: str) -> str:
    """What the paper is called."""
    return {
        REQUEST: lambda: translate("InterloanSlip", "Interlibrary loan request"),
        SHIPPING: lambda: translate("InterloanSlip", "Interlibrary loan: sent"),
        RETURN: lambda: translate("InterloanSlip", "Interlibrary loan: sent back"),
        READER: lambda: translate("InterloanSlip", "Interlibrary loan: for its reader"),
    }[kind]()


def render(made: InterloanSlip, paper: Paper) -> bytes:
    """The letter or slip as PDF; the same bytes for the same facts."""
    return slip.draw(_content(made), paper)


def _content(made: InterloanSlip) -> Content:
    due = format_date(made.due) if made.due else "–"
    return Content(
        letterhead=made.letterhead,
        kind=kind_words(made.kind),
        number=made.number,
        facts=_facts(made),
        columns=(translate("InterloanSlip", "Service"), translate("InterloanSlip", "Back by")),
        rows=(
            Row(
                made.title,
                made.barcode,
                (interloan_words.service(made.service), due),
                due if made.due else "",
                made.details,
                " · ".join(made.details),
            ),
        ),
        empty="",
        totals=_totals(made),
        note="\n".join(filter(None, (made.note, _asking(made)))),
        reprint=None,
    )


def _facts(made: InterloanSlip) -> tuple[Fact, ...]:
    if made.kind == READER:
        first = (
            Fact(translate("InterloanSlip", "Belongs to"), made.other, 1.6),
            Fact(translate("HoldSlip", "Fetched at"), made.pickup, 1.2),
        )
        return (*first, *_when_and_who(made))
    whom = Fact(translate("InterloanSlip", "To"), made.other, 1.6)
    where = Fact(translate("InterloanSlip", "Address"), made.address, 1.6)
    return (
        whom,
        *((where,) if made.address else ()),
        *_when_and_who(made),
    )


def _when_and_who(made: InterloanSlip) -> tuple[Fact, Fact]:
    return (
        Fact(translate("Slip", "Date"), format_datetime(made.at), 1.1),
        Fact(translate("Slip", "Staff"), made.staff, 0.8),
    )


def _totals(made: InterloanSlip) -> tuple[Total, ...]:
    if made.kind == READER:
        return (Total(translate("HoldSlip", "For"), made.who or "–", strong=True),)
    told = (
        (translate("InterloanSlip", "Needed by"), format_date(made.needed_by) if made.needed_by else ""),
        (translate("InterloanSlip", "Agreement"), made.agreement),
        (translate("InterloanSlip", "Condition"), interloan_words.reason(made.condition)),
    )
    return tuple(Total(label, value) for label, value in told if value)


def _asking(made: InterloanSlip) -> str:
    return {
        REQUEST: lambda: translate(
            "InterloanSlip",
            "We ask you to lend us this, or to tell us why it can't be. Please name the number above.",
        ),
        SHIPPING: lambda: translate("InterloanSlip", "Please send it back by that day, with this slip."),
        RETURN: lambda: translate("InterloanSlip", "With thanks. Please tell us when it has come."),
        READER: lambda: translate("InterloanSlip", "Keep it for its reader. It goes back to {library}."),
    }[made.kind]().format(library=made.other)


def as_text(made: InterloanSlip) -> tuple[str, str]:
    """Subject and body of an e-mail that says the same."""
    content = _content(made)
    lines = [
        f"{content.kind} {made.number}",
        f"{made.letterhead.library}, {made.letterhead.branch}",
        "",
        made.title,
        *made.details,
        "",
        *(f"{total.label}: {total.value}" for total in content.totals),
        "",
        content.note,
        "",
        ", ".join(filter(None, (made.staff, made.letterhead.branch, *made.letterhead.contact))),
    ]
    return f"{content.kind} {made.number}: {made.title}", "\n".join(lines)
