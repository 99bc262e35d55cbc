# SPDX-License-Identifier: GPL-3.0-or-later
"""Why something was not sent, and the words for it. What was taken before stays sent; nothing is lost."""

from desktop_app.language import translate
from desktop_app.refusal_words import Words, words


class MailError(Exception):
    """Mail was not sent. `server` is where it was handed in, `answer` what that said, if anything."""

    def __init__(self, server: str = "", answer: str = "") -> None:
        super().__init__(server)
        self.server, self.answer = server, answer


class NotSetUp(MailError):
    """This desk has no account to send mail with."""


class Unreachable(MailError):
    """The mail server does not answer."""


class NotTrusted(MailError):
    """The server's certificate is not one that this computer trusts for that name."""


class NoEncryption(MailError):
    """The server does not speak the encryption that was chosen."""


class EncryptionNeeded(MailError):
    """The server takes mail over an encrypted connection only."""


class OverTheNetwork(MailError):
    """Without encryption to another computer, which was not allowed."""


class WrongLogin(MailError):
    """The server does not take account and password."""


class NoLogin(MailError):
    """The server takes no login, at least not over this connection."""


class LoginNeeded(MailError):
    """The server takes mail only of those who have logged in."""


class BadSender(MailError):
    """The sender's address, which is `answer`, is none that a server can take."""


class SenderRefused(MailError):
    """The server takes no mail from this sender, or none now."""


class ConnectionLost(MailError):
    """The server was gone in the middle."""


class OneRefused(MailError):
    """One message was not taken; others are not held up by it."""


class BadAddress(OneRefused):
    """This is no e-mail address."""


class RecipientRefused(OneRefused):
    """The server takes no mail for this address. `later`: it may do so later."""

    def __init__(self, server: str = "", answer: str = "", *, later: bool = False) -> None:
        super().__init__(server, answer)
        self.later = later


class MessageRefused(OneRefused):
    """The server did not take the message: its size, its words."""


class NotMade(OneRefused):
    """What was to be sent could not be made: `why`."""

    def __init__(self, why: Exception) -> None:
        super().__init__()
        self.why = why


def _kept() -> str:
    return translate("Mailing", "What was sent before stays sent; the rest can be sent again.")


def _said(error: MailError) -> str:
    """What was kept, after what the server said."""
    if not error.answer:
        return _kept()
    return translate("Mailing", "It says: “{answer}” {kept}").format(answer=error.answer, kept=_kept())


@words.register
def _(error: NotSetUp) -> Words:
    return Words(
        translate("Mailing", "This desk has no account to send e-mail with."),
        translate("Mailing", "Nothing was sent."),
        translate("Mailing", "An administrator enters it in the settings, under 'E-mail'."),
    )


@words.register
def _(error: Unreachable) -> Words:
    return Words(
        translate("Mailing", "The mail server {server} does not answer.").format(server=error.server),
        _said(error),
        translate("Mailing", "Is the internet there? Are name and port in the settings right?"),
    )


@words.register
def _(error: NotTrusted) -> Words:
    headline = translate("Mailing", "{server} does not prove that it is the mail server it claims to be.")
    return Words(
        headline.format(server=error.server),
        translate("Mailing", "No password and no message was given to it."),
        translate("Mailing", "Look whether the server's name is written right; ask whoever runs it."),
    )


@words.register
def _(error: NoEncryption) -> Words:
    headline = translate("Mailing", "{server} does not speak the encryption that was chosen.")
    return Words(
        headline.format(server=error.server),
        translate("Mailing", "No password and no message was given to it."),
        translate("Mailing", "Port 587 usually goes with STARTTLS, 465 with TLS from the start."),
    )


@words.register
def _(error: EncryptionNeeded) -> Words:
    return Words(
        translate("Mailing", "The mail server wants an encrypted connection."),
        _said(error),
        translate("Mailing", "Choose STARTTLS or TLS in the settings."),
    )


@words.register
def _(error: OverTheNetwork) -> Words:
    headline = translate("Mailing", "Without encryption mail goes to this computer only, not to {server}.")
    return Words(
        headline.format(server=error.server),
        translate("Mailing", "Nothing was sent."),
        translate("Mailing", "Choose STARTTLS or TLS in the settings."),
    )


@words.register
def _(error: WrongLogin) -> Words:
    return Words(
        translate("Mailing", "The mail server does not take this account and password."),
        _said(error),
        translate("Mailing", "Enter both again; some providers want a password made for programs."),
    )


@words.register
def _(error: NoLogin) -> Words:
    return Words(
        translate("Mailing", "{server} takes no login over this connection.").format(server=error.server),
        _kept(),
        translate("Mailing", "Choose another encryption, or leave the account empty."),
    )


@words.register
def _(error: LoginNeeded) -> Words:
    return Words(
        translate("Mailing", "The mail server wants an account and a password."),
        _said(error),
        translate("Mailing", "Enter both in the settings."),
    )


@words.register
def _(error: BadSender) -> Words:
    headline = translate("Mailing", "The sender's address, {address}, is no e-mail address.")
    return Words(
        headline.format(address=error.answer),
        _kept(),
        translate("Mailing", "An administrator corrects it in the settings, under 'E-mail'."),
    )


@words.register
def _(error: SenderRefused) -> Words:
    return Words(
        translate("Mailing", "The mail server takes no mail from this sender."),
        _said(error),
        translate("Mailing", "Try again later, or enter a sender's address that belongs to the account."),
    )


@words.register
def _(error: ConnectionLost) -> Words:
    return Words(
        translate("Mailing", "The mail server {server} was gone in the middle.").format(server=error.server),
        _kept(),
        translate("Mailing", "Send again: only those are offered who have not got it."),
    )


@words.register
def _(error: BadAddress) -> Words:
    return Words(
        translate("Mailing", "This is no e-mail address that the server can take."),
        translate("Mailing", "The others are not held up by it."),
        translate("Mailing", "Correct it where the person is registered, then send again."),
    )


@words.register
def _(error: RecipientRefused) -> Words:
    if error.later:
        return Words(
            translate("Mailing", "This address takes no mail at the moment."),
            _said(error),
            translate("Mailing", "Send again later."),
        )
    return Words(
        translate("Mailing", "This address is not known there."),
        _said(error),
        translate("Mailing", "Ask the person for the address, correct it, then send again."),
    )


@words.register
def _(error: MessageRefused) -> Words:
    return Words(
        translate("Mailing", "The mail server did not take this message."),
        _said(error),
        translate("Mailing", "Change its words, or ask whoever runs the mail server."),
    )


@words.register
def _(error: NotMade) -> Words:
    return words(error.why)
