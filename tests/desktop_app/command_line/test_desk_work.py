# SPDX-License-Identifier: GPL-3.0-or-later
"""Search, lend and return on the command line: exit codes, JSON, and what is refused."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from db import keys
from db.models import Loan, Member, Staff
from db.operations import cards, interloan, members
from db.operations.desk import utc_now
from db.operations.founding import desk_of
from db.operations.partners import AgreementFacts, PartnerFacts, put_agreement, put_partner
from db.operations.staff import person_of, put_staff, sign_in
from db.rules.interloan import Act, Side
from db.store import Store
from db.syncing.desks import desk_at
from tests.desktop_app.command_line.conftest import PASSPHRASE, PASSWORD, Simpul


def test_search_needs_nobody_signed_in(
    simpul: Simpul, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SIMPUL_PASSWORD")
    done = simpul("search", "laskar", "--store", library, "--json")
    assert done.code == 0
    assert done.facts["total"] == 1
    title = done.facts["titles"][0]
    assert (title["title"], title["authors"]) == ("Laskar Pelangi", ["Hirata, Andrea"])
    assert (title["here_available"], title["elsewhere_available"]) == (1, 1)


def test_search_for_people(simpul: Simpul, library: Path) -> None:
    done = simpul("search", "bumi", "--store", library)
    assert done.code == 0
    assert "Bumi Manusia" in done.out
    assert "1 title" in done.out


def test_search_finding_nothing_is_done(simpul: Simpul, library: Path) -> None:
    assert simpul("search", "tidak", "ada", "--store", library, "--json").facts["titles"] == []


def test_fewer_titles_are_the_best_of_all(simpul: Simpul, library: Path) -> None:
    for words in (("a",), ("bumi",)):
        every = simpul("search", *words, "--store", library, "--json").facts
        one = simpul("search", *words, "--limit", "1", "--store", library, "--json").facts
        assert (one["total"], one["titles"]) == (every["total"], every["titles"][:1])


def test_search_at_another_branch(simpul: Simpul, library: Path) -> None:
    done = simpul("search", "--branch", "btc", "a", "--store", library, "--json")
    assert [title["title"] for title in done.facts["titles"]] == ["Laskar Pelangi"]
    assert done.facts["titles"][0]["here"] == 1
    unknown = simpul("search", "--branch", "XXX", "a", "--store", library, "--json")
    assert (unknown.code, unknown.facts["refused"], unknown.facts["what"]) == (1, "unknown", "branches")


def test_search_for_what_is_in(simpul: Simpul, library: Path) -> None:
    assert simpul("lend", "M001", "A002", "--store", library).code == 0
    assert simpul("search", "bumi", "--available", "--store", library, "--json").facts["titles"] == []
    assert simpul("search", "bumi", "--store", library, "--json").facts["titles"][0]["here_available"] == 0


def test_numbers_are_understood_as_at_the_desk(simpul: Simpul, library: Path) -> None:
    lent = simpul("lend", "m001", "a001", "--store", library, "--json")
    assert (lent.code, lent.facts["loans"][0]["title"]) == (0, "Laskar Pelangi")
    assert simpul("return", "a001", "--store", library).code == 0


def test_a_card_is_that_of_who_stands_or_lost(simpul: Simpul, library: Path) -> None:
    with closing(Store.open(library, keys.key_of(library, PASSPHRASE))) as store:
        desk = desk_of(store)
        with store.read() as session:
            desk.person = person_of(session.scalars(select(Staff).where(Staff.username == "admin")).one())
            siti, raja = session.scalars(select(Member.uid).order_by(Member.number))
        desk.perform(members.unblock_member, member=raja)
        desk.perform(members.merge_members, merged=siti, into=raja)
        with desk.together() as perform:
            cards.replace_card(perform, member=raja, number="M009")
    lent = simpul("lend", "M001", "A001", "--store", library, "--json")
    assert (lent.code, lent.facts["member"]) == (0, {"number": "M009", "name": "Raja Ali"})
    lost = simpul("lend", "M002", "A002", "--store", library, "--json")
    assert (lost.code, lost.facts["refused"], lost.facts["number"]) == (1, "card_lost", "M009")


def test_lend_each_by_itself(simpul: Simpul, library: Path) -> None:
    done = simpul("lend", "M001", "A001", "999", "A002", "--store", library, "--json", "--staff", "meja")
    assert done.code == 1
    first, unknown, second = done.facts["loans"]
    assert first["title"] == "Laskar Pelangi"
    assert first["due"] == second["due"]
    assert first["due_at"].startswith("20")
    assert (unknown["refused"], unknown["text"]) == ("unknown", "999")
    assert "999" in unknown["reason"]
    assert done.facts["member"]["number"] == "M001"


def test_lend_for_people(simpul: Simpul, library: Path) -> None:
    done = simpul("--store", library, "lend", "M001", "A001")
    assert done.code == 0
    assert "Siti Aminah (M001)" in done.out
    assert "A001  lent until" in done.out


def test_lend_twice_says_which_case_it_is(simpul: Simpul, library: Path) -> None:
    simpul("lend", "M001", "A001", "--store", library)
    again = simpul("lend", "M001", "A001", "--store", library, "--json").facts["loans"][0]
    assert (again["refused"], again["case"]) == ("already_lent", "just_now")


def test_lend_to_a_blocked_member(simpul: Simpul, library: Path) -> None:
    done = simpul("lend", "M002", "A001", "--store", library, "--json")
    assert done.code == 1
    loan = done.facts["loans"][0]
    assert (loan["refused"], loan["obstacles"]) == ("obstructed", ["member_blocked"])
    assert "Kartu dipinjamkan" in loan["reason"]


def test_lend_to_nobody(simpul: Simpul, library: Path) -> None:
    done = simpul("lend", "M999", "A001", "--store", library)
    assert done.code == 1
    assert done.out == ""
    assert "M999" in done.err


def test_wrong_password(simpul: Simpul, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIMPUL_PASSWORD", "salah sekali")
    done = simpul("lend", "M001", "A001", "--store", library, "--json")
    assert (done.code, done.facts["refused"]) == (1, "wrong_password")


def test_no_password(simpul: Simpul, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SIMPUL_PASSWORD")
    done = simpul("lend", "M001", "A001", "--store", library)
    assert done.code == 1
    assert "SIMPUL_PASSWORD" in done.err


def test_return(simpul: Simpul, library: Path) -> None:
    simpul("lend", "M001", "A001", "--store", library)
    done = simpul("return", "A001", "A002", "nope", "--store", library, "--json")
    assert done.code == 1
    back, not_out, unknown = done.facts["returns"]
    assert (back["title"], back["days_late"], back["fine"]) == ("Laskar Pelangi", 0, 0)
    assert not_out["refused"] == "not_on_loan"
    assert unknown["refused"] == "unknown"


@pytest.fixture
def sent(library: Path) -> None:
    """A001 went to a university."""
    store = Store.open(library, keys.key_of(library, PASSPHRASE))
    with store.read() as session:
        admin = person_of(session.scalars(select(Staff).where(Staff.username == "admin")).one())
    desk = desk_of(store, admin)
    assert desk is not None
    facts = PartnerFacts(name="Universitas", kind="university")
    partner = desk.perform(put_partner, facts=facts).operation.target
    agreed = AgreementFacts(partner=partner, number="1", kind="pks", lends=True)
    desk.perform(put_agreement, facts=agreed)
    asked = interloan.InterloanFacts(title="Laskar Pelangi", requesting_partner=partner)
    request = desk.perform(interloan.ask_interloan, facts=asked).operation.interloan
    sent = {"interloan": request, "side": Side.SUPPLIER, "act": Act.SHIPPED, "barcode": "A001"}
    desk.perform(interloan.act_on_interloan, **sent)
    store.close()


@pytest.mark.usefixtures("sent")
def test_what_another_library_had_is_back_from_there(simpul: Simpul, library: Path) -> None:
    [back] = simpul("return", "A001", "--store", library, "--json").facts["returns"]
    assert (back["back_from"], back["found"], back["fine"]) == ("Universitas", False, 0)
    simpul("lend", "M001", "A001", "--store", library)
    [again] = simpul("return", "A001", "--store", library, "--json").facts["returns"]
    assert again["back_from"] is None


@pytest.mark.usefixtures("sent")
def test_it_is_back_too_where_it_is_lent_at_once(simpul: Simpul, library: Path) -> None:
    [lent] = simpul("lend", "M001", "A001", "--store", library, "--json").facts["loans"]
    assert lent["back_from"] == "Universitas"
    [again] = simpul("return", "A001", "--store", library, "--json").facts["returns"]
    assert again["back_from"] is None


def test_late_return_costs(simpul: Simpul, library: Path) -> None:
    simpul("lend", "M001", "A001", "--store", library)
    store = Store.open(library, keys.key_of(library, PASSPHRASE))
    with store.write() as session:
        loan = session.query(Loan).one()
        loan.due_at = utc_now() - timedelta(days=10)
    store.close()
    back = simpul("return", "A001", "--store", library, "--json").facts["returns"][0]
    # One Sunday or two lie between: the branch is closed then.
    assert back["days_late"] in (8, 9)
    assert back["fine"] == 500 * back["days_late"]


def test_late_return_for_people(simpul: Simpul, library: Path) -> None:
    simpul("lend", "M001", "A001", "--store", library)
    store = Store.open(library, keys.key_of(library, PASSPHRASE))
    with store.write() as session:
        session.query(Loan).one().due_at = utc_now() - timedelta(days=3)
    store.close()
    done = simpul("return", "A001", "--store", library)
    assert done.code == 0
    # A Sunday between is no day late: the branch is closed then.
    assert "3 open days late" in done.out or "2 open days late" in done.out
    assert "fine Rp" in done.out


def test_what_needs_attention_is_shown_to_whom_the_window_shows_it(simpul: Simpul, library: Path) -> None:
    """Notes name members, with their telephones."""
    with closing(Store.open(library, keys.key_of(library, PASSPHRASE))) as store:
        desk = desk_at(store)
        assert desk is not None
        desk.person = sign_in(store, "admin", PASSWORD)
        desk.perform(put_staff, username="buku", name="Tuti", roles=("cataloguer",), password=PASSWORD)
    attention = ("attention", "--store", library, "--json", "--staff")
    assert simpul(*attention, "meja").code == 0
    refused = simpul(*attention, "buku")
    assert (refused.code, refused.facts["refused"]) == (1, "not_allowed")
