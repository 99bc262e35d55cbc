# SPDX-License-Identifier: GPL-3.0-or-later
"""Members: registered for their type's time, edited field by field, renewed, blocked, photographed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest
from sqlalchemy import select

from db.models import Branch, LockerUse, Member, MemberPhoto, MemberType, Visit, new_uid
from db.operations import lockers, refusals, visits
from db.operations.desk import Desk
from db.operations.members import (
    LONGEST_PHOTO,
    EditMember,
    block_member,
    edit_member,
    facts_of,
    merge_members,
    register_member,
    renew_membership,
    set_member_photo,
    unblock_member,
)
from db.operations.operation import apply
from db.operations.policies import put_type
from db.queries.members import find_members, member_view
from db.queries.scan import recognise
from tests.db import small_world
from tests.db.small_world import TODAY, Clock

JPEG = b"\xff\xd8\xff\xd9"


def member(desk: Desk, uid: UUID) -> Any:
    return small_world.row_of(desk, Member, uid)


def found(desk: Desk, words: str) -> list[str]:
    with desk.store.read() as session:
        return [row.name for row in find_members(session, words)]


def edit(desk: Desk, uid: UUID, number: str | None = None, **facts: Any) -> EditMember:
    """Change these facts, as a form does that shows all of them."""
    with desk.store.read() as session:
        now = facts_of(session, session.scalars(select(Member).where(Member.uid == uid)).one())
    changed = msgspec.structs.replace(now, **facts)
    return desk.perform(edit_member, member=uid, facts=changed, number=number).operation


def test_the_people_around_a_member_are_kept_and_shown(desk: Desk) -> None:
    guarantor = small_world.register(desk, name="Budi Santoso")
    who = small_world.register(desk)
    edit(desk, who, class_name="XI", guardian_name="Ibu", guardian_phone="0812", guarantor=guarantor)
    made = edit(desk, who, proxy="Kakak")
    assert made.changed == {"proxy": "Kakak"}
    with desk.store.read() as session:
        view = member_view(session, who)
        assert view is not None
        assert (view.guardian_name, view.guarantor, view.proxy) == ("Ibu", "Budi Santoso", "Kakak")
    edit(desk, who, guarantor=None)
    assert member(desk, who).guarantor is None


# --- registering --------------------------------------------------------------------------------------


def test_a_membership_lasts_as_long_as_its_type_says(desk: Desk) -> None:
    pupil = desk.perform(
        put_type, of="member", code="PEL", name="Pelajar", validity_days=180
    ).operation.target
    row = member(desk, small_world.register(desk, member_type=pupil))
    assert (row.registered_on, row.expires_on) == (TODAY, TODAY + timedelta(days=180))


def test_the_day_is_the_branchs_own(desk: Desk, clock: Clock) -> None:
    """At 20 past 3 in the afternoon UTC it is still today in Jakarta, at 6 in the evening no more."""
    clock.now = clock.now.replace(hour=18)
    assert member(desk, small_world.register(desk)).registered_on == TODAY + timedelta(days=1)


def test_number_and_days_may_be_given(desk: Desk) -> None:
    days = {"registered_on": date(2024, 1, 2), "expires_on": date(2024, 5, 6)}
    facts = small_world.member_facts(desk)
    made = desk.perform(register_member, facts=facts, number=" M-1 ", **days).operation
    row = member(desk, made.member)
    assert (row.number, row.registered_on, row.expires_on) == ("M-1", *days.values())


def test_a_number_stands_on_one_card(desk: Desk, a_member: UUID, another_member: UUID) -> None:
    number = small_world.number_of(desk, a_member)
    with pytest.raises(refusals.Taken) as refused:
        small_world.register(desk, number=f" {number} ")
    assert refused.value.what == "members"
    with pytest.raises(refusals.Taken):
        edit(desk, another_member, number=number)
    edit(desk, a_member, number=number, note="kartu baru")


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"name": "  "}, "name"),
        ({"birth_date": TODAY + timedelta(days=1)}, "birth_date"),
        ({"email": "siti di rumah"}, "email"),
    ],
)
def test_facts_that_can_not_be(desk: Desk, a_member: UUID, facts: dict[str, Any], field: str) -> None:
    with pytest.raises(refusals.Invalid) as refused:
        small_world.register(desk, **{"name": "Siti", **facts})
    assert refused.value.field == field
    with pytest.raises(refusals.Invalid):
        edit(desk, a_member, **facts)


@pytest.mark.parametrize(("what", "field"), [("member_types", "member_type"), ("branches", "home_branch")])
def test_type_and_branch_are_ones_that_there_are(desk: Desk, what: str, field: str) -> None:
    with pytest.raises(refusals.Unknown) as refused:
        small_world.register(desk, **{field: new_uid()})
    assert refused.value.what == what


# --- editing ------------------------------------------------------------------------------------------


def test_an_edit_says_what_differs_and_no_more(desk: Desk, a_member: UUID) -> None:
    made = edit(desk, a_member, phone="0812", birth_date=date(1990, 1, 2))
    assert made.changed == {"phone": "0812", "birth_date": "1990-01-02"}
    assert edit(desk, a_member, birth_date=None).changed == {"birth_date": None}
    assert member(desk, a_member).birth_date is None


def test_edits_of_two_desks_both_stand(desk: Desk, a_member: UUID) -> None:
    """Both forms were opened before either was saved."""
    header = {"uid": new_uid(), "made_at": desk.clock(), "branch": desk.branch, "member": a_member}
    with desk.store.write() as session:
        for changed in ({"phone": "0812"}, {"address": "Batu 9"}):
            apply(EditMember(**header, changed=changed), session)
    row = member(desk, a_member)
    assert (row.phone, row.address, row.name) == ("0812", "Batu 9", "Siti Aminah")


def test_type_and_home_change_too(desk: Desk, a_member: UUID, a_branch: UUID) -> None:
    pupil = desk.perform(put_type, of="member", code="PEL", name="Pelajar").operation.target
    edit(desk, a_member, member_type=pupil, home_branch=a_branch)
    row = member(desk, a_member)
    assert row.branch_id == small_world.key_of(desk, Branch, a_branch)
    assert row.member_type_id == small_world.key_of(desk, MemberType, pupil)


def test_a_member_is_found_by_what_holds_now(desk: Desk, a_member: UUID) -> None:
    edit(desk, a_member, number="M77", name="Dewi Lestari", phone="0812-1", institution="SMA 2")
    for words in ("dewi", "M77", "08121", "sma 2"):
        assert found(desk, words) == ["Dewi Lestari"]
    assert found(desk, "siti") == []


def test_an_unknown_field_of_a_later_version_is_left_out(desk: Desk, a_member: UUID) -> None:
    changed = {"nickname": "Iti", "note": "ya"}
    with desk.store.write() as session:
        apply(EditMember(uid=new_uid(), made_at=desk.clock(), member=a_member, changed=changed), session)
    assert member(desk, a_member).note == "ya"


# --- renewing, blocking, photos -----------------------------------------------------------------------


def test_a_membership_is_renewed_from_its_end(desk: Desk, a_member: UUID) -> None:
    desk.perform(renew_membership, member=a_member)
    assert member(desk, a_member).expires_on == TODAY + timedelta(days=2 * 365)


def test_a_membership_that_ran_out_is_renewed_from_today(desk: Desk, clock: Clock, a_member: UUID) -> None:
    clock.days_pass(1_000)
    desk.perform(renew_membership, member=a_member)
    assert member(desk, a_member).expires_on == TODAY + timedelta(days=1_000 + 365)


def test_the_end_may_be_given(desk: Desk, a_member: UUID) -> None:
    desk.perform(renew_membership, member=a_member, until=date(2028, 2, 29))
    assert member(desk, a_member).expires_on == date(2028, 2, 29)


def test_a_block_has_a_reason_and_is_lifted(desk: Desk, a_member: UUID) -> None:
    made = desk.perform(block_member, member=a_member, reason=" buku hilang ").operation
    row = member(desk, a_member)
    assert (row.block_reason, row.blocked_at) == ("buku hilang", made.made_at)
    desk.perform(unblock_member, member=a_member)
    row = member(desk, a_member)
    assert (row.block_reason, row.blocked_at) == (None, None)
    with pytest.raises(refusals.Invalid):
        desk.perform(block_member, member=a_member, reason=" ")


def photos(desk: Desk) -> list[bytes]:
    with desk.store.read() as session:
        return list(session.scalars(select(MemberPhoto.jpeg)))


def test_a_photo_is_kept_replaced_and_taken_away(desk: Desk, a_member: UUID) -> None:
    for jpeg in (JPEG, JPEG + b"2"):
        desk.perform(set_member_photo, member=a_member, jpeg=jpeg)
        assert photos(desk) == [jpeg]
    for _ in range(2):
        desk.perform(set_member_photo, member=a_member, jpeg=None)
        assert photos(desk) == []


@pytest.mark.parametrize("jpeg", [b"", b"\x89PNG", JPEG.ljust(LONGEST_PHOTO + 1)])
def test_what_is_no_small_jpeg_is_no_photo(desk: Desk, a_member: UUID, jpeg: bytes) -> None:
    with pytest.raises(refusals.Invalid) as refused:
        desk.perform(set_member_photo, member=a_member, jpeg=jpeg)
    assert (refused.value.field, refused.value.why) == ("photo", "not_an_image")


@pytest.mark.parametrize(
    ("make", "facts"),
    [
        (renew_membership, {}),
        (block_member, {"reason": "x"}),
        (unblock_member, {}),
        (set_member_photo, {"jpeg": JPEG}),
    ],
)
def test_nobody_is_renewed_or_blocked_who_is_not_there(desk: Desk, make: Any, facts: dict[str, Any]) -> None:
    with pytest.raises(refusals.Unknown):
        desk.perform(make, member=new_uid(), **facts)


def test_a_merged_members_block_goes_over_with_reason_and_time(desk: Desk, a_member: UUID) -> None:
    other = small_world.register(desk, name="Siti Aminah")
    made = desk.perform(block_member, member=other, reason="buku hilang").operation
    desk.perform(merge_members, merged=other, into=a_member)
    kept = member(desk, a_member)
    assert (kept.block_reason, kept.blocked_at) == ("buku hilang", made.made_at)
    desk.perform(unblock_member, member=a_member)
    assert {member(desk, uid).block_reason for uid in (a_member, other)} == {None}


def test_of_two_blocks_the_own_one_counts_and_lifting_it_leaves_the_other(desk: Desk, a_member: UUID) -> None:
    other, third = small_world.register(desk), small_world.register(desk)
    for uid, reason in ((third, "denda"), (other, "buku hilang"), (a_member, "kartu hilang")):
        desk.perform(block_member, member=uid, reason=reason)
    desk.perform(merge_members, merged=third, into=other)
    desk.perform(merge_members, merged=other, into=a_member)
    reasons = []
    while (reason := member(desk, a_member).block_reason) is not None:
        reasons.append(reason)
        desk.perform(unblock_member, member=a_member)
    assert reasons == ["kartu hilang", "denda", "buku hilang"]


def test_who_was_merged_is_found_as_the_other(desk: Desk, a_member: UUID) -> None:
    other, third = (
        small_world.register(desk, name="Zainab", number="Z1"),
        small_world.register(desk, number="T1"),
    )
    desk.perform(merge_members, merged=other, into=third)
    desk.perform(merge_members, merged=third, into=a_member)
    with desk.store.read() as session:
        assert {recognise(session, number).uid for number in ("Z1", "T1")} == {a_member}
    assert found(desk, "Zainab") == []


def test_lockers_and_visits_of_one_who_was_registered_twice_are_the_others(
    desk: Desk, a_member: UUID, another_member: UUID
) -> None:
    """Shown both cards within an hour, they came once."""
    desk.perform(lockers.give_locker, locker="7", member=a_member)
    for who in (a_member, another_member):
        facts = visits.VisitFacts(sort="member", member=who)
        desk.perform(visits.record_visit, facts=facts, device=desk.device)
    desk.perform(merge_members, merged=a_member, into=another_member)
    with small_world.reading(desk) as session:
        assert session.scalars(select(LockerUse.member)).all() == [another_member]
        came = session.execute(select(Visit.member, Visit.counts).order_by(Visit.came_at)).all()
    assert came == [(another_member, True), (another_member, False)]


def test_a_merged_members_photo_is_kept_where_the_other_has_none(
    desk: Desk, a_member: UUID, another_member: UUID
) -> None:
    desk.perform(set_member_photo, member=a_member, jpeg=JPEG)
    desk.perform(merge_members, merged=a_member, into=another_member)
    with desk.store.read() as session:
        [photo] = session.scalars(select(MemberPhoto))
        assert session.get_one(Member, photo.member_id).uid == another_member
