# SPDX-License-Identifier: GPL-3.0-or-later
"""The window around the pages: navigation, the scan box, keys, messages, lock; it knows no page by name."""
