# SPDX-License-Identifier: GPL-3.0-or-later
"""A series edited as a whole: which workshops change and which stay, in one go, and as it was before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from db.models import new_uid
from db.operations import refusals, workshops
from db.operations.desk import Desk
from db.operations.partners import AgreementFacts, PartnerFacts, put_agreement, put_partner
from db.queries.workshops import Detail, series_of
from desktop_app.workshops import plan_presenter as planning
from desktop_app.workshops import series_changes as doing
from desktop_app.workshops.line_forms import CancelForm, PersonForm
from desktop_app.workshops.page import WorkshopsPage
from desktop_app.workshops.series_changes import Fate, PersonChange, SessionChange, WorkshopChange
from desktop_app.workshops.series_dialog import SeriesDialog, fate_words
from desktop_app.workshops.session_form import SessionForm
from desktop_app.workshops.workshop_draft import session_on
from desktop_app.workshops.workshop_form import WorkshopForm
from tests.db.workshop_world import add_workshop
from tests.desktop_app.workshops.conftest import Opened
from tests.desktop_app.workshops.test_plan_view import do, fill, opened, shown

FIRST = date(2027, 1, 4)
WEEK = timedelta(days=7)
NOW = datetime(2027, 1, 12, tzinfo=UTC)
"""The first two of the series are over."""


@pytest.fixture
def series(desk: Desk) -> UUID:
    """Four, a week apart, each with a session and somebody who gives it."""
    uid = new_uid()
    for number in range(4):
        event = add_workshop(desk, series=uid, title="Pantun", state="draft")
        facts = session_on(FIRST + number * WEEK, time(8), time(10), place="Aula")
        desk.perform(workshops.put_session, workshop=event, facts=facts)
        desk.perform(workshops.put_facilitator, workshop=event, name="Wan Ros", role="speaker", minutes=60)
    return uid


def read(desk: Desk, series: UUID) -> list[Detail]:
    with desk.store.read() as session:
        return series_of(session, series)


def planned(desk: Desk, series: UUID, change: Any, place: int, scope: str) -> list[Fate]:
    there = read(desk, series)
    return doing.fates(change, there, there[place].row.uid, scope, NOW)


def edited(desk: Desk, series: UUID, place: int, **facts: Any) -> WorkshopChange:
    before = read(desk, series)[place].facts
    return WorkshopChange(before, msgspec.structs.replace(before, **facts))


def of_each(desk: Desk, series: UUID, what: Callable[[Detail], object]) -> list[object]:
    return [what(one) for one in read(desk, series)]


def test_what_is_over_cancelled_or_set_otherwise_stays_and_all_goes_back(desk: Desk, series: UUID) -> None:
    there = read(desk, series)
    planning.change_state(desk, there[2], "cancelled", "hujan")
    own = msgspec.structs.replace(there[3].facts, title="Pantun akbar")
    desk.perform(workshops.put_workshop, facts=own, target=there[3].row.uid)
    change = edited(desk, series, 1, title="Pantun berkait", description="Tiga pertemuan")
    found = planned(desk, series, change, 1, "all")
    assert [(fate.stays, fate.work.changed, fate.work.kept) for fate in found] == [
        ("over", (), ()),
        ("", ("title", "description"), ()),
        ("cancelled", (), ()),
        ("", ("description",), ("title",)),
    ]
    assert "over" in fate_words(found[0])
    before = of_each(desk, series, lambda one: one.facts)
    doing.carry_out(desk, found)
    titles = of_each(desk, series, lambda one: one.row.title)
    assert titles == ["Pantun", "Pantun berkait", "Pantun", "Pantun akbar"]
    assert read(desk, series)[3].facts.description == "Tiga pertemuan"
    doing.take_back(desk, found)
    assert of_each(desk, series, lambda one: one.facts) == before


def test_the_following_are_those_from_this_one_on(desk: Desk, series: UUID) -> None:
    change = edited(desk, series, 2, title="Gurindam")
    found = planned(desk, series, change, 2, "following")
    doing.carry_out(desk, found)
    titles = of_each(desk, series, lambda one: one.row.title)
    assert titles == ["Pantun", "Pantun", "Gurindam", "Gurindam"]
    assert len(planned(desk, series, change, 2, "one")) == 1


def test_the_rest_is_cancelled_whatever_state_each_is_in(desk: Desk, series: UUID) -> None:
    planning.change_state(desk, read(desk, series)[3], "open")
    change = edited(desk, series, 2, state="cancelled", reason="Pemateri sakit")
    found = planned(desk, series, change, 2, "following")
    doing.carry_out(desk, found)
    states = of_each(desk, series, lambda one: one.row.state)
    assert states == ["draft", "draft", "cancelled", "cancelled"]
    assert read(desk, series)[3].facts.reason == "Pemateri sakit"
    doing.take_back(desk, found)
    assert of_each(desk, series, lambda one: one.row.state) == ["draft", "draft", "draft", "open"]


def test_a_session_moves_in_each_on_its_own_day(desk: Desk, series: UUID) -> None:
    there = read(desk, series)
    before = there[2].sessions[0].facts
    odd = session_on(FIRST + 3 * WEEK, time(9), time(11), place="Halaman")
    desk.perform(workshops.put_session, workshop=there[3].row.uid, facts=odd, target=there[3].sessions[0].uid)
    after = session_on(FIRST + 2 * WEEK + timedelta(days=1), time(13), time(15), place="Ruang baca")
    found = planned(desk, series, SessionChange(1, before, after), 1, "all")
    assert [fate.work.kept for fate in found] == [(), (), (), ("place", "starts_at")]
    change = SessionChange(1, before, after)
    doing.carry_out(desk, [Fate(one, change.on(one)) for one in read(desk, series)])
    days = of_each(desk, series, lambda one: one.sessions[0].facts.starts_at.astimezone().date())
    moved = [FIRST + number * WEEK + timedelta(days=1) for number in range(3)]
    assert days == [*moved, FIRST + 3 * WEEK]
    places = of_each(desk, series, lambda one: one.sessions[0].facts.place)
    assert places == ["Ruang baca"] * 3 + ["Halaman"]


def test_somebody_joins_is_changed_and_leaves(desk: Desk, series: UUID) -> None:
    def people() -> list[object]:
        return of_each(desk, series, lambda one: [(p.name, p.minutes) for p in one.people])

    new = {"name": "Hasan", "role": "moderator", "minutes": 30, "honorarium": 0, "note": ""}
    joins = planned(desk, series, PersonChange(None, new), 2, "following")
    doing.carry_out(desk, joins)
    assert people() == [[("Wan Ros", 60)]] * 2 + [[("Wan Ros", 60), ("Hasan", 30)]] * 2
    doing.take_back(desk, joins)
    assert people() == [[("Wan Ros", 60)]] * 4
    (who,) = read(desk, series)[2].people
    longer = {"name": "Wan Ros", "role": "speaker", "minutes": 90, "honorarium": 0, "note": ""}
    doing.carry_out(desk, planned(desk, series, PersonChange(who, longer), 2, "following"))
    assert people() == [[("Wan Ros", 60)]] * 2 + [[("Wan Ros", 90)]] * 2
    (who,) = read(desk, series)[3].people
    leaves = planned(desk, series, PersonChange(who, None), 3, "all")
    doing.carry_out(desk, leaves)
    assert people() == [[("Wan Ros", 60)], [("Wan Ros", 60)], [], []]
    doing.take_back(desk, leaves)
    assert people()[2:] == [[("Wan Ros", 90)]] * 2


def test_an_agreement_goes_with_its_partner_or_both_stay(desk: Desk, series: UUID) -> None:
    hosts = []
    for name in ("SMAN 1", "SMAN 2"):
        partner = desk.perform(put_partner, facts=PartnerFacts(name=name, kind="school")).operation.target
        paper = AgreementFacts(partner=partner, number="1", kind="pks")
        hosts.append((partner, desk.perform(put_agreement, facts=paper).operation.target))
    (one, paper), (other, other_paper) = hosts
    own = msgspec.structs.replace(read(desk, series)[3].facts, partner=one, agreement=paper)
    desk.perform(workshops.put_workshop, facts=own, target=read(desk, series)[3].row.uid)
    change = edited(desk, series, 2, partner=other, agreement=other_paper)
    found = planned(desk, series, change, 2, "all")
    assert [fate.work.kept for fate in found[2:]] == [(), ("partner", "agreement")]
    doing.carry_out(desk, found)


def test_a_room_that_is_taken_in_one_leaves_all_as_they_were(desk: Desk, series: UUID) -> None:
    room = desk.perform(workshops.put_room, at_branch=desk.branch, name="Aula").operation.target
    other = add_workshop(desk)
    taken = session_on(FIRST + 3 * WEEK, time(8), time(10), room=room)
    desk.perform(workshops.put_session, workshop=other, facts=taken)
    before = read(desk, series)[2].sessions[0].facts
    change = SessionChange(1, before, msgspec.structs.replace(before, room=room))
    with pytest.raises(refusals.RoomTaken):
        doing.carry_out(desk, planned(desk, series, change, 2, "following"))
    assert of_each(desk, series, lambda one: one.sessions[0].facts.room) == [None] * 4


# --- in the window -----------------------------------------------------------------------------------


@pytest.fixture
def page(series: UUID, open_page: Opened) -> WorkshopsPage:
    made = open_page()
    made.go.connect(lambda _page, argument: made.activated(argument))
    made.did.connect(made.changed)
    return made


def look_at(qtbot: QtBot, page: WorkshopsPage, desk: Desk, series: UUID, place: int) -> None:
    uid = read(desk, series)[place].row.uid
    page.activated(uid)
    qtbot.waitUntil(lambda: page.presenter.state.chosen is not None and shown(page).row.uid == uid)
    page.activated("plan")


def test_a_saved_form_asks_for_which_and_one_key_takes_it_back(
    qtbot: QtBot, desk: Desk, page: WorkshopsPage, series: UUID
) -> None:
    look_at(qtbot, page, desk, series, 2)
    do(page, "edit-workshop")
    form = opened(qtbot, page, WorkshopForm)
    fill(form, title="Gurindam")
    form.accept()
    dialog = opened(qtbot, page, SeriesDialog)
    assert [len(dialog.found), dialog.preview.model().rowCount()] == [1, 1]
    dialog.choose("following")
    assert dialog.preview.model().rowCount() == 2
    with qtbot.waitSignal(page.toast) as said:
        dialog.accept()
    assert of_each(desk, series, lambda one: one.row.title) == ["Pantun", "Pantun", "Gurindam", "Gurindam"]
    qtbot.waitUntil(lambda: not form.isVisible())
    said.args[0].undo()
    qtbot.waitUntil(lambda: of_each(desk, series, lambda one: one.row.title) == ["Pantun"] * 4)


def test_leaving_the_question_leaves_the_form_open(
    qtbot: QtBot, desk: Desk, page: WorkshopsPage, series: UUID
) -> None:
    look_at(qtbot, page, desk, series, 2)
    do(page, "cancel-workshop")
    form = opened(qtbot, page, CancelForm)
    fill(form, reason="Pemateri sakit")
    form.accept()
    opened(qtbot, page, SeriesDialog).reject()
    assert form.isVisible()
    assert form.primary.isEnabled()
    form.accept()
    qtbot.waitUntil(lambda: any(d.isVisible() for d in page.findChildren(SeriesDialog)))
    dialog = next(d for d in page.findChildren(SeriesDialog) if d.isVisible())
    dialog.choose("following")
    dialog.accept()
    qtbot.waitUntil(
        lambda: of_each(desk, series, lambda one: one.row.state) == ["draft"] * 2 + ["cancelled"] * 2
    )


def test_state_session_and_people_are_asked_for_alike(
    qtbot: QtBot, desk: Desk, page: WorkshopsPage, series: UUID
) -> None:
    look_at(qtbot, page, desk, series, 2)

    def answer(scope: str) -> None:
        qtbot.waitUntil(lambda: any(d.isVisible() for d in page.findChildren(SeriesDialog)))
        dialog = next(d for d in page.findChildren(SeriesDialog) if d.isVisible())
        dialog.choose(scope)
        with qtbot.waitSignal(page.did):
            dialog.accept()

    do(page, "next-state")
    answer("following")
    assert of_each(desk, series, lambda one: one.row.state) == ["draft"] * 2 + ["open"] * 2
    qtbot.waitUntil(lambda: shown(page).row.state == "open")
    page.sides["plan"].turn_to("sessions")  # type: ignore[attr-defined]
    page.sides["plan"].sessions.move_to(0)  # type: ignore[attr-defined]
    do(page, "edit-row")
    session = opened(qtbot, page, SessionForm)
    fill(session, place="Halaman")
    session.accept()
    answer("following")
    assert of_each(desk, series, lambda one: one.sessions[0].facts.place) == ["Aula"] * 2 + ["Halaman"] * 2
    page.sides["plan"].turn_to("people")  # type: ignore[attr-defined]
    do(page, "add-row")
    person = opened(qtbot, page, PersonForm)
    fill(person, name="Hasan")
    person.accept()
    answer("one")
    assert of_each(desk, series, lambda one: len(one.people)) == [1, 1, 2, 1]
