# SPDX-License-Identifier: GPL-3.0-or-later
"""Members: what the page decides, reads, shows and photographs."""
