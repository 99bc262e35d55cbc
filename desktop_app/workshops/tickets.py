# SPDX-License-Identifier: GPL-3.0-or-later
"""From registrations to tickets: signed with the network's secret, printed as this desk wants it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from db.operations.certificates import publish_ticket_key
from db.operations.desk import Desk
from db.operations.operation import Changes
from db.operations.tickets import record_tickets
from db.queries.library import branches, setting
from db.queries.registrations import RegistrationRow, every_registration, ticket_key
from db.queries.workshops import Detail, SessionRow
from db.rules.codes import grouped
from db.rules.proofs import ticket_code
from db.rules.survey import address
from desktop_app.language import translate
from desktop_app.preferences import Settings
from desktop_app.printing import ticket as printed
from desktop_app.printing.badge import Badge
from desktop_app.printing.output import Draw, Output
from desktop_app.printing.sittings import Sitting
from desktop_app.printing.slip import Letterhead, Reprint
from desktop_app.printing.ticket import Ticket
from desktop_app.sync.standing import standing_of

DOCUMENT = "ticket"
"""Its name in declared_settings.DOCUMENTS."""


def prepare(desk: Desk, workshop: Detail, registrations: Sequence[UUID]) -> list[Ticket]:
    """As `tickets_of`, the tickets alone."""
    return list(tickets_of(desk, workshop, registrations).values())


def tickets_of(desk: Desk, workshop: Detail, registrations: Sequence[UUID]) -> dict[UUID, Ticket]:
    """Tickets of those who have not cancelled, marked as copies where they were printed before.

    The network's first secret is made where there is none. Off the GUI thread, in a lane of operations.
    Raises Refusal.
    """
    key, now = network_key(desk), desk.clock()
    with desk.store.read() as session:
        head = _letterhead(session, workshop.facts.at_branch)
        rows = {row.uid: row for row in every_registration(session, workshop.row.uid)}
        standing = standing_of(session) if workshop.facts.rule.survey else None
    server = standing.server if standing else ""
    wanted = (rows[uid] for uid in registrations if uid in rows and rows[uid].state != "cancelled")
    return {row.uid: _ticket(row, workshop, head, key, now, server) for row in wanted}


def network_key(desk: Desk) -> tuple[UUID, bytes]:
    """The network's newest secret; its first one is made where there is none. Raises Refusal."""
    with desk.store.read() as session:
        key = ticket_key(session)
    if key is None:
        desk.perform(publish_ticket_key)
        with desk.store.read() as session:
            key = ticket_key(session)
    assert key is not None
    return key


def count(desk: Desk, registrations: Sequence[UUID]) -> Changes:
    """They are printed, shown or saved: the next ones say that they are copies. Raises Refusal."""
    return desk.perform(record_tickets, registrations=registrations).changes if registrations else Changes()


def _ticket(
    row: RegistrationRow,
    workshop: Detail,
    head: Letterhead,
    key: tuple[UUID, bytes],
    now: datetime,
    server: str,
) -> Ticket:
    sessions = [one for one in workshop.sessions if not one.facts.cancelled]
    code = ticket_code(row.uid, workshop.row.uid, *key)
    return Ticket(
        letterhead=head,
        number=grouped(row.code),
        name=row.name,
        workshop=workshop.row.title,
        kind=workshop.row.kind,
        sittings=tuple(_sitting(one) for one in sessions),
        place=next((place for one in sessions if (place := _place(one))), ""),
        qr=code,
        answers_at=address(server, code),
        at=row.since,
        attends=row.format,
        link=next((one.facts.link for one in sessions if one.facts.link), ""),
        persons=row.people,
        waiting=row.place,
        institution=row.institution,
        reprint=Reprint(row.tickets_printed, now) if row.tickets_printed else None,
    )


def badges_of(desk: Desk, workshop: Detail, registrations: Sequence[UUID]) -> list[Badge]:
    """Name tags of those who have not cancelled, one for a group. As `tickets_of`."""
    return [
        Badge(one.name, one.institution, one.workshop, one.letterhead.library, one.number, one.qr)
        for one in tickets_of(desk, workshop, registrations).values()
    ]


def _sitting(one: SessionRow) -> Sitting:
    return Sitting(one.facts.starts_at, one.facts.ends_at, one.facts.title, _place(one))


def _place(one: SessionRow) -> str:
    return one.room or one.facts.place


def _letterhead(session: Session, branch: UUID) -> Letterhead:
    """The library and the branch that gives the workshop."""
    here = next(one for one in branches(session) if one.uid == branch)
    library = setting(session, "library", "library_name", "")
    return Letterhead(library, here.name, here.address, here.phone)


class TicketPrinter:
    """Tickets to paper, one after another; nothing personal stands in a file's name."""

    def __init__(self, output: Output, settings: Settings) -> None:
        self._output, self._settings = output, settings

    @property
    def at_once(self) -> bool:
        """Whether this desk prints a ticket with each registration."""
        return self._settings.output(DOCUMENT) != "nothing"

    def print(self, tickets: Sequence[Ticket], window: QWidget) -> None:
        """To the printer where this desk prints without asking, else shown: printed or saved from there."""
        if self._settings.output(DOCUMENT) == "printer":
            for ticket in tickets:
                self._output.print(self._draw(ticket), DOCUMENT, _name(ticket))
        else:
            self._show(list(tickets), window)

    def _show(self, tickets: list[Ticket], window: QWidget) -> None:
        if tickets:
            first, *others = tickets
            self._output.preview(
                self._draw(first), DOCUMENT, _name(first), window, lambda: self._show(others, window)
            )

    def _draw(self, ticket: Ticket) -> Draw:
        paper = self._settings.paper(DOCUMENT)
        return lambda: printed.render(ticket, paper)


def _name(ticket: Ticket) -> str:
    return translate("Registrations", "Ticket {number}").format(number=ticket.number)
