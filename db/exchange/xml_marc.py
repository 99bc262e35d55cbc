# SPDX-License-Identifier: GPL-3.0-or-later
"""Leader and fields as MARCXML gives them, mended where they are not MARC."""

from db.exchange.marc import BLANK_LEADER, DELIMITER, Field
from db.exchange.records import Finding
from db.exchange.text import mend_twice_encoded


def leader_of(text: str | None, repairs: list[Finding]) -> str:
    """A leader of 24 characters that says UTF-8; without one, that of a book."""
    leader = BLANK_LEADER if text is None else text.strip("\r\n\t")
    if text is None or len(leader) != 24 or not leader.isascii():
        repairs.append(Finding("bad_leader", "LDR", (text or "")[:30]))
        leader = "".join(c if c.isascii() else " " for c in leader)
        leader = f"{leader:<24.24}" if len(leader) > 7 else BLANK_LEADER
    return f"{leader[:9]}a{leader[10:]}"


def field_of(tag: str, data: str, repairs: list[Finding]) -> Field:
    """A field with a tag of three characters, its text as it was meant."""
    if len(tag) != 3 or not (tag.isalnum() and tag.isascii()):
        repairs.append(Finding("bad_tag", tag[:10]))
        plain = "".join(c for c in tag if c.isalnum() and c.isascii())
        tag = f"{plain:0>3.3}"
    mended = mend_twice_encoded(data)
    if mended != data:
        repairs.append(Finding("twice_encoded", tag, mended[:40].replace(DELIMITER, " ")))
    return tag, mended
