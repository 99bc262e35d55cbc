# SPDX-License-Identifier: GPL-3.0-or-later
"""The certificate: front and, where topics are known, back; one to a file or a batch in one to print.

What all certificates of a batch share is laid out once and kept in the document once; only number, name and
code are drawn for each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from desktop_app.printing import certificate_words as words
from desktop_app.printing.certificate_back import check_back, draw_back
from desktop_app.printing.certificate_design import CertificateDesign
from desktop_app.printing.certificate_facts import CertificateFacts
from desktop_app.printing.certificate_front import Front, draw_static, front_for, shared
from desktop_app.printing.paper import A4
from desktop_app.printing.refusals import NoSuchLetters
from desktop_app.printing.sheet import About, Sheet
from desktop_app.printing.text import missing_characters

Progress = Callable[[int], None]
Cancelled = Callable[[], bool]


def render(facts: CertificateFacts, design: CertificateDesign) -> bytes:
    """One certificate as PDF; the same bytes for the same facts and design.

    Raises NameTooLong, TooMuchText, NoSuchLetters, and OSError for a picture that cannot be read.
    """
    check(facts, design)
    with _sheet(design, facts.number, facts) as sheet:
        _Press(sheet, design).print(facts)
    return sheet.pdf


def render_many(
    facts: Iterable[CertificateFacts],
    design: CertificateDesign,
    progress: Progress = lambda done: None,
    cancelled: Cancelled = lambda: False,
) -> bytes:
    """Certificates in one file to print, all looked at before the first is drawn; empty when cancelled.

    `progress` is told how many are drawn. Raises as `render` does.
    """
    batch = list(facts)
    for one in batch:
        check(one, design)
    with _sheet(design, "", *batch[:1]) as sheet:
        press = _Press(sheet, design)
        for done, one in enumerate(batch, 1):
            if cancelled():
                return b""
            press.print(one)
            progress(done)
    return sheet.pdf


def check(facts: CertificateFacts, design: CertificateDesign) -> None:
    """Raises what `render` would raise: NameTooLong, TooMuchText or NoSuchLetters."""
    common = shared(facts)
    if missing := missing_characters(facts.name + facts.number) | _missing(common):
        raise NoSuchLetters(facts.number, "".join(sorted(missing)))
    front_for(common, design).check_own(facts)
    if design.show_back and facts.topics:
        check_back(common, design)


@lru_cache(maxsize=64)
def _missing(common: CertificateFacts) -> frozenset[str]:
    said = [
        common.title,
        common.place,
        common.city,
        common.signatory,
        common.office,
        common.role,
        common.kind,
    ]
    said += [*common.organisers, *(topic.text for topic in common.topics)]
    return frozenset(missing_characters("".join(said)))


def _sheet(design: CertificateDesign, number: str, *facts: CertificateFacts) -> Sheet:
    width, height = (A4.height, A4.width) if design.landscape else (A4.width, A4.height)
    code = words.codes_of(facts[0].language)[0] if facts else "id"
    author = facts[0].organisers[0] if facts and facts[0].organisers else ""
    kind = words.heading(code)
    return Sheet(width, height, About(f"{kind} {number}".strip(), author, kind, code))


class _Press:
    """Draws certificates on the pages of one document."""

    def __init__(self, sheet: Sheet, design: CertificateDesign) -> None:
        self._sheet, self._design = sheet, design
        self._forms: dict[CertificateFacts, str] = {}
        self._begun = False

    def print(self, facts: CertificateFacts) -> None:
        """The pages of one certificate that has been checked."""
        common = shared(facts)
        form = self._forms.setdefault(common, f"certificate{len(self._forms)}")
        self._next_page()
        self._front(facts, front_for(common, self._design), form)
        if self._design.show_back and facts.topics:
            self._next_page()
            draw_back(self._sheet, facts, self._design, f"{form}back")

    def _front(self, facts: CertificateFacts, front: Front, form: str) -> None:
        self._sheet.reused(form, lambda sheet: draw_static(sheet, front, self._design))
        front.draw_own(self._sheet, facts)

    def _next_page(self) -> None:
        if self._begun:
            self._sheet.next_page()
        self._begun = True
