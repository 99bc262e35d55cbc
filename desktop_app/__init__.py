# SPDX-License-Identifier: GPL-3.0-or-later
"""The circulation desk: what staff see and press, and the only place that knows Qt."""
