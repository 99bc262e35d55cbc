# SPDX-License-Identifier: GPL-3.0-or-later
"""A small library, and `simpul` run in this process: words in, exit code and output out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import select

from db import keys
from db.models import Branch, ItemType, MemberType
from db.operations import cataloguing, members
from db.operations.desk import Desk
from db.operations.founding import NewLibrary, found_library
from db.operations.policies import put_branch, put_policy
from db.operations.staff import put_staff
from db.store import Store
from desktop_app.command_line.run import main

PASSPHRASE, PASSWORD = "tepi laut malam", "rahasia-besar"


class Result(NamedTuple):
    """What one run gave."""

    code: int
    out: str
    err: str

    @property
    def facts(self) -> Any:
        """Its JSON."""
        return json.loads(self.out)


Simpul = Callable[..., Result]


@pytest.fixture(autouse=True)
def _secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIMPUL_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("SIMPUL_PASSWORD", PASSWORD)
    monkeypatch.setenv("SIMPUL_LANGUAGE", "en")


@pytest.fixture
def simpul(qapp: object, capsys: pytest.CaptureFixture[str]) -> Simpul:
    """Run the command line; a usage error's exit counts as its code."""

    def run(*words: object) -> Result:
        capsys.readouterr()
        try:
            code = main([str(word) for word in words])
        except SystemExit as error:
            code = int(error.code or 0)
        return Result(code, *capsys.readouterr())

    return run


@pytest.fixture(scope="session")
def _library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library") / "store"
    store = Store.create(folder, keys.new_passphrase_key(folder, PASSPHRASE))
    desk = found_library(
        store,
        NewLibrary(
            name="Perpustakaan Uji",
            branch_code="PST",
            branch_name="Pusat",
            username="admin",
            person_name="Wan Rosmini",
            password=PASSWORD,
        ),
    )
    fill(desk)
    store.close()
    return folder


@pytest.fixture
def library(_library: Path, tmp_path: Path) -> Path:
    """A library with three titles, four items, two members (one blocked) and a circulation desk's account."""
    import shutil

    return Path(shutil.copytree(_library, tmp_path / "store"))


def fill(desk: Desk) -> None:
    with desk.store.read() as session:
        item_type = session.scalars(select(ItemType.uid).where(ItemType.code == "BUKU")).one()
        member_type = session.scalars(select(MemberType.uid)).one()
        branch = session.scalars(select(Branch.uid)).one()
    with desk.together() as perform:
        other = perform(put_branch, code="BTC", name="Bintan Centre").operation
        perform(put_policy, member_type=member_type, terms={"fine_per_day": 500, "max_loans": 5})
        perform(put_staff, username="meja", name="Sulastri", roles=("circulation",), password=PASSWORD)
        for number, (title, author) in enumerate(BOOKS, 1):
            facts = cataloguing.TitleFacts(
                title=title, authors=(author,), year=2000 + number, call_number="899"
            )
            made = perform(cataloguing.put_title, facts=facts).operation
            for place, letter in ((branch, "A"), (other.target, "B")) if number == 1 else ((branch, "A"),):
                copy = cataloguing.ItemFacts(
                    barcode=f"{letter}{number:03}", at_branch=place, item_type=item_type
                )
                perform(cataloguing.put_item, title=made.title, facts=copy)
        for number, name in (("M001", "Siti Aminah"), ("M002", "Raja Ali")):
            person = members.MemberFacts(name=name, member_type=member_type, home_branch=branch)
            who = perform(members.register_member, facts=person, number=number).operation
        perform(members.block_member, member=who.member, reason="Kartu dipinjamkan")


BOOKS = (
    ("Laskar Pelangi", "Hirata, Andrea"),
    ("Bumi Manusia", "Toer, Pramoedya Ananta"),
    ("Negeri 5 Menara", "Fuadi"),
)
