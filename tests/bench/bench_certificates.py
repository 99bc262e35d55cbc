# SPDX-License-Identifier: GPL-3.0-or-later
"""A thousand certificates with logos, QR code and back page, against the same pages drawn by reportlab."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any, NamedTuple

from desktop_app.printing import certificate
from tests.bench.__main__ import Plan
from tests.bench.bare_certificates import Bare
from tests.bench.figures import Figure, against, within
from tests.desktop_app.printing.certificate_examples import a_batch, a_design

COUNT, ROUNDS = 1_000, 3
ALONE = 200
KB = 1024


def measure(plan: Plan) -> Iterator[Figure]:
    """All in one file and one file each, turn by turn with the bare ones; processor time of this process."""
    batch, design = a_batch(COUNT), a_design()
    assert design.signature is not None
    bare = Bare(design.logos, design.signature)
    certificate.render_many(batch[:2], design)
    bare.pdf(batch[:2])

    whole = _in_turn(lambda: certificate.render_many(batch, design), lambda: bare.pdf(batch))
    how = (
        f"processor time, median of {ROUNDS}; yardstick: the same lines, logos and QR codes written down bare"
    )
    yield against(f"{COUNT:,} certificates in one file", whole.ours, "s", whole.theirs, at_most=1.5, note=how)
    few = batch[:ALONE]
    alone = _in_turn(
        lambda: [certificate.render(one, design) for one in few], lambda: [bare.pdf([one]) for one in few]
    )
    yield against(
        "a certificate in a file of its own", alone.ours * 1_000 / ALONE, "ms", alone.theirs * 1_000 / ALONE,
        at_most=1.5, note=f"{how}; {ALONE} of them",
    )  # fmt: skip
    differ = float(not whole.is_same) + float(not alone.is_same)
    note = f"all in one file and {ALONE} files, made {ROUNDS} times, compared byte by byte"
    yield within("certificates made again that differ", differ, "files", 0, note)
    what = "two logos, signature, QR code, back page, fonts inside; yardstick without the ornament"
    yield against(
        f"size of {COUNT:,} certificates in one file", len(whole.our_file) / KB, "KB",
        len(whole.their_file) / KB, ceiling=10 * KB, note=what,
    )  # fmt: skip
    yield against(
        "size of a certificate in a file of its own", len(alone.our_file[0]) / KB, "KB",
        len(alone.their_file[0]) / KB, ceiling=150, note=what,
    )  # fmt: skip


class _Taken(NamedTuple):
    """Seconds of both, whether ours came out the same each time, and what came out."""

    ours: float
    theirs: float
    is_same: bool
    our_file: Any
    their_file: Any


def _in_turn(ours: Callable[[], Any], theirs: Callable[[], Any]) -> _Taken:
    taken: tuple[list[float], list[float]] = ([], [])
    made: tuple[list[Any], list[Any]] = ([], [])
    for _ in range(ROUNDS):
        for work, times, out in zip((ours, theirs), taken, made, strict=True):
            begun = time.process_time()
            out.append(work())
            times.append(time.process_time() - begun)
    same = all(one == made[0][0] for one in made[0])
    return _Taken(median(taken[0]), median(taken[1]), same, made[0][0], made[1][0])
