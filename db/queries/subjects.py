# SPDX-License-Identifier: GPL-3.0-or-later
"""What a note or an operation is about, looked up as far as this desk may know it."""

import re
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from db.models import (
    Agreement,
    Branch,
    CertificateDesign,
    Deposit,
    Facilitator,
    Item,
    ItemType,
    Loan,
    LoanPolicy,
    Member,
    MemberType,
    Partner,
    Renewal,
    Room,
    Rota,
    Staff,
    Title,
    Workshop,
    WorkshopCost,
    WorkshopSession,
)

SUBJECTS = {"titles": "title", "items": "item", "members": "member", "member_contacts": "member"}
"""What facts call a row of these kinds."""
NAMED: dict[str, InstrumentedAttribute[str]] = {
    "branches": Branch.name,
    "item_types": ItemType.name,
    "member_types": MemberType.name,
    "staff": Staff.name,
    "rotas": Rota.name,
    "partners": Partner.name,
    "agreements": Agreement.number,
    "workshops": Workshop.title,
    "facilitators": Facilitator.name,
    "workshop_costs": WorkshopCost.item,
    "rooms": Room.name,
    "certificate_designs": CertificateDesign.name,
    "deposits": Deposit.name,
}
"""What a row of these kinds is called."""
POINTING: dict[str, InstrumentedAttribute[str]] = {
    "branch": Branch.name,
    "item_type": ItemType.name,
    "member_type": MemberType.name,
    "title": Title.title,
    "partner": Partner.name,
    "sponsor": Partner.name,
    "agreement": Agreement.number,
    "follows": Agreement.number,
    "design": CertificateDesign.name,
    "room": Room.name,
    "floats_among": Branch.name,
    "stages": Branch.name,
}
"""What a row is called that these fields point at, or may."""
UID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def subject_of(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts, with the row that was edited ('record'), or whose number was taken ('what'), by its name."""
    name = SUBJECTS.get(_record(facts))
    return {**facts, name: facts["row"]} if name and "row" in facts else facts


def _record(facts: dict[str, Any]) -> str:
    return str(facts.get("record") or str(facts.get("what", "")).partition(".")[0])


def name_of(session: Session, facts: dict[str, Any]) -> str:
    """What a branch, type, account, partner … that these facts are about is called; of a setting its name."""
    record, uid = _record(facts), uid_in(facts, "row") or uid_in(facts, "target")
    if record == "settings":
        return str(facts.get("name", ""))
    if uid is None:
        return ""
    if (more := NAMED_BY_OTHERS.get(record)) is not None:
        return more(session, uid)
    columns = [column] if (column := NAMED.get(record)) is not None else NAMED.values()
    found = (session.scalar(select(column).where(column.class_.uid == uid)) for column in columns)
    return next((name for name in found if name), "")


def _policy(session: Session, uid: UUID) -> str:
    """By its key and its season; nothing where it is for all."""
    parts = (
        select(MemberType.name, ItemType.name, Branch.name, LoanPolicy.season)
        .select_from(LoanPolicy)
        .outerjoin(MemberType, MemberType.id == LoanPolicy.member_type_id)
        .outerjoin(ItemType, ItemType.id == LoanPolicy.item_type_id)
        .outerjoin(Branch, Branch.id == LoanPolicy.branch_id)
    )
    return " · ".join(filter(None, session.execute(parts.where(LoanPolicy.uid == uid)).first() or ()))


def _session(session: Session, uid: UUID) -> str:
    """By its workshop's title and its own."""
    parts = select(Workshop.title, WorkshopSession.title).join(Workshop)
    return " · ".join(filter(None, session.execute(parts.where(WorkshopSession.uid == uid)).first() or ()))


NAMED_BY_OTHERS = {"loan_policies": _policy, "workshop_sessions": _session}


def names_in(session: Session, facts: dict[str, Any]) -> dict[str, str]:
    """What the two values of a field point at is called, by uid, as far as it is known here."""
    column = POINTING.get(str(facts.get("field")))
    if column is None:
        return {}
    uids = [UUID(text) for text in UID.findall(f"{facts.get('kept')} {facts.get('other')}")]
    rows = session.execute(select(column.class_.uid, column).where(column.class_.uid.in_(uids)))
    return {str(uid): name for uid, name in rows}


def item_of(session: Session, facts: dict[str, Any]) -> tuple[str, str]:
    """Title and barcode of the item that these facts name by 'item', 'loan', 'renewal' or 'barcode'."""
    wanted = select(Title.title, Item.barcode).join(Item, Item.title_id == Title.id)
    if (item := uid_in(facts, "item")) is not None:
        wanted = wanted.where(Item.uid == item)
    elif (loan := uid_in(facts, "loan")) is not None:
        wanted = wanted.join(Loan, Loan.item_id == Item.id).where(Loan.uid == loan)
    elif (renewal := uid_in(facts, "renewal")) is not None:
        wanted = wanted.join(Loan, Loan.item_id == Item.id).join(Renewal).where(Renewal.uid == renewal)
    elif (barcode := facts.get("barcode")) is not None:
        wanted = wanted.where(Item.barcode == barcode)
    else:
        return "", ""
    found = session.execute(wanted).first()
    return ("", "") if found is None else (found.title, found.barcode)


def title_of(session: Session, facts: dict[str, Any]) -> str:
    """The title that these facts name by 'title'."""
    uid = uid_in(facts, "title")
    return (session.scalar(select(Title.title).where(Title.uid == uid)) or "") if uid else ""


def number_of(session: Session, facts: dict[str, Any]) -> str:
    """The card number of the member that these facts name by 'member', 'merged' or 'into'."""
    for name in ("member", "into", "merged"):
        if (uid := uid_in(facts, name)) is not None:
            return session.scalar(select(Member.number).where(Member.uid == uid)) or ""
    return ""


def uid_in(facts: dict[str, Any], name: str) -> UUID | None:
    """The uid under this name; None where there is none."""
    try:
        return UUID(str(facts[name]))
    except (KeyError, ValueError):
        return None
