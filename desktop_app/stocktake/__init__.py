# SPDX-License-Identifier: GPL-3.0-or-later
"""Stock-takes ('stock opname'): scanned at any number of desks, what is missing, the report."""
