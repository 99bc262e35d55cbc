# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of workshops, and the one that was chosen."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from db.operations.desk import Desk
from desktop_app.workshops.page import WorkshopsPage
from tests.db.workshop_world import add_registration, add_session, add_workshop
from tests.desktop_app.workshops.conftest import Opened


def titles(page: WorkshopsPage) -> list[str]:
    return [row.title for row in page.presenter.state.rows]


def test_what_is_to_come_is_listed_and_the_first_is_shown(
    qtbot: QtBot, desk: Desk, open_page: Opened
) -> None:
    event = add_workshop(desk, seats_onsite=20, description="Pantun berkait", state="open")
    add_session(desk, event)
    add_registration(desk, event)
    page = open_page()
    qtbot.waitUntil(lambda: page.headline.text() == "Menulis pantun")
    assert page.card.isVisible()
    assert "1 / 20" in [page._model.columns[2].text(row) for row in page.presenter.state.rows]
    plan = page.sides["plan"]
    assert plan.sessions._model.rowCount() == 1  # type: ignore[attr-defined]
    assert plan.description.text() == "Pantun berkait"  # type: ignore[attr-defined]


def test_typing_searches_and_an_empty_list_shows_nothing_beside_it(
    qtbot: QtBot, desk: Desk, open_page: Opened
) -> None:
    add_workshop(desk, title="Menulis pantun")
    add_workshop(desk, title="Melukis")
    page = open_page()
    qtbot.waitUntil(lambda: len(titles(page)) == 2)
    page.typed("lukis")
    page.typed("mel")
    qtbot.waitUntil(lambda: titles(page) == ["Melukis"])
    page.typed("tidak ada")
    qtbot.waitUntil(lambda: titles(page) == [])
    assert not page.card.isVisible()
    assert page.nothing.isVisible()
    assert "tidak ada" in page.nothing.headline.text()
    assert not page.nothing.button.isVisible()
    page.typed("")
    page.views["past"].click()
    qtbot.waitUntil(page.nothing.button.isVisible)
    assert page.nothing.headline.text() == "No workshops here"


def test_what_is_over_and_templates_have_lists_of_their_own(
    qtbot: QtBot, desk: Desk, open_page: Opened
) -> None:
    over = add_workshop(desk, title="Lalu")
    add_session(desk, over, -24 * 60)
    template = add_workshop(desk, title="Pola", state="template")
    page = open_page()
    page.views["past"].click()
    qtbot.waitUntil(lambda: titles(page) == ["Lalu"])
    page.activated(template)
    qtbot.waitUntil(lambda: titles(page) == ["Pola"])
    assert page.views["templates"].isChecked()


def test_one_that_is_asked_for_is_shown_though_the_page_looks_again_at_once(
    qtbot: QtBot, desk: Desk, open_page: Opened
) -> None:
    """A side is turned to before the workshop has been read: it is that workshop's."""
    for title in ("Dongeng", "Melukis"):
        event = add_workshop(desk, title=title, state="open")
        add_session(desk, event)
    page = open_page()
    qtbot.waitUntil(lambda: len(titles(page)) == 2)
    first, second = page.presenter.state.rows
    qtbot.waitUntil(lambda: page.headline.text() == first.title)
    page.activated(second.uid)
    page.activated("plan")
    qtbot.waitUntil(lambda: page.headline.text() == second.title)
