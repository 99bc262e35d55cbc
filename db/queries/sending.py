# SPDX-License-Identifier: GPL-3.0-or-later
"""To whom certificates, reminders of their last day and tickets may be sent, and what was sent before."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Branch, Certificate, CertificateDesign, Member, Registration, Workshop
from db.queries.certificates import candidates
from db.queries.registrations import every_registration
from db.rules.codes import grouped
from db.rules.printed import Verdict, read_printed


class Addressee(NamedTuple):
    """Somebody to write to, `address` empty where none is known.

    `target` is the certificate, of a ticket the registration. `sent_at` is when this was last sent; `facts`
    and `design` are a certificate's.
    """

    target: UUID
    title: str
    name: str
    number: str
    address: str
    sent_at: datetime | None
    code: str = ""
    until: date | None = None
    facts: bytes = b""
    design: UUID | None = None


def certificates_to_send(session: Session, workshop: UUID, today: date) -> list[Addressee]:
    """The certificate that counts today of everybody who has one, by name; those who gave it come last."""
    found = candidates(session, workshop, today)
    if found is None:
        return []
    people = [*found.people, *found.facilitators]
    standing = {
        one.standing.uid: one for one in people if one.standing and one.standing.state == Verdict.VALID
    }
    rows = {row.target: row for row in _addressees(session, standing, "sent_at")}
    addresses = _addresses(session, [one.uid for one in standing.values()])
    return [rows[uid]._replace(address=addresses.get(one.uid, "")) for uid, one in standing.items()]


def expiring(session: Session, branch: UUID, first: date, last: date) -> list[Addressee]:
    """Certificates of a branch's workshops that count until a day in this span; the next to end first."""
    replaced = select(Certificate.replaces).where(Certificate.replaces.is_not(None))
    found = session.scalars(
        select(Certificate.uid)
        .join(Workshop, Workshop.id == Certificate.workshop_id)
        .join(Branch, Branch.id == Workshop.branch_id)
        .where(
            Branch.uid == branch,
            Certificate.expires_on.between(first, last),
            Certificate.revoked_at.is_(None),
            Certificate.uid.not_in(replaced),
        )
    )
    rows = _addressees(session, found, "reminded_at")
    return sorted(rows, key=lambda row: (row.until or date.max, row.name.casefold(), row.target))


def tickets_to_send(session: Session, workshop: UUID) -> list[Addressee]:
    """Everybody who has a seat, by name."""
    rows = [row for row in every_registration(session, workshop) if row.state == "registered"]
    uids = [row.uid for row in rows]
    addresses = _addresses(session, uids)
    known = select(Registration.uid, Registration.ticket_sent_at).where(Registration.uid.in_(uids))
    sent = {row.uid: row.ticket_sent_at for row in session.execute(known)}
    title = session.scalar(select(Workshop.title).where(Workshop.uid == workshop)) or ""
    return [
        Addressee(row.uid, title, row.name, grouped(row.code), addresses.get(row.uid, ""), sent.get(row.uid))
        for row in sorted(rows, key=lambda row: (row.name.casefold(), row.uid))
    ]


def _addressees(session: Session, certificates: Iterable[UUID], sent: str) -> list[Addressee]:
    rows = session.execute(
        select(
            Certificate,
            Workshop.title,
            CertificateDesign.uid,
            Registration.email,
            Member.email.label("members"),
        )
        .join(Workshop, Workshop.id == Certificate.workshop_id)
        .outerjoin(CertificateDesign, CertificateDesign.id == Certificate.design_id)
        .outerjoin(Registration, Registration.id == Certificate.registration_id)
        .outerjoin(Member, Member.uid == Registration.member)
        .where(Certificate.uid.in_(list(certificates)))
    ).all()
    found = []
    for one, title, design, email, members in rows:
        printed = read_printed(one.facts)
        found.append(
            Addressee(
                one.uid,
                title,
                printed.name if printed else "",
                one.number,
                email or members or "",
                getattr(one, sent),
                one.code,
                one.expires_on,
                one.facts,
                design,
            )
        )
    return found


def _addresses(session: Session, registrations: Iterable[UUID]) -> dict[UUID, str]:
    """The registration's own address, else the member's; without those who have none."""
    rows = session.execute(
        select(Registration.uid, Registration.email, Member.email.label("members"))
        .outerjoin(Member, Member.uid == Registration.member)
        .where(Registration.uid.in_(list(registrations)))
    )
    return {uid: address for uid, own, members in rows if (address := own or members)}
