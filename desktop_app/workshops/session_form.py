# SPDX-License-Identifier: GPL-3.0-or-later
"""The form for a session: when it is, and in which room, at which place or under which link. Widgets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from PySide6.QtWidgets import QWidget

from db.queries.planning import Choices
from db.rules.plans import SessionFacts, WorkshopFacts
from desktop_app.blocks.form import ChoiceField, DateField, NumberField, TextField
from desktop_app.blocks.record_form import optional
from desktop_app.blocks.time_entry import TimeField
from desktop_app.facts_form import FactsForm, either
from desktop_app.language import format_date, translate
from desktop_app.workshops.workshop_draft import session_on
from desktop_app.workshops.workshop_form import AHEAD, room_choices

LONGEST = 24 * 60
"""Minutes of setting up or clearing."""


@dataclass(frozen=True, kw_only=True)
class SessionDraft:
    """A session as typed."""

    title: str = ""
    day: str = ""
    starts: str = ""
    ends: str = ""
    room: UUID | None = None
    place: str = ""
    link: str = ""
    set_up: int = 0
    clear_up: int = 0


class SessionForm(FactsForm[SessionDraft, SessionFacts]):
    """A new session (it begins as the last one did, a week later), or one that is there."""

    required: ClassVar[frozenset[str]] = frozenset({"day", "starts", "ends"})

    def __init__(
        self,
        parent: QWidget,
        workshop: WorkshopFacts,
        choices: Choices,
        before: SessionFacts | None,
        *,
        new: bool,
    ) -> None:
        self._new = new
        self._cancelled = before is not None and before.cancelled
        name = "workshops-session-form"
        super().__init__(
            name,
            parent,
            SessionDraft() if before is None else _draft(before),
            {
                "title": TextField(f"{name}-title-field"),
                "day": DateField(f"{name}-day", ahead=AHEAD),
                "starts": TimeField(f"{name}-starts"),
                "ends": TimeField(f"{name}-ends"),
                "room": ChoiceField(f"{name}-room", optional(room_choices(choices, workshop))),
                "place": TextField(f"{name}-place"),
                "link": TextField(f"{name}-link"),
                "set_up": NumberField(f"{name}-set-up", 0, LONGEST),
                "clear_up": NumberField(f"{name}-clear-up", 0, LONGEST),
            },
            width=640,
        )

    def sections(self) -> list[tuple[str, list[tuple[str, ...]]]]:
        """See RecordForm."""
        return [
            (
                "",
                [("day", "starts", "ends"), ("room", "place"), ("link",), ("set_up", "clear_up"), ("title",)],
            )
        ]

    def draft(self) -> SessionDraft:
        """See RecordForm."""
        return SessionDraft(**self.values())

    def facts(self) -> SessionFacts:
        """See FactsForm."""
        draft = self.draft()
        day, starts, ends = (
            self.field(DateField, "day").day(),
            self.field(TimeField, "starts").moment(),
            self.field(TimeField, "ends").moment(),
        )
        assert day is not None
        assert starts is not None
        assert ends is not None
        return session_on(
            day,
            starts,
            ends,
            title=draft.title.strip(),
            room=draft.room,
            place=draft.place.strip(),
            link=draft.link.strip(),
            set_up=draft.set_up,
            clear_up=draft.clear_up,
            cancelled=self._cancelled,
        )

    def problems(self, draft: SessionDraft) -> dict[str, str]:
        """See RecordForm."""
        day, starts, ends = (
            self.field(DateField, "day"),
            self.field(TimeField, "starts"),
            self.field(TimeField, "ends"),
        )
        same = starts.moment() is not None and starts.moment() == ends.moment()
        return either(
            (not draft.day.strip(), "day", "empty"),
            (day.is_wrong(), "day", "bad_text"),
            (not draft.starts.strip(), "starts", "empty"),
            (starts.is_wrong(), "starts", "bad_text"),
            (not draft.ends.strip() or same, "ends", "empty"),
            (ends.is_wrong(), "ends", "bad_text"),
        )

    def retranslate(self) -> None:
        """All words."""
        title = (
            translate("Workshops", "New session") if self._new else translate("Workshops", "Change session")
        )
        self.set_words(title, "", translate("Workshops", "Save"))
        both = translate("Workshops", "With a place as well: both ways")
        for name, label, hint in (
            ("day", translate("Workshops", "Day"), ""),
            ("starts", translate("Workshops", "From"), ""),
            ("ends", translate("Workshops", "Until"), ""),
            ("room", translate("Workshops", "Room"), ""),
            ("place", translate("Workshops", "Another place"), ""),
            ("link", translate("Workshops", "Link"), both),
            ("set_up", translate("Workshops", "Setting up, minutes"), translate("Workshops", "Before it")),
            ("clear_up", translate("Workshops", "Clearing, minutes"), translate("Workshops", "After it")),
            ("title", translate("Workshops", "Title of the session"), ""),
        ):
            self.rows[name].set_words(label, hint)


def _draft(facts: SessionFacts) -> SessionDraft:
    starts, ends = facts.starts_at.astimezone(), facts.ends_at.astimezone()
    return SessionDraft(
        title=facts.title,
        day=format_date(date(starts.year, starts.month, starts.day)),
        starts=f"{starts:%H.%M}",
        ends=f"{ends:%H.%M}",
        room=facts.room,
        place=facts.place,
        link=facts.link,
        set_up=facts.set_up,
        clear_up=facts.clear_up,
    )
