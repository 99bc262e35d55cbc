# SPDX-License-Identifier: GPL-3.0-or-later
"""Functions are short: half within 8 lines, nine of ten within 25, as in the best code of this field."""

import ast
from pathlib import PurePosixPath
from statistics import median, quantiles

import pytest

from tests.checks.sources import python_files, text_of

MIGRATIONS = PurePosixPath("db/migrations/versions")


def function_lengths(source: str) -> list[int]:
    functions = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef))
    return [(node.end_lineno or node.lineno) - node.lineno + 1 for node in functions]


@pytest.mark.parametrize("package", ["db", "desktop_app", "central_server"])
def test_functions_are_short(package: str) -> None:
    paths = [path for path in python_files(package) if MIGRATIONS not in path.parents]
    lengths = [length for path in paths for length in function_lengths(text_of(path) or "")]
    assert median(lengths) <= 8
    assert quantiles(lengths, n=10)[8] <= 25


def test_a_long_function_is_measured() -> None:
    assert function_lengths("def f():\n" + "    pass\n" * 40) == [41]
