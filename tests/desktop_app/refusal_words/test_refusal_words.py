# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever can be refused has words of its own, whole and with its facts."""

import errno
import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path
from uuid import UUID

import pytest

from db import errors
from db.operations import refusals
from db.operations.refusals import Refusal
from db.rules.eligibility import Obstacle
from db.rules.fines import Lateness
from db.rules.interloan import Against
from db.rules.items import CONDITIONS
from db.rules.roles import Right
from db.rules.terms import TERM_NAMES
from desktop_app.language import format_date, format_money
from desktop_app.refusal_words import Words, field_name, words
from desktop_app.refusal_words.fields import CONDITIONS as CONDITION_WORDS
from desktop_app.refusal_words.fields import FAULTS, FIELDS, TAKEN, UNKNOWN
from desktop_app.refusal_words.of_the_desk import OBSTACLES, REMEDY_OF

WHEN = datetime(2026, 11, 23, 5, tzinfo=UTC)
UID = UUID(int=7)
FACTS = {
    "expires_on": date(2026, 1, 31),
    "block_reason": "Kartu hilang.",
    "limit": 3,
    "condition": "repair",
    "suspended_until": date(2026, 2, 3),
    "min_age": 13,
    "late": Lateness(6, 3_000, date(2026, 2, 15)),
}


def family(kind: type[Exception]) -> Iterator[type[Exception]]:
    for child in kind.__subclasses__():
        yield child
        yield from family(child)


def lent(case: str) -> refusals.AlreadyLent:
    return refusals.AlreadyLent(
        case=case,
        loan=UID,
        item=UID,
        title="Laskar Pelangi",
        member_name="Siti",
        member_number="A26000001",
        lent_at=WHEN,
        due_at=WHEN + timedelta(days=7),
    )


def obstructed(*obstacles: Obstacle, overridable: bool = False) -> refusals.Obstructed:
    return refusals.Obstructed(obstacles=obstacles, overridable=overridable, facts=FACTS)


EXAMPLES: list[Exception] = [
    *(kind(Path("store"), "0009") for kind in family(errors.StoreError)),
    *(refusals.Unknown(what=what, text="123") for what in (*UNKNOWN, "shelves")),
    refusals.NotAllowed(right=Right.LEND),
    *(obstructed(obstacle) for obstacle in Obstacle),
    *(lent(case) for case in ("just_now", "same_member", "other_member")),
    refusals.NotOnLoan(item=UID, barcode="1", title="Bumi", condition="good", branch="Pusat"),
    refusals.NotOnLoan(item=UID, barcode="1", title="Bumi", condition="good", branch="Pusat", noted=True),
    refusals.CheckParts(item=UID, title="Bumi", parts=("CD", "peta")),
    refusals.CheckParts(item=UID, title="Bumi", parts=("CD", "peta"), missing=("peta",)),
    refusals.WhichCopy(title_uid=UID, title="Bumi"),
    refusals.WhichCopy(title_uid=UID, title="Bumi", item=UID, barcode="310000001"),
    refusals.TwoMeanings(number="0001", member_name="Siti", title="Bumi"),
    refusals.NotLonger(loan=UID, title="Bumi", due_at=WHEN),
    refusals.WantedBack(title="Bumi", day=WHEN.date()),
    refusals.CardLost(card="K1", member_name="Siti", number="K2", lost_at=WHEN),
    refusals.NotClear(member_name="Siti", loans=2, owes=1_500),
    refusals.NotClear(member_name="Siti", loans=0, owes=0, locker="7"),
    refusals.NotClear(member_name="Siti", loans=0, owes=0, holds=1),
    refusals.HappenedSince(title="Bumi", barcode="B-1", at=WHEN),
    refusals.RoomTaken(room="Aula", title="Pantun", starts_at=WHEN, ends_at=WHEN + timedelta(hours=2)),
    *(refusals.NoSeat(title="Pantun", seats=seats) for seats in (1, 30)),
    *(
        refusals.NoInterloan(why=why, partner="Universitas", most=3)
        for why in (*Against, "not_now", "not_ours", "theirs")
    ),
    refusals.AlreadyRegistered(registration=UID, name="Siti"),
    refusals.ConsentMissing(name="Siti"),
    refusals.LoanEnded(loan=UID),
    *(refusals.CannotUndo(why=why) for why in ("no_undo", "lent_again", "moved_on")),
    *(refusals.Taken(what=what, text="X") for what in (*TAKEN, "prints")),
    *(refusals.Invalid(field=field, why=why) for field, why in product(FIELDS, (*FAULTS, "odd"))),
    refusals.ClockSetBack(clock=WHEN, last_entry=WHEN + timedelta(days=1)),
    refusals.NumbersUsedUp(what="slip"),
    *(refusals.WrongPassword(wait=timedelta(seconds=seconds)) for seconds in (0, 5, 900)),
    refusals.MustWait(until=WHEN),
    refusals.LastAdministrator(),
    refusals.AlreadySettled(note=UID),
    refusals.StocktakeClosed(name="Tahunan"),
    refusals.AlreadyHeld(hold=UID, title="Bumi"),
    refusals.HoldEnded(hold=UID),
    *(refusals.NotMoved(hold=UID, why=why) for why in ("not_waiting", "there_already")),
    refusals.OnRotaAlready(item=UID, barcode="310000001", rota="Buku anak"),
    refusals.ItemIsOut(item=UID, barcode="310000001"),
    refusals.LostByBorrower(barcode="310000001"),
]


@pytest.mark.parametrize(
    "kind", [*family(Refusal), *family(errors.StoreError)], ids=lambda kind: kind.__name__
)
def test_each_kind_has_words_of_its_own(kind: type[Exception]) -> None:
    assert kind in words.registry


@pytest.mark.parametrize("error", EXAMPLES, ids=repr)
def test_words_are_whole(error: Exception) -> None:
    said = words(error)
    assert said.headline
    assert said.advice
    assert not set("{}") & set(said.as_sentence())
    assert "None" not in said.as_sentence()


@pytest.mark.parametrize(
    "number", [errno.ENOENT, errno.EACCES, errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.EIO, errno.ENOSPC]
)
def test_what_is_wrong_with_a_file_is_said_in_our_words(number: int) -> None:
    said = words(OSError(number, os.strerror(number), "buku.mrc"))
    assert ("buku.mrc" in said.detail) is (number != errno.ENOSPC)
    assert (os.strerror(number) in said.as_sentence()) is (number == errno.EIO), "only what nobody foresaw"


def test_every_kind_is_among_the_examples() -> None:
    assert {*family(Refusal), *family(errors.StoreError)} == {type(error) for error in EXAMPLES}


def test_the_three_cases_of_a_double_scan_read_differently() -> None:
    assert len({words(lent(case)).headline for case in ("just_now", "same_member", "other_member")}) == 3


def test_what_was_not_lent_or_renewed_is_named() -> None:
    error = refusals.Obstructed(
        obstacles=(Obstacle.MEMBER_BLOCKED,),
        overridable=False,
        facts=FACTS,
        title="Bumi Manusia",
        barcode="310000001",
    )
    lent = words(error).detail
    assert "Bumi Manusia" in lent
    assert "310000001" in lent
    error.intent = "renew"
    assert words(error).detail != lent


def test_every_obstacle_is_named_and_has_a_way_out() -> None:
    assert set(OBSTACLES) == set(REMEDY_OF) == set(Obstacle)
    said = words(obstructed(Obstacle.MEMBER_BLOCKED, Obstacle.ITEM_CONDITION, overridable=True))
    assert "Kartu hilang" in said.headline
    assert said.detail
    assert words(obstructed(Obstacle.MEMBER_BLOCKED)).advice != said.advice


def test_every_term_and_condition_has_a_name() -> None:
    assert set(TERM_NAMES) <= set(FIELDS)
    assert set(CONDITION_WORDS) == set(CONDITIONS)
    assert field_name("no such field") == "no such field"


def test_what_nobody_foresaw_has_words_too() -> None:
    assert words(ZeroDivisionError()) != Words("")


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_book_that_was_not_out_is_not_sent_to_a_shelf_it_does_not_belong_on(condition: str) -> None:
    error = refusals.NotOnLoan(item=UID, barcode="1", title="Bumi", condition=condition, branch="Pusat")
    usual = refusals.NotOnLoan(item=UID, barcode="1", title="Bumi", condition="good", branch="Pusat")
    assert (words(error).advice == words(usual).advice) == (condition not in {"withdrawn", "repair"})


def test_what_a_late_loan_would_cost_is_said() -> None:
    said = words(obstructed(Obstacle.LATE_AT_A_COST)).headline
    assert "6" in said
    assert format_money(3_000) in said
    assert format_date(date(2026, 2, 15)) in said
