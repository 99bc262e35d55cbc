# SPDX-License-Identifier: GPL-3.0-or-later
"""Workshops: the list, the plan and its forms, the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop_app import hands
from desktop_app.blocks.record_form import RecordForm
from desktop_app.workshops.page import WorkshopsPage
from desktop_app.workshops.plan_view import PlanView
from desktop_app.workshops.poster_form import PosterForm
from tests.screenshots.camera import Shot
from tests.screenshots.playing import Playing


def shots(playing: Playing, _place: Path) -> Iterator[Shot]:
    """One with three sessions and a waiting list."""
    page = playing.go(WorkshopsPage)
    plan = page.sides["plan"]
    assert isinstance(plan, PlanView)
    row = max(page.presenter.state.rows, key=lambda row: row.waiting)
    page.activated(row.uid)
    playing.quiet()
    page.activated("plan")
    playing.quiet()
    yield Shot("plan")
    for section in ("people", "costs", "about"):
        plan.turn_to(section)
        playing.quiet()
        yield Shot(section)
        if section in ("people", "costs"):
            yield Shot(f"{section}-new", lambda: playing.do("add-row"), playing.close_dialog)
    plan.turn_to("sessions")
    for number in range(3):
        yield Shot(f"form-{number + 1}", lambda number=number: _form(playing, number), playing.close_dialog)  # type: ignore[misc]
    for command in ("add-row", "repeat", "cancel-workshop", "rooms", "new-workshop"):
        yield Shot(command, lambda command=command: playing.do(command), playing.close_dialog)  # type: ignore[misc]
    yield Shot("poster", lambda: _poster(playing), playing.close_dialog)
    page.show_calendar()
    day = row.first_at
    assert day is not None
    page.calendar.presenter.choose(day.astimezone().date())
    playing.quiet()
    yield Shot("calendar")
    page.show_calendar()
    page.presenter.turn_to("past")
    playing.quiet()
    yield Shot("over")
    page.presenter.turn_to("coming")


def _poster(playing: Playing) -> None:
    """With its picture."""
    playing.do("poster")
    playing.quiet()
    form = QApplication.activeModalWidget()
    assert isinstance(form, PosterForm)
    hands.until(lambda: not form.preview.pixmap().isNull(), "the picture of the poster")


def _form(playing: Playing, part: int) -> None:
    """The long form, at its beginning, its middle or its end."""
    playing.do("edit-workshop")
    playing.quiet()
    form = QApplication.activeModalWidget()
    assert isinstance(form, RecordForm)
    bar = form.scrolling.verticalScrollBar()
    bar.setValue(bar.maximum() * part // 2)
