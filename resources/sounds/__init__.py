# SPDX-License-Identifier: GPL-3.0-or-later
"""Two short sounds of our own making; see make_sounds."""
