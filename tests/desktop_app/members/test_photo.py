# SPDX-License-Identifier: GPL-3.0-or-later
"""Photos: upright, 3 : 4, small enough, whatever came in."""

from __future__ import annotations

import random
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QImage

from db.operations.members import LONGEST_PHOTO
from desktop_app.members.photo import FACE, HEIGHT, WIDTH, Cut, NotAPicture, encode, read


def picture(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#3377aa"))
    return image


def opened(jpeg: bytes) -> Image.Image:
    return Image.open(BytesIO(jpeg))


def test_a_photo_is_480_by_640_and_small_enough() -> None:
    noise = random.Random(1).randbytes(900 * 1200 * 4)
    image = QImage(noise, 900, 1200, QImage.Format.Format_RGB32)
    jpeg = encode(image)
    assert opened(jpeg).size == (WIDTH, HEIGHT)
    assert len(jpeg) <= LONGEST_PHOTO


@pytest.mark.parametrize("suffix", ["png", "jpg", "bmp", "webp", "gif"])
def test_any_usual_picture_is_read_whatever_its_name(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"foto.{suffix}"
    Image.new("RGB", (300, 400), "orange").save(path)
    misnamed = tmp_path / "foto.txt"
    path.rename(misnamed)
    assert read(misnamed).size() == QSize(300, 400)


def test_a_telephones_photo_is_turned_upright(tmp_path: Path) -> None:
    lying = Image.new("RGB", (400, 300), "white")
    lying.paste("red", (0, 0, 60, 300))
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter to the right
    lying.save(tmp_path / "foto.jpg", exif=exif, quality=95)
    upright = read(tmp_path / "foto.jpg")
    assert upright.size() == QSize(300, 400)
    assert upright.pixelColor(150, 20).green() < 60
    assert upright.pixelColor(150, 380).green() > 200


def test_a_huge_picture_is_read_small(tmp_path: Path) -> None:
    Image.new("RGB", (6000, 4500), "grey").save(tmp_path / "besar.jpg")
    assert read(tmp_path / "besar.jpg").width() == 2400


def test_what_is_no_picture_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "foto.jpg").write_bytes(b"\xff\xd8\xff\xe0 cut off")
    for path in (tmp_path / "foto.jpg", tmp_path / "missing.jpg"):
        with pytest.raises(NotAPicture):
            read(path)
    with pytest.raises(NotAPicture):
        encode(QImage())


def test_nothing_transparent_turns_black() -> None:
    clear = QImage(300, 400, QImage.Format.Format_ARGB32)
    clear.fill(0)
    assert opened(encode(clear)).getpixel((10, 10)) == (255, 255, 255)


@pytest.mark.parametrize(
    "size", [QSize(640, 480), QSize(480, 640), QSize(100, 900), QSize(3, 2), QSize(1, 1)]
)
def test_the_frame_stays_inside(size: QSize) -> None:
    cut = FACE
    for right, down, factor in ((-900, -900, 1.0), (900, 900, 2.5), (0, 0, 100.0), (5, -5, 0.001)):
        cut = cut.moved(size, right, down).zoomed(factor)
        frame = cut.frame(size)
        assert frame.isValid()
        assert QRect(QPoint(0, 0), size).contains(frame)


def test_moving_the_frame_chooses_what_is_kept() -> None:
    image = picture(1000, 640)
    for x in range(500, 1000):
        for y in range(0, 640, 1):
            image.setPixelColor(x, y, QColor("white"))
    size = image.size()
    left, right = Cut().moved(size, -1000, 0), Cut().moved(size, 1000, 0)
    assert opened(encode(image, left)).getpixel((200, 300))[2] < 200  # type: ignore[index]
    assert opened(encode(image, right)).getpixel((300, 300)) == (255, 255, 255)
