# SPDX-License-Identifier: GPL-3.0-or-later
"""GET /v and /v/{code}: the page that certificates name, in Indonesian and English. No script, no cookie."""

from collections.abc import Iterator
from datetime import date, datetime
from html import escape

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from central_server.api.pages import document, said
from central_server.api.problems import Refused
from central_server.api.verify import LONGEST, looked_up
from central_server.verifying import NOT_SHOWN
from db.queries.certificates import Verified
from db.rules.codes import grouped
from db.rules.printed import PAGE, Printed, Verdict

PAGES = (PAGE, f"{PAGE}/{{code}}")
SENTENCES = {
    Verdict.VALID: ("good", "Sertifikat ini berlaku.", "This certificate is valid."),
    Verdict.REPLACED: (
        "fair",
        "Sertifikat ini sudah diganti dengan No. {by} pada {at}. Mintalah yang baru.",
        "This certificate was replaced by No. {by} on {at}. Ask for the new one.",
    ),
    Verdict.REVOKED: (
        "bad",
        "Sertifikat ini dicabut pada {at}: {why}",
        "This certificate was revoked on {at}: {why}",
    ),
    Verdict.EXPIRED: ("fair", "Masa berlaku sertifikat ini sudah habis.", "This certificate has expired."),
    Verdict.FORGED: (
        "bad",
        "Data sertifikat ini tidak cocok dengan tanda tangannya: jangan diterima.",
        "What is kept of this certificate does not fit its signature: do not accept it.",
    ),
}
UNKNOWN = (
    "fair",
    "Tidak ada sertifikat dengan kode ini. Periksa lagi hurufnya.",
    "There is no certificate with this code. Check its letters.",
)
BUSY = ("fair", "Terlalu banyak kode yang salah. Coba lagi nanti.", "Too many wrong codes. Try again later.")
CHECK = (
    "Cocokkan dengan yang tertulis di sertifikat.",
    "Compare this with what stands on the certificate.",
)
TITLE = ("Periksa sertifikat", "Verify a certificate")


async def page(request: Request) -> Response:
    """A form for a code; with a code what is known of it."""
    code = request.path_params.get("code", "")
    if not code and (typed := request.query_params.get("code", "").strip()):
        return RedirectResponse(f"{PAGE}/{''.join(filter(str.isalnum, typed))[:LONGEST]}", 303)
    if not code:
        return _response(200, "")
    try:
        found = await looked_up(request, code)
    except Refused as error:
        return _response(429, said(*BUSY), error.headers)
    if found.verdict in NOT_SHOWN:
        return _response(404, said(*UNKNOWN))
    return _response(200, _answer(found))


def _response(status: int, inside: str, headers: dict[str, str] | None = None) -> Response:
    form = (
        f'<form action="{PAGE}" method="get"><label>Kode verifikasi <small>Verification code</small><br>'
        f'<input name="code" required maxlength="{LONGEST}" autocomplete="off" autocapitalize="characters">'
        "</label> <button>Periksa <small>Verify</small></button></form>"
    )
    return document(status, TITLE, inside + form, headers)


def _answer(found: Verified) -> str:
    tone, *sentences = SENTENCES[found.verdict]
    filled = [words.format(by=found.by, at=_day(found.at), why=found.why) for words in sentences]
    sentence = said(tone, filled[0], filled[1])
    if found.printed is None:
        return sentence
    rows = "".join(
        f'<dt>{label} <small lang="en">{english}</small></dt><dd>{escape(value)}</dd>'
        for label, english, value in _rows(found.printed)
        if value
    )
    return f'{sentence}<dl>{rows}</dl><p>{CHECK[0]} <small lang="en">{CHECK[1]}</small></p>'


def _rows(printed: Printed) -> Iterator[tuple[str, str, str]]:
    days = "–".join(dict.fromkeys(_day(day) for day in (printed.first_day, printed.last_day) if day))
    length = f"{printed.lesson_hours} JP, {printed.minutes} menit" if printed.minutes else ""
    yield "Nama", "Name", printed.name
    yield "Nomor", "Number", printed.number
    yield "Judul", "Title", printed.title
    yield "Diadakan", "Held", ", ".join(filter(None, (days, printed.place)))
    yield "Lamanya", "Length", length
    yield "Oleh", "By", ", ".join(printed.organisers)
    yield "Diterbitkan", "Issued", ", ".join(filter(None, (printed.city, _day(printed.issued_on))))
    yield "Ditandatangani", "Signed by", ", ".join(filter(None, (printed.signatory, printed.office)))
    yield "Berlaku sampai", "Valid until", _day(printed.expires_on)
    yield "Pengganti No.", "In place of No.", printed.replaces
    yield "Kode", "Code", grouped(printed.code)


def _day(day: date | datetime | None) -> str:
    return day.strftime("%d-%m-%Y") if day else ""
