# SPDX-License-Identifier: GPL-3.0-or-later
"""Who was in an online meeting, from the CSV that Zoom, Meet or Teams gives out: tolerant of what differs.

Columns are found by their words in English or Indonesian, below whatever stands above them; encoding and
separator are found too. A person who came several times is one, with the union of the times.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, tzinfo
from typing import NamedTuple

from db.rules.attendance import union

WORDS = {
    "name": ("name (original name)", "name", "full name", "participant", "nama", "nama lengkap"),
    "first": ("first name", "nama depan"),
    "last": ("last name", "surname", "nama belakang"),
    "email": ("email", "e-mail", "user email", "email address", "surel", "alamat email"),
    "joined": (
        *("join time", "time joined", "joined at", "first seen", "first join"),
        *("waktu bergabung", "waktu masuk"),
    ),
    "left": (
        *("leave time", "time exited", "left at", "last seen", "last leave"),
        *("waktu keluar", "waktu meninggalkan"),
    ),
    "minutes": (
        *("duration (minutes)", "total duration (minutes)", "duration", "time in call"),
        *("in-meeting duration", "durasi (menit)", "durasi"),
    ),
}
DAYS = ("%m/%d/%Y", "%d/%m/%Y", "%Y-%m-%d", "%m/%d/%y", "%d/%m/%y", "%d-%m-%Y", "%d.%m.%Y")
CLOCKS = ("%I:%M:%S %p", "%I:%M %p", "%H:%M:%S", "%H:%M", "%H.%M.%S", "%H.%M")
HOURS = re.compile(r"(?:(\d+)\s*(?:h|hr|hrs|hours?|jam)\b)?\s*(?:(\d+)\s*(?:m|min|mins|minutes?|menit)\b)?"
                   r"\s*(?:(\d+)\s*(?:s|sec|secs|seconds?|detik)\b)?", re.IGNORECASE)  # fmt: skip
ENCODINGS = ("utf-8-sig", "cp1252")


class Attended(NamedTuple):
    """One person of a meeting: `stays` are aware intervals, none overlapping."""

    name: str
    email: str
    stays: tuple[tuple[datetime, datetime], ...]

    @property
    def minutes(self) -> int:
        """How long in all."""
        return int(sum(((b - a) for a, b in self.stays), timedelta()).total_seconds() // 60)


class MeetingList(NamedTuple):
    """Everybody in the file by first appearance, and the lines (from 1) that could not be read."""

    people: tuple[Attended, ...]
    unread: tuple[int, ...]


class NoMeetingList(ValueError):
    """The file has no column for names, or none for times."""


def read(data: bytes, starts_at: datetime, ends_at: datetime, zone: tzinfo | None = None) -> MeetingList:
    """Read a list for a session; times without a zone are local, times without a day are of the session's.

    Raises NoMeetingList.
    """
    lines = _text(data).splitlines()
    rows, columns, first = _table(lines)
    found: dict[str, tuple[str, str, list[tuple[datetime, datetime]]]] = {}
    unread: list[int] = []
    for number, row in enumerate(rows, first):
        if not any(cell.strip() for cell in row):
            continue
        name, email = _named(row, columns)
        stay = _stay(row, columns, starts_at, ends_at, zone)
        if not (name or email) or stay is None:
            unread.append(number)
            continue
        key = email.casefold() or " ".join(name.casefold().split())
        known = found.setdefault(key, (name or email, email, []))
        known[2].append(stay)
    people = tuple(Attended(name, email, tuple(union(stays))) for name, email, stays in found.values())
    return MeetingList(people, tuple(unread))


def _text(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    if data[:200].count(0) > len(data[:200]) // 3:
        return data.decode("utf-16-le", errors="replace")
    try:
        return data.decode(ENCODINGS[0])
    except UnicodeDecodeError:
        return data.decode(ENCODINGS[1], errors="replace")


def _table(lines: Sequence[str]) -> tuple[list[list[str]], dict[str, int], int]:
    """The rows below the line of headings, where each column is, and the number of the first row."""
    for at, line in enumerate(lines):
        for separator in (",", ";", "\t"):
            columns = _columns(next(csv.reader([line], delimiter=separator), []))
            who = columns.keys() & {"name", "first", "email"}
            if who and columns.keys() & {"name", "first"} and columns.keys() & {"joined", "minutes"}:
                return list(csv.reader(lines[at + 1 :], delimiter=separator)), columns, at + 2
    raise NoMeetingList


def _columns(heading: Sequence[str]) -> dict[str, int]:
    said = [" ".join(cell.casefold().split()) for cell in heading]
    found = {}
    for column, words in WORDS.items():
        place = next((said.index(word) for word in words if word in said), None)
        if place is not None:
            found[column] = place
    return found


def _cell(row: Sequence[str], columns: dict[str, int], column: str) -> str:
    place = columns.get(column)
    return row[place].strip() if place is not None and place < len(row) else ""


def _named(row: Sequence[str], columns: dict[str, int]) -> tuple[str, str]:
    parts = (_cell(row, columns, part) for part in ("first", "last"))
    name = _cell(row, columns, "name") or " ".join(filter(None, parts))
    # Zoom puts the name that the account has behind the one that was shown.
    return re.sub(r"\s*\([^)]*\)\s*$", "", name).strip() or name, _cell(row, columns, "email")


def _stay(
    row: Sequence[str], columns: dict[str, int], starts_at: datetime, ends_at: datetime, zone: tzinfo | None
) -> tuple[datetime, datetime] | None:
    joined = _moment(_cell(row, columns, "joined"), starts_at, zone)
    left = _moment(_cell(row, columns, "left"), starts_at, zone)
    length = _length(_cell(row, columns, "minutes"))
    if joined is None and "joined" in columns and _cell(row, columns, "joined"):
        return None
    if joined is None and length is None:
        return None
    since = joined if joined is not None else starts_at
    until = left if left is not None else since + length if length is not None else max(since, ends_at)
    return (since, until) if until >= since else None


def _length(text: str) -> timedelta | None:
    if re.fullmatch(r"\d+([.,]\d+)?", text):
        return timedelta(minutes=float(text.replace(",", ".")))
    if re.fullmatch(r"\d+:\d{2}:\d{2}", text):
        hours, minutes, seconds = map(int, text.split(":"))
        return timedelta(hours=hours, minutes=minutes, seconds=seconds)
    found = HOURS.fullmatch(text.strip())
    if not text.strip() or found is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _moment(text: str, near: datetime, zone: tzinfo | None) -> datetime | None:
    """The reading of a time that lies nearest to the session: 11/12 is in November or in December."""
    text = " ".join(text.replace(",", " ").replace("\u202f", " ").split()).upper()
    readings = list(_readings(text, near, zone))
    return min(readings, key=lambda moment: abs(moment - near), default=None)


def _readings(text: str, near: datetime, zone: tzinfo | None) -> Iterable[datetime]:
    if not text:
        return
    try:
        plain = datetime.fromisoformat(text)
        yield plain if plain.tzinfo is not None else _local(plain, zone)
    except ValueError:
        pass
    day = near.astimezone(zone).date()
    for clock in CLOCKS:
        for shape in DAYS:
            if (found := _parsed(text, f"{shape} {clock}")) is not None:
                yield _local(found, zone)
        if (found := _parsed(text, clock)) is not None:
            yield _local(datetime.combine(day, found.time()), zone)


def _parsed(text: str, shape: str) -> datetime | None:
    try:
        return datetime.strptime(text, shape)  # noqa: DTZ007 - the caller knows the zone
    except ValueError:
        return None


def _local(plain: datetime, zone: tzinfo | None) -> datetime:
    return plain.replace(tzinfo=zone) if zone is not None else plain.astimezone()
