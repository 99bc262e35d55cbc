# SPDX-License-Identifier: GPL-3.0-or-later
"""Which copies get labels: marked one by one, by title, scanned, or all that came in since a day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from db.operations.desk import Desk
from db.queries import labels
from db.queries.labels import Labelled
from db.queries.library import setting
from db.rules.call_numbers import spine_lines
from desktop_app.beside import Beside
from desktop_app.printing.labels import ItemLabel


@dataclass(frozen=True)
class Marked:
    """The copies in the order in which they were marked. `unknown` is a barcode that no copy has; `added`
    how many the last step brought, None before there was one."""

    copies: tuple[Labelled, ...] = ()
    library: str = ""
    unknown: str = ""
    added: int | None = None

    def to_print(self) -> tuple[ItemLabel, ...]:
        """As they stand on paper."""
        return tuple(
            ItemLabel(self.library, one.barcode, one.title, spine_lines(one.call_number))
            for one in self.copies
        )


class LabelsPresenter:
    """`show` gets each new state; what is marked stays until the list is emptied."""

    def __init__(self, desk: Callable[[], Desk], work: Beside, show: Callable[[Marked], None]) -> None:
        self.marked = Marked()
        self._desk, self._work, self._show = desk, work, show

    def mark(self, items: Sequence[UUID]) -> None:
        """These copies, too."""
        self._add(lambda session: labels.with_uids(session, items))

    def scan(self, barcode: str) -> None:
        """The copy with this barcode, too."""
        self._add(lambda session: labels.with_barcode(session, barcode), barcode)

    def since(self, day: date) -> None:
        """All copies of this branch that came in on that day or after."""
        branch = self._desk().branch
        self._add(lambda session: labels.acquired_since(session, branch, day))

    def drop(self, item: UUID) -> None:
        """Not this one after all."""
        kept = tuple(one for one in self.marked.copies if one.uid != item)
        self._become(copies=kept, unknown="", added=None)

    def empty(self) -> None:
        """None any more."""
        self._become(copies=(), unknown="", added=None)

    def _add(self, read: Callable[[Session], list[Labelled]], barcode: str = "") -> None:
        store = self._desk().store

        def found(_task: object) -> tuple[list[Labelled], str]:
            with store.read() as session:
                return read(session), setting(session, "library", "library_name", "")

        def add(answer: tuple[list[Labelled], str]) -> None:
            copies, library = answer
            known = {one.uid for one in self.marked.copies}
            fresh = tuple(one for one in copies if one.uid not in known)
            self._become(
                copies=(self.marked.copies + fresh)[: labels.MOST],
                library=library,
                unknown="" if copies else barcode,
                added=len(fresh),
            )

        self._work.run(found, add)

    def _become(self, **changes: object) -> None:
        self.marked = replace(self.marked, **changes)  # type: ignore[arg-type]
        self._show(self.marked)
