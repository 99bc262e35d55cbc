# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands beside the API, for whoever comes: pages, forms, messages made up. None ends in a 5xx."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote_from_bytes

import httpx
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from central_server import feedback, verifying
from central_server.api import feedback_page, verify_page
from central_server.api.interlending import PATH as MESSAGES
from central_server.guesses import Limit
from db.exchange.iso18626 import Request, Requesting, Supplying, write
from db.rules.survey import PAGE, WORDED
from tests.central_server.conftest import QUICK
from tests.central_server.serving import Running, serving
from tests.central_server.test_feedback_page import Asking, asking
from tests.central_server.test_interlending import MOMENT, a_peer, asked_of_us
from tests.central_server.test_verify import a_certificate

MADE_UP = settings(
    max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)
ANYTHING = st.one_of(
    st.binary(max_size=60), st.text(max_size=30).map(lambda text: text.encode(errors="replace"))
)
"""Of an address: also what is no UTF-8."""
HEADERS = st.dictionaries(
    st.sampled_from(("Accept", "Accept-Language", "Cookie", "Origin", "Sec-Fetch-Site", "X-Forwarded-For")),
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=30).map(str.strip),
    max_size=4,
)
KINDS = st.sampled_from(
    (
        feedback_page.FORM_TYPE,
        "application/xml",
        "multipart/form-data; boundary=x",
        "",
        "text/plain; charset=?",
    )
)
ENCODINGS = st.sampled_from(("", "gzip", "zstd", "br", "gzip, gzip"))
FIELDS = st.sampled_from(("page", "ticket", "comment", *WORDED, "lain"))
MESSAGE = st.sampled_from(
    [
        Request(
            asked_of_us("UMK-1"), title="Syair Siti Zubaidah", service="Loan", needed_by=date(2030, 1, 1)
        ),
        Requesting(asked_of_us("UMK-1"), "Received"),
        Supplying(asked_of_us("UMK-1"), "StatusChange", "Loaned", MOMENT),
    ]
).map(write)


class Public(NamedTuple):
    """A server with a certificate, a workshop that asks for feedback, and a partner's system."""

    server: Running
    certificate: str
    asked: Asking
    token: str

    def ask(self, method: str, path: str, **more: object) -> int:
        """The status of an answer; never one that says that the server broke."""
        answer = httpx.request(method, self.server.url + path, timeout=20, **more)  # type: ignore[arg-type]
        assert answer.status_code < 500, (method, path, more, answer.text)
        return answer.status_code


@pytest.fixture(scope="module")
def public(sqlite_world: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Public]:
    """Whoever guesses is not shut out, or nothing would be reached."""
    file = tmp_path_factory.mktemp("public") / "central.db"
    shutil.copyfile(sqlite_world, file)
    with pytest.MonkeyPatch.context() as patch, serving(f"sqlite:///{file.as_posix()}", QUICK) as server:
        for module, name in ((feedback, "GUESSED"), (feedback, "SENT"), (verifying, "LIMIT")):
            patch.setattr(module, name, Limit(getattr(module, name).what, 1_000_000, 1_000_000))
        yield Public(server, a_certificate(server).code, asking(server), a_peer(server))


def mangled(good: bytes) -> st.SearchStrategy[bytes]:
    """What is right, and what has lost or got something somewhere."""
    places = st.integers(0, len(good))
    return st.one_of(
        st.just(good),
        st.tuples(places, places, st.binary(max_size=12)).map(lambda p: good[: p[0]] + p[2] + good[p[1] :]),
    )


def test_whatever_address_is_asked_for_is_answered(public: Public) -> None:
    statuses = set[int]()
    good = [path.rpartition("/")[2].encode() for path in (public.certificate, public.asked.path)]
    codes = st.one_of(ANYTHING, *map(mangled, good)).map(lambda raw: quote_from_bytes(raw, safe=""))
    bases = [page.partition("{")[0] for page in (*verify_page.PAGES, feedback_page.PATH)]
    bases += ["/api/v1/verify/", "/", MESSAGES, "/x/"]

    @MADE_UP
    @given(
        method=st.sampled_from(("GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS")),
        base=st.sampled_from(bases),
        code=codes,
        query=ANYTHING.map(quote_from_bytes),
        headers=HEADERS,
    )
    def ask(method: str, base: str, code: str, query: str, headers: dict[str, str]) -> None:
        statuses.add(public.ask(method, f"{base}{code}?{query}", headers=headers))

    ask()
    assert statuses >= {200, 404, 405}, "it never got past the door"


def test_whatever_form_is_sent_is_answered(public: Public) -> None:
    statuses, form = set[int](), public.asked.path
    values = st.one_of(st.text(max_size=40), st.sampled_from(("1", "5", "9" * 40, "\0")))

    @MADE_UP
    @given(
        fields=st.dictionaries(FIELDS, values, max_size=9),
        fresh=st.booleans(),
        headers=st.one_of(st.just({}), HEADERS),
    )
    def fill_in(fields: dict[str, str], fresh: bool, headers: dict[str, str]) -> None:
        sent = {**fields, **({"page": public.asked.page(form)} if fresh else {})}
        statuses.add(public.ask("POST", form, data=sent, headers=headers))

    @MADE_UP
    @given(body=st.binary(max_size=400), kind=KINDS, encoding=ENCODINGS, code=ANYTHING)
    def send(body: bytes, kind: str, encoding: str, code: bytes) -> None:
        raw = gzip.compress(body) if encoding == "gzip" and len(body) % 2 else body
        headers = {"Content-Type": kind, "Content-Encoding": encoding}
        for path in (form, f"{PAGE}/{quote_from_bytes(code, safe='')}"):
            statuses.add(public.ask("POST", path, content=raw, headers=headers))

    fill_in()
    send()
    assert statuses >= {303, 400, 403, 422}, "it never got past the door"


def test_whatever_message_a_partners_system_sends_is_confirmed_or_refused(public: Public) -> None:
    statuses = set[int]()
    tokens = st.sampled_from((f"Bearer {public.token}",) * 4 + ("Bearer ?", "Basic x", ""))

    @MADE_UP
    @given(
        body=st.one_of(MESSAGE.flatmap(mangled), st.binary(max_size=200)),
        shown=tokens,
        encoding=ENCODINGS,
        kind=KINDS,
    )
    def send(body: bytes, shown: str, encoding: str, kind: str) -> None:
        raw = gzip.compress(body) if encoding == "gzip" and len(body) % 2 else body
        headers = {"Authorization": shown, "Content-Encoding": encoding, "Content-Type": kind}
        statuses.add(public.ask("POST", MESSAGES, content=raw, headers=headers))

    send()
    assert statuses >= {200, 401}, "it never got past the door"
