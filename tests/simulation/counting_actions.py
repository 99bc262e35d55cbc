# SPDX-License-Identifier: GPL-3.0-or-later
"""People come to the library, and stock is taken, at several desks at once."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from db.models import Item, ItemUse, LockerUse, Member, Stocktake, Visit
from db.operations import circulation, fast_adding, lockers, losses, stocktakes, uses, visits
from db.operations.visits import VisitFacts
from db.queries.stocktakes import scans_of
from tests.simulation.doing import do, pick
from tests.simulation.world import SimulatedDesk, World


def come(world: World, desk: SimulatedDesk) -> None:
    """A card, mostly of somebody who was here just now; heads; a door's counter; or it was a mistake."""
    with desk.store.read() as session:
        member = session.scalars(select(Member.uid).order_by(Member.uid)).first()
        visit = pick(world, session, Visit, Visit.cancelled_at.is_(None))
    chance = world.random.random()
    if visit and chance < 0.2:
        do(world, desk, visits.cancel_visit, visit=visit)
    elif visit and chance < 0.4:
        used = world.random.randint(0, 1)
        do(world, desk, visits.correct_visit, visit=visit, changed={"used_ict": used})
    elif member and chance < 0.8:
        world.let_pass(timedelta(minutes=world.random.choice((0, 10, 50))))
        facts = VisitFacts(sort="member", member=member, purpose="read", used_ict=world.random.randint(0, 1))
        do(world, desk, visits.record_visit, facts=facts, device=desk.engine.device)
    else:
        sort = world.random.choice(("count", "door"))
        facts = VisitFacts(sort=sort, people=world.random.randint(1, 9))
        do(world, desk, visits.record_visit, facts=facts, device=desk.engine.device)


def read_here(world: World, desk: SimulatedDesk) -> None:
    """One of few books lies on a table; or that was a mistake; or its parts are counted."""
    with desk.store.read() as session:
        few = select(Item.id).order_by(Item.barcode).limit(3)
        item = pick(world, session, Item, Item.id.in_(few))
        use = pick(world, session, ItemUse, ItemUse.cancelled_at.is_(None))
        first = session.scalars(select(Item.uid).order_by(Item.barcode)).first()
    chance = world.random.random()
    if first and chance > 0.7:
        do(world, desk, losses.note_parts, item=first, missing=["Peta"] if chance > 0.85 else [])
    elif use and chance < 0.2:
        do(world, desk, uses.cancel_use, use=use)
    elif item:
        do(world, desk, uses.record_use, item=item, times=world.random.randint(1, 3))


def take_stock(world: World, desk: SimulatedDesk) -> None:
    """Mostly a scan in the newest stock-take; what nobody has found is missing; it is closed and goes on."""
    with desk.store.read() as session:
        stocktake = session.scalars(select(Stocktake.uid).order_by(Stocktake.uid.desc())).first()
        item = pick(world, session, Item)
        barcode = (
            None if item is None else session.scalars(select(Item.barcode).where(Item.uid == item)).one()
        )
        scan = None if stocktake is None or barcode is None else scans_of(session, stocktake, [barcode])
    chance, at = world.random.random(), {"stocktake": stocktake, "device": desk.engine.device}
    if stocktake is None or chance < 0.03:
        do(world, desk, stocktakes.start_stocktake, name="Simulasi")
    elif chance < 0.15 and barcode is not None:
        # Mostly refused: there is nothing to be taken back.
        make = stocktakes.take_back_scans if chance < 0.09 else stocktakes.take_back_missing
        do(world, desk, make, barcodes=[barcode], **at)
    elif chance < 0.5 and scan is not None:
        do(world, desk, stocktakes.record_scans, scans=scan, **at)
    elif chance < 0.7 and item:
        do(world, desk, stocktakes.mark_missing, items=[(item, barcode)], **at)
    elif chance < 0.85:
        do(world, desk, stocktakes.close_stocktake, stocktake=stocktake)
    else:
        do(world, desk, stocktakes.reopen_stocktake, stocktake=stocktake, reason="simulasi")


def stock_at_two_desks(world: World, desk: SimulatedDesk) -> None:
    """One desk closes, or misses an item, that another desk of the branch scans or lends meanwhile."""
    others = [one for one in world.living() if one is not desk and one.branch == desk.branch]
    with desk.store.read() as session:
        stocktake = session.scalars(select(Stocktake.uid).order_by(Stocktake.uid.desc())).first()
        item, member = pick(world, session, Item), pick(world, session, Member)
    if stocktake is None or not item:
        do(world, desk, stocktakes.start_stocktake, name="Simulasi")
    elif others:
        other = world.random.choice(others)
        acts = [lambda: _end_or_miss(world, desk, stocktake, item)]
        acts.insert(world.random.randint(0, 1), lambda: _have_in_hand(world, other, stocktake, item, member))
        for act in acts:
            act()


def _end_or_miss(world: World, desk: SimulatedDesk, stocktake: UUID, item: UUID) -> None:
    at, barcode = {"stocktake": stocktake, "device": desk.engine.device}, _barcode(desk, item)
    chance = world.random.random()
    if chance < 0.5:
        do(world, desk, stocktakes.close_stocktake, stocktake=stocktake)
        return
    do(world, desk, stocktakes.mark_missing, items=[(item, barcode)], **at)
    if chance > 0.85:
        do(world, desk, stocktakes.take_back_missing, barcodes=[barcode], **at)


def _have_in_hand(
    world: World, desk: SimulatedDesk, stocktake: UUID, item: UUID, member: UUID | None
) -> None:
    barcode = _barcode(desk, item)
    with desk.store.read() as session:
        known = session.scalars(select(Stocktake.id).where(Stocktake.uid == stocktake)).first() is not None
        scan = scans_of(session, stocktake, [barcode]) if known and barcode else None
    if scan is not None and world.random.random() < 0.7:
        at = {"stocktake": stocktake, "device": desk.engine.device}
        do(world, desk, stocktakes.record_scans, scans=scan, **at)
    elif barcode and member:
        do(world, desk, circulation.check_out, item=item, member=member, reason="simulasi")


def _barcode(desk: SimulatedDesk, item: UUID) -> str:
    with desk.store.read() as session:
        return session.scalars(select(Item.barcode).where(Item.uid == item)).first() or ""


def lend_what_no_catalogue_has(world: World, desk: SimulatedDesk) -> None:
    """A book that nobody has catalogued is written down and lent; often at another desk as well."""
    with desk.store.read() as session:
        member = pick(world, session, Member)
    barcode = f"F{world.random.randint(0, 5)}"
    do(world, desk, fast_adding.add_in_passing, name=f"Judul {world.random.randint(0, 9)}", barcode=barcode)
    item = _of_barcode(desk, barcode)
    if member and item and world.random.random() < 0.8:
        do(world, desk, circulation.check_out, item=item, member=member, reason="simulasi")


def _of_barcode(desk: SimulatedDesk, barcode: str) -> UUID | None:
    with desk.store.read() as session:
        return session.scalars(select(Item.uid).where(Item.barcode == barcode)).first()


def keep_bags(world: World, desk: SimulatedDesk) -> None:
    """A locker is given, mostly one of few, or a key is back: at whichever desk is nearer."""
    with desk.store.read() as session:
        out = pick(world, session, LockerUse, LockerUse.back_at.is_(None))
        member = pick(world, session, Member)
    if out and world.random.random() < 0.5:
        do(world, desk, lockers.take_locker_back, use=out, mistaken=world.random.random() < 0.2)
    else:
        do(world, desk, lockers.give_locker, locker=str(world.random.randint(1, 3)), member=member)
