# SPDX-License-Identifier: GPL-3.0-or-later
"""What the first-start wizard has been told, what is wrong with it, and what it suggests. No widgets."""

import re
import unicodedata
from dataclasses import dataclass, field
from socket import gethostname

from db.operations.founding import NewLibrary
from db.operations.staff import SHORTEST_PASSWORD
from db.syncing import invitation
from desktop_app.language import translate

SHORTEST_PASSPHRASE = 12
CODE_LENGTH = 3
PLAIN_WORDS = frozenset(
    "password passwords perpustakaan rahasia admin administrator qwerty indonesia bismillah".split()
)
STEPS = ("library", "person", "protection")
"""Of a new library."""
JOIN_STEPS = ("join", "protection")
"""Of a desk that joins a server."""
BRING_STEPS = ("join",)
"""Of a library that joins and brings its work along: its store keeps its key."""
PATHS = {"new": STEPS, "join": JOIN_STEPS, "bring": BRING_STEPS}


@dataclass
class Draft:
    """Everything typed; kept when going back and forth."""

    library: str = ""
    branch: str = ""
    code: str = ""
    person: str = ""
    username: str = ""
    password: str = ""
    password_again: str = ""
    protection: str = "keychain"
    passphrase: str = ""
    passphrase_again: str = ""
    server: str = ""
    join_code: str = ""
    desk_name: str = field(default_factory=gethostname)
    authority: str = ""
    plain_for: str = ""
    """The address that may be reached without encryption; another one is asked for again."""

    @property
    def plain_allowed(self) -> bool:
        """Whether a person has allowed it for the address of now."""
        return bool(self.plain_for) and self.plain_for == self.server

    def allow_plain(self, *, allowed: bool) -> None:
        """For the address of now."""
        self.plain_for = self.server if allowed else ""

    def problems(self, step: str) -> dict[str, str]:
        """What is wrong on a step: field name to words; empty when the next step may come."""
        match step:
            case "library":
                return self._missing("library", "branch", "code")
            case "join":
                return self._missing("server", "join_code", "desk_name")
            case "person":
                return self._missing("person", "username") | self._password_problems()
            case _:
                return self._passphrase_problems() if self.protection == "passphrase" else {}

    def take_apart(self) -> None:
        """An invitation that was scanned or pasted into either field becomes address and code."""
        for text in (self.server, self.join_code):
            if (found := invitation.read(text)).code:
                self.server, self.join_code = found

    def _missing(self, *names: str) -> dict[str, str]:
        words = translate("FirstStart", "Please fill this in.")
        return {name: words for name in names if not getattr(self, name).strip()}

    def _password_problems(self) -> dict[str, str]:
        return _secret_problems("password", self.password, self.password_again, SHORTEST_PASSWORD)

    def _passphrase_problems(self) -> dict[str, str]:
        return _secret_problems("passphrase", self.passphrase, self.passphrase_again, SHORTEST_PASSPHRASE)

    def new_library(self) -> NewLibrary:
        """As the founding operation wants it."""
        return NewLibrary(
            name=self.library.strip(),
            branch_code=self.code.strip(),
            branch_name=self.branch.strip(),
            username=self.username.strip(),
            person_name=self.person.strip(),
            password=self.password,
        )


def _secret_problems(name: str, secret: str, again: str, shortest: int) -> dict[str, str]:
    if len(secret) < shortest:
        words = translate("FirstStart", "At least %n characters, please.", None, shortest)
        return {name: words}
    if secret != again:
        return {f"{name}_again": translate("FirstStart", "This is not the same as above.")}
    return {}


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text)
    return "".join(c for c in folded if not unicodedata.combining(c))


def suggested_code(name: str) -> str:
    """A short code for a branch: initials of three words or more, else consonants and letters of the name.

    'Perpustakaan Kota Tanjungpinang' gives 'PKT', 'Pusat' gives 'PST'.
    """
    words = re.findall(r"[A-Za-z0-9]+", _plain(name).upper())
    if len(words) >= CODE_LENGTH:
        return "".join(word[0] for word in words[:CODE_LENGTH])
    joined = "".join(words)
    if not joined:
        return ""
    rest = [c for c in joined[1:] if c not in "AEIOU"]
    skeleton = joined[0] + "".join(rest)
    return (skeleton if len(skeleton) >= CODE_LENGTH else joined)[:CODE_LENGTH]


def suggested_username(name: str) -> str:
    """The first name in small letters: 'Siti Nurhaliza' gives 'siti'."""
    words = re.findall(r"[a-z0-9]+", _plain(name).lower())
    longer = [word for word in words if len(word) > 1]
    return (longer or words or [""])[0]


def strength(secret: str) -> int:
    """How hard a password is to guess: 0 too short, 1 weak, 2 fair, 3 strong."""
    if len(secret) < SHORTEST_PASSWORD:
        return 0
    plain = re.sub(r"[^a-z]", "", secret.lower())
    if plain in PLAIN_WORDS or len(set(secret)) < SHORTEST_PASSWORD // 2:
        return 1
    kinds = sum(bool(re.search(kind, secret)) for kind in (r"[a-z]", r"[A-Z]", r"\d", r"[^A-Za-z0-9]"))
    points = kinds + (len(secret) >= 12) + (len(secret) >= 16)
    return 1 if points < 3 else 2 if points < 4 else 3


def strength_words(secret: str) -> str:
    """What is said beside the field while a password is typed."""
    if not secret:
        return ""
    match strength(secret):
        case 0:
            return translate("PasswordStrength", "Too short")
        case 1:
            return translate("PasswordStrength", "Easy to guess")
        case 2:
            return translate("PasswordStrength", "Fair")
    return translate("PasswordStrength", "Strong")
