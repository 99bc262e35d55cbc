# SPDX-License-Identifier: GPL-3.0-or-later
"""Where an import puts what the file does not say, or says in words of its own."""

from collections.abc import Mapping
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Branch, ItemType, MemberType, new_uid


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """Where things go that the file does not say, or says in words that we don't know.

    The mappings go from the file's words, in lower case, to uids; `choices_for` fills them with the codes and
    names of the library. `institution` is that of members whose list says none.
    """

    branch: UUID
    item_type: UUID
    member_type: UUID
    branches: Mapping[str, UUID] = {}
    item_types: Mapping[str, UUID] = {}
    member_types: Mapping[str, UUID] = {}
    institution: str = ""


def choices_for(
    session: Session,
    *,
    branch: UUID,
    item_type: UUID | None = None,
    member_type: UUID | None = None,
    branches: Mapping[str, UUID] | None = None,
    item_types: Mapping[str, UUID] | None = None,
    member_types: Mapping[str, UUID] | None = None,
    institution: str = "",
) -> Choices:
    """Choices with every code and name of the library known, under those given; first types where none is."""
    first_item_type = session.scalar(select(ItemType.uid).order_by(ItemType.id))
    first_member_type = session.scalar(select(MemberType.uid).order_by(MemberType.id))
    nowhere = new_uid()
    return Choices(
        branch=branch,
        item_type=item_type or first_item_type or nowhere,
        member_type=member_type or first_member_type or nowhere,
        branches={**_names(session, Branch), **_folded(branches)},
        item_types={**_names(session, ItemType), **_folded(item_types)},
        member_types={**_names(session, MemberType), **_folded(member_types)},
        institution=institution,
    )


def _names(session: Session, model: type[Branch] | type[ItemType] | type[MemberType]) -> dict[str, UUID]:
    rows = session.execute(select(model.code, model.name, model.uid)).all()
    english = () if model is Branch else session.execute(select(model.name_en, model.uid)).all()  # type: ignore[union-attr]
    return {
        **{name.casefold(): uid for name, uid in english if name},
        **{row.name.casefold(): row.uid for row in rows},
        **{row.code.casefold(): row.uid for row in rows},
    }


def _folded(words: Mapping[str, UUID] | None) -> dict[str, UUID]:
    return {word.strip().casefold(): uid for word, uid in (words or {}).items()}
