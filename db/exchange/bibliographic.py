# SPDX-License-Identifier: GPL-3.0-or-later
"""From a MARC record to a title: MARC 21 Format for Bibliographic Data, its ISBD punctuation taken off."""

import re
from collections.abc import Callable, Iterable

from db.exchange import identifiers
from db.exchange.item_fields import ItemMapping, items_of
from db.exchange.marc import BIBLIOGRAPHIC, Marc, Parts, cut, first, subfields, values
from db.exchange.records import Finding, Refused, TitleRecord, unique
from db.exchange.text import tidy
from db.exchange.words import NO_LANGUAGE

_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
_LANGUAGE = re.compile(r"[a-z]{3}$")
_ABBREVIATED = re.compile(
    r"(?:^|[\s.(])(?:\w|[A-Z]\.\w|\w{1,3}\.\w+|etc|ed|Jr|Sr|Dr|Drs|Ir|Prof|Inc|Co|Ltd|St|Mr|Mrs)\.$"
)
_ENDS = " /:;=,"
_IMPRINT = frozenset("abc")
NAMES = ("100", "110", "111", "700", "710", "711", "720")
"""Tags of people and bodies, the first author's first."""
NOTES = ("500", "502", "504", "505", "546", "520")
"""Tags of notes, the summary's last."""

ByTag = dict[str, list[Parts]]
_NONE: list[Parts] = [[""]]


def title_record(
    record: Marc, marc: bytes | None, mapping: ItemMapping | None, repairs: list[Finding]
) -> TitleRecord:
    """A MARC record as a title with its items; what had to be mended is added to `repairs`.

    Raises Refused: not_bibliographic (authority, holdings …), unimarc, no_title.
    """
    by_tag: ByTag = {}
    for tag, data in record.fields:
        if tag in by_tag:
            by_tag[tag].append(cut(data))
        else:
            by_tag[tag] = [cut(data)]
    form = _form(record.leader, by_tag, repairs)
    fixed = by_tag.get("008", _NONE)[0][0]
    source, number = _control(by_tag)
    place, publisher, year_text = _imprint(by_tag)
    original = _original(by_tag)
    return TitleRecord(
        title=_title(by_tag, repairs),
        responsibility=_without_stop(_joined(by_tag, "245", "c")),
        authors=_authors(by_tag),
        subjects=_subjects(by_tag),
        identifiers=_identifiers(by_tag, repairs),
        edition=_trim(_joined(by_tag, "250", "ab")),
        publisher=publisher,
        place=place,
        year=year_of(year_text) or year_of(fixed[7:11]),
        year_text=year_text or fixed[7:11].strip(" |u\\"),
        language=_language(fixed, by_tag),
        form=form,
        series=_series(by_tag),
        call_number=_call_number(by_tag),
        classification=_first_of(
            by_tag, (("082", "a"), ("083", "a"), ("080", "a"), ("084", "a"), ("050", "a"))
        ),
        collation=_joined(by_tag, "300", "abce"),
        notes=_notes(by_tag, NOTES[:-1]),
        summary=_notes(by_tag, NOTES[-1:]),
        source=source,
        control_number=number,
        original_title=_original_title(original),
        original_authors=_original_authors(original) if original else (),
        marc=marc,
        items=() if mapping is None else items_of(by_tag, mapping, repairs),
    )


def year_of(text: str) -> int | None:
    """The first plausible year (1400 to 2099) in a text."""
    found = _YEAR.search(text)
    return int(found[1]) if found else None


# --- what it is -------------------------------------------------------------------------------------------

_FORM_OF = {
    "c": "score", "d": "score", "e": "map", "f": "map", "g": "video", "i": "sound", "j": "music",
    "k": "picture", "m": "electronic", "o": "kit", "p": "kit", "r": "object", "t": "manuscript",
}  # fmt: skip


def _form(leader: str, by_tag: ByTag, repairs: list[Finding]) -> str:
    kind = leader[6:7]
    if kind not in BIBLIOGRAPHIC:
        if "245" not in by_tag:
            raise Refused("not_bibliographic", "LDR", kind)
        repairs.append(Finding("wrong_type", "LDR", kind))
    if kind in "at" and leader[7:8] in "bis":
        return "serial"
    return _FORM_OF.get(kind, "book")


def _control(by_tag: ByTag) -> tuple[str, str]:
    """Source and control number: 003 and 001, else what 035 says."""
    number = by_tag.get("001", _NONE)[0][0].strip()
    if number:
        return by_tag.get("003", _NONE)[0][0].strip(), number
    for data in by_tag.get("035", ()):
        given = first(data, "a")
        if given.startswith("(") and ")" in given:
            source, _, rest = given[1:].partition(")")
            return source.strip(), rest.strip()
    return "", ""


# --- title and names --------------------------------------------------------------------------------------


def _title(by_tag: ByTag, repairs: list[Finding]) -> str:
    for data in by_tag.get("245", ()):
        if title := proper_title(data):
            return title
    if "245" not in by_tag and "200" in by_tag and len(first(by_tag.get("100", _NONE)[0], "a")) > 30:
        raise Refused("unimarc", "200", tidy(first(by_tag["200"][0], "a"))[:60])
    for tag in ("240", "130", "246", "247", "740"):
        for data in by_tag.get(tag, ()):
            if title := proper_title(data):
                repairs.append(Finding("title_from", tag, title[:60]))
                return title
    raise Refused("no_title", "245")


def proper_title(data: Parts) -> str:
    """Title proper, other title information, number and name of part: 'Ajax : Web pages. 2, Forms'."""
    title = mark = ""
    for code, value in subfields(data):
        if code not in "abknp":
            mark = _mark(value) if code in "hfg" and title else mark
            continue
        text = _trim(value)
        if not text:
            continue
        between = _between(code, mark, title)
        title = f"{title}{between}{text}" if title else text
        mark = _mark(value)
        number = code == "n"
        if number:
            mark = "n"
    return _without_stop(title)


def _mark(value: str) -> str:
    return value.rstrip()[-1:]


def _between(code: str, mark: str, title: str) -> str:
    if code == "b":
        return f" {mark} " if mark in {"=", ";", ":"} and mark else " : "
    if code == "p" and mark == "n":
        return ", "
    if code in "np":
        return " " if title.endswith((".", "?", "!")) else ". "
    return " "


def _trim(value: str) -> str:
    return tidy(value).rstrip(_ENDS)


def _without_stop(text: str) -> str:
    """Without the full stop that ends an area, but 'etc.', initials and '...' keep theirs."""
    if text.endswith(".") and not text.endswith("..") and not _ABBREVIATED.search(text):
        return text[:-1].rstrip(_ENDS)
    return text


def _authors(by_tag: ByTag) -> tuple[str, ...]:
    return unique(name_in(tag, data) for tag in NAMES for data in by_tag.get(tag, ()))


def name_in(tag: str, data: Parts) -> str:
    """The name that a field of NAMES says."""
    codes = "abcq" if tag.endswith("00") else "abndc" if tag.endswith("11") else "ab"
    parts = [tidy(value) for value in values(data, codes)]
    return _without_stop(" ".join(parts).rstrip(_ENDS))


# --- in the original script --------------------------------------------------------------------------------

_DIRECTIONS = {ord(mark): None for mark in "\u200e\u200f\u202a\u202b\u202c\u202d\u202e"}
_OTHER_ENDS = " ،؛／，．：；＝"


def link(data: Parts) -> tuple[str, str]:
    """What $6 ties a field to, tag and number: '245-01/$1' → ('245', '01')."""
    tag, _, number = first(data, "6").partition("-")
    return tag[:3], number[:2]


def _original(by_tag: ByTag) -> ByTag:
    """What 880 says of this record in another script, as if it stood in the fields that it is tied to."""
    found: ByTag = {}
    for data in by_tag.get("880", ()):
        found.setdefault(link(data)[0], []).append([part.translate(_DIRECTIONS) for part in data])
    return found


def _original_title(original: ByTag) -> str:
    titles = (_ended(proper_title(data)) for data in original.get("245", ()))
    return next(filter(None, titles), "")


def _ended(text: str) -> str:
    """Without the marks that end an area in that script, nor a full stop: without capitals, no initials."""
    bare = text.rstrip(_OTHER_ENDS)
    before = bare[-2:-1]
    is_stop = bare.endswith(".") and before != "." and before.upper() == before.lower()
    return bare[:-1].rstrip() if is_stop else bare


def _original_authors(original: ByTag) -> tuple[str, ...]:
    """The names that are tied to ours; where none is, who is named beside the title."""
    beside = _without_stop(_joined(original, "245", "c"))
    return unique(_ended(name) for name in _authors(original) or (beside,))


def original_name(tag: str, data: Parts) -> str:
    """The name that an 880 says which is tied to this tag of NAMES."""
    return next(iter(_original_authors({tag: [[part.translate(_DIRECTIONS) for part in data]]})), "")


def _subjects(by_tag: ByTag) -> tuple[str, ...]:
    found: list[str] = []
    for tag in ("600", "610", "611", "630", "650", "651", "655"):
        found.extend(_heading(data) for data in by_tag.get(tag, ()))
    for data in by_tag.get("653", ()):
        found.extend(_without_stop(_trim(value)) for value in values(data, "a"))
    return unique(found)


def _heading(data: Parts) -> str:
    """A subject heading, its subdivisions after dashes: 'Perpustakaan -- Indonesia'."""
    head: list[str] = []
    below: list[str] = []
    for code, value in subfields(data):
        if code in "vxyz":
            below.append(_without_stop(_trim(value)))
        elif code in "abcdfklmnopqrst":
            head.append(tidy(value))
    return " -- ".join(filter(None, (_without_stop(" ".join(head).rstrip(_ENDS)), *below)))


# --- numbers, imprint, the rest ---------------------------------------------------------------------------


def _identifiers(by_tag: ByTag, repairs: list[Finding]) -> tuple[tuple[str, str], ...]:
    found: dict[tuple[str, str], None] = {}
    for tag, read in (("020", identifiers.isbn), ("022", identifiers.issn)):
        for data in by_tag.get(tag, ()):
            for value in values(data, "a"):
                _add(found, tag, value, read, repairs)
    for data in by_tag.get("024", ()):
        if data[0][:1] == "3" and (number := identifiers.isbn(first(data, "a"))) and number[0] == "isbn":
            found[number] = None
    return tuple(found)


def _add(
    found: dict[tuple[str, str], None],
    tag: str,
    value: str,
    read: Callable[[str], tuple[str, str] | None],
    repairs: list[Finding],
) -> None:
    number = read(value)
    if number is None:
        return
    found[number] = None
    if number[0].endswith("_invalid"):
        repairs.append(Finding(number[0], tag, value[:40]))


def _imprint(by_tag: ByTag) -> tuple[str, str, str]:
    """Place, publisher and date of publication (264 _1 before 260), the first of each."""
    published = [d for d in by_tag.get("264", ()) if d[0][1:2] == "1"]
    fields = published or by_tag.get("260", []) or by_tag.get("264", [])
    found: dict[str, str] = {}
    for data in fields:
        for part in data[1:]:
            if part[:1] in _IMPRINT and part[:1] not in found and (text := _trim(part[1:])):
                found[part[0]] = text
    place, publisher, year = found.get("a", ""), found.get("b", ""), found.get("c", "")
    return place, _without_stop(publisher), _without_stop(year)


def _language(fixed: str, by_tag: ByTag) -> str:
    code = fixed[35:38].lower()
    if _LANGUAGE.match(code) and code not in NO_LANGUAGE:
        return code
    for data in by_tag.get("041", ()):
        packed = first(data, "a").lower()[:3]
        if _LANGUAGE.match(packed) and packed not in NO_LANGUAGE:
            return packed
    return ""


def _series(by_tag: ByTag) -> str:
    for tag, codes in (("490", "av"), ("440", "anpv"), ("830", "anpv"), ("800", "tv"), ("810", "tv")):
        for data in by_tag.get(tag, ()):
            if parts := [_trim(value) for value in values(data, codes)]:
                return _without_stop(" ; ".join(filter(None, parts)))
    return ""


_CALL_NUMBERS = (("090", "ab"), ("099", "a"), ("084", "ab"), ("852", "khij"), ("050", "ab"), ("082", "ab"))


def _call_number(by_tag: ByTag) -> str:
    """The local call number (090, 099; 084 in INLISLite), the shelf's (852), else the class number."""
    for tag, codes in _CALL_NUMBERS:
        for data in by_tag.get(tag, ()):
            if parts := values(data, codes):
                return tidy(" ".join(parts))
    return ""


def _first_of(by_tag: ByTag, places: Iterable[tuple[str, str]]) -> str:
    for tag, code in places:
        for data in by_tag.get(tag, ()):
            if found := first(data, code):
                return tidy(found.replace("/", ""))
    return ""


def _joined(by_tag: ByTag, tag: str, codes: str) -> str:
    for data in by_tag.get(tag, ()):
        if parts := values(data, codes):
            return tidy(" ".join(parts))
    return ""


def _notes(by_tag: ByTag, tags: Iterable[str]) -> str:
    found = (tidy(" ".join(values(d, "abcdgrtu"))) for tag in tags for d in by_tag.get(tag, ()))
    return "\n".join(filter(None, found))
