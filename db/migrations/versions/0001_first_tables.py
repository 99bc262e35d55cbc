# SPDX-License-Identifier: GPL-3.0-or-later
"""The first tables, and the full-text indexes over titles and members."""

import sqlalchemy as sa
from alembic import op

from db.models.columns import Uid

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# detail=none with a one-letter prefix index keeps every keystroke under 6 ms at a million titles; an 8 MB
# hash with these merge settings keeps one insert from stalling after a bulk load (measured: docs/store.md).
INDEXES = (("titles", "catalogue_search"), ("members", "member_search"))
CREATE = """CREATE VIRTUAL TABLE {index} USING fts5(
    search_words, content='{table}', content_rowid='id', detail=none, columnsize=0,
    prefix='1 2 3 4', tokenize='unicode61 remove_diacritics 2')"""
OPTIONS = (("hashsize", 8_388_608), ("automerge", 8), ("crisismerge", 256))
ADD = "INSERT INTO {index}(rowid, search_words) VALUES (new.id, new.search_words)"
DROP = "INSERT INTO {index}({index}, rowid, search_words) VALUES ('delete', old.id, old.search_words)"
TRIGGERS = (
    "CREATE TRIGGER {table}_search_insert AFTER INSERT ON {table} BEGIN " + ADD + "; END",
    "CREATE TRIGGER {table}_search_delete AFTER DELETE ON {table} BEGIN " + DROP + "; END",
    "CREATE TRIGGER {table}_search_update AFTER UPDATE OF id, search_words ON {table} BEGIN "
    + DROP
    + "; "
    + ADD
    + "; END",
)


def full_text(table: str, index: str) -> None:
    op.execute(CREATE.format(table=table, index=index))
    for name, value in OPTIONS:
        op.execute(f"INSERT INTO {index}({index}, rank) VALUES ('{name}', {value})")
    for trigger in TRIGGERS:
        op.execute(trigger.format(table=table, index=index))


def upgrade() -> None:
    op.create_table(
        "branches",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("timezone", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_branches")),
        sa.UniqueConstraint("code", name=op.f("uq_branches_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_branches_uid")),
    )
    op.create_table(
        "item_types",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_types")),
        sa.UniqueConstraint("code", name=op.f("uq_item_types_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_item_types_uid")),
    )
    op.create_table(
        "journal",
        sa.Column("device", Uid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("schema_version", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
        sa.UniqueConstraint("device", "number", name=op.f("uq_journal_device_number")),
        sa.UniqueConstraint("uid", name=op.f("uq_journal_uid")),
    )
    op.create_index("ix_journal_kind", "journal", ["kind", "made_at"], unique=False)
    op.create_table(
        "member_types",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("validity_days", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_types")),
        sa.UniqueConstraint("code", name=op.f("uq_member_types_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_member_types_uid")),
    )
    op.create_table(
        "number_blocks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("next", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_blocks")),
    )
    op.create_index(op.f("ix_number_blocks_kind"), "number_blocks", ["kind"], unique=False)
    op.create_table(
        "settings",
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("scope", "name", name=op.f("pk_settings")),
    )
    op.create_table(
        "titles",
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("responsibility", sa.Text(), nullable=False),
        sa.Column("authors", sa.Text(), nullable=False),
        sa.Column("subjects", sa.Text(), nullable=False),
        sa.Column("edition", sa.Text(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("call_number", sa.Text(), nullable=False),
        sa.Column("classification", sa.Text(), nullable=False),
        sa.Column(sa.quoted_name("collation", quote=True), sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("control_number", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("marc", sa.LargeBinary(), nullable=True),
        sa.Column("search_words", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_titles")),
        sa.UniqueConstraint("uid", name=op.f("uq_titles_uid")),
    )
    op.create_index(op.f("ix_titles_fingerprint"), "titles", ["fingerprint"], unique=False)
    op.create_index("ix_titles_source", "titles", ["source", "control_number"], unique=False)
    op.create_table(
        "closed_days",
        sa.Column("branch_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branches.id"], name=op.f("fk_closed_days_branch_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closed_days")),
        sa.UniqueConstraint("branch_id", "day", name=op.f("uq_closed_days_branch_id_day")),
        sa.UniqueConstraint("uid", name=op.f("uq_closed_days_uid")),
    )
    op.create_index(op.f("ix_closed_days_day"), "closed_days", ["day"], unique=False)
    op.create_table(
        "items",
        sa.Column("title_id", sa.Integer(), nullable=False),
        sa.Column("barcode", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("item_type_id", sa.Integer(), nullable=False),
        sa.Column("condition", sa.Text(), nullable=False),
        sa.Column("location", sa.Text(), nullable=False),
        sa.Column("call_number", sa.Text(), nullable=False),
        sa.Column("inventory_number", sa.Text(), nullable=False),
        sa.Column("price", sa.Integer(), nullable=True),
        sa.Column("acquired_on", sa.Date(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_items_branch_id")),
        sa.ForeignKeyConstraint(["item_type_id"], ["item_types.id"], name=op.f("fk_items_item_type_id")),
        sa.ForeignKeyConstraint(
            ["title_id"], ["titles.id"], name=op.f("fk_items_title_id"), onupdate="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_items")),
        sa.UniqueConstraint("barcode", name=op.f("uq_items_barcode")),
        sa.UniqueConstraint("uid", name=op.f("uq_items_uid")),
    )
    op.create_index("ix_items_title_id", "items", ["title_id", "branch_id", "condition"], unique=False)
    op.create_table(
        "loan_policies",
        sa.Column("member_type_id", sa.Integer(), nullable=True),
        sa.Column("item_type_id", sa.Integer(), nullable=True),
        sa.Column("branch_id", sa.Integer(), nullable=True),
        sa.Column("loanable", sa.Boolean(), nullable=True),
        sa.Column("loan_days", sa.Integer(), nullable=True),
        sa.Column("max_loans", sa.Integer(), nullable=True),
        sa.Column("max_renewals", sa.Integer(), nullable=True),
        sa.Column("renewal_days", sa.Integer(), nullable=True),
        sa.Column("grace_days", sa.Integer(), nullable=True),
        sa.Column("fine_per_day", sa.Integer(), nullable=True),
        sa.Column("fine_cap", sa.Integer(), nullable=True),
        sa.Column("may_pass_expiry", sa.Boolean(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_loan_policies_branch_id")),
        sa.ForeignKeyConstraint(
            ["item_type_id"], ["item_types.id"], name=op.f("fk_loan_policies_item_type_id")
        ),
        sa.ForeignKeyConstraint(
            ["member_type_id"], ["member_types.id"], name=op.f("fk_loan_policies_member_type_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan_policies")),
        sa.UniqueConstraint("uid", name=op.f("uq_loan_policies_uid")),
    )
    op.create_index(
        "ix_loan_policies_key", "loan_policies", ["member_type_id", "item_type_id", "branch_id"], unique=False
    )
    op.create_table(
        "members",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("other_name", sa.Text(), nullable=False),
        sa.Column("member_type_id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("registered_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("gender", sa.Text(), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("identity_number", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("institution", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("block_reason", sa.Text(), nullable=True),
        sa.Column("blocked_at", sa.BigInteger(), nullable=True),
        sa.Column("search_words", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_members_branch_id")),
        sa.ForeignKeyConstraint(
            ["member_type_id"], ["member_types.id"], name=op.f("fk_members_member_type_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_members")),
        sa.UniqueConstraint("number", name=op.f("uq_members_number")),
        sa.UniqueConstraint("uid", name=op.f("uq_members_uid")),
    )
    op.create_index(op.f("ix_members_identity_number"), "members", ["identity_number"], unique=False)
    op.create_table(
        "staff",
        sa.Column("username", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_staff_branch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("uid", name=op.f("uq_staff_uid")),
        sa.UniqueConstraint("username", name=op.f("uq_staff_username")),
    )
    op.create_table(
        "title_identifiers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["title_id"],
            ["titles.id"],
            name=op.f("fk_title_identifiers_title_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_title_identifiers")),
    )
    op.create_index(op.f("ix_title_identifiers_title_id"), "title_identifiers", ["title_id"], unique=False)
    op.create_index("ix_title_identifiers_value", "title_identifiers", ["value"], unique=False)
    op.create_table(
        "weekly_closings",
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branches.id"], name=op.f("fk_weekly_closings_branch_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("branch_id", "weekday", name=op.f("pk_weekly_closings")),
    )
    op.create_table(
        "loans",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("lent_at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("renewals", sa.Integer(), nullable=False),
        sa.Column("override_reason", sa.Text(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("ending", sa.Text(), nullable=True),
        sa.Column("ended_branch_id", sa.Integer(), nullable=True),
        sa.Column("ended_staff_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_loans_branch_id")),
        sa.ForeignKeyConstraint(["ended_branch_id"], ["branches.id"], name=op.f("fk_loans_ended_branch_id")),
        sa.ForeignKeyConstraint(["ended_staff_id"], ["staff.id"], name=op.f("fk_loans_ended_staff_id")),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_loans_item_id")),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_loans_member_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_loans_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loans")),
        sa.UniqueConstraint("uid", name=op.f("uq_loans_uid")),
    )
    op.create_index("ix_loans_item_id", "loans", ["item_id", "lent_at"], unique=False)
    op.create_index("ix_loans_member_id", "loans", ["member_id", "lent_at"], unique=False)
    op.create_index(
        "ix_loans_open_due",
        "loans",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index(
        "ix_loans_open_member",
        "loans",
        ["member_id"],
        unique=False,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index(
        "uq_loans_open_item",
        "loans",
        ["item_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "member_photos",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("jpeg", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_member_photos_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_member_photos")),
    )
    op.create_table(
        "prints",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("printed_at", sa.BigInteger(), nullable=False),
        sa.Column("facts", sa.LargeBinary(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("reprints", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_prints_branch_id")),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_prints_member_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_prints_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prints")),
        sa.UniqueConstraint("number", name=op.f("uq_prints_number")),
        sa.UniqueConstraint("uid", name=op.f("uq_prints_uid")),
    )
    op.create_index(op.f("ix_prints_member_id"), "prints", ["member_id"], unique=False)
    op.create_index(op.f("ix_prints_printed_at"), "prints", ["printed_at"], unique=False)
    op.create_table(
        "sign_in_attempts",
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("wait_until", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_sign_in_attempts_staff_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_sign_in_attempts")),
    )
    op.create_table(
        "fines",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("loan_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("days_late", sa.Integer(), nullable=False),
        sa.Column("assessed_at", sa.BigInteger(), nullable=False),
        sa.Column("cancelled_at", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(["loan_id"], ["loans.id"], name=op.f("fk_fines_loan_id")),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_fines_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fines")),
        sa.UniqueConstraint("uid", name=op.f("uq_fines_uid")),
    )
    op.create_index(op.f("ix_fines_loan_id"), "fines", ["loan_id"], unique=False)
    op.create_index(op.f("ix_fines_member_id"), "fines", ["member_id"], unique=False)
    op.create_table(
        "renewals",
        sa.Column("loan_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("renewed_at", sa.BigInteger(), nullable=False),
        sa.Column("due_before", sa.BigInteger(), nullable=False),
        sa.Column("due_after", sa.BigInteger(), nullable=False),
        sa.Column("cancelled_at", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["loan_id"], ["loans.id"], name=op.f("fk_renewals_loan_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_renewals_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_renewals")),
        sa.UniqueConstraint("uid", name=op.f("uq_renewals_uid")),
    )
    op.create_index(op.f("ix_renewals_loan_id"), "renewals", ["loan_id"], unique=False)

    if op.get_bind().dialect.name == "sqlite":
        for table, index in INDEXES:
            full_text(table, index)
