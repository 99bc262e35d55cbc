# SPDX-License-Identifier: GPL-3.0-or-later
"""An item on its way: whatever order news arrives in, it is in one place."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from db.rules.transits import OVERDUE_AFTER, Hand, Sent, courses, floats_between, is_overdue

START = datetime(2026, 11, 2, 8, tzinfo=UTC)
A, B, C = 1, 2, 3


def at(hour: int) -> datetime:
    return START + timedelta(hours=hour)


def sent(hour: int, origin: int = A) -> Sent:
    return Sent(UUID(int=hour), at(hour), origin)


def hand(hour: int, branch: int) -> Hand:
    return Hand(at(hour), branch, UUID(int=100 + hour))


HOURS = st.lists(st.integers(0, 30), unique=True, max_size=6)
SENDS = HOURS.flatmap(
    lambda hours: st.tuples(*(st.builds(sent, st.just(h), st.sampled_from((A, B, C))) for h in hours))
)
HANDS = HOURS.flatmap(
    lambda hours: st.tuples(*(st.builds(hand, st.just(h), st.sampled_from((A, B, C))) for h in hours))
)
LENT = HOURS.map(lambda hours: [at(hour) for hour in hours])


@given(SENDS, LENT, HANDS, st.randoms())
def test_the_order_of_arrival_does_not_matter(
    sends: tuple[Sent, ...], lent: list[datetime], hands: tuple[Hand, ...], random: object
) -> None:
    mixed = [list(some) for some in (sends, lent, hands)]
    for some in mixed:
        random.shuffle(some)  # type: ignore[attr-defined]
    assert courses(*mixed) == courses(sends, lent, hands)


@given(SENDS, LENT, HANDS)
def test_at_most_one_sending_tells_where_the_item_is(
    sends: tuple[Sent, ...], lent: list[datetime], hands: tuple[Hand, ...]
) -> None:
    told = courses(sends, lent, hands)
    assert sum(one.gone_at is None for one in told.values()) <= 1
    for one in sends:
        course = told[one.uid]
        if course.seen_at is not None:
            assert one.sent_at < course.seen_at
            assert course.gone_at is None or course.seen_at < course.gone_at


def test_it_has_not_left_where_it_was_sent_from() -> None:
    [course] = courses([sent(0)], [], [hand(1, A)]).values()
    assert course.seen_at is None


def test_brought_back_after_it_had_arrived_it_stands_where_it_came_from() -> None:
    [course] = courses([sent(0)], [], [hand(1, B), hand(2, A)]).values()
    assert (course.seen_at, course.seen_branch) == (at(2), A)


def test_lent_before_it_was_scanned_it_never_arrived() -> None:
    [course] = courses([sent(0)], [at(1)], [hand(2, B)]).values()
    assert (course.gone_at, course.seen_at) == (at(1), None)


def test_sent_on_the_first_sending_is_over() -> None:
    told = courses([sent(0), sent(5, B)], [], [hand(4, B)])
    assert told[UUID(int=0)].gone_at == at(5)
    assert told[UUID(int=5)].gone_at is None


@given(SENDS, LENT, HANDS)
def test_it_arrived_when_it_was_first_in_hand_where_it_was_sent_to(
    sends: tuple[Sent, ...], lent: list[datetime], hands: tuple[Hand, ...]
) -> None:
    to_b = [one._replace(goal=B) for one in sends]
    told = courses(to_b, lent, hands)
    for one in to_b:
        course = told[one.uid]
        there = [
            hand
            for hand in hands
            if hand.branch == B
            and one.sent_at < hand.at
            and (course.gone_at is None or hand.at < course.gone_at)
        ]
        if one.origin != B:
            assert course.arrived_at == min((hand.at for hand in there), default=None)
        assert course.arrived_at is None or course.seen_at is not None
        assert course.arrived_at is None or course.arrived_at <= course.seen_at  # type: ignore[operator]


def test_a_week_on_its_way_is_too_long() -> None:
    week, bit = timedelta(days=OVERDUE_AFTER), timedelta(minutes=1)
    assert not is_overdue(START, START + week)
    assert is_overdue(START, START + week + bit)
    assert not is_overdue(START, START + week + bit, days=8)
    assert is_overdue(START, START + timedelta(days=2) + bit, days=2)


BRANCHES = [UUID(int=number) for number in range(5)]
BRANCH = st.sampled_from(BRANCHES)


@given(BRANCH, BRANCH, st.lists(BRANCH, max_size=4))
def test_items_float_within_their_branches_only(home: UUID, here: UUID, among: list[UUID]) -> None:
    inside = {home, here} <= set(among)
    assert floats_between(home, here, among) == (inside or not among)
    assert floats_between(home, here, among) == floats_between(here, home, among)
    assert floats_between(home, here, ())


@given(st.lists(BRANCH, min_size=1, max_size=4), st.lists(BRANCH, max_size=8), BRANCH)
def test_wherever_it_is_returned_it_never_leaves_its_branches(
    among: list[UUID], returned: list[UUID], home: UUID
) -> None:
    belongs = home
    for here in returned:
        belongs = here if floats_between(belongs, here, among) else belongs
    assert belongs == home or {home, belongs} <= set(among)
