# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogue: finding titles while typing, where their copies are, and describing both."""
