# SPDX-License-Identifier: GPL-3.0-or-later
"""What a note is about, taken back from the list: by whom it may be, what it does, and when it is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import (
    Agreement,
    AttendanceMark,
    Certificate,
    CertificateDesign,
    Deposit,
    Facilitator,
    Fee,
    HeldItem,
    Hold,
    InterloanEvent,
    Item,
    JournalEntry,
    Loan,
    LoanPolicy,
    LockerUse,
    Member,
    Partner,
    Payment,
    Registration,
    Renewal,
    Room,
    Setting,
    Staff,
    Story,
    Title,
    Transit,
    WeeklyClosing,
    WorkshopCost,
    WorkshopSession,
)
from db.models.holds import is_open, lies
from db.models.syncing import Note
from db.operations import circulation, losses, members, refusals
from db.operations.cataloguing import TitleFacts, put_title
from db.operations.taking_back import COUNTERS
from desktop_app.language import Language, use_language
from desktop_app.side_words import TAKING_BACK, side_words, sides_words, take_back_button, take_back_warning
from tests.db.syncing import disagreements as d
from tests.db.syncing import two_edits as e
from tests.db.syncing.test_who_wins import item, make, member
from tests.db.workshop_world import MORNING
from tests.desktop_app.attention.test_attention import choose, presenter_of
from tests.simulation.invariants import when_quiet
from tests.simulation.world import World

Check = Callable[[Session], object]


def _many(model: Any, *where: Any) -> Check:
    return lambda session: session.scalar(select(func.count()).select_from(model).where(*where))


def _publisher(session: Session) -> object:
    return session.scalar(select(Title.publisher).where(Title.title == "Judul 0"))


def _other_name(session: Session) -> object:
    return session.scalar(select(Member.other_name).where(Member.name == "Anggota 0"))


def _condition(session: Session) -> object:
    return session.scalar(select(Item.condition).where(Item.barcode == "B0"))


def _grace(session: Session) -> object:
    return session.scalars(select(LoanPolicy.grace_days).where(LoanPolicy.season == "Ujian")).all()


def _only(column: Any) -> Check:
    return lambda session: session.scalars(select(column)).one()


def _library_name(session: Session) -> object:
    return session.scalar(select(Setting.value).where(Setting.name == "library_name"))


def _closed(session: Session) -> object:
    return session.scalars(select(WeeklyClosing.weekday).where(WeeklyClosing.weekday.in_((2, 3, 4)))).all()


def _account(session: Session) -> object:
    return session.scalar(select(Staff.name).where(Staff.username == "ani"))


CASES: list[tuple[str, Callable[[World], None], str, int, Check, object]] = [
    ("return_implied", d.lent_twice, "CheckOut", 0, _many(Loan, Loan.ending == "cancelled"), 1),
    ("lent_despite", d.blocked_and_lent, "CheckOut", 0, _many(Loan, Loan.ending == "cancelled"), 1),
    ("item_live_again", d.withdrawn_and_lent, "CheckOut", 0, _many(Loan, Loan.ending == "cancelled"), 1),
    ("item_live_again", d.withdrawn_and_lent, "CheckOut", 0, _condition, "withdrawn"),
    ("lent_despite", d.missing_and_lent, "CheckOut", 0, _condition, "missing"),
    ("lent_though_held", d.aside_and_lent, "CheckOut", 1, _many(Loan, Loan.ending == "cancelled"), 1),
    ("returned_twice", d.returned_twice, "CheckIn", 1, _many(Loan, Loan.ended_branch_id == 1), 1),
    (
        "renewed_though_recalled",
        d.recalled_and_renewed,
        "Renew",
        0,
        _many(Renewal, Renewal.cancelled_at.is_not(None)),
        1,
    ),
    ("overpaid", d.paid_twice, "TakePayment", 0, _many(Payment, Payment.cancelled_at.is_not(None)), 1),
    ("charged_twice", d.charged_twice, "ChargeFee", 1, _many(Fee, Fee.cancelled_at.is_not(None)), 1),
    ("hold_twice", d.reserved_twice, "PlaceHold", 0, _many(Hold, is_open()), 1),
    ("held_twice", d.put_aside_twice, "PutAside", 0, _many(HeldItem, lies()), 1),
    ("kept_and_arrived", d.kept_and_arrived, "CheckIn", 1, _many(Transit, Transit.seen_at.is_not(None)), 0),
    (
        "registered_twice",
        d.seated_twice,
        "Register",
        0,
        _many(Registration, Registration.state == "cancelled"),
        1,
    ),
    ("past_capacity", d.one_seat, "Register", 0, _many(Registration, Registration.state == "cancelled"), 1),
    (
        "attended_despite",
        d.cancelled_and_came,
        "MarkAttendance",
        0,
        _many(AttendanceMark, AttendanceMark.voids.is_not(None)),
        1,
    ),
    (
        "certified_twice",
        d.certified_twice,
        "IssueCertificate",
        0,
        _many(Certificate, Certificate.revoked_why == "sebab"),
        1,
    ),
    (
        "interloan_crossed",
        d.cancelled_and_sent,
        "ActOnInterloan",
        1,
        _many(InterloanEvent, InterloanEvent.taken_back_at.is_not(None)),
        1,
    ),
    (
        "interloan_crossed",
        d.back_and_lost,
        "ActOnInterloan",
        0,
        _many(Loan, Loan.ending.is_(None)),
        1,
    ),
    ("locker_twice", d.locker_twice, "GiveLocker", 0, _many(LockerUse, LockerUse.mistaken.is_(True)), 1),
    ("edited_twice", d.policy_twice, "Edit", 1, _grace, [3, 3]),
    ("edited_twice", d.seasons_overlap, "Edit", 1, _grace, [5, 5]),
    ("edited_twice", d.edited_twice, "Edit", 1, _publisher, "Balai Pustaka"),
    ("edited_twice", d.renamed_twice, "Edit", 1, _other_name, "Ani"),
    ("edited_twice", e.partner_called_twice, "Edit", 1, _only(Partner.phone), "0771-1"),
    ("edited_twice", e.agreed_twice, "Edit", 1, _only(Agreement.valid_until), date(2027, 6, 30)),
    (
        "edited_twice",
        e.moved_twice,
        "Edit",
        1,
        _only(WorkshopSession.starts_at),
        MORNING + timedelta(hours=1),
    ),
    ("edited_twice", e.helped_twice, "Edit", 1, _only(Facilitator.honorarium), 100_000),
    ("edited_twice", e.cost_twice, "Edit", 1, _only(WorkshopCost.planned), 100_000),
    ("edited_twice", e.seats_counted_twice, "Edit", 1, _only(Room.seats), 30),
    ("edited_twice", e.set_twice, "Edit", 1, _library_name, '"Pustaka Kota"'),
    ("edited_twice", e.set_for_the_first_time_twice, "Edit", 1, _library_name, '"Pustaka Kota"'),
    ("edited_twice", e.closed_twice, "Edit", 1, _closed, [2]),
    ("edited_twice", e.deposited_twice, "Edit", 1, _only(Deposit.until), date(2027, 6, 30)),
    ("edited_twice", e.designed_twice, "Edit", 1, _only(CertificateDesign.body), '{"title":"Sertifikat"}'),
    ("edited_twice", e.told_twice, "Edit", 1, _only(Story.text), "Membuka lapak daring."),
    ("edited_twice", e.account_twice, "Edit", 1, _account, "Ani Rahma"),
]
TAKEN = pytest.mark.parametrize(
    ("kind", "story", "did", "place", "look", "then"), CASES, ids=[story.__name__ for _, story, *_ in CASES]
)


@TAKEN
def test_what_was_done_is_taken_back_and_the_note_settled_by_that(
    kind: str, story: Callable[[World], None], did: str, place: int, look: Check, then: object
) -> None:
    world = d.disagreed(story, d.DESKS.get(kind, 2))
    presenter = presenter_of(world.desks[place])
    note = choose(presenter, kind)
    counter = presenter.counter()
    assert counter is not None
    assert counter.did == did
    told = presenter.state.told
    assert told is not None
    warning = take_back_warning(did, counter.at, told.note)
    assert (did == "Edit") or len(warning.splitlines()) == 2, "the button says what it takes back"
    presenter.undo("sebab")
    world.quiet()
    when_quiet(world)
    for store in (world.server, world.desks[place].store):
        with store.read() as session:
            settled = session.scalars(select(Note).where(Note.uid == note.uid)).one()
            assert settled.settlement == "undone"
            assert look(session) == then


def test_every_counter_has_words() -> None:
    dids = {did for _, _, did, *_ in CASES} | {"DeclareLost"}
    assert dids - {"Edit"} == set(TAKING_BACK)
    assert len({take_back_button(did) for did in dids}) == len(dids)
    assert {kind for kind, *_ in CASES} | {"late_unseen", "lost_turned_up"} == set(COUNTERS)


@pytest.mark.parametrize(
    ("kind", "story", "place", "may"),
    [
        ("return_implied", d.lent_twice, 0, {"circulation", "branch_head"}),
        ("overpaid", d.paid_twice, 0, {"circulation", "branch_head"}),
        ("registered_twice", d.seated_twice, 0, {"circulation", "facilitator", "branch_head"}),
        ("certified_twice", d.certified_twice, 0, {"facilitator", "branch_head"}),
        ("edited_twice", d.edited_twice, 1, set()),
        ("edited_twice", d.renamed_twice, 1, {"circulation", "branch_head"}),
        ("edited_twice", e.partner_called_twice, 1, {"facilitator", "branch_head"}),
        ("edited_twice", e.moved_twice, 1, {"facilitator", "branch_head"}),
        ("edited_twice", e.set_twice, 1, set()),
        ("edited_twice", e.account_twice, 1, set()),
    ],
)
def test_only_who_may_is_offered_to_take_it_back(
    kind: str, story: Callable[[World], None], place: int, may: set[str]
) -> None:
    world = d.disagreed(story)
    for role in ("circulation", "facilitator", "branch_head"):
        presenter = presenter_of(world.desks[place], role)
        choose(presenter, kind)
        assert presenter.may_undo() == (role in may), role


def test_who_may_not_change_the_catalogue_alone_is_not_offered_it_but_a_cataloguer_who_lends_is() -> None:
    world = d.disagreed(d.edited_twice)
    presenter = presenter_of(world.desks[1], "circulation", "cataloguer")
    choose(presenter, "edited_twice")
    assert presenter.may_undo()


def test_what_has_moved_on_is_refused_and_all_stays_as_it_was() -> None:
    world = d.disagreed(d.lent_twice)
    a = world.desks[0]
    presenter = presenter_of(a)
    note = choose(presenter, "return_implied")
    make(a, circulation.check_in, item=item(world))
    before = journal(a.store)
    with pytest.raises(refusals.CannotUndo):
        presenter.undo("")
    assert journal(a.store) == before
    with a.store.read() as session:
        assert session.scalars(select(Note.settled_at).where(Note.uid == note.uid)).one() is None


def test_a_field_that_is_another_one_by_now_is_not_put_back() -> None:
    world = d.disagreed(d.edited_twice)
    b = world.desks[1]
    presenter = presenter_of(b)
    choose(presenter, "edited_twice")
    title = d.title_of(world, item(world))
    make(b, put_title, title=title, facts=TitleFacts(title="Judul 0", publisher="Mizan"))
    with pytest.raises(refusals.CannotUndo):
        presenter.undo("")
    with b.store.read() as session:
        assert _publisher(session) == "Mizan"


def test_a_loss_is_taken_back_where_it_was_declared() -> None:
    world = World(1, desks=2)
    a, b = world.desks
    lent = make(a, circulation.check_out, item=item(world), member=member(world))
    world.quiet()
    make(a, losses.declare_lost, loan=lent.loan)
    world.now += timedelta(hours=1)
    make(b, circulation.check_in, item=item(world))
    d.arrive(world, 0)
    choose(presenter := presenter_of(a), "lost_turned_up")
    counter = presenter.counter()
    assert counter is not None
    assert counter.did == "DeclareLost"
    presenter.undo("")
    world.quiet()
    with world.server.read() as session:
        assert session.scalars(select(Loan.ending)).one() == "returned"


def test_a_block_two_desks_disagreed_on_needs_the_right_to_block() -> None:
    world = World(1, desks=2)
    for desk, reason in zip(world.desks, ("kartu hilang", "utang"), strict=True):
        make(desk, members.block_member, member=member(world), reason=reason)
    d.arrive(world, 0)
    kinds = {"circulation": False, "branch_head": True}
    for role, may in kinds.items():
        presenter = presenter_of(world.desks[1], role)
        presenter.look()
        for row in presenter.state.rows:
            presenter.choose(row)
            if row.facts.get("field") == "block_reason":
                assert presenter.may_undo() == may
            else:
                assert not presenter.may_undo(), "the time of a block goes with its reason"
    presenter = presenter_of(world.desks[1])
    presenter.look()
    presenter.choose(next(row for row in presenter.state.rows if row.facts.get("field") == "block_reason"))
    presenter.undo("")
    world.quiet()
    with world.server.read() as session:
        blocks = session.scalars(select(Member.block_reason).where(Member.uid == member(world))).all()
    assert blocks == ["kartu hilang"]


def journal(store: Any) -> int | None:
    with store.read() as session:
        many: int | None = session.scalar(select(func.count()).select_from(JournalEntry))
    return many


@pytest.mark.parametrize(
    ("spoken", "first", "button"),
    [
        ("en", "Lent at Pusat by Admin", "Take the loan back"),
        ("id", "Dipinjamkan di Pusat oleh Admin", "Batalkan"),
    ],
)
def test_both_sides_and_the_button_are_said_in_both_languages(
    qapp: QApplication, spoken: str, first: str, button: str
) -> None:
    world = d.disagreed(d.lent_twice)
    choose(presenter := presenter_of(world.desks[0]), "return_implied")
    told, counter = presenter.state.told, presenter.counter()
    assert told is not None
    assert counter is not None
    language = Language(qapp)
    language.install(qapp, spoken)
    try:
        lines = sides_words(told.note)
        assert first in lines[0]
        assert take_back_button(counter.did).startswith(button)
        assert lines[1] in take_back_warning(counter.did, counter.at, told.note), "the later of the two"
        half = sides_words(told.note._replace(sides=told.note.sides[:1], half=True))
        assert len(half) == 2
        nothing = told.note.sides[0]._replace(branch="", by="", at=None, who="")
        assert len(side_words(nothing).split(" · ")) == 3
    finally:
        language.install(qapp, "en")
        use_language("id")
