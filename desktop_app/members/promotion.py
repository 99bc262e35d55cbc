# SPDX-License-Identifier: GPL-3.0-or-later
"""What the end of a school year means for each member of a school. Knows no widgets."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from db.operations.promotions import Change
from db.queries.members import Pupil
from db.rules.classes import next_class


class Wishes(NamedTuple):
    """What was chosen: by class its next name, None for a class that leaves school.

    `until` is the new last day of those who go on, None leaves it; `leaves_on` that of the leavers; `reason`
    blocks these, '' does not. `spares`: leavers who have something out, or owe, are left as they are. Who was
    a member until a day before `gone_before` has left in an earlier year: a class keeps its leavers.
    """

    becomes: Mapping[str, str | None]
    until: date | None
    leaves_on: date | None
    reason: str = ""
    spares: bool = True
    gone_before: date = date.min


class Plan(NamedTuple):
    """What is to be done, and the leavers who have something: spared or not."""

    changes: tuple[Change, ...]
    going_up: int
    leaving: int
    with_something: tuple[Pupil, ...]


def suggested(pupils: Iterable[Pupil]) -> dict[str, str | None]:
    """The next class of each class."""
    classes = list(dict.fromkeys(one.class_name for one in pupils))
    return {name: next_class(name, classes) for name in classes}


def planned(pupils: Sequence[Pupil], wishes: Wishes) -> Plan:
    """What becomes of everybody."""
    changes: list[Change] = []
    going_up = leaving = 0
    with_something: list[Pupil] = []
    for one in pupils:
        becomes = wishes.becomes.get(one.class_name, one.class_name)
        if becomes is None:
            if one.expires_on < wishes.gone_before and not one.has_something:
                continue
            if one.has_something:
                with_something.append(one)
            if not (one.has_something and wishes.spares):
                leaving += 1
                ends = wishes.leaves_on
                changes.append(Change(one.member, expires_on=ends, block=wishes.reason or None))
        elif becomes != one.class_name:
            going_up += 1
            changes.append(Change(one.member, class_name=becomes, expires_on=wishes.until))
    return Plan(tuple(changes), going_up, leaving, tuple(with_something))
