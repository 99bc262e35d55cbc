# SPDX-License-Identifier: GPL-3.0-or-later
"""The circulation desk: lending, problems, taking back, the slip."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop_app import hands
from desktop_app.circulation.loss_dialogs import PartsDialog
from desktop_app.circulation.page import CirculationPage
from tests.screenshots.camera import Shot
from tests.screenshots.cast import Cast, a_cast
from tests.screenshots.playing import Playing


def shots(playing: Playing) -> Iterator[Shot]:
    """A morning at the desk."""
    page, cast = playing.go(CirculationPage), a_cast(playing.work.opened.store)
    yield Shot("ready")
    open_member(playing, page, cast.card)
    yield Shot("member-open")
    lend_three(playing, page, cast)
    yield Shot("three-lent")
    playing.scan(cast.shelf[-1], lambda: page.presenter.state.notice)
    yield Shot("double-scan")
    yield Shot("due-date", lambda: playing.do("due"), asks=True)
    playing.do("undo")
    hands.until(lambda: page.presenter.state.rows[-1].undone, "undo")
    yield Shot("one-undone")
    playing.do("return-mode")
    yield Shot("return-mode")
    finish(playing, page)
    playing.desk.toasts.clear()
    yield Shot("slip-preview", lambda: playing.do("slip"), playing.close_dialog)
    yield from _station(playing, page, cast)
    yield from _problems(playing, page, cast)
    yield from _returns(playing, page, cast)
    yield from _parts(playing, page, cast)
    yield from _without_a_card(playing, page, cast)


def open_member(playing: Playing, page: CirculationPage, card: str) -> None:
    """Scan a card."""
    state = page.presenter
    playing.scan(card, lambda: state.state.member is not None and state.state.member.number == card)


def lend_three(playing: Playing, page: CirculationPage, cast: Cast) -> None:
    """Scan three copies from the shelf."""
    for count, barcode in enumerate(cast.shelf, 1):
        playing.scan(barcode, lambda count=count: len(page.presenter.state.rows) == count)  # type: ignore[misc]


def a_visit(playing: Playing) -> None:
    """Three copies are lent, and the slip is made."""
    page, cast = playing.go(CirculationPage), a_cast(playing.work.opened.store)
    open_member(playing, page, cast.card)
    lend_three(playing, page, cast)
    finish(playing, page)
    playing.desk.toasts.clear()


def finish(playing: Playing, page: CirculationPage) -> None:
    """Enter alone; the slip is recorded."""
    hands.until_told(page.slip_issued, lambda: hands.enter(playing.desk.scan_box, ""), "the slip")
    playing.quiet()


def _station(playing: Playing, page: CirculationPage, cast: Cast) -> Iterator[Shot]:
    """Members at it themselves: as it waits, what was lent, what of parts is back, what goes to the desk."""
    playing.do("station")
    station = page.station
    assert station is not None
    station.showNormal()

    def fits() -> None:
        station.setGeometry(playing.desk.geometry())

    def asked() -> None:
        fits()
        station.leave()

    yield Shot("station", fits)
    for name, said, scans in (
        ("lent", "lent", (cast.shelf[1], cast.card, cast.shelf[1])),
        ("parts", "to_staff", ("", cast.card, cast.of_parts, "", cast.of_parts)),
        ("to-the-desk", "at_the_desk", (cast.card, cast.busy_copy)),
    ):
        for text in scans:
            hands.enter(station.box, text)
        hands.until(lambda said=said: station.presenter.shown.said == said, f"{said} at the station")  # type: ignore[misc]
        playing.quiet()
        playing.desk.toasts.clear()
        yield Shot(f"station-{name}", fits)
    yield Shot("station-password", asked, playing.close_dialog)
    hands.enter(station.box, "")
    playing.quiet()
    station.accept()
    page.station = None
    playing.desk.activateWindow()
    playing.quiet()
    playing.desk.toasts.clear()


def _problem(playing: Playing, page: CirculationPage, barcode: str) -> None:
    playing.scan(barcode, lambda: page.presenter.state.problem is not None)


def _problems(playing: Playing, page: CirculationPage, cast: Cast) -> Iterator[Shot]:
    open_member(playing, page, cast.busy_card)
    yield Shot("member-with-loans")
    yield Shot("lost-or-disputed", lambda: playing.do("loss"), asks=True)
    open_member(playing, page, cast.owing_card)
    yield Shot("late-so-far")
    open_member(playing, page, cast.busy_card)
    _problem(playing, page, cast.busy_copy)
    yield Shot("renewal-wanted")
    page.presenter.leave()
    open_member(playing, page, cast.card)
    _problem(playing, page, cast.busy_copy)
    yield Shot("out-to-another")
    for barcode in cast.shelf[:2]:
        hands.enter(playing.desk.scan_box, barcode)
    yield Shot("scans-wait")
    playing.desk.queue.drop_waiting()
    page.presenter.leave()
    _problem(playing, page, "990000000001")
    yield Shot("unknown-number")
    yield Shot("written-down", lambda: playing.do("answer-add"), asks=True)
    page.presenter.leave()
    open_member(playing, page, cast.expired_card)
    _problem(playing, page, cast.shelf[2])
    yield Shot("expired-member")
    page.presenter.leave()
    open_member(playing, page, cast.blocked_card)
    _problem(playing, page, cast.shelf[2])
    yield Shot("blocked-member")
    yield Shot("override-reason", lambda: playing.do("override"), asks=True)
    page.presenter.leave()
    page.presenter.finish()


def _returns(playing: Playing, page: CirculationPage, cast: Cast) -> Iterator[Shot]:
    playing.scan(cast.late, lambda: len(page.presenter.state.rows) == 1)
    yield Shot("returned-late")
    yield Shot("damaged", lambda: playing.do("damage"), asks=True)
    yield Shot("late-entry", lambda: playing.do("late"), asks=True)
    playing.scan(cast.shelf[0], lambda: len(page.presenter.state.rows) == 2)
    playing.scan(cast.shelf[0], lambda: page.presenter.state.notice)
    yield Shot("not-on-loan")
    finish(playing, page)
    playing.desk.toasts.clear()
    open_member(playing, page, cast.owing_card)
    yield Shot("fines-to-pay", lambda: playing.do("pay"), asks=True)
    page.presenter.finish()
    playing.desk.toasts.clear()


def _parts(playing: Playing, page: CirculationPage, cast: Cast) -> Iterator[Shot]:
    """Two copies of several parts are lent, and one comes back: whether all of it is there is asked."""

    def leave_one_out() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, PartsDialog):
            next(iter(dialog.ticks.values())).setChecked(False)
        else:
            QTimer.singleShot(1, playing.window, leave_one_out)

    def one_goes_missing() -> None:
        leave_one_out()
        playing.do("parts")

    open_member(playing, page, cast.card)
    for count, barcode in enumerate((cast.of_parts, cast.part_missing), 1):
        playing.scan(barcode, lambda count=count: len(page.presenter.state.rows) == count)  # type: ignore[misc]
    yield Shot("part-missing-lent")
    finish(playing, page)
    playing.desk.toasts.clear()
    _problem(playing, page, cast.of_parts)
    yield Shot("parts-asked")
    yield Shot("parts", lambda: playing.do("answer-parts"), asks=True)
    page.presenter.leave()
    yield Shot("part-goes-missing", one_goes_missing, asks=True)
    finish(playing, page)
    playing.desk.toasts.clear()


def _without_a_card(playing: Playing, page: CirculationPage, cast: Cast) -> Iterator[Shot]:
    """Many come back; what lies on the tables is counted."""
    for command, barcodes in (
        ("batch-return", (cast.busy_copy, "990000000002", cast.shelf[1], cast.part_missing)),
        ("use-mode", cast.shelf[:2]),
    ):
        playing.do(command)
        for count, barcode in enumerate(barcodes, 1):
            playing.scan(barcode, lambda count=count: len(page.presenter.state.rows) == count)  # type: ignore[misc]
        yield Shot(command)
        page.presenter.finish()
        playing.quiet()
        playing.desk.toasts.clear()
