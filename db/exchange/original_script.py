# SPDX-License-Identifier: GPL-3.0-or-later
"""Title and names in the book's own script, written: fields 880, each tied to the romanised one by $6.

MARC 21, Appendix A: the romanised field says '880-01', the other one '245-01/$1'; number 00 is tied to none.
"""

import unicodedata
from collections.abc import Iterator, Set

from db.exchange.bibliographic import NAMES, link, name_in, original_name, title_record
from db.exchange.marc import DELIMITER, Field, cut, data_field, first
from db.exchange.marc21 import parse
from db.exchange.records import Refused, TitleRecord

TAG, TITLE, ALONE, MOST = "880", "245", "00", 99
TIED = frozenset({TITLE, *NAMES})
_ABOUT = frozenset({"title", "responsibility", "authors", "original_title", "original_authors"})
_SCRIPTS = {
    "ARABIC": "(3/r", "HEBREW": "(2/r", "SYRIAC": "Syrc/r", "CYRILLIC": "(N", "GREEK": "(S", "CJK": "$1",
    "HIRAGANA": "$1", "KATAKANA": "$1", "HANGUL": "$1", "DEVANAGARI": "Deva", "TAMIL": "Taml", "THAI": "Thai",
    "JAVANESE": "Java", "BALINESE": "Bali", "SUNDANESE": "Sund", "BUGINESE": "Bugi", "BATAK": "Batk",
}  # fmt: skip
"""By the first word of a letter's name: the code of its script in $6 (ISO 15924 where MARC has none)."""


def script_code(text: str) -> str:
    """How $6 calls the script of a text, with its direction; nothing where that has no code here."""
    names = (unicodedata.name(letter, " ").split(" ")[0] for letter in text if letter.isalpha())
    return next((f"/{_SCRIPTS[name]}" for name in names if name in _SCRIPTS), "")


def originals_of(marc: bytes) -> tuple[str, tuple[str, ...]]:
    """Title and authors in the original script, as a record that was kept says them."""
    try:
        title = title_record(parse(marc)[0], None, None, [])
    except Refused:
        return "", ()
    return title.original_title, title.original_authors


def with_originals(
    fields: list[Field], base: list[Field], title: TitleRecord, changed: Set[str]
) -> list[Field]:
    """The fields of a record, some of them new, with what stands beside them in the original script.

    Of what `base`, the record as it came, says there, all stays that did not change.
    """
    if changed & _ABOUT:
        fields = _Tying(fields, base, title, changed).fields
    numbers = {link(cut(data)) for tag, data in fields if tag != TAG}
    return [
        (tag, _alone(data)) if tag == TAG and (TAG, link(cut(data))[1]) not in numbers else (tag, data)
        for tag, data in fields
    ]


def _alone(data: str) -> str:
    """Its own field is not there any more, or says something else."""
    tag, number = link(cut(data))
    said = first(cut(data), "6")
    return data if number in ("", ALONE) else _tied(data, f"{tag}-{ALONE}{said[6:]}")


def _tied(data: str, to: str) -> str:
    """A field with another $6, or without."""
    parts = cut(data)
    said = [f"6{to}"] if to else []
    return DELIMITER.join([parts[0], *said, *(part for part in parts[1:] if not part.startswith("6"))])


class _Tying:
    """Title and names: all ties are undone, and made again."""

    def __init__(self, fields: list[Field], base: list[Field], title: TitleRecord, changed: Set[str]) -> None:
        self._title, self._changed, self._base = title, changed, base
        beside = [(link(cut(data)), data) for tag, data in base if tag == TAG]
        self._beside_title = next((data for (tag, _), data in beside if tag == TITLE), "")
        self._beside_names = [(to, data) for to, data in beside if to[0] in NAMES]
        gone = {self._beside_title, *(data for _, data in self._beside_names)}
        rest = [field for field in fields if not (field[0] == TAG and field[1] in gone)]
        self.fields = [(tag, _tied(data, "") if tag in TIED else data) for tag, data in rest]
        taken = (link(cut(data))[1] for tag, data in rest if tag == TAG)
        self._last = max((int(number) for number in taken if number.isdecimal()), default=0)
        self._put_title()
        self._put_names()
        self.fields.sort(key=lambda field: field[0])

    def _put_title(self) -> None:
        said, data = self._title.original_title, self._beside_title
        named_there = not (self._beside_names and self._title.original_authors)
        others = named_there and "original_authors" in self._changed
        if not data or others or "original_title" in self._changed:
            data = data_field("", ("a", said), ("c", "" if others else first(cut(data), "c")))
        if said:
            at = (at for at, (tag, _) in enumerate(self.fields) if tag == TITLE)
            self._put(next(at, None), TITLE, data, said)

    def _put_names(self) -> None:
        if not self._beside_names and "original_authors" not in self._changed:
            return  # who is named beside the title
        there = {original_name(to[0], cut(data)): data for to, data in self._beside_names}
        for name, author in _paired(self._title, dict(self._pairs())):
            at = (at for at, (tag, data) in enumerate(self.fields) if _is_name_of(author, tag, data))
            self._put(next(at, None), "700", there.get(name) or data_field("", ("a", name)), name)

    def _pairs(self) -> Iterator[tuple[str, str]]:
        """Authors, and their names in the original script, as the record came."""
        beside = dict(self._beside_names)
        for tag, data in self._base:
            if tag in NAMES and (found := beside.get((tag, link(cut(data))[1]))):
                yield name_in(tag, cut(data)), original_name(tag, cut(found))

    def _put(self, at: int | None, tag: str, data: str, said: str) -> None:
        """Beside the field at that place; where there is none, tied to nothing."""
        number, indicators = ALONE, "1 "
        if at is not None and self._last < MOST:
            self._last += 1
            number = f"{self._last:02d}"
            tag, romanised = self.fields[at]
            indicators = romanised[:2]
            self.fields[at] = (tag, _tied(romanised, f"{TAG}-{number}"))
        whole = data if cut(data)[0] else indicators + data
        self.fields.append((TAG, _tied(whole, f"{tag}-{number}{script_code(said)}")))


def _is_name_of(author: str, tag: str, data: str) -> bool:
    return tag in NAMES and name_in(tag, cut(data)) == author != ""


def _paired(title: TitleRecord, before: dict[str, str]) -> list[tuple[str, str]]:
    """Each name in the original script with its author: who had it, else who lost his, else who had none."""
    owners = {name: author for author, name in before.items() if author in title.authors}
    taken = {owners[name] for name in title.original_authors if name in owners}
    free = sorted(
        (author for author in title.authors if author not in taken), key=lambda who: who not in before
    )
    left = iter(free)
    return [(name, owners.get(name) or next(left, "")) for name in title.original_authors]
