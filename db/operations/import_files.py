# SPDX-License-Identifier: GPL-3.0-or-later
"""Importing a file: read, matched, written in batches that are journalled and committed one by one."""

import gc
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from uuid import UUID

import msgspec

from db.exchange.detect import Format, detect
from db.exchange.files import Source
from db.exchange.item_fields import ItemMapping
from db.exchange.koc import KOC, by_time
from db.exchange.member_sheets import KIND as LIST
from db.exchange.reading import guess_items, read_records
from db.exchange.records import (
    CounterRecord,
    Finding,
    ItemRecord,
    MemberRecord,
    Read,
    Record,
    TitleRecord,
)
from db.exchange.refused import RefusedFile
from db.operations.choices import Choices, choices_for
from db.operations.desk import Desk, Making, Together
from db.operations.import_notes import Noted, Notes
from db.operations.importing import import_members, import_titles
from db.operations.koc import CounterFile
from db.operations.members import next_number
from db.operations.planning import Plan, Verdict, plan_items, plan_titles
from db.operations.planning_members import plan_members
from db.operations.policies import today_at
from db.rules.roles import Right

AT_ONCE = 200
"""Records in one operation."""
OPERATIONS = 5
"""Operations in one transaction: a desk that lends meanwhile waits for one at most, some 0.2 s."""
LINES = 50
"""Lines of a .koc file in one transaction; each is an operation."""
BATCHES = {KOC: LINES, LIST: AT_ONCE}
"""Records in one transaction where that is fewer: of a list of people one sees how far it is."""


class Report(msgspec.Struct, kw_only=True):
    """What an import did: created + updated + unchanged + refused = read; `repaired` of them were mended.

    `unknown_words` are branches and types that the file names and the library has not, and conditions that
    are not known: ((what, word), times).
    `file_findings` concern the file as a whole. `refused_file` holds the refused records, to mend and import.
    """

    kind: str
    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: int = 0
    repaired: int = 0
    items_created: int = 0
    items_updated: int = 0
    notes: Notes = msgspec.field(default_factory=Notes)
    unknown_words: Counter[tuple[str, str]] = msgspec.field(default_factory=Counter)
    file_findings: list[Finding] = []
    cancelled: bool = False
    refused_file: Path | None = None


Progress = Callable[[int, int, int], None]
"""Bytes read, bytes in all, records read."""


def import_file(
    desk: Desk,
    path: Path,
    *,
    form: Format | None = None,
    mapping: ItemMapping | None = None,
    guess_mapping: bool = True,
    choices: Choices | None = None,
    refused_path: Path | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Report:
    """Import a file into the desk's store. Importing it again changes nothing and doubles nothing.

    Format and item mapping are found out where they are not given. `cancelled` is asked between batches: what
    was committed stays, also where the file can't be read any further. Refused records go to `refused_path`,
    in the file's own format, if there are any.
    Raises NotAllowed, StoreError, OSError.
    """
    form = form or detect(path)
    _require(desk, form)
    if mapping is None and guess_mapping:
        mapping = guess_items(path, form)
    if choices is None:
        with desk.store.read() as session:
            choices = choices_for(session, branch=desk.branch)
    report = Report(kind=form.kind, file_findings=form.findings)
    with Source(path) as source, RefusedFile(refused_path, form) as refused:
        run = _Run(desk, form, choices, report, refused)
        reads = read_records(source, form, mapping)
        reads = by_time(reads) if form.kind == KOC else reads
        while run.goes_on(reads):
            if progress is not None:
                progress(source.done(), source.size, report.read)
            if cancelled():
                report.cancelled = True
                break
        _finish(report, source, refused)
    return report


def _finish(report: Report, source: Source, refused: RefusedFile) -> None:
    if source.damage:
        report.file_findings.append(Finding("damaged_archive", what=source.damage))
    if not report.read and not report.cancelled:
        report.file_findings.append(Finding("no_records"))
    report.refused_file = refused.end()
    if refused.failed:
        report.file_findings.append(Finding("refused_not_kept"))


def _require(desk: Desk, form: Format) -> None:
    with desk.store.read() as session:
        making = Making(session, desk.clock(), desk.branch, desk.person)
        if form.kind == KOC:
            making.require(Right.LEND)
            making.require(Right.OVERRIDE)
            return
        making.require(Right.IMPORT)
        if form.holds_members:
            making.require(Right.EDIT_MEMBERS)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """No garbage collection inside: a batch makes many objects and no cycles; looking costs a fifth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Run:
    """One import: batch after batch."""

    def __init__(
        self, desk: Desk, form: Format, choices: Choices, report: Report, refused: RefusedFile
    ) -> None:
        self._desk, self._form, self._choices = desk, form, choices
        self._report, self._refused = report, refused
        self._numberless: set[UUID] = set()

    def goes_on(self, reads: Iterator[Read]) -> bool:
        """As `write_some`. Where the file is gone from here on (a stick pulled out), what is in stays in the
        report; raises OSError where nothing is."""
        try:
            return self.write_some(reads)
        except OSError as error:
            if not self._report.read:
                raise
            self._report.cancelled = True
            self._report.file_findings.append(Finding("not_read_further", what=error.strerror or ""))
            return False

    def write_some(self, reads: Iterator[Read]) -> bool:
        """Read and write the next records in one transaction; False where there were no more."""
        with _without_collecting():
            if batch := list(islice(reads, BATCHES.get(self._form.kind, AT_ONCE * OPERATIONS))):
                self._write(batch)
            return bool(batch)

    def _write(self, batch: list[Read]) -> None:
        done: list[tuple[list[Read], Plan]] = []
        with self._desk.together() as perform:
            for at in range(0, len(batch), AT_ONCE):
                part = batch[at : at + AT_ONCE]
                done.append((part, self._perform(perform, part)))
        for part, plan in done:
            self._count(part, plan)

    def _perform(self, perform: Together, reads: list[Read]) -> Plan:
        session = perform.session
        if self._form.kind == KOC:
            plan, lines = Plan(), CounterFile(self._desk, perform)
            records = (read.record for read in reads)
            plan.verdicts = [lines.take(one) for one in records if isinstance(one, CounterRecord)]
            return plan
        if self._form.holds_members:
            making = Making(session, self._desk.clock(), self._desk.branch, self._desk.person)
            numbers = partial(next_number, making)
            plan = plan_members(session, reads, self._choices, today_at(making), numbers)
            if plan.members:
                perform(import_members, members=tuple(plan.members.values()))
            return plan
        if self._form.kind == "items":
            plan = plan_items(session, reads, self._choices)
        else:
            plan = plan_titles(session, reads, self._choices, self._numberless)
        if not plan.empty:
            perform(import_titles, titles=list(plan.titles.items()), items=list(plan.items.values()))
        return plan

    def _count(self, reads: list[Read], plan: Plan) -> None:
        report, verdicts = self._report, iter(plan.verdicts)
        for read in reads:
            if read.record is None:
                assert read.refusal is not None
                verdict = Verdict("refused", (read.refusal,))
            else:
                verdict = next(verdicts)
            self._note(read, verdict)
        report.read += len(reads)
        report.items_created += plan.items_created
        report.items_updated += plan.items_updated
        report.unknown_words.update(plan.unknown_words)

    def _note(self, read: Read, verdict: Verdict) -> None:
        report = self._report
        setattr(report, verdict.outcome, getattr(report, verdict.outcome) + 1)
        if verdict.outcome == "refused":
            self._refused.add(read.raw)
            report.notes.append(
                Noted(read.position, read.place, "refused", verdict.findings, label(read.record))
            )
        elif read.repairs or verdict.findings:
            report.repaired += 1
            findings = (*read.repairs, *verdict.findings)
            report.notes.append(Noted(read.position, read.place, "repaired", findings, label(read.record)))


def label(record: Record | None) -> str:
    """What a person knows a record by: title, barcode, a member's number, a time; nothing personal."""
    match record:
        case TitleRecord():
            return record.title[:80]
        case ItemRecord():
            return record.barcode
        case MemberRecord():
            return record.number
        case CounterRecord():
            said = (f"{record.happened_at:%Y-%m-%d %H:%M:%S}", record.card, record.barcode)
            return " · ".join(filter(None, said))
        case _:
            return ""
