# SPDX-License-Identifier: GPL-3.0-or-later
"""What must be unique stays so when two desks chose the same: the later one gets a mark, and a note."""

import dataclasses
from collections.abc import Iterable
from functools import singledispatch
from typing import Any, NamedTuple
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from db.models import Branch, Certificate, Item, ItemType, Member, MemberCard, MemberType, Print, Staff
from db.operations import (
    cards,
    cataloguing,
    certificates,
    fast_adding,
    importing,
    interloan,
    members,
    policies,
    prints,
    staff,
)
from db.operations.bulk import chunks, pairs
from db.operations.operation import Operation
from db.syncing.judging import standing
from db.syncing.kinds import BRANCHES, ITEM_TYPES, ITEMS, MEMBER_TYPES, MEMBERS, STAFF, Kind
from db.syncing.verdicts import Bench, Verdict

TAKEN = "number_taken"


class Chosen(NamedTuple):
    """What a record that may have been there before is called, and the only one to be called so."""

    kind: Kind
    column: InstrumentedAttribute[str]
    owner: UUID
    value: str


def as_it_is_called(bench: Bench, operation: Operation) -> tuple[Bench, Operation]:
    """An edit that left a barcode, code or user name as it found it does not choose it: it stays what it is.

    It may be another by now, and the one that the edit saw another row's.
    """
    chosen = _chosen(operation)
    if chosen is None:
        return bench, operation
    kind, column, owner, value = chosen
    seen = bench.before.get(kind.number, {})
    if seen.get(column.key) != value:
        return bench, operation
    now = bench.session.scalar(select(column).where(column.class_.uid == owner))
    if now is None or now == value:
        return bench, operation
    before = {**bench.before, kind.number: {**seen, column.key: now}}
    return dataclasses.replace(bench, before=before), _called(operation, now)


def called(bench: Bench, operation: Operation) -> str | None:
    """What the record that an operation names is called now, where that may have got a mark."""
    chosen = _chosen(operation) if bench.final else None
    if chosen is None:
        return None
    _, column, owner, _ = chosen
    return bench.session.scalar(select(column).where(column.class_.uid == owner))


def settle_called(bench: Bench, verdict: Verdict, operation: Operation, before: str | None) -> None:
    """Of a record that is called otherwise since, it is no news that its number was another's."""
    if isinstance(operation, cards.RemoveCard):
        verdict.moot.append((TAKEN, operation.card))
    chosen = _chosen(operation)
    if chosen is None or before is None or any(noted.kind == TAKEN for noted in verdict.notes):
        return
    bench.session.flush()
    if called(bench, operation) != before:
        verdict.moot.append((TAKEN, chosen.owner))


def _chosen(operation: Operation) -> Chosen | None:
    match operation:
        case cataloguing.PutItem(item=item, facts=facts):
            return Chosen(ITEMS, Item.barcode, item, facts.barcode)
        case policies.PutBranch(target=target, code=code):
            return Chosen(BRANCHES, Branch.code, target, code)
        case policies.PutType(of=of, target=target, code=code):
            kind, model = (MEMBER_TYPES, MemberType) if of == "member" else (ITEM_TYPES, ItemType)
            return Chosen(kind, model.code, target, code)
        case staff.PutStaff(target=target, username=username):
            return Chosen(STAFF, Staff.username, target, username)
        case members.EditMember(member=member, number=str(number)):
            return Chosen(MEMBERS, Member.number, member, number)
    return None


def _called(operation: Operation, name: str) -> Operation:
    match operation:
        case cataloguing.PutItem(facts=facts):
            return replace(operation, facts=replace(facts, barcode=name))
        case staff.PutStaff():
            return replace(operation, username=name)
        case members.EditMember():
            return replace(operation, number=name)
    return replace(operation, code=name)


@singledispatch
def made_unique(operation: Operation, bench: Bench, verdict: Verdict) -> Any:
    """The operation with numbers, barcodes and codes that nobody else's row has."""
    return operation


def _free(bench: Bench, verdict: Verdict, column: InstrumentedAttribute[str], value: str, owner: UUID) -> str:
    return _all_free(bench, verdict, column, [(owner, value)]).get(owner, value)


def _all_free(
    bench: Bench, verdict: Verdict, column: InstrumentedAttribute[str], wanted: Iterable[tuple[UUID, str]]
) -> dict[UUID, str]:
    """Another value for each owner whose value is somebody else's."""
    model: Any = column.class_
    wanted = list(wanted)
    holders = dict(pairs(bench.session, column, model.uid, [v for _, v in wanted]))
    if model is Member:
        holders |= _further(bench, [v for _, v in wanted])
    changed: dict[UUID, str] = {}
    for owner, value in wanted:
        if holders.get(value, owner) != owner:
            changed[owner] = _next_free(bench, column, value)
            what = f"{model.__tablename__}.{column.key}"
            facts = {"what": what, "wanted": value, "given": changed[owner], "row": str(owner)}
            verdict.note(TAKEN, {verdict.operation.branch}, owner, **facts)
    return changed


def _further(bench: Bench, numbers: list[str]) -> dict[str, UUID]:
    """Whose further cards have these numbers."""
    cards_of = select(MemberCard.number, Member.uid).join(Member, Member.id == MemberCard.member_id)
    found = [bench.session.execute(cards_of.where(MemberCard.number.in_(some))) for some in chunks(numbers)]
    return {number: uid for rows in found for number, uid in rows}


def _next_free(bench: Bench, column: InstrumentedAttribute[str], value: str) -> str:
    mark = 2
    while bench.session.scalar(select(column).where(column == f"{value}~{mark}")) is not None:
        mark += 1
    return f"{value}~{mark}"


@made_unique.register
def _(operation: cataloguing.PutItem, bench: Bench, verdict: Verdict) -> Any:
    barcode = _free(bench, verdict, Item.barcode, operation.facts.barcode, operation.item)
    return replace(operation, facts=replace(operation.facts, barcode=barcode))


@made_unique.register
def _(operation: fast_adding.AddInPassing, bench: Bench, verdict: Verdict) -> Any:
    barcode = _free(bench, verdict, Item.barcode, operation.barcode, operation.item)
    return replace(operation, barcode=barcode)


@made_unique.register
def _(operation: interloan.ActOnInterloan, bench: Bench, verdict: Verdict) -> Any:
    if operation.copy is None or operation.item is None:
        return operation
    barcode = _free(bench, verdict, Item.barcode, operation.copy.barcode, operation.item)
    return replace(operation, copy=replace(operation.copy, barcode=barcode))


@made_unique.register
def _(operation: members.RegisterMember, bench: Bench, verdict: Verdict) -> Any:
    number = _free_card(bench, verdict, operation.number, operation.member, operation.member)
    return replace(operation, number=number)


@made_unique.register
def _(operation: members.EditMember, bench: Bench, verdict: Verdict) -> Any:
    if operation.number is None:
        return operation
    number = _free_card(bench, verdict, operation.number, operation.member, operation.member)
    return replace(operation, number=number)


@made_unique.register
def _(operation: cards.AddCard, bench: Bench, verdict: Verdict) -> Any:
    return replace(
        operation, number=_free_card(bench, verdict, operation.number, operation.card, operation.member)
    )


def _free_card(bench: Bench, verdict: Verdict, number: str, owner: UUID, member: UUID) -> str:
    """Of first and further cards together: one that the same member has already is no other's.

    As a first card two records can't have it, even where one was merged into the other: who scans it comes to
    the one that stands, so nobody is told of the mark.
    """
    taken = _has_card(bench, number, owner, member)
    if not taken and (owner != member or not _is_first_of_another(bench, number, member)):
        return number
    given = _marked(bench, number, owner, member)
    if taken:
        facts = {"wanted": number, "given": given, "row": str(member)}
        verdict.note(TAKEN, {verdict.operation.branch}, owner, what="members.number", **facts)
    return given


def _marked(bench: Bench, number: str, owner: UUID, member: UUID) -> str:
    mark = 2
    while _has_card(bench, given := f"{number}~{mark}", owner, member) or _is_first_of_another(
        bench, given, member
    ):
        mark += 1
    return given


def _is_first_of_another(bench: Bench, number: str, member: UUID) -> bool:
    other = select(Member.id).where(Member.number == number, Member.uid != member)
    return bench.session.scalar(other) is not None


def _has_card(bench: Bench, number: str, owner: UUID, member: UUID) -> bool:
    """Whether somebody else has it; who was merged into another is that one."""
    first = select(Member.uid).where(Member.number == number)
    further = select(Member.uid).join(MemberCard, MemberCard.member_id == Member.id)
    further = further.where(MemberCard.number == number, MemberCard.uid != owner)
    holders = {*bench.session.scalars(first), *bench.session.scalars(further)} - {member}
    if holders and (there := bench.session.scalar(select(Member).where(Member.uid == member))) is not None:
        holders -= {standing(bench, there).uid}
    return bool(holders)


@made_unique.register
def _(operation: policies.PutBranch, bench: Bench, verdict: Verdict) -> Any:
    return replace(operation, code=_free(bench, verdict, Branch.code, operation.code, operation.target))


@made_unique.register
def _(operation: policies.PutType, bench: Bench, verdict: Verdict) -> Any:
    column = MemberType.code if operation.of == "member" else ItemType.code
    return replace(operation, code=_free(bench, verdict, column, operation.code, operation.target))


@made_unique.register
def _(operation: staff.PutStaff, bench: Bench, verdict: Verdict) -> Any:
    username = _free(bench, verdict, Staff.username, operation.username, operation.target)
    return replace(operation, username=username)


@made_unique.register
def _(operation: prints.RecordPrint, bench: Bench, verdict: Verdict) -> Any:
    return replace(operation, number=_free(bench, verdict, Print.number, operation.number, operation.target))


@made_unique.register
def _(operation: certificates.IssueCertificate, bench: Bench, verdict: Verdict) -> Any:
    number = _free(bench, verdict, Certificate.number, operation.number, operation.target)
    return replace(operation, number=number)


@made_unique.register
def _(operation: importing.ImportTitles, bench: Bench, verdict: Verdict) -> Any:
    stays = _left_alone(bench, operation, Item.barcode, (one.item for one in operation.items))
    wanted = [(one.item, one.facts.barcode) for one in operation.items if one.item not in stays]
    changed = stays | _all_free(bench, verdict, Item.barcode, wanted)
    if not changed:
        return operation
    items = [
        replace(i, facts=replace(i.facts, barcode=changed.get(i.item, i.facts.barcode)))
        for i in operation.items
    ]
    return replace(operation, items=tuple(items))


@made_unique.register
def _(operation: importing.ImportMembers, bench: Bench, verdict: Verdict) -> Any:
    stays = _left_alone(bench, operation, Member.number, (one.member for one in operation.members))
    wanted = [(one.member, one.number) for one in operation.members if one.member not in stays]
    changed = stays | _all_free(bench, verdict, Member.number, wanted)
    if not changed:
        return operation
    some = [replace(m, number=changed.get(m.member, m.number)) for m in operation.members]
    return replace(operation, members=tuple(some))


def _left_alone(
    bench: Bench,
    operation: importing.ImportTitles | importing.ImportMembers,
    column: InstrumentedAttribute[str],
    rows: Iterable[UUID],
) -> dict[UUID, str]:
    """What those rows are called by now that the file called as it found them."""
    changed = operation.changed or {}
    alone = [uid for uid in rows if uid in changed and column.key not in changed[uid]]
    return dict(pairs(bench.session, column.class_.uid, column, alone))
