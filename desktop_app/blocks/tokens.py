# SPDX-License-Identifier: GPL-3.0-or-later
"""Every colour and size of the desk.

Contrast of text on its ground is at least 4.5 : 1, of a field's outline and the focus 3 : 1 (WCAG 2.2).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Palette:
    """Colours by what they are for; `*_soft` is a ground on which the colour of the same name is read."""

    window: str
    surface: str
    raised: str
    sunken: str
    border: str
    border_strong: str
    outline: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_soft: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    info: str
    info_soft: str
    focus: str
    hover: str
    selected: str


LIGHT = Palette(
    window="#f3f5f7",
    surface="#ffffff",
    raised="#ffffff",
    sunken="#eaeef1",
    border="#dbe1e6",
    border_strong="#b4bfc9",
    outline="#808d99",
    text="#16212c",
    muted="#4d5b69",
    faint="#5c6976",
    accent="#0b6b74",
    accent_hover="#095a62",
    accent_pressed="#074a51",
    on_accent="#ffffff",
    accent_soft="#ddf0f1",
    good="#17693a",
    good_soft="#def3e5",
    warn="#855200",
    warn_soft="#fdf0d3",
    bad="#ac2320",
    bad_soft="#fce5e3",
    info="#1d559c",
    info_soft="#e2edfa",
    focus="#0e8f9a",
    hover="#eef2f5",
    selected="#d7ecee",
)
DARK = Palette(
    window="#12181e",
    surface="#1a2229",
    raised="#222c35",
    sunken="#0e1318",
    border="#2d3943",
    border_strong="#485865",
    outline="#6f7e8a",
    text="#e8edf1",
    muted="#aab7c2",
    faint="#8d9ba7",
    accent="#58c4cb",
    accent_hover="#74d3d9",
    accent_pressed="#8fdfe4",
    on_accent="#062427",
    accent_soft="#123c41",
    good="#6fd196",
    good_soft="#14382a",
    warn="#f0be64",
    warn_soft="#3c2f12",
    bad="#ff9a92",
    bad_soft="#45201f",
    info="#8dbdf6",
    info_soft="#1a3150",
    focus="#58c4cb",
    hover="#232e37",
    selected="#17444a",
)

TONES = ("neutral", "good", "warn", "bad", "info", "accent")

# Sizes in pixels at 100 %; theme.px scales them.
GAP_XS, GAP_S, GAP_M, GAP_L, GAP_XL = 4, 8, 12, 16, 24
RADIUS, RADIUS_L = 6, 10
CONTROL = 36
ROW = 40
ROW_TWO_LINES = 56
NAVIGATION = 196
NAVIGATION_NARROW = 60
# Type: 14 px is the body, read at arm's length on a 1280 x 720 screen.
SMALL, BODY, LARGE, TITLE, DISPLAY, HUGE = 12, 14, 16, 20, 28, 40
FAMILIES = (
    "Inter",
    "Noto Sans",
    "Noto Naskh Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Tamil",
    "Noto Sans Thai",
    "Droid Sans Fallback",
)


def luminance(colour: str) -> float:
    """Relative luminance of '#rrggbb', 0 to 1 (WCAG 2.2)."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
