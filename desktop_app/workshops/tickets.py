# SPDX-License-Identifier: GPL-3.0-or-later
"""From registrations to tickets: signed with the network's secret, printed as this desk wants it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from db.operations.certificates import publish_ticket_key
from db.operations.desk import Desk
from db.queries.library import branches, setting
from db.queries.registrations import registration_detail, ticket_key
from db.queries.workshops import Detail, SessionRow
from db.rules.codes import grouped
from db.rules.proofs import ticket_code
from desktop_app.language import translate
from desktop_app.preferences import Settings
from desktop_app.printing import ticket as printed
from desktop_app.printing.output import Draw, Output
from desktop_app.printing.sittings import Sitting
from desktop_app.printing.slip import Letterhead
from desktop_app.printing.ticket import Ticket

DOCUMENT = "ticket"
"""Its name in declared_settings.DOCUMENTS."""


def prepare(desk: Desk, workshop: Detail, registrations: Sequence[UUID]) -> list[Ticket]:
    """Tickets of those who have not cancelled; the network's first secret is made where there is none.

    Off the GUI thread, in the lane of operations. Raises Refusal.
    """
    with desk.store.read() as session:
        key = ticket_key(session)
    if key is None:
        desk.perform(publish_ticket_key)
    with desk.store.read() as session:
        key = ticket_key(session)
        assert key is not None
        head = _letterhead(session, workshop.facts.at_branch)
        found = (_ticket(session, uid, workshop, head, key) for uid in registrations)
        return [ticket for ticket in found if ticket is not None]


def _ticket(
    session: Session, uid: UUID, workshop: Detail, head: Letterhead, key: tuple[UUID, bytes]
) -> Ticket | None:
    detail = registration_detail(session, uid)
    if detail is None or detail.row.state == "cancelled":
        return None
    sessions = [one for one in workshop.sessions if not one.facts.cancelled]
    return Ticket(
        letterhead=head,
        number=grouped(detail.row.code),
        name=detail.row.name,
        workshop=workshop.row.title,
        kind=workshop.row.kind,
        sittings=tuple(_sitting(one) for one in sessions),
        place=next((place for one in sessions if (place := _place(one))), ""),
        qr=ticket_code(uid, workshop.row.uid, *key),
        at=detail.row.since,
        attends=detail.row.format,
        link=next((one.facts.link for one in sessions if one.facts.link), ""),
        persons=detail.row.people,
        waiting=detail.row.place,
    )


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
