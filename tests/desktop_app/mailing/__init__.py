# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of desktop_app.mailing."""
