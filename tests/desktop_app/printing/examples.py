# SPDX-License-Identifier: GPL-3.0-or-later
"""Slips, cards and lists to test with and to look at: invented members of an invented day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

from PIL import Image, ImageDraw

from desktop_app.printing.cash_count import CashCount
from desktop_app.printing.due_facts import DueGroup, DueList, DueRow
from desktop_app.printing.loan_slip import LoanRow, LoanSlip
from desktop_app.printing.member_card import MemberCard
from desktop_app.printing.receipt import Receipt
from desktop_app.printing.return_slip import ReturnRow, ReturnSlip
from desktop_app.printing.slip import Letterhead, Reprint

LIBRARY = Letterhead(
    "Perpustakaan Kota Tanjungpinang",
    "Cabang Pusat",
    "Jl. Ketapang No. 2, Tanjungpinang 29111",
    "0771 123456",
)
NOON = datetime(2026, 11, 23, 5, 4, tzinfo=UTC)
DUE = date(2026, 11, 30)
LONG_TITLE = (
    "Sejarah dan kebudayaan Melayu Kepulauan Riau dari masa Kerajaan Bintan sampai Kesultanan Riau-Lingga: "
    "sumber-sumber tertulis, cerita lisan dan peninggalan arkeologi di Pulau Penyengat"
)
TITLES = (
    "Laskar Pelangi",
    LONG_TITLE,
    "活着 (To live)",
    "تحفة النفيس : سجاره ملايو دان بوڬيس",
    "Bumi manusia: sebuah roman",
    "Gurindam dua belas",
)


def a_loan_row(place: int) -> LoanRow:
    """Row number `place` of a loan slip."""
    return LoanRow(TITLES[place % len(TITLES)], f"TPI{10230 + place:07}", DUE + timedelta(days=place % 3))


def a_loan_slip(rows: int = 3) -> LoanSlip:
    """A member with a Chinese name takes home `rows` items."""
    return LoanSlip(
        letterhead=LIBRARY,
        number="PUS-26-000124",
        at=NOON,
        staff="Dewi",
        member_name="陈美玲 (Chen Mei Ling)",
        member_number="A-000321",
        rows=tuple(a_loan_row(place) for place in range(rows)),
    )


def a_reprint(copy: int = 2) -> LoanSlip:
    """The same slip, printed again later, with unpaid fines and a renewal on it."""
    slip = a_loan_slip()
    rows = (slip.rows[0], replace(slip.rows[1], renewed=True), slip.rows[2])
    return replace(slip, rows=rows, fines=12_500, reprint=Reprint(copy, NOON + timedelta(hours=3)))


def a_receipt(sort: str = "paid") -> Receipt:
    """Some of a fine is paid, or let go with a reason."""
    reason = "" if sort == "paid" else "Anak yatim; sudah dibicarakan dengan kepala cabang"
    return Receipt(
        LIBRARY,
        "PUS-26-000126",
        NOON,
        "Dewi",
        "陈美玲 (Chen Mei Ling)",
        "A-000321",
        sort,
        2_000,
        1_500,
        reason,
    )


def a_cash_count() -> CashCount:
    """A shift over midnight that lacks 500 rupiah, with what was entered later."""
    return CashCount(
        LIBRARY,
        "PUS-26-000127",
        NOON,
        "Dewi",
        NOON - timedelta(hours=20),
        began=50_000,
        taken=27_500,
        given_back=2_000,
        counted=76_000,
        left=50_000,
        late=1_000,
        note="Uang kembalian kurang; sudah dilaporkan kepada kepala cabang.",
    )


def a_return_slip(rows: int = 3) -> ReturnSlip:
    """A member brings back `rows` items, every second one late."""
    return ReturnSlip(
        letterhead=LIBRARY,
        number="PUS-26-000125",
        at=NOON,
        staff="Dewi",
        member_name="Siti Rahmawati",
        member_number="A-000077",
        rows=tuple(a_return_row(place) for place in range(rows)),
    )


def a_return_row(place: int) -> ReturnRow:
    """Row number `place` of a return slip."""
    late = 3 * (place % 2)
    return ReturnRow(TITLES[place % len(TITLES)], f"TPI{10230 + place:07}", NOON.date(), late, late * 500)


def a_photo() -> bytes:
    """A drawn face as JPEG."""
    picture = Image.new("RGB", (600, 800), (206, 219, 226))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((60, 520, 540, 1100), fill=(38, 84, 94))
    pen.ellipse((190, 180, 410, 470), fill=(222, 178, 142))
    pen.pieslice((175, 140, 425, 480), 180, 360, fill=(40, 32, 30))
    out = BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()


def a_card(photo: bool = True) -> MemberCard:
    """A pupil's card."""
    return MemberCard(
        letterhead=LIBRARY,
        name="Nurul Aisyah binti Abdullah",
        number="A-000321",
        member_type="Pelajar",
        valid_until=date(2027, 11, 23),
        photo=a_photo() if photo else None,
    )


def cards(count: int = 12) -> list[MemberCard]:
    """Cards of people with short, long, Chinese and Arabic names."""
    names = (
        "Suharto",
        "陈美玲",
        "Raja Muhammad Fadhlurrahman Syahputra bin Raja Abdul Hamid",
        "عبد الرحمن بن عوف",
        "Maria Goreti Simanjuntak",
        "Tan Wei Jie 陈伟杰",
    )
    made = [replace(a_card(photo=place % 2 == 0), number=f"A-{place + 321:06}") for place in range(count)]
    return [replace(card, name=names[place % len(names)]) for place, card in enumerate(made)]


def a_due_list(groups: int = 9) -> DueList:
    """Members of one branch with items due or overdue."""
    names = ("Siti Rahmawati", "陈美玲 (Chen Mei Ling)", "Suharto", "Maria Goreti Simanjuntak")
    return DueList(
        letterhead=LIBRARY,
        at=NOON,
        staff="Dewi",
        scope="Cabang Pusat",
        groups=tuple(
            DueGroup(names[place % 4], f"A-{321 + place:06}", "0812-0000-0000", a_group(place))
            for place in range(groups)
        ),
    )


def a_group(place: int) -> tuple[DueRow, ...]:
    """What one member has out: the first item not yet late, the others more and more."""
    return tuple(a_due_row(place, row) for row in range(1 + place % 4))


def a_due_row(place: int, row: int) -> DueRow:
    """Row number `row` of member number `place`."""
    late = 9 * row - 7
    title = TITLES[(place + row) % len(TITLES)]
    return DueRow(title, f"TPI{place:04}{row:03}", DUE - timedelta(days=9 * row), late, max(late, 0) * 500)
