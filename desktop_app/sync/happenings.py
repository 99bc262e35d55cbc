# SPDX-License-Identifier: GPL-3.0-or-later
"""What has happened between this desk and its server, kept in the store: the last few, the newest first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec
from sqlalchemy.orm import Session

from db.errors import StoreBusy, StoreFull, StoreReadOnly
from db.models import Setting
from desktop_app.sync import carrier

PLACE = ("desk", "sync_happenings")
KEPT = 20
TROUBLES: dict[type[Exception], str] = {
    carrier.Unreachable: "unreachable",
    carrier.NotTrusted: "not_trusted",
    carrier.Unencrypted: "not_trusted",
    carrier.Stranger: "stranger",
    carrier.ServerTroubled: "server_troubled",
    carrier.NotKnown: "not_known",
    carrier.TooManyTries: "too_many_tries",
    carrier.PlainHttp: "plain_http",
}
"""What goes wrong on the way, by the name under which it is kept."""
PASSING = (StoreFull, StoreBusy, StoreReadOnly)
"""What may be wrong with the store for a while: it is told where syncing is told of, and tried again."""
UNFORESEEN = "unforeseen"
LASTING = frozenset({*TROUBLES.values(), UNFORESEEN, "update_needed", "server_older", "revoked"})
"""Those that stand until a cycle succeeds."""


class Happening(msgspec.Struct, frozen=True, omit_defaults=True):
    """'joined', 'new_epoch', 'copied', 'mended' (`count` rows), or one of LASTING."""

    at: datetime
    what: str
    count: int = 0


def happenings(session: Session) -> list[Happening]:
    """The newest first."""
    found = session.get(Setting, PLACE)
    return [] if found is None else msgspec.json.decode(found.value, type=list[Happening])


def keep(session: Session, *new: Happening) -> None:
    """Keep these too, the oldest of them first; a trouble that goes on is kept once, as it began."""
    kept = happenings(session)
    for one in new:
        if not (kept and one.what in LASTING and kept[0].what == one.what):
            kept.insert(0, one)
    scope, name = PLACE
    value = msgspec.json.encode(kept[:KEPT]).decode()
    session.merge(Setting(scope=scope, name=name, value=value))


def of_a_round(now: datetime, answers: Iterable[str], mended: int) -> list[Happening]:
    """What a round of cycles has shown of desk and server, by its answers and how many rows were mended."""
    new = [Happening(now, what) for what in answers if what in {"new_epoch", "copied"}]
    return [*new, Happening(now, "mended", mended)] if mended else new


def trouble_name(error: Exception) -> str:
    """The name under which an error is kept."""
    return TROUBLES.get(type(error), UNFORESEEN)
