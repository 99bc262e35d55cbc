# SPDX-License-Identifier: GPL-3.0-or-later
"""Both sides of a note in words, the values of a field, and what taking it back means."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import NamedTuple

from db.queries.notes import NoteRow
from db.queries.sides import Side
from desktop_app import interloan_words
from desktop_app.language import format_date, format_datetime, format_money, translate
from desktop_app.operation_words import operation_name
from desktop_app.value_words import two_values, value_words

MONEY = frozenset({"TakePayment", "CancelPayment", "ChargeFee", "CancelFee"})


def sides_words(note: NoteRow) -> list[str]:
    """What each desk did, a line each; where another desk's part is not known here, a line that says so."""
    field = str(note.facts.get("field", ""))
    lines = [side_words(side, field, note.names) for side in note.sides]
    return (
        [*lines, translate("Attention", "What the other desk did is not known here.")] if note.half else lines
    )


def side_words(side: Side, field: str = "", names: Mapping[str, str] | None = None) -> str:
    """One side in one line."""
    what = operation_name(side.what) if side.what else translate("Attention", "Edited")
    where = translate("Attention", "at {branch}").format(branch=side.branch) if side.branch else ""
    by = translate("Attention", "by {name}").format(name=side.by) if side.by else ""
    unknown = "" if side.branch else translate("Attention", "(the desk is not known here)")
    did = " ".join(filter(None, (what, where, by, unknown)))
    return " · ".join(filter(None, (_time(side.at), did, _said(side, field, names or {}), _who(side))))


def _time(at: datetime | date | None) -> str:
    if isinstance(at, datetime):
        return format_datetime(at)
    return translate("Attention", "at a time not known here") if at is None else format_date(at)


def _who(side: Side) -> str:
    return translate("Attention", "a member of another branch") if side.who == "" else side.who or ""


def _said(side: Side, field: str, names: Mapping[str, str]) -> str:
    if side.what in MONEY:
        return format_money(int(side.said or 0))
    if side.what == "ActOnInterloan":
        return interloan_words.act(str(side.said))
    if field:
        return f"“{value_words(field, side.said, names)}”"
    return "" if side.said is None else str(side.said)


# --- taking it back --------------------------------------------------------------------------------------


class TakingBack(NamedTuple):
    """What a button says that takes something back, and what has to be true for it."""

    button: Callable[[], str]
    warning: Callable[[], str]


TAKING_BACK: dict[str, TakingBack] = {
    "CheckOut": TakingBack(
        lambda: translate("Attention", "Take the loan back"),
        lambda: translate("Attention", "Only if the item never left: it is then in the library again."),
    ),
    "CheckIn": TakingBack(
        lambda: translate("Attention", "Take the return back"),
        lambda: translate("Attention", "Only if it did not come back then: what that return ended goes on."),
    ),
    "DeclareLost": TakingBack(
        lambda: translate("Attention", "Take the loss back"),
        lambda: translate("Attention", "The loan goes on, and what was asked for the item falls away."),
    ),
    "Renew": TakingBack(
        lambda: translate("Attention", "Take the renewal back"),
        lambda: translate("Attention", "The loan is then due as before it. Tell the member."),
    ),
    "TakePayment": TakingBack(
        lambda: translate("Attention", "Take the payment back"),
        lambda: translate("Attention", "Only if the money was not taken, or is given back now."),
    ),
    "ChargeFee": TakingBack(
        lambda: translate("Attention", "Take the fee back"),
        lambda: translate("Attention", "It is then not asked for any more."),
    ),
    "PlaceHold": TakingBack(
        lambda: translate("Attention", "Cancel the reservation"),
        lambda: translate("Attention", "The other one keeps its place."),
    ),
    "PutAside": TakingBack(
        lambda: translate("Attention", "Take it off the hold shelf"),
        lambda: translate("Attention", "The other copy stays aside."),
    ),
    "Register": TakingBack(
        lambda: translate("Attention", "Cancel the registration"),
        lambda: translate("Attention", "Whoever waits next has the seat."),
    ),
    "MarkAttendance": TakingBack(
        lambda: translate("Attention", "Take the attendance back"),
        lambda: translate("Attention", "Only if that person was not there."),
    ),
    "IssueCertificate": TakingBack(
        lambda: translate("Attention", "Revoke the certificate"),
        lambda: translate("Attention", "Only if it was not handed over, or has come back."),
    ),
    "GiveLocker": TakingBack(
        lambda: translate("Attention", "Given by mistake"),
        lambda: translate("Attention", "Only if that person has no key to it: the other one has the locker."),
    ),
    "ActOnInterloan": TakingBack(
        lambda: translate("Attention", "Take the step back"),
        lambda: translate("Attention", "The request then stands as before it. Tell the other library."),
    ),
}
"""By the kind of operation that is taken back; an edit has words of its own."""


def take_back_button(did: str) -> str:
    """What the button says."""
    known = TAKING_BACK.get(did)
    return known.button() if known else translate("Attention", "Put the other value")


def take_back_warning(did: str, at: datetime | None, note: NoteRow) -> str:
    """What is taken back, and what has to be true for it."""
    known = TAKING_BACK.get(did)
    if known is None:
        words = translate("Attention", "{field}: “{other}” then stands in place of “{kept}”.")
        return words.format(**two_values(note))
    meant = [side_words(side) for side in note.sides if side.what == did and side.at == at]
    return "\n".join([*meant[:1], known.warning()])
