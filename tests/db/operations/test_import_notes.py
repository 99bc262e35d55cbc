# SPDX-License-Identifier: GPL-3.0-or-later
"""What was said of records comes out as it went in, in order."""

from __future__ import annotations

import pytest

from db.exchange.records import Finding
from db.operations.import_notes import AT_ONCE, Noted, Notes


@pytest.mark.parametrize("number", [0, 1, AT_ONCE, 2 * AT_ONCE + 1])
def test_notes_come_out_as_they_went_in(number: int) -> None:
    put = [
        Noted(
            n, 99 * n, ("repaired", "refused")[n % 2], (Finding("long", "245", "李伟杰"),) * (n % 3), f"J{n}"
        )
        for n in range(number)
    ]
    notes = Notes()
    for noted in put:
        notes.append(noted)
    assert (len(notes), [*notes], [*notes]) == (number, put, put)
    assert notes.first(3) == put[:3]
