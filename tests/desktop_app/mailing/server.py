# SPDX-License-Identifier: GPL-3.0-or-later
"""A real SMTP server on this machine, which refuses what a test tells it to."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from db.operations.desk import Desk
from db.operations.desk_settings import keep_desk_setting
from desktop_app.mailing.account import Account, keep_password

USER, PASSWORD, SENDER = "perpustakaan", "rahasia surel", "perpustakaan@example.org"


class MailServer:
    """What came in stands in `messages`; `unknown` and `busy` are addresses that it does not take.

    `after` messages it is gone: the connection ends while the next is on its way. `hear` is called, in the
    server's thread, when one has come in.
    """

    def __init__(
        self,
        *,
        login: bool = False,
        starttls: bool = False,
        tls: ssl.SSLContext | None = None,
        implicit: bool = False,
        password: str = PASSWORD,
    ) -> None:
        self._password = password
        self.messages: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.unknown: set[str] = set()
        self.busy: set[str] = set()
        self.after = -1
        self.hear: Callable[[int], None] = lambda _count: None
        self.greeted: list[str] = []
        options: dict[str, Any] = {"hostname": "127.0.0.1", "port": 0}
        if implicit:
            options["ssl_context"] = tls
        elif tls is not None:
            options |= {"tls_context": tls, "require_starttls": starttls}
        if login:
            options |= {"authenticator": self._checked, "auth_required": True}
            options["auth_require_tls"] = tls is not None and not implicit
        self._controller = _AnyPort(self, **options)

    def __enter__(self) -> MailServer:
        self._controller.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._controller.stop(no_assert=True)

    @property
    def port(self) -> int:
        server = self._controller.server
        assert isinstance(server, asyncio.Server)
        return int(server.sockets[0].getsockname()[1])

    def account(self, security: str = "local", password: str = PASSWORD, user: str = "") -> Account:
        """An account with it; certificates name 'localhost'."""
        return Account("localhost", self.port, security, user, SENDER, "Perpustakaan Kota", password)

    @property
    def subjects(self) -> list[str]:
        return [str(one["Subject"]) for one in self.messages]

    # --- what aiosmtpd calls ------------------------------------------------------------------------------

    def _checked(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, auth_data: Any
    ) -> AuthResult:
        assert isinstance(auth_data, LoginPassword)
        known = auth_data.login == USER.encode() and auth_data.password == self._password.encode()
        return AuthResult(success=known, handled=False)

    async def handle_EHLO(
        self, _server: SMTP, session: Session, _envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.greeted.append(hostname)
        session.host_name = hostname
        return responses

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address in self.unknown:
            return "550 5.1.1 No such user here"
        if address in self.busy:
            return "451 4.7.1 Try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:
        if len(self.messages) == self.after:
            assert server.transport is not None
            server.transport.abort()
            return "421 gone"
        assert isinstance(envelope.content, bytes)
        made = message_from_bytes(envelope.content, policy=default)
        assert isinstance(made, EmailMessage)
        self.messages.append(made)
        self.recipients += envelope.rcpt_tos
        self.hear(len(self.messages))
        return "250 OK"


class _AnyPort(Controller):
    """On a free port, which only its socket knows."""

    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


def set_up(desk: Desk, server: MailServer) -> None:
    """This desk sends by that server."""
    values = {"server": "localhost", "port": server.port, "security": "local", "sender": SENDER}
    for name, value in values.items():
        keep_desk_setting(desk, f"mail_{name}", value)


def set_up_with_login(desk: Desk, server: MailServer, password: str) -> None:
    """As `set_up`, with an account."""
    set_up(desk, server)
    keep_desk_setting(desk, "mail_user", USER)
    keep_password(desk, password)
