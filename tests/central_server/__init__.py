# SPDX-License-Identifier: GPL-3.0-or-later
"""The central server: real HTTP on loopback, on SQLite and on a real PostgreSQL."""
