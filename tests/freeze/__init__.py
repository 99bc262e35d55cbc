# SPDX-License-Identifier: GPL-3.0-or-later
"""The frozen program, tried as on a machine without Python: `make freeze`."""
