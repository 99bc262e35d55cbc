# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul-server import`: files into the central catalogue, by the operations that a desk's import makes."""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy.exc import IntegrityError, OperationalError

from central_server.command_line.answer import DONE, REFUSED, Answer, CommandRefused, WrongUsage
from central_server.command_line.opening import branch_with_code, opened, settings_of
from central_server.own_desk import own_desk
from db.exchange.item_fields import PART_NAMES, PRESETS
from db.exchange.named import format_of, item_mapping
from db.operations.choices import Choices, choices_for
from db.operations.desk import Desk
from db.operations.import_files import Report, import_file
from db.operations.import_notes import Noted

NUMBERS = (
    "read", "created", "updated", "unchanged", "refused", "repaired", "items_created", "items_updated",
)  # fmt: skip
SHOWN = 20
"""Records named for people; programs get them all."""


def run(arguments: Namespace) -> Answer:
    """REFUSED where nothing of a file could be taken, or not all of it be read.

    Raises OSError, Refusal, CommandRefused, WrongUsage.
    """
    _refuse_the_files_themselves(arguments.files, arguments.rejects)
    told = settings_of(arguments)
    with opened(told) as store:
        desk = own_desk(store, arguments.staff)
        assert desk is not None  # opened() has seen to it
        choices = _choices(desk, arguments.branch)
        reports = [(file, _imported(desk, file, choices, arguments)) for file in arguments.files]
    well = all(
        report.created + report.updated + report.unchanged and not report.cancelled for _, report in reports
    )
    facts = {"files": [{"file": file, **_facts(report)} for file, report in reports]}
    lines = [line for file, report in reports for line in _lines(file, report)]
    return Answer(facts, lines, DONE if well else REFUSED)


def _refuse_the_files_themselves(files: Sequence[Path], rejects: Path | None) -> None:
    """What is refused would take the place of all that was in one of them. Raises WrongUsage."""
    kept = [] if rejects is None else [rejects / file.name for file in files]
    if any(place.samefile(file) for place in kept if place.exists() for file in files if file.exists()):
        raise WrongUsage("--rejects is the folder of the files that are taken in: choose another one")


def _choices(desk: Desk, code: str | None) -> Choices:
    with desk.store.read() as session:
        return choices_for(session, branch=branch_with_code(session, code).uid if code else desk.branch)


def _imported(desk: Desk, file: Path, choices: Choices, arguments: Namespace) -> Report:
    rejects: Path | None = arguments.rejects
    if rejects is not None:
        rejects.mkdir(parents=True, exist_ok=True)
    try:
        return import_file(
            desk,
            file,
            form=format_of(file, arguments.format),
            mapping=_mapping(arguments.mapping) if arguments.mapping else None,
            guess_mapping=arguments.mapping is None,
            choices=choices,
            refused_path=None if rejects is None else rejects / file.name,
            progress=_told(file) if sys.stderr.isatty() and not arguments.json else None,
        )
    except (OperationalError, IntegrityError) as error:
        said = f"{file}: a desk changed the same at this moment. What was taken is kept: import it once more."
        raise CommandRefused("interrupted", said, file=file) from error


def _mapping(spec: str) -> Any:
    try:
        return item_mapping(spec)
    except ValueError as error:
        told = f"--mapping is none, one of {', '.join(PRESETS)}, or TAG:{'|'.join(PART_NAMES)}=code,…"
        raise WrongUsage(told) from error


def _told(file: Path) -> Callable[[int, int, int], None]:
    def tell(done: int, total: int, records: int) -> None:
        percent = 100 * done // total if total else 100
        sys.stderr.write(f"\r{file.name}: {percent} %, {records} records" + ("\n" if done >= total else ""))

    return tell


def _facts(report: Report) -> dict[str, Any]:
    return {
        "format": report.kind,
        **{name: getattr(report, name) for name in NUMBERS},
        "records": [_noted(noted) for noted in report.notes],
        "unknown_words": [{"what": w, "word": t, "times": n} for (w, t), n in report.unknown_words.items()],
        "findings": [finding.code for finding in report.file_findings],
        "rejects": report.refused_file,
    }


def _noted(noted: Noted) -> dict[str, Any]:
    codes = [finding.code for finding in noted.findings]
    return {"position": noted.position, "outcome": noted.what, "codes": codes, "label": noted.label}


def _lines(file: Path, report: Report) -> list[str]:
    numbers = ", ".join(f"{getattr(report, name)} {name.replace('_', ' ')}" for name in NUMBERS)
    lines = [f"{file} ({report.kind}): {numbers}."]
    lines += [f"  the file: {finding.code}" for finding in report.file_findings]
    lines += [
        f"  not known here, the usual one was taken: {what} '{word}' ({times} times)"
        for (what, word), times in report.unknown_words.most_common(SHOWN)
    ]
    for noted in report.notes.first(SHOWN):
        codes = ", ".join(finding.code for finding in noted.findings)
        lines.append(f"  record {noted.position} {noted.what}: {codes}. {noted.label}".rstrip())
    if (more := len(report.notes) - SHOWN) > 0:
        lines.append(f"  … and {more} more (all of them with --json)")
    if report.refused_file is not None:
        lines.append(f"  The refused records lie in {report.refused_file}: mend them and import that file.")
    return lines
