# SPDX-License-Identifier: GPL-3.0-or-later
"""What a role may not do is not shown: pages, keys and commands, sections, tabs; for every role.

That the operations refuse it too stands in tests/db/operations/test_roles.py.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy import ColumnElement, select

from db.models import Item, Member
from db.models.columns import Row
from db.opening import open_store
from db.operations.circulation import check_out
from db.operations.founding import desk_of
from db.operations.staff import sign_in
from db.rules.roles import ROLES
from db.store import Store
from desktop_app import hands
from desktop_app.catalogue.page import CataloguePage
from desktop_app.circulation.page import CirculationPage
from desktop_app.exchange.page import ExchangePage
from desktop_app.members.page import MembersPage
from desktop_app.settings.page import SettingsPage
from tests.desktop_app.bad_days.library import BLOCKED, CARD, PASSPHRASE, PASSWORD, SHELF, WITHDRAWN
from tests.screenshots.playing import Playing

EVERYBODY = set(ROLES)
ADMINISTRATOR = {"administrator"}
HEADS = {"branch_head", *ADMINISTRATOR}
DESK = {"circulation", *HEADS}
SEES_MEMBERS = {"facilitator", *DESK}
CATALOGUERS = {"cataloguer", *ADMINISTRATOR}

PAGES = {
    "circulation": DESK,
    "catalogue": EVERYBODY,
    "members": SEES_MEMBERS,
    "history": DESK,
    "exchange": CATALOGUERS | HEADS,
    "settings": EVERYBODY,
}
SECTIONS = {
    **dict.fromkeys(("desk", "printing", "account", "about"), EVERYBODY),
    **dict.fromkeys(("calendar", "types", "policies", "backups"), HEADS),
    **dict.fromkeys(("mail", "staff", "branches"), ADMINISTRATOR),
}
TABS = {"import": CATALOGUERS | HEADS, "export": CATALOGUERS | HEADS}
COMMANDS = {
    "catalogue": {
        "lend": DESK,
        "member": SEES_MEMBERS,
        "history": EVERYBODY,
        **dict.fromkeys(
            ("new-title", "edit-title", "add-copy", "edit-copy", "withdraw", "put-back"), CATALOGUERS
        ),
    },
    "members": {
        **dict.fromkeys(("lend", "new-member", "edit", "renew-membership", "photo"), DESK),
        **dict.fromkeys(("block", "lift-block"), HEADS),
    },
    "circulation": {"due": HEADS, "renew": DESK},
}
"""Of each page what not everybody may, and something that all may who see it."""


def of(roles: dict[str, set[str]], role: str) -> set[str]:
    """What a role is shown of a table."""
    return {name for name, who in roles.items() if role in who}


@pytest.fixture(scope="module")
def lent(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library with one book out to Siti Aminah."""
    folder = Path(shutil.copytree(made_once, tmp_path_factory.mktemp("roles") / "store"))
    with closing(open_store(folder, PASSPHRASE)) as store:
        desk = desk_of(store, sign_in(store, "admin", PASSWORD))
        assert desk is not None
        desk.perform(check_out, item=uid(store, Item.barcode == SHELF[1]), member=member(store))
    return folder


@pytest.fixture(scope="module", params=ROLES)
def role(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def playing(qapp: QApplication, lent: Path, role: str) -> Iterator[Playing]:
    """The window with somebody of that role at it."""
    folder = Path(shutil.copytree(lent, lent.with_name(role)))
    played = Playing(qapp, folder)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SIMPUL_PASSPHRASE", PASSPHRASE)
        played.whole.start()
        played.sign_in(role, PASSWORD)
    played.quiet()
    yield played
    played.end()
    assert played.unforeseen == []


def uid(store: Store, condition: ColumnElement[bool]) -> UUID:
    """The item or member that a condition is about."""
    model: type[Row] = Item if "items" in str(condition) else Member
    with store.read() as session:
        return session.scalars(select(model.uid).where(condition)).one()


def member(store: Store, number: str = CARD) -> UUID:
    """A member by the card."""
    return uid(store, Member.number == number)


def offered(playing: Playing) -> set[str]:
    """Everything that can be done now, as the command palette lists it."""
    playing.quiet()
    playing.desk.open_palette()
    found = {command.id for command in playing.desk.palette_.found()}
    playing.desk.palette_.close_over()
    return found


def in_every_state(playing: Playing, page: str) -> Iterator[set[str]]:
    """What a page offers for a copy that is in, out, withdrawn; for a member who is well, or blocked."""
    match page:
        case "catalogue":
            catalogue = playing.go(CataloguePage)
            for barcode in (SHELF[0], SHELF[1], WITHDRAWN):
                catalogue.presenter.show_item(uid(playing.work.opened.store, Item.barcode == barcode))
                playing.quiet()
                hands.until(lambda: catalogue.presenter.state.shown_copy is not None, "the copy")
                yield offered(playing)
        case "members":
            members = playing.go(MembersPage)
            for number in (CARD, BLOCKED):
                members.presenter.choose(member(playing.work.opened.store, number))
                hands.until(lambda: members.presenter.state.detail is not None, "the member")
                yield offered(playing)
        case "circulation":
            counter = playing.go(CirculationPage)
            counter.presenter.open_member(member(playing.work.opened.store))
            hands.until(lambda: bool(counter.presenter.state.loans), "the member")
            yield offered(playing)


def test_pages(playing: Playing, role: str) -> None:
    """In the navigation, by key, in the palette; asked for all the same, they stay away."""
    buttons = playing.desk.navigation.buttons
    assert {name for name in PAGES if buttons[name].isVisible()} == of(PAGES, role)
    listed = offered(playing)
    assert {name for name in PAGES if f"page-{name}" in listed} == of(PAGES, role)
    assert playing.desk.page is not None
    before = playing.desk.page.page_name
    assert before in of(PAGES, role)
    for name in set(PAGES) - of(PAGES, role):
        playing.desk.go(name)
        assert playing.desk.page.page_name == before


@pytest.mark.parametrize("page", COMMANDS)
def test_commands(playing: Playing, role: str, page: str) -> None:
    """Whoever may not see the page is not offered its commands from elsewhere either."""
    if role not in PAGES[page]:
        assert not of(COMMANDS[page], role) - {"lend"}
        assert not {command for command in offered(playing) if command.startswith(f"{page}-")}
        return
    shown = set().union(*in_every_state(playing, page))
    assert shown & set(COMMANDS[page]) == of(COMMANDS[page], role)


def test_import_and_export(playing: Playing, role: str) -> None:
    """Who may only export is not asked for a file; members' data only for who may see members."""
    if role not in PAGES["exchange"]:
        assert not {command for command in offered(playing) if command.startswith("exchange-")}
        return
    page = playing.go(ExchangePage)
    assert set(page.tabs) == of(TABS, role)
    offers = offered(playing)
    assert ("choose-file" in offers) == (role in TABS["import"])
    assert ("other-view" in offers) == (len(of(TABS, role)) > 1)
    assert ("members" in page.giving_out.kinds) == (role in SEES_MEMBERS)


def test_sections_of_the_settings(playing: Playing, role: str) -> None:
    page = playing.go(SettingsPage)
    assert set(page.entries) == of(SECTIONS, role)
    for name in set(SECTIONS) - of(SECTIONS, role):
        page.open(name)
        assert page.current in of(SECTIONS, role)
    listed = {command.removeprefix("settings-") for command in offered(playing)}
    assert listed & set(SECTIONS) == of(SECTIONS, role)


def test_who_has_a_book_is_shown_to_who_may_see_members(playing: Playing, role: str) -> None:
    page = playing.go(CataloguePage)
    page.presenter.show_item(uid(playing.work.opened.store, Item.barcode == SHELF[1]))
    playing.quiet()
    copy = page.presenter.state.shown_copy
    assert copy is not None
    assert (copy.member_name, copy.member is not None) == (
        ("Siti Aminah", True) if role in SEES_MEMBERS else ("", False)
    )
