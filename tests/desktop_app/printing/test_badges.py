# SPDX-License-Identifier: GPL-3.0-or-later
"""Name tags on labels: whole names of every kind, a code that is read, a sheet that was begun used up."""

from __future__ import annotations

import pytest

from desktop_app.printing.badge import Badge, render
from desktop_app.printing.label_stock import NAME_TAGS as LABELS
from desktop_app.printing.label_stock import Labels
from desktop_app.printing.paper import A4, MM
from tests.desktop_app.printing.certificate_examples import NAMES
from tests.desktop_app.printing.reading import decoded, facts, page_sizes, text_of, unembedded

QR = "SPT1" + "7K3M9QX2A0B1C2D3E4F5G6H7J8K9M0N1P2Q3R4S5T6V7W8X9Y0Z1"
each = pytest.mark.parametrize("labels", LABELS, ids=[one.name for one in LABELS])


def badges(count: int) -> list[Badge]:
    return [
        Badge(
            f"Peserta {n}", "SMA 3", "Menulis pantun", "Perpustakaan Kota", f"7K3M-{n:04}", f"{QR[:-4]}{n:04}"
        )
        for n in range(count)
    ]


@each
def test_labels_lie_on_the_sheet_and_not_on_each_other(labels: Labels) -> None:
    corners = [labels.corner(place) for place in range(labels.on_a_sheet)]
    for left, top in corners:
        assert 0 <= left <= A4.width - labels.width * MM
        assert 0 <= top <= A4.height - labels.height * MM
    for one in corners:
        for other in corners:
            apart = abs(one[0] - other[0]) > labels.width * MM - 0.01
            assert one == other or apart or abs(one[1] - other[1]) > labels.height * MM - 0.01


@each
@pytest.mark.parametrize("name", NAMES)
def test_any_name_is_there_whole(labels: Labels, name: str) -> None:
    long = "Dinas Perpustakaan dan Kearsipan Kota Tanjungpinang"
    pdf = render([Badge(name, long, "Menulis pantun", "Perpustakaan Kota", "7K3M-9QX2-A", QR)], labels)
    said = text_of(pdf).replace(" ", "")
    assert name.replace(" ", "") in said or any("\u0590" < letter < "\u08ff" for letter in name)
    assert decoded(pdf, 300) == {("QR Code", QR)}
    assert unembedded(pdf) == []
    assert name not in " ".join(facts(pdf).about.values())


@each
def test_a_sheet_that_was_begun_is_used_up(labels: Labels) -> None:
    some = badges(labels.on_a_sheet)
    assert len(page_sizes(render(some, labels))) == 1
    begun = render(some, labels, labels.on_a_sheet - 1)
    assert len(page_sizes(begun)) == 2
    assert [len(decoded(begun, 300, page)) for page in (0, 1)] == [1, len(some) - 1]
    assert begun == render(some, labels, labels.on_a_sheet - 1)
