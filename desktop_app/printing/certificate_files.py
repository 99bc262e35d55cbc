# SPDX-License-Identifier: GPL-3.0-or-later
"""A batch of certificates as files: one each into a folder, or one for all to print.

One that is refused does not hold up the others. Each file is whole or not there. Names of files have the
number and, where asked for, the person's name in plain letters: nothing else of anybody.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from db.exchange.files import written
from desktop_app.printing import certificate
from desktop_app.printing.certificate import Cancelled, Progress
from desktop_app.printing.certificate_design import CertificateDesign
from desktop_app.printing.certificate_facts import CertificateFacts
from desktop_app.printing.refusals import NameTooLong, NoSuchLetters, TooMuchText

REFUSALS = (NameTooLong, TooMuchText, NoSuchLetters)
_LONGEST_NAME = 40
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_NOT_IN_FILES = re.compile(r"[^\w.]+", re.ASCII)


class Made(NamedTuple):
    """One certificate that is in its file; `sha256` of the bytes, hexadecimal."""

    number: str
    file: str
    sha256: str


class Refused(NamedTuple):
    """One that was not made, and why; refusal_words has the words."""

    number: str
    error: Exception


@dataclass(frozen=True)
class Outcome:
    """What became of a batch; `cancelled` where not all of it was tried."""

    made: tuple[Made, ...]
    refused: tuple[Refused, ...]
    cancelled: bool = False


def write_folder(
    batch: Iterable[CertificateFacts],
    design: CertificateDesign,
    folder: Path,
    progress: Progress = lambda done: None,
    cancelled: Cancelled = lambda: False,
    with_names: bool = False,
) -> Outcome:
    """A file each. What was made before it was cancelled stays. Raises OSError."""
    run = _Run(progress, cancelled, with_names)
    for name, pdf in run.rendered(batch, design):
        with written(folder / name) as file:
            file.write(pdf)
    return run.outcome()


def write_merged(
    batch: Iterable[CertificateFacts],
    design: CertificateDesign,
    target: Path,
    progress: Progress = lambda done: None,
    cancelled: Cancelled = lambda: False,
) -> Outcome:
    """One PDF to print, without those that are refused; no file when cancelled or when all are refused.

    `made` has the same digest for all: that of the file. Raises OSError.
    """
    fit, refused = _sorted_out(batch, design)
    pdf = certificate.render_many(fit, design, progress, cancelled) if fit else b""
    if not pdf:
        return Outcome((), tuple(refused), cancelled=bool(fit))
    with written(target) as file:
        file.write(pdf)
    digest = sha256(pdf).hexdigest()
    return Outcome(tuple(Made(one.number, target.name, digest) for one in fit), tuple(refused))


def file_name(facts: CertificateFacts, with_name: bool = False) -> str:
    """'045-SERT-PUS-2026.pdf', or '045-SERT-PUS-2026-siti-rahmawati.pdf'."""
    parts = [_NOT_IN_FILES.sub("-", facts.number).strip("-.") or "0"]
    if with_name and (slug := name_slug(facts.name)):
        parts.append(slug)
    return "-".join(parts) + ".pdf"


def name_slug(name: str) -> str:
    """A name in plain small letters; empty for one that has no Latin letters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _NO_LETTER.sub("-", plain).strip("-")[:_LONGEST_NAME].rstrip("-")


class _Run:
    """One batch under way."""

    def __init__(self, progress: Progress, cancelled: Cancelled, with_names: bool) -> None:
        self._progress, self._cancelled, self._with_names = progress, cancelled, with_names
        self._made: list[Made] = []
        self._refused: list[Refused] = []
        self._names: set[str] = set()
        self._stopped = False

    def rendered(
        self, batch: Iterable[CertificateFacts], design: CertificateDesign
    ) -> Iterator[tuple[str, bytes]]:
        """Name and bytes of each; it counts as made when the next one is asked for."""
        for done, one in enumerate(batch, 1):
            if self._cancelled():
                self._stopped = True
                return
            try:
                pdf = certificate.render(one, design)
            except REFUSALS as error:
                self._refused.append(Refused(one.number, error))
            else:
                name = self._free_name(one)
                yield name, pdf
                self._made.append(Made(one.number, name, sha256(pdf).hexdigest()))
            self._progress(done)

    def _free_name(self, facts: CertificateFacts) -> str:
        """Two numbers may look alike once their signs are gone, and some disks know no capitals."""
        name = wanted = file_name(facts, self._with_names)
        again = 1
        while name.lower() in self._names:
            again += 1
            name = f"{wanted.removesuffix('.pdf')}-{again}.pdf"
        self._names.add(name.lower())
        return name

    def outcome(self) -> Outcome:
        """What was made, and what was not."""
        return Outcome(tuple(self._made), tuple(self._refused), self._stopped)


def _sorted_out(
    batch: Iterable[CertificateFacts], design: CertificateDesign
) -> tuple[list[CertificateFacts], list[Refused]]:
    fit: list[CertificateFacts] = []
    refused: list[Refused] = []
    for one in batch:
        try:
            certificate.check(one, design)
        except REFUSALS as error:
            refused.append(Refused(one.number, error))
        else:
            fit.append(one)
    return fit, refused
