# SPDX-License-Identifier: GPL-3.0-or-later
"""The store, and the only ways to change it: shared by desk and server; knows neither Qt nor HTTP."""
