# SPDX-License-Identifier: GPL-3.0-or-later
"""Small forms around a plan: a person, a line of the budget, a room, why it is cancelled. Widgets."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from db.queries.planning import RoomRow
from db.queries.workshops import CostRow, FacilitatorRow
from db.rules.programme import FUNDING, PEOPLE_ROLES
from desktop_app.blocks.form import ChoiceField, LongTextField, NumberField, SwitchField, TextField
from desktop_app.facts_form import FactsForm, either
from desktop_app.language import translate
from desktop_app.workshops import phrases

RUPIAH = 2_000_000_000
MINUTES = 100_000
Facts = dict[str, Any]
Lines = list[tuple[str, list[tuple[str, ...]]]]


def _tidy(draft: Any) -> Facts:
    return {name: v.strip() if isinstance(v, str) else v for name, v in asdict(draft).items()}


@dataclass(frozen=True, kw_only=True)
class PersonDraft:
    """See models.Facilitator."""

    name: str = ""
    role: str = "facilitator"
    minutes: int = 0
    honorarium: int = 0
    note: str = ""


class PersonForm(FactsForm[PersonDraft, Facts]):
    """Who gives or carries a workshop."""

    required: ClassVar[frozenset[str]] = frozenset({"name"})

    def __init__(self, parent: QWidget, person: FacilitatorRow | None) -> None:
        self._new = person is None
        draft = PersonDraft() if person is None else PersonDraft(**_without_uid(person))
        roles = [(role, phrases.named(phrases.PEOPLE_ROLES, role)) for role in PEOPLE_ROLES]
        super().__init__(
            "workshops-person",
            parent,
            draft,
            {
                "name": TextField("workshops-person-name"),
                "role": ChoiceField("workshops-person-role", roles),
                "minutes": NumberField("workshops-person-minutes", 0, MINUTES),
                "honorarium": NumberField("workshops-person-honorarium", 0, RUPIAH),
                "note": TextField("workshops-person-note"),
            },
            width=560,
        )

    def sections(self) -> Lines:
        """See RecordForm."""
        return [("", [("name", "role"), ("minutes", "honorarium"), ("note",)])]

    def draft(self) -> PersonDraft:
        """See RecordForm."""
        return PersonDraft(**self.values())

    def facts(self) -> Facts:
        """See FactsForm."""
        return _tidy(self.draft())

    def problems(self, draft: PersonDraft) -> dict[str, str]:
        """See RecordForm."""
        return either((not draft.name.strip(), "name", "empty"))

    def retranslate(self) -> None:
        """All words."""
        title = translate("Workshops", "New person") if self._new else translate("Workshops", "Change person")
        self.set_words(title, "", translate("Workshops", "Save"))
        for name, label, hint in (
            ("name", translate("Workshops", "Name"), translate("Workshops", "As it stands on a certificate")),
            ("role", translate("Workshops", "Role"), ""),
            ("minutes", translate("Workshops", "Minutes of work"), translate("Workshops", "45 are one JP")),
            ("honorarium", translate("Workshops", "Honorarium, rupiah"), ""),
            ("note", translate("Workshops", "Note"), ""),
        ):
            self.rows[name].set_words(label, hint)


@dataclass(frozen=True, kw_only=True)
class CostDraft:
    """See models.WorkshopCost."""

    item: str = ""
    source: str = "apbd"
    planned: int = 0
    actual: int | None = None


class CostForm(FactsForm[CostDraft, Facts]):
    """A line of the budget."""

    required: ClassVar[frozenset[str]] = frozenset({"item"})

    def __init__(self, parent: QWidget, cost: CostRow | None) -> None:
        self._new = cost is None
        draft = CostDraft() if cost is None else CostDraft(**_without_uid(cost))
        sources = [(source, phrases.named(phrases.FUNDING, source)) for source in FUNDING]
        super().__init__(
            "workshops-cost",
            parent,
            draft,
            {
                "item": TextField("workshops-cost-item"),
                "source": ChoiceField("workshops-cost-source", sources),
                "planned": NumberField("workshops-cost-planned", 0, RUPIAH),
                "actual": NumberField("workshops-cost-actual", 0, RUPIAH, optional=True),
            },
            width=560,
        )

    def sections(self) -> Lines:
        """See RecordForm."""
        return [("", [("item", "source"), ("planned", "actual")])]

    def draft(self) -> CostDraft:
        """See RecordForm."""
        return CostDraft(**self.values())

    def facts(self) -> Facts:
        """See FactsForm."""
        return _tidy(self.draft())

    def problems(self, draft: CostDraft) -> dict[str, str]:
        """See RecordForm."""
        return either((not draft.item.strip(), "item", "empty"))

    def retranslate(self) -> None:
        """All words."""
        title = translate("Workshops", "New cost") if self._new else translate("Workshops", "Change cost")
        self.set_words(title, "", translate("Workshops", "Save"))
        for name, label, hint in (
            ("item", translate("Workshops", "What for"), ""),
            ("source", translate("Workshops", "Paid by"), ""),
            ("planned", translate("Workshops", "Planned, rupiah"), ""),
            (
                "actual",
                translate("Workshops", "Actual, rupiah"),
                translate("Workshops", "Empty: not known yet"),
            ),
        ):
            self.rows[name].set_words(label, hint)


@dataclass(frozen=True, kw_only=True)
class RoomDraft:
    """See models.Room."""

    name: str = ""
    seats: int | None = None
    active: bool = True


class RoomForm(FactsForm[RoomDraft, Facts]):
    """A room of a branch."""

    required: ClassVar[frozenset[str]] = frozenset({"name"})

    def __init__(self, parent: QWidget, room: RoomRow | None) -> None:
        self._new = room is None
        draft = RoomDraft() if room is None else RoomDraft(**_without_uid(room))
        super().__init__(
            "workshops-room",
            parent,
            draft,
            {
                "name": TextField("workshops-room-name"),
                "seats": NumberField("workshops-room-seats", 0, 100_000, optional=True),
                "active": SwitchField("workshops-room-active"),
            },
            width=480,
        )

    def sections(self) -> Lines:
        """See RecordForm."""
        return [("", [("name", "seats"), ("active",)])]

    def draft(self) -> RoomDraft:
        """See RecordForm."""
        return RoomDraft(**self.values())

    def facts(self) -> Facts:
        """See FactsForm."""
        return _tidy(self.draft())

    def problems(self, draft: RoomDraft) -> dict[str, str]:
        """See RecordForm."""
        return either((not draft.name.strip(), "name", "empty"))

    def retranslate(self) -> None:
        """All words."""
        title = translate("Workshops", "New room") if self._new else translate("Workshops", "Change room")
        self.set_words(title, "", translate("Workshops", "Save"))
        for name, label in (
            ("name", translate("Workshops", "Name")),
            ("seats", translate("Workshops", "Seats")),
            ("active", translate("Workshops", "In use")),
        ):
            self.rows[name].set_words(label)
        active = self.field(SwitchField, "active")
        active.setText(translate("Workshops", "Can be chosen"))


@dataclass(frozen=True, kw_only=True)
class ReasonDraft:
    """Why."""

    reason: str = ""


class CancelForm(FactsForm[ReasonDraft, str]):
    """Cancelling a workshop takes a reason: who registered will ask."""

    required: ClassVar[frozenset[str]] = frozenset({"reason"})

    def __init__(self, parent: QWidget, title: str) -> None:
        self._title = title
        fields = {"reason": LongTextField("workshops-cancel-reason", 2)}
        super().__init__("workshops-cancel", parent, ReasonDraft(), fields, width=520)

    def sections(self) -> Lines:
        """See RecordForm."""
        return [("", [("reason",)])]

    def draft(self) -> ReasonDraft:
        """See RecordForm."""
        return ReasonDraft(**self.values())

    def facts(self) -> str:
        """See FactsForm."""
        return self.draft().reason.strip()

    def problems(self, draft: ReasonDraft) -> dict[str, str]:
        """See RecordForm."""
        return either((not draft.reason.strip(), "reason", "empty"))

    def retranslate(self) -> None:
        """All words."""
        self.set_words(
            translate("Workshops", "Cancel “{title}”?").format(title=self._title),
            translate("Workshops", "Its rooms are free again. Registrations stay; it can be taken back."),
            translate("Workshops", "Cancel the workshop"),
            translate("Workshops", "Leave it"),
        )
        self.rows["reason"].set_words(translate("Workshops", "Why"))


def _without_uid(row: Any) -> Facts:
    return {name: value for name, value in row._asdict().items() if name != "uid"}
