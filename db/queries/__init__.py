# SPDX-License-Identifier: GPL-3.0-or-later
"""Every read that a screen or report needs: functions of a database session that return plain values."""
