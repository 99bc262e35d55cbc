# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogue page's words that depend on what is shown: where copies are, counts, what was done."""

from collections.abc import Callable

from db.queries.catalogue import COUNT_UP_TO
from desktop_app.catalogue.presenter import State
from desktop_app.catalogue.records import Availability, Copy, Found, Frame, Saved
from desktop_app.language import current_language, format_date, format_number, translate

AVAILABILITY_TONES = {"here": "good", "elsewhere": "info", "lent": "warn", "kept": "warn"}


def availability_words(where: Availability) -> str:
    """Where a title can be had, for its badge."""
    match where.kind:
        case "here":
            return translate("CataloguePage", "%n available here", None, where.copies)
        case "elsewhere" if where.place:
            words = translate("CataloguePage", "{count} at {branch}")
            return words.format(count=format_number(where.copies), branch=where.place)
        case "elsewhere":
            return translate("CataloguePage", "%n at other branches", None, where.copies)
    return NOT_TO_BE_HAD[where.kind]()


NOT_TO_BE_HAD: dict[str, Callable[[], str]] = {
    "lent": lambda: translate("CataloguePage", "All on loan"),
    "kept": lambda: translate("CataloguePage", "Put aside"),
    "in_library": lambda: translate("CataloguePage", "Read here only"),
    "none": lambda: translate("CataloguePage", "Not available"),
    "no_copies": lambda: translate("CataloguePage", "No copies"),
}


def availability_tone(where: Availability) -> str:
    """The badge's colours."""
    return AVAILABILITY_TONES.get(where.kind, "neutral")


def byline(row: Found) -> str:
    """The title in its own script; author, publisher, year: what tells one edition from another."""
    parts = (within(row.original_title), row.authors, row.publisher, str(row.year or ""))
    return "  ·  ".join(part for part in parts if part)


def within(text: str) -> str:
    """Text of whatever direction for the middle of a line, whose direction stays its own."""
    return f"\u200e\u2068{text}\u2069" if text else ""


def shorten(text: str, longest: int) -> str:
    """A long title for one line, cut between words."""
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + " …"


CONDITIONS: dict[str, Callable[[], str]] = {
    "good": lambda: translate("CataloguePage", "Good"),
    "damaged": lambda: translate("CataloguePage", "Damaged"),
    "repair": lambda: translate("CataloguePage", "Being repaired"),
    "lost": lambda: translate("CataloguePage", "Lost by a borrower"),
    "missing": lambda: translate("CataloguePage", "Missing"),
    "withdrawn": lambda: translate("CataloguePage", "Withdrawn"),
    "not_for_loan": lambda: translate("CataloguePage", "For use in the library"),
}


def condition_words(condition: str) -> str:
    """A copy's condition."""
    return CONDITIONS[condition]() if condition in CONDITIONS else condition


KEPT: dict[str, Callable[[], str]] = {
    "hold": lambda: translate("CataloguePage", "Put aside for a member"),
    "interloan": lambda: translate("CataloguePage", "Here for who asked another library for it"),
}


def status_words(copy: Copy) -> str:
    """Whether a copy is in; below it, after a line break, who has it or what else is to know."""
    if copy.due_on is None:
        first = translate("CataloguePage", "On the shelf") if copy.lendable else ""
        if copy.on_its_way_to:
            first = translate("CataloguePage", "On its way to {branch}").format(branch=copy.on_its_way_to)
        elif copy.stands_at:
            first = translate("CataloguePage", "Stands at {branch}").format(branch=copy.stands_at)
        elif copy.kept:
            first = KEPT[copy.kept]()
        rest = "" if copy.condition == "good" else condition_words(copy.condition)
        return "\n".join(part for part in (first, rest) if part)
    words = (
        translate("CataloguePage", "Overdue since {date}")
        if copy.days_late
        else translate("CataloguePage", "On loan until {date}")
    )
    who = f"{copy.member_name}  ·  {copy.member_number}" if copy.member_name else ""
    return "\n".join(part for part in (words.format(date=format_date(copy.due_on)), who) if part)


def status_tone(copy: Copy) -> str:
    """The colour of a copy's status."""
    if copy.due_on is not None:
        return "bad" if copy.days_late else "warn"
    if copy.on_its_way_to or copy.stands_at or copy.kept:
        return "info"
    return "good" if copy.lendable else "muted"


def item_type_words(frame: Frame | None, name: str) -> str:
    """An item type in the language of now."""
    if current_language() != "en" or frame is None:
        return name
    return next((kind.name_en for kind in frame.item_types if kind.name == name and kind.name_en), name)


def count_words(state: State) -> str:
    """How many titles there are, as far as that is known."""
    if not state.asked:
        return translate("CataloguePage", "Popular titles")
    shown = len(state.rows)
    if state.total is None:
        words = translate("CataloguePage", "More than {number} titles").format(number=format_number(shown))
    elif state.total > COUNT_UP_TO:
        words = translate("CataloguePage", "{number}+ titles").format(number=format_number(COUNT_UP_TO))
    else:
        words = translate("CataloguePage", "%n title(s)", None, state.total)
    if not state.text.strip():
        return words
    asked_for = translate("CataloguePage", "{count} for “{text}”")
    return asked_for.format(count=words, text=state.text.strip())


FAULTS: dict[tuple[str, str], Callable[[], str]] = {
    ("title", "empty"): lambda: translate("CataloguePage", "A title is needed."),
    ("isbns", "bad_number"): lambda: translate(
        "CataloguePage", "An ISBN has 10 or 13 digits; compare it with what is printed on the book."
    ),
    ("year", "bad_number"): lambda: translate("CataloguePage", "Four digits, for instance 2019."),
    ("barcode", "empty"): lambda: translate("CataloguePage", "Scan or type the barcode of the copy."),
    ("barcode", "taken"): lambda: translate("CataloguePage", "Another copy has this barcode."),
    ("item_type", "empty"): lambda: translate("CataloguePage", "Choose what kind of item it is."),
    ("price", "bad_number"): lambda: translate("CataloguePage", "A sum in rupiah, digits only."),
    ("acquired_on", "bad_date"): lambda: translate("CataloguePage", "This is not a day: try 23/11/2026."),
}


def fault_words(field: str, why: str) -> str:
    """What is wrong with a field of a form."""
    known = FAULTS.get((field, why))
    return known() if known else translate("CataloguePage", "This can't be as it is.")


def done_words(saved: Saved) -> str:
    """What was done, for a passing message."""
    words = {
        "title_added": translate("CataloguePage", "“{title}” was added."),
        "title_edited": translate("CataloguePage", "“{title}” was changed."),
        "copy_added": translate("CataloguePage", "Copy {barcode} of “{title}” was added."),
        "copy_edited": translate("CataloguePage", "Copy {barcode} of “{title}” was changed."),
        "copy_withdrawn": translate("CataloguePage", "Copy {barcode} of “{title}” was withdrawn."),
        "copy_put_back": translate("CataloguePage", "Copy {barcode} of “{title}” is on the shelf again."),
        "undone": translate("CataloguePage", "Taken back: “{title}” is as it was."),
    }[saved.kind]
    return words.format(title=saved.name, barcode=saved.barcode)
