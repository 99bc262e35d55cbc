# SPDX-License-Identifier: GPL-3.0-or-later
"""Every finding that the exchange makes has words, and the words are whole."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.exchange.records import Finding
from desktop_app.finding_words import FINDINGS, finding_text

MAKERS = {"Finding", "Refused"}


def codes_in(source: str) -> Iterator[str]:
    """First arguments of Finding(...) and Refused(...), those behind an `a if b else c` too."""
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in MAKERS
            and node.args
        ):
            yield from (
                n.value
                for n in ast.walk(node.args[0])
                if isinstance(n, ast.Constant) and isinstance(n.value, str)
            )


def test_every_code_has_words(project_root: Path) -> None:
    sources = [
        *(project_root / "db" / "exchange").glob("*.py"),
        *(project_root / "db" / "operations").glob("*.py"),
    ]
    codes = {code for source in sources for code in codes_in(source.read_text("utf-8"))}
    assert len(codes) > 30
    assert codes - set(FINDINGS) == set()


@pytest.mark.parametrize("code", FINDINGS)
@pytest.mark.parametrize("facts", [("", ""), ("245", "a{b}c")])
def test_words_are_whole(code: str, facts: tuple[str, str]) -> None:
    said = finding_text(Finding(code, *facts))
    assert said
    assert "()" not in said
    assert "{field}" not in said
    assert "{what}" not in said


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("truncated", "cut off in the middle"),
        ("bad_indicators", "wrong indicators"),
        ("bad_date", "no valid date"),
        ("barcode_taken", "barcode belongs to another title and stays there"),
        ("wrong_type", "odd type of record, taken as a book"),
        ("not_utf8", "not in UTF-8"),
    ],
)
def test_of_many_records_no_single_fact_is_said(code: str, said: str) -> None:
    assert finding_text(Finding(code)) == said


def test_a_code_without_words_is_shown_as_it_is() -> None:
    assert finding_text(Finding("brand_new")) == "brand_new"
