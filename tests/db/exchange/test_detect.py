# SPDX-License-Identifier: GPL-3.0-or-later
"""A file is known by what stands in it."""

from __future__ import annotations

import pytest

from db.exchange.detect import detect_bytes
from tests.db.exchange.samples import codes, reads, record


@pytest.mark.parametrize(
    ("start", "why"),
    [
        (b"", "empty"),
        (b" \r\n ", "empty"),
        (b"<!DOCTYPE html><html><body>500</body></html>", "html"),
        (b"PK\x03\x04rest of an xlsx", "spreadsheet"),
        (b"-- MySQL dump\nCREATE TABLE `biblio` (", "sql"),
        (b'{"titles": []}', "json"),
        (b"kota,alamat\nBintan,Jl. Merdeka\n", "text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "binary"),
    ],
)
def test_what_is_no_file_of_records_says_what_it_is(start: bytes, why: str) -> None:
    form = detect_bytes(start)
    assert (form.kind, form.why) == ("unknown", why)
    (read,) = reads(start)
    assert codes(read) == ["unknown_format"]


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (record(), "marc21"),
        (b"\n\n" + record(), "marc21"),
        (b"\xef\xbb\xbf" + record(), "marc21"),
        (b"<record/>", "marcxml"),
        ('<?xml version="1.0"?><collection/>'.encode("utf-16"), "marcxml"),
    ],
)
def test_what_is_one_is_recognised(start: bytes, kind: str) -> None:
    assert detect_bytes(start).kind == kind
