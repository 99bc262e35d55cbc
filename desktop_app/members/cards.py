# SPDX-License-Identifier: GPL-3.0-or-later
"""Members' cards, ready to print: one on plastic, several on an A4 sheet."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from db.operations.desk import Desk
from desktop_app.language import current_language
from desktop_app.members import records
from desktop_app.members.records import Detail, Frame
from desktop_app.printing.member_card import MemberCard, render, render_sheet
from desktop_app.printing.paper import A4, CARD, Paper
from desktop_app.printing.slip import Letterhead


class CardPrint(NamedTuple):
    """A PDF in memory, the paper it is for, and whose cards they are."""

    pdf: bytes
    paper: Paper
    how_many: int
    number: str


def card_print(desk: Desk, uids: Sequence[UUID]) -> CardPrint:
    """One member: front and back of a card; several: A4 sheets, ten to a page."""
    frame = records.frame(desk)
    found = [detail for uid in uids if (detail := records.look_up(desk, uid)) is not None]
    held = [card(frame, detail) for detail in found]
    if len(held) == 1:
        return CardPrint(render(held[0]), CARD, 1, held[0].number)
    return CardPrint(render_sheet(held), A4, len(held), "")


def card(frame: Frame, detail: Detail) -> MemberCard:
    """What stands on a member's card; it names the member's own branch."""
    view = detail.view
    home = next((branch for branch in frame.branches if branch.uid == detail.facts.home_branch), None)
    return MemberCard(
        letterhead=Letterhead(
            library=frame.library,
            branch=view.branch,
            address=home.address if home else "",
            phone=home.phone if home else "",
        ),
        name=view.name,
        number=view.number,
        member_type=type_name(frame, detail.facts.member_type, view.member_type),
        valid_until=view.expires_on,
        photo=view.photo,
    )


def type_name(frame: Frame | None, uid: UUID, otherwise: str) -> str:
    """A member type's name in the language in use."""
    kind = frame.type_of(uid) if frame else None
    if kind is None:
        return otherwise
    return kind.name_en if current_language() == "en" and kind.name_en else kind.name
