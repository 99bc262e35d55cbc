# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens the dialogs around a plan; what they are filled with goes to the desk. Widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
from PySide6.QtWidgets import QWidget

from db.operations.desk import Desk
from db.queries.planning import Choices
from db.queries.workshops import CostRow, Detail, FacilitatorRow, SessionRow, workshop_detail
from db.rules.plans import SessionFacts
from desktop_app.blocks.page import Changes, Toast
from desktop_app.facts_form import fill_in, open_and_forget
from desktop_app.language import translate
from desktop_app.workshops import plan_presenter as doing
from desktop_app.workshops.announcing import Host, host_of
from desktop_app.workshops.line_forms import CancelForm, CostForm, PersonForm
from desktop_app.workshops.new_dialog import NewDialog
from desktop_app.workshops.poster_form import PosterForm
from desktop_app.workshops.repeat_form import Repeated, RepeatForm
from desktop_app.workshops.rooms_dialog import RoomsDialog
from desktop_app.workshops.series_asking import SeriesAsking
from desktop_app.workshops.series_changes import PersonChange, SessionChange, WorkshopChange
from desktop_app.workshops.session_form import SessionForm
from desktop_app.workshops.view import Context
from desktop_app.workshops.workshop_draft import Planned, shifted
from desktop_app.workshops.workshop_form import Begin, WorkshopForm, open_facts

WEEK = 7


class Planning:
    """`shown(uid)` is told of a workshop that should be looked at now."""

    def __init__(self, parent: QWidget, context: Context, shown: Callable[[UUID], None]) -> None:
        self._parent, self._context, self._shown = parent, context, shown
        self._series = SeriesAsking(parent, context, self._done, self._planned)

    # --- the workshop -------------------------------------------------------------------------------------

    def new(self) -> None:
        """From nothing, or from a template where there are any."""

        def begin(known: Choices) -> None:
            if known.templates:
                open_and_forget(NewDialog(self._parent, known.templates, self._new_from))
            else:
                self._new_form(Begin(doing.blank(self._desk().branch), new=True), known)

        self._with_choices(begin)

    def _new_from(self, template: UUID | None) -> None:
        if template is None:
            self._with_choices(
                lambda known: self._new_form(Begin(doing.blank(self._desk().branch), new=True), known)
            )
            return
        desk = self._desk()

        def read(_task: object) -> Detail | None:
            with desk.store.read() as session:
                return workshop_detail(session, template)

        def found(detail: Detail | None) -> None:
            if detail is not None:
                self.copy(detail)

        self._context.background.run(read, found, self._context.failed)

    def copy(self, detail: Detail) -> None:
        """A workshop like this one, on other days."""
        begin = Begin(open_facts(detail.facts), True, doing.kept_sessions(detail))
        self._with_choices(partial(self._new_form, begin))

    def _new_form(self, begin: Begin, known: Choices) -> None:
        form = WorkshopForm(self._parent, begin, known)
        said = translate("Workshops", "The workshop is planned; it is a draft until it is published.")
        fill_in(form, self._context.background, partial(self._plan, None), partial(self._planned, said))

    def edit(self, detail: Detail) -> None:
        """Change what is said of it."""
        first = detail.row.first_at
        begin = Begin(detail.facts, False, (), first.astimezone().date() if first else None)

        def open_form(known: Choices) -> None:
            form = WorkshopForm(self._parent, begin, known)
            said = translate("Workshops", "The workshop is saved.")
            self._series.fill_in(
                form,
                detail,
                lambda planned: WorkshopChange(detail.facts, planned.facts),
                partial(self._plan, detail.row.uid),
                said,
            )

        self._with_choices(open_form)

    def _plan(self, target: UUID | None, planned: Planned) -> UUID:
        return doing.plan(self._desk(), planned, target)

    def _planned(self, said: str, workshop: UUID) -> None:
        self._done(said)
        self._shown(workshop)

    def next_state(self, detail: Detail) -> None:
        """Publish, close, open again, take up again: whichever comes next."""
        state = doing.NEXT_STATE[detail.row.state]
        said = {
            "open": translate("Workshops", "“{title}” takes registrations now."),
            "closed": translate("Workshops", "“{title}” takes no more registrations."),
            "draft": translate("Workshops", "“{title}” is a draft again."),
        }[state].format(title=detail.row.title)
        after = msgspec.structs.replace(detail.facts, state=state, reason="")
        self._series.ask(
            detail,
            WorkshopChange(detail.facts, after),
            lambda: self._do(lambda desk: doing.change_state(desk, detail, state), said),
            said,
        )

    def cancel(self, detail: Detail) -> None:
        """Asks why."""
        said = translate("Workshops", "“{title}” is cancelled.").format(title=detail.row.title)

        def cancelled(reason: str) -> UUID:
            return doing.change_state(self._desk(), detail, "cancelled", reason)

        def change(reason: str) -> WorkshopChange:
            after = msgspec.structs.replace(detail.facts, state="cancelled", reason=reason)
            return WorkshopChange(detail.facts, after)

        self._series.fill_in(CancelForm(self._parent, detail.row.title), detail, change, cancelled, said)

    def keep_as_template(self, detail: Detail) -> None:
        """For the next time."""
        said = translate("Workshops", "Kept as a template.")
        self._do(lambda desk: doing.keep_as_template(desk, detail), said)

    def poster(self, detail: Detail) -> None:
        """A poster and pictures for social media, saved to a folder."""
        desk = self._desk()

        def open_form(host: Host) -> None:
            open_and_forget(PosterForm(self._parent, detail, host, self._context.background, saved))

        def saved(files: list[Path]) -> None:
            said = translate("Workshops", "%n file(s) saved in {folder}.", None, len(files))
            if files:
                self._context.toast(Toast(said.format(folder=files[0].parent)))

        facts = detail.facts
        self._context.background.run(
            lambda _task: host_of(desk, facts.at_branch, facts.design), open_form, self._context.failed
        )

    # --- sessions -----------------------------------------------------------------------------------------

    def add_session(self, detail: Detail) -> None:
        """It begins as the last one, a week later."""
        last = detail.sessions[-1].facts if detail.sessions else None
        before = (
            None if last is None else msgspec.structs.replace(shifted(last, WEEK), cancelled=False, title="")
        )
        self._session_form(detail, before, None)

    def edit_session(self, detail: Detail, session: SessionRow) -> None:
        """Change a session."""
        self._session_form(detail, session.facts, session.uid)

    def _session_form(self, detail: Detail, before: Any, target: UUID | None) -> None:
        def open_form(known: Choices) -> None:
            form = SessionForm(self._parent, detail.facts, known, before, new=target is None)
            said = translate("Workshops", "The session is saved.")
            make = partial(self._put_session, detail.row.uid, target)
            number = next((one.number for one in detail.sessions if one.uid == target), None)
            if number is None:
                fill_in(form, self._context.background, make, lambda _none: self._done(said))
            else:
                self._series.fill_in(
                    form, detail, lambda facts: SessionChange(number, before, facts), make, said
                )

        self._with_choices(open_form)

    def _put_session(self, workshop: UUID, target: UUID | None, facts: SessionFacts) -> UUID:
        doing.put_session(self._desk(), workshop, facts, target)
        return workshop

    def toggle_session(self, detail: Detail, session: SessionRow) -> None:
        """Cancel it, or take that back."""
        said = (
            translate("Workshops", "The session takes place again.")
            if session.facts.cancelled
            else translate("Workshops", "The session is cancelled; its room is free.")
        )
        self._do(lambda desk: doing.toggle_session(desk, detail.row.uid, session), said)

    def repeat(self, detail: Detail, session: SessionRow) -> None:
        """On further days, with a preview of them."""

        def open_form(known: Choices) -> None:
            first = session.facts.starts_at.astimezone().date()
            form = RepeatForm(self._parent, first, known.calendars[detail.facts.at_branch])

            def make(repeated: Repeated) -> int:
                doing.repeat(self._desk(), detail, session, repeated.days, apart=repeated.apart)
                return len(repeated.days)

            fill_in(
                form,
                self._context.background,
                make,
                lambda days: self._done(translate("Workshops", "%n date(s) added.", None, days)),
            )

        self._with_choices(open_form)

    # --- people, costs, rooms -----------------------------------------------------------------------------

    def put_person(self, detail: Detail, person: FacilitatorRow | None) -> None:
        """Name somebody, or change what is said of them."""
        target = person.uid if person else None

        def make(facts: Mapping[str, Any]) -> UUID:
            doing.put_person(self._desk(), detail.row.uid, facts, target)
            return detail.row.uid

        self._series.fill_in(
            PersonForm(self._parent, person),
            detail,
            lambda facts: PersonChange(person, facts),
            make,
            translate("Workshops", "The person is saved."),
        )

    def put_cost(self, detail: Detail, cost: CostRow | None) -> None:
        """Add a line of the budget, or change one."""
        target = cost.uid if cost else None
        fill_in(
            CostForm(self._parent, cost),
            self._context.background,
            lambda facts: doing.put_cost(self._desk(), detail.row.uid, facts, target),
            lambda _none: self._done(translate("Workshops", "The cost is saved.")),
        )

    def remove(self, detail: Detail, row: FacilitatorRow | CostRow) -> None:
        """Out of the plan; it can be taken back."""

        def back() -> None:
            said = translate("Workshops", "It is back in the plan.")
            self._do(lambda desk: doing.remove(desk, detail.row.uid, row, removed=False), said)

        def alone() -> None:
            self._do(lambda desk: doing.remove(desk, detail.row.uid, row), said, back)

        said = translate("Workshops", "Removed from the plan.")
        if isinstance(row, FacilitatorRow):
            self._series.ask(detail, PersonChange(row, None), alone, said)
        else:
            alone()

    def rooms(self) -> None:
        """Rooms of this branch."""
        context = self._context
        open_and_forget(RoomsDialog(self._parent, context.desk, context.background, lambda: self._done("")))

    # --- all of them --------------------------------------------------------------------------------------

    def _desk(self) -> Desk:
        return self._context.desk()

    def _with_choices(self, then: Callable[[Choices], None]) -> None:
        desk = self._desk()
        self._context.background.run(lambda _task: doing.read_choices(desk), then, self._context.failed)

    def _do(self, work: Callable[[Desk], object], said: str, undo: Callable[[], None] | None = None) -> None:
        desk = self._desk()
        self._context.background.run(
            lambda _task: work(desk), lambda _done: self._done(said, undo), self._context.failed, lane="desk"
        )

    def _done(self, said: str, undo: Callable[[], None] | None = None) -> None:
        self._context.did(Changes({"workshops"}))
        if said:
            self._context.toast(Toast(said, undo=undo))
