# SPDX-License-Identifier: GPL-3.0-or-later
"""Conditions of an item, and which of them may leave the building."""

CONDITIONS = ("good", "damaged", "repair", "missing", "withdrawn", "not_for_loan")
LENDABLE = frozenset({"good", "damaged"})
MISSING = "missing"
COMES_BACK_BY_RETURN = frozenset({MISSING})
"""An item in one of these conditions is 'good' again once it is handed in."""
