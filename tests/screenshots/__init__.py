# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of every page in its important states, in each language, theme and size."""
