# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogue page's decisions, on a real store, with work done at once or held back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from db.errors import StoreError
from db.models import Item, Member, Title
from db.operations import circulation, holds, refusals
from db.operations.desk import Desk
from db.queries.copy_history import CopyHistory
from db.rules.roles import Right
from desktop_app.catalogue import presenter as presenter_module
from desktop_app.catalogue.drafts import title_draft
from desktop_app.catalogue.phrases import availability_words
from desktop_app.catalogue.presenter import CataloguePresenter, State
from desktop_app.catalogue.records import Availability, Copy, Findings, Saved
from tests.desktop_app.at_once import AtOnce
from tests.desktop_app.catalogue.conftest import (
    BUMI,
    BUMI_2,
    HUJAN,
    ISBN_OF_LASKAR,
    LASKAR,
    PULANG,
    AsRole,
    item_of,
    scan,
)


class Seat:
    """A presenter at a desk, and what it told."""

    def __init__(self, desk: Desk, work: Any = None) -> None:
        self.desk = desk
        self.states: list[State] = []
        self.saved: list[Saved] = []
        self.refused: list[Exception] = []
        self.presenter = CataloguePresenter(
            lambda: desk, work or AtOnce(), self.states.append, self.saved.append
        )
        self.presenter.refresh()

    @property
    def state(self) -> State:
        return self.presenter.state

    def titles(self) -> list[str]:
        return [row.title for row in self.state.rows]

    def show(self, title: str) -> None:
        self.presenter.search(title)
        self.presenter.settle()
        assert self.state.card is not None
        assert self.state.card.facts.title == title

    def copy(self, barcode: str) -> Copy:
        assert self.state.card is not None
        return next(copy for copy in self.state.card.copies if copy.barcode == barcode)

    def stop(self) -> None:
        raise AssertionError("was done")


@pytest.fixture
def seat(desk: Desk) -> Seat:
    return Seat(desk)


class Held(AtOnce):
    """Reads are done when told to; a newer one of the same key takes the place of an older one."""

    def __init__(self) -> None:
        self.waiting: dict[str, Callable[[], None]] = {}

    def latest(self, key: str, work: Any, done: Any, failed: Any = None, *, lane: str = "pool") -> Any:
        self.waiting[key] = lambda: AtOnce.run(self, work, done, failed)

    def go_on(self) -> None:
        while self.waiting:
            self.waiting.pop(next(iter(self.waiting)))()


# --- finding -------------------------------------------------------------------------------------------


def test_before_anything_is_typed_all_titles_are_there(seat: Seat) -> None:
    assert len(seat.titles()) == 5
    assert not seat.state.asked
    seat.presenter.settle()
    assert seat.state.card is not None


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lask", ["Laskar Pelangi"]),
        ("hirata", ["Laskar Pelangi"]),
        ("belitung", ["Laskar Pelangi"]),
        ("979-3062-79-7", ["Laskar Pelangi"]),
        ("978 979 3062 79 2", ["Laskar Pelangi"]),
        ("bumi", ["Bumi Manusia"]),
        ("zzz", []),
    ],
)
def test_what_is_typed_is_found(seat: Seat, typed: str, found: list[str]) -> None:
    seat.presenter.search(typed)
    assert seat.titles() == found
    assert seat.state.total == len(found)


def test_each_line_says_where_the_title_can_be_had(seat: Seat) -> None:
    where = {row.title: row.availability for row in seat.state.rows}
    assert where == {
        "Bumi Manusia": Availability("here", 1),
        "Laskar Pelangi": Availability("here", 1),
        "Pulang": Availability("elsewhere", 1, "Batu 9"),
        "Hujan": Availability("lent"),
        "Kamus Besar Bahasa Indonesia": Availability("in_library"),
    }


def test_what_lies_aside_can_be_had_nowhere(seat: Seat) -> None:
    [pulang] = [row for row in seat.state.rows if row.title == "Pulang"]
    with seat.desk.store.read() as session:
        member = session.scalars(select(Member.uid)).first()
        item = session.scalars(select(Item.uid).join(Title).where(Title.uid == pulang.uid)).one()
    hold = seat.desk.perform(holds.place_hold, member=member, title=pulang.uid, reason="mau").operation.hold
    seat.desk.perform(holds.put_aside, hold=hold, item=item)
    seat.presenter.search("pulang")
    [row] = seat.state.rows
    assert row.availability == Availability("kept")
    assert availability_words(row.availability) == "Put aside"


def test_filters_narrow_and_are_dropped(seat: Seat) -> None:
    seat.presenter.narrow(available=True)
    assert set(seat.titles()) == {"Bumi Manusia", "Laskar Pelangi", "Pulang"}
    assert seat.state.frame is not None
    there = next(branch.id for branch in seat.state.frame.branches if branch.name == "Batu 9")
    seat.presenter.narrow(branch=there)
    assert set(seat.titles()) == {"Bumi Manusia", "Pulang"}
    seat.presenter.search("pulang")
    seat.presenter.widen()
    assert seat.titles() == ["Pulang"]
    seat.presenter.clear()
    assert len(seat.titles()) == 5


def test_words_are_looked_for_in_one_field(seat: Seat) -> None:
    seat.presenter.search_in("authors", "Hirata, Andrea")
    assert seat.titles() == ["Laskar Pelangi"]
    assert seat.state.filters.field == "authors"
    seat.presenter.search_in("authors", "Pelangi")
    assert seat.titles() == []


def test_only_the_newest_question_is_answered(desk: Desk) -> None:
    work = Held()
    seat = Seat(desk, work)
    work.go_on()
    for text in ("l", "la", "las", "pulang"):
        seat.presenter.search(text)
    assert not seat.state.answered
    assert len(work.waiting) == 1
    work.go_on()
    assert seat.titles() == ["Pulang"]


def test_more_than_a_screen_of_titles_is_said_honestly(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    seat.presenter.search("i")
    row = Seat(seat.desk).state.rows[0]
    many = Findings(tuple(row for _ in range(50)), more=True)
    counts = iter((4_000, 3))
    monkeypatch.setattr(presenter_module.records, "find", lambda *_: many)
    monkeypatch.setattr(presenter_module.records, "count", lambda *_: next(counts))
    seat.presenter.search("b")
    assert seat.state.total == 4_000
    assert seat.presenter.can_show_more
    seat.presenter.search("310")
    assert seat.state.total is None, "numbers are not counted by words"
    seat.presenter.narrow(field="title")
    assert seat.state.total is None, "words in a field can't be counted"


def test_more_asks_for_more(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def find(_desk: Any, _here: int, _text: str, _filters: Any, limit: int) -> Findings:
        asked.append(limit)
        return Findings((), more=True)

    monkeypatch.setattr(presenter_module.records, "find", find)
    seat.presenter.search("b")
    for _ in range(5):
        seat.presenter.more()
    assert asked == [50, 200, 500]


# --- one title -----------------------------------------------------------------------------------------


def test_the_first_title_is_shown_when_typing_stops(seat: Seat) -> None:
    seat.presenter.search("indonesia")
    assert seat.state.card is None
    seat.presenter.settle()
    assert seat.state.chosen == seat.state.rows[0].uid
    seat.presenter.search("bumi")
    seat.presenter.settle()
    assert seat.state.chosen == seat.state.rows[0].uid


def test_what_a_person_chose_stays_while_it_is_listed(seat: Seat) -> None:
    pulang = next(row.uid for row in seat.state.rows if row.title == "Pulang")
    seat.presenter.choose(pulang)
    seat.presenter.narrow(available=True)
    seat.presenter.settle()
    assert seat.state.chosen == pulang
    seat.presenter.search("laskar")
    seat.presenter.settle()
    assert seat.state.chosen == seat.state.rows[0].uid


def test_another_order_of_the_same_titles_does_not_change_what_is_shown(seat: Seat) -> None:
    seat.presenter.settle()
    shown = seat.state.chosen
    member = next(c.member for c in _copies(seat, "Hujan"))
    assert member is not None
    seat.desk.perform(circulation.check_out, item=item_of(seat.desk, BUMI), member=member)
    seat.presenter.look_again()
    seat.presenter.settle()
    assert seat.state.rows[0].uid != shown
    assert seat.state.chosen == shown


def _copies(seat: Seat, title: str) -> tuple[Copy, ...]:
    other = Seat(seat.desk)
    other.show(title)
    assert other.state.card is not None
    return other.state.card.copies


def test_nothing_found_shows_nothing(seat: Seat) -> None:
    seat.show("Pulang")
    seat.presenter.search("zzz")
    seat.presenter.settle()
    assert (seat.state.card, seat.state.chosen, seat.state.copy) == (None, None, None)


def test_a_scanned_copy_is_marked(seat: Seat) -> None:
    seat.presenter.narrow(language="ind")
    seat.presenter.show_item(item_of(seat.desk, BUMI_2), BUMI_2)
    assert seat.titles() == ["Bumi Manusia"]
    assert seat.state.shown_copy is not None
    assert seat.state.shown_copy.barcode == BUMI_2
    assert seat.state.shown_copy.branch == "Batu 9"


def test_a_scanned_isbn_shows_its_title_or_begins_a_new_one(seat: Seat) -> None:
    found = scan(seat.desk, ISBN_OF_LASKAR)
    seat.presenter.show_isbn(found.text, found.uid)
    assert seat.state.card is not None
    assert seat.state.card.facts.title == "Laskar Pelangi"
    assert seat.presenter.new_draft().isbns == ""
    unknown = scan(seat.desk, "9786020332956")
    seat.presenter.show_isbn(unknown.text, unknown.uid)
    assert seat.state.rows == ()
    assert seat.state.card is None
    assert seat.presenter.new_draft().isbns == "9786020332956"
    seat.presenter.show_isbn(found.text, found.uid)
    seat.presenter.narrow(language="ara")
    assert seat.state.rows == ()
    assert seat.presenter.new_draft().isbns == "", "it is there, only filtered out"


def test_a_scan_before_the_page_was_ever_shown_waits_for_the_library(desk: Desk) -> None:
    work = Held()
    seat = Seat(desk, work)
    found = scan(desk, LASKAR)
    assert found.uid is not None
    seat.presenter.show_item(found.uid, found.text)
    work.go_on()
    assert seat.state.shown_copy is not None
    assert seat.state.shown_copy.barcode == LASKAR


def test_the_title_before_does_not_stand_for_the_one_that_was_scanned(desk: Desk) -> None:
    work = Held()
    seat = Seat(desk, work)
    work.go_on()
    seat.presenter.settle()
    before, shown = work.waiting.pop("catalogue-card"), list[str]()

    def say() -> None:
        copy = seat.state.shown_copy
        shown.append(copy.barcode if copy else "")

    seat.presenter.show_item(item_of(desk, LASKAR), LASKAR, say)
    before()
    work.waiting.pop("catalogue-find")()
    seat.presenter.settle()
    assert shown == []
    work.go_on()
    assert shown == [LASKAR]


def test_the_next_scan_is_typed_while_the_one_before_is_not_in_view_yet(desk: Desk) -> None:
    work = Held()
    seat = Seat(desk, work)
    work.go_on()
    shown = list[str]()
    seat.presenter.show_item(item_of(desk, LASKAR), LASKAR, lambda: shown.append(seat.state.text))
    work.waiting.pop("catalogue-item")()
    seat.presenter.search("A")
    seat.presenter.search("A0000")
    work.go_on()
    assert shown == [LASKAR], "keys pressed before are about that copy, and the next scan can come"
    assert seat.state.text == "A0000"


@pytest.mark.parametrize("elsewhere", ["narrow", "choose"])
def test_who_goes_elsewhere_before_a_scan_is_in_view_stops_no_other_scan(desk: Desk, elsewhere: str) -> None:
    work = Held()
    seat = Seat(desk, work)
    work.go_on()
    shown = list[bool]()
    seat.presenter.show_item(item_of(desk, LASKAR), LASKAR, lambda: shown.append(True))
    work.waiting.pop("catalogue-item")()
    if elsewhere == "narrow":
        seat.presenter.narrow(language="eng")
    else:
        seat.presenter.choose(seat.state.rows[0].uid)
    work.go_on()
    assert shown == [True]


def test_the_copy_that_can_be_lent_here_is_marked_first(seat: Seat) -> None:
    seat.show("Bumi Manusia")
    assert seat.state.shown_copy is not None
    assert seat.state.shown_copy.barcode == BUMI
    member = seat.desk.perform(circulation.check_in, item=item_of(seat.desk, HUJAN)).operation
    assert member is not None
    seat.presenter.choose_copy(item_of(seat.desk, BUMI_2))
    seat.presenter.look_again()
    assert seat.state.shown_copy.barcode == BUMI_2, "what a person marked stays marked"


def test_who_has_a_copy_is_told_only_to_those_who_may_know(desk: Desk, as_role: AsRole) -> None:
    for role, name in (("circulation", "Siti Nurhaliza"), ("cataloguer", "")):
        seat = Seat(as_role(role))
        seat.show("Hujan")
        copy = seat.copy(HUJAN)
        assert copy.member_name == name
        assert (copy.member is None) == (not name)
        told: list[CopyHistory] = []
        seat.presenter.history(copy, told.append)
        assert [one.borrower.name if one.borrower else "" for one in told[0].events] == [name, ""]


def test_a_late_copy_says_so(seat: Seat) -> None:
    start = seat.desk.clock()
    seat.desk.clock = lambda: start.replace(year=start.year + 1)
    seat.show("Hujan")
    assert seat.copy(HUJAN).days_late > 300
    assert not seat.copy(HUJAN).lendable


# --- describing ----------------------------------------------------------------------------------------


def test_a_title_is_added_changed_and_changed_back(seat: Seat) -> None:
    draft = replace(seat.presenter.new_draft(), title="Ronggeng Dukuh Paruk", authors="Tohari, Ahmad")
    seat.presenter.save_title(draft, None, lambda: None, seat.refused.append)
    added = seat.state.card
    assert added is not None
    assert added.facts.authors == ("Tohari, Ahmad",)
    changed = replace(title_draft(added.facts), year="1982")
    seat.presenter.save_title(changed, added, lambda: None, seat.refused.append)
    assert seat.state.card is not None
    assert seat.state.card.facts.year == 1982
    seat.presenter.undo(seat.saved[-1])
    assert seat.state.card.facts.year is None
    assert [saved.kind for saved in seat.saved] == ["title_added", "title_edited", "undone"]
    assert seat.saved[0].before is None, "an addition can't be taken back"


def test_an_edit_keeps_the_record_as_it_came(seat: Seat) -> None:
    with seat.desk.store.write() as session:
        title = session.scalar(select(Title).where(Title.title == "Laskar Pelangi"))
        assert title is not None
        title.marc = b"00042nam  2200037"
    seat.show("Laskar Pelangi")
    card = seat.state.card
    assert card is not None
    seat.presenter.save_title(
        replace(title_draft(card.facts), edition="Cet. 2"), card, lambda: None, seat.refused.append
    )
    seat.presenter.undo(seat.saved[-1])
    with seat.desk.store.read() as session:
        title = session.scalar(select(Title).where(Title.title == "Laskar Pelangi"))
        assert title is not None
        assert (title.marc, title.edition) == (b"00042nam  2200037", "")
    assert card.facts.identifiers[1].kind == "issn"


def test_a_barcode_in_use_is_refused_and_the_form_hears_why(seat: Seat) -> None:
    seat.show("Pulang")
    card = seat.state.card
    assert card is not None
    draft = replace(seat.presenter.new_copy_draft(), barcode=BUMI, item_type=_a_type(seat))
    seat.presenter.save_copy(draft, card, None, seat.stop, seat.refused.append)
    (error,) = seat.refused
    assert isinstance(error, refusals.Taken)
    assert seat.saved == []
    seat.presenter.save_copy(replace(draft, barcode="P-2"), card, None, lambda: None, seat.refused.append)
    assert seat.state.shown_copy is not None
    assert seat.state.shown_copy.barcode == "P-2"


def _a_type(seat: Seat) -> Any:
    assert seat.state.frame is not None
    return seat.state.frame.item_types[0].uid


def test_another_copy_begins_like_the_last_one_here(seat: Seat) -> None:
    seat.show("Laskar Pelangi")
    draft = seat.presenter.new_copy_draft()
    assert seat.state.frame is not None
    kind = next(kind for kind in seat.state.frame.item_types if kind.uid == draft.item_type)
    assert kind.name == seat.copy(LASKAR).item_type
    assert draft.at_branch == seat.desk.branch


def test_a_copy_is_withdrawn_and_put_back(seat: Seat) -> None:
    seat.show("Laskar Pelangi")
    seat.presenter.set_condition(seat.copy(LASKAR), "withdrawn")
    assert not seat.copy(LASKAR).lendable
    assert seat.saved[-1].kind == "copy_withdrawn"
    seat.presenter.undo(seat.saved[-1])
    assert seat.copy(LASKAR).condition == "good"


def test_the_operation_refuses_what_the_role_may_not_do(desk: Desk, as_role: AsRole) -> None:
    seat = Seat(as_role("circulation"))
    assert not seat.presenter.may(Right.EDIT_CATALOGUE)
    seat.show("Pulang")
    seat.presenter.set_condition(seat.copy(PULANG), "withdrawn")
    assert isinstance(seat.state.problem, refusals.NotAllowed)
    with desk.store.read() as session:
        assert session.scalar(select(Item.condition).where(Item.barcode == PULANG)) == "good"


def test_a_store_that_can_not_be_read_is_told_and_other_faults_are_not_hidden(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> Any:
        raise StoreError(Path("store"))

    monkeypatch.setattr(presenter_module.records, "find", broken)
    seat.presenter.search("bumi")
    assert isinstance(seat.state.problem, StoreError)

    def mistaken(*_: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr(presenter_module.records, "find", mistaken)
    with pytest.raises(ZeroDivisionError):
        seat.presenter.search("laskar")
