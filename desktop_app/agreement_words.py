# SPDX-License-Identifier: GPL-3.0-or-later
"""Agreements in words, as the register of partners and the form of a workshop say them."""

from __future__ import annotations

from datetime import date

from db.queries.partners import AgreementRecord
from db.rules.agreements import Span, Standing, reminder, standing
from desktop_app import programme_words
from desktop_app.language import format_date, translate
from desktop_app.programme_words import AGREEMENT_KINDS

TONES = {
    Standing.NONE: "neutral",
    Standing.NOT_YET: "info",
    Standing.VALID: "good",
    Standing.ENDING: "warn",
    Standing.ENDED: "bad",
}


def kind(code: str) -> str:
    """What a kind is called; the bare code where a newer program made it."""
    return programme_words.named(AGREEMENT_KINDS, code)


def named(one: AgreementRecord) -> str:
    """'021/PKS/2024 · Kunjungan kelas'."""
    return " · ".join(filter(None, (one.number, one.about)))


def days(span: Span) -> str:
    """'1 Jan 2026 – 31 Dec 2028'; nothing where no day is known."""
    if span == Span():
        return ""
    return " – ".join(format_date(day) if day else "…" for day in span)


def standing_words(span: Span | None, day: date) -> str:
    """'Agreement ends in 20 days'."""
    how, number = standing(span, day)
    if how == Standing.VALID and reminder(span, day):
        how = Standing.ENDING
    if how == Standing.VALID and span is not None and span.last is not None:
        return translate("Partners", "Agreement until {day}").format(day=format_date(span.last))
    if how == Standing.ENDING and number == 0:
        return translate("Partners", "Agreement ends today")
    return {
        Standing.NONE: translate("Partners", "No agreement"),
        Standing.VALID: translate("Partners", "Agreement without an end"),
        Standing.NOT_YET: translate("Partners", "Agreement begins in %n day(s)", None, number),
        Standing.ENDING: translate("Partners", "Agreement ends in %n day(s)", None, number),
        Standing.ENDED: translate("Partners", "Agreement ended %n day(s) ago", None, number),
    }[how]


def tone(span: Span | None, day: date) -> str:
    """The colour of how it stands; half a year before its end it is news, later a warning."""
    how = standing(span, day)[0]
    return "info" if how == Standing.VALID and reminder(span, day) else TONES[how]
