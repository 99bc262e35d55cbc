# SPDX-License-Identifier: GPL-3.0-or-later
"""A rotating collection: where an item is in its rota, since when, until when, and where it goes next."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from db.rules.rotation import Plan, Sent, Stage, Turn, decoded, here_since, onward, place_of, turn, until

START = datetime(2026, 11, 2, 8, tzinfo=UTC)
DAY = date(2026, 11, 2)
HOME, *PLACES = (UUID(int=number) for number in range(7))
STAGES = st.lists(st.builds(Stage, st.sampled_from(PLACES), st.integers(1, 90)), min_size=1, max_size=6)
PLANS = st.builds(
    lambda stages, cyclical: Plan(list({one.branch: one for one in stages}.values()), cyclical),
    STAGES,
    st.booleans(),
)


def at(hour: int) -> datetime:
    return START + timedelta(hours=hour)


MOMENTS = st.none() | st.integers(0, 40).map(at)
SENDS = st.lists(st.builds(Sent, st.integers(0, 20).map(at), st.sampled_from(PLACES), MOMENTS, MOMENTS))


@given(PLANS, st.integers(1, 30))
def test_turn_by_turn_it_comes_to_each_stage_in_order(plan: Plan, turns: int) -> None:
    belongs, been = HOME, []
    for _ in range(turns):
        gone = onward(plan, belongs, HOME)
        if gone.ends:
            assert gone.to == HOME
            assert not plan.cyclical
            break
        belongs = gone.to
        been.append(belongs)
    wanted = [stage.branch for stage in plan.stages]
    laps = wanted * (turns // len(wanted) + 1)
    assert been == (laps[:turns] if plan.cyclical else wanted[:turns])


@given(PLANS, st.sampled_from(PLACES), st.integers(0, 100))
def test_it_goes_on_when_its_days_are_over_and_not_before(plan: Plan, belongs: UUID, days: int) -> None:
    today = DAY + timedelta(days=days)
    place, last = place_of(plan, belongs), until(plan, belongs, DAY)
    goes = turn(plan, belongs, HOME, DAY, today)
    if place is None:
        assert last is None
        assert goes == Turn(plan.stages[0].branch), "at no stage: to the first at once"
    else:
        assert last == DAY + timedelta(days=plan.stages[place].days)
        assert goes == (onward(plan, belongs, HOME) if days >= plan.stages[place].days else None)
    assert turn(plan, belongs, HOME, None, today) is None, "on its way"


@given(SENDS, st.integers(0, 20).map(at), st.sampled_from(PLACES), st.integers())
def test_since_when_it_is_there_does_not_depend_on_the_order_of_news(
    sends: list[Sent], moved_at: datetime, belongs: UUID, seed: int
) -> None:
    mixed = list(sends)
    random.Random(seed).shuffle(mixed)
    since = here_since(moved_at, belongs, sends)
    assert here_since(moved_at, belongs, mixed) == since
    way = [one for one in sends if one.sent_at == moved_at and one.to == belongs]
    if not way:
        assert since == moved_at
    else:
        assert since in {None, *(one.arrived_at for one in way), *(one.gone_at for one in way)}


def test_its_days_count_from_when_it_came() -> None:
    there = PLACES[0]
    assert here_since(at(1), there, []) == at(1), "put on where it was"
    assert here_since(at(1), there, [Sent(at(1), there, None, None)]) is None
    assert here_since(at(1), there, [Sent(at(1), there, at(5), None)]) == at(5)
    assert here_since(at(1), there, [Sent(at(1), there, at(5), at(9))]) == at(5), "lent since"
    assert here_since(at(1), there, [Sent(at(1), there, None, at(3))]) == at(3), "lent before it was scanned"
    later = [Sent(at(1), there, at(5), at(9)), Sent(at(20), there, at(22), None)]
    assert here_since(at(1), there, later) == at(5), "borrowed and returned elsewhere, its days go on"


def test_stages_are_kept_as_they_were_said() -> None:
    stages = (Stage(PLACES[0], 60), Stage(PLACES[1], 30))
    assert decoded(msgspec.json.encode(stages).decode()) == stages
