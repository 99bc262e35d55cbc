# SPDX-License-Identifier: GPL-3.0-or-later
"""What a membership costs: asked for, owed like a fine, settled, taken back."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import select

from db.models import MemberType
from db.operations import fees, memberships
from db.operations.desk import Desk
from db.operations.holds import cancel_hold, place_hold
from db.operations.lockers import give_locker, take_locker_back
from db.operations.members import merge_members
from db.operations.payments import owed_by, take_payment
from db.operations.policies import put_type
from db.operations.prints import require_clear
from db.operations.refusals import CannotUndo, Invalid, NotClear
from db.queries.members import fines_of, member_view
from tests.db import small_world
from tests.db.small_world import TODAY


def owes(desk: Desk, who: UUID) -> int:
    with desk.store.read() as session:
        view = member_view(session, who)
        assert view is not None
        assert owed_by(session, view.id) == view.fines
        return view.fines


@pytest.fixture
def costly(desk: Desk) -> Desk:
    """Registering costs 10,000 and renewing 5,000."""
    with desk.store.read() as session:
        kind = session.scalars(select(MemberType)).first()
    assert kind is not None
    costs = {"registration_fee": 10_000, "renewal_fee": 5_000}
    desk.perform(put_type, of="member", target=kind.uid, code=kind.code, name=kind.name, **costs)
    return desk


def register(desk: Desk, name: str = "Siti Aminah") -> UUID:
    with desk.together() as perform:
        made, _ = memberships.register(perform, facts=small_world.member_facts(desk, name), number=None)
    return made.member


def test_registering_and_renewing_are_owed_and_paid_like_fines(costly: Desk) -> None:
    who = register(costly)
    assert owes(costly, who) == 10_000
    with costly.together() as perform:
        made, fee = memberships.renew(perform, member=who)
    assert fee is not None
    assert fee.renewed_from is not None
    assert fee.renewed_from < made.expires_on
    with costly.store.read() as session:
        assert [(row.kind, row.amount) for row in fines_of(session, who)] == [
            ("renewal", 5_000),
            ("registration", 10_000),
        ]
        with pytest.raises(NotClear):
            require_clear(session, who, TODAY)
    costly.perform(take_payment, member=who, amount=15_000, device=costly.device)
    assert owes(costly, who) == 0


def test_who_still_has_a_locker_is_not_clear(desk: Desk) -> None:
    who = register(desk)
    used = desk.perform(give_locker, locker="7", member=who).operation.use
    with desk.store.read() as session, pytest.raises(NotClear) as refused:
        require_clear(session, who, TODAY)
    assert (refused.value.locker, refused.value.loans) == ("7", 0)
    desk.perform(take_locker_back, use=used)
    with desk.store.read() as session:
        require_clear(session, who, TODAY)


def test_who_still_waits_for_something_is_not_clear(desk: Desk) -> None:
    who, title = register(desk), small_world.add_title(desk)
    small_world.add_item(desk, title=title)
    hold = desk.perform(place_hold, title=title, member=who, pickup=desk.branch).operation.hold
    with desk.store.read() as session, pytest.raises(NotClear) as refused:
        require_clear(session, who, TODAY)
    assert (refused.value.holds, refused.value.loans) == (1, 0)
    desk.perform(cancel_hold, hold=hold)
    with desk.store.read() as session:
        require_clear(session, who, TODAY)


def test_what_costs_nothing_asks_for_nothing(desk: Desk) -> None:
    who = register(desk)
    with desk.together() as perform:
        _, fee = memberships.renew(perform, member=who)
    assert fee is None
    assert owes(desk, who) == 0


def test_a_fee_can_be_taken_back_once(costly: Desk) -> None:
    who = register(costly)
    with costly.together() as perform:
        _, fee = memberships.renew(perform, member=who)
    assert fee is not None
    costly.perform(fees.cancel_fee, fee=fee.fee)
    assert owes(costly, who) == 10_000
    with pytest.raises(CannotUndo):
        costly.perform(fees.cancel_fee, fee=fee.fee)


def test_who_proves_to_be_one_person_has_registered_once(costly: Desk) -> None:
    one, other = register(costly), register(costly)
    costly.perform(merge_members, merged=other, into=one)
    assert owes(costly, one) == 10_000


@pytest.mark.parametrize("wrong", [{"amount": 0}, {"sort": "gift"}, {"sort": "renewal"}])
def test_a_fee_is_for_something(costly: Desk, wrong: dict[str, object]) -> None:
    who = register(costly)
    with pytest.raises(Invalid):
        costly.perform(fees.charge_fee, **{"member": who, "sort": "registration", "amount": 5_000, **wrong})


def test_a_type_that_an_older_program_saves_keeps_its_fees(costly: Desk) -> None:
    with costly.store.read() as session:
        kind = session.scalars(select(MemberType)).first()
    assert kind is not None
    costly.perform(put_type, of="member", target=kind.uid, code=kind.code, name="Umum")
    with costly.store.read() as session:
        kept = session.scalars(select(MemberType).where(MemberType.uid == kind.uid)).one()
        assert (kept.registration_fee, kept.renewal_fee) == (10_000, 5_000)
    with pytest.raises(Invalid):
        costly.perform(put_type, of="member", target=kind.uid, code=kind.code, name="Umum", renewal_fee=-1)
