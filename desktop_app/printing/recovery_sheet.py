# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery code on a sheet to lock away: it opens the store and its backups when the key is lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop_app.language import current_language, format_datetime, translate
from desktop_app.printing import table
from desktop_app.printing.layout import Block, Placed, beside, framed, lines, rule, space, stack
from desktop_app.printing.paper import A5
from desktop_app.printing.sheet import About, Sheet
from desktop_app.printing.table import Type
from desktop_app.printing.text import CODE_FEATURES, Style, fit, line, wrap

PAPER = A5
GROUPS_A_LINE = 4
QR_MODULE = 2.6


@dataclass(frozen=True)
class RecoverySheet:
    """`code` as keys.recovery_code gives it; `at` is an aware datetime."""

    library: str
    code: str
    at: datetime


def render(sheet: RecoverySheet) -> bytes:
    """The sheet as PDF, A5."""
    kind = table.type_for(PAPER)
    title = translate("RecoverySheet", "Recovery code")
    about = About(title, sheet.library, title, current_language())
    with Sheet(PAPER.width, PAPER.height, about) as drawn:
        _page(sheet, title, kind).draw(drawn, PAPER.margin, PAPER.margin)
        left = PAPER.width - PAPER.margin - 29 * QR_MODULE
        drawn.qr(sheet.code.replace("-", ""), left, PAPER.height - PAPER.margin - 29 * QR_MODULE, QR_MODULE)
    return drawn.pdf


def _page(sheet: RecoverySheet, title: str, kind: Type) -> Block:
    width = PAPER.printable
    made = translate("RecoverySheet", "Made on {time}").format(time=format_datetime(sheet.at))
    return stack(
        [
            lines(fit(sheet.library, kind.library, width, 9), width),
            lines([line(title, kind.title)], width),
            space(6),
            rule(width, 1.6),
            space(14),
            _code(sheet.code, width),
            space(14),
            *(_paragraph(text, width, kind) for text in _advice()),
            space(4),
            lines([line(made, kind.small)], width),
        ]
    )


def _code(code: str, width: float) -> Block:
    style = Style(15, features=CODE_FEATURES, leading=1.7)
    groups = code.split("-")
    rows = [groups[at : at + GROUPS_A_LINE] for at in range(0, len(groups), GROUPS_A_LINE)]
    room = (width - 28) / GROUPS_A_LINE
    body = [
        beside(
            Placed(lines([line(group, style)], room), place * room) for place, group in enumerate(groups_of)
        )
        for groups_of in rows
    ]
    return framed(stack(body), width, 14, 1.0, 6)


def _advice() -> tuple[str, ...]:
    return (
        translate(
            "RecoverySheet", "This code opens the library's store and every backup of it, on any computer."
        ),
        translate(
            "RecoverySheet", "Keep this sheet locked away, not beside the computer. Show it to nobody."
        ),
        translate("RecoverySheet", "Without this code a backup can't be opened on another computer."),
    )


def _paragraph(text: str, width: float, kind: Type) -> Block:
    return stack([lines(wrap(text, kind.body, width), width), space(5)])
