# SPDX-License-Identifier: GPL-3.0-or-later
"""Members: found, registered, edited, photographed, renewed, blocked, their cards printed."""
