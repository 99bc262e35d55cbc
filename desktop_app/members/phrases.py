# SPDX-License-Identifier: GPL-3.0-or-later
"""The members page's words that depend on what is shown: standings, faults of fields, what was done."""

from collections.abc import Callable
from datetime import date

from db.queries.members import PastLoanRow
from desktop_app.language import format_date, format_money, format_number, translate
from desktop_app.members.records import Saved
from desktop_app.members.standing import Standing

TONES = {"active": "good", "soon": "warn", "expired": "bad", "blocked": "bad"}


def standing_words(now: Standing, expires_on: date) -> str:
    """How the membership stands, for the member's badge."""
    match now.kind:
        case "blocked":
            return translate("MembersPage", "Blocked")
        case "expired":
            return translate("MembersPage", "Expired since {date}").format(date=format_date(expires_on))
        case "soon" if now.days == 0:
            return translate("MembersPage", "Expires today")
        case "soon":
            return translate("MembersPage", "Expires in %n day(s)", None, now.days)
    return translate("MembersPage", "Active until {date}").format(date=format_date(expires_on))


def short_standing(now: Standing) -> str:
    """The same for a list: empty where there is nothing to point out."""
    match now.kind:
        case "blocked":
            return translate("MembersPage", "Blocked")
        case "expired":
            return translate("MembersPage", "Expired")
        case "soon":
            return translate("MembersPage", "%n day(s) left", None, now.days)
    return ""


FAULTS: dict[tuple[str, str], Callable[[], str]] = {
    ("name", "empty"): lambda: translate("MembersPage", "Write the name as on the identity card."),
    ("member_type", "empty"): lambda: translate("MembersPage", "Choose a member type."),
    ("birth_date", "bad_date"): lambda: translate(
        "MembersPage", "This is no date. Write for example 17-8-2008 or 17 August 2008."
    ),
    ("birth_date", "future"): lambda: translate("MembersPage", "This day is yet to come."),
    ("email", "bad_email"): lambda: translate(
        "MembersPage", "An e-mail address looks like name@example.org."
    ),
    ("email", "bad_text"): lambda: translate("MembersPage", "An e-mail address looks like name@example.org."),
    ("guarantor", "unknown_card"): lambda: translate("MembersPage", "Nobody here has this card number."),
    ("number", "taken"): lambda: translate("MembersPage", "Another member has this card number."),
    ("number", "used_up"): lambda: translate(
        "MembersPage", "This desk has no numbers left: type or scan the number of a pre-printed card."
    ),
}


def fault_words(name: str, why: str) -> str:
    """What is wrong with a field, and how it is right."""
    known = FAULTS.get((name, why))
    return known() if known else translate("MembersPage", "This can't be kept as it is.")


def done_words(saved: Saved) -> str:
    """What was done, for the passing message."""
    until = format_date(saved.until) if saved.until else ""
    said = DONE[saved.kind]().format(name=saved.name, number=saved.number, date=until)
    if not saved.amount:
        return said
    return f"{said} " + translate("MembersPage", "Fee: {amount}.").format(amount=format_money(saved.amount))


DONE: dict[str, Callable[[], str]] = {
    "registered": lambda: translate("MembersPage", "{name} was registered with card number {number}."),
    "edited": lambda: translate("MembersPage", "The particulars of {name} were changed."),
    "unchanged": lambda: translate("MembersPage", "Nothing was changed about {name}."),
    "renewed": lambda: translate("MembersPage", "The membership of {name} runs until {date}."),
    "blocked": lambda: translate("MembersPage", "{name} is blocked."),
    "unblocked": lambda: translate("MembersPage", "{name} may borrow again."),
    "card_added": lambda: translate("MembersPage", "{name} has the card {number} too."),
    "card_replaced": lambda: translate("MembersPage", "{name} has the card {number} now; the old one rings."),
    "card_lost": lambda: translate("MembersPage", "The card of {name} is lost: it rings where it is shown."),
    "card_found": lambda: translate("MembersPage", "The card of {name} may be used again."),
    "card_removed": lambda: translate("MembersPage", "The card of {name} was taken out."),
    "photo": lambda: translate("MembersPage", "The photo of {name} is kept."),
    "photo_removed": lambda: translate("MembersPage", "The photo of {name} was removed."),
    "merged": lambda: translate("MembersPage", "The two are one: {name}, card {number}."),
    "undone": lambda: translate("MembersPage", "Taken back: {name} is as before."),
}


def card_sort_words(sort: str) -> str:
    """A kind of rules.cards."""
    known = {
        "library": lambda: translate("MembersPage", "Library card"),
        "school": lambda: translate("MembersPage", "School card"),
        "other": lambda: translate("MembersPage", "Another card"),
    }
    return known[sort]() if sort in known else sort


def nik_words(odd: str) -> str:
    """What is odd about an identity number, by rules.nik."""
    known = {
        "nik_length": lambda: translate("MembersPage", "A NIK has 16 digits; another number may stay."),
        "nik_no_day": lambda: translate("MembersPage", "No such day of birth is in this NIK: look again."),
        "nik_other_day": lambda: translate("MembersPage", "The NIK tells another date of birth: look again."),
        "nik_other_gender": lambda: translate("MembersPage", "The NIK tells another gender: look again."),
    }
    return known[odd]()


def gender_words(gender: str) -> str:
    """As written in a member's particulars."""
    known = {
        "female": lambda: translate("MembersPage", "Female"),
        "male": lambda: translate("MembersPage", "Male"),
    }
    return known[gender]() if gender in known else gender


def ending_words(ending: str) -> str:
    """How a loan ended."""
    known = {
        "returned": lambda: translate("MembersPage", "Returned"),
        "cancelled": lambda: translate("MembersPage", "Taken back by undo"),
        "lost": lambda: translate("MembersPage", "Lost"),
        "superseded": lambda: translate("MembersPage", "Lent to somebody else"),
    }
    return known[ending]() if ending in known else ending


def renewed_words(row: PastLoanRow) -> str:
    """How often a loan was renewed, and whether nobody asked for it."""
    if not row.renewals:
        return "–"
    times = f"{format_number(row.renewals)} ×"
    return translate("MembersPage", "{times}, by itself").format(times=times) if row.by_itself else times
