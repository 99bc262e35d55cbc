# SPDX-License-Identifier: GPL-3.0-or-later
"""Loan and return slips say what the record says, on every paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.rules.ledger import KINDS
from desktop_app.language import format_money
from desktop_app.payment_words import payment_name
from desktop_app.printing import cash_count, frozen, loan_slip, receipt, return_slip, transit_slip
from desktop_app.printing.paper import A4, A5, MM, ROLL_58, ROLL_80, Paper, Roll
from desktop_app.printing.slip import Reprint
from desktop_app.printing.transit_slip import TransitSlip
from tests.desktop_app.printing import examples
from tests.desktop_app.printing.reading import decoded, facts, page_sizes, text_of, unembedded

PAPERS = (ROLL_80, ROLL_58, A5, A4)
# pdfium counts the thickness of a line to its length.
LINE = 1.2


@pytest.mark.parametrize("paper", PAPERS)
def test_a_loan_slip_says_what_was_lent(paper: Paper) -> None:
    slip = examples.a_loan_slip(4)
    text = text_of(loan_slip.render(slip, paper))
    for fact in (slip.number, "陈美玲", "A-000321", "Dewi", "Perpustakaan Kota", "Cabang Pusat"):
        assert fact in text
    for row in slip.rows:
        assert row.barcode in text
    assert "活着 (To live)" in text
    assert "تحفة النفيس" in text


@pytest.mark.parametrize("paper", PAPERS)
def test_a_return_slip_says_days_and_fines(paper: Paper) -> None:
    text = text_of(return_slip.render(examples.a_return_slip(6), paper))
    assert text.count("Rp 1.500") == 3
    assert "Rp 4.500" in text
    assert "Siti Rahmawati" in text


@pytest.mark.parametrize("sort", KINDS)
@pytest.mark.parametrize("paper", PAPERS)
def test_a_receipt_says_how_much_was_settled_how_and_what_is_left(paper: Paper, sort: str) -> None:
    made = examples.a_receipt(sort)
    text = text_of(receipt.render(made, paper))
    for said in (made.number, payment_name(sort), format_money(2_000), format_money(1_500), "Dewi"):
        assert said.replace("\xa0", " ") in text
    assert ("Anak yatim" in text) == (sort != "paid")
    owed = replace(made, left=-500)
    assert format_money(500).replace("\xa0", " ") in text_of(receipt.render(owed, paper))
    assert frozen.thaw("payment", frozen.freeze(made)) == made
    assert frozen.document_of(made) == "payment_slip"


@pytest.mark.parametrize("paper", PAPERS)
def test_a_count_of_the_till_says_what_should_be_there_what_is_and_what_stays(paper: Paper) -> None:
    made = examples.a_cash_count()
    text = text_of(cash_count.render(made, paper))
    sums = (50_000, 27_500, -2_000, 76_500, 76_000, -500, 26_000)
    for said in (made.number, "Dewi", "Counted", "kepala cabang", *map(format_money, sums)):
        assert said.replace("\xa0", " ") in text
    assert (f"+{format_money(1_000)}").replace("\xa0", " ") in text
    assert cash_count.late_words() not in text_of(cash_count.render(replace(made, late=0), paper))
    again = frozen.thaw("cash", frozen.freeze(made), Reprint(1, made.at))
    assert "REPRINT 1" in text_of(frozen.render(again, paper))
    assert replace(again, reprint=None) == made
    assert frozen.document_of(made) == "cash_slip"


def test_a_return_slip_of_several_members_names_each() -> None:
    slip = examples.a_return_slip(2)
    rows = tuple(replace(row, member=f"A-00000{place}") for place, row in enumerate(slip.rows, 1))
    for paper in PAPERS:
        text = text_of(return_slip.render(replace(slip, rows=rows, member_name=""), paper))
        assert "A-000001" in text
        assert "A-000002" in text
        assert "Siti" not in text


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("rows", [0, 1, 40])
def test_any_number_of_rows(rows: int, paper: Paper) -> None:
    slip = examples.a_loan_slip(rows)
    pdf = loan_slip.render(slip, paper)
    text = text_of(pdf)
    assert all(row.barcode in text for row in slip.rows)
    assert len(page_sizes(pdf)) == 1 or not isinstance(paper, Roll)
    assert (len(page_sizes(pdf)) > 1) == (rows == 40 and not isinstance(paper, Roll))


@pytest.mark.parametrize("roll", [ROLL_80, ROLL_58, Roll(58, 424)])
def test_a_roll_is_as_wide_as_the_paper_and_no_longer_than_its_words(roll: Roll) -> None:
    sizes = [page_sizes(loan_slip.render(examples.a_loan_slip(rows), roll))[0] for rows in (1, 3, 40)]
    assert all(width == pytest.approx(roll.paper_mm * MM, abs=0.01) for width, _ in sizes)
    heights = [height for _, height in sizes]
    assert heights == sorted(heights)
    assert heights[1] < 160 * MM


def test_a_roll_prints_inside_what_the_head_reaches() -> None:
    for roll in (ROLL_80, ROLL_58):
        for left, right in facts(loan_slip.render(examples.a_loan_slip(6), roll)).spans:
            assert left >= roll.margin - LINE
            assert right <= roll.width - roll.margin + LINE


def test_a_roll_is_black_only_and_at_least_8_points() -> None:
    for roll in (ROLL_80, ROLL_58):
        read = facts(loan_slip.render(examples.a_reprint(), roll))
        assert read.smallest >= 8
        assert read.colours == {(0, 0, 0)}


@pytest.mark.parametrize("paper", PAPERS)
def test_the_same_slip_is_the_same_bytes(paper: Paper) -> None:
    first = loan_slip.render(examples.a_loan_slip(), paper)
    loan_slip.render(examples.a_loan_slip(5), paper)
    assert loan_slip.render(examples.a_loan_slip(), paper) == first


@pytest.mark.parametrize("paper", PAPERS)
def test_every_font_is_inside_the_file(paper: Paper) -> None:
    pdf = loan_slip.render(examples.a_loan_slip(4), paper)
    assert unembedded(pdf) == []
    assert {"Inter-Regular", "DroidSansFallback", "NotoNaskhArabic-Regular"} <= facts(pdf).fonts


@pytest.mark.parametrize("paper", PAPERS)
def test_the_qr_code_is_the_slip_number(paper: Paper) -> None:
    slip = examples.a_loan_slip()
    dpi = paper.dpi if isinstance(paper, Roll) else 150
    assert decoded(loan_slip.render(slip, paper), dpi) == {("QR Code", slip.number)}


@pytest.mark.parametrize("paper", PAPERS)
def test_a_copy_is_marked(paper: Paper) -> None:
    assert "REPRINT 2" in text_of(loan_slip.render(examples.a_reprint(2), paper))
    assert "REPRINT" not in text_of(loan_slip.render(examples.a_loan_slip(), paper))


@pytest.mark.parametrize("paper", PAPERS)
def test_nobody_is_named_in_the_files_own_words(paper: Paper) -> None:
    slip = examples.a_loan_slip()
    about = facts(loan_slip.render(slip, paper)).about
    assert slip.number in about["/Title"]
    assert about["/Author"] == "Perpustakaan Kota Tanjungpinang"
    words = " ".join(about.values())
    assert not any(name in words for name in ("Chen", "陈", "Dewi", "A-000321", "anonymous"))


def test_the_file_says_its_language_and_version() -> None:
    pdf = loan_slip.render(examples.a_loan_slip(), A5)
    assert pdf.startswith(b"%PDF-1.7")
    assert facts(pdf).language == "id"


def test_markup_in_a_title_is_text() -> None:
    slip = examples.a_loan_slip(1)
    title = "<b>Rumah</b> & <img src='https://example.org/a.png'/> %n {0}"
    rows = (replace(slip.rows[0], title=title),)
    assert "<b>Rumah</b> & <img" in text_of(loan_slip.render(replace(slip, rows=rows), A4))


def test_a_very_long_title_ends_in_an_ellipsis_after_two_lines() -> None:
    slip = examples.a_loan_slip(1)
    rows = (replace(slip.rows[0], title=examples.LONG_TITLE * 3),)
    for paper in PAPERS:
        text = text_of(loan_slip.render(replace(slip, rows=rows), paper))
        assert "Sejarah dan kebudayaan" in text
        assert "\u2026" in text


@pytest.mark.parametrize("name", ["Suharto", "X" * 90, "Ahmad " * 25, "陈" * 60])
def test_names_of_any_length_stay_on_the_paper(name: str) -> None:
    slip = replace(examples.a_loan_slip(1), member_name=name)
    for paper in PAPERS:
        width = paper.width
        read = facts(loan_slip.render(slip, paper))
        assert max(right for _, right in read.spans) <= width


@pytest.mark.parametrize("paper", PAPERS)
def test_a_long_name_of_a_branch_stays_beside_what_it_is_called(paper: Paper) -> None:
    """It stands among the totals too, as where to."""
    name = "Perpustakaan Keliling Kecamatan Tanjungpinang Timur dan Bukit Bestari"
    head = replace(examples.LIBRARY, branch="Pusat")
    slip = TransitSlip(head, "S-1", examples.NOON, "Dewi", "Laskar Pelangi", "310001", name, "home")
    pdf = transit_slip.render(slip, paper)
    margin = paper.margin - 2 * LINE
    assert all(left >= margin and right <= paper.width - margin for left, right in facts(pdf).spans)
    assert name in text_of(pdf)


def test_a_line_ends_between_telephone_numbers_and_not_within_one() -> None:
    head = replace(examples.LIBRARY, phone="(0771) 4443210 / 0812-7000-1111, 0813-1234-5678")
    said = text_of(loan_slip.render(replace(examples.a_loan_slip(), letterhead=head), ROLL_58))
    assert "0813-1234-5678" in said


def test_printable_dots_are_a_multiple_of_8_and_fit_the_paper() -> None:
    for paper_mm, dots in ((80, 577), (58, 576), (80, 0)):
        with pytest.raises(ValueError, match="dots"):
            Roll(paper_mm, dots)
