# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for what an operation refused, and why. Nothing was changed by any of them."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from db.operations import refusals
from db.rules.eligibility import Obstacle
from db.rules.fines import IN_TIME, Lateness
from desktop_app.language import format_date, format_datetime, format_due, format_money, translate
from desktop_app.refusal_words.dispatch import Words, words
from desktop_app.refusal_words.fields import FAULTS, REMEDIES, TAKEN, UNKNOWN, condition_name, field_name


@words.register
def _(error: refusals.Refusal) -> Words:
    return Words(translate("Refusals", "This can't be done."), translate("Refusals", "Nothing was changed."))


@words.register
def _(error: refusals.Unknown) -> Words:
    headline = UNKNOWN.get(error.what, lambda: translate("Refusals", "{text} is not known here."))()
    return Words(
        headline.format(text=error.text),
        translate("Refusals", "Nothing was changed."),
        translate("Refusals", "Scan it again, or search for it."),
    )


@words.register
def _(error: refusals.NotAllowed) -> Words:
    return Words(
        translate("Refusals", "Your account may not do this."),
        translate("Refusals", "Nothing was changed."),
        translate("Refusals", "Ask a colleague with the right to it, or the administrator."),
    )


OBSTACLES: dict[Obstacle, Callable[[], str]] = {
    Obstacle.MEMBER_BLOCKED: lambda: translate("Refusals", "The member is blocked: {block_reason}."),
    Obstacle.MEMBER_EXPIRED: lambda: translate("Refusals", "The membership ended on {expires_on}."),
    Obstacle.LIMIT_REACHED: lambda: translate("Refusals", "The limit of {limit} loans is reached."),
    Obstacle.NOT_FOR_LOAN: lambda: translate("Refusals", "Items of this kind are not for loan."),
    Obstacle.ITEM_CONDITION: lambda: translate("Refusals", "The item is {condition}."),
    Obstacle.HAS_OVERDUE: lambda: translate("Refusals", "The member has overdue loans."),
    Obstacle.RENEWALS_USED: lambda: translate("Refusals", "All {limit} renewals are used."),
    Obstacle.SUSPENDED: lambda: translate(
        "Refusals", "Suspended for returning late, up to and including {suspended_until}."
    ),
    Obstacle.OWES: lambda: translate("Refusals", "The member owes {owes}."),
    Obstacle.TOO_YOUNG: lambda: translate("Refusals", "Only for readers of {min_age} years or more."),
    Obstacle.HELD: lambda: translate("Refusals", "Somebody else has reserved it."),
    Obstacle.HOLDS_USED: lambda: translate("Refusals", "The limit of {limit} reservations is reached."),
    Obstacle.ON_SHELF: lambda: translate("Refusals", "A copy is on the shelf."),
    Obstacle.FOR_ANOTHER: lambda: translate("Refusals", "Another library lent it for another reader."),
    Obstacle.LATE_AT_A_COST: lambda: translate(
        "Refusals", "It is {days_late} late, which costs {late_cost}."
    ),
    Obstacle.CLAIMED: lambda: translate("Refusals", "The member says that it came back."),
    Obstacle.HAS_IT: lambda: translate("Refusals", "It is lent to this member already."),
}

REMEDY_OF: dict[Obstacle, Callable[[], str]] = {
    Obstacle.MEMBER_BLOCKED: lambda: translate("Refusals", "Settle the reason, then lift the block."),
    Obstacle.MEMBER_EXPIRED: lambda: translate("Refusals", "Renew the membership first."),
    Obstacle.LIMIT_REACHED: lambda: translate("Refusals", "Take something back first."),
    Obstacle.NOT_FOR_LOAN: lambda: translate("Refusals", "It may be read here."),
    Obstacle.ITEM_CONDITION: lambda: translate("Refusals", "Correct its condition if that is wrong."),
    Obstacle.HAS_OVERDUE: lambda: translate("Refusals", "Take back what is overdue first."),
    Obstacle.RENEWALS_USED: lambda: translate("Refusals", "Take the item back."),
    Obstacle.SUSPENDED: lambda: translate("Refusals", "Lend again after that day."),
    Obstacle.OWES: lambda: translate("Refusals", "Let the fines be paid first (F10)."),
    Obstacle.TOO_YOUNG: lambda: translate("Refusals", "Offer something for their age."),
    Obstacle.HELD: lambda: translate("Refusals", "Keep it for whoever is next in line."),
    Obstacle.HOLDS_USED: lambda: translate("Refusals", "Cancel a reservation first."),
    Obstacle.ON_SHELF: lambda: translate("Refusals", "Fetch it from the shelf and lend it."),
    Obstacle.FOR_ANOTHER: lambda: translate("Refusals", "Keep it for the reader whom it came for."),
    Obstacle.LATE_AT_A_COST: lambda: translate(
        "Refusals", "Take it back, so that this is asked for; then lend it again."
    ),
    Obstacle.CLAIMED: lambda: translate(
        "Refusals", "Look for it; or note first that the member says so no longer (F11)."
    ),
    Obstacle.HAS_IT: lambda: translate("Refusals", "Renew it instead."),
}


@words.register
def _(error: refusals.Obstructed) -> Words:
    facts = _shown(error.facts)
    said = [OBSTACLES[obstacle]().format_map(facts) for obstacle in error.obstacles]
    advice = REMEDY_OF[error.obstacles[0]]()
    if error.overridable:
        advice += " " + translate("Refusals", "Or do it all the same and give a reason.")
    return Words(said[0], " ".join([*said[1:], _not_done(error)]), advice)


def _not_done(error: refusals.Obstructed) -> str:
    """Which item it was: in a burst of scans nobody remembers."""
    if error.intent == "hold":
        return translate("Refusals", "Not reserved: “{title}”.").format(title=error.title)
    if error.intent == "renew":
        words_ = translate("Refusals", "Not renewed: “{title}” ({barcode}).")
    else:
        words_ = translate("Refusals", "Not lent: “{title}” ({barcode}).")
    return words_.format(title=error.title, barcode=error.barcode)


def _shown(facts: Mapping[str, Any]) -> dict[str, str]:
    days = {name: facts.get(name) for name in ("expires_on", "suspended_until")}
    late = facts.get("late", IN_TIME)
    return {
        **{name: format_date(day) if day else "" for name, day in days.items()},
        "owes": format_money(int(facts.get("owes") or 0)),
        "min_age": str(facts.get("min_age", "")),
        "block_reason": str(facts.get("block_reason") or "").rstrip("."),
        "limit": str(facts.get("limit", "")),
        "condition": condition_name(str(facts.get("condition", ""))),
        "days_late": translate("Refusals", "%n day(s)", None, late.days),
        "late_cost": " + ".join(_costs(late)),
    }


def _costs(late: Lateness) -> Iterator[str]:
    if late.amount:
        yield format_money(late.amount)
    if late.suspended_until is not None:
        until = format_date(late.suspended_until)
        yield translate("Refusals", "a suspension up to and including {date}").format(date=until)


LENT_CASES: dict[str, tuple[Callable[[], str], Callable[[], str]]] = {
    "just_now": (
        lambda: translate("Refusals", "This was just lent to {member}."),
        lambda: translate("Refusals", "Scanned twice? Then all is well. Nothing more needs to be done."),
    ),
    "same_member": (
        lambda: translate("Refusals", "{member} has this already."),
        lambda: translate("Refusals", "Renew it, if that is what is wanted."),
    ),
    "other_member": (
        lambda: translate("Refusals", "This is lent to somebody else: {member}, {number}."),
        lambda: translate("Refusals", "If the book is in your hands, take it back first, then lend it."),
    ),
}


@words.register
def _(error: refusals.AlreadyLent) -> Words:
    headline, advice = LENT_CASES[error.case]
    detail = translate("Refusals", "“{title}”: lent {lent}, due {due}.")
    return Words(
        headline().format(member=error.member_name, number=error.member_number),
        detail.format(title=error.title, lent=format_datetime(error.lent_at), due=format_due(error.due_at)),
        advice(),
    )


WHERE_TO: dict[str, Callable[[], str]] = {
    "withdrawn": lambda: translate("Refusals", "Lay it with what was withdrawn, or put it back into use."),
    "repair": lambda: translate("Refusals", "Lay it with what is being repaired."),
}
"""Where a book that was handed in goes, by its condition; the others belong on a shelf."""


@words.register
def _(error: refusals.NotOnLoan) -> Words:
    detail = translate("Refusals", "“{title}” ({barcode}) belongs to {branch} and is {condition}.")
    said = translate("Refusals", "This item was not lent.")
    if error.noted:
        said = translate("Refusals", "This desk knows of no loan: noted as handed in.")
    return Words(
        said,
        detail.format(
            title=error.title,
            barcode=error.barcode,
            branch=error.branch,
            condition=condition_name(error.condition),
        ),
        WHERE_TO.get(error.condition, lambda: translate("Refusals", "Put it back on its shelf."))(),
    )


@words.register
def _(error: refusals.CheckParts) -> Words:
    missing = translate("Refusals", "Missing until now: {parts}.").format(parts=", ".join(error.missing))
    return Words(
        translate("Refusals", "Is everything of “{title}” there?").format(title=error.title),
        translate("Refusals", "It was taken back. Its parts: {parts}.").format(parts=", ".join(error.parts)),
        missing if error.missing else translate("Refusals", "What you leave out is noted as missing."),
    )


@words.register
def _(error: refusals.WhichCopy) -> Words:
    advice = (
        translate("Refusals", "On the shelf here is only copy {barcode}: lend it if that is the one.")
        if error.item is not None
        else translate("Refusals", "Scan the library's own barcode, or choose one of its copies.")
    )
    headline = translate("Refusals", "The ISBN of “{title}” does not say which copy this is.")
    return Words(
        headline.format(title=error.title),
        translate("Refusals", "Nothing was lent yet."),
        advice.format(barcode=error.barcode),
    )


@words.register
def _(error: refusals.TwoMeanings) -> Words:
    headline = translate("Refusals", "{number} is the number of a card and of a copy.")
    done = translate("Refusals", "The card is that of {name}, the copy “{title}”. Nothing was done yet.")
    return Words(
        headline.format(number=error.number),
        done.format(name=error.member_name, title=error.title),
        translate("Refusals", "Say which of them was scanned, and give one of them another number."),
    )


@words.register
def _(error: refusals.NotLonger) -> Words:
    return Words(
        translate("Refusals", "A renewal today would give no more time."),
        translate("Refusals", "“{title}” stays due on {date}; no renewal was used up.").format(
            title=error.title, date=format_due(error.due_at)
        ),
        translate("Refusals", "Renew it nearer to that day."),
    )


@words.register
def _(error: refusals.WantedBack) -> Words:
    return Words(
        translate("Refusals", "The library that has lent it wants it back on {date}.").format(
            date=format_date(error.day)
        ),
        translate("Refusals", "“{title}” can't be due later. Nothing was changed.").format(title=error.title),
        translate("Refusals", "Choose no later day, or ask that library to renew it first."),
    )


@words.register
def _(error: refusals.CardLost) -> Words:
    return Words(
        translate("Refusals", "This card was reported lost: {card}").format(card=error.card),
        translate("Refusals", "It was {name}'s until {date}; their card is {number} now.").format(
            name=error.member_name,
            date=format_date(error.lost_at.astimezone().date()),
            number=error.number,
        ),
        translate(
            "Refusals",
            "Ask who shows it. If the card was found, say so on the members page; else keep it here.",
        ),
    )


@words.register
def _(error: refusals.NotClear) -> Words:
    out = translate("Refusals", "%n loan(s) open", None, error.loans) if error.loans else ""
    owed = (
        translate("Refusals", "{amount} owed").format(amount=format_money(error.owes)) if error.owes else ""
    )
    has = translate("Refusals", "locker {number} in use").format(number=error.locker) if error.locker else ""
    waits = translate("Refusals", "%n reservation(s) open", None, error.holds) if error.holds else ""
    return Words(
        translate("Refusals", "{name} is not clear yet: {what}.").format(
            name=error.member_name, what=" · ".join(filter(None, (out, waits, owed, has)))
        ),
        translate("Refusals", "No letter was made."),
        translate(
            "Refusals",
            "Take back what is out, cancel what is reserved and settle what is owed, then try again.",
        ),
    )


@words.register
def _(error: refusals.HappenedSince) -> Words:
    headline = translate("Refusals", "“{title}” was lent or came back after that: on {when}.")
    return Words(
        headline.format(title=error.title, when=format_datetime(error.at)),
        translate("Refusals", "Nothing was put in."),
        translate(
            "Refusals", "Put in what stands on paper in the order in which it happened, or mend the time."
        ),
    )


@words.register
def _(error: refusals.LoanEnded) -> Words:
    return Words(
        translate("Refusals", "This loan has ended already."),
        translate("Refusals", "Nothing was changed."),
        translate("Refusals", "If the item is here, lend it anew."),
    )


UNDO_CASES: dict[str, Callable[[], str]] = {
    "no_undo": lambda: translate("Refusals", "There is nothing to undo."),
    "lent_again": lambda: translate("Refusals", "The item has been lent again since then."),
    "moved_on": lambda: translate("Refusals", "The loan has been changed since then."),
}


@words.register
def _(error: refusals.CannotUndo) -> Words:
    return Words(
        translate("Refusals", "This can't be undone any more."),
        UNDO_CASES[error.why](),
        translate("Refusals", "Scan the item to see how things stand."),
    )


@words.register
def _(error: refusals.Taken) -> Words:
    headline = TAKEN.get(error.what, lambda: translate("Refusals", "{text} is in use already."))()
    return Words(
        headline.format(text=error.text),
        translate("Refusals", "Nothing was changed."),
        translate("Refusals", "Choose another one, or change the one that is there."),
    )


@words.register
def _(error: refusals.Invalid) -> Words:
    fault = FAULTS.get(error.why, lambda: translate("Refusals", "{field} can't be like this."))()
    remedy = REMEDIES.get(error.why, lambda: translate("Refusals", "Change it and try again."))()
    return Words(
        fault.format(field=field_name(error.field)), translate("Refusals", "Nothing was saved yet."), remedy
    )


@words.register
def _(error: refusals.ClockSetBack) -> Words:
    detail = translate("Refusals", "The clock says {clock}, but the last entry was made on {last}.")
    return Words(
        translate("Refusals", "The computer's clock seems to have been set back."),
        detail.format(clock=format_datetime(error.clock), last=format_datetime(error.last_entry)),
        translate("Refusals", "Set the clock. If it is right, the branch head can confirm that."),
    )


@words.register
def _(error: refusals.NumbersUsedUp) -> Words:
    return Words(
        translate("Refusals", "This desk has no free numbers left."),
        translate("Refusals", "Nothing was changed."),
        translate(
            "Refusals",
            "Give a number by hand where that is possible. A desk of a server gets more as soon as it syncs; "
            "else tell the administrator.",
        ),
    )


@words.register
def _(error: refusals.WrongPassword) -> Words:
    return Words(
        translate("Refusals", "User name or password is wrong."),
        _wait_words(error.wait),
        translate("Refusals", "Mind capital letters. An administrator can set a new password."),
    )


def _wait_words(wait: timedelta) -> str:
    seconds = round(wait.total_seconds())
    if seconds <= 0:
        return ""
    if seconds < 120:
        return translate("Refusals", "The next try is possible in %n second(s).", None, seconds)
    return translate("Refusals", "The next try is possible in %n minute(s).", None, round(seconds / 60))


@words.register
def _(error: refusals.MustWait) -> Words:
    many = translate("Refusals", "Too many wrong passwords.")
    return Words(
        translate("Refusals", "Please wait a little."),
        " ".join(filter(None, (many, _wait_words(error.until - datetime.now(UTC))))),
        translate("Refusals", "An administrator can set a new password meanwhile."),
    )


@words.register
def _(error: refusals.StocktakeClosed) -> Words:
    return Words(
        translate("Refusals", "The stock-take “{name}” is closed.").format(name=error.name),
        translate("Refusals", "Nothing was changed."),
        translate("Refusals", "Open it again with a reason, or begin another one."),
    )


@words.register
def _(error: refusals.AlreadySettled) -> Words:
    return Words(
        translate("Refusals", "Somebody has settled this note already."),
        translate("Refusals", "Nothing was changed."),
        translate("Refusals", "It stands under what is settled, with who did it."),
    )


@words.register
def _(error: refusals.LastAdministrator) -> Words:
    return Words(
        translate("Refusals", "Somebody must remain who can administer the library."),
        translate("Refusals", "Nothing was changed."),
        translate("Refusals", "Make another person administrator first."),
    )


@words.register
def _(error: refusals.AlreadyHeld) -> Words:
    return Words(
        translate("Refusals", "The member waits for “{title}” already.").format(title=error.title),
        translate("Refusals", "Nothing was changed."),
        translate("Refusals", "Nothing more needs to be done: the place in the queue is kept."),
    )


@words.register
def _(error: refusals.HoldEnded) -> Words:
    return Words(
        translate("Refusals", "This reservation is over."),
        translate("Refusals", "It was fetched or cancelled, perhaps at another desk. Nothing was changed."),
        translate("Refusals", "Look at the list again."),
    )


@words.register
def _(error: refusals.NotMoved) -> Words:
    if error.why == "there_already":
        return Words(
            translate("Refusals", "The reservation stands there already."),
            translate("Refusals", "The queue is as it was."),
            translate("Refusals", "Look at the list again: another desk may have moved it."),
        )
    return Words(
        translate("Refusals", "The reservation does not wait in the queue now."),
        translate(
            "Refusals", "An item lies aside for it, it is put off, or it is over. The queue is as it was."
        ),
        translate("Refusals", "Look at the list again."),
    )


@words.register
def _(error: refusals.OnRotaAlready) -> Words:
    return Words(
        translate("Refusals", "{barcode} is in the rotating collection “{name}” already.").format(
            barcode=error.barcode, name=error.rota
        ),
        translate("Refusals", "Nothing was changed."),
        translate("Refusals", "Take it out there first."),
    )


@words.register
def _(error: refusals.ItemIsOut) -> Words:
    return Words(
        translate("Refusals", "The item is on loan: {barcode}.").format(barcode=error.barcode),
        translate("Refusals", "Nothing was changed."),
        translate("Refusals", "Take it back first."),
    )


@words.register
def _(error: refusals.LostByBorrower) -> Words:
    return Words(
        translate("Refusals", "A borrower has lost this copy, and its price stands: {barcode}.").format(
            barcode=error.barcode
        ),
        translate("Refusals", "Nothing was changed."),
        translate("Refusals", "If it was found, scan it as returned: that takes its price back too."),
    )
