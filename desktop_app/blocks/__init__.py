# SPDX-License-Identifier: GPL-3.0-or-later
"""Building blocks of every page: theme, rows, tables, dialogs; they know no part of the program."""
