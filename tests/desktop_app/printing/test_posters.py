# SPDX-License-Identifier: GPL-3.0-or-later
"""A poster says the facts in every shape, its code is read from the picture, captions are ready to post."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from desktop_app.language import time_in
from desktop_app.printing import poster
from desktop_app.printing.paper import MM
from desktop_app.printing.refusals import NoSuchLetters, TooMuchText
from tests.desktop_app.printing.certificate_examples import a_poster, sittings
from tests.desktop_app.printing.reading import decoded, facts, page_sizes, text_of, unembedded

SIZES = {"A4": (210 * MM, 297 * MM), "A3": (297 * MM, 420 * MM)}
LONG = "Sejarah dan kebudayaan Melayu Kepulauan Riau dari masa Kerajaan Bintan sampai Kesultanan Riau-Lingga"
TITLES = ("Menulis", LONG, "故事时间：一起读书", "قراءة الحكايات مع الأطفال")


@pytest.mark.parametrize("paper", SIZES)
def test_a_poster_says_its_facts(paper: str) -> None:
    one = a_poster()
    pdf = poster.render(one, paper)
    text = text_of(pdf)
    hours = "–".join(time_in("id", moment) for moment in (one.sittings[0].starts, one.sittings[0].ends))
    for fact in (
        one.title,
        one.place,
        one.audience,
        one.description,
        *one.speakers,
        *one.organisers,
        one.sponsor,
    ):
        assert fact in text
    for fact in (
        "LOKAKARYA",
        "26–27 November 2026",
        f"2 pertemuan, {hours} WIB",
        "Gratis",
        "Pindai untuk mendaftar",
    ):
        assert fact in text
    assert page_sizes(pdf) == [pytest.approx(SIZES[paper], abs=0.01)]
    assert decoded(pdf, 150) == {("QR Code", one.qr)}
    assert unembedded(pdf) == []
    assert facts(pdf).language == "id"
    assert poster.render(one, paper) == pdf


@pytest.mark.parametrize(("shape", "size"), [("square", (1080, 1080)), ("story", (1080, 1920))])
def test_its_pictures_have_their_pixels_and_a_code_that_is_read(shape: str, size: tuple[int, int]) -> None:
    data = poster.picture(a_poster(), shape)
    picture = Image.open(BytesIO(data))
    assert picture.format == "PNG"
    assert picture.size == size
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [a_poster().qr]
    top = picture.convert("RGB").getpixel((3, 3))
    assert top == tuple(round(part * 255) for part in a_poster().accent)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("shape", ["square", "story", "A4"])
def test_any_title_is_whole(shape: str, title: str) -> None:
    made = {**poster.SHEETS, **poster.PICTURES}[shape]
    pdf = poster.drawn(a_poster(title=title), made)
    # Chinese breaks between any two characters.
    assert title.replace(" ", "") in text_of(pdf).replace(" ", "")
    assert unembedded(pdf) == []


@pytest.mark.parametrize("shape", ["square", "story"])
def test_what_is_not_known_leaves_no_gap(shape: str) -> None:
    bare = a_poster(
        qr="", register_url="", speakers=(), sponsor="", logos=(), description="", audience="", zone="",
        register="Datang saja", link="https://example.org/m/1", place="", sittings=sittings(1),
    )  # fmt: skip
    text = text_of(poster.drawn(bare, poster.PICTURES[shape]))
    assert "Kamis, 26 November 2026" in text
    assert "example.org/m/1" in text
    assert "Datang saja" in text
    assert "bersama" not in text
    assert "Didukung" not in text


def test_sessions_at_different_hours_are_listed_up_to_three() -> None:
    first, second = sittings()
    later = replace(second, starts=second.starts + timedelta(hours=1), ends=second.ends + timedelta(hours=1))
    text = text_of(poster.render(a_poster(sittings=(first, later))))
    assert "Kam, 26 Nov 2026" in text
    assert "Jum, 27 Nov 2026" in text
    many = (*sittings(4), replace(later, starts=first.starts + timedelta(days=9)))
    text = text_of(poster.render(a_poster(sittings=many)))
    assert "26 November – 5 Desember 2026" in text
    assert "5 pertemuan" in text


def test_an_english_poster_speaks_english() -> None:
    text = text_of(poster.render(a_poster(language="en", fee="Rp 20.000")))
    for fact in ("WORKSHOP", "Scan to register", "Rp 20.000", "Held by", "Supported by", "2 sessions"):
        assert fact in text
    assert "Gratis" not in text


def test_captions_are_ready_in_both_languages() -> None:
    one = a_poster()
    said = poster.captions(one)
    hours = "–".join(time_in("en", moment) for moment in (one.sittings[0].starts, one.sittings[0].ends))
    assert f"When: 26–27 November 2026, 2 sessions, {hours} WIB" in said["en"].splitlines()
    assert "Tempat: Aula Perpustakaan Kota Tanjungpinang, lantai 2" in said["id"].splitlines()
    assert "Pendaftaran: https://example.org/d/cerita-rakyat" in said["id"].splitlines()
    assert "Biaya: Gratis" in said["id"].splitlines()
    assert "#PerpustakaanKotaTanjungpinang #Lokakarya #Literasi" in said["en"]
    assert "\u00a0" not in "".join(said.values())


def test_too_much_text_and_letters_without_a_face_are_refused() -> None:
    for change in (
        {"title": "Sejarah " * 80},
        {"place": "Aula besar " * 30},
        {"organisers": ("Perpustakaan " * 20,)},
    ):
        with pytest.raises(TooMuchText):
            poster.render(a_poster(**change))
    with pytest.raises(NoSuchLetters):
        poster.picture(a_poster(title="Baca \U0001f4da"))
