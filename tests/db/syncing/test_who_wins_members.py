# SPDX-License-Identifier: GPL-3.0-or-later
"""Memberships at two desks at once: the same outcome whichever desk is heard of first."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from central_server.auditing import differences
from db.models import Fee, LockerUse, Member, MemberCard, MemberPhoto, MemberType, Visit
from db.operations import cards, fees, lockers, members, payments, visits
from db.operations.desk import Making
from db.operations.members import MemberFacts
from db.queries.scan import recognise
from db.syncing.feed import entries_of
from db.syncing.kinds import FEES, MEMBER_CARDS, at
from db.syncing.scopes import loans_of, members_of
from tests.db.syncing.test_who_wins import ORDERS, arrive, kinds, make, member, open_notes
from tests.simulation.world import SimulatedDesk, World


def charge(desk: SimulatedDesk, world: World, who: UUID | None = None) -> fees.ChargeFee:
    member_uid = who or member(world, 0)
    with desk.store.read() as session:
        ends = session.scalars(select(Member.expires_on).where(Member.uid == member_uid)).one()
    wish = {"sort": "renewal", "amount": 5_000, "renewed_from": ends}
    return make(desk, fees.charge_fee, member=member_uid, **wish)  # type: ignore[no-any-return]


def owed(world: World, who: UUID) -> int:
    with world.server.read() as session:
        key = session.scalars(select(Member.id).where(Member.uid == who)).one()
        return payments.owed_by(session, key)


@ORDERS
def test_renewed_at_two_desks_it_costs_once(world: World, first: int) -> None:
    a, b = world.desks[:2]
    early, late = charge(a, world), charge(b, world)
    arrive(world, first)
    with world.server.read() as session:
        standing = dict(session.execute(select(Fee.uid, Fee.counts)).all())
    assert standing == {early.fee: True, late.fee: False}
    [(kind, branches, facts)] = open_notes(world)
    assert (kind, branches, facts["amount"]) == ("charged_twice", {a.branch, b.branch}, 5_000)
    make(a, fees.cancel_fee, fee=early.fee)
    arrive(world, 0)
    assert owed(world, member(world, 0)) == 5_000, "the other is owed again"
    assert kinds(world) == []


@ORDERS
def test_paid_at_both_desks_the_second_payment_is_credit(world: World, first: int) -> None:
    a, b = world.desks[:2]
    for desk in (a, b):
        charge(desk, world)
        make(desk, payments.take_payment, member=member(world, 0), amount=5_000, device=desk.branch)
    arrive(world, first)
    assert owed(world, member(world, 0)) == -5_000
    assert sorted(kinds(world)) == ["charged_twice", "overpaid"]


@ORDERS
def test_a_fee_of_a_member_merged_elsewhere_is_owed_by_the_one_that_stands(world: World, first: int) -> None:
    a, b = world.desks[:2]
    charge(a, world)
    make(b, members.merge_members, merged=member(world, 0), into=member(world, 1))
    arrive(world, first)
    assert (owed(world, member(world, 0)), owed(world, member(world, 1))) == (0, 5_000)


def test_a_fee_is_known_wherever_the_member_is(world: World) -> None:
    a, b = world.desks[:2]
    away = member(world, 1)
    made = charge(a, world, away)
    arrive(world, 0)
    with world.server.read() as session:
        assert list(differences(session)) == []
        entries = entries_of(session, [at(FEES, made.fee)])[at(FEES, made.fee)]
        assert {name for name, held in entries.items() if not held.gone} == {
            loans_of(a.branch),
            loans_of(b.branch),
        }


def scan(world: World, number: str) -> tuple[str, UUID | None]:
    with world.server.read() as session:
        found = recognise(session, number)
        return found.kind, found.uid


@ORDERS
def test_one_number_given_to_two_members_is_marked_for_the_later(world: World, first: int) -> None:
    a, b = world.desks[:2]
    make(a, cards.add_card, member=member(world, 0), number="S1", sort="school")
    make(b, members.edit_number, member=member(world, 1), number="S1")
    arrive(world, first)
    with world.server.read() as session:
        numbers = {*session.scalars(select(Member.number)), *session.scalars(select(MemberCard.number))}
    assert {"S1", "S1~2"} <= numbers
    assert scan(world, "S1")[1] == member(world, first)
    assert kinds(world) == ["number_taken"]


@ORDERS
def test_one_card_replaced_at_two_desks_is_lost_once(world: World, first: int) -> None:
    a, b = world.desks[:2]
    who = member(world, 0)
    with world.server.read() as session:
        old = session.scalars(select(Member.number).where(Member.uid == who)).one()
    for desk, number in ((a, "N1"), (b, "N2")):
        make(desk, members.edit_number, member=who, number=number)
        make(desk, cards.add_card, member=who, number=old, lost=True)
    arrive(world, first)
    assert scan(world, old) == ("lost_card", who)
    with world.server.read() as session:
        assert session.scalars(select(MemberCard.number)).all() == [old]
    assert scan(world, "N2") == ("member", who), "the later number stands"
    assert kinds(world) == ["edited_twice"]


@ORDERS
def test_a_card_of_a_member_and_of_the_record_merged_into_them_opens_the_one_that_stands(
    world: World, first: int
) -> None:
    a, b = world.desks[:2]
    make(a, cards.add_card, member=member(world, 1), number="S4", sort="school")
    merge(world, a)
    with b.desk.together() as perform:
        cards.replace_card(perform, member=member(world, 0), number="S4")
    arrive(world, first)
    assert kinds(world) == ([] if first == 0 else ["number_taken"])
    assert scan(world, "S4") == ("member", member(world, 1))


@ORDERS
def test_a_merged_record_can_be_given_the_first_number_of_the_one_that_stands(
    world: World, first: int
) -> None:
    a, b = world.desks[:2]
    make(a, members.edit_number, member=member(world, 1), number="S4")
    merge(world, a)
    with world.server.read() as session:
        old = session.scalars(select(Member.number).where(Member.uid == member(world, 0))).one()
    with b.desk.together() as perform:
        cards.replace_card(perform, member=member(world, 0), number="S4")
    quiet_everywhere(world, first)
    assert kinds(world) == ([] if first == 0 else ["number_taken"])
    assert scan(world, "S4") == ("member", member(world, 1))
    assert scan(world, old) == ("lost_card", member(world, 1))


@ORDERS
def test_lost_at_one_desk_and_found_at_another_what_was_said_last_stands(world: World, first: int) -> None:
    a, b = world.desks[:2]
    card = make(a, cards.add_card, member=member(world, 0), number="S1", sort="school").card
    make(a, cards.lose_card, card=card)
    arrive(world, 0)
    make(a, cards.lose_card, card=card, found=True)
    make(b, _lose_unawares, card=card, member=member(world, 0))
    arrive(world, first)
    assert scan(world, "S1")[0] == "lost_card"


def _lose_unawares(making: Making, /, *, card: UUID, member: UUID) -> cards.LoseCard:
    """By a desk that has not heard that it was found."""
    return cards.LoseCard(**making.header()._asdict(), card=card, member=member)


def test_a_lost_card_rings_wherever_the_member_is_known(world: World) -> None:
    a, b = world.desks[:2]
    away = member(world, 1)
    card = make(a, cards.add_card, member=away, number="S1", lost=True).card
    arrive(world, 0)
    for desk in (a, b):
        with desk.store.read() as session:
            assert recognise(session, "S1").kind == "lost_card"
    with world.server.read() as session:
        assert list(differences(session)) == []
        entries = entries_of(session, [at(MEMBER_CARDS, card)])[at(MEMBER_CARDS, card)]
        assert members_of(b.branch) in entries


def block(desk: SimulatedDesk, who: UUID, reason: str) -> None:
    make(desk, members.block_member, member=who, reason=reason)


def merge(world: World, desk: SimulatedDesk) -> None:
    """The first member's record is merged into the second's."""
    make(desk, members.merge_members, merged=member(world, 0), into=member(world, 1))


def everywhere_blocked(world: World) -> set[str | None]:
    """Why the record that stands is blocked, at the server and at each desk: one word."""
    reason = select(Member.block_reason).where(Member.uid == member(world, 1))
    said = set()
    for store in (world.server, *(desk.store for desk in world.desks[:2])):
        with store.read() as session:
            said.add(session.scalars(reason).one())
    return said


def quiet_everywhere(world: World, first: int) -> None:
    arrive(world, first)
    arrive(world, 0)
    arrive(world, 1)


@ORDERS
def test_blocked_at_one_desk_and_merged_at_another_the_one_that_stands_is_blocked(
    world: World, first: int
) -> None:
    a, b = world.desks[:2]
    block(a, member(world, 0), "buku hilang")
    merge(world, b)
    quiet_everywhere(world, first)
    assert everywhere_blocked(world) == {"buku hilang"}
    make(b, members.unblock_member, member=member(world, 1))
    quiet_everywhere(world, 1)
    assert everywhere_blocked(world) == {None}, "lifted of both"


@ORDERS
def test_a_block_lifted_at_one_desk_does_not_go_over_at_another(world: World, first: int) -> None:
    a, b = world.desks[:2]
    block(a, member(world, 0), "buku hilang")
    quiet_everywhere(world, 0)
    make(a, members.unblock_member, member=member(world, 0))
    merge(world, b)
    quiet_everywhere(world, first)
    assert everywhere_blocked(world) == {None}


@ORDERS
def test_of_two_blocks_its_own_counts_and_the_other_after_it(world: World, first: int) -> None:
    a, b = world.desks[:2]
    block(a, member(world, 1), "kartu hilang")
    quiet_everywhere(world, 0)
    block(a, member(world, 0), "buku hilang")
    merge(world, b)
    quiet_everywhere(world, first)
    assert everywhere_blocked(world) == {"kartu hilang"}
    make(a, members.unblock_member, member=member(world, 1))
    quiet_everywhere(world, 0)
    assert everywhere_blocked(world) == {"buku hilang"}


@ORDERS
def test_its_own_block_lifted_at_one_desk_the_merged_one_counts(world: World, first: int) -> None:
    a, b = world.desks[:2]
    block(a, member(world, 0), "buku hilang")
    block(a, member(world, 1), "kartu hilang")
    quiet_everywhere(world, 0)
    make(a, members.unblock_member, member=member(world, 1))
    merge(world, b)
    quiet_everywhere(world, first)
    assert everywhere_blocked(world) == {"buku hilang"}


@ORDERS
def test_who_is_blocked_at_one_desk_stays_so_whoever_is_merged_into_them(world: World, first: int) -> None:
    a, b = world.desks[:2]
    block(a, member(world, 1), "kartu hilang")
    merge(world, b)
    make(b, members.block_member, member=member(world, 0), reason="buku hilang")
    quiet_everywhere(world, first)
    assert len(everywhere_blocked(world)) == 1
    assert None not in everywhere_blocked(world)


@ORDERS
def test_a_locker_and_a_visit_of_one_who_was_merged_elsewhere_are_the_others(
    world: World, first: int
) -> None:
    a, b = world.desks[0], world.desks[1]
    into = member(world, 1)
    make(a, lockers.give_locker, locker="7", member=member(world, 0))
    facts = visits.VisitFacts(sort="member", member=member(world, 0))
    make(a, visits.record_visit, facts=facts, device=a.engine.device)
    make(b, members.merge_members, merged=member(world, 0), into=into)
    arrive(world, first)
    with world.server.read() as session:
        assert session.scalars(select(LockerUse.member)).all() == [into]
        assert session.scalars(select(Visit.member)).all() == [into]


JPEG, OTHER = b"\xff\xd8one", b"\xff\xd8other"


def photos(world: World) -> dict[UUID, bytes]:
    """At the server; a desk that sees the home of who stands has the same."""
    with world.server.read() as session:
        found = select(Member.uid, MemberPhoto.jpeg).join(MemberPhoto, MemberPhoto.member_id == Member.id)
        there = dict(session.execute(found).all())
        assert list(differences(session)) == []
    with world.desks[1].store.read() as session:
        assert dict(session.execute(found).all()) == there
    return there


@ORDERS
def test_a_photo_goes_over_to_the_record_that_stands(world: World, first: int) -> None:
    a, b = world.desks[:2]
    make(a, members.set_member_photo, member=member(world, 0), jpeg=JPEG)
    make(b, members.merge_members, merged=member(world, 0), into=member(world, 1))
    arrive(world, first)
    assert photos(world) == {member(world, 1): JPEG}


@ORDERS
def test_of_two_photos_that_of_the_record_that_stands_is_kept(world: World, first: int) -> None:
    a, b = world.desks[:2]
    make(a, members.set_member_photo, member=member(world, 0), jpeg=JPEG)
    make(a, members.set_member_photo, member=member(world, 1), jpeg=OTHER)
    make(b, members.merge_members, merged=member(world, 0), into=member(world, 1))
    arrive(world, first)
    assert photos(world) == {member(world, 1): OTHER}


def test_a_photo_goes_over_to_a_desk_that_merges(world: World) -> None:
    a, b = world.desks[:2]
    make(b, members.set_member_photo, member=member(world, 1), jpeg=JPEG)
    arrive(world, 0)
    make(b, members.merge_members, merged=member(world, 1), into=member(world, 0))
    with b.store.read() as session:
        [of] = session.scalars(select(MemberPhoto.member_id))
        assert session.get_one(Member, of).uid == member(world, 0)
    arrive(world, 0)
    with world.server.read() as session:
        assert session.scalars(select(MemberPhoto.jpeg)).all() == [JPEG]
    with a.store.read() as session:
        assert session.scalars(select(MemberPhoto.jpeg)).all() == [JPEG]


@ORDERS
def test_that_two_may_be_one_person_is_no_news_once_they_are(world: World, first: int) -> None:
    """Of three, once all are one."""
    a, b = world.desks[:2]
    with world.server.read() as session:
        kind = session.scalars(select(MemberType.uid)).one()
    people = []
    for desk in (a, b, a):
        facts = MemberFacts(
            name="Siti Aminah", member_type=kind, home_branch=desk.branch, identity_number="3578"
        )
        people.append(make(desk, members.register_member, facts=facts).member)
    arrive(world, first)
    assert set(kinds(world)) == {"possible_duplicate"}
    make(a, members.merge_members, merged=people[0], into=people[1])
    arrive(world, first)
    assert set(kinds(world)) == {"possible_duplicate"}
    make(b, members.merge_members, merged=people[2], into=people[1])
    arrive(world, first)
    assert kinds(world) == []
