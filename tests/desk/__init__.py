# SPDX-License-Identifier: GPL-3.0-or-later
"""Stories played on the real window, under a virtual screen with a window manager."""
