# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul export`: everything of one kind into a file, which appears when it is whole."""

from argparse import Namespace
from pathlib import Path

from db.exchange.named import KINDS
from db.operations.export_files import export_file
from desktop_app.command_line.access import opened, signed_in
from desktop_app.command_line.answer import Answer
from desktop_app.finding_words import finding_text
from desktop_app.language import format_number, translate


def run(arguments: Namespace) -> Answer:
    """Raises NotAllowed, StoreError, OSError."""
    path: Path = arguments.file.absolute()
    with opened(arguments) as store:
        written = export_file(signed_in(arguments, store), path, KINDS[arguments.format])
    left_out = [{"label": label, "reason": finding_text(why)} for label, why in written.left_out]
    facts = {"file": path, "format": arguments.format, "written": written.records, "left_out": left_out}
    said = translate("CommandLine", "{count} records written to {file}.")
    lines = [said.format(count=format_number(written.records), file=path)]
    without = translate("CommandLine", "Left out: {label}: {reason}")
    lines += [without.format_map(one) for one in left_out]
    return Answer(facts, lines)
