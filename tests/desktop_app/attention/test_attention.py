# SPDX-License-Identifier: GPL-3.0-or-later
"""The attention list on real notes: what two desks did, in words, and what a person chooses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from db.models import Branch, Item, Loan, Member, MemberType
from db.models.syncing import Note
from db.operations import circulation, members
from db.operations.operation import Changes
from db.queries.notes import NoteRow, count_open, notes, whole
from db.syncing.kinds import (
    AGREEMENTS,
    BRANCHES,
    FACILITATORS,
    ITEM_TYPES,
    ITEMS,
    LOAN_POLICIES,
    MEMBER_TYPES,
    MEMBERS,
    PARTNERS,
    ROOMS,
    ROTAS,
    STAFF,
    TITLES,
    WORKSHOP_COSTS,
    WORKSHOP_SESSIONS,
    WORKSHOPS,
    Kind,
)
from desktop_app.attention.page import AttentionPage
from desktop_app.attention.presenter import AttentionPresenter, State
from desktop_app.attention_words import NOTES, said
from desktop_app.background import Background
from desktop_app.merge_dialog import MergeDialog
from desktop_app.merging import Record, merge_two, stays
from desktop_app.refusal_words.fields import FIELDS
from tests.db.small_world import seated
from tests.simulation.world import SimulatedDesk, World


@pytest.fixture
def world() -> World:
    """Desks at A and B that have just disagreed: one item lent at both, one person registered at both."""
    world = World(1, desks=2)
    a, b = world.desks
    with world.server.read() as session:
        item = session.scalars(select(Item.uid).where(Item.barcode == "B0")).one()
        some, other = session.scalars(select(Member.uid).order_by(Member.number)).all()[:2]
        kind = session.scalars(select(MemberType.uid)).first()
    assert kind is not None
    for desk, who in ((a, some), (b, other)):
        world.now += timedelta(hours=1)
        desk.desk.perform(circulation.check_out, item=item, member=who)
        facts = members.MemberFacts(
            name="Siti Aminah", member_type=kind, home_branch=desk.branch, birth_date=date(2001, 2, 3)
        )
        desk.desk.perform(members.register_member, facts=facts)
    world.quiet()
    return world


class AtOnce:
    """Runs what should run beside the window at once."""

    def run(self, work: Any, done: Any, failed: Any = None, *, lane: Any = "pool") -> None:
        done(work(None))

    def latest(self, key: str, work: Any, done: Any, failed: Any = None) -> None:
        done(work(None))


def presenter_of(desk: SimulatedDesk, *roles: str) -> AttentionPresenter:
    """The page's, with whoever is at the desk, or somebody of these roles."""

    def failed(error: Exception) -> None:
        raise error

    there = seated(desk.desk, *roles) if roles else desk.desk
    return AttentionPresenter(lambda: there, AtOnce(), lambda _state: None, lambda _changes: None, failed)


def choose(presenter: AttentionPresenter, kind: str) -> NoteRow:
    presenter.look()
    found = next(row for row in presenter.state.rows if row.kind == kind)
    presenter.choose(found)
    return found


def test_both_branches_see_the_note_with_both_sides(world: World) -> None:
    with world.server.read() as session:
        one, other = (
            session.scalars(select(Branch.name).where(Branch.uid == desk.branch)).one()
            for desk in world.desks
        )
    for desk in world.desks:
        with desk.store.read() as session:
            found = {row.kind: whole(session, row) for row in notes(session)}
            assert count_open(session) == 2
        assert found.keys() == {"return_implied", "possible_duplicate"}
        assert found["return_implied"].barcode == "B0"
        lent = found["return_implied"].sides
        assert [(side.what, side.branch) for side in lent] == [("CheckOut", one), ("CheckOut", other)]
        times = [side.at for side in lent if isinstance(side.at, datetime)]
        assert times == sorted(times)
        assert len({side.who for side in lent}) == 2
        assert all(side.who and side.by for side in lent)
        both = found["possible_duplicate"]
        assert [(side.what, side.branch) for side in both.sides] == [
            ("RegisterMember", one),
            ("RegisterMember", other),
        ]
        assert {side.who for side in both.sides} == {f"{p.name} ({p.number})" for p in both.people}


def test_a_note_is_settled_once_and_everybody_hears_who_did(world: World) -> None:
    a, b = world.desks
    presenter = presenter_of(a)
    chosen = choose(presenter, "return_implied")
    presenter.settle("member_called", "buku ada di B")
    world.quiet()
    with b.store.read() as session:
        settled = next(row for row in notes(session, settled=True) if row.uid == chosen.uid)
    assert settled.settlement == "member_called buku ada di B"
    assert settled.settled_by == "Admin"


def test_merging_makes_one_member_of_two(world: World) -> None:
    a, b = world.desks
    presenter = presenter_of(a)
    chosen = choose(presenter, "possible_duplicate")
    assert presenter.may_merge()
    compared: list[tuple[Record, Record]] = []
    presenter.compare(compared.append)
    [both] = compared
    kept = stays(*both)
    presenter.merge(next(one.uid for one in both if one is not kept), kept.uid)
    world.quiet()
    with b.store.read() as session:
        uids = [person.uid for person in chosen.people]
        into = session.scalars(select(Member.merged_into).where(Member.uid.in_(uids))).all()
        assert sum(uid is not None for uid in into) == 1
        assert [
            n.settlement for n in session.scalars(select(Note).where(Note.kind == "possible_duplicate"))
        ] == ["merged"]


@pytest.mark.parametrize(
    ("role", "merges", "takes_back"),
    [("facilitator", False, False), ("circulation", True, True), ("branch_head", True, True)],
)
def test_what_a_role_may_not_do_is_not_offered(
    world: World, make_note: Callable[..., NoteRow], role: str, merges: bool, takes_back: bool
) -> None:
    presenter = presenter_of(world.desks[0], role)
    choose(presenter, "possible_duplicate")
    assert presenter.may_settle()
    assert presenter.may_merge() == merges
    presenter.choose(make_note("lent_despite"))
    assert presenter.may_undo() == takes_back
    presenter.choose(make_note("registered_twice"))
    assert presenter.may_join(), "whoever plans workshops registers people"


def test_a_loan_that_should_not_have_been_is_taken_back(world: World) -> None:
    a, b = world.desks
    with world.server.read() as session:
        item = session.scalars(select(Item.uid).where(Item.barcode == "B1")).one()
        who = session.scalars(select(Member.uid).order_by(Member.number)).first()
    b.desk.perform(members.block_member, member=who, reason="kartu hilang")
    lent = a.desk.perform(circulation.check_out, item=item, member=who).operation
    request, raw, token = b.ask()
    b.take(request, world.serve(raw, token))
    world.quiet()
    presenter = presenter_of(a)
    choose(presenter, "lent_despite")
    assert presenter.may_undo()
    presenter.undo("")
    world.quiet()
    with world.server.read() as session:
        assert session.scalars(select(Loan.ending).where(Loan.uid == lent.loan)).one() == "cancelled"


@pytest.mark.parametrize("kind", sorted(NOTES))
def test_every_kind_of_note_has_words(kind: str, make_note: Callable[..., NoteRow]) -> None:
    told = said(make_note(kind))
    assert all((told.headline, told.done, told.advice))


@pytest.mark.parametrize(
    ("what", "named"),
    [("staff.username", "user name"), ("branches.code", "code"), ("items.barcode", "label")],
)
def test_what_was_given_twice_is_called_by_its_name(
    what: str, named: str, make_note: Callable[..., NoteRow]
) -> None:
    """Nobody looks for a card to be changed because of a user name."""
    told = said(make_note("number_taken")._replace(facts={"what": what, "wanted": "x", "given": "x~2"}))
    assert named in told.advice
    assert ("card" in told.advice) == (named == "label")
    assert "x~2" in told.done


@pytest.mark.parametrize("kind", ["desk_copied", "desk_mended"])
def test_which_desk_it_is_stands_in_the_list(kind: str, make_note: Callable[..., NoteRow]) -> None:
    note = make_note(kind)
    told = note._replace(facts={**note.facts, "desk": "Meja depan"})
    assert said(told).headline == f"{said(note).headline}: Meja depan"


@pytest.fixture
def make_note(world: World) -> Callable[..., NoteRow]:
    """A note of some kind with hardly any facts: words must do with what they get."""
    with world.desks[0].store.read() as session:
        example = notes(session)[0]

    def make(kind: str) -> NoteRow:
        return example._replace(kind=kind, facts={"why": "Unknown", "scopes": {}}, people=(), title="")

    return make


def test_the_page_shows_the_note_and_its_choices(qtbot: QtBot, world: World) -> None:
    background = Background()
    page = AttentionPage(lambda: world.desks[0].desk, background)
    qtbot.addWidget(page)
    counts: list[int] = []
    page.attention_changed.connect(counts.append)
    page.activated()
    qtbot.waitUntil(lambda: bool(page.presenter.state.rows))
    assert counts[-1] == 2
    duplicate = next(r for r in page.presenter.state.rows if r.kind == "possible_duplicate")
    page.presenter.choose(duplicate)
    assert page.merge.isVisibleTo(page)
    qtbot.waitUntil(lambda: bool(page.sides.text()))
    assert page.sides.text().count("Member registered at") == 2
    assert not page.undo.isVisibleTo(page)
    with qtbot.waitSignal(page.did):
        page.settle.click()
    qtbot.waitUntil(lambda: counts[-1] == 1)
    background.close()


def test_both_records_are_seen_before_they_are_merged(qtbot: QtBot, world: World) -> None:
    background = Background()
    page = AttentionPage(lambda: world.desks[0].desk, background)
    qtbot.addWidget(page)
    page.show()
    page.activated()
    qtbot.waitUntil(lambda: bool(page.presenter.state.rows))
    page.presenter.choose(next(r for r in page.presenter.state.rows if r.kind == "possible_duplicate"))
    # A store in memory has one connection: one read at a time.
    qtbot.waitUntil(lambda: page.presenter.state.told is not None)
    page.merge.click()
    qtbot.waitUntil(lambda: bool(page.findChildren(MergeDialog)))
    (dialog,) = page.findChildren(MergeDialog)
    assert dialog.search is None
    assert sorted(fate.text() for fate in dialog.both.fates) == ["Is merged into it", "Stays"]
    with qtbot.waitSignal(page.did):
        dialog.primary.click()
    qtbot.waitUntil(lambda: "possible_duplicate" not in {r.kind for r in page.presenter.state.rows})
    background.close()


def test_merging_on_the_members_page_settles_the_note(world: World) -> None:
    desk = world.desks[0].desk
    chosen = choose(presenter_of(world.desks[0]), "possible_duplicate")
    merge_two(desk, *(person.uid for person in chosen.people))
    with desk.store.read() as session:
        assert chosen.uid in {note.uid for note in notes(session, settled=True)}


def test_a_state_begins_empty() -> None:
    assert State() == State(settled=False, rows=(), waiting=0, chosen=None)
    assert Changes() == frozenset()


@pytest.mark.parametrize(
    "kind",
    [
        *(BRANCHES, ITEM_TYPES, MEMBER_TYPES, LOAN_POLICIES, TITLES, ITEMS, MEMBERS, STAFF, ROTAS),
        *(PARTNERS, AGREEMENTS, WORKSHOPS, WORKSHOP_SESSIONS, FACILITATORS, WORKSHOP_COSTS, ROOMS),
    ],
)
def test_every_field_that_may_be_edited_twice_has_a_name(kind: Kind) -> None:
    names = {
        *kind.columns,
        *(name.removesuffix("_id") for name in kind.refs),
        "identifiers",
        "closed_weekdays",
    }
    assert names - set(FIELDS) == set()


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("publisher", "Balai Pustaka", "Balai Pustaka"),
        ("expires_on", "2027-01-31", "31 Jan 2027"),
        ("condition", "withdrawn", "withdrawn"),
        ("branch", "0197a1b2-0000-7000-8000-000000000000", "another one"),
        ("loanable", False, "no"),
        ("phone", "", "–"),
        ("state", "draft", "Draft"),
        ("kind", "school", "School"),
        ("kind", "pks", "Cooperation agreement"),
        ("rule", '{"share":80}', "another one"),
        ("value", '"Pustaka Kota"', "Pustaka Kota"),
        ("value", "true", "yes"),
        ("value", "3", "3"),
        ("closed_weekdays", "[4,6]", "Jumat, Minggu"),
        ("closed_weekdays", "[]", "–"),
        ("identifiers", '[["isbn","9789790000000"]]', "9789790000000"),
        ("identifiers", "[['isbn', '9789790000000']]", "another one"),
        ("topics", '[["Pantun",30],["Syair",60]]', "Pantun, Syair"),
        ("questions", '[{"name":"a","text":"Umur?"}]', "Umur?"),
        ("answers", '{"Umur":"12"}', "Umur: 12"),
        ("roles", "circulation branch_head", "Circulation, Branch head"),
        ("starts_at", 1_790_000_000_000_000, "21 Sep 2026 21.13"),
        ("valid_until", "2027-06-30", "30 Jun 2027"),
    ],
)
def test_two_edits_of_a_field_are_told_by_its_name_and_its_words(
    field: str, value: object, shown: str, make_note: Callable[..., NoteRow]
) -> None:
    note = make_note("edited_twice")._replace(facts={"field": field, "kept": value, "other": None})
    told = said(note)
    assert f"“{shown}” was kept" in told.done
    assert FIELDS[field]() in told.headline


def test_a_refusal_names_what_was_done_and_why_in_words(make_note: Callable[..., NoteRow]) -> None:
    facts = {"operation": "UndoCheckOut", "why": "CannotUndo"}
    told = said(make_note("refused")._replace(facts=facts, barcode="B0", title="Judul"))
    assert told.headline.endswith("Loan taken back: “Judul” (B0)")
    assert "CannotUndo" not in told.done


def test_a_note_of_a_newer_server_shows_no_name_of_the_code(make_note: Callable[..., NoteRow]) -> None:
    assert "from_the_future" not in " ".join(said(make_note("from_the_future")))


def test_an_operation_leads_to_its_note_open_or_settled(world: World) -> None:
    presenter = presenter_of(world.desks[0])
    duplicate = choose(presenter, "possible_duplicate")
    presenter.choose(None)
    presenter.look(duplicate.operation)
    assert presenter.state.chosen is not None
    assert presenter.state.chosen.uid == duplicate.uid
    presenter.settle("seen")
    presenter.look(duplicate.operation)
    assert presenter.state.settled
    assert presenter.state.chosen.uid == duplicate.uid
