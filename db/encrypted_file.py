# SPDX-License-Identifier: GPL-3.0-or-later
"""The encrypted file itself, without SQLAlchemy: what opens at once, before the store is opened for work."""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

FILE_NAME = "library.db"
BUSY_TIMEOUT_MS = 10_000
CACHE_KIB = 8_192


def connect(file: Path, key: bytes) -> Any:
    """A bare connection to an encrypted file, set up as every connection of ours is."""
    connection = sqlcipher.connect(str(file), isolation_level=None, check_same_thread=False)
    # A raw key skips SQLCipher's own derivation: keys.py has derived it once already.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection
