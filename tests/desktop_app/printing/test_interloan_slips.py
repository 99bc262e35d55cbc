# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters and slips of interlibrary loans: whole on every paper, and nobody's name but the staff's."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from desktop_app.printing import interloan_slip
from desktop_app.printing.interloan_slip import KINDS, InterloanSlip
from desktop_app.printing.paper import A4, A5, ROLL_58, ROLL_80, Paper
from desktop_app.printing.slip import Letterhead
from tests.desktop_app.printing.reading import text_of

HEAD = Letterhead("Perpustakaan Kota", "Pusat", "Jl. Contoh 1", "0800-555-0001")
AT = datetime(2026, 11, 2, 3, tzinfo=UTC)


def bare(kind: str) -> InterloanSlip:
    """Nothing is known but what must be."""
    return InterloanSlip(HEAD, kind, "J5VQZ2E", AT, "Dewi", "Universitas", "Tuhfat al-Nafis")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("paper", [A4, A5, ROLL_58, ROLL_80], ids=str)
def test_it_is_whole_on_every_paper(kind: str, paper: Paper) -> None:
    text = " ".join(text_of(interloan_slip.render(bare(kind), paper)).split())
    for said in ("J5VQZ2E", "Universitas", "Tuhfat al-Nafis", "Dewi"):
        assert said in text


def test_what_was_agreed_stands_on_it_and_in_the_letter() -> None:
    made = InterloanSlip(
        HEAD,
        interloan_slip.REQUEST,
        "J5VQZ2E",
        AT,
        "Dewi",
        "Universitas",
        "Tuhfat al-Nafis",
        ("Raja Ali Haji", "9789793062792"),
        address="Jl. Politeknik 3",
        needed_by=date(2026, 12, 24),
        agreement="1/PKS",
        condition="NoReproduction",
        note="Boleh edisi lain.",
    )
    text = " ".join(text_of(interloan_slip.render(made, A5)).split())
    subject, body = interloan_slip.as_text(made)
    assert "J5VQZ2E" in subject
    for said in ("Raja Ali Haji", "24", "1/PKS", "Boleh edisi lain."):
        assert said in text
        assert said in body
