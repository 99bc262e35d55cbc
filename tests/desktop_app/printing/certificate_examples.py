# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificates, tickets and posters of an invented workshop, to test with and to look at."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

from PIL import Image, ImageDraw

from desktop_app.printing.certificate_design import DESIGNS, CertificateDesign
from desktop_app.printing.certificate_facts import CertificateFacts, Topic
from desktop_app.printing.poster_facts import PosterFacts
from desktop_app.printing.sign_in_sheet import Expected, SignInSheet
from desktop_app.printing.sittings import Sitting
from desktop_app.printing.ticket import Ticket
from tests.desktop_app.printing.examples import LIBRARY, NOON

NAMES = (
    "Siti Rahmawati",
    "Suharto",
    "陈美玲 (Chen Mei Ling)",
    "عبد الرحمن بن عوف",
    "Dr. Hj. Raja Siti Nurhaliza Fadhlurrahman Syahputri binti Raja Abdul Hamid, S.Pd., M.Hum.",
    "Ḥasan al-Baṣrī",
)
HOSTS = (
    "Perpustakaan Kota Tanjungpinang",
    "Universitas Maritim Raja Ali Haji",
)
TOPICS = (
    Topic("Mengumpulkan cerita rakyat: mendengar, mencatat, menghormati penuturnya", 90),
    Topic("Dari lisan ke tulisan: alur, tokoh, latar", 120),
    Topic("Menggambar untuk anak 6–9 tahun", 90),
    Topic("Membaca nyaring dan menguji naskah", 60),
)


def a_certificate(**changes: object) -> CertificateFacts:
    """A participant's certificate of a two-day workshop."""
    facts = CertificateFacts(
        number="045/SERT/PUS/2026",
        code="K7Q29XBM4TRA0Z",
        name=NAMES[0],
        role="participant",
        title="Menulis Ulang Cerita Rakyat Melayu untuk Anak",
        kind="workshop",
        first_day=date(2026, 11, 26),
        last_day=date(2026, 11, 27),
        place="Aula Perpustakaan Kota Tanjungpinang",
        minutes=360,
        lesson_hours=8,
        organisers=HOSTS,
        issued_on=date(2026, 11, 27),
        city="Tanjungpinang",
        signatory="Muhammad Nazri",
        office="Kepala Perpustakaan Kota Tanjungpinang",
        verify_url="https://example.org/v",
        qr="HTTPS://EXAMPLE.ORG/V/K7Q29XBM4TRA0Z",
        topics=TOPICS,
    )
    return replace(facts, **changes)


def a_batch(count: int) -> list[CertificateFacts]:
    """Certificates of one workshop, each with its own number, name and code."""
    return [
        a_certificate(
            number=f"{place:04}/SERT/PUS/2026",
            code=f"K7Q29XBM{place:06}",
            qr=f"HTTPS://EXAMPLE.ORG/V/K7Q29XBM{place:06}",
            name=f"{NAMES[place % 3]} {place}",
        )
        for place in range(1, count + 1)
    ]


def a_design(name: str = "calm", **changes: object) -> CertificateDesign:
    """A design that comes with the program, with two logos and a signature."""
    design = replace(DESIGNS[name], logos=(a_round_logo(), a_wide_logo()), signature=a_signature())
    return replace(design, **changes)


def a_round_logo() -> bytes:
    """A transparent PNG: a disc with an open book."""
    picture = Image.new("RGBA", (600, 600), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((10, 10, 590, 590), fill=(11, 76, 87, 255))
    pen.polygon([(120, 210), (290, 250), (290, 430), (120, 390)], fill=(255, 255, 255, 255))
    pen.polygon([(480, 210), (310, 250), (310, 430), (480, 390)], fill=(255, 255, 255, 255))
    pen.ellipse((265, 120, 335, 190), fill=(214, 170, 80, 255))
    return _saved(picture, "PNG")


def a_wide_logo() -> bytes:
    """A JPEG three times as wide as high."""
    picture = Image.new("RGB", (900, 300), (255, 255, 255))
    pen = ImageDraw.Draw(picture)
    pen.polygon([(20, 260), (150, 30), (280, 260)], fill=(160, 32, 44))
    for place in range(4):
        pen.rectangle((330, 60 + place * 50, 860 - place * 90, 85 + place * 50), fill=(30, 45, 80))
    return _saved(picture, "JPEG")


def a_signature() -> bytes:
    """A drawn signature on nothing."""
    picture = Image.new("RGBA", (700, 260), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    points = [(40, 180), (120, 60), (170, 210), (230, 90), (280, 190), (360, 120), (420, 180), (660, 110)]
    pen.line(points, fill=(20, 30, 110, 255), width=9, joint="curve")
    return _saved(picture, "PNG")


def _saved(picture: Image.Image, kind: str) -> bytes:
    out = BytesIO()
    picture.save(out, kind)
    return out.getvalue()


def sittings(count: int = 2) -> tuple[Sitting, ...]:
    """Sessions on days that follow each other, 9 to 12 in the morning by UTC+7."""
    first = datetime(2026, 11, 26, 2, tzinfo=UTC)
    return tuple(
        Sitting(first + timedelta(days=day), first + timedelta(days=day, hours=3), f"Sesi {day + 1}")
        for day in range(count)
    )


def a_ticket(**changes: object) -> Ticket:
    """A seat in the two-day workshop."""
    ticket = Ticket(
        letterhead=LIBRARY,
        number="PUS-R-26-00412",
        name="陈美玲 (Chen Mei Ling)",
        workshop="Menulis Ulang Cerita Rakyat Melayu untuk Anak",
        kind="workshop",
        sittings=sittings(),
        place="Aula Perpustakaan Kota Tanjungpinang, lantai 2",
        qr="SPT1" + "A7QK2M9XTB4RCE6WZH3NPVYD5GJ8" + "KM4T2Q9XB7RCE6WZH3NPVYD5",
        at=NOON,
    )
    return replace(ticket, **changes)


def a_sign_in_sheet(people: int = 28, sessions: int = 2) -> SignInSheet:
    """Who is expected at the workshop."""
    schools = ("SMPN 4 Tanjungpinang", "Umrah", "", "Taman Bacaan Pulau Penyengat")
    return SignInSheet(
        letterhead=LIBRARY,
        workshop="Menulis Ulang Cerita Rakyat Melayu untuk Anak",
        kind="workshop",
        place="Aula Perpustakaan Kota Tanjungpinang, lantai 2",
        sittings=sittings(sessions),
        people=tuple(
            Expected(f"{NAMES[place % len(NAMES)]} {place + 1}", schools[place % 4])
            for place in range(people)
        ),
        at=NOON,
        staff="Dewi",
        facilitators=("Rida K. Liamsi", "Tusiran Suseno"),
    )


def a_poster(**changes: object) -> PosterFacts:
    """The workshop, announced."""
    poster = PosterFacts(
        title="Menulis Ulang Cerita Rakyat Melayu untuk Anak",
        kind="workshop",
        sittings=sittings(),
        organisers=HOSTS,
        place="Aula Perpustakaan Kota Tanjungpinang, lantai 2",
        audience="Guru, orang tua, dan pegiat literasi",
        description="Dua pagi bersama pencerita dan juru gambar: dari kisah yang dituturkan nenek sampai "
        "naskah yang siap dibacakan.",
        speakers=("Rida Kartini", "Tusiran Hasan"),
        register_url="https://example.org/d/cerita-rakyat",
        qr="https://example.org/d/cerita-rakyat",
        sponsor="Yayasan Pulau Baca",
        logos=(a_round_logo(), a_wide_logo()),
        zone="WIB",
    )
    return replace(poster, **changes)
