# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan side: its keys, its tables, and the forms that they open."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from db.operations.desk import Desk
from db.operations.partners import AgreementFacts, PartnerFacts, put_agreement, put_partner
from db.queries.workshops import Detail, workshop_detail
from db.rules.earning import Rule
from db.rules.plans import Question
from desktop_app.blocks.record_form import put
from desktop_app.workshops.line_forms import CancelForm, CostForm, PersonForm
from desktop_app.workshops.new_dialog import NewDialog
from desktop_app.workshops.page import WorkshopsPage
from desktop_app.workshops.plan_view import PlanView
from desktop_app.workshops.repeat_form import RepeatForm
from desktop_app.workshops.rooms_dialog import RoomsDialog
from desktop_app.workshops.rule_editor import RuleEditor
from desktop_app.workshops.session_form import SessionForm
from desktop_app.workshops.workshop_form import WorkshopForm
from tests.db.workshop_world import add_session, add_workshop
from tests.desktop_app.workshops.conftest import Opened

T = TypeVar("T", bound=QDialog)


def do(page: WorkshopsPage, name: str) -> None:
    next(c for c in page.commands() if c.id == name and c.enabled()).run()


def opened(qtbot: QtBot, page: WorkshopsPage, kind: type[T]) -> T:
    def there() -> list[T]:
        return [form for form in page.findChildren(kind) if form.isVisible()]

    qtbot.waitUntil(lambda: bool(there()))
    return there()[0]


def fill(
    form: WorkshopForm | SessionForm | RepeatForm | PersonForm | CostForm | CancelForm, **values: object
) -> None:
    for name, value in values.items():
        put(form.fields[name], value)


def shown(page: WorkshopsPage) -> Detail:
    assert page.presenter.state.chosen is not None
    return page.presenter.state.chosen


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, open_page: Opened) -> WorkshopsPage:
    made = open_page()
    made.go.connect(lambda _page, argument: made.activated(argument))
    made.did.connect(made.changed)
    qtbot.waitUntil(lambda: made.presenter.state.chosen is None)
    return made


def with_workshop(qtbot: QtBot, page: WorkshopsPage, desk: Desk, **facts: object) -> WorkshopsPage:
    workshop = add_workshop(desk, **facts)
    add_session(desk, workshop)
    page.activated(workshop)
    qtbot.waitUntil(lambda: page.card.isVisible() and bool(shown(page).sessions))
    return page


def test_a_workshop_is_planned_in_one_form(qtbot: QtBot, page: WorkshopsPage) -> None:
    do(page, "new-workshop")
    form = opened(qtbot, page, WorkshopForm)
    form.accept()
    assert form.rows["title"].error.text()
    fill(form, title="Menulis pantun", day="4-12-27", starts="9", ends="9")
    form.accept()
    assert form.rows["ends"].error.text()
    fill(form, ends="11.30", place="Aula", link="temu.example/1", topics="Rima | 90", skill="Menulis")
    form.accept()
    qtbot.waitUntil(lambda: page.headline.text() == "Menulis pantun")
    (session,) = shown(page).sessions
    assert session.facts.starts_at.astimezone().date() == date(2027, 12, 4)
    assert (session.facts.place, session.facts.link) == ("Aula", "temu.example/1")
    assert shown(page).facts.topics[0].minutes == 90
    assert shown(page).row.state == "draft"


def test_a_form_for_what_is_there_asks_no_session_and_keeps_the_rest(
    qtbot: QtBot, desk: Desk, page: WorkshopsPage
) -> None:
    rule = Rule(sessions=2, share=80, survey=True, late_counts=False)
    questions = (Question(name="q", text="Baju?", kind="choice", choices=("S", "M"), required=True),)
    with_workshop(qtbot, page, desk, rule=rule, questions=questions, late_after=20)
    do(page, "edit-workshop")
    form = opened(qtbot, page, WorkshopForm)
    assert "when" not in form.headings
    fill(form, title="Pantun berkait")
    form.accept()
    qtbot.waitUntil(lambda: page.headline.text() == "Pantun berkait")
    facts = shown(page).facts
    assert (facts.rule, facts.questions, facts.late_after) == (rule, questions, 20)


def test_an_agreement_that_does_not_hold_on_the_day_is_said(
    qtbot: QtBot, desk: Desk, page: WorkshopsPage
) -> None:
    school = PartnerFacts(name="SMAN 1", kind="school")
    partner = desk.perform(put_partner, facts=school).operation.target  # type: ignore[attr-defined]
    paper = AgreementFacts(partner=partner, number="7/PKS", kind="pks", valid_until=date(2027, 1, 31))
    agreement = desk.perform(put_agreement, facts=paper).operation.target  # type: ignore[attr-defined]
    do(page, "new-workshop")
    form = opened(qtbot, page, WorkshopForm)
    fill(form, title="Kunjungan", partner=partner, day="1-2-27", starts="8", ends="9")
    form._suggest_agreement()
    assert "1 Feb 2027" in form.rows["agreement"].error.text()
    assert form.values()["agreement"] is None
    fill(form, day="31-1-27")
    form._suggest_agreement()
    assert not form.rows["agreement"].error.text()
    assert form.values()["agreement"] == agreement
    form.accept()
    qtbot.waitUntil(lambda: page.headline.text() == "Kunjungan")
    assert (shown(page).facts.agreement, shown(page).agreement) == (agreement, "7/PKS")


def test_an_agreement_goes_with_its_partner_and_one_that_was_chosen_stays(
    qtbot: QtBot, desk: Desk, page: WorkshopsPage
) -> None:
    made = []
    for name in ("SMAN 1", "SMAN 2"):
        school = PartnerFacts(name=name, kind="school")
        partner = desk.perform(put_partner, facts=school).operation.target  # type: ignore[attr-defined]
        papers = [AgreementFacts(partner=partner, number=number, kind="pks") for number in ("1", "2")]
        uids = [desk.perform(put_agreement, facts=paper).operation.target for paper in papers]  # type: ignore[attr-defined]
        made.append((partner, uids))
    (one, (first, second)), (other, (others, _)) = made
    do(page, "new-workshop")
    form = opened(qtbot, page, WorkshopForm)
    fill(form, partner=one)
    assert form.values()["agreement"] == first
    fill(form, agreement=second, day="31-1-27")
    form._suggest_agreement()
    assert form.values()["agreement"] == second
    fill(form, partner=other)
    assert form.values()["agreement"] == others


def test_one_key_publishes_and_closes_and_cancelling_asks_why(
    qtbot: QtBot, desk: Desk, page: WorkshopsPage
) -> None:
    with_workshop(qtbot, page, desk, state="draft")
    do(page, "next-state")
    qtbot.waitUntil(lambda: shown(page).row.state == "open")
    do(page, "next-state")
    qtbot.waitUntil(lambda: shown(page).row.state == "closed")
    do(page, "cancel-workshop")
    form = opened(qtbot, page, CancelForm)
    form.accept()
    assert form.rows["reason"].error.text()
    fill(form, reason="Banjir")
    form.accept()
    qtbot.waitUntil(lambda: shown(page).row.state == "cancelled")


def test_a_copy_begins_on_another_day(qtbot: QtBot, desk: Desk, page: WorkshopsPage) -> None:
    with_workshop(qtbot, page, desk, skill="Menulis")
    do(page, "copy-workshop")
    form = opened(qtbot, page, WorkshopForm)
    form.accept()
    assert form.rows["day"].error.text()
    fill(form, day="1-2-27", title="Lagi")
    form.accept()
    qtbot.waitUntil(lambda: page.headline.text() == "Lagi")
    assert (shown(page).facts.skill, shown(page).row.state) == ("Menulis", "draft")


def test_a_new_one_begins_from_a_template(qtbot: QtBot, desk: Desk, page: WorkshopsPage) -> None:
    add_workshop(desk, title="Pola", state="template", skill="Membaca")
    page.activated("new")
    dialog = opened(qtbot, page, NewDialog)
    dialog.list.setCurrentRow(1)
    dialog.accept()
    form = opened(qtbot, page, WorkshopForm)
    fill(form, title="Dari pola")
    form.accept()
    qtbot.waitUntil(lambda: page.headline.text() == "Dari pola")
    assert shown(page).facts.skill == "Membaca"


def test_sessions_are_added_changed_cancelled_and_repeated(
    qtbot: QtBot, desk: Desk, page: WorkshopsPage
) -> None:
    with_workshop(qtbot, page, desk)
    do(page, "add-row")
    form = opened(qtbot, page, SessionForm)
    fill(form, title="Kedua")
    form.accept()
    qtbot.waitUntil(lambda: len(shown(page).sessions) == 2)
    plan = page.sides["plan"]
    assert isinstance(plan, PlanView)
    plan.sessions.move_to(1)
    do(page, "remove-row")
    qtbot.waitUntil(lambda: shown(page).sessions[1].facts.cancelled)
    plan.sessions.move_to(0)
    do(page, "repeat")
    again = opened(qtbot, page, RepeatForm)
    fill(again, count=3)
    assert again.preview.count() == 2
    again.accept()
    qtbot.waitUntil(lambda: len(shown(page).sessions) == 4)


def test_a_room_that_is_taken_is_said_in_the_form_which_stays(
    qtbot: QtBot, desk: Desk, page: WorkshopsPage
) -> None:
    with_workshop(qtbot, page, desk)
    from desktop_app.workshops.plan_presenter import put_room, read_choices

    put_room(desk, desk.branch, {"name": "Aula"})
    (hall,) = read_choices(desk).rooms
    add_session(desk, add_workshop(desk, title="Rapat", state="open"), room=hall.uid)
    plan = page.sides["plan"]
    assert isinstance(plan, PlanView)
    plan.sessions.move_to(0)
    do(page, "edit-row")
    form = opened(qtbot, page, SessionForm)
    fill(form, room=hall.uid)
    form.accept()
    qtbot.waitUntil(form.problem.isVisible)
    assert "Aula" in form.problem.headline.text()
    assert "Rapat" in form.problem.detail.text()


def test_people_and_costs_are_named_and_taken_out(qtbot: QtBot, desk: Desk, page: WorkshopsPage) -> None:
    with_workshop(qtbot, page, desk)
    plan = page.sides["plan"]
    assert isinstance(plan, PlanView)
    plan.turn_to("people")
    do(page, "add-row")
    person = opened(qtbot, page, PersonForm)
    fill(person, name="Rida", minutes=90, honorarium=750_000)
    person.accept()
    qtbot.waitUntil(lambda: len(shown(page).people) == 1)
    do(page, "next-section")
    assert plan.section == "costs"
    do(page, "add-row")
    cost = opened(qtbot, page, CostForm)
    fill(cost, item="Konsumsi", planned=500_000, actual=None)
    cost.accept()
    qtbot.waitUntil(lambda: len(shown(page).costs) == 1)
    assert "500" in plan.sums.text()
    plan.costs.move_to(0)
    with qtbot.waitSignal(page.toast) as toast:
        do(page, "remove-row")
    qtbot.waitUntil(lambda: not shown(page).costs)
    toast.args[0].undo()
    qtbot.waitUntil(lambda: len(shown(page).costs) == 1)


def test_rooms_are_added(qtbot: QtBot, desk: Desk, page: WorkshopsPage) -> None:
    with_workshop(qtbot, page, desk)
    do(page, "rooms")
    dialog = opened(qtbot, page, RoomsDialog)
    dialog.add_button.click()
    from desktop_app.workshops.line_forms import RoomForm

    qtbot.waitUntil(lambda: any(form.isVisible() for form in dialog.findChildren(RoomForm)))
    form = dialog.findChild(RoomForm)
    put(form.fields["name"], "Aula")
    form.accept()
    qtbot.waitUntil(lambda: dialog._model.rowCount() == 1)


def test_a_rule_is_set_and_said(qtbot: QtBot) -> None:
    editor = RuleEditor("rule")
    qtbot.addWidget(editor)
    rule = Rule(sessions=3, share=80, survey=True)
    editor.put(rule)
    assert editor.value() == rule
    assert "3 session(s), at least 80 % of the minutes, feedback filled in" in editor.sentence.text()
    editor.which.choose("all")
    assert editor.value().sessions is None


def test_who_may_not_plan_sees_the_plan_and_no_keys(qtbot: QtBot, desk: Desk, open_page: Opened) -> None:
    assert desk.person is not None
    workshop = add_workshop(desk)
    with desk.store.read() as session:
        assert workshop_detail(session, workshop) is not None
    desk.person = desk.person._replace(rights=frozenset()) if hasattr(desk.person, "_replace") else None
    page = open_page()
    qtbot.waitUntil(page.card.isVisible)
    assert {c.id for c in page.commands()} <= {"calendar", "next-side"}
    assert not page.new_button.isVisible()


def test_no_key_does_two_things(qtbot: QtBot, desk: Desk, page: WorkshopsPage) -> None:
    with_workshop(qtbot, page, desk)
    plan = page.sides["plan"]
    assert isinstance(plan, PlanView)
    plan.sessions.move_to(0)
    keys = [c.shortcut for c in page.commands()]
    assert len(set(keys)) == len(keys)
    assert "F12" not in keys, "that locks the desk"
