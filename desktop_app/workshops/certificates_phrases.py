# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said of certificates: why one was earned or not, what became of it, what a verifier is told."""

from __future__ import annotations

from collections.abc import Callable

from db.queries.certificates import Candidate, Issued, Verified
from db.rules.earning import Reason
from db.rules.printed import Printed, Verdict
from desktop_app.language import format_date, format_number, translate
from desktop_app.printing.certificate_facts import lesson_hours
from desktop_app.workshops import phrases

TONES = {
    Verdict.VALID: "good",
    Verdict.SIGNED: "good",
    Verdict.REPLACED: "warn",
    Verdict.EXPIRED: "warn",
    Verdict.UNKNOWN: "warn",
    Verdict.DAMAGED: "warn",
    Verdict.REVOKED: "bad",
    Verdict.FORGED: "bad",
}


def state(verdict: Verdict) -> str:
    """One word or two."""
    return {
        Verdict.VALID: translate("Certificates", "Valid"),
        Verdict.REPLACED: translate("Certificates", "Replaced"),
        Verdict.REVOKED: translate("Certificates", "Revoked"),
        Verdict.EXPIRED: translate("Certificates", "Expired"),
        Verdict.UNKNOWN: translate("Certificates", "Unknown"),
        Verdict.SIGNED: translate("Certificates", "Genuine"),
        Verdict.FORGED: translate("Certificates", "Forged"),
        Verdict.DAMAGED: translate("Certificates", "Not readable"),
    }[verdict]


def reason(one: Reason) -> str:
    """One condition: what there is of what it takes."""
    has, needs = format_number(one.has), format_number(one.needs)
    if one.condition == "sessions":
        return translate("Certificates", "{has} of {needs} sessions").format(has=has, needs=needs)
    if one.condition == "share":
        words = translate("Certificates", "{has} % of the time, {needs} % needed")
        return words.format(has=has, needs=needs)
    if one.holds:
        return translate("Certificates", "feedback given")
    return translate("Certificates", "no feedback yet")


def feedback(one: Candidate) -> bool | None:
    """Whether somebody gave feedback; None where nobody asks them."""
    return next((each.holds for each in one.earned.reasons if each.condition == "survey"), None)


def why(one: Candidate) -> str:
    """Earned or not yet, and by what; a facilitator by hours."""
    if one.facilitator:
        role = phrases.named(phrases.PEOPLE_ROLES, one.role)
        return f"{role} · {hours(one.minutes)}"
    if one.people > 1:
        return translate("Certificates", "Group of %n, without names: no certificate", None, one.people)
    said = " · ".join(reason(each) for each in one.earned.reasons if one.earned.earned or not each.holds)
    if one.earned.earned:
        return translate("Certificates", "Earned: {why}").format(why=said)
    return translate("Certificates", "Not yet: {why}").format(why=said)


def hours(minutes: int) -> str:
    """Lesson hours and minutes."""
    words = translate("Certificates", "{hours} lesson hours (JP), {minutes} minutes")
    return words.format(hours=format_number(lesson_hours(minutes)), minutes=format_number(minutes))


def standing(one: Candidate) -> str:
    """What became of a person's certificate; empty where there never was one."""
    issued = newest(one)
    return "" if issued is None else state(issued.state)


def newest(one: Candidate) -> Issued | None:
    """The certificate that counts, or the last that did."""
    return one.standing or (one.older[0] if one.older else None)


def number(one: Candidate) -> str:
    """Of that certificate."""
    issued = newest(one)
    return "" if issued is None else issued.number


def verdict(found: Verified) -> str:
    """A sentence for whoever holds the paper."""
    expires = found.printed.expires_on if found.printed else None
    return _SENTENCES[found.verdict]().format(
        day=format_date(found.at.astimezone().date()) if found.at else "",
        number=found.by,
        why=found.why,
        until=format_date(expires) if expires else "",
    )


_SENTENCES: dict[Verdict, Callable[[], str]] = {
    Verdict.VALID: lambda: translate("Certificates", "This certificate is valid."),
    Verdict.REPLACED: lambda: translate(
        "Certificates", "Replaced on {day} by No. {number}: ask for that one."
    ),
    Verdict.REVOKED: lambda: translate("Certificates", "Revoked on {day}: {why}"),
    Verdict.EXPIRED: lambda: translate("Certificates", "It counted until {until}."),
    Verdict.SIGNED: lambda: translate(
        "Certificates",
        "Signed by a desk of this network, so it is genuine. It is not in this desk's register: "
        "whether it was revoked or replaced since, only the page on the internet tells.",
    ),
    Verdict.FORGED: lambda: translate(
        "Certificates", "Something was changed after it was issued: do not accept this certificate."
    ),
    Verdict.DAMAGED: lambda: translate(
        "Certificates", "This is no whole code. Scan it again, or type the letters beside the QR code."
    ),
    Verdict.UNKNOWN: lambda: translate(
        "Certificates",
        "No certificate in this desk's register has this code. If it comes from elsewhere, the address on "
        "it tells more.",
    ),
}


def printed(facts: Printed) -> list[tuple[str, str]]:
    """What stands on the paper, as label and value; what is not known is left out."""
    days = "–".join(dict.fromkeys(format_date(day) for day in (facts.first_day, facts.last_day) if day))
    rows = [
        (translate("Certificates", "Name"), facts.name),
        (translate("Certificates", "Number"), facts.number),
        (translate("Certificates", "Title"), facts.title),
        (translate("Certificates", "Held"), " · ".join(filter(None, (days, facts.place)))),
        (translate("Certificates", "Length"), hours(facts.minutes) if facts.minutes else ""),
        (translate("Certificates", "By"), ", ".join(facts.organisers)),
        (translate("Certificates", "Issued"), format_date(facts.issued_on) if facts.issued_on else ""),
        (translate("Certificates", "Signed by"), ", ".join(filter(None, (facts.signatory, facts.office)))),
        (translate("Certificates", "Valid until"), format_date(facts.expires_on) if facts.expires_on else ""),
        (translate("Certificates", "In place of No."), facts.replaces),
    ]
    return [row for row in rows if row[1]]
