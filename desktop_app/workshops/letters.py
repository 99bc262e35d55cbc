# SPDX-License-Identifier: GPL-3.0-or-later
"""What is sent to people of a workshop: who gets it, in which words, with what. No widgets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from email.message import EmailMessage
from functools import partial
from uuid import UUID

from sqlalchemy.orm import Session

from db.operations.desk import Desk
from db.operations.sending import CERTIFICATE, REMINDER, TICKET
from db.queries.certificates import designs
from db.queries.library import setting
from db.queries.sending import Addressee, certificates_to_send, expiring, tickets_to_send
from db.queries.workshops import Detail
from db.rules.printed import page_of
from desktop_app.language import current_language, day_in, time_in, words_in
from desktop_app.mailing.account import Account
from desktop_app.mailing.batch import Letter
from desktop_app.mailing.message import Attached, Text, filled, message
from desktop_app.mailing.refusals import NotMade
from desktop_app.printing import certificate, certificate_words
from desktop_app.printing import ticket as printed
from desktop_app.printing.certificate_design import CertificateDesign
from desktop_app.printing.certificate_facts import CertificateFacts
from desktop_app.printing.certificate_files import REFUSALS, file_name
from desktop_app.printing.paper import A5
from desktop_app.printing.ticket import Ticket
from desktop_app.sync.standing import standing_of
from desktop_app.workshops.certificates_making import design_of, printed_facts
from desktop_app.workshops.tickets import tickets_of

LANGUAGES = ("id", "en")
BETWEEN = "\n\n· · ·\n\n"
"""Between two languages of one message."""


@dataclass(frozen=True)
class Mail:
    """`what` is CERTIFICATE or TICKET of a workshop, or REMINDER to all whose certificate ends in `days`."""

    what: str
    workshop: Detail | None = None
    days: int = 0


@dataclass(frozen=True)
class Lot:
    """Who may get it, as it was read; `language` is 'id', 'en' or 'both', `page` where codes are verified."""

    mail: Mail
    rows: tuple[Addressee, ...]
    language: str
    library: str
    page: str

    @property
    def waiting(self) -> tuple[Addressee, ...]:
        """Those who have an address, and to whom it was never sent."""
        return tuple(row for row in self.rows if row.address and row.sent_at is None)


def read_lot(desk: Desk, mail: Mail) -> Lot:
    """A read of the store."""
    today = desk.clock().astimezone().date()
    with desk.store.read() as session:
        rows = tuple(_addressees(session, desk.branch, mail, today))
        library = setting(session, "library", "library_name", "")
        at = standing_of(session)
    return Lot(mail, rows, _language(mail, rows), library, page_of(at.server) if at else "")


def _addressees(session: Session, branch: UUID, mail: Mail, today: date) -> Iterable[Addressee]:
    if mail.workshop is None:
        return expiring(session, branch, today, today + timedelta(days=mail.days))
    if mail.what == TICKET:
        return tickets_to_send(session, mail.workshop.row.uid)
    return certificates_to_send(session, mail.workshop.row.uid, today)


def _language(mail: Mail, rows: Sequence[Addressee]) -> str:
    """That of the certificates; both where they are in several. A ticket speaks as the window does."""
    if mail.what == TICKET:
        return current_language()
    spoken = {facts.language for row in rows if (facts := _facts(row)) is not None}
    return spoken.pop() if len(spoken) == 1 else "both"


def _facts(row: Addressee) -> CertificateFacts | None:
    try:
        return printed_facts(row.facts)
    except ValueError:
        return None


# --- words -----------------------------------------------------------------------------------------------


def usual_text(lot: Lot) -> Text:
    """The words that come with the program, with place holders."""
    texts = [_TEXTS[lot.mail.what](code, lot) for code in certificate_words.codes_of(lot.language)]
    subjects, bodies = [subject for subject, _ in texts], [body for _, body in texts]
    return Text(" / ".join(subjects), BETWEEN.join(bodies))


def _certificate_text(code: str, lot: Lot) -> tuple[str, str]:
    say = words_in(code)
    check = say.translate("Letters", "Whoever wants to verify it enters the code {code} at {address}.")
    if not lot.page:
        check = say.translate("Letters", "Its verification code is {code}.")
    return say.translate("Letters", "Certificate: {title}"), _lines(
        code,
        say.translate("Letters", "your certificate No. {number} for “{title}” is attached."),
        check,
    )


def _reminder_text(code: str, lot: Lot) -> tuple[str, str]:
    say = words_in(code)
    return say.translate("Letters", "Your certificate is valid until {until}"), _lines(
        code,
        say.translate("Letters", "your certificate No. {number} for “{title}” is valid until {until}."),
        say.translate("Letters", "Whoever wants another one is welcome to ask us for the next workshop."),
    )


def _ticket_text(code: str, lot: Lot) -> tuple[str, str]:
    say = words_in(code)
    return say.translate("Letters", "Your registration: {title}"), _lines(
        code,
        say.translate("Letters", "you have a seat in “{title}”: {when}, {where}."),
        say.translate("Letters", "Your ticket {number} is attached; show its code at the door."),
        say.translate("Letters", "If you cannot come, please tell us: others are waiting."),
    )


_TEXTS = {CERTIFICATE: _certificate_text, REMINDER: _reminder_text, TICKET: _ticket_text}


def _lines(code: str, *sentences: str) -> str:
    say = words_in(code)
    return "\n\n".join(
        (
            say.translate("Letters", "Dear {name},"),
            "\n".join(sentences),
            say.translate("Letters", "With kind regards,") + "\n{library}",
        )
    )


def place_holders(lot: Lot) -> tuple[str, ...]:
    """What may stand in the words."""
    if lot.mail.what == TICKET:
        return ("name", "title", "number", "when", "where", "library")
    return ("name", "title", "number", "code", "address", "until", "library")


def said_of(lot: Lot, row: Addressee) -> dict[str, str]:
    """What stands for them with one person."""
    return {
        "name": row.name,
        "title": row.title,
        "number": row.number,
        "code": row.code,
        "address": lot.page,
        "library": lot.library,
        "until": _day(lot.language, row.until) if row.until else "–",
    }


def _day(language: str, day: date) -> str:
    return day_in(language, day) if language in LANGUAGES else day.isoformat()


# --- letters ---------------------------------------------------------------------------------------------


def letters(desk: Desk, lot: Lot, rows: Sequence[Addressee], text: Text) -> list[Letter]:
    """One for each, written when its turn comes. In a lane of operations: tickets may want their first key.

    Raises Refusal.
    """
    if lot.mail.what == TICKET and lot.mail.workshop is not None:
        tickets = tickets_of(desk, lot.mail.workshop, [row.target for row in rows])
        return [
            Letter(row.target, partial(_with_ticket, lot, row, text, tickets[row.target]))
            for row in rows
            if row.target in tickets
        ]
    if lot.mail.what == REMINDER:
        return [Letter(row.target, partial(_plain, lot, row, text)) for row in rows]
    with desk.store.read() as session:
        bodies = {one.uid: one.body for one in designs(session)}
    kept = {uid: design_of(body) for uid, body in bodies.items()}
    plain = design_of("")
    return [
        Letter(
            row.target,
            partial(_with_certificate, lot, row, text, kept.get(row.design, plain) if row.design else plain),
        )
        for row in rows
    ]


def _plain(lot: Lot, row: Addressee, text: Text, account: Account) -> EmailMessage:
    return message(account, row.name, row.address, _filled(lot, text, said_of(lot, row)))


def _with_certificate(
    lot: Lot, row: Addressee, text: Text, design: CertificateDesign, account: Account
) -> EmailMessage:
    try:
        facts = printed_facts(row.facts)
        pdf = certificate.render(facts, design)
    except (ValueError, *REFUSALS) as error:
        raise NotMade(error) from error
    attached = Attached(file_name(facts), pdf)
    return message(account, row.name, row.address, _filled(lot, text, said_of(lot, row)), (attached,))


def _with_ticket(lot: Lot, row: Addressee, text: Text, ticket: Ticket, account: Account) -> EmailMessage:
    first = min((one.starts for one in ticket.sittings), default=None)
    when = "–"
    if first is not None:
        day = first.astimezone().date()
        when = f"{_day(lot.language, day)}, {time_in(lot.language, first)}"
    said = {**said_of(lot, row), "when": when, "where": printed.where(ticket) or "–"}
    pdf = printed.render(replace(ticket, reprint=None), A5)
    attached = Attached(f"{words_in(lot.language).translate('Letters', 'ticket')}-{row.number}.pdf", pdf)
    return message(account, row.name, row.address, _filled(lot, text, said), (attached,))


def _filled(lot: Lot, text: Text, said: dict[str, str]) -> Text:
    language = lot.language if lot.language in LANGUAGES else ""
    return Text(filled(text.subject, said), filled(text.body, said), language)
