# SPDX-License-Identifier: GPL-3.0-or-later
"""The attention list: what two sides did not agree on, until a person has settled it."""
