# SPDX-License-Identifier: GPL-3.0-or-later
"""The form for a workshop: everything that is asked of one, once, in groups. Widgets."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, NamedTuple
from uuid import UUID

import msgspec
from PySide6.QtWidgets import QWidget

from db.queries.partners import AgreementRecord, PartnerRecord
from db.queries.planning import Choices
from db.rules.agreements import together
from db.rules.plans import SessionFacts, WorkshopFacts
from db.rules.programme import AGE_GROUPS, KINDS, STRATEGIES
from desktop_app import agreement_words
from desktop_app.blocks.form import ChoiceField, DateField, LongTextField, NumberField, SwitchField, TextField
from desktop_app.blocks.record_form import Field, optional
from desktop_app.blocks.time_entry import TimeField
from desktop_app.facts_form import FactsForm, either
from desktop_app.language import format_date, format_number, translate
from desktop_app.workshops import phrases
from desktop_app.workshops.questions_editor import QuestionsEditor
from desktop_app.workshops.rule_editor import RuleEditor
from desktop_app.workshops.workshop_draft import (
    FIRST_SESSION,
    Planned,
    WorkshopDraft,
    copied_sessions,
    draft_of,
    facts_of_draft,
    minutes_of,
    session_on,
    topics_in,
)

AHEAD = 5
"""Years that a year of two digits may lie ahead."""
MOST_PEOPLE = 100_000
Sections = list[tuple[str, list[tuple[str, ...]]]]


class Begin(NamedTuple):
    """What a form begins with. `new`: also the first session is asked; `copied` are sessions that follow it.

    `day`: that of the first session, which an agreement has to hold on.
    """

    facts: WorkshopFacts
    new: bool
    copied: tuple[SessionFacts, ...] = ()
    day: date | None = None


class WorkshopForm(FactsForm[WorkshopDraft, Planned]):
    """A new workshop, a copy of one, or one that is there."""

    required: ClassVar[frozenset[str]] = frozenset({"title"})

    def __init__(self, parent: QWidget, begin: Begin, choices: Choices) -> None:
        self._begin, self._choices = begin, choices
        first = min(begin.copied, key=lambda one: one.starts_at, default=None)
        super().__init__(
            "workshops-form", parent, draft_of(begin.facts, first), self._made_fields(), width=760
        )
        for name in ("partner", "sponsor"):
            self.field(ChoiceField, name).currentIndexChanged.connect(lambda _place: self._offer_agreements())
        self.field(ChoiceField, "agreement").currentIndexChanged.connect(lambda _place: self._chosen())
        self.field(DateField, "day").editingFinished.connect(self._suggest_agreement)
        self._suggested = begin.facts.agreement is None and begin.new
        topics = self.field(LongTextField, "topics")
        topics.textChanged.connect(self._count_minutes)
        self._check_agreement()
        self._count_minutes()

    def _made_fields(self) -> dict[str, Field]:
        texts = ("title", "place", "link", "audience", "skill", "beneficiaries")
        numbers = {"expected": None, "seats_onsite": None, "seats_online": None}
        made: dict[str, Field] = {name: TextField(_name(name)) for name in texts}
        made |= {name: NumberField(_name(name), 0, MOST_PEOPLE, optional=True) for name in numbers}
        made |= {name: ChoiceField(_name(name), words) for name, words in self._offered().items()}
        made |= {name: SwitchField(_name(name)) for name in SWITCHES}
        return made | {
            "description": LongTextField(_name("description"), 3),
            "day": DateField(_name("day"), ahead=AHEAD),
            "starts": TimeField(_name("starts")),
            "ends": TimeField(_name("ends")),
            "late_after": NumberField(_name("late_after"), 0, 600),
            "questions": QuestionsEditor(_name("questions")),
            "rule": RuleEditor(_name("rule")),
            "topics": LongTextField(_name("topics"), 4),
        }

    def _offered(self) -> dict[str, list[tuple[object, str]]]:
        facts, known = self._begin.facts, self._choices
        partners = [
            (one.uid, one.name)
            for one in known.partners
            if one.active or one.uid in (facts.partner, facts.sponsor)
        ]
        return {
            "kind": [(kind, phrases.named(phrases.KINDS, kind)) for kind in KINDS],
            "at_branch": [(one.uid, one.name) for one in known.branches],
            "room": optional(room_choices(known, facts)),
            "age_group": [(age, phrases.named(phrases.AGE_GROUPS, age)) for age in AGE_GROUPS],
            "partner": optional(list(partners)),
            "sponsor": optional(list(partners)),
            "agreement": optional(self._agreements((facts.partner, facts.sponsor))),
            "design": optional([(one.uid, one.name) for one in known.designs]),
            "strategy": [(one, phrases.named(phrases.STRATEGIES, one)) for one in STRATEGIES],
        }

    def sections(self) -> Sections:
        """See RecordForm."""
        when: Sections = [("when", [("day", "starts", "ends"), ("room", "place", "link")])]
        return [
            ("what", [("title",), ("kind", "at_branch"), ("description",)]),
            *(when if self._begin.new else []),
            ("whom", [("audience", "age_group", "expected")]),
            ("with", [("partner", "sponsor"), ("agreement",)]),
            (
                "seats",
                [
                    ("seats_onsite", "seats_online", "late_after"),
                    ("waiting_list", "counted_only"),
                    ("questions",),
                ],
            ),
            ("certificate", [("rule",), ("design",), ("topics",)]),
            ("figures", [("strategy", "literacy_aim"), ("skill", "beneficiaries")]),
        ]

    def draft(self) -> WorkshopDraft:
        """See RecordForm."""
        values = self.values()
        if not self._begin.new:
            values = {name: value for name, value in values.items() if name not in FIRST_SESSION}
        return WorkshopDraft(**values)

    def facts(self) -> Planned:
        """See FactsForm."""
        draft = self.draft()
        facts = facts_of_draft(draft, self._begin.facts)
        day, starts, ends = (
            self.field(DateField, "day").day(),
            self.field(TimeField, "starts").moment(),
            self.field(TimeField, "ends").moment(),
        )
        if not self._begin.new or day is None or starts is None or ends is None:
            return Planned(facts)
        where = {"room": draft.room, "place": draft.place.strip(), "link": draft.link.strip()}
        first = session_on(day, starts, ends, **where)
        return Planned(facts, copied_sessions(first, self._begin.copied))

    def problems(self, draft: WorkshopDraft) -> dict[str, str]:
        """See RecordForm."""
        day, starts, ends = (
            self.field(DateField, "day"),
            self.field(TimeField, "starts"),
            self.field(TimeField, "ends"),
        )
        dated = self._begin.new and day.day() is not None
        same = starts.moment() is not None and starts.moment() == ends.moment()
        return either(
            (not draft.title.strip(), "title", "empty"),
            (day.is_wrong(), "day", "bad_text"),
            (starts.is_wrong(), "starts", "bad_text"),
            (ends.is_wrong(), "ends", "bad_text"),
            (dated and starts.moment() is None, "starts", "empty"),
            (dated and (ends.moment() is None or same), "ends", "empty"),
            (bool(self._begin.copied) and not dated and self._begin.new, "day", "empty"),
        )

    # --- what is said while it is filled in -----------------------------------------------------------

    def _agreements(self, hosts: Iterable[UUID | None]) -> list[tuple[object, str]]:
        """Those with the partner and with the sponsor."""
        partners = {one.uid: one for one in self._choices.partners}
        there = [partners[host] for host in dict.fromkeys(hosts) if host in partners]
        return [
            (paper.uid, f"{agreement_words.named(paper)} · {one.name}")
            for one in there
            for paper in one.agreements
        ]

    def _hosts(self) -> tuple[UUID | None, UUID | None]:
        return self.field(ChoiceField, "partner").value(), self.field(ChoiceField, "sponsor").value()

    def _offer_agreements(self) -> None:
        """Others to choose from; one that is with neither of them any more gives way to a suggestion."""
        agreement = self.field(ChoiceField, "agreement")
        before = agreement.value()
        agreement.set_choices(optional(self._agreements(self._hosts())))
        self._suggested = self._suggested or (before is not None and agreement.value() is None)
        self._suggest_agreement()

    def _suggest_agreement(self) -> None:
        """The one that holds on the day, as long as nobody has chosen."""
        day = self._day()
        if self._suggested:
            found = [one for host in self._hosts() for one in self._with(host)]
            holding = [one.uid for one in found if day is None or one.span.holds(day)]
            agreement = self.field(ChoiceField, "agreement")
            agreement.blockSignals(True)
            agreement.choose(next(iter(holding), None))
            agreement.blockSignals(False)
        self._check_agreement()

    def _chosen(self) -> None:
        self._suggested = False
        self._check_agreement()

    def _check_agreement(self) -> None:
        """Says where the agreement does not hold on the day, or where the partner has none that does."""
        day, chosen, partner = self._day(), self.field(ChoiceField, "agreement").value(), self._hosts()[0]
        papers = [one for host in self._hosts() for one in self._with(host) if one.uid == chosen]
        papers = papers or list(self._with(partner) if chosen is None else ())
        spans = [one.span for one in papers]
        warning = ""
        if day is not None and spans and not any(span.holds(day) for span in spans):
            said = translate("Workshops", "Not valid on {day}. {standing}.")
            how = agreement_words.standing_words(together(spans, day), day)
            warning = said.format(day=format_date(day), standing=how)
        self.rows["agreement"].set_error(warning)

    def _day(self) -> date | None:
        return self.field(DateField, "day").day() or self._begin.day

    def _with(self, host: UUID | None) -> tuple[AgreementRecord, ...]:
        found: PartnerRecord | None = next((one for one in self._choices.partners if one.uid == host), None)
        return found.agreements if found else ()

    def _count_minutes(self) -> None:
        minutes = minutes_of(topics_in(self.values()["topics"]))
        hint = translate("Workshops", "One a line, its minutes behind a bar: Writing pantun | 90")
        if minutes:
            hint += " · " + translate("Workshops", "%n minute(s) in all", None, minutes)
        self.rows["topics"].set_words(translate("Workshops", "Topics"), hint)

    # --- words ----------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """All words."""
        copy = bool(self._begin.copied)
        title = translate("Workshops", "Change workshop")
        if self._begin.new:
            title = (
                translate("Workshops", "Copy of a workshop")
                if copy
                else translate("Workshops", "New workshop")
            )
        text = (
            translate("Workshops", "Its other sessions follow with the same days between them.")
            if copy
            else ""
        )
        self.set_words(title, text, translate("Workshops", "Save"))
        for section, words in HEADINGS.items():
            if section in self.headings:
                self.headings[section].set_text(words())
        for name, (label, hint) in field_words().items():
            self.rows[name].set_words(label, hint)
        for name, words in SWITCHES.items():
            switch = self.field(SwitchField, name)
            switch.setText(words())


def _name(field: str) -> str:
    return f"workshops-form-{field}"


def room_choices(choices: Choices, facts: WorkshopFacts) -> list[tuple[object, str]]:
    """Rooms of the workshop's branch first, then those of others, with theirs."""
    names = {one.uid: one.name for one in choices.branches}
    rooms = sorted(choices.rooms, key=lambda one: (one.branch != facts.at_branch, one.name))
    return [(one.uid, _room_words(one.name, names.get(one.branch, ""), one.seats)) for one in rooms]


def _room_words(name: str, branch: str, seats: int | None) -> str:
    many = "" if seats is None else translate("Workshops", "%n seat(s)", None, seats)
    return " · ".join(filter(None, (name, branch, many)))


def open_facts(facts: WorkshopFacts) -> WorkshopFacts:
    """What a copy or a workshop from a template begins with: a draft of its own."""
    return msgspec.structs.replace(facts, state="draft", series=None, reason="", feedback_closed=False)


HEADINGS = {
    "what": lambda: translate("Workshops", "What it is"),
    "when": lambda: translate("Workshops", "When and where it begins"),
    "whom": lambda: translate("Workshops", "For whom"),
    "with": lambda: translate("Workshops", "With whom"),
    "seats": lambda: translate("Workshops", "Seats and registration"),
    "certificate": lambda: translate("Workshops", "Certificate"),
    "figures": lambda: translate("Workshops", "For the yearly figures"),
}
SWITCHES = {
    "waiting_list": lambda: translate("Workshops", "Who finds no seat waits for one"),
    "counted_only": lambda: translate("Workshops", "Heads are counted, no names taken"),
    "literacy_aim": lambda: translate("Workshops", "Its aim is reading and writing"),
}


def field_words() -> dict[str, tuple[str, str]]:
    """Label and hint of each field."""
    any_number = translate("Workshops", "Empty: as many as come")
    return {
        "title": (translate("Workshops", "Title"), ""),
        "kind": (translate("Workshops", "Kind"), ""),
        "at_branch": (translate("Workshops", "Given by branch"), ""),
        "description": (
            translate("Workshops", "Description"),
            translate("Workshops", "A few sentences; they stand on the poster too"),
        ),
        "day": (translate("Workshops", "Day"), translate("Workshops", "Empty: not known yet")),
        "starts": (translate("Workshops", "From"), ""),
        "ends": (translate("Workshops", "Until"), ""),
        "room": (translate("Workshops", "Room"), ""),
        "place": (translate("Workshops", "Another place"), ""),
        "link": (translate("Workshops", "Link"), translate("Workshops", "With a place as well: both ways")),
        "audience": (translate("Workshops", "Audience"), ""),
        "age_group": (translate("Workshops", "Age group"), ""),
        "expected": (translate("Workshops", "People expected"), ""),
        "partner": (translate("Workshops", "Held together with"), ""),
        "agreement": (translate("Workshops", "Falls under the agreement"), ""),
        "sponsor": (translate("Workshops", "Sponsor"), ""),
        "seats_onsite": (translate("Workshops", "Seats on site"), any_number),
        "seats_online": (translate("Workshops", "Seats online"), any_number),
        "late_after": (translate("Workshops", "Late after, minutes"), ""),
        "waiting_list": (translate("Workshops", "Waiting list"), ""),
        "counted_only": (translate("Workshops", "Names"), ""),
        "questions": (translate("Workshops", "Questions"), ""),
        "rule": (translate("Workshops", "What it takes"), ""),
        "design": (translate("Workshops", "Design"), ""),
        "strategy": (translate("Workshops", "TPBIS strategy"), ""),
        "literacy_aim": (translate("Workshops", "Literacy"), ""),
        "skill": (translate("Workshops", "Skill that is learned"), ""),
        "beneficiaries": (
            translate("Workshops", "Beneficiaries"),
            translate("Workshops", "For example: small traders, mothers, fishers"),
        ),
    }


def seats_words(facts: WorkshopFacts) -> str:
    """'20 on site · 10 online · waiting list'."""
    onsite, online = facts.seats_onsite, facts.seats_online
    said = [
        translate("Workshops", "as many as come")
        if onsite is None
        else translate("Workshops", "{number} on site").format(number=format_number(onsite)),
    ]
    if online is None or online:
        how = translate("Workshops", "online without a limit")
        some = translate("Workshops", "{number} online").format(number=format_number(online or 0))
        said.append(how if online is None else some)
    if onsite is not None and facts.waiting_list:
        said.append(translate("Workshops", "with a waiting list"))
    return " · ".join(said)
