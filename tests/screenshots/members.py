# SPDX-License-Identifier: GPL-3.0-or-later
"""Members: finding, one member, the form, the photo, the same person noticed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop_app import hands
from desktop_app.members.page import MembersPage
from desktop_app.members.photo_dialog import PhotoDialog
from desktop_app.members.promotion_dialog import PromotionDialog
from desktop_app.merge_dialog import MergeDialog
from tests.desktop_app.printing.examples import a_photo
from tests.screenshots.camera import Shot
from tests.screenshots.cast import a_cast
from tests.screenshots.playing import Playing


def shots(playing: Playing, place: Path) -> Iterator[Shot]:
    """`place` is a folder for a photo to choose."""
    page, cast = playing.go(MembersPage), a_cast(playing.work.opened.store)
    yield Shot("list")
    _look_up(playing, page, cast.busy_card)
    yield Shot("detail")
    yield from _photo(playing, place)
    yield Shot("cards", lambda: playing.do("cards"), playing.close_dialog)
    yield Shot("merge", lambda: _merge(playing, cast.blocked_card), playing.close_dialog)
    yield Shot("school-year", lambda: _end_of_year(playing, page), playing.close_dialog)
    yield Shot("block", lambda: playing.do("block"), playing.close_dialog)
    yield Shot("card-preview", lambda: playing.do("card"), playing.close_dialog)
    yield Shot("renewed-with-undo", lambda: _renew(playing), lambda: _take_back(playing))
    _look_up(playing, page, cast.blocked_card)
    yield Shot("blocked")
    playing.type("zzyzx", lambda: page.presenter.state.found and not page.presenter.state.rows)
    yield Shot("nobody-found")
    yield from _form(playing, page, cast.busy_card)


def _look_up(playing: Playing, page: MembersPage, number: str) -> None:
    detail = page.presenter
    playing.type(
        number, lambda: detail.state.detail is not None and detail.state.detail.view.number == number
    )
    playing.quiet()


def _end_of_year(playing: Playing, page: MembersPage) -> None:
    playing.do("school-year")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PromotionDialog)
    hands.until(lambda: bool(dialog.classes), "the classes")


def _merge(playing: Playing, number: str) -> None:
    playing.do("merge-members")
    hands.until(lambda: isinstance(QApplication.activeModalWidget(), MergeDialog), "the dialog")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MergeDialog)
    assert dialog.search is not None
    hands.type_into(dialog.search.words, number)
    hands.until(dialog.primary.isEnabled, "the other record")


def _photo(playing: Playing, place: Path) -> Iterator[Shot]:
    file = place / "potret.jpg"
    file.write_bytes(a_photo())

    def with_picture() -> None:
        playing.do("photo")
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PhotoDialog)
        dialog.read_file(file)
        hands.until(lambda: dialog.mode == "still", "the picture")

    yield Shot("photo-dialog", lambda: playing.do("photo"), playing.close_dialog)
    yield Shot("photo-chosen", with_picture, playing.close_dialog)


def _renew(playing: Playing) -> None:
    toasts = playing.desk.toasts
    playing.do("renew-membership")
    hands.until(toasts.can_undo, "the message with its undo")
    playing.quiet()
    if QApplication.activeModalWidget() is not None:  # what it costs is settled later
        playing.close_dialog()


def _take_back(playing: Playing) -> None:
    toasts = playing.desk.toasts
    toasts.undo()
    playing.quiet()
    toasts.clear()


def _form(playing: Playing, page: MembersPage, number: str) -> Iterator[Shot]:
    _look_up(playing, page, number)
    known = page.presenter.state.detail
    assert known is not None
    playing.do("edit")
    yield Shot("edit")
    page.close_form()
    playing.do("new-member")
    yield Shot("new")
    hands.type_into(page.form.fields["name"], known.view.name)
    hands.until(lambda: bool(page.presenter.state.form.alike), "the same person")
    yield Shot("duplicate-noticed")
    page.save()
    yield Shot("form-problems")
    # Else it would be asked about before somebody signs out.
    page.presenter.start_empty()
    page.close_form()
    playing.desk.toasts.clear()
