# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for the full-text index: the same cutting for what is stored and what is asked.

Diacritics, case, hyphens and apostrophes don't matter; each Chinese, Japanese or Korean character is a word
(unicode61 would take a whole sentence for one).
"""

import re
import unicodedata
from collections.abc import Iterable

CJK = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
_IDEOGRAPH = re.compile(f"([{CJK}])")
_APOSTROPHES = re.compile("['`´ʻʼʾʿ‘’ʹ\u0640]")
_BETWEEN = re.compile(r"[\W_]+")
# What _APOSTROPHES and _BETWEEN do to ASCII, at once.
_ASCII = {code: " " for code in range(128) if not chr(code).isalnum()} | {ord("'"): "", ord("`"): ""}
_JOINED = re.compile(r"\w+(?:-\w+)+")


def fold(text: str) -> str:
    """Lower case, no diacritics, no apostrophes: 'Al-Qur’an' → 'al-quran'."""
    if text.isascii():
        return _APOSTROPHES.sub("", text.lower())
    apart = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text))
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare).casefold()


def words(text: str) -> list[str]:
    """The words of a text, folded."""
    if text.isascii():
        return text.lower().translate(_ASCII).split()
    folded = fold(text)
    if not folded.isascii():
        folded = _IDEOGRAPH.sub(r" \1 ", folded)
    return _BETWEEN.sub(" ", folded).split()


def search_words(parts: Iterable[str]) -> str:
    """Everything a row can be found by, each word once: 'ilmu-ilmu' also as 'ilmuilmu'."""
    text = "\n".join(parts)
    found = dict.fromkeys(words(text))
    if "-" in text.replace(" -- ", " "):
        found.update(dict.fromkeys(w.replace("-", "") for w in _JOINED.findall(fold(text))))
    return " ".join(found)


def match_expression(text: str) -> str | None:
    """What a person typed as an FTS5 query, every word a prefix; None where nothing can be searched for."""
    terms = words(text)
    return " ".join(f'"{term}"*' for term in terms) if terms else None
