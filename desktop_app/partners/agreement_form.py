# SPDX-License-Identifier: GPL-3.0-or-later
"""The form for an agreement with a partner: a new one, one that is there, or the one that renews it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar
from uuid import UUID

import msgspec
from PySide6.QtWidgets import QWidget

from db.operations.partners import AgreementFacts
from db.queries.partners import AgreementRecord
from db.rules.interloan import LIABLE
from db.rules.programme import AGREEMENT_KINDS
from desktop_app import agreement_words, interloan_words
from desktop_app.blocks.form import ChoiceField, DateField, LongTextField, NumberField, SwitchField, TextField
from desktop_app.blocks.record_form import optional
from desktop_app.facts_form import FactsForm, either
from desktop_app.language import format_date, translate

AHEAD = 10
"""Years that a year of two digits may lie ahead: agreements are made for five at most."""
MOST = 999
DAYS = ("valid_from", "valid_until")
DAY = timedelta(days=1)
LEAP_DAY = (2, 29)


@dataclass(frozen=True, kw_only=True)
class AgreementDraft:
    """An agreement as typed; days as they stand in their fields."""

    number: str
    kind: str
    about: str
    covers: str
    valid_from: str
    valid_until: str
    follows: UUID | None
    note: str
    lends: bool
    lends_most: int | None
    lends_days: int | None
    liable: str


ASKED = tuple(AgreementDraft.__dataclass_fields__)


class AgreementForm(FactsForm[AgreementDraft, AgreementFacts]):
    """`others` are those with the same partner that it may renew."""

    required: ClassVar[frozenset[str]] = frozenset({"number"})

    def __init__(
        self,
        parent: QWidget,
        facts: AgreementFacts,
        others: Sequence[AgreementRecord],
        *,
        partner: str,
        new: bool,
    ) -> None:
        self._facts, self._new, self._partner = facts, new, partner
        name = "partners-agreement-form"
        super().__init__(
            name,
            parent,
            _draft(facts),
            {
                "number": TextField(f"{name}-number"),
                "kind": ChoiceField(f"{name}-kind", _kinds()),
                "about": TextField(f"{name}-about"),
                "covers": LongTextField(f"{name}-covers", 3),
                "valid_from": DateField(f"{name}-from", ahead=AHEAD),
                "valid_until": DateField(f"{name}-until", ahead=AHEAD),
                "follows": ChoiceField(
                    f"{name}-follows", optional([(one.uid, agreement_words.named(one)) for one in others])
                ),
                "note": LongTextField(f"{name}-note", 2),
                "lends": SwitchField(f"{name}-lends"),
                "lends_most": NumberField(f"{name}-lends-most", 0, MOST, optional=True),
                "lends_days": NumberField(f"{name}-lends-days", 1, MOST, optional=True),
                "liable": ChoiceField(
                    f"{name}-liable", [(code, interloan_words.liable(code)) for code in LIABLE]
                ),
            },
        )

    def lines(self) -> list[tuple[str, ...]]:
        """See RecordForm."""
        lending = [("lends",), ("lends_most", "lends_days"), ("liable",)]
        return [("number", "kind"), ("about",), ("covers",), DAYS, *lending, ("follows",), ("note",)]

    def sections(self) -> list[tuple[str, list[tuple[str, ...]]]]:
        """See RecordForm."""
        return [("", self.lines())]

    def draft(self) -> AgreementDraft:
        """See RecordForm."""
        return AgreementDraft(**self.values())

    def facts(self) -> AgreementFacts:
        """See FactsForm."""
        draft = self.draft()
        values: dict[str, Any] = {
            name: text.strip() if isinstance(text := getattr(draft, name), str) else text for name in ASKED
        }
        values |= {name: self.field(DateField, name).day() for name in DAYS}
        return msgspec.structs.replace(self._facts, **values)

    def problems(self, draft: AgreementDraft) -> dict[str, str]:
        """See RecordForm."""
        first, last = (self.field(DateField, name) for name in DAYS)
        start, end = first.day(), last.day()
        return either(
            (not draft.number.strip(), "number", "empty"),
            (first.is_wrong(), "valid_from", "bad_text"),
            (last.is_wrong(), "valid_until", "bad_text"),
            (start is not None and end is not None and end < start, "valid_until", "bad_date"),
        )

    def retranslate(self) -> None:
        """All words."""
        title = translate("Partners", "Change agreement")
        if self._new:
            title = (
                translate("Partners", "Renew agreement")
                if self._facts.follows
                else translate("Partners", "New agreement")
            )
        self.set_words(title, self._partner, translate("Partners", "Save"))
        self.field(SwitchField, "lends").setText(
            translate("Partners", "It covers lending between the libraries")
        )
        for name, (label, hint) in _words().items():
            self.rows[name].set_words(label, hint)


def _kinds() -> list[tuple[str, str]]:
    return [(code, agreement_words.kind(code)) for code in AGREEMENT_KINDS]


def _words() -> dict[str, tuple[str, str]]:
    return {
        "number": (translate("Partners", "Number"), ""),
        "kind": (translate("Partners", "Kind"), ""),
        "about": (translate("Partners", "What it is about"), ""),
        "covers": (
            translate("Partners", "What it covers"),
            translate("Partners", "One thing a line: class visits, interlibrary loan, use of the hall"),
        ),
        "valid_from": (translate("Partners", "Valid from"), translate("Partners", "Empty: not said")),
        "valid_until": (translate("Partners", "Valid until"), translate("Partners", "Its last day")),
        "follows": (translate("Partners", "Renews"), ""),
        "note": (translate("Partners", "Note"), ""),
        "lends": (translate("Partners", "Interlibrary loan"), ""),
        "lends_most": (
            translate("Partners", "Requests under way at most"),
            translate("Partners", "–: not said"),
        ),
        "lends_days": (translate("Partners", "Days of a loan"), translate("Partners", "–: four weeks")),
        "liable": (translate("Partners", "Who pays for what is lost"), ""),
    }


def _draft(facts: AgreementFacts) -> AgreementDraft:
    values = {name: getattr(facts, name) for name in ASKED}
    values |= {name: format_date(day) if (day := values[name]) else "" for name in DAYS}
    return AgreementDraft(**values)


def renewed(facts: AgreementFacts, before: UUID) -> AgreementFacts:
    """What the one that follows begins with: from the next day on, as long as the one before."""
    first, last = facts.valid_from, facts.valid_until
    begins = last + DAY if last else None
    ends = _as_long(first, begins) if first and begins else None
    return msgspec.structs.replace(
        facts, number="", valid_from=begins, valid_until=ends, follows=before, note=""
    )


def _as_long(first: date, begins: date) -> date:
    """The last day of what begins where something from `first` has ended; whole years stay whole."""
    years = begins.year - first.year
    if (begins.month, begins.day) == (first.month, first.day) != LEAP_DAY:
        return begins.replace(year=begins.year + years) - DAY
    return begins + (begins - first) - DAY
