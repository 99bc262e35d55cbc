# SPDX-License-Identifier: GPL-3.0-or-later
"""The form for a partner: who they are, how to reach them, what was agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from db.operations.partners import PartnerFacts
from db.rules.programme import PARTNER_KINDS
from desktop_app.blocks.form import ChoiceField, DateField, LongTextField, SwitchField, TextField
from desktop_app.blocks.record_form import optional
from desktop_app.facts_form import FactsForm, either
from desktop_app.language import format_date, translate
from desktop_app.partners import phrases

AHEAD = 10
"""Years that a year of two digits may lie ahead: agreements are made for five at most."""


@dataclass(frozen=True, kw_only=True)
class PartnerDraft:
    """A partner as typed; days as they stand in their fields."""

    name: str
    kind: str
    own_branch: UUID | None
    contact_name: str
    phone: str
    email: str
    address: str
    agreement_number: str
    covers: str
    valid_from: str
    valid_until: str
    note: str
    active: bool


class PartnerForm(FactsForm[PartnerDraft, PartnerFacts]):
    """A new partner, or one that is there."""

    required = frozenset({"name"})

    def __init__(
        self, parent: QWidget, facts: PartnerFacts, branches: Sequence[tuple[UUID, str]], *, new: bool
    ) -> None:
        self._new = new
        texts = ("name", "contact_name", "phone", "email", "agreement_number")
        super().__init__(
            "partners-form",
            parent,
            _draft(facts),
            {
                **{name: TextField(f"partners-form-{name}") for name in texts},
                "kind": ChoiceField(
                    "partners-form-kind", [(kind, phrases.kind(kind)) for kind in PARTNER_KINDS]
                ),
                "own_branch": ChoiceField("partners-form-branch", optional(list(branches))),
                "address": LongTextField("partners-form-address", 2),
                "covers": LongTextField("partners-form-covers", 2),
                "valid_from": DateField("partners-form-from", ahead=AHEAD),
                "valid_until": DateField("partners-form-until", ahead=AHEAD),
                "note": LongTextField("partners-form-note", 2),
                "active": SwitchField("partners-form-active"),
            },
        )

    def sections(self) -> list[tuple[str, list[tuple[str, ...]]]]:
        """See RecordForm."""
        return [
            ("who", [("name",), ("kind", "own_branch")]),
            ("contact", [("contact_name", "phone", "email"), ("address",)]),
            ("agreement", [("agreement_number", "valid_from", "valid_until"), ("covers",)]),
            ("more", [("note",), ("active",)]),
        ]

    def draft(self) -> PartnerDraft:
        """See RecordForm."""
        return PartnerDraft(**self.values())

    def facts(self) -> PartnerFacts:
        """See FactsForm."""
        draft = self.draft()
        values: dict[str, Any] = {
            name: text.strip() if isinstance(text := getattr(draft, name), str) else text
            for name in PartnerFacts.__struct_fields__
        }
        for name in ("valid_from", "valid_until"):
            values[name] = self.field(DateField, name).day()
        return PartnerFacts(**values)

    def problems(self, draft: PartnerDraft) -> dict[str, str]:
        """See RecordForm."""
        first, last = self.field(DateField, "valid_from"), self.field(DateField, "valid_until")
        start, end = first.day(), last.day()
        return either(
            (not draft.name.strip(), "name", "empty"),
            (first.is_wrong(), "valid_from", "bad_text"),
            (last.is_wrong(), "valid_until", "bad_text"),
            (start is not None and end is not None and end < start, "valid_until", "bad_date"),
            (bool(draft.email.strip()) and "@" not in draft.email, "email", "bad_text"),
        )

    def retranslate(self) -> None:
        """All words."""
        title = translate("Partners", "New partner") if self._new else translate("Partners", "Change partner")
        self.set_words(title, "", translate("Partners", "Save"))
        for section, heading in (
            ("who", translate("Partners", "Who they are")),
            ("contact", translate("Partners", "How to reach them")),
            ("agreement", translate("Partners", "What was agreed")),
            ("more", translate("Partners", "For the library's own use")),
        ):
            self.headings[section].set_text(heading)
        for name, (label, hint) in _words().items():
            self.rows[name].set_words(label, hint)
        active = self.field(SwitchField, "active")
        active.setText(translate("Partners", "Can be chosen for new workshops"))


def _words() -> dict[str, tuple[str, str]]:
    return {
        "name": (translate("Partners", "Name"), ""),
        "kind": (translate("Partners", "Kind"), ""),
        "own_branch": (
            translate("Partners", "Own place in this network"),
            translate("Partners", "Its desk then sees registrations of workshops held with it"),
        ),
        "contact_name": (translate("Partners", "Contact person"), ""),
        "phone": (translate("Partners", "Phone"), ""),
        "email": (translate("Partners", "E-mail"), ""),
        "address": (translate("Partners", "Address"), ""),
        "agreement_number": (translate("Partners", "Agreement number"), ""),
        "valid_from": (translate("Partners", "Valid from"), ""),
        "valid_until": (translate("Partners", "Valid until"), translate("Partners", "Its last day")),
        "covers": (translate("Partners", "What it covers"), ""),
        "note": (translate("Partners", "Note"), ""),
        "active": (translate("Partners", "In use"), ""),
    }


def _draft(facts: PartnerFacts) -> PartnerDraft:
    values = {name: getattr(facts, name) for name in PartnerFacts.__struct_fields__}
    for name in ("valid_from", "valid_until"):
        values[name] = format_date(values[name]) if values[name] else ""
    return PartnerDraft(**values)
