# SPDX-License-Identifier: GPL-3.0-or-later
"""Language, theme, size and zoom of a picture."""

from __future__ import annotations

from typing import NamedTuple


class Look(NamedTuple):
    """`language` 'id' or 'en', `theme` 'light' or 'dark', size of the window in pixels, zoom in per cent."""

    language: str
    theme: str
    width: int
    height: int
    zoom: int = 100

    @property
    def folder(self) -> str:
        """Where its pictures go."""
        zoom = "" if self.zoom == 100 else f"-{self.zoom}"
        return f"{self.language}-{self.theme}-{self.width}x{self.height}{zoom}"


def every_look() -> list[Look]:
    """All of them; from one to the next as little changes as can be: a theme is dear to switch."""
    looks = []
    for theme in ("light", "dark"):
        languages = ("id", "en") if theme == "light" else ("en", "id")
        for language in languages:
            sizes = [(1280, 720), (1920, 1080)]
            looks += [Look(language, theme, *size) for size in (sizes if language == "id" else sizes[::-1])]
    return looks


def tight_looks() -> list[Look]:
    """Where room is short: an old monitor, and large letters; Indonesian words are the longer ones."""
    sizes = ((1024, 768, 100), (1280, 720, 125), (1280, 720, 150), (1920, 1080, 150))
    return [Look("id", "light", *size) for size in sizes]
