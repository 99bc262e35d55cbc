# SPDX-License-Identifier: GPL-3.0-or-later
"""Every setting, declared once with type, default, scope and words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from db.rules.notices import ARRIVED, HOLD_READY, RECALLED, SORTS, WANTED_BACK
from db.rules.roles import Right
from db.rules.transits import LEAST_DAYS, MOST_DAYS, OVERDUE_AFTER
from desktop_app.language import translate

Words = Callable[[], str]


@dataclass(frozen=True)
class Choice:
    """One of the values that a setting may have."""

    value: Any
    words: Words


@dataclass(frozen=True, kw_only=True)
class Setting:
    """One setting. `section` is where the settings page shows it ('' = nowhere: the program remembers it).

    `kind`: 'choice', 'switch', 'number' (with `least`, `most`, `step`, `unit`), 'text' or 'printer'.
    """

    name: str
    kind: Literal["choice", "switch", "number", "text", "printer"]
    default: Any
    words: Words
    scope: Literal["desk", "library"] = "desk"
    section: str = "desk"
    right: Right | None = None
    hint: Words = str
    choices: tuple[Choice, ...] = ()
    least: int = 0
    most: int = 0
    step: int = 1
    unit: Words = str
    may_be_empty: bool = False
    zero: Words = str
    """What 0 means where it is no number, as 'never'."""

    def accepts(self, value: object) -> bool:
        """Whether a stored or typed value makes sense for this setting."""
        match self.kind:
            case "choice":
                return value in [choice.value for choice in self.choices]
            case "switch":
                return isinstance(value, bool)
            case "number":
                whole = isinstance(value, int) and not isinstance(value, bool)
                return whole and self.least <= value <= self.most and value % self.step == 0  # type: ignore[operator]
        return isinstance(value, str)


def _percent(value: int) -> Words:
    return lambda: translate("Settings", "{percent} %", "size of text").format(percent=value)


def _appearance() -> tuple[Setting, ...]:
    return (
        Setting(
            name="language",
            kind="choice",
            default="id",
            words=lambda: translate("Settings", "Language"),
            choices=(
                Choice("id", lambda: "Bahasa Indonesia"),
                Choice("en", lambda: "English"),
            ),
        ),
        Setting(
            name="theme",
            kind="choice",
            default="system",
            words=lambda: translate("Settings", "Theme"),
            choices=(
                Choice("system", lambda: translate("Settings", "As the system", "theme")),
                Choice("light", lambda: translate("Settings", "Light", "theme")),
                Choice("dark", lambda: translate("Settings", "Dark", "theme")),
            ),
        ),
        Setting(
            name="zoom",
            kind="choice",
            default=100,
            words=lambda: translate("Settings", "Size of text and buttons"),
            choices=tuple(Choice(percent, _percent(percent)) for percent in (90, 100, 110, 125, 150)),
        ),
        Setting(
            name="sounds",
            kind="switch",
            default=True,
            words=lambda: translate("Settings", "Sounds when scanning"),
            hint=lambda: translate("Settings", "One sound when it worked, another when something is wrong."),
        ),
        Setting(
            name="idle_lock_minutes",
            kind="number",
            default=10,
            most=120,
            words=lambda: translate("Settings", "Lock when nobody works here"),
            unit=lambda: translate("Settings", " min", "minutes, after a number"),
            zero=lambda: translate("Settings", "Never", "the desk is never locked"),
            right=Right.SETTINGS,
        ),
    )


ROLL_80_DOTS, ROLL_58_DOTS = "roll_80_dots", "roll_58_dots"
DOCUMENTS = (
    "loan_slip",
    "return_slip",
    "payment_slip",
    "hold_slip",
    "transit_slip",
    "clearance_slip",
    "cash_slip",
    "member_card",
    "due_list",
    "pull_list",
    "deposit_list",
    "ticket",
    "interloan",
)


_DOCUMENT_WORDS: dict[str, Words] = {
    "loan_slip": lambda: translate("Settings", "Loan slip"),
    "return_slip": lambda: translate("Settings", "Return slip"),
    "payment_slip": lambda: translate("Settings", "Receipt"),
    "hold_slip": lambda: translate("Settings", "Slip of a reservation"),
    "transit_slip": lambda: translate("Settings", "Slip for another branch"),
    "clearance_slip": lambda: translate("Settings", "Clearance letter"),
    "cash_slip": lambda: translate("Settings", "Count of the till"),
    "pull_list": lambda: translate("Settings", "List of items to fetch"),
    "deposit_list": lambda: translate("Settings", "List of a deposit collection"),
    "member_card": lambda: translate("Settings", "Member card"),
    "due_list": lambda: translate("Settings", "List of items due"),
    "ticket": lambda: translate("Settings", "Ticket of a workshop"),
    "interloan": lambda: translate("Settings", "Letters and slips of interlibrary loans"),
}


def document_words(document: str) -> str:
    """What a printed document is called."""
    return _DOCUMENT_WORDS[document]()


_ROLLS = (
    Choice("roll_80", lambda: translate("Settings", "80 mm roll")),
    Choice("roll_58", lambda: translate("Settings", "58 mm roll")),
)
_SHEETS = (Choice("a5", lambda: "A5"), Choice("a4", lambda: "A4"))
_PAPERS = {
    "loan_slip": _ROLLS + _SHEETS,
    "return_slip": _ROLLS + _SHEETS,
    "payment_slip": _ROLLS + _SHEETS,
    "hold_slip": _ROLLS + _SHEETS,
    "transit_slip": _ROLLS + _SHEETS,
    "pull_list": _SHEETS + _ROLLS,
    "deposit_list": _SHEETS + _ROLLS,
    "clearance_slip": _SHEETS + _ROLLS,
    "cash_slip": _ROLLS + _SHEETS,
    "member_card": (
        Choice("card", lambda: translate("Settings", "Plastic card")),
        Choice("a4", lambda: translate("Settings", "A4, to be cut out")),
    ),
    "due_list": _SHEETS + _ROLLS,
    "ticket": _ROLLS + _SHEETS,
    "interloan": _SHEETS + _ROLLS,
}
_OUTPUTS = (
    Choice("preview", lambda: translate("Settings", "Show it first")),
    Choice("printer", lambda: translate("Settings", "Print at once")),
)
_NO_OUTPUT = Choice("nothing", lambda: translate("Settings", "Don't print"))


def _document(document: str) -> tuple[Setting, ...]:
    papers = _PAPERS[document]
    by_itself = document.endswith("slip") or document == "ticket"
    outputs = (*_OUTPUTS, _NO_OUTPUT) if by_itself else _OUTPUTS
    return (
        Setting(
            name=f"{document}_output",
            kind="choice",
            # Most know where they are registered: a ticket is printed for who wants one.
            default="nothing" if document == "ticket" else "preview",
            section="printing",
            words=lambda: translate("Settings", "Output"),
            choices=outputs,
        ),
        Setting(
            name=f"{document}_paper",
            kind="choice",
            default="a4" if document.endswith("list") else papers[0].value,
            section="printing",
            words=lambda: translate("Settings", "Paper"),
            choices=papers,
        ),
        Setting(
            name=f"{document}_printer",
            kind="printer",
            default="",
            section="printing",
            words=lambda: translate("Settings", "Printer"),
        ),
    )


def _dots(name: str, default: int, most: int, words: Words) -> Setting:
    return Setting(
        name=name,
        kind="number",
        default=default,
        least=192,
        most=most,
        step=8,
        section="printing",
        words=words,
        hint=lambda: translate("Settings", "How many dots the print head has; the printer's manual says it."),
        unit=lambda: translate("Settings", " dots", "after a number"),
    )


def _mail(name: str, words: Words, hint: Words = str, *, may_be_empty: bool = False) -> Setting:
    return Setting(
        name=f"mail_{name}",
        kind="text",
        default="",
        section="mail",
        right=Right.SETTINGS,
        words=words,
        hint=hint,
        may_be_empty=may_be_empty,
    )


_MAIL = (
    _mail(
        "server",
        lambda: translate("Settings", "Mail server"),
        lambda: translate("Settings", "The one that takes mail to be sent (SMTP), as smtp.example.org."),
        may_be_empty=True,
    ),
    Setting(
        name="mail_port",
        kind="number",
        default=587,
        least=1,
        most=65_535,
        section="mail",
        right=Right.SETTINGS,
        words=lambda: translate("Settings", "Port"),
    ),
    Setting(
        name="mail_security",
        kind="choice",
        default="starttls",
        section="mail",
        right=Right.SETTINGS,
        words=lambda: translate("Settings", "Encryption"),
        choices=(
            Choice("starttls", lambda: translate("Settings", "STARTTLS (usually port 587)")),
            Choice("tls", lambda: translate("Settings", "TLS from the start (usually port 465)")),
            Choice("local", lambda: translate("Settings", "None, to a server on this computer")),
            Choice("none", lambda: translate("Settings", "None, and whoever listens can read it")),
        ),
    ),
    _mail(
        "user",
        lambda: translate("Settings", "Account"),
        lambda: translate("Settings", "Empty where the server asks for none."),
        may_be_empty=True,
    ),
    _mail(
        "sender",
        lambda: translate("Settings", "Sender's address"),
        lambda: translate("Settings", "Answers go there."),
    ),
    _mail(
        "sender_name",
        lambda: translate("Settings", "Sender's name"),
        may_be_empty=True,
    ),
)
LETTERS = tuple(
    f"letter_{what}_{language}"
    for what in ("certificate", "reminder", "ticket")
    for language in ("id", "en", "both")
)
"""Words of letters as they were last changed at this desk: the subject, an empty line, the text."""


def _reminder(sort: str, default: int, words: Words, hint: Words = str) -> Setting:
    return Setting(
        name=f"notice_{sort}_days",
        kind="number",
        default=default,
        most=365,
        scope="library",
        section="branches",
        right=Right.SETTINGS,
        words=words,
        hint=hint,
        unit=lambda: translate("Settings", " days", "after a number"),
        zero=lambda: translate("Settings", "Never", "nobody is reminded"),
    )


_REMINDERS = (
    _reminder(
        "due_soon",
        2,
        lambda: translate("Settings", "Remind before the due day"),
        lambda: translate("Settings", "Slips and due list › Reminders shows whom to tell each day."),
    ),
    _reminder("overdue_1", 3, lambda: translate("Settings", "First reminder after the due day")),
    _reminder("overdue_2", 14, lambda: translate("Settings", "Second reminder")),
    _reminder("overdue_3", 30, lambda: translate("Settings", "Third reminder")),
)
REMINDER_WORDS = tuple(
    f"notice_text_{sort}_{language}"
    for sort in (*SORTS, RECALLED, WANTED_BACK, HOLD_READY, ARRIVED)
    for language in ("id", "en")
)
"""The library's own words of reminders: the subject, an empty line, the text."""

DECLARED: tuple[Setting, ...] = (
    *_appearance(),
    *(setting for document in DOCUMENTS for setting in _document(document)),
    _dots(ROLL_80_DOTS, 576, 632, lambda: translate("Settings", "Printable width of the 80 mm roll")),
    _dots(ROLL_58_DOTS, 384, 456, lambda: translate("Settings", "Printable width of the 58 mm roll")),
    Setting(
        name="library_name",
        kind="text",
        default="",
        scope="library",
        section="branches",
        right=Right.SETTINGS,
        words=lambda: translate("Settings", "Name of the library"),
    ),
    Setting(
        name="certificate_number",
        kind="text",
        default="{number}/SERT/{branch}/{month_roman}/{year}",
        scope="library",
        section="branches",
        right=Right.SETTINGS,
        words=lambda: translate("Settings", "Numbers of certificates"),
        hint=lambda: translate(
            "Settings",
            "{number} has to be in it; {branch}, {month}, {month_roman} and {year} may be. "
            "Example: 000123/SERT/PUS/XI/2026",
        ),
    ),
    *_REMINDERS,
    Setting(
        name="transit_days",
        kind="number",
        default=OVERDUE_AFTER,
        least=LEAST_DAYS,
        most=MOST_DAYS,
        scope="library",
        section="branches",
        right=Right.SETTINGS,
        words=lambda: translate("Settings", "Too long on its way between branches"),
        hint=lambda: translate("Settings", "After so many days it is looked for (Reservations and transit)."),
        unit=lambda: translate("Settings", " days", "after a number"),
    ),
    *(
        Setting(
            name=name,
            kind="text",
            default="",
            scope="library",
            section="",
            right=Right.SETTINGS,
            words=str,
            may_be_empty=True,
        )
        for name in REMINDER_WORDS
    ),
    *_MAIL,
    *(Setting(name=name, kind="text", default="", section="", words=str) for name in LETTERS),
    Setting(name="door_camera", kind="text", default="", section="", words=str),
    Setting(name="labels_stock", kind="text", default="", section="", words=str),
    Setting(name="last_person", kind="text", default="", section="", words=str),
)

BY_NAME = {setting.name: setting for setting in DECLARED}
