# SPDX-License-Identifier: GPL-3.0-or-later
"""The form for a workshop: everything that is asked of one, once, in groups. Widgets."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, NamedTuple

import msgspec
from PySide6.QtWidgets import QLineEdit, QWidget

from db.queries.partners import PartnerRecord
from db.queries.planning import Choices
from db.rules.agreements import holds
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
        for name in ("partner", "day"):
            field = self.fields[name]
            if isinstance(field, ChoiceField):
                field.currentIndexChanged.connect(lambda _place: self._check_partner())
            elif isinstance(field, DateField):
                field.editingFinished.connect(self._check_partner)
        topics = self.field(LongTextField, "topics")
        topics.textChanged.connect(self._count_minutes)
        self._check_partner()
        self._count_minutes()

    def _made_fields(self) -> dict[str, Field]:
        texts = ("title", "place", "link", "audience", "agreement_number", "skill", "beneficiaries")
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
            ("with", [("partner", "agreement_number"), ("sponsor",)]),
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
        if not facts.agreement_number and (partner := self._partner()) is not None:
            facts = msgspec.structs.replace(facts, agreement_number=partner.agreement_number)
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

    def _check_partner(self) -> None:
        """Whether the agreement holds on the day; its number is filled in where there is none yet."""
        partner = self._partner()
        day = self.field(DateField, "day").day() or self._begin.day
        warning = ""
        if partner is not None:
            number = self.field(QLineEdit, "agreement_number")
            number.setPlaceholderText(partner.agreement_number)
            if day is not None and not holds(partner.agreement, day):
                said = translate("Workshops", "Not valid on {day}. {standing}.")
                how = agreement_words.standing_words(partner.agreement, day)
                warning = said.format(day=format_date(day), standing=how)
        self.rows["partner"].set_error(warning)

    def _partner(self) -> PartnerRecord | None:
        chosen = self.values()["partner"]
        return next((one for one in self._choices.partners if one.uid == chosen), None)

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
        "agreement_number": (
            translate("Workshops", "Agreement number"),
            translate("Workshops", "Empty: the partner's own"),
        ),
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
