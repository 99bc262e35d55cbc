# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul import`: a file of titles, items or members, with an exact report of what was mended or refused."""

import signal
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from db.exchange.detect import Format
from db.exchange.item_fields import PART_NAMES, PRESETS, ItemMapping
from db.exchange.koc import KOC
from db.exchange.member_sheets import FIELDS
from db.exchange.member_sheets import KIND as MEMBER_LIST
from db.exchange.named import KINDS, format_of, item_mapping, with_columns
from db.exchange.preview import Preview, preview, recounted
from db.exchange.records import Finding
from db.operations.choices import Choices, choices_for
from db.operations.desk import Desk
from db.operations.import_files import Progress, Report, import_file
from db.operations.import_notes import Noted
from db.operations.koc import seen_by
from db.operations.planning_members import foreseen
from db.queries.library import member_types
from desktop_app.command_line.access import branch_with_code, opened, signed_in
from desktop_app.command_line.answer import DONE, REFUSED, Answer, OneByOne
from desktop_app.command_line.arguments import WrongUsage
from desktop_app.finding_words import finding_text
from desktop_app.language import format_number, translate
from desktop_app.refusal_words.fields import field_name

CALLED = {kind: name for name, kind in KINDS.items()} | {"unknown": "unknown"}
SHOWN = 20
"""Records named for people; programs get them all."""


def run(arguments: Namespace) -> Answer:
    """REFUSED where nothing of the file could be taken, or a person stopped it.

    Raises OSError, StoreError, Refusal, WrongUsage.
    """
    path: Path = arguments.file
    _refuse_the_file_itself(path, arguments.rejects)
    mapping = mapping_of(arguments.mapping) if arguments.mapping else None
    if arguments.preview:
        return _preview(arguments, mapping)
    with opened(arguments) as store:
        desk = signed_in(arguments, store)
        with _progress(arguments) as progress, _interrupted() as interrupted:
            report = import_file(
                desk,
                path,
                form=_form(arguments),
                mapping=mapping,
                guess_mapping=arguments.mapping is None,
                choices=_choices(desk, arguments),
                refused_path=arguments.rejects,
                progress=progress,
                cancelled=interrupted,
            )
    return answer_of(report)


def _refuse_the_file_itself(path: Path, rejects: Path | None) -> None:
    """What is refused would take the place of all that was in it. Raises WrongUsage."""
    with suppress(OSError):
        if rejects is not None and rejects.samefile(path):
            told = translate("CommandLine", "--rejects names the file that is taken in: choose another name")
            raise WrongUsage(told)


def _form(arguments: Namespace) -> Format:
    """What the file is, with the columns that a person named. Raises WrongUsage."""
    form = format_of(arguments.file, arguments.format)
    if not arguments.columns:
        return form
    try:
        return with_columns(form, arguments.columns)
    except ValueError as error:
        told = translate("CommandLine", "--columns is field=place,…; fields are {fields}")
        raise WrongUsage(told.format(fields=", ".join(FIELDS))) from error


@contextmanager
def _interrupted() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl+C was pressed: the import ends after its batch and reports; pressed again, at once."""
    pressed: list[int] = []

    def stop(number: int, _frame: object) -> None:
        pressed.append(number)
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield lambda: bool(pressed)
    finally:
        signal.signal(signal.SIGINT, before)


def _preview(arguments: Namespace, mapping: ItemMapping | None) -> Answer:
    """The first records as they would be read. The store stays closed, but for what names members."""
    form = _form(arguments)
    seen = preview(arguments.file, form=form, mapping=mapping, guess_mapping=arguments.mapping is None)
    if form.kind == KOC:
        with opened(arguments) as store, store.read() as session:
            seen = recounted(seen, list(seen_by(session, seen.reads)))
    elif form.kind == MEMBER_LIST:
        with opened(arguments) as store:
            desk = signed_in(arguments, store)
            choices = _choices(desk, arguments)
            seen = foreseen(desk, seen, choices)
    facts = {
        "preview": True,
        "format": CALLED[seen.form.kind],
        "mapping": seen.mapping,
        "looked_at": len(seen.reads),
        "whole_file": seen.whole,
        "refused": seen.refused,
        "planned": seen.planned,
        "items": seen.items,
        "findings": dict(seen.findings),
        "file": [finding_text(finding) for finding in seen.form.findings],
        "branches": dict(seen.branches),
        "item_types": dict(seen.item_types),
        "member_types": dict(seen.member_types),
    }
    return Answer(facts, _preview_lines(seen), REFUSED if seen.refused == len(seen.reads) else DONE)


def _preview_lines(seen: Preview) -> list[str]:
    said = translate(
        "CommandLine", "Format {format}; {count} records looked at, {refused} of them can't be taken."
    )
    lines = [said.format(format=CALLED[seen.form.kind], count=len(seen.reads), refused=seen.refused)]
    if seen.mapping is not None:
        at = translate("CommandLine", "Items in field {tag}, barcode in {code}: {items} found.")
        lines.append(at.format(tag=seen.mapping.tag, code=seen.mapping.barcode, items=seen.items))
    if seen.planned:
        planned = translate(
            "CommandLine",
            "Members: {created} new, {updated} changed, {unchanged} unchanged, {refused} refused.",
        )
        lines.append(planned.format_map(seen.planned))
    words = {**seen.branches, **seen.item_types, **seen.member_types}
    if words:
        lines.append(translate("CommandLine", "Its words: {words}").format(words=", ".join(words)))
    lines += [finding_text(finding) for finding in seen.form.findings]
    return [*lines, *_wrong(seen), translate("CommandLine", "Nothing was changed.")]


def _wrong(seen: Preview) -> list[str]:
    """Each kind of trouble and how often; of a file that holds no records, why."""
    if seen.form.kind == "unknown":
        return [finding_text(read.refusal) for read in seen.reads if read.refusal]
    return [f"{finding_text(Finding(code))}: {count}" for code, count in seen.findings.most_common()]


def mapping_of(spec: str) -> ItemMapping | None:
    """What `--mapping` names. Raises WrongUsage."""
    try:
        return item_mapping(spec)
    except ValueError as error:
        told = translate("CommandLine", "--mapping is none, one of {presets}, or TAG:{names}=code,…")
        said = told.format(presets=", ".join(PRESETS), names="|".join(PART_NAMES))
        raise WrongUsage(said) from error


def _choices(desk: Desk, arguments: Namespace) -> Choices:
    with desk.store.read() as session:
        code = arguments.branch
        branch = branch_with_code(session, code).uid if code else desk.branch
        kind = None
        if arguments.member_type:
            types = {one.code.casefold(): one.uid for one in member_types(session)}
            kind = types.get(arguments.member_type.casefold())
            if kind is None:
                said = translate("CommandLine", "There is no member type {code}.")
                raise WrongUsage(said.format(code=arguments.member_type))
        return choices_for(session, branch=branch, member_type=kind, institution=arguments.institution)


@contextmanager
def _progress(arguments: Namespace) -> Iterator[Progress | None]:
    """One line that is written over, for a person at a terminal."""
    if arguments.json or not sys.stderr.isatty():
        yield None
        return
    try:
        yield _tell
    finally:
        sys.stderr.write("\n")


def _tell(done: int, total: int, records: int) -> None:
    said = translate("CommandLine", "{percent} %, {records} records")
    percent = 100 * done // total if total else 100
    sys.stderr.write("\r" + said.format(percent=percent, records=format_number(records)))
    sys.stderr.flush()


NUMBERS = (
    "read", "created", "updated", "unchanged", "refused", "repaired", "items_created", "items_updated",
)  # fmt: skip


def answer_of(report: Report) -> Answer:
    """A report for programs and for people."""
    numbers: dict[str, Any] = {name: getattr(report, name) for name in NUMBERS}
    facts = {
        "format": CALLED[report.kind],
        **numbers,
        "records": OneByOne(lambda: map(_noted, report.notes)),
        "unknown_words": [{"what": w, "word": t, "times": n} for (w, t), n in report.unknown_words.items()],
        "file": [finding_text(finding) for finding in report.file_findings],
        "cancelled": report.cancelled,
        "rejects": report.refused_file,
    }
    taken = report.created + report.updated + report.unchanged
    return Answer(facts, _lines(report), DONE if taken and not report.cancelled else REFUSED)


def _noted(noted: Noted) -> dict[str, Any]:
    return {
        "position": noted.position,
        "place": noted.place,
        "outcome": noted.what,
        "reason": _reason(noted),
        "codes": [finding.code for finding in noted.findings],
        "label": noted.label,
    }


def _reason(noted: Noted) -> str:
    return "; ".join(finding_text(finding) for finding in noted.findings)


def _lines(report: Report) -> list[str]:
    said = translate(
        "CommandLine",
        "{read} records read: {created} created, {updated} updated, {unchanged} unchanged, "
        "{refused} refused. {repaired} were repaired. "
        "Items: {items_created} created, {items_updated} updated.",
    )
    lines = [said.format_map({name: format_number(getattr(report, name)) for name in NUMBERS})]
    if report.cancelled:
        stopped = translate(
            "CommandLine", "Stopped. What was taken in is kept: import the file again to go on."
        )
        lines.insert(0, stopped)
    lines += [finding_text(finding) for finding in report.file_findings]
    lines += [_unknown(*word, times) for word, times in report.unknown_words.most_common(SHOWN)]
    lines += [_note_line(noted) for noted in report.notes.first(SHOWN)]
    if (more := len(report.notes) - SHOWN) > 0:
        lines.append(translate("CommandLine", "… and %n more (all of them with --json)", None, more))
    if report.refused_file is not None:
        put = translate("CommandLine", "The refused records lie in {file}: mend them and import that file.")
        lines.append(put.format(file=report.refused_file))
    return lines


def _unknown(what: str, word: str, times: int) -> str:
    said = translate(
        "CommandLine", "Not known here, so the usual one was taken: {what} '{word}' ({times} times)"
    )
    return said.format(what=field_name(what), word=word, times=format_number(times))


def _note_line(noted: Noted) -> str:
    if noted.what == "refused":
        said = translate("CommandLine", "Record {position} refused: {reason}. {label}")
    else:
        said = translate("CommandLine", "Record {position} repaired: {reason}. {label}")
    return said.format(position=noted.position, reason=_reason(noted), label=noted.label).strip()
