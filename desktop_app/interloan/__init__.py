# SPDX-License-Identifier: GPL-3.0-or-later
"""Interlibrary loan: what this branch asked other libraries for, and what they ask it for."""
