# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of certificates and posters in the language of the document, whatever the window speaks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop_app.language import Words, day_in, words_in
from desktop_app.printing.certificate_facts import LESSON_MINUTES, CertificateFacts
from desktop_app.printing.text import unbroken

_LONGEST_TOGETHER = 42


def codes_of(language: str) -> tuple[str, ...]:
    """Codes of the languages that a document is in, the main one first."""
    return ("id", "en") if language == "both" else (language,)


def role(code: str, said: str) -> str:
    """A role ('participant', 'speaker', 'facilitator' …); other words as they are."""
    say = words_in(code)
    known = {
        "participant": say.translate("Certificate", "participant"),
        "speaker": say.translate("Certificate", "speaker"),
        "facilitator": say.translate("Certificate", "facilitator"),
        "moderator": say.translate("Certificate", "moderator"),
        "committee": say.translate("Certificate", "committee member"),
    }
    return known.get(said, said)


def kind(code: str, said: str) -> str:
    """A kind of event ('workshop', 'seminar' …) within a sentence; other words as they are."""
    say = words_in(code)
    known = {
        "workshop": say.translate("Certificate", "workshop"),
        "seminar": say.translate("Certificate", "seminar"),
        "webinar": say.translate("Certificate", "webinar"),
        "class": say.translate("Certificate", "class"),
        "literacy_event": say.translate("Certificate", "literacy event"),
        "story_hour": say.translate("Certificate", "story hour"),
        "school_visit": say.translate("Certificate", "school visit"),
    }
    return known.get(said, said)


def days(code: str, first: date, last: date) -> str:
    """A day or a span of days: '26–27 November 2026'."""
    if first == last:
        return day_in(code, first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_in(code, last)}"
    shape = "d MMMM" if first.year == last.year else "d MMMM yyyy"
    return f"{day_in(code, first, shape)} – {day_in(code, last)}"


def listed(code: str, names: Sequence[str]) -> str:
    """'A', 'A and B', 'A, B and C'."""
    if len(names) < 2:
        return "".join(names)
    words = words_in(code).translate("Certificate", "{some} and {last}")
    return words.format(some=", ".join(names[:-1]), last=names[-1])


def heading(code: str) -> str:
    """The word at the top."""
    return words_in(code).translate("Certificate", "Certificate")


def opening(code: str) -> str:
    """What stands before the name."""
    return words_in(code).translate("Certificate", "This certificate is awarded to")


def body(code: str) -> str:
    """What stands after the name; with {role} and {kind}."""
    return words_in(code).translate("Certificate", "as {role} in the {kind}")


def held(code: str, facts: CertificateFacts) -> str:
    """By whom, when and where."""
    say = words_in(code)
    hosts = listed(code, [together(name) for name in facts.organisers])
    when = unbroken(days(code, facts.first_day, facts.last_day))
    words = say.translate("Certificate", "held by {organisers} on {days}")
    if facts.place:
        words = say.translate("Certificate", "held by {organisers} on {days} at {place}")
    return words.format(organisers=hosts, days=when, place=together(facts.place))


def together(name: str) -> str:
    """A name that stays on one line unless it is long."""
    return unbroken(name) if len(name) <= _LONGEST_TOGETHER else name


def length(code: str, facts: CertificateFacts) -> str:
    """How long it took; empty when that is not known."""
    say = words_in(code)
    if not facts.minutes:
        return ""
    if not facts.lesson_hours:
        return say.translate("Certificate", "{minutes} minutes in total").format(minutes=facts.minutes)
    words = say.translate(
        "Certificate", "{hours} lesson hours (JP) of {lesson} minutes, {minutes} minutes in total"
    )
    return words.format(hours=facts.lesson_hours, lesson=LESSON_MINUTES, minutes=facts.minutes)


def number(code: str, facts: CertificateFacts) -> str:
    """The number and, on one that was issued again, which it stands for."""
    say = words_in(code)
    words = say.translate("Certificate", "No. {number}")
    if facts.replaces:
        words = say.translate("Certificate", "No. {number}, in place of No. {replaced}")
    return words.format(number=facts.number, replaced=facts.replaces)


def issued(code: str, facts: CertificateFacts) -> str:
    """City and day of signing."""
    return ", ".join(part for part in (facts.city, day_in(code, facts.issued_on)) if part)


def expiry(code: str, facts: CertificateFacts) -> str:
    """Until when it counts; empty for ever."""
    if facts.expires_on is None:
        return ""
    words = words_in(code).translate("Certificate", "Valid until {day}")
    return words.format(day=day_in(code, facts.expires_on))


def code_label(code: str) -> str:
    """What stands over the verification code."""
    return words_in(code).translate("Certificate", "Verification code")


def validity(code: str, facts: CertificateFacts) -> str:
    """Where it is verified. It claims no electronic signature (TTE): there is none on it."""
    say = words_in(code)
    if not facts.verify_url:
        return say.translate(
            "Certificate", "This document is valid if the library's register confirms its code."
        )
    words = say.translate("Certificate", "This document is valid if verified at {address}")
    return words.format(address=_without_scheme(facts.verify_url))


def _without_scheme(address: str) -> str:
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")


def back_words(say: Words) -> tuple[str, str, str, str, str]:
    """On the back: heading, heads of the columns, and the word before the sums."""
    return (
        say.translate("Certificate", "Topics"),
        say.translate("Certificate", "No."),
        say.translate("Certificate", "Topic"),
        say.translate("Certificate", "Minutes"),
        say.translate("Certificate", "Total"),
    )
