# SPDX-License-Identifier: GPL-3.0-or-later
"""The faces of print and window: which file covers which character, and glyphs that a PDF can embed.

reportlab addresses glyphs by character. Shaped text (Arabic joining, combining marks) needs glyphs that no
character names, so each glyph gets a private character, 0xF0000 + its number: the same in every document, so
that the same data give the same bytes. What it stands for is told to the reader of the PDF by ToUnicode.
"""

from __future__ import annotations

import threading
from enum import Enum
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import uharfbuzz
from bidi.mirror import MIRRORED
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

GLYPHS_FROM = 0xF0000
WINDOW_FAMILY = "Inter"
MISSING = "\u25a1"

_LOADING = threading.Lock()

# A bracket in right-to-left text is drawn as its mirror image; readers of the PDF turn it back.
_MIRRORED = str.maketrans(MIRRORED)

Features = tuple[tuple[str, bool], ...]


class Weight(Enum):
    """How heavy a line is drawn."""

    REGULAR = "Regular"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"


class Glyph(NamedTuple):
    """One glyph of a shaped run; lengths in thousandths of the font size; text is what it stands for."""

    char: str
    advance: float
    x_offset: float
    y_offset: float
    width: float
    text: str


# Family, its weights beyond Regular. The order is the order of preference for a character.
FAMILIES: tuple[tuple[str, tuple[Weight, ...]], ...] = (
    ("Inter", (Weight.SEMIBOLD, Weight.BOLD)),
    ("NotoSans", (Weight.BOLD,)),
    ("NotoNaskhArabic", (Weight.BOLD,)),
    ("NotoSansHebrew", (Weight.BOLD,)),
    ("NotoSansDevanagari", (Weight.BOLD,)),
    ("NotoSansTamil", (Weight.BOLD,)),
    ("NotoSansThai", (Weight.BOLD,)),
    ("DroidSansFallback", ()),
)


SANS, SERIF = "Inter", "EBGaramond"
"""What a line is set in as far as it goes; the families above stand behind either."""

_WEIGHTS = {**dict(FAMILIES), SERIF: (Weight.SEMIBOLD,)}


class Face(TTFont):
    """A font file whose glyphs are drawn one by one; `has_bold`: its family has more than one weight."""

    def __init__(self, file_stem: str, has_bold: bool) -> None:
        super().__init__(f"Simpul-{file_stem}", BytesIO(font_bytes(file_stem)), asciiReadable=False)
        self.has_bold = has_bold
        self._texts: WeakKeyDictionary[Any, dict[int, str]] = WeakKeyDictionary()
        self._shaper = uharfbuzz.Font(self.hbFace)
        self._scale = 1000 / self.face.unitsPerEm
        self._glyphs: dict[tuple[int, int, int, int, str], Glyph] = {}
        # Reverse map of reportlab's own shaper, unused here: 4 MB for the Chinese face.
        self.face.glyphToChar = {}
        pdfmetrics.registerFont(self)

    def covers(self, cluster: str) -> bool:
        """Whether every character of `cluster` has a glyph here."""
        known = self.face.charToGlyph
        return all(ord(char) in known for char in cluster)

    def shape(self, text: str, rightwards: bool, features: Features = ()) -> tuple[Glyph, ...]:
        """Glyphs of `text` in the order in which they are drawn, left to right."""
        text = text.replace("\u00a0", " ")
        buffer = uharfbuzz.Buffer()
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "ltr" if rightwards else "rtl"
        uharfbuzz.shape(self._shaper, buffer, dict(features))
        shown = text if rightwards else text.translate(_MIRRORED)
        pieces = _texts_of_clusters(shown, [info.cluster for info in buffer.glyph_infos])
        drawn = zip(buffer.glyph_infos, buffer.glyph_positions, pieces, strict=True)
        return tuple(self._glyph(info.codepoint, place, piece) for info, place, piece in drawn)

    def _glyph(self, number: int, place: Any, text: str) -> Glyph:
        """The same letter is one glyph wherever it stands: lines that are kept cost little."""
        what = (number, place.x_advance, place.x_offset, place.y_offset, text)
        if what not in self._glyphs:
            self._glyphs[what] = self._made(*what)
        return self._glyphs[what]

    def _made(self, number: int, advance: int, x: int, y: int, text: str) -> Glyph:
        code = GLYPHS_FROM + number
        if code not in self.face.charToGlyph:
            # Widths first: another thread may look up a code as soon as charToGlyph has it.
            self.face.charWidths[code] = self.face.hmetrics[number][0] * self._scale
            self.face.charToGlyph[code] = number
        scale = self._scale
        return Glyph(chr(code), advance * scale, x * scale, y * scale, self.face.charWidths[code], text)

    def note_texts(self, document: Any, glyphs: tuple[Glyph, ...]) -> None:
        """Remember what glyphs stand for in `document`: it is written when the document is."""
        texts = self._texts.setdefault(document, {})
        for glyph in glyphs:
            texts.setdefault(ord(glyph.char), glyph.text)

    def addObjects(self, doc: Any) -> None:
        """Write the subsets, then say for each glyph which text it stands for."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        texts = self._texts.get(doc, {})
        for number, subset in enumerate(subsets):
            base = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode("latin-1")
            doc.idToObject[f"toUnicodeCMap:{base}"].content = _to_unicode(base, subset, texts)


def _texts_of_clusters(text: str, clusters: list[int]) -> list[str]:
    """The piece of `text` behind each glyph; where one character became several glyphs the first has it."""
    ends = dict(zip(sorted(set(clusters)), [*sorted(set(clusters))[1:], len(text)], strict=True))
    told: set[int] = set()
    pieces = []
    for cluster in clusters:
        pieces.append("" if cluster in told else text[cluster : ends[cluster]])
        told.add(cluster)
    return pieces


def _to_unicode(name: str, subset: list[int], texts: dict[int, str]) -> str:
    pairs = [(place, texts.get(code, "")) for place, code in enumerate(subset)]
    lines = [f"<{place:02X}> <{text.encode('utf-16-be').hex()}>" for place, text in pairs if text]
    chunks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    body = [row for chunk in chunks for row in (f"{len(chunk)} beginbfchar", *chunk, "endbfchar")]
    head = ["/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap"]
    head += ["/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def"]
    head += [f"/CMapName /{name} def", "/CMapType 2 def"]
    head += ["1 begincodespacerange", "<00> <FF>", "endcodespacerange"]
    tail = ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join([*head, *body, *tail])


def font_bytes(file_stem: str) -> bytes:
    """The font file `resources/fonts/<file_stem>.ttf`."""
    return (files("resources") / "fonts" / f"{file_stem}.ttf").read_bytes()


def window_fonts() -> list[bytes]:
    """Font files for the window's font database: the same faces as in print."""
    stems = ["Inter-Medium"]
    for family, weights in FAMILIES:
        stems += [_stem(family, weight) for weight in (Weight.REGULAR, *weights)]
    return [font_bytes(stem) for stem in stems]


def _stem(family: str, weight: Weight) -> str:
    return family if family == "DroidSansFallback" else f"{family}-{weight.value}"


def face(family: str, weight: Weight) -> Face:
    """The face of `family` nearest to `weight`, loaded once."""
    weights = _WEIGHTS[family]
    if weight not in weights:
        weight = weights[-1] if weights and weight is not Weight.REGULAR else Weight.REGULAR
    # Two faces of one name would not know each other's glyphs.
    with _LOADING:
        return _loaded(_stem(family, weight), bool(weights))


@cache
def _loaded(file_stem: str, has_bold: bool) -> Face:
    return Face(file_stem, has_bold)


@cache
def face_for(cluster: str, weight: Weight, wanted: str = SANS) -> Face | None:
    """The first face that has every character of `cluster`, that of family `wanted` before all others;
    None when no face has them."""
    for family in (wanted, *dict(FAMILIES)):
        if face(family, weight).covers(cluster):
            return face(family, weight)
    return None


def warm_up() -> None:
    """Load what nearly every print needs; call it in the background at start. Chinese loads when met."""
    for weight in Weight:
        face_for("A", weight)
    face("NotoNaskhArabic", Weight.REGULAR)
