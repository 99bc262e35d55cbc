# SPDX-License-Identifier: GPL-3.0-or-later
"""What `simpul` does without a window: one module a command, each with `run(arguments) -> Answer`."""
