# SPDX-License-Identifier: GPL-3.0-or-later
"""Interlibrary loan: the state is told from what was said and done, whatever order it became known in."""

from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from db.rules.agreements import Span
from db.rules.interloan import (
    CANCELLING,
    MOVES,
    Act,
    Against,
    Agreed,
    Place,
    Said,
    Side,
    Status,
    against,
    allowed,
    course,
    holding,
    next_act,
    out_of_turn,
)

NINE = datetime(2026, 11, 2, 2, tzinfo=UTC)
DAY = date(2026, 11, 2)
DUE = DAY + timedelta(days=28)
OF = {
    **dict.fromkeys((Act.RETRY, Act.CANCEL, Act.RECEIVED, Act.RENEW, Act.SHIPPED_BACK), Side.REQUESTER),
    **dict.fromkeys((Act.FORWARDED, Act.ASK_STATUS), Side.REQUESTER),
}


def said(hour: int, act: Act, due: date | None = None, side: Side | None = None, reason: str = "") -> Said:
    """Something said or done so many hours after nine."""
    return Said(
        NINE + timedelta(hours=hour), UUID(int=hour), side or OF.get(act, Side.SUPPLIER), act, due, reason
    )


THINGS = st.builds(
    said,
    st.integers(0, 40),
    st.sampled_from(Act),
    st.none() | st.dates(DAY, DUE),
    st.sampled_from(Side),
)
STORIES = st.lists(THINGS, max_size=9, unique_by=lambda one: one.uid)


def test_a_loan_from_the_request_to_its_return() -> None:
    story: list[Said] = []
    for act, status, place in (
        (Act.WILL_SUPPLY, Status.WILL_SUPPLY, Place.AT_SUPPLIER),
        (Act.SHIPPED, Status.LOANED, Place.TO_REQUESTER),
        (Act.RECEIVED, Status.LOANED, Place.AT_REQUESTER),
        (Act.RENEW, Status.LOANED, Place.AT_REQUESTER),
        (Act.RENEWED, Status.LOANED, Place.AT_REQUESTER),
        (Act.OVERDUE, Status.OVERDUE, Place.AT_REQUESTER),
        (Act.RECALLED, Status.RECALLED, Place.AT_REQUESTER),
        (Act.SHIPPED_BACK, Status.RECALLED, Place.TO_SUPPLIER),
        (Act.RECEIVED_BACK, Status.LOAN_COMPLETED, Place.BACK),
    ):
        assert act in allowed(course(story), OF.get(act, Side.SUPPLIER))
        story.append(said(len(story), act, DUE if act is Act.SHIPPED else None))
        now = course(story)
        assert (now.status, now.place) == (status, place)
    assert not now.is_open
    assert out_of_turn(story) == frozenset()


def test_a_condition_is_accepted_or_the_request_given_up() -> None:
    asked = [said(1, Act.CONDITION, reason="LibraryUseOnly")]
    assert course(asked)[::3] == (Status.RETRY_POSSIBLE, "LibraryUseOnly")
    assert next_act(course(asked), Side.REQUESTER, DAY) is Act.RETRY
    assert course([*asked, said(2, Act.RETRY)]).status is Status.RECEIVED
    assert course([*asked, said(2, Act.CANCEL)]).status is Status.CANCELLED


def test_a_copy_is_done_when_it_is_sent() -> None:
    assert course([said(1, Act.SHIPPED)], "copy").status is Status.COPY_COMPLETED
    assert course([said(1, Act.SHIPPED, reason="copy")], "either").status is Status.COPY_COMPLETED
    assert course([said(1, Act.SHIPPED, DUE)], "either").status is Status.LOANED


def test_what_left_the_building_left_it_whatever_was_answered_or_cancelled() -> None:
    """Cancelled at one library and sent at the other: it is on its way, and both are told."""
    for cancelled in (1, 3):
        story = [said(cancelled, Act.CANCEL), said(2, Act.SHIPPED, DUE)]
        assert course(story).status is Status.LOANED
        later = max(story, key=lambda one: one.when)
        assert out_of_turn(story) == {later.uid}


def test_who_knows_that_it_is_cancelled_says_that_it_has_left_all_the_same() -> None:
    story = [said(1, Act.CANCEL)]
    assert Act.SHIPPED in allowed(course(story), Side.SUPPLIER)
    assert next_act(course(story), Side.SUPPLIER, DAY) is None, "nobody is asked to send it"
    assert out_of_turn([*story, said(2, Act.SHIPPED, DUE)]) == {UUID(int=2)}, "who cancelled is told"


def test_what_is_not_cancelled_stands_as_it_stood_and_may_be_cancelled_anew() -> None:
    story = [said(1, Act.WILL_SUPPLY), said(2, Act.CANCEL)]
    assert Act.NOT_CANCELLED in allowed(course(story), Side.SUPPLIER)
    story.append(said(3, Act.NOT_CANCELLED))
    assert course(story) == course(story[:1])
    assert Act.NOT_CANCELLED not in allowed(course(story), Side.SUPPLIER)
    assert Act.CANCEL in allowed(course(story), Side.REQUESTER)
    story.append(said(4, Act.CANCEL))
    assert course(story).status is Status.CANCELLED
    assert out_of_turn(story) == frozenset()


def test_refused_at_two_desks_it_is_refused_once() -> None:
    story = [said(1, Act.CANCEL), said(2, Act.CANCEL), said(3, Act.NOT_CANCELLED), said(4, Act.NOT_CANCELLED)]
    assert course(story).status is Status.RECEIVED
    assert out_of_turn(story) == frozenset()


def test_what_was_sent_before_it_was_cancelled_is_noted_once_though_the_refusal_follows() -> None:
    story = [said(1, Act.SHIPPED, DUE), said(2, Act.CANCEL), said(3, Act.NOT_CANCELLED)]
    assert course(story).status is Status.LOANED
    assert out_of_turn(story) == {UUID(int=2)}
    assert out_of_turn(story[::2]) == {UUID(int=3)}, "nobody wanted it cancelled"


def test_cancelled_anew_after_it_was_refused_and_sent_is_noted() -> None:
    story = [said(1, Act.CANCEL), said(2, Act.NOT_CANCELLED), said(3, Act.SHIPPED, DUE), said(4, Act.CANCEL)]
    assert course(story).status is Status.LOANED
    assert out_of_turn(story) == {UUID(int=4)}


@given(STORIES)
def test_of_cancelling_and_refusing_the_later_counts(story: list[Said]) -> None:
    last = max((one for one in story if one.act in CANCELLING), key=lambda one: one.when, default=None)
    now = course(story)
    cancelled = last is not None and last.act is Act.CANCEL and now.place is Place.AT_SUPPLIER
    assert (now.status is Status.CANCELLED) is cancelled
    if not cancelled:
        assert now == course([one for one in story if one.act not in CANCELLING])


def test_the_later_of_two_answers_counts_and_the_first_that_was_final_is_noted() -> None:
    for no, yes, stands in ((1, 2, Status.WILL_SUPPLY), (2, 1, Status.UNFILLED)):
        story = [said(no, Act.UNFILLED), said(yes, Act.WILL_SUPPLY)]
        assert course(story).status is stands
        assert bool(out_of_turn(story)) is (no < yes)


def test_received_at_two_desks_is_received_once() -> None:
    story = [said(1, Act.SHIPPED, DUE), said(2, Act.RECEIVED), said(3, Act.RECEIVED)]
    assert course(story).place is Place.AT_REQUESTER
    assert out_of_turn(story) == frozenset()


def test_that_its_reader_was_told_moves_nothing_and_crosses_nothing() -> None:
    story = [said(1, Act.SHIPPED, DUE), said(2, Act.RECEIVED), said(3, Act.SHIPPED_BACK)]
    told = said(4, Act.TOLD, side=Side.REQUESTER)
    assert course([*story, told]) == course(story)
    assert out_of_turn([*story, told]) == frozenset()
    assert Act.TOLD in allowed(course(story[:2]), Side.REQUESTER)
    assert Act.TOLD in allowed(course(story[:2], "copy"), Side.REQUESTER)


def test_lost_and_found_again_is_back() -> None:
    for lost in (2, 4):
        story = [said(1, Act.SHIPPED, DUE), said(3, Act.RECEIVED_BACK), said(lost, Act.LOST)]
        assert course(story).status is Status.LOAN_COMPLETED
    assert course(story[::2]).status is Status.WITHOUT_RETURN


def test_whose_turn_it_is() -> None:
    def turns(*story: Said, day: date = DAY) -> tuple[Act | None, Act | None]:
        now = course(story)
        return next_act(now, Side.REQUESTER, day), next_act(now, Side.SUPPLIER, day)

    sent, there = said(2, Act.SHIPPED, DUE), said(3, Act.RECEIVED)
    assert turns() == (None, Act.WILL_SUPPLY)
    assert turns(said(1, Act.WILL_SUPPLY)) == (None, Act.SHIPPED)
    assert turns(sent) == (Act.RECEIVED, None)
    assert turns(sent, there) == (Act.SHIPPED_BACK, None)
    lost = next_act(course([sent, there]), Side.REQUESTER, DAY, lost=True)
    assert lost is Act.LOST, "the reader has lost it"
    assert turns(sent, there, said(4, Act.RENEW))[1] is Act.RENEWED
    assert turns(sent, there, day=DUE + timedelta(days=1))[1] is Act.OVERDUE
    assert turns(sent, there, said(5, Act.SHIPPED_BACK)) == (None, Act.RECEIVED_BACK)
    assert turns(said(1, Act.UNFILLED)) == (None, None)


@given(STORIES, st.sampled_from(["loan", "copy", "either"]))
def test_the_order_of_arrival_does_not_matter(story: list[Said], service: str) -> None:
    for other in list(permutations(story[:4]))[:6] if len(story) <= 4 else [story[::-1], sorted(story)]:
        assert course(other, service) == course(story, service)
        assert out_of_turn(other, service) == out_of_turn(story, service)


@given(STORIES)
def test_what_happened_to_the_thing_is_never_lost(story: list[Said]) -> None:
    done = {one.act for one in story}
    now = course(story)
    assert (now.place is Place.AT_SUPPLIER) is not bool(done & MOVES.keys())
    if Act.RECEIVED_BACK in done:
        assert now.status is Status.LOAN_COMPLETED


@given(STORIES, st.dates(DAY, DUE + timedelta(days=90)))
def test_renewing_never_shortens_and_recalling_never_puts_off(story: list[Said], until: date) -> None:
    last = max((one.when for one in story), default=NINE) + timedelta(hours=1)
    before = course(story).due
    for act in (Act.RENEWED, Act.RECALLED):
        after = course([*story, Said(last, UUID(int=99), Side.SUPPLIER, act, until)]).due
        if before is not None and after is not None:
            assert after >= before if act is Act.RENEWED else after <= before


@given(st.lists(st.integers(0, 30), max_size=12))
def test_who_keeps_to_what_is_allowed_is_never_out_of_turn(choices: list[int]) -> None:
    story: list[Said] = []
    for number, choice in enumerate(choices):
        side = Side.REQUESTER if choice % 2 else Side.SUPPLIER
        now = course(story)
        there = sorted(allowed(now, side) - ({Act.SHIPPED} if now.status is Status.CANCELLED else set()))
        story.append(said(number, there[choice % len(there)], DUE, side))
    assert out_of_turn(story) == frozenset()


@given(STORIES, st.sampled_from(Side), st.sampled_from(["loan", "copy"]), st.booleans())
def test_what_comes_next_is_allowed(story: list[Said], side: Side, service: str, lost: bool) -> None:
    now = course(story, service)
    wanted = next_act(now, side, DUE + timedelta(days=1), lost=lost)
    assert wanted is None or wanted in allowed(now, side)


def test_an_agreement_that_ended_stands_against_a_request() -> None:
    ended, now = Agreed(Span(None, DAY - timedelta(days=1))), Agreed(Span(DAY, None), 2, 28, "requester")
    assert against([], DAY, 0) is Against.NO_AGREEMENT
    assert against([ended], DAY, 0) is Against.ENDED
    assert against([now], DAY - timedelta(days=1), 0) is Against.NOT_YET
    for papers in ([ended, now], [now, ended]):
        assert against(papers, DAY, 1) is None
        assert against(papers, DAY, 2) is Against.TOO_MANY
        assert holding(papers, DAY) == now
    assert against([Agreed(Span())], DAY, 999) is None
