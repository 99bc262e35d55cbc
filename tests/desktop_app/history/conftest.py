# SPDX-License-Identifier: GPL-3.0-or-later
"""A library where two members are to be reminded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from db.models import Member
from db.operations import members
from db.operations.desk import Desk
from desktop_app.background import Background
from desktop_app.language import use_language
from tests.desk.a_library import PASSWORD, Library, found_a_library
from tests.desktop_app.history.late_readers import SITI, Page, lend_long_ago


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return found_a_library(tmp_path / "store")


@pytest.fixture
def desk(library: Library) -> Iterator[Desk]:
    """Siti and Budi have something out for so long that it is overdue; Siti has telephone and e-mail."""
    from db.operations.founding import desk_of
    from db.operations.staff import sign_in

    with closing(library.store()) as store:
        found = desk_of(store, sign_in(store, "admin", PASSWORD))
        assert found is not None
        for card, barcode in zip(library.cards[:2], library.barcodes[:2], strict=True):
            lend_long_ago(found, card, barcode)
        with store.read() as session:
            siti = session.scalars(select(Member).where(Member.name == SITI)).one()
            facts = members.facts_of(session, siti)
            uid = siti.uid
        reached = msgspec.structs.replace(
            facts, phone="0812-555-0100", email="siti@example.org", address="Jl. A 1"
        )
        found.perform(members.edit_member, member=uid, facts=reached)
        yield found


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk) -> Iterator[Page]:
    use_language("en")
    background = Background()
    yield Page(qtbot, desk, background)
    background.close()
    use_language("id")
