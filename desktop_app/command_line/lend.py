# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul lend`: each item is committed by itself, so one that is refused keeps no other back."""

from argparse import Namespace
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.errors import StoreError
from db.models import Branch, Item, Member, Title
from db.models.members import has_card
from db.operations import circulation
from db.operations.circulation import CheckOut
from db.operations.desk import Desk
from db.operations.interloan_back import receive_back, with_others
from db.operations.merging import standing
from db.operations.operation import sure_key
from db.operations.policies import calendar_of
from db.operations.refusals import CardLost, Refusal, Unknown
from db.queries.members import lost_card
from desktop_app import interloan_words
from desktop_app.command_line.access import opened, signed_in
from desktop_app.command_line.answer import DONE, REFUSED, Answer, refusal_facts
from desktop_app.language import format_date, translate


def run(arguments: Namespace) -> Answer:
    """Raises Unknown (there is no such member), CardLost; what is wrong with an item stands in its line."""
    with opened(arguments) as store:
        desk = signed_in(arguments, store)
        with store.read() as session:
            member = _member(session, arguments.member)
        lent = [_lend(desk, member.uid, barcode) for barcode in arguments.barcodes]
    heading = translate("CommandLine", "{name} ({number}):").format(name=member.name, number=member.number)
    facts = {"member": {"number": member.number, "name": member.name}, "loans": lent}
    return Answer(facts, [heading, *map(_line, lent)], exit_code(lent))


def _member(session: Session, number: str) -> Member:
    """Whose card it is; who was merged into another is that one. Raises CardLost, Unknown."""
    for spelling in spellings(number):
        if (found := session.scalar(select(Member).where(has_card(spelling)))) is not None:
            return standing(session, found)
        if (lost := lost_card(session, spelling)) is not None:
            raise CardLost(
                card=spelling, member_name=lost.member_name, number=lost.number, lost_at=lost.lost_at
            )
    raise Unknown(what="members", text=number)


def spellings(number: str) -> Iterable[str]:
    """As at the desk: as it was typed, else in capitals."""
    return dict.fromkeys((number.strip(), number.strip().upper()))


def _lend(desk: Desk, member: UUID, barcode: str) -> dict[str, Any]:
    try:
        with desk.store.read() as session:
            item, title = item_and_title(session, barcode)
        with desk.together() as perform:
            back = receive_back(perform, with_others(perform, item))
            made = perform(circulation.check_out, item=item, member=member).operation
    except (Refusal, StoreError) as error:
        return {"barcode": barcode, **refusal_facts(error)}
    assert isinstance(made, CheckOut)
    with desk.store.read() as session:
        due = calendar_of(session, sure_key(session, Branch, desk.branch)).local_day(made.due_at)
    return {
        "barcode": barcode,
        "title": title,
        "due": due,
        "due_at": made.due_at,
        "loan": made.loan,
        "back_from": back.library if back else None,
    }


def item_and_title(session: Session, barcode: str) -> tuple[UUID, str]:
    """The item with a barcode, and what it is called. Raises Unknown."""
    called = select(Item.uid, Title.title).join(Title, Title.id == Item.title_id)
    for spelling in spellings(barcode):
        if (found := session.execute(called.where(Item.barcode == spelling)).first()) is not None:
            return found.uid, found.title
    raise Unknown(what="items", text=barcode)


def exit_code(done: list[dict[str, Any]]) -> int:
    """REFUSED where any of them was."""
    return REFUSED if any("refused" in one for one in done) else DONE


def _line(one: dict[str, Any]) -> str:
    if "refused" in one:
        return refused_line(one)
    said = translate("CommandLine", "{barcode}  lent until {due}: {title}")
    back = "; " + interloan_words.back_from(one["back_from"]) if one["back_from"] else ""
    return said.format(**{**one, "due": format_date(one["due"])}) + back


def refused_line(one: dict[str, Any]) -> str:
    """A barcode and why nothing was done about it."""
    said = translate("CommandLine", "{barcode}  refused: {reason}")
    return said.format(barcode=one["barcode"], reason=one["reason"])
