# SPDX-License-Identifier: GPL-3.0-or-later
"""Feedback after a workshop: the statements as they are worded, whether answers are taken, who may answer.

The page for it has an address that nobody guesses: what a code says is proved as tickets are (proofs.py),
so that a desk makes one without a network and the server needs to keep none. A ticket's own code is an
address too: whoever answers there has answered for that registration.
"""

import base64
import hmac
import re
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from db.rules.proofs import MAC_BYTES, key_tag
from db.rules.proofs import mac as proof

PAGE = "/f"
"""The path of the server's page, before a code."""
FORM = "SPF1"
"""What the code of a workshop's form begins with."""
FORM_LASTS = timedelta(hours=24)
"""How long a page that was opened may be sent in."""
LONGEST_COMMENT = 2_000
WORDED: dict[str, tuple[str, str]] = {
    "learned": (
        "Saya mempelajari sesuatu dengan mengikuti kegiatan perpustakaan ini.",
        "I learned something by participating in this library activity.",
    ),
    "confident": (
        "Saya merasa lebih percaya diri dengan apa yang baru saya pelajari.",
        "I feel more confident about what I just learned.",
    ),
    "applies": (
        "Saya berniat menerapkan apa yang baru saya pelajari.",
        "I intend to apply what I just learned.",
    ),
    "aware": (
        "Saya lebih mengetahui sumber daya dan layanan yang disediakan perpustakaan.",
        "I am more aware of resources and services provided by the library.",
    ),
    "uses": (
        "Saya lebih mungkin menggunakan sumber daya dan layanan perpustakaan lainnya.",
        "I am more likely to use other library resources and services.",
    ),
}
"""The five statements of IMLS for instruction, general public; the English as it stands there, unaltered.

By programme.STATEMENTS, in their order: Indonesian, English.
"""
SCALE: tuple[tuple[str, str], ...] = (
    ("sangat tidak setuju", "strongly disagree"),
    ("tidak setuju", "disagree"),
    ("ragu-ragu", "neither agree nor disagree"),
    ("setuju", "agree"),
    ("sangat setuju", "strongly agree"),
)
"""What 1 to 5 mean."""
HOW = ("Beri tanda pada satu kotak di tiap baris.", "Mark one box in each line.")
COMMENT = ("Apa lagi yang ingin Anda sampaikan?", "Anything else you would like to say?")
NAMELESS = ("Jangan tulis nama Anda; terima kasih.", "Please don't write your name; thank you.")
_TAG_BYTES = 2
_TIME_BYTES = 4
_TOKEN = re.compile(r"[A-Z2-7]{48}")


class Taking(StrEnum):
    """Whether a workshop takes answers."""

    OPEN = "open"
    NOT_YET = "not_yet"
    CLOSED = "closed"


class Form(NamedTuple):
    """What the code of a workshop's form says, not proved yet."""

    workshop: UUID
    key_tag: bytes
    mac: bytes


def taking(state: str, closed: bool, first_at: datetime | None, now: datetime) -> Taking:
    """From the beginning of the first session on, until somebody closes it or the workshop is cancelled."""
    if closed or state in {"template", "cancelled"}:
        return Taking.CLOSED
    return Taking.NOT_YET if first_at is not None and now < first_at else Taking.OPEN


def address(server: str, code: str) -> str:
    """Where to answer: `code` is a form's or a ticket's; '' where there is no server."""
    return f"{server.rstrip('/')}{PAGE}/{code}" if server else ""


def form_code(workshop: UUID, key: UUID, secret: bytes) -> str:
    """The code of a workshop's form: 49 capital letters and digits."""
    said = workshop.bytes + key_tag(key)
    return FORM + _letters(said + proof(FORM.encode() + said, secret))


def read_form(text: str) -> Form | None:
    """What a code says; None where it is none, or damaged."""
    text = text.strip().upper()
    raw = _bytes(text.removeprefix(FORM)) if text.startswith(FORM) else None
    if raw is None or len(raw) != 16 + _TAG_BYTES + MAC_BYTES:
        return None
    return Form(UUID(bytes=raw[:16]), raw[16:-MAC_BYTES], raw[-MAC_BYTES:])


def form_is_genuine(form: Form, secret: bytes) -> bool:
    """Whether a desk with this secret made it."""
    said = FORM.encode() + form.workshop.bytes + form.key_tag
    return hmac.compare_digest(form.mac, proof(said, secret))


def page_token(code: str, answer: UUID, now: datetime, secret: bytes) -> str:
    """What a page carries that is sent in: the id that its answer will have, and until when it counts."""
    until = int((now + FORM_LASTS).timestamp()).to_bytes(_TIME_BYTES)
    said = answer.bytes + until
    return _letters(said + proof(_of_page(code) + said, secret))


def read_token(text: str, code: str, now: datetime, secret: bytes) -> UUID | None:
    """The answer's id; None where the server made no such page for this code, or it is too old."""
    raw = _bytes(text) if _TOKEN.fullmatch(text) else None
    if raw is None or len(raw) != 16 + _TIME_BYTES + MAC_BYTES:
        return None
    said, shown = raw[:-MAC_BYTES], raw[-MAC_BYTES:]
    if not hmac.compare_digest(shown, proof(_of_page(code) + said, secret)):
        return None
    return None if int.from_bytes(said[16:]) < now.timestamp() else UUID(bytes=said[:16])


def _of_page(code: str) -> bytes:
    return b"page " + code.strip().upper().encode() + b" "


def _letters(raw: bytes) -> str:
    return base64.b32encode(raw).decode().rstrip("=")


def _bytes(letters: str) -> bytes | None:
    try:
        return base64.b32decode(letters + "=" * (-len(letters) % 8))
    except ValueError:
        return None
