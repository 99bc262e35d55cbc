# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures against yardsticks measured in the same run: `make bench`, results in build/bench.json."""
