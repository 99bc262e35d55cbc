# SPDX-License-Identifier: GPL-3.0-or-later
"""Partners, rooms and workshops of the sample library, made by the operations that a desk makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from uuid import UUID

import msgspec

from db.models import new_uid
from db.operations import attendance, partners, registrations, workshops
from db.operations.desk import Together
from db.rules.earning import Rule
from db.rules.interloan import Side
from db.rules.plans import SessionFacts, Topic, WorkshopFacts
from db.rules.programme import ADULT
from resources import sample

Happening = tuple[datetime, sample.Workshop, Callable[..., None]]
"""When, for which workshop, what."""
LATE = timedelta(minutes=25)


@dataclass
class SampleWorkshops:
    """`at(days_ago, time)` is a moment in UTC, `cards` the members by their numbers."""

    at: Callable[[int, time], datetime]
    today: date
    now: datetime
    device: UUID
    branches: Mapping[str, UUID]
    cards: Mapping[str, UUID]
    partners: dict[str, UUID] = field(default_factory=dict)
    agreements: dict[str, UUID] = field(default_factory=dict)
    rooms: dict[str, UUID] = field(default_factory=dict)

    def frame(self, perform: Together) -> None:
        """Partners with what was agreed, and rooms: there from the beginning."""
        for one in sample.partners():
            plain = {name: getattr(one, name) for name in PLAIN_OF_PARTNER}
            own = self.branches[one.branch] if one.branch else None
            self.partners[one.key] = new_uid()
            facts = partners.PartnerFacts(own_branch=own, **plain)
            perform(partners.put_partner, facts=facts, target=self.partners[one.key])
        self._agree(perform)
        for room in sample.rooms():
            self.rooms[room.key] = new_uid()
            perform(
                workshops.put_room,
                at_branch=self.branches[room.branch],
                name=room.name,
                seats=room.seats,
                target=self.rooms[room.key],
            )

    def _agree(self, perform: Together) -> None:
        for one in sample.agreements():
            begun, ends = one.begun_days_ago, one.ends_in_days
            facts = partners.AgreementFacts(
                partner=self.partners[one.partner],
                valid_from=None if begun is None else self.today - timedelta(days=begun),
                valid_until=None if ends is None else self.today + timedelta(days=ends),
                follows=self.agreements.get(one.follows),
                lends=one.lends_days is not None,
                lends_days=one.lends_days,
                liable=Side.REQUESTER if one.lends_days is not None else "",
                **{name: getattr(one, name) for name in ("number", "kind", "about", "covers", "note")},
            )
            self.agreements[one.number] = new_uid()
            perform(partners.put_agreement, facts=facts, target=self.agreements[one.number])

    def happenings(self) -> Iterator[Happening]:
        """All that happened up to now; what is planned for later has only been planned."""
        adults = [m for m in sample.members() if self._years(m.birth_date) > ADULT]
        for place, one in enumerate(sample.workshops()):
            uid, sessions = new_uid(), [(new_uid(), facts) for facts in self._sessions(one)]
            yield self.at(one.planned_days_ago, time(10)), one, partial(self._plan, one, uid, sessions)
            who: list[UUID] = []
            for n in range(one.registrations):
                # Spread over the days between the planning and now, or the first session.
                days = one.planned_days_ago - 1 - n % max(1, min(one.planned_days_ago - 1, 8))
                moment = self.at(days, time(11)) + timedelta(minutes=7 * n)
                member = adults[(19 * place + n) % len(adults)]
                yield moment, one, partial(self._register, uid, member, who)
            if one.registrations and one.state == "closed":
                day = self.at((self.today - self._first_day(one)).days, time(7))
                yield day, one, partial(self._close, one, uid)
            for session, facts in sessions:
                if facts.ends_at < self.now and one.state != "template":
                    yield from self._held(one, session, facts, who)

    def _held(
        self, one: sample.Workshop, session: UUID, facts: SessionFacts, who: list[UUID]
    ) -> Iterator[Happening]:
        """Who came, the last of them late; heads where no names are taken."""
        if one.heads is not None:
            yield facts.ends_at, one, partial(self._count, session, one.heads)
        came = one.registrations * one.present_percent // 100
        for n in range(came):
            moment = facts.starts_at + (LATE if n == came - 1 else timedelta(seconds=9 * n))
            yield moment, one, partial(self._mark, session, who, n)

    def _years(self, born: date) -> int:
        return (self.today - born).days // 366

    def _first_day(self, one: sample.Workshop) -> date:
        day = self.today + timedelta(days=one.first_in_days)
        return day if one.weekday is None else day + timedelta(days=(one.weekday - day.weekday()) % 7)

    def _sessions(self, one: sample.Workshop) -> Iterator[SessionFacts]:
        ago = (self.today - self._first_day(one)).days
        for n in range(one.sessions):
            start = self.at(ago - n * one.every_days, one.starts)
            yield SessionFacts(
                starts_at=start,
                ends_at=start + timedelta(minutes=one.minutes),
                room=self.rooms.get(one.room),
                set_up=one.set_up,
                clear_up=one.clear_up,
                place=one.place,
                link=one.link,
            )

    def _plan(
        self,
        one: sample.Workshop,
        uid: UUID,
        sessions: list[tuple[UUID, SessionFacts]],
        perform: Together,
        reason: str | None = None,
    ) -> None:
        perform(workshops.put_workshop, facts=self._facts(one), target=uid)
        for session, facts in sessions:
            perform(workshops.put_session, workshop=uid, facts=facts, target=session)
        for said in one.facilitators:
            name, role, minutes, honorarium = said.split(":")
            perform(
                workshops.put_facilitator,
                workshop=uid,
                name=name,
                role=role,
                minutes=int(minutes),
                honorarium=int(honorarium),
            )
        for said in one.costs:
            item, source, planned, actual = said.split(":")
            perform(
                workshops.put_cost,
                workshop=uid,
                item=item,
                source=source,
                planned=int(planned),
                actual=int(actual) if actual else None,
            )

    def _facts(self, one: sample.Workshop) -> WorkshopFacts:
        topics = (said.rpartition(":") for said in one.topics)
        under = [self.agreements[a.number] for a in sample.agreements() if a.partner == one.partner]
        return WorkshopFacts(
            at_branch=self.branches[one.branch],
            partner=self.partners.get(one.partner),
            sponsor=self.partners.get(one.sponsor),
            agreement=under[-1] if under else None,
            topics=tuple(Topic(text, int(minutes)) for text, _, minutes in topics),
            rule=Rule(sessions=one.rule_sessions, share=one.rule_share or 0, survey=one.rule_survey),
            **{name: getattr(one, name) for name in PLAIN_OF_WORKSHOP}
            | {"seats_online": one.seats_online or 0, "state": "open" if one.registrations else one.state},
        )

    def _close(self, one: sample.Workshop, uid: UUID, perform: Together, reason: str | None = None) -> None:
        facts = msgspec.structs.replace(self._facts(one), state="closed")
        perform(workshops.put_workshop, facts=facts, target=uid)

    def _count(self, session: UUID, heads: int, perform: Together, reason: str | None = None) -> None:
        perform(attendance.count_heads, session=session, device=self.device, onsite=heads, children=heads)

    def _mark(
        self, session: UUID, who: list[UUID], n: int, perform: Together, reason: str | None = None
    ) -> None:
        perform(attendance.mark_attendance, registration=who[n], session=session, device=self.device)

    def _register(
        self,
        workshop: UUID,
        member: sample.Member,
        who: list[UUID],
        perform: Together,
        reason: str | None = None,
    ) -> None:
        facts = registrations.RegistrationFacts(
            name=member.name,
            member=self.cards[member.number],
            institution=member.institution,
            gender=member.gender,
            birth_date=member.birth_date,
        )
        made = perform(registrations.register, workshop=workshop, facts=facts).operation
        assert isinstance(made, registrations.Register)
        who.append(made.registration)


PLAIN_OF_PARTNER = tuple(set(sample.Partner._fields) & set(partners.PartnerFacts.__struct_fields__))
PLAIN_OF_WORKSHOP = tuple(
    set(sample.Workshop._fields)
    & set(WorkshopFacts.__struct_fields__) - {"partner", "sponsor", "topics", "rule", "seats_online", "state"}
)
