# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters of reminders, in the window of their envelope."""

from __future__ import annotations

import pypdfium2

from desktop_app.printing import notice_letter
from desktop_app.printing.notice_letter import LetterRow, NoticeLetter
from desktop_app.printing.paper import A4, MM
from tests.desktop_app.printing import examples
from tests.desktop_app.printing.reading import text_of

PUPIL = (
    "Orang tua atau wali: Muhammad Abdurrahman bin Abdullah",
    "SMP Negeri 5 Tanjungpinang",
    "Jalan Raja Haji Fisabilillah Nomor 123 RT 004 RW 012",
    "Kelurahan Dompak",
    "Kecamatan Bukit Bestari",
    "Tanjungpinang 29124",
)


def letter(address: tuple[str, ...]) -> NoticeLetter:
    return NoticeLetter(
        letterhead=examples.LIBRARY,
        number="S-1",
        day=examples.NOON.date(),
        name="Siti Aminah",
        address=address,
        subject="Pengingat",
        before="Yth. Siti",
        rows=(LetterRow("Laskar Pelangi", "310001", "1 Desember 2026"),),
        after="Salam",
        language="id",
    )


def lowest_above_the_subject(pdf: bytes) -> float:
    """Of what stands at the left, from the upper edge of the sheet, in points."""
    page = pypdfium2.PdfDocument(pdf)[0]
    boxes = [item.get_bounds() for item in page.get_objects()]
    bottoms = [A4.height - bottom for left, bottom, _, _ in boxes if left < 100 * MM]
    return max(bottom for bottom in bottoms if bottom < 91 * MM)


def test_a_pupils_letter_says_street_and_town_below_guardian_and_school() -> None:
    pdf = notice_letter.render([letter(PUPIL)])
    said = text_of(pdf)
    assert all(part in said for part in PUPIL)
    assert lowest_above_the_subject(pdf) <= 80.5 * MM


def test_an_address_of_any_length_stays_in_the_window() -> None:
    pdf = notice_letter.render([letter(PUPIL * 4)])
    assert lowest_above_the_subject(pdf) <= 80.5 * MM
