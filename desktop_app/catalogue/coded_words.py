# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of languages and forms, which the store keeps as codes."""

from collections.abc import Callable, Iterable

from desktop_app.language import translate

LANGUAGES: dict[str, Callable[[], str]] = {
    "ind": lambda: translate("CataloguePage", "Indonesian"),
    "eng": lambda: translate("CataloguePage", "English"),
    "ara": lambda: translate("CataloguePage", "Arabic"),
    "may": lambda: translate("CataloguePage", "Malay"),
    "jav": lambda: translate("CataloguePage", "Javanese"),
    "sun": lambda: translate("CataloguePage", "Sundanese"),
    "min": lambda: translate("CataloguePage", "Minangkabau"),
    "btk": lambda: translate("CataloguePage", "Batak"),
    "bug": lambda: translate("CataloguePage", "Buginese"),
    "ban": lambda: translate("CataloguePage", "Balinese"),
    "mad": lambda: translate("CataloguePage", "Madurese"),
    "ace": lambda: translate("CataloguePage", "Acehnese"),
    "bjn": lambda: translate("CataloguePage", "Banjar"),
    "chi": lambda: translate("CataloguePage", "Chinese"),
    "jpn": lambda: translate("CataloguePage", "Japanese"),
    "kor": lambda: translate("CataloguePage", "Korean"),
    "dut": lambda: translate("CataloguePage", "Dutch"),
    "ger": lambda: translate("CataloguePage", "German"),
    "fre": lambda: translate("CataloguePage", "French"),
    "spa": lambda: translate("CataloguePage", "Spanish"),
    "ita": lambda: translate("CataloguePage", "Italian"),
    "por": lambda: translate("CataloguePage", "Portuguese"),
    "rus": lambda: translate("CataloguePage", "Russian"),
    "lat": lambda: translate("CataloguePage", "Latin"),
    "san": lambda: translate("CataloguePage", "Sanskrit"),
    "tam": lambda: translate("CataloguePage", "Tamil"),
    "hin": lambda: translate("CataloguePage", "Hindi"),
    "urd": lambda: translate("CataloguePage", "Urdu"),
    "per": lambda: translate("CataloguePage", "Persian"),
    "tur": lambda: translate("CataloguePage", "Turkish"),
    "tha": lambda: translate("CataloguePage", "Thai"),
    "vie": lambda: translate("CataloguePage", "Vietnamese"),
    "tgl": lambda: translate("CataloguePage", "Tagalog"),
}
"""By ISO 639-2/B, as MARC writes them; the usual ones first."""

FORMS: dict[str, Callable[[], str]] = {
    "book": lambda: translate("CataloguePage", "Book"),
    "serial": lambda: translate("CataloguePage", "Serial"),
    "manuscript": lambda: translate("CataloguePage", "Manuscript"),
    "map": lambda: translate("CataloguePage", "Map"),
    "score": lambda: translate("CataloguePage", "Sheet music"),
    "music": lambda: translate("CataloguePage", "Music"),
    "sound": lambda: translate("CataloguePage", "Sound recording"),
    "video": lambda: translate("CataloguePage", "Video"),
    "picture": lambda: translate("CataloguePage", "Picture"),
    "electronic": lambda: translate("CataloguePage", "Electronic resource"),
    "kit": lambda: translate("CataloguePage", "Kit or game"),
    "object": lambda: translate("CataloguePage", "Object"),
}


def language_words(code: str) -> str:
    """A language's name; for one we have no name for, its code."""
    return LANGUAGES[code]() if code in LANGUAGES else code


def form_words(form: str) -> str:
    """A form's name; for one we have no name for, what the record says."""
    return FORMS[form]() if form in FORMS else form


def language_choices(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Languages to choose from: the usual ones in our order, then the others by their codes."""
    there = set(codes)
    usual = [code for code in LANGUAGES if code in there]
    return [(code, language_words(code)) for code in (*usual, *sorted(there - LANGUAGES.keys()))]
