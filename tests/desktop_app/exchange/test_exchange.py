# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking files in and giving them out from the page, on a real store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.exchange.preview import LOOKED_AT
from db.exchange.records import Finding
from db.operations.desk import Desk, Person, with_person
from db.operations.founding import desk_of
from db.operations.import_files import Report
from db.operations.import_notes import Noted
from db.operations.staff import sign_in
from db.queries.library import counts
from db.queries.members import Group, groups
from db.queries.scan import Scan
from db.rules.roles import rights_of
from desktop_app.background import Background
from desktop_app.exchange.import_view import SHOWN, ImportView
from desktop_app.exchange.models import detail_text, main_text
from desktop_app.exchange.page import ExchangePage
from desktop_app.exchange.presenter import ExchangePresenter, State
from desktop_app.exchange.report_file import write_report
from desktop_app.language import format_number
from tests.db.exchange.samples import field, record, title_field
from tests.desk.a_library import PASSWORD, found_a_library
from tests.desktop_app.at_once import AtOnce

NEW_TITLES = 3


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = found_a_library(tmp_path / "store").store()
    found = desk_of(store, sign_in(store, "admin", PASSWORD))
    assert found is not None
    yield found
    store.close()


@pytest.fixture
def marc_file(tmp_path: Path) -> Path:
    """Three good records with a copy each, and one without a title."""
    good = [
        record(
            ("001", f"x{number}"),
            title_field(f"Hikayat {number}"),
            field("952", ("p", f"77000000{number}"), ("y", "BUKU")),
        )
        for number in range(NEW_TITLES)
    ]
    path = tmp_path / "hikayat.mrc"
    path.write_bytes(b"".join([*good, record(field("500", ("a", "tanpa judul")))]))
    return path


def presenter(desk: Desk, errors: list[Exception]) -> ExchangePresenter:
    states: list[State] = []
    changed: list[frozenset[str]] = []
    made = ExchangePresenter(lambda: desk, AtOnce(), states.append, changed.append, errors.append)
    made.begin()
    return made


def test_a_look_changes_nothing_and_says_what_is_wrong(desk: Desk, marc_file: Path) -> None:
    exchange = presenter(desk, [])
    with desk.store.read() as session:
        before = counts(session)
    exchange.look_at(marc_file)
    seen = exchange.state.seen
    assert exchange.state.step == "preview"
    assert seen is not None
    assert (seen.form.kind, len(seen.reads), seen.refused) == ("marc21", NEW_TITLES + 1, 1)
    with desk.store.read() as session:
        assert counts(session) == before


def test_taking_in_reports_every_record_and_twice_doubles_nothing(desk: Desk, marc_file: Path) -> None:
    exchange = presenter(desk, [])
    for created, unchanged, name in ((NEW_TITLES, 0, ""), (0, NEW_TITLES, "-2")):
        exchange.look_at(marc_file)
        exchange.run_import()
        report = exchange.state.report
        assert report is not None
        assert (report.read, report.created, report.unchanged, report.refused) == (
            NEW_TITLES + 1,
            created,
            unchanged,
            1,
        )
        kept = marc_file.with_name(f"hikayat-refused{name}.mrc")
        assert report.refused_file == kept, "those of before may be mended by now"


def test_another_mapping_is_tried_on_the_same_file(desk: Desk, marc_file: Path) -> None:
    exchange = presenter(desk, [])
    exchange.look_at(marc_file)
    assert exchange.state.seen is not None
    assert exchange.state.seen.items == NEW_TITLES
    exchange.map_items(None)
    assert exchange.state.seen.items == 0


def test_what_a_desk_of_koha_did_is_looked_at_and_put_in(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "offline.koc"
    path.write_text(
        "Version=1.0\tGenerator=x\tGeneratorVersion=1\n2026-01-05 09-00-00 000\tissue\tTIADA\tX1\n"
    )
    exchange = presenter(desk, [])
    exchange.look_at(path)
    seen = exchange.state.seen
    assert seen is not None
    assert (seen.form.kind, seen.refused) == ("koc", 1)
    assert main_text(seen.reads[0]) == "Loan, 5 Jan 2026 09:00"
    assert detail_text(seen.reads[0]) == "TIADA · X1"
    exchange.run_import()
    report = exchange.state.report
    assert report is not None
    assert (report.read, report.refused) == (1, 1)
    assert report.refused_file == tmp_path / "offline-refused.koc"


def test_a_missing_file_is_told_and_the_page_stays(desk: Desk, tmp_path: Path) -> None:
    errors: list[Exception] = []
    exchange = presenter(desk, errors)
    exchange.look_at(tmp_path / "gone.mrc")
    assert exchange.state.step == "choose"
    assert isinstance(errors[0], OSError)


def test_what_is_given_out_can_be_taken_in(desk: Desk, tmp_path: Path) -> None:
    exchange = presenter(desk, [])
    exchange.run_export("marc21", tmp_path / "all.mrc")
    assert exchange.state.written is not None
    exchange.look_at(tmp_path / "all.mrc")
    exchange.run_import()
    report = exchange.state.report
    assert report is not None
    assert report.read == exchange.state.written.records
    assert report.created == 0


def test_of_many_mended_records_the_first_are_shown_and_the_report_names_all(
    qtbot: QtBot, tmp_path: Path
) -> None:
    report = Report(kind="marc21", read=SHOWN + 1, created=SHOWN + 1, repaired=SHOWN + 1)
    for place in range(1, SHOWN + 2):
        report.notes.append(Noted(place, place, "repaired", (Finding("not_marc21"),), f"Judul {place}"))
    view = ImportView()
    qtbot.addWidget(view)
    view.show_state(State(step="report", report=report))
    assert view.notes.model().rowCount() == SHOWN
    assert format_number(SHOWN) in view.told.text()
    write_report(report, tmp_path / "report.csv")
    assert f"Judul {SHOWN + 1}" in (tmp_path / "report.csv").read_text("utf-8-sig").splitlines()[-1]


def test_the_page_takes_a_typed_path_through_all_steps(qtbot: QtBot, desk: Desk, marc_file: Path) -> None:
    background = Background()
    page = ExchangePage(lambda: desk, background)
    qtbot.addWidget(page)
    page.resize(1084, 560)
    page.show()
    page.activated()
    with qtbot.waitSignal(page.scan_taken):
        page.scanned(Scan("text", str(marc_file)))
    qtbot.waitUntil(lambda: page.presenter.state.step == "preview" and page.taking_in.run.isEnabled())
    assert page.taking_in.format.text() == "MARC21 (ISO 2709)"
    page.taking_in.run.click()
    qtbot.waitUntil(lambda: page.presenter.state.step == "report")
    assert page.taking_in.numbers["created"].text() == str(NEW_TITLES)
    assert page.taking_in.notes_card.isVisible()
    background.close()


def test_a_branch_head_puts_in_what_a_desk_of_koha_did_and_no_records(qtbot: QtBot, desk: Desk) -> None:
    assert desk.person is not None
    roles = ("branch_head",)
    head = with_person(desk, Person(desk.person.uid, "Kepala", "kepala", roles, rights_of(roles)))
    background = Background()
    page = ExchangePage(lambda: head, background)
    qtbot.addWidget(page)
    page.activated()
    assert list(page.tabs) == ["import", "export"]
    background.close()


def test_refused_records_at_the_start_do_not_keep_the_rest_out(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    """Two hundred are looked at; what comes behind them is seen only by taking the file in."""
    authority = record(field("150", ("a", "Nelayan")), leader="00000nz  a2200000   4500")
    (tmp_path / "mixed.mrc").write_bytes(authority * LOOKED_AT + record(title_field("Hikayat Bayan Budiman")))
    (tmp_path / "authorities.mrc").write_bytes(authority)
    view, exchange = ImportView(), presenter(desk, [])
    qtbot.addWidget(view)
    for name, may_run, headline in (
        ("authorities.mrc", False, "Nothing of this file could be taken in."),
        ("mixed.mrc", True, "The file is in."),
    ):
        exchange.look_at(tmp_path / name)
        view.show_state(exchange.state)
        assert view.run.isEnabled() is may_run
        exchange.run_import()
        view.show_state(exchange.state)
        assert view.headline.text() == headline


def test_a_stopped_import_says_what_is_kept_and_goes_on_another_time(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    many = [record(("001", f"n{number}"), title_field(f"Hikayat {number}")) for number in range(1_200)]
    (tmp_path / "many.mrc").write_bytes(b"".join(many))
    view, exchange = ImportView(), presenter(desk, [])
    qtbot.addWidget(view)
    exchange._show = lambda state: exchange.stop() if state.done else None
    exchange.look_at(tmp_path / "many.mrc")
    exchange.run_import()
    stopped = exchange.state.report
    assert stopped is not None
    assert stopped.cancelled
    assert 0 < stopped.created < len(many)
    view.show_state(exchange.state)
    assert view.headline.text() == "Stopped: what was taken in is kept."
    assert "doubles nothing" in view.told.text()
    exchange._show = view.show_state
    exchange.look_at(tmp_path / "many.mrc")
    exchange.run_import()
    rest = exchange.state.report
    assert rest is not None
    assert (rest.unchanged, rest.created) == (stopped.created, len(many) - stopped.created)


def test_a_list_of_members_is_looked_at_mapped_and_taken_in(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "siswa.csv"
    path.write_text("Nama;Ruang;NIS\nSiti Aminah;XI;1001\n;XI;1002\n", encoding="utf-8")
    exchange = presenter(desk, [])
    exchange.look_at(path)
    assert exchange.state.seen is not None
    assert exchange.state.seen.form.columns == ("name", "", "student_number")
    exchange.map_columns(("name", "class_name", "student_number"))
    exchange.name_institution("SMAN 1")
    assert exchange.state.seen.planned == {"created": 1, "updated": 0, "unchanged": 0, "refused": 1}
    view = ImportView()
    qtbot.addWidget(view)
    view.show_state(exchange.state)
    assert [field.value() for field in view.columns.fields] == ["name", "class_name", "student_number"]
    assert view.summary.text().startswith("1 ")
    exchange.run_import()
    report = exchange.state.report
    assert report is not None
    assert (report.created, report.refused) == (1, 1)
    assert report.refused_file == path.with_name("siswa-refused.csv")
    with desk.store.read() as session:
        assert groups(session)[-1] == Group("SMAN 1", "XI")


def test_a_field_is_in_one_column_only(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "siswa.csv"
    path.write_text("Nama;NIS;Panggilan\nSiti Aminah;1001;Siti\n", encoding="utf-8")
    exchange = presenter(desk, [])
    exchange.look_at(path)
    exchange.map_columns(("name", "student_number", "name"))
    assert exchange.state.seen is not None
    assert exchange.state.seen.form.columns == ("", "student_number", "name")
