# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter to a partner without this program, by e-mail from this desk's account; in the lane 'mail'."""

from __future__ import annotations

from db.operations.desk import Desk
from db.queries.interloan import InterloanRow
from desktop_app.language import current_language
from desktop_app.mailing.account import read_account
from desktop_app.mailing.message import Attached, Text, message
from desktop_app.mailing.post import Post
from desktop_app.printing import interloan_slip
from desktop_app.printing.interloan_slip import InterloanSlip
from desktop_app.printing.paper import A4


def send_letter(desk: Desk, made: InterloanSlip, one: InterloanRow) -> str:
    """Send it, the same on paper attached; gives the address. Raises MailError, NotSetUp, BadAddress."""
    with desk.store.read() as session:
        account = read_account(session)
    subject, body = interloan_slip.as_text(made)
    paper = Attached(f"{made.number}.pdf", interloan_slip.render(made, A4))
    letter = message(
        account, one.contact_name or one.other, one.email, Text(subject, body, current_language()), (paper,)
    )
    with Post(account) as post:
        post.send(letter)
    return one.email
