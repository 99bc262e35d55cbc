# SPDX-License-Identifier: GPL-3.0-or-later
"""Bibliographic, item and member files: read into plain values, written from them; knows no store."""
