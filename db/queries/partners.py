# SPDX-License-Identifier: GPL-3.0-or-later
"""Partners and what was agreed with them, as their page and the form of a workshop show them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from db.models import Agreement, Branch, Partner, Workshop, WorkshopSession
from db.models.search import has_words
from db.queries.rows import rows_as
from db.rules.agreements import SOON, Span, reminder, together


class AgreementRecord(NamedTuple):
    """See models.Agreement; `workshops` fall under it, `renewed_by` is the number of the one that follows."""

    uid: UUID
    partner: UUID
    number: str
    kind: str
    about: str
    covers: str
    valid_from: date | None
    valid_until: date | None
    follows: UUID | None
    note: str
    lends: bool
    lends_most: int | None
    lends_days: int | None
    liable: str
    workshops: int
    renewed_by: str = ""

    @property
    def span(self) -> Span:
        """Its first and last day."""
        return Span(self.valid_from, self.valid_until)


class PartnerRecord(NamedTuple):
    """See models.Partner; `own_branch` with its name, `workshops` held with it or sponsored by it.

    `agreements` are all with it, the newest first.
    """

    uid: UUID
    name: str
    kind: str
    own_branch: UUID | None
    branch: str
    contact_name: str
    phone: str
    email: str
    address: str
    note: str
    active: bool
    workshops: int
    agreements: tuple[AgreementRecord, ...] = ()

    def span(self, day: date) -> Span | None:
        """What its agreements come to on a day."""
        return together((one.span for one in self.agreements), day)

    def ending(self, day: date) -> AgreementRecord | None:
        """The one to be reminded of: that ends next, or has ended lately, and was not renewed."""
        if not self.active:
            return None
        found = [one for one in self.agreements if not one.renewed_by and _is_ending(one, day)]
        return min(found, key=lambda one: one.valid_until or date.max, default=None)


def _is_ending(one: AgreementRecord, day: date) -> bool:
    return (
        one.valid_until is not None
        and (day - one.valid_until).days <= SOON
        and reminder(one.span, day) is not None
    )


PLAIN = (
    Partner.contact_name,
    Partner.phone,
    Partner.email,
    Partner.address,
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
    agreed: dict[UUID, list[AgreementRecord]] = defaultdict(list)
    for one in agreements(session):
        agreed[one.partner].append(one)
    found = [record._replace(agreements=tuple(agreed[record.uid])) for record in rows_as(PartnerRecord, rows)]
    return [one for one in found if not text.strip() or has_words(text, _searched(one))]


def ending(session: Session, day: date) -> list[PartnerRecord]:
    """Those with whom an agreement ends within half a year, the next to end first."""
    found = [(one.valid_until or day, record) for record in partners(session) if (one := record.ending(day))]
    return [record for _, record in sorted(found, key=lambda pair: (pair[0], pair[1].name, pair[1].uid))]


def pressing(records: Iterable[PartnerRecord], day: date) -> int:
    """With how many of them a new agreement is due by now: each takes about SOON days."""
    found = (record.ending(day) for record in records)
    return sum(one is not None and (reminder(one.span, day) or 0) <= SOON for one in found)


def _searched(one: PartnerRecord) -> str:
    agreed = [word for paper in one.agreements for word in (paper.number, paper.about, paper.covers)]
    return " ".join((one.name, one.contact_name, one.branch, one.note, *agreed))


def agreements(session: Session) -> list[AgreementRecord]:
    """All that were not entered by mistake, those that begin last first."""
    under = (
        select(func.count(Workshop.id))
        .where(Workshop.agreement_id == Agreement.id, Workshop.state != "template")
        .scalar_subquery()
    )
    rows = session.execute(
        select(
            Agreement.uid,
            Partner.uid,
            Agreement.number,
            Agreement.kind,
            Agreement.about,
            Agreement.covers,
            Agreement.valid_from,
            Agreement.valid_until,
            Agreement.follows,
            Agreement.note,
            Agreement.lends,
            Agreement.lends_most,
            Agreement.lends_days,
            Agreement.liable,
            under,
        )
        .join(Partner, Partner.id == Agreement.partner_id)
        .where(Agreement.removed.is_(False))
        .order_by(func.coalesce(Agreement.valid_from, date.min).desc(), Agreement.number, Agreement.uid)
    )
    found = rows_as(AgreementRecord, rows)
    later = {one.follows: one.number for one in found if one.follows is not None}
    return [one._replace(renewed_by=later.get(one.uid, "")) for one in found]


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
