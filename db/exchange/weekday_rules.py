# SPDX-License-Identifier: GPL-3.0-or-later
"""INLISLite's rules by weekday, as far as terms that know no weekdays can say them.

There the rule of the day of lending counts more than dates, kinds of material and types of member
(SirkulasiHelpers, cekLamaPinjam; a fine goes by the day of the return, and by dates first). So what is the
same on every day that is open holds always; else what holds on most days is taken, and every other day is
told of.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from db.exchange.records import Finding
from db.rules.terms import Said

Terms = dict[str, Said]
OF_RETURN = (("fine_per_day", "fine_period", "fine_cap"), ("suspend_days", "suspend_period", "suspend_cap"))
UNITS = (("max_loans",), ("loan_days",), ("max_renewals",), ("renewal_days",), *OF_RETURN)
"""What is said together."""
DAYS = range(7)


class WeekdayRule(NamedTuple):
    """What a weekday (0 = Monday) has of its own; `taken` is what holds on that day here instead.

    A term that `taken` has not is left to the other rules. `code` and `what` of a Finding: why it is so.
    """

    day: int
    theirs: Terms
    taken: Terms
    code: str
    what: str = ""


class Settled(NamedTuple):
    """The terms that hold always, whatever other rules say, and the weekdays that differ."""

    always: Terms
    weekdays: tuple[WeekdayRule, ...]


def settle(by_day: Mapping[int, Terms], closed: Sequence[int]) -> Settled:
    """What becomes of rules by weekday, where it is never open on `closed`.

    Of equally many days the earlier in the week count.
    """
    are_open = [day for day in DAYS if day not in closed]
    always: Terms = {}
    for unit in UNITS:
        said = Counter(_of(by_day.get(day, {}), unit) for day in are_open)
        always |= dict(said.most_common(1)[0][0]) if said else {}
    told = [_told(day, by_day.get(day, {}), always) for day in are_open]
    never = [WeekdayRule(day, by_day[day], {}, "weekday_closed") for day in closed if by_day.get(day)]
    return Settled(always, tuple(sorted([*filter(None, told), *never], key=lambda one: one.day)))


def _told(day: int, theirs: Terms, always: Terms) -> WeekdayRule | None:
    """A weekday that has it otherwise than what is taken."""
    other = [name for unit in UNITS if _of(theirs, unit) != _of(always, unit) for name in unit]
    if not other:
        return None
    code = "rule_by_weekday" if theirs else "weekday_without_rule"
    return WeekdayRule(day, _only(theirs, other), _only(always, other), code)


def _of(terms: Terms, unit: Sequence[str]) -> tuple[tuple[str, Said], ...]:
    return tuple(_only(terms, unit).items())


def _only(terms: Terms, names: Sequence[str]) -> Terms:
    return {name: terms[name] for name in names if name in terms}


def over(terms: Terms, always: Terms, *, by_date: bool) -> Terms:
    """The terms of another rule, where these hold always; by date it has fines of its own."""
    for unit in UNITS:
        if _of(terms, unit) and _of(always, unit) and not (by_date and unit in OF_RETURN):
            terms = {name: said for name, said in terms.items() if name not in unit} | _only(always, unit)
    return terms


def lent_on(
    by_day: Mapping[int, Collection[str]], every: Sequence[str], closed: Sequence[int]
) -> tuple[list[str], list[WeekdayRule]]:
    """Which of `every` kind no open weekday lends, and each weekday that lends only its kinds in `by_day`."""
    are_open = [day for day in DAYS if day not in closed]
    never = [kind for kind in every if all(day in by_day and kind not in by_day[day] for day in are_open)]
    told = [
        WeekdayRule(day, {}, {}, "weekday_closed" if day in closed else "weekday_lends_only", said)
        for day in DAYS
        if (said := ", ".join(sorted(by_day.get(day, ()))))
    ]
    return never if are_open else [], told


HOLDS_ALWAYS = (Finding("weekdays_as_always"),)
