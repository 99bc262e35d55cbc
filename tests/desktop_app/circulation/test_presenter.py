# SPDX-License-Identifier: GPL-3.0-or-later
"""The circulation page's decisions, on a real store, with work done at once instead of beside a window."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, update

from db.models import (
    Branch,
    HeldItem,
    Hold,
    Item,
    JournalEntry,
    Loan,
    Member,
    NumberBlock,
    Payment,
    Title,
    Transit,
)
from db.operations import policies, refusals
from db.operations.cataloguing import TitleFacts, put_item, put_title
from db.operations.desk import Desk, Together
from db.operations.holds import place_hold
from db.operations.members import block_member
from db.queries.uses import uses
from db.queries.visits import figures
from desktop_app import settling
from desktop_app.circulation import visit
from desktop_app.circulation.models import outcome_words
from desktop_app.circulation.slips import issue
from desktop_app.circulation.state import State
from desktop_app.language import use_language
from desktop_app.printing.receipt import Receipt
from desktop_app.visits.summing import as_csv
from tests.db import small_world
from tests.desktop_app.circulation.conftest import BUDI, BUMI, LASKAR, PULANG, SITI, Counter, Held, uid_of


def test_a_visit_lends_each_scan_at_once_and_ends_with_its_rows(counter: Counter) -> None:
    for text in (SITI, BUMI, LASKAR):
        counter.scan(text)
    assert [row.title for row in counter.state.loans] == ["Bumi Manusia", "Laskar Pelangi"]
    counter.presenter.finish()
    assert [[row.action for row in rows] for rows in counter.visits] == [["lent", "lent"]]
    assert counter.state == State()
    assert counter.finished == 3
    assert set(counter.sounds[:3]) == {"good"}


def test_an_item_with_no_member_open_is_returned(counter: Counter) -> None:
    for text in (SITI, BUMI):
        counter.scan(text)
    counter.presenter.finish()
    counter.scan(BUMI)
    assert counter.state.rows[-1].action == "returned"
    assert counter.state.rows[-1].member_name == "Siti Aminah"


def test_what_a_member_brings_back_before_the_card_belongs_to_the_visit(counter: Counter) -> None:
    for text in (SITI, BUMI):
        counter.scan(text)
    counter.presenter.finish()
    for text in (BUMI, SITI, LASKAR):
        counter.scan(text)
    assert [row.action for row in counter.state.rows] == ["returned", "lent"]
    counter.presenter.finish()
    assert [row.action for row in counter.visits[-1]] == ["returned", "lent"]


def test_what_others_brought_back_is_finished_before_the_next_card(counter: Counter) -> None:
    for text in (SITI, BUMI):
        counter.scan(text)
    counter.presenter.finish()
    for text in (BUMI, BUDI):
        counter.scan(text)
    assert [row.action for row in counter.visits[-1]] == ["returned"]
    assert counter.state.rows == ()
    assert counter.state.member is not None


def test_another_members_card_ends_the_visit_before(counter: Counter) -> None:
    for text in (SITI, BUMI, BUDI):
        counter.scan(text)
    assert [rows[0].title for rows in counter.visits] == ["Bumi Manusia"]
    assert counter.state.member is not None
    assert counter.state.member.name == "Budi Santoso"
    assert counter.state.rows == ()


def test_a_double_scan_right_after_lending_only_says_so(counter: Counter) -> None:
    for text in (SITI, BUMI, BUMI):
        counter.scan(text)
    assert isinstance(counter.state.notice, refusals.AlreadyLent)
    assert counter.state.problem is None
    assert len(counter.state.loans) == 1


def test_a_scan_of_an_item_lent_before_today_asks_whether_to_renew(counter: Counter) -> None:
    for text in (SITI, BUMI):
        counter.scan(text)
    counter.presenter.finish()
    start = counter.desk.clock()
    counter.desk.clock = lambda: start + timedelta(days=2)
    for text in (SITI, BUMI):
        counter.scan(text)
    assert counter.state.problem is not None
    assert counter.state.problem.choices == ("renew", "return")
    counter.presenter.renew_instead()
    assert counter.state.problem is None
    assert counter.state.rows[-1].action == "renewed"


def test_an_item_out_to_another_is_returned_and_lent_on_request(counter: Counter) -> None:
    for text in (SITI, BUMI, BUDI, BUMI):
        counter.scan(text)
    assert counter.state.problem is not None
    assert counter.state.problem.choices == ("return_and_lend", "reserve")
    counter.presenter.return_and_lend()
    assert [row.action for row in counter.state.rows] == ["returned", "lent"]
    assert [row.title for row in counter.state.loans] == ["Bumi Manusia"]


def test_a_problem_stays_until_it_is_left_and_the_visit_goes_on(counter: Counter) -> None:
    for text in (SITI, "999999999"):
        counter.scan(text)
    assert isinstance(counter.state.problem and counter.state.problem.error, refusals.Unknown)
    assert counter.sounds[-1] == "bad"
    counter.presenter.finish()
    assert counter.state.problem is None
    assert counter.state.member is not None


def test_the_limit_is_overridden_with_a_reason(counter: Counter) -> None:
    for text in (SITI, BUMI, LASKAR, PULANG):
        counter.scan(text)
    assert isinstance(counter.state.problem and counter.state.problem.error, refusals.Obstructed)
    counter.presenter.override("tugas sekolah")
    assert len(counter.state.loans) == 3


def test_a_blocked_member_gets_nothing_without_a_reason(counter: Counter) -> None:
    counter.desk.perform(block_member, member=uid_of(counter, SITI), reason="kartu hilang")
    for text in (SITI, BUMI):
        counter.scan(text)
    assert counter.state.problem is not None
    counter.presenter.leave()
    assert counter.state.loans == []


def test_undo_takes_back_lending_and_then_returning(counter: Counter) -> None:
    for text in (SITI, BUMI):
        counter.scan(text)
    counter.presenter.undo()
    assert counter.state.loans == []
    assert counter.state.rows[-1].undone
    counter.scan(BUMI)
    counter.presenter.toggle_return_mode()
    counter.scan(BUMI)
    assert counter.state.loans == []
    counter.presenter.undo()
    assert [row.title for row in counter.state.loans] == ["Bumi Manusia"]


def test_an_item_chosen_in_the_catalogue_is_lent_to_the_next_card(counter: Counter) -> None:
    counter.presenter.lend_chosen(uid_of(counter, PULANG))
    assert counter.state.loans == []
    counter.scan(SITI)
    assert [row.title for row in counter.state.loans] == ["Pulang"]
    counter.presenter.lend_chosen(uid_of(counter, BUMI))
    assert len(counter.state.loans) == 2
    assert counter.finished == 1


def test_esc_forgets_the_chosen_item(counter: Counter) -> None:
    counter.presenter.lend_chosen(uid_of(counter, PULANG))
    counter.presenter.finish()
    counter.scan(SITI)
    assert counter.state.loans == []


def test_nothing_to_undo_says_so(counter: Counter) -> None:
    counter.presenter.undo()
    assert isinstance(counter.state.notice, refusals.CannotUndo)


def test_another_due_date_is_kept_with_its_reason(counter: Counter) -> None:
    for text in (SITI, BUMI):
        counter.scan(text)
    later = counter.state.loans[0].due_at.date() + timedelta(days=10)
    counter.presenter.change_due(counter.state.loans[0], later, "libur")
    assert counter.state.loans[0].due_at.date() == later


def test_a_due_date_on_a_closed_day_is_pointed_out(counter: Counter) -> None:
    """It stands: who set it may know better. The next day is open again."""
    use_language("en")
    for text in (SITI, BUMI):
        counter.scan(text)
    day = counter.state.loans[0].due_at.date() + timedelta(days=10)
    counter.desk.perform(policies.close_days, days=[(day, "Libur")], at_branch=None)
    for chosen in (day, day + timedelta(days=1)):
        counter.presenter.change_due(counter.state.loans[0], chosen, "libur")
        assert counter.state.loans[0].due_at.date() == chosen
    closed, open_ = counter.state.rows[-2:]
    assert (closed.closed, open_.closed) == (True, False)
    assert outcome_words(closed).endswith("closed that day")
    assert "closed" not in outcome_words(open_)


def test_a_due_date_in_the_past_is_a_problem(counter: Counter) -> None:
    for text in (SITI, BUMI):
        counter.scan(text)
    counter.presenter.change_due(counter.state.loans[0], date(2020, 1, 1), "libur")
    assert isinstance(counter.state.problem and counter.state.problem.error, refusals.Invalid)


def test_a_late_return_shows_the_fine(counter: Counter) -> None:
    counter.desk.perform(policies.put_policy, terms={"fine_per_day": 500}, at_branch=counter.desk.branch)
    for text in (SITI, BUMI):
        counter.scan(text)
    counter.presenter.finish()
    start = counter.desk.clock()
    counter.desk.clock = lambda: start + timedelta(days=30)
    counter.scan(BUMI)
    row = counter.state.rows[-1]
    assert row.days_late > 0
    assert row.fine == row.days_late * 500


def test_with_the_card_what_is_late_says_what_a_return_asks_now(counter: Counter) -> None:
    counter.desk.perform(policies.put_policy, terms={"fine_per_day": 500}, at_branch=counter.desk.branch)
    for text in (SITI, BUMI):
        counter.scan(text)
    counter.presenter.finish()
    start = counter.desk.clock()
    counter.desk.clock = lambda: start + timedelta(days=30)
    counter.scan(SITI)
    (so_far,) = (loan.fine_so_far for loan in counter.state.loans)
    counter.presenter.toggle_return_mode()
    counter.scan(BUMI)
    assert counter.state.rows[-1].fine == so_far > 0
    assert counter.state.loans == []


def test_money_that_was_taken_before_is_put_in_as_of_then_and_what_is_let_go_counts_now(
    counter: Counter,
) -> None:
    counter.desk.perform(policies.put_policy, terms={"fine_per_day": 500}, at_branch=counter.desk.branch)
    for text in (SITI, BUMI):
        counter.scan(text)
    counter.presenter.finish()
    start = counter.desk.clock()
    counter.desk.clock = lambda: start + timedelta(days=30)
    then = counter.desk.clock() - timedelta(hours=5)
    counter.presenter.put_in_late(then)
    counter.scan(BUMI)
    counter.scan(SITI)
    owed = counter.state.member.fines
    receipts: list[settling.Paid] = []
    counter.presenter.pay("paid", 1_000, "", receipts.append)
    counter.presenter.pay("waived", 500, "Rusak sejak awal", receipts.append)
    assert counter.state.member.fines == owed - 1_500
    slips = [one.receipt.slip for one in receipts]
    first, second = (slip.at for slip in slips if isinstance(slip, Receipt))
    assert (first, second >= counter.desk.clock()) == (then, True)
    with counter.desk.store.read() as session:
        times = dict(session.execute(select(Payment.kind, Payment.made_at)).all())
    assert times["paid"] == then
    assert times["waived"] >= counter.desk.clock()


def test_the_clock_set_back_asks_and_goes_on_when_confirmed(counter: Counter) -> None:
    counter.scan(SITI)
    start = counter.desk.clock()
    counter.desk.clock = lambda: start - timedelta(days=400)
    counter.scan(BUMI)
    assert counter.state.problem is not None
    assert counter.state.problem.choices == ("confirm_clock",)
    counter.presenter.confirm_clock()
    counter.scan(BUMI)
    assert len(counter.state.loans) == 1


def test_esc_while_a_loan_is_being_written_ends_the_visit_after_it(desk: Desk) -> None:
    lane = Held()
    counter = Counter(desk, lane)
    counter.scan(SITI)
    lane.go_on()
    counter.scan(BUMI)
    counter.presenter.finish()
    assert counter.visits == []
    lane.go_on()
    assert [row.title for row in counter.visits[0]] == ["Bumi Manusia"]


def test_returning_what_is_not_out_passes_by(counter: Counter) -> None:
    counter.scan(BUMI)
    assert isinstance(counter.state.notice, refusals.NotOnLoan)
    assert counter.state.problem is None


def test_a_loan_is_lost_said_to_be_back_or_damaged_and_each_taken_back(counter: Counter) -> None:
    for text in (SITI, BUMI, LASKAR):
        counter.scan(text)
    today = counter.desk.clock().astimezone().date()
    counter.presenter.claim(counter.state.loans[0], today)
    assert counter.state.loans[0].claimed_at is not None
    counter.presenter.undo()
    assert counter.state.loans[0].claimed_at is None
    counter.presenter.claim(counter.state.loans[0], today)
    counter.presenter.claim(counter.state.loans[0], None)
    counter.presenter.lose(counter.state.loans[0], charged=True)
    assert [row.action for row in counter.state.rows[-4:]] == ["claimed", "claimed", "runs_again", "lost"]
    assert [loan.barcode for loan in counter.state.loans] == [LASKAR]
    counter.presenter.undo()
    assert len(counter.state.loans) == 2
    counter.presenter.damage(counter.state.loans[1].item, 15_000, "basah")
    assert counter.state.member is not None
    assert counter.state.member.fines == 15_000
    counter.presenter.undo()
    assert counter.state.member.fines == 0
    counter.presenter.finish()
    assert [row.action for row in counter.visits[0]] == ["lent", "lent", "claimed", "runs_again"]


def test_late_entry_counts_as_of_then_until_it_is_ended(counter: Counter) -> None:
    then = counter.desk.clock() - timedelta(hours=5)
    counter.presenter.put_in_late(then)
    for text in (SITI, BUMI):
        counter.scan(text)
    counter.presenter.finish()
    assert counter.visits[-1][0].at == then
    assert counter.state == State(as_of=then)
    counter.scan(BUMI)
    assert isinstance(counter.state.problem and counter.state.problem.error, refusals.HappenedSince)
    counter.presenter.leave()
    counter.presenter.put_in_late(None)
    counter.scan(BUMI)
    assert counter.state.rows[-1].action == "returned"
    assert counter.state.rows[-1].at > then


def test_that_it_was_renewed_after_it_came_back_is_said_with_the_return(counter: Counter) -> None:
    for text in (SITI, BUMI):
        counter.scan(text)
    start = counter.desk.clock()
    due = counter.state.loans[0].due_at
    counter.desk.clock = lambda: start + timedelta(days=3)
    counter.presenter.renew_all()
    counter.presenter.finish()
    counter.presenter.put_in_late(start + timedelta(days=1))
    counter.scan(BUMI)
    row = counter.state.rows[-1]
    assert (row.action, row.renewed_since, row.due_at) == ("returned", True, due)
    assert outcome_words(row) == "renewed after that: does not count"


def test_what_somebody_waits_for_is_put_aside_as_it_comes_back(counter: Counter) -> None:
    desk = counter.desk
    with desk.store.read() as session:
        title = session.scalars(select(Title.uid).join(Item).where(Item.barcode == BUMI)).one()
        siti, budi = (
            session.scalars(select(Member.uid).where(Member.number == n)).one() for n in (SITI, BUDI)
        )
    counter.scan(SITI)
    counter.scan(BUMI)
    counter.presenter.finish()
    hold = desk.perform(place_hold, member=budi, title=title).operation
    counter.scan(BUMI)
    [row] = counter.state.rows
    assert row.action == "returned"
    assert row.kept is not None
    assert row.kept.here
    assert row.kept.slip is not None
    assert row.kept.who.number == BUDI
    counter.presenter.undo()
    with desk.store.read() as session:
        assert session.scalars(select(HeldItem.released_at)).one() is not None
        assert session.scalars(select(Loan.ended_at).where(Loan.ended_at.is_(None))).all() == [None]
    counter.presenter.finish()
    counter.scan(BUMI)
    counter.presenter.finish()
    counter.scan(SITI)
    counter.scan(BUMI)
    assert isinstance(counter.state.problem and counter.state.problem.error, refusals.Obstructed)
    counter.presenter.leave()
    counter.presenter.finish()
    counter.scan(BUDI)
    counter.scan(BUMI)
    assert counter.state.rows[-1].action == "lent"
    with desk.store.read() as session:
        assert session.scalars(select(Hold.fulfilled_at).where(Hold.uid == hold.hold)).one() is not None
    assert siti != budi


def test_what_was_fetched_from_the_shelf_is_put_aside_by_a_scan(counter: Counter) -> None:
    desk = counter.desk
    with desk.store.read() as session:
        title = session.scalars(select(Title.uid).join(Item).where(Item.barcode == BUMI)).one()
        budi = session.scalars(select(Member.uid).where(Member.number == BUDI)).one()
    desk.perform(place_hold, member=budi, title=title)
    counter.scan(BUMI)
    [row] = counter.state.rows
    assert row.action == "kept"
    counter.presenter.finish()
    counter.scan(BUMI)
    [again] = counter.state.rows
    assert (again.action, again.operation) == ("kept", None)


def test_what_belongs_elsewhere_is_sent_there_as_it_comes_back_and_may_stay(
    counter: Counter,
) -> None:
    desk = counter.desk
    there = desk.perform(policies.put_branch, code="BTC", name="Bintan Centre").operation.target
    facts = small_world.item_facts(desk, "B950", at_branch=there)
    desk.perform(put_item, title=small_world.add_title(desk, "Dari Bintan"), facts=facts)
    counter.scan(SITI)
    counter.scan("B950")
    counter.presenter.finish()
    counter.scan("B950")
    [row] = counter.state.rows
    assert (row.action, row.sent and row.sent.to) == ("returned", "Bintan Centre")
    assert row.sent is not None
    assert row.sent.slip is not None
    counter.presenter.finish()
    counter.scan("B950")
    [again] = counter.state.rows
    assert (again.action, again.sent and again.sent.operation) == ("sent", None), "it has not left yet"
    counter.presenter.finish()
    elsewhere = Desk(desk.store, desk.device, there, desk.person, desk.clock)
    assert visit.take_back(elsewhere, row.item).action == "arrived"
    counter.scan("B950")
    [back] = counter.state.rows
    assert (back.action, back.came_from) == ("sent", "Bintan Centre")
    counter.presenter.undo()
    with desk.store.read() as session:
        newest = session.scalars(select(Transit).where(Transit.gone_at.is_(None))).one()
        assert newest.cancelled_at is not None


def test_where_no_number_is_left_for_its_slip_it_is_sent_on_all_the_same(counter: Counter) -> None:
    desk = counter.desk
    there = desk.perform(policies.put_branch, code="BTC", name="Bintan Centre").operation.target
    facts = small_world.item_facts(desk, "B950", at_branch=there)
    desk.perform(put_item, title=small_world.add_title(desk, "Dari Bintan"), facts=facts)
    counter.scan(SITI)
    counter.scan("B950")
    use_up_slips(desk)
    counter.presenter.toggle_return_mode()
    counter.scan("B950")
    row = counter.state.rows[-1]
    assert (row.action, row.sent and row.sent.to, row.sent and row.sent.slip) == (
        "returned",
        "Bintan Centre",
        None,
    )


def test_where_no_number_is_left_for_its_slip_it_is_put_aside_all_the_same(counter: Counter) -> None:
    desk = counter.desk
    counter.scan(SITI)
    counter.scan(BUMI)
    item = small_world.row_of(desk, Item, uid_of(counter, BUMI))
    with desk.store.read() as session:
        title = session.get_one(Title, item.title_id).uid
    desk.perform(place_hold, title=title, member=uid_of(counter, BUDI), pickup=desk.branch)
    use_up_slips(desk)
    counter.presenter.toggle_return_mode()
    counter.scan(BUMI)
    row = counter.state.rows[-1]
    assert row.kept is not None
    assert (row.kept.here, row.kept.slip) == (True, None)


def test_a_return_stands_whatever_is_refused_of_what_follows_and_says_so(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = counter.desk
    counter.scan(SITI)
    counter.scan(BUMI)

    def refuse(perform: Together, desk: Desk, item: UUID) -> object:
        perform(put_title, facts=TitleFacts(title="Hujan"))
        raise refusals.Unknown(what="branches", uid=item)

    monkeypatch.setattr(visit, "keep_or_send", refuse)
    counter.presenter.toggle_return_mode()
    counter.scan(BUMI)
    assert counter.state.rows[-1].action == "returned"
    assert isinstance(counter.state.notice, refusals.Unknown)
    assert counter.sounds[-1] == "bad"
    monkeypatch.undo()
    counter.presenter.toggle_return_mode()
    counter.scan(LASKAR)
    assert counter.state.rows[-1].action == "lent"
    with desk.store.read() as session:
        numbers = session.scalars(select(JournalEntry.number).order_by(JournalEntry.number)).all()
    assert numbers == list(range(1, len(numbers) + 1)), "what was undone leaves no gap"


def use_up_slips(desk: Desk) -> None:
    with desk.store.write() as session:
        used_up = update(NumberBlock).where(NumberBlock.kind == "slip").values(next=NumberBlock.last + 1)
        session.execute(used_up)


def test_what_floats_stays_and_belongs_here(counter: Counter) -> None:
    desk = counter.desk
    there = desk.perform(policies.put_branch, code="BTC", name="Bintan Centre").operation.target
    facts = small_world.item_facts(desk, "B951", at_branch=there)
    item = desk.perform(put_item, title=small_world.add_title(desk, "Melayang"), facts=facts).operation.item
    desk.perform(policies.put_policy, at_branch=desk.branch, terms={"floats": True})
    counter.scan("B951")
    [row] = counter.state.rows
    assert (row.action, row.sent and row.sent.slip) == ("stays", None)

    def home() -> str:
        with desk.store.read() as session:
            name = select(Branch.name).join(Item, Item.branch_id == Branch.id).where(Item.uid == item)
            return session.scalars(name).one()

    assert home() != "Bintan Centre"
    counter.presenter.undo()
    assert home() == "Bintan Centre"


def test_what_was_read_here_is_counted_one_by_one_or_in_a_mode_and_undone(counter: Counter) -> None:
    counter.scan(BUMI)
    assert isinstance(counter.state.notice, refusals.NotOnLoan)
    counter.presenter.use_handed_in()
    assert [row.action for row in counter.state.rows] == ["used"]
    counter.presenter.finish()
    counter.scan(SITI)
    counter.scan(LASKAR)
    counter.presenter.toggle_run("use")
    assert (counter.state.member, counter.state.mode) == (None, "use")
    for text in (BUMI, BUMI, LASKAR):
        counter.scan(text)
    assert [row.action for row in counter.state.rows] == ["used", "used", "returned"]
    assert [row.times for row in counter.state.rows] == [2, 3, 0], "what somebody has is taken back instead"
    counter.presenter.undo()
    counter.presenter.undo()
    here, today = counter.desk.branch, counter.desk.clock().astimezone().date()
    with counter.desk.store.read() as session:
        assert sum(one.times for one in uses(session, here, today, today)) == 2
        text = as_csv(figures(session, here, today, today)).decode()
    assert text.splitlines()[-1].endswith(",2")
    counter.scan(SITI)
    assert (counter.state.mode, counter.state.member is not None) == ("auto", True)


def test_what_was_read_here_is_put_in_late_though_it_was_lent_and_came_back_since(counter: Counter) -> None:
    read = counter.desk.clock() + timedelta(minutes=1)
    counter.desk.clock = lambda: read + timedelta(hours=1)
    item = uid_of(counter, BUMI)
    counter.scan(SITI)
    counter.scan(BUMI)
    counter.presenter.finish()
    counter.desk.clock = lambda: read + timedelta(hours=2)
    assert visit.use_here(counter.desk, item, read).action == "used", "lent since"
    counter.scan(BUMI)
    counter.desk.clock = lambda: read + timedelta(hours=3)
    assert visit.use_here(counter.desk, item, read).action == "used", "back since"
    with pytest.raises(refusals.HappenedSince):
        visit.use_here(counter.desk, item, read + timedelta(hours=1, minutes=30))


def test_the_barcode_is_enough_to_renew(counter: Counter) -> None:
    counter.scan(SITI)
    counter.scan(LASKAR)
    counter.presenter.finish()
    counter.presenter.toggle_run("renew")
    assert (counter.state.member, counter.state.mode) == (None, "renew")
    counter.scan(BUMI)
    assert isinstance(counter.state.notice, refusals.NotOnLoan)
    with counter.desk.store.read() as session:
        due = session.scalars(select(Loan.due_at).where(Loan.ended_at.is_(None))).one()
    counter.desk.clock = lambda: due - timedelta(hours=12)
    counter.scan(LASKAR)
    assert [row.action for row in counter.state.rows] == ["renewed"]
    with counter.desk.store.read() as session:
        assert session.scalars(select(Loan.due_at).where(Loan.ended_at.is_(None))).one() > due
    counter.presenter.undo()
    with counter.desk.store.read() as session:
        assert session.scalars(select(Loan.due_at).where(Loan.ended_at.is_(None))).one() == due


def test_many_come_back_without_a_card_one_list_one_slip(counter: Counter) -> None:
    use_language("en")
    for text in (SITI, BUMI, LASKAR):
        counter.scan(text)
    counter.presenter.toggle_run("batch")
    counter.presenter.put_in_late(counter.desk.clock() - timedelta(minutes=1))
    counter.presenter.put_in_late(None)
    assert (counter.state.mode, counter.state.member) == ("batch", None)
    for text in (BUMI, "NIEMAND", PULANG, LASKAR):
        counter.scan(text)
        assert counter.state.problem is None, "the next may come"
    assert [row.action for row in counter.state.rows] == ["returned", "left", "left", "returned"]
    assert (counter.state.rows[1].title, outcome_words(counter.state.rows[1])) == (
        "NIEMAND",
        "Unknown number",
    )
    assert "not lent" in outcome_words(counter.state.rows[2])
    counter.presenter.undo()
    assert counter.state.rows[3].undone
    counter.scan(LASKAR)
    counter.presenter.finish()
    slips = issue(counter.desk, None, counter.visits[-1])
    assert [len(slip.slip.rows) for slip in slips] == [2]
    counter.presenter.toggle_run("batch")
    counter.scan(SITI)
    assert (counter.state.mode, counter.state.member is not None) == ("auto", True), "the next in the queue"
