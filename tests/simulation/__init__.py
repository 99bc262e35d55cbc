# SPDX-License-Identifier: GPL-3.0-or-later
"""Syncing under faults: one server, several desks, everything decided by a seed."""
