# SPDX-License-Identifier: GPL-3.0-or-later
"""The member card: front and back on plastic, or ten to an A4 sheet with cut marks."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from PIL import Image

from desktop_app.language import current_language, format_date, translate
from desktop_app.printing import codes
from desktop_app.printing.fonts import Weight
from desktop_app.printing.layout import Block, Placed, beside, lines, space, stack
from desktop_app.printing.paper import A4, CARD, MM
from desktop_app.printing.sheet import WHITE, About, Align, Colour, Sheet
from desktop_app.printing.slip import Letterhead
from desktop_app.printing.text import CODE_FEATURES, FIGURE_FEATURES, Style, fit, joined, line, wrap

ACCENT: Colour = (0.043, 0.298, 0.341)
_PALE: Colour = (0.91, 0.945, 0.945)
_BAND = 12.5 * MM
_PHOTO = (19 * MM, 25 * MM)
_QR = 15 * MM
_PAD = 4 * MM
_COLUMNS, _ROWS = 2, 5
_GAP = (4 * MM, 1.5 * MM)
_MARK = 3 * MM

_ON_BAND = Style(9.5, Weight.BOLD, leading=1.2)
_ON_BAND_SMALL = Style(6.5, Weight.REGULAR, leading=1.25)
_NAME = Style(11, Weight.BOLD, leading=1.15)
_NUMBER = Style(9.5, Weight.SEMIBOLD, CODE_FEATURES)
_LABEL = Style(5.5, Weight.REGULAR, grey=0.35, leading=1.2)
_VALUE = Style(7.5, Weight.SEMIBOLD, FIGURE_FEATURES, leading=1.2)
_RULE_TEXT = Style(7, Weight.REGULAR, leading=1.35)


@dataclass(frozen=True)
class MemberCard:
    """`number` is what barcode and QR say; `photo` is JPEG or PNG; empty `rules` print the usual ones."""

    letterhead: Letterhead
    name: str
    number: str
    member_type: str
    valid_until: date | None
    photo: bytes | None = None
    rules: tuple[str, ...] = ()


def render(*cards: MemberCard) -> bytes:
    """Front and back of each as pages of card size; initials where there is no photo that can be read."""
    with Sheet(CARD.width, CARD.height, _about(cards)) as sheet:
        for place, card in enumerate(cards):
            if place:
                sheet.next_page()
            _front(sheet, card, 0, 0)
            sheet.next_page()
            _back(sheet, card, 0, 0)
    return sheet.pdf


def render_sheet(cards: Sequence[MemberCard]) -> bytes:
    """Cards ten to an A4 page; each page of fronts is followed by its backs, mirrored for turning over the
    long edge."""
    with Sheet(A4.width, A4.height, _about(cards)) as sheet:
        for start in range(0, max(len(cards), 1), _COLUMNS * _ROWS):
            if start:
                sheet.next_page()
            page = cards[start : start + _COLUMNS * _ROWS]
            _page(sheet, page, back=False)
            sheet.next_page()
            _page(sheet, page, back=True)
    return sheet.pdf


def usual_rules() -> tuple[str, ...]:
    """Rules printed on the back when the library has none of its own."""
    return (
        translate("MemberCard", "Bring this card whenever you borrow."),
        translate("MemberCard", "It is yours alone: do not lend it to others."),
        translate("MemberCard", "Return items on time; late items cost a fine."),
        translate("MemberCard", "Report a lost card to the library at once."),
    )


def _about(cards: Sequence[MemberCard]) -> About:
    title = translate("MemberCard", "Member card")
    if len(cards) == 1:
        title = f"{title} {cards[0].number}"
    author = cards[0].letterhead.library if cards else ""
    return About(title, author, translate("MemberCard", "Member card"), current_language())


def _page(sheet: Sheet, cards: Sequence[MemberCard], back: bool) -> None:
    for place, card in enumerate(cards):
        row, column = divmod(place, _COLUMNS)
        left, top = _corner(row, _COLUMNS - 1 - column if back else column)
        (_back if back else _front)(sheet, card, left, top)
        _cut_marks(sheet, left, top)


def _corner(row: int, column: int) -> tuple[float, float]:
    across = _COLUMNS * CARD.width + (_COLUMNS - 1) * _GAP[0]
    down = _ROWS * CARD.height + (_ROWS - 1) * _GAP[1]
    left = (A4.width - across) / 2 + column * (CARD.width + _GAP[0])
    return left, (A4.height - down) / 2 + row * (CARD.height + _GAP[1])


def _cut_marks(sheet: Sheet, left: float, top: float) -> None:
    """Hairlines outside each corner: short between cards, so that none crosses a neighbour."""
    right, bottom = left + CARD.width, top + CARD.height
    across, down = _GAP[0] / 2 - 1, min(_MARK, _GAP[1] / 2)
    for y in (top, bottom):
        sheet.stroke(left - across - 1, y, left - 1, y, 0.3)
        sheet.stroke(right + 1, y, right + across + 1, y, 0.3)
    for x in (left, right):
        sheet.stroke(x, top - down, x, top, 0.3)
        sheet.stroke(x, bottom, x, bottom + down, 0.3)


def _front(sheet: Sheet, card: MemberCard, left: float, top: float) -> None:
    _band(sheet, card, left, top)
    photo_left, photo_top = left + _PAD, top + _BAND + 3 * MM
    _photo(sheet, card, photo_left, photo_top)
    words_left = photo_left + _PHOTO[0] + 3.5 * MM
    room = left + CARD.width - _PAD - words_left
    _person(card, room).draw(sheet, words_left, photo_top - 1)
    _codes(sheet, card, left, top)


def _band(sheet: Sheet, card: MemberCard, left: float, top: float) -> None:
    sheet.box(left, top, CARD.width, _BAND, fill=ACCENT)
    kind = line(
        translate("MemberCard", "Member card").upper(), replace(_ON_BAND_SMALL, weight=Weight.SEMIBOLD)
    )
    room = CARD.width - 2 * _PAD - kind.width - 10
    library = fit(card.letterhead.library, _ON_BAND, room, 7, 2)
    branch = fit(card.letterhead.branch, _ON_BAND_SMALL, room, 5.5, 1) if card.letterhead.branch else []
    words = lines([*library, *branch][:3], room, colour=WHITE)
    words.draw(sheet, left + _PAD, top + (_BAND - words.height) / 2)
    right = lines([kind], kind.width, colour=WHITE)
    right.draw(sheet, left + CARD.width - _PAD - kind.width, top + (_BAND - right.height) / 2)


def _photo(sheet: Sheet, card: MemberCard, left: float, top: float) -> None:
    width, height = _PHOTO
    if card.photo is not None:
        # One of hundreds of cards, with a photo that came from elsewhere: what can't be read keeps none back.
        with suppress(OSError, ValueError, Image.DecompressionBombError):
            sheet.picture(card.photo, left, top, width, height, 2)
            return
    sheet.box(left, top, width, height, fill=_PALE, radius=2)
    letters = lines([line(initials(card.name), Style(20, Weight.SEMIBOLD))], width, Align.CENTRE, ACCENT)
    letters.draw(sheet, left, top + (height - letters.height) / 2)


def initials(name: str) -> str:
    """First letters of the first and last word; one character where names are written without spaces."""
    words = name.split()
    first = words[:1] if len(words) == 1 else [*words[:1], *words[-1:]]
    letters = [word[0].upper() for word in first if word]
    return letters[0] if letters and ord(letters[0]) > 0x58F else "".join(letters)


def _person(card: MemberCard, room: float) -> Block:
    parts = [
        lines(fit(card.name, _NAME, room, 8.5), room),
        lines(fit(card.number, _NUMBER, room, 7, 1), room, colour=ACCENT),
        space(4),
        _details(card, room),
    ]
    return stack(parts)


def _details(card: MemberCard, room: float) -> Block:
    half = room / 2
    held = [Placed(_labelled(translate("MemberCard", "Type"), card.member_type, half - 4))]
    if card.valid_until:
        until = _labelled(translate("MemberCard", "Valid until"), format_date(card.valid_until), half)
        held.append(Placed(until, half))
    return beside(held)


def _labelled(label: str, value: str, room: float) -> Block:
    return lines([line(label, _LABEL), *fit(value, _VALUE, room, 6)], room)


def _codes(sheet: Sheet, card: MemberCard, left: float, top: float) -> None:
    bottom = top + CARD.height - 3 * MM
    qr_left = left + CARD.width - _PAD - _QR
    sheet.qr(card.number, qr_left, bottom - _QR, _QR / codes.qr_side(card.number))
    if not codes.can_be_code128(card.number):
        return
    bar_left = left + _PAD
    modules = codes.code128_width(card.number)
    # A quiet zone of ten modules stays free on the right, before the QR.
    module = min(1.1, (qr_left - bar_left) / (modules + 12))
    sheet.code128(card.number, bar_left, bottom - 7 * MM, module, 7 * MM)


def _back(sheet: Sheet, card: MemberCard, left: float, top: float) -> None:
    room = CARD.width - 2 * _PAD
    sheet.box(left, top, CARD.width, 2 * MM, fill=ACCENT)
    heading = lines([line(translate("MemberCard", "Terms of use"), _VALUE)], room, colour=ACCENT)
    rules = [_numbered(place, words, room) for place, words in enumerate(card.rules or usual_rules(), 1)]
    stack([heading, space(3), *rules]).draw(sheet, left + _PAD, top + 5.5 * MM)
    foot = _found(card, room)
    foot_top = top + CARD.height - 4 * MM - foot.height
    sheet.rule(left + _PAD, foot_top - 4, room, 0.5, ACCENT)
    foot.draw(sheet, left + _PAD, foot_top)


def _numbered(place: int, words: str, room: float) -> Block:
    number = lines([line(f"{place}.", _RULE_TEXT)], 9)
    return beside([Placed(number), Placed(lines(wrap(words, _RULE_TEXT, room - 9, 2), room - 9), 9)])


def _found(card: MemberCard, room: float) -> Block:
    head = card.letterhead
    found = translate("MemberCard", "If found, please return to {library}.").format(library=head.library)
    parts = wrap(found, replace(_RULE_TEXT, weight=Weight.SEMIBOLD), room, 2)
    parts += joined(head.contact, _RULE_TEXT, room)
    return lines(parts, room)
