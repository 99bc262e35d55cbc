# SPDX-License-Identifier: GPL-3.0-or-later
"""What syncing remembers: scopes and their feed, devices, notes; at a desk cursors and what is unanswered."""

import sqlalchemy as sa
from alembic import op

from db.models.columns import Uid

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "base_rows",
        sa.Column("kind", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("kind", "uid", name=op.f("pk_base_rows")),
    )
    op.create_table(
        "cursors",
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("scope", name=op.f("pk_cursors")),
    )
    op.create_table(
        "field_times",
        sa.Column("kind", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("edited_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "uid", "field", name=op.f("pk_field_times")),
    )
    op.create_table(
        "held_rows",
        sa.Column("kind", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "uid", "scope", name=op.f("pk_held_rows")),
    )
    op.create_index("ix_held_rows_scope", "held_rows", ["scope"], unique=False)

    op.create_table(
        "leases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("device", Uid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("after", sa.BigInteger(), nullable=False),
        sa.Column("first", sa.BigInteger(), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leases")),
        sa.UniqueConstraint("device", "kind", "after", name=op.f("uq_leases_device_kind_after")),
        sa.UniqueConstraint("kind", "first", name=op.f("uq_leases_kind_first")),
    )
    op.create_table(
        "scopes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.Column("sum", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scopes")),
        sa.UniqueConstraint("name", name=op.f("uq_scopes_name")),
    )
    op.create_table(
        "touched_rows",
        sa.Column("operation", Uid(), nullable=False),
        sa.Column("kind", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.PrimaryKeyConstraint("operation", "kind", "uid", name=op.f("pk_touched_rows")),
    )
    op.create_index("ix_touched_rows_row", "touched_rows", ["kind", "uid"], unique=False)

    op.create_table(
        "devices",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("reach", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("last_number", sa.BigInteger(), nullable=False),
        sa.Column("last_made_at", sa.BigInteger(), nullable=True),
        sa.Column("enrolled_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=True),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.Column("clock_offset", sa.BigInteger(), nullable=False),
        sa.Column("copy_of", Uid(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_devices_branch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_devices")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_devices_token_hash")),
        sa.UniqueConstraint("uid", name=op.f("uq_devices_uid")),
    )
    op.create_table(
        "enrolment_codes",
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("reach", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_enrolment_codes_branch_id")),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_enrolment_codes")),
    )
    op.create_table(
        "enrolment_guesses",
        sa.Column("client", sa.LargeBinary(), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("client", name=op.f("pk_enrolment_guesses")),
    )
    op.create_table(
        "feed",
        sa.Column("kind", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.Column("scope_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("bucket", sa.SmallInteger(), nullable=False),
        sa.Column("hash", sa.BigInteger(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["scope_id"], ["scopes.id"], name=op.f("fk_feed_scope_id")),
        sa.PrimaryKeyConstraint("kind", "uid", "scope_id", name=op.f("pk_feed")),
    )
    op.create_index("ix_feed_bucket", "feed", ["scope_id", "bucket"], unique=False)
    op.create_index("uq_feed_version", "feed", ["scope_id", "version"], unique=True)

    op.create_table(
        "notes",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("operation", Uid(), nullable=False),
        sa.Column("about", Uid(), nullable=True),
        sa.Column("noted_at", sa.BigInteger(), nullable=False),
        sa.Column("branches", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.BigInteger(), nullable=True),
        sa.Column("settled_by_id", sa.Integer(), nullable=True),
        sa.Column("settlement", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(["settled_by_id"], ["staff.id"], name=op.f("fk_notes_settled_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notes")),
        sa.UniqueConstraint("uid", name=op.f("uq_notes_uid")),
    )
    op.create_index(op.f("ix_notes_operation"), "notes", ["operation"], unique=False)
    op.create_index(op.f("ix_notes_about"), "notes", ["about"], unique=False)

    op.add_column("journal", sa.Column("clock_offset", sa.BigInteger(), nullable=True))
    op.add_column("journal", sa.Column("before", sa.LargeBinary(), nullable=True))

    op.create_table(
        "handed_in",
        sa.Column("operation", Uid(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("loan", Uid(), nullable=True),
        sa.Column("handed_in_at", sa.BigInteger(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_handed_in_branch_id")),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_handed_in_item_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_handed_in_staff_id")),
        sa.PrimaryKeyConstraint("operation", name=op.f("pk_handed_in")),
    )
    op.create_index(op.f("ix_handed_in_item_id"), "handed_in", ["item_id"], unique=False)
    op.add_column("members", sa.Column("merged_into", Uid(), nullable=True))
