# SPDX-License-Identifier: GPL-3.0-or-later
"""How long to wait after wrong passwords."""

from datetime import timedelta

FREE_TRIES = 3
LONGEST_WAIT = timedelta(minutes=15)


def wait_after(failures: int) -> timedelta:
    """No wait for the first wrong passwords, then 5 s, 10 s, 20 s … up to 15 minutes."""
    if failures < FREE_TRIES:
        return timedelta()
    seconds = 5 << min(failures - FREE_TRIES, 10)
    return min(timedelta(seconds=seconds), LONGEST_WAIT)
