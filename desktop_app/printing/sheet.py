# SPDX-License-Identifier: GPL-3.0-or-later
"""A PDF being drawn: points from the top left corner, lines of text, rules, boxes, pictures and codes.

Nothing here parses markup or opens an address: text is drawn as glyphs, pictures come as bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from enum import Enum
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr
from reportlab.pdfgen.canvas import Canvas

from desktop_app.printing import codes, pictures
from desktop_app.printing.fonts import Glyph, Weight, face
from desktop_app.printing.text import Line, Run, Style
from desktop_app.printing.turn import Turn

rl_config.trustedSchemes = []
rl_config.trustedHosts = []
# Streams as bytes, not as letters: a fifth smaller.
rl_config.useA85 = 0

# reportlab's font parser keeps a read position: one document at a time.
_ONE_AT_A_TIME = Turn()
_FAUX_BOLD = 0.035
_TRACES: dict[Hashable, str] = {}
_MOST_TRACES = 12

Colour = tuple[float, float, float]
Step = tuple[Any, ...]
"""('M', point), ('L', point), ('C', point, point, point) or ('Z',); a point is (x, y)."""
_STEPS = {"M": "moveTo", "L": "lineTo", "C": "curveTo", "Z": "close"}
BLACK: Colour = (0.0, 0.0, 0.0)
WHITE: Colour = (1.0, 1.0, 1.0)


class Align(Enum):
    """Where a line stands to its x."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True)
class About:
    """What the file says of itself; nothing personal goes in here."""

    title: str
    author: str
    subject: str
    language: str


class Sheet:
    """One document; use as a context manager, then `pdf` holds its bytes."""

    def __init__(self, width: float, height: float, about: About) -> None:
        self.width, self.height, self.pdf = width, height, b""
        self._about = about
        self._out = BytesIO()

    def __enter__(self) -> Sheet:
        _ONE_AT_A_TIME.acquire()
        try:
            self._canvas = _canvas(self._out, self.width, self.height, self._about)
        except BaseException:
            _ONE_AT_A_TIME.release()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self._canvas.save()
                self.pdf = self._out.getvalue()
        finally:
            _ONE_AT_A_TIME.release()

    def next_page(self, height: float | None = None) -> None:
        """Begin a page of the same size, or of another height. A document that others wait for lets them in
        here."""
        self._canvas.showPage()
        if height is not None and height != self.height:
            self.height = height
            self._canvas.setPageSize((self.width, height))
        _ONE_AT_A_TIME.give_way()

    def text(
        self, line: Line, x: float, baseline: float, align: Align = Align.LEFT, colour: Colour | None = None
    ) -> None:
        """Draw `line` with its baseline at `baseline`."""
        grey = line.style.grey
        self._canvas.setFillColorRGB(*(colour or (grey, grey, grey)))
        self._canvas.setStrokeColorRGB(*(colour or (grey, grey, grey)))
        x -= line.width * align.value
        for run in line.runs:
            heavy = line.style.weight is not Weight.REGULAR and not run.face.has_bold
            self._run(run, x, self.height - baseline, line.style, heavy)
            x += run.advance * line.style.size / 1000

    def _run(self, run: Run, x: float, y: float, style: Style, heavy: bool) -> None:
        canvas = self._canvas
        run.face.note_texts(canvas.document, run.glyphs)
        # Measured: poppler and pdfium read right-to-left glyphs back by ToUnicode, and twist ActualText.
        spoken = run.rightwards and len(run.glyphs) != len(run.text)
        canvas.saveState()
        if spoken:
            canvas.addLiteral(f"/Span <</ActualText <{_utf16(run.text)}>>> BDC")
        piece = canvas.beginText(x, y)
        piece.setFont(run.face.fontName, style.size)
        if style.tracking and run.rightwards:
            # Not as gaps between glyphs: readers of the PDF would take those for blanks.
            piece.setCharSpace(style.tracking * style.size / 1000)
        if heavy:
            canvas.setLineWidth(style.size * _FAUX_BOLD)
            piece.setTextRenderMode(2)
        piece.textOut(_shaped(run.glyphs))
        canvas.drawText(piece)
        if spoken:
            canvas.addLiteral("EMC")
        canvas.restoreState()

    def rule(
        self, x: float, y: float, width: float, thick: float, colour: Colour = BLACK, dash: float = 0
    ) -> None:
        """A horizontal line whose upper edge is at `y`; `dash` is the length of its dashes."""
        canvas = self._canvas
        canvas.setStrokeColorRGB(*colour)
        canvas.setLineWidth(thick)
        # An odd number of equal pieces: the line ends as it began.
        piece = width / (2 * round(width / dash / 2) + 1) if dash else 0
        canvas.setDash([piece, piece] if dash else [])
        middle = self.height - y - thick / 2
        canvas.line(x, middle, x + width, middle)
        canvas.setDash([])

    def stroke(
        self, x1: float, y1: float, x2: float, y2: float, thick: float, colour: Colour = BLACK
    ) -> None:
        """A straight line between two points."""
        self._canvas.setStrokeColorRGB(*colour)
        self._canvas.setLineWidth(thick)
        self._canvas.line(x1, self.height - y1, x2, self.height - y2)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: Colour | None = None,
        border: float = 0,
        radius: float = 0,
        colour: Colour = BLACK,
    ) -> None:
        """A rectangle with its upper left corner at (x, y)."""
        canvas = self._canvas
        if fill:
            canvas.setFillColorRGB(*fill)
        if border:
            canvas.setStrokeColorRGB(*colour)
            canvas.setLineWidth(border)
        bottom = self.height - y - height
        canvas.roundRect(
            x, bottom, width, height, radius, stroke=int(bool(border)), fill=int(fill is not None)
        )

    def path(
        self,
        steps: Iterable[Step],
        fill: Colour | None = None,
        stroke: Colour | None = None,
        thick: float = 1,
    ) -> None:
        """A shape of straight lines (moves and lines have one point) and curves (three points); closed
        where the steps close it."""
        canvas = self._canvas
        drawn = canvas.beginPath()
        for kind, *points in steps:
            # Hundredths of a point: a third of the bytes, and finer than any printer.
            flat = [round(part, 2) for x, y in points for part in (x, self.height - y)]
            getattr(drawn, _STEPS[kind])(*flat)
        if fill:
            canvas.setFillColorRGB(*fill)
        if stroke:
            canvas.setStrokeColorRGB(*stroke)
            canvas.setLineWidth(thick)
        canvas.drawPath(drawn, stroke=int(stroke is not None), fill=int(fill is not None))

    def reused(self, name: str, draw: Callable[[Sheet], None]) -> None:
        """What `draw` draws, kept in the document once and shown again on every page that asks for `name`."""
        if not self._canvas.hasForm(name):
            self._canvas.beginForm(name)
            draw(self)
            self._canvas.endForm()
        self._canvas.doForm(name)

    def remembered(self, key: Hashable, draw: Callable[[Sheet], None]) -> None:
        """What `draw` draws, worked out once for all documents: lines and shapes alone, no text."""
        if key in _TRACES:
            self._canvas.addLiteral(_TRACES[key])
            return
        if len(_TRACES) == _MOST_TRACES:
            _TRACES.clear()
        _TRACES[key] = self._canvas.traced(lambda: draw(self))

    def logo(self, data: bytes, x: float, y: float, width: float, height: float) -> None:
        """A whole picture inside its place, transparent where it is. OSError if unreadable."""
        wide, high = _inside(pictures.size_of(data), width, height)
        left, bottom = x + (width - wide) / 2, self.height - y - (height + high) / 2
        shown = pictures.packed(data, width, height)
        pictures.show(self._canvas, self._canvas.document, shown, (left, bottom, wide, high))

    def picture(
        self, data: bytes, x: float, y: float, width: float, height: float, radius: float = 0
    ) -> None:
        """A photograph, turned upright, cropped to its place, at 300 dpi. OSError if unreadable."""
        canvas = self._canvas
        shown = _cropped(data, width, height)
        canvas.saveState()
        outline = canvas.beginPath()
        outline.roundRect(x, self.height - y - height, width, height, radius)
        canvas.clipPath(outline, stroke=0, fill=0)
        canvas.drawImage(ImageReader(shown), x, self.height - y - height, width, height)
        canvas.restoreState()

    def qr(self, content: str, x: float, y: float, module: float) -> None:
        """A QR code without quiet zone, one filled path; `module` is the side of one square."""
        self._fill(codes.qr_rectangles(content), x, y, module, module)

    def code128(self, content: str, x: float, y: float, module: float, height: float) -> None:
        """A Code 128 barcode without quiet zone; `module` is the width of the narrowest bar."""
        self._fill(codes.code128_rectangles(content), x, y, module, height)

    def _fill(self, rectangles: list[codes.Rectangle], x: float, y: float, unit: float, high: float) -> None:
        # Written out here: reportlab takes ten times as long for a path of a thousand rectangles.
        drawn = [
            f"{x + left * unit:.3f} {self.height - y - (top + 1) * high:.3f} {width * unit:.3f} {high:.3f} re"
            for left, top, width in rectangles
        ]
        self._canvas.setFillColorRGB(*BLACK)
        self._canvas.addLiteral(" ".join([*drawn, "f"]))


class _Canvas(Canvas):
    """A canvas that says to which document it writes: faces keep texts of glyphs by document."""

    @property
    def document(self) -> Any:
        return self._doc

    def traced(self, draw: Callable[[], None]) -> str:
        """Draw, and hand back what was written for it."""
        begun = len(self._code)
        draw()
        return "\n".join(self._code[begun:])


def _canvas(out: BytesIO, width: float, height: float, about: About) -> _Canvas:
    canvas = _Canvas(
        out,
        pagesize=(width, height),
        pdfVersion=(1, 7),
        invariant=1,
        pageCompression=1,
        lang=about.language,
        initialFontName=face("Inter", Weight.REGULAR).fontName,
    )
    canvas.setTitle(about.title)
    canvas.setAuthor(about.author)
    canvas.setSubject(about.subject)
    canvas.setCreator("Simpul Pustaka")
    canvas.setProducer("Simpul Pustaka")
    return canvas


def _shaped(glyphs: tuple[Glyph, ...]) -> Any:
    data = [
        ShapeData(place, glyph.advance, 0, glyph.x_offset, glyph.y_offset, glyph.width)
        for place, glyph in enumerate(glyphs)
    ]
    return ShapedStr("".join(glyph.char for glyph in glyphs), data)


def _utf16(text: str) -> str:
    return "feff" + text.encode("utf-16-be").hex()


def _cropped(data: bytes, width: float, height: float) -> Image.Image:
    with Image.open(BytesIO(data)) as opened:
        upright = ImageOps.exif_transpose(opened).convert("RGB")
    most = (round(width / 72 * 300), round(height / 72 * 300))
    return ImageOps.fit(upright, most, Image.Resampling.LANCZOS)


def _inside(size: tuple[int, int], width: float, height: float) -> tuple[float, float]:
    scale = min(width / size[0], height / size[1])
    return size[0] * scale, size[1] * scale
