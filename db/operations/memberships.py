# SPDX-License-Identifier: GPL-3.0-or-later
"""Registering and renewing with what they cost: several operations in one transaction."""

from datetime import date
from uuid import UUID

from db.models import Member, MemberType
from db.operations.desk import Together
from db.operations.fees import ChargeFee, charge_fee
from db.operations.members import (
    MemberFacts,
    RegisterMember,
    RenewMembership,
    register_member,
    renew_membership,
)
from db.operations.operation import row
from db.rules.fees import REGISTRATION, RENEWAL


def register(
    perform: Together, *, facts: MemberFacts, number: str | None
) -> tuple[RegisterMember, ChargeFee | None]:
    """Register, and ask for what that costs. Raises what register_member raises."""
    made = perform(register_member, facts=facts, number=number).operation
    assert isinstance(made, RegisterMember)
    kind = row(perform.session, MemberType, facts.member_type)
    return made, _charged(perform, made.member, REGISTRATION, kind.registration_fee, None)


def renew(perform: Together, *, member: UUID) -> tuple[RenewMembership, ChargeFee | None]:
    """Renew for the type's period, and ask for what that costs. Raises what renew_membership raises."""
    who = row(perform.session, Member, member)
    renewed_from, kind = who.expires_on, perform.session.get_one(MemberType, who.member_type_id)
    made = perform(renew_membership, member=member).operation
    assert isinstance(made, RenewMembership)
    return made, _charged(perform, member, RENEWAL, kind.renewal_fee, renewed_from)


def _charged(
    perform: Together, member: UUID, sort: str, amount: int, renewed_from: date | None
) -> ChargeFee | None:
    if amount <= 0:
        return None
    made = perform(charge_fee, member=member, sort=sort, amount=amount, renewed_from=renewed_from).operation
    assert isinstance(made, ChargeFee)
    return made
