# SPDX-License-Identifier: GPL-3.0-or-later
"""Words of other programs for languages, forms, conditions and genders, Indonesian and English, as ours."""

import re

CODE = re.compile("[a-z]{3}")

LANGUAGES = {
    "indonesia": "ind", "bahasa indonesia": "ind", "indonesian": "ind", "id": "ind", "in": "ind",
    "ina": "ind", "english": "eng", "inggris": "eng", "bahasa inggris": "eng", "en": "eng", "arab": "ara",
    "arabic": "ara", "bahasa arab": "ara", "ar": "ara", "melayu": "may", "malay": "may",
    "bahasa melayu": "may", "ms": "may", "msa": "may", "jawa": "jav", "javanese": "jav", "jv": "jav",
    "sunda": "sun", "sundanese": "sun", "su": "sun", "bali": "ban", "balinese": "ban", "minangkabau": "min",
    "minang": "min", "batak": "btk", "bugis": "bug", "aceh": "ace", "acehnese": "ace", "madura": "mad",
    "madurese": "mad", "banjar": "bjn", "belanda": "dut", "dutch": "dut", "nl": "dut", "nld": "dut",
    "jerman": "ger", "german": "ger", "de": "ger", "deu": "ger", "prancis": "fre", "perancis": "fre",
    "french": "fre", "fr": "fre", "fra": "fre", "jepang": "jpn", "japanese": "jpn", "ja": "jpn",
    "mandarin": "chi", "cina": "chi", "tionghoa": "chi", "tiongkok": "chi", "chinese": "chi", "zh": "chi",
    "zho": "chi", "korea": "kor", "korean": "kor", "ko": "kor", "spanyol": "spa", "spanish": "spa",
    "es": "spa", "rusia": "rus", "russian": "rus", "ru": "rus", "italia": "ita", "italian": "ita",
    "it": "ita", "portugis": "por", "portuguese": "por", "pt": "por", "latin": "lat", "la": "lat",
    "sanskerta": "san", "sanskrit": "san", "thai": "tha", "th": "tha", "vietnam": "vie",
    "vietnamese": "vie", "vi": "vie", "tagalog": "tgl", "tamil": "tam", "hindi": "hin", "urdu": "urd",
    "parsi": "per", "persia": "per", "persian": "per", "turki": "tur", "turkish": "tur",
}  # fmt: skip
"""Names and ISO 639-1 or 639-2/T codes to ISO 639-2/B, as MARC writes them."""

NO_LANGUAGE = frozenset({"und", "zxx", "mul", "xxx", "n/a"})
"""Codes that say none, or many."""

LANGUAGE_NAMES = {
    "ind": "Indonesia", "eng": "English", "ara": "Arab", "may": "Melayu", "jav": "Jawa", "sun": "Sunda",
    "ban": "Bali", "min": "Minangkabau", "btk": "Batak", "bug": "Bugis", "ace": "Aceh", "mad": "Madura",
    "bjn": "Banjar", "dut": "Belanda", "ger": "Jerman", "fre": "Prancis", "jpn": "Jepang",
    "chi": "Mandarin", "kor": "Korea", "spa": "Spanyol", "rus": "Rusia", "ita": "Italia", "por": "Portugis",
    "lat": "Latin", "san": "Sanskerta", "tha": "Thai", "vie": "Vietnam", "tgl": "Tagalog", "tam": "Tamil",
    "hin": "Hindi", "urd": "Urdu", "per": "Persia", "tur": "Turki",
}  # fmt: skip
"""How SLiMS calls them when we write for it."""

FORMS_BY_GMD = {
    "text": "book", "teks": "book", "buku": "book", "book": "book", "printed": "book", "te": "book",
    "serial": "serial", "majalah": "serial", "jurnal": "serial", "journal": "serial", "magazine": "serial",
    "manuscript": "manuscript", "skripsi": "manuscript", "tesis": "manuscript", "disertasi": "manuscript",
    "map": "map", "globe": "map", "cartographic material": "map", "peta": "map", "atlas": "map",
    "music": "music", "musik": "music", "sound recording": "sound", "rekaman suara": "sound",
    "audio": "sound", "video recording": "video", "motion picture": "video", "filmstrip": "video",
    "video": "video", "film": "video", "digital versatile disc": "video", "dvd": "video", "vcd": "video",
    "picture": "picture", "chart": "picture", "art original": "picture", "technical drawing": "picture",
    "slide": "picture", "transparency": "picture", "flash card": "picture", "photograph": "picture",
    "computer software": "electronic", "computer file": "electronic", "cd-rom": "electronic",
    "electronic resource": "electronic", "multimedia": "electronic", "ebook": "electronic",
    "e-book": "electronic", "kit": "kit", "game": "kit", "model": "object", "realia": "object",
    "diorama": "object", "equipment": "object", "microscope slide": "object", "microform": "electronic",
}  # fmt: skip
"""SLiMS's general material designations (its default rows, and usual Indonesian ones) to our forms."""

GMD_OF_FORM = {
    "book": "Text", "serial": "Text", "manuscript": "Manuscript", "map": "Map", "score": "Music",
    "music": "Music", "sound": "Sound Recording", "video": "Video Recording", "picture": "Picture",
    "electronic": "Electronic Resource", "kit": "Kit", "object": "Realia",
}  # fmt: skip

CONDITIONS = {
    "": "good", "0": "good", "available": "good", "tersedia": "good", "good": "good", "baik": "good",
    "-": "good", "repair": "repair", "r": "repair", "perbaikan": "repair", "rusak": "damaged",
    "damaged": "damaged", "missing": "missing", "mis": "missing", "hilang": "missing", "lost": "missing",
    "m": "missing", "no loan": "not_for_loan", "nl": "not_for_loan", "not_for_loan": "not_for_loan",
    "not for loan": "not_for_loan", "reference": "not_for_loan", "tidak dipinjamkan": "not_for_loan",
    "withdrawn": "withdrawn", "weeded": "withdrawn", "discard": "withdrawn",
}  # fmt: skip
"""Item statuses of SLiMS and usual words to rules.items.CONDITIONS."""

STATUS_OF_CONDITION = {
    "good": "",
    "repair": "Repair",
    "missing": "Missing",
    "lost": "Missing",
    "not_for_loan": "No Loan",
    "damaged": "Damaged",
    "withdrawn": "Withdrawn",
}

ORIGIN_CODES = {"Pembelian": "1", "Hibah": "2", "Sumbangan": "2"}
"""How SLiMS says where a copy came from; it knows one word for what was given."""

GENDERS = {
    "1": "male", "0": "female", "m": "male", "f": "female", "l": "male", "p": "female", "male": "male",
    "female": "female", "laki-laki": "male", "perempuan": "female", "pria": "male", "wanita": "female",
}  # fmt: skip
"""SLiMS: 1 male, 0 female; L and P are the usual Indonesian letters."""


def language_code(name: str) -> str:
    """ISO 639-2/B of a language's name or code; nothing for a name we don't know."""
    plain = name.strip().casefold()
    is_code = plain in LANGUAGE_NAMES or (name.strip() == plain and CODE.fullmatch(plain))
    return LANGUAGES.get(plain) or (plain if is_code and plain not in NO_LANGUAGE else "")


def form_of(gmd: str) -> str:
    """Our form for a general material designation; a book where it says nothing we know."""
    return FORMS_BY_GMD.get(gmd.strip().casefold(), "book")


def condition_of(status: str) -> str | None:
    """One of rules.items.CONDITIONS; None for a status we don't know."""
    return CONDITIONS.get(status.strip().casefold())
