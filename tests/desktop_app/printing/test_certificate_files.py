# SPDX-License-Identifier: GPL-3.0-or-later
"""A batch in files: each whole, named by its number, none held up by another."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from desktop_app.printing import certificate
from desktop_app.printing.certificate_facts import Topic
from desktop_app.printing.certificate_files import (
    Made,
    file_name,
    name_slug,
    write_folder,
    write_merged,
)
from desktop_app.printing.refusals import NameTooLong, TooMuchText
from tests.desktop_app.printing.certificate_examples import NAMES, a_batch, a_certificate, a_design
from tests.desktop_app.printing.reading import page_sizes, text_of

UNPRINTABLE = a_certificate(number="0009/SERT/PUS/2026", name="W" * 90)


def test_a_file_each_with_its_digest(tmp_path: Path) -> None:
    told: list[int] = []
    batch = a_batch(3)
    outcome = write_folder(batch, a_design(), tmp_path, told.append)
    assert told == [1, 2, 3]
    files = sorted(tmp_path.iterdir())
    assert [file.name for file in files] == [f"000{n}-SERT-PUS-2026.pdf" for n in (1, 2, 3)]
    assert [file.read_bytes() for file in files] == [certificate.render(one, a_design()) for one in batch]
    digests = [sha256(file.read_bytes()).hexdigest() for file in files]
    assert outcome.made == tuple(
        Made(one.number, file.name, digest) for one, file, digest in zip(batch, files, digests, strict=True)
    )
    assert not outcome.refused
    assert not outcome.cancelled


def test_one_that_is_refused_does_not_hold_up_the_others(tmp_path: Path) -> None:
    batch = [a_batch(3)[0], UNPRINTABLE, a_batch(3)[2]]
    for outcome in (
        write_folder(batch, a_design(), tmp_path),
        write_merged(batch, a_design(), tmp_path / "all.pdf"),
    ):
        assert [one.number for one in outcome.made] == [batch[0].number, batch[2].number]
        [refused] = outcome.refused
        assert refused.number == UNPRINTABLE.number
        assert isinstance(refused.error, NameTooLong)
    assert len(list(tmp_path.glob("*.pdf"))) == 3
    assert len(page_sizes((tmp_path / "all.pdf").read_bytes())) == 4


def test_cancelled_it_keeps_whole_files_only(tmp_path: Path) -> None:
    done: list[int] = []
    outcome = write_folder(a_batch(9), a_design(), tmp_path, done.append, lambda: len(done) == 2)
    assert outcome.cancelled
    assert [one.file for one in outcome.made] == [file.name for file in sorted(tmp_path.iterdir())]
    assert len(outcome.made) == 2


def test_cancelled_there_is_no_half_file(tmp_path: Path) -> None:
    done: list[int] = []
    outcome = write_merged(a_batch(9), a_design(), tmp_path / "all", done.append, lambda: len(done) == 2)
    assert outcome.cancelled
    assert outcome.made == ()
    assert list(tmp_path.iterdir()) == []


def test_when_all_are_refused_there_is_nothing_to_print(tmp_path: Path) -> None:
    outcome = write_merged([replace(UNPRINTABLE, title="Judul " * 200)], a_design(), tmp_path / "all.pdf")
    assert isinstance(outcome.refused[0].error, TooMuchText)
    assert not outcome.cancelled
    assert list(tmp_path.iterdir()) == []


def test_topics_that_do_not_fit_are_seen_before_anything_is_drawn(tmp_path: Path) -> None:
    crowded = a_certificate(topics=tuple(Topic(f"Materi {place}", 5) for place in range(60)))
    outcome = write_merged([crowded, *a_batch(1)], a_design(), tmp_path / "all.pdf")
    assert isinstance(outcome.refused[0].error, TooMuchText)
    assert len(outcome.made) == 1


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="gone"):
        write_folder(a_batch(1), a_design(), tmp_path / "gone")


def test_the_one_to_print_has_them_in_their_order(tmp_path: Path) -> None:
    batch = a_batch(4)
    write_merged(batch, a_design(), tmp_path / "all.pdf")
    text = text_of((tmp_path / "all.pdf").read_bytes())
    places = [text.index(one.name) for one in batch]
    assert places == sorted(places)


def test_names_of_files_hold_a_number_and_plain_letters() -> None:
    assert file_name(a_certificate()) == "045-SERT-PUS-2026.pdf"
    assert file_name(a_certificate(), with_name=True) == "045-SERT-PUS-2026-siti-rahmawati.pdf"
    assert file_name(a_certificate(name=NAMES[3]), with_name=True) == "045-SERT-PUS-2026.pdf"
    assert file_name(a_certificate(number="../../etc")) == "etc.pdf"
    assert name_slug(NAMES[5]) == "hasan-al-basri"
    assert len(name_slug(NAMES[4])) <= 40


def test_numbers_that_look_alike_in_a_file_name_get_a_file_each(tmp_path: Path) -> None:
    batch = [a_certificate(number="1/2"), a_certificate(number="1-2")]
    outcome = write_folder(batch, a_design(), tmp_path)
    assert [one.file for one in outcome.made] == ["1-2.pdf", "1-2-2.pdf"]
