# SPDX-License-Identifier: GPL-3.0-or-later
"""Before the main window: first start, unlocking the store, trouble at opening, signing in."""
