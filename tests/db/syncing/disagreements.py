# SPDX-License-Identifier: GPL-3.0-or-later
"""Two desks that did something about one thing, by the kind of note that it leads to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace
from sqlalchemy import select

from db.models import ItemType, Member, MemberType
from db.operations import (
    certificates,
    circulation,
    holds,
    interloan_losses,
    lockers,
    losses,
    members,
    payments,
    policies,
    registrations,
    stocktakes,
    transits,
    workshops,
)
from db.operations.cataloguing import ItemFacts, TitleFacts, put_item, put_title
from db.operations.members import MemberFacts
from db.operations.recalls import recall
from db.rules.interloan import Act, Side
from tests.db.syncing.test_who_wins import arrive, cycle, item, make, member
from tests.db.syncing.test_who_wins_holds import _lent_unawares, place, title_of
from tests.db.syncing.test_who_wins_interloan import act, ask
from tests.db.syncing.test_who_wins_members import charge
from tests.db.syncing.test_who_wins_transits import send
from tests.db.syncing.test_who_wins_workshops import enter, planned, see
from tests.db.syncing.two_edits import TWO_EDITS
from tests.db.workshop_world import session_facts
from tests.simulation.world import World


def lent_twice(world: World) -> None:
    for number, desk in enumerate(world.desks[:2]):
        make(desk, circulation.check_out, item=item(world), member=member(world, number))


def returned_twice(world: World) -> None:
    a, b = world.desks[:2]
    make(a, circulation.check_out, item=item(world), member=member(world))
    world.quiet()
    for desk in (b, a):
        make(desk, circulation.check_in, item=item(world))


def blocked_and_lent(world: World) -> None:
    a, b = world.desks[:2]
    make(b, members.block_member, member=member(world), reason="kartu hilang")
    cycle(world, b)
    make(a, circulation.check_out, item=item(world), member=member(world))


def withdrawn_and_lent(world: World) -> None:
    a, b = world.desks[:2]
    with world.server.read() as session:
        kind = session.scalars(select(ItemType.uid).order_by(ItemType.uid)).first()
    facts = ItemFacts(barcode="B0", at_branch=world.branches[0], item_type=kind, condition="withdrawn")
    make(b, put_item, item=item(world), title=title_of(world, item(world)), facts=facts)
    make(a, circulation.check_out, item=item(world), member=member(world))


def missing_and_lent(world: World) -> None:
    """It lies at A, which knows that it was missing, and does not know that its reader is blocked."""
    a, b = world.desks[:2]
    begun = make(a, stocktakes.start_stocktake, name="Tahunan").stocktake
    told = [(item(world), "B0")]
    make(a, stocktakes.mark_missing, stocktake=begun, device=a.engine.device, items=told)
    world.quiet()
    make(b, members.block_member, member=member(world), reason="kartu hilang")
    cycle(world, b)
    make(a, circulation.check_out, item=item(world), member=member(world), reason="ada di rak")


def lost_and_back(world: World) -> None:
    a, b = world.desks[:2]
    lent = make(a, circulation.check_out, item=item(world), member=member(world))
    world.quiet()
    make(b, circulation.check_in, item=item(world))
    make(a, losses.declare_lost, loan=lent.loan)


def recalled_and_renewed(world: World) -> None:
    a, b = world.desks[:2]
    terms = {"recall_days": 2, "renewal_days": 30, "loan_days": 20}
    for desk in (a, b):
        make(desk, policies.put_policy, terms=terms, at_branch=desk.branch)
    lent = make(a, circulation.check_out, item=item(world), member=member(world))
    world.quiet()
    make(a, recall, loan=lent.loan)
    make(b, circulation.renew, loan=lent.loan, reason="simulasi")


def renewed_and_back(world: World) -> None:
    a, b = world.desks[:2]
    lent = make(a, circulation.check_out, item=item(world), member=member(world))
    world.quiet()
    world.now += timedelta(days=3)
    make(b, circulation.check_in, item=item(world))
    make(a, circulation.renew, loan=lent.loan)


def registered_twice(world: World) -> None:
    with world.server.read() as session:
        kind = session.scalars(select(MemberType.uid)).first()
    for desk in world.desks[:2]:
        facts = MemberFacts(
            name="Siti Aminah", member_type=kind, home_branch=desk.branch, identity_number="3578"
        )
        make(desk, members.register_member, facts=facts)


def one_barcode(world: World) -> None:
    with world.server.read() as session:
        kind = session.scalars(select(ItemType.uid).order_by(ItemType.uid)).first()
    for desk in world.desks[:2]:
        facts = ItemFacts(barcode="X99", at_branch=desk.branch, item_type=kind)
        make(desk, put_item, title=title_of(world, item(world)), facts=facts)


def edited_twice(world: World) -> None:
    a, b = world.desks[:2]
    uid = title_of(world, item(world))
    for desk, publisher in ((a, "Balai Pustaka"), (b, "Gramedia")):
        make(desk, put_title, title=uid, facts=TitleFacts(title="Judul 0", publisher=publisher))


def renamed_twice(world: World) -> None:
    for desk, name in zip(world.desks[:2], ("Ani", "Aan"), strict=True):
        with desk.store.read() as session:
            who = session.scalars(select(Member).where(Member.uid == member(world))).one()
            facts = members.facts_of(session, who)
        make(desk, members.edit_member, member=member(world), facts=replace(facts, other_name=name))


def paid_twice(world: World) -> None:
    for desk in world.desks[:2]:
        charge(desk, world)
        make(desk, payments.take_payment, member=member(world), amount=5_000, device=desk.branch)


def charged_twice(world: World) -> None:
    for desk in world.desks[:2]:
        charge(desk, world)


def reserved_twice(world: World) -> None:
    for desk in world.desks[:2]:
        place(desk, world)


def put_aside_twice(world: World) -> None:
    a, b = world.desks[:2]
    with world.server.read() as session:
        kind = session.scalars(select(ItemType.uid).order_by(ItemType.uid)).first()
    facts = ItemFacts(barcode="X99", at_branch=b.branch, item_type=kind)
    other = make(b, put_item, title=title_of(world, item(world)), facts=facts).item
    world.quiet()
    hold = place(a, world)
    world.quiet()
    make(a, holds.put_aside, hold=hold, item=item(world))
    make(b, holds.put_aside, hold=hold, item=other)


def aside_and_lent(world: World) -> None:
    a, b = world.desks[:2]
    hold = place(a, world)
    world.quiet()
    make(a, holds.put_aside, hold=hold, item=item(world))
    make(b, _lent_unawares, item=item(world), member=member(world, 1))


def kept_and_arrived(world: World) -> None:
    a, b = world.desks[:2]
    sent = send(a, world)
    world.quiet()
    make(a, transits.cancel_transit, transit=sent)
    make(b, circulation.note_handed_in, item=item(world))


def cancelled_and_sent(world: World) -> None:
    a, b = world.desks[:2]
    request = ask(world)
    act(a, request, Side.REQUESTER, Act.CANCEL)
    act(b, request, Side.SUPPLIER, Act.SHIPPED, item=item(world, "B1"))


def back_and_lost(world: World) -> None:
    """Here its reader has lost it, and there it was entered as back before."""
    a, b = world.desks[:2]
    request, copy = ask(world), item(world, "B1")
    act(b, request, Side.SUPPLIER, Act.SHIPPED, item=copy)
    cycle(world, b)
    cycle(world, a)
    act(a, request, Side.REQUESTER, Act.RECEIVED)
    make(a, circulation.check_out, item=copy, member=member(world, 0))
    world.quiet()
    act(b, request, Side.SUPPLIER, Act.RECEIVED_BACK)
    world.now += timedelta(hours=1)
    with a.desk.together() as perform:
        interloan_losses.lose(perform, request)


def seated_twice(world: World) -> None:
    event, _ = planned(world)
    for desk in world.desks[:2]:
        enter(desk, event, "Siti", member=member(world))


def one_seat(world: World) -> None:
    event, _ = planned(world, seats_onsite=1)
    for desk, name in zip(world.desks[:2], ("Siti", "Budi"), strict=True):
        enter(desk, event, name)


def cancelled_and_came(world: World) -> None:
    event, session = planned(world)
    a, b = world.desks[:2]
    who = enter(a, event, "Siti")
    world.quiet()
    make(a, registrations.cancel_registration, registration=who)
    see(b, who, session)


def certified_twice(world: World) -> None:
    event, _ = planned(world)
    who = enter(world.desks[0], event, "Siti")
    world.quiet()
    for desk in world.desks[:2]:
        about: dict[str, Any] = {"workshop": event, "registration": who}
        make(desk, certificates.issue_certificate, facts=lambda numbered: numbered.code.encode(), **about)


def one_room(world: World) -> None:
    room = make(world.desks[0], workshops.put_room, at_branch=world.desks[0].branch, name="Aula").target
    events = [planned(world)[0], planned(world)[0]]
    for desk, event in zip(world.desks[:2], events, strict=True):
        make(desk, workshops.put_session, workshop=event, facts=session_facts(room=room))


def locker_twice(world: World) -> None:
    """The two desks of one branch."""
    make(world.desks[0], lockers.give_locker, locker="12", name="Tamu")
    make(world.desks[3], lockers.give_locker, locker="12", member=member(world))


def policy_twice(world: World) -> None:
    for desk, days in zip(world.desks[:2], (3, 5), strict=True):
        terms: dict[str, Any] = {"grace_days": days, "loan_days": 14}
        make(desk, policies.put_policy, at_branch=world.branches[0], terms=terms, season="Ujian", **EXAMS)


def seasons_overlap(world: World) -> None:
    """The second begins later, and counts whichever was made first."""
    weeks = ((date(2027, 6, 7), date(2027, 6, 20), 3), (date(2027, 6, 1), date(2027, 6, 14), 5))
    for desk, (since, until, days) in zip(world.desks[:2], weeks, strict=True):
        season = {"season": "Ujian", "since": since, "until": until}
        make(desk, policies.put_policy, at_branch=world.branches[0], terms={"grace_days": days}, **season)


EXAMS = {"since": date(2027, 6, 1), "until": date(2027, 6, 14)}
DESKS = {"interloan_crossed": 5, "locker_twice": 4}
"""How many there are in a disagreement of these kinds; of others two."""
DISAGREEMENTS: list[tuple[str, Callable[[World], None], tuple[str, ...]]] = [
    ("return_implied", lent_twice, ("CheckOut", "CheckOut")),
    ("returned_twice", returned_twice, ("CheckOut", "CheckIn", "CheckIn")),
    ("lent_despite", blocked_and_lent, ("BlockMember", "CheckOut")),
    ("item_live_again", withdrawn_and_lent, ("PutItem", "CheckOut")),
    ("lost_turned_up", lost_and_back, ("CheckOut", "CheckIn", "DeclareLost")),
    ("renewed_though_recalled", recalled_and_renewed, ("CheckOut", "Renew")),
    ("renewed_after_return", renewed_and_back, ("CheckOut", "CheckIn", "Renew")),
    ("possible_duplicate", registered_twice, ("RegisterMember", "RegisterMember")),
    ("number_taken", one_barcode, ("PutItem", "PutItem")),
    ("edited_twice", edited_twice, ("PutTitle", "PutTitle")),
    ("edited_twice", renamed_twice, ("EditMember", "EditMember")),
    *(("edited_twice", story, deeds) for story, deeds in TWO_EDITS),
    ("overpaid", paid_twice, ("TakePayment", "TakePayment")),
    ("charged_twice", charged_twice, ("ChargeFee", "ChargeFee")),
    ("hold_twice", reserved_twice, ("PlaceHold", "PlaceHold")),
    ("held_twice", put_aside_twice, ("PutAside", "PutAside")),
    ("lent_though_held", aside_and_lent, ("PutAside", "CheckOut")),
    ("kept_and_arrived", kept_and_arrived, ("SendItem", "CancelTransit", "CheckIn")),
    ("interloan_crossed", cancelled_and_sent, ("ActOnInterloan", "ActOnInterloan")),
    ("registered_twice", seated_twice, ("Register", "Register")),
    ("past_capacity", one_seat, ("Register",)),
    ("attended_despite", cancelled_and_came, ("Register", "CancelRegistration", "MarkAttendance")),
    ("certified_twice", certified_twice, ("IssueCertificate", "IssueCertificate")),
    ("room_taken", one_room, ("PutSession", "PutSession")),
    ("locker_twice", locker_twice, ("GiveLocker", "GiveLocker")),
    ("edited_twice", policy_twice, ("PutPolicy", "PutPolicy")),
    ("edited_twice", seasons_overlap, ("PutPolicy", "PutPolicy")),
]


def disagreed(story: Callable[[World], None], desks: int = 2) -> World:
    """What two desks did has reached the server and both of them; A's came first."""
    world = World(1, desks=desks)
    story(world)
    arrive(world, 0)
    return world
