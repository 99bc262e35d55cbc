# SPDX-License-Identifier: GPL-3.0-or-later
"""What commands tell programs: facts as JSON for desk and server."""

import json
from typing import Any

import msgspec

SPACES = 2


def facts_as_json(facts: Any) -> str:
    """Indented by SPACES; what JSON has no words for (uids, paths) as text."""
    try:
        return msgspec.json.format(msgspec.json.encode(facts, enc_hook=str), indent=SPACES).decode()
    except UnicodeEncodeError:
        # The name of a file that is not UTF-8: as Python writes it, so that it can be opened by it.
        return json.dumps(msgspec.to_builtins(facts, enc_hook=str), indent=SPACES)
