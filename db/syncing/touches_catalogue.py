# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rows change with titles, items and interlibrary loan."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from db.operations import (
    cataloguing,
    fast_adding,
    importing,
    interloan,
)
from db.syncing.kinds import (
    INTERLOAN_EVENTS,
    INTERLOAN_READERS,
    INTERLOANS,
    ITEMS,
    MEMBER_CONTACTS,
    MEMBERS,
    TITLES,
    RowKey,
    at,
)
from db.syncing.touching import rows_of


@rows_of.register
def _(operation: cataloguing.PutTitle, session: Session) -> Iterator[RowKey]:
    yield at(TITLES, operation.title)


@rows_of.register
def _(operation: cataloguing.PutItem, session: Session) -> Iterator[RowKey]:
    yield at(ITEMS, operation.item)


@rows_of.register
def _(operation: importing.ImportTitles, session: Session) -> Iterator[RowKey]:
    yield from (at(TITLES, imported.title) for imported in operation.titles)
    yield from (at(ITEMS, imported.item) for imported in operation.items)


@rows_of.register
def _(operation: importing.ImportMembers, session: Session) -> Iterator[RowKey]:
    for imported in operation.members:
        yield at(MEMBERS, imported.member)
        yield at(MEMBER_CONTACTS, imported.member)


@rows_of.register
def _(operation: fast_adding.AddInPassing, session: Session) -> Iterator[RowKey]:
    yield at(TITLES, operation.title)
    yield at(ITEMS, operation.item)


@rows_of.register
def _(operation: interloan.AskInterloan, session: Session) -> Iterator[RowKey]:
    yield at(INTERLOANS, operation.interloan)
    yield at(INTERLOAN_READERS, operation.interloan)


@rows_of.register(interloan.ActOnInterloan)
@rows_of.register(interloan.TakeBackInterloan)
def _(operation: interloan.TakeBackInterloan, session: Session) -> Iterator[RowKey]:
    """What is here for a request is lendable only while it is here; what was sent for one may get lost."""
    yield at(INTERLOANS, operation.interloan)
    yield at(INTERLOAN_EVENTS, operation.event)
    yield from (at(ITEMS, uid) for uid in interloan.own_items(session, operation.interloan))
    if (sent := interloan.sent_item(session, operation.interloan)) is not None:
        yield at(ITEMS, sent)
    if isinstance(operation, interloan.ActOnInterloan) and operation.copy is not None:
        if operation.item is not None:
            yield at(ITEMS, operation.item)
        if operation.copy.is_new:
            yield at(TITLES, operation.copy.title)
