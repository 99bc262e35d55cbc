# SPDX-License-Identifier: GPL-3.0-or-later
"""Who comes to the library: counter, guest book, groups, the day's list and figures."""
