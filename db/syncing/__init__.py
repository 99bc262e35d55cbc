# SPDX-License-Identifier: GPL-3.0-or-later
"""What desk and server share about syncing: how rows travel, who may have them, who wins."""
