# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: declared well, kept in the store, told at once, taken back when they can't be kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.operations.desk import Desk, Person
from db.operations.desk_settings import move_desk
from db.operations.founding import NewLibrary, desk_of, found_library
from db.operations.policies import change_setting, put_branch
from db.operations.refusals import NotAllowed, Unknown
from db.rules.roles import rights_of
from db.store import Store
from desktop_app.declared_settings import DECLARED, DOCUMENTS, document_words
from desktop_app.preferences import Settings, appearance, note_appearance, read_values
from desktop_app.printing.paper import A4, ROLL_58, ROLL_80, Roll
from tests.desktop_app.at_once import AtOnce

NEW = NewLibrary(
    name="Perpustakaan",
    branch_code="PST",
    branch_name="Pusat",
    username="admin",
    person_name="Adi",
    password="rahasia123",
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return found_library(Store.create(tmp_path / "store", bytes(32)), NEW)


def settings_at(desk: Desk) -> Settings:
    return Settings(read_values(desk.store), lambda: desk, AtOnce())  # type: ignore[arg-type]


def circulation_person(desk: Desk) -> Person:
    assert desk.person is not None
    return Person(desk.person.uid, "Sari", "sari", ("circulation",), rights_of(("circulation",)))


def test_every_default_is_a_value_that_the_setting_accepts() -> None:
    assert [setting.name for setting in DECLARED if not setting.accepts(setting.default)] == []
    assert len({setting.name for setting in DECLARED}) == len(DECLARED)


def test_every_shown_setting_has_words() -> None:
    assert [setting.name for setting in DECLARED if setting.section and not setting.words()] == []
    assert len({document_words(document) for document in DOCUMENTS}) == len(DOCUMENTS)


def test_a_value_is_told_at_once_and_kept_in_the_store(desk: Desk) -> None:
    settings, told = settings_at(desk), []
    settings.changed.connect(lambda name, value: told.append((name, value)))
    settings.set("zoom", 125)
    settings.set("zoom", 125)
    assert told == [("zoom", 125)]
    assert settings_at(desk).get("zoom") == 125


def test_what_another_desk_has_set_for_the_library_counts_here_without_a_new_start(desk: Desk) -> None:
    settings, told = settings_at(desk), []
    settings.set("notice_overdue_2_days", 10)
    settings.set("zoom", 125)
    settings.changed.connect(lambda name, value: told.append((name, value)))
    desk.perform(change_setting, name="notice_overdue_1_days", value=7)
    desk.perform(change_setting, name="notice_text_due_soon_id", value="Perihal\n\nYth. {name}")
    settings.look_again()
    settings.look_again()
    assert sorted(told) == [
        ("notice_overdue_1_days", 7),
        ("notice_text_due_soon_id", "Perihal\n\nYth. {name}"),
    ]
    assert [settings.get(name) for name in ("notice_overdue_2_days", "zoom")] == [10, 125]


def test_what_makes_no_sense_is_not_taken(desk: Desk) -> None:
    settings = settings_at(desk)
    for name, value in (("zoom", 120), ("zoom", "big"), ("theme", "pink"), ("sounds", "yes")):
        with pytest.raises(ValueError, match=name):
            settings.set(name, value)
    assert settings.get("theme") == "system"


def test_a_stored_value_of_another_time_gives_way_to_the_default(desk: Desk) -> None:
    settings = Settings({"theme": "pink", "gone": 1}, lambda: desk, AtOnce())  # type: ignore[arg-type]
    assert settings.get("theme") == "system"


def test_what_the_role_may_not_change_is_taken_back(desk: Desk) -> None:
    desk.person = circulation_person(desk)
    settings, failed = settings_at(desk), []
    settings.failed.connect(lambda name, error: failed.append((name, type(error))))
    assert not settings.may_set("idle_lock_minutes")
    settings.set("idle_lock_minutes", 30)
    settings.set("library_name", "Lain")
    assert failed == [("idle_lock_minutes", NotAllowed), ("library_name", NotAllowed)]
    assert (settings.get("idle_lock_minutes"), settings.get("library_name")) == (10, "Perpustakaan")


def test_a_setting_of_the_library_is_an_operation(desk: Desk) -> None:
    settings_at(desk).set("library_name", "Perpustakaan Daerah")
    assert settings_at(desk).get("library_name") == "Perpustakaan Daerah"


def test_look_and_language_are_known_before_the_store_is_open(desk: Desk) -> None:
    assert appearance(desk.store.folder) == {"language": "id", "theme": "system", "zoom": 100}
    settings_at(desk).set("language", "en")
    assert appearance(desk.store.folder)["language"] == "en"
    note_appearance(desk.store.folder, {})
    assert read_values(desk.store)["language"] == "en"
    assert appearance(desk.store.folder)["language"] == "en"


def test_a_broken_note_of_the_look_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "appearance.json").write_text('{"zoom": "big", "theme": ["x"], "language"')
    assert appearance(tmp_path)["zoom"] == 100
    (tmp_path / "appearance.json").write_text('{"zoom": "big", "theme": ["x"], "language": "en"}')
    assert appearance(tmp_path) == {"language": "en", "theme": "system", "zoom": 100}


def test_papers_follow_the_settings(desk: Desk) -> None:
    settings = settings_at(desk)
    assert settings.paper("loan_slip") == ROLL_80
    settings.set("loan_slip_paper", "roll_58")
    assert settings.paper("loan_slip") == ROLL_58
    settings.set("roll_58_dots", 400)
    assert settings.paper("loan_slip") == Roll(58, 400)
    assert settings.paper("due_list") == A4
    assert settings.output("loan_slip") == "preview"
    assert settings.printer("loan_slip") == ""


@pytest.mark.parametrize("paper", ["roll_80", "roll_58"])
def test_the_widest_head_that_may_be_set_still_fits_the_paper(desk: Desk, paper: str) -> None:
    settings = settings_at(desk)
    settings.set("loan_slip_paper", paper)
    declared = next(setting for setting in DECLARED if setting.name == f"{paper}_dots")
    settings.set(f"{paper}_dots", declared.most)
    assert isinstance(settings.paper("loan_slip"), Roll)


def test_a_desk_moves_to_another_branch(desk: Desk) -> None:
    made = desk.perform(put_branch, code="BRT", name="Barat").operation
    move_desk(desk, made.target)
    again = desk_of(desk.store)
    assert again is not None
    assert again.branch == desk.branch == made.target


def test_a_desk_moves_only_where_a_branch_is_and_only_by_those_who_may(desk: Desk) -> None:
    before = desk.branch
    with pytest.raises(Unknown):
        move_desk(desk, desk.device)
    desk.person = circulation_person(desk)
    with pytest.raises(NotAllowed):
        move_desk(desk, before)
    assert desk.branch == before
