# SPDX-License-Identifier: GPL-3.0-or-later
"""The form for a partner: who they are and how to reach them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from db.operations.partners import PartnerFacts
from db.rules.programme import PARTNER_KINDS
from desktop_app.blocks.form import ChoiceField, LongTextField, SwitchField, TextField
from desktop_app.blocks.record_form import optional
from desktop_app.facts_form import FactsForm, either
from desktop_app.language import translate
from desktop_app.partners import phrases


@dataclass(frozen=True, kw_only=True)
class PartnerDraft:
    """A partner as typed."""

    name: str
    kind: str
    own_branch: UUID | None
    contact_name: str
    phone: str
    email: str
    address: str
    note: str
    active: bool


class PartnerForm(FactsForm[PartnerDraft, PartnerFacts]):
    """A new partner, or one that is there."""

    required = frozenset({"name"})

    def __init__(
        self, parent: QWidget, facts: PartnerFacts, branches: Sequence[tuple[UUID, str]], *, new: bool
    ) -> None:
        self._new = new
        texts = ("name", "contact_name", "phone", "email")
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
                "note": LongTextField("partners-form-note", 2),
                "active": SwitchField("partners-form-active"),
            },
        )

    def sections(self) -> list[tuple[str, list[tuple[str, ...]]]]:
        """See RecordForm."""
        return [
            ("who", [("name",), ("kind", "own_branch")]),
            ("contact", [("contact_name", "phone", "email"), ("address",)]),
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
        return PartnerFacts(**values)

    def problems(self, draft: PartnerDraft) -> dict[str, str]:
        """See RecordForm."""
        return either(
            (not draft.name.strip(), "name", "empty"),
            (bool(draft.email.strip()) and "@" not in draft.email, "email", "bad_text"),
        )

    def retranslate(self) -> None:
        """All words."""
        title = translate("Partners", "New partner") if self._new else translate("Partners", "Change partner")
        self.set_words(title, "", translate("Partners", "Save"))
        for section, heading in (
            ("who", translate("Partners", "Who they are")),
            ("contact", translate("Partners", "How to reach them")),
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
        "note": (translate("Partners", "Note"), ""),
        "active": (translate("Partners", "In use"), ""),
    }


def _draft(facts: PartnerFacts) -> PartnerDraft:
    return PartnerDraft(**{name: getattr(facts, name) for name in PartnerFacts.__struct_fields__})
