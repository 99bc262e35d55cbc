# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a key waited for its results is worked out from when it went and what was seen when."""

import pytest

from tests.bench.at_a_desk import latencies
from tests.bench.bench_desk import QUERIES, queries


def test_each_key_waits_for_its_own_results() -> None:
    typed = [(1.0, "l"), (1.1, "la"), (1.2, "lau")]
    found = [(1.01, "l"), (1.13, "la"), (1.22, "lau")]
    assert latencies(typed, found) == pytest.approx([10, 30, 20])


def test_a_key_that_was_overtaken_waited_for_the_next() -> None:
    assert latencies([(1.0, "l"), (1.1, "la")], [(1.15, "la")]) == pytest.approx([150, 50])


def test_results_from_before_the_key_do_not_count() -> None:
    assert latencies([(1.0, "l")], [(0.5, "l"), (0.9, ""), (1.02, "l")]) == pytest.approx([20])


def test_a_key_without_results_is_no_short_wait() -> None:
    with pytest.raises(ValueError, match="'la'"):
        latencies([(1.0, "l"), (1.1, "la")], [(1.01, "l")])


def test_what_is_looked_up_can_be_typed() -> None:
    texts = queries(300)
    assert len(texts) == QUERIES
    assert all(text and text == text.lower() and text.isascii() for text in texts)
