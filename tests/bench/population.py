# SPDX-License-Identifier: GPL-3.0-or-later
"""A library of any size out of nothing: one seed gives the same titles, items and members each time.

Words follow Zipf's law over Indonesian and English, as in the catalogues that the search has to be quick in.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from random import Random
from typing import NamedTuple

INDONESIAN = """
dan untuk dengan dalam pengantar dasar anak ilmu buku cerita sejarah bahasa indonesia pendidikan hukum islam
ekonomi belajar manajemen teori praktik sekolah siswa guru matematika fisika kimia biologi komputer
kesehatan masyarakat budaya melayu kepulauan riau tanjungpinang laut nelayan pulau kampung kota negeri
rakyat dongeng puisi pantun hikayat novel kumpulan cerpen kamus ensiklopedia atlas peta agama akhlak fikih
tafsir alquran hadis doa keluarga ibu ayah kakak adik kucing burung ikan pohon bunga tanaman obat kebun
sawah padi hutan gunung sungai hujan langit bintang bulan matahari cahaya malam pagi hari tahun waktu masa
depan lalu hidup cinta hati jiwa rindu sahabat teman jalan rumah pintu jendela kunci rahasia petualangan
detektif pahlawan raja putri sultan perang kemerdekaan revolusi pemuda bangsa negara pancasila undang
pemerintahan daerah desa kebijakan publik politik demokrasi sosial penelitian metode analisis statistika
akuntansi keuangan bank pajak bisnis usaha pemasaran wirausaha koperasi kerja kreatif cerdas pintar mudah
cepat lengkap praktis panduan petunjuk resep masakan kue sehat olahraga musik gambar seni tari batik tenun
kerajinan teknologi informasi jaringan pemrograman mesin listrik bangunan jalan jembatan kapal pesawat mobil
sepeda permainan
""".split()
ENGLISH = """
the of and in introduction to a for history world life story english book guide management science computer
programming learning theory practice education law social research methods business marketing economics
health children little big red blue night day house garden sea island wind river mountain star moon light
dark secret key adventure magic dragon king queen girl boy family friend love heart mind time travel journey
road home city country people culture art music design drawing cooking food sport game animal bird fish
flower tree forest water fire earth data network system software engineering mathematics physics chemistry
biology medicine nursing psychology philosophy religion language grammar dictionary encyclopedia handbook
modern advanced basic complete simple practical
""".split()
GIVEN = """
Siti Nur Dewi Sri Putri Ayu Fitri Rina Yuni Lestari Ahmad Muhammad Budi Agus Andi Rizki Hendra Joko Bayu
Dian Raja Tengku Encik Zainal Hasan Ali Umar Fatimah Aminah Halimah Maria Yohanes Stefanus Mei Ling Wei Hock
Arif Fajar Galih
""".split()
FAMILY = """
Wulandari Santoso Wijaya Pratama Saputra Hidayat Nasution Siregar Harahap Simanjuntak Lubis Rahman Hakim
Haji Abdullah Effendi Kurniawan Setiawan Gunawan Susanto Tan Lim Wong Chandra Halim Maulana Ramadhan
Firmansyah Suryani Anggraini
""".split()
FORMS = ("", "", "", "Kajian", "Bibliografi", "Bahan bacaan", "Study and teaching", "Fiction", "Sejarah")
PUBLISHERS = (
    "Gramedia",
    "Balai Pustaka",
    "Mizan",
    "Erlangga",
    "Kanisius",
    "Bumi Aksara",
    "Milik Kita",
    "Harbour Press",
)
SYLLABLES = (
    "ba",
    "ca",
    "da",
    "ka",
    "la",
    "ma",
    "na",
    "pa",
    "ra",
    "sa",
    "ti",
    "ri",
    "lu",
    "ku",
    "ngo",
    "nya",
    "sel",
)

VOCABULARY_SIZE = 40_000
AUTHOR_SHARE = 0.15
"""Authors per title: some write much, most write once."""
RING = 1 << 20
ITEMS_PER_TITLE = 2


class PlainItem(NamedTuple):
    """A copy: barcode, and which of the branches (0, 1, 2) holds it."""

    barcode: str
    branch: int


class PlainTitle(NamedTuple):
    """A bibliographic record in plain values, most popular title first."""

    number: int
    title: str
    authors: tuple[str, ...]
    subjects: tuple[str, ...]
    isbn: str
    call_number: str
    year: int
    language: str
    publisher: str
    items: tuple[PlainItem, ...]


class PlainMember(NamedTuple):
    """A person who may borrow."""

    number: str
    name: str


def titles(count: int, seed: int = 1) -> Iterator[PlainTitle]:
    """`count` titles with two items each."""
    random = Random(seed)
    words = _Words(random)
    authors = [_name(random) for _ in range(max(50, int(count * AUTHOR_SHARE)))]
    for number in range(count):
        yield _title(number, random, words, authors)


def members(count: int, seed: int = 1) -> Iterator[PlainMember]:
    """`count` members, numbered from M0000001."""
    random = Random(seed)
    for number in range(1, count + 1):
        yield PlainMember(f"M{number:07d}", _name(random))


def isbn13(number: int) -> str:
    """The ISBN-13 with prefix 978-602 (Indonesia) and this number, check digit included (ISO 2108)."""
    digits = f"978602{number % 1_000_000:06d}" if number < 1_000_000 else f"979{number % 10**9:09d}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return digits + str(-total % 10)


def barcode(title: int, copy: int) -> str:
    """The barcode of a title's copy: B, seven digits for the title, one for the copy."""
    return f"B{title:07d}{copy + 1}"


class _Words:
    """Zipf-distributed words of each language, drawn once into a ring and handed out from it."""

    def __init__(self, random: Random) -> None:
        self._rings = {"ind": _ring(INDONESIAN, random), "eng": _ring(ENGLISH, random)}
        self._at = 0

    def take(self, language: str, count: int) -> list[str]:
        ring = self._rings[language]
        # A step that shares no factor with the ring's length: the second round meets other neighbours.
        self._at = (self._at + count + 7919) % (RING - count)
        return ring[self._at : self._at + count]


def _ring(known: list[str], random: Random) -> list[str]:
    vocabulary = known + [
        "".join(random.choices(SYLLABLES, k=random.randint(2, 5))) for _ in range(VOCABULARY_SIZE)
    ]
    weights = list(accumulate(1 / rank for rank in range(1, len(vocabulary) + 1)))
    return random.choices(vocabulary, cum_weights=weights, k=RING)


def _title(number: int, random: Random, words: _Words, authors: list[str]) -> PlainTitle:
    language = "ind" if random.random() < 0.7 else "eng"
    first = authors[int(len(authors) * random.random() ** 3)]
    second = (authors[random.randrange(len(authors))],) if random.random() < 0.2 else ()
    return PlainTitle(
        number=number,
        title=" ".join(words.take(language, random.randint(2, 8))).capitalize(),
        authors=(first, *second),
        subjects=tuple(_subject(random, words, language) for _ in range(random.randint(1, 2))),
        isbn=isbn13(number),
        call_number=f"{random.randrange(1000):03d}.{random.randrange(100)} {first[:3].upper()}",
        year=2026 - int(45 * random.random() ** 2),
        language=language,
        publisher=random.choice(PUBLISHERS),
        items=tuple(PlainItem(barcode(number, copy), random.randrange(3)) for copy in range(ITEMS_PER_TITLE)),
    )


def _subject(random: Random, words: _Words, language: str) -> str:
    heading = words.take(language, 1)[0].capitalize()
    form = random.choice(FORMS)
    return f"{heading} -- {form}" if form else heading


def _name(random: Random) -> str:
    given = " ".join(random.choices(GIVEN, k=random.randint(1, 2)))
    return f"{random.choice(FAMILY)}, {given} {''.join(random.choices(SYLLABLES, k=2)).capitalize()}"
