# SPDX-License-Identifier: GPL-3.0-or-later
"""What the sync page says: how it stands, what an operation was about, what became of it."""

from __future__ import annotations

from typing import NamedTuple

from db.queries.outbox import SentRow
from desktop_app.attention_words import note_in_short, refusal_reason
from desktop_app.language import format_datetime, format_number, translate
from desktop_app.operation_words import operation_name
from desktop_app.sync.carrier import is_plain
from desktop_app.sync.standing import Standing
from desktop_app.sync.worker import SyncState
from desktop_app.sync_words import lasting, left_words, plain_words, reach_words, trouble

TONES = {"applied": "good", "noted": "warn", "refused": "bad"}


class Head(NamedTuple):
    """How it stands: an icon with its tone, a headline, and what else there is to say."""

    icon: str
    tone: str
    headline: str
    detail: str


def head(state: SyncState) -> Head:
    """The words at the top."""
    age = _age(state)
    match state.phase:
        case "syncing":
            moved = format_number(state.rows + state.answered)
            said = translate("SyncPage", "{count} rows and operations so far.").format(count=moved)
            detail = said if state.rows + state.answered else age
            return Head("cloud-arrow-up", "info", translate("SyncPage", "Syncing…"), detail)
        case "online":
            return Head("cloud-check", "good", translate("SyncPage", "In step with the server"), age)
        case "offline":
            since = translate("SyncPage", "Offline since {time}").format(time=format_datetime(state.since))
            return Head("cloud-slash", "warn", since, age)
    return Head("warning-octagon", "bad", trouble(state.phase).headline, age)


def _age(state: SyncState) -> str:
    if state.synced_at is None:
        return translate("SyncPage", "Never in step yet.")
    said = translate("SyncPage", "What others did is here up to {time}.")
    return said.format(time=format_datetime(state.synced_at))


def facts(standing: Standing, branch: str, numbers: dict[str, int], device: str) -> dict[str, str]:
    """The facts about this desk, by name; an empty one is not shown."""
    return {
        "server": standing.server,
        "way": plain_words() if is_plain(standing.server) else "",
        "device": standing.name or device[-12:],
        "branch": branch,
        "reach": reach_words(standing.reach),
        "clock": _clock(standing.offset),
        "slip": left_words(numbers.get("slip", 0)),
        "member": left_words(numbers.get("member", 0)),
    }


def _clock(offset: int | None) -> str:
    """By how much the clocks differ; less than two seconds is what a network makes of it."""
    if offset is None:
        return translate("SyncPage", "not compared yet")
    if abs(offset) < 2_000_000:
        return translate("SyncPage", "right")
    slow, fast = translate("SyncPage", "{time} slow"), translate("SyncPage", "{time} fast")
    return (slow if offset > 0 else fast).format(time=lasting(offset))


def fact_name(name: str) -> str:
    """What a fact is called."""
    return {
        "server": translate("SyncPage", "Server"),
        "way": translate("SyncPage", "Way there"),
        "device": translate("SyncPage", "This desk"),
        "branch": translate("SyncPage", "Branch"),
        "reach": translate("SyncPage", "It is given"),
        "clock": translate("SyncPage", "Clock"),
        "slip": translate("SyncPage", "Slip numbers"),
        "member": translate("SyncPage", "Card numbers"),
    }[name]


def subject(row: SentRow) -> str:
    """What an operation was about."""
    item = f"“{row.title}” ({row.barcode})" if row.title and row.barcode else row.title or row.barcode
    return " · ".join(filter(None, (item, row.member, row.name)))


def outcome_words(outcome: str) -> str:
    """What became of it."""
    return {
        "applied": translate("SyncPage", "Taken in"),
        "noted": translate("SyncPage", "With a note"),
        "refused": translate("SyncPage", "Refused"),
    }.get(outcome, outcome)


def outcome_in_full(row: SentRow) -> str:
    """The same in sentences: what, when, why."""
    what = f"{operation_name(row.kind)}: {subject(row)}" if subject(row) else operation_name(row.kind)
    when = translate("SyncPage", "answered {time}").format(time=format_datetime(row.answered_at))
    match row.outcome:
        case "refused":
            why = translate("SyncPage", "The server refused it: {why}. It was taken back here.")
            return f"{what} · {when}\n{why.format(why=refusal_reason(row.why))}"
        case "noted":
            notes = ", ".join(dict.fromkeys(map(note_in_short, row.notes)))
            said = translate("SyncPage", "It stands; the server noted: {notes}.").format(notes=notes)
            if not row.note_here:
                elsewhere = translate("SyncPage", "The note stands at the branch that it concerns.")
                said = f"{said} {elsewhere}"
            return f"{what} · {when}\n{said}"
    return f"{what} · {when}\n" + translate("SyncPage", "The server has it as it was done here.")
