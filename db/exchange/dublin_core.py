# SPDX-License-Identifier: GPL-3.0-or-later
"""From simple Dublin Core, as OAI-PMH hands it out, to a title."""

from collections.abc import Mapping, Sequence

from db.exchange import identifiers
from db.exchange.bibliographic import year_of
from db.exchange.records import Finding, Refused, TitleRecord, unique
from db.exchange.text import mend_twice_encoded, tidy
from db.exchange.words import form_of, language_code


def title_from_dublin_core(elements: Mapping[str, Sequence[str]], repairs: list[Finding]) -> TitleRecord:
    """A title from its elements. Raises Refused (no_title)."""
    mended = {name: [_mended(name, text, repairs) for text in texts] for name, texts in elements.items()}

    def one(name: str) -> str:
        return next(iter(mended.get(name, ())), "")

    if not one("title"):
        raise Refused("no_title", "dc:title")
    source, number = _control(one("oai"))
    language = one("language")
    return TitleRecord(
        title=one("title"),
        authors=unique([*mended.get("creator", ()), *mended.get("contributor", ())]),
        subjects=unique(mended.get("subject", ())),
        identifiers=_identifiers([*mended.get("identifier_isbn", ()), *mended.get("identifier", ())]),
        publisher=one("publisher"),
        year=year_of(one("date")),
        year_text=one("date"),
        language=language_code(language) or (language if len(language) == 3 else ""),
        form=form_of(one("type")),
        summary="\n".join(mended.get("description", ())),
        source=source,
        control_number=number,
    )


def _mended(name: str, text: str, repairs: list[Finding]) -> str:
    mended = mend_twice_encoded(tidy(text))
    if mended != tidy(text):
        repairs.append(Finding("twice_encoded", f"dc:{name}", mended[:40]))
    return mended


def _control(oai: str) -> tuple[str, str]:
    """'oai:library.example:slims-17' → ('oai:library.example', 'slims-17')."""
    source, _, number = oai.rpartition(":")
    return source, number


def _identifiers(texts: Sequence[str]) -> tuple[tuple[str, str], ...]:
    found = (identifiers.either(text) for text in texts if "/" not in text)
    return tuple(dict.fromkeys(number for number in found if number and not number[0].endswith("_invalid")))
