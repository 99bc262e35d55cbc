# SPDX-License-Identifier: GPL-3.0-or-later
"""What stops a scan, what passes by, and the ways on: on a real store, with work done at once."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update

from db.errors import StoreFull
from db.models import Item
from db.operations import policies, refusals
from db.operations.cataloguing import ItemFacts, put_item
from db.operations.desk import Desk, Person, with_person
from db.operations.members import block_member, unblock_member
from db.queries.circulation import item_fact
from db.queries.library import item_types
from db.rules.eligibility import Obstacle
from db.rules.roles import Right, rights_of
from desktop_app.circulation.problems import choices
from desktop_app.refusal_words import words
from tests.db import small_world
from tests.desktop_app.circulation.conftest import (
    BUDI,
    BUMI,
    ISBN_OF_BUMI,
    ISBN_OF_NOTHING,
    LASKAR,
    PULANG,
    SITI,
    AtOnce,
    Counter,
    uid_of,
)

TIGHT = {"max_renewals": 1, "renewal_days": 7, "loan_days": 7}


def policy(counter: Counter, **terms: Any) -> None:
    counter.desk.perform(policies.put_policy, terms=terms, at_branch=counter.desk.branch)


def later(counter: Counter, **time: int) -> None:
    moment = counter.desk.clock() + timedelta(**time)
    counter.desk.clock = lambda: moment


def error_of(counter: Counter) -> Exception | None:
    return counter.state.problem.error if counter.state.problem else None


def condition(counter: Counter, barcode: str) -> str:
    with counter.desk.store.read() as session:
        return session.scalars(select(Item.condition).where(Item.barcode == barcode)).one()


# --- numbers of two meanings -------------------------------------------------------------------------


@pytest.fixture
def namesake(counter: Counter) -> UUID:
    """A member whose card has the number of a copy."""
    return small_world.register(counter.desk, "Budi", number=BUMI)


def test_a_card_with_the_number_of_a_copy_is_asked_about(counter: Counter, namesake: UUID) -> None:
    for text in (SITI, BUMI):
        counter.scan(text)
    error = error_of(counter)
    assert isinstance(error, refusals.TwoMeanings)
    assert (error.number, error.member_name) == (BUMI, "Budi")
    assert counter.state.problem is not None
    assert counter.state.problem.choices == ("as_copy", "as_card")
    assert counter.state.loans == []
    counter.presenter.take_as("copy")
    assert [row.barcode for row in counter.state.loans] == [BUMI]
    counter.scan(BUMI)
    counter.presenter.take_as("card")
    assert counter.state.member is not None
    assert counter.state.member.uid == namesake
    assert counter.state.problem is None
    assert counter.finished == 3


def test_where_only_copies_are_scanned_it_is_the_copy(counter: Counter, namesake: UUID) -> None:
    for text in (SITI, BUMI):
        counter.scan(text)
    counter.presenter.take_as("copy")
    counter.presenter.toggle_return_mode()
    counter.scan(BUMI)
    assert counter.state.problem is None
    assert [row.action for row in counter.state.rows] == ["lent", "returned"]


# --- ISBNs -------------------------------------------------------------------------------------------


def test_the_isbn_of_the_only_copy_on_the_shelf_lends_it_on_request(counter: Counter) -> None:
    for text in (SITI, ISBN_OF_BUMI):
        counter.scan(text)
    assert isinstance(error_of(counter), refusals.WhichCopy)
    assert counter.state.problem is not None
    assert counter.state.problem.choices == ("lend_copy", "copies")
    assert counter.state.loans == []
    counter.presenter.lend_copy()
    assert [row.barcode for row in counter.state.loans] == [BUMI]
    assert counter.finished == 2


def test_the_isbn_of_several_copies_leads_to_them(counter: Counter) -> None:
    with counter.desk.store.read() as session:
        fact = item_fact(session, uid_of(counter, BUMI))
        kind = item_types(session)[0].uid
    assert fact is not None
    second = ItemFacts(barcode="310000099", at_branch=counter.desk.branch, item_type=kind)
    counter.desk.perform(put_item, title=fact.title_uid, facts=second)
    for text in (SITI, ISBN_OF_BUMI):
        counter.scan(text)
    assert counter.state.problem is not None
    assert counter.state.problem.choices == ("copies",)


def test_an_isbn_that_nobody_has_is_searched_for_on_request(counter: Counter) -> None:
    for text in (SITI, ISBN_OF_NOTHING):
        counter.scan(text)
    assert isinstance(error_of(counter), refusals.Unknown)
    assert counter.state.problem is not None
    assert counter.state.problem.choices == ("search", "add")


# --- what is known of the member -----------------------------------------------------------------------


def test_a_card_that_may_not_borrow_sounds_bad_at_once(counter: Counter) -> None:
    counter.desk.perform(block_member, member=uid_of(counter, SITI), reason="kartu hilang")
    counter.scan(SITI)
    assert counter.sounds[-1] == "bad"
    counter.scan(BUDI)
    assert counter.sounds[-1] == "good"


def test_what_was_settled_in_the_members_record_is_tried_again(counter: Counter) -> None:
    member = uid_of(counter, SITI)
    counter.desk.perform(block_member, member=member, reason="kartu hilang")
    for text in (SITI, BUMI):
        counter.scan(text)
    assert counter.state.problem is not None
    assert "member" in counter.state.problem.choices
    counter.desk.perform(unblock_member, member=member)
    counter.presenter.open_member(member)
    assert counter.state.problem is None
    assert [row.barcode for row in counter.state.loans] == [BUMI]


def test_who_may_not_see_members_is_not_sent_there() -> None:
    error = refusals.Obstructed(obstacles=(Obstacle.MEMBER_BLOCKED,), overridable=False, facts={})
    assert choices(error, frozenset({Right.LEND})) == ()
    assert choices(error, frozenset({Right.LEND, Right.SEE_MEMBERS})) == ("member",)


def test_the_problem_names_the_item_and_the_limit_that_counts(counter: Counter) -> None:
    policy(counter, max_loans=1)
    for text in (SITI, BUMI, LASKAR):
        counter.scan(text)
    said = words(error_of(counter) or ValueError())
    assert "1" in said.headline
    assert "Laskar Pelangi" in said.detail
    assert LASKAR in said.detail


def test_without_the_right_there_is_no_lending_all_the_same(counter: Counter) -> None:
    assert counter.desk.person is not None
    clerk = Person(counter.desk.person.uid, "Rini", "rini", ("circulation",), rights_of(["circulation"]))
    seat = Counter(with_person(counter.desk, clerk), AtOnce())
    policy(counter, max_loans=1)
    for text in (SITI, BUMI, LASKAR):
        seat.scan(text)
    assert seat.state.problem is not None
    assert seat.state.problem.choices == ()
    seat.presenter.override("tidak boleh")
    assert isinstance(error_of(seat), refusals.Obstructed)
    assert len(seat.state.loans) == 1


# --- items scanned first -------------------------------------------------------------------------------


def test_an_item_scanned_before_the_card_is_lent_to_it(counter: Counter) -> None:
    counter.scan(BUMI)
    assert counter.state.handed_in == uid_of(counter, BUMI)
    counter.presenter.lend_handed_in()
    assert counter.state.notice is None
    counter.scan(SITI)
    assert [row.barcode for row in counter.state.loans] == [BUMI]


def test_an_item_that_may_not_leave_is_not_offered_for_lending(counter: Counter) -> None:
    with counter.desk.store.write() as session:
        session.execute(update(Item).where(Item.barcode == BUMI).values(condition="withdrawn"))
    counter.scan(BUMI)
    assert isinstance(counter.state.notice, refusals.NotOnLoan)
    assert counter.state.handed_in is None


# --- renewing ------------------------------------------------------------------------------------------


def test_a_renewal_that_gives_no_day_is_not_used_up(counter: Counter) -> None:
    policy(counter, **TIGHT)
    for text in (SITI, BUMI):
        counter.scan(text)
    counter.presenter.renew(counter.state.loans[0])
    assert isinstance(counter.state.notice, refusals.NotLonger)
    assert counter.state.loans[0].renewals == 0
    assert counter.state.problem is None


def test_renewing_all_goes_on_when_a_problem_is_left(counter: Counter) -> None:
    policy(counter, **TIGHT, max_loans=5)
    for text in (SITI, BUMI, LASKAR):
        counter.scan(text)
    later(counter, days=2)
    counter.presenter.renew(counter.state.loans[0])
    first = counter.state.rows[-1].barcode
    later(counter, days=1)
    counter.presenter.renew_all()
    assert isinstance(error_of(counter), refusals.Obstructed)
    renewed = [row.barcode for row in counter.state.rows if row.action == "renewed"]
    counter.presenter.leave()
    assert counter.state.problem is None
    renewed = [row.barcode for row in counter.state.rows if row.action == "renewed"]
    assert sorted(renewed) == [BUMI, LASKAR]
    assert renewed.count(first) == 1


@pytest.mark.parametrize("way", ["key", "all", "scan"])
def test_a_late_loan_is_renewed_with_a_reason_only_whichever_way(counter: Counter, way: str) -> None:
    policy(counter, **TIGHT, fine_per_day=500)
    for text in (SITI, BUMI):
        counter.scan(text)
    later(counter, days=14)
    match way:
        case "key":
            counter.presenter.renew(counter.state.loans[0])
        case "all":
            counter.presenter.renew_all()
        case "scan":
            counter.presenter.finish()
            counter.presenter.toggle_run("renew")
            counter.scan(BUMI)
    error = error_of(counter)
    assert isinstance(error, refusals.Obstructed)
    assert error.obstacles == (Obstacle.LATE_AT_A_COST,)
    counter.presenter.override("sakit")
    assert counter.state.rows[-1].action == "renewed"


def test_what_waits_to_be_renewed_does_not_follow_the_next_member(counter: Counter) -> None:
    policy(counter, **TIGHT | {"max_renewals": 0}, max_loans=5)
    for text in (SITI, BUMI, LASKAR):
        counter.scan(text)
    later(counter, days=2)
    counter.presenter.renew_all()
    counter.presenter.open_member(uid_of(counter, BUDI))
    counter.presenter.leave()
    assert counter.state.problem is None
    assert counter.state.rows == ()


def test_later_on_the_same_day_a_second_scan_is_a_question(counter: Counter) -> None:
    for text in (SITI, BUMI):
        counter.scan(text)
    later(counter, minutes=20)
    counter.scan(BUMI)
    assert counter.state.problem is not None
    assert counter.state.problem.choices == ("renew", "return")
    counter.presenter.return_instead()
    assert counter.state.loans == []


# --- taking back what was done ---------------------------------------------------------------------------


def test_undo_after_the_visit_opens_it_again(counter: Counter) -> None:
    for text in (SITI, BUMI, LASKAR):
        counter.scan(text)
    counter.presenter.finish()
    counter.presenter.finish()
    assert counter.presenter.can_undo
    counter.presenter.undo()
    assert counter.state.member is not None
    assert [row.barcode for row in counter.state.loans] == [BUMI]
    assert [row.undone for row in counter.state.rows] == [False, True]
    counter.presenter.finish()
    assert [[row.barcode for row in rows] for rows in counter.visits] == [[BUMI, LASKAR], [BUMI]]


def test_the_next_member_has_nothing_to_undo(counter: Counter) -> None:
    for text in (SITI, BUMI, BUDI):
        counter.scan(text)
    assert not counter.presenter.can_undo


def test_undo_of_a_renewal_gives_the_day_and_the_renewal_back(counter: Counter) -> None:
    policy(counter, **TIGHT)
    for text in (SITI, BUMI):
        counter.scan(text)
    due = counter.state.loans[0].due_at
    later(counter, days=2)
    counter.presenter.renew(counter.state.loans[0])
    assert counter.state.loans[0].due_at > due
    counter.presenter.undo()
    assert (counter.state.loans[0].due_at, counter.state.loans[0].renewals) == (due, 0)


def test_undo_of_a_late_return_drops_the_fine(counter: Counter) -> None:
    policy(counter, fine_per_day=500)
    for text in (SITI, BUMI):
        counter.scan(text)
    counter.presenter.finish()
    later(counter, days=30)
    counter.scan(BUMI)
    counter.scan(SITI)
    assert counter.state.member is not None
    assert counter.state.member.fines > 0
    counter.presenter.undo()
    assert counter.state.member.fines == 0
    assert [row.barcode for row in counter.state.loans] == [BUMI]


def test_undo_of_finding_makes_the_item_missing_again(counter: Counter) -> None:
    with counter.desk.store.write() as session:
        session.execute(update(Item).where(Item.barcode == BUMI).values(condition="missing"))
    counter.scan(BUMI)
    assert counter.state.rows[-1].action == "found"
    assert condition(counter, BUMI) == "good"
    counter.presenter.undo()
    assert condition(counter, BUMI) == "missing"
    assert counter.state.rows[-1].undone


def test_a_late_return_that_costs_nothing_is_late_all_the_same(counter: Counter) -> None:
    policy(counter, fine_per_day=0, loan_days=7)
    for text in (SITI, BUMI):
        counter.scan(text)
    counter.presenter.finish()
    later(counter, days=30)
    counter.scan(BUMI)
    assert counter.state.rows[-1].days_late > 0
    assert counter.state.rows[-1].fine == 0


# --- when something breaks ---------------------------------------------------------------------------------


def test_what_the_store_could_not_keep_is_tried_again(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter.scan(SITI)

    def full(*_made: object, **_facts: object) -> None:
        raise StoreFull(Path("store"))

    with monkeypatch.context() as patch:
        patch.setattr(Desk, "together", full)
        counter.scan(BUMI)
    assert isinstance(error_of(counter), StoreFull)
    assert counter.state.problem is not None
    assert counter.state.problem.choices == ("again",)
    counter.presenter.try_again()
    assert [row.barcode for row in counter.state.loans] == [BUMI]


def test_an_error_that_nobody_foresaw_lets_the_next_scan_come(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter.scan(SITI)

    def broken(*_made: object, **_facts: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(Desk, "together", broken)
        with pytest.raises(ZeroDivisionError):
            counter.scan(BUMI)
    assert counter.finished == 2
    counter.scan(LASKAR)
    assert [row.barcode for row in counter.state.loans] == [LASKAR]


def test_an_item_that_is_out_to_another_stays_a_problem_when_lending_is_refused_too(counter: Counter) -> None:
    policy(counter, max_loans=1)
    for text in (SITI, BUMI, BUDI, PULANG, BUMI):
        counter.scan(text)
    counter.presenter.return_and_lend()
    assert isinstance(error_of(counter), refusals.Obstructed)
    assert [row.action for row in counter.state.rows] == ["lent", "returned"]


def test_what_no_catalogue_has_is_written_down_and_lent(counter: Counter) -> None:
    counter.scan(SITI)
    counter.scan("8990001112223")
    assert counter.state.problem is not None
    assert counter.state.problem.choices == ("search", "add")
    counter.presenter.add_and_lend("Legenda Pulau Penyengat", "Hasan Junus", "8990001112223")
    row = counter.state.rows[-1]
    assert (row.action, row.title, row.barcode) == ("lent", "Legenda Pulau Penyengat", "8990001112223")
    counter.presenter.finish()
    counter.scan("8990001112223")
    assert counter.state.rows[-1].action == "returned", "it is in the catalogue now"


def test_a_barcode_that_somebody_has_is_refused_and_nothing_is_lent(counter: Counter) -> None:
    counter.scan(SITI)
    counter.scan("8990001112223")
    counter.presenter.add_and_lend("Legenda", "", BUMI)
    assert isinstance(error_of(counter), refusals.Taken)
    assert not counter.state.loans


def test_nothing_is_written_down_where_nobody_is_to_have_it(counter: Counter) -> None:
    counter.scan("8990001112223")
    assert counter.state.problem is not None
    assert counter.state.problem.choices == ("search",)
