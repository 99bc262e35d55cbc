# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things are on their way, and more of who borrows: a function a subject."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from db.models.columns import Uid

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


OPEN = ("staff_id", "deposit_id", "seen_branch_id")


def upgrade() -> None:
    _item_uses()
    _floating()
    _deposits()
    _transits()
    _fees()
    _interloan_messages()
    _visit_days()
    _people()
    _cards()
    _lockers()
    _hold_notices()
    _recalls()
    _overrides()
    _renewing_itself()
    _stocktakes()
    _parts()
    _search()
    _moved_holds()
    _fine_periods()
    _rotas()


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


def _deposits() -> None:
    refers = {
        "partner_id": "partners",
        "agreement_id": "agreements",
        "branch_id": "branches",
        "staff_id": "staff",
    }
    op.create_table(
        "deposits",
        *(sa.Column(name, sa.Integer(), nullable=name in ("agreement_id", "staff_id")) for name in refers),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("begun_at", sa.BigInteger(), nullable=False),
        *_row("deposits"),
        *_refers("deposits", **refers),
    )
    op.create_index(op.f("ix_deposits_branch_id"), "deposits", ["branch_id"], unique=False)


def _transits() -> None:
    refers = {
        "item_id": "items",
        "branch_id": "branches",
        "to_branch_id": "branches",
        "deposit_id": "deposits",
        "staff_id": "staff",
        "seen_branch_id": "branches",
    }
    op.create_table(
        "transits",
        *(sa.Column(name, sa.Integer(), nullable=name in OPEN) for name in refers),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.BigInteger(), nullable=False),
        sa.Column("checked_at", sa.BigInteger(), nullable=True),
        sa.Column("cancelled_at", sa.BigInteger(), nullable=True),
        sa.Column("gone_at", sa.BigInteger(), nullable=True),
        sa.Column("seen_at", sa.BigInteger(), nullable=True),
        sa.Column("seen_by", Uid(), nullable=True),
        sa.Column("arrived_at", sa.BigInteger(), nullable=True),
        sa.Column("arrived_by", Uid(), nullable=True),
        *_row("transits"),
        *_refers("transits", **refers),
    )
    op.create_index(op.f("ix_transits_deposit_id"), "transits", ["deposit_id"], unique=False)
    op.create_index("ix_transits_item_id", "transits", ["item_id", "sent_at"], unique=False)
    newest = sa.text("gone_at IS NULL")
    op.create_index(
        "ix_transits_newest",
        "transits",
        ["item_id"],
        unique=False,
        sqlite_where=newest,
        postgresql_where=newest,
    )


def _floating() -> None:
    op.add_column("loan_policies", sa.Column("floats", sa.Boolean(), nullable=True))
    op.add_column("loan_policies", sa.Column("floats_among", sa.Text(), nullable=True))


def _item_uses() -> None:
    refers = {"item_id": "items", "branch_id": "branches", "staff_id": "staff"}
    op.create_table(
        "item_uses",
        *(sa.Column(name, sa.Integer(), nullable=name == "staff_id") for name in refers),
        sa.Column("used_at", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("cancelled_at", sa.BigInteger(), nullable=True),
        *_row("item_uses"),
        *_refers("item_uses", **refers),
    )
    op.create_index("ix_item_uses_day", "item_uses", ["branch_id", "day"], unique=False)
    op.create_index(op.f("ix_item_uses_item_id"), "item_uses", ["item_id"], unique=False)


def _fees() -> None:
    for name in ("registration_fee", "renewal_fee"):
        op.add_column("member_types", sa.Column(name, sa.Integer(), server_default="0", nullable=False))
    op.create_table(
        "fees",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("renewed_from", sa.Date(), nullable=True),
        sa.Column("charged_at", sa.BigInteger(), nullable=False),
        sa.Column("cancelled_at", sa.BigInteger(), nullable=True),
        sa.Column("counts", sa.Boolean(), nullable=False),
        *_row("fees"),
        *_refers("fees", member_id="members", branch_id="branches", staff_id="staff"),
    )
    op.create_index(op.f("ix_fees_member_id"), "fees", ["member_id"], unique=False)


def _interloan_messages() -> None:
    op.create_table(
        "interloan_messages",
        sa.Column("uid", Uid(), nullable=False),
        sa.Column("interloan_id", sa.Integer(), nullable=False),
        sa.Column("partner", Uid(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.BigInteger(), nullable=False),
        sa.Column("confirmed_at", sa.BigInteger(), nullable=True),
        sa.Column("error", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["interloan_id"],
            ["interloans.id"],
            name=op.f("fk_interloan_messages_interloan_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_interloan_messages")),
    )
    op.create_index(
        op.f("ix_interloan_messages_interloan_id"), "interloan_messages", ["interloan_id"], unique=False
    )


def _visit_days() -> None:
    op.create_table(
        "visit_days",
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.Column("used_ict", sa.Integer(), nullable=False),
        *_row("visit_days"),
        *_refers("visit_days", branch_id="branches"),
    )
    op.create_index("ix_visit_days_day", "visit_days", ["branch_id", "day"], unique=False)


def _people() -> None:
    for name in ("class_name", "student_number", "guardian_name", "guardian_phone", "proxy"):
        op.add_column("members", sa.Column(name, sa.Text(), server_default="", nullable=False))
    op.add_column("members", sa.Column("guarantor", Uid(), nullable=True))
    op.create_index(op.f("ix_members_student_number"), "members", ["student_number"], unique=False)


def _hold_notices() -> None:
    op.create_table(
        "hold_notices",
        sa.Column("held_item_id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("given_at", sa.BigInteger(), nullable=False),
        *_row("hold_notices"),
        sa.ForeignKeyConstraint(
            ["held_item_id"], ["held_items.id"], name=op.f("fk_hold_notices_held_item_id"), ondelete="CASCADE"
        ),
        *_refers("hold_notices", branch_id="branches", staff_id="staff"),
    )
    op.create_index(op.f("ix_hold_notices_held_item_id"), "hold_notices", ["held_item_id"], unique=False)


def _recalls() -> None:
    op.add_column("loan_policies", sa.Column("recall_days", sa.Integer(), nullable=True))


def _renewing_itself() -> None:
    op.add_column("loan_policies", sa.Column("renews_itself", sa.Boolean(), nullable=True))
    op.add_column("renewals", sa.Column("by_itself", sa.Boolean(), server_default=sa.false(), nullable=False))


def _cards() -> None:
    op.create_table(
        "member_cards",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.Column("lost_at", sa.BigInteger(), nullable=True),
        sa.Column("found_at", sa.BigInteger(), nullable=True),
        sa.Column("removed_at", sa.BigInteger(), nullable=True),
        *_row("member_cards"),
        sa.UniqueConstraint("number", name=op.f("uq_member_cards_number")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_member_cards_member_id"), ondelete="CASCADE"
        ),
        *_refers("member_cards", branch_id="branches", staff_id="staff"),
    )
    op.create_index(op.f("ix_member_cards_member_id"), "member_cards", ["member_id"], unique=False)


def _overrides() -> None:
    op.create_table(
        "overrides",
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("loan", Uid(), nullable=True),
        sa.Column("hold", Uid(), nullable=True),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        *_row("overrides"),
        *_refers("overrides", branch_id="branches", staff_id="staff"),
    )
    op.create_index("ix_overrides_made_at", "overrides", ["branch_id", "made_at"], unique=False)


def _lockers() -> None:
    op.create_table(
        "locker_uses",
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("locker", sa.Text(), nullable=False),
        sa.Column("member", Uid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("given_at", sa.BigInteger(), nullable=False),
        sa.Column("back_at", sa.BigInteger(), nullable=True),
        sa.Column("mistaken", sa.Boolean(), nullable=False),
        *_row("locker_uses"),
        *_refers("locker_uses", branch_id="branches", staff_id="staff"),
    )
    op.create_index("ix_locker_uses_branch_id", "locker_uses", ["branch_id", "locker"], unique=False)


def _stocktakes() -> None:
    op.add_column("stocktake_lines", sa.Column("voids", Uid(), nullable=True))
    op.add_column("stocktake_lines", sa.Column("condition", sa.Text(), server_default="", nullable=False))
    given = sa.text("voids IS NOT NULL")
    op.create_index(
        "ix_stocktake_lines_voids",
        "stocktake_lines",
        ["voids"],
        unique=False,
        sqlite_where=given,
        postgresql_where=given,
    )


def _parts() -> None:
    for name in ("parts", "parts_missing"):
        op.add_column("items", sa.Column(name, sa.Text(), server_default="", nullable=False))


def _search() -> None:
    """What did not change need not be indexed anew."""
    if op.get_bind().dialect.name != "sqlite":
        return
    for table, index in (("titles", "catalogue_search"), ("members", "member_search")):
        op.execute(f"DROP TRIGGER {table}_search_update")
        op.execute(
            f"CREATE TRIGGER {table}_search_update AFTER UPDATE OF id, search_words ON {table} "
            "WHEN old.id <> new.id OR old.search_words <> new.search_words BEGIN "
            f"INSERT INTO {index}({index}, rowid, search_words) VALUES ('delete', old.id, old.search_words); "
            f"INSERT INTO {index}(rowid, search_words) VALUES (new.id, new.search_words); END"
        )


def _moved_holds() -> None:
    for name in ("queues_at", "moved_at"):
        op.add_column("holds", sa.Column(name, sa.BigInteger(), nullable=True))
    for name in ("queue_tie", "moved_by"):
        op.add_column("holds", sa.Column(name, Uid(), nullable=True))
    op.add_column("holds", sa.Column("moved_why", sa.Text(), server_default="", nullable=False))


def _fine_periods() -> None:
    for name in ("fine_period", "suspend_period"):
        op.add_column("loan_policies", sa.Column(name, sa.Integer(), nullable=True))


def _rotas() -> None:
    op.create_table(
        "rotas",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("stages", sa.Text(), nullable=False),
        sa.Column("cyclical", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        *_row("rotas"),
    )
    op.create_table(
        "rota_items",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("rota_id", sa.Integer(), nullable=True),
        sa.Column("home_branch_id", sa.Integer(), nullable=False),
        sa.Column("placed_by", Uid(), nullable=False),
        sa.Column("moved_at", sa.BigInteger(), nullable=False),
        *_row("rota_items"),
        *_refers("rota_items", item_id="items", rota_id="rotas", home_branch_id="branches"),
    )
    op.create_index(op.f("ix_rota_items_item_id"), "rota_items", ["item_id"], unique=True)
    op.create_index(op.f("ix_rota_items_rota_id"), "rota_items", ["rota_id"], unique=False)
