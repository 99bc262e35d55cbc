# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: opens the window, or does one thing without it (`simpul --help`)."""

import sys

from desktop_app.command_line.run import main

if __name__ == "__main__":
    sys.exit(main())
