# SPDX-License-Identifier: GPL-3.0-or-later
"""What waits for an answer is found at once; a library that stood alone may bring its work along."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_journal_unanswered",
        "journal",
        ["device", "number"],
        unique=False,
        sqlite_where=sa.text("outcome IS NULL"),
        postgresql_where=sa.text("outcome IS NULL"),
    )
    op.add_column("devices", sa.Column("trusted_to", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column(
        "enrolment_codes", sa.Column("with_data", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
