# SPDX-License-Identifier: GPL-3.0-or-later
"""What the certificates side shows, and what a key press there means. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from db.exchange.files import written
from db.operations.certificates import CERTIFICATES, revoke_certificate
from db.operations.desk import Desk
from db.operations.feedback import note_feedback
from db.queries.certificates import Candidate, DesignRow, Issued, Verified, verify
from desktop_app.beside import Beside
from desktop_app.blocks.page import Changes
from desktop_app.printing import certificate
from desktop_app.printing.certificate_design import CertificateDesign
from desktop_app.printing.certificate_files import Made, Outcome, Refused, write_folder, write_merged
from desktop_app.printing.pages import Pages, Picture
from desktop_app.workshops import certificates_making as making
from desktop_app.workshops.certificates_making import Chunk, Ground, Misfit, Named

PREVIEW_DPI = 60.0
ALL_IN_ONE = "cetak.pdf"
"""The file for all to print, beside one for each."""


@dataclass(frozen=True)
class State:
    """Everything shown; `busy` while a batch is under way: 'issuing', 'printing' or ''."""

    ground: Ground | None = None
    busy: str = ""

    @property
    def rows(self) -> tuple[Candidate, ...]:
        """Participants, then those who gave it."""
        if self.ground is None:
            return ()
        return (*self.ground.people.people, *self.ground.people.facilitators)

    @property
    def waiting(self) -> int:
        """How many have earned one and have none."""
        return len(making.to_issue(self.ground)) if self.ground else 0

    @property
    def standing(self) -> tuple[Issued, ...]:
        """Those that count now."""
        return tuple(row.standing for row in self.rows if row.standing is not None)


@dataclass(frozen=True)
class Plan:
    """A batch that was looked at before anything is issued: who is in it, and who could not be printed."""

    ground: Ground
    people: tuple[Named, ...]
    misfits: tuple[Misfit, ...]


@dataclass(frozen=True)
class Report:
    """What came of a batch: `wanted` of them `issued`; what stopped it, if anything; whether by a person."""

    wanted: int
    issued: int
    stopped: Exception | None = None
    cancelled: bool = False


@dataclass(frozen=True)
class Files:
    """What was written into `folder`; `together` are the files for all to print."""

    folder: Path
    each: Outcome
    together: tuple[str, ...]


class CertificatesPresenter:
    """`show` gets each new state; `progress` (done, total) of a batch; `did` what kinds of thing changed."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        beside: Beside,
        show: Callable[[State], None],
        failed: Callable[[Exception], None],
        progress: Callable[[int, int], None],
        did: Callable[[Changes], None],
    ) -> None:
        self.state = State()
        self._desk, self._beside = desk, beside
        self._show, self._failed, self._progress, self._did = show, failed, progress, did
        self._stop = False

    # --- looking ------------------------------------------------------------------------------------------

    def look(self, workshop: UUID | None) -> None:
        """Read a workshop's people and certificates again; None where none is chosen."""
        if workshop is None:
            self._become(replace(self.state, ground=None))
            return
        desk = self._desk()

        def read(_task: Any) -> Ground | None:
            with desk.store.read() as session:
                return making.read_ground(session, workshop, desk.clock())

        def shown(ground: Ground | None) -> None:
            self._become(replace(self.state, ground=ground))

        self._beside.latest("workshops-certificates", read, shown, self._failed)

    def verify(self, text: str, told: Callable[[Verified], None]) -> None:
        """What is known of a code, an address or a signed text."""
        desk = self._desk()

        def read(_task: Any) -> Verified:
            with desk.store.read() as session:
                return verify(session, text, desk.clock())

        self._beside.latest("workshops-verify", read, told, self._failed)

    # --- issuing ------------------------------------------------------------------------------------------

    def plan(self, people: Sequence[Named], planned: Callable[[Plan], None]) -> None:
        """Look whether all of them can be printed, before any is issued."""
        ground = self.state.ground
        if ground is None or self.state.busy:
            return

        def look(_task: Any) -> Plan:
            wrong = making.misfits(ground, people)
            names = {one.name for one in wrong}
            return Plan(ground, tuple(one for one in people if one.name not in names), tuple(wrong))

        self._beside.run(look, planned, self._failed)

    def plan_all(self, planned: Callable[[Plan], None]) -> None:
        """As `plan`, for everybody who has earned one and has none."""
        if self.state.ground is not None:
            people = [Named(one, one.name) for one in making.to_issue(self.state.ground)]
            self.plan(people, planned)

    def issue(self, plan: Plan, finished: Callable[[Report], None]) -> None:
        """In chunks, each in a transaction of its own; what was issued before it is stopped stays."""
        self._stop = False
        self._become(replace(self.state, busy="issuing"))
        self._progress(0, len(plan.people))
        self._next(plan, 0, 0, finished)

    def stop(self) -> None:
        """No further one than those under way."""
        self._stop = True

    def _next(self, plan: Plan, tried: int, issued: int, finished: Callable[[Report], None]) -> None:
        desk, total = self._desk(), len(plan.people)
        chunk = plan.people[tried : tried + making.CHUNK]
        if self._stop or not chunk:
            self._end(Report(total, issued, cancelled=self._stop and bool(chunk)), finished)
            return

        def made(done: Chunk) -> None:
            now = issued + done.issued
            self._progress(tried + len(chunk), total)
            if done.stopped is not None:
                self._end(Report(total, now, done.stopped), finished)
            else:
                self._next(plan, tried + len(chunk), now, finished)

        def refused(error: Exception) -> None:
            self._end(Report(total, issued, error), finished)

        self._beside.run(lambda _task: making.issue(desk, plan.ground, chunk), made, refused, lane="desk")

    def _end(self, report: Report, finished: Callable[[Report], None]) -> None:
        self._become(replace(self.state, busy=""))
        finished(report)
        if report.issued:
            self._changed()

    def _changed(self, kinds: Changes = CERTIFICATES) -> None:
        """Tell the others, and look again."""
        self._did(kinds)
        if self.state.ground is not None:
            self.look(self.state.ground.detail.row.uid)

    def revoke(self, issued: Issued, reason: str, done: Callable[[], None]) -> None:
        """It stands no longer; its number stays used."""
        desk = self._desk()

        def revoked(_done: object) -> None:
            done()
            self._changed()

        self._beside.run(
            lambda _task: desk.perform(revoke_certificate, target=issued.uid, reason=reason),
            revoked,
            self._failed,
            lane="desk",
        )

    def note_feedback(self, one: Candidate, gave: bool, done: Callable[[], None]) -> None:
        """Somebody handed a form in, or did not after all."""
        desk = self._desk()

        def noted(changes: Changes) -> None:
            done()
            self._changed(changes)

        self._beside.run(
            lambda _task: desk.perform(note_feedback, registration=one.uid, gave=gave).changes,
            noted,
            self._failed,
            lane="desk",
        )

    def keep_design(
        self,
        name: str,
        design: CertificateDesign,
        row: DesignRow | None,
        kept: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Keep a design and choose it for the workshop."""
        desk, ground = self._desk(), self.state.ground
        if ground is None:
            return

        def done(_none: None) -> None:
            kept()
            self._changed(CERTIFICATES | {"workshops"})

        self._beside.run(
            lambda _task: making.keep_design(desk, ground, name, design, row), done, failed, lane="desk"
        )

    def draw(
        self,
        design: CertificateDesign,
        shown: Callable[[list[Picture]], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """What a certificate of this workshop would look like: a picture of each side."""
        ground = self.state.ground
        if ground is None:
            return

        def draw(_task: Any) -> list[Picture]:
            pages = Pages(certificate.render(making.sample(ground, design), design))
            try:
                return [pages.picture(place, PREVIEW_DPI) for place in range(len(pages.sizes))]
            finally:
                pages.close()

        self._beside.latest("workshops-certificate-design", draw, shown, failed)

    # --- files --------------------------------------------------------------------------------------------

    def save_files(self, folder: Path, finished: Callable[[Files], None]) -> None:
        """A file for each that counts, and one for all to print; the same bytes whenever it is done again."""
        ground, standing = self.state.ground, self.state.standing
        if ground is None or self.state.busy:
            return
        self._stop = False
        self._become(replace(self.state, busy="printing"))

        def write(task: Any) -> Files:
            return _write(ground, standing, folder, lambda: self._stop or task.cancelled, task.report)

        def saved(files: Files) -> None:
            self._become(replace(self.state, busy=""))
            finished(files)

        def failed(error: Exception) -> None:
            self._become(replace(self.state, busy=""))
            self._failed(error)

        self._beside.run(write, saved, failed, lambda done, total, _note: self._progress(done, total))

    def save_badges(self, folder: Path, finished: Callable[[int], None]) -> None:
        """An Open Badge for each that counts, in a file of its own."""
        desk, ground, standing = self._desk(), self.state.ground, self.state.standing
        if ground is None or self.state.busy:
            return

        def write(_task: Any) -> int:
            found = making.badges(desk, ground, standing)
            for name, text in found:
                with written(folder / name) as file:
                    file.write(text.encode())
            return len(found)

        self._beside.run(write, finished, self._failed, lane="desk")

    def _become(self, state: State) -> None:
        self.state = state
        self._show(state)


def _write(
    ground: Ground,
    standing: Sequence[Issued],
    folder: Path,
    cancelled: Callable[[], bool],
    report: Callable[[int, int], None],
) -> Files:
    batches = making.by_design(ground, standing)
    total, before = 2 * len(standing), 0
    made: list[Made] = []
    refused: list[Refused] = []
    names: list[str] = []
    stopped = False
    for place, (design, facts) in enumerate(batches):
        start = before

        def each(done: int, start: int = start) -> None:
            report(start + done, total)

        def all_in_one(done: int, start: int = start + len(facts)) -> None:
            report(start + done, total)

        one = write_folder(facts, design, folder, each, cancelled, with_names=True)
        made += one.made
        refused += one.refused
        name = ALL_IN_ONE if place == 0 else ALL_IN_ONE.replace(".", f"-{place + 1}.")
        if not one.cancelled:
            together = write_merged(facts, design, folder / name, all_in_one, cancelled)
            names += [name] if together.made else []
            stopped = stopped or together.cancelled
        stopped = stopped or one.cancelled
        before += 2 * len(facts)
    return Files(folder, Outcome(tuple(made), tuple(refused), stopped), tuple(names))
