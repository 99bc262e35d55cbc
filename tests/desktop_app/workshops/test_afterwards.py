# SPDX-License-Identifier: GPL-3.0-or-later
"""The afterwards side: forms by keyboard, shares, stories with and without consent; the printed form."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.operations.desk import Desk
from desktop_app.blocks.record_form import put
from desktop_app.printing import feedback_form
from desktop_app.printing.feedback_form import FeedbackForm
from desktop_app.printing.slip import Letterhead
from desktop_app.workshops.afterwards_view import AfterwardsView
from desktop_app.workshops.feedback_dialog import FeedbackDialog
from desktop_app.workshops.story_form import StoryForm
from tests.db.workshop_world import add_registration, add_session, add_workshop, mark
from tests.desktop_app.workshops.conftest import Opened
from tests.desktop_app.workshops.test_plan_view import do


def shown(qtbot: QtBot, desk: Desk, open_page: Opened) -> tuple[object, AfterwardsView]:
    event = add_workshop(desk, seats_onsite=4)
    mark(desk, add_registration(desk, event), add_session(desk, event))
    page = open_page()
    page.activated("afterwards")
    view = page.sides["afterwards"]
    assert isinstance(view, AfterwardsView)
    qtbot.waitUntil(lambda: view.found is not None)
    return page, view


def test_forms_are_entered_by_digits_and_enter(qtbot: QtBot, desk: Desk, open_page: Opened) -> None:
    page, view = shown(qtbot, desk, open_page)
    do(page, "afterwards-forms")  # type: ignore[arg-type]
    dialog = view.context.window().findChild(FeedbackDialog)
    assert isinstance(dialog, FeedbackDialog)
    for forms, typed in enumerate(("54321", "5"), 1):
        fields = list(dialog.scores.values())
        for field, digit in zip(fields, typed, strict=False):
            qtbot.keyClicks(field, digit)
        qtbot.keyClick(fields[0], Qt.Key.Key_Return)
        qtbot.waitUntil(lambda forms=forms: dialog.count == forms)  # type: ignore[misc]
    qtbot.waitUntil(lambda: view.found is not None and view.found.forms == 2)
    assert view.found is not None
    assert [(one.answers, one.agree) for one in view.found.said] == [(2, 2), (1, 1), (1, 0), (1, 0), (1, 0)]


def test_a_blank_form_is_not_kept(qtbot: QtBot, desk: Desk, open_page: Opened) -> None:
    _page, view = shown(qtbot, desk, open_page)
    kept: list[object] = []
    dialog = FeedbackDialog(view, lambda scores, comment: kept.append((scores, comment)))
    qtbot.keyClicks(dialog.scores["learned"], "9")
    dialog.accept()
    assert kept == []
    assert dialog.told.text() == "This form is blank."


def test_a_story_without_consent_is_not_for_publication(qtbot: QtBot, desk: Desk, open_page: Opened) -> None:
    page, view = shown(qtbot, desk, open_page)
    do(page, "afterwards-story")  # type: ignore[arg-type]
    form = view.context.window().findChild(StoryForm)
    assert isinstance(form, StoryForm)
    put(form.fields["text"], "Sekarang berjualan daring.")
    form.accept()
    qtbot.waitUntil(lambda: view.stories.model().rowCount() == 1)
    assert view.stories.model().index(0, 1).data() == "not for publication"


def test_the_form_has_a_code_only_where_it_can_be_answered() -> None:
    form = FeedbackForm(Letterhead("Perpustakaan", "Pusat", "", ""), "Menulis pantun", "20 November", "id")
    plain = feedback_form.render(form)
    assert plain == feedback_form.render(form)
    assert plain.startswith(b"%PDF")
