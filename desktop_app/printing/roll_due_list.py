# SPDX-License-Identifier: GPL-3.0-or-later
"""The due list on thermal paper: for a member to take home, or where there is no other printer."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.language import format_date, format_datetime, format_money, translate
from desktop_app.printing.due_facts import DueGroup, DueList, DueRow, about, figures, kind_words
from desktop_app.printing.layout import Block, lines, rule, space, stack
from desktop_app.printing.paper import Roll
from desktop_app.printing.roll_slip import (
    Look,
    indent_for,
    item,
    item_heads,
    letterhead,
    look_for,
    strip,
    total_line,
)
from desktop_app.printing.slip import Row, Total
from desktop_app.printing.text import joined, unbroken, wrap


def draw(due: DueList, roll: Roll) -> bytes:
    """The list as a PDF as wide as the paper; of one page, up to some hundred members."""
    look = look_for(roll)
    return strip(_blocks(due, look), roll, about(due))


def _blocks(due: DueList, look: Look) -> Iterator[Block]:
    yield space(look.dots(12))
    yield letterhead(due.letterhead, look)
    yield space(look.dots(10))
    yield rule(look.width, look.dots(3))
    yield space(look.dots(8))
    yield lines(wrap(kind_words(), look.name, look.width, 2), look.width)
    yield lines(wrap(due.scope, look.strong, look.width, 2), look.width)
    yield lines(joined((format_datetime(due.at), due.staff), look.small, look.width), look.width)
    yield space(look.dots(6))
    yield from (total_line(Total(label, value), look) for label, value in figures(due))
    yield space(look.dots(8))
    if not look.is_wide:
        yield item_heads(translate("DueList", "Due"), look)
    for group in due.groups:
        yield _group(group, look)
    yield space(look.dots(24))


def _group(group: DueGroup, look: Look) -> Block:
    """Who has them, then the items."""
    indent = indent_for(len(group.rows), look)
    parts = [
        rule(look.width, look.dots(2), dash=look.dots(6)),
        space(look.dots(6)),
        lines(wrap(group.member_name, look.strong, look.width, 2), look.width),
        lines(joined(_contact(group), look.small, look.width), look.width),
        space(look.dots(6)),
    ]
    for place, row in enumerate(group.rows, 1):
        parts += [item(place, _item(row), indent, look), space(look.dots(9))]
    return stack(parts)


def _contact(group: DueGroup) -> tuple[str, ...]:
    return tuple(unbroken(part) for part in (group.member_number, group.contact) if part)


def _item(row: DueRow) -> Row:
    due = format_date(row.due)
    late = translate("DueList", "%n day(s) late", None, row.days_late) if row.days_late > 0 else ""
    fine = (
        translate("DueList", "fine so far {amount}").format(amount=format_money(row.fine)) if row.fine else ""
    )
    outcome = translate("DueList", "Due {date}").format(date=due)
    return Row(row.title, row.barcode, (due,), outcome, tuple(filter(None, (late, fine if row.fine else ""))))
