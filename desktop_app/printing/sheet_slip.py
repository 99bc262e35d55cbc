# SPDX-License-Identifier: GPL-3.0-or-later
"""A slip on A5 or A4: letterhead, facts in a row, a table over as many pages as it needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop_app.language import translate
from desktop_app.printing import codes, table
from desktop_app.printing.layout import CAP_MIDDLE, Block, Placed, beside, framed, lines, rule, space, stack
from desktop_app.printing.paper import MM, SheetPaper
from desktop_app.printing.sheet import About, Align, Sheet
from desktop_app.printing.slip import Content, Fact, Letterhead, Row, Total
from desktop_app.printing.table import Column, Type
from desktop_app.printing.text import CODE_FEATURES, Line, Style, fit, joined, line, width_of, wrap

_QR = 23 * MM
_SMALLEST = 7.0


def draw(content: Content, paper: SheetPaper, about: About) -> bytes:
    """The slip as a PDF of one or more pages."""
    kind = table.type_for(paper)
    columns = _columns(content, paper, kind)
    head = table.columns_head(columns, kind) if content.columns else rule(paper.printable, 0.5)
    first = stack([_opening(content, paper, kind), head])
    later = stack([_continued(content, paper, kind), head])

    def foot(page: int, pages: int) -> Block:
        return table.foot(_belonging(content), page, pages, paper, kind)

    with Sheet(paper.width, paper.height, about) as sheet:
        table.draw_pages(sheet, paper, first, later, list(_body(content, columns, paper, kind)), foot)
    return sheet.pdf


def _belonging(content: Content) -> str:
    return f"{content.letterhead.library} · {content.kind} {content.number}"


def _opening(content: Content, paper: SheetPaper, kind: Type) -> Block:
    width = paper.printable
    left, right = width * 0.6, width * 0.37
    parts = [
        beside(
            [
                Placed(letterhead(content.letterhead, left, kind)),
                Placed(_title(content, right, kind), width - right),
            ]
        ),
        space(9),
        rule(width, 1.6),
        space(9),
        _facts(content.facts, width, kind),
        space(14),
    ]
    return stack(parts)


def letterhead(head: Letterhead, width: float, kind: Type) -> Block:
    """Library, branch, address."""
    parts = fit(head.library, kind.library, width, kind.heading.size)
    parts += wrap(head.branch, kind.strong, width, 2) if head.branch else []
    parts += joined(head.contact, kind.small, width)
    return lines(parts, width)


def _title(content: Content, width: float, kind: Type) -> Block:
    number = replace(kind.strong, features=CODE_FEATURES)
    words = fit(content.kind, kind.title, width, kind.heading.size)
    parts = [lines([*words, *fit(content.number, number, width, 7)], width, Align.RIGHT)]
    if content.reprint:
        parts += [space(4), reprint_box(content.reprint_mark, content.reprint_time, width, kind)]
    return stack(parts)


def reprint_box(words: str, time: str, width: float, kind: Type) -> Block:
    """What a copy says of itself, in a frame at the right."""
    mark = fit(words, kind.strong, width - 12, 7)
    when = line(time, replace(kind.small, grey=0))
    inside = max(part.width for part in (*mark, when)) + 4
    box = framed(lines([*mark, when], inside, Align.CENTRE), inside + 8, 4, 1.2, radius=2)
    return beside([Placed(box, width - inside - 8)])


def _facts(facts: tuple[Fact, ...], width: float, kind: Type) -> Block:
    left = 0.0
    placed = []
    for fact, room in zip(facts, table.widths(width, [fact.share for fact in facts]), strict=True):
        style = replace(kind.strong, features=CODE_FEATURES) if fact.is_code else kind.strong
        value = fit(fact.value, style, room, style.size - 1.5)
        placed.append(Placed(lines([line(fact.label, kind.label), *value], room), left))
        left += room + 8
    return beside(placed)


def _continued(content: Content, paper: SheetPaper, kind: Type) -> Block:
    words = translate("Print", "{what} (continued)").format(what=f"{content.kind} {content.number}")
    name = lines(fit(words, kind.strong, paper.printable, 7, 1), paper.printable)
    return stack([name, space(4), rule(paper.printable, 1.6), space(9)])


def _columns(content: Content, paper: SheetPaper, kind: Type) -> list[Column]:
    heads = [
        translate("Slip", "No.", "column heading: row number"),
        translate("Slip", "Title"),
        translate("Slip", "Barcode"),
    ]
    place = _room(heads[0], [str(len(content.rows))], kind.body, paper, kind)
    barcode = _room(heads[2], [row.barcode for row in content.rows], kind.code, paper, kind)
    others = [
        _room(name, [row.cells[at] for row in content.rows], kind.strong_figures, paper, kind)
        for at, name in enumerate(content.columns)
    ]
    title = table.rest(paper.printable, [place, barcode, *others])
    return [
        Column(heads[0], place, replace(kind.body, grey=table.FAINT)),
        Column(heads[1], title, kind.body, lines=2),
        Column(heads[2], barcode, kind.code),
        *(
            Column(name, room, kind.strong_figures, Align.RIGHT)
            for name, room in zip(content.columns, others, strict=True)
        ),
    ]


def _room(heading: str, texts: list[str], style: Style, paper: SheetPaper, kind: Type) -> float:
    return table.room_for(heading, texts, style, kind, paper.printable * 0.22)


def _body(content: Content, columns: list[Column], paper: SheetPaper, kind: Type) -> Iterator[Block]:
    if not content.rows:
        yield stack([space(10), lines(wrap(content.empty, kind.body, paper.printable), paper.printable)])
    for place, row in enumerate(content.rows, 1):
        cells: list[str | Block] = [str(place), _title_cell(row, columns[1], kind), row.barcode, *row.cells]
        # The totals are never alone on a page.
        yield table.row(columns, cells)._replace(keep_next=place == len(content.rows))
    yield _closing(content, paper, kind)


def _title_cell(row: Row, column: Column, kind: Type) -> Block:
    parts = wrap(row.title, column.style, column.width, 2)
    parts += fit(row.aside, kind.small, column.width, 6, 1) if row.aside else []
    return lines(parts, column.width)


def _closing(content: Content, paper: SheetPaper, kind: Type) -> Block:
    """Totals on the right, then QR with the number under it and the note beside it."""
    width = paper.printable
    room = width - _QR - 14
    note = lines(wrap(content.note, kind.body, min(room, 80 * MM), 6), room)
    code = _qr(content.number, kind)
    foot = beside([Placed(code), Placed(note, _QR + 14, 1)])
    return stack([space(8), _totals(content.totals, width, kind), space(18), foot])


def _totals(totals: tuple[Total, ...], width: float, kind: Type) -> Block:
    most = width - 16 - max((width_of(total.label, kind.body) for total in totals), default=0.0)
    values = [
        fit(total.value, kind.heading if total.strong else kind.strong, most, _SMALLEST) for total in totals
    ]
    room = max((part.width for value in values for part in value), default=0.0) + 16
    return stack(
        beside(
            [
                Placed(lines(value, width, Align.RIGHT)),
                Placed(
                    lines([line(total.label, kind.body)], width - room, Align.RIGHT),
                    0,
                    _drop(value[0], kind),
                ),
            ]
        )
        for total, value in zip(totals, values, strict=True)
    )


def _drop(value: Line, kind: Type) -> float:
    """How far a label goes down to stand on the baseline of a larger value beside it."""
    larger = value.style
    middle = (larger.height - kind.body.height) / 2
    return middle + (larger.size - kind.body.size) * CAP_MIDDLE


def _qr(number: str, kind: Type) -> Block:
    module = _QR / codes.qr_side(number)
    square = Block(_QR, lambda sheet, left, top: sheet.qr(number, left, top, module))
    style = replace(kind.body, size=kind.body.size - 1, features=CODE_FEATURES)
    return stack([square, space(4), lines(fit(number, style, _QR, 6.5, 2), _QR, Align.CENTRE)])
