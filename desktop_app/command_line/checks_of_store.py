# SPDX-License-Identifier: GPL-3.0-or-later
"""What the doctor sees in an open store: key, file, search, journal, loans, backups, clock."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import text

from db import backups, errors, keys, migrations
from db.operations.desk import CLOCK_TOLERANCE, last_entry, utc_now
from db.queries import library
from db.store import FILE_NAME, Store, connect, translated
from db.syncing.desks import desk_at
from desktop_app.command_line.finding import BAD, GOOD, WARNING, Finding
from desktop_app.language import format_datetime, format_number, translate
from desktop_app.refusal_words import words

OLD_BACKUP = timedelta(days=7)
INDEXES = ("catalogue_search", "member_search")


Check = Callable[[Store], Finding]


def all_of(store: Store) -> list[Finding]:
    """In the order in which they are told; of a damaged file only the backup is worth asking about."""
    found = [_tried(check, store) for check in (opens, revision, file)]
    others: tuple[Check, ...] = (search_indexes, counts, journal, open_loans, last_backup, clock)
    rest = (last_backup,) if found[-1].state == BAD else others
    return [*found, *(_tried(check, store) for check in rest)]


def _tried(check: Check, store: Store) -> Finding:
    try:
        return check(store)
    except errors.StoreError as error:
        said = translate("Doctor", "The check '{check}' could not be finished: {why}")
        shown = said.format(check=check.__name__, why=words(error).headline)
        return Finding(check.__name__, BAD, shown, {"detail": error.detail or type(error).__name__})


METHODS: dict[str, Callable[[], str]] = {
    "keychain": lambda: translate("Doctor", "the key is in the system's keychain"),
    "passphrase": lambda: translate("Doctor", "the key comes from a passphrase"),
    "sample": lambda: translate("Doctor", "this is the sample library, its key is no secret"),
}


def opens(store: Store) -> Finding:
    """That it does, where it lies, and where its key comes from."""
    method = keys.method(store.folder)
    said = translate("Doctor", "The library opens: {folder}; {method}.")
    facts = {"store": store.folder, "key": method, "bytes": (store.folder / FILE_NAME).stat().st_size}
    return Finding("store", GOOD, said.format(folder=store.folder, method=METHODS[method]()), facts)


def revision(store: Store) -> Finding:
    """The schema's revision; opening has upgraded it."""
    has, newest = migrations.current(store.engine), migrations.head()
    said = translate("Doctor", "Its tables have revision {revision}.").format(revision=has)
    return Finding("revision", GOOD if has == newest else BAD, said, {"revision": has, "newest": newest})


def file(store: Store) -> Finding:
    """Every page is what was written (HMAC), SQLite finds no fault, and no row points into nothing."""
    if wrong := _faults(store):
        said = translate("Doctor", "The library's file is damaged: restore the last backup.")
        return Finding("file", BAD, said, {"faults": wrong})
    return Finding("file", GOOD, translate("Doctor", "Its file is whole."))


def _faults(store: Store) -> list[str]:
    """What SQLite and SQLCipher find wrong, and rows that point into nothing; the first few."""
    found: list[str] = []
    try:
        with store.read() as session:
            found += _said(session, "PRAGMA cipher_integrity_check")
            found += [line for line in _said(session, "PRAGMA quick_check(20)") if line != "ok"]
            rows = session.execute(text("PRAGMA foreign_key_check")).all()
            found += [f"{row[0]} {row[1]}" for row in rows[:20]]
    except errors.StoreDamaged as error:
        found.append(error.detail)
    return found


def _said(session: Any, question: str) -> list[str]:
    return [str(row[0]) for row in session.execute(text(question))]


def search_indexes(store: Store) -> Finding:
    """Each index says the same as the table it belongs to (FTS5's own check)."""
    broken = [name for name in INDEXES if not _index_is_whole(store, name)]
    if broken:
        said = translate("Doctor", "Search may miss something ({names}): run 'simpul doctor --arrange'.")
        return Finding("search", BAD, said.format(names=", ".join(broken)), {"broken": broken})
    return Finding("search", GOOD, translate("Doctor", "Search finds everything that is there."))


def _index_is_whole(store: Store, name: str) -> bool:
    try:
        with store.write() as session:
            session.execute(text(f"INSERT INTO {name}({name}, rank) VALUES ('integrity-check', 1)"))
            session.rollback()
    except errors.StoreDamaged:
        return False
    return True


def counts(store: Store) -> Finding:
    """How much it holds."""
    with store.read() as session:
        found = library.counts(session)
    said = translate(
        "Doctor", "It holds {titles} titles, {items} items, {members} members, {open_loans} open loans."
    )
    shown = {name: format_number(number) for name, number in found._asdict().items()}
    return Finding("counts", GOOD, said.format_map(shown), found._asdict())


def journal(store: Store) -> Finding:
    """Each device's operations are numbered from one without gaps."""
    asked = "SELECT hex(device), count(*), min(number), max(number) FROM journal GROUP BY device"
    with store.read() as session:
        devices = session.execute(text(asked)).all()
    gaps = [row[0] for row in devices if (row[2], row[3]) != (1, row[1])]
    if gaps:
        said = translate("Doctor", "The journal has gaps: tell whoever looks after the program.")
        return Finding("journal", BAD, said, {"devices": gaps})
    total = sum(row[1] for row in devices)
    said = translate("Doctor", "The journal has {count} entries without a gap.").format(
        count=format_number(total)
    )
    return Finding("journal", GOOD, said, {"entries": total})


def open_loans(store: Store) -> Finding:
    """No item is out twice: asked of the rows, not of the index that forbids it."""
    asked = """SELECT i.barcode FROM loans l NOT INDEXED JOIN items i ON i.id = l.item_id
        WHERE l.ended_at IS NULL GROUP BY l.item_id HAVING count(*) > 1"""
    with store.read() as session:
        twice = _said(session, asked)
    if twice:
        said = translate("Doctor", "Items are out twice: {barcodes}. Take them back and lend them anew.")
        return Finding("open_loans", BAD, said.format(barcodes=", ".join(twice)), {"barcodes": twice})
    return Finding("open_loans", GOOD, translate("Doctor", "No item is out twice."))


def last_backup(store: Store) -> Finding:
    """There is one, it is recent, and it opens."""
    there = backups.listed(store.folder / backups.FOLDER)
    if not there:
        said = translate("Doctor", "There is no backup yet: run 'simpul backup'.")
        return Finding("backup", WARNING, said)
    newest = there[0]
    made_at = datetime.fromtimestamp((newest / FILE_NAME).stat().st_mtime, UTC)
    facts = {"backup": newest, "made_at": made_at, "backups": len(there)}
    if not _opens(newest, store.key):
        said = translate("Doctor", "The last backup ({folder}) does not open: make another one.")
        return Finding("backup", BAD, said.format(folder=newest), facts)
    said = translate("Doctor", "The last backup is of {when} and opens.").format(
        when=format_datetime(made_at)
    )
    return Finding("backup", GOOD if utc_now() - made_at < OLD_BACKUP else WARNING, said, facts)


def _opens(backup: Path, key: bytes) -> bool:
    try:
        with translated(backup), closing(connect(backup / FILE_NAME, key)) as copy:
            return bool(copy.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except errors.StoreError:
        return False


def clock(store: Store) -> Finding:
    """The computer's clock is not behind the journal."""
    desk = desk_at(store)
    if desk is None:
        return Finding("clock", WARNING, translate("Doctor", "No library was started in this store yet."))
    with store.read() as session:
        _, last = last_entry(session, desk.device)
    now = utc_now()
    facts = {"clock": now, "last_entry": last}
    if last is not None and now < last - CLOCK_TOLERANCE:
        said = translate("Doctor", "The clock says {clock}, the last entry {last}: set the clock.")
        shown = said.format(clock=format_datetime(now), last=format_datetime(last))
        return Finding("clock", BAD, shown, facts)
    said = translate("Doctor", "The clock says {clock}.").format(clock=format_datetime(now))
    return Finding("clock", GOOD, said, facts)
