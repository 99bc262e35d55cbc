# SPDX-License-Identifier: GPL-3.0-or-later
"""Where feedback on a workshop is given: the address at the server, proved as tickets are. No widgets."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy.orm import Session

from db.operations import workshops
from db.operations.desk import Desk
from db.queries.library import branches, setting
from db.queries.registrations import ticket_key
from db.queries.workshops import Detail
from db.rules.survey import address, form_code
from desktop_app.language import current_language
from desktop_app.printing import feedback_form, feedback_sheet
from desktop_app.printing.feedback_form import FeedbackForm
from desktop_app.printing.slip import Letterhead
from desktop_app.sync.standing import standing_of
from desktop_app.workshops.tickets import network_key


class Link(NamedTuple):
    """`server` '' at a desk that belongs to none; `address` '' there, and until the network has a key."""

    server: str
    address: str


def server_of(session: Session) -> str:
    """The server's address, '' at a desk that stands alone."""
    standing = standing_of(session)
    return "" if standing is None else standing.server


def link_of(session: Session, workshop: UUID) -> Link:
    """As far as it can be said without making anything."""
    server, key = server_of(session), ticket_key(session)
    return Link(server, "" if key is None else address(server, form_code(workshop, *key)))


def made_link(desk: Desk, workshop: UUID) -> Link:
    """The same; where there is a server and no key, the network's first is made. Raises Refusal."""
    with desk.store.read() as session:
        found = link_of(session, workshop)
    if found.address or not found.server:
        return found
    return Link(found.server, address(found.server, form_code(workshop, *network_key(desk))))


def close(desk: Desk, detail: Detail, closed: bool) -> None:
    """The page takes no more answers, or takes them again. Raises Refusal."""
    facts = msgspec.structs.replace(detail.facts, feedback_closed=closed)
    desk.perform(workshops.put_workshop, facts=facts, target=detail.row.uid)


def form(desk: Desk, detail: Detail, when: str, link: Link) -> bytes:
    """The paper form, with the code of its page where there is one."""
    return feedback_form.render(_filled(desk, detail, when, link))


def sheet(desk: Desk, detail: Detail, when: str, link: Link) -> bytes:
    """The sheet for the wall, with the code large."""
    return feedback_sheet.render(_filled(desk, detail, when, link), certificate=detail.facts.rule.survey)


def _filled(desk: Desk, detail: Detail, when: str, link: Link) -> FeedbackForm:
    with desk.store.read() as session:
        places = branches(session)
        library = setting(session, "library", "library_name", "")
    here = next((one for one in places if one.uid == detail.facts.at_branch), places[0])
    head = Letterhead(library, here.name, here.address, here.phone)
    answers_at = "" if detail.facts.feedback_closed else link.address
    return FeedbackForm(head, detail.row.title, when, current_language(), answers_at)
