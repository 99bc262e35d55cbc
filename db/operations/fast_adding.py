# SPDX-License-Identifier: GPL-3.0-or-later
"""What is lent before it was catalogued: a title in a few words and its copy, to be catalogued later."""

from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from db.models import Item, ItemType, Title, new_uid
from db.operations import refusals
from db.operations.cataloguing import Identifier, ItemFacts, PutItem, PutTitle, TitleFacts
from db.operations.desk import Making
from db.operations.operation import Changes, Operation, apply
from db.operations.records import required
from db.rules.isbn import normalise
from db.rules.items import TO_CATALOGUE
from db.rules.roles import Right

ADDED = Changes({"titles", "items"})


class AddInPassing(Operation, frozen=True, kw_only=True):
    """A title and its copy were written down at the counter, so that it can be lent at once."""

    title: UUID
    item: UUID
    name: str
    author: str = ""
    barcode: str
    item_type: UUID


def add_in_passing(making: Making, /, *, name: str, barcode: str, author: str = "") -> AddInPassing:
    """Write down what is not in the catalogue. Raises Invalid, Taken (the barcode), NotAllowed."""
    making.require(Right.LEND)
    required(title=name, barcode=barcode)
    barcode = barcode.strip()
    if making.session.scalar(select(exists().where(Item.barcode == barcode))):
        raise refusals.Taken(what="items", text=barcode)
    kind = making.session.scalars(select(ItemType.uid).order_by(ItemType.id)).first()
    if kind is None:
        raise refusals.Unknown(what="item_types")
    return AddInPassing(
        **making.header()._asdict(),
        title=new_uid(),
        item=new_uid(),
        name=" ".join(name.split()),
        author=" ".join(author.split()),
        barcode=barcode,
        item_type=kind,
    )


@apply.register
def _(operation: AddInPassing, session: Session) -> Changes:
    assert operation.branch is not None
    header = {name: getattr(operation, name) for name in Operation.__struct_fields__}
    if not session.scalar(select(exists().where(Title.uid == operation.title))):
        apply(PutTitle(**header, title=operation.title, facts=title_facts(operation)), session)
        session.flush()
    facts = ItemFacts(barcode=operation.barcode, at_branch=operation.branch, item_type=operation.item_type)
    apply(PutItem(**header, item=operation.item, title=operation.title, facts=facts), session)
    session.flush()
    return ADDED


def title_facts(operation: AddInPassing) -> TitleFacts:
    """What is known of it; a barcode that is an ISBN is noted as that too."""
    isbn = normalise(operation.barcode)
    return TitleFacts(
        title=operation.name,
        authors=(operation.author,) if operation.author else (),
        identifiers=(Identifier("isbn", isbn),) if isbn else (),
        source=TO_CATALOGUE,
    )
