# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person did against the rules is kept beside what was done: who, which rules, why."""

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from db.models import Branch, Override, Staff
from db.operations.loans import UNDONE
from db.operations.operation import Operation, key, sure_key


def is_override(operation: Operation) -> bool:
    """Whether a person gave a reason for doing this against the rules; putting it back is none."""
    return bool(operation.against) and getattr(operation, "reason", None) not in (None, "", UNDONE)


def keep_override(operation: Operation, session: Session) -> bool:
    """Keep who did it and why, once; whether there was anything to keep."""
    if not is_override(operation):
        return False
    assert operation.branch is not None
    if not session.scalar(select(exists().where(Override.uid == operation.uid))):
        session.add(
            Override(
                uid=operation.uid,
                branch_id=sure_key(session, Branch, operation.branch),
                staff_id=key(session, Staff, operation.staff),
                what=operation.against,
                rules=" ".join(getattr(operation, "overridden", ())),
                reason=getattr(operation, "reason", ""),
                loan=getattr(operation, "loan", None),
                hold=getattr(operation, "hold", None),
                made_at=operation.at,
            )
        )
    return True
