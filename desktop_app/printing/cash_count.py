# SPDX-License-Identifier: GPL-3.0-or-later
"""The slip of a counted till: what should have been there, what was, and what is left for the next shift."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop_app.language import format_datetime, format_money, translate
from desktop_app.printing import slip
from desktop_app.printing.paper import Paper
from desktop_app.printing.slip import Content, Fact, Letterhead, Reprint, Total


@dataclass(frozen=True)
class CashCount:
    """A shift's till in rupiah; `late` is what was known only now of the time before `since`."""

    letterhead: Letterhead
    number: str
    at: datetime
    staff: str
    since: datetime
    began: int
    taken: int
    given_back: int
    counted: int
    left: int
    late: int = 0
    note: str = ""
    reprint: Reprint | None = None

    @property
    def expected(self) -> int:
        """What should have been there."""
        return self.began + self.taken - self.given_back + self.late

    @property
    def difference(self) -> int:
        """Above nought: more than should have been there."""
        return self.counted - self.expected


def render(count: CashCount, paper: Paper) -> bytes:
    """The slip as PDF on `paper`; the same bytes for the same count."""
    return slip.draw(_content(count), paper)


def difference_words(rupiah: int) -> str:
    """With its sign, so that nobody takes what is missing for what is too much."""
    return f"+{format_money(rupiah)}" if rupiah > 0 else format_money(rupiah)


def late_words() -> str:
    """What `late` is called."""
    return translate("Till", "Entered later, of before")


def _content(count: CashCount) -> Content:
    signed = translate("Till", "Counted: ______________ Received: ______________")
    return Content(
        letterhead=count.letterhead,
        kind=translate("Till", "Count of the till"),
        number=count.number,
        facts=(
            Fact(translate("Till", "Since"), format_datetime(count.since), 1.1),
            Fact(translate("Till", "Counted at"), format_datetime(count.at), 1.1),
            Fact(translate("Slip", "Staff"), count.staff, 0.8),
        ),
        columns=(),
        rows=(),
        empty=count.note or translate("Till", "No note."),
        totals=(
            *_sums(count),
            Total(translate("Till", "Should be there"), format_money(count.expected)),
            Total(translate("Till", "Counted"), format_money(count.counted)),
            Total(translate("Till", "Difference"), difference_words(count.difference), strong=True),
            Total(translate("Till", "Taken out"), format_money(count.counted - count.left)),
            Total(translate("Till", "Left for the next shift"), format_money(count.left)),
        ),
        note=signed.replace(": ", ":\u00a0"),
        reprint=count.reprint,
    )


def _sums(count: CashCount) -> tuple[Total, ...]:
    late = (Total(late_words(), difference_words(count.late)),) if count.late else ()
    return (
        Total(translate("Till", "Began with"), format_money(count.began)),
        Total(translate("Till", "Cash taken"), format_money(count.taken)),
        Total(translate("Till", "Cash given back"), format_money(-count.given_back)),
        *late,
    )
