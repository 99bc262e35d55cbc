# SPDX-License-Identifier: GPL-3.0-or-later
"""Bodies, compressed on the way: limited before and after they are unpacked."""

import asyncio
import gzip
import zlib
from collections.abc import Iterable
from io import BytesIO

import zstandard
from starlette.requests import Request
from starlette.responses import Response

from central_server.api import problems
from central_server.api.problems import Refused

SILENCE_SECONDS = 30
"""A body whose next part takes longer is given up."""
WORTH_IT = 256
"""Bytes below which compressing gains nothing."""
WINDOW = 8 * 1_048_576
"""Memory that a zstd frame may ask for (its level 19 and below do not ask for more)."""


async def received(request: Request, most: int) -> bytes:
    """The body as it was sent. Raises Refused where it is larger than `most` bytes, or stops coming."""
    if int(request.headers.get("content-length") or 0) > most:
        raise Refused(problems.TOO_LARGE)
    parts: list[bytes] = []
    size = 0
    stream = request.stream()
    try:
        while True:
            async with asyncio.timeout(SILENCE_SECONDS):
                part = await anext(stream, None)
            if part is None:
                return b"".join(parts)
            parts.append(part)
            size += len(part)
            if size > most:
                raise Refused(problems.TOO_LARGE)
    except TimeoutError as error:
        raise Refused(problems.TOO_SLOW) from error


def unpacked(raw: bytes, encoding: str, most: int) -> bytes:
    """A body without its compression. Raises Refused: more than `most` bytes, damaged, unknown encoding."""
    try:
        match encoding.strip().lower():
            case "" | "identity":
                found = raw[: most + 1]
            case "gzip" | "x-gzip":
                found = _bounded_gzip(raw, most + 1)
            case "zstd":
                reader = zstandard.ZstdDecompressor(max_window_size=WINDOW).stream_reader(
                    raw, read_across_frames=True
                )
                found = _read(reader, most + 1)
            case _:
                raise Refused(problems.NO_SUCH_ENCODING, {"Accept-Encoding": "zstd, gzip"})
    except (zstandard.ZstdError, zlib.error, EOFError, OSError) as error:
        raise Refused(problems.UNREADABLE) from error
    if len(found) > most:
        raise Refused(problems.TOO_LARGE)
    return found


def _bounded_gzip(raw: bytes, most: int) -> bytes:
    with gzip.GzipFile(fileobj=BytesIO(raw)) as packed:
        return _read(packed, most)


def _read(reader: gzip.GzipFile | zstandard.ZstdDecompressionReader, most: int) -> bytes:
    parts: list[bytes] = []
    left = most
    while left > 0 and (part := reader.read(min(left, 1_048_576))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def packed(plain: bytes, encoding: str) -> bytes:
    """A body in an encoding that `accepted` chose."""
    match encoding:
        case "zstd":
            return zstandard.ZstdCompressor(level=3).compress(plain)
        case "gzip":
            return gzip.compress(plain, compresslevel=6, mtime=0)
        case _:
            return plain


def accepted(header: str) -> str:
    """'zstd', 'gzip' or '': the best that an Accept-Encoding header allows."""
    wanted = dict(_weighed(header.lower().split(",")))
    for encoding in ("zstd", "gzip"):
        if wanted.get(encoding, wanted.get("*", 0.0)) > 0:
            return encoding
    return ""


def _weighed(words: Iterable[str]) -> Iterable[tuple[str, float]]:
    for word in words:
        name, *parameters = (part.strip() for part in word.split(";"))
        weight = next((p.removeprefix("q=") for p in parameters if p.startswith("q=")), "1")
        try:
            yield name, float(weight)
        except ValueError:
            yield name, 0.0


def json_response(body: bytes, encoding: str = "", status: int = 200) -> Response:
    """JSON bytes as a response, `body` being packed already in `encoding`."""
    headers = {"Vary": "Accept-Encoding"}
    if encoding:
        headers["Content-Encoding"] = encoding
    return Response(body, status, headers, "application/json")
