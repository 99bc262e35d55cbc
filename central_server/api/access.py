# SPDX-License-Identifier: GPL-3.0-or-later
"""Who asks: the device behind a token."""

from hmac import compare_digest
from ipaddress import ip_address
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session
from starlette.requests import Request

from central_server.api import problems
from central_server.api.problems import Refused
from db.models import Branch
from db.models.syncing import Device
from db.syncing.tokens import hashed

LONGEST_TOKEN = 200
CALLER = (
    select(Device.uid, Branch.uid, Device.reach, Device.revoked_at.is_not(None))
    .join(Branch, Branch.id == Device.branch_id)
    .where(Device.token_hash == bindparam("token"))
)
FORWARDED = ("x-forwarded-for", "forwarded", "x-real-ip")


class Caller(NamedTuple):
    """An enrolled device."""

    device: UUID
    branch: UUID
    reach: str
    revoked: bool


def token_of(request: Request) -> str:
    """The bearer token that was shown. Raises Refused (401) where there is none."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not 0 < len(token := token.strip()) <= LONGEST_TOKEN:
        raise not_known()
    return token


def caller_of(session: Session, token: str) -> Caller:
    """The device with this token; revoked ones too. Raises Refused (401)."""
    found = session.execute(CALLER, {"token": hashed(token)}).first()
    if found is None:
        raise not_known()
    return Caller(*found)


def not_known() -> Refused:
    """The answer to whoever shows no valid token."""
    return Refused(problems.NO_TOKEN, {"WWW-Authenticate": "Bearer"})


def client_of(request: Request) -> str:
    """The address that a request comes from, as the server in front of us says."""
    return request.client.host if request.client else ""


def may_watch(request: Request, wanted: str) -> bool:
    """Who sees metrics and the description: by the metrics token; where none is set, only directly from this
    machine: a proxy is not enough."""
    if wanted:
        shown = request.headers.get("authorization", "").partition(" ")[2].strip()
        return compare_digest(shown.encode(), wanted.encode())
    if any(name in request.headers for name in FORWARDED):
        return False
    try:
        return ip_address(client_of(request)).is_loopback
    except ValueError:
        return False
