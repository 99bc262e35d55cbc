# SPDX-License-Identifier: GPL-3.0-or-later
"""Slips, cards and lists: plain data in, PDF bytes out. Knows no window and no store."""
