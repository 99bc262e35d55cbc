# SPDX-License-Identifier: GPL-3.0-or-later
"""The server's command line (`simpul-server --help`)."""

import sys

from central_server.command_line.run import main

if __name__ == "__main__":
    sys.exit(main())
