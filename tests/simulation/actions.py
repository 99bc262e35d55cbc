# SPDX-License-Identifier: GPL-3.0-or-later
"""What people do at the desks, and what happens to machines and wires. Each is drawn by the seed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from central_server.devices import revoke
from db.models import Item, JournalEntry, Loan, Member, MemberType, Notice, Payment, Title, new_uid
from db.models.syncing import Device, Note
from db.operations import circulation, losses, members, notes, notices, payments, prints
from db.operations.cataloguing import ItemFacts, TitleFacts, put_item, put_title
from db.operations.desk import Making
from db.operations.operation import decode
from db.operations.refusals import Refusal
from db.rules import ledger
from db.rules.notices import DUE_SOON, LETTER, WHATSAPP
from db.syncing.scopes import CATALOGUE
from tests.simulation import invariants
from tests.simulation.beginning import ALL, Beginning, snapshot_now
from tests.simulation.counting_actions import (
    come,
    keep_bags,
    lend_what_no_catalogue_has,
    read_here,
    stock_at_two_desks,
    take_stock,
)
from tests.simulation.doing import do, if_full, pick
from tests.simulation.frame_actions import decide_something
from tests.simulation.hold_actions import wait, wait_here
from tests.simulation.interloan_actions import ask_another, go_on
from tests.simulation.member_actions import charge, give_card
from tests.simulation.memory import Crash
from tests.simulation.renewal_actions import renew_by_themselves
from tests.simulation.rota_actions import rotate
from tests.simulation.transit_actions import carry, let_float, look_through
from tests.simulation.workshop_actions import (
    answer_at_the_page,
    arrange,
    certify,
    change_registration,
    enter,
    mark,
    meanwhile,
    meet,
    plan,
)
from tests.simulation.world import PARTS, SimulatedDesk, World

Action = Callable[[World, SimulatedDesk], None]


def _pick_one_of_these_days(world: World, session: Session, model: type[Any]) -> Any:
    """Often the newest: what hangs on it is what a server that was restored has forgotten."""
    if world.random.random() < 0.3:
        return session.scalars(select(model.uid).order_by(model.uid.desc())).first()
    return pick(world, session, model)


def lend(world: World, desk: SimulatedDesk) -> None:
    with desk.store.read() as session:
        item = _pick_one_of_these_days(world, session, Item)
        member = _pick_one_of_these_days(world, session, Member)
    if item and member:
        late = _late(world)
        do(world, desk, circulation.check_out, item=item, member=member, reason="simulasi", at=late)


def _late(world: World) -> datetime | None:
    """Sometimes it is put in from paper, hours after it happened."""
    if world.random.random() < 0.85:
        return None
    return world.now - timedelta(minutes=world.random.choice((20, 200, 2_000)))


def hand_in(world: World, desk: SimulatedDesk) -> None:
    """Mostly what is known to be out, sometimes what this desk thinks to be on the shelf; or by mistake."""
    with desk.store.read() as session:
        out = select(Loan.item_id).where(Loan.ended_at.is_(None))
        item = pick(world, session, Item, *(() if world.random.random() < 0.2 else (Item.id.in_(out),)))
    if item:
        _take_back(world, desk, item)
        if world.random.random() < 0.2:
            undo(world, desk)


def _take_back(world: World, desk: SimulatedDesk, item: UUID) -> None:
    try:
        done = circulation.take_back(desk.desk, item, _late(world))
        world.tell(f"{desk.name}: {done.operation.kind()} {done.operation.uid.hex[-6:]}")
    except Refusal as refusal:
        world.tell(f"{desk.name}: take_back {type(refusal).__name__}")
    except OperationalError as error:
        if_full(error)
        world.tell(f"{desk.name}: take_back found no room on the disk")


def renew(world: World, desk: SimulatedDesk) -> None:
    """Mostly the next day: on the day of lending a renewal gains nothing. Elsewhere it may have come back."""
    if world.random.random() < 0.7:
        world.let_pass(timedelta(days=1))
    with desk.store.read() as session:
        loan = pick(world, session, Loan, Loan.ended_at.is_(None))
    if loan:
        do(world, desk, circulation.renew, loan=loan, reason="simulasi")


def undo(world: World, desk: SimulatedDesk) -> None:
    with desk.store.read() as session:
        newest = session.scalars(
            select(JournalEntry.payload)
            .where(JournalEntry.device == desk.engine.device)
            .order_by(JournalEntry.number.desc())
        ).first()
    if newest is not None:
        operation = decode(newest)
        of_losses = isinstance(operation, losses.UNDOABLE)
        do(world, desk, losses.undo if of_losses else circulation.undo, of=operation)


def register(world: World, desk: SimulatedDesk) -> None:
    with desk.store.read() as session:
        kind = session.scalars(select(MemberType.uid).order_by(MemberType.uid)).first()
    if kind:
        name = f"{world.random.choice(('Siti', 'Budi'))} {world.random.choice(('Aminah', 'Santoso'))}"
        facts = members.MemberFacts(name=name, member_type=kind, home_branch=desk.branch)
        number = f"K{world.random.randint(1, 5)}" if world.random.random() < 0.5 else None
        do(world, desk, members.register_member, facts=facts, number=number)


def edit_member(world: World, desk: SimulatedDesk) -> None:
    with desk.store.read() as session:
        uid = _pick_one_of_these_days(world, session, Member)
        if uid is None:
            return
        facts = members.facts_of(session, session.scalars(select(Member).where(Member.uid == uid)).one())
    field = world.random.choice(("phone", "address", "note", "other_name", "class_name", "guardian_phone"))
    do(
        world,
        desk,
        members.edit_member,
        member=uid,
        facts=replace(facts, **{field: str(world.random.randint(1, 9))}),
    )


def lose(world: World, desk: SimulatedDesk) -> None:
    """An item is lost, said to be returned, or damaged; sometimes that was a mistake."""
    with desk.store.read() as session:
        loan = pick(world, session, Loan, Loan.ended_at.is_(None))
        item = pick(world, session, Item)
    chance = world.random.random()
    if loan and chance < 0.6:
        do(world, desk, _lost_at_a_price, loan=loan)
    elif loan and chance < 0.8:
        do(world, desk, losses.claim_returned, loan=loan)
    elif item:
        do(world, desk, losses.note_damage, item=item, note="basah")
    if world.random.random() < 0.2:
        undo(world, desk)


def _lost_at_a_price(making: Making, /, *, loan: UUID) -> losses.DeclareLost:
    """The simulated library knows no prices."""
    until = making.now.date() + timedelta(days=3_650)
    price = losses.Charge(uid=new_uid(), sort="lost", amount=50_000, refund_until=until)
    return msgspec.structs.replace(losses.declare_lost(making, loan=loan), charges=(price,))


def pay(world: World, desk: SimulatedDesk) -> None:
    """Money is taken; what the member owes is not asked for, as another desk may know. Or it is given up."""
    with desk.store.read() as session:
        member = _pick_one_of_these_days(world, session, Member)
        taken = pick(world, session, Payment, Payment.cancelled_at.is_(None))
    if taken and world.random.random() < 0.2:
        do(world, desk, payments.cancel_payment, payment=taken)
    elif member:
        do(world, desk, _money_is_taken, member=member, amount=world.random.randint(1, 9) * 500)


def _money_is_taken(making: Making, /, *, member: UUID, amount: int) -> payments.TakePayment:
    """Or let go, settled with a book, given back: what this desk does not know of, another may."""
    sort = {3_500: ledger.WAIVED, 4_000: ledger.REPLACED, 4_500: ledger.REFUNDED}.get(amount, ledger.PAID)
    return payments.TakePayment(
        **making.header()._asdict(),
        payment=new_uid(),
        member=member,
        sort=sort,
        amount=amount,
        device=making.branch,
        reason="" if sort == ledger.PAID else "simulasi",
    )


def remind(world: World, desk: SimulatedDesk) -> None:
    """Of a loan, also one that has come back elsewhere or of which another desk has told."""
    with desk.store.read() as session:
        loan = _pick_one_of_these_days(world, session, Loan)
        told = pick(world, session, Loan, Loan.id.in_(select(Notice.loan_id)))
    if told and world.random.random() < 0.5:
        loan = told
    if loan:
        way = world.random.choice((LETTER, WHATSAPP))
        do(world, desk, notices.give_notice, loans=[loan], sort=DUE_SOON, way=way)


def merge(world: World, desk: SimulatedDesk) -> None:
    with desk.store.read() as session:
        one, other = pick(world, session, Member), pick(world, session, Member)
    if one and other and one != other:
        do(world, desk, members.merge_members, merged=one, into=other)


def block(world: World, desk: SimulatedDesk) -> None:
    with desk.store.read() as session:
        uid = pick(world, session, Member)
    if uid:
        if world.random.random() < 0.5:
            do(world, desk, members.block_member, member=uid, reason="simulasi")
        else:
            do(world, desk, members.unblock_member, member=uid)


def photograph(world: World, desk: SimulatedDesk) -> None:
    with desk.store.read() as session:
        uid = pick(world, session, Member)
    if uid:
        jpeg = b"\xff\xd8" + bytes([world.random.randint(0, 9)]) if world.random.random() < 0.7 else None
        do(world, desk, members.set_member_photo, member=uid, jpeg=jpeg)


def catalogue(world: World, desk: SimulatedDesk) -> None:
    with desk.store.read() as session:
        title = pick(world, session, Title) if world.random.random() < 0.7 else None
    facts = TitleFacts(title=f"Judul {world.random.randint(0, 9)}", publisher=str(world.random.randint(0, 9)))
    do(world, desk, put_title, facts=facts, title=title)


def add_item(world: World, desk: SimulatedDesk) -> None:
    from db.models import ItemType

    with desk.store.read() as session:
        title = pick(world, session, Title)
        item = pick(world, session, Item) if world.random.random() < 0.5 else None
        kind = session.scalars(select(ItemType.uid).order_by(ItemType.uid)).first()
    if title and kind:
        facts = ItemFacts(
            barcode=f"X{world.random.randint(1, 12)}",
            at_branch=desk.branch,
            item_type=kind,
            condition=world.random.choice(("good", "good", "withdrawn", "missing")),
            parts=PARTS,
        )
        do(world, desk, put_item, title=title, facts=facts, item=item)


def print_slip(world: World, desk: SimulatedDesk) -> None:
    do(world, desk, prints.record_print, slip="loan", facts=lambda number, _when: number.encode())


def settle(world: World, desk: SimulatedDesk) -> None:
    with desk.store.read() as session:
        note = pick(world, session, Note, Note.settled_at.is_(None))
    if note:
        do(world, desk, notes.settle_note, note=note, how="seen")


# --- wires and machines -----------------------------------------------------------------------------------


def sync(world: World, desk: SimulatedDesk) -> None:
    """One cycle over a bad wire: lost, answered in vain, late, twice, cut off, crashed in the middle."""
    request, raw, token = desk.ask()
    fate = world.random.random()
    if fate < 0.08:
        world.tell(f"{desk.name}: request lost")
        return
    if fate < 0.16:
        world.late.append((raw, token))
        world.tell(f"{desk.name}: request held up")
        return
    answer = _served(world, raw, token)
    if answer is None:
        world.tell(f"{desk.name}: server crashed")
        return
    if fate < 0.26:
        world.tell(f"{desk.name}: answer lost")
        return
    if fate < 0.30:
        _served(world, raw, token)
        world.tell(f"{desk.name}: request arrived twice")
    if world.random.random() < 0.25:
        # Nobody at the desk waits for an answer.
        _any_work(world, desk)
    if fate > 0.97:
        answer = answer[: world.random.randrange(len(answer))]
        world.tell(f"{desk.name}: answer cut off")
    _taken(world, desk, request, answer)


def _served(world: World, raw: bytes, token: str) -> bytes | None:
    chance = world.random.random()
    if chance < 0.06:
        world.server.crash = "before" if chance < 0.03 else "after"
    try:
        return world.serve(raw, token)
    except Crash:
        world.restart_server(world.server.copy(), restored=False)
        return None
    except OperationalError as error:
        if_full(error)
        return None
    finally:
        world.server.crash = ""


def _taken(world: World, desk: SimulatedDesk, request: Any, answer: bytes) -> None:
    chance = world.random.random()
    if chance < 0.12:
        desk.store.crash = "before" if chance < 0.06 else "after"
    try:
        desk.take(request, answer)
        world.tell(f"{desk.name}: synced")
        invariants.after_each_sync(desk)
    except Crash:
        desk.open(desk.image())
        world.tell(f"{desk.name}: crashed while taking the answer")
    except OperationalError as error:
        if_full(error)
        world.tell(f"{desk.name}: no room on the disk for the answer")
    except msgspec.DecodeError:
        world.tell(f"{desk.name}: answer was unreadable")
    finally:
        desk.store.crash = ""


def write_outbox(world: World, desk: SimulatedDesk) -> None:
    """What waits goes into a file on a stick."""
    world.sticks.append(desk.outbox())
    world.tell(f"{desk.name}: its work is on a stick")


def bring_outbox(world: World, desk: SimulatedDesk) -> None:
    """A stick comes to the server, today's or an old one; nobody throws it away afterwards."""
    if world.sticks:
        brought = world.bring(world.random.choice(world.sticks))
        world.tell(f"server: a stick was taken in: {brought}")


def late_request(world: World, desk: SimulatedDesk) -> None:
    """A request from long ago arrives; nobody waits for its answer."""
    if world.late:
        raw, token = world.late.pop(world.random.randrange(len(world.late)))
        world.let_pass(timedelta(minutes=world.random.choice((0, 1, 61))))
        world.serve_or_forget(raw, token)
        world.tell("server: an old request arrived")


def turn_clock(world: World, desk: SimulatedDesk) -> None:
    desk.skew = timedelta(seconds=world.random.choice((-7_200, -200, -5, 0, 0, 5, 300, 3_600)))
    world.tell(f"{desk.name}: clock is {desk.skew} off")


def pass_time(world: World, desk: SimulatedDesk) -> None:
    world.let_pass(timedelta(hours=world.random.randint(1, 30)))


def back_up_desk(world: World, desk: SimulatedDesk) -> None:
    desk.backups = [*desk.backups[-1:], desk.image()]


def restore_desk(world: World, desk: SimulatedDesk) -> None:
    """The PC broke; an older copy of its store goes on. What was only on the broken disk is gone with it."""
    if desk.backups:
        world.desk_was_copied = True
        desk.open(world.random.choice(desk.backups))
        world.tell(f"{desk.name}: restored from a backup")


def clone_desk(world: World, desk: SimulatedDesk) -> None:
    """Somebody copied the PC's disk; both copies work on."""
    if len(world.desks) < 7:
        world.desk_was_copied = True
        twin = SimulatedDesk(world, f"{desk.name}+{len(world.desks)}", desk.image(), desk.branch)
        world.desks.append(twin)
        world.tell(f"{twin.name}: is a copy of {desk.name}")


def enrol_desk(world: World, desk: SimulatedDesk) -> None:
    """A new PC is to become a desk; it has nothing yet."""
    if len(world.desks) + len(world.beginning) < 7:
        world.beginning.append(Beginning(world, world.random.randrange(len(world.branches))))


def make_snapshot(world: World, desk: SimulatedDesk) -> None:
    """The server has one ready from now on; older ones may still be fetched."""
    made = snapshot_now(world)
    world.tell(f"server: a snapshot up to {made.cursors[CATALOGUE]}")


def begin_with_snapshot(world: World, desk: SimulatedDesk) -> None:
    """A new PC fetches on, over a wire that may be cut or may change what it carries."""
    if world.beginning:
        one = world.random.choice(world.beginning)
        one.go_on(world.random.choice((0, 1_000, 3_000, ALL)), spoilt=world.random.random() < 0.1)


def revoke_desk(world: World, desk: SimulatedDesk) -> None:
    """The centre shuts a device out, whatever waits there; it is told so when it next asks."""
    if len(world.living()) > 3:
        with world.server.write() as session:
            device = session.scalars(select(Device).where(Device.uid == desk.engine.device)).first()
            if device is not None:
                revoke(session, device.uid, world.tick())
                world.tell(f"{desk.name}: revoked")


def fill_a_disk(world: World, desk: SimulatedDesk) -> None:
    """The disk of a desk or of the server is full for one piece of work and one cycle."""
    store = world.server if world.random.random() < 0.3 else desk.store
    store.fill_disk(True)
    try:
        _any_work(world, desk)
        sync(world, desk)
    finally:
        store.fill_disk(False)


def change_version(world: World, desk: SimulatedDesk) -> None:
    """The program of a desk is too old for the server, newer than it, or of its version again."""
    desk.ahead = world.random.choice((-1, 0, 1))
    world.tell(f"{desk.name}: its program is {desk.ahead} versions ahead")


def change_reach(world: World, desk: SimulatedDesk) -> None:
    """The centre lets a device see more, or less."""
    with world.server.write() as session:
        device = session.scalars(select(Device).where(Device.uid == desk.engine.device)).first()
        if device is not None:
            device.reach = "branch" if device.reach == "network" else "network"
            world.tell(f"{desk.name}: reach is {device.reach} now")


def back_up_server(world: World, desk: SimulatedDesk) -> None:
    world.server_backups = [*world.server_backups[-1:], world.server.copy()]


def restore_server(world: World, desk: SimulatedDesk) -> None:
    if world.server_backups:
        world.restart_server(world.random.choice(world.server_backups), restored=True)
        world.tell("server: restored from a backup, new epoch")


def lose_the_day(world: World) -> None:
    """The server breaks at the end, and nobody had made a backup since the morning: all is to be told again.

    Who uses what another made, or what that other lent, may come first; who has begun with a snapshot and
    said nothing yet has rows that the server has forgotten.
    """
    snapshot_now(world)
    for one in world.beginning[:]:
        one.end()
    world.restart_server(world.start.image, restored=True)
    world.tell("server: restored as it was in the morning")
    for _ in range(30):
        desk = world.random.choice(world.living())
        request, raw, token = desk.ask()
        desk.take(request, world.serve(raw, token))


LENDING: tuple[tuple[Action, int], ...] = (
    (lend, 22),
    (hand_in, 14),
    (renew, 6),
    (undo, 5),
    (register, 4),
    (edit_member, 9),
    (merge, 1),
    (block, 2),
    (photograph, 2),
    (catalogue, 7),
    (add_item, 4),
    (print_slip, 3),
    (decide_something, 2),
    (settle, 3),
    (pay, 4),
    (lose, 4),
    (charge, 4),
    (give_card, 5),
    (keep_bags, 4),
    (come, 6),
    (read_here, 3),
    (take_stock, 6),
    (lend_what_no_catalogue_has, 3),
    (stock_at_two_desks, 5),
    (wait, 9),
    (carry, 7),
    (let_float, 3),
    (remind, 5),
    (ask_another, 3),
    (go_on, 9),
    (look_through, 3),
    (renew_by_themselves, 4),
    (rotate, 5),
)
WORKSHOPS: tuple[tuple[Action, int], ...] = (
    (plan, 12),
    (meet, 6),
    (arrange, 6),
    (enter, 45),
    (change_registration, 25),
    (mark, 45),
    (meanwhile, 12),
    (certify, 12),
    (answer_at_the_page, 4),
)
TROUBLE: tuple[tuple[Action, int], ...] = (
    (sync, 38),
    (late_request, 4),
    (write_outbox, 2),
    (bring_outbox, 2),
    (turn_clock, 2),
    (pass_time, 2),
    (back_up_desk, 2),
    (restore_desk, 1),
    (clone_desk, 1),
    (enrol_desk, 3),
    (make_snapshot, 3),
    (begin_with_snapshot, 5),
    (change_reach, 1),
    (revoke_desk, 1),
    (fill_a_disk, 2),
    (change_version, 1),
    (back_up_server, 3),
    (restore_server, 2),
)
WORK = LENDING + WORKSHOPS
OF_TWO_DESKS = (meanwhile, answer_at_the_page, stock_at_two_desks, renew_by_themselves, look_through, wait)
AT_ONE_DESK = (
    *(one for one in WORK if one[0] not in OF_TWO_DESKS),
    *((wait_here, n) for a, n in WORK if a is wait),
)
"""Where each desk has a thread of its own: what looks into other stores is left out."""


def work_of(world: World) -> tuple[tuple[Action, int], ...]:
    """What people do in a world: workshops are given in some only, so that runs stay long enough for both."""
    return WORK if world.workshops else LENDING


def _any_work(world: World, desk: SimulatedDesk) -> None:
    world.random.choices(*zip(*work_of(world), strict=True))[0](world, desk)
