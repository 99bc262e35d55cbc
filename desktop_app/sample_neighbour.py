# SPDX-License-Identifier: GPL-3.0-or-later
"""Desks of the other branches of the sample library: who came there, and what disagrees with this desk.

They join the sample's server like any desk and send operations. Nothing here decides what comes of these:
notes tell of what disagrees, and of visits only the server's sums come here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from db.models import Branch, Item, Loan, Member, MemberType, Staff, new_uid
from db.operations.desk import utc_now
from db.operations.loans import CheckOut
from db.operations.members import MemberFacts, RegisterMember
from db.operations.operation import SCHEMA_VERSION, Operation, encode, sure_key
from db.operations.policies import calendar_of
from db.operations.visits import RecordVisit, VisitFacts
from db.rules.roles import Right, rights_of
from db.syncing.messages import PROTOCOL, Sent, SyncRequest
from desktop_app.sync.carrier import Carrier

NAME = "Meja tetangga"
LOAN_DAYS = 14
VISITED_DAYS, MEMBERS_A_VISIT = 30, 5
"""So many days back people were counted, at most one for so many members of the branch."""


class Neighbour(NamedTuple):
    """Another branch, its code, and somebody who lends there."""

    branch: UUID
    code: str
    staff: UUID


def neighbours_of(session: Session, here: UUID) -> list[Neighbour]:
    """The branches besides this one with somebody who may lend, by their codes."""
    rows = session.execute(
        select(Branch.uid, Branch.code, Staff.uid, Staff.roles)
        .join(Staff, Staff.branch_id == Branch.id)
        .where(Branch.uid != here, Staff.active)
        .order_by(Branch.code, Staff.username)
    )
    found: dict[UUID, Neighbour] = {}
    for branch, code, who, roles in rows:
        if Right.LEND in rights_of(roles.split()):
            found.setdefault(branch, Neighbour(branch, code, who))
    return list(found.values())


def who_came(session: Session, there: Neighbour, device: UUID) -> list[Operation]:
    """How many were counted there on each open day of a month: the same each time."""
    key = sure_key(session, Branch, there.branch)
    calendar, now, chance = calendar_of(session, key), utc_now(), Random(there.code)
    members = session.scalar(select(func.count()).where(Member.branch_id == key)) or 0
    done: list[Operation] = []
    for ago in range(VISITED_DAYS, 0, -1):
        day = calendar.local_day(now) - timedelta(days=ago)
        people = chance.randint(1, 2 + members // MEMBERS_A_VISIT)
        used = chance.randint(0, people // 3)
        if not calendar.is_open(day):
            continue
        noon = datetime.combine(day, time(12), ZoneInfo(calendar.timezone))
        done.append(
            RecordVisit(
                uid=new_uid(),
                made_at=now + timedelta(microseconds=len(done)),
                branch=there.branch,
                staff=there.staff,
                visit=new_uid(),
                facts=VisitFacts(sort="count", purpose="read", people=people, used_ict=used),
                device=device,
                day=day,
                came_at=noon.astimezone(UTC),
            )
        )
    return done


def what_it_did(session: Session, here: UUID, there: Neighbour) -> list[Operation]:
    """It lent what is out here, and registered somebody who is a member here."""
    now = utc_now()
    done: list[Operation] = []
    if (lent := _out_here(session, here)) is not None:
        item, other = lent
        done.append(
            CheckOut(
                uid=new_uid(),
                made_at=now,
                branch=there.branch,
                staff=there.staff,
                loan=new_uid(),
                item=item,
                member=other,
                due_at=now + timedelta(days=LOAN_DAYS),
            )
        )
    if (facts := _known_here(session, here, there)) is not None:
        done.append(
            RegisterMember(
                uid=new_uid(),
                made_at=now + timedelta(microseconds=1),
                branch=there.branch,
                staff=there.staff,
                member=new_uid(),
                number=f"{there.code}-000001",
                facts=facts,
                registered_on=now.date(),
                expires_on=now.date() + timedelta(days=365),
            )
        )
    return done


def _out_here(session: Session, here: UUID) -> tuple[UUID, UUID] | None:
    """An item that was lent here and is not due yet, and a member who has not borrowed it."""
    other = aliased(Member)
    found = session.execute(
        select(Item.uid, other.uid)
        .join(Loan, Loan.item_id == Item.id)
        .join(Branch, Branch.id == Loan.branch_id)
        .join(
            other,
            (other.id != Loan.member_id) & other.blocked_at.is_(None) & (other.expires_on > utc_now().date()),
        )
        .where(Branch.uid == here, Loan.ended_at.is_(None), Loan.due_at > utc_now())
        .order_by(Loan.lent_at.desc(), other.number)
        .limit(1)
    ).first()
    return None if found is None else (found[0], found[1])


def _known_here(session: Session, here: UUID, there: Neighbour) -> MemberFacts | None:
    """The facts of a member of this branch, as another branch would write them down."""
    found = session.execute(
        select(Member.name, Member.birth_date, Member.gender, Member.phone, MemberType.uid)
        .join(Branch, Branch.id == Member.branch_id)
        .join(MemberType, MemberType.id == Member.member_type_id)
        .where(Branch.uid == here, Member.birth_date.is_not(None), Member.merged_into.is_(None))
        .order_by(Member.number)
        .limit(1)
    ).first()
    if found is None:
        return None
    name, born, gender, phone, kind = found
    return MemberFacts(
        name=name, birth_date=born, gender=gender, phone=phone, member_type=kind, home_branch=there.branch
    )


def tell(
    carrier: Carrier,
    code_for: Callable[[str], str],
    there: Neighbour,
    done: Callable[[UUID], list[Operation]],
) -> None:
    """Join with a code for its branch, and send what that device did. Raises what the carrier raises."""
    made = carrier.enrol(code_for(there.code), NAME)
    sent = tuple(
        Sent(
            number=number,
            uid=operation.uid,
            schema=SCHEMA_VERSION,
            made_at=operation.made_at,
            payload=msgspec.Raw(encode(operation)),
        )
        for number, operation in enumerate(done(made.device), 1)
    )
    request = SyncRequest(
        protocol=PROTOCOL,
        schema=SCHEMA_VERSION,
        now=utc_now(),
        epoch=made.epoch,
        log_from=1,
        operations=sent,
        pull=False,
    )
    carrier.exchange(request, made.token)
