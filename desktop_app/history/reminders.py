# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom to remind today and in which words, as plain values; reads run off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any, NamedTuple
from urllib.parse import quote
from uuid import UUID

from sqlalchemy.orm import Session

from db.operations.desk import Desk, Together
from db.operations.notices import give_notice, tell_of_arrival, tell_of_holds
from db.operations.policies import calendar_of
from db.operations.recalls import recall, wanted_back
from db.operations.refusals import Invalid, LoanEnded
from db.operations.renewing_itself import chances
from db.queries.library import branches, setting
from db.queries.notices import Given, Reminded, arrived, open_until, ready, recalled
from db.rules.notices import (
    ARRIVED,
    HOLD_READY,
    LETTER,
    OVERDUE,
    RECALLED,
    SORTS,
    WANTED_BACK,
    Days,
    for_whatsapp,
    in_turn,
)
from desktop_app.language import day_in, words_in
from desktop_app.mailing.message import Text, filled
from desktop_app.printing.notice_letter import LetterRow, NoticeLetter
from desktop_app.printing.slip import Letterhead

TOLD = (*SORTS, RECALLED, WANTED_BACK, HOLD_READY, ARRIVED)
"""All that members are told, what is to be told first last."""
PLACE_HOLDERS = ("name", "number", "items", "library", "branch", "phone", "today")
ITEMS = "{items}"
"""Where the loans stand: a table in a letter, lines in a message."""


class Reminder(NamedTuple):
    """One member and the loans that one reminder is about, or what lies ready; `given` how it was given."""

    member: UUID
    sort: str
    loans: tuple[Reminded, ...]
    days_late: int
    given: tuple[Given, ...]

    @property
    def who(self) -> Reminded:
        """Name and contact data."""
        return self.loans[0]

    @property
    def waiting(self) -> bool:
        """Whether nobody has told them yet."""
        return not self.given

    @property
    def key(self) -> tuple[UUID, str, bool]:
        """Which row it is."""
        return self.member, self.sort, self.waiting


class Today(NamedTuple):
    """Everybody for whom it is time, told or not; those who wait come first."""

    day: date
    letterhead: Letterhead
    rows: tuple[Reminder, ...]


def days_of(get: Callable[[str], Any]) -> Days:
    """When the library reminds, by its settings."""
    first, second, third = (int(get(f"notice_{sort}_days")) for sort in OVERDUE)
    return Days(int(get("notice_due_soon_days")), (first, second, third))


def read(desk: Desk, days: Days) -> Today:
    """A read of the store. Of what will be renewed by itself nobody is reminded."""
    today = desk.clock().astimezone().date()
    before = datetime.combine(today + timedelta(days=days.soon + 1), time.min).astimezone()
    with desk.store.read() as session:
        here = next(branch for branch in branches(session) if branch.uid == desk.branch)
        library = setting(session, "library", "library_name", "")
        itself = {one.loan for one in chances(session, desk.branch, desk.clock(), before) if not one.against}
        found = _as_due(session, open_until(session, here.id, before, today))
        loans = [one for one in found if one.loan not in itself]
        aside = ready(session, here.id, calendar_of(session, here.id), today)
        back = _recalled(session, here.id, desk.clock(), today)
        come = arrived(session, here.id, desk.clock(), today)
    head = Letterhead(library, here.name, here.address, here.phone)
    every = [*_reminders(loans, days, today), *_rows(HOLD_READY, aside), *_rows(ARRIVED, come)]
    for sort, loans_of_sort in back.items():
        every += _rows(sort, loans_of_sort)
    rows = sorted(every, key=lambda row: (not row.waiting, -TOLD.index(row.sort)))
    return Today(today, head, tuple(rows))


def _recalled(session: Session, branch: int, now: datetime, today: date) -> dict[str, list[Reminded]]:
    """Those whom others wait for, and whom the library that has lent it does."""
    wanted: dict[str, dict[UUID, date]] = {RECALLED: {}, WANTED_BACK: {}}
    for one in wanted_back(session, now):
        wanted[WANTED_BACK if one.by_lender else RECALLED][one.loan] = one.due_at.astimezone().date()
    return {sort: recalled(session, branch, days, today) for sort, days in wanted.items()}


def _as_due(session: Session, loans: Sequence[Reminded]) -> list[Reminded]:
    """Due by the calendars of the branches that lent them: over days that were closed since, later."""
    calendars = {branch: calendar_of(session, branch) for branch in {one.branch for one in loans}}
    return [one._replace(due_at=calendars[one.branch].falls_due(one.due_at)) for one in loans]


def _reminders(loans: Iterable[Reminded], days: Days, today: date) -> Iterable[Reminder]:
    for member, some in groupby(loans, lambda loan: loan.member):
        parts: dict[tuple[str, bool], list[Reminded]] = {}
        for loan in some:
            given_before = [(one.sort, _days_ago(one, today)) for one in loan.given]
            sort, waits = in_turn(_late(loan, today), days, given_before)
            if sort is not None:
                parts.setdefault((sort, waits), []).append(loan)
        for (sort, waits), found in parts.items():
            latest = max(_late(loan, today) for loan in found)
            given = () if waits else _times(found)
            yield Reminder(member, sort, tuple(found), latest, given)


def _rows(sort: str, all_: Iterable[Reminded]) -> Iterable[Reminder]:
    """What lies ready, or is recalled: a row for each member, one for what they were told of."""
    for (member, told), some in groupby(
        sorted(all_, key=lambda one: (one.name, one.member.hex, bool(one.given))),
        lambda one: (one.member, bool(one.given)),
    ):
        found = tuple(some)
        yield Reminder(member, sort, found, 0, _times(found) if told else ())


def _late(loan: Reminded, today: date) -> int:
    return (today - loan.due_at.astimezone().date()).days


def _days_ago(given: Given, today: date) -> int:
    return (today - given.given_at.astimezone().date()).days


def _times(loans: Iterable[Reminded]) -> tuple[Given, ...]:
    """Each time that any of these was told, once."""
    times = {(one.given_at, one.way): one for loan in loans for one in loan.given}
    return tuple(times[at] for at in sorted(times))


def give(desk: Desk, row: Reminder, way: str) -> str:
    """Note that it is given; the letter's number, else nothing. What is recalled is due sooner then.

    Raises Refusal.
    """
    with desk.together() as perform:
        return note(perform, row, way)


def note(perform: Together, row: Reminder, way: str) -> str:
    """As `give`, in a transaction that has more to do."""
    uids = [loan.loan for loan in row.loans]
    if row.sort == ARRIVED:
        return _note_arrivals(perform, uids, way)
    if row.sort == HOLD_READY:
        made = perform(tell_of_holds, held=uids, way=way).operation
    else:
        for loan in row.loans if row.sort in (RECALLED, WANTED_BACK) else ():
            if loan.until is not None and loan.until < loan.due_at.astimezone().date():
                _recall(perform, loan.loan)
        made = perform(give_notice, loans=uids, sort=row.sort, way=way).operation
    return made.number  # type: ignore[attr-defined, no-any-return]


def _recall(perform: Together, loan: UUID) -> None:
    """What came back while the message was on its way, or was recalled elsewhere, needs none."""
    with suppress(LoanEnded, Invalid), perform.apart():
        perform(recall, loan=loan)


def _note_arrivals(perform: Together, requests: Sequence[UUID], way: str) -> str:
    """One letter for all of them."""
    number = ""
    for request in requests:
        made = perform(tell_of_arrival, interloan=request, way=way, number=number).operation
        number = made.note  # type: ignore[attr-defined]
    return number


# --- words -----------------------------------------------------------------------------------------------


def kept_as(sort: str, language: str) -> str:
    """The library's setting with the words of a reminder."""
    return f"notice_text_{sort}_{language}"


def text_of(get: Callable[[str], Any], sort: str, language: str) -> Text:
    """The library's own words, else the usual ones, with place holders."""
    subject, _, body = str(get(kept_as(sort, language))).partition("\n\n")
    return Text(subject, body, language) if body else usual_text(sort, language)


def usual_text(sort: str, language: str) -> Text:
    """The words that come with the program."""
    say = words_in(language)
    subject = {
        "due_soon": say.translate("Notices", "Your loans are due soon"),
        "overdue_1": say.translate("Notices", "Reminder: your loans are overdue"),
        "overdue_2": say.translate("Notices", "Second reminder: your loans are overdue"),
        "overdue_3": say.translate("Notices", "Third and last reminder: your loans are overdue"),
        RECALLED: say.translate("Notices", "Others wait for what you have borrowed"),
        WANTED_BACK: say.translate("Notices", "The library that lent it wants back what you have borrowed"),
        HOLD_READY: say.translate("Notices", "What you reserved is ready for you"),
        ARRIVED: say.translate("Notices", "What you asked for has come from another library"),
    }[sort]
    begins = {
        "due_soon": say.translate("Notices", "these loans of yours are due soon:"),
        "overdue_1": say.translate("Notices", "these loans of yours are overdue:"),
        "overdue_2": say.translate("Notices", "we have reminded you before; these loans are still out:"),
        "overdue_3": say.translate("Notices", "we have reminded you twice; these loans are still out:"),
        RECALLED: say.translate("Notices", "somebody else waits for what you have borrowed:"),
        WANTED_BACK: say.translate(
            "Notices", "what you have borrowed belongs to another library, which wants it back:"
        ),
        HOLD_READY: say.translate("Notices", "what you reserved is ready for you at {branch}:"),
        ARRIVED: say.translate(
            "Notices", "what you asked for has come from another library, and is ready for you at {branch}:"
        ),
    }[sort]
    asks = {
        "due_soon": say.translate("Notices", "Please return them in time, or ask us to renew them."),
        "overdue_1": say.translate("Notices", "Please return them, or ask us to renew them."),
        "overdue_2": say.translate("Notices", "Please return them within this week."),
        "overdue_3": say.translate(
            "Notices", "Please return or replace them at once; until then you cannot borrow."
        ),
        RECALLED: say.translate("Notices", "Please return it by then; it cannot be renewed."),
        WANTED_BACK: say.translate("Notices", "Please return it by then; it cannot be renewed."),
        HOLD_READY: say.translate(
            "Notices", "Please fetch it while it is kept for you, and bring your card."
        ),
        ARRIVED: say.translate(
            "Notices", "Please fetch it soon, and bring your card: that library wants it back in time."
        ),
    }[sort]
    past = say.translate("Notices", "If you have returned them meanwhile, please take no notice of this.")
    if sort in (HOLD_READY, ARRIVED):
        past = say.translate("Notices", "If you have fetched it meanwhile, please take no notice of this.")
    parts = (
        say.translate("Notices", "Dear {name} ({number}),"),
        f"{begins}\n{ITEMS}",
        asks,
        past,
        say.translate("Notices", "With kind regards,") + "\n{library}, {branch}",
    )
    return Text(subject, "\n\n".join(parts), language)


def said_of(row: Reminder, today: Today, language: str) -> Mapping[str, str]:
    """What stands for the place holders, but for the loans."""
    return {
        "name": row.who.name,
        "number": row.who.number,
        "library": today.letterhead.library,
        "branch": today.letterhead.branch,
        "phone": today.letterhead.phone,
        "today": day_in(language, today.day),
    }


def message_of(row: Reminder, today: Today, text: Text) -> Text:
    """Subject and text for one member, the loans as lines."""
    items = "\n".join(_line(row.sort, loan, text.language) for loan in row.loans)
    said = {**said_of(row, today, text.language), "items": items}
    return Text(filled(text.subject, said), filled(text.body, said), text.language)


def _line(sort: str, loan: Reminded, language: str) -> str:
    say = words_in(language)
    if sort in (RECALLED, WANTED_BACK):
        said = say.translate("Notices", "- {title} ({barcode}), please by {day}")
    elif sort == ARRIVED:
        return _arrived_line(loan, language)
    elif sort != HOLD_READY:
        said = say.translate("Notices", "- {title} ({barcode}), due {day}")
    elif loan.until is not None:
        said = say.translate("Notices", "- {title} ({barcode}), kept until {day}")
    else:
        said = say.translate("Notices", "- {title} ({barcode})")
    return said.format(title=loan.title, barcode=loan.barcode, day=_day(sort, loan, language))


def _arrived_line(one: Reminded, language: str) -> str:
    """A copy has neither barcode nor day."""
    said = f"- {one.title} ({one.barcode})" if one.barcode else f"- {one.title}"
    if one.until is None:
        return said
    until = words_in(language).translate("Notices", "lent until {day} at most")
    return f"{said}, {until.format(day=day_in(language, one.until))}"


def whatsapp_link(row: Reminder, message: Text) -> str:
    """The link that opens WhatsApp with the message; empty where the number is none."""
    number = for_whatsapp(row.who.phone)
    return f"https://wa.me/{number}?text={quote(message.body, safe='')}" if number else ""


def letter_of(row: Reminder, today: Today, text: Text, number: str) -> NoticeLetter:
    """A letter as it is printed."""
    said = said_of(row, today, text.language)
    before, _, after = text.body.partition(ITEMS)
    return NoticeLetter(
        letterhead=today.letterhead,
        number=number,
        day=today.day,
        name=row.who.name,
        address=_address(row, text.language),
        subject=filled(text.subject, said),
        before=filled(before, said).strip(),
        rows=tuple(
            LetterRow(loan.title, loan.barcode, _day(row.sort, loan, text.language)) for loan in row.loans
        ),
        days=_days_of_letter(row.sort, text.language),
        after=filled(after, said).strip(),
        language=text.language,
    )


def _days_of_letter(sort: str, language: str) -> str:
    """What stands above the days; empty: when it is due."""
    say = words_in(language)
    kept, lent = say.translate("Notices", "Kept until"), say.translate("Notices", "Lent until, at most")
    return {HOLD_READY: kept, ARRIVED: lent}.get(sort, "")


def _address(row: Reminder, language: str) -> tuple[str, ...]:
    """Below the name; of who is under age first the parent or guardian."""
    who = row.who
    care_of = words_in(language).translate("Notices", "Parent or guardian: {name}").format(name=who.guardian)
    lines = (care_of if who.guardian else "", who.institution, *who.address.splitlines())
    return tuple(part for part in lines if part.strip())


def numbers_of(row: Reminder) -> tuple[str, ...]:
    """The numbers of the letters by which this reminder was given, the first first."""
    found = (one.number for one in row.given if one.way == LETTER and one.sort == row.sort)
    return tuple(dict.fromkeys(found))


def told_by(row: Reminder, number: str) -> Reminder:
    """The part of it that one letter was about."""
    told = (loan for loan in row.loans if number in (one.number for one in loan.given))
    return row._replace(loans=tuple(told))


def _day(sort: str, loan: Reminded, language: str) -> str:
    """When it is due; of what lies ready the last day to fetch it, if there is one."""
    if sort in (HOLD_READY, ARRIVED, RECALLED, WANTED_BACK):
        return day_in(language, loan.until) if loan.until is not None else ""
    return day_in(language, loan.due_at.astimezone().date())
