# SPDX-License-Identifier: GPL-3.0-or-later
"""What of an open loan can change is read from an index alone, in the order of lists."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_loans_open_member", "loans")
    op.create_index(
        "ix_loans_open_member",
        "loans",
        ["member_id", "due_at", "lent_at", "renewals", "claimed_at"],
        unique=False,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
