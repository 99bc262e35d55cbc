# SPDX-License-Identifier: GPL-3.0-or-later
"""What a poster announces, and its words: on the poster itself and as captions for social media."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.language import day_in, time_in, words_in
from desktop_app.printing import certificate_words
from desktop_app.printing.certificate_design import GOLD, TEAL
from desktop_app.printing.sheet import Colour
from desktop_app.printing.sittings import Sitting
from desktop_app.printing.text import unbroken

_LISTED = 3


@dataclass(frozen=True)
class PosterFacts:
    """`kind` is a code that `certificate_words` knows; `language` 'id' or 'en'.

    `place` and `link` as there are (a hybrid workshop has both); `zone` is said after times ('WIB'). `qr` is
    what the code says, `register_url` what a person types, `register` how to register in words ('' for the
    usual ones). `fee` is said as it is ('' for free of charge). Logos are PNG or JPEG, those of all hosts.
    """

    title: str
    kind: str
    sittings: tuple[Sitting, ...]
    organisers: tuple[str, ...]
    place: str = ""
    link: str = ""
    audience: str = ""
    description: str = ""
    speakers: tuple[str, ...] = ()
    register: str = ""
    register_url: str = ""
    qr: str = ""
    fee: str = ""
    sponsor: str = ""
    logos: tuple[bytes, ...] = ()
    sponsor_logos: tuple[bytes, ...] = ()
    zone: str = ""
    language: str = "id"
    accent: Colour = TEAL
    second: Colour = GOLD


def kind(facts: PosterFacts, code: str = "") -> str:
    """'Lokakarya'."""
    said = certificate_words.kind(code or facts.language, facts.kind)
    return said[:1].upper() + said[1:]


def when(facts: PosterFacts, code: str = "") -> list[str]:
    """Day and hours, or the days and hours of up to three sessions, or their span and how many there are."""
    code = code or facts.language
    shown = facts.sittings
    if len(shown) == 1:
        return [day_in(code, shown[0].day, "dddd, d MMMM yyyy"), _hours(facts, shown[0], code)]
    if not shown:
        return []
    span = certificate_words.days(code, min(_days(shown)), max(_days(shown)))
    if len({_hours(facts, sitting, code) for sitting in shown}) == 1:
        return [span, _sessions(len(shown), code).format(hours=_hours(facts, shown[0], code))]
    if len(shown) <= _LISTED:
        return [
            f"{unbroken(day_in(code, sitting.day, 'ddd, d MMM yyyy'))}, {_hours(facts, sitting, code)}"
            for sitting in shown
        ]
    return [span, words_in(code).translate("Poster", "{count} sessions").format(count=len(shown))]


def _days(shown: Sequence[Sitting]) -> list[date]:
    return [sitting.day for sitting in shown]


def _sessions(count: int, code: str) -> str:
    words = words_in(code).translate("Poster", "{count} sessions, {hours}")
    return words.replace("{count}", str(count))


def _hours(facts: PosterFacts, sitting: Sitting, code: str) -> str:
    said = f"{time_in(code, sitting.starts)}–{time_in(code, sitting.ends)} {facts.zone}".strip()
    return unbroken(said)


def where(facts: PosterFacts) -> list[str]:
    """Place, link or both."""
    return [part for part in (facts.place, _short(facts.link)) if part]


def _short(address: str) -> str:
    return address.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def for_whom(facts: PosterFacts, code: str = "") -> list[str]:
    """Audience and fee."""
    say = words_in(code or facts.language)
    fee = facts.fee or say.translate("Poster", "Free of charge")
    return [part for part in (facts.audience, fee) if part]


def register(facts: PosterFacts) -> list[str]:
    """How to register."""
    say = words_in(facts.language)
    usual = (
        say.translate("Poster", "Scan to register") if facts.qr else say.translate("Poster", "Register at")
    )
    said = facts.register or (usual if facts.qr or facts.register_url else "")
    return [part for part in (said, _short(facts.register_url)) if part]


def with_speakers(facts: PosterFacts) -> str:
    """'with Rida K. Liamsi and Tusiran Suseno'; empty without any."""
    if not facts.speakers:
        return ""
    names = certificate_words.listed(facts.language, facts.speakers)
    return words_in(facts.language).translate("Poster", "with {names}").format(names=names)


def held_by(facts: PosterFacts) -> str:
    """All hosts."""
    names = certificate_words.listed(facts.language, facts.organisers)
    return words_in(facts.language).translate("Poster", "Held by {names}").format(names=names)


def supported_by(facts: PosterFacts) -> str:
    """The sponsor; empty without one."""
    if not facts.sponsor:
        return ""
    return words_in(facts.language).translate("Poster", "Supported by {name}").format(name=facts.sponsor)


def captions(facts: PosterFacts) -> dict[str, str]:
    """A text ready to post, by language: 'id' and 'en'."""
    return {code: _caption(facts, code) for code in ("id", "en")}


def _caption(facts: PosterFacts, code: str) -> str:
    say = words_in(code)
    names = certificate_words.listed(code, facts.organisers)
    invites = say.translate("Poster", "{kind} by {names}").format(kind=kind(facts, code), names=names)
    blocks = [f"{facts.title}\n{invites}", facts.description, "\n".join(_caption_facts(facts, code))]
    if facts.register_url or facts.register:
        words = say.translate("Poster", "Register: {how}")
        how = " · ".join(part for part in (facts.register, facts.register_url) if part)
        blocks.append(words.format(how=how))
    if facts.sponsor:
        blocks.append(say.translate("Poster", "Supported by {name}").format(name=facts.sponsor))
    return "\n\n".join(block for block in blocks if block) + f"\n\n{_tags(facts)}\n"


def _caption_facts(facts: PosterFacts, code: str) -> list[str]:
    say = words_in(code)
    labelled = [
        (say.translate("Poster", "When"), ", ".join(when(facts, code))),
        (say.translate("Poster", "Where"), ", ".join(part for part in (facts.place, facts.link) if part)),
        (say.translate("Poster", "For"), facts.audience),
        (say.translate("Poster", "With"), certificate_words.listed(code, facts.speakers)),
        (say.translate("Poster", "Fee"), facts.fee or say.translate("Poster", "Free of charge")),
    ]
    return [f"{label}: {value}".replace("\u00a0", " ") for label, value in labelled if value]


def _tags(facts: PosterFacts) -> str:
    """Hashtags from the hosts' names and the kind."""
    host = (
        "".join(part[:1].upper() + part[1:] for part in facts.organisers[0].split())
        if facts.organisers
        else ""
    )
    said = [host, "".join(kind(facts, "id").title().split()), "Literasi"]
    kept = ["".join(char for char in tag if char.isalnum()) for tag in said]
    return " ".join(f"#{tag}" for tag in dict.fromkeys(kept) if tag)
