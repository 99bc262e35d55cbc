# SPDX-License-Identifier: GPL-3.0-or-later
"""Items on their way between branches, at the simulated desks: sent, kept after all, scanned there."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from db.models import Branch, Deposit, Item, JournalEntry, Loan, Partner, Transit
from db.models.transits import at_a_partner, is_newest, on_its_way
from db.operations import deposit_checks, deposits, transits
from db.operations.circulation import note_handed_in
from db.operations.operation import decode
from db.operations.partners import PartnerFacts, put_partner
from db.rules.transits import WHYS
from tests.simulation.doing import do, pick
from tests.simulation.world import SimulatedDesk, World


def carry(world: World, desk: SimulatedDesk) -> None:
    """The van comes: something is sent, arrives, or stays; on every desk's own knowledge."""
    world.random.choices((_send, _arrive, _keep, _deposit), (5, 5, 2, 4))[0](world, desk)


def _send(world: World, desk: SimulatedDesk) -> None:
    with desk.store.read() as session:
        out = select(Loan.item_id).where(Loan.ended_at.is_(None))
        item = pick(world, session, Item, Item.id.not_in(out))
        to = pick(world, session, Branch, Branch.uid != desk.branch)
    if item and to:
        do(world, desk, transits.send_item, item=item, to=to, why=world.random.choice(WHYS))


def _arrive(world: World, desk: SimulatedDesk) -> None:
    """Also where it was not sent to, or where nobody has heard that it was sent."""
    with desk.store.read() as session:
        sent = select(Transit.item_id).where(on_its_way())
        item = pick(world, session, Item, *(() if world.random.random() < 0.2 else (Item.id.in_(sent),)))
    if item:
        do(world, desk, note_handed_in, item=item)


def _keep(world: World, desk: SimulatedDesk) -> None:
    with desk.store.read() as session:
        sent = pick(world, session, Transit, on_its_way(), is_newest(Transit.item_id))
    if sent:
        do(world, desk, transits.cancel_transit, transit=sent)


def let_float(world: World, desk: SimulatedDesk) -> None:
    """It was returned here, and stays; few do, so that one does at several desks."""
    with desk.store.read() as session:
        few = select(Item.id).order_by(Item.barcode).limit(2)
        item = pick(world, session, Item, Item.id.in_(few))
    if item:
        do(world, desk, transits.move_home, item=item)


def _deposit(world: World, desk: SimulatedDesk) -> None:
    """A box of books for a school, which may have one already."""
    with desk.store.read() as session:
        partner, there = pick(world, session, Partner), pick(world, session, Deposit)
        items = [one for one in (pick(world, session, Item), pick(world, session, Item)) if one]
    until = world.now.date() + timedelta(days=30)
    if partner is None:
        do(world, desk, put_partner, facts=PartnerFacts(name="SMAN 1", kind="school"))
    elif there is None or world.random.random() < 0.2:
        target = there if world.random.random() < 0.5 else None
        name = f"Titipan {world.random.randint(1, 3)}"
        do(world, desk, deposits.put_deposit, partner=partner, name=name, until=until, target=target)
    elif items:
        do(world, desk, deposits.lend_deposit, deposit=there, items=items)


def look_through(world: World, desk: SimulatedDesk) -> None:
    """What a partner has is looked for there: found, or not, or it comes back elsewhere at that time."""
    _box_for_a_school(world, desk)
    with desk.store.read() as session:
        out = pick(world, session, Transit, at_a_partner(), is_newest(Transit.item_id))
        found = select(Deposit.uid, Item.uid).join(Transit, Transit.deposit_id == Deposit.id)
        of = session.execute(
            found.join(Item, Item.id == Transit.item_id).where(Transit.uid == out)
        ).one_or_none()
        checks = JournalEntry.kind == deposit_checks.CheckDeposit.kind()
        last = session.scalars(select(JournalEntry.payload).where(checks).order_by(JournalEntry.number)).all()
    chance = world.random.random()
    if of is not None and chance < 0.8:
        other = world.random.choice(world.living())
        acts = [lambda: do(world, desk, deposit_checks.check_deposit, deposit=of[0], missing=[out])]
        if other is not desk:
            acts.insert(int(chance < 0.3), lambda: do(world, other, note_handed_in, item=of[1]))
        for act in acts:
            act()
    elif of is not None and chance < 0.9:
        do(world, desk, deposit_checks.check_deposit, deposit=of[0], there=[out])
    elif last:
        do(world, desk, deposit_checks.undo_check, of=decode(last[-1]))


def _box_for_a_school(world: World, desk: SimulatedDesk) -> None:
    """What has to be there before anything can be missed: a partner, a collection, a book of it."""
    with desk.store.read() as session:
        partner, there = pick(world, session, Partner), pick(world, session, Deposit)
        item = pick(world, session, Item, Item.id.not_in(select(Loan.item_id).where(Loan.ended_at.is_(None))))
    if partner is None:
        do(world, desk, put_partner, facts=PartnerFacts(name="SMAN 1", kind="school"))
    if there is None:
        with desk.store.read() as session:
            partner = pick(world, session, Partner)
        until = world.now.date() + timedelta(days=30)
        if partner is not None:
            do(world, desk, deposits.put_deposit, partner=partner, name="Titipan", until=until)
        with desk.store.read() as session:
            there = pick(world, session, Deposit)
    if there is not None and item is not None:
        do(world, desk, deposits.lend_deposit, deposit=there, items=[item])
