# SPDX-License-Identifier: GPL-3.0-or-later
"""A new library: its first branch, its first administrator, and terms to begin with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from db.models import NumberBlock, Setting, new_uid
from db.operations.desk import Desk, Person, utc_now
from db.operations.policies import change_setting, put_branch, put_policy, put_type
from db.operations.staff import PutStaff, put_staff
from db.rules.roles import rights_of
from db.store import Store

FIRST_BLOCKS = (("slip", "S", 999_999), ("member", "A", 999_999), ("certificate", "C", 999_999))
"""A desk that stands alone leases itself the first block of each kind."""


@dataclass(frozen=True, kw_only=True)
class NewLibrary:
    """What the first-start wizard asks."""

    name: str
    branch_code: str
    branch_name: str
    username: str
    person_name: str
    password: str
    timezone: str = "Asia/Jakarta"


def found_library(
    store: Store, new: NewLibrary, *, with_types: bool = True, clock: Callable[[], datetime] = utc_now
) -> Desk:
    """Make the first rows of an empty store, all or none; the administrator is signed in afterwards.

    Raises Invalid where a name or the password won't do.
    """
    desk = Desk(store, device=new_uid(), branch=new_uid(), clock=clock)
    with desk.together() as perform:
        perform(change_setting, name="library_name", value=new.name)
        perform(
            put_branch,
            target=desk.branch,
            code=new.branch_code,
            name=new.branch_name,
            timezone=new.timezone,
            closed_weekdays=(6,),
        )
        if with_types:
            _first_types(perform)
        account = perform(
            put_staff,
            username=new.username,
            name=new.person_name,
            roles=("administrator",),
            password=new.password,
            home_branch=desk.branch,
        ).operation
        keep_desk(perform.session, desk.device, desk.branch)
    assert isinstance(account, PutStaff)
    desk.person = Person(
        account.target, account.name, account.username, account.roles, rights_of(account.roles)
    )
    return desk


def _first_types(perform) -> None:  # type: ignore[no-untyped-def]
    """One member type, one item type and SLiMS's defaults for them, so that lending works at once."""
    perform(put_type, of="member", code="UMUM", name="Umum", name_en="Public")
    perform(put_type, of="item", code="BUKU", name="Buku", name_en="Book")
    perform(put_type, of="item", code="REF", name="Referensi", name_en="Reference")
    perform(put_policy, terms={"loan_days": 7, "max_loans": 2, "max_renewals": 1, "renewal_days": 7})


def keep_desk(session: Session, device: UUID, branch: UUID) -> None:
    """Note which device and branch this store's desk is, with its first number blocks."""
    session.add(Setting(scope="desk", name="device", value=str(device)))
    session.add(Setting(scope="desk", name="branch", value=str(branch)))
    session.add_all(NumberBlock(kind=k, prefix=p, next=1, last=n) for k, p, n in FIRST_BLOCKS)


def desk_of(store: Store, person: Person | None = None) -> Desk | None:
    """The desk that this store belongs to; None where no library was founded in it."""
    with store.read() as session:
        device, branch = (session.get(Setting, ("desk", name)) for name in ("device", "branch"))
        if device is None or branch is None:
            return None
        return Desk(store, UUID(device.value), UUID(branch.value), person)
