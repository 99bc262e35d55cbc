# SPDX-License-Identifier: GPL-3.0-or-later
"""What a certificate says: the facts that are frozen when it is issued, and their form as JSON."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import msgspec

LESSON_MINUTES = 45
"""One jam pelajaran (JP), the hour in which training is counted."""


@dataclass(frozen=True)
class Topic:
    """One line on the back: what it was about, and how many minutes it took."""

    text: str
    minutes: int


@dataclass(frozen=True)
class CertificateFacts:
    """`role` and `kind` are codes that `certificate_words` knows, or words to print as they are.

    `code` is the verification code without groups; `qr` the text to encode ('' for none); `verify_url` what a
    person opens ('' where there is none). `minutes` is the whole length, `lesson_hours` the same in JP as the
    organiser counts them (0: not said). `signatory` has no academic titles (Permendagri 1/2023, art. 44(2)).
    `organisers` are all hosts, the first the one that issues. `replaces` is the number of an older one.
    `language` is 'id', 'en' or 'both'; `signed` what the QR code says to whoever has the key alone.
    """

    number: str
    code: str
    name: str
    role: str
    title: str
    kind: str
    first_day: date
    last_day: date
    place: str
    minutes: int
    lesson_hours: int
    organisers: tuple[str, ...]
    issued_on: date
    city: str
    signatory: str
    office: str
    language: str = "id"
    verify_url: str = ""
    qr: str = ""
    expires_on: date | None = None
    topics: tuple[Topic, ...] = ()
    replaces: str = ""
    signed: str = ""


def lesson_hours(minutes: int) -> int:
    """Whole JP in so many minutes: never more than there were."""
    return minutes // LESSON_MINUTES


def freeze(facts: CertificateFacts) -> bytes:
    """The facts as JSON, as the store keeps and signs them: without the QR code, which holds their proof."""
    return msgspec.json.encode(replace(facts, qr=""))


def thaw(kept: bytes, qr: str = "") -> CertificateFacts:
    """Facts that were kept, with the QR code to print. ValueError when they are none."""
    return replace(msgspec.json.decode(kept, type=CertificateFacts), qr=qr)
