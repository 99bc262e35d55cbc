# SPDX-License-Identifier: GPL-3.0-or-later
"""Loan policies by season, fixed days, ages, caps by price and debt, suspension; payments."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from db.models.columns import Uid

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TERMS: tuple[sa.Column[Any], ...] = (
    sa.Column("due_on", sa.Date(), nullable=True),
    sa.Column("min_age", sa.Integer(), nullable=True),
    sa.Column("cap_at_price", sa.Boolean(), nullable=True),
    sa.Column("max_debt", sa.Integer(), nullable=True),
    sa.Column("suspend_days", sa.Integer(), nullable=True),
    sa.Column("suspend_cap", sa.Integer(), nullable=True),
)


def upgrade() -> None:
    op.add_column("loan_policies", sa.Column("season", sa.Text(), server_default="", nullable=False))
    op.add_column("loan_policies", sa.Column("since", sa.Date(), nullable=True))
    op.add_column("loan_policies", sa.Column("until", sa.Date(), nullable=True))
    for column in TERMS:
        op.add_column("loan_policies", column)
    op.add_column("fines", sa.Column("suspended_until", sa.Date(), nullable=True))
    op.create_table(
        "payments",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("device", Uid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("cancelled_at", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_payments_member_id")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_payments_branch_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_payments_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payments")),
        sa.UniqueConstraint("uid", name=op.f("uq_payments_uid")),
    )
    op.create_index(op.f("ix_payments_member_id"), "payments", ["member_id"], unique=False)
    op.create_index("ix_payments_branch_id", "payments", ["branch_id", "made_at"], unique=False)
