# SPDX-License-Identifier: GPL-3.0-or-later
"""A thousand certificates with logos, QR code and back page, against the same pages drawn by reportlab."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from statistics import median

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

    ours, theirs = _in_turn(lambda: certificate.render_many(batch, design), lambda: bare.pdf(batch))
    how = (
        f"processor time, median of {ROUNDS}; yardstick: the same lines, logos and QR codes written down bare"
    )
    yield against(f"{COUNT:,} certificates in one file", ours, "s", theirs, at_most=1.5, note=how)

    few = batch[:ALONE]
    ours, theirs = _in_turn(
        lambda: [certificate.render(one, design) for one in few], lambda: [bare.pdf([one]) for one in few]
    )
    each = 1_000 / ALONE
    note = f"{how}; {ALONE} of them"
    yield against(
        "a certificate in a file of its own", ours * each, "ms", theirs * each, at_most=1.5, note=note
    )
    yield from _sizes(bare)


def _sizes(bare: Bare) -> Iterator[Figure]:
    batch, design = a_batch(COUNT), a_design()
    whole = certificate.render_many(batch, design)
    same = certificate.render_many(batch, design) == whole
    note = "two pages each, made twice and compared byte by byte"
    yield within("certificates made again that differ", float(not same), "files", 0, note)
    yield against(
        f"size of {COUNT:,} certificates in one file", len(whole) / KB, "KB", len(bare.pdf(batch)) / KB,
        ceiling=10 * KB, note="two logos, signature, QR code, back page",
    )  # fmt: skip
    one = len(certificate.render(batch[0], design)) / KB
    yield against(
        "size of a certificate in a file of its own", one, "KB", len(bare.pdf(batch[:1])) / KB, ceiling=150,
        note="the same, with its fonts and pictures inside",
    )  # fmt: skip


def _in_turn(ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, float]:
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for work, times in zip((ours, theirs), taken, strict=True):
            begun = time.process_time()
            work()
            times.append(time.process_time() - begun)
    return median(taken[0]), median(taken[1])
