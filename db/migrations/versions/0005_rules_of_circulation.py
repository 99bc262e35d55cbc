# SPDX-License-Identifier: GPL-3.0-or-later
"""Loan policies by season, fixed due dates, ages, caps by price, and suspension instead of money."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TERMS: tuple[sa.Column[Any], ...] = (
    sa.Column("due_on", sa.Date(), nullable=True),
    sa.Column("min_age", sa.Integer(), nullable=True),
    sa.Column("cap_at_price", sa.Boolean(), nullable=True),
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
