# SPDX-License-Identifier: GPL-3.0-or-later
"""Members' cards, ready to print."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from db.operations.desk import Desk
from desktop_app.language import current_language
from desktop_app.members import records
from desktop_app.members.records import Detail, Frame
from desktop_app.printing.member_card import MemberCard, render, render_sheet
from desktop_app.printing.paper import A4, Paper
from desktop_app.printing.slip import Letterhead


class CardPrint(NamedTuple):
    """Cards to be printed; `name` is the card number of a single one."""

    cards: tuple[MemberCard, ...]
    name: str

    def draw(self, paper: Paper) -> bytes:
        """As PDF: on plastic front and back of each, on A4 ten to a page."""
        return render_sheet(self.cards) if paper == A4 else render(*self.cards)


def card_print(desk: Desk, uids: Sequence[UUID]) -> CardPrint:
    """The cards of these members, as they are now."""
    frame = records.frame(desk)
    found = (records.look_up(desk, uid) for uid in uids)
    held = tuple(card(frame, detail) for detail in found if detail is not None)
    return CardPrint(held, held[0].number if len(held) == 1 else "")


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
