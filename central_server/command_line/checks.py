# SPDX-License-Identifier: GPL-3.0-or-later
"""What the doctor sees in the central store."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import func, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from central_server import auditing
from central_server.command_line.finding import BAD, GOOD, WARNING, Finding
from central_server.epochs import restored_at
from central_server.store import CentralStore
from db import migrations
from db.models import Item, JournalEntry, Loan
from db.models.syncing import Device, Note
from db.operations.desk import CLOCK_TOLERANCE, utc_now

NAMED = 20
"""Rows that a finding names; it counts them all."""
CLOCK_OFF = timedelta(minutes=5)
MEND = "run 'simpul-server doctor --mend'"


def all_of(store: CentralStore) -> list[Finding]:
    """In the order in which they are told."""
    with store.read() as session:
        checks: tuple[Callable[[Session], Finding], ...] = (
            revision, file, feed, scopes, open_loans, journal, clock, desks, attention,
        )  # fmt: skip
        return [_tried(check, session) for check in checks]


def _tried(check: Callable[[Session], Finding], session: Session) -> Finding:
    try:
        with session.begin_nested():
            return check(session)
    except DatabaseError as error:
        said = f"The check '{check.__name__}' could not be finished: the store may be damaged."
        return Finding(check.__name__, BAD, said, {"error": type(error.orig).__name__})


def revision(session: Session) -> Finding:
    """The tables' revision; opening has upgraded them."""
    found = str(session.scalar(text("SELECT version_num FROM alembic_version")))
    newest = migrations.head()
    state = GOOD if found == newest else BAD
    return Finding(
        "revision", state, f"The tables have revision {found}.", {"revision": found, "newest": newest}
    )


def file(session: Session) -> Finding:
    """An embedded store finds no fault with itself, and no row points into nothing."""
    if session.get_bind().dialect.name != "sqlite":
        return Finding("file", GOOD, "PostgreSQL looks after its files itself (see pg_amcheck).")
    wrong = [str(row[0]) for row in session.execute(text("PRAGMA quick_check(20)")) if row[0] != "ok"]
    wrong += [f"{row[0]} {row[1]}" for row in session.execute(text("PRAGMA foreign_key_check")).all()[:NAMED]]
    if wrong:
        said = f"The store's file is damaged ({len(wrong)} faults): restore a backup."
        return Finding("file", BAD, said, {"faults": wrong})
    return Finding("file", GOOD, "The store's file is whole.")


def feed(session: Session) -> Finding:
    """Each row's hash stands in the feed of each scope that it lies in, and nothing else does."""
    kinds: Counter[str] = Counter()
    named: list[dict[str, object]] = []
    for found in auditing.differences(session):
        kinds[found.what] += 1
        if len(named) < NAMED:
            named.append(
                {"kind": found.key.kind, "uid": found.key.uid, "scope": found.scope, "is": found.what}
            )
    if not kinds:
        return Finding("feed", GOOD, "The feed is as the rows are.")
    told = ", ".join(f"{count} {what}" for what, count in sorted(kinds.items()))
    return Finding(
        "feed", BAD, f"The feed is not as the rows are ({told}): {MEND}.", {"rows": named, **kinds}
    )


def scopes(session: Session) -> Finding:
    """Counts, sums and versions of scopes are what their entries say."""
    wrong = auditing.wrong_scopes(session)
    if wrong:
        said = f"Counters of {len(wrong)} scopes are wrong: {MEND}."
        return Finding("scopes", BAD, said, {"scopes": wrong})
    return Finding("scopes", GOOD, "The counters of all scopes are right.")


def open_loans(session: Session) -> Finding:
    """No item is out twice: the sum keeps the question away from the index that forbids it."""
    twice = session.scalars(
        select(Item.barcode)
        .join(Loan, Loan.item_id == Item.id)
        .where(Loan.ended_at.is_(None))
        .group_by(Item.barcode, Loan.item_id + 0)
        .having(func.count() > 1)
    ).all()
    if twice:
        said = f"{len(twice)} items are out twice: {', '.join(twice[:NAMED])}. Take them back at a desk."
        return Finding("open_loans", BAD, said, {"barcodes": twice})
    return Finding("open_loans", GOOD, "No item is out twice.")


def journal(session: Session) -> Finding:
    """Each device's operations are numbered from one without gaps.

    A gap is no fault in a copy (what it had in common stands under the other's name), nor after a restore.
    """
    rows = session.execute(
        select(JournalEntry.device, func.count(), func.max(JournalEntry.number)).group_by(JournalEntry.device)
    )
    copies = set(session.scalars(select(Device.uid).where(Device.copy_of.is_not(None))))
    gaps = [device for device, count, last in rows if count != last]
    facts = {"devices": gaps}
    if not gaps:
        return Finding("journal", GOOD, "The journal has no gap.")
    if restored_at(session) is not None or copies.issuperset(gaps):
        said = f"{len(gaps)} devices have gaps in the journal, as copies and restored stores may have."
        return Finding("journal", WARNING, said, facts)
    said = f"{len(gaps)} devices have gaps in the journal: was this store put back without 'restore'?"
    return Finding("journal", BAD, said, facts)


def clock(session: Session) -> Finding:
    """This computer's clock is not behind what it has answered."""
    newest = [session.scalar(select(func.max(JournalEntry.answered_at))), _newest_seen(session)]
    last = max((moment for moment in newest if moment is not None), default=None)
    now = utc_now()
    facts = {"clock": now, "newest": last}
    if last is not None and now < last - CLOCK_TOLERANCE:
        return Finding(
            "clock", BAD, f"The clock says {now:%Y-%m-%d %H:%M} UTC, which has been: set it.", facts
        )
    return Finding("clock", GOOD, f"The clock says {now:%Y-%m-%d %H:%M} UTC.", facts)


def _newest_seen(session: Session) -> datetime | None:
    return session.scalar(select(func.max(Device.seen_at)))


def desks(session: Session) -> Finding:
    """How many there are, and whose clock is off by minutes."""
    enrolled = session.scalars(select(Device).where(Device.revoked_at.is_(None))).all()
    off = [d.uid for d in enrolled if abs(d.clock_offset) > CLOCK_OFF.total_seconds() * 1_000_000]
    said = f"{len(enrolled)} desks are enrolled."
    if off:
        said += f" The clocks of {len(off)} are off by minutes: see 'simpul-server devices'."
    return Finding("desks", WARNING if off else GOOD, said, {"desks": len(enrolled), "clocks_off": off})


def attention(session: Session) -> Finding:
    """Notes that nobody has settled: no fault, but somebody's work."""
    count = session.scalar(select(func.count()).where(Note.settled_at.is_(None))) or 0
    return Finding("attention", GOOD, f"{count} notes wait for people at the desks.", {"open_notes": count})
