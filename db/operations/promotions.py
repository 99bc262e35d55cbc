# SPDX-License-Identifier: GPL-3.0-or-later
"""The end of a school year: classes become the next ones, and who leaves is a member until a day.

An operation for each change of each member, as a person would make it: so it travels, merges with what others
change, and is taken back like any other.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from db.errors import StoreError
from db.models import Member
from db.operations.desk import Desk, Together
from db.operations.members import block_member, renew_membership, set_class, unblock_member
from db.operations.operation import row
from db.operations.refusals import Refusal

AT_ONCE = 50
"""Members in one transaction."""


class Change(NamedTuple):
    """What becomes of one member; None leaves it as it is. `block` is a reason, '' lifts the block; who is
    blocked already stays so for the reason that there was."""

    member: UUID
    class_name: str | None = None
    expires_on: date | None = None
    block: str | None = None


class Carried(NamedTuple):
    """What takes back all that was done; `whole` where that was everything, `error` where that broke off."""

    backwards: list[Change]
    whole: bool = True
    error: Refusal | StoreError | None = None


def carry_out(
    desk: Desk,
    changes: Sequence[Change],
    progress: Callable[[int], None] = lambda _done: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Carried:
    """Make these changes, so many members at a time; gives what takes them back.

    Where it is cancelled or breaks off, what was committed stays; made again, that is left as it is.
    Raises Unknown, NotAllowed, StoreError where nothing was done.
    """
    backwards: list[Change] = []
    for start in range(0, len(changes), AT_ONCE):
        if cancelled():
            return Carried(backwards, whole=False)
        try:
            with desk.together() as perform:
                done = [one for change in changes[start : start + AT_ONCE] for one in _make(perform, change)]
        except (Refusal, StoreError) as error:
            if not backwards:
                raise
            return Carried(backwards, whole=False, error=error)
        backwards += done
        progress(min(start + AT_ONCE, len(changes)))
    return Carried(backwards)


def _make(perform: Together, change: Change) -> Iterator[Change]:
    """What takes it back; nothing where it changes nothing."""
    who = row(perform.session, Member, change.member)
    before = Change(who.uid, who.class_name, who.expires_on, who.block_reason or "")
    undo = Change(who.uid)
    if change.class_name is not None and change.class_name != before.class_name:
        perform(set_class, member=who.uid, class_name=change.class_name)
        undo = undo._replace(class_name=before.class_name)
    if change.expires_on is not None and change.expires_on != before.expires_on:
        perform(renew_membership, member=who.uid, until=change.expires_on)
        undo = undo._replace(expires_on=before.expires_on)
    if change.block and not before.block:
        perform(block_member, member=who.uid, reason=change.block)
        undo = undo._replace(block="")
    if change.block == "" and before.block:
        perform(unblock_member, member=who.uid)
        undo = undo._replace(block=before.block)
    if undo != Change(who.uid):
        yield undo
