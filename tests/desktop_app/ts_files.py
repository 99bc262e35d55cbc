# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of words as Qt Linguist keeps them, read and made anew."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from desktop_app.language import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
TRANSLATIONS = ROOT / "resources" / "translations"
TOOLS = Path(sys.executable).parent
NEW = '<?xml version="1.0"?><!DOCTYPE TS><TS version="2.1" language="{code}" sourcelanguage="en"></TS>'


class Key(NamedTuple):
    """What Qt looks a text up by; `counts` where it has a number in it that decides on its form."""

    context: str
    source: str
    comment: str
    counts: bool


class Word(NamedTuple):
    """`forms` has one text, or one for each form of a text that counts. `state` is '' when it is finished."""

    key: Key
    forms: tuple[str, ...]
    state: str


def words_of(file: Path) -> list[Word]:
    """All texts of a .ts file."""
    return [
        _word(context.findtext("name", ""), message)
        for context in ElementTree.parse(file).getroot().iter("context")
        for message in context.iter("message")
    ]


def _word(context: str, message: ElementTree.Element) -> Word:
    key = Key(
        context,
        message.findtext("source", ""),
        message.findtext("comment", ""),
        message.get("numerus") == "yes",
    )
    said = message.find("translation")
    assert said is not None
    forms = [form.text or "" for form in said.iter("numerusform")] if key.counts else [said.text or ""]
    return Word(key, tuple(forms), said.get("type", ""))


def kept(code: str) -> list[Word]:
    """The words of a language as they are in the repository."""
    return words_of(TRANSLATIONS / f"{code}.ts")


def collected(code: str, folder: Path) -> list[Word]:
    """The words that `make words` would collect from the source now."""
    assert code in LANGUAGES
    file = folder / f"{code}.ts"
    file.write_text(NEW.format(code=code), encoding="utf-8")
    only_counting = ["-pluralonly"] if code == "en" else []
    command = [TOOLS / "pyside6-lupdate", "-extensions", "py", *only_counting, "desktop_app", "-ts", file]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return words_of(file)


def compiled(code: str, folder: Path) -> Path:
    """The words of a language as `make translations` compiles them."""
    made = folder / f"{code}.qm"
    command = [TOOLS / "pyside6-lrelease", "-silent", TRANSLATIONS / f"{code}.ts", "-qm", made]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return made
