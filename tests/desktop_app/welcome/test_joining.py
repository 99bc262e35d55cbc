# SPDX-License-Identifier: GPL-3.0-or-later
"""The wizard against a real server: what goes wrong stands beside its field, a cut costs nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from db import keys
from db.models import Item
from db.syncing import invitation
from desktop_app.background import Background
from desktop_app.blocks import theme
from desktop_app.sync import carrier as way
from desktop_app.sync import enrolling
from desktop_app.sync.standing import enrolled_as
from desktop_app.welcome import first_start as first_start_module
from desktop_app.welcome.first_start_presenter import FirstStartPresenter, WizardState
from desktop_app.welcome.opened import Opened
from desktop_app.welcome.window import Welcome
from tests.central_server.authority import Authority
from tests.central_server.conftest import QUICK
from tests.central_server.serving import Running, serving
from tests.central_server.worlds import PASSWORD, build
from tests.desk.a_library import PASSPHRASE as A_LIBRARY
from tests.desk.a_library import found_a_library
from tests.desk.cable import Cable
from tests.desktop_app.at_once import AtOnce
from tests.desktop_app.sync.conftest import server
from tests.desktop_app.sync.over_the_network import over_the_network
from tests.desktop_app.welcome.conftest import PASSPHRASE

assert server  # a fixture


class Wizard:
    """The presenter alone; all work is done at once."""

    def __init__(self, folder: Path) -> None:
        self.shown: list[WizardState] = []
        self.opened: list[Opened] = []
        self.presenter = FirstStartPresenter(folder, AtOnce(), self.shown.append, self.opened.append)
        self.presenter.begin()

    @property
    def state(self) -> WizardState:
        return self.presenter.state

    def join(self, server: str, code: str) -> None:
        """From the first page to the last, as far as it goes."""
        draft = self.presenter.draft
        draft.server, draft.join_code, draft.desk_name = server, code, "Meja depan"
        draft.passphrase = draft.passphrase_again = PASSPHRASE
        self.presenter.joining.begin()
        self.presenter.next()
        if self.state.step == "protection":
            self.presenter.next()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def wizard(folder: Path) -> Wizard:
    return Wizard(folder)


def test_a_pc_becomes_a_desk_and_its_code_is_put_away(wizard: Wizard, server: Running) -> None:
    wizard.join(server.url, server.code())
    assert wizard.state.step == "recovery"
    assert len(wizard.state.recovery_code) > 50
    told = [state.note for state in wizard.shown if state.working_on == "joining" and state.note]
    assert told
    wizard.presenter.finish()
    with closing(wizard.opened[0].store):
        assert wizard.opened[0].branch_name == "Pusat"
        assert wizard.opened[0].desk.person is None


def test_what_is_missing_is_asked_for(wizard: Wizard) -> None:
    wizard.presenter.joining.begin()
    wizard.presenter.next()
    assert wizard.state.problems.keys() == {"server", "join_code"}


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http" + "://pusat.invalid", "whoever listens on it reads names and loans"),
        ("ftp" + "://pusat.invalid", "no address"),
        ("127.0.0.1:1", "can't be reached"),
    ],
)
def test_an_address_that_will_not_do_is_told_beside_it(wizard: Wizard, address: str, said: str) -> None:
    wizard.join(address, "ABCD-EFGH-2345")
    assert wizard.state.step == "join"
    assert said in wizard.state.problems["server"]
    wizard.presenter.say_again()
    assert said in wizard.state.problems["server"], "another language takes no problem away"


def test_a_code_that_is_wrong_or_used_is_told_beside_it(wizard: Wizard, server: Running) -> None:
    wizard.join(server.url, "ABCD-EFGH-2345")
    assert wizard.state.step == "join"
    assert "does not take this code" in wizard.state.problems["join_code"]
    code = server.code()
    with server.client() as client:
        client.post("/enrol", json={"code": code, "name": "meja lain"})
    wizard.join(server.url, code)
    assert "was used before" in wizard.state.problems["join_code"]


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificates")
def test_a_centre_that_vouches_for_itself_is_joined_with_its_certificate(
    wizard: Wizard, tmp_path: Path
) -> None:
    """The field for it appears where nobody whom this PC trusts vouches for the server."""
    ours = Authority(tmp_path, "ours")
    url = f"sqlite:///{(tmp_path / 'central.db').as_posix()}"
    build(url)
    with serving(url, QUICK, ours.certify()) as server:
        code = server.code()
        wizard.join(server.url, code)
        assert wizard.state.untrusted
        assert "can't prove to be the server" in wizard.state.problems["server"]
        wizard.presenter.draft.authority = str(tmp_path / "none.pem")
        wizard.presenter.next()
        assert "none.pem" in wizard.state.failure
        wizard.presenter.draft.authority = str(tmp_path / "ours-key.pem")
        wizard.presenter.next()
        assert "holds no certificate" in wizard.state.problems["authority"]
        wizard.presenter.draft.authority = str(ours.certificate)
        wizard.join(server.url, code)
        assert wizard.state.step == "recovery"
        wizard.presenter.finish()
        with closing(wizard.opened[0].store) as store, store.read() as session:
            assert enrolled_as(session).authority == ours.certificate.read_text()


def test_a_way_without_encryption_is_taken_where_somebody_says_so_and_kept(
    wizard: Wizard, server: Running, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with over_the_network(server, monkeypatch) as address:
        code = server.code()
        wizard.join(address, code)
        assert wizard.state.plain
        assert "Nothing was sent." in wizard.state.problems["server"]
        wizard.presenter.draft.allow_plain(allowed=True)
        wizard.join("http" + "://pusat.invalid", code)
        assert wizard.state.problems, "another address was not allowed"
        wizard.presenter.draft.plain_for = address
        with monkeypatch.context() as stopped:
            stopped.setattr(enrolling, "sync_fully", stop)
            wizard.join(address, code)
        again = Wizard(folder)
        again.presenter.joining.go_on(PASSPHRASE)
        assert again.state.step == "recovery", "who goes on later is not asked again"
        again.presenter.finish()
        with closing(again.opened[0].store) as store, store.read() as session:
            assert enrolled_as(session).plain_allowed


def test_the_box_for_a_way_without_encryption_is_shown_where_it_is_needed(
    qtbot: QtBot, welcome: Welcome
) -> None:
    welcome.start()
    wizard = welcome.first_start
    wizard.start.join.click()
    box = welcome.findChild(QCheckBox, "join-plain")
    assert box is not None
    assert box.isHidden()
    QTest.keyClicks(field(welcome, "server"), "http" + "://pusat.invalid")
    QTest.keyClicks(field(welcome, "join_code"), "ABCD-EFGH-2345")
    QTest.keyClick(field(welcome, "join_code"), Qt.Key.Key_Return)
    qtbot.waitUntil(box.isVisible)
    assert "whoever listens" in wizard.drafts["join"].rows["server"].error.text()
    assert "whoever listens" in box.accessibleDescription()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()
    assert wizard.presenter.draft.plain_allowed
    QTest.keyClicks(field(welcome, "server"), "x")
    assert not box.isChecked(), "what was allowed for one address is not for another"


def test_the_certificate_is_chosen_where_it_is_asked_for(
    welcome: Welcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    welcome.start()
    wizard = welcome.first_start
    wizard.start.join.click()
    step = wizard.drafts["join"]
    assert step.rows["authority"].isHidden()
    assert step.choose.isHidden()  # type: ignore[attr-defined]
    wizard.presenter._tell(step="join", untrusted=True)
    assert not step.rows["authority"].isHidden()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_told: ("pusat.pem", ""))
    step.choose.click()  # type: ignore[attr-defined]
    assert field(welcome, "authority").text() == wizard.presenter.draft.authority == "pusat.pem"


def test_versions_apart_are_told_before_the_code_is_used(
    wizard: Wizard, server: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = server.code()
    with monkeypatch.context() as other:
        other.setattr(way, "SCHEMA_VERSION", 99)
        wizard.join(server.url, code)
        assert "update the server" in wizard.state.problems["server"]
        other.setattr(way, "SCHEMA_VERSION", -99)
        wizard.join(server.url, code)
        assert "this program updated" in wizard.state.problems["server"]
    wizard.join(server.url, code)
    assert wizard.state.step == "recovery"
    wizard.presenter.finish()
    wizard.opened[0].store.close()


def test_a_cut_leads_to_going_on_also_after_a_restart(
    wizard: Wizard, server: Running, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(enrolling, "PATIENCE_SECONDS", ())
    with Cable(int(server.url.rpartition(":")[2])) as cable, monkeypatch.context() as broken:

        def cut(*_: object, **__: object) -> None:
            cable.cut()
            raise way.Unreachable

        broken.setattr(enrolling, "sync_fully", cut)
        wizard.join(f"http://127.0.0.1:{cable.port}", server.code())
        assert (wizard.state.step, wizard.state.asks) == ("resume", "passphrase")
        assert "can't be reached" in wizard.state.failure
        cable.mend()
        broken.undo()
        again = Wizard(folder)
        assert again.state.step == "resume"
        again.presenter.joining.go_on("bukan frasa sandinya")
        assert again.state.problems.keys() == {"passphrase"}
        again.presenter.joining.go_on(PASSPHRASE)
        assert again.state.step == "recovery"
        again.presenter.finish()
        again.opened[0].store.close()


def test_who_is_forgotten_or_shut_out_while_it_fetches_is_not_told_to_work_on(
    wizard: Wizard, server: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no work yet, and what had come may be gone."""

    def unknown(*_: object, **__: object) -> None:
        raise way.NotKnown

    monkeypatch.setattr(enrolling, "sync_fully", unknown)
    wizard.join(server.url, server.code())
    assert wizard.state.step == "resume"
    assert "another code, and begin with that one" in wizard.state.failure
    assert "Work on" not in wizard.state.failure
    assert "kept here" not in wizard.state.failure


def stop(*_: object, **__: object) -> None:
    raise enrolling.Stopped


def test_who_stops_may_throw_away_what_came(
    wizard: Wizard, server: Running, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(enrolling, "sync_fully", stop)
    wizard.join(server.url, server.code())
    assert (wizard.state.step, wizard.state.failure) == ("resume", "")
    wizard.presenter.joining.start_over()
    assert wizard.state.step == "join"
    assert enrolling.unfinished(folder) is None


def test_a_library_that_stood_alone_brings_its_data_and_keeps_its_key(
    wizard: Wizard, server: Running, folder: Path
) -> None:
    alone = found_a_library(folder)
    key = keys.key_of(folder, A_LIBRARY)
    draft = wizard.presenter.draft
    draft.server, draft.join_code = server.url, server.code()
    wizard.presenter.begin("join", key)
    wizard.presenter.next()
    assert "does not take this code" in wizard.state.problems["join_code"], "not made for a library's data"
    draft.join_code = server.code(with_data=True)
    wizard.presenter.next()
    with closing(wizard.opened[0].store) as store, store.read() as session:
        known = set(session.scalars(select(Item.barcode)))
    assert store.key == key
    assert set(alone.barcodes) < known
    assert list(folder.parent.glob("store-before-joining-*"))
    assert wizard.state.recovery_code == ""


# --- in the window ----------------------------------------------------------------------------------------


@pytest.fixture
def welcome(qtbot: QtBot, qapp: QApplication, folder: Path) -> Iterator[Welcome]:
    theme.apply(qapp, "light")
    background = Background()
    window = Welcome(folder, background)
    window.came: list[Opened] = []  # type: ignore[attr-defined]
    window.opened.connect(window.came.append)  # type: ignore[attr-defined]
    qtbot.addWidget(window)
    window.show()
    yield window
    background.close()
    window.release()
    for opened in window.came:  # type: ignore[attr-defined]
        opened.store.close()


def field(window: QWidget, name: str) -> QLineEdit:
    found = window.findChild(QLineEdit, name)
    assert found is not None
    return found


def test_a_scanned_invitation_a_passphrase_and_a_password_are_all_it_takes(
    qtbot: QtBot, welcome: Welcome, server: Running
) -> None:
    welcome.start()
    wizard = welcome.first_start
    qtbot.waitUntil(lambda: not wizard.presenter.state.keychain)
    QTest.mouseClick(welcome.findChild(QPushButton, "start-join"), Qt.MouseButton.LeftButton)
    code = server.code()
    QTest.keyClicks(field(welcome, "server"), invitation.text_of(server.url, code))
    assert (field(welcome, "server").text(), field(welcome, "join_code").text()) == (server.url, code)
    QTest.keyClick(field(welcome, "server"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wizard.presenter.state.step == "protection")
    for name in ("passphrase", "passphrase_again"):
        QTest.keyClicks(field(welcome, name), PASSPHRASE)
    QTest.keyClick(field(welcome, "passphrase_again"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wizard.presenter.state.step == "recovery", timeout=20_000)
    wizard.recovery.kept.click()
    wizard.recovery.next.click()
    assert welcome.pages.currentWidget() is welcome.sign_in
    welcome.sign_in.presenter.choose("admin")
    QTest.keyClicks(welcome.sign_in.secret.edit, PASSWORD)
    QTest.keyClick(welcome.sign_in.secret.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(welcome.came), timeout=10_000)  # type: ignore[attr-defined]


def test_the_way_back_and_the_way_out(
    qtbot: QtBot, welcome: Welcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    welcome.start()
    wizard = welcome.first_start
    wizard.start.join.click()
    QTest.keyClick(field(welcome, "server"), Qt.Key.Key_Escape)
    assert wizard.currentWidget() is wizard.start
    welcome.join(b"key of a library")
    assert wizard.presenter.state.path == "bring"
    with qtbot.waitSignal(wizard.left):
        QTest.keyClick(field(welcome, "server"), Qt.Key.Key_Escape)
    monkeypatch.setattr(first_start_module, "confirm", lambda *_words, **_more: True)
    wizard.presenter._tell(step="resume", path="join")
    wizard.resume.over.click()
    assert wizard.currentWidget() is wizard.drafts["join"]
