# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked for besides lateness, in words."""

from collections.abc import Callable

from desktop_app.language import translate


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
