# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk's side of syncing: what goes up, what comes down, and the worker that carries it."""
