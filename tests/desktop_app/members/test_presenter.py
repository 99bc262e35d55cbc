# SPDX-License-Identifier: GPL-3.0-or-later
"""The members page's decisions, on a real store, with work done at once instead of beside a window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from db.operations import circulation, refusals
from db.operations.desk import Desk
from db.operations.policies import put_policy
from db.rules.roles import Right
from desktop_app.members import records
from desktop_app.members.presenter import MembersPresenter
from desktop_app.members.records import Saved
from desktop_app.printing.paper import A4, CARD
from tests.desktop_app.at_once import AtOnce, Working
from tests.desktop_app.members.conftest import AISYAH, SITI, AsRole, days_pass, lend, types, uid_of
from tests.desktop_app.printing.reading import page_sizes

JPEG = b"\xff\xd8\xff photo"


class Later(AtOnce):
    """Does its work when told to."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], Any]] = []

    def run(self, *args: Any, **kwargs: Any) -> Working:
        self.waiting.append(lambda: AtOnce.run(self, *args, **kwargs))
        return Working(None)

    def go_on(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()


class Members:
    """A presenter, what it saved, and whose desk it is at."""

    def __init__(self, desk: Desk, work: AtOnce) -> None:
        self.desk = desk
        self.saved: list[Saved] = []
        self.presenter = MembersPresenter(lambda: self.desk, work, lambda _state: None, self.saved.append)
        self.presenter.refresh()

    @property
    def names(self) -> list[str]:
        return [row.name for row in self.presenter.state.rows]

    def open(self, number: str) -> None:
        self.presenter.choose(uid_of(self.desk, number))

    def type(self, **fields: Any) -> None:
        form = self.presenter.state.form
        assert form is not None
        self.presenter.fill(replace(form.draft, **fields))

    @property
    def form(self) -> Any:
        return self.presenter.state.form

    @property
    def view(self) -> Any:
        detail = self.presenter.state.detail
        assert detail is not None
        return detail.view


@pytest.fixture
def members(desk: Desk) -> Members:
    return Members(desk, AtOnce())


def test_members_are_found_by_name_number_phone_and_institution(members: Members) -> None:
    assert len(members.names) == 3
    for words in ("nurha", SITI, "0812", "sma cont"):
        members.presenter.search(words)
        assert members.names == ["Siti Nurhaliza"]
        assert members.view.name == "Siti Nurhaliza"
    members.presenter.search("عائشة")
    assert members.view.other_name == "Aisyah binti Ibrahim"


def test_a_chosen_member_stays_shown_while_listed(members: Members) -> None:
    members.open(AISYAH)
    members.presenter.search("")
    assert members.view.number == AISYAH
    members.presenter.search("binti")
    assert members.view.number == AISYAH


def test_beside_an_empty_list_nobody_is_shown_but_who_was_asked_for(members: Members) -> None:
    members.presenter.search("lie we")
    assert members.presenter.state.detail is not None
    members.presenter.search("nobody at all")
    assert (members.presenter.state.chosen, members.presenter.state.detail) == (None, None)
    members.open(SITI)
    members.presenter.refresh()
    assert members.presenter.state.rows == ()
    assert members.presenter.state.chosen == uid_of(members.desk, SITI)


def test_loans_and_what_is_late(members: Members, desk: Desk) -> None:
    first, _ = lend(desk, SITI, "Bumi Manusia", "Pulang")
    desk.perform(circulation.check_in, item=first)
    days_pass(desk, 12)
    members.open(SITI)
    detail = members.presenter.state.detail
    assert detail is not None
    (loan,) = detail.loans
    assert (loan.title, loan.due_on + timedelta(days=loan.days_late)) == ("Pulang", records.frame(desk).today)
    assert loan.days_late >= 4
    assert loan.fine_so_far == 0
    desk.perform(put_policy, at_branch=desk.branch, terms={"fine_per_day": 500})
    members.presenter.refresh()
    assert members.presenter.state.detail is not None
    (loan,) = members.presenter.state.detail.loans
    assert loan.fine_so_far in range(500, 500 * loan.days_late + 1, 500)
    assert [row.title for row in detail.past] == ["Bumi Manusia"]


def test_registering_takes_the_next_number_and_shows_the_new_member(members: Members, desk: Desk) -> None:
    members.presenter.new()
    pupil = types(desk)["PELAJAR"]
    members.type(name="Budi Santoso", birth_date="3 Mei 2012", member_type=pupil.uid)
    members.presenter.set_form_photo(JPEG)
    members.presenter.save()
    saved = members.saved[-1]
    assert (saved.kind, saved.number) == ("registered", "A000004")
    assert members.form is None
    assert members.view.photo == JPEG
    assert members.view.expires_on - members.view.registered_on == timedelta(days=200)
    assert "Budi Santoso" in members.names


def test_nothing_is_saved_while_something_is_wrong(members: Members) -> None:
    members.presenter.new()
    members.type(name=" ", birth_date="31-2-2001")
    members.presenter.save()
    assert members.form.errors == {"name": "empty", "birth_date": "bad_date", "member_type": "empty"}
    assert members.form.attempt == 1
    members.type(birth_date="28-2-2001")
    assert "birth_date" not in members.form.errors
    assert "name" in members.form.errors
    assert members.saved == []


def test_a_field_left_wrong_is_marked_at_once_and_an_empty_one_is_not(members: Members) -> None:
    members.presenter.new()
    members.type(email="siti")
    members.presenter.left("email")
    members.presenter.left("name")
    assert members.form.errors == {"email": "bad_email"}


def test_a_number_in_use_stands_at_the_number(members: Members, desk: Desk) -> None:
    members.presenter.new()
    members.type(name="Budi", member_type=types(desk)["UMUM"].uid, number=SITI)
    members.presenter.save()
    assert members.form.errors == {"number": "taken"}
    assert members.form.draft.name == "Budi"
    members.type(number="K-7781")
    assert members.form.errors == {}
    members.presenter.save()
    assert members.view.number == "K-7781"


@pytest.mark.parametrize(
    "fields",
    [{"name": "Nurhaliza Siti"}, {"name": "Siti Nurhalizah", "birth_date": "17-8-2008"},
     {"name": "siti nurhaliza", "phone": "+62 812 555 0001"}],
)  # fmt: skip
def test_the_same_person_is_noticed(members: Members, fields: dict[str, str]) -> None:
    members.presenter.new()
    members.type(**fields)
    assert [row.number for row in members.form.alike] == [SITI]
    assert members.presenter.open_alike()
    assert members.form is None
    assert members.view.number == SITI


def test_another_birth_date_is_another_person(members: Members) -> None:
    members.presenter.new()
    members.type(name="Siti Nurhaliza")
    members.type(birth_date="1-1-1999")
    assert members.form.alike == ()


def test_the_same_person_can_be_registered_all_the_same(members: Members, desk: Desk) -> None:
    members.presenter.new()
    members.type(name="Siti Nurhaliza", member_type=types(desk)["UMUM"].uid)
    members.presenter.save()
    assert members.names.count("Siti Nurhaliza") == 2


def test_a_form_put_aside_is_resumed(members: Members) -> None:
    members.presenter.new()
    assert not members.presenter.close_form()
    members.presenter.new()
    assert not members.form.resumed
    members.type(name="Budi")
    assert members.presenter.close_form()
    members.presenter.new()
    assert members.form.resumed
    assert members.form.draft.name == "Budi"
    members.presenter.start_empty()
    assert members.form.draft.name == ""
    assert not members.form.resumed


def test_a_draft_is_not_shown_to_the_next_person(members: Members, as_role: AsRole) -> None:
    members.presenter.new()
    members.type(name="Budi")
    members.presenter.close_form()
    here = members.desk
    other = as_role("circulation")
    assert other.person is not None
    members.desk = Desk(here.store, here.device, here.branch, replace(other.person, uid=here.branch))
    members.presenter.new()
    assert members.form.draft.name == ""


def test_an_edit_changes_what_differs_and_is_undone(members: Members) -> None:
    members.open(SITI)
    members.presenter.edit()
    assert members.form.draft.birth_day(date(2026, 11, 23)) == date(2008, 8, 17)
    members.type(phone="0813", number="K-1")
    members.presenter.save()
    assert (members.view.phone, members.view.number) == ("0813", "K-1")
    members.presenter.undo(members.saved[-1])
    assert (members.view.phone, members.view.number) == ("0812-555-0001", SITI)


def test_an_edit_that_changes_nothing_says_so(members: Members) -> None:
    members.open(SITI)
    members.presenter.edit()
    members.presenter.save()
    assert members.saved[-1].kind == "unchanged"


def test_renewal_runs_on_from_the_expiry_and_is_undone(members: Members) -> None:
    members.open(SITI)
    before: date = members.view.expires_on
    members.presenter.renew()
    assert members.view.expires_on == before + timedelta(days=365)
    assert members.saved[-1].until == members.view.expires_on
    members.presenter.undo(members.saved[-1])
    assert members.view.expires_on == before


def test_a_block_and_its_end_are_undone(members: Members) -> None:
    members.open(SITI)
    members.presenter.block("Buku rusak")
    members.presenter.lift_block()
    assert members.view.block_reason is None
    members.presenter.undo(members.saved[-1])
    assert members.view.block_reason == "Buku rusak"
    members.presenter.undo(members.saved[0])
    assert members.view.block_reason is None
    assert [saved.kind for saved in members.saved] == ["blocked", "unblocked", "undone", "undone"]


def test_a_photo_is_kept_removed_and_put_back(members: Members) -> None:
    members.open(SITI)
    members.presenter.set_photo(JPEG)
    members.presenter.set_photo(None)
    assert members.view.photo is None
    members.presenter.undo(members.saved[-1])
    assert members.view.photo == JPEG


def test_a_role_does_only_what_it_may(members: Members, as_role: AsRole) -> None:
    members.open(SITI)
    members.desk = as_role("circulation")
    members.presenter.block("Buku rusak")
    assert members.saved == []
    members.desk = as_role("facilitator")
    assert members.presenter.may(Right.SEE_MEMBERS)
    for act in (members.presenter.renew, members.presenter.edit, members.presenter.new):
        act()
    assert members.form is None
    assert members.saved == []


def test_a_refusal_is_shown_and_what_was_typed_stays(members: Members, desk: Desk) -> None:
    members.presenter.new()
    members.type(name="Budi", member_type=types(desk)["UMUM"].uid)
    start = desk.clock()
    desk.clock = lambda: start - timedelta(days=3)
    members.presenter.save()
    assert isinstance(members.presenter.state.problem, refusals.ClockSetBack)
    assert members.form.draft.name == "Budi"
    assert not members.presenter.state.busy


def test_a_second_enter_while_saving_registers_once(desk: Desk) -> None:
    later = Later()
    members = Members(desk, later)
    later.go_on()
    members.presenter.new()
    members.type(name="Budi", member_type=types(desk)["UMUM"].uid)
    members.presenter.save()
    members.presenter.save()
    later.go_on()
    members.presenter.search("budi")
    later.go_on()
    assert members.names == ["Budi"]


def test_a_late_answer_does_not_show_the_member_before(desk: Desk) -> None:
    later = Later()
    members = Members(desk, later)
    later.go_on()
    members.open(SITI)
    members.open(AISYAH)
    later.waiting.reverse()
    later.go_on()
    assert members.view.number == AISYAH


def test_who_was_looked_for_in_vain_is_registered_with_that_name_or_card(members: Members) -> None:
    for typed, name, number in (
        ("Rini Astuti", "Rini Astuti", ""),
        ("A000099", "", "A000099"),
        ("Siti", "", ""),
    ):
        members.presenter.search(typed)
        members.presenter.new()
        form = members.presenter.state.form
        assert form is not None
        assert (form.draft.name, form.draft.number) == (name, number)
        assert not form.touched
        members.presenter.close_form()


def test_a_form_wished_for_before_the_library_is_read_opens_then(desk: Desk) -> None:
    later = Later()
    members = Members(desk, later)
    members.presenter.new()
    assert members.presenter.state.form is None
    later.go_on()
    assert members.presenter.state.form is not None


def test_one_card_and_a_sheet_of_several(members: Members) -> None:
    prints: list[Any] = []
    uids = [row.uid for row in members.presenter.state.rows]
    members.presenter.print_cards(uids[:1], prints.append)
    members.presenter.print_cards(uids, prints.append)
    assert [len(p.cards) for p in prints] == [1, 3]
    assert prints[0].name == prints[0].cards[0].number
    assert [len(page_sizes(p.draw(CARD))) for p in prints] == [2, 6]
    assert [len(page_sizes(p.draw(A4))) for p in prints] == [2, 2]
