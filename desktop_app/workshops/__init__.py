# SPDX-License-Identifier: GPL-3.0-or-later
"""Workshops: planned, registered for, attended, certified."""
