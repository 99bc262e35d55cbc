# SPDX-License-Identifier: GPL-3.0-or-later
"""Partners: added and changed."""

from datetime import date
from uuid import UUID

import msgspec
from sqlalchemy.orm import Session

from db.models import Branch, Partner, new_uid
from db.operations import refusals
from db.operations.desk import Making
from db.operations.operation import Changes, Operation, apply
from db.operations.records import one_of, put_row, required
from db.rules.programme import PARTNER_KINDS
from db.rules.roles import Right

PARTNERS = Changes({"partners"})


class PartnerFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """See models.Partner; `own_branch` is its place in this network."""

    name: str
    kind: str
    own_branch: UUID | None = None
    contact_name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    agreement_number: str = ""
    covers: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    note: str = ""
    active: bool = True


class PutPartner(Operation, frozen=True, kw_only=True):
    """A partner is added, or replaced by these facts."""

    target: UUID
    facts: PartnerFacts


def put_partner(making: Making, /, *, facts: PartnerFacts, target: UUID | None = None) -> PutPartner:
    """Add or change a partner. Raises Invalid, NotAllowed."""
    making.require(Right.EDIT_PARTNERS)
    required(name=facts.name)
    one_of("kind", facts.kind, PARTNER_KINDS)
    if facts.valid_from and facts.valid_until and facts.valid_until < facts.valid_from:
        raise refusals.Invalid(field="valid_until", why="bad_date")
    if facts.email and "@" not in facts.email:
        raise refusals.Invalid(field="email", why="bad_text")
    return PutPartner(**making.header()._asdict(), target=target or new_uid(), facts=facts)


@apply.register
def _(operation: PutPartner, session: Session) -> Changes:
    put_row(session, Partner, operation.target, operation.facts, {"own_branch": ("branch_id", Branch)})
    return PARTNERS
