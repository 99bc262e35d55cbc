# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul-server serve`: answers until it is told to stop."""

import logging
import os
import signal
import socket
import sys
from argparse import Namespace
from contextlib import closing
from ssl import PROTOCOL_TLS_SERVER, SSLContext, SSLError
from threading import Thread

import uvicorn

from central_server import settings, structured_log
from central_server.command_line.answer import Answer, CommandRefused
from central_server.command_line.opening import named, require_founded, settings_of
from central_server.settings import Settings
from central_server.store import open_store
from central_server.structured_log import tell
from central_server.visit_days import catch_up
from db.rules.addresses import is_loopback

APPLICATION = "central_server.api.application:from_environment"
KEEP_ALIVE = 75
"""Seconds: longer than the pause between two cycles of a desk, so that it need not connect anew."""
GRACE = 10
"""Seconds for requests at work when the server is told to stop."""


def run(arguments: Namespace) -> Answer:
    """Raises CommandRefused where no library was founded, the port is taken, or a TLS file won't do."""
    told = settings_of(arguments)
    with closing(open_store(told.database_url)) as store:
        require_founded(store, told)
        catch_up(store)
    _check_tls(told)
    _check_port(told)
    if arguments.config is not None:
        os.environ[settings.CONFIG] = str(arguments.config.absolute())
    structured_log.configure(told.log_level)
    if arguments.with_parent:
        Thread(target=_end_with_parent, daemon=True).start()
    _say_where(told)
    uvicorn.run(
        APPLICATION,
        factory=True,
        host=told.host,
        port=told.port,
        workers=told.workers,
        ssl_certfile=told.tls_certificate or None,
        ssl_keyfile=told.tls_key or None,
        proxy_headers=bool(told.trusted_proxy),
        forwarded_allow_ips=told.trusted_proxy or None,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=GRACE,
        log_config=None,
        access_log=False,
        server_header=False,
    )
    return Answer({"stopped": True}, ["Stopped."])


def _end_with_parent() -> None:
    """Whoever started this holds the other end of standard input, and lets go of it also by dying."""
    while sys.stdin.buffer.read(1_024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def _check_tls(told: Settings) -> None:
    if bool(told.tls_certificate) != bool(told.tls_key):
        raise CommandRefused("settings", "tls_certificate and tls_key go together: one of them is missing.")
    for file in filter(None, (told.tls_certificate, told.tls_key)):
        with open(file, "rb"):
            pass
    if told.tls_certificate:
        try:
            SSLContext(PROTOCOL_TLS_SERVER).load_cert_chain(told.tls_certificate, told.tls_key, password="")
        except SSLError as error:
            said = "tls_certificate and tls_key do not belong together, or are no unlocked PEM files."
            raise CommandRefused("settings", said) from error


def _check_port(told: Settings) -> None:
    """Whether it can be listened there at all, before anything says that it is."""
    family = socket.AF_INET6 if ":" in told.host else socket.AF_INET
    try:
        socket.create_server((told.host, told.port), family=family).close()
    except OSError as error:
        where = f"{told.host}:{told.port}"
        said = f"It can't be listened on {where} ({_why(error)}): another program may have that port."
        raise CommandRefused("port", said, host=told.host, port=told.port) from error


def _why(error: OSError) -> str:
    """In the system's words alone: Python adds the address to them."""
    return os.strerror(error.errno) if error.errno and error.errno > 0 else str(error.strerror)


def _say_where(told: Settings) -> None:
    tell(logging.INFO, "serving", host=told.host, port=told.port, workers=told.workers, database=named(told))
    if not (told.tls_certificate or told.trusted_proxy or is_loopback(told.host)):
        tell(
            logging.WARNING,
            "plain_http",
            advice="desks refuse plain HTTP: set tls_certificate, or trusted_proxy where one is before it",
        )
