# SPDX-License-Identifier: GPL-3.0-or-later
"""Workshops: what is planned, when and where, with whom, and what it costs."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.models.columns import Row


class Room(Row):
    """A room of a branch; `seats` None where nobody has counted."""

    __tablename__ = "rooms"

    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"), index=True)
    name: Mapped[str]
    seats: Mapped[int | None] = mapped_column(default=None)
    active: Mapped[bool] = mapped_column(default=True)


class CertificateDesign(Row):
    """How certificates look: `body` is JSON that desktop_app.printing.certificate reads, logos included."""

    __tablename__ = "certificate_designs"

    name: Mapped[str]
    body: Mapped[str]
    active: Mapped[bool] = mapped_column(default=True)


class Workshop(Row):
    """A programme event of one session or more; the vocabulary of its columns is in db.rules.programme.

    `state` is 'template', 'draft', 'open', 'closed' (no more registrations) or 'cancelled'. Seats None: as
    many as come. `topics`, `questions` and `rule` are JSON (db.operations.workshops). `series` joins what was
    made by one recurrence, `late_after` are minutes. `counted_only`: heads are counted, no names taken.
    `feedback_closed`: the page for feedback takes no more answers.
    """

    __tablename__ = "workshops"

    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"), index=True)
    partner_id: Mapped[int | None] = mapped_column(ForeignKey("partners.id"), default=None, index=True)
    sponsor_id: Mapped[int | None] = mapped_column(ForeignKey("partners.id"), default=None)
    agreement_id: Mapped[int | None] = mapped_column(ForeignKey("agreements.id"), default=None, index=True)
    design_id: Mapped[int | None] = mapped_column(ForeignKey("certificate_designs.id"), default=None)
    title: Mapped[str]
    kind: Mapped[str]
    state: Mapped[str] = mapped_column(default="draft", index=True)
    description: Mapped[str] = mapped_column(default="")
    audience: Mapped[str] = mapped_column(default="")
    age_group: Mapped[str] = mapped_column(default="general")
    seats_onsite: Mapped[int | None] = mapped_column(default=None)
    seats_online: Mapped[int | None] = mapped_column(default=0)
    waiting_list: Mapped[bool] = mapped_column(default=True)
    counted_only: Mapped[bool] = mapped_column(default=False)
    expected: Mapped[int | None] = mapped_column(default=None)
    literacy_aim: Mapped[bool] = mapped_column(default=False)
    strategy: Mapped[str] = mapped_column(default="")
    skill: Mapped[str] = mapped_column(default="")
    beneficiaries: Mapped[str] = mapped_column(default="")
    late_after: Mapped[int] = mapped_column(default=15)
    topics: Mapped[str] = mapped_column(default="[]")
    questions: Mapped[str] = mapped_column(default="[]")
    rule: Mapped[str] = mapped_column(default="{}")
    feedback_closed: Mapped[bool] = mapped_column(default=False)
    series: Mapped[UUID | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(default="")


class WorkshopSession(Row):
    """One meeting of a workshop; times are UTC, set-up and clearing in minutes.

    A room of ours, another place in words, a link, or place and link together (hybrid).
    """

    __tablename__ = "workshop_sessions"

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id"), index=True)
    room_id: Mapped[int | None] = mapped_column(ForeignKey("rooms.id"), default=None, index=True)
    title: Mapped[str] = mapped_column(default="")
    starts_at: Mapped[datetime] = mapped_column(index=True)
    ends_at: Mapped[datetime]
    set_up: Mapped[int] = mapped_column(default=0)
    clear_up: Mapped[int] = mapped_column(default=0)
    place: Mapped[str] = mapped_column(default="")
    link: Mapped[str] = mapped_column(default="")
    cancelled: Mapped[bool] = mapped_column(default=False)

    @property
    def minutes(self) -> int:
        """How long it lasts, without setting up and clearing."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)


class Facilitator(Row):
    """A person who gives or carries a workshop: hours in minutes, honorarium in rupiah."""

    __tablename__ = "facilitators"

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id"), index=True)
    name: Mapped[str]
    role: Mapped[str]
    minutes: Mapped[int] = mapped_column(default=0)
    honorarium: Mapped[int] = mapped_column(default=0)
    note: Mapped[str] = mapped_column(default="")
    removed: Mapped[bool] = mapped_column(default=False)


class WorkshopCost(Row):
    """One line of a budget, in rupiah: planned, and what it came to (None: not known yet)."""

    __tablename__ = "workshop_costs"

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id"), index=True)
    item: Mapped[str]
    source: Mapped[str]
    planned: Mapped[int] = mapped_column(default=0)
    actual: Mapped[int | None] = mapped_column(default=None)
    removed: Mapped[bool] = mapped_column(default=False)
