# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of operation comes back from its JSON as it went in; what is none of ours is refused."""

from __future__ import annotations

import types
from datetime import UTC, date, datetime
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.operations.operation import Operation, decode, encode, kinds

KINDS = kinds()
PLAIN: dict[object, st.SearchStrategy[Any]] = {
    str: st.text(max_size=20),
    bytes: st.binary(max_size=20),
    int: st.integers(-(2**53), 2**53),
    bool: st.booleans(),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    type(None): st.none(),
}


def values_of(kind: Any) -> st.SearchStrategy[Any]:
    """Anything that a field of this type may hold."""
    if kind in PLAIN:
        return PLAIN[kind]
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        hints = get_type_hints(kind)
        return st.builds(kind, **{name: values_of(hints[name]) for name in kind.__struct_fields__})
    arguments = get_args(kind)
    if get_origin(kind) in {Union, types.UnionType}:
        return st.one_of(*(values_of(one) for one in arguments))
    if get_origin(kind) is tuple:
        return st.lists(values_of(arguments[0]), max_size=3).map(tuple)
    if get_origin(kind) is dict:
        return st.dictionaries(values_of(arguments[0]), values_of(arguments[1]), max_size=3)
    return st.from_type(kind)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind())
def test_each_kind_comes_back_as_it_went_in(kind: type[Operation]) -> None:
    @settings(max_examples=15)
    @given(values_of(kind))
    def comes_back(operation: Operation) -> None:
        again = decode(encode(operation))
        assert type(again) is kind
        assert again == operation

    comes_back()


def test_the_kind_travels_in_the_open() -> None:
    """A desk's journal can be read by kind without knowing the operation."""
    names = {kind.kind() for kind in KINDS}
    assert len(names) == len(KINDS) >= 27
    assert names == {kind.__name__ for kind in KINDS}


@pytest.mark.parametrize(
    "payload",
    [
        b'{"kind":"BurnTheBooks","uid":"018f2b6e-0000-7000-8000-000000000000","made_at":"2026-11-02T03:00:00Z"}',
        b'{"kind":"CheckOut","uid":"018f2b6e-0000-7000-8000-000000000000","made_at":"2026-11-02T03:00:00Z"}',
        b'{"uid":"018f2b6e-0000-7000-8000-000000000000"}',
        b"[]",
        b"",
        b'{"kind":"Check',
    ],
)
def test_what_is_no_operation_is_refused(payload: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode(payload)
