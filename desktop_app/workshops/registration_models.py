# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of the registering side."""

from __future__ import annotations

from db.queries.registrations import ConsentRow, RegistrationRow
from desktop_app.blocks.table import Column, RowsModel
from desktop_app.language import format_number, translate
from desktop_app.workshops import phrases
from desktop_app.workshops import registration_phrases as said


def registrations_model() -> RowsModel[RegistrationRow]:
    """Who, how, with or without a seat, since when."""

    def gone(row: RegistrationRow) -> bool:
        return row.state == "cancelled"

    columns: list[Column[RegistrationRow]] = [
        Column(lambda: translate("Registrations", "Name"), name, strong=True, struck=gone, least=190),
        Column(
            lambda: translate("Registrations", "Institution"), lambda r: r.institution or "–", 120, spare=True
        ),
        Column(
            lambda: translate("Registrations", "Takes part"),
            lambda r: phrases.named(phrases.FORMATS, r.format),
            104,
        ),
        Column(
            lambda: translate("Registrations", "State"),
            said.state,
            112,
            tone=lambda r: "bad" if r.unguarded else said.TONES.get(r.state, "muted"),
        ),
        Column(
            lambda: translate("Registrations", "Since"), lambda r: said.short_day(r.since), 84, right=True
        ),
    ]
    return RowsModel(columns, lambda row: row.uid)


def name(row: RegistrationRow) -> str:
    """A name, with how many people stand under it and what sets it apart."""
    marks = [
        translate("Registrations", "member") if row.member else "",
        translate("Registrations", "walk-in") if row.source == "walk_in" else "",
    ]
    known = ", ".join(filter(None, marks))
    people = f" × {format_number(row.people)}" if row.people > 1 else ""
    return f"{row.name}{people} ({known})" if known else f"{row.name}{people}"


def consents_model() -> RowsModel[ConsentRow]:
    """What was agreed to, by whom, where it can be seen, and whether it stands."""
    columns: list[Column[ConsentRow]] = [
        Column(
            lambda: translate("Registrations", "What"), lambda c: phrases.named(said.CONSENTS, c.kind), 150
        ),
        Column(lambda: translate("Registrations", "Given by"), _by, 150),
        Column(lambda: translate("Registrations", "Evidence"), lambda c: c.evidence or "–", 120),
        Column(
            lambda: translate("Registrations", "State"),
            said.consent_state,
            tone=lambda c: "good" if c.withdrawn_at is None else "muted",
        ),
    ]
    return RowsModel(columns, lambda consent: consent.uid)


def _by(consent: ConsentRow) -> str:
    return f"{consent.given_by} ({consent.relation})" if consent.relation else consent.given_by
