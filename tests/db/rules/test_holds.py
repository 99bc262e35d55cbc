# SPDX-License-Identifier: GPL-3.0-or-later
"""The queue for a title: in order of time, whoever is asked first; nobody waits in vain for a free copy."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from db.rules.holds import Copy, Out, Waiting, assign, is_wanted, next_for, position, queue, to_recall

TODAY = date(2026, 11, 28)
NOON = datetime(2026, 11, 20, 5, tzinfo=UTC)
A, B, C = (UUID(int=n) for n in (1, 2, 3))
days = st.none() | st.integers(-3, 3).map(lambda n: TODAY + timedelta(days=n))
waiting = st.builds(
    Waiting,
    uid=st.integers(0, 10_000).map(lambda n: UUID(int=n)),
    member=st.sampled_from([A, B, C, *(UUID(int=n) for n in range(10, 16))]),
    item=st.none() | st.integers(1, 3),
    pickup=st.integers(1, 2),
    placed_at=st.integers(0, 5).map(lambda n: NOON + timedelta(hours=n)),
    suspended_until=days,
    expires_on=days,
    has_item=st.booleans(),
    queues_at=st.none() | st.integers(-2, 5).map(lambda n: NOON + timedelta(hours=n)),
    tie=st.none() | st.integers(0, 9).map(lambda n: UUID(int=n)),
)
lines = st.lists(waiting, max_size=9, unique_by=lambda hold: hold.uid)


def hold(uid: int, member: UUID, hour: int, **more: object) -> Waiting:
    return Waiting(UUID(int=uid), member, None, 1, NOON + timedelta(hours=hour))._replace(**more)


@given(lines, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(holds: list[Waiting], random: object) -> None:
    shuffled = holds.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert queue(shuffled, TODAY) == queue(holds, TODAY)


@given(lines)
def test_it_is_a_queue(holds: list[Waiting]) -> None:
    line = queue(holds, TODAY)
    assert [one.turn for one in line] == sorted(one.turn for one in line)
    named = {(one.member, one.item) for one in line}
    assert len(named) == len(line), "each member once, or once for each item that they name"
    assert all(len([who for who, _ in named if who == member]) == 1 for member, item in named if item is None)
    assert not any(one.has_item for one in line)
    assert not any(one.suspended_until is not None and one.suspended_until > TODAY for one in line)
    assert not any(one.expires_on is not None and one.expires_on < TODAY for one in line)
    assert [position(holds, one.uid, TODAY) for one in line] == list(range(1, len(line) + 1))


@given(lines, st.integers(1, 3))
def test_who_gets_an_item_waits_for_it(holds: list[Waiting], item: int) -> None:
    first = next_for(holds, item, TODAY)
    line = queue(holds, TODAY)
    if first is None:
        assert all(one.item not in (None, item) for one in line)
    else:
        assert first.item in (None, item)
        assert all(one.item not in (None, item) for one in line[: line.index(first)])
        assert not is_wanted(holds, item, first.member, 0, TODAY), "nobody is before who is next"


@given(lines, st.integers(1, 3), st.sampled_from([A, B, C]), st.integers(0, 4))
def test_one_more_free_copy_never_makes_it_wanted(
    holds: list[Waiting], item: int, by: UUID, free: int
) -> None:
    if not is_wanted(holds, item, by, free, TODAY):
        assert not is_wanted(holds, item, by, free + 1, TODAY)
    if not queue(holds, TODAY):
        assert not is_wanted(holds, item, by, free, TODAY)


@given(
    lines,
    st.lists(st.builds(Copy, item=st.integers(1, 5), branch=st.integers(1, 3)), max_size=5, unique=True),
)
def test_each_copy_is_looked_for_once_and_for_the_first_who_wait(
    holds: list[Waiting], copies: list[Copy]
) -> None:
    found = assign(holds, copies, TODAY)
    assert len({copy for _, copy in found}) == len(found)
    assert all(hold.item in (None, copy.item) for hold, copy in found)
    line, served = queue(holds, TODAY), {hold.uid for hold, _ in found}
    for hold in line:
        if hold.item is None and hold.uid not in served:
            later = line[line.index(hold) :]
            assert not any(one.uid in served and one.item is None for one in later), "nobody is passed over"


def test_it_is_fetched_where_it_lies_if_it_can_be() -> None:
    line = [hold(1, A, 1, pickup=2), hold(2, B, 2, pickup=1)]
    assert [(one.member, copy.branch) for one, copy in assign(line, [Copy(7, 1), Copy(8, 2)], TODAY)] == [
        (A, 2),
        (B, 1),
    ]


def test_of_two_holds_of_one_member_the_earlier_counts() -> None:
    line = [hold(2, A, 2), hold(1, A, 1), hold(3, B, 3)]
    assert [one.uid.int for one in queue(line, TODAY)] == [1, 3]
    served = [line[1]._replace(has_item=True), line[0], line[2]]
    assert [one.uid.int for one in queue(served, TODAY)] == [3], "nor does the later one get a second copy"


def test_two_volumes_are_waited_for_beside_each_other() -> None:
    line = [hold(1, A, 1, item=7), hold(2, A, 2), hold(3, A, 3, item=8), hold(4, A, 4, item=7)]
    assert [one.uid.int for one in queue(line, TODAY)] == [1, 3]
    assert assign(line, [Copy(8, 1), Copy(7, 1)], TODAY) == [(line[0], Copy(7, 1)), (line[2], Copy(8, 1))]
    line[0] = line[0]._replace(has_item=True)
    assert [one.uid.int for one in queue(line, TODAY)] == [3]
    assert [one.uid.int for one in queue(line[1:], TODAY)] == [2], "any of them is the same as each"


def test_it_is_wanted_where_fewer_copies_are_free_than_wait() -> None:
    line = [hold(1, A, 1), hold(2, B, 2)]
    assert is_wanted(line, 7, C, 1, TODAY)
    assert not is_wanted(line, 7, C, 2, TODAY)
    assert not is_wanted(line, 7, A, 0, TODAY)
    assert is_wanted(line, 7, B, 0, TODAY)
    assert not is_wanted(line, 7, B, 1, TODAY)


def test_a_hold_on_one_item_wants_that_one_alone() -> None:
    line = [hold(1, A, 1, item=7)]
    assert is_wanted(line, 7, B, 9, TODAY)
    assert not is_wanted(line, 8, B, 0, TODAY)
    assert next_for(line, 8, TODAY) is None


def test_who_is_put_off_or_has_waited_too_long_is_passed_over() -> None:
    line = [
        hold(1, A, 1, suspended_until=TODAY + timedelta(days=1)),
        hold(2, B, 2, expires_on=TODAY - timedelta(days=1)),
        hold(3, C, 3, suspended_until=TODAY, expires_on=TODAY),
    ]
    first = next_for(line, 1, TODAY)
    assert first is not None
    assert first.member == C
    assert position(line, UUID(int=1), TODAY) is None


out = st.lists(
    st.builds(
        Out,
        due_at=st.integers(0, 9).map(lambda n: NOON + timedelta(days=n)),
        loan=st.integers(0, 10_000).map(lambda n: UUID(int=n)),
        item=st.integers(1, 5),
        member=st.sampled_from([A, B, C]),
    ),
    max_size=5,
    unique_by=lambda one: one.loan,
)
copies = st.lists(st.builds(Copy, item=st.integers(1, 5), branch=st.integers(1, 2)), max_size=3)


@given(lines, copies, out, st.randoms(use_true_random=False))
def test_recalled_is_only_what_somebody_waits_for_in_vain(
    holds: list[Waiting], copies: list[Copy], out: list[Out], random: object
) -> None:
    found = to_recall(holds, copies, out, TODAY)
    served = {hold.uid for hold, _ in assign(holds, copies, TODAY)}
    assert len({one.loan for _, one in found}) == len(found) == len({hold.uid for hold, _ in found})
    assert all(hold.item in (None, one.item) and hold.member != one.member for hold, one in found)
    assert not any(hold.uid in served for hold, _ in found)
    shuffled = holds.copy(), out.copy()
    for some in shuffled:
        random.shuffle(some)  # type: ignore[attr-defined]
    assert to_recall(shuffled[0], copies, shuffled[1], TODAY) == found
