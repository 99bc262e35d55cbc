# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds a window up is noticed on the main thread, and nowhere else."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from io import BytesIO

import pytest
from argon2 import PasswordHasher
from reportlab.pdfgen.canvas import Canvas

from db.queries.library import branches
from tests.desk.a_library import found_a_library
from tests.desk.guarded_desk import Guard


@pytest.fixture(scope="module")
def a_query(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], object]:
    store = found_a_library(tmp_path_factory.mktemp("guarded") / "store").store()

    def ask() -> None:
        with store.read() as session:
            branches(session)

    return ask


def draw() -> None:
    Canvas(BytesIO()).save()


def connect() -> None:
    with socket.socket() as listening, socket.socket() as asking:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        asking.connect(listening.getsockname())


def hash_a_password() -> None:
    PasswordHasher().hash("kata sandi")


@pytest.mark.parametrize(
    ("work", "word"), [(draw, "PDF"), (connect, "network"), (hash_a_password, "password")]
)
def test_work_on_the_main_thread_is_told_of(work: Callable[[], object], word: str) -> None:
    told: list[str] = []
    with Guard(told.append):
        work()
        beside = threading.Thread(target=work)
        beside.start()
        beside.join()
    work()
    assert told == [word]


def test_a_query_on_the_main_thread_is_told_of(a_query: Callable[[], object]) -> None:
    told: list[str] = []
    with Guard(told.append):
        beside = threading.Thread(target=a_query)
        beside.start()
        beside.join()
        assert told == []
        a_query()
    assert set(told) == {"query"}
