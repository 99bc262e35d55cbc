# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules of the house that a machine can read, as tests."""
