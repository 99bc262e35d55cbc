# SPDX-License-Identifier: GPL-3.0-or-later
"""Desks and their tokens: one-time codes, enrolment, copies of a desk, revocation."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from db.models import Branch
from db.models.among import Among
from db.models.syncing import Device, EnrolmentCode
from db.operations.operation import row
from db.syncing.messages import EnrolRequest
from db.syncing.scopes import REACHES
from db.syncing.tokens import hashed

CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 12
CODE_LIFE = timedelta(days=3)
TOKEN_BYTES = 32
OF_TOKEN = select(Device).where(Device.token_hash == bindparam("token"))
LOCKED = select(Device).where(Among(Device.token_hash, "tokens")).order_by(Device.id).with_for_update()


class Chance(NamedTuple):
    """Where randomness comes from: new uids, and bytes for codes and tokens."""

    uid: Callable[[], UUID]
    octets: Callable[[int], bytes]


class Enrolled(NamedTuple):
    """A new desk: who it is, the token that it shows from now on, and where it stands."""

    device: UUID
    token: str
    branch: UUID
    reach: str


class EnrolmentRefused(Exception):
    """The code is unknown, used or too old: which of them is not said."""


def make_code(
    session: Session,
    branch: UUID,
    reach: str,
    now: datetime,
    chance: Chance,
    life: timedelta = CODE_LIFE,
    *,
    with_data: bool = False,
) -> str:
    """A one-time code for a desk of this branch. Raises Unknown, ValueError for another reach.

    `with_data`: for a library that stood alone; what it has done so far is taken in whoever did it.
    """
    if reach not in REACHES:
        raise ValueError(reach)
    code = "".join(CODE_LETTERS[octet % len(CODE_LETTERS)] for octet in chance.octets(CODE_LENGTH))
    place = row(session, Branch, branch)
    session.add(
        EnrolmentCode(
            code_hash=hashed(code),
            branch_id=place.id,
            reach=reach,
            made_at=now,
            expires_at=now + life,
            with_data=with_data,
        )
    )
    return "-".join(code[start : start + 4] for start in range(0, CODE_LENGTH, 4))


def enrol(session: Session, wanted: EnrolRequest, now: datetime, chance: Chance) -> Enrolled:
    """Make a desk of whoever shows a valid code; the code is used up. Raises EnrolmentRefused.

    A library that stood alone brings its work along where the code is for that. Shown again with the same
    secret, before the desk has ever synced, the code gives the same desk.
    """
    plain = "".join(letter for letter in wanted.code.upper() if letter in CODE_LETTERS)
    found = session.get(EnrolmentCode, hashed(plain), with_for_update=True)
    if found is None or found.expires_at < now or (wanted.brings and not found.with_data):
        raise EnrolmentRefused
    branch = session.get_one(Branch, found.branch_id)
    token = hashed(plain + wanted.secret).hex() if wanted.secret else new_token(chance)
    if found.used_at is not None:
        device = of_token(session, token)
        if device is None or device.seen_at is not None or device.revoked_at is not None:
            raise EnrolmentRefused
        return Enrolled(device.uid, token, branch.uid, found.reach)
    found.used_at = now
    device = Device(
        uid=chance.uid(),
        name=wanted.name,
        branch_id=branch.id,
        reach=found.reach,
        token_hash=hashed(token),
        enrolled_at=now,
        last_number=0,
        clock_offset=0,
        trusted_to=wanted.brings,
    )
    session.add(device)
    return Enrolled(device.uid, token, branch.uid, found.reach)


def of_token(session: Session, token: str, *, lock: bool = False) -> Device | None:
    """The device that shows this token; revoked ones too."""
    statement = OF_TOKEN.with_for_update() if lock else OF_TOKEN
    return session.scalar(statement, {"token": hashed(token)})


def of_tokens(session: Session, tokens: Iterable[str]) -> dict[str, Device]:
    """The devices that show these tokens, locked in one order; revoked ones too."""
    wanted = {hashed(token): token for token in tokens}
    found = session.scalars(LOCKED, {"tokens": list(wanted)})
    return {wanted[device.token_hash]: device for device in found}


def of_uid(session: Session, uid: UUID, *, lock: bool = False) -> Device | None:
    """The device with this id; revoked ones too."""
    statement = select(Device).where(Device.uid == uid)
    return session.scalar(statement.with_for_update() if lock else statement)


def copy_of(session: Session, device: Device, now: datetime, chance: Chance) -> Enrolled:
    """A new identity for a desk that was copied or restored from an old backup."""
    token = new_token(chance)
    twin = Device(
        uid=chance.uid(),
        name=device.name,
        branch_id=device.branch_id,
        reach=device.reach,
        token_hash=hashed(token),
        enrolled_at=now,
        last_number=0,
        clock_offset=device.clock_offset,
        copy_of=device.uid,
        # It sends what it was bringing along anew.
        trusted_to=device.trusted_to if device.last_number < device.trusted_to else 0,
    )
    session.add(twin)
    session.flush()
    return Enrolled(twin.uid, token, session.get_one(Branch, device.branch_id).uid, device.reach)


def revoke(session: Session, device: UUID, now: datetime) -> Device:
    """Shut a device out; at its next call it is told to give up its data. Raises Unknown."""
    found = row(session, Device, device)
    found.revoked_at = found.revoked_at or now
    return found


def new_token(chance: Chance) -> str:
    """A secret of 256 bits."""
    return chance.octets(TOKEN_BYTES).hex()
