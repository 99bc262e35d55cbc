# SPDX-License-Identifier: GPL-3.0-or-later
"""One connection to a mail server (SMTP), for one message after another. Blocks: never on the GUI thread."""

from __future__ import annotations

import smtplib
import ssl
from base64 import b64encode
from contextlib import suppress
from email.message import EmailMessage
from types import TracebackType

from db.rules.addresses import is_loopback
from desktop_app.mailing.account import Account
from desktop_app.mailing.refusals import (
    BadAddress,
    BadSender,
    ConnectionLost,
    EncryptionNeeded,
    LoginNeeded,
    MailError,
    MessageRefused,
    NoEncryption,
    NoLogin,
    NotTrusted,
    OverTheNetwork,
    RecipientRefused,
    SenderRefused,
    Unreachable,
    WrongLogin,
)
from desktop_app.sync.carrier import trusted

SECONDS = 30.0
"""Silence after which a server is taken for gone."""
LONGEST_ANSWER = 200
CLOSING, NEEDS_MORE, TOO_LARGE = 421, 530, 552
_MEANINGS: tuple[tuple[type[Exception], type[MailError]], ...] = (
    (smtplib.SMTPAuthenticationError, WrongLogin),
    (smtplib.SMTPConnectError, Unreachable),
    (smtplib.SMTPHeloError, Unreachable),
    (smtplib.SMTPServerDisconnected, Unreachable),
    (smtplib.SMTPNotSupportedError, NoEncryption),
    (smtplib.SMTPResponseException, NoEncryption),
    (smtplib.SMTPException, NoLogin),
    (ssl.SSLCertVerificationError, NotTrusted),
    (ssl.SSLError, NoEncryption),
)
"""What it means where no connection came about; the first that fits counts."""


class Post:
    """Entered it has connected, encrypted and logged in; left it says good-bye."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._smtp: smtplib.SMTP | None = None
        self._used = False

    def __enter__(self) -> Post:
        """Raises MailError."""
        self._connect()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._smtp is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._smtp.quit()
            self._smtp.close()

    def send(self, message: EmailMessage) -> None:
        """When it returns the server has taken it. Raises OneRefused, other MailErrors where none can go."""
        if self._used and not self._is_there():
            self._connect()
        assert self._smtp is not None
        self._used = True
        try:
            self._smtp.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            code, answer = next(iter(error.recipients.values()))
            if code == CLOSING:
                raise self._error(ConnectionLost, answer) from error
            raise RecipientRefused(self._account.server, _words(answer), later=code < 500) from error
        except smtplib.SMTPSenderRefused as error:
            raise self._error(_why(error), error.smtp_error) from error
        except smtplib.SMTPNotSupportedError as error:
            raise self._not_in_ascii() from error
        except smtplib.SMTPDataError as error:
            gone = error.smtp_code == CLOSING
            raise self._error(ConnectionLost if gone else MessageRefused, error.smtp_error) from error
        except (smtplib.SMTPException, OSError) as error:
            raise self._error(ConnectionLost) from error

    def _is_there(self) -> bool:
        """Asked before each message but the first: a server may end a connection after so many."""
        assert self._smtp is not None
        try:
            return self._smtp.noop()[0] == 250
        except (smtplib.SMTPException, OSError):
            return False

    def _connect(self) -> None:
        account = self._account
        if account.security == "local" and not is_loopback(account.server):
            raise self._error(OverTheNetwork)
        try:
            self._open()
        except (smtplib.SMTPException, OSError, UnicodeError) as error:
            # UnicodeError: 'smtp..example.org' is no name that could be asked for.
            raise self._error(_why_not(error), getattr(error, "smtp_error", b"")) from error

    def _open(self) -> None:
        account = self._account
        self._smtp = self._opened()
        # Not the computer's name: that is nobody's business.
        self._smtp.local_hostname = _literal(self._smtp)
        if account.security == "starttls":
            self._smtp.starttls(context=trusted())
        if account.user:
            _log_in(self._smtp, account)

    def _opened(self) -> smtplib.SMTP:
        account = self._account
        if account.security == "tls":
            context = trusted()
            return smtplib.SMTP_SSL(
                account.server, account.port, "localhost", timeout=SECONDS, context=context
            )
        return smtplib.SMTP(account.server, account.port, "localhost", timeout=SECONDS)

    def _not_in_ascii(self) -> MailError:
        """What a server that knows addresses in ASCII alone was not given."""
        account = self._account
        if not account.sender.rpartition("@")[0].isascii():
            return BadSender(account.server, account.sender)
        return BadAddress(account.server)

    def _error(self, kind: type[MailError], answer: bytes | str = b"") -> MailError:
        return kind(self._account.server, _words(answer))


def _log_in(smtp: smtplib.SMTP, account: Account) -> None:
    """smtplib has no login but in ASCII; beyond it a server expects UTF-8 (RFC 4616)."""
    # Pages that show a password made for programs part its letters so.
    user, password = account.user, account.password.replace("\u00a0", " ")
    if user.isascii() and password.isascii():
        smtp.login(user, password)
        return
    smtp.ehlo_or_helo_if_needed()
    if not smtp.has_extn("auth"):
        raise smtplib.SMTPNotSupportedError("AUTH")
    told = b64encode(f"\0{user}\0{password}".encode()).decode()
    code, answer = smtp.docmd("AUTH", f"PLAIN {told}")
    if code != 235:
        raise smtplib.SMTPAuthenticationError(code, answer)


def _why(error: smtplib.SMTPSenderRefused) -> type[MailError]:
    """A message begins with its sender, so a server says here what it wants before it takes any."""
    if error.smtp_code == TOO_LARGE:
        return MessageRefused
    if error.smtp_code != NEEDS_MORE:
        return SenderRefused
    return EncryptionNeeded if "STARTTLS" in _words(error.smtp_error).upper() else LoginNeeded


def _why_not(error: smtplib.SMTPException | OSError | UnicodeError) -> type[MailError]:
    """What it means that no connection came about."""
    if isinstance(error, smtplib.SMTPNotSupportedError) and "STARTTLS" not in str(error):
        return NoLogin
    return next((meaning for kind, meaning in _MEANINGS if isinstance(error, kind)), Unreachable)


def _literal(smtp: smtplib.SMTP) -> str:
    """This end as an address literal (RFC 5321, 4.1.3)."""
    assert smtp.sock is not None
    address = str(smtp.sock.getsockname()[0])
    return f"[IPv6:{address}]" if ":" in address else f"[{address}]"


def _words(answer: bytes | str) -> str:
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return " ".join(text.split())[:LONGEST_ANSWER]
