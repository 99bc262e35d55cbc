# SPDX-License-Identifier: GPL-3.0-or-later
"""How an agreement stands, as the register of partners and the form of a workshop say it."""

from __future__ import annotations

from datetime import date

from db.rules.agreements import Agreement, Standing, standing
from desktop_app.language import format_date, translate

TONES = {
    Standing.NONE: "neutral",
    Standing.NOT_YET: "info",
    Standing.VALID: "good",
    Standing.ENDING: "warn",
    Standing.ENDED: "bad",
}


def standing_words(agreement: Agreement, day: date) -> str:
    """'Agreement ends in 20 days'."""
    how, days = standing(agreement, day)
    if how == Standing.VALID and agreement.valid_until is not None:
        day = agreement.valid_until
        return translate("Partners", "Agreement until {day}").format(day=format_date(day))
    if how == Standing.ENDING and days == 0:
        return translate("Partners", "Agreement ends today")
    return {
        Standing.NONE: translate("Partners", "No agreement"),
        Standing.VALID: translate("Partners", "Agreement without an end"),
        Standing.NOT_YET: translate("Partners", "Agreement begins in %n day(s)", None, days),
        Standing.ENDING: translate("Partners", "Agreement ends in %n day(s)", None, days),
        Standing.ENDED: translate("Partners", "Agreement ended %n day(s) ago", None, days),
    }[how]


def tone(agreement: Agreement, day: date) -> str:
    """The colour of how it stands."""
    return TONES[standing(agreement, day)[0]]
