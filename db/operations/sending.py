# SPDX-License-Identifier: GPL-3.0-or-later
"""That something was sent by e-mail, so that no desk sends it again; to which address is not kept."""

from uuid import UUID

from sqlalchemy.orm import Session

from db.models import Certificate, Registration
from db.operations.certificates import CERTIFICATES
from db.operations.desk import Making
from db.operations.operation import Changes, Operation, apply, row
from db.operations.records import one_of
from db.rules.roles import Right

CERTIFICATE, REMINDER, TICKET = "certificate", "reminder", "ticket"
SENT = {CERTIFICATE: Right.CERTIFY, REMINDER: Right.CERTIFY, TICKET: Right.REGISTER}
"""What is sent, and the right that it takes: a certificate, that its last day comes, a ticket."""


class RecordSending(Operation, frozen=True, kw_only=True):
    """The mail server took it; `target` is the certificate, of a ticket the registration."""

    target: UUID
    what: str


def record_sending(making: Making, /, *, target: UUID, what: str) -> RecordSending:
    """It is on its way. Raises Invalid, NotAllowed, Unknown."""
    one_of("what", what, tuple(SENT))
    making.require(SENT[what])
    row(making.session, Registration if what == TICKET else Certificate, target)
    return RecordSending(**making.header()._asdict(), target=target, what=what)


@apply.register
def _(operation: RecordSending, session: Session) -> Changes:
    """The last time stands, whatever comes first."""
    at = operation.made_at
    if operation.what == TICKET:
        who = row(session, Registration, operation.target)
        who.ticket_sent_at = max(at, who.ticket_sent_at or at)
        return Changes({"registrations"})
    one = row(session, Certificate, operation.target)
    if operation.what == REMINDER:
        one.reminded_at = max(at, one.reminded_at or at)
    else:
        one.sent_at = max(at, one.sent_at or at)
    return CERTIFICATES
