# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings page: this desk, the library's frame, staff, backups."""
