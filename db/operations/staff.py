# SPDX-License-Identifier: GPL-3.0-or-later
"""Staff accounts, passwords and signing in. Signing in is no operation: it changes nothing shared."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cache
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.errors import StoreError
from db.models import Branch, SignInAttempts, Staff, new_uid
from db.operations import refusals
from db.operations.desk import Desk, Done, Making, Person, utc_now
from db.operations.operation import Changes, Operation, apply, key, row
from db.rules.roles import RIGHTS, Right, rights_of
from db.rules.waiting import wait_after
from db.store import Store

STAFF = Changes({"staff"})
SHORTEST_PASSWORD = 8


class PutStaff(Operation, frozen=True, kw_only=True):
    """A staff account is made or changed; `password_hash` (argon2id) only when the password changes."""

    target: UUID
    username: str
    name: str
    roles: tuple[str, ...]
    home_branch: UUID | None = None
    active: bool = True
    password_hash: str | None = None


class ChangePassword(Operation, frozen=True, kw_only=True):
    """A person changed the own password."""

    target: UUID
    password_hash: str


@cache
def _hasher() -> PasswordHasher:
    """argon2-cffi's default: RFC 9106's low-memory profile, some 50 ms on an old PC."""
    return PasswordHasher()


def hash_password(password: str) -> str:
    """Raises Invalid where it is too short."""
    if len(password) < SHORTEST_PASSWORD:
        raise refusals.Invalid(field="password", why="too_short")
    return _hasher().hash(password)


def put_staff(
    making: Making,
    /,
    *,
    username: str,
    name: str,
    roles: Sequence[str],
    target: UUID | None = None,
    password: str | None = None,
    home_branch: UUID | None = None,
    active: bool = True,
) -> PutStaff:
    """Make or change an account. Raises Invalid, Taken, LastAdministrator, NotAllowed."""
    making.require(Right.MANAGE_STAFF)
    _check_staff(username, name, roles)
    owner = making.session.scalar(select(Staff.uid).where(Staff.username == username.strip().lower()))
    if owner is not None and owner != target:
        raise refusals.Taken(what="staff", text=username)
    if target is not None and not (active and "administrator" in roles):
        _keep_an_administrator(making.session, target)
    if target is None and password is None:
        raise refusals.Invalid(field="password", why="empty")
    return PutStaff(
        **making.header()._asdict(),
        target=target or new_uid(),
        username=username.strip().lower(),
        name=name.strip(),
        roles=tuple(roles),
        home_branch=home_branch,
        active=active,
        password_hash=None if password is None else hash_password(password),
    )


def _check_staff(username: str, name: str, roles: Sequence[str]) -> None:
    for field, text in (("username", username), ("name", name)):
        if not text.strip():
            raise refusals.Invalid(field=field, why="empty")
    if not roles or any(role not in RIGHTS for role in roles):
        raise refusals.Invalid(field="roles", why="empty")


def _keep_an_administrator(session: Session, leaving: UUID) -> None:
    if not has_administrator(session, leaving):
        raise refusals.LastAdministrator


def has_administrator(session: Session, leaving: UUID | None = None) -> bool:
    """Whether somebody may administer the library, not counting who leaves."""
    those = select(Staff.roles).where(Staff.active, Staff.uid != leaving)
    return any("administrator" in roles.split() for roles in session.scalars(those))


def change_password(making: Making, /, *, old: str, new: str) -> ChangePassword:
    """Change the own password. Raises WrongPassword, Invalid."""
    assert making.person is not None
    account = row(making.session, Staff, making.person.uid)
    if not _matches(account.password_hash, old):
        raise refusals.WrongPassword(wait=wait_after(0))
    return ChangePassword(
        **making.header()._asdict(), target=making.person.uid, password_hash=hash_password(new)
    )


def change_own_password(desk: Desk, *, old: str, new: str) -> Done:
    """As `change_password`, where wrong ones cost waiting time as at the door. Raises MustWait too."""
    assert desk.person is not None
    sign_in(desk.store, desk.person.username, old, desk.clock())
    return desk.perform(change_password, old=old, new=new)


def _matches(password_hash: str, password: str) -> bool:
    try:
        return _hasher().verify(password_hash, password)
    except (VerifyMismatchError, InvalidHashError):
        return False


def sign_in(store: Store, username: str, password: str, now: datetime | None = None) -> Person:
    """Who it is. Raises WrongPassword with the wait it costs, MustWait while that lasts."""
    now = now or utc_now()
    with store.read() as session:
        account = session.scalar(
            select(Staff).where(Staff.username == username.strip().lower(), Staff.active)
        )
        tries = session.get(SignInAttempts, account.id) if account else None
    if tries and (until := _wait_until(tries, now)):
        raise refusals.MustWait(until=until)
    if account is None:
        _hasher().hash(password)  # an unknown name takes as long as a wrong password
        raise refusals.WrongPassword(wait=wait_after(0))
    if not _matches(account.password_hash, password):
        raise refusals.WrongPassword(wait=_count_failure(store, account.id, now))
    if tries is not None:
        _forget_failures(store, account.id)
    return person_of(account)


def _wait_until(tries: SignInAttempts, now: datetime) -> datetime | None:
    """None where there is nothing to wait for, also where only a clock that was set back says so."""
    until = tries.wait_until
    return until if until and now < until <= now + wait_after(tries.failures) else None


def _count_failure(store: Store, staff_id: int, now: datetime) -> timedelta:
    with store.write() as session:
        tries = session.get(SignInAttempts, staff_id) or SignInAttempts(staff_id=staff_id, failures=0)
        tries.failures += 1
        wait = wait_after(tries.failures)
        tries.wait_until = now + wait if wait else None
        session.merge(tries)
        return wait


def _forget_failures(store: Store, staff_id: int) -> None:
    """A disk that is full keeps nobody out who knows the password."""
    with suppress(StoreError), store.write() as session:
        if (tries := session.get(SignInAttempts, staff_id)) is not None:
            session.delete(tries)


def person_now(session: Session, uid: UUID) -> tuple[Person | None, bool]:
    """A person as the account says now, None where it is not here; and whether it is open."""
    account = session.scalar(select(Staff).where(Staff.uid == uid))
    return (None, True) if account is None else (person_of(account), account.active)


def person_of(account: Staff) -> Person:
    """A staff row as the person who signs in."""
    roles = tuple(account.roles.split())
    return Person(account.uid, account.name, account.username, roles, rights_of(roles))


@apply.register
def _(operation: PutStaff, session: Session) -> Changes:
    account = session.scalar(select(Staff).where(Staff.uid == operation.target))
    if account is None:
        account = Staff(uid=operation.target, username="", name="", roles="", password_hash="")
        session.add(account)
    account.username, account.name = operation.username, operation.name
    account.roles, account.active = " ".join(operation.roles), operation.active
    account.branch_id = key(session, Branch, operation.home_branch)
    if operation.password_hash is not None:
        account.password_hash = operation.password_hash
    return STAFF


@apply.register
def _(operation: ChangePassword, session: Session) -> Changes:
    row(session, Staff, operation.target).password_hash = operation.password_hash
    return STAFF
