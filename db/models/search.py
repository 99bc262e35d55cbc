# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for the full-text index: the same cutting for what is stored and what is asked.

Diacritics, case, hyphens and apostrophes don't matter; each Chinese, Japanese or Korean character is a word
(unicode61 would take a whole sentence for one).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

CJK = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
_IDEOGRAPH = re.compile(f"([{CJK}])")
_APOSTROPHES = re.compile("['`´ʻʼʾʿ‘’ʹ\u0640]")
# New Tai Lue vowels and two Vedic signs are letters to Python and marks to FTS5, which would cut there again.
_BETWEEN = re.compile("[\\W_\u19b0-\u19c9\u1cf2\u1cf3]+")
# What _APOSTROPHES and _BETWEEN do to ASCII, at once.
_ASCII = {code: " " for code in range(128) if not chr(code).isalnum()} | {ord("'"): "", ord("`"): ""}
# Letters that Unicode does not take apart: Søren is looked for as Soren. Of the Arabic ones keyboards and
# cataloguers have now this form, now that: Jawi and Persian kaf and ya, a bare alif maqsura, ta marbuta.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th"}
    | {"\u06a9": "\u0643", "\u06cc": "\u064a", "\u0649": "\u064a", "\u0629": "\u0647"}
)
_JOINED = re.compile(r"\w+(?:-\w+)+")


def fold(text: str) -> str:
    """Lower case, no diacritics, no apostrophes: 'Al-Qur’an' → 'al-quran'."""
    if text.isascii():
        return _APOSTROPHES.sub("", text.lower())
    apart = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text))
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare).casefold().translate(_PLAIN)


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
        joined = " ".join(_JOINED.findall(fold(text))).replace("-", "")
        found.update(dict.fromkeys(words(joined)))
    return " ".join(found)


def match_expression(text: str) -> str | None:
    """What a person typed as an FTS5 query, every word a prefix; None where nothing can be searched for."""
    return " AND ".join(map(_either, _spellings(text))) or None


def has_words(typed: str, text: str) -> bool:
    """Whether a text has the words that a person typed: what `match_expression` asks of the index."""
    there = search_words([text]).split()

    def has(word: str) -> bool:
        return any(other.startswith(word) for other in there)

    return all(any(all(map(has, spelling)) for spelling in either) for either in _spellings(typed))


def _spellings(typed: str) -> Iterator[list[list[str]]]:
    """For each part between blanks the words that it may stand for: 'al-quran' is also 'alquran'."""
    for part in typed.split():
        apart, together = words(part), words(part.replace("-", ""))
        if apart:
            yield [apart] if apart == together else [apart, together]


def _either(spellings: list[list[str]]) -> str:
    asked = [" AND ".join(f'"{word}"*' for word in spelling) for spelling in spellings]
    return asked[0] if len(asked) == 1 else f"(({asked[0]}) OR {asked[1]})"
