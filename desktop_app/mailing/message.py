# SPDX-License-Identifier: GPL-3.0-or-later
"""One message: to whom, which words, what is attached. Place holders are {names} in the words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from typing import NamedTuple

from db.operations.desk import utc_now
from desktop_app.mailing.account import Account
from desktop_app.mailing.refusals import BadAddress, BadSender

_PLACE = re.compile(r"{(\w+)}")


class Text(NamedTuple):
    """What is said; `language` is 'id' or 'en', empty where it is both."""

    subject: str
    body: str
    language: str = ""


class Attached(NamedTuple):
    """A PDF that goes along."""

    name: str
    pdf: bytes


def filled(text: str, said: Mapping[str, str]) -> str:
    """A text with its place holders filled in; those that nobody knows stay as they are."""
    return _PLACE.sub(lambda found: said.get(found[1], found[0]), text)


def message(
    account: Account, name: str, address: str, text: Text, attached: tuple[Attached, ...] = ()
) -> EmailMessage:
    """Ready to be sent. Raises BadAddress, BadSender."""
    made = EmailMessage(SMTP)
    made["From"] = _sender(account)
    made["To"] = _address(name, address)
    made["Subject"] = _one_line(text.subject)
    made["Date"] = format_datetime(utc_now())
    made["Message-ID"] = make_msgid(domain=account.sender.rpartition("@")[2] or "localhost")
    made.set_content(text.body + "\n")
    if text.language:  # of the words: setting them takes away what was said of any before
        made["Content-Language"] = text.language
    for file in attached:
        made.add_attachment(file.pdf, maintype="application", subtype="pdf", filename=file.name)
    return made


def _sender(account: Account) -> Address:
    try:
        return _address(account.sender_name, account.sender)
    except BadAddress as error:
        raise BadSender(account.server, account.sender) from error


def _address(name: str, address: str) -> Address:
    try:
        made = Address(_one_line(name), addr_spec=address.strip())
    except Exception as error:
        raise BadAddress from error
    if not made.username or ("." not in made.domain and made.domain != "localhost"):
        raise BadAddress
    return made


def _one_line(text: str) -> str:
    """A header has no line breaks, whichever of those that Unicode knows."""
    return " ".join(text.splitlines()).strip()
