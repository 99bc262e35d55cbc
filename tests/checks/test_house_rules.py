# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the house hold everywhere; and each rule, shown an offender, does notice it."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath

import pytest

from tests.checks import sources
from tests.checks.sources import Wrong, python_files, text_of, tracked

Checker = Callable[[str], Iterator[Wrong]]
BACKGROUND = PurePosixPath("desktop_app/background.py")
THESE_CHECKS = PurePosixPath("tests/checks")


def everything() -> list[PurePosixPath]:
    return [
        path
        for path in tracked()
        if not sources.FOREIGN.match(str(path)) and THESE_CHECKS not in path.parents
    ]


def findings(checker: Checker, paths: Iterable[PurePosixPath]) -> list[str]:
    texts = ((path, text_of(path)) for path in paths)
    return [f"{path}:{wrong.line}: {wrong.what}" for path, text in texts if text for wrong in checker(text)]


def test_names_say_what_is_inside() -> None:
    assert [f"{path}: {wrong.what}" for path in tracked() for wrong in sources.attic_names(path)] == []


def test_every_source_carries_its_licence() -> None:
    assert findings(sources.missing_licence, [path for path in python_files() if text_of(path)]) == []
    assert [path for path in python_files() if not text_of(path)] == [], "empty: say what the package is"


def test_no_host_and_no_path_of_one_machine() -> None:
    assert findings(sources.foreign_addresses, everything()) == []


def test_the_lock_says_what_and_never_from_where() -> None:
    assert findings(sources.lock_sources, [PurePosixPath("requirements.lock")]) == []


def test_words_are_looked_up_under_a_named_context() -> None:
    assert findings(sources.inherited_tr, python_files("desktop_app")) == []


def test_words_are_literals_that_the_collector_can_read() -> None:
    # language.py hands its own arguments on: the one place where they are names.
    paths = [path for path in python_files("desktop_app") if path.name != "language.py"]
    assert findings(sources.unseen_words, paths) == []


def test_threads_are_made_in_one_place() -> None:
    paths = [path for path in python_files("desktop_app") if path != BACKGROUND]
    assert findings(sources.own_threads, paths) == []


def test_only_the_desk_knows_qt() -> None:
    assert findings(sources.qt_imports, python_files("db", "central_server", "resources")) == []


def test_no_browser_inside() -> None:
    paths = [path for path in everything() if path.name not in {"build.spec", "README.md"}]
    assert findings(sources.web_engine, paths) == []


def test_the_browser_is_not_even_installed() -> None:
    assert importlib.util.find_spec("PySide6.QtWeb" + "EngineCore") is None


def test_no_nameless_except() -> None:
    assert findings(sources.broad_handlers, python_files("db", "desktop_app", "central_server")) == []


def test_the_top_level_is_a_table_of_contents() -> None:
    visible = {path.parts[0] for path in tracked() if not path.parts[0].startswith(".")}
    assert visible - sources.TOP_LEVEL == set()


OFFENDERS: list[tuple[Checker, str]] = [
    (sources.missing_licence, '"""A module."""\n'),
    (sources.foreign_addresses, "see https://packages" + ".invalid/simple\n"),
    (sources.foreign_addresses, 'STORE = "/ho' + 'me/siti/library.db"\n'),
    (sources.foreign_addresses, "file:" + "///srv/wheels\n"),
    (sources.lock_sources, "--index-url somewhere\n"),
    (sources.lock_sources, "alembic @ ../alembic.whl\n"),
    (sources.inherited_tr, "label.setText(self.tr('Lend'))\n"),
    (sources.unseen_words, "translate('Page', words)\n"),
    (sources.unseen_words, "translate('Page', f'{name} was lent')\n"),
    (sources.unseen_words, "language.translate(CONTEXT, 'Lend')\n"),
    (sources.unseen_words, "translate('Lend')\n"),
    (sources.own_threads, "from PySide6.QtCore import QThread\n"),
    (sources.own_threads, "QtCore.QThreadPool.globalInstance()\n"),
    (sources.own_threads, "import threading\nthreading.Thread(target=print)\n"),
    (sources.qt_imports, "from PySide6.QtCore import Qt\n"),
    (sources.qt_imports, "import qtawesome as qta\n"),
    (sources.web_engine, "import PySide6.QtWeb" + "EngineCore\n"),
    (sources.broad_handlers, "try:\n    pass\nexcept:\n    pass\n"),
]


@pytest.mark.parametrize(("checker", "offender"), OFFENDERS)
def test_each_rule_notices_an_offender(checker: Checker, offender: str) -> None:
    assert list(checker(offender))


@pytest.mark.parametrize(
    ("checker", "innocent"),
    [
        (sources.missing_licence, sources.SPDX + '\n"""A module."""\n'),
        (
            sources.foreign_addresses,
            'xmlns="http://www.loc.gov/MARC21/slim" on localhost: http://localhost:8080/api\n',
        ),
        (sources.foreign_addresses, "either/or, and workshop/home pages, 3/4\n"),
        (sources.unseen_words, "translate('Page', '%n item(s)', None, count)\n"),
        (sources.unseen_words, "text = text.translate(WITHOUT_MARKS)\n"),
        (sources.own_threads, "import threading\nlock = threading.Lock()\n"),
    ],
)
def test_a_rule_leaves_the_innocent_alone(checker: Checker, innocent: str) -> None:
    assert list(checker(innocent)) == []


@pytest.mark.parametrize("name", ["db/utils.py", "desktop_app/core/page.py", "db/helpers/__init__.py"])
def test_names_without_meaning_are_noticed(name: str) -> None:
    assert list(sources.attic_names(PurePosixPath(name)))
