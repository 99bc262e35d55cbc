# SPDX-License-Identifier: GPL-3.0-or-later
"""Interlibrary loan in words: how a request stands, what is done, why not, on what condition."""

from __future__ import annotations

from collections.abc import Callable

from db.rules.interloan import Act, Place, Side
from desktop_app.language import translate

STATUSES: dict[str, Callable[[], str]] = {
    "RequestReceived": lambda: translate("Interloan", "Asked"),
    "ExpectToSupply": lambda: translate("Interloan", "Expected to be sent"),
    "WillSupply": lambda: translate("Interloan", "Will be sent"),
    "Loaned": lambda: translate("Interloan", "Lent"),
    "Overdue": lambda: translate("Interloan", "Overdue"),
    "Recalled": lambda: translate("Interloan", "Recalled"),
    "RetryPossible": lambda: translate("Interloan", "On a condition"),
    "Unfilled": lambda: translate("Interloan", "Not filled"),
    "CopyCompleted": lambda: translate("Interloan", "Copy sent"),
    "LoanCompleted": lambda: translate("Interloan", "Back, done"),
    "CompletedWithoutReturn": lambda: translate("Interloan", "Lost, done"),
    "Cancelled": lambda: translate("Interloan", "Cancelled"),
}
PLACES: dict[str, Callable[[], str]] = {
    Place.AT_SUPPLIER: lambda: translate("Interloan", "at the library that lends"),
    Place.TO_REQUESTER: lambda: translate("Interloan", "on its way to the library that asked"),
    Place.AT_REQUESTER: lambda: translate("Interloan", "at the library that asked"),
    Place.TO_SUPPLIER: lambda: translate("Interloan", "on its way back"),
    Place.BACK: lambda: translate("Interloan", "back"),
    Place.LOST: lambda: translate("Interloan", "lost"),
}
ACTS: dict[str, Callable[[], str]] = {
    Act.WILL_SUPPLY: lambda: translate("Interloan", "Will send it"),
    Act.EXPECT: lambda: translate("Interloan", "Expect to send it later"),
    Act.CONDITION: lambda: translate("Interloan", "Only on a condition …"),
    Act.UNFILLED: lambda: translate("Interloan", "Can't supply …"),
    Act.SHIPPED: lambda: translate("Interloan", "Sent …"),
    Act.RENEWED: lambda: translate("Interloan", "Renew …"),
    Act.NOT_RENEWED: lambda: translate("Interloan", "Don't renew"),
    Act.RECALLED: lambda: translate("Interloan", "Recall …"),
    Act.OVERDUE: lambda: translate("Interloan", "Say that it is overdue"),
    Act.RECEIVED_BACK: lambda: translate("Interloan", "It is back"),
    Act.NOT_CANCELLED: lambda: translate("Interloan", "It can't be cancelled …"),
    Act.RETRY: lambda: translate("Interloan", "Accept the condition"),
    Act.CANCEL: lambda: translate("Interloan", "Cancel the request"),
    Act.RECEIVED: lambda: translate("Interloan", "It has come …"),
    Act.RENEW: lambda: translate("Interloan", "Ask for renewal"),
    Act.SHIPPED_BACK: lambda: translate("Interloan", "Sent back"),
    Act.FORWARDED: lambda: translate("Interloan", "Sent on to another library"),
    Act.ASK_STATUS: lambda: translate("Interloan", "Ask how it stands"),
    Act.LOST: lambda: translate("Interloan", "It is lost …"),
    Act.NOTICE: lambda: translate("Interloan", "Send a notice …"),
}
"""What a key does."""
DONE: dict[str, Callable[[], str]] = {
    Act.WILL_SUPPLY: lambda: translate("Interloan", "will be sent"),
    Act.EXPECT: lambda: translate("Interloan", "expected to be sent later"),
    Act.CONDITION: lambda: translate("Interloan", "only on a condition"),
    Act.UNFILLED: lambda: translate("Interloan", "can't be supplied"),
    Act.SHIPPED: lambda: translate("Interloan", "sent"),
    Act.RENEWED: lambda: translate("Interloan", "renewed"),
    Act.NOT_RENEWED: lambda: translate("Interloan", "not renewed"),
    Act.RECALLED: lambda: translate("Interloan", "recalled"),
    Act.OVERDUE: lambda: translate("Interloan", "reminded: overdue"),
    Act.RECEIVED_BACK: lambda: translate("Interloan", "came back"),
    Act.NOT_CANCELLED: lambda: translate("Interloan", "not cancelled: it goes on"),
    Act.RETRY: lambda: translate("Interloan", "condition accepted"),
    Act.CANCEL: lambda: translate("Interloan", "cancelled"),
    Act.RECEIVED: lambda: translate("Interloan", "received"),
    Act.RENEW: lambda: translate("Interloan", "renewal asked for"),
    Act.SHIPPED_BACK: lambda: translate("Interloan", "sent back"),
    Act.FORWARDED: lambda: translate("Interloan", "sent on"),
    Act.ASK_STATUS: lambda: translate("Interloan", "asked how it stands"),
    Act.LOST: lambda: translate("Interloan", "lost"),
    Act.TOLD: lambda: translate("Interloan", "reader told"),
    Act.NOTICE: lambda: translate("Interloan", "notice"),
}
"""What was done, in a history."""
REASONS: dict[str, Callable[[], str]] = {
    "NotAvailableForILL": lambda: translate("Interloan", "Not lent to other libraries"),
    "NotHeld": lambda: translate("Interloan", "We don't have it"),
    "NotOnShelf": lambda: translate("Interloan", "Not on the shelf"),
    "PolicyProblem": lambda: translate("Interloan", "Against our rules"),
    "PoorCondition": lambda: translate("Interloan", "In poor condition"),
    "LibraryUseOnly": lambda: translate("Interloan", "Read in the library only"),
    "NoReproduction": lambda: translate("Interloan", "Not to be copied"),
    "SignatureRequired": lambda: translate("Interloan", "The reader signs for it"),
    "SpecCollSupervReq": lambda: translate("Interloan", "Read under supervision"),
    "WatchLibraryUseOnly": lambda: translate("Interloan", "Read in the library, watched"),
    "copy": lambda: translate("Interloan", "as a copy"),
}
SERVICES: dict[str, Callable[[], str]] = {
    "loan": lambda: translate("Interloan", "Loan"),
    "copy": lambda: translate("Interloan", "Copy"),
    "either": lambda: translate("Interloan", "Loan or copy"),
}
LIABLE: dict[str, Callable[[], str]] = {
    "": lambda: translate("Interloan", "Not said"),
    Side.REQUESTER: lambda: translate("Interloan", "The library that borrows"),
    Side.SUPPLIER: lambda: translate("Interloan", "The library that lends"),
}


def _word(words: dict[str, Callable[[], str]], code: str) -> str:
    return words[code]() if code in words else code


def status(code: str) -> str:
    """How a request stands."""
    return _word(STATUSES, code)


def place(code: str) -> str:
    """Where the thing is."""
    return _word(PLACES, code)


def standing_place(code: str, *, asked: bool) -> str:
    """Where it is, as the side says it that asked, or the one that lends."""
    match code, asked:
        case Place.TO_REQUESTER, True:
            return translate("Interloan", "On its way to us")
        case Place.AT_REQUESTER, True:
            return translate("Interloan", "Here for the reader")
        case Place.TO_REQUESTER, _:
            return translate("Interloan", "On its way to them")
        case Place.AT_REQUESTER, _:
            return translate("Interloan", "With them")
    return translate("Interloan", "On its way back")


def side(code: str) -> str:
    """Which of the two libraries."""
    return {
        Side.REQUESTER: lambda: translate("Interloan", "Library that asked"),
        Side.SUPPLIER: lambda: translate("Interloan", "Library that lends"),
    }[Side(code)]()


def act(code: str) -> str:
    """What a button says; of what has none what was done."""
    return _word(ACTS, code) if code in ACTS else done(code)


def done(code: str | None) -> str:
    """What a history says; it began without a code."""
    return translate("Interloan", "asked") if code is None else _word(DONE, code)


def back_from(library: str) -> str:
    """Of a copy that another library had."""
    return translate("Interloan", "back from {library}").format(library=library)


def reason(code: str) -> str:
    """Why not, or on what condition; what another system said stays as it is."""
    return _word(REASONS, code)


def service(code: str) -> str:
    """Loan or copy."""
    return _word(SERVICES, code)


def liable(code: str) -> str:
    """Who pays for what is lost."""
    return _word(LIABLE, code)
