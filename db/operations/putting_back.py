# SPDX-License-Identifier: GPL-3.0-or-later
"""A field that two desks edited: the value that gave way is put in place of the one that was kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple, TypeVar, get_type_hints
from uuid import UUID

import msgspec
from msgspec.structs import replace
from sqlalchemy import select

from db.models import (
    Branch,
    Item,
    ItemType,
    LoanPolicy,
    Member,
    MemberType,
    Registration,
    Title,
    TitleIdentifier,
    WeeklyClosing,
)
from db.operations import cataloguing, members, policies, refusals, registrations
from db.operations.desk import Making
from db.operations.matching import facts_of_row
from db.operations.operation import Operation, row
from db.rules.roles import Right
from db.rules.terms import KINDS, TERM_NAMES

F = TypeVar("F", bound=msgspec.Struct)
LISTS = frozenset({"identifiers", "answers", "closed_weekdays", "floats_among", "parts_missing"})
"""Fields whose values a note can't hold whole."""


class Edit(NamedTuple):
    """One field of one record; `kept` is what stands there, `other` what gave way."""

    record: str
    row: UUID
    field: str
    kept: Any
    other: Any

    @property
    def right(self) -> Right:
        """What a person needs for it."""
        return Right.BLOCK_MEMBERS if self.field == "block_reason" else RIGHTS[self.record]


def edit_of(facts: dict[str, Any]) -> Edit | None:
    """What a note of two edits tells; None where its record or field is none that is put back from there."""
    record, field = str(facts.get("record")), str(facts.get("field"))
    if record not in MAKERS or field in LISTS or field not in FIELDS[record]:
        return None
    return Edit(record, UUID(str(facts["row"])), field, facts.get("kept"), facts.get("other"))


def put_other(making: Making, edit: Edit) -> Operation:
    """Raises CannotUndo where the field is another one by now, and what the edit itself raises."""
    return MAKERS[edit.record](making, edit)


def _with(facts: F, name: str, edit: Edit) -> F:
    """The facts with the other value. Raises CannotUndo."""
    kind = get_type_hints(type(facts))[name]
    if getattr(facts, name) != _read(edit.kept, kind):
        raise refusals.CannotUndo(why="moved_on")
    return replace(facts, **{name: _read(edit.other, kind)})


def _read(value: Any, kind: Any) -> Any:
    """A value as it travels, as the facts have it."""
    if kind == tuple[str, ...]:
        return tuple(value.split("\n")) if value else ()
    return msgspec.convert(value, kind, strict=False)


def _must_be(value: Any, kept: Any) -> None:
    if value != kept:
        raise refusals.CannotUndo(why="moved_on")


def _member(making: Making, edit: Edit) -> Operation:
    who = row(making.session, Member, edit.row)
    match edit.field:
        case "number":
            _must_be(who.number, edit.kept)
            return members.edit_number(making, member=who.uid, number=str(edit.other))
        case "expires_on":
            _must_be(who.expires_on.isoformat(), edit.kept)
            until = date.fromisoformat(str(edit.other))
            return members.renew_membership(making, member=who.uid, until=until)
        case "block_reason":
            _must_be(who.block_reason, edit.kept)
            if edit.other is None:
                return members.unblock_member(making, member=who.uid)
            return members.block_member(making, member=who.uid, reason=str(edit.other))
    before = members.facts_of(making.session, who)
    name = {"branch": "home_branch"}.get(edit.field, edit.field)
    return members.edit_member(making, member=who.uid, facts=_with(before, name, edit))


def _title(making: Making, edit: Edit) -> Operation:
    what = row(making.session, Title, edit.row)
    of = select(TitleIdentifier.kind, TitleIdentifier.value).where(TitleIdentifier.title_id == what.id)
    identifiers = [cataloguing.Identifier(*one) for one in making.session.execute(of)]
    facts = _with(facts_of_row(what, identifiers), edit.field, edit)
    return cataloguing.put_title(making, title=what.uid, facts=facts)


def _item(making: Making, edit: Edit) -> Operation:
    session, copy = making.session, row(making.session, Item, edit.row)
    title = session.get_one(Title, copy.title_id).uid
    if edit.field == "title":
        _must_be(str(title), edit.kept)
        title = UUID(str(edit.other))
    facts = cataloguing.ItemFacts(
        at_branch=session.get_one(Branch, copy.branch_id).uid,
        item_type=session.get_one(ItemType, copy.item_type_id).uid,
        **{name: getattr(copy, name) for name in ITEM_PLAIN},
    )
    if edit.field != "title":
        facts = _with(facts, {"branch": "at_branch"}.get(edit.field, edit.field), edit)
    return cataloguing.put_item(making, item=copy.uid, title=title, facts=facts)


def _branch(making: Making, edit: Edit) -> Operation:
    there = row(making.session, Branch, edit.row)
    facts = {name: getattr(there, name) for name in FIELDS["branches"]}
    _must_be(facts[edit.field], edit.kept)
    days = making.session.scalars(select(WeeklyClosing.weekday).where(WeeklyClosing.branch_id == there.id))
    facts |= {edit.field: edit.other, "closed_weekdays": tuple(days)}
    return policies.put_branch(making, target=there.uid, **facts)


def _type(of: str, model: type[MemberType] | type[ItemType]) -> Callable[[Making, Edit], Operation]:
    def make(making: Making, edit: Edit) -> Operation:
        there: Any = row(making.session, model, edit.row)
        facts = {name: getattr(there, name) for name in FIELDS[f"{of}_types"]}
        _must_be(facts[edit.field], edit.kept)
        return policies.put_type(making, of=of, target=there.uid, **{**facts, edit.field: edit.other})

    return make


def _policy(making: Making, edit: Edit) -> Operation:
    session, there = making.session, row(making.session, LoanPolicy, edit.row)
    terms = {name: said for name in TERM_NAMES if (said := getattr(there, name)) is not None}
    kind = KINDS[edit.field] | None
    _must_be(terms.pop(edit.field, None), msgspec.convert(edit.kept, kind, strict=False))
    if edit.other is not None:
        terms[edit.field] = msgspec.convert(edit.other, kind, strict=False)
    places = (MemberType, there.member_type_id), (ItemType, there.item_type_id), (Branch, there.branch_id)
    member, item, branch = (None if key is None else session.get_one(model, key).uid for model, key in places)
    return policies.put_policy(
        making,
        target=there.uid,
        member_type=member,
        item_type=item,
        at_branch=branch,
        season=there.season,
        since=there.since,
        until=there.until,
        terms=terms,
    )


def _registration(making: Making, edit: Edit) -> Operation:
    one = row(making.session, Registration, edit.row)
    facts = _with(registrations.facts_of(making.session, one), edit.field, edit)
    return registrations.edit_registration(making, registration=one.uid, facts=facts)


ITEM_PLAIN = tuple(
    name for name in cataloguing.ItemFacts.__struct_fields__ if name not in {"at_branch", "item_type"}
)
MAKERS: dict[str, Callable[[Making, Edit], Operation]] = {
    "members": _member,
    "member_contacts": _member,
    "titles": _title,
    "items": _item,
    "branches": _branch,
    "member_types": _type("member", MemberType),
    "item_types": _type("item", ItemType),
    "loan_policies": _policy,
    "registrations": _registration,
    "registration_contacts": _registration,
}
RIGHTS = {
    "members": Right.EDIT_MEMBERS,
    "member_contacts": Right.EDIT_MEMBERS,
    "titles": Right.EDIT_CATALOGUE,
    "items": Right.EDIT_CATALOGUE,
    "branches": Right.SETTINGS,
    "member_types": Right.EDIT_POLICIES,
    "item_types": Right.EDIT_POLICIES,
    "loan_policies": Right.EDIT_POLICIES,
    "registrations": Right.REGISTER,
    "registration_contacts": Right.REGISTER,
}
OF_MEMBERS = frozenset({*members.PLAIN, "branch", "member_type", "number", "expires_on", "block_reason"})
FIELDS: dict[str, frozenset[str]] = {
    "members": OF_MEMBERS,
    "member_contacts": OF_MEMBERS,
    "titles": frozenset(cataloguing.TitleFacts.__struct_fields__) - {"marc"},
    "items": frozenset({*ITEM_PLAIN, "branch", "item_type", "title"}),
    "branches": frozenset({"code", "name", "address", "phone", "timezone"}),
    "member_types": frozenset(
        {"code", "name", "name_en", "validity_days", "registration_fee", "renewal_fee"}
    ),
    "item_types": frozenset({"code", "name", "name_en"}),
    "loan_policies": frozenset(TERM_NAMES),
    "registrations": frozenset(registrations.PLAIN),
    "registration_contacts": frozenset(registrations.PLAIN),
}
