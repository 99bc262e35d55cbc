# SPDX-License-Identifier: GPL-3.0-or-later
"""A certificate says what is frozen, in every script, and nothing that is not there."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from db.rules.codes import grouped
from desktop_app.printing import certificate, certificate_design, certificate_facts
from desktop_app.printing.certificate_design import DESIGNS
from desktop_app.printing.certificate_facts import Topic, lesson_hours
from desktop_app.printing.paper import A4
from desktop_app.printing.pictures import reduced
from desktop_app.printing.refusals import NameTooLong, NoSuchLetters, TooMuchText
from desktop_app.refusal_words import foreseen, words
from tests.desktop_app.printing.certificate_examples import (
    NAMES,
    TOPICS,
    a_batch,
    a_certificate,
    a_design,
    a_signature,
)
from tests.desktop_app.printing.reading import decoded, facts, page_sizes, text_of, unembedded

designs = pytest.mark.parametrize("name", DESIGNS)


@designs
def test_a_certificate_says_all_of_its_facts(name: str) -> None:
    one = a_certificate()
    pdf = certificate.render(one, a_design(name))
    text = text_of(pdf)
    for fact in (one.number, one.name, one.title, one.place, *one.organisers, one.city, one.signatory):
        assert fact in text
    for fact in ("SERTIFIKAT", "PESERTA", "lokakarya", "26–27 November 2026", "8 jam pelajaran", "360 menit"):
        assert fact in text
    assert "K7Q2-9XBM-4TRA-0Z" in text
    assert "Dokumen ini sah bila terverifikasi di example.org/v" in text
    for topic in TOPICS:
        assert topic.text in text


@designs
def test_a_certificate_is_whole_and_says_what_it_is(name: str) -> None:
    pdf = certificate.render(a_certificate(), a_design(name))
    assert unembedded(pdf) == []
    assert pdf.startswith(b"%PDF-1.7")
    read = facts(pdf)
    assert read.language == "id"
    assert read.about["/Title"] == "Sertifikat 045/SERT/PUS/2026"
    assert "Siti" not in " ".join(read.about.values())
    size = (A4.height, A4.width) if DESIGNS[name].landscape else (A4.width, A4.height)
    assert page_sizes(pdf) == [pytest.approx(size, abs=0.01)] * 2


@designs
def test_its_qr_is_read_from_a_picture(name: str) -> None:
    one = a_certificate()
    assert decoded(certificate.render(one, a_design(name)), 150) == {("QR Code", one.qr)}


@designs
@pytest.mark.parametrize("person", NAMES)
def test_any_name_is_printed_whole(name: str, person: str) -> None:
    pdf = certificate.render(a_certificate(name=person, language="both"), a_design(name))
    assert person in text_of(pdf)
    assert unembedded(pdf) == []


@designs
def test_a_signed_qr_with_an_address_is_read_from_a_picture(name: str) -> None:
    """The longest that the window makes: an address, and capitals and digits that are signed."""
    signed = "SPC1" + "A7QK2M9XTB4RCE6WZH3NPVYD5GJ8" * 10
    one = a_certificate(qr=f"https://perpustakaan.tanjungpinang.example/v/K7Q29XBM4TRA0Z#{signed}")
    assert one.qr in {text for _, text in decoded(certificate.render(one, a_design(name)), 300)}


def test_made_again_it_is_the_same_bytes() -> None:
    kept = certificate_facts.freeze(a_certificate()), certificate_design.freeze(a_design())
    again = certificate.render(
        certificate_facts.thaw(kept[0], a_certificate().qr), certificate_design.thaw(kept[1])
    )
    certificate.render_many(a_batch(3), a_design("songket"))
    assert certificate.render(a_certificate(), a_design()) == again


def test_what_is_signed_is_the_same_whatever_the_code_says() -> None:
    kept = certificate_facts.freeze(a_certificate())
    assert kept == certificate_facts.freeze(a_certificate(qr="HTTPS://EXAMPLE.ORG/OTHER"))
    assert certificate_facts.thaw(kept) == a_certificate(qr="")
    with pytest.raises(ValueError, match="number"):
        certificate_facts.thaw(b"{}")


def test_both_languages_stand_on_one_certificate_and_english_alone_has_no_indonesian() -> None:
    both = text_of(certificate.render(a_certificate(language="both"), a_design()))
    assert "SERTIFIKAT Certificate" in both
    assert "sebagai PESERTA dalam lokakarya as PARTICIPANT in the workshop" in both
    english = text_of(certificate.render(a_certificate(language="en"), a_design()))
    assert "8 lesson hours (JP) of 45 minutes" in english
    assert "PESERTA" not in english


def test_what_is_not_known_is_not_said() -> None:
    bare = a_certificate(verify_url="", qr="", lesson_hours=0, topics=(), place="")
    pdf = certificate.render(bare, DESIGNS["calm"])
    text = text_of(pdf)
    assert len(page_sizes(pdf)) == 1
    assert decoded(pdf, 150) == set()
    assert "terverifikasi di daftar perpustakaan" in text
    assert "jam pelajaran" not in text
    assert "seluruhnya 360 menit" in text


def test_expiry_and_the_number_that_it_replaces_are_told() -> None:
    one = a_certificate(replaces="031/SERT/PUS/2026", expires_on=a_certificate().issued_on.replace(year=2029))
    text = text_of(certificate.render(one, a_design()))
    assert "Nomor: 045/SERT/PUS/2026, pengganti nomor 031/SERT/PUS/2026" in text
    assert "Berlaku sampai 27 November 2029" in text


def test_words_of_the_librarys_own_and_the_qr_on_the_other_side() -> None:
    design = a_design(
        heading="Piagam", opening="Dianugerahkan kepada", body="atas jasa sebagai {role}", qr_place="right"
    )
    pdf = certificate.render(a_certificate(role="Juru Kunci Naskah"), design)
    text = text_of(pdf)
    assert "PIAGAM" in text
    assert "atas jasa sebagai JURU KUNCI NASKAH" in text
    assert decoded(pdf, 150) == {("QR Code", a_certificate().qr)}
    assert decoded(certificate.render(a_certificate(), replace(design, show_qr=False)), 150) == set()
    assert len(page_sizes(certificate.render(a_certificate(), replace(design, show_back=False)))) == 1


@designs
def test_a_name_too_long_is_refused_and_never_cut(name: str) -> None:
    for person in ("Muhammad " * 25, "W" * 90):
        with pytest.raises(NameTooLong) as refused:
            certificate.render(a_certificate(name=person), a_design(name))
        assert "Muhammad" not in str(refused.value)
        assert refused.value.number in words(refused.value).as_sentence()


def test_too_much_of_anything_else_is_refused() -> None:
    with pytest.raises(TooMuchText):
        certificate.render(a_certificate(title="Sejarah dan kebudayaan Melayu " * 12), a_design())
    with pytest.raises(TooMuchText):
        certificate.render(
            a_certificate(topics=tuple(Topic(f"Materi {n}", 5) for n in range(60))), a_design()
        )
    long = "Kepala Dinas Perpustakaan dan Kearsipan serta Pembinaan Literasi Masyarakat "
    for change in (
        {"office": long * 4},
        {"signatory": long * 2},
        {"number": "SERT/" * 60},
        {"verify_url": "https://example.org/" + "v" * 400},
    ):
        with pytest.raises(TooMuchText):
            certificate.render(a_certificate(**change), a_design())
    assert foreseen(TooMuchText("x"))


def test_letters_that_no_face_has_are_refused() -> None:
    with pytest.raises(NoSuchLetters) as refused:
        certificate.render(a_certificate(name="Siti \U0001f338"), a_design())
    assert "\U0001f338" in words(refused.value).as_sentence()


def test_many_in_one_file_are_as_each_alone() -> None:
    told: list[int] = []
    batch = a_batch(5)
    pdf = certificate.render_many(batch, a_design(), told.append)
    assert told == [1, 2, 3, 4, 5]
    assert len(page_sizes(pdf)) == 10
    text = text_of(pdf)
    assert all(one.name in text and grouped(one.code) in text and one.number in text for one in batch)
    assert [decoded(pdf, 150, 2 * place) for place in range(5)] == [{("QR Code", one.qr)} for one in batch]
    assert len(pdf) < 2 * len(certificate.render(batch[0], a_design())), "what they share is there once"


def test_a_batch_of_several_roles_shares_what_it_can() -> None:
    batch = [
        replace(one, role="speaker" if place == 1 else "participant") for place, one in enumerate(a_batch(3))
    ]
    text = text_of(certificate.render_many(batch, a_design()))
    assert text.count("PESERTA") == 2
    assert text.count("NARASUMBER") == 1


def test_a_cancelled_batch_leaves_nothing() -> None:
    done: list[int] = []
    assert certificate.render_many(a_batch(9), a_design(), done.append, lambda: len(done) == 2) == b""
    assert done == [1, 2]


def test_one_bad_name_stops_a_file_for_all_before_anything_is_drawn() -> None:
    done: list[int] = []
    batch = [*a_batch(2), a_certificate(name="W" * 90)]
    with pytest.raises(NameTooLong):
        certificate.render_many(batch, a_design(), done.append)
    assert done == []


def test_a_logo_that_is_none_is_refused() -> None:
    with pytest.raises(OSError, match="image"):
        certificate.render(a_certificate(), a_design(logos=(b"no picture",)))


def test_lesson_hours_are_never_more_than_there_were() -> None:
    assert [lesson_hours(minutes) for minutes in (0, 44, 45, 360, 359)] == [0, 0, 1, 8, 7]


def test_a_logo_is_kept_no_larger_than_print_needs() -> None:
    huge = BytesIO()
    Image.effect_noise((3000, 2000), 60).convert("RGB").save(huge, "PNG")
    kept = Image.open(BytesIO(reduced(huge.getvalue())))
    assert (kept.format, kept.size) == ("PNG", (640, 427))
    seen_through = Image.open(BytesIO(reduced(a_signature())))
    assert seen_through.getpixel((0, 0))[3] == 0
    with pytest.raises(OSError, match="image"):
        reduced(b"no picture")
