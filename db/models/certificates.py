# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificates as they were printed, and the keys that tickets and certificates are proved with."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.models.columns import Row


class ProofKey(Row):
    """A key of one device: `purpose` 'ticket' (a shared secret) or 'certificate' (the public half)."""

    __tablename__ = "proof_keys"

    purpose: Mapped[str]
    material: Mapped[bytes]
    made_at: Mapped[datetime]


class Certificate(Row):
    """One certificate: `facts` is everything printed, as JSON, `facts_hash` its SHA-256 in hex.

    Of a registration or a facilitator. `replaces` is the certificate that this one stands for; a revoked one
    keeps its number. `proof` is the signature over code and hash by `proof_key`. `sent_at` is when it
    last sent by e-mail, `reminded_at` when its last day was last told: see db.operations.sending.
    """

    __tablename__ = "certificates"

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id"), index=True)
    registration_id: Mapped[int | None] = mapped_column(
        ForeignKey("registrations.id"), default=None, index=True
    )
    facilitator: Mapped[UUID | None] = mapped_column(default=None)
    design_id: Mapped[int | None] = mapped_column(ForeignKey("certificate_designs.id"), default=None)
    number: Mapped[str] = mapped_column(unique=True)
    code: Mapped[str] = mapped_column(unique=True)
    facts: Mapped[bytes]
    facts_hash: Mapped[str]
    issued_at: Mapped[datetime]
    expires_on: Mapped[date | None] = mapped_column(default=None)
    replaces: Mapped[UUID | None] = mapped_column(default=None)
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)
    revoked_why: Mapped[str] = mapped_column(default="")
    proof_key: Mapped[UUID | None] = mapped_column(default=None)
    proof: Mapped[bytes] = mapped_column(default=b"")
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    sent_at: Mapped[datetime | None] = mapped_column(default=None)
    reminded_at: Mapped[datetime | None] = mapped_column(default=None)
