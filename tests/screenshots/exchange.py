# SPDX-License-Identifier: GPL-3.0-or-later
"""Import and export: look first, take in, the report; give out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from desktop_app import hands
from desktop_app.exchange.page import ExchangePage
from tests.db.exchange.samples import field, record, title_field
from tests.screenshots.camera import Shot
from tests.screenshots.playing import Playing

TITLES = (
    "Hikayat Hang Tuah", "Tuhfat al-Nafis", "Syair Abdul Muluk", "Bustan al-Katibin",
    "Salasilah Melayu dan Bugis", "Kitab Pengetahuan Bahasa", "Gurindam Dua Belas", "Taman Permata",
    "Syair Siti Zubaidah", "Hikayat Panji",
)  # fmt: skip


def shots(playing: Playing, place: Path) -> Iterator[Shot]:
    """`place` is a folder for the files."""
    page = playing.go(ExchangePage)
    yield Shot("choose-a-file")
    page.presenter.look_at(a_file(place))
    hands.until(lambda: page.presenter.state.step == "preview", "the preview")
    yield Shot("preview")
    before = page.presenter.state
    page.presenter.state = replace(before, step="running", done=420, total=1_000, records="4200")
    page.retranslate()
    yield Shot("running")
    page.presenter.state = before
    page.presenter.run_import()
    hands.until(lambda: page.presenter.state.step == "report", "the report")
    yield Shot("report")
    page.presenter.look_at(a_class(place))
    hands.until(lambda: page.presenter.state.step == "preview", "the members")
    yield Shot("members")
    page.presenter.turn_to("export")
    yield Shot("export")
    page.presenter.run_export("marcxml", place / "katalog.xml")
    hands.until(lambda: page.presenter.state.written is not None, "the export")
    yield Shot("exported")


def a_file(place: Path) -> Path:
    """Records as another program gives them out: most are good, one has no title, one is cut off."""
    file = place / "titipan-cabang.mrc"
    good = [_good(count, title) for count, title in enumerate(TITLES)]
    untitled = record(field("100", ("a", "Raja Ali Haji")))
    file.write_bytes(b"".join([*good[:4], untitled, *good[4:]]) + good[0][:90])
    return file


def a_class(place: Path) -> Path:
    """Pupils as a school lists them: two are odd, one has no name."""
    file = place / "siswa-sma-contoh.csv"
    rows = (
        "No;Nama Siswa;NIS;Kelas;L/P;Tanggal Lahir;No HP Orang Tua",
        "1;Alya Putri Contoh;2601;X-1;P;17-8-2010;0800-555-3001",
        "2;Bagas Contoh;2602;X-1;L;5 Mei 2010;0800-555-3002",
        "3;Citra Contoh;2603;X-2;P;31-2-2010;",
        "4;;2604;X-2;L;;",
        "5;Dimas Contoh;2605;X-2;L;2010-11-01;0800-555-3005",
    )
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file


def _good(count: int, title: str) -> bytes:
    return record(
        title_field(f"{title} /", "Raja Ali Haji"),
        field("260", ("a", "Pulau Penyengat :"), ("b", "Mathba'ah al-Riauwiyah,"), ("c", "1866")),
        field("952", ("p", f"59000{count:04}"), ("o", f"899.2 RAJ {title[0].lower()}"), ("b", "PST")),
    )
