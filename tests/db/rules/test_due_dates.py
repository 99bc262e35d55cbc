# SPDX-License-Identifier: GPL-3.0-or-later
"""A renewal never shortens a loan, whatever policies, seasons, calendars and memberships say."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from db.rules.calendar import DAY, Calendar, due_day, due_hour, is_by_the_hour
from db.rules.due_dates import due_from, is_longer
from db.rules.terms import Case, Policy, Said, Terms, resolve

CASE = (1, 2, 3)
ZONES = st.sampled_from(["Asia/Jakarta", "Asia/Jayapura", "UTC", "America/New_York"])
days = st.dates(date(2026, 10, 20), date(2026, 12, 31))
closed = st.frozensets(days, max_size=30)
weekdays = st.frozensets(st.integers(0, 6), max_size=6)
moments = st.integers(0, 60 * 24 * 60).map(
    lambda minutes: datetime(2026, 10, 25, tzinfo=UTC) + timedelta(minutes=minutes, seconds=7)
)
said = st.fixed_dictionaries(
    {},
    optional={
        "loan_days": st.integers(0, 30),
        "renewal_days": st.integers(0, 30),
        "loan_hours": st.integers(0, 72),
        "due_on": days,
    },
)


def tables() -> st.SearchStrategy[list[Policy]]:
    """Policies for all year and for seasons."""

    def made(terms: dict[str, Said], since: date | None, until: date | None) -> Policy:
        return Policy(since=since, until=until, terms=tuple(terms.items()))

    ends = st.none() | days
    return st.lists(st.builds(made, said, ends, ends), max_size=4)


def terms_on(table: list[Policy], calendar: Calendar, moment: datetime) -> Terms:
    return resolve(table, Case(*CASE, calendar.local_day(moment)))


@given(
    table=tables(),
    timezone=ZONES,
    weekly=weekdays,
    known=closed,
    foreseen=closed,
    lent=moments,
    later=st.lists(st.timedeltas(timedelta(0), timedelta(days=20)), min_size=1, max_size=3),
    member_until=st.none() | days,
    longer_by=st.integers(0, 40),
)
def test_an_accepted_renewal_is_never_due_before(
    table: list[Policy],
    timezone: str,
    weekly: frozenset[int],
    known: frozenset[date],
    foreseen: frozenset[date],
    lent: datetime,
    later: list[timedelta],
    member_until: date | None,
    longer_by: int,
) -> None:
    """Days were closed and a membership was renewed since it was lent; each renewal goes on from the last."""
    before = Calendar(weekly, known, timezone)
    now = Calendar(weekly, known | foreseen, timezone)
    terms = terms_on(table, before, lent)
    due = due_from(terms, before, lent, terms.loan_days, last=member_until)
    last = None if member_until is None else member_until + longer_by * DAY
    moment = lent
    for waited in later:
        moment += waited
        terms = terms_on(table, now, moment)
        wanted = due_from(terms, now, moment, terms.renewal_days, last=last)
        if not is_longer(now, due, wanted):
            continue
        assert wanted > due
        assert now.falls_due(wanted) > now.falls_due(due), "also by days that were closed since"
        assert now.local_day(now.falls_due(wanted)) >= now.local_day(now.falls_due(due))
        due = wanted


@given(
    table=tables(),
    weekly=weekdays,
    known=closed,
    moment=moments,
    last=st.none() | days,
    length=st.integers(0, 30),
)
def test_days_and_hours_are_those_of_the_calendar(
    table: list[Policy],
    weekly: frozenset[int],
    known: frozenset[date],
    moment: datetime,
    last: date | None,
    length: int,
) -> None:
    calendar = Calendar(weekly, known)
    terms = terms_on(table, calendar, moment)
    due = due_from(terms, calendar, moment, length, last=last)
    if terms.loan_hours:
        assert due == due_hour(calendar, moment, terms.loan_hours, expires_on=last, fixed=terms.due_on)
    else:
        today = calendar.local_day(moment)
        day = due_day(calendar, today, length, expires_on=last, fixed=terms.due_on)
        assert due == calendar.end_of(day)
        assert not is_by_the_hour(due)


def test_an_hour_of_the_day_to_which_a_closing_has_moved_it_is_no_gain() -> None:
    """Due on Tuesday, which was closed since: it falls due at the end of Wednesday."""
    closed_since = Calendar(dates={date(2026, 11, 10)})
    due = closed_since.end_of(date(2026, 11, 10))
    wednesday = date(2026, 11, 11)
    assert not is_longer(closed_since, due, closed_since.end_of(wednesday))
    assert not is_longer(closed_since, due, closed_since.end_of(wednesday) - timedelta(hours=9))
    assert is_longer(closed_since, due, closed_since.end_of(wednesday + DAY))
    assert is_longer(Calendar(), due, closed_since.end_of(wednesday))
