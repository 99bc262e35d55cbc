# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the sample library's files into plain values; what is stored from them is the loader's business.

Days are relative: `..._days_ago` and `..._in_days` count from the day on which the sample is loaded, so
that it always looks fresh. Times of day are local to the branch.
"""

import csv
import json
from collections.abc import Callable
from datetime import date, time
from importlib.resources import files
from io import StringIO
from typing import Any, NamedTuple, TypeVar, get_type_hints


class Library(NamedTuple):
    """The sample library itself; every staff account of it has the one documented `staff_password`."""

    name: str
    timezone: str
    currency: str
    language: str
    staff_password: str
    member_number: str
    item_barcode: str


class Branch(NamedTuple):
    """A branch; `weekly_closings` are weekdays, 0 = Monday."""

    code: str
    name: str
    address: str
    phone: str
    timezone: str
    weekly_closings: tuple[int, ...]


class ItemType(NamedTuple):
    """A kind of item and where its items usually stand."""

    code: str
    name: str
    name_en: str
    location: str


class MemberType(NamedTuple):
    """A kind of member, how long a membership of it lasts, and what that costs in rupiah."""

    code: str
    name: str
    name_en: str
    validity_days: int
    registration_fee: int
    renewal_fee: int


class LoanPolicy(NamedTuple):
    """Terms for member type × item type × branch: an empty code means any, None means 'not said here'.

    `season` has a first and a last day; its dates are estimates, as those of the holidays are.
    """

    member_type: str
    item_type: str
    branch: str
    season: str
    since: date | None
    until: date | None
    loanable: bool | None
    loan_days: int | None
    due_on: date | None
    max_loans: int | None
    min_age: int | None
    max_renewals: int | None
    renewal_days: int | None
    grace_days: int | None
    fine_per_day: int | None
    fine_cap: int | None
    cap_at_price: bool | None
    max_debt: int | None
    suspend_days: int | None
    suspend_cap: int | None
    may_pass_expiry: bool | None
    max_holds: int | None
    on_shelf_holds: bool | None
    hold_days: int | None
    pickup_days: int | None
    recall_days: int | None
    renews_itself: bool | None


class Holiday(NamedTuple):
    """A public holiday; `kind` is national or joint_leave, `certainty` fixed or estimate."""

    date: date
    name: str
    name_en: str
    kind: str
    certainty: str
    source: str


class Staff(NamedTuple):
    """A staff account; `roles` are joined by spaces."""

    username: str
    name: str
    roles: str
    branch: str
    active: bool


class Title(NamedTuple):
    """A title; `language` is ISO 639-2 as in MARC, `popularity` 1 to 100; no guessed years or ISBNs."""

    key: str
    title: str
    responsibility: str
    authors: tuple[str, ...]
    edition: str
    publisher: str
    place: str
    year: int | None
    language: str
    classification: str
    call_number: str
    subjects: tuple[str, ...]
    item_type: str
    form: str
    isbn: str
    series: str
    popularity: int


class Item(NamedTuple):
    """A copy of the title with this key; `price` in rupiah. Of its `parts` some may be missing."""

    barcode: str
    title: str
    branch: str
    item_type: str
    condition: str
    location: str
    inventory_number: str
    price: int | None
    acquired_days_ago: int
    origin: str
    note: str
    parts: tuple[str, ...]
    parts_missing: tuple[str, ...]


class Member(NamedTuple):
    """An invented person; blocked where `block_reason` is not empty."""

    number: str
    name: str
    other_name: str
    member_type: str
    branch: str
    gender: str
    birth_date: date
    identity_number: str
    phone: str
    email: str
    address: str
    institution: str
    class_name: str
    student_number: str
    guardian_name: str
    guardian_phone: str
    proxy: str
    registered_days_ago: int
    expires_in_days: int
    block_reason: str
    blocked_days_ago: int | None
    note: str


class Loan(NamedTuple):
    """A loan, open where `returned_days_ago` is None; `fine` of a late return is paid, unpaid or empty.

    `due_in_days` knows terms and renewals but no closed days: whoever needs those moves it.
    """

    member: str
    item: str
    branch: str
    staff: str
    lent_days_ago: int
    lent_time: time
    due_in_days: int
    renewals: int
    renewed_days_ago: int | None
    returned_days_ago: int | None
    returned_time: time | None
    returned_branch: str
    fine: str


class Partner(NamedTuple):
    """An invented institution; `branch` where it has a desk here."""

    key: str
    name: str
    kind: str
    branch: str
    contact_name: str
    phone: str
    email: str
    address: str
    note: str


class Agreement(NamedTuple):
    """What was agreed with the partner of this key; `follows` is the number of the one that it renews."""

    number: str
    partner: str
    kind: str
    about: str
    covers: str
    begun_days_ago: int | None
    ends_in_days: int | None
    follows: str
    note: str
    lends_days: int | None
    """For how many days it lets things be lent; None: it does not cover interlibrary loan."""


class Room(NamedTuple):
    """A room of a branch."""

    key: str
    branch: str
    name: str
    seats: int | None


class Workshop(NamedTuple):
    """A workshop with its sessions, every `every_days` from the first.

    The first is `first_in_days` from the day of loading, moved on to `weekday` (0 = Monday) where that is
    said. `topics`, `facilitators` and `costs` hold parts with colons between them: text and minutes; name,
    role, minutes and honorarium; item, source, planned and actual. Of the `registrations` so many per cent
    came to each session that is over; `heads` were counted at each.
    """

    key: str
    branch: str
    staff: str
    title: str
    kind: str
    state: str
    planned_days_ago: int
    partner: str
    sponsor: str
    audience: str
    age_group: str
    description: str
    seats_onsite: int | None
    seats_online: int | None
    expected: int | None
    counted_only: bool
    literacy_aim: bool
    strategy: str
    skill: str
    beneficiaries: str
    topics: tuple[str, ...]
    rule_sessions: int | None
    rule_share: int | None
    rule_survey: bool
    first_in_days: int
    weekday: int | None
    starts: time
    minutes: int
    sessions: int
    every_days: int
    set_up: int
    clear_up: int
    room: str
    place: str
    link: str
    facilitators: tuple[str, ...]
    costs: tuple[str, ...]
    registrations: int
    present_percent: int
    heads: int | None
    reason: str


_READERS: dict[Any, Callable[[str], Any]] = {
    str: str,
    int: int,
    date: date.fromisoformat,
    time: time.fromisoformat,
    bool: lambda text: text == "1",
    int | None: lambda text: int(text) if text else None,
    bool | None: lambda text: text == "1" if text else None,
    date | None: lambda text: date.fromisoformat(text) if text else None,
    time | None: lambda text: time.fromisoformat(text) if text else None,
    tuple[str, ...]: lambda text: tuple(text.split("|")) if text else (),
    tuple[int, ...]: lambda text: tuple(map(int, text.split("|"))) if text else (),
}

Row = TypeVar("Row", bound=tuple[Any, ...])


def _rows(name: str, row: type[Row]) -> list[Row]:
    """Every line of a file as `row`, cells by column name; ValueError or KeyError where one doesn't fit."""
    readers = [(column, _READERS[hint]) for column, hint in get_type_hints(row).items()]
    lines = csv.DictReader(StringIO(files(__name__).joinpath(name).read_text("utf-8"), newline=""))
    return [row(*(read(line[column]) for column, read in readers)) for line in lines]


def library() -> Library:
    """What holds for the whole sample library."""
    return Library(**json.loads(files(__name__).joinpath("library.json").read_text("utf-8")))


def branches() -> list[Branch]:
    """Its branches, the main one first."""
    return _rows("branches.csv", Branch)


def item_types() -> list[ItemType]:
    """Its kinds of items."""
    return _rows("item_types.csv", ItemType)


def member_types() -> list[MemberType]:
    """Its kinds of members."""
    return _rows("member_types.csv", MemberType)


def loan_policies() -> list[LoanPolicy]:
    """Its loan policies, general ones first."""
    return _rows("loan_policies.csv", LoanPolicy)


def holidays() -> list[Holiday]:
    """Public holidays of Indonesia by date."""
    return _rows("holidays.csv", Holiday)


def staff() -> list[Staff]:
    """Its staff, at least one of each role."""
    return _rows("staff.csv", Staff)


def titles() -> list[Title]:
    """Its titles; `popularity` says which to show first."""
    return _rows("titles.csv", Title)


def items() -> list[Item]:
    """The copies of its titles."""
    return _rows("items.csv", Item)


def members() -> list[Member]:
    """Its members by card number."""
    return _rows("members.csv", Member)


def loans() -> list[Loan]:
    """Its loans, open and past, oldest first."""
    return _rows("loans.csv", Loan)


def partners() -> list[Partner]:
    """Its partners."""
    return _rows("partners.csv", Partner)


def agreements() -> list[Agreement]:
    """What was agreed with them, one that is renewed before its renewal."""
    return _rows("agreements.csv", Agreement)


def rooms() -> list[Room]:
    """Its rooms."""
    return _rows("rooms.csv", Room)


def workshops() -> list[Workshop]:
    """Its workshops, to come, over, and templates."""
    return _rows("workshops.csv", Workshop)
