# SPDX-License-Identifier: GPL-3.0-or-later
"""Messages of interlibrary loan are sent while the server runs, beside the desks' work."""

import asyncio
import logging

import httpx
from sqlalchemy.exc import SQLAlchemyError

from central_server.api.service import Service
from central_server.interlending_outbox import Answer, Due, send_due
from central_server.structured_log import OURS, tell
from db.exchange import iso18626
from db.operations.desk import utc_now
from db.rules.addresses import is_safe

PATIENCE_SECONDS = 20.0
HEADERS = {"Content-Type": "application/xml", "Accept": "application/xml"}


async def keep_sending(service: Service) -> None:
    """Look, send, wait; until cancelled."""
    while True:
        try:
            while await asyncio.to_thread(send_due, service.store, post, utc_now):
                pass
        except SQLAlchemyError as error:
            tell(logging.WARNING, "iso18626_waits", error=type(error).__name__)
        except Exception:  # the outermost loop: what was not confirmed is sent again
            logging.getLogger(OURS).exception("unforeseen")
        await asyncio.sleep(service.settings.interlending_seconds)


def post(due: Due) -> Answer:
    """Send one message: over TLS, to the address itself and no other."""
    if not is_safe(due.address):
        return Answer(problem="not safe")
    headers = {**HEADERS, "Authorization": f"Bearer {due.token}"}
    try:
        with (
            httpx.Client(timeout=PATIENCE_SECONDS, follow_redirects=False) as client,
            client.stream("POST", due.address, content=due.body, headers=headers) as got,
        ):
            answer = _read(got)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        answer = Answer(problem=type(error).__name__)
    tell(logging.INFO, "iso18626_sent", problem=answer.problem or "none", bytes_out=len(due.body))
    return answer


def _read(got: httpx.Response) -> Answer:
    if got.status_code != httpx.codes.OK:
        return Answer(problem=f"HTTP {got.status_code}")
    body = b""
    for part in got.iter_bytes():
        body += part
        if len(body) > iso18626.LARGEST:
            return Answer(problem="too large")
    return Answer(body)
