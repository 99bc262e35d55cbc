# SPDX-License-Identifier: GPL-3.0-or-later
"""The report of a stock-take: figures, then what is missing, misplaced, and all else that needs a hand."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import groupby

from desktop_app import stocktake_words
from desktop_app.language import current_language, format_date, format_datetime, format_number, translate
from desktop_app.printing import table
from desktop_app.printing.layout import Block, Placed, beside, lines, rule, space, stack
from desktop_app.printing.paper import A4, SheetPaper
from desktop_app.printing.sheet import About, Align, Sheet
from desktop_app.printing.sheet_slip import letterhead
from desktop_app.printing.stocktake_facts import Report, ReportRow
from desktop_app.printing.table import Column, Type
from desktop_app.printing.text import fit, line, wrap


def render(report: Report, paper: SheetPaper = A4) -> bytes:
    """The report as PDF, over as many pages as it needs."""
    kind = table.type_for(paper)
    columns = _columns(report, paper, kind)
    head = table.columns_head(columns, kind)
    first = stack([_opening(report, paper, kind), head])
    later = stack([_continued(report, paper, kind), head])

    def foot(page: int, pages: int) -> Block:
        return table.foot(_made(report), page, pages, paper, kind)

    title = f"{_kind_words()} {format_date(report.started_at.astimezone().date())}"
    about = About(title, report.letterhead.library, _kind_words(), current_language())
    with Sheet(paper.width, paper.height, about) as sheet:
        table.draw_pages(sheet, paper, first, later, list(_body(report, columns, paper, kind)), foot)
    return sheet.pdf


def _kind_words() -> str:
    return translate("StocktakeReport", "Report of a stock-take")


def _made(report: Report) -> str:
    words = translate("StocktakeReport", "{library} · printed {time} by {staff}")
    return words.format(
        library=report.letterhead.library, time=format_datetime(report.at), staff=report.staff
    )


def _opening(report: Report, paper: SheetPaper, kind: Type) -> Block:
    width = paper.printable
    left, right = width * 0.6, width * 0.37
    title = [
        *fit(_kind_words(), kind.title, right, kind.heading.size),
        *fit(report.name, kind.strong, right, 7),
    ]
    head = beside(
        [
            Placed(letterhead(report.letterhead, left, kind)),
            Placed(lines(title, right, Align.RIGHT), width - right),
        ]
    )
    return stack([head, space(9), rule(width, 1.6), space(9), _figures(report, width, kind), space(14)])


def figures(report: Report) -> tuple[tuple[str, str], ...]:
    """When it was, what was scanned, what is missing: label and value of each."""
    begun = report.started_at.astimezone().date()
    missing = sum(row.found in ("", "missing") for row in report.rows)
    closed = "–" if report.closed_at is None else format_date(report.closed_at.astimezone().date())
    return (
        (translate("StocktakeReport", "Begun"), format_date(begun)),
        (translate("StocktakeReport", "Closed"), closed),
        (translate("StocktakeReport", "Scanned"), format_number(report.scanned)),
        (translate("StocktakeReport", "In their place"), format_number(report.right)),
        (translate("StocktakeReport", "Missing"), format_number(missing)),
    )


def _figures(report: Report, width: float, kind: Type) -> Block:
    shown = figures(report)
    room = width / len(shown)
    parts = [lines([line(label, kind.label), line(value, kind.heading)], room) for label, value in shown]
    return beside(Placed(part, place * room) for place, part in enumerate(parts))


def _continued(report: Report, paper: SheetPaper, kind: Type) -> Block:
    words = translate("Print", "{what} (continued)").format(what=f"{_kind_words()} · {report.name}")
    top = lines(fit(words, kind.strong, paper.printable, 7, 1), paper.printable)
    return stack([top, space(4), rule(paper.printable, 1.6), space(9)])


def _columns(report: Report, paper: SheetPaper, kind: Type) -> list[Column]:
    heads = [
        translate("StocktakeReport", "Barcode"),
        translate("StocktakeReport", "Call number"),
        translate("StocktakeReport", "Location"),
    ]
    styles = [kind.code, kind.body, kind.body]
    cells = [_cells(row)[1:] for row in report.rows]
    rooms = [
        table.room_for(head, [row[at] for row in cells], style, kind, paper.printable * 0.22)
        for at, (head, style) in enumerate(zip(heads, styles, strict=True))
    ]
    title = Column(
        translate("StocktakeReport", "Title"), table.rest(paper.printable, rooms), kind.body, lines=2
    )
    return [title, *map(Column, heads, rooms, styles)]


def _body(report: Report, columns: list[Column], paper: SheetPaper, kind: Type) -> Iterator[Block]:
    if not report.rows:
        empty = wrap(translate("StocktakeReport", "Everything is in its place."), kind.body, paper.printable)
        yield stack([space(10), lines(empty, paper.printable)])
    for found, group in groupby(report.rows, key=lambda row: row.found):
        rows = list(group)
        words = f"{stocktake_words.found(found)} · {format_number(len(rows))}"
        yield _group(words, paper, kind)
        again = _group(translate("Print", "{what} (continued)").format(what=words), paper, kind)
        for row in rows:
            yield table.row(columns, _cells(row))._replace(on_top=again)


def _group(words: str, paper: SheetPaper, kind: Type) -> Block:
    head = lines(fit(words, kind.heading, paper.printable, kind.body.size, 1), paper.printable)
    block = stack([space(9), head, space(2), rule(paper.printable, 0.5, (0.5, 0.5, 0.5))])
    return block._replace(keep_next=True)


def _cells(row: ReportRow) -> list[str]:
    return [row.title or "–", row.barcode, row.call_number or "–", row.location or "–"]


def as_csv(report: Report) -> bytes:
    """The same for a spreadsheet program, one item a line: UTF-8 with its mark."""
    text = io.StringIO(newline="")
    sheet = csv.writer(text)
    sheet.writerow(("found", "barcode", "title", "call_number", "location"))
    for row in report.rows:
        sheet.writerow((row.found or "not_found", row.barcode, row.title, row.call_number, row.location))
    return b"\xef\xbb\xbf" + text.getvalue().encode()
