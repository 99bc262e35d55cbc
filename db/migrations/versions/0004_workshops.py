# SPDX-License-Identifier: GPL-3.0-or-later
"""Partners, workshops, registrations, attendance, certificates, and numbers for the certificates."""

import sqlalchemy as sa
from alembic import op

from db.models.columns import Uid

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "certificate_designs",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate_designs")),
        sa.UniqueConstraint("uid", name=op.f("uq_certificate_designs_uid")),
    )
    op.create_table(
        "proof_keys",
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("material", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proof_keys")),
        sa.UniqueConstraint("uid", name=op.f("uq_proof_keys_uid")),
    )
    op.create_table(
        "partners",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=True),
        sa.Column("contact_name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_partners_branch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partners")),
        sa.UniqueConstraint("uid", name=op.f("uq_partners_uid")),
    )
    op.create_table(
        "agreements",
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("covers", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("follows", Uid(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_agreements_partner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreements")),
        sa.UniqueConstraint("uid", name=op.f("uq_agreements_uid")),
    )
    op.create_index(op.f("ix_agreements_partner_id"), "agreements", ["partner_id"], unique=False)
    op.create_table(
        "rooms",
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_rooms_branch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rooms")),
        sa.UniqueConstraint("uid", name=op.f("uq_rooms_uid")),
    )
    op.create_index(op.f("ix_rooms_branch_id"), "rooms", ["branch_id"], unique=False)
    op.create_table(
        "workshops",
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=True),
        sa.Column("sponsor_id", sa.Integer(), nullable=True),
        sa.Column("agreement_id", sa.Integer(), nullable=True),
        sa.Column("design_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("age_group", sa.Text(), nullable=False),
        sa.Column("seats_onsite", sa.Integer(), nullable=True),
        sa.Column("seats_online", sa.Integer(), nullable=True),
        sa.Column("waiting_list", sa.Boolean(), nullable=False),
        sa.Column("counted_only", sa.Boolean(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=True),
        sa.Column("literacy_aim", sa.Boolean(), nullable=False),
        sa.Column("strategy", sa.Text(), nullable=False),
        sa.Column("skill", sa.Text(), nullable=False),
        sa.Column("beneficiaries", sa.Text(), nullable=False),
        sa.Column("late_after", sa.Integer(), nullable=False),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("questions", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("feedback_closed", sa.Boolean(), nullable=False),
        sa.Column("series", Uid(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreements.id"], name=op.f("fk_workshops_agreement_id")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_workshops_branch_id")),
        sa.ForeignKeyConstraint(
            ["design_id"], ["certificate_designs.id"], name=op.f("fk_workshops_design_id")
        ),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_workshops_partner_id")),
        sa.ForeignKeyConstraint(["sponsor_id"], ["partners.id"], name=op.f("fk_workshops_sponsor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workshops")),
        sa.UniqueConstraint("uid", name=op.f("uq_workshops_uid")),
    )
    op.create_index(op.f("ix_workshops_agreement_id"), "workshops", ["agreement_id"], unique=False)
    op.create_index(op.f("ix_workshops_branch_id"), "workshops", ["branch_id"], unique=False)
    op.create_index(op.f("ix_workshops_partner_id"), "workshops", ["partner_id"], unique=False)
    op.create_index(op.f("ix_workshops_state"), "workshops", ["state"], unique=False)
    op.create_table(
        "facilitators",
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("honorarium", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshops.id"], name=op.f("fk_facilitators_workshop_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_facilitators")),
        sa.UniqueConstraint("uid", name=op.f("uq_facilitators_uid")),
    )
    op.create_index(op.f("ix_facilitators_workshop_id"), "facilitators", ["workshop_id"], unique=False)
    op.create_table(
        "registrations",
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("member", Uid(), nullable=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("institution", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("queued_at", sa.BigInteger(), nullable=False),
        sa.Column("party", Uid(), nullable=True),
        sa.Column("merged_into", Uid(), nullable=True),
        sa.Column("cancelled_at", sa.BigInteger(), nullable=True),
        sa.Column("ticket_sent_at", sa.BigInteger(), nullable=True),
        sa.Column("shown_ticket", Uid(), nullable=True),
        sa.Column("tickets_printed", sa.Integer(), nullable=False),
        sa.Column("gave_feedback", sa.Boolean(), nullable=False),
        sa.Column("search_words", sa.Text(), nullable=False),
        sa.Column("gender", sa.Text(), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshops.id"], name=op.f("fk_registrations_workshop_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registrations")),
        sa.UniqueConstraint("uid", name=op.f("uq_registrations_uid")),
    )
    op.create_index(op.f("ix_registrations_code"), "registrations", ["code"], unique=False)
    op.create_index(op.f("ix_registrations_member"), "registrations", ["member"], unique=False)
    op.create_index(op.f("ix_registrations_party"), "registrations", ["party"], unique=False)
    op.create_index("ix_registrations_queue", "registrations", ["workshop_id", "queued_at"], unique=False)
    op.create_table(
        "workshop_costs",
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("planned", sa.Integer(), nullable=False),
        sa.Column("actual", sa.Integer(), nullable=True),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_workshop_costs_workshop_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workshop_costs")),
        sa.UniqueConstraint("uid", name=op.f("uq_workshop_costs_uid")),
    )
    op.create_index(op.f("ix_workshop_costs_workshop_id"), "workshop_costs", ["workshop_id"], unique=False)
    op.create_table(
        "workshop_sessions",
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("set_up", sa.Integer(), nullable=False),
        sa.Column("clear_up", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(["room_id"], ["rooms.id"], name=op.f("fk_workshop_sessions_room_id")),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_workshop_sessions_workshop_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workshop_sessions")),
        sa.UniqueConstraint("uid", name=op.f("uq_workshop_sessions_uid")),
    )
    op.create_index(op.f("ix_workshop_sessions_room_id"), "workshop_sessions", ["room_id"], unique=False)
    op.create_index(op.f("ix_workshop_sessions_starts_at"), "workshop_sessions", ["starts_at"], unique=False)
    op.create_index(
        op.f("ix_workshop_sessions_workshop_id"), "workshop_sessions", ["workshop_id"], unique=False
    )
    op.create_table(
        "attendance_marks",
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("happened_at", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("voids", Uid(), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("device", Uid(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["registrations.id"], name=op.f("fk_attendance_marks_registration_id")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["workshop_sessions.id"], name=op.f("fk_attendance_marks_session_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_attendance_marks_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance_marks")),
        sa.UniqueConstraint("uid", name=op.f("uq_attendance_marks_uid")),
    )
    op.create_index(
        op.f("ix_attendance_marks_registration_id"), "attendance_marks", ["registration_id"], unique=False
    )
    op.create_index(op.f("ix_attendance_marks_session_id"), "attendance_marks", ["session_id"], unique=False)
    op.create_table(
        "certificates",
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=True),
        sa.Column("facilitator", Uid(), nullable=True),
        sa.Column("design_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("facts", sa.LargeBinary(), nullable=False),
        sa.Column("facts_hash", sa.Text(), nullable=False),
        sa.Column("issued_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("replaces", Uid(), nullable=True),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.Column("revoked_why", sa.Text(), nullable=False),
        sa.Column("proof_key", Uid(), nullable=True),
        sa.Column("proof", sa.LargeBinary(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("sent_at", sa.BigInteger(), nullable=True),
        sa.Column("reminded_at", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["design_id"], ["certificate_designs.id"], name=op.f("fk_certificates_design_id")
        ),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["registrations.id"], name=op.f("fk_certificates_registration_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_certificates_staff_id")),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshops.id"], name=op.f("fk_certificates_workshop_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificates")),
        sa.UniqueConstraint("code", name=op.f("uq_certificates_code")),
        sa.UniqueConstraint("number", name=op.f("uq_certificates_number")),
        sa.UniqueConstraint("uid", name=op.f("uq_certificates_uid")),
    )
    op.create_index(
        op.f("ix_certificates_registration_id"), "certificates", ["registration_id"], unique=False
    )
    op.create_index(op.f("ix_certificates_workshop_id"), "certificates", ["workshop_id"], unique=False)
    op.create_table(
        "consents",
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("given_by", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("given_at", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn_at", sa.BigInteger(), nullable=True),
        sa.Column("withdrawn_why", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["registrations.id"], name=op.f("fk_consents_registration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
        sa.UniqueConstraint("uid", name=op.f("uq_consents_uid")),
    )
    op.create_index(op.f("ix_consents_registration_id"), "consents", ["registration_id"], unique=False)
    op.create_table(
        "head_counts",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("device", Uid(), nullable=False),
        sa.Column("counted_at", sa.BigInteger(), nullable=False),
        sa.Column("onsite", sa.Integer(), nullable=False),
        sa.Column("online", sa.Integer(), nullable=False),
        sa.Column("children", sa.Integer(), nullable=False),
        sa.Column("women", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["workshop_sessions.id"], name=op.f("fk_head_counts_session_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_head_counts_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_head_counts")),
        sa.UniqueConstraint("uid", name=op.f("uq_head_counts_uid")),
    )
    op.create_index(op.f("ix_head_counts_session_id"), "head_counts", ["session_id"], unique=False)
    op.create_table(
        "refused_scans",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("device", Uid(), nullable=False),
        sa.Column("happened_at", sa.BigInteger(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["workshop_sessions.id"], name=op.f("fk_refused_scans_session_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refused_scans")),
        sa.UniqueConstraint("uid", name=op.f("uq_refused_scans_uid")),
    )
    op.create_index(op.f("ix_refused_scans_session_id"), "refused_scans", ["session_id"], unique=False)
    op.create_table(
        "stories",
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=True),
        sa.Column("told_at", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("shown_name", sa.Text(), nullable=False),
        sa.Column("consent", sa.Boolean(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["registrations.id"], name=op.f("fk_stories_registration_id")
        ),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshops.id"], name=op.f("fk_stories_workshop_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stories")),
        sa.UniqueConstraint("uid", name=op.f("uq_stories_uid")),
    )
    op.create_index(op.f("ix_stories_workshop_id"), "stories", ["workshop_id"], unique=False)
    op.create_table(
        "survey_answers",
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("learned", sa.Integer(), nullable=True),
        sa.Column("confident", sa.Integer(), nullable=True),
        sa.Column("applies", sa.Integer(), nullable=True),
        sa.Column("aware", sa.Integer(), nullable=True),
        sa.Column("uses", sa.Integer(), nullable=True),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_survey_answers_workshop_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_answers")),
        sa.UniqueConstraint("uid", name=op.f("uq_survey_answers_uid")),
    )
    op.create_index(op.f("ix_survey_answers_workshop_id"), "survey_answers", ["workshop_id"], unique=False)
    op.create_table(
        "session_sheets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.Column("session", Uid(), nullable=False),
        sa.Column("kept_at", sa.BigInteger(), nullable=False),
        sa.Column("staff_name", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_sheets")),
        sa.UniqueConstraint("uid", name=op.f("uq_session_sheets_uid")),
    )
    op.create_index(op.f("ix_session_sheets_session"), "session_sheets", ["session"], unique=False)
    _give_certificate_numbers()


def _give_certificate_numbers() -> None:
    """A desk that stands alone leases itself its block, as a new library does; others ask the server."""
    op.execute(
        """INSERT INTO number_blocks (kind, prefix, next, last)
        SELECT 'certificate', 'C', 1, 999999
        WHERE EXISTS (SELECT 1 FROM number_blocks)
        AND NOT EXISTS (SELECT 1 FROM settings WHERE scope = 'desk' AND name = 'syncing')"""
    )
