# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests mirror the packages; desk/ drives the real window, bench/ measures it."""
