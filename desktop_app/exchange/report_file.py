# SPDX-License-Identifier: GPL-3.0-or-later
"""The report of an import as a CSV file."""

import csv
import os
from pathlib import Path

from db.operations.import_files import Report
from desktop_app.exchange.models import outcome_words, said
from desktop_app.language import translate

NUMBERS = (
    "read", "created", "updated", "unchanged", "refused", "repaired", "items_created", "items_updated",
)  # fmt: skip


def write_report(report: Report, path: Path) -> None:
    """Numbers first, then each record mended or refused; whole or not there. Raises OSError."""
    unfinished = path.with_name(path.name + ".unfinished")
    with unfinished.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file)
        writer.writerows((name, getattr(report, name)) for name in NUMBERS)
        writer.writerow(())
        writer.writerow(
            (
                translate("ExchangePage", "No."),
                translate("ExchangePage", "Outcome"),
                translate("ExchangePage", "Record"),
                translate("ExchangePage", "Why"),
            )
        )
        writer.writerows(
            (note.position, outcome_words(note.what), note.label, said(note.findings))
            for note in report.notes
        )
    os.replace(unfinished, path)
