# SPDX-License-Identifier: GPL-3.0-or-later
"""What the stock-take page shows: where a stock-take stands, told from its lines. No widgets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from db.exchange.files import written
from db.operations import stocktakes as operations
from db.operations.circulation import take_back
from db.operations.desk import Desk
from db.operations.refusals import NotOnLoan
from db.queries.library import branches, item_types, setting
from db.queries.stocktakes import (
    Expected,
    FoundRow,
    StocktakeRow,
    expected,
    lines,
    locations,
    scans_of,
    stocktakes,
    to_be_missing,
    told,
)
from db.rules.stocktake import MISSING, RIGHT, UNKNOWN, Line, Shelves, Told
from desktop_app.beside import Beside
from desktop_app.printing.slip import Letterhead
from desktop_app.printing.stocktake_facts import Report, ReportRow
from desktop_app.stocktake.scanner_file import barcodes_in

SCANNED, ODD, LEFT = "scanned", "odd", "left"
VIEWS = (SCANNED, ODD, LEFT)
"""The newest scans; what needs a hand; what nobody has found yet."""
MOST_SHOWN = 500
NOTHING = Told({}, {})


class Scanned(NamedTuple):
    """What came of a scan; `already`: it was scanned here before."""

    row: FoundRow
    already: bool


class Loaded(NamedTuple):
    """What came of a scanner's file: barcodes in it, and those that are new."""

    barcodes: int
    new: int


class Choices(NamedTuple):
    """What a new stock-take may be about."""

    locations: list[str]
    types: list[tuple[UUID, str]]


@dataclass(frozen=True)
class State:
    """Everything that the page shows. `left` are items that nobody has found, by uid; `due` so many should
    stand here. `last` is the newest scan."""

    rows: tuple[StocktakeRow, ...] = ()
    chosen: StocktakeRow | None = None
    told: Told = NOTHING
    left: Mapping[UUID, Expected] = field(default_factory=dict)
    due: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    view: str = SCANNED
    shown: tuple[FoundRow, ...] = ()
    last: Scanned | None = None
    read: bool = False

    @property
    def is_open(self) -> bool:
        """Whether something may be scanned."""
        return self.chosen is not None and self.chosen.closed_at is None


class StocktakePresenter:
    """`show` gets each new state, `did` what kinds of thing were changed, `failed` what went wrong."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        beside: Beside,
        show: Callable[[State], None],
        did: Callable[[frozenset[str]], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.state = State()
        self._desk, self._beside = desk, beside
        self._show, self._did, self._failed = show, did, failed

    # --- reading ----------------------------------------------------------------------------------------

    def look(self, stocktake: UUID | None = None) -> None:
        """Read again; a stock-take that is named is chosen."""
        desk, state = self._desk(), self.state
        wanted = stocktake or (state.chosen.uid if state.chosen else None)
        self._beside.latest("stocktake", lambda _task: _read(desk, state, wanted), self._take, self._failed)

    def _take(self, read: State) -> None:
        last = self.state.last if read.chosen == self.state.chosen else None
        self.state = replace(read, last=last)
        self._show(self.state)

    def _become(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self._show(self.state)

    def choose(self, row: StocktakeRow | None) -> None:
        """Look at one of them."""
        if row is not None and (self.state.chosen is None or row.uid != self.state.chosen.uid):
            self.look(row.uid)

    def turn_to(self, view: str) -> None:
        """One of VIEWS."""
        self.state = replace(self.state, view=view)
        self.look()

    def choices(self, then: Callable[[Choices], None]) -> None:
        """What a new one may be about, for the form."""
        desk = self._desk()

        def read(_task: object) -> Choices:
            with desk.store.read() as session:
                types = [(one.uid, one.name) for one in item_types(session)]
                return Choices(locations(session, desk.branch), types)

        self._beside.run(read, then, self._failed)

    # --- scanning ---------------------------------------------------------------------------------------

    def scan(self, barcode: str, then: Callable[[Scanned | None], None]) -> None:
        """A barcode; `then` is told what came of it, None where it was refused."""
        desk, chosen, known = self._desk(), self.state.chosen, self.state.told
        if chosen is None:
            then(None)
            return

        def done(scanned: Scanned) -> None:
            self._add(scanned)
            then(scanned)

        def failed(error: Exception) -> None:
            then(None)
            self._failed(error)

        self._beside.run(lambda _task: _scan(desk, chosen.uid, barcode, known), done, failed, lane="desk")

    def _add(self, scanned: Scanned) -> None:
        """One more, without reading thousands again."""
        row, state = scanned.row, self.state
        if scanned.already or row.at is None:
            self._become(last=scanned)
            return
        line = Line(UUID(int=0), row.barcode, row.item, row.found, row.at)
        there = {**state.told.scanned, row.barcode: line}
        missing = {code: one for code, one in state.told.missing.items() if code != row.barcode}
        shown = state.shown
        if state.view == SCANNED or (state.view == ODD and row.found != RIGHT):
            shown = (row, *shown)[:MOST_SHOWN]
        elif state.view == LEFT:
            shown = tuple(one for one in shown if one.barcode != row.barcode)
        self.state = replace(
            state,
            told=Told(there, missing),
            left={uid: one for uid, one in state.left.items() if uid != row.item},
            counts=state.counts + Counter([row.found]),
            shown=shown,
            last=scanned,
        )
        self._did(operations.STOCKTAKE)
        self._show(self.state)

    def take_back(self) -> None:
        """The last scan is out or elsewhere by the books, and here: it is returned."""
        desk, last = self._desk(), self.state.last
        if last is None or last.row.item is None:
            return
        item = last.row.item

        def done(_done: object) -> None:
            self._did(frozenset({"loans", "items", "fines", "transits", "interloans"}))
            self._become(last=last._replace(row=last.row._replace(found=RIGHT)))

        self._beside.run(lambda _task: _returned(desk, item), done, self._failed, lane="desk")

    def load(self, path: Path, then: Callable[[Loaded], None]) -> None:
        """A scanner's file: a barcode in each line."""
        desk, chosen = self._desk(), self.state.chosen
        if chosen is None:
            return

        def done(loaded: Loaded) -> None:
            self._after()
            then(loaded)

        self._beside.run(lambda _task: _load(desk, chosen.uid, path), done, self._failed, lane="desk")

    # --- beginning and ending ---------------------------------------------------------------------------

    def begin(self, name: str, shelves: Shelves) -> None:
        """Take stock of these shelves."""
        desk = self._desk()
        facts = {"location": shelves.location, "call_from": shelves.call_from, "call_to": shelves.call_to}

        def work(_task: object) -> UUID:
            made = desk.perform(
                operations.start_stocktake, name=name, item_type=shelves.item_type, **facts
            ).operation
            assert isinstance(made, operations.StartStocktake)
            return made.stocktake

        def done(stocktake: UUID) -> None:
            self._did(operations.STOCKTAKE)
            self.look(stocktake)

        self._beside.run(work, done, self._failed, lane="desk")

    def not_found(self) -> tuple[FoundRow, ...]:
        """What would be marked as missing now, to be looked through."""
        some = list(self.state.left.values())
        return tuple(map(_not_found, some))

    def mark_missing(self, then: Callable[[int, Callable[[], None]], None]) -> None:
        """What nobody has found is missing from now on, all of it in one commit.

        `then` is told how many, and what takes the whole marking back.
        """
        items = [(one.item, one.barcode) for one in self.state.left.values()]
        desk, chosen = self._desk(), self.state.chosen
        if chosen is None or not items:
            return
        barcodes = [barcode for _item, barcode in items]

        def undo() -> None:
            self._run(lambda: take_back_lines(desk, chosen.uid, barcodes, operations.take_back_missing))

        def done(_done: object) -> None:
            self._after()
            then(len(items), undo)

        self._beside.run(lambda _task: mark_all(desk, chosen.uid, items), done, self._failed, lane="desk")

    def take_back_line(self, row: FoundRow, then: Callable[[], None]) -> None:
        """This was not scanned here, or is not missing."""
        desk, chosen = self._desk(), self.state.chosen
        if chosen is None or not row.found:
            return
        missing = row.found == MISSING
        make = operations.take_back_missing if missing else operations.take_back_scans

        def done(_done: object) -> None:
            self.state = replace(self.state, last=None)
            self._after()
            then()

        self._beside.run(
            lambda _task: take_back_lines(desk, chosen.uid, [row.barcode], make),
            done,
            self._failed,
            lane="desk",
        )

    def close(self) -> None:
        """Scanning is over."""
        desk, chosen = self._desk(), self.state.chosen
        if chosen is not None:
            self._run(lambda: desk.perform(operations.close_stocktake, stocktake=chosen.uid))

    def reopen(self, reason: str) -> None:
        """It goes on."""
        desk, chosen = self._desk(), self.state.chosen
        if chosen is not None:
            self._run(lambda: desk.perform(operations.reopen_stocktake, stocktake=chosen.uid, reason=reason))

    def _run(self, work: Callable[[], object]) -> None:
        self._beside.run(lambda _task: work(), lambda _done: self._after(), self._failed, lane="desk")

    def _after(self) -> None:
        self._did(operations.WITH_ITEMS)
        self.look()

    # --- the report -------------------------------------------------------------------------------------

    def report(self, then: Callable[[Report], None]) -> None:
        """All that is to be said of the chosen one."""
        desk, state = self._desk(), self.state
        if state.chosen is not None:
            self._beside.run(lambda _task: _report(desk, state), then, self._failed)

    def save(self, path: Path, text: Callable[[Report], bytes], then: Callable[[], None]) -> None:
        """The same as a file; `text` writes it."""
        desk, state = self._desk(), self.state
        if state.chosen is None:
            return

        def work(_task: object) -> None:
            with written(path) as file:
                file.write(text(_report(desk, state)))

        self._beside.run(work, lambda _none: then(), self._failed)


def _read(desk: Desk, state: State, wanted: UUID | None) -> State:
    with desk.store.read() as session:
        rows = tuple(stocktakes(session, desk.branch))
        chosen = next((row for row in rows if row.uid == wanted), rows[0] if rows else None)
        if chosen is None:
            return State(rows=rows, view=state.view, read=True)
        now, should = told(session, chosen.uid), expected(session, chosen.uid)
        left = {one.item: one for one in to_be_missing(should, now)}
        return State(
            rows=rows,
            chosen=chosen,
            told=now,
            left=left,
            due=sum(not one.in_hand for one in should),
            counts=Counter(line.found for line in now.scanned.values()),
            view=state.view,
            shown=_left(session, left, now) if state.view == LEFT else _seen(session, now, state.view),
            read=True,
        )


def _seen(session: Session, now: Told, view: str) -> tuple[FoundRow, ...]:
    """The newest scans, or those of them that need a hand."""
    some = (line for line in now.scanned.values() if view == SCANNED or line.found != RIGHT)
    newest = sorted(some, key=lambda line: (line.at, line.barcode), reverse=True)
    return tuple(lines(session, newest[:MOST_SHOWN]))


def _left(session: Session, left: Mapping[UUID, Expected], now: Told) -> tuple[FoundRow, ...]:
    """What nobody has found, in the order of the shelves; then what is told to be missing."""
    there = map(_not_found, list(left.values())[:MOST_SHOWN])
    return (*there, *lines(session, list(now.missing.values())[:MOST_SHOWN]))


def _not_found(one: Expected) -> FoundRow:
    return FoundRow(one.barcode, one.item, one.title, one.call_number or "", one.location, "", None)


def _scan(desk: Desk, stocktake: UUID, barcode: str, known: Told) -> Scanned:
    with desk.store.read() as session:
        [scan] = scans_of(session, stocktake, [barcode])
        before = known.scanned.get(scan.barcode)
        at = desk.clock() if before is None else before.at
        line = Line(UUID(int=0), scan.barcode, scan.item, scan.found, at)
        [row] = lines(session, [line])
    if before is not None:
        return Scanned(row, True)
    desk.perform(operations.record_scans, stocktake=stocktake, device=desk.device, scans=[scan])
    return Scanned(row, False)


def _returned(desk: Desk, item: UUID) -> None:
    """What was not out but elsewhere is noted as handed in, which says that it is here."""
    try:
        take_back(desk, item)
    except NotOnLoan as refusal:
        if not refusal.noted:
            raise


def _load(desk: Desk, stocktake: UUID, path: Path) -> Loaded:
    with desk.store.read() as session:

        def known(barcodes: Sequence[str]) -> int:
            return sum(scan.found != UNKNOWN for scan in scans_of(session, stocktake, list(barcodes)))

        barcodes = barcodes_in(path, known)
    return enter_scans(desk, stocktake, barcodes)


def enter_scans(desk: Desk, stocktake: UUID, barcodes: Sequence[str]) -> Loaded:
    """Enter what a scanner has collected, in one commit; what was scanned before is left out."""
    with desk.store.read() as session:
        known = told(session, stocktake).scanned
        scans = [scan for scan in scans_of(session, stocktake, list(barcodes)) if scan.barcode not in known]
    with desk.together() as perform:
        for start in range(0, len(scans), operations.MOST_LINES):
            some = scans[start : start + operations.MOST_LINES]
            perform(operations.record_scans, stocktake=stocktake, device=desk.device, scans=some)
    return Loaded(len(barcodes), len(scans))


def mark_all(desk: Desk, stocktake: UUID, items: Sequence[tuple[UUID, str]]) -> None:
    """Tell of items (uid, barcode) that they are missing, in one commit."""
    with desk.together() as perform:
        for start in range(0, len(items), operations.MOST_LINES):
            some = items[start : start + operations.MOST_LINES]
            perform(operations.mark_missing, stocktake=stocktake, device=desk.device, items=some)


def take_back_lines(
    desk: Desk, stocktake: UUID, barcodes: Sequence[str], make: Callable[..., operations.TakeBackScans]
) -> None:
    """Take scans or marks of these barcodes back, in one commit."""
    with desk.together() as perform:
        for start in range(0, len(barcodes), operations.MOST_LINES):
            some = barcodes[start : start + operations.MOST_LINES]
            perform(make, stocktake=stocktake, device=desk.device, barcodes=some)


def _report(desk: Desk, state: State) -> Report:
    chosen = state.chosen
    assert chosen is not None
    with desk.store.read() as session:
        here = next(branch for branch in branches(session) if branch.uid == desk.branch)
        library = setting(session, "library", "library_name", "")
        odd = [line for line in state.told.scanned.values() if line.found != RIGHT]
        rows = lines(session, sorted(odd, key=lambda line: (line.found, line.barcode)))
        gone = lines(session, sorted(state.told.missing.values(), key=lambda line: line.barcode))
    left = [
        ReportRow("", one.barcode, one.title, one.call_number or "", one.location)
        for one in state.left.values()
    ]
    return Report(
        Letterhead(library, here.name, here.address, here.phone),
        datetime.now().astimezone(),
        desk.person.name if desk.person else "",
        chosen.name,
        chosen.started_at,
        chosen.closed_at,
        len(state.told.scanned),
        state.counts[RIGHT],
        (
            *left,
            *(ReportRow(MISSING, r.barcode, r.title, r.call_number, r.location) for r in gone),
            *(ReportRow(r.found, r.barcode, r.title, r.call_number, r.location) for r in rows),
        ),
    )
