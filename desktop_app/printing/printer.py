# SPDX-License-Identifier: GPL-3.0-or-later
"""From PDF bytes to a printer of the operating system, with its dialog or straight to a chosen one.

Nothing is kept in a file on the way: pages travel as pictures in memory.
"""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.printing.pages import Pages, PageSize, Picture
from desktop_app.printing.paper import Paper, Roll
from desktop_app.printing.refusals import PrinterMissing, PrintingFailed

SHEET_DPI = 300


def printers() -> list[str]:
    """Names of the printers of this machine; may take a second, so ask in the background."""
    return list(QPrinterInfo.availablePrinterNames())


def default_printer() -> str:
    """Name of the printer that the operating system prefers; empty when it has none."""
    return QPrinterInfo.defaultPrinterName()


def print_to(name: str, pdf: bytes, paper: Paper, copies: int = 1) -> None:
    """Print without a dialog; may run in the background. PrinterMissing, PrintingFailed: not printed."""
    if not name or name not in printers():
        raise PrinterMissing(name)
    printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    printer.setCopyCount(copies)
    send(printer, pdf, paper)


def print_with_dialog(pdf: bytes, paper: Paper, parent: QWidget | None = None) -> bool:
    """Let the person choose printer and copies; False when they cancel. PrinterMissing when there is none."""
    if not printers():
        raise PrinterMissing("")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    pages = Pages(pdf)
    prepare(printer, pages.sizes[0], paper)
    pages.close()
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    send(printer, pdf, paper)
    return True


def prepare(printer: QPrinter, size: PageSize, paper: Paper) -> None:
    """Set page size, orientation and resolution: a roll gets exactly the length of its slip, no long feed."""
    printer.setResolution(paper.dpi if isinstance(paper, Roll) else SHEET_DPI)
    printer.setFullPage(True)
    upright = QSizeF(min(size), max(size)) if not isinstance(paper, Roll) else QSizeF(*size)
    match = (
        QPageSize.SizeMatchPolicy.ExactMatch
        if isinstance(paper, Roll)
        else QPageSize.SizeMatchPolicy.FuzzyMatch
    )
    page = QPageSize(upright, QPageSize.Unit.Point, paper_name(paper), match)
    turned = upright.width() != size.width
    layout = QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(page, layout, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point))


def paper_name(paper: Paper) -> str:
    """What a custom page size is called in the driver's dialog."""
    return f"Roll {paper.paper_mm} mm" if isinstance(paper, Roll) else paper.name


def send(printer: QPrinter, pdf: bytes, paper: Paper) -> None:
    """Draw every page on `printer`. PrintingFailed when it refuses."""
    pages = Pages(pdf)
    prepare(printer, pages.sizes[0], paper)
    painter = QPainter()
    if not painter.begin(printer):
        pages.close()
        raise PrintingFailed(printer.printerName())
    try:
        for number, size in enumerate(pages.sizes):
            if number and size != pages.sizes[number - 1]:
                # Of tickets on a roll each is as long as it needs: squeezed, its code could not be read.
                prepare(printer, size, paper)
            if number:
                printer.newPage()
            _draw(painter, printer, pages.picture(number, printer.resolution(), isinstance(paper, Roll)))
    finally:
        done = painter.end()
        pages.close()
    if not done or printer.printerState() == QPrinter.PrinterState.Error:
        raise PrintingFailed(printer.printerName())


def _draw(painter: QPainter, printer: QPrinter, picture: Picture) -> None:
    area = printer.pageLayout().fullRectPixels(printer.resolution())
    painter.drawImage(QRectF(area), image(picture))


def image(picture: Picture) -> QImage:
    """`picture` for Qt; it holds its own copy of the pixels."""
    shared = QImage(picture.data, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
    return shared.copy()
