# SPDX-License-Identifier: GPL-3.0-or-later
"""What a year of circulation needs: a function a subject."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from db.models.columns import Uid

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _holds()
    _visits()
    _stocktakes()
    _notices()
    _losses()
    _interlibrary_loan()


def _visits() -> None:
    op.create_table(
        "visits",
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("device", Uid(), nullable=False),
        sa.Column("came_at", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=True),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("member", Uid(), nullable=True),
        sa.Column("member_type_id", sa.Integer(), nullable=True),
        sa.Column("gender", sa.Text(), nullable=False),
        sa.Column("age_group", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("institution", sa.Text(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("women", sa.Integer(), nullable=False),
        sa.Column("men", sa.Integer(), nullable=False),
        sa.Column("children", sa.Integer(), nullable=False),
        sa.Column("used_ict", sa.Integer(), nullable=False),
        sa.Column("counts", sa.Boolean(), nullable=False),
        sa.Column("cancelled_at", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_visits_branch_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_visits_staff_id")),
        sa.ForeignKeyConstraint(
            ["member_type_id"], ["member_types.id"], name=op.f("fk_visits_member_type_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
        sa.UniqueConstraint("uid", name=op.f("uq_visits_uid")),
    )
    op.create_index("ix_visits_day", "visits", ["branch_id", "day"], unique=False)


def _stocktakes() -> None:
    op.create_table(
        "stocktakes",
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("location", sa.Text(), nullable=False),
        sa.Column("call_from", sa.Text(), nullable=False),
        sa.Column("call_to", sa.Text(), nullable=False),
        sa.Column("item_type_id", sa.Integer(), nullable=True),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("reopened_at", sa.BigInteger(), nullable=True),
        sa.Column("reopened_why", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_stocktakes_branch_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_stocktakes_staff_id")),
        sa.ForeignKeyConstraint(["item_type_id"], ["item_types.id"], name=op.f("fk_stocktakes_item_type_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stocktakes")),
        sa.UniqueConstraint("uid", name=op.f("uq_stocktakes_uid")),
    )
    op.create_index(op.f("ix_stocktakes_branch_id"), "stocktakes", ["branch_id"], unique=False)
    op.create_table(
        "stocktake_lines",
        sa.Column("stocktake_id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("device", Uid(), nullable=False),
        sa.Column("barcode", sa.Text(), nullable=False),
        sa.Column("item", Uid(), nullable=True),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("scanned_at", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["stocktake_id"], ["stocktakes.id"], name=op.f("fk_stocktake_lines_stocktake_id")
        ),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_stocktake_lines_branch_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_stocktake_lines_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stocktake_lines")),
        sa.UniqueConstraint("uid", name=op.f("uq_stocktake_lines_uid")),
    )
    op.create_index(
        "ix_stocktake_lines_barcode", "stocktake_lines", ["stocktake_id", "barcode"], unique=False
    )
    op.create_index("ix_stocktake_lines_item", "stocktake_lines", ["item"], unique=False)


def _holds() -> None:
    """Holds, the items put aside for them, and the terms for them."""
    for name, kind in (
        ("max_holds", sa.Integer()),
        ("on_shelf_holds", sa.Boolean()),
        ("hold_days", sa.Integer()),
        ("pickup_days", sa.Integer()),
    ):
        op.add_column("loan_policies", sa.Column(name, kind, nullable=True))
    op.create_table(
        "holds",
        sa.Column("title_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("member", Uid(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("placed_at", sa.BigInteger(), nullable=False),
        sa.Column("suspended_until", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("cancelled_at", sa.BigInteger(), nullable=True),
        sa.Column("cancelled_why", sa.Text(), nullable=True),
        sa.Column("fulfilled_at", sa.BigInteger(), nullable=True),
        sa.Column("fulfilled_by", Uid(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["title_id"], ["titles.id"], name=op.f("fk_holds_title_id"), onupdate="CASCADE"
        ),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_holds_item_id")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_holds_branch_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_holds_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holds")),
        sa.UniqueConstraint("uid", name=op.f("uq_holds_uid")),
    )
    op.create_index("ix_holds_title_id", "holds", ["title_id"], unique=False)
    op.create_index("ix_holds_member", "holds", ["member", "title_id"], unique=False)
    op.create_table(
        "held_items",
        sa.Column("hold_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("put_at", sa.BigInteger(), nullable=False),
        sa.Column("fetch_until", sa.Date(), nullable=True),
        sa.Column("released_at", sa.BigInteger(), nullable=True),
        sa.Column("gone_at", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hold_id"], ["holds.id"], name=op.f("fk_held_items_hold_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_held_items_item_id")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_held_items_branch_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_held_items_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_held_items")),
        sa.UniqueConstraint("uid", name=op.f("uq_held_items_uid")),
    )
    op.create_index("ix_held_items_hold_id", "held_items", ["hold_id"], unique=False)
    op.create_index("ix_held_items_item_id", "held_items", ["item_id", "put_at"], unique=False)
    lying = sa.text("released_at IS NULL AND gone_at IS NULL")
    op.create_index(
        "ix_held_items_lying",
        "held_items",
        ["branch_id"],
        unique=False,
        sqlite_where=lying,
        postgresql_where=lying,
    )


def _notices() -> None:
    op.create_table(
        "notices",
        sa.Column("loan_id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("given_at", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(["loan_id"], ["loans.id"], name=op.f("fk_notices_loan_id")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_notices_branch_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_notices_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sa.UniqueConstraint("uid", name=op.f("uq_notices_uid")),
    )
    op.create_index(op.f("ix_notices_loan_id"), "notices", ["loan_id"], unique=False)


def _losses() -> None:
    op.add_column("loans", sa.Column("claimed_at", sa.BigInteger(), nullable=True))
    op.add_column("fines", sa.Column("kind", sa.Text(), server_default="late", nullable=False))
    op.add_column("fines", sa.Column("note", sa.Text(), server_default="", nullable=False))
    op.add_column("fines", sa.Column("refund_until", sa.Date(), nullable=True))
    op.add_column("handed_in", sa.Column("lost", sa.Boolean(), server_default=sa.false(), nullable=False))
    for term in ("loan_hours", "lost_price", "lost_fee", "refund_days"):
        op.add_column("loan_policies", sa.Column(term, sa.Integer(), nullable=True))


def _refers(table: str, **columns: str) -> list[Any]:
    """The foreign keys of a table: the table that each column points at."""
    return [
        sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}"))
        for column, other in columns.items()
    ]


def _row(table: str) -> list[Any]:
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("uid", name=op.f(f"uq_{table}_uid")),
    ]


def _interlibrary_loan() -> None:
    for column in (
        sa.Column("lends", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("lends_most", sa.Integer(), nullable=True),
        sa.Column("lends_days", sa.Integer(), nullable=True),
        sa.Column("liable", sa.Text(), server_default="", nullable=False),
    ):
        op.add_column("agreements", column)
    refers = {
        "requester_id": "branches",
        "requesting_partner_id": "partners",
        "supplier_id": "branches",
        "supplying_partner_id": "partners",
        "agreement_id": "agreements",
        "pickup_id": "branches",
        "staff_id": "staff",
        "item_id": "items",
    }
    op.create_table(
        "interloans",
        *(sa.Column(name, sa.Integer(), nullable=True) for name in (*refers, "catalogued_id")),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in (
                *("number", "service", "title", "author", "edition", "publisher", "isbn", "pages", "note"),
                *("peer_number", "status", "place"),
            )
        ),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("needed_by", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("member", Uid(), nullable=True),
        *_row("interloans"),
        sa.ForeignKeyConstraint(
            ["catalogued_id"],
            ["titles.id"],
            name=op.f("fk_interloans_catalogued_id"),
            onupdate="CASCADE",
        ),
        *_refers("interloans", **refers),
    )
    op.create_index(op.f("ix_interloans_catalogued_id"), "interloans", ["catalogued_id"], unique=False)
    op.create_index(op.f("ix_interloans_member"), "interloans", ["member"], unique=False)
    op.create_index(op.f("ix_interloans_item_id"), "interloans", ["item_id"], unique=False)
    for side in ("requester_id", "supplier_id"):
        op.create_index(f"ix_interloans_{side}", "interloans", [side, "asked_at"], unique=False)
    _interloan_events()


def _interloan_events() -> None:
    refers = {"branch_id": "branches", "staff_id": "staff", "item_id": "items"}
    op.create_table(
        "interloan_events",
        sa.Column("interloan_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in refers),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("side", "act", "reason", "note")),
        sa.Column("happened_at", sa.BigInteger(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("taken_back_at", sa.BigInteger(), nullable=True),
        *_row("interloan_events"),
        sa.ForeignKeyConstraint(
            ["interloan_id"],
            ["interloans.id"],
            name=op.f("fk_interloan_events_interloan_id"),
            ondelete="CASCADE",
        ),
        *_refers("interloan_events", **refers),
    )
    op.create_index(
        op.f("ix_interloan_events_interloan_id"), "interloan_events", ["interloan_id"], unique=False
    )
