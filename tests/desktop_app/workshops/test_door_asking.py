# SPDX-License-Identifier: GPL-3.0-or-later
"""At the door: questions that hold up nobody, families and groups, and who was in another room."""

from __future__ import annotations

import json
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.models import ProofKey, Registration
from db.operations import certificates, workshops
from db.operations.desk import Desk
from db.operations.policies import put_branch
from db.operations.registrations import RegistrationFacts, register
from db.rules.plans import Question
from db.rules.proofs import ticket_code
from desktop_app.workshops.door import DoorWindow
from desktop_app.workshops.door_manner import Manner
from tests.db.small_world import row_of
from tests.db.workshop_world import add_registration, add_session, add_workshop, mark, workshop_facts
from tests.desktop_app.workshops.conftest import Opened
from tests.desktop_app.workshops.test_attendance import Hall, door_of, scan, whys
from tests.desktop_app.workshops.test_door_locked import locked_door

QUESTIONS = (
    Question(name="asal", text="Dari mana?", at_door=True),
    Question(name="ukuran", text="Ukuran kaus?", kind="choice", choices=("S", "M", "L"), at_door=True),
    Question(name="surel", text="Surel?"),
)


@pytest.fixture
def hall(desk: Desk) -> Hall:
    """A family of three, somebody alone, and a school."""
    workshop = add_workshop(desk, questions=QUESTIONS)
    session = add_session(desk, workshop)
    mother = add_registration(desk, workshop, "Ibu Aminah")
    family = [mother, *(_with(desk, workshop, name, mother) for name in ("Ali", "Citra"))]
    people = [
        *family,
        add_registration(desk, workshop, "Budi"),
        add_registration(desk, workshop, "SMAN 1", people=30),
    ]
    key = desk.perform(certificates.publish_ticket_key).operation.target
    secret: bytes = row_of(desk, ProofKey, key).material
    return Hall(workshop, session, people, lambda who: ticket_code(who, workshop, key, secret))


def _with(desk: Desk, workshop: UUID, name: str, party: UUID) -> UUID:
    facts = RegistrationFacts(name=name)
    return desk.perform(register, workshop=workshop, facts=facts, party=party).operation.registration


def answers(desk: Desk, who: UUID) -> dict[str, str]:
    found: dict[str, str] = json.loads(row_of(desk, Registration, who).answers)
    return found


def enter_alone(qtbot: QtBot, door: DoorWindow) -> None:
    """A person's Enter, not the second one of a scanner."""
    qtbot.waitUntil(lambda: door.box._since.elapsed() > 400)
    qtbot.keyClick(door.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: door.presenter.state.waiting == 0)


def test_a_question_is_asked_after_the_scan_and_answered_by_keys(
    qtbot: QtBot, desk: Desk, hall: Hall, open_page: Opened
) -> None:
    door = door_of(qtbot, open_page())
    budi = hall.people[3]
    scan(qtbot, door, hall.ticket(budi))
    assert door.question.isVisible()
    assert "Dari mana?" in door.question.text()
    qtbot.keyClick(door, Qt.Key.Key_F2)
    scan(qtbot, door, "Pulau Penyengat")
    assert answers(desk, budi) == {"asal": "Pulau Penyengat"}
    # The next question follows by itself; an answer that is none leaves it standing.
    assert "1 S · 2 M · 3 L" in door.question.text()
    scan(qtbot, door, "XXL")
    assert door.presenter.state.answer is not None
    assert door.presenter.state.answer.why == "no_answer"
    scan(qtbot, door, "2")
    assert answers(desk, budi) == {"asal": "Pulau Penyengat", "ukuran": "M"}
    assert not door.question.isVisible()
    assert whys(door) == ["in"]
    # What was answered is not asked again.
    qtbot.keyClick(door, Qt.Key.Key_F3)
    scan(qtbot, door, hall.ticket(budi))
    qtbot.keyClick(door, Qt.Key.Key_F3)
    scan(qtbot, door, hall.ticket(budi))
    assert whys(door) == ["in", "out", "in"]
    assert not door.question.isVisible()


def test_a_question_holds_up_no_scan_and_is_skipped(
    qtbot: QtBot, desk: Desk, hall: Hall, open_page: Opened
) -> None:
    door = door_of(qtbot, open_page())
    budi, mother = hall.people[3], hall.people[0]
    scan(qtbot, door, hall.ticket(budi))
    qtbot.keyClick(door, Qt.Key.Key_F2)
    # The scanner fires in the middle of an answer: tickets are tickets.
    scan(qtbot, door, hall.ticket(mother), hall.ticket(hall.people[1]), row_of(desk, Registration, budi).code)
    assert whys(door) == ["in", "in", "in", "there"]
    assert answers(desk, budi) == answers(desk, mother) == {}
    assert not door.presenter.state.answering
    scan(qtbot, door, hall.ticket(hall.people[2]))
    qtbot.keyClick(door, Qt.Key.Key_F2)
    enter_alone(qtbot, door)
    assert "Ukuran" in door.question.text()
    qtbot.keyClick(door.box, Qt.Key.Key_Escape)
    assert not door.presenter.state.answering


def test_a_family_is_let_in_at_once_or_one_alone(qtbot: QtBot, hall: Hall, open_page: Opened) -> None:
    door = door_of(qtbot, open_page())
    scan(qtbot, door, hall.ticket(hall.people[1]))
    assert "Citra, Ibu Aminah" in door.feedback.details.text()
    enter_alone(qtbot, door)
    assert whys(door) == ["in"] * 3
    assert door.presenter.state.counts.there == 3
    assert door.presenter.state.offer is None
    # They leave together too; the next scan leaves the offer alone.
    qtbot.keyClick(door, Qt.Key.Key_F3)
    scan(qtbot, door, hall.ticket(hall.people[0]))
    assert door.presenter.state.offer is not None
    assert len(door.presenter.state.offer.party) == 2
    qtbot.keyClick(door, Qt.Key.Key_F3)
    scan(qtbot, door, hall.ticket(hall.people[3]))
    assert door.presenter.state.offer is None
    assert door.presenter.state.counts.inside == 3


def test_a_family_waits_while_one_of_them_is_asked(
    qtbot: QtBot, desk: Desk, hall: Hall, open_page: Opened
) -> None:
    door = door_of(qtbot, open_page())
    mother = hall.people[0]
    scan(qtbot, door, hall.ticket(mother))
    qtbot.keyClick(door, Qt.Key.Key_F2)
    scan(qtbot, door, "Pinang", "3")
    assert answers(desk, mother) == {"asal": "Pinang", "ukuran": "L"}
    enter_alone(qtbot, door)
    assert door.presenter.state.counts.there == 3
    # A scan while one is asked is of somebody else: the family is not offered any more.
    qtbot.keyClick(door, Qt.Key.Key_F3)
    scan(qtbot, door, hall.ticket(mother))
    qtbot.keyClick(door, Qt.Key.Key_F3)
    scan(qtbot, door, hall.ticket(hall.people[3]))
    qtbot.keyClick(door, Qt.Key.Key_F2)
    scan(qtbot, door, hall.ticket(mother))
    assert door.presenter.state.offer is None


def test_a_group_that_came_with_fewer_is_counted_as_it_came(
    qtbot: QtBot, hall: Hall, open_page: Opened
) -> None:
    door = door_of(qtbot, open_page())
    scan(qtbot, door, hall.ticket(hall.people[4]))
    assert door.count.text() == "30 / 34"
    assert "30" in door.question.text()
    qtbot.keyClick(door, Qt.Key.Key_F2)
    scan(qtbot, door, "0")
    assert door.presenter.state.counts.there == 30
    scan(qtbot, door, "25")
    assert door.count.text() == "25 / 34"
    assert door.feedback.outcome.text() == "25 of 30 came"
    qtbot.keyClick(door, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: door.count.text() == "30 / 34")


def test_a_steward_takes_a_family_in_and_reads_no_names(qtbot: QtBot, hall: Hall, open_page: Opened) -> None:
    door = locked_door(qtbot, open_page, Manner.STEWARD)
    scan(qtbot, door, hall.ticket(hall.people[0]))
    assert "2 more of this booking" in door.feedback.details.text()
    assert "Citra" not in door.feedback.details.text()
    enter_alone(qtbot, door)
    assert door.presenter.state.counts.there == 3


def test_visitors_are_asked_nothing(qtbot: QtBot, hall: Hall, open_page: Opened) -> None:
    door = locked_door(qtbot, open_page, Manner.VISITORS)
    scan(qtbot, door, hall.ticket(hall.people[0]))
    assert not door.question.isVisible()
    enter_alone(qtbot, door)
    assert door.presenter.state.counts.there == 1


def test_who_was_in_another_room_is_told(qtbot: QtBot, desk: Desk, hall: Hall, open_page: Opened) -> None:
    beside = add_session(desk, hall.workshop, 1, title="Kelas B", place="Ruang B")
    mark(desk, hall.people[3], beside)
    door = door_of(qtbot, open_page())
    scan(qtbot, door, hall.ticket(hall.people[3]))
    assert "Kelas B" in door.feedback.details.text()


def test_a_desk_that_does_not_host_the_workshop_asks_nothing(
    qtbot: QtBot, desk: Desk, hall: Hall, open_page: Opened
) -> None:
    """It has no answers of anybody's, and would ask what was answered."""
    other = desk.perform(put_branch, code="CBG", name="Cabang").operation.target
    facts = workshop_facts(desk, questions=QUESTIONS)
    moved = type(facts)(
        **{name: getattr(facts, name) for name in facts.__struct_fields__} | {"at_branch": other}
    )
    desk.perform(workshops.put_workshop, target=hall.workshop, facts=moved)
    door = door_of(qtbot, open_page())
    scan(qtbot, door, hall.ticket(hall.people[3]))
    assert whys(door) == ["in"]
    assert not door.question.isVisible()


def test_a_child_is_shown_with_birth_date_and_age(
    qtbot: QtBot, desk: Desk, hall: Hall, open_page: Opened
) -> None:
    facts = RegistrationFacts(name="Dina", birth_date=date(2016, 3, 14))
    made = desk.perform(register, workshop=hall.workshop, facts=facts, consents=("guardian",)).operation
    door = door_of(qtbot, open_page())
    scan(qtbot, door, made.code)
    said = door.feedback.details.text()
    assert "10 year" in said
    assert "14 Mar 2016" in said
    assert "no guardian" in said
