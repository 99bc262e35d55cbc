# SPDX-License-Identifier: GPL-3.0-or-later
"""The forms of interlibrary loan: a new request, and what a step asks for. Widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar
from uuid import UUID

import msgspec
from PySide6.QtWidgets import QWidget

from db.operations.interloan import REASONS
from db.queries.interloan import InterloanRow, Library
from db.rules.interloan import COPY, EITHER, LOAN, SERVICES, Act, InterloanFacts, Side
from db.rules.isbn import normalise
from desktop_app import interloan_words
from desktop_app.blocks.form import ChoiceField, DateField, LongTextField, NumberField, TextField
from desktop_app.blocks.record_form import Field, optional
from desktop_app.facts_form import FactsForm, either
from desktop_app.interloan.presenter import Step
from desktop_app.language import format_date, translate

AHEAD = 2
MOST_RUPIAH = 100_000_000
WORDS_OF = ("title", "author", "edition", "publisher", "isbn", "pages", "note")


@dataclass(frozen=True, kw_only=True)
class RequestDraft:
    """A request as typed; `library` is whom it is asked of, or who asks."""

    library: Library | None
    title: str
    author: str
    edition: str
    publisher: str
    year: int | None
    isbn: str
    pages: str
    service: str
    needed_by: str
    member: str
    pickup: UUID | None
    note: str


class RequestForm(FactsForm[RequestDraft, tuple[InterloanFacts, str]]):
    """`asks_us`: a partner asks by letter, and this branch lends. The facts with the member's number."""

    required: ClassVar[frozenset[str]] = frozenset({"library", "title"})

    def __init__(
        self,
        parent: QWidget,
        facts: InterloanFacts,
        libraries: Sequence[Library],
        places: Sequence[tuple[UUID, str]],
        here: UUID | None,
        *,
        asks_us: bool,
    ) -> None:
        self._facts, self._asks_us = facts, asks_us
        name = "interloan-request"
        whom = [(one, one.name) for one in libraries if not asks_us or one.partner is not None]
        fields: dict[str, Field] = {
            "library": ChoiceField(f"{name}-library", optional(whom)),
            "title": TextField(f"{name}-title"),
            "author": TextField(f"{name}-author"),
            "edition": TextField(f"{name}-edition"),
            "publisher": TextField(f"{name}-publisher"),
            "year": NumberField(f"{name}-year", 1000, 2100, optional=True),
            "isbn": TextField(f"{name}-isbn"),
            "service": ChoiceField(
                f"{name}-service", [(code, interloan_words.service(code)) for code in SERVICES]
            ),
            "pages": TextField(f"{name}-pages"),
            "needed_by": DateField(f"{name}-needed-by", ahead=AHEAD),
            "member": TextField(f"{name}-member"),
            "pickup": ChoiceField(f"{name}-pickup", list(places)),
            "note": LongTextField(f"{name}-note", 2),
        }
        if asks_us:
            del fields["member"], fields["pickup"]
        super().__init__(name, parent, _draft(facts, here), fields)
        if facts.title:
            self.fields["library"].setFocus()

    def sections(self) -> list[tuple[str, list[tuple[str, ...]]]]:
        """See RecordForm."""
        lines: list[tuple[str, ...]] = [
            ("library",),
            ("title",),
            ("author", "edition"),
            ("publisher", "year", "isbn"),
            ("service", "pages", "needed_by"),
            *(() if self._asks_us else (("member", "pickup"),)),
            ("note",),
        ]
        return [("", lines)]

    def draft(self) -> RequestDraft:
        """See RecordForm."""
        return RequestDraft(**{"member": "", "pickup": None, **self.values()})

    def facts(self) -> tuple[InterloanFacts, str]:
        """See FactsForm."""
        draft = self.draft()
        whom = draft.library
        assert whom is not None
        sides: dict[str, Any] = (
            {"requesting_partner": whom.partner}
            if self._asks_us
            else {"supplier": whom.branch, "supplying_partner": whom.partner, "pickup": draft.pickup}
        )
        plain = {name: getattr(draft, name).strip() for name in WORDS_OF}
        day = self.field(DateField, "needed_by").day()
        facts = msgspec.structs.replace(
            self._facts, **sides, **plain, year=draft.year, service=draft.service, needed_by=day
        )
        return facts, draft.member

    def problems(self, draft: RequestDraft) -> dict[str, str]:
        """See RecordForm."""
        return either(
            (draft.library is None, "library", "empty"),
            (not draft.title.strip(), "title", "empty"),
            (bool(draft.isbn.strip()) and normalise(draft.isbn) is None, "isbn", "bad_number"),
            (self.field(DateField, "needed_by").is_wrong(), "needed_by", "bad_text"),
        )

    def retranslate(self) -> None:
        """All words."""
        if self._asks_us:
            title = translate("Interloan", "A partner asks us")
            text = translate("Interloan", "Enter what came by letter, e-mail or telephone.")
        else:
            title = translate("Interloan", "Ask another library")
            text = translate(
                "Interloan", "A branch of this network has it at the next sync; a partner gets a letter."
            )
        self.set_words(title, text, translate("Interloan", "Ask"))
        for name, (label, hint) in self._words().items():
            if name in self.rows:
                self.rows[name].set_words(label, hint)

    def _words(self) -> dict[str, tuple[str, str]]:
        whom = translate("Interloan", "Who asks") if self._asks_us else translate("Interloan", "Whom to ask")
        return {
            "library": (whom, ""),
            "title": (translate("Interloan", "Title"), ""),
            "author": (translate("Interloan", "Author"), ""),
            "edition": (translate("Interloan", "Edition"), ""),
            "publisher": (translate("Interloan", "Publisher"), ""),
            "year": (translate("Interloan", "Year"), ""),
            "isbn": ("ISBN", ""),
            "service": (translate("Interloan", "Service"), ""),
            "pages": (translate("Interloan", "Pages"), translate("Interloan", "Of a copy")),
            "needed_by": (translate("Interloan", "Needed by"), ""),
            "member": (
                translate("Interloan", "For whom: number of the card"),
                translate("Interloan", "Stays here; the other library does not see it."),
            ),
            "pickup": (translate("Interloan", "Fetched at"), ""),
            "note": (translate("Interloan", "Note to the other library"), ""),
        }


def _draft(facts: InterloanFacts, here: UUID | None) -> RequestDraft:
    return RequestDraft(
        library=None,
        year=facts.year,
        service=facts.service,
        needed_by="",
        member="",
        pickup=facts.pickup or here,
        **{name: getattr(facts, name) for name in WORDS_OF},
    )


# --- one step --------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class StepDraft:
    """What a step asks for; only some of it each time."""

    reason: str = ""
    item: UUID | None = None
    barcode: str = ""
    due: str = ""
    amount: int | None = None
    note: str = ""


ASKS: dict[Act, tuple[str, ...]] = {
    Act.CONDITION: ("reason", "note"),
    Act.UNFILLED: ("reason", "note"),
    Act.SHIPPED: ("item", "barcode", "reason", "due", "note"),
    Act.RECEIVED: ("barcode", "note"),
    Act.RENEWED: ("due", "note"),
    Act.RECALLED: ("due", "note"),
    Act.NOT_CANCELLED: ("note",),
    Act.LOST: ("amount", "note"),
    Act.NOTICE: ("note",),
}
"""Steps that ask for something first; the others are done at once."""


def asked_of(step: Step, one: InterloanRow, copies: Sequence[tuple[UUID, str]]) -> tuple[str, ...]:
    """What a step with this request asks for: empty where it can be done at once."""
    found = list(ASKS.get(step.act, ()))
    if step.act is Act.RECEIVED and (one.has_desk or one.service == COPY):
        return ()
    if step.act is Act.SHIPPED:
        if one.service == COPY:
            found.remove("due")
        if one.service != EITHER:
            found.remove("reason")
        if not copies or one.service == COPY:
            found.remove("item")
        if copies or one.service == COPY or one.side is not Side.SUPPLIER:
            found.remove("barcode")
    return tuple(found)


class StepForm(FactsForm[StepDraft, dict[str, Any]]):
    """What one step asks for."""

    def __init__(
        self,
        parent: QWidget,
        step: Step,
        one: InterloanRow,
        copies: Sequence[tuple[UUID, str]],
        today: date,
        days: int,
    ) -> None:
        self._step, self._one = step, one
        name = "interloan-step"
        reasons = [
            (code, interloan_words.reason(code) or interloan_words.service(LOAN))
            for code in REASONS.get(step.act, ())
        ]
        fields: dict[str, Field] = {
            "reason": ChoiceField(f"{name}-reason", reasons),
            "item": ChoiceField(f"{name}-item", optional(list(copies))),
            "barcode": TextField(f"{name}-barcode"),
            "due": DateField(f"{name}-due", ahead=AHEAD),
            "amount": NumberField(f"{name}-amount", 0, MOST_RUPIAH, optional=True),
            "note": LongTextField(f"{name}-note", 2),
        }
        asked = asked_of(step, one, copies)
        draft = StepDraft(
            reason=reasons[0][0] if reasons else "",
            item=copies[0][0] if copies else None,
            due=format_date(_proposed(step.act, one, today, days)),
        )
        super().__init__(name, parent, draft, {key: fields[key] for key in asked}, width=520)

    def sections(self) -> list[tuple[str, list[tuple[str, ...]]]]:
        """See RecordForm."""
        return [("", [(key,) for key in self.fields])]

    def draft(self) -> StepDraft:
        """See RecordForm."""
        before: dict[str, Any] = {
            name: getattr(self._before, name) for name in StepDraft.__dataclass_fields__
        }
        return StepDraft(**{**before, **self.values()})

    def facts(self) -> dict[str, Any]:
        """See FactsForm."""
        draft = self.draft()
        given: dict[str, Any] = {key: getattr(draft, key) for key in self.fields}
        if "due" in given:
            given["due"] = self.field(DateField, "due").day()
        if "amount" in given:
            given["amount"] = draft.amount or 0
        if given.get("reason") == COPY:
            given.pop("due", None)
        return given

    def problems(self, draft: StepDraft) -> dict[str, str]:
        """See RecordForm."""
        wrong = "due" in self.fields and self.field(DateField, "due").day() is None
        wordless = self._step.act is Act.NOTICE and not draft.note.strip()
        return either((wrong, "due", "bad_date"), (wordless, "note", "empty"))

    def retranslate(self) -> None:
        """All words."""
        title = interloan_words.act(self._step.act).removesuffix(" …")
        said = f"{self._one.title} · {self._one.other}"
        self.set_words(title, said, translate("Interloan", "Do it"))
        words = {
            "reason": translate("Interloan", "Why"),
            "item": translate("Interloan", "Which copy"),
            "barcode": translate("Interloan", "Barcode on the book"),
            "due": translate("Interloan", "Back by"),
            "amount": translate("Interloan", "What it costs (Rp)"),
            "note": translate("Interloan", "Note to the other library"),
        }
        if self._step.act is Act.CONDITION:
            words["reason"] = translate("Interloan", "Condition")
        hints = {
            "barcode": translate("Interloan", "Empty: the number of the request"),
            "amount": " ".join(filter(None, (self._who_pays(), self._reader_pays()))),
        }
        if self._step.act is Act.SHIPPED:
            words["barcode"] = translate("Interloan", "Barcode of our copy")
            hints["barcode"] = translate("Interloan", "It is not on the shelf from then on, until it is back")
        for key, label in words.items():
            if key in self.rows:
                self.rows[key].set_words(label, hints.get(key, ""))

    def _who_pays(self) -> str:
        if not self._one.liable:
            return ""
        who = interloan_words.liable(self._one.liable)
        return translate("Interloan", "As agreed it is paid by: {who}").format(who=who)

    def _reader_pays(self) -> str:
        if not self._one.lent or self._step.side is not Side.REQUESTER:
            return ""
        return translate("Interloan", "Its reader owes this; empty: what the loan policy says.")


def _proposed(act: Act, one: InterloanRow, today: date, days: int) -> date:
    if act is Act.RECALLED:
        soon = today + timedelta(days=7)
        return min(soon, one.now.due) if one.now.due and one.now.due >= today else soon
    begins = max(today, one.now.due or today) if act is Act.RENEWED else today
    return begins + timedelta(days=days)
