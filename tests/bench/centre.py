# SPDX-License-Identifier: GPL-3.0-or-later
"""A library at the centre, of any size, for the benches of syncing: found, filled, in the feed."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import insert, select

from central_server import devices
from central_server.api.service import CHANCE
from central_server.own_desk import found, own_desk
from central_server.publishing import publish_everything
from central_server.store import CentralStore, open_store
from db.models import Branch, Item, ItemType, Member, MemberType, Staff, Title, new_uid
from db.models.search import search_words
from db.operations.cataloguing import title_words
from db.operations.desk import utc_now
from db.operations.policies import put_branch, put_policy
from db.syncing.messages import EnrolRequest
from tests.bench import library, population

BRANCHES = ("B", "C")
"""Beside the first, 'A'."""


class Centre(NamedTuple):
    """Where the store is, and what is in it: uids of branches, members and items."""

    url: str
    branches: tuple[UUID, ...]
    staff: UUID
    members: tuple[UUID, ...]
    items: tuple[UUID, ...]

    def enrolled(self, store: CentralStore, branch: int = 0, reach: str = "network") -> str:
        """The token of a new desk."""
        with store.write() as session:
            code = devices.make_code(session, self.branches[branch], reach, utc_now(), CHANCE)
            return devices.enrol(session, EnrolRequest(code=code, name="Meja"), utc_now(), CHANCE).token


def build(url: str, titles: int, members: int = library.MEMBERS) -> Centre:
    """A library of so many titles, an item each, in an empty database."""
    store = open_store(url)
    store.upgrade()
    found(store, library.FOUNDER, CHANCE)
    desk = own_desk(store, "admin")
    assert desk is not None
    for code in BRANCHES:
        desk.perform(put_branch, code=code, name=f"Cabang {code}")
    desk.perform(put_policy, at_branch=desk.branch, terms={"max_loans": 1_000_000})
    with store.write() as session:
        branches = session.execute(select(Branch.id, Branch.uid).order_by(Branch.id)).all()
        item_type, member_type = session.scalar(select(ItemType.id)), session.scalar(select(MemberType.id))
        staff = session.scalars(select(Staff.uid)).one()
        connection = session.connection()
        plain = list(population.titles(titles))
        connection.execute(insert(Title), [_title(t) for t in plain])
        items = [_item(t, branches[t.number % len(branches)].id, item_type) for t in plain]
        connection.execute(insert(Item), items)
        people = [
            _member(m, branches[n % len(branches)].id, member_type)
            for n, m in enumerate(islice(population.members(members), members))
        ]
        connection.execute(insert(Member), people)
        publish_everything(session)
    store.close()
    return Centre(
        url,
        tuple(uid for _, uid in branches),
        staff,
        tuple(one["uid"] for one in people),
        tuple(one["uid"] for one in items),
    )


def _title(plain: population.PlainTitle) -> dict[str, object]:
    facts = library.facts(plain)
    empty = dict.fromkeys(
        ("responsibility", "edition", "place", "series", "classification", "collation", "notes", "source"), ""
    )
    return {
        **empty,
        "id": plain.number + 1,
        "uid": new_uid(),
        "title": plain.title,
        "authors": "\n".join(plain.authors),
        "subjects": "\n".join(plain.subjects),
        "publisher": plain.publisher,
        "year": plain.year,
        "language": plain.language,
        "form": "book",
        "call_number": plain.call_number,
        "control_number": "",
        "fingerprint": "",
        "search_words": title_words(facts),
    }


def _item(plain: population.PlainTitle, branch: int, item_type: int | None) -> dict[str, object]:
    return {
        "uid": new_uid(),
        "title_id": plain.number + 1,
        "barcode": f"{plain.number:08d}",
        "branch_id": branch,
        "item_type_id": item_type,
        "condition": "good",
        **dict.fromkeys(("location", "call_number", "inventory_number", "origin", "note"), ""),
    }


def _member(plain: population.PlainMember, branch: int, member_type: int | None) -> dict[str, object]:
    texts = "other_name gender identity_number phone email address institution note".split()
    return {
        **dict.fromkeys(texts, ""),
        "uid": new_uid(),
        "number": plain.number,
        "name": plain.name,
        "member_type_id": member_type,
        "branch_id": branch,
        "registered_on": date(2026, 1, 1),
        "expires_on": date(2036, 1, 1),
        "search_words": search_words((plain.name, plain.number)),
    }
