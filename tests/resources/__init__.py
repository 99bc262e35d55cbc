# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of the files that the program brings along."""
