# SPDX-License-Identifier: GPL-3.0-or-later
"""Partners: who the library works with, and what was agreed with each."""
