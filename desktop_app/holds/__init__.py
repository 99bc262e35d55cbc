# SPDX-License-Identifier: GPL-3.0-or-later
"""Reservations: what is to be fetched from the shelves, what lies aside, who waits."""
