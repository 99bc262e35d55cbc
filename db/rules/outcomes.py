# SPDX-License-Identifier: GPL-3.0-or-later
"""What a workshop came to, in figures: people once, sessions each, as IMLS counts a programme."""

from typing import NamedTuple

AGREES_FROM = 4
"""Of five: 'agree' and 'strongly agree'."""


class Outcome(NamedTuple):
    """Raw counts of one workshop; rupiah, minutes. Where only heads are counted nobody is registered by name.

    `came` are people seen at all, `came_registered` those of them who had registered; `attendances` counts
    every session that somebody came to. `seats` None for as many as come. `cost` None where none is known;
    `honoraria` beside it are those of the people who gave it. `children` and `women` are the larger of what
    heads and registrations say; of `ages_known` and `genders_known` who came the registration tells.
    """

    registered: int
    came: int
    came_registered: int
    attendances: int
    online: int
    earned: int
    minutes: int
    seats: int | None
    expected: int | None
    children: int
    women: int
    planned_cost: int
    cost: int | None
    honoraria: int = 0
    ages_known: int = 0
    genders_known: int = 0

    @property
    def attendance_rate(self) -> int | None:
        """Of those registered, in per cent."""
        return per_cent(self.came_registered, self.registered)

    @property
    def no_shows(self) -> int:
        """Registered, and never seen."""
        return self.registered - self.came_registered

    @property
    def fill_rate(self) -> int | None:
        """People who came, of the seats there are, in per cent."""
        return None if self.seats is None else per_cent(self.came, self.seats)

    @property
    def completion(self) -> int | None:
        """Of those who came at all, who earned the certificate, in per cent."""
        return per_cent(self.earned, self.came)

    @property
    def contact_hours(self) -> int:
        """Hours that people spent there, added up, to the nearest whole."""
        return (self.minutes + 30) // 60

    @property
    def cost_per_person(self) -> int | None:
        """Rupiah for each who came, to the nearest whole; without honoraria."""
        return None if self.cost is None else self._each(self.cost)

    @property
    def cost_with_honoraria(self) -> int | None:
        """The same with honoraria; None where there are none."""
        return self._each((self.cost or 0) + self.honoraria) if self.honoraria else None

    def _each(self, rupiah: int) -> int | None:
        return (rupiah + self.came // 2) // self.came if self.came else None


def per_cent(part: int, whole: int) -> int | None:
    """To the nearest whole; None of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else None
