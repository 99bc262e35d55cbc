# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificates: designed, issued, replaced, revoked; and the keys that prove them and tickets."""

import secrets
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from db.models import (
    Certificate,
    CertificateDesign,
    Facilitator,
    ProofKey,
    Registration,
    Setting,
    Staff,
    Workshop,
    new_uid,
)
from db.operations import refusals
from db.operations.codes import new_code
from db.operations.desk import Making
from db.operations.operation import Changes, Operation, apply, key, row, sure_key
from db.operations.records import required, write
from db.rules import proofs
from db.rules.roles import Right

CERTIFICATES = Changes({"certificates"})
LARGEST_DESIGN = 900_000
"""Characters of a design, logos included: it travels to every desk."""
SIGNER = ("desk", "certificate_signer")
"""The setting that holds this desk's private key (hex) and the uid of its public half; it never travels."""


class PutDesign(Operation, frozen=True, kw_only=True):
    """A design is added, or replaced; `body` is JSON (desktop_app.printing.certificate)."""

    target: UUID
    name: str
    body: str
    active: bool = True


class PublishKey(Operation, frozen=True, kw_only=True):
    """A device lets others have what its tickets or certificates are proved with."""

    target: UUID
    purpose: str
    material: bytes


class IssueCertificate(Operation, frozen=True, kw_only=True):
    """A certificate is issued with these printed facts (JSON); `proof` signs code and hash."""

    target: UUID
    workshop: UUID
    number: str
    code: str
    facts: bytes
    facts_hash: str
    registration: UUID | None = None
    facilitator: UUID | None = None
    design: UUID | None = None
    expires_on: date | None = None
    replaces: UUID | None = None
    proof_key: UUID | None = None
    proof: bytes = b""


class RevokeCertificate(Operation, frozen=True, kw_only=True):
    """A certificate no longer stands; its number stays used."""

    target: UUID
    reason: str


class Numbered(NamedTuple):
    """What the printed facts are made for."""

    number: str
    code: str
    replaces: str


# --- making ------------------------------------------------------------------------------------------


def put_design(
    making: Making, /, *, name: str, body: str, active: bool = True, target: UUID | None = None
) -> PutDesign:
    """Add or change a design. Raises Invalid, NotAllowed."""
    making.require(Right.CERTIFY)
    required(name=name)
    if len(body) > LARGEST_DESIGN:
        raise refusals.Invalid(field="design", why="too_long")
    return PutDesign(
        **making.header()._asdict(), target=target or new_uid(), name=name, body=body, active=active
    )


def publish_ticket_key(making: Making, /) -> PublishKey:
    """A secret for tickets, shared by every desk. Raises NotAllowed."""
    making.require(Right.REGISTER)
    secret = secrets.token_bytes(proofs.SECRET_BYTES)
    return PublishKey(**making.header()._asdict(), target=new_uid(), purpose="ticket", material=secret)


def publish_signer(making: Making, /) -> PublishKey:
    """Make this desk's key for certificates and keep the private half here. Raises NotAllowed."""
    making.require(Right.CERTIFY)
    private, target = proofs.new_signer(), new_uid()
    making.session.merge(Setting(scope=SIGNER[0], name=SIGNER[1], value=f"{private.hex()} {target}"))
    public = proofs.public_half(private)
    return PublishKey(**making.header()._asdict(), target=target, purpose="certificate", material=public)


def signer(session: Session) -> tuple[bytes, UUID] | None:
    """This desk's private key and the uid of its public half; None before the first certificate."""
    kept = session.get(Setting, SIGNER)
    if kept is None:
        return None
    private, _, target = kept.value.partition(" ")
    return bytes.fromhex(private), UUID(target)


def issue_certificate(
    making: Making,
    /,
    *,
    workshop: UUID,
    facts: Callable[[Numbered], bytes],
    number: Callable[[str], str] = str,
    registration: UUID | None = None,
    facilitator: UUID | None = None,
    design: UUID | None = None,
    expires_on: date | None = None,
    replaces: UUID | None = None,
) -> IssueCertificate:
    """Issue: the next number of this desk's block, as `number` writes it, and the facts frozen for it.

    Raises NumbersUsedUp, Invalid (nobody named; what is replaced is revoked), NotAllowed, Unknown.
    """
    making.require(Right.CERTIFY)
    row(making.session, Workshop, workshop)
    if (registration is None) == (facilitator is None):
        raise refusals.Invalid(field="registration", why="empty")
    if facilitator is not None:
        row(making.session, Facilitator, facilitator)
    old = None if replaces is None else row(making.session, Certificate, replaces)
    if old is not None and old.revoked_at is not None:
        raise refusals.Invalid(field="replaces", why="cancelled")
    numbered = Numbered(number(making.number("certificate")), new_code(), "" if old is None else old.number)
    body = facts(numbered)
    facts_hash = sha256(body).hexdigest()
    signing = signer(making.session)
    proof = (
        b"" if signing is None else proofs.sign(signing[0], proofs.signed_words(numbered.code, facts_hash))
    )
    return IssueCertificate(
        **making.header()._asdict(),
        target=new_uid(),
        workshop=workshop,
        number=numbered.number,
        code=numbered.code,
        facts=body,
        facts_hash=facts_hash,
        registration=registration,
        facilitator=facilitator,
        design=design,
        expires_on=expires_on,
        replaces=replaces,
        proof_key=None if signing is None else signing[1],
        proof=proof,
    )


def revoke_certificate(making: Making, /, *, target: UUID, reason: str) -> RevokeCertificate:
    """Revoke. Raises Invalid (no reason, or revoked before), NotAllowed, Unknown."""
    making.require(Right.CERTIFY)
    required(reason=reason)
    if row(making.session, Certificate, target).revoked_at is not None:
        raise refusals.Invalid(field="certificate", why="cancelled")
    return RevokeCertificate(**making.header()._asdict(), target=target, reason=reason.strip())


# --- applying ----------------------------------------------------------------------------------------


@apply.register
def _(operation: PutDesign, session: Session) -> Changes:
    write(
        session,
        CertificateDesign,
        operation.target,
        name=operation.name,
        body=operation.body,
        active=operation.active,
    )
    return CERTIFICATES


@apply.register
def _(operation: PublishKey, session: Session) -> Changes:
    write(
        session,
        ProofKey,
        operation.target,
        purpose=operation.purpose,
        material=operation.material,
        made_at=operation.made_at,
    )
    return CERTIFICATES


@apply.register
def _(operation: IssueCertificate, session: Session) -> Changes:
    write(
        session,
        Certificate,
        operation.target,
        workshop_id=sure_key(session, Workshop, operation.workshop),
        registration_id=key(session, Registration, operation.registration),
        facilitator=operation.facilitator,
        design_id=key(session, CertificateDesign, operation.design),
        number=operation.number,
        code=operation.code,
        facts=operation.facts,
        facts_hash=operation.facts_hash,
        issued_at=operation.made_at,
        expires_on=operation.expires_on,
        replaces=operation.replaces,
        proof_key=operation.proof_key,
        proof=operation.proof,
        staff_id=key(session, Staff, operation.staff),
    )
    return CERTIFICATES


@apply.register
def _(operation: RevokeCertificate, session: Session) -> Changes:
    one = row(session, Certificate, operation.target)
    if one.revoked_at is None or operation.made_at < one.revoked_at:
        one.revoked_at, one.revoked_why = operation.made_at, operation.reason
    return CERTIFICATES
