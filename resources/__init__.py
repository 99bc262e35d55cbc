# SPDX-License-Identifier: GPL-3.0-or-later
"""Fonts, translations, sounds, icons and the sample library, found through importlib.resources."""
