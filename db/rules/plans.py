# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said of a workshop and of a session when it is planned."""

from datetime import datetime
from uuid import UUID

import msgspec

from db.rules.earning import Rule


class Topic(msgspec.Struct, frozen=True, array_like=True):
    """What a certificate lists on its back: a topic and its minutes."""

    text: str
    minutes: int = 0


class Question(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something asked at registration, or at the door; `kind` is one of programme.QUESTIONS."""

    name: str
    text: str
    kind: str = "text"
    choices: tuple[str, ...] = ()
    required: bool = False
    at_door: bool = False


class WorkshopFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that is asked of a workshop; see models.Workshop."""

    at_branch: UUID
    title: str
    kind: str
    state: str = "draft"
    partner: UUID | None = None
    sponsor: UUID | None = None
    agreement: UUID | None = None
    design: UUID | None = None
    description: str = ""
    audience: str = ""
    age_group: str = "general"
    seats_onsite: int | None = None
    seats_online: int | None = 0
    waiting_list: bool = True
    counted_only: bool = False
    expected: int | None = None
    literacy_aim: bool = False
    strategy: str = ""
    skill: str = ""
    beneficiaries: str = ""
    late_after: int = 15
    topics: tuple[Topic, ...] = ()
    questions: tuple[Question, ...] = ()
    rule: Rule = Rule()
    feedback_closed: bool = False
    series: UUID | None = None
    reason: str = ""


class SessionFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """See models.WorkshopSession."""

    starts_at: datetime
    ends_at: datetime
    title: str = ""
    room: UUID | None = None
    set_up: int = 0
    clear_up: int = 0
    place: str = ""
    link: str = ""
    cancelled: bool = False
