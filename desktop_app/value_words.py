# SPDX-License-Identifier: GPL-3.0-or-later
"""The two values of a field that was edited at two desks, as a person reads them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from db.queries.notes import NoteRow
from db.queries.subjects import POINTING, UID
from desktop_app import interloan_words, programme_words
from desktop_app.declared_settings import BY_NAME
from desktop_app.language import format_date, format_datetime, locale, translate
from desktop_app.refusal_words import field_name
from desktop_app.refusal_words.fields import CONDITIONS
from desktop_app.role_words import roles_in_words

CODES: Mapping[str, Mapping[str, Callable[[], str]]] = {
    "condition": CONDITIONS,
    "kind": {
        **programme_words.KINDS,
        **programme_words.PARTNER_KINDS,
        **programme_words.AGREEMENT_KINDS,
    },
    "state": programme_words.STATES,
    "age_group": programme_words.AGE_GROUPS,
    "strategy": programme_words.STRATEGIES,
    "role": programme_words.PEOPLE_ROLES,
    "format": programme_words.FORMATS,
    "liable": interloan_words.LIABLE,
}
"""Fields that hold one of a few words of the code."""
HIDDEN = frozenset({"body", "merged_into", "rule", "series"})
"""Fields that hold no words, and point at nothing that has a name."""


def two_values(note: NoteRow) -> dict[str, str]:
    """The field's name, what was kept and what gave way."""
    field = str(note.facts.get("field", ""))
    kept, other = (value_words(field, note.facts.get(which), note.names) for which in ("kept", "other"))
    return {"field": field_name(field), "kept": kept, "other": other}


def setting_words(name: str) -> str:
    """What a setting of the library is called."""
    words = BY_NAME[name].words() if name in BY_NAME else ""
    return words or translate("Attention", "a setting of the library")


def value_words(field: str, value: Any, names: Mapping[str, str] | None = None) -> str:
    """A field's value as a person reads it; `names` are those of what it points at, by uid."""
    if field == "value" or field in LISTS:
        value = _read(value)
    if value in (None, "", [], {}):
        return "–"
    if isinstance(value, bool):
        return translate("Attention", "yes") if value else translate("Attention", "no")
    if field.endswith(("_on", "_at", "_date", "_from", "until")):
        return _dated(value)
    text = str(value)
    if text in (codes := CODES.get(field, {})):
        return codes[text]()
    return _pointing(field, text, names or {}) or _listed(field, value) or text


def _pointing(field: str, text: str, names: Mapping[str, str]) -> str:
    """What a field points at."""
    uids = UID.findall(text) if field in POINTING else []
    known = ", ".join(names[uid] for uid in uids if uid in names)
    return known or (translate("Attention", "another one") if uids or field in HIDDEN else "")


def _listed(field: str, value: Any) -> str:
    """What a field lists."""
    if field == "roles":
        return roles_in_words(str(value).split())
    if field not in LISTS:
        return ""
    # A note of an earlier version told it in a way that nobody reads.
    return translate("Attention", "another one") if isinstance(value, str) else LISTS[field](value)


def _read(value: Any) -> Any:
    """What was written out as one text."""
    with suppress(msgspec.DecodeError):
        return msgspec.json.decode(value) if isinstance(value, str) else value
    return value


def _weekdays(days: list[int]) -> str:
    return ", ".join(locale().dayName(day + 1) for day in days)


def _answers(answers: Mapping[str, str]) -> str:
    return ", ".join(f"{name}: {text}" for name, text in answers.items())


LISTS: Mapping[str, Callable[[Any], str]] = {
    "closed_weekdays": _weekdays,
    "identifiers": lambda numbers: ", ".join(number for _, number in numbers),
    "answers": _answers,
    "topics": lambda topics: ", ".join(text for text, *_ in topics),
    "questions": lambda questions: ", ".join(str(one.get("text", "")) for one in questions),
}
"""Fields that are written out as one text."""


def _dated(value: Any) -> str:
    if isinstance(value, int):
        return format_datetime(datetime.fromtimestamp(value / 1_000_000, UTC))
    with suppress(ValueError):
        return format_date(date.fromisoformat(value))
    with suppress(ValueError):
        return format_datetime(datetime.fromisoformat(value))
    return str(value)
