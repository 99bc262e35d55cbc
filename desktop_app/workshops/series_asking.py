# SPDX-License-Identifier: GPL-3.0-or-later
"""What is changed of a workshop in a series is asked for the others too, then done in one go. Widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from PySide6.QtWidgets import QWidget

from db.queries.workshops import Detail
from desktop_app.facts_form import FactsForm, fill_in, open_and_forget, turn_down
from desktop_app.language import translate
from desktop_app.workshops import series_changes as doing
from desktop_app.workshops.series_changes import Change, Fate
from desktop_app.workshops.series_dialog import SeriesDialog
from desktop_app.workshops.view import Context

F = TypeVar("F")
Done = Callable[[str, Callable[[], None] | None], None]


class SeriesAsking:
    """`done(said, undo)` is told what was done; `shown(said, workshop)` what was done to one alone."""

    def __init__(
        self, parent: QWidget, context: Context, done: Done, shown: Callable[[str, UUID], None]
    ) -> None:
        self._parent, self._context, self._done, self._shown = parent, context, done, shown

    def fill_in(
        self,
        form: FactsForm[Any, F],
        detail: Detail,
        change: Callable[[F], Change],
        alone: Callable[[F], UUID],
        said: str,
    ) -> None:
        """Open a form for one workshop; where there are others in its series it is asked for which."""

        if detail.facts.series is None:
            fill_in(form, self._context.background, alone, partial(self._shown, said))
            return
        failed = partial(turn_down, form)

        def ask(series: Sequence[Detail]) -> None:
            dialog = self._dialog(form, series, detail, change(form.facts()))
            if len(series) < 2:
                self._carry_out(dialog.found, said, form.saved, failed)
                dialog.deleteLater()
                return
            dialog.decided.connect(lambda fates: self._carry_out(fates, said, form.saved, failed))
            dialog.rejected.connect(lambda: form.primary.setEnabled(True))
            open_and_forget(dialog)

        form.save.connect(lambda _draft: self._with_series(detail, ask))
        open_and_forget(form)

    def ask(self, detail: Detail, change: Change, alone: Callable[[], None], said: str) -> None:
        """The same of a change that no form is needed for."""

        def found(series: Sequence[Detail]) -> None:
            if len(series) < 2:
                alone()
                return
            dialog = self._dialog(self._parent, series, detail, change)
            failed = self._context.failed
            dialog.decided.connect(lambda fates: self._carry_out(fates, said, lambda: None, failed))
            open_and_forget(dialog)

        self._with_series(detail, found)

    def _dialog(
        self, parent: QWidget, series: Sequence[Detail], detail: Detail, change: Change
    ) -> SeriesDialog:
        return SeriesDialog(parent, change, series, detail.row.uid, self._context.desk().clock())

    def _with_series(self, detail: Detail, then: Callable[[Sequence[Detail]], None]) -> None:
        desk = self._context.desk()
        self._context.background.run(
            lambda _task: doing.read_series(desk, detail), then, self._context.failed
        )

    def _carry_out(
        self,
        fates: Sequence[Fate],
        said: str,
        saved: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        desk = self._context.desk()
        many = sum(bool(fate.work.steps) for fate in fates)

        def done(_none: object) -> None:
            saved()
            words = said if many == 1 else translate("Workshops", "%n workshop(s) changed.", None, many)
            self._done(words, lambda: self._take_back(fates))

        self._context.background.run(lambda _task: doing.carry_out(desk, fates), done, failed, lane="desk")

    def _take_back(self, fates: Sequence[Fate]) -> None:
        desk = self._context.desk()
        said = translate("Workshops", "As it was before.")
        self._context.background.run(
            lambda _task: doing.take_back(desk, fates),
            lambda _none: self._done(said, None),
            self._context.failed,
            lane="desk",
        )
