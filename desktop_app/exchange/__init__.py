# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of titles, items and members: taken in and given out."""
