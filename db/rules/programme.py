# SPDX-License-Identifier: GPL-3.0-or-later
"""The vocabulary of workshops: what a column may say. Counting rules: IMLS PLS, Perpusnas 7/2025, TPBIS."""

from datetime import date

KINDS = ("workshop", "seminar", "webinar", "class", "literacy_event", "story_hour", "school_visit")
STATES = ("template", "draft", "open", "closed", "cancelled")
AGE_GROUPS = ("0-5", "6-11", "12-18", "19+", "general")
STRATEGIES = ("", "information", "involvement", "advocacy")
"""The three of TPBIS (transformasi perpustakaan berbasis inklusi sosial), or none."""
PARTNER_KINDS = ("school", "university", "ngo", "government", "library", "sponsor", "business", "community")
AGREEMENT_KINDS = ("mou", "synergy", "pks", "implementation", "addendum", "other")
"""Umbrella (nota kesepahaman), with central government (nota kesepakatan), operative (perjanjian kerja sama),
what is derived from one, what changes one: PP 28/2018, Permendagri 22/2020."""
PEOPLE_ROLES = ("facilitator", "speaker", "moderator", "committee")
FUNDING = ("apbd", "partner", "sponsor", "csr", "in_kind", "fees", "other")
FORMATS = ("onsite", "online")
REGISTRATION_SOURCES = ("desk", "import", "walk_in")
CONSENTS = ("guardian", "photo", "data", "needs")
"""'needs': that somebody's needs (health, disability) are written down; taken back, they are not kept."""
GENDERS = ("", "female", "male")
QUESTIONS = ("text", "choice", "yes_no", "number")
STATEMENTS = ("learned", "confident", "applies", "aware", "uses")
"""The five statements of IMLS for a library's programme, in their order."""
ADULT = 18
"""Years from which nobody else need consent."""


def is_minor(born: date | None, on: date) -> bool:
    """Whether somebody is under age on a day; False where the birth date is not known."""
    age = age_on(born, on)
    return age is not None and age < ADULT


def age_on(born: date | None, on: date) -> int | None:
    """Full years on a day; None where the birth date is not known."""
    if born is None:
        return None
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
