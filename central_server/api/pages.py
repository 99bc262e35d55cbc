# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages for people, in Indonesian and English side by side. No script, no cookie, nothing from elsewhere."""

from collections.abc import Mapping
from html import escape

from starlette.responses import HTMLResponse

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
}
STYLE = """
:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;
padding:0 1rem}h1{font-size:1.3rem}p.said{border-left:.4rem solid;padding:.6rem 1rem}
.good{border-color:#1a7f4b}.fair{border-color:#b7791f}.bad{border-color:#b3261e}small,dt,.en{opacity:.75}dl{display:grid;
grid-template-columns:max-content 1fr;gap:.3rem 1rem}dd{margin:0}input,button{font:inherit;padding:.4rem}
@media(max-width:30rem){dl{display:block}dd{margin-bottom:.5rem}}
"""


def document(
    status: int,
    title: tuple[str, str],
    inside: str,
    headers: Mapping[str, str] | None = None,
    style: str = "",
) -> HTMLResponse:
    """A page: its title in both languages, and HTML that follows it; `headers` over the usual ones."""
    body = (
        f'<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{title[0]}</title>'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><style>{STYLE}{style}</style>'
        f'</head><body><h1>{title[0]} <small lang="en">{title[1]}</small></h1>{inside}</body></html>'
    )
    return HTMLResponse(body, status, {**HEADERS, **(headers or {})})


def said(tone: str, indonesian: str, english: str, role: str = "status") -> str:
    """A sentence that is the answer: 'good', 'fair' or 'bad'."""
    second = f'<span class="en" lang="en">{escape(english)}</span>'
    return f'<p class="said {tone}" role="{role}"><b>{escape(indonesian)}</b><br>{second}</p>'
