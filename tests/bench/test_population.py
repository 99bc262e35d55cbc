# SPDX-License-Identifier: GPL-3.0-or-later
"""The generated library is the same each time, and looks like one."""

from collections import Counter
from itertools import islice

from tests.bench.population import members, titles


def test_the_same_seed_gives_the_same_library() -> None:
    assert list(titles(200, seed=7)) == list(titles(200, seed=7))
    assert list(titles(200, seed=7)) != list(titles(200, seed=8))
    assert list(members(50)) == list(members(50))


def test_isbns_check_and_barcodes_are_unique() -> None:
    library = list(titles(3_000))
    for title in library:
        assert sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(title.isbn)) % 10 == 0
    assert len({title.isbn for title in library}) == len(library)
    assert len({item.barcode for title in library for item in title.items}) == 2 * len(library)


def test_few_words_are_common_and_many_are_rare() -> None:
    words = Counter(word.lower() for title in islice(titles(5_000), 5_000) for word in title.title.split())
    commonest = sum(count for _, count in words.most_common(20))
    assert commonest > 0.25 * words.total()
    assert sum(count == 1 for count in words.values()) > 0.3 * len(words)
