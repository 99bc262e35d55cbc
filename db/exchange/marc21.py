# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading MARC21 in ISO 2709: UTF-8, MARC-8 and what calls itself so, whole, damaged or cut short."""

import re
from collections.abc import Iterator

from db.exchange import marc8
from db.exchange.iso2709 import LEADER, Stream, pieces
from db.exchange.marc import Field, Marc, is_control, to_iso2709
from db.exchange.records import Finding, Refused
from db.exchange.text import decode_eight_bit, guess_eight_bit, looks_latin, mend_twice_encoded

_ENTRY = re.compile(rb"([ -~]{3})(\d{4})(\d{5})")
_ODD_CODE = re.compile("\x1f(?:[^\x21-\x7e\x1f\x1e]|.[\u0300-\u036f])")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")

Parsed = tuple[Marc, bytes, list[Finding]]
"""The record, its bytes as UTF-8 ISO 2709, and what was repaired."""


def read_marc21(stream: Stream) -> Iterator[tuple[int, bytes, Parsed | Finding]]:
    """(byte offset, raw bytes, record or why it was refused) of each record; one bad record stops nothing."""
    for piece in pieces(stream):
        try:
            yield piece.offset, piece.raw, parse(piece.raw, piece.closed)
        except Refused as refused:
            yield piece.offset, piece.raw, refused.finding


def parse(raw: bytes, closed: bool = True) -> Parsed:
    """One record. Raises Refused: not_marc, truncated, no_fields, directory_unusable."""
    repairs: list[Finding] = []
    whole = raw if closed and _begins(raw) else _trimmed(raw, closed, repairs)
    tags, parts = _cut(whole, repairs)
    leader = _leader(whole[:24], repairs)
    fields = _decoded(leader, tags, parts, repairs)
    fields = _checked(fields, repairs)
    record = Marc(leader, fields)
    return record, _as_utf8(whole, record, bool(repairs)), list(dict.fromkeys(repairs))


def _as_utf8(whole: bytes, record: Marc, changed: bool) -> bytes:
    if changed or not (whole.isascii() and b"\x1b" not in whole and b"&#x" not in whole):
        same = not changed and whole[9:10] == b"a"
        return whole if same else to_iso2709(record)
    return whole if whole[9:10] == b"a" else whole[:9] + b"a" + whole[10:]


def _begins(raw: bytes) -> bool:
    return raw[:5].isdigit() and int(raw[:5]) == len(raw)


def _trimmed(raw: bytes, closed: bool, repairs: list[Finding]) -> bytes:
    """The record without what stands before its leader, and with its terminator."""
    if not raw[:5].isdigit():
        found = LEADER.search(raw)
        if found is None:
            raise Refused("not_marc", what=raw[:24].decode("ascii", "replace"))
        repairs.append(Finding("junk_before", what=str(found.start())))
        raw = raw[found.start() :]
    declared, there = int(raw[:5]), len(raw)
    if not closed:
        if declared != there + 1 or not raw.endswith(b"\x1e"):
            raise Refused("truncated", what=f"{there}/{declared}")
        repairs.append(Finding("terminator_missing"))
        return raw + b"\x1d"
    if declared != there:
        repairs.append(Finding("wrong_length", "LDR", f"{declared}→{there}"))
    return raw


def _cut(raw: bytes, repairs: list[Finding]) -> tuple[list[str], list[bytes]]:
    """Tags and data of the fields, by directory where it is right, else by terminators in order."""
    if len(raw) < 26 or b"\x1e" not in raw:
        raise Refused("not_marc", what=raw[:24].decode("ascii", "replace"))
    ends = raw.find(b"\x1e", 24)
    base = ends + 1
    if raw[12:17] != b"%05d" % base:
        repairs.append(Finding("wrong_base", "LDR", f"{raw[12:17].decode('ascii', 'replace')}→{base:05d}"))
    directory = raw[24:ends]
    parts = raw[base:-1].split(b"\x1e")
    if parts and not parts[-1].strip():
        parts.pop()
    entries = _ENTRY.findall(directory)
    if not directory or not parts:
        raise Refused("no_fields")
    if len(entries) * 12 == len(directory) and len(entries) == len(parts) and _in_order(entries, parts):
        return [tag.decode() for tag, _, _ in entries], parts
    by_offset = _by_offset(raw, base, entries) if len(entries) * 12 == len(directory) else None
    if by_offset is not None:
        return [tag.decode() for tag, _, _ in entries], by_offset
    repairs.append(Finding("wrong_directory"))
    return _tags_in_order(directory, parts), parts


def _in_order(entries: list[tuple[bytes, bytes, bytes]], parts: list[bytes]) -> bool:
    at = 0
    for (_, length, start), part in zip(entries, parts, strict=True):
        size = len(part) + 1
        if int(length) != size or int(start) != at:
            return False
        at += size
    return True


def _by_offset(raw: bytes, base: int, entries: list[tuple[bytes, bytes, bytes]]) -> list[bytes] | None:
    """Data where each entry points; None unless all of them point at whole fields."""
    found = []
    for _, length, start in entries:
        begin = base + int(start)
        end = begin + int(length)
        if int(length) == 0 or raw[end - 1 : end] != b"\x1e" or raw[begin - 1 : begin] != b"\x1e":
            return None
        found.append(raw[begin : end - 1])
    return found


def _tags_in_order(directory: bytes, parts: list[bytes]) -> list[str]:
    tags = [directory[at : at + 3] for at in range(0, len(directory) - 5, 12)]
    if len(tags) != len(parts) or not all(tag.isalnum() and tag.isascii() for tag in tags):
        raise Refused("directory_unusable", what=f"{len(tags)}/{len(parts)}")
    return [tag.decode() for tag in tags]


def _leader(raw: bytes, repairs: list[Finding]) -> str:
    leader = raw.decode("ascii", "replace")
    if "\ufffd" in leader or raw[10:12] != b"22":
        readable = leader.replace("\ufffd", " ")
        mended = f"{readable[:10]}22{readable[12:20]}4500"
        if "\ufffd" in leader:
            repairs.append(Finding("bad_leader", "LDR", leader[17:].replace("\ufffd", "?")))
        return mended
    return leader


# --- characters -------------------------------------------------------------------------------------------


def _decoded(leader: str, tags: list[str], parts: list[bytes], repairs: list[Finding]) -> list[Field]:
    body = b"\x1e".join(parts)
    plain = body.isascii() and b"\x1b" not in body
    if plain and (leader[9] == "a" or b"&#x" not in body):
        return list(zip(tags, body.decode("ascii").split("\x1e"), strict=True))
    try:
        text = None if b"\x1b" in body or plain else body.decode("utf-8")
    except UnicodeDecodeError:
        text = None
    if text is None:
        return _by_field(leader[9] == "a", tags, parts, repairs)
    if leader[9] != "a":
        repairs.append(Finding("utf8_unflagged", "LDR"))
    mended = mend_twice_encoded(text)
    if mended != text:
        repairs.append(Finding("twice_encoded", what=_sample(mended)))
    return list(zip(tags, mended.split("\x1e"), strict=True))


def _by_field(flagged: bool, tags: list[str], parts: list[bytes], repairs: list[Finding]) -> list[Field]:
    """Fields of MARC-8, or of a record whose flag lies, decoded one by one."""
    data = [part for tag, part in zip(tags, parts, strict=True) if not is_control(tag)]
    eight_bit = None if flagged or _is_marc8(data) else guess_eight_bit(b" ".join(data))
    if eight_bit:
        repairs.append(Finding("other_encoding", "LDR", eight_bit))
    return [
        (tag, _field_text(tag, part, flagged, eight_bit, repairs))
        for tag, part in zip(tags, parts, strict=True)
    ]


def _field_text(tag: str, part: bytes, flagged: bool, eight_bit: str | None, repairs: list[Finding]) -> str:
    if part.isascii() and (flagged or (b"\x1b" not in part and b"&#x" not in part)):
        return part.decode("ascii")
    if is_control(tag) and not flagged:
        repairs.append(Finding("bad_bytes", tag))
        return _NOT_ASCII.sub("|", part.decode("latin-1"))
    if flagged:
        return _flagged_text(tag, part, repairs)
    if eight_bit:
        return decode_eight_bit(part, eight_bit)
    return _marc8_text(tag, part, repairs)


def _flagged_text(tag: str, part: bytes, repairs: list[Finding]) -> str:
    """A field of a record that says it is UTF-8."""
    try:
        return part.decode("utf-8")
    except UnicodeDecodeError:
        pass
    decoded = [marc8.decode(piece) for piece in part.split(b"\x1f")]
    if not any(d.unknown or d.unlikely for d in decoded):
        repairs.append(Finding("not_utf8", tag, "MARC-8"))
        return "\x1f".join(d.text for d in decoded)
    text = part.decode("utf-8", "replace")
    if "\ufffd" in text and looks_latin(part) and not _has_utf8(part):
        repairs.append(Finding("not_utf8", tag, guess_eight_bit(part)))
        return decode_eight_bit(part, guess_eight_bit(part))
    repairs.append(Finding("bad_bytes", tag))
    return text


def _has_utf8(part: bytes) -> bool:
    """Whether some of the high bytes are good UTF-8: then the rest is damage, not another encoding."""
    return not part.decode("utf-8", "ignore").isascii()


def _marc8_text(tag: str, part: bytes, repairs: list[Finding]) -> str:
    decoded = [marc8.decode(piece) for piece in part.split(b"\x1f")]
    if any(d.unknown for d in decoded):
        repairs.append(Finding("bad_bytes", tag))
    return "\x1f".join(d.text for d in decoded)


def _is_marc8(parts: list[bytes]) -> bool:
    """Whether the bytes make sense as MARC-8; Latin-1 and Cyrillic put marks where none can stand."""
    high = [part for part in parts if not part.isascii() or b"\x1b" in part]
    if any(b"\x1b" in part for part in high):
        return True
    decoded = [marc8.decode(piece) for part in high for piece in part.split(b"\x1f")]
    odd = sum(d.unknown + d.unlikely for d in decoded)
    count = sum(byte >= 0x80 for part in high for byte in part)
    if odd and guess_eight_bit(b" ".join(high)) == "cp1251":
        return False  # whole words of high bytes: MARC-8 never has three in a row
    return odd * 3 <= count * 2


def _sample(text: str) -> str:
    found = next((w for w in re.split(r"[\s\x1f\x1e]+", text) if not w.isascii()), "")
    return found[:40]


# --- fields -----------------------------------------------------------------------------------------------


def _checked(fields: list[Field], repairs: list[Finding]) -> list[Field]:
    """Fields with two indicators and readable subfield codes."""
    checked = None
    if not "".join([tag for tag, _ in fields]).isalnum():
        repairs += [Finding("bad_tag", tag) for tag, _ in fields if not tag.isalnum()]
    for at, (tag, data) in enumerate(fields):
        if tag[:2] == "00" or (data[2:3] == "\x1f" and data.isascii() and "\x1f " not in data):
            continue
        mended = data
        if data[2:3] != "\x1f":
            mended = _with_indicators(tag, data, repairs)
        mended = _with_codes(tag, mended, repairs)
        if mended is not data:
            checked = checked if checked is not None else list(fields)
            checked[at] = (tag, mended)
    return fields if checked is None else checked


def _with_indicators(tag: str, data: str, repairs: list[Finding]) -> str:
    before, delimiter, rest = data.partition("\x1f")
    if not delimiter:
        repairs.append(Finding("no_subfields", tag, data[:40]))
        return f"  \x1fa{data[2:] if data[:2].strip() == '' else data}"
    repairs.append(Finding("bad_indicators", tag, before[:10]))
    return f"{before[:2]:<2}\x1f{rest}"


def _with_codes(tag: str, data: str, repairs: list[Finding]) -> str:
    if _ODD_CODE.search(data) is None:
        return data
    repairs.append(Finding("bad_subfield_code", tag))
    head, *parts = data.split("\x1f")
    return "\x1f".join([head, *(_coded(part) for part in parts)])


def _coded(part: str) -> str:
    """A part with the code it most likely had: 'ác1878' was c, 'áActivePerl' was a."""
    if not part or ("!" <= part[0] <= "~" and not "\u0300" <= part[1:2] <= "\u036f"):
        return part
    rest = _NOT_ASCII.sub("", part[:4]) + part[4:]
    rest = rest.lstrip()
    return rest if rest[:1].islower() or rest[:1].isdigit() else f"a{rest}"
