# SPDX-License-Identifier: GPL-3.0-or-later
"""What the import and export page shows, and what its buttons mean. Knows no widgets."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from msgspec.structs import replace as replace_struct

from db.exchange.detect import Format
from db.exchange.item_fields import ItemMapping
from db.exchange.koc import KOC
from db.exchange.member_sheets import KIND as MEMBER_LIST
from db.exchange.preview import Preview, preview, recounted
from db.exchange.writers import Written
from db.operations.choices import Choices, choices_for
from db.operations.desk import Desk
from db.operations.export_files import export_file
from db.operations.import_files import Report, import_file
from db.operations.koc import seen_by
from db.operations.planning_members import foreseen
from db.queries.library import BranchRow, TypeRow, branches, item_types, member_types
from desktop_app.beside import Beside

TOUCHED = frozenset({"titles", "items", "members", "loans", "fines", "holds"})

ASK = object()
"""Instead of a mapping: find out from the file itself."""


class Task(Protocol):
    """Work under way; see desktop_app.background."""

    cancelled: bool

    def cancel(self) -> None:
        """Ask it to stop."""

    def report(self, done: int, total: int, note: str = "") -> None:
        """How far it is."""


@dataclass(frozen=True)
class State:
    """Everything that the page shows.

    `step` is 'choose', 'looking', 'preview', 'running' or 'report'; `view` 'import' or 'export'.
    """

    view: str = "import"
    step: str = "choose"
    path: Path | None = None
    seen: Preview | None = None
    mapping: ItemMapping | None = None
    branches: tuple[BranchRow, ...] = ()
    item_types: tuple[TypeRow, ...] = ()
    branch: UUID | None = None
    item_type: UUID | None = None
    member_types: tuple[TypeRow, ...] = ()
    member_type: UUID | None = None
    institution: str = ""
    done: int = 0
    total: int = 0
    records: str = ""
    report: Report | None = None
    exporting: bool = False
    written: Written | None = None
    written_to: Path | None = None


class Stopped(Exception):
    """An export that a person stopped."""


class ExchangePresenter:
    """`show` gets each new state, `changed` what an import changed, `failed` what went wrong."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        beside: Beside,
        show: Callable[[State], None],
        changed: Callable[[frozenset[str]], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.state = State()
        self._desk, self._beside = desk, beside
        self._show, self._changed, self._failed = show, changed, failed
        self._stop_wanted = False

    # --- import ---------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Read what may be chosen: branches, item types and member types."""
        desk = self._desk()

        def read(_task: object) -> tuple[list[BranchRow], list[TypeRow], list[TypeRow]]:
            with desk.store.read() as session:
                return branches(session), item_types(session), member_types(session)

        def done(found: tuple[list[BranchRow], list[TypeRow], list[TypeRow]]) -> None:
            places, of_items, of_members = found
            self._become(
                branches=tuple(places),
                item_types=tuple(of_items),
                member_types=tuple(of_members),
                branch=self.state.branch or desk.branch,
                item_type=self.state.item_type or _first(of_items),
                member_type=self.state.member_type or _first(of_members),
            )

        self._beside.run(read, done, self._failed)

    def turn_to(self, view: str) -> None:
        """'import' or 'export'."""
        self._become(view=view)

    def look_at(self, path: Path, mapping: object = ASK, form: Format | None = None) -> None:
        """Look at the first records of a file; nothing is changed by it."""
        self._become(view="import", step="looking", path=path, report=None)
        guess = mapping is ASK
        wanted = mapping if isinstance(mapping, ItemMapping) else None
        desk = self._desk()

        state = self.state

        def look(_task: object) -> Preview:
            seen = preview(path, form=form, mapping=wanted, guess_mapping=guess)
            if seen.form.kind == MEMBER_LIST:
                return foreseen(desk, seen, _choices(desk, state))
            if seen.form.kind != KOC:
                return seen
            with desk.store.read() as session:
                return recounted(seen, list(seen_by(session, seen.reads)))

        def done(seen: Preview) -> None:
            self._become(step="preview", seen=seen, mapping=seen.mapping)

        def failed(error: Exception) -> None:
            self._become(step="choose", seen=None)
            self._failed(error)

        self._beside.run(look, done, failed)

    def map_items(self, mapping: ItemMapping | None) -> None:
        """Look again with another mapping of the fields that hold copies; None = take no copies."""
        if self.state.path is not None and mapping != self.state.mapping:
            form = self.state.seen.form if self.state.seen else None
            self.look_at(self.state.path, mapping, form)

    def map_columns(self, columns: tuple[str, ...]) -> None:
        """Look again with other fields in the columns of a list of members; a field is in one of them."""
        seen, path = self.state.seen, self.state.path
        if seen is None or path is None:
            return
        before = seen.form.columns
        last = next((field for field, was in zip(columns, before, strict=True) if field != was), "")
        kept = tuple(
            "" if field and field == last and field == was else field
            for field, was in zip(columns, before, strict=True)
        )
        self.look_at(path, None, replace_struct(seen.form, columns=kept))

    def choose_member_type(self, kind: UUID) -> None:
        """What members are whose row names no type."""
        self._become(member_type=kind)
        self._look_again()

    def name_institution(self, institution: str) -> None:
        """The school or workplace of members whose row names none."""
        if institution != self.state.institution:
            self._become(institution=institution)
            self._look_again()

    def _look_again(self) -> None:
        seen, path = self.state.seen, self.state.path
        if self.state.step == "preview" and seen is not None and path is not None:
            self.look_at(path, seen.mapping, seen.form)

    def choose_branch(self, branch: UUID) -> None:
        """Where copies go that name no branch."""
        self._become(branch=branch)

    def choose_item_type(self, item_type: UUID) -> None:
        """What copies are that name no type."""
        self._become(item_type=item_type)

    def start_over(self) -> None:
        """Another file."""
        self._become(step="choose", path=None, seen=None, report=None)

    def run_import(self) -> None:
        """Take the file in, batch by batch; what was taken stays, whatever comes."""
        state, desk = self.state, self._desk()
        if state.path is None or state.seen is None or state.branch is None:
            return
        path, seen = state.path, state.seen
        self._stop_wanted = False
        self._become(step="running", done=0, total=seen.size, records="")

        def work(task: Task) -> Report:
            choices = _choices(desk, state)
            return import_file(
                desk,
                path,
                form=seen.form,
                mapping=state.mapping,
                guess_mapping=False,
                choices=choices,
                refused_path=_beside(path, seen.form),
                progress=lambda done, total, records: task.report(done, total, str(records)),
                cancelled=lambda: self._stop_wanted or task.cancelled,
            )

        def done(report: Report) -> None:
            self._become(step="report", report=report)
            self._changed(TOUCHED)

        def failed(error: Exception) -> None:
            self._become(step="preview")
            self._changed(TOUCHED)
            self._failed(error)

        self._beside.run(work, done, failed, self._progressed)

    def stop(self) -> None:
        """Stop an import after the batch that is being written, or an export at once."""
        self._stop_wanted = True

    def _progressed(self, done: int, total: int, records: str) -> None:
        self._become(done=done, total=total, records=records)

    # --- export ---------------------------------------------------------------------------------------

    def run_export(self, kind: str, path: Path) -> None:
        """Write everything of one kind; the file appears when it is whole."""
        desk = self._desk()
        self._stop_wanted = False
        self._become(view="export", exporting=True, written=None, written_to=path, done=0, total=0)

        def work(task: Task) -> Written:
            def told(done: int, total: int) -> None:
                if self._stop_wanted or task.cancelled:
                    raise Stopped
                task.report(done, total, str(done))

            return export_file(desk, path, kind, progress=told)

        def failed(error: Exception) -> None:
            self._become(exporting=False, written_to=None)
            if not isinstance(error, Stopped):
                self._failed(error)

        self._beside.run(
            work, lambda written: self._become(exporting=False, written=written), failed, self._progressed
        )

    def _become(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self._show(self.state)


def _choices(desk: Desk, state: State) -> Choices:
    with desk.store.read() as session:
        return choices_for(
            session,
            branch=state.branch or desk.branch,
            item_type=state.item_type,
            member_type=state.member_type,
            institution=state.institution,
        )


def _first(types: list[TypeRow]) -> UUID | None:
    return min(types, key=lambda kind: kind.id).uid if types else None


def _beside(path: Path, form: Format) -> Path:
    """Where refused records go: beside the file, to be mended and taken in again; of a workbook as CSV.

    Not over those of before, which somebody may have mended meanwhile.
    """
    suffix = ".csv" if form.kind == MEMBER_LIST else path.suffix
    names = chain(("",), (f"-{number}" for number in count(2)))
    places = (path.with_name(f"{path.stem}-refused{name}{suffix}") for name in names)
    return next(place for place in places if not place.exists())
