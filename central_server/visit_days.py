# SPDX-License-Identifier: GPL-3.0-or-later
"""How many came to a branch on a day: counted by the server from the visits, which stay at their branch."""

from datetime import date
from uuid import UUID, uuid5

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from central_server.store import CentralStore
from db.models import Branch, Visit, VisitDay
from db.queries.visits import figures
from db.syncing.feed import publish
from db.syncing.kinds import VISIT_DAYS, VISITS, RowKey, at

NAMESPACE = UUID("9b6f4f1e-1c0a-5a55-8a55-6e0f2f6f3d61")
AT_ONCE = 500


def count_days(session: Session, touched: set[RowKey]) -> set[RowKey]:
    """Count the days of these visits anew; gives their rows."""
    uids = [key.uid for key in touched if key.kind == VISITS.number]
    days = set[tuple[int, date]]()
    for start in range(0, len(uids), AT_ONCE):
        rows = select(Visit.branch_id, Visit.day).where(Visit.uid.in_(uids[start : start + AT_ONCE]))
        days |= {(branch, day) for branch, day in session.execute(rows.distinct())}
    return {_counted(session, branch, day) for branch, day in sorted(days)}


def catch_up(store: CentralStore) -> int:
    """Count the days of which there are visits and no sum: those from before there were sums."""

    def work(_last: bool) -> int:
        with store.write() as session:
            there = exists().where(VisitDay.branch_id == Visit.branch_id, VisitDay.day == Visit.day)
            rows = session.execute(select(Visit.branch_id, Visit.day).where(~there).distinct()).all()
            publish(session, {_counted(session, branch, day) for branch, day in sorted(rows)})
            return len(rows)

    return store.again(work)


def _counted(session: Session, branch: int, day: date) -> RowKey:
    place = session.get_one(Branch, branch).uid
    uid = uuid5(NAMESPACE, f"{place} {day.isoformat()}")
    told = figures(session, place, day, day)
    row = session.scalar(select(VisitDay).where(VisitDay.uid == uid))
    if row is None:
        row = VisitDay(uid=uid, branch_id=branch, day=day)
        session.add(row)
    row.visits, row.used_ict = told.visits, told.used_ict
    session.flush()
    return at(VISIT_DAYS, uid)
