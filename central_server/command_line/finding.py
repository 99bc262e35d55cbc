# SPDX-License-Identifier: GPL-3.0-or-later
"""One thing that the doctor looked at."""

from dataclasses import dataclass, field
from typing import Any

GOOD, WARNING, BAD = "good", "warning", "bad"
MARKS = {GOOD: "✓", WARNING: "!", BAD: "✗"}


@dataclass(frozen=True)
class Finding:
    """`check` names it for programs, `said` tells people what was found."""

    check: str
    state: str
    said: str
    facts: dict[str, Any] = field(default_factory=dict)

    def as_line(self) -> str:
        """For people."""
        return f"{MARKS[self.state]} {self.said}"

    def as_facts(self) -> dict[str, Any]:
        """For programs."""
        return {"check": self.check, "state": self.state, "said": self.said, **self.facts}
