# SPDX-License-Identifier: GPL-3.0-or-later
"""From a result's rows to the plain named tuples that screens get."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

T = TypeVar("T")


def rows_as(kind: Callable[..., T], rows: Iterable[Any]) -> list[T]:
    """Each row's columns, in order, as the fields of `kind`."""
    return [kind(*row) for row in rows]
