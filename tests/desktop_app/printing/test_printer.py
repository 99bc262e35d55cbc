# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages reach a printer in the right size; a printer that is not there is named."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from desktop_app.printing import loan_slip, member_card, printer
from desktop_app.printing.pages import Pages
from desktop_app.printing.paper import A4, A5, CARD, ROLL_58, ROLL_80, Paper
from desktop_app.printing.refusals import PrinterMissing, PrintingFailed
from desktop_app.refusal_words import words
from tests.desktop_app.printing import examples
from tests.desktop_app.printing.reading import decoded, page_sizes

pytestmark = pytest.mark.usefixtures("qapp")


def printed(pdf: bytes, paper: Paper, folder: Path) -> bytes:
    """What a printer that writes PDF files receives."""
    device = QPrinter()
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(folder / "out.pdf"))
    printer.send(device, pdf, paper)
    return (folder / "out.pdf").read_bytes()


@pytest.mark.parametrize("paper", [ROLL_80, ROLL_58, A5, A4])
def test_paper_keeps_its_size_and_codes_stay_readable(paper: Paper, tmp_path: Path) -> None:
    slip = examples.a_loan_slip(4)
    pdf = loan_slip.render(slip, paper)
    received = printed(pdf, paper, tmp_path)
    # Printers take whole points.
    assert page_sizes(received)[0] == pytest.approx(page_sizes(pdf)[0], abs=1)
    assert decoded(received, 203) == {("QR Code", slip.number)}


def test_both_sides_of_a_card_are_printed_landscape(tmp_path: Path) -> None:
    received = printed(member_card.render(examples.a_card()), CARD, tmp_path)
    assert page_sizes(received) == [pytest.approx((CARD.width, CARD.height), abs=1)] * 2


def test_every_page_is_printed(tmp_path: Path) -> None:
    pdf = loan_slip.render(examples.a_loan_slip(60), A5)
    assert len(page_sizes(printed(pdf, A5, tmp_path))) == len(page_sizes(pdf)) > 1


def test_pages_of_one_size_are_told_to_the_printer_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A driver that is told anew within a job may begin another sheet: the back would not be on the card."""
    told, prepare = [], printer.prepare
    monkeypatch.setattr(printer, "prepare", lambda *said: (told.append(said), prepare(*said)))
    printed(member_card.render(examples.a_card()), CARD, tmp_path)
    assert len(told) == 1


def test_each_page_of_a_roll_is_as_long_as_it_needs(tmp_path: Path) -> None:
    short, long = examples.a_loan_slip(1), examples.a_loan_slip(12)
    pdf = _one_after_the_other(loan_slip.render(short, ROLL_80), loan_slip.render(long, ROLL_80))
    received = printed(pdf, ROLL_80, tmp_path)
    assert page_sizes(received) == [pytest.approx(size, abs=1) for size in page_sizes(pdf)]
    assert decoded(received, 203, 1) == {("QR Code", long.number)}


def _one_after_the_other(*pdfs: bytes) -> bytes:
    whole, out = PdfWriter(), BytesIO()
    for pdf in pdfs:
        whole.append(BytesIO(pdf))
    whole.write(out)
    return out.getvalue()


@pytest.mark.parametrize("name", ["", "Epson at the other desk"])
def test_a_missing_printer_is_named(name: str) -> None:
    with pytest.raises(PrinterMissing) as missing:
        printer.print_to(name, loan_slip.render(examples.a_loan_slip(), ROLL_80), ROLL_80)
    assert missing.value.name == name


def test_a_roll_is_sent_in_black_and_white() -> None:
    pages = Pages(loan_slip.render(examples.a_loan_slip(), ROLL_80))
    picture = pages.picture(0, 203, crisp=True)
    assert picture.width == pytest.approx(80 / 25.4 * 203, abs=1)
    shades = set(picture.data[::4])
    assert len(shades) <= 8, "no page of grey for a head that knows only black"


def test_preview_pictures_come_from_the_same_bytes(qapp: QApplication) -> None:
    pages = Pages(loan_slip.render(examples.a_loan_slip(), A5))
    shot = printer.image(pages.picture(0, 96))
    assert (shot.width(), shot.height()) == (560, 794)
    assert shot.pixelColor(2, 2).lightness() == 255
    pages.close()


@pytest.mark.parametrize("error", [PrinterMissing(""), PrinterMissing("Epson"), PrintingFailed("Epson")])
def test_what_was_not_printed_is_told_whole(error: PrinterMissing | PrintingFailed) -> None:
    """What happened, that nothing is lost, what to do; and which printer it is about."""
    said = words(error)
    assert all(said)
    assert error.name in said.headline
    assert said.headline != words(ZeroDivisionError()).headline
