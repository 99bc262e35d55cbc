# SPDX-License-Identifier: GPL-3.0-or-later
"""What `simpul-server` does: one module a command, each with `run(arguments) -> Answer`."""
