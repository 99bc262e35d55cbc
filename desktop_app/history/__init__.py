# SPDX-License-Identifier: GPL-3.0-or-later
"""What was done and what is due: slips printed again, the due list, the day's figures."""
