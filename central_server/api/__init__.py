# SPDX-License-Identifier: GPL-3.0-or-later
"""The HTTP API: an ASGI application without state of its own; everything lasting is in the store."""
