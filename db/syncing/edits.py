# SPDX-License-Identifier: GPL-3.0-or-later
"""One record edited at two desks: field by field.

The same field: the later corrected time wins, and the other value is kept in a note.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, TypeVar, cast
from uuid import UUID

import msgspec
from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from db.models.syncing import FieldTime
from db.operations import (
    cataloguing,
    certificates,
    deposits,
    feedback,
    holds,
    members,
    partners,
    policies,
    registrations,
    rotas,
    staff,
    workshops,
)
from db.operations.operation import Operation, apply
from db.operations.other_values import CUT
from db.operations.refusals import Unknown
from db.syncing.kinds import BRANCHES, ITEM_TYPES, ITEMS, KINDS, MEMBER_TYPES, TITLES, RowKey
from db.syncing.rows import put
from db.syncing.touches import touches
from db.syncing.verdicts import Bench, Verdict
from db.syncing.wire import Body, bodies, decode_body, encode_body

Edit = TypeVar("Edit", bound=Operation)
EDITS = (
    cataloguing.PutTitle,
    cataloguing.PutItem,
    deposits.PutDeposit,
    rotas.PutRota,
    holds.ChangeHold,
    members.EditMember,
    members.RenewMembership,
    members.BlockMember,
    policies.PutBranch,
    policies.PutType,
    policies.PutPolicy,
    policies.ChangeSetting,
    staff.PutStaff,
    staff.ChangePassword,
    partners.PutPartner,
    partners.PutAgreement,
    workshops.PutRoom,
    workshops.PutWorkshop,
    workshops.PutSession,
    workshops.PutFacilitator,
    workshops.PutCost,
    registrations.EditRegistration,
    registrations.PutConsent,
    certificates.PutDesign,
    feedback.PutStory,
    feedback.NoteFeedback,
)
"""Operations that write a record that may have been there before."""
ANSWERS = "answers"
"""A column of many fields: a registration's answers, as JSON by the question's name."""
IMPORTED = "imported"
"""When a whole record was last taken in from a file, among the times of its fields."""
LONGEST_TOLD, BEGINNING = 20_000, 200
"""Characters of a value in a note: a design has its logos in it."""
MADE_ONCE = frozenset(kind.number for kind in (TITLES, ITEMS, BRANCHES, ITEM_TYPES, MEMBER_TYPES))
"""Records that nobody takes away: one that was there for somebody was made somewhere."""

NAMED: dict[type[Operation], frozenset[str]] = {
    feedback.NoteFeedback: frozenset({"gave_feedback"}),
    members.RenewMembership: frozenset({"expires_on"}),
    members.BlockMember: frozenset({"block_reason", "blocked_at"}),
}
"""The fields that each operation of a kind names."""


def merge(bench: Bench, verdict: Verdict, operation: Operation) -> None:
    """Apply an edit so that it changes only what it meant to change."""
    merge_rows(bench, verdict, operation, touches(operation, bench.session), apply)


def merge_rows(
    bench: Bench,
    verdict: Verdict,
    operation: Edit,
    keys: frozenset[RowKey],
    write: Callable[[Edit, Session], object],
) -> None:
    """The same of an operation that has other effects too: `write` changes no more than these rows."""
    there = {key: decode_body(raw) for key, raw in bodies(bench.session, keys).items()}
    if bench.final:
        _check_begun_from(bench, keys - there.keys())
    write(operation, bench.session)
    bench.session.flush()
    after = {key: decode_body(raw) for key, raw in bodies(bench.session, keys).items()}
    verdict.touched |= keys
    meant = _meant(operation)
    wanted = {
        key: _merged(bench, verdict, key, there[key], after[key], meant) for key in there if key in after
    }
    different = {key: encode_body(body) for key, body in wanted.items() if body != after[key]}
    if different:
        put(bench.session, different)


def _check_begun_from(bench: Bench, missing: Iterable[RowKey]) -> None:
    """An edit of what is not here is no making of it: that comes, and would win. Raises Unknown."""
    for key in missing:
        if key.kind in bench.before and key.kind in MADE_ONCE:
            raise Unknown(what=cast("Table", KINDS[key.kind].model.__table__).name, uid=key.uid)


def _meant(operation: Operation) -> frozenset[str] | None:
    """The fields that an operation names; None for one that holds the whole record."""
    match operation:
        case members.EditMember(changed=changed, number=number):
            names = {"branch" if name == "home_branch" else name for name in changed}
            return frozenset(names | ({"number"} if number is not None else set()))
        case registrations.EditRegistration(changed=changed):
            return frozenset(changed)
        case staff.PutStaff(password_hash=password):
            names = {"username", "name", "roles", "active", "branch"}
            return frozenset(names | ({"password_hash"} if password is not None else set()))
    return NAMED.get(type(operation))


def _merged(
    bench: Bench, verdict: Verdict, key: RowKey, there: Body, after: Body, meant: frozenset[str] | None
) -> Body:
    seen = _begun_from(bench, verdict.operation, key, there)
    times = _times(bench.session, key) if bench.final else {}
    merged = dict(there)
    for name, value in after.items():
        # What an older desk does not know it has not changed.
        if name not in seen or value == seen[name] or (meant is not None and name not in meant):
            continue
        if name == ANSWERS and (joined := _joined(there[name], value, seen.get(name))) is not None:
            merged[name] = joined
            _keep_time(bench, key, name)
            continue
        if _stands(bench, verdict, key, name, there[name], value, seen.get(name), times):
            merged[name] = value
            _keep_time(bench, key, name)
    return merged


def _begun_from(bench: Bench, operation: Operation, key: RowKey, there: Body) -> Body:
    """The record as who edited it had it; a setting that had never been set has no value there."""
    if isinstance(operation, policies.ChangeSetting) and operation.branch is not None:
        return bench.before.get(key.kind, {**there, "value": None})
    return bench.before.get(key.kind, there)


def _joined(there: str, value: str, seen: str | None) -> str | None:
    """Answers of two desks, where they answered different questions; None where both changed one."""
    theirs, mine, before = (
        msgspec.json.decode(text or "{}", type=dict[str, str]) for text in (there, value, seen)
    )
    changed = {name for name in mine | before if mine.get(name) != before.get(name)}
    if any(theirs.get(name) not in (before.get(name), mine.get(name)) for name in changed):
        return None
    kept = {name: text for name, text in theirs.items() if name not in changed}
    kept |= {name: text for name, text in mine.items() if name in changed}
    return msgspec.json.encode(kept, order="deterministic").decode()


def _stands(
    bench: Bench,
    verdict: Verdict,
    key: RowKey,
    name: str,
    there: Any,
    value: Any,
    seen: Any,
    times: dict[str, datetime],
) -> bool:
    """Whether the new value stands; where somebody else's differs from both, there is a note."""
    later = all(times[one] <= bench.at for one in (name, IMPORTED) if one in times)
    if there not in (seen, value):
        kept, other = (value, there) if later else (there, value)
        facts: dict[str, Any] = {
            "record": KINDS[key.kind].name if key.kind in KINDS else "settings",
            "row": str(key.uid),
            "won": later,
        } | met(times.get(name))
        if isinstance(verdict.operation, policies.ChangeSetting):
            facts["name"] = verdict.operation.name
        verdict.note(
            "edited_twice",
            {verdict.operation.branch},
            key.uid,
            field=name,
            **_told(kept, other),
            **facts,
        )
    return later


def _told(kept: Any, other: Any) -> dict[str, Any]:
    """The two values among a note's facts; of what is too long to be read there the beginning."""
    told = {"kept": shown(kept), "other": shown(other)}
    long = {name for name, value in told.items() if isinstance(value, str) and len(value) > LONGEST_TOLD}
    if not long:
        return told
    return {name: f"{told[name][:BEGINNING]}…" if name in long else told[name] for name in told} | {CUT: True}


def met(put_at: datetime | None) -> dict[str, str]:
    """Among a note's facts: when the other desk wrote what this one met, where the server knows it."""
    return {} if put_at is None else {"met": put_at.isoformat()}


def put_at(session: Session, kind: int, uid: UUID, field: str) -> datetime | None:
    """When a field was written, in corrected time; the server alone keeps account of it."""
    there = session.get(FieldTime, (kind, uid, field))
    return None if there is None else there.edited_at


def shown(value: Any) -> Any:
    """Lists as JSON."""
    return value if isinstance(value, str | int | bool | None) else msgspec.json.encode(value).decode()


def _times(session: Session, key: RowKey) -> dict[str, datetime]:
    rows = session.execute(
        select(FieldTime.field, FieldTime.edited_at).where(
            FieldTime.kind == key.kind, FieldTime.uid == key.uid
        )
    )
    return dict(rows.all())


def _keep_time(bench: Bench, key: RowKey, name: str) -> None:
    if bench.final:
        bench.session.merge(FieldTime(kind=key.kind, uid=key.uid, field=name, edited_at=bench.at))
