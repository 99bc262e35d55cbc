# SPDX-License-Identifier: GPL-3.0-or-later
"""Partners, and what was agreed with them: added and changed."""

from datetime import date
from uuid import UUID

import msgspec
from sqlalchemy.orm import Session

from db.models import Agreement, Branch, Partner, new_uid
from db.operations import refusals
from db.operations.desk import Making
from db.operations.operation import Changes, Operation, apply, row
from db.operations.records import Refs, not_negative, one_of, put_row, required
from db.rules.interloan import LIABLE
from db.rules.programme import AGREEMENT_KINDS, PARTNER_KINDS
from db.rules.roles import Right

PARTNERS = Changes({"partners"})
PARTNER_REFS: Refs = {"own_branch": ("branch_id", Branch)}
AGREEMENT_REFS: Refs = {"partner": ("partner_id", Partner)}


class PartnerFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """See models.Partner; `own_branch` is its place in this network."""

    name: str
    kind: str
    own_branch: UUID | None = None
    contact_name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    note: str = ""
    active: bool = True


class AgreementFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """See models.Agreement."""

    partner: UUID
    number: str
    kind: str
    about: str = ""
    covers: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    follows: UUID | None = None
    note: str = ""
    removed: bool = False
    lends: bool = False
    lends_most: int | None = None
    lends_days: int | None = None
    liable: str = ""


class PutPartner(Operation, frozen=True, kw_only=True):
    """A partner is added, or replaced by these facts."""

    target: UUID
    facts: PartnerFacts


class PutAgreement(Operation, frozen=True, kw_only=True):
    """An agreement with a partner is added, or replaced by these facts."""

    target: UUID
    facts: AgreementFacts


def put_partner(making: Making, /, *, facts: PartnerFacts, target: UUID | None = None) -> PutPartner:
    """Add or change a partner. Raises Invalid, NotAllowed."""
    making.require(Right.EDIT_PARTNERS)
    required(name=facts.name)
    one_of("kind", facts.kind, PARTNER_KINDS)
    if facts.email and "@" not in facts.email:
        raise refusals.Invalid(field="email", why="bad_text")
    return PutPartner(**making.header()._asdict(), target=target or new_uid(), facts=facts)


def put_agreement(making: Making, /, *, facts: AgreementFacts, target: UUID | None = None) -> PutAgreement:
    """Add or change an agreement; one that it follows is with the same partner. Raises Invalid, NotAllowed,
    Unknown."""
    making.require(Right.EDIT_PARTNERS)
    required(number=facts.number)
    one_of("kind", facts.kind, AGREEMENT_KINDS)
    if facts.valid_from and facts.valid_until and facts.valid_until < facts.valid_from:
        raise refusals.Invalid(field="valid_until", why="bad_date")
    one_of("liable", facts.liable, LIABLE)
    not_negative(lends_most=facts.lends_most, lends_days=facts.lends_days)
    if facts.lends_days == 0:
        raise refusals.Invalid(field="lends_days", why="bad_number")
    partner = row(making.session, Partner, facts.partner)
    if facts.follows is not None:
        before = row(making.session, Agreement, facts.follows)
        if before.partner_id != partner.id or before.uid == target:
            raise refusals.Invalid(field="follows", why="bad_text")
    return PutAgreement(**making.header()._asdict(), target=target or new_uid(), facts=facts)


@apply.register
def _(operation: PutPartner, session: Session) -> Changes:
    put_row(session, Partner, operation.target, operation.facts, PARTNER_REFS)
    return PARTNERS


@apply.register
def _(operation: PutAgreement, session: Session) -> Changes:
    put_row(session, Agreement, operation.target, operation.facts, AGREEMENT_REFS)
    return PARTNERS
