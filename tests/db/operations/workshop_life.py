# SPDX-License-Identifier: GPL-3.0-or-later
"""What may happen around workshops at one desk: planned, registered for, attended, certified."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import rule

from db.models import new_uid
from db.operations import (
    attendance,
    certificates,
    feedback,
    partners,
    registrations,
    sending,
    tickets,
    workshops,
)
from db.operations.partners import AgreementFacts, PartnerFacts
from db.operations.registrations import RegistrationFacts
from db.rules.earning import Rule
from db.rules.plans import Question, SessionFacts, Topic, WorkshopFacts
from db.rules.programme import AGREEMENT_KINDS, KINDS
from tests.db.operations.frame_life import FrameLife
from tests.db.operations.one_desk import PICK, picked

NAMES = st.sampled_from(["Siti Aminah", "王小明", "عائشة", "Sukarno", ""])
DEVICE = UUID("018f2b6e-0000-7000-8000-0000000000d0")


class WorkshopLife(FrameLife):
    """The part of a life that brings people together."""

    def __init__(self) -> None:
        self.partners: list[UUID] = []
        self.agreements: list[UUID] = []
        self.rooms: list[UUID] = []
        self.designs: list[UUID] = []
        self.workshops: list[UUID] = []
        self.sessions: list[UUID] = []
        self.helpers: list[UUID] = []
        self.costs: list[UUID] = []
        self.registrations: list[UUID] = []
        self.consents: list[UUID] = []
        self.marks: list[UUID] = []
        self.certificates: list[UUID] = []
        self.stories: list[UUID] = []
        super().__init__()

    def _at(self, hours: int) -> datetime:
        return datetime(2026, 11, 20, 1, tzinfo=UTC) + timedelta(hours=hours)

    # --- planning --------------------------------------------------------------------------------------

    @rule(which=PICK, new=st.booleans(), name=NAMES)
    def put_partner(self, which: int, new: bool, name: str) -> None:
        own = picked([None, *self.branches], which)
        facts = PartnerFacts(name=name, kind="school", own_branch=own, note=str(which))
        target = None if new else picked(self.partners, which)
        made = self.do(partners.put_partner, facts=facts, target=target)
        self._keep(self.partners, made and made.target)

    @rule(which=PICK, new=st.booleans(), days=st.none() | st.integers(-1, 400))
    def put_agreement(self, which: int, new: bool, days: int | None) -> None:
        if self.partners:
            first = self._at(0).date()
            facts = AgreementFacts(
                partner=picked(self.partners, which),
                number=f"{which}/PKS",
                kind=picked(AGREEMENT_KINDS, which),
                valid_from=first,
                valid_until=None if days is None else first + timedelta(days=days),
                follows=picked([None, *self.agreements], which),
                removed=which % 5 == 4,
                lends=which % 2 == 0,
                lends_most=picked([None, 1, 9], which),
                lends_days=picked([None, 14], which),
            )
            target = None if new else picked(self.agreements, which)
            made = self.do(partners.put_agreement, facts=facts, target=target)
            self._keep(self.agreements, made and made.target)

    @rule(which=PICK, new=st.booleans())
    def put_room(self, which: int, new: bool) -> None:
        target = None if new else picked(self.rooms, which)
        at = picked(self.branches, which)
        made = self.do(workshops.put_room, at_branch=at, name=f"Ruang {which}", seats=which, target=target)
        self._keep(self.rooms, made and made.target)

    @rule(which=PICK, new=st.booleans(), title=NAMES, seats=st.none() | st.integers(-1, 3))
    def put_workshop(self, which: int, new: bool, title: str, seats: int | None) -> None:
        facts = WorkshopFacts(
            at_branch=picked(self.branches, which),
            title=title,
            kind=picked(KINDS, which),
            state=picked(("open", "open", "draft", "closed", "cancelled"), which),
            reason="hujan",
            partner=picked([None, *self.partners], which),
            agreement=picked([None, *self.agreements], which),
            design=picked([None, *self.designs], which),
            seats_onsite=seats,
            waiting_list=which % 4 > 0,
            topics=(Topic("Literasi", 45),),
            questions=(Question(name="asal", text="Dari mana?"),),
            rule=Rule(sessions=1),
            series=new_uid() if which % 5 == 0 else None,
        )
        target = None if new else picked(self.workshops, which)
        made = self.do(workshops.put_workshop, facts=facts, target=target)
        self._keep(self.workshops, made and made.target)

    @rule(which=PICK, new=st.booleans(), start=PICK, length=st.integers(-1, 4))
    def put_session(self, which: int, new: bool, start: int, length: int) -> None:
        if self.workshops:
            facts = SessionFacts(
                starts_at=self._at(start),
                ends_at=self._at(start + length),
                room=picked([None, *self.rooms], which),
                set_up=30,
            )
            target = None if new else picked(self.sessions, which)
            event = picked(self.workshops, which)
            made = self.do(workshops.put_session, workshop=event, facts=facts, target=target)
            self._keep(self.sessions, made and made.target)

    @rule(which=PICK, new=st.booleans(), removed=st.booleans())
    def put_people_and_costs(self, which: int, new: bool, removed: bool) -> None:
        if self.workshops:
            event = picked(self.workshops, which)
            made = self.do(
                workshops.put_facilitator,
                workshop=event,
                name="Wan Ros",
                role="speaker",
                honorarium=which * 1000,
                removed=removed,
                target=None if new else picked(self.helpers, which),
            )
            self._keep(self.helpers, made and made.target)
            made = self.do(
                workshops.put_cost,
                workshop=event,
                item="Konsumsi",
                source="apbd",
                planned=which * 1000,
                removed=removed,
                target=None if new else picked(self.costs, which),
            )
            self._keep(self.costs, made and made.target)

    # --- registering -----------------------------------------------------------------------------------

    def _facts(self, name: str, which: int) -> RegistrationFacts:
        return RegistrationFacts(
            name=name,
            member=picked([None, *self.people], which),
            people=1 + which % 2,
            phone=str(which),
            answers={"asal": str(which)},
        )

    @rule(which=PICK, name=NAMES, walk_in=st.booleans())
    def register_for(self, which: int, name: str, walk_in: bool) -> None:
        if self.workshops:
            source = "walk_in" if walk_in else "desk"
            event, facts = picked(self.workshops, which), self._facts(name, which)
            made = self.do(registrations.register, workshop=event, facts=facts, source=source)
            self._keep(self.registrations, made and made.registration)

    @rule(which=PICK, name=NAMES)
    def edit_registration(self, which: int, name: str) -> None:
        if self.registrations:
            one, facts = picked(self.registrations, which), self._facts(name, which)
            self.do(registrations.edit_registration, registration=one, facts=facts)

    @rule(which=PICK)
    def cancel_registration(self, which: int) -> None:
        if self.registrations:
            self.do(registrations.cancel_registration, registration=picked(self.registrations, which))

    @rule(which=PICK, other=PICK)
    def match_registration(self, which: int, other: int) -> None:
        if self.registrations:
            one, into = picked(self.registrations, which), picked(self.registrations, other)
            who = picked(self.people, other) if other % 2 else None
            self.do(
                registrations.match_registration,
                registration=one,
                member=who,
                into=None if who else into,
            )

    @rule(which=PICK)
    def print_tickets(self, which: int) -> None:
        if self.registrations:
            some = {picked(self.registrations, which), picked(self.registrations, which + 1)}
            self.do(tickets.record_tickets, registrations=sorted(some))

    @rule(which=PICK, withdraw=st.booleans())
    def consent(self, which: int, withdraw: bool) -> None:
        if withdraw and self.consents:
            self.do(registrations.withdraw_consent, consent=picked(self.consents, which), why="berubah")
        elif self.registrations:
            one = picked(self.registrations, which)
            made = self.do(registrations.give_consent, registration=one, consent="guardian", given_by="Ibu")
            self._keep(self.consents, made and made.target)

    # --- being there -----------------------------------------------------------------------------------

    @rule(which=PICK, other=PICK, mark=st.sampled_from(attendance.MARKS))
    def mark(self, which: int, other: int, mark: str) -> None:
        if self.registrations and self.sessions:
            made = self.do(
                attendance.mark_attendance,
                registration=picked(self.registrations, which),
                session=picked(self.sessions, other),
                device=DEVICE,
                mark=mark,
                people=which if mark == "arrived" and which % 3 == 1 else None,
            )
            self._keep(self.marks, made and made.target)

    @rule(which=PICK)
    def take_back_mark(self, which: int) -> None:
        if self.marks:
            self.do(attendance.take_back_mark, mark=picked(self.marks, which), device=DEVICE)

    @rule(which=PICK)
    def at_the_door(self, which: int) -> None:
        if self.sessions:
            one = picked(self.sessions, which)
            self.do(attendance.count_heads, session=one, device=DEVICE, onsite=which, children=which // 2)
            self.do(attendance.refuse_scan, session=one, device=DEVICE, why="unknown", code="ABC" * which)

    # --- afterwards ------------------------------------------------------------------------------------

    @rule(which=PICK, new=st.booleans())
    def put_design(self, which: int, new: bool) -> None:
        target = None if new else picked(self.designs, which)
        made = self.do(certificates.put_design, name=f"Rancangan {which}", body="{}", target=target)
        self._keep(self.designs, made and made.target)

    @rule(ticket=st.booleans())
    def publish_key(self, ticket: bool) -> None:
        self.do(certificates.publish_ticket_key if ticket else certificates.publish_signer)

    @rule(which=PICK, again=st.booleans())
    def certify(self, which: int, again: bool) -> None:
        if self.registrations and self.workshops:
            made = self.do(
                certificates.issue_certificate,
                workshop=picked(self.workshops, which),
                registration=picked(self.registrations, which),
                facts=lambda numbered: numbered.number.encode(),
                replaces=picked(self.certificates, which) if again else None,
            )
            self._keep(self.certificates, made and made.target)

    @rule(which=PICK)
    def revoke_certificate(self, which: int) -> None:
        if self.certificates:
            one = picked(self.certificates, which)
            self.do(certificates.revoke_certificate, target=one, reason="salah nama")

    @rule(which=PICK, what=st.sampled_from(sorted(sending.SENT)))
    def send(self, which: int, what: str) -> None:
        among = self.registrations if what == sending.TICKET else self.certificates
        if among:
            self.do(sending.record_sending, target=picked(among, which), what=what)

    @rule(which=PICK, gave=st.booleans())
    def note_feedback(self, which: int, gave: bool) -> None:
        if self.registrations:
            self.do(feedback.note_feedback, registration=picked(self.registrations, which), gave=gave)

    @rule(which=PICK, new=st.booleans())
    def look_back(self, which: int, new: bool) -> None:
        if self.workshops:
            event = picked(self.workshops, which)
            self.do(feedback.answer_survey, workshop=event, scores={"learned": which % 7}, comment="Bagus")
            target = None if new else picked(self.stories, which)
            made = self.do(feedback.put_story, workshop=event, text="Buka warung", target=target)
            self._keep(self.stories, made and made.target)
