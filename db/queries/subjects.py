# SPDX-License-Identifier: GPL-3.0-or-later
"""What a note or an operation is about, looked up as far as this desk may know it."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Branch, Item, ItemType, Loan, Member, MemberType, Renewal, Rota, Staff, Title

SUBJECTS = {"titles": "title", "items": "item", "members": "member", "member_contacts": "member"}
"""What facts call a row of these kinds."""
NAMED: dict[str, Any] = {
    "branches": Branch,
    "item_types": ItemType,
    "member_types": MemberType,
    "staff": Staff,
    "rotas": Rota,
}


def subject_of(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts, with the row that was edited ('record'), or whose number was taken ('what'), by its name."""
    name = SUBJECTS.get(_record(facts))
    return {**facts, name: facts["row"]} if name and "row" in facts else facts


def _record(facts: dict[str, Any]) -> str:
    return str(facts.get("record") or str(facts.get("what", "")).partition(".")[0])


def name_of(session: Session, facts: dict[str, Any]) -> str:
    """What a branch, type or account that these facts are about is called."""
    uid = uid_in(facts, "row") or uid_in(facts, "target")
    if uid is None:
        return ""
    models = [model] if (model := NAMED.get(_record(facts))) else NAMED.values()
    found = (session.scalar(select(model.name).where(model.uid == uid)) for model in models)
    return next((name for name in found if name), "")


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
