# SPDX-License-Identifier: GPL-3.0-or-later
"""Two founded libraries to import into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.operations.desk import Desk
from db.operations.founding import NewLibrary, found_library
from db.store import Store

LIBRARY = NewLibrary(
    name="Perpustakaan", branch_code="PST", branch_name="Pusat", username="admin", person_name="Ani",
    password="kata sandi panjang",
)  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = Store.create(tmp_path / "store", bytes(32))
    yield found_library(store, LIBRARY)
    store.close()


@pytest.fixture
def other_desk(tmp_path: Path) -> Iterator[Desk]:
    store = Store.create(tmp_path / "other", bytes(32))
    yield found_library(store, LIBRARY)
    store.close()
