# SPDX-License-Identifier: GPL-3.0-or-later
"""The sync page: how this desk stands with its server, what waits, what was sent and what became of it."""
