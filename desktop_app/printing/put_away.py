# SPDX-License-Identifier: GPL-3.0-or-later
"""Saving and printing the recovery code from any window."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.background import Background
from desktop_app.language import translate
from desktop_app.printing import recovery_sheet
from desktop_app.printing.printer import print_with_dialog
from desktop_app.printing.recovery_sheet import RecoverySheet
from desktop_app.printing.refusals import PrinterMissing, PrintingFailed


def save_code(
    parent: QWidget,
    background: Background,
    library: str,
    code: str,
    done: Callable[[], None],
    failed: Callable[[str], None],
) -> None:
    """Ask where, then write the sheet there; `failed` gets the words for a person."""
    title = translate("RecoverySheet", "Save the recovery code")
    suggested = translate("RecoverySheet", "recovery-code", "file name") + ".pdf"
    chosen, _filter = QFileDialog.getSaveFileName(parent, title, suggested, "PDF (*.pdf)")
    if chosen:
        file = Path(chosen)
        background.run(
            lambda _task: write(file, _sheet(library, code)),
            lambda _none: done(),
            lambda error: failed(_not_saved(error)),
        )


def _not_saved(error: Exception) -> str:
    reason = (error.strerror if isinstance(error, OSError) else "") or type(error).__name__
    return translate("RecoverySheet", "The file could not be written: {reason}").format(reason=reason)


def _sheet(library: str, code: str) -> bytes:
    return recovery_sheet.render(RecoverySheet(library, code, datetime.now(UTC)))


def write(file: Path, pdf: bytes) -> None:
    """Write a PDF whole or not at all. Raises OSError."""
    fresh = file.with_name(file.name + ".new")
    fresh.write_bytes(pdf)
    os.replace(fresh, file)


def print_code(
    parent: QWidget,
    background: Background,
    library: str,
    code: str,
    done: Callable[[], None],
    failed: Callable[[str], None],
) -> None:
    """Make the sheet beside the window, then let the person choose a printer."""

    def ready(pdf: bytes) -> None:
        try:
            if print_with_dialog(pdf, recovery_sheet.PAPER, parent):
                done()
        except PrinterMissing:
            failed(
                translate("RecoverySheet", "This computer has no printer. Save the code to a file instead.")
            )
        except PrintingFailed:
            failed(
                translate("RecoverySheet", "The printer did not take it. Save the code to a file instead.")
            )

    background.run(lambda _task: _sheet(library, code), ready)
