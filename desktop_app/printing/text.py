# SPDX-License-Identifier: GPL-3.0-or-later
"""From a person's text to drawable lines: faces by coverage, both directions, shaping, wrapping, fitting."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from bidi import algorithm as bidi

from desktop_app.printing.fonts import MISSING, SANS, Face, Features, Glyph, Weight, face_for

ELLIPSIS = "\u2026"
# Numbers that people type from paper: l, I, 1, O and 0 told apart.
CODE_FEATURES: Features = (("ss02", True),)
FIGURE_FEATURES: Features = (("tnum", True),)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_JOINERS = "\u200c\u200d"
# Scripts written without spaces: a line may break between any two of their characters.
_UNSPACED = re.compile("[\u0e00-\u0e7f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]")
_NOT_AT_START = frozenset("、。，．：；！？）」』】》〉”’ー々…,.;:!?)]}")
# A no-break space neither ends a line nor counts as one to squeeze.
_BLANKS = re.compile(r"[^\S\u00a0]+")
_TOKEN = re.compile(" +|[^ ]+")


@dataclass(frozen=True)
class Style:
    """Size in points and weight of a line; `features` are OpenType features of the Latin face, `tracking`
    is added between letters, in thousandths of the size."""

    size: float
    weight: Weight = Weight.REGULAR
    features: Features = ()
    grey: float = 0.0
    leading: float = 1.3
    family: str = SANS
    tracking: float = 0.0

    @property
    def height(self) -> float:
        """Height of one line in points."""
        return self.size * self.leading


class Run(NamedTuple):
    """Glyphs of one face in one direction; advance in thousandths of the font size."""

    face: Face
    glyphs: tuple[Glyph, ...]
    text: str
    rightwards: bool
    advance: float


class Line(NamedTuple):
    """One line: its runs from left to right, the text in reading order, its width in points."""

    runs: tuple[Run, ...]
    text: str
    style: Style
    width: float


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """`text` on one line, composed (NFC), without control characters."""
    squeezed = _BLANKS.sub(" ", unicodedata.normalize("NFC", text)).strip()
    # A no-break space is a separator, which counts as not printable.
    if squeezed.replace("\u00a0", "").isprintable():
        return squeezed
    return "".join(filter(_printable, squeezed))


def _printable(char: str) -> bool:
    return char in _JOINERS or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def unbroken(text: str) -> str:
    """`text` with its spaces made no-break: it stays on one line where there is room."""
    return text.replace(" ", "\u00a0")


def line(text: str, style: Style) -> Line:
    """`text` as one line, whatever its width."""
    text = clean(text)
    runs = _runs(text, style.weight, style.features, style.family)
    if style.tracking:
        runs = tuple(_spaced(run, style.tracking) for run in runs)
    advance = sum(run.advance for run in runs) - style.tracking * bool(runs)
    return Line(runs, text, style, advance * style.size / 1000)


def _spaced(run: Run, tracking: float) -> Run:
    """Letters further apart; those of scripts that join them stay together."""
    if not run.rightwards:
        return run
    return run._replace(advance=run.advance + tracking * len(run.glyphs))


def width_of(text: str, style: Style) -> float:
    """Width of `text` in points."""
    return line(text, style).width


@lru_cache(maxsize=4096)
def _runs(text: str, weight: Weight, features: Features, family: str) -> tuple[Run, ...]:
    levels = _levels(text)
    stretches = list(_stretches(text, weight, levels, family))
    return tuple(_run(*stretch, features) for stretch in _in_visual_order(stretches))


def _levels(text: str) -> list[int]:
    """Embedding level of each character (odd: right to left), by the Unicode bidirectional algorithm."""
    if not _RIGHT_TO_LEFT.search(text):
        return [0] * len(text)
    storage = bidi.get_empty_storage()
    storage["base_level"] = bidi.get_base_level(text)
    storage["base_dir"] = ("L", "R")[storage["base_level"]]
    bidi.get_embedding_levels(text, storage)
    bidi.explicit_embed_and_overrides(storage)
    bidi.resolve_weak_types(storage)
    bidi.resolve_neutral_types(storage, False)
    bidi.resolve_implicit_levels(storage, False)
    return [char["level"] for char in storage["chars"]]


Stretch = tuple[str, Face, int]


def _stretches(text: str, weight: Weight, levels: list[int], family: str) -> Iterator[Stretch]:
    """Maximal pieces of one face and one level, in reading order."""
    pieces = []
    last: Face | None = None
    for start, cluster in _clusters(text):
        shown, last = _face_of(cluster, weight, levels[start], last, family)
        pieces.append((shown, last, levels[start]))
    for (found, level), group in groupby(pieces, key=lambda piece: piece[1:]):
        yield "".join(piece[0] for piece in group), found, level


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """Base characters together with the marks and joiners that follow them."""
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or not _continues(text[place]):
            yield start, text[start:place]
            start = place


def _continues(char: str) -> bool:
    return char in _JOINERS or unicodedata.category(char) in ("Mn", "Mc", "Me")


def _face_of(cluster: str, weight: Weight, level: int, last: Face | None, family: str) -> tuple[str, Face]:
    """What is shown and the face that has it; spaces and digits inside right-to-left text stay with it."""
    if level % 2 and last is not None and last.covers(cluster):
        return cluster, last
    found = face_for(cluster, weight, family) or face_for(cluster[0], weight, family)
    if found is not None:
        return "".join(char for char in cluster if found.covers(char)), found
    fallback = face_for(MISSING, weight)
    assert fallback is not None
    return MISSING, fallback


def missing_characters(text: str) -> set[str]:
    """Characters of `text` that no face of ours has: they print as an empty box."""
    return {char for char in clean(text) if char not in _JOINERS and face_for(char, Weight.REGULAR) is None}


def _in_visual_order(stretches: list[Stretch]) -> list[Stretch]:
    """Rule L2: from the highest level down to the lowest odd one, turn contiguous stretches round."""
    ordered = list(stretches)
    odd = [level for *_, level in ordered if level % 2]
    for level in range(max((item[2] for item in ordered), default=0), min(odd, default=1) - 1, -1):
        turned: list[Stretch] = []
        for high, group in groupby(ordered, key=lambda item: item[2] >= level):
            held = list(group)
            turned += held[::-1] if high else held
        ordered = turned
    return ordered


def _run(text: str, found: Face, level: int, features: Features) -> Run:
    glyphs = found.shape(text, level % 2 == 0, (("liga", False), *features))
    return Run(found, glyphs, text, level % 2 == 0, sum(glyph.advance for glyph in glyphs))


def wrap(text: str, style: Style, width: float, lines: int = 99) -> list[Line]:
    """`text` on at most `lines` lines of `width` points; what does not fit ends in an ellipsis."""
    parts = list(_broken(clean(text), style, width))
    if len(parts) > lines:
        parts[lines - 1 :] = [_shortened(" ".join(parts[lines - 1 :]), style, width)]
    return [line(part, style) for part in parts] or [line("", style)]


def _broken(text: str, style: Style, width: float) -> Iterator[str]:
    current = ""
    for token in _tokens(text):
        if width_of(current + token, style) <= width:
            current += token
            continue
        if current.strip():
            yield current.strip()
        *full, current = list(_chopped(token.strip(), style, width)) or [""]
        yield from full
    if current.strip():
        yield current.strip()


def _tokens(text: str) -> Iterator[str]:
    """Pieces between which a line may break."""
    for match in _TOKEN.finditer(text):
        yield from _unspaced_pieces(match[0]) if _UNSPACED.search(match[0]) else [match[0]]


def _unspaced_pieces(word: str) -> list[str]:
    pieces: list[str] = []
    for _, cluster in _clusters(word):
        breakable = pieces and (_UNSPACED.match(cluster) or _UNSPACED.match(pieces[-1][-1]))
        if breakable and cluster[0] not in _NOT_AT_START:
            pieces.append(cluster)
        elif pieces:
            pieces[-1] += cluster
        else:
            pieces.append(cluster)
    return pieces


def _chopped(word: str, style: Style, width: float) -> Iterator[str]:
    """A word longer than a line, cut where it must be."""
    current = ""
    for _, cluster in _clusters(word):
        if current and width_of(current + cluster, style) > width:
            yield current
            current = ""
        current += cluster
    if current:
        yield current


def _shortened(text: str, style: Style, width: float) -> str:
    """The longest beginning of `text` that fits with an ellipsis, at a word's end if one is near."""
    if width_of(text, style) <= width:
        return text
    clusters = [cluster for _, cluster in _clusters(text)]
    low, high = 0, len(clusters)
    while low < high:
        middle = (low + high + 1) // 2
        fits = width_of("".join(clusters[:middle]).rstrip() + ELLIPSIS, style) <= width
        low, high = (middle, high) if fits else (low, middle - 1)
    head = "".join(clusters[:low])
    at_space = head.rfind(" ")
    if at_space > len(head) * 0.75:
        head = head[:at_space]
    return head.rstrip(" ,;:/-") + ELLIPSIS


def joined(parts: Iterable[str], style: Style, width: float, lines: int = 2) -> list[Line]:
    """`parts` with dots between them on one line if they fit, else each by itself on up to `lines` lines."""
    kept = [part for part in parts if part]
    if width_of(" · ".join(kept), style) <= width:
        return [line(" · ".join(kept), style)] if kept else []
    return [piece for part in kept for piece in wrap(part, style, width, lines)]


def fit(text: str, style: Style, width: float, smallest: float, lines: int = 2) -> list[Line]:
    """`text` on one line, smaller if needed down to `smallest` points; then on up to `lines` lines."""
    for size in _sizes(style.size, smallest):
        candidate = replace(style, size=size)
        if width_of(text, candidate) <= width:
            return [line(text, candidate)]
    return wrap(text, replace(style, size=smallest), width, lines)


def balanced(text: str, style: Style, width: float, lines: int = 2) -> list[Line]:
    """`text` wrapped as `wrap` does it, its lines about equally long."""
    found = wrap(text, style, width, lines)
    low = width / 2 if len(found) > 1 else width
    while width - low > style.size / 2:
        middle = (low + width) / 2
        tried = wrap(text, style, middle, lines + 1)
        low, width = (low, middle) if len(tried) == len(found) else (middle, width)
    return wrap(text, style, width, lines)


def says_all(lines: Iterable[Line], text: str) -> bool:
    """Whether lines say the whole of `text`, broken only where a line may break."""
    ends = {0}
    for token in _tokens(clean(text)):
        ends.add(max(ends) + len(token.replace(" ", "")))
    said = 0
    for part in lines:
        said += len(part.text.replace(" ", ""))
        if said not in ends or part.text.endswith(ELLIPSIS) > clean(text).endswith(ELLIPSIS):
            return False
    return said == max(ends)


def _sizes(start: float, smallest: float) -> Iterable[float]:
    size = start
    while size > smallest:
        yield size
        size -= 0.5
    yield smallest
