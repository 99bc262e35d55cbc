# SPDX-License-Identifier: GPL-3.0-or-later
"""The due list: what members of a branch, or one member, have out, due and overdue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop_app.language import format_date, format_datetime, format_money, translate
from desktop_app.printing import table
from desktop_app.printing.due_facts import DueGroup, DueList, DueRow, about, figures, kind_words
from desktop_app.printing.layout import Block, Placed, beside, lines, rule, space, stack
from desktop_app.printing.paper import A4, Paper, Roll, SheetPaper
from desktop_app.printing.sheet import Align, Sheet
from desktop_app.printing.sheet_slip import letterhead
from desktop_app.printing.table import Column, Type
from desktop_app.printing.text import Line, fit, line, unbroken, wrap


def render(due: DueList, paper: Paper = A4) -> bytes:
    """The list as PDF: on sheets over as many pages as it needs, on a roll as long as it is."""
    if isinstance(paper, Roll):
        from desktop_app.printing import roll_due_list

        return roll_due_list.draw(due, paper)
    return _on_sheets(due, paper)


def _on_sheets(due: DueList, paper: SheetPaper) -> bytes:
    kind = table.type_for(paper)
    columns = _columns(due, paper, kind)
    head = table.columns_head(columns, kind)
    first = stack([_opening(due, paper, kind), head])
    later = stack([_continued(due, paper, kind), head])
    body = list(_body(due, columns, paper, kind))

    def foot(page: int, pages: int) -> Block:
        return table.foot(_made(due), page, pages, paper, kind)

    with Sheet(paper.width, paper.height, about(due)) as sheet:
        table.draw_pages(sheet, paper, first, later, body, foot)
    return sheet.pdf


def _made(due: DueList) -> str:
    words = translate("DueList", "{library} · printed {time} by {staff}")
    return words.format(library=due.letterhead.library, time=format_datetime(due.at), staff=due.staff)


def _opening(due: DueList, paper: SheetPaper, kind: Type) -> Block:
    width = paper.printable
    left, right = width * 0.6, width * 0.37
    title = [
        *fit(kind_words(), kind.title, right, kind.heading.size),
        *fit(due.scope, kind.strong, right, 7),
    ]
    head = beside(
        [
            Placed(letterhead(due.letterhead, left, kind)),
            Placed(lines(title, right, Align.RIGHT), width - right),
        ]
    )
    return stack([head, space(9), rule(width, 1.6), space(9), _figures(due, width, kind), space(14)])


def _figures(due: DueList, width: float, kind: Type) -> Block:
    shown = figures(due)
    room = width / len(shown)
    parts = [lines([line(label, kind.label), line(value, kind.heading)], room) for label, value in shown]
    return beside(Placed(part, place * room) for place, part in enumerate(parts))


def _continued(due: DueList, paper: SheetPaper, kind: Type) -> Block:
    name = " · ".join(part for part in (kind_words(), due.scope) if part)
    words = translate("Print", "{what} (continued)").format(what=name)
    top = lines(fit(words, kind.strong, paper.printable, 7, 1), paper.printable)
    return stack([top, space(4), rule(paper.printable, 1.6), space(9)])


def _columns(due: DueList, paper: SheetPaper, kind: Type) -> list[Column]:
    heads = [
        translate("Slip", "Barcode"),
        translate("DueList", "Due"),
        translate("DueList", "Days late"),
        translate("DueList", "Fine"),
    ]
    styles = [kind.code, kind.figures, kind.strong_figures, kind.figures]
    cells = [_cells(row)[1:] for group in due.groups for row in group.rows]
    rooms = [
        table.room_for(head, [row[at] for row in cells], style, kind, paper.printable * 0.22)
        for at, (head, style) in enumerate(zip(heads, styles, strict=True))
    ]
    title = Column(translate("Slip", "Title"), table.rest(paper.printable, rooms), kind.body, lines=2)
    aligns = [Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT]
    return [title, *map(Column, heads, rooms, styles, aligns)]


def _body(due: DueList, columns: list[Column], paper: SheetPaper, kind: Type) -> Iterator[Block]:
    if not any(group.rows for group in due.groups):
        empty = wrap(translate("DueList", "Nothing is out."), kind.body, paper.printable)
        yield stack([space(10), lines(empty, paper.printable)])
    for group in due.groups:
        yield _member(group, paper, kind)
        again = _member(group, paper, kind, continued=True)
        for row in group.rows:
            yield table.row(columns, _cells(row))._replace(on_top=again)


def _member(group: DueGroup, paper: SheetPaper, kind: Type, continued: bool = False) -> Block:
    """Who has the items below; never left alone at the end of a page."""
    name = group.member_name
    if continued:
        name = translate("Print", "{what} (continued)").format(what=name)
    right = _right(group, kind)
    width = sum(part.width for part in right) + 12
    style = replace(kind.heading, size=kind.body.size + 1)
    words = fit(name, style, paper.printable - width, kind.body.size, 2)
    placed = [Placed(lines(words, paper.printable))]
    edge = paper.printable
    for part in reversed(right):
        edge -= part.width
        placed.append(Placed(lines([part], part.width), edge, 0.6))
        edge -= 14
    block = stack([space(9), beside(placed), space(2), rule(paper.printable, 0.5, (0.5, 0.5, 0.5))])
    return block._replace(keep_next=True)


def _right(group: DueGroup, kind: Type) -> list[Line]:
    faint = replace(kind.code, grey=table.FAINT)
    return [line(unbroken(part), faint) for part in (group.member_number, group.contact) if part]


def _cells(row: DueRow) -> list[str]:
    late = str(row.days_late) if row.days_late > 0 else "–"
    return [row.title, row.barcode, format_date(row.due), late, format_money(row.fine) if row.fine else "–"]
