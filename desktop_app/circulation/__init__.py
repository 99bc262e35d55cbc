# SPDX-License-Identifier: GPL-3.0-or-later
"""Lending, returning and renewing at the desk."""
