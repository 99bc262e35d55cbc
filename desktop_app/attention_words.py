# SPDX-License-Identifier: GPL-3.0-or-later
"""What a note says: what happened, what was done about it, what a person can do."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from db.queries.notes import NoteRow
from desktop_app import interloan_words
from desktop_app.language import format_datetime, format_money, translate
from desktop_app.operation_words import operation_name
from desktop_app.refusal_words import field_name
from desktop_app.value_words import setting_words, two_values


class Said(NamedTuple):
    """A note in words: a line for the list, what was done, what to do."""

    headline: str
    done: str
    advice: str


def said(note: NoteRow) -> Said:
    """The words of a note, in the language of now."""
    make = NOTES.get(note.kind)
    if make is None:
        return Said(
            translate("Attention", "Something that this program does not know needs a look."),
            translate("Attention", "The server made this note; it is newer than this program."),
            translate("Attention", "Update this program to read it whole."),
        )
    return make(note)


def _people(note: NoteRow) -> str:
    return ", ".join(f"{person.name} ({person.number})" for person in note.people) or translate(
        "Attention", "a member of another branch"
    )


def _item(note: NoteRow) -> str:
    if not note.title:
        return note.barcode
    return f"“{note.title}” ({note.barcode})" if note.barcode else f"“{note.title}”"


def _branches(note: NoteRow) -> str:
    return ", ".join(note.branches)


def _return_implied(note: NoteRow) -> Said:
    return Said(
        translate("Attention", "Lent at two desks: {item}").format(item=_item(note)),
        translate(
            "Attention",
            "It was lent again before anybody had taken it back. The earlier loan was ended then; the later "
            "one stands.",
        ),
        translate("Attention", "Nothing, if the item had come back. Else ask who has it."),
    )


def _returned_twice(note: NoteRow) -> Said:
    return Said(
        translate("Attention", "Returned at two branches: {item}").format(item=_item(note)),
        translate("Attention", "The earlier return stands ({branches}).").format(branches=_branches(note)),
        translate("Attention", "See where the item is now, and bring it home."),
    )


def _renewed_after_return(note: NoteRow) -> Said:
    return Said(
        translate("Attention", "Renewed after it had come back: {item}").format(item=_item(note)),
        translate("Attention", "The renewal does not count; the loan of {people} had ended.").format(
            people=_people(note)
        ),
        translate("Attention", "Tell the member, if a new date was promised."),
    )


def _renewed_though_recalled(note: NoteRow) -> Said:
    return Said(
        translate("Attention", "Recalled at one desk, renewed at another: {item}").format(item=_item(note)),
        translate("Attention", "The renewal counts: {people} may keep it until then.").format(
            people=_people(note)
        ),
        translate("Attention", "Tell the member which day it is; somebody waits for it."),
    )


def _late_unseen(note: NoteRow) -> Said:
    return Said(
        translate("Attention", "Late, and handed in where nobody knew of the loan: {item}").format(
            item=_item(note)
        ),
        translate("Attention", "The loan of {people} has ended; no fine was reckoned.").format(
            people=_people(note)
        ),
        translate("Attention", "Where your rules ask for a fine, settle it with the member."),
    )


def _lost_turned_up(note: NoteRow) -> Said:
    return Said(
        translate("Attention", "It was declared lost, and is here: {item}").format(item=_item(note)),
        translate(
            "Attention",
            "What {people} owed for the item is taken back, where it came back in time; "
            "lateness and handling stay.",
        ).format(people=_people(note)),
        translate("Attention", "Look at their fines: where they have paid, there is credit to give back."),
    )


OBSTACLES: dict[str, Callable[[], str]] = {
    "member_blocked": lambda: translate("Attention", "the member was blocked"),
    "member_expired": lambda: translate("Attention", "the membership had ended"),
    "limit_reached": lambda: translate("Attention", "the limit of loans was reached"),
    "not_for_loan": lambda: translate("Attention", "items of this kind are not for loan"),
    "item_condition": lambda: translate("Attention", "the item's condition"),
    "has_overdue": lambda: translate("Attention", "something else was overdue"),
    "renewals_used": lambda: translate("Attention", "all renewals were used"),
    "suspended": lambda: translate("Attention", "the member was suspended for returning late"),
    "owes": lambda: translate("Attention", "the member owed too much"),
    "too_young": lambda: translate("Attention", "the member was too young for it"),
    "for_another": lambda: translate("Attention", "another library lent it for another reader"),
    "late_at_a_cost": lambda: translate("Attention", "it was late, which would have cost something"),
    "claimed": lambda: translate("Attention", "the member said that it had come back"),
    "has_it": lambda: translate("Attention", "it was lent to the member already"),
}


def _lent_despite(note: NoteRow) -> Said:
    reasons = [OBSTACLES[name]() for name in note.facts.get("obstacles", ()) if name in OBSTACLES]
    return Said(
        translate("Attention", "Lent although something stood against it: {item}").format(item=_item(note)),
        translate("Attention", "{people}: {reasons}. The loan stands.").format(
            people=_people(note),
            reasons=", ".join(reasons) or translate("Attention", "rules stood against it"),
        ),
        translate("Attention", "Speak with the member when the item comes back, or call."),
    )


def _item_live_again(note: NoteRow) -> Said:
    return Said(
        translate("Attention", "Lent although it was withdrawn or missing: {item}").format(item=_item(note)),
        translate("Attention", "It is in the collection again."),
        translate("Attention", "Withdraw it again when it comes back, if it is to go."),
    )


def _possible_duplicate(note: NoteRow) -> Said:
    return Said(
        translate("Attention", "Perhaps one person, registered twice: {people}").format(people=_people(note)),
        translate("Attention", "Both registrations stand."),
        translate("Attention", "Compare the two; merge them if it is one person."),
    )


def _edited_twice(note: NoteRow) -> Said:
    field = str(note.facts.get("field", ""))
    if "twin" in note.facts:
        return _policy_twice(note, field)
    return Said(
        translate("Attention", "One record edited at two desks: {what}").format(
            what=" · ".join(filter(None, (_record(note), field_name(field))))
        ),
        translate("Attention", "{field}: “{kept}” was kept, “{other}” gave way.").format(**two_values(note)),
        translate("Attention", "Correct the record if the other one is right."),
    )


def _policy_twice(note: NoteRow, field: str) -> Said:
    values = two_values(note)
    return Said(
        translate("Attention", "One loan policy made at two desks: {what}").format(
            what=" · ".join(filter(None, (_record(note), field_name(field))))
        ),
        translate("Attention", "{field}: “{kept}” counts, “{other}” does not. Both policies stand.").format(
            **values
        ),
        translate("Attention", "Put the right value, and take one of the two out in the settings."),
    )


def _locker_twice(note: NoteRow) -> Said:
    return Said(
        translate("Attention", "One locker given at two desks: {locker}").format(
            locker=note.facts.get("locker", "")
        ),
        translate("Attention", "Both have it in the list of lockers, until a key is back."),
        translate("Attention", "See whose bag is in it, and give the other one another locker."),
    )


def _record(note: NoteRow) -> str:
    """What a record is called: a person, a copy, a title, a branch, a setting."""
    if note.people:
        return _people(note)
    if note.facts.get("record") == "settings":
        return setting_words(note.name)
    return _item(note) or note.name


def _number_taken(note: NoteRow) -> Said:
    facts = note.facts
    said = _taken_words(str(facts.get("what", "")))
    headline = said.headline.format(wanted=facts.get("wanted", ""))
    done = said.done.format(given=facts.get("given", ""))
    return said._replace(headline=" · ".join(filter(None, (headline, _record(note)))), done=done)


def _taken_words(what: str) -> Said:
    """By what was given twice, as table and column."""
    if what == "staff.username":
        return Said(
            translate("Attention", "A user name was given twice: {wanted}"),
            translate("Attention", "Whose account is the later one signs in as {given} now."),
            translate("Attention", "Tell that person, or give another user name in the settings."),
        )
    if what.endswith(".code"):
        return Said(
            translate("Attention", "A code was given twice: {wanted}"),
            translate("Attention", "The later one has the code {given} now."),
            translate("Attention", "Give it another code in the settings."),
        )
    return Said(
        translate("Attention", "A number was given twice: {wanted}"),
        translate("Attention", "The later one is {given} now."),
        translate("Attention", "Give it another number, and change the card or the label."),
    )


REFUSALS: dict[str, Callable[[], str]] = {
    "Unknown": lambda: translate("Attention", "it names something that the server does not know"),
    "NotAllowed": lambda: translate("Attention", "the account had no right to it at the server"),
    "LoanEnded": lambda: translate("Attention", "the loan had ended before"),
    "CannotUndo": lambda: translate("Attention", "things had gone on since, so it could not be taken back"),
    "AlreadySettled": lambda: translate("Attention", "somebody had settled it before"),
    "StocktakeClosed": lambda: translate("Attention", "the stock-take was closed"),
    "AlreadyLent": lambda: translate("Attention", "the item was lent already"),
    "NotOnLoan": lambda: translate("Attention", "the item was not lent"),
    "NotLonger": lambda: translate("Attention", "it would have given no more time"),
    "CardLost": lambda: translate("Attention", "the card had been reported lost"),
    "NotClear": lambda: translate("Attention", "something was still open or owed"),
    "HappenedSince": lambda: translate("Attention", "something had happened with the item since"),
    "Taken": lambda: translate("Attention", "the number or code is somebody else's"),
    "Invalid": lambda: translate("Attention", "something in it can't be as it was written"),
    "LastAdministrator": lambda: translate("Attention", "nobody would be left to administer the library"),
    "Unreadable": lambda: translate("Attention", "the server could not read it"),
    "Unforeseen": lambda: translate("Attention", "the server met an error that nobody foresaw"),
}


def refusal_reason(why: str) -> str:
    """Why the server refused something, as the end of a sentence."""
    return REFUSALS.get(why, lambda: translate("Attention", "rules stood against it"))()


def _refused(note: NoteRow) -> Said:
    act = operation_name(str(note.facts.get("operation", "")))
    people = _people(note) if note.people else ""
    subject = ", ".join(filter(None, (_item(note), people))) or note.name
    return Said(
        translate("Attention", "The server refused what a desk had done: {what}").format(
            what=f"{act}: {subject}" if subject else act
        ),
        translate("Attention", "Reason: {why}. It was taken back here; it stays in the journal.").format(
            why=refusal_reason(str(note.facts.get("why")))
        ),
        translate("Attention", "Do it again if it is still wanted."),
    )


def _waits(note: NoteRow) -> Said:
    act = operation_name(str(note.facts.get("operation", "")))
    people = _people(note) if note.people else ""
    subject = ", ".join(filter(None, (_item(note), people)))
    return Said(
        translate("Attention", "Not counted yet: {what}").format(
            what=f"{act}: {subject}" if subject else act
        ),
        translate(
            "Attention",
            "It names something that the server does not know. It was taken back here; it stays in the "
            "journal, and counts as soon as another desk has told the server what it names.",
        ),
        translate(
            "Attention", "See that all desks sync. If it stays here, do it again if it is still wanted."
        ),
    )


def _of_desk(said: str, note: NoteRow) -> str:
    """With the desk's name; an older server does not tell it."""
    return ": ".join(filter(None, (said, str(note.facts.get("desk", "")))))


def _desk_copied(note: NoteRow) -> Said:
    return Said(
        _of_desk(translate("Attention", "A desk was copied, or restored from an old backup"), note),
        translate(
            "Attention", "It has a name and numbers of its own now; nothing was lost ({branches})."
        ).format(branches=_branches(note)),
        translate("Attention", "If two PCs run from one copy, see that both are meant to."),
    )


def _desk_mended(note: NoteRow) -> Said:
    scopes = note.facts.get("scopes", {})
    return Said(
        _of_desk(translate("Attention", "A desk had rows that were not the server's"), note),
        translate("Attention", "%n row(s) were fetched again; they agree now.", None, sum(scopes.values())),
        translate("Attention", "Look at that PC's disk if it happens again."),
    )


def _event(note: NoteRow) -> dict[str, str]:
    """Who and what a workshop's note is about."""
    names = ("name", "title", "other_title", "room", "number", "other_number")
    return {name: str(note.facts.get(name, "")) for name in names}


def _registered_twice(note: NoteRow) -> Said:
    facts = _event(note)
    return Said(
        translate("Attention", "Registered twice for “{title}”: {name}").format(**facts),
        translate("Attention", "Both registrations stand; attendance counts the person once."),
        translate("Attention", "Join the two on the workshop's list, or cancel one of them."),
    )


def _past_capacity(note: NoteRow) -> Said:
    facts = _event(note)
    return Said(
        translate("Attention", "No seat left in “{title}” for {name}").format(**facts),
        translate("Attention", "Another desk gave the seat to somebody earlier; {name} waits now.").format(
            **facts
        ),
        translate("Attention", "Tell {name}, or find another chair.").format(**facts),
    )


def _moved_up(note: NoteRow) -> Said:
    facts = _event(note)
    return Said(
        translate("Attention", "{name} has a seat in “{title}” now").format(**facts),
        translate("Attention", "Somebody gave up a seat; the next on the waiting list has it."),
        translate("Attention", "Tell {name}.").format(**facts),
    )


def _attended_despite(note: NoteRow) -> Said:
    facts = _event(note)
    if note.facts.get("state") == "cancelled":
        how = translate("Attention", "The registration had been cancelled; the attendance counts.")
    else:
        how = translate("Attention", "There had been no seat; whoever is there has one.")
    return Said(
        translate("Attention", "Came to “{title}” all the same: {name}").format(**facts),
        how,
        translate("Attention", "Nothing, if it was that person."),
    )


def _room_taken(note: NoteRow) -> Said:
    facts = _event(note)
    return Said(
        translate("Attention", "Two sessions in one room: {room}").format(**facts),
        translate("Attention", "“{title}” and “{other_title}” need it at the same time.").format(**facts),
        translate("Attention", "Move one of them to another room or time."),
    )


def _certified_twice(note: NoteRow) -> Said:
    facts = _event(note)
    return Said(
        translate("Attention", "Two certificates for one person: {name}").format(**facts),
        translate("Attention", "“{title}”: {number} and {other_number} both stand.").format(**facts),
        translate("Attention", "Revoke the one that was not handed over."),
    )


def _overpaid(note: NoteRow) -> Said:
    credit = format_money(int(note.facts.get("credit", 0)))
    return Said(
        translate("Attention", "More was paid than was owed: {people}").format(people=_people(note)),
        translate("Attention", "Both payments stand; {amount} is credit.").format(amount=credit),
        translate("Attention", "Give it back, or leave it for the next fine."),
    )


def _charged_twice(note: NoteRow) -> Said:
    amount = format_money(int(note.facts.get("amount", 0)))
    return Said(
        translate("Attention", "One membership was paid for at two desks: {people}").format(
            people=_people(note)
        ),
        translate("Attention", "Both asked for {amount}; it is owed once.").format(amount=amount),
        translate("Attention", "Where the member has paid twice there is credit: give it back."),
    )


def _scanned_after_closing(note: NoteRow) -> Said:
    name = str(note.facts.get("name", ""))
    return Said(
        translate("Attention", "Scanned although the stock-take was closed: {name}").format(name=name),
        translate("Attention", "Another desk was still scanning; what it scanned counts."),
        translate("Attention", "Look at its list again: there may be less missing than was reported."),
    )


def _not_missing(note: NoteRow) -> Said:
    name, count = str(note.facts.get("name", "")), int(note.facts.get("count", 0))
    barcodes = ", ".join(map(str, note.facts.get("barcodes", ())))
    return Said(
        translate("Attention", "%n item(s) not missing after all: {name}", None, count).format(name=name),
        translate("Attention", "Other desks had scanned, lent or taken them back: {barcodes}").format(
            barcodes=barcodes
        ),
        translate("Attention", "They were not marked as missing. There is nothing to do."),
    )


def _hold_twice(note: NoteRow) -> Said:
    return Said(
        translate("Attention", "Reserved twice for one member: {people}").format(people=_people(note)),
        translate("Attention", "“{title}” was reserved at two desks. The earlier one counts.").format(
            title=note.title
        ),
        translate("Attention", "Nothing: once it is fetched, both are over."),
    )


def _held_twice(note: NoteRow) -> Said:
    return Said(
        translate("Attention", "Two copies lie aside for one reservation: {people}").format(
            people=_people(note)
        ),
        translate("Attention", "{barcodes} were put aside at two desks.").format(
            barcodes=", ".join(map(str, note.facts.get("barcodes", ())))
        ),
        translate("Attention", "Take the one off the hold shelf that the list there says is not needed."),
    )


def _kept_and_arrived(note: NoteRow) -> Said:
    return Said(
        translate("Attention", "It was to stay, and has arrived elsewhere: {item}").format(item=_item(note)),
        translate("Attention", "It stands where it was scanned last. Branches: {branches}.").format(
            branches=_branches(note)
        ),
        translate("Attention", "Send it back where it is needed, or leave it there."),
    )


def _lent_though_held(note: NoteRow) -> Said:
    return Said(
        translate("Attention", "Lent though it lay aside for somebody: {item}").format(item=_item(note)),
        translate("Attention", "The loan stands; {people} keeps the place in the queue.").format(
            people=_people(note)
        ),
        translate("Attention", "Tell whoever waits that it takes longer, or find another copy."),
    )


def _interloan_crossed(note: NoteRow) -> Said:
    facts = {
        "title": note.facts.get("title", ""),
        "number": note.facts.get("number", ""),
        "act": interloan_words.done(note.facts.get("act", "")),
        "status": interloan_words.status(note.facts.get("status", "")),
    }
    return Said(
        translate("Attention", "Interlibrary loan {number}: two libraries crossed each other").format(
            **facts
        ),
        translate(
            "Attention",
            "“{title}”: “{act}” came after something that stood against it. What happened to the book "
            "counts; it stands now as “{status}”.",
        ).format(**facts),
        translate("Attention", "Open the request, see its history, and tell the other library what you do."),
    )


def _interloan_unsent(note: NoteRow) -> Said:
    facts = {name: note.facts.get(name, "") for name in ("title", "number", "partner", "error")}
    if note.facts.get("final"):
        done = translate(
            "Attention",
            "“{title}”: {partner}'s system refused what we told it ({error}). It is not told again.",
        )
        advice = translate(
            "Attention", "Tell that library by letter, e-mail or telephone, and correct the request."
        )
    else:
        done = translate(
            "Attention", "“{title}”: {partner}'s system can't be told ({error}). It is tried again and again."
        )
        advice = translate("Attention", "If it lasts, tell that library by letter, e-mail or telephone.")
    return Said(
        translate("Attention", "Interlibrary loan {number}: a message does not come through").format(**facts),
        done.format(**facts),
        advice,
    )


NOTES: dict[str, Callable[[NoteRow], Said]] = {
    "locker_twice": _locker_twice,
    "interloan_crossed": _interloan_crossed,
    "interloan_unsent": _interloan_unsent,
    "return_implied": _return_implied,
    "returned_twice": _returned_twice,
    "renewed_after_return": _renewed_after_return,
    "late_unseen": _late_unseen,
    "renewed_though_recalled": _renewed_though_recalled,
    "lost_turned_up": _lost_turned_up,
    "lent_despite": _lent_despite,
    "item_live_again": _item_live_again,
    "possible_duplicate": _possible_duplicate,
    "edited_twice": _edited_twice,
    "number_taken": _number_taken,
    "refused": _refused,
    "waits": _waits,
    "desk_copied": _desk_copied,
    "desk_mended": _desk_mended,
    "registered_twice": _registered_twice,
    "past_capacity": _past_capacity,
    "moved_up": _moved_up,
    "attended_despite": _attended_despite,
    "room_taken": _room_taken,
    "certified_twice": _certified_twice,
    "overpaid": _overpaid,
    "charged_twice": _charged_twice,
    "scanned_after_closing": _scanned_after_closing,
    "not_missing": _not_missing,
    "hold_twice": _hold_twice,
    "held_twice": _held_twice,
    "lent_though_held": _lent_though_held,
    "kept_and_arrived": _kept_and_arrived,
}

IN_SHORT: dict[str, Callable[[], str]] = {
    "return_implied": lambda: translate("Attention", "it was lent at two desks"),
    "returned_twice": lambda: translate("Attention", "it was returned at two branches"),
    "renewed_after_return": lambda: translate("Attention", "it was renewed after it had come back"),
    "renewed_though_recalled": lambda: translate("Attention", "it was recalled at another desk"),
    "late_unseen": lambda: translate("Attention", "it came back late, and nobody knew of the loan"),
    "lost_turned_up": lambda: translate("Attention", "it had been declared lost"),
    "lent_despite": lambda: translate("Attention", "something stood against the loan"),
    "item_live_again": lambda: translate("Attention", "the item was withdrawn or missing"),
    "possible_duplicate": lambda: translate("Attention", "perhaps this person is registered already"),
    "edited_twice": lambda: translate("Attention", "the record was edited at another desk too"),
    "number_taken": lambda: translate("Attention", "the number was given before"),
    "refused": lambda: translate("Attention", "it was refused"),
    "waits": lambda: translate("Attention", "it counts once the server knows what it names"),
    "desk_copied": lambda: translate("Attention", "the desk was copied"),
    "desk_mended": lambda: translate("Attention", "the desk had other rows than the server"),
    "registered_twice": lambda: translate("Attention", "the person was registered before"),
    "past_capacity": lambda: translate("Attention", "no seat was left"),
    "moved_up": lambda: translate("Attention", "somebody has a seat now"),
    "attended_despite": lambda: translate("Attention", "somebody came without a seat"),
    "room_taken": lambda: translate("Attention", "the room was taken"),
    "certified_twice": lambda: translate("Attention", "there was a certificate already"),
    "interloan_crossed": lambda: translate("Attention", "an interlibrary loan crossed"),
    "interloan_unsent": lambda: translate(
        "Attention", "a message of interlibrary loan does not come through"
    ),
    "overpaid": lambda: translate("Attention", "more was paid than was owed"),
    "charged_twice": lambda: translate("Attention", "the membership was renewed at another desk too"),
    "scanned_after_closing": lambda: translate("Attention", "the stock-take was closed already"),
    "not_missing": lambda: translate("Attention", "some items were not missing after all"),
    "hold_twice": lambda: translate("Attention", "the member had reserved it already"),
    "held_twice": lambda: translate("Attention", "two copies lie aside for one reservation"),
    "lent_though_held": lambda: translate("Attention", "it lay aside for somebody"),
    "kept_and_arrived": lambda: translate("Attention", "it was to stay, and has arrived elsewhere"),
}


def note_in_short(kind: str) -> str:
    """What a note is about, as part of a sentence."""
    return IN_SHORT.get(kind, lambda: translate("Attention", "something needs a look"))()


SETTLEMENTS: dict[str, Callable[[], str]] = {
    "seen": lambda: translate("Attention", "seen, nothing to do"),
    "undone": lambda: translate("Attention", "taken back"),
    "member_called": lambda: translate("Attention", "member called"),
    "merged": lambda: translate("Attention", "merged"),
    "corrected": lambda: translate("Attention", "corrected"),
    "moot": lambda: translate("Attention", "settled itself by later news"),
}


def settlement_words(note: NoteRow) -> str:
    """How it was settled, by whom, and when."""
    how, _, rest = note.settlement.partition(" ")
    words = SETTLEMENTS.get(how, lambda: how)()
    when = "" if note.settled_at is None else format_datetime(note.settled_at)
    return " · ".join(filter(None, (words, rest, note.settled_by, when)))
