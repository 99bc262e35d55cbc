# SPDX-License-Identifier: GPL-3.0-or-later
"""Settling what stands in the attention list."""

from uuid import UUID

from sqlalchemy.orm import Session

from db.models import Staff
from db.models.syncing import Note
from db.operations import refusals
from db.operations.desk import Making
from db.operations.operation import Changes, Operation, apply, key, row
from db.rules.roles import Right

NOTES = Changes({"notes"})
SETTLEMENTS = ("seen", "undone", "member_called", "merged", "corrected")


class SettleNote(Operation, frozen=True, kw_only=True):
    """A person has dealt with a note: `how` is one of SETTLEMENTS, `words` what else there is to say."""

    note: UUID
    how: str
    words: str = ""


def settle_note(making: Making, /, *, note: UUID, how: str, words: str = "") -> SettleNote:
    """Settle a note. Raises NotAllowed, Unknown, Invalid, and AlreadySettled where somebody else did."""
    if not making.may(Right.PLAN_WORKSHOPS):
        making.require(Right.LEND)
    if how not in SETTLEMENTS:
        raise refusals.Invalid(field="how", why="bad_text")
    found = row(making.session, Note, note)
    if found.settled_at is not None:
        raise refusals.AlreadySettled(note=note)
    return SettleNote(**making.header()._asdict(), note=note, how=how, words=words.strip())


@apply.register
def _(operation: SettleNote, session: Session) -> Changes:
    """Of two the earlier settled it; what either has written about it is kept, the earlier's first."""
    note = row(session, Note, operation.note)
    how, _, written = note.settlement.partition(" ")
    if note.settled_at is None or operation.made_at < note.settled_at:
        note.settled_at, note.settled_by_id = operation.made_at, key(session, Staff, operation.staff)
        how, said = operation.how, (operation.words, written)
    else:
        said = (written, operation.words)
    words = " / ".join(dict.fromkeys(filter(None, said)))
    note.settlement = " ".join(filter(None, (how, words)))
    return NOTES
