# SPDX-License-Identifier: GPL-3.0-or-later
"""Where desks meet: takes their operations in, gives each the rows that it may see."""
