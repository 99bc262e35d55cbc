# SPDX-License-Identifier: GPL-3.0-or-later
"""Where an import puts what the file does not say: the library's own codes and names first."""

from __future__ import annotations

from uuid import UUID

from db.models import new_uid
from db.operations.choices import Choices, choices_for
from db.operations.desk import Desk
from db.operations.policies import put_type
from tests.db import small_world


def choices(desk: Desk, **given: object) -> Choices:
    with desk.store.read() as session:
        return choices_for(session, branch=desk.branch, **given)


def test_codes_and_names_in_both_languages_are_known(
    desk: Desk, public: UUID, book: UUID, a_branch: UUID
) -> None:
    known = choices(desk)
    assert known.branches == {"pst": desk.branch, "pusat": desk.branch, "bt9": a_branch, "batu 9": a_branch}
    assert known.member_types == {"umum": public, "public": public}
    assert known.item_types["book"] == known.item_types["buku"] == book
    assert (known.branch, known.member_type, known.item_type) == (desk.branch, public, book)


def test_what_is_given_counts_before_what_is_there(desk: Desk, a_branch: UUID) -> None:
    reference = small_world.of_code(desk, small_world.ItemType, "REF")
    known = choices(desk, item_type=reference, branches={" Induk ": a_branch, "PST": a_branch})
    assert known.item_type == reference
    assert (known.branches["induk"], known.branches["pst"]) == (a_branch, a_branch)


def test_a_code_counts_before_another_ones_name(desk: Desk, book: UUID) -> None:
    other = desk.perform(put_type, of="item", code="REFERENSI", name="Buku").operation.target
    known = choices(desk)
    assert known.item_types["referensi"] == other
    assert known.item_types["buku"] == book


def test_a_library_without_types_says_where_in_vain(desk: Desk) -> None:
    """The import then refuses each record that needs one, by name."""
    given = new_uid()
    assert choices(desk, member_type=given).member_type == given
