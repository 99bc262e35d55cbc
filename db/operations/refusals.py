# SPDX-License-Identifier: GPL-3.0-or-later
"""Why an operation was not made. Plain facts only; the words for people are in desktop_app.refusal_words."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from db.rules.eligibility import Obstacle
from db.rules.roles import Right


@dataclass(kw_only=True, eq=False)
class Refusal(Exception):
    """The base of all: nothing was changed."""

    def __str__(self) -> str:
        return type(self).__name__


@dataclass(kw_only=True, eq=False)
class Unknown(Refusal):
    """No such row; `what` is the table, `text` what was scanned or typed."""

    what: str
    uid: UUID | None = None
    text: str = ""


@dataclass(kw_only=True, eq=False)
class NotAllowed(Refusal):
    """The person signed in has no right to it."""

    right: Right


@dataclass(kw_only=True, eq=False)
class Obstructed(Refusal):
    """Rules stand against it; `overridable` where the person at the desk may decide otherwise.

    `intent` is 'lend', 'renew' or 'hold'; `facts` is what the words about an obstacle mention.
    """

    obstacles: tuple[Obstacle, ...]
    overridable: bool
    facts: dict[str, Any]
    intent: str = "lend"
    title: str = ""
    barcode: str = ""


@dataclass(kw_only=True, eq=False)
class StocktakeClosed(Refusal):
    """Nothing is scanned in a stock-take that is closed."""

    name: str


@dataclass(kw_only=True, eq=False)
class AlreadyLent(Refusal):
    """The item is out. `case`: 'just_now' (to this member, minutes ago), 'same_member', 'other_member'."""

    case: str
    loan: UUID
    item: UUID
    title: str
    member_name: str
    member_number: str
    lent_at: datetime
    due_at: datetime


@dataclass(kw_only=True, eq=False)
class NotOnLoan(Refusal):
    """The item was handed in though it was not out; `noted` where that was recorded all the same."""

    item: UUID
    barcode: str
    title: str
    condition: str
    branch: str
    noted: bool = False
    made: Any = None
    """The operation that records it."""
    elsewhere: bool = False
    """Whether it was sent to another branch at some time: then every desk records that it is here."""
    refunds: bool = False
    """Whether what was asked for losing it falls away with its being here, which is recorded too."""


@dataclass(kw_only=True, eq=False)
class WhichCopy(Refusal):
    """An ISBN names a title, not a copy; `item` and `barcode` where only one of them is on the shelf here."""

    title_uid: UUID
    title: str
    item: UUID | None = None
    barcode: str = ""


@dataclass(kw_only=True, eq=False)
class TwoMeanings(Refusal):
    """A number is a member's card and the barcode of a copy: which of them was scanned?"""

    number: str
    member_name: str
    title: str


@dataclass(kw_only=True, eq=False)
class CheckParts(Refusal):
    """An item of several parts came back: are they all there? `missing` is what was missing before."""

    item: UUID
    title: str
    parts: tuple[str, ...]
    missing: tuple[str, ...] = ()


@dataclass(kw_only=True, eq=False)
class LoanEnded(Refusal):
    """The loan is over: nothing to renew or change."""

    loan: UUID


@dataclass(kw_only=True, eq=False)
class NotLonger(Refusal):
    """Renewing today would not give the loan a later due date than `due_at`."""

    loan: UUID
    title: str
    due_at: datetime


@dataclass(kw_only=True, eq=False)
class WantedBack(Refusal):
    """Another library has lent it, and wants it back on `day`: it can't be due later."""

    title: str
    day: date


@dataclass(kw_only=True, eq=False)
class HappenedSince(Refusal):
    """What is put in late is older than what is known of the item: it was lent or came back at `at`."""

    title: str
    barcode: str
    at: datetime


@dataclass(kw_only=True, eq=False)
class NotClear(Refusal):
    """No clearance letter is given: so many loans or reservations are open, so many rupiah are owed, a
    locker is in use."""

    member_name: str
    loans: int
    owes: int
    locker: str = ""
    holds: int = 0


@dataclass(kw_only=True, eq=False)
class CardLost(Refusal):
    """A card that was said to be lost is shown; `number` is the member's card of now."""

    card: str
    member_name: str
    number: str
    lost_at: datetime


@dataclass(kw_only=True, eq=False)
class CannotUndo(Refusal):
    """The last action can't be taken back; `why` is 'no_undo', 'lent_again' or 'moved_on'."""

    why: str


@dataclass(kw_only=True, eq=False)
class Taken(Refusal):
    """A number, barcode, code or user name is in use already."""

    what: str
    text: str


@dataclass(kw_only=True, eq=False)
class OnRotaAlready(Refusal):
    """An item is on one rotating collection at most."""

    item: UUID
    barcode: str
    rota: str


@dataclass(kw_only=True, eq=False)
class Invalid(Refusal):
    """A field can't be as it is: `why` is 'empty', 'too_short', 'bad_date', 'bad_number', 'not_an_image' …"""

    field: str
    why: str


@dataclass(kw_only=True, eq=False)
class ClockSetBack(Refusal):
    """The computer's clock is behind the last entry of the journal."""

    clock: datetime
    last_entry: datetime


@dataclass(kw_only=True, eq=False)
class NumbersUsedUp(Refusal):
    """No number left in this desk's blocks."""

    what: str


@dataclass(kw_only=True, eq=False)
class WrongPassword(Refusal):
    """User name or password is wrong (which of them is not said); `wait` before the next try."""

    wait: timedelta


@dataclass(kw_only=True, eq=False)
class MustWait(Refusal):
    """Too many wrong passwords: not before `until`."""

    until: datetime


@dataclass(kw_only=True, eq=False)
class LastAdministrator(Refusal):
    """Nobody would be left to administer the library."""


@dataclass(kw_only=True, eq=False)
class AlreadySettled(Refusal):
    """Somebody has dealt with this note already."""

    note: UUID


@dataclass(kw_only=True, eq=False)
class AlreadyHeld(Refusal):
    """The member waits for this title already."""

    hold: UUID
    title: str


@dataclass(kw_only=True, eq=False)
class HoldEnded(Refusal):
    """Nobody waits any more: it was fetched, or cancelled."""

    hold: UUID


@dataclass(kw_only=True, eq=False)
class NotMoved(Refusal):
    """The reservation stays where it is in the queue: `why` is 'not_waiting' or 'there_already'."""

    hold: UUID
    why: str


@dataclass(kw_only=True, eq=False)
class ItemIsOut(Refusal):
    """The item can't be put aside: it is lent. Take it back first."""

    item: UUID
    barcode: str


@dataclass(kw_only=True, eq=False)
class LostByBorrower(Refusal):
    """Its record can't say that a copy is here which a borrower has lost: a return settles what that cost."""

    barcode: str


@dataclass(kw_only=True, eq=False)
class NoInterloan(Refusal):
    """Interlibrary loan does not go so: `why` is one of rules.interloan.Against, 'not_now', 'not_ours'
    or 'theirs' (another library's book is kept for nobody else, and joins no collection).

    `partner` is the other library, `most` how many requests may be under way with it.
    """

    why: str
    partner: str = ""
    most: int = 0


@dataclass(kw_only=True, eq=False)
class RoomTaken(Refusal):
    """Another session needs the room then, setting up and clearing included."""

    room: str
    title: str
    starts_at: datetime
    ends_at: datetime


@dataclass(kw_only=True, eq=False)
class NoSeat(Refusal):
    """The workshop is full and keeps no waiting list; `seats` is how many there are of that format."""

    title: str
    seats: int


@dataclass(kw_only=True, eq=False)
class AlreadyRegistered(Refusal):
    """The member is registered for this workshop."""

    registration: UUID
    name: str


@dataclass(kw_only=True, eq=False)
class ConsentMissing(Refusal):
    """A minor takes part with a guardian's consent only."""

    name: str
