# SPDX-License-Identifier: GPL-3.0-or-later
"""An item that is in hand and is to go to another branch: sent, with its slip."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from db.models import Branch, Item, Title
from db.operations import rotas, transits
from db.operations.desk import Desk, Together
from db.operations.interloan import goes_back_to
from db.operations.operation import row, sure_key
from db.rules.transits import HOLD, LENT, ROTATION
from desktop_app.issuing import Issued, issue_if_numbered, letterhead
from desktop_app.language import translate
from desktop_app.printing.transit_slip import TransitSlip

Leaving = transits.SendItem | rotas.RotateItem


class Sent(NamedTuple):
    """To which branch; `operation` and `slip` are empty where it was sent there from here before.

    Where it floats (`why`) it stays, without a slip, and belongs here now. What another library has LENT goes
    back to it on the page of interlibrary loans.
    """

    to: str
    why: str
    operation: transits.SendItem | transits.MoveHome | rotas.RotateItem | None
    slip: Issued | None


def send_on(perform: Together, desk: Desk, item: UUID) -> Sent | None:
    """Send an item that is in hand to where it belongs or is waited for; None where it stays."""
    session = perform.session
    copy, here = row(session, Item, item), sure_key(session, Branch, desk.branch)
    if (lender := goes_back_to(session, copy, here)) is not None:
        return Sent(lender, LENT, None, None)
    goes = transits.destination(perform.session, desk.branch, item, desk.clock())
    if goes is None:
        return None
    if goes.rotates:
        return go_on(perform, desk, item)
    if goes.under_way is not None:
        return Sent(goes.name, goes.why, None, None)
    if goes.why == transits.FLOATS:
        moved = perform(transits.move_home, item=item).operation
        assert isinstance(moved, transits.MoveHome)
        return Sent(goes.name, goes.why, moved, None)
    return send(perform, desk, item, goes.to, goes.why)


def send(perform: Together, desk: Desk, item: UUID, to: UUID, why: str) -> Sent:
    """Send, with a slip as long as there are numbers. Raises what transits.send_item raises."""
    made = perform(transits.send_item, item=item, to=to, why=why).operation
    assert isinstance(made, transits.SendItem)
    name = row(perform.session, Branch, to).name
    return Sent(name, why, made, _issued(perform, desk, made, name))


def go_on(perform: Together, desk: Desk, item: UUID) -> Sent:
    """To the next stage of its rota, whether it is time or not. Raises what rotas.rotate_item raises."""
    made = perform(rotas.rotate_item, item=item).operation
    assert isinstance(made, rotas.RotateItem)
    name = row(perform.session, Branch, made.to).name
    if made.transit is None:
        return Sent(name, transits.FLOATS, made, None)
    return Sent(name, made.why, made, _issued(perform, desk, made, name))


def _issued(perform: Together, desk: Desk, made: Leaving, to: str) -> Issued | None:
    return issue_if_numbered(perform, "transit", None, partial(_slip, desk, perform.session, made, to))


def _slip(desk: Desk, session: Session, made: Leaving, to: str, number: str, at: datetime) -> TransitSlip:
    copy = row(session, Item, made.item)
    title = session.get_one(Title, copy.title_id).title
    staff = desk.person.name if desk.person else ""
    head = letterhead(session, desk.branch)
    return TransitSlip(head, number, at, staff, title, copy.barcode, to, made.why)


def sent_words(sent: Sent) -> str:
    """What to do with it now."""
    if sent.why == transits.FLOATS:
        return translate("Transits", "It stays here, and belongs to {branch} now").format(branch=sent.to)
    if sent.why == ROTATION:
        said = translate("Transits", "Send it to {branch}: its turn there has come")
    elif sent.why == LENT:
        said = translate("Transits", "It goes back to {branch}, which lent it: interlibrary loan")
    elif sent.why == HOLD:
        said = translate("Transits", "Send it to {branch}: reserved there")
    else:
        said = translate("Transits", "Send it to {branch}: it belongs there")
    return said.format(branch=sent.to)


def arrived_words(branch: str) -> str:
    """Where it came from."""
    return translate("Transits", "came from {branch}").format(branch=branch)
