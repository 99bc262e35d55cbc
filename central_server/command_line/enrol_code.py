# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul-server enrol-code`: a one-time code that makes a PC a desk of a branch, also as a QR code."""

from __future__ import annotations

import io
import os
import sys
from argparse import Namespace
from pathlib import Path

import segno

from central_server import devices
from central_server.api.service import CHANCE
from central_server.command_line.answer import Answer, CommandRefused
from central_server.command_line.opening import branch_with_code, opened, settings_of
from central_server.settings import Settings
from db.operations.desk import utc_now
from db.syncing import invitation

EVERYWHERE = frozenset({"0.0.0.0", "::", ""})
PICTURES = (".svg", ".png")
MODULE = 8
"""Pixels a side of one black square."""


def run(arguments: Namespace) -> Answer:
    """The code is shown this once: the store keeps its hash. None is made without the picture of it.

    Raises Unknown, CommandRefused, OSError.
    """
    now, told = utc_now(), settings_of(arguments)
    address = arguments.address or told.address or _where_it_listens(told)
    _check(arguments.qr, address)
    with opened(told) as store, store.write() as session:
        branch = branch_with_code(session, arguments.branch)
        code = devices.make_code(
            session, branch.uid, arguments.reach, now, CHANCE, with_data=arguments.with_data
        )
        place = branch.code
        invited = invitation.text_of(address, code) if address else ""
        if arguments.qr is not None:
            _save(invited, arguments.qr)
    until = now + devices.CODE_LIFE
    facts = {
        "code": code,
        "branch": place,
        "reach": arguments.reach,
        "with_data": arguments.with_data,
        "expires_at": until,
        "address": address,
        "invitation": invited,
    }
    lines = [code, f"For one desk of {place}, until {until:%Y-%m-%d %H:%M} UTC."]
    if arguments.qr is not None:
        lines.append(f"As a QR code in {arguments.qr}.")
    return Answer(facts, [*lines, *_shown(invited)])


def _where_it_listens(told: Settings) -> str:
    """An address that is good for QR codes; empty where desks need another name for it."""
    if told.host in EVERYWHERE or told.trusted_proxy:
        return ""
    host = f"[{told.host}]" if ":" in told.host else told.host
    return f"{'https' if told.tls_certificate else 'http'}://{host}:{told.port}"


def _check(file: Path | None, address: str) -> None:
    """Before there is a code."""
    if file is None:
        return
    if file.suffix.lower() not in PICTURES:
        raise CommandRefused("qr", f"A QR code is written as {' or '.join(PICTURES)}.", path=file)
    if not address:
        said = "A QR code needs the address by which desks reach this server: --address, or the setting."
        raise CommandRefused("address", said)


def _shown(invited: str) -> list[str]:
    """Address and code in one text; on a terminal as a QR code too, to be scanned from the screen."""
    if not invited:
        return ["Name the server's address (--address, or the setting) to get both in one QR code."]
    if not sys.stdout.isatty() or (sys.stdout.encoding or "").lower() not in {"utf-8", "utf8"}:
        return [invited]
    drawn = io.StringIO()
    _qr(invited).terminal(drawn, compact=True)
    return [invited, drawn.getvalue().rstrip("\n")]


def _save(invited: str, file: Path) -> None:
    unfinished = file.with_name(f"{file.name}.part")
    try:
        _qr(invited).save(str(unfinished), kind=file.suffix[1:].lower(), scale=MODULE)
        os.replace(unfinished, file)
    finally:
        unfinished.unlink(missing_ok=True)


def _qr(invited: str) -> segno.QRCode:
    return segno.make(invited, micro=False, error="m")
