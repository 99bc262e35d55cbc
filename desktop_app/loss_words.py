# SPDX-License-Identifier: GPL-3.0-or-later
"""What lateness has come to, and what is asked for besides, in words."""

from collections.abc import Callable

from desktop_app.language import format_money, translate


def loss_name(kind: str) -> str:
    """A kind of rules.losses or rules.fees as a list of fines shows it."""
    names: dict[str, Callable[[], str]] = {
        "late": lambda: translate("Losses", "Late"),
        "lost": lambda: translate("Losses", "Lost item"),
        "handling": lambda: translate("Losses", "Handling"),
        "damage": lambda: translate("Losses", "Damage"),
        "registration": lambda: translate("Losses", "Registration fee"),
        "renewal": lambda: translate("Losses", "Renewal of the membership"),
    }
    return names[kind]()


def so_far_words(fine: int, suspension: int) -> str:
    """What being late has come to: rupiah, days without borrowing, or both; empty where it costs nothing."""
    days = translate("Losses", "%n day(s) of suspension", None, suspension) if suspension else ""
    return " · ".join(filter(None, (format_money(fine) if fine else "", days)))
