# SPDX-License-Identifier: GPL-3.0-or-later
"""Partners as their page and the form of a workshop show them."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from db.models import Branch, Partner, Workshop, WorkshopSession
from db.models.search import has_words
from db.queries.rows import rows_as
from db.rules.agreements import Agreement


class PartnerRecord(NamedTuple):
    """See models.Partner; `own_branch` with its name, `workshops` held with it or sponsored by it."""

    uid: UUID
    name: str
    kind: str
    own_branch: UUID | None
    branch: str
    contact_name: str
    phone: str
    email: str
    address: str
    agreement_number: str
    covers: str
    valid_from: date | None
    valid_until: date | None
    note: str
    active: bool
    workshops: int

    @property
    def agreement(self) -> Agreement:
        """What was agreed."""
        return Agreement(self.agreement_number, self.valid_from, self.valid_until)


PLAIN = (
    Partner.contact_name,
    Partner.phone,
    Partner.email,
    Partner.address,
    Partner.agreement_number,
    Partner.covers,
    Partner.valid_from,
    Partner.valid_until,
    Partner.note,
    Partner.active,
)


def partners(session: Session, text: str = "") -> list[PartnerRecord]:
    """Those with these words, by name; those that are worked with no more come last."""
    held = (
        select(func.count(Workshop.id))
        .where(
            or_(Workshop.partner_id == Partner.id, Workshop.sponsor_id == Partner.id),
            Workshop.state != "template",
        )
        .scalar_subquery()
    )
    rows = session.execute(
        select(
            Partner.uid, Partner.name, Partner.kind, Branch.uid, func.coalesce(Branch.name, ""), *PLAIN, held
        )
        .outerjoin(Branch, Branch.id == Partner.branch_id)
        .order_by(Partner.active.desc(), Partner.name, Partner.uid)
    )
    found = rows_as(PartnerRecord, rows)
    return [one for one in found if not text.strip() or has_words(text, _searched(one))]


def _searched(one: PartnerRecord) -> str:
    return " ".join((one.name, one.contact_name, one.agreement_number, one.covers, one.branch, one.note))


class Held(NamedTuple):
    """A workshop with a partner: its first session that was not cancelled."""

    uid: UUID
    title: str
    state: str
    first: datetime | None


def held_with(session: Session, partner: UUID) -> list[Held]:
    """Workshops with a partner or sponsored by it, the newest first."""
    first = (
        select(func.min(WorkshopSession.starts_at))
        .where(WorkshopSession.workshop_id == Workshop.id, WorkshopSession.cancelled.is_(False))
        .scalar_subquery()
    )
    rows = session.execute(
        select(Workshop.uid, Workshop.title, Workshop.state, first.label("first"))
        .join(Partner, or_(Partner.id == Workshop.partner_id, Partner.id == Workshop.sponsor_id))
        .where(Partner.uid == partner, Workshop.state != "template")
        .distinct()
        .order_by(first.desc(), Workshop.title)
    )
    return rows_as(Held, rows)
