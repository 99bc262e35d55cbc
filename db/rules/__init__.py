# SPDX-License-Identifier: GPL-3.0-or-later
"""Pure decisions: no store, no clock, no words."""
