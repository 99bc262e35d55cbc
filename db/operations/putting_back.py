# SPDX-License-Identifier: GPL-3.0-or-later
"""A field that two desks edited: the value that gave way is put in place of the one that was kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
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
from db.operations import cataloguing, members, policies, registrations
from db.operations.desk import Making
from db.operations.operation import Operation, row
from db.operations.other_values import CUT, Edit, Putting, must_be, read, with_other
from db.operations.putting_back_frame import FRAME
from db.rules.roles import Right
from db.rules.terms import KINDS, TERM_NAMES

LISTS = frozenset({"identifiers", "closed_weekdays", "floats_among"})
"""Fields whose values a note of an earlier version did not tell so that they can be read."""


def edit_of(facts: dict[str, Any]) -> Edit | None:
    """What a note of two edits tells; None where its record or field is none that is put back from there."""
    record, field = str(facts.get("record")), str(facts.get("field"))
    if record not in RECORDS or field not in RECORDS[record].fields:
        return None
    kept, other = facts.get("kept"), facts.get("other")
    if facts.get(CUT):
        return None
    if field in LISTS and not (_is_json(kept) and _is_json(other)):
        return None
    if record == "settings" and "name" not in facts:
        return None
    return Edit(record, UUID(str(facts["row"])), field, kept, other, str(facts.get("name", "")))


def _is_json(value: Any) -> bool:
    """A list in a note of an earlier version is not."""
    try:
        msgspec.json.decode(value or "null")
    except msgspec.DecodeError:
        return False
    return True


def right_of(edit: Edit) -> Right:
    """What a person needs for it."""
    return Right.BLOCK_MEMBERS if edit.field == "block_reason" else RECORDS[edit.record].right


def put_other(making: Making, edit: Edit) -> Operation:
    """Raises CannotUndo where the field is another one by now, and what the edit itself raises."""
    return RECORDS[edit.record].make(making, edit)


def _member(making: Making, edit: Edit) -> Operation:
    who = row(making.session, Member, edit.row)
    match edit.field:
        case "number":
            must_be(who.number, edit.kept)
            return members.edit_number(making, member=who.uid, number=str(edit.other))
        case "expires_on":
            must_be(who.expires_on.isoformat(), edit.kept)
            until = date.fromisoformat(str(edit.other))
            return members.renew_membership(making, member=who.uid, until=until)
        case "block_reason":
            must_be(who.block_reason, edit.kept)
            if edit.other is None:
                return members.unblock_member(making, member=who.uid)
            return members.block_member(making, member=who.uid, reason=str(edit.other))
    before = members.facts_of(making.session, who)
    name = {"branch": "home_branch"}.get(edit.field, edit.field)
    return members.edit_member(making, member=who.uid, facts=with_other(before, name, edit))


def _title(making: Making, edit: Edit) -> Operation:
    what = row(making.session, Title, edit.row)
    of = select(TitleIdentifier.kind, TitleIdentifier.value).where(TitleIdentifier.title_id == what.id)
    identifiers = [cataloguing.Identifier(*one) for one in sorted(map(tuple, making.session.execute(of)))]
    facts = with_other(cataloguing.facts_of_row(what, identifiers), edit.field, edit)
    return cataloguing.put_title(making, title=what.uid, facts=facts)


def _item(making: Making, edit: Edit) -> Operation:
    session, copy = making.session, row(making.session, Item, edit.row)
    title = session.get_one(Title, copy.title_id).uid
    if edit.field == "title":
        must_be(str(title), edit.kept)
        title = UUID(str(edit.other))
    facts = cataloguing.ItemFacts(
        at_branch=session.get_one(Branch, copy.branch_id).uid,
        item_type=session.get_one(ItemType, copy.item_type_id).uid,
        **{name: getattr(copy, name) for name in ITEM_PLAIN},
    )
    if edit.field != "title":
        facts = with_other(facts, {"branch": "at_branch"}.get(edit.field, edit.field), edit)
    return cataloguing.put_item(making, item=copy.uid, title=title, facts=facts)


def _branch(making: Making, edit: Edit) -> Operation:
    there = row(making.session, Branch, edit.row)
    days = making.session.scalars(select(WeeklyClosing.weekday).where(WeeklyClosing.branch_id == there.id))
    facts: dict[str, Any] = {name: getattr(there, name) for name in BRANCH_PLAIN}
    facts["closed_weekdays"] = tuple(sorted(days))
    kind = tuple[int, ...] if edit.field == "closed_weekdays" else str
    must_be(facts[edit.field], read(edit.kept, kind))
    return policies.put_branch(making, target=there.uid, **{**facts, edit.field: read(edit.other, kind)})


def _type(of: str, model: type[MemberType] | type[ItemType]) -> Callable[[Making, Edit], Operation]:
    def make(making: Making, edit: Edit) -> Operation:
        there: Any = row(making.session, model, edit.row)
        facts = {name: getattr(there, name) for name in RECORDS[f"{of}_types"].fields}
        must_be(facts[edit.field], edit.kept)
        return policies.put_type(making, of=of, target=there.uid, **{**facts, edit.field: edit.other})

    return make


def _policy(making: Making, edit: Edit) -> Operation:
    session, there = making.session, row(making.session, LoanPolicy, edit.row)
    terms = {name: said for name in TERM_NAMES if (said := getattr(there, name)) is not None}
    kind = tuple[UUID, ...] if KINDS[edit.field] is tuple else KINDS[edit.field]
    must_be(terms.pop(edit.field, None), None if edit.kept is None else read(edit.kept, kind))
    if edit.other is not None:
        terms[edit.field] = read(edit.other, kind)
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
    facts = with_other(registrations.facts_of(making.session, one), edit.field, edit)
    return registrations.edit_registration(making, registration=one.uid, facts=facts)


ITEM_PLAIN = tuple(
    name for name in cataloguing.ItemFacts.__struct_fields__ if name not in {"at_branch", "item_type"}
)
BRANCH_PLAIN = ("code", "name", "address", "phone", "timezone")
TYPE_PLAIN = frozenset({"code", "name", "name_en"})
OF_MEMBERS = Putting(
    _member,
    Right.EDIT_MEMBERS,
    frozenset({*members.PLAIN, "branch", "member_type", "number", "expires_on", "block_reason"}),
)
OF_REGISTRATIONS = Putting(
    _registration, Right.REGISTER, frozenset(registrations.RegistrationFacts.__struct_fields__)
)
RECORDS: dict[str, Putting] = {
    **FRAME,
    "members": OF_MEMBERS,
    "member_contacts": OF_MEMBERS,
    "titles": Putting(
        _title, Right.EDIT_CATALOGUE, frozenset(cataloguing.TitleFacts.__struct_fields__) - {"marc"}
    ),
    "items": Putting(_item, Right.EDIT_CATALOGUE, frozenset({*ITEM_PLAIN, "branch", "item_type", "title"})),
    "branches": Putting(_branch, Right.SETTINGS, frozenset({*BRANCH_PLAIN, "closed_weekdays"})),
    "member_types": Putting(
        _type("member", MemberType),
        Right.EDIT_POLICIES,
        TYPE_PLAIN | {"validity_days", "registration_fee", "renewal_fee"},
    ),
    "item_types": Putting(_type("item", ItemType), Right.EDIT_POLICIES, TYPE_PLAIN),
    "loan_policies": Putting(_policy, Right.EDIT_POLICIES, frozenset(TERM_NAMES)),
    "registrations": OF_REGISTRATIONS,
    "registration_contacts": OF_REGISTRATIONS,
}
