# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificates through the window: issued, printed, corrected, revoked, verified."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.models import NumberBlock
from db.operations.desk import Desk
from db.operations.workshops import put_facilitator
from db.queries.scan import Scan
from db.rules.plans import Topic
from db.rules.printed import Verdict
from desktop_app.printing import certificate
from desktop_app.workshops import certificates_making as making
from desktop_app.workshops import certificates_view
from desktop_app.workshops.certificate_asking import CorrectDialog, RevokeDialog
from desktop_app.workshops.certificate_design_dialog import DesignDialog
from desktop_app.workshops.certificate_verifying import VerifyDialog
from desktop_app.workshops.certificates_view import CertificatesView
from desktop_app.workshops.page import WorkshopsPage
from tests.db.workshop_world import MORNING, add_registration, add_session, add_workshop, mark
from tests.desktop_app.printing.certificate_examples import a_round_logo
from tests.desktop_app.printing.reading import decoded, text_of
from tests.desktop_app.workshops.conftest import Opened

NAMES = (
    "Suharto",
    "陈美玲 (Chen Mei Ling)",
    "عبد الرحمن بن عوف",
    "Dr. Hj. Raja Siti Nurhaliza Fadhlurrahman Syahputri binti Raja Abdul Hamid, S.Pd., M.Hum.",
)
TOO_LONG = "Siti " * 60


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked before a batch; the answer is yes."""
    said: list[str] = []

    def yes(_parent: QWidget, _name: str, title: str, text: str, _button: str) -> bool:
        said.append(f"{title}\n{text}")
        return True

    monkeypatch.setattr(certificates_view, "confirm", yes)
    return said


@pytest.fixture
def event(desk: Desk) -> UUID:
    """A workshop of one session with topics."""
    made = add_workshop(desk, topics=(Topic("Rima", 60), Topic("Isi", 60)))
    add_session(desk, made, place="Aula")
    return made


def came(desk: Desk, event: UUID, *names: str) -> None:
    """People who registered and were there."""
    with desk.store.read() as session:
        ground = making.read_ground(session, event, desk.clock())
    assert ground is not None
    where = ground.detail.sessions[0].uid
    for name in names:
        mark(desk, add_registration(desk, event, name), where, happened_at=MORNING)


def view_of(qtbot: QtBot, page: WorkshopsPage, people: int) -> CertificatesView:
    """The certificates side, when it has read so many people."""
    page._turn("certificates")
    view = page.sides["certificates"]
    assert isinstance(view, CertificatesView)
    qtbot.waitUntil(lambda: view.presenter.state.ground is not None)
    qtbot.waitUntil(lambda: len(view.presenter.state.rows) == people)
    return view


def press(page: WorkshopsPage, name: str) -> None:
    """A command of the page, if it can be given now."""
    command = next(one for one in page.commands() if one.id == name)
    assert command.enabled()
    command.run()


def dialog_of(page: WorkshopsPage, kind: type) -> object:
    """The dialog of this kind that was opened last."""
    return page.sides["certificates"].context.window().findChildren(kind)[-1]


def issue_all(qtbot: QtBot, page: WorkshopsPage, view: CertificatesView, expected: int) -> None:
    press(page, "certificates-issue-all")
    qtbot.waitUntil(lambda: len(view.presenter.state.standing) == expected, timeout=20_000)


def test_all_who_have_earned_one_get_one_and_the_pdf_says_what_the_record_says(
    qtbot: QtBot, desk: Desk, open_page: Opened, event: UUID, asked: list[str]
) -> None:
    came(desk, event, *NAMES)
    add_registration(desk, event, "Tidak Datang")
    page = open_page()
    view = view_of(qtbot, page, 5)
    issue_all(qtbot, page, view, 4)
    assert "4" in asked[0]
    ground = view.presenter.state.ground
    assert ground is not None
    numbers = sorted(one.number for one in view.presenter.state.standing)
    assert numbers[0] == "000001/SERT/PST/XI/2026"
    for issued in view.presenter.state.standing:
        ((design, (facts,)),) = making.by_design(ground, [issued])
        pdf = certificate.render(facts, design)
        text = text_of(pdf)
        for fact in (issued.number, "Menulis pantun", "Aula", "2 jam pelajaran", "Rima"):
            assert fact in text
        assert facts.name == issued.name
        assert issued.name in text
        assert pdf == certificate.render(making.kept_facts(issued), design)
        assert facts.qr in {text for _, text in decoded(pdf, 200)}
    row = next(one for one in view.presenter.state.rows if one.name == "Tidak Datang")
    assert row.standing is None
    assert not view.issue_all.isEnabled()


def test_files_are_the_same_bytes_when_written_again(
    qtbot: QtBot, desk: Desk, open_page: Opened, event: UUID, asked: list[str],
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    came(desk, event, "Siti", "Budi")
    page = open_page()
    view = view_of(qtbot, page, 2)
    issue_all(qtbot, page, view, 2)
    written: list[dict[str, bytes]] = []
    for name in ("satu", "dua"):
        (tmp_path / name).mkdir()
        view.save_to(tmp_path / name)
        qtbot.waitUntil(lambda: view.presenter.state.busy == "")
        written.append({file.name: file.read_bytes() for file in (tmp_path / name).iterdir()})
    assert sorted(written[0]) == [
        "000001-SERT-PST-XI-2026-budi.pdf",
        "000002-SERT-PST-XI-2026-siti.pdf",
        "cetak.pdf",
    ]
    assert written[0] == written[1]


def test_a_name_too_long_is_told_with_whose_it_is_and_the_others_are_not_held_up(
    qtbot: QtBot, desk: Desk, open_page: Opened, event: UUID, asked: list[str]
) -> None:
    came(desk, event, "Siti", TOO_LONG.strip())
    page = open_page()
    view = view_of(qtbot, page, 2)
    issue_all(qtbot, page, view, 1)
    assert TOO_LONG.strip() in asked[0]
    assert [one.name for one in view.presenter.state.standing] == ["Siti"]


def test_numbers_used_up_while_offline_are_said_and_those_issued_stay(
    qtbot: QtBot, desk: Desk, open_page: Opened, event: UUID, asked: list[str]
) -> None:
    came(desk, event, "Ali", "Budi", "Cici")
    with desk.store.write() as session:
        session.query(NumberBlock).filter_by(kind="certificate").update({"last": 2})
    page = open_page()
    view = view_of(qtbot, page, 3)
    with qtbot.waitSignal(page.toast) as told:
        press(page, "certificates-issue-all")
    assert told.args is not None
    assert told.args[0].tone == "bad"
    qtbot.waitUntil(lambda: len(view.presenter.state.standing) == 2)
    assert view.presenter.state.waiting == 1


def test_a_batch_that_is_stopped_keeps_what_was_issued(
    qtbot: QtBot, desk: Desk, open_page: Opened, event: UUID, asked: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(making, "CHUNK", 1)
    came(desk, event, "Ali", "Budi", "Cici")
    page = open_page()
    view = view_of(qtbot, page, 3)
    issue, at_work = making.issue, []

    def issue_and_stop(*args: object) -> making.Chunk:
        at_work.append(view.progress.isVisible())
        view.presenter.stop()
        return issue(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(making, "issue", issue_and_stop)
    issue_all(qtbot, page, view, 1)
    assert at_work == [True]
    assert view.progress.isHidden()
    assert view.presenter.state.waiting == 2


def test_a_corrected_name_is_a_new_certificate_and_the_old_one_says_so(
    qtbot: QtBot, desk: Desk, open_page: Opened, event: UUID, asked: list[str]
) -> None:
    came(desk, event, "Sity")
    page = open_page()
    view = view_of(qtbot, page, 1)
    issue_all(qtbot, page, view, 1)
    old = view.presenter.state.standing[0]
    press(page, "certificates-correct")
    dialog = dialog_of(page, CorrectDialog)
    assert isinstance(dialog, CorrectDialog)
    dialog.name.clear()
    dialog.accept()
    assert dialog.row.error.text()
    dialog.name.setText("Siti Aminah")
    dialog.accept()
    qtbot.waitUntil(lambda: view.presenter.state.standing[0].name == "Siti Aminah")
    new = view.presenter.state.standing[0]
    assert making.kept_facts(new).replaces == old.number
    found = verified(qtbot, page, old.code)
    assert found.badge.text() == "Replaced"
    assert new.number in found.sentence.text()


def verified(qtbot: QtBot, page: WorkshopsPage, text: str) -> VerifyDialog:
    """The dialog with its answer, after something was scanned."""
    page.scanned(Scan("unknown", text))
    dialog = dialog_of(page, VerifyDialog)
    assert isinstance(dialog, VerifyDialog)
    qtbot.waitUntil(dialog.answer.isVisible)
    return dialog


def test_revoking_asks_why_and_a_verifier_reads_it(
    qtbot: QtBot, desk: Desk, open_page: Opened, event: UUID, asked: list[str]
) -> None:
    came(desk, event, "Siti")
    page = open_page()
    view = view_of(qtbot, page, 1)
    issue_all(qtbot, page, view, 1)
    issued = view.presenter.state.standing[0]
    qr = making.kept_facts(issued).qr
    assert verified(qtbot, page, qr).badge.text() == "Valid"
    assert "Siti" in verified(qtbot, page, issued.code).facts.text()
    press(page, "certificates-revoke")
    dialog = dialog_of(page, RevokeDialog)
    assert isinstance(dialog, RevokeDialog)
    dialog.accept()
    assert dialog.row.error.text()
    dialog.reason.setPlainText("Salah orang")
    dialog.accept()
    qtbot.waitUntil(lambda: not view.presenter.state.standing)
    found = verified(qtbot, page, qr)
    assert found.badge.text() == "Revoked"
    assert "Salah orang" in found.sentence.text()


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        (lambda qr: qr[:-4] + "AAAA", Verdict.FORGED),
        (lambda qr: qr[:20], Verdict.DAMAGED),
        (lambda _qr: "0123456789ABCX", Verdict.DAMAGED),
    ],
)
def test_what_was_changed_or_is_half_is_not_taken(
    qtbot: QtBot, desk: Desk, open_page: Opened, event: UUID, asked: list[str],
    change: Callable[[str], str], verdict: Verdict,
) -> None:  # fmt: skip
    came(desk, event, "Siti")
    page = open_page()
    view = view_of(qtbot, page, 1)
    issue_all(qtbot, page, view, 1)
    dialog = VerifyDialog(view.presenter.verify, view.context.window())
    dialog.open()
    dialog.ask_about(change(making.kept_facts(view.presenter.state.standing[0]).qr))
    qtbot.waitUntil(dialog.answer.isVisible)
    assert dialog._found is not None
    assert dialog._found.verdict == verdict
    assert dialog.facts.isHidden()


def test_facilitators_get_one_of_their_own_with_their_hours(
    qtbot: QtBot, desk: Desk, open_page: Opened, event: UUID, asked: list[str]
) -> None:
    desk.perform(put_facilitator, workshop=event, name="Rida Kartini", role="speaker", minutes=90)
    page = open_page()
    view = view_of(qtbot, page, 1)
    issue_all(qtbot, page, view, 1)
    facts = making.kept_facts(view.presenter.state.standing[0])
    assert (facts.role, facts.minutes, facts.lesson_hours) == ("speaker", 90, 2)


def test_a_group_under_one_name_is_nobodys_certificate(
    qtbot: QtBot, desk: Desk, open_page: Opened, event: UUID
) -> None:
    with desk.store.read() as session:
        ground = making.read_ground(session, event, desk.clock())
    assert ground is not None
    who = add_registration(desk, event, "Kelas 4A", people=30)
    mark(desk, who, ground.detail.sessions[0].uid, happened_at=MORNING)
    page = open_page()
    view = view_of(qtbot, page, 1)
    assert not view.issue_all.isEnabled()
    assert not view.issue_one.isEnabled()


def test_one_who_has_not_earned_it_can_be_given_one_and_that_is_said(
    qtbot: QtBot, desk: Desk, open_page: Opened, event: UUID, asked: list[str]
) -> None:
    add_registration(desk, event, "Budi")
    page = open_page()
    view = view_of(qtbot, page, 1)
    press(page, "certificates-issue-one")
    qtbot.waitUntil(lambda: len(view.presenter.state.standing) == 1)
    assert "0 of 1 sessions" in asked[0]


def test_numbers_are_written_as_the_library_has_it() -> None:
    day = (MORNING + timedelta(days=30)).date()
    assert making.number_in("{number}/SERT/{branch}/{month_roman}/{year}", "C000123", "PUS", day) == (
        "000123/SERT/PUS/XII/2026"
    )
    assert making.number_in("PUS-{month}", "C000123", "PUS", day) == "000123/PUS-12"
    assert making.number_in("{number} {other}", "C7", "PUS", day) == "7 {other}"


def design_dialog(qtbot: QtBot, page: WorkshopsPage) -> DesignDialog:
    """The dialog of the design, when it shows a picture."""
    press(page, "certificates-design")
    dialog = dialog_of(page, DesignDialog)
    assert isinstance(dialog, DesignDialog)
    qtbot.waitUntil(lambda: not dialog.front_picture.pixmap().isNull())
    return dialog


def test_a_design_with_its_signatory_is_kept_chosen_and_printed(
    qtbot: QtBot, desk: Desk, open_page: Opened, event: UUID, asked: list[str], tmp_path: Path
) -> None:
    came(desk, event, "Siti")
    page = open_page()
    view = view_of(qtbot, page, 1)
    dialog = design_dialog(qtbot, page)
    dialog.border.choose("songket")
    dialog.name.setText("Piagam 2026")
    dialog.signatory.setText("Muhammad Nazri")
    dialog.office.setText("Kepala Perpustakaan")
    dialog.back.setChecked(False)
    logo = tmp_path / "logo.png"
    logo.write_bytes(a_round_logo())
    picture = dialog.read_picture(logo)
    assert picture is not None
    dialog._change(logos=(picture,))
    dialog.accept()
    qtbot.waitUntil(lambda: "Muhammad Nazri" in view.design._whole)
    assert not dialog.isVisible()
    issue_all(qtbot, page, view, 1)
    ground = view.presenter.state.ground
    assert ground is not None
    ((design, (facts,)),) = making.by_design(ground, view.presenter.state.standing)
    assert (design.border, len(design.logos), facts.signatory) == ("songket", 1, "Muhammad Nazri")
    text = text_of(certificate.render(facts, design))
    assert "Kepala Perpustakaan" in text
    assert "Rima" not in text


def test_a_design_that_was_printed_with_stays_as_it_was(
    qtbot: QtBot, desk: Desk, open_page: Opened, event: UUID, asked: list[str]
) -> None:
    came(desk, event, "Siti")
    page = open_page()
    view = view_of(qtbot, page, 1)
    dialog = design_dialog(qtbot, page)
    dialog.name.setText("Piagam")
    dialog.accept()
    qtbot.waitUntil(lambda: "Piagam" in view.design._whole)
    issue_all(qtbot, page, view, 1)

    def printed() -> bytes:
        ground = view.presenter.state.ground
        assert ground is not None
        ((design, (facts,)),) = making.by_design(ground, view.presenter.state.standing)
        return certificate.render(facts, design)

    before = printed()
    again = design_dialog(qtbot, page)
    again.border.choose("sea")
    again.signatory.setText("Orang Baru")
    again.accept()
    qtbot.waitUntil(lambda: "Orang Baru" in view.design._whole)
    assert printed() == before
    ground = view.presenter.state.ground
    assert ground is not None
    assert sorted((one.name, one.active) for one in ground.designs) == [("Piagam", False), ("Piagam", True)]


def test_academic_titles_of_a_signatory_and_files_that_are_no_picture_are_told(
    qtbot: QtBot, desk: Desk, open_page: Opened, event: UUID, tmp_path: Path
) -> None:
    page = open_page()
    view_of(qtbot, page, 0)
    dialog = design_dialog(qtbot, page)
    for name, said in (("Dr. Nazri", True), ("Nazri, M.Si.", True), ("Hj. Siti Irma", False)):
        dialog.signatory.setText(name)
        assert bool(dialog.rows["signatory"].error.text()) == said
    (tmp_path / "logo.png").write_text("bukan gambar")
    assert dialog.read_picture(tmp_path / "logo.png") is None
    assert dialog.trouble.text()
    dialog.name.clear()
    dialog.accept()
    assert dialog.rows["name"].error.text()
    assert dialog.isVisible()


def test_open_badges_are_saved_one_each(
    qtbot: QtBot, desk: Desk, open_page: Opened, event: UUID, asked: list[str], tmp_path: Path
) -> None:
    came(desk, event, "Siti", "陈美玲")
    page = open_page()
    view = view_of(qtbot, page, 2)
    issue_all(qtbot, page, view, 2)
    folder = tmp_path / "badges"
    folder.mkdir()
    with qtbot.waitSignal(page.toast):
        view.save_badges_to(folder)
    names = sorted(file.name for file in folder.iterdir())
    assert names == ["000001-SERT-PST-XI-2026-siti.jwt", "000002-SERT-PST-XI-2026.jwt"]
    assert all(file.read_text().count(".") == 2 for file in folder.iterdir())
