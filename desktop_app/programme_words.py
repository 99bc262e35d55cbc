# SPDX-License-Identifier: GPL-3.0-or-later
"""The vocabulary of workshops, partners and agreements (db.rules.programme) as people read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop_app.language import translate

Words = Mapping[str, Callable[[], str]]

KINDS: Words = {
    "workshop": lambda: translate("Workshops", "Workshop"),
    "seminar": lambda: translate("Workshops", "Seminar"),
    "webinar": lambda: translate("Workshops", "Webinar"),
    "class": lambda: translate("Workshops", "Class"),
    "literacy_event": lambda: translate("Workshops", "Literacy event"),
    "story_hour": lambda: translate("Workshops", "Story hour"),
    "school_visit": lambda: translate("Workshops", "School visit"),
}
STATES: Words = {
    "template": lambda: translate("Workshops", "Template"),
    "draft": lambda: translate("Workshops", "Draft"),
    "open": lambda: translate("Workshops", "Open"),
    "closed": lambda: translate("Workshops", "Closed"),
    "cancelled": lambda: translate("Workshops", "Cancelled"),
}
AGE_GROUPS: Words = {
    "0-5": lambda: translate("Workshops", "0 to 5 years"),
    "6-11": lambda: translate("Workshops", "6 to 11 years"),
    "12-18": lambda: translate("Workshops", "12 to 18 years"),
    "19+": lambda: translate("Workshops", "Adults"),
    "general": lambda: translate("Workshops", "All ages"),
}
STRATEGIES: Words = {
    "": lambda: translate("Workshops", "None"),
    "information": lambda: translate("Workshops", "Better information services"),
    "involvement": lambda: translate("Workshops", "Involving the community"),
    "advocacy": lambda: translate("Workshops", "Advocacy"),
}
PEOPLE_ROLES: Words = {
    "facilitator": lambda: translate("Workshops", "Facilitator"),
    "speaker": lambda: translate("Workshops", "Speaker"),
    "moderator": lambda: translate("Workshops", "Moderator"),
    "committee": lambda: translate("Workshops", "Committee"),
}
FUNDING: Words = {
    "apbd": lambda: translate("Workshops", "City budget (APBD)"),
    "partner": lambda: translate("Workshops", "Partner"),
    "sponsor": lambda: translate("Workshops", "Sponsor"),
    "csr": lambda: translate("Workshops", "CSR"),
    "in_kind": lambda: translate("Workshops", "In kind"),
    "fees": lambda: translate("Workshops", "Fees"),
    "other": lambda: translate("Workshops", "Other"),
}
FORMATS: Words = {
    "onsite": lambda: translate("Workshops", "On site"),
    "online": lambda: translate("Workshops", "Online"),
}
PARTNER_KINDS: Words = {
    "school": lambda: translate("Partners", "School"),
    "university": lambda: translate("Partners", "University"),
    "ngo": lambda: translate("Partners", "NGO"),
    "government": lambda: translate("Partners", "Government"),
    "library": lambda: translate("Partners", "Library"),
    "sponsor": lambda: translate("Partners", "Sponsor"),
    "business": lambda: translate("Partners", "Business"),
    "community": lambda: translate("Partners", "Community"),
}
AGREEMENT_KINDS: Words = {
    "mou": lambda: translate("Partners", "Memorandum of understanding"),
    "synergy": lambda: translate("Partners", "Agreement with the government"),
    "pks": lambda: translate("Partners", "Cooperation agreement"),
    "implementation": lambda: translate("Partners", "Implementing arrangement"),
    "addendum": lambda: translate("Partners", "Addendum"),
    "other": lambda: translate("Partners", "Other paper"),
}


def named(words: Words, value: str) -> str:
    """What a value is called; the bare value where a newer program made it."""
    return words[value]() if value in words else value
