# SPDX-License-Identifier: GPL-3.0-or-later
"""What is kept of a token or code where it is only to be recognised."""

from hashlib import sha256


def hashed(secret: str) -> bytes:
    """SHA-256 of a token or code: all that the server keeps of it."""
    return sha256(secret.encode()).digest()
