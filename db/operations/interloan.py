# SPDX-License-Identifier: GPL-3.0-or-later
"""Interlibrary loan: asked for, and what each side says or does; that is added to or taken back."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

import msgspec
from sqlalchemy import bindparam, exists, func, or_, select
from sqlalchemy.orm import Session

from db.models import (
    Agreement,
    Branch,
    Interloan,
    InterloanEvent,
    Item,
    ItemType,
    Loan,
    Member,
    Partner,
    Staff,
    Title,
    new_uid,
)
from db.models.interloan import COPIED, HERE, ORIGIN, borrowed_here, came_for_one
from db.operations import refusals
from db.operations.cataloguing import Identifier, ItemFacts, PutItem, PutTitle, TitleFacts
from db.operations.codes import new_code
from db.operations.desk import Making
from db.operations.merging import standing
from db.operations.operation import Changes, Operation, apply, key, row
from db.operations.policies import today_at
from db.operations.records import not_negative, one_of, required
from db.rules.agreements import Span
from db.rules.interloan import (
    CONDITIONS,
    COPY,
    DONE,
    REASONS_UNFILLED,
    SERVICES,
    Act,
    Agreed,
    Course,
    InterloanFacts,
    Place,
    Side,
    Status,
    against,
    allowed,
    course,
    holding,
    kept_by,
    said,
)
from db.rules.isbn import normalise
from db.rules.items import LENDABLE, LOST
from db.rules.notices import WAYS
from db.rules.roles import Right

INTERLOANS = Changes({"interloans"})
CODE_LENGTH = 6
DAYS = 28
"""For how long something is lent where no agreement says so."""
REASONS: dict[Act, tuple[str, ...]] = {
    Act.UNFILLED: REASONS_UNFILLED,
    Act.CONDITION: CONDITIONS,
    Act.SHIPPED: ("", COPY),
    Act.TOLD: WAYS,
}

# Made once: each lending asks it.
UNTIL = select(func.min(Interloan.due_on)).where(borrowed_here(bindparam("item")))
# Made once: each return asks.
BORROWED_BY = (
    select(Interloan)
    .where(Interloan.item_id == bindparam("item"), Interloan.requester_id.is_not(None))
    .where(or_(Interloan.requester_id == bindparam("branch"), Interloan.pickup_id == bindparam("branch")))
    .where(Interloan.place.in_(HERE), Interloan.status != COPIED)
    .order_by(Interloan.uid.desc())
    .limit(1)
)


class IncomingCopy(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A partner's book enters the catalogue for as long as it is here; `is_new`: so does its title."""

    title: UUID
    is_new: bool
    barcode: str
    item_type: UUID


class AskInterloan(Operation, frozen=True, kw_only=True):
    """A library asks another for something."""

    interloan: UUID
    number: str
    facts: InterloanFacts
    member: UUID | None = None


class ActOnInterloan(Operation, frozen=True, kw_only=True):
    """A side says or does something; see models.InterloanEvent. `copy` makes `item`."""

    event: UUID
    interloan: UUID
    side: str
    act: str
    due: date | None = None
    reason: str = ""
    note: str = ""
    item: UUID | None = None
    amount: int = 0
    copy: IncomingCopy | None = None


class TakeBackInterloan(Operation, frozen=True, kw_only=True):
    """Something was not said or done after all."""

    event: UUID
    interloan: UUID


REFS = {
    "requester": ("requester_id", Branch),
    "requesting_partner": ("requesting_partner_id", Partner),
    "supplier": ("supplier_id", Branch),
    "supplying_partner": ("supplying_partner_id", Partner),
    "agreement": ("agreement_id", Agreement),
    "pickup": ("pickup_id", Branch),
    "catalogued": ("catalogued_id", Title),
}


# --- making ----------------------------------------------------------------------------------------------


def ask_interloan(making: Making, /, *, facts: InterloanFacts, member: UUID | None = None) -> AskInterloan:
    """This branch asks; or, where `requesting_partner` is given, a partner asks this branch.

    Raises Invalid, NotAllowed, Unknown, NoInterloan (no agreement, none that holds, too many under way).
    """
    making.require(Right.LEND)
    required(title=facts.title)
    one_of("service", facts.service, SERVICES)
    facts = _with_sides(making, facts)
    today = today_at(making)
    if facts.needed_by is not None and facts.needed_by < today:
        raise refusals.Invalid(field="needed_by", why="bad_date")
    if facts.isbn and normalise(facts.isbn) is None:
        raise refusals.Invalid(field="isbn", why="bad_number")
    if member is not None:
        member = standing(making.session, row(making.session, Member, member)).uid
    agreement = _check_agreement(making, facts, today)
    return AskInterloan(
        **making.header()._asdict(),
        interloan=new_uid(),
        number=new_code(CODE_LENGTH),
        facts=msgspec.structs.replace(facts, agreement=agreement),
        member=member,
    )


def _with_sides(making: Making, facts: InterloanFacts) -> InterloanFacts:
    """Both sides, as branches of this network where they have a desk here."""
    supplier: UUID | None
    requester: UUID | None
    if facts.requesting_partner is not None:
        supplier, of_supplier = making.branch, None
        requester, of_requester = _desk_of(making, facts.requesting_partner)
    else:
        requester, of_requester = making.branch, None
        supplier, of_supplier = facts.supplier, facts.supplying_partner
        if of_supplier is not None:
            supplier, of_supplier = _desk_of(making, of_supplier)
    if (supplier is None and of_supplier is None) or supplier == requester:
        raise refusals.Invalid(field="supplier", why="empty")
    return msgspec.structs.replace(
        facts,
        requester=requester,
        requesting_partner=of_requester,
        supplier=supplier,
        supplying_partner=of_supplier,
        pickup=facts.pickup or requester,
    )


def _desk_of(making: Making, partner: UUID) -> tuple[UUID | None, UUID | None]:
    """A partner's branch in this network; else the partner itself."""
    branch = row(making.session, Partner, partner).branch_id
    return (None, partner) if branch is None else (making.session.get_one(Branch, branch).uid, None)


def partner_of(session: Session, facts: InterloanFacts, here: UUID) -> Partner | None:
    """The other side as a partner with whom something is agreed; None between branches of one library."""
    other = facts.supplying_partner or facts.requesting_partner
    if other is not None:
        return row(session, Partner, other)
    branch = facts.supplier if facts.requester == here else facts.requester
    found: Partner | None = session.scalar(
        select(Partner)
        .join(Branch, Branch.id == Partner.branch_id)
        .where(Branch.uid == branch, Partner.active.is_(True))
        .order_by(Partner.uid)
        .limit(1)
    )
    return found


def agreements_with(session: Session, partner: Partner) -> list[tuple[UUID, Agreed]]:
    """What covers interlibrary loan with a partner."""
    rows = session.scalars(
        select(Agreement).where(
            Agreement.partner_id == partner.id, Agreement.lends.is_(True), Agreement.removed.is_(False)
        )
    )
    return [
        (one.uid, Agreed(Span(one.valid_from, one.valid_until), one.lends_most, one.lends_days, one.liable))
        for one in rows
    ]


def _check_agreement(making: Making, facts: InterloanFacts, today: date) -> UUID | None:
    partner = partner_of(making.session, facts, making.branch)
    if partner is None:
        return None
    there = agreements_with(making.session, partner)
    why = against([one for _, one in there], today, _under_way(making.session, facts))
    terms = holding((one for _, one in there), today)
    if why is not None:
        most = 0 if terms is None else terms.most_open or 0
        raise refusals.NoInterloan(why=why, partner=partner.name, most=most)
    return next(uid for uid, one in sorted(there) if one == terms)


def _under_way(session: Session, facts: InterloanFacts) -> int:
    """How many requests the same side has with the same other one."""
    same = [
        getattr(Interloan, REFS[name][0]).is_not_distinct_from(
            key(session, REFS[name][1], getattr(facts, name))
        )
        for name in ("requester", "requesting_partner", "supplier", "supplying_partner")
    ]
    counted = select(func.count()).select_from(Interloan).where(Interloan.status.not_in(DONE), *same)
    return int(session.scalar(counted) or 0)


def kept_sides(session: Session, one: Interloan, branch: UUID) -> frozenset[Side]:
    """For which sides a branch writes: its own, and that of a partner without a desk here."""
    here = key(session, Branch, branch)
    asks = here in {one.requester_id, one.pickup_id}
    return kept_by(asks, here == one.supplier_id, one.requester_id is not None, one.supplier_id is not None)


def act_on_interloan(
    making: Making,
    /,
    *,
    interloan: UUID,
    side: Side,
    act: Act,
    due: date | None = None,
    reason: str = "",
    note: str = "",
    item: UUID | None = None,
    amount: int = 0,
    barcode: str = "",
) -> ActOnInterloan:
    """Say or do something. Sending and renewing without a day take that of the agreement.

    `barcode` is that of a partner's book which has come, empty: the request's number; or, where no `item` is
    given, that of the copy which is sent. Raises NoInterloan (not this side's turn, not of this branch),
    ItemIsOut, Invalid, Taken, Unknown, NotAllowed.
    """
    making.require(Right.LEND)
    one = row(making.session, Interloan, interloan)
    if side not in kept_sides(making.session, one, making.branch):
        raise refusals.NoInterloan(why="not_ours")
    now = course_of(making.session, one)
    if act not in allowed(now, side):
        raise refusals.NoInterloan(why="not_now")
    if act in REASONS:
        one_of("reason", reason, REASONS[act])
    not_negative(amount=amount)
    if act is Act.NOTICE:
        required(note=note)
    if act is Act.SHIPPED and item is None and barcode.strip():
        item = _of_barcode(making.session, barcode.strip())
    _refuse_if_lent(making.session, one, now, act, reason, item)
    new = None
    if act is Act.RECEIVED:
        item = next(iter(own_items(making.session, interloan)), None)
        new = None if item else _incoming(making, one, barcode)
    return ActOnInterloan(
        **making.header()._asdict(),
        event=new_uid(),
        interloan=interloan,
        side=side,
        act=act,
        due=_day(making, one, act, reason, due, now),
        reason=reason,
        note=note.strip(),
        item=new_uid() if new is not None else item,
        amount=amount,
        copy=new,
    )


def _of_barcode(session: Session, barcode: str) -> UUID:
    uid: UUID | None = session.scalar(select(Item.uid).where(Item.barcode == barcode))
    if uid is None:
        raise refusals.Unknown(what="items", text=barcode)
    return uid


def _refuse_if_lent(
    session: Session, one: Interloan, now: Course, act: Act, reason: str, item: UUID | None
) -> None:
    """What a member has can't be sent: the loan would run on. Raises ItemIsOut, Unknown."""
    leaves = None
    if act is Act.SHIPPED and now.place is Place.AT_SUPPLIER and COPY not in (one.service, reason):
        leaves = key(session, Item, item)
    elif act in (Act.SHIPPED_BACK, Act.FORWARDED) and one.requester_id is not None:
        leaves = one.item_id
    lent = select(Item).join(Loan, Loan.item_id == Item.id).where(Item.id == leaves, Loan.ended_at.is_(None))
    copy: Item | None = session.scalar(lent.limit(1))
    if copy is not None:
        raise refusals.ItemIsOut(item=copy.uid, barcode=copy.barcode)


def hear_interloan(
    making: Making,
    /,
    *,
    interloan: UUID,
    side: Side,
    act: Act,
    event: UUID,
    due: date | None = None,
    reason: str = "",
    note: str = "",
) -> ActOnInterloan:
    """What another network's system says happened at its side, whatever is known here. Raises Unknown."""
    making.require(Right.LEND)
    row(making.session, Interloan, interloan)
    return ActOnInterloan(
        **making.header()._asdict(),
        event=event,
        interloan=interloan,
        side=side,
        act=act,
        due=due,
        reason=reason.strip(),
        note=note.strip(),
    )


def _day(making: Making, one: Interloan, act: Act, reason: str, due: date | None, now: Course) -> date | None:
    today = today_at(making)
    if due is not None and due < today:
        raise refusals.Invalid(field="due", why="bad_date")
    if act is Act.RENEWED:
        later = due or max(today, now.due or today) + timedelta(days=days_of(making.session, one))
        if now.due is not None and later <= now.due:
            raise refusals.Invalid(field="due", why="bad_date")
        return later
    if act is Act.SHIPPED and COPY not in (one.service, reason):
        return due or today + timedelta(days=days_of(making.session, one))
    return due if act is Act.RECALLED else None


def terms_of(session: Session, one: Interloan) -> Agreement | None:
    """The agreement under which something was asked for."""
    return None if one.agreement_id is None else session.get(Agreement, one.agreement_id)


def days_of(session: Session, one: Interloan) -> int:
    """For how many days it is lent."""
    terms = terms_of(session, one)
    return DAYS if terms is None or terms.lends_days is None else terms.lends_days


def _incoming(making: Making, one: Interloan, barcode: str) -> IncomingCopy | None:
    """Of a partner's book; one of another branch is in the catalogue already, and so is one received."""
    if one.supplier_id is not None or one.service == COPY or one.item_id is not None:
        return None
    text = barcode.strip() or f"SL-{one.number}"
    if making.session.scalar(select(Item.id).where(Item.barcode == text)) is not None:
        raise refusals.Taken(what="items", text=text)
    title = None if one.catalogued_id is None else making.session.get(Title, one.catalogued_id)
    kind = making.session.scalars(select(ItemType).order_by(ItemType.id)).first()
    if kind is None:
        raise refusals.Unknown(what="item_types")
    return IncomingCopy(
        title=new_uid() if title is None else title.uid,
        is_new=title is None,
        barcode=text,
        item_type=kind.uid,
    )


def take_back_interloan(making: Making, /, *, event: UUID) -> TakeBackInterloan:
    """Take back what was said or done last by this side. What another library's system has said, and its
    confirmation, stands. Raises CannotUndo, NoInterloan, NotAllowed."""
    making.require(Right.LEND)
    there = row(making.session, InterloanEvent, event)
    one = making.session.get_one(Interloan, there.interloan_id)
    if Side(there.side) not in kept_sides(making.session, one, making.branch):
        raise refusals.NoInterloan(why="not_ours")
    newest = max(
        events_of(making.session, one), key=lambda other: (other.happened_at, other.uid), default=None
    )
    if newest is None or newest.uid != event or newest.staff_id is None:
        raise refusals.CannotUndo(why="moved_on")
    return TakeBackInterloan(**making.header()._asdict(), event=event, interloan=one.uid)


# --- how it stands ---------------------------------------------------------------------------------------


def events_of(session: Session, one: Interloan) -> Sequence[InterloanEvent]:
    """What was said and done, but for what was taken back."""
    return session.scalars(
        select(InterloanEvent).where(
            InterloanEvent.interloan_id == one.id, InterloanEvent.taken_back_at.is_(None)
        )
    ).all()


def course_of(session: Session, one: Interloan) -> Course:
    """How a request stands."""
    return course(map(said, events_of(session, one)), one.service)


def retell(session: Session, one: Interloan) -> None:
    """Write down how a request stands, and what becomes of the book: a partner's that is here for it, and our
    own that is lost there."""
    session.flush()
    was_lost = one.status == Status.WITHOUT_RETURN
    events = sorted(events_of(session, one), key=lambda event: (event.happened_at, event.uid))
    now = course(map(said, events), one.service)
    one.status, one.place, one.due_on = now.status, now.place, now.due
    named = [
        event.item_id
        for act in (Act.SHIPPED, Act.RECEIVED)
        for event in events
        if event.act == act and event.item_id is not None
    ]
    one.item_id = named[0] if named else None
    for item_id in _every_item(session, one):
        item = session.get_one(Item, item_id)
        if item.origin == ORIGIN:
            here = item_id == one.item_id and now.place is Place.AT_REQUESTER
            if not here:
                item.condition = "withdrawn"
            elif item.condition == "withdrawn":
                item.condition = LOST if _lost_by_reader(session, item_id) else "good"
    _tell_lost(session, one, was_lost)


def _tell_lost(session: Session, one: Interloan, was_lost: bool) -> None:
    """A branch's item that another library has lost is lost, until it comes back after all."""
    item = None if one.item_id is None else session.get_one(Item, one.item_id)
    is_lost = one.status == Status.WITHOUT_RETURN
    if item is None or item.origin == ORIGIN or is_lost == was_lost:
        return
    if is_lost and item.condition in LENDABLE:
        item.condition = LOST
    elif was_lost and item.condition == LOST:
        still = one.place == Place.AT_REQUESTER and _lost_by_reader(session, item.id)
        item.condition = LOST if still else "good"


def _lost_by_reader(session: Session, item: int) -> bool:
    """Whether the last loan of an item has ended so."""
    last = select(Loan.ending).where(Loan.item_id == item, Loan.ending.is_distinct_from("cancelled"))
    return session.scalar(last.order_by(Loan.lent_at.desc()).limit(1)) == LOST


def sent_item(session: Session, interloan: UUID) -> UUID | None:
    """The item that was sent or received for a request."""
    uid: UUID | None = session.scalar(
        select(Item.uid).join(Interloan, Interloan.item_id == Item.id).where(Interloan.uid == interloan)
    )
    return uid


def _every_item(session: Session, one: Interloan) -> list[int]:
    """Of what was received, taken back or not."""
    rows = select(InterloanEvent.item_id).where(
        InterloanEvent.interloan_id == one.id,
        InterloanEvent.item_id.is_not(None),
        InterloanEvent.act == Act.RECEIVED.value,
    )
    return [item for item in session.scalars(rows) if item is not None]


def is_for_one(session: Session, copy: Item) -> bool:
    """Whether an item is here because it was asked for elsewhere: it serves no queue."""
    return copy.origin == ORIGIN or bool(session.scalar(select(came_for_one(copy.id))))


def lent_until(session: Session, copy: Item) -> date | None:
    """The day by which another library wants its book back; None for what belongs here, or without a day."""
    day: date | None = session.scalar(UNTIL, {"item": copy.id})
    return day


def borrowed_by(session: Session, copy: Item, branch: int) -> Interloan | None:
    """The request of a branch (its key) for which another library's book is, or soon will be, there."""
    one: Interloan | None = session.scalar(BORROWED_BY, {"item": copy.id, "branch": branch})
    return one


def goes_back_to(session: Session, copy: Item, branch: int) -> str | None:
    """The library to which what a branch has borrowed goes back: once its reader has had it."""
    one = borrowed_by(session, copy, branch)
    if one is None:
        return None
    came = max(
        (event.happened_at for event in events_of(session, one) if event.act == Act.RECEIVED), default=None
    )
    had = exists().where(
        Loan.item_id == copy.id, Loan.lent_at >= came, Loan.ending.is_distinct_from("cancelled")
    )
    if came is None or not session.scalar(select(had)):
        return None
    if one.supplier_id is not None:
        return session.get_one(Branch, one.supplier_id).name
    return (
        None if one.supplying_partner_id is None else session.get_one(Partner, one.supplying_partner_id).name
    )


def came_for_another(session: Session, copy: Item, member: UUID) -> bool:
    """Whether another library lent this book for somebody who is not this member, as far as is known here."""
    if copy.origin != ORIGIN:
        return False
    wanted = session.scalar(select(Interloan.member).where(Interloan.item_id == copy.id))
    return wanted is not None and wanted != member


def own_items(session: Session, interloan: UUID) -> list[UUID]:
    """Partners' books that are in the catalogue for a request."""
    rows = (
        select(Item.uid)
        .join(InterloanEvent, InterloanEvent.item_id == Item.id)
        .join(Interloan, Interloan.id == InterloanEvent.interloan_id)
        .where(
            Interloan.uid == interloan,
            Item.origin == ORIGIN,
            InterloanEvent.act == Act.RECEIVED.value,
        )
    )
    return list(session.scalars(rows))


# --- applying --------------------------------------------------------------------------------------------


@apply.register
def _(operation: AskInterloan, session: Session) -> Changes:
    plain = {
        name: getattr(operation.facts, name) for name in InterloanFacts.__struct_fields__ if name not in REFS
    }
    refs = {
        column: key(session, model, getattr(operation.facts, name)) for name, (column, model) in REFS.items()
    }
    now = course(())
    session.add(
        Interloan(
            uid=operation.interloan,
            number=operation.number,
            asked_at=operation.made_at,
            staff_id=key(session, Staff, operation.staff),
            member=operation.member,
            status=now.status,
            place=now.place,
            **plain,
            **refs,
        )
    )
    return INTERLOANS


@apply.register
def _(operation: ActOnInterloan, session: Session) -> Changes:
    one = row(session, Interloan, operation.interloan)
    changes = INTERLOANS
    if operation.copy is not None and operation.item is not None:
        changes |= _put_copy(operation, operation.copy, operation.item, one, session)
    session.add(
        InterloanEvent(
            uid=operation.event,
            interloan_id=one.id,
            branch_id=key(session, Branch, operation.branch),
            staff_id=key(session, Staff, operation.staff),
            item_id=key(session, Item, operation.item),
            side=operation.side,
            act=operation.act,
            happened_at=operation.made_at,
            due_on=operation.due,
            reason=operation.reason,
            note=operation.note,
            amount=operation.amount,
        )
    )
    retell(session, one)
    return changes | _items_too(session, one)


def _put_copy(
    operation: ActOnInterloan, new: IncomingCopy, item: UUID, one: Interloan, session: Session
) -> Changes:
    header = {name: getattr(operation, name) for name in Operation.__struct_fields__}
    if new.is_new:
        apply(PutTitle(**header, title=new.title, facts=title_facts(one)), session)
        session.flush()
    assert operation.branch is not None
    facts = ItemFacts(barcode=new.barcode, at_branch=operation.branch, item_type=new.item_type, origin=ORIGIN)
    apply(PutItem(**header, item=item, title=new.title, facts=facts), session)
    session.flush()
    return Changes({"titles", "items"})


def title_facts(one: Interloan) -> TitleFacts:
    """What was asked for, as a record of the catalogue."""
    isbn = normalise(one.isbn) if one.isbn else None
    return TitleFacts(
        title=one.title,
        authors=(one.author,) if one.author else (),
        edition=one.edition,
        publisher=one.publisher,
        year=one.year,
        identifiers=(Identifier("isbn", isbn),) if isbn else (),
    )


@apply.register
def _(operation: TakeBackInterloan, session: Session) -> Changes:
    there = row(session, InterloanEvent, operation.event)
    there.taken_back_at = min(there.taken_back_at or operation.made_at, operation.made_at)
    one = session.get_one(Interloan, there.interloan_id)
    retell(session, one)
    return INTERLOANS | _items_too(session, one)


def _items_too(session: Session, one: Interloan) -> set[str]:
    """What a request is about is lendable, or not, with every step."""
    return {"items"} if one.item_id is not None or own_items(session, one.uid) else set()
