# SPDX-License-Identifier: GPL-3.0-or-later
"""A small library with its administrator at the desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from db import keys
from db.operations.desk import Desk, Person
from db.operations.founding import NewLibrary, found_library
from db.rules.roles import rights_of
from db.store import Store
from desktop_app.background import Background
from desktop_app.blocks import theme

NEW = NewLibrary(
    name="Perpustakaan",
    branch_code="PST",
    branch_name="Pusat",
    username="adi",
    person_name="Adi",
    password="rahasia123",
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    folder = tmp_path / "store"
    store = Store.create(folder, keys.new_passphrase_key(folder, "empat kata yang panjang"))
    yield found_library(store, NEW)
    store.close()


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    theme.apply(qapp, "light")
    lanes = Background()
    yield lanes
    lanes.close()


def as_role(desk: Desk, role: str) -> None:
    """The person at the desk has this role only."""
    assert desk.person is not None
    desk.person = Person(desk.person.uid, desk.person.name, desk.person.username, (role,), rights_of((role,)))
