# SPDX-License-Identifier: GPL-3.0-or-later
"""Several cards of one member: each is understood, a lost one rings, a number is given once."""

from __future__ import annotations

from uuid import UUID

import pytest

from db.models import Member
from db.operations import cards
from db.operations.cards import AddCard
from db.operations.desk import Desk
from db.operations.members import edit_number, merge_members
from db.operations.refusals import CannotUndo, Invalid, Taken
from db.queries.members import cards_of, lost_card
from db.queries.scan import recognise
from tests.db import small_world


def scan(desk: Desk, number: str) -> tuple[str, UUID | None]:
    with desk.store.read() as session:
        found = recognise(session, number)
        return found.kind, found.uid


def add(desk: Desk, who: UUID, number: str, **more: object) -> AddCard:
    return desk.perform(cards.add_card, member=who, number=number, **more).operation  # type: ignore[arg-type, return-value]


def replace(desk: Desk, who: UUID, number: str = "") -> tuple[str, UUID]:
    with desk.together() as perform:
        edited, lost = cards.replace_card(perform, member=who, number=number)
    assert edited.number is not None
    return edited.number, lost.card


def test_a_school_card_is_understood_beside_the_librarys(desk: Desk) -> None:
    who = small_world.register(desk, number="K1")
    add(desk, who, " NIS-77 ", sort="school")
    assert scan(desk, "K1") == scan(desk, "nis-77") == ("member", who)
    with desk.store.read() as session:
        assert [(card.number, card.sort, card.lost_at) for card in cards_of(session, who)] == [
            ("NIS-77", "school", None)
        ]


def test_a_lost_card_rings_and_the_new_one_opens_the_member(desk: Desk) -> None:
    who = small_world.register(desk, number="K1")
    number, _ = replace(desk, who)
    assert number != "K1"
    assert (scan(desk, "K1"), scan(desk, number)) == (("lost_card", who), ("member", who))
    with desk.store.read() as session:
        found = lost_card(session, "K1")
        assert found is not None
        assert (found.member, found.number) == (who, number)
        assert lost_card(session, number) is None


def test_a_card_is_found_again_or_lost_once_more(desk: Desk) -> None:
    who = small_world.register(desk)
    card = add(desk, who, "S1").card
    desk.perform(cards.lose_card, card=card)
    with pytest.raises(CannotUndo):
        desk.perform(cards.lose_card, card=card)
    assert scan(desk, "S1")[0] == "lost_card"
    desk.perform(cards.lose_card, card=card, found=True)
    assert scan(desk, "S1")[0] == "member"


def test_a_number_belongs_to_one_member_whichever_card_it_is(desk: Desk) -> None:
    one, other = small_world.register(desk, number="K1"), small_world.register(desk, number="K2")
    add(desk, one, "S1")
    for number in ("K1", "K2", "S1"):
        with pytest.raises(Taken):
            add(desk, other, number)
    with pytest.raises(Taken):
        desk.perform(edit_number, member=other, number="S1")
    with pytest.raises(Taken):
        small_world.register(desk, "Tio", number="S1")
    with pytest.raises(Invalid):
        add(desk, other, "  ")


def test_what_was_entered_by_mistake_is_free_for_others(desk: Desk) -> None:
    one, other = small_world.register(desk, number="K1"), small_world.register(desk)
    number, lost = replace(desk, one, "K9")
    assert number == "K9"
    with desk.together() as perform:
        perform(cards.remove_card, card=lost)
        perform(edit_number, member=one, number="K1")
    assert scan(desk, "K1") == ("member", one)
    add(desk, other, "K9")
    assert scan(desk, "K9") == ("member", other)
    with pytest.raises(CannotUndo):
        desk.perform(cards.remove_card, card=lost)


def test_members_merged_keep_all_their_cards(desk: Desk) -> None:
    one, other = small_world.register(desk), small_world.register(desk)
    add(desk, other, "S1")
    desk.perform(merge_members, merged=other, into=one)
    assert scan(desk, "S1") == ("member", one)


def test_the_next_number_of_the_desk_is_nobodys_card(desk: Desk) -> None:
    first = small_world.register(desk)
    number = small_world.row_of(desk, Member, first).number
    coming = f"{number[:-1]}{int(number[-1]) + 1}"
    add(desk, first, coming)
    second = small_world.register(desk)
    assert small_world.row_of(desk, Member, second).number != coming
