# SPDX-License-Identifier: GPL-3.0-or-later
"""An item that is in hand, and somebody waits for it: put aside, with its slip and what to tell whom."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Branch, HeldItem, Hold, Item, Member, Title
from db.models.holds import is_open, lies
from db.operations import holds
from db.operations.circulation import note_handed_in
from db.operations.desk import Desk, Together
from db.operations.interloan_back import receive_back, with_others
from db.operations.operation import row, sure_key
from db.operations.policies import calendar_of
from db.operations.refusals import ItemIsOut
from db.operations.rotas import RotateItem
from db.operations.transits import MoveHome, SendItem, comes_from, destination
from db.queries.holds import Who, is_out, who_is
from db.rules.holds import kept_until
from db.rules.items import LENDABLE
from db.rules.transits import HOLD
from desktop_app.issuing import Issued, issue_if_numbered, letterhead
from desktop_app.language import format_date, translate
from desktop_app.printing.hold_slip import HoldSlip
from desktop_app.sending_on import Sent, send, send_on


class Kept(NamedTuple):
    """Where it goes: `here` on the hold shelf until a day, else it is sent to `pickup`.

    `operation` is empty where it lay aside before.
    """

    who: Who
    title: str
    barcode: str
    pickup: str
    here: bool
    fetch_until: date | None
    operation: holds.PutAside | None
    slip: Issued | None
    sent: SendItem | MoveHome | RotateItem | None = None
    """How it was sent to where it is fetched."""
    not_fetched_by: str = ""
    """For whom it lay here until its last day had passed."""


def keep_for_next(perform: Together, desk: Desk, item: UUID) -> Kept | None:
    """Put an item that is in hand aside for whoever is next; None where nobody waits for it."""
    not_fetched_by = _let_go(perform, desk, item)
    hold = _for_whom(perform.session, desk, item)
    return (
        None if hold is None else put_aside(perform, desk, hold, item)._replace(not_fetched_by=not_fetched_by)
    )


def keep_or_send(perform: Together, desk: Desk, item: UUID) -> tuple[Kept | None, Sent | None]:
    """Keep an item that is in hand for whoever is next, or send it on; neither where it stays."""
    kept = keep_for_next(perform, desk, item)
    return kept, None if kept else send_on(perform, desk, item)


class InHand(NamedTuple):
    """An item that was scanned though nobody had it: where it came from, and what is done with it now."""

    title: str
    came_from: str
    kept: Kept | None
    sent: Sent | None


def in_hand(desk: Desk, item: UUID) -> InHand:
    """Note that an item is here, keep it for whoever is next, or send it on. Raises ItemIsOut."""
    with desk.together() as perform:
        session = perform.session
        copy = row(session, Item, item)
        if is_out(session, item):
            raise ItemIsOut(item=item, barcode=copy.barcode)
        title = session.get_one(Title, copy.title_id).title
        came_from = comes_from(session, item, desk.branch) or ""
        away = with_others(perform, item)
        perform(note_handed_in, item=item)
        back = receive_back(perform, away)
        return InHand(title, back.library if back else came_from, *keep_or_send(perform, desk, item))


def _let_go(perform: Together, desk: Desk, item: UUID) -> str:
    """What lies here past its last day goes to the next in line, if there is one; who did not fetch it."""
    session = perform.session
    copy, here = row(session, Item, item), sure_key(session, Branch, desk.branch)
    aside = holds.aside_for(session, copy.id)
    if aside is None or copy.condition not in LENDABLE:
        return ""
    hold, lying = row(session, Hold, aside.hold), row(session, HeldItem, aside.held)
    calendar = calendar_of(session, here)
    today, until = calendar.local_day(desk.clock()), kept_until(calendar, lying.fetch_until)
    is_over = until is not None and until < today and {lying.branch_id, hold.branch_id} == {here}
    if not is_over or holds.next_in_line(session, copy, today) is None:
        return ""
    perform(holds.take_off, held=aside.held, why=holds.NOT_FETCHED)
    return who_is(session, aside.member).short


def _for_whom(session: Session, desk: Desk, item: UUID) -> UUID | None:
    copy = row(session, Item, item)
    if copy.condition not in LENDABLE:
        return None
    aside = holds.aside_for(session, copy.id)
    if aside is not None:
        return aside.hold
    here = sure_key(session, Branch, desk.branch)
    first = holds.next_in_line(session, copy, calendar_of(session, here).local_day(desk.clock()))
    return None if first is None else first.uid


def put_aside(perform: Together, desk: Desk, hold: UUID, item: UUID) -> Kept:
    """Put aside, with a slip as long as there are numbers; what lies here for it already stays.

    Raises what holds.put_aside does.
    """
    session = perform.session
    copy, waiting = row(session, Item, item), row(session, Hold, hold)
    title = session.get_one(Title, copy.title_id).title
    pickup = session.get_one(Branch, waiting.branch_id)
    who, here = who_is(session, waiting.member), pickup.uid == desk.branch
    lying = _lying(session, copy.id, waiting.id, desk.branch)
    if lying is not None:
        until = kept_until(calendar_of(session, lying.branch_id), lying.fetch_until)
        kept = Kept(who, title, copy.barcode, pickup.name, here, until, None, None)
        return kept if here else _sent_since(perform, desk, item, kept)
    made = perform(holds.put_aside, hold=hold, item=item).operation
    assert isinstance(made, holds.PutAside)
    if not here:
        sent = send(perform, desk, item, pickup.uid, HOLD)
        return Kept(who, title, copy.barcode, pickup.name, here, None, made, sent.slip, sent.operation)
    slip = partial(_slip, desk, session, who, title, copy.barcode, pickup.name, here, made.fetch_until)
    known = session.scalar(select(Member.uid).where(Member.uid == waiting.member))
    issued = issue_if_numbered(perform, "hold", known, slip)
    return Kept(who, title, copy.barcode, pickup.name, here, made.fetch_until, made, issued)


def _sent_since(perform: Together, desk: Desk, item: UUID, kept: Kept) -> Kept:
    """It is fetched elsewhere since it was put aside: sent there, unless it was before."""
    goes = destination(perform.session, desk.branch, item, desk.clock())
    if goes is None or goes.under_way is not None:
        return kept
    sent = send(perform, desk, item, goes.to, HOLD)
    return kept._replace(slip=sent.slip, sent=sent.operation)


def _lying(session: Session, item: int, hold: int, branch: UUID) -> HeldItem | None:
    there = (
        select(HeldItem)
        .join(Branch, Branch.id == HeldItem.branch_id)
        .join(Hold, Hold.id == HeldItem.hold_id)
        .where(HeldItem.item_id == item, HeldItem.hold_id == hold, Branch.uid == branch, lies(), is_open())
    )
    return session.scalars(there).first()


def _slip(
    desk: Desk,
    session: Session,
    who: Who,
    title: str,
    barcode: str,
    pickup: str,
    here: bool,
    until: date | None,
    number: str,
    at: datetime,
) -> HoldSlip:
    staff = desk.person.name if desk.person else ""
    head = letterhead(session, desk.branch)
    return HoldSlip(head, number, at, staff, who.short, title, barcode, pickup, here, until)


def kept_words(kept: Kept) -> str:
    """What to do with it now."""
    if not kept.here:
        return translate("Holds", "Reserved: send it to {branch} ({who})").format(
            branch=kept.pickup, who=kept.who.short
        )
    said = translate("Holds", "Reserved: put it on the hold shelf for {who}").format(who=kept.who.short)
    if kept.not_fetched_by:
        gone = translate("Holds", "Not fetched by {who}").format(who=kept.not_fetched_by)
        said = f"{gone} · {said}"
    if kept.fetch_until is None:
        return said
    return f"{said} · {translate('Holds', 'until {date}').format(date=format_date(kept.fetch_until))}"
