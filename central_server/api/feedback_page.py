# SPDX-License-Identifier: GPL-3.0-or-later
"""GET and POST /f/{code}: a workshop's feedback form for telephones, in Indonesian and English."""

from html import escape
from math import ceil
from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from central_server.api.access import client_of
from central_server.api.bodies import received
from central_server.api.pages import document, said
from central_server.api.problems import Refused
from central_server.api.service import service_of
from central_server.feedback import Asked, Outcome, Sent, asked, check_room, take_in
from central_server.guesses import TooManyGuesses
from db.rules.survey import COMMENT, HOW, LONGEST_COMMENT, NAMELESS, PAGE, SCALE, WORDED, Taking

PATH = f"{PAGE}/{{code}}"
LARGEST = 32_768
"""Bytes of a form that is sent in: the longest comment in letters of four bytes, encoded, and more."""
LONGEST_CODE, LONGEST_TICKET, MOST_FIELDS = 80, 40, 20
HEADERS = {"Referrer-Policy": "same-origin"}
"""So that a browser says, when the form is sent, that it comes from here."""
FORM_TYPE = "application/x-www-form-urlencoded"
TITLE = ("Umpan balik", "Feedback")
THANKS = ("good", "Terima kasih, jawaban Anda sudah diterima.", "Thank you, your answers have arrived.")
ALREADY = (
    "good",
    "Umpan balik Anda sudah kami terima sebelumnya; terima kasih.",
    "We have your feedback already; thank you.",
)
CLOSED = (
    "fair",
    "Umpan balik untuk kegiatan ini sudah ditutup.",
    "This activity takes no more feedback.",
)
NOT_YET = (
    "fair",
    "Kegiatan ini belum dimulai. Buka lagi halaman ini sesudahnya.",
    "This activity has not begun yet. Open this page again afterwards.",
)
UNKNOWN = (
    "fair",
    "Alamat ini tidak dikenal di sini. Kalau dari tiket baru, datanya mungkin belum sampai: coba lagi besok.",
    "This address is not known here. That of a new ticket may not have come yet: try again tomorrow.",
)
BUSY = ("fair", "Terlalu banyak kiriman. Coba lagi nanti.", "Too much was sent. Try again later.")
UNREADABLE = ("bad", "Kiriman ini tidak dapat dibaca.", "What was sent can't be read.")
AWAY = (
    "bad",
    "Server sedang tidak dapat menyimpan. Jawaban belum tersimpan; kirim lagi sebentar lagi.",
    "The server can't keep anything now. Your answers are not kept; send them again in a moment.",
)
STRANGE = (
    "bad",
    "Kiriman ini datang dari halaman lain. Buka lagi alamat formulir ini, lalu isi di sini.",
    "This was sent from another page. Open this form's address again and fill it in here.",
)
TOO_LARGE = ("bad", "Kiriman ini terlalu besar. Persingkat tulisan Anda.", "This is too large. Write less.")
WRONG: dict[Outcome, tuple[str, str, str]] = {
    Outcome.BLANK: ("bad", "Formulir ini masih kosong.", "This form is still blank."),
    Outcome.NO_SUCH_TICKET: (
        "bad",
        "Kode tiket itu bukan dari kegiatan ini. Periksa lagi, atau kosongkan.",
        "That ticket's code is not of this activity. Check it, or leave it blank.",
    ),
    Outcome.TOO_OLD: (
        "bad",
        "Halaman ini terlalu lama terbuka. Periksa jawaban Anda, lalu kirim lagi.",
        "This page was open for too long. Look at your answers, then send them again.",
    ),
}
TICKET = ("Kode di tiket Anda", "Code on your ticket")
TICKET_WHY = (
    "Isi hanya kalau sertifikat memerlukannya. Dicatat bahwa Anda sudah mengisi, bukan jawaban Anda.",
    "Only where the certificate needs it. It is noted that you have answered, not what.",
)
BY_TICKET = (
    "Alamat ini dari tiket Anda: dicatat bahwa Anda sudah mengisi, bukan jawaban Anda.",
    "This address is from your ticket: it is noted that you have answered, not what.",
)
SEND = ("Kirim", "Send")
STYLE = """
form{margin-top:1rem}fieldset{border:0;border-top:1px solid;margin:0;padding:.8rem 0}
legend{float:left;width:100%;padding:0;margin-bottom:.5rem}legend small,label small,.how small{display:block}
.scale{clear:both;display:grid;grid-template-columns:repeat(5,1fr);gap:.4rem}
.scale label{text-align:center;border:1px solid;border-radius:.4rem;padding:.6rem 0;cursor:pointer}
.scale label:has(:checked){background:#1a7f4b;color:#fff}
.scale label:focus-within{outline:3px solid #2f6fde;outline-offset:2px}
.scale input{width:1.2rem;height:1.2rem;margin:0 .2rem 0 0;vertical-align:middle}
.ends{display:flex;justify-content:space-between;gap:1rem}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
textarea,input[name=ticket]{box-sizing:border-box;width:100%;font:inherit;padding:.5rem}
button{margin:1rem 0;padding:.8rem 1.6rem;width:100%}
"""
NOTHING = Sent("", {}, "", "")


async def show(request: Request) -> Response:
    """The form, or why there is none."""
    code = _code(request)
    try:
        found = await _asked(request, code)
    except (TooManyGuesses, Refused) as error:
        return _trouble(error)
    if found is None:
        return _page(404, said(*UNKNOWN))
    instead = _instead(found, sent="done" in request.query_params)
    return _page(200, _head(found) + (said(*instead) if instead else _form(code, found, NOTHING)))


async def take(request: Request) -> Response:
    """A form that was sent; what is wrong is said above it, and nothing that was filled in is lost."""
    if not _from_here(request):
        return _page(403, said(*STRANGE))
    try:
        sent = _read(await received(request, LARGEST), request.headers.get("content-type", ""))
        return _page(400, said(*UNREADABLE)) if sent is None else await _taken(request, _code(request), sent)
    except (TooManyGuesses, Refused) as error:
        return _trouble(error)


async def _taken(request: Request, code: str, sent: Sent) -> Response:
    service, client = service_of(request), client_of(request)
    now = service.center.clock()
    await service.jobs.run(check_room, service.store, client, now)
    outcome = await service.jobs.run(take_in, service.store, code, sent, client, now)
    if outcome is Outcome.TAKEN:
        return RedirectResponse(f"{PAGE}/{code}?done", 303, HEADERS)
    found = None if outcome is Outcome.UNKNOWN else await _asked(request, code)
    if found is None:
        return _page(404, said(*UNKNOWN))
    if outcome is Outcome.CLOSED:
        return _page(410, _head(found) + said(*(_instead(found) or CLOSED)))
    if outcome is Outcome.ALREADY:
        return _page(200, _head(found) + said(*ALREADY))
    return _page(422, _head(found) + said(*WRONG[outcome], role="alert") + _form(code, found, sent))


def _code(request: Request) -> str:
    """As it stands in the address: letters and digits alone, so that it is no markup and no other address."""
    code: str = request.path_params["code"]
    return "".join(one for one in code[:LONGEST_CODE] if one.isascii() and one.isalnum())


async def _asked(request: Request, code: str) -> Asked | None:
    service = service_of(request)
    now = service.center.clock()
    return await service.jobs.run(asked, service.store, code, client_of(request), now)


def _instead(found: Asked, *, sent: bool = False) -> tuple[str, str, str] | None:
    """What is said in place of the form."""
    if sent:
        return THANKS
    if found.taking is not Taking.OPEN:
        return CLOSED if found.taking is Taking.CLOSED else NOT_YET
    return ALREADY if found.answered else None


def _trouble(error: TooManyGuesses | Refused) -> Response:
    if isinstance(error, TooManyGuesses):
        return _page(429, said(*BUSY), {"Retry-After": str(max(1, ceil(error.wait.total_seconds())))})
    words = AWAY if error.problem.status >= 500 else TOO_LARGE
    return _page(error.problem.status, said(*words), error.headers)


def _page(status: int, inside: str, headers: dict[str, str] | None = None) -> Response:
    return document(status, TITLE, inside, {**HEADERS, **(headers or {})}, STYLE)


def _from_here(request: Request) -> bool:
    """Whether a browser says that a page of ours sent it; who says nothing is no browser of these years.

    What an older one says is compared with the address that the request came to, or that is ours by the
    settings: a proxy may have changed the first.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None or origin is None:
        return site in {None, "same-origin", "none"}
    ours = (f"//{request.headers.get('host', '')}", service_of(request).settings.address)
    sender = _host(origin)
    return bool(sender) and sender in {_host(one) for one in ours}


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _read(body: bytes, kind: str) -> Sent | None:
    """What was filled in; None where it is no form of ours. What can't be is as if it were left out."""
    if kind.partition(";")[0].strip().lower() != FORM_TYPE:
        return None
    try:
        fields = parse_qs(body.decode(), max_num_fields=MOST_FIELDS)
    except ValueError:
        return None
    only = {name: values[0] for name, values in fields.items()}
    scores = {name: int(only[name]) for name in WORDED if only.get(name, "") in {"1", "2", "3", "4", "5"}}
    comment = "".join(one for one in only.get("comment", "") if one.isprintable() or one == "\n")
    ticket = only.get("ticket", "")[:LONGEST_TICKET].strip()
    return Sent(only.get("page", ""), scores, comment[:LONGEST_COMMENT].strip(), ticket)


# --- what it looks like --------------------------------------------------------------------------------


def _head(found: Asked) -> str:
    days = dict.fromkeys(f"{day:%d-%m-%Y}" for day in (found.first, found.last) if day)
    when = "–".join(days)
    about = " · ".join(filter(None, (when, ", ".join(found.organisers))))
    return f"<h2>{escape(found.title)}</h2><p>{escape(about)}</p>"


def _form(code: str, found: Asked, sent: Sent) -> str:
    asked_of = "".join(
        _statement(number, name, sent.scores.get(name)) for number, name in enumerate(WORDED, 1)
    )
    return (
        f'<form action="{PAGE}/{escape(code)}" method="post" accept-charset="utf-8">'
        f'<input type="hidden" name="page" value="{found.token}"><p class="how">{_both(HOW)}</p>'
        f'<p class="ends"><span>1 = {_both(SCALE[0])}</span><span>5 = {_both(SCALE[-1])}</span></p>'
        f'{asked_of}<p><label for="comment">{_both(COMMENT)}</label>'
        f'<textarea id="comment" name="comment" rows="4" maxlength="{LONGEST_COMMENT}">'
        f"\n{escape(sent.comment)}</textarea>{_both(NAMELESS)}</p>{_ticket(found, sent)}"
        f"<button>{_both(SEND)}</button></form>"
    )


def _statement(number: int, name: str, given: int | None) -> str:
    choices = "".join(
        f'<label><input type="radio" name="{name}" value="{score}"{" checked" if score == given else ""}>'
        f'{score}<span class="hidden"> {words[0]} <span lang="en">{words[1]}</span></span></label>'
        for score, words in enumerate(SCALE, 1)
    )
    return (
        f"<fieldset><legend><b>{number}. {WORDED[name][0]}</b>"
        f'<small lang="en">{WORDED[name][1]}</small></legend><div class="scale">{choices}</div></fieldset>'
    )


def _ticket(found: Asked, sent: Sent) -> str:
    if found.registration is not None:
        return f"<p>{_both(BY_TICKET)}</p>"
    return (
        f'<p><label for="ticket">{_both(TICKET)}</label><input id="ticket" name="ticket" '
        f'value="{escape(sent.ticket)}" maxlength="{LONGEST_TICKET}" autocomplete="off" '
        f'autocapitalize="characters" aria-describedby="why"><span id="why">{_both(TICKET_WHY)}</span></p>'
    )


def _both(words: tuple[str, str]) -> str:
    return f'{escape(words[0])} <small lang="en">{escape(words[1])}</small>'
