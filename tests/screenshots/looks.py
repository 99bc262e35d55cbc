# SPDX-License-Identifier: GPL-3.0-or-later
"""Language, theme and size of a picture."""

from __future__ import annotations

from typing import NamedTuple


class Look(NamedTuple):
    """`language` 'id' or 'en', `theme` 'light' or 'dark', size of the window in pixels."""

    language: str
    theme: str
    width: int
    height: int

    @property
    def folder(self) -> str:
        """Where its pictures go."""
        return f"{self.language}-{self.theme}-{self.width}x{self.height}"


def every_look() -> list[Look]:
    """All of them; from one to the next as little changes as can be: a theme is dear to switch."""
    looks = []
    for theme in ("light", "dark"):
        languages = ("id", "en") if theme == "light" else ("en", "id")
        for language in languages:
            sizes = [(1280, 720), (1920, 1080)]
            looks += [Look(language, theme, *size) for size in (sizes if language == "id" else sizes[::-1])]
    return looks
