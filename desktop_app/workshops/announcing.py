# SPDX-License-Identifier: GPL-3.0-or-later
"""What a poster says of a workshop, and its files: from the plan, without a window."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from db.operations.desk import Desk
from db.queries.certificates import designs
from db.queries.library import branches, setting
from db.queries.workshops import Detail, SessionRow
from desktop_app.printing import poster
from desktop_app.printing.certificate_design import CertificateDesign
from desktop_app.printing.poster import PosterFacts
from desktop_app.printing.put_away import write
from desktop_app.printing.sittings import Sitting
from desktop_app.workshops.certificates_making import design_of

ZONES = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}
FORMATS = (*poster.SHEETS, *poster.PICTURES)
"""'A4', 'A3', 'square', 'story'."""
ON_STAGE = ("speaker", "facilitator")
"""Roles that a poster names."""


class Host(NamedTuple):
    """The library and the branch that gives the workshop; `design` lends its colours and logos."""

    library: str
    branch: str
    address: str
    zone: str
    design: CertificateDesign


class Asked(NamedTuple):
    """What is asked for a poster alone: an address is what the code holds, `register` says how in words."""

    language: str
    register_url: str
    register: str
    fee: str
    formats: tuple[str, ...]


def host_of(desk: Desk, branch: UUID, design: UUID | None = None) -> Host:
    """Of a branch of this library, in the looks of a workshop's certificates."""
    with desk.store.read() as session:
        library = setting(session, "library", "library_name", "")
        place = next(one for one in branches(session) if one.uid == branch)
        looks = design_of(next((one.body for one in designs(session) if one.uid == design), ""))
        return Host(library, place.name, place.address, ZONES.get(place.timezone, ""), looks)


def poster_facts(detail: Detail, host: Host, asked: Asked) -> PosterFacts:
    """The plan as a poster says it; sessions that were cancelled are left out."""
    held = [one for one in detail.sessions if not one.facts.cancelled]
    return PosterFacts(
        title=detail.row.title,
        kind=detail.row.kind,
        sittings=tuple(Sitting(one.facts.starts_at, one.facts.ends_at, one.facts.title) for one in held),
        organisers=tuple(filter(None, (host.library or host.branch, detail.row.partner))),
        place=", ".join(_places(held, host)),
        link=next((one.facts.link for one in held if one.facts.link), ""),
        audience=detail.facts.audience,
        description=detail.facts.description,
        speakers=tuple(person.name for person in detail.people if person.role in ON_STAGE),
        register=asked.register,
        register_url=asked.register_url,
        qr=asked.register_url,
        fee=asked.fee,
        sponsor=detail.sponsor,
        zone=host.zone,
        logos=host.design.logos,
        accent=host.design.accent,
        second=host.design.second,
        language=asked.language,
    )


def _places(held: Sequence[SessionRow], host: Host) -> list[str]:
    """Each once; a room of ours with its branch."""
    said = [
        ", ".join(filter(None, (one.room, host.branch, host.address))) if one.room else one.facts.place
        for one in held
    ]
    return list(dict.fromkeys(filter(None, said)))


def file_name(title: str, made: str) -> str:
    """'menulis-pantun-a4.pdf'."""
    slug = "-".join(re.findall(r"\w+", title.lower()))[:60] or "poster"
    return f"{slug}-{made.lower()}.{'pdf' if made in poster.SHEETS else 'png'}"


def save(
    facts: PosterFacts,
    formats: Sequence[str],
    folder: Path,
    told: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> list[Path]:
    """Write each into the folder, whole or not at all. Raises OSError and what poster.render raises."""
    files: list[Path] = []
    for done, made in enumerate(formats):
        if cancelled():
            break
        told(done, len(formats))
        drawn = poster.render(facts, made) if made in poster.SHEETS else poster.picture(facts, made)
        files.append(folder / file_name(facts.title, made))
        write(files[-1], drawn)
    return files
