# SPDX-License-Identifier: GPL-3.0-or-later
"""Every change to the store, as data plus a function that applies it."""
