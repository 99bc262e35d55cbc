# SPDX-License-Identifier: GPL-3.0-or-later
"""What this process has done since it began: counted in memory, for Prometheus alone."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds."""


class Measures:
    """Counters of one process."""

    def __init__(self) -> None:
        self.requests: Counter[tuple[str, int]] = Counter()
        self.seconds: defaultdict[str, list[float]] = defaultdict(lambda: [0.0] * (len(BOUNDS) + 2))
        self.operations: Counter[str] = Counter()
        self.rows_sent = 0
        self.bytes_received = 0
        self.bytes_sent = 0

    def request(self, endpoint: str, status: int, seconds: float) -> None:
        """A request was answered; the last of its numbers is the sum of seconds."""
        self.requests[endpoint, status] += 1
        numbers = self.seconds[endpoint]
        numbers[bisect_left(BOUNDS, seconds)] += 1
        numbers[-1] += seconds

    def lines(self) -> Iterator[str]:
        """In the text format of Prometheus."""
        yield "# TYPE simpul_requests_total counter"
        for (endpoint, status), count in sorted(self.requests.items()):
            yield f'simpul_requests_total{{endpoint="{endpoint}",status="{status}"}} {count}'
        yield "# TYPE simpul_request_seconds histogram"
        for endpoint, numbers in sorted(self.seconds.items()):
            yield from _histogram(endpoint, numbers)
        yield "# TYPE simpul_operations_total counter"
        for outcome, count in sorted(self.operations.items()):
            yield f'simpul_operations_total{{outcome="{outcome}"}} {count}'
        for name in ("rows_sent", "bytes_received", "bytes_sent"):
            yield f"# TYPE simpul_{name}_total counter"
            yield f"simpul_{name}_total {getattr(self, name)}"


def _histogram(endpoint: str, numbers: list[float]) -> Iterator[str]:
    total = 0.0
    for bound, count in zip((*BOUNDS, "+Inf"), numbers, strict=False):
        total += count
        yield f'simpul_request_seconds_bucket{{endpoint="{endpoint}",le="{bound}"}} {total:.0f}'
    yield f'simpul_request_seconds_sum{{endpoint="{endpoint}"}} {numbers[-1]:.6f}'
    yield f'simpul_request_seconds_count{{endpoint="{endpoint}"}} {total:.0f}'
