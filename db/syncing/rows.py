# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows from elsewhere put into this store, many at once, parents first; taken away children first."""

from base64 import b64decode
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import groupby
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Column, Table, bindparam, delete, exists, insert, select, update
from sqlalchemy.orm import Session

from db.models import (
    Branch,
    ClosedDay,
    Fee,
    Fine,
    Interloan,
    Item,
    Loan,
    Member,
    MemberPhoto,
    Payment,
    Print,
    Registration,
    Setting,
    Staff,
    TitleIdentifier,
    WeeklyClosing,
)
from db.models.among import Among
from db.models.columns import EPOCH, MICROSECOND, Base
from db.models.search import search_words
from db.operations.bulk import pairs, update_rows
from db.operations.cataloguing import TitleFacts, fingerprint, headings, reserve_title_keys, title_words
from db.operations.members import member_words
from db.syncing.claims import COLUMN as UNIQUE
from db.syncing.claims import closed_day
from db.syncing.kinds import (
    BRANCHES,
    CLOSED_DAYS,
    INTERLOAN_READERS,
    KINDS,
    LOANS,
    MEMBER_CONTACTS,
    MEMBER_PHOTOS,
    MEMBERS,
    NO_CONTACTS,
    ORDER,
    REGISTRATION_CONTACTS,
    REGISTRATIONS,
    SETTINGS,
    STAFF,
    STAFF_SECRETS,
    TITLES,
    Kind,
    RowKey,
    setting_uid,
)
from db.syncing.wire import AT_ONCE, Body, decode_body, readers

RUNNING = select(Loan.id, Loan.uid, Loan.item_id).where(Among(Loan.item_id, "items"), Loan.ended_at.is_(None))
SUPERSEDE = (
    update(Loan).where(Loan.id == bindparam("key")).values(ended_at=bindparam("at"), ending="superseded")
)
Raw = Mapping[RowKey, bytes | None]
EMPTY_REGISTRATION = {
    name: {"birth_date": None, "answers": "{}"}.get(name, "") for name in REGISTRATION_CONTACTS.columns
}
"""A registration's personal part where that has not been sent."""
NO_PASSWORD = "!"
"""What stands where a password hash has not been sent: nobody can sign in with it."""


def put(session: Session, rows: Raw) -> set[RowKey]:
    """Write rows as they are, and take away those with no body. Returns those whose parents are missing."""
    given: dict[int, dict[UUID, Body]] = defaultdict(dict)
    gone: dict[int, list[UUID]] = defaultdict(list)
    for key, raw in rows.items():
        if raw is None:
            gone[key.kind].append(key.uid)
        else:
            given[key.kind][key.uid] = decode_body(raw)
    session.flush()
    for number in reversed(ORDER):
        if number in gone:
            _take_away(session, number, gone[number])
    orphans = set[RowKey]()
    for number in ORDER:
        if number in given:
            orphans |= {RowKey(number, uid) for uid in _write(session, number, given[number])}
    session.expire_all()
    return orphans


def _write(session: Session, number: int, given: Mapping[UUID, Body]) -> set[UUID]:
    if number == SETTINGS:
        for body in given.values():
            session.merge(Setting(scope="library", name=body["name"], value=body["value"]))
        session.flush()
        return set()
    if number == MEMBER_PHOTOS:
        return _write_photos(session, given)
    return _write_rows(session, KINDS[number], given)


def _write_rows(session: Session, kind: Kind, given: Mapping[UUID, Body]) -> set[UUID]:
    _make_room(session, kind, given)
    there = dict(pairs(session, kind.model.uid, kind.model.id, given))
    known = _parents(session, kind, given.values())
    orphans = set[UUID]()
    added, changed = list[Body](), list[tuple[int, Body]]()
    for uid, body in given.items():
        values = _values(kind, body, known)
        if values is None or (kind.is_part and uid not in there):
            orphans.add(uid)
        elif uid in there:
            changed.append((there[uid], values))
        else:
            added.append({"uid": uid, **values, **_at_first(kind)})
    if kind is TITLES:
        _give_title_keys(session, added)
    _run(session, kind, added, changed)
    written = {uid: body for uid, body in given.items() if uid not in orphans}
    if kind is TITLES:
        _write_identifiers(session, written, there | {row["uid"]: row["id"] for row in added})
    AFTER.get(kind.number, _nothing)(session, written)
    return orphans


def _make_room(session: Session, kind: Kind, given: Mapping[UUID, Body]) -> None:
    """Others that hold what only one row may have step aside: their own new version is on its way."""
    if kind.number == LOANS.number:
        _end_others(session, given)
    elif kind.number == CLOSED_DAYS.number:
        _open_others(session, given)
    elif kind.number in UNIQUE:
        column = getattr(kind.model, UNIQUE[kind.number])
        owners = {body[column.key]: uid for uid, body in given.items()}
        for value, holder in pairs(session, column, kind.model.uid, owners):
            if holder != owners[value]:
                session.execute(
                    update(kind.model).where(kind.model.uid == holder).values({column: aside(value, holder)})
                )


def _open_others(session: Session, given: Mapping[UUID, Body]) -> None:
    """A day is closed by one row: another is gone where these come from."""
    closed = {closed_day(body): uid for uid, body in given.items()}
    days = {date.fromisoformat(body["day"]) for body in given.values()}
    rows = (
        select(ClosedDay.uid, ClosedDay.day, Branch.uid)
        .outerjoin(Branch, Branch.id == ClosedDay.branch_id)
        .where(Among(ClosedDay.day, "days"))
    )
    for uid, day, branch in session.execute(rows, {"days": list(days)}).all():
        said = closed_day({"day": day.isoformat(), "branch": branch and str(branch)})
        if closed.get(said, uid) != uid:
            session.execute(delete(ClosedDay).where(ClosedDay.uid == uid))


def aside(value: str, uid: UUID) -> str:
    """What stands in place of a value that another row has by now."""
    return f"{value}~{uid}"


def _end_others(session: Session, given: Mapping[UUID, Body]) -> None:
    lent = {UUID(body["item"]): body["lent_at"] for body in given.values() if body["ended_at"] is None}
    ends = {key: EPOCH + lent[item] * MICROSECOND for item, key in pairs(session, Item.uid, Item.id, lent)}
    items = list(ends)
    others: list[Body] = []
    for start in range(0, len(items), AT_ONCE):
        for key, uid, item in session.execute(RUNNING, {"items": items[start : start + AT_ONCE]}):
            if uid not in given:
                others.append({"key": key, "at": ends[item]})
    if others:
        session.connection().execute(SUPERSEDE, others)


def _run(session: Session, kind: Kind, added: list[Body], changed: list[tuple[int, Body]]) -> None:
    # Loans that end come before those that run on: an item never has two open ones.
    changed.sort(key=lambda row: row[1].get("ended_at", ...) is None)
    # A row of an older program may not have all columns.
    for names, some in groupby(changed, lambda row: tuple(row[1])):
        update_rows(session, kind.model, names, [(*values.values(), key) for key, values in some])
    if added:
        table: Any = kind.model.__table__
        session.connection().execute(insert(table), added)


Known = Mapping[str, Mapping[UUID, int]]


def _parents(session: Session, kind: Kind, given: Iterable[Body]) -> Known:
    found: dict[str, dict[UUID, int]] = {}
    for name, model in kind.refs.items():
        wanted = {UUID(uid) for body in given if (uid := body.get(name.removesuffix("_id")))}
        found[name] = dict(pairs(session, model.uid, model.id, wanted))
    return found


def _values(kind: Kind, body: Body, known: Known) -> Body | None:
    """The columns for the table; None where a parent that must be there is missing."""
    values = {
        name: body[name] if read is None or body[name] is None else read(body[name])
        for name, read in readers(kind)
        if name in body
    }
    for name, said, is_needed in _references(kind):
        uid = body.get(said)
        key = known[name].get(UUID(uid)) if uid else None
        if key is None and is_needed:
            return None
        values[name] = key
    if kind is TITLES:
        values |= _derived(body)
    return values


@cache
def _references(kind: Kind) -> tuple[tuple[str, str, bool], ...]:
    """Columns that point at other rows: how a body calls each, and whether it must be there."""
    return tuple(
        (name, name.removesuffix("_id"), not getattr(kind.model, name).nullable) for name in kind.refs
    )


def _derived(body: Body) -> Body:
    facts = TitleFacts(
        **{
            name: body[name]
            for name in ("title", "responsibility", "edition", "year", "series", "call_number")
        },
        authors=headings(body["authors"]),
        subjects=headings(body["subjects"]),
        # A row of an older program has none.
        original_title=body.get("original_title", ""),
        original_authors=headings(body.get("original_authors", "")),
    )
    return {"fingerprint": fingerprint(facts), "search_words": title_words(facts)}


def _at_first(kind: Kind) -> Body:
    """What a new row needs beside what travels in its kind."""
    match kind.number:
        case MEMBERS.number:
            return {**NO_CONTACTS, "search_words": ""}
        case REGISTRATIONS.number:
            return {**EMPTY_REGISTRATION, "search_words": ""}
        case STAFF.number:
            return {"password_hash": NO_PASSWORD}
    return {}


def _give_title_keys(session: Session, added: Sequence[Body]) -> None:
    first = reserve_title_keys(session, len(added)) if added else 0
    for place, row in enumerate(added):
        row["id"] = first + place


# --- what hangs on a row --------------------------------------------------------------------------------


def _nothing(session: Session, given: Mapping[UUID, Body]) -> None:
    pass


def _write_identifiers(session: Session, given: Mapping[UUID, Body], keys: Mapping[UUID, int]) -> None:
    session.execute(delete(TitleIdentifier).where(TitleIdentifier.title_id.in_(keys.values())))
    rows = [
        {"title_id": keys[uid], "kind": kind, "value": value}
        for uid, body in given.items()
        for kind, value in body["identifiers"]
    ]
    if rows:
        session.execute(insert(TitleIdentifier), rows)


def _write_weekdays(session: Session, given: Mapping[UUID, Body]) -> None:
    keys = dict(pairs(session, BRANCHES.model.uid, BRANCHES.model.id, given))
    session.execute(delete(WeeklyClosing).where(WeeklyClosing.branch_id.in_(keys.values())))
    rows = [
        {"branch_id": keys[uid], "weekday": day}
        for uid, body in given.items()
        for day in body["closed_weekdays"]
    ]
    if rows:
        session.execute(insert(WeeklyClosing), rows)


def _write_member_words(session: Session, given: Mapping[UUID, Body]) -> None:
    session.expire_all()
    for member in session.scalars(select(Member).where(Member.uid.in_(given))):
        member.search_words = member_words(member)
    session.flush()


def _write_registration_words(session: Session, given: Mapping[UUID, Body]) -> None:
    rows = [
        {"of": uid, "words": search_words((body["name"], body["institution"]))} for uid, body in given.items()
    ]
    table: Any = Registration.__table__
    statement = update(table).where(table.c.uid == bindparam("of")).values(search_words=bindparam("words"))
    if rows:
        session.connection().execute(statement, rows)


def _write_photos(session: Session, given: Mapping[UUID, Body]) -> set[UUID]:
    keys = dict(pairs(session, Member.uid, Member.id, given))
    for uid, key in keys.items():
        session.merge(MemberPhoto(member_id=key, jpeg=b64decode(given[uid]["jpeg"])))
    session.flush()
    return set(given) - set(keys)


AFTER: dict[int, Callable[[Session, Mapping[UUID, Body]], None]] = {
    BRANCHES.number: _write_weekdays,
    MEMBERS.number: _write_member_words,
    MEMBER_CONTACTS.number: _write_member_words,
    REGISTRATIONS.number: _write_registration_words,
}


# --- taking away ----------------------------------------------------------------------------------------


def _take_away(session: Session, number: int, uids: Sequence[UUID]) -> None:
    match number:
        case n if n == SETTINGS:
            names = session.scalars(select(Setting.name).where(Setting.scope == "library"))
            for name in [name for name in names if setting_uid(name) in set(uids)]:
                session.execute(delete(Setting).where(Setting.scope == "library", Setting.name == name))
        case n if n == MEMBER_PHOTOS:
            members = select(Member.id).where(Member.uid.in_(uids))
            session.execute(delete(MemberPhoto).where(MemberPhoto.member_id.in_(members)))
        case MEMBER_CONTACTS.number:
            session.execute(update(Member).where(Member.uid.in_(uids)).values(NO_CONTACTS))
            _write_member_words(session, {uid: {} for uid in uids})
        case REGISTRATION_CONTACTS.number:
            session.execute(update(Registration).where(Registration.uid.in_(uids)).values(EMPTY_REGISTRATION))
        case INTERLOAN_READERS.number:
            session.execute(update(Interloan).where(Interloan.uid.in_(uids)).values(member=None))
        case STAFF_SECRETS.number:
            session.execute(update(Staff).where(Staff.uid.in_(uids)).values(password_hash=NO_PASSWORD))
        case MEMBERS.number:
            _forget_members(session, uids)
        case _:
            model = KINDS[number].model
            keys = session.scalars(select(model.id).where(model.uid.in_(uids))).all()
            _take_away_rows(session, cast("Table", model.__table__), keys)


def _take_away_rows(session: Session, table: Table, keys: Sequence[int]) -> None:
    """Rows, and what can't be without them: the server, where they are gone, has none of that either.

    It matters after a restore of the server alone: scopes are compared one after the other.
    """
    for child, column in _pointing_at(table) if keys else ():
        if column.nullable:
            session.execute(update(child).where(column.in_(keys)).values({column: None}))
        elif "id" in child.c:
            _take_away_rows(session, child, session.scalars(select(child.c.id).where(column.in_(keys))).all())
        else:
            session.execute(delete(child).where(column.in_(keys)))
    session.execute(delete(table).where(table.c.id.in_(keys)))


@cache
def _pointing_at(table: Table) -> tuple[tuple[Table, Column[Any]], ...]:
    """Tables whose rows refer to this one's, each with its column."""
    return tuple(
        (child, key.parent)
        for child in Base.metadata.sorted_tables
        for key in sorted(child.foreign_keys, key=lambda key: key.parent.name)
        if key.column.table is table
    )


def _forget_members(session: Session, uids: Sequence[UUID]) -> None:
    """A member leaves; where a loan, fine or slip here still names it, the bare name stays with it."""
    named = (
        exists().where(Loan.member_id == Member.id)
        | exists().where(Fine.member_id == Member.id)
        | exists().where(Fee.member_id == Member.id)
        | exists().where(Payment.member_id == Member.id)
        | exists().where(Print.member_id == Member.id)
    )
    session.execute(
        delete(Member).where(Member.uid.in_(uids), ~named).execution_options(synchronize_session=False)
    )
