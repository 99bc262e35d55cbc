# SPDX-License-Identifier: GPL-3.0-or-later
"""A slip that is wanted while a batch is being drawn is ready long before the batch is."""

from __future__ import annotations

import threading

from desktop_app.printing import certificate, loan_slip, sheet
from desktop_app.printing.paper import ROLL_80
from tests.desktop_app.printing.certificate_examples import a_batch, a_design
from tests.desktop_app.printing.examples import a_loan_slip

COUNT = 40


def test_a_batch_lets_a_slip_in_between_two_pages() -> None:
    slips: list[bytes] = []
    ready_at: list[int] = []
    counter = threading.Thread(target=lambda: slips.append(loan_slip.render(a_loan_slip(), ROLL_80)))

    def drawn(done: int) -> None:
        if done == 2:
            counter.start()
            while not sheet._ONE_AT_A_TIME.waiting and counter.is_alive():
                counter.join(0.001)
        if slips and not ready_at:
            ready_at.append(done)

    batch = certificate.render_many(a_batch(COUNT), a_design(), drawn)
    counter.join()
    assert ready_at
    assert ready_at[0] < COUNT
    assert slips == [loan_slip.render(a_loan_slip(), ROLL_80)]
    assert batch == certificate.render_many(a_batch(COUNT), a_design()), "what came between left no trace"
