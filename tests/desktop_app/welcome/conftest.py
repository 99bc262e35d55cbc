# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the first window begin with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from db.operations.founding import NewLibrary
from desktop_app.background import Background
from desktop_app.blocks import theme

PASSPHRASE = "empat kata yang panjang"
NEW = NewLibrary(
    name="Perpustakaan",
    branch_code="PST",
    branch_name="Pusat",
    username="adi",
    person_name="Adi",
    password="rahasia123",
)


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    theme.apply(qapp, "light")
    lanes = Background()
    yield lanes
    lanes.close()
