# SPDX-License-Identifier: GPL-3.0-or-later
"""Both themes can be read by tired eyes on an old monitor."""

from __future__ import annotations

import pytest

from desktop_app.blocks.tokens import DARK, LIGHT, Palette, contrast

GROUNDS = ("window", "surface", "raised", "sunken", "hover")
SOFT = ("good", "warn", "bad", "info", "accent")


def pairs() -> list[tuple[str, str]]:
    plain = [(text, ground) for text in ("text", "muted") for ground in (*GROUNDS, "selected")]
    faint = [("faint", ground) for ground in ("window", "surface", "raised", "sunken")]
    toned = [(tone, ground) for tone in SOFT for ground in (f"{tone}_soft", "window", "surface", "raised")]
    on_accent = [("on_accent", accent) for accent in ("accent", "accent_hover", "accent_pressed")]
    return [*plain, *faint, *toned, *on_accent]


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), pairs())
def test_text_is_readable_on_its_ground(palette: Palette, text: str, ground: str) -> None:
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("mark", ["outline", "focus"])
def test_fields_and_focus_stand_out(palette: Palette, mark: str) -> None:
    assert contrast(getattr(palette, mark), palette.surface) >= 3.0
    assert contrast(getattr(palette, mark), palette.window) >= 3.0


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
