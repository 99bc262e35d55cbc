# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample library's files: well formed, consistent, and nobody in them exists."""

import ast
import csv
import re
from collections import Counter
from datetime import date
from importlib.resources import files
from io import StringIO
from itertools import pairwise
from typing import Any, NamedTuple, get_type_hints

import pytest

from db.rules.isbn import normalise
from db.rules.items import CONDITIONS, LENDABLE
from db.rules.roles import ROLES
from db.rules.terms import Case, Policy, Terms, resolve
from resources import sample

FOLDER = files("resources.sample")
FILES: dict[str, type] = {
    "branches.csv": sample.Branch,
    "item_types.csv": sample.ItemType,
    "member_types.csv": sample.MemberType,
    "loan_policies.csv": sample.LoanPolicy,
    "holidays.csv": sample.Holiday,
    "staff.csv": sample.Staff,
    "titles.csv": sample.Title,
    "items.csv": sample.Item,
    "members.csv": sample.Member,
    "loans.csv": sample.Loan,
    "partners.csv": sample.Partner,
    "agreements.csv": sample.Agreement,
    "rooms.csv": sample.Room,
    "workshops.csv": sample.Workshop,
}
LANGUAGES = {"ind", "may", "jav", "eng", "chi", "ara"}
PHONE = re.compile(r"0800-555-\d{4}")
HAN = re.compile(r"[\u4e00-\u9fff]")
ARABIC = re.compile(r"[\u0600-\u06ff]")


def repeated(values: Any) -> list[Any]:
    return [value for value, count in Counter(values).items() if count > 1]


def codes(rows: list[Any]) -> set[str]:
    return {row.code for row in rows}


def numbered(rows: list[Any]) -> dict[str, int | None]:
    return {"": None} | {row.code: n for n, row in enumerate(rows, 1)}


OUT_OF_SEASON = date(2026, 10, 1)


def terms_for(member_type: str, item_type: str, branch: str) -> Terms:
    tables = [numbered(rows) for rows in (sample.member_types(), sample.item_types(), sample.branches())]
    policies = []
    for p in sample.loan_policies():
        key = [table[code] for table, code in zip(tables, p[:3], strict=True)]
        said = zip(p._fields[6:], p[6:], strict=True)
        policies.append(
            Policy(
                member_type=key[0],
                item_type=key[1],
                branch=key[2],
                since=p.since,
                until=p.until,
                terms=tuple((t, v) for t, v in said if v is not None),
            )
        )
    wanted = (member_type, item_type, branch)
    codes_ = [table[code] for table, code in zip(tables, wanted, strict=True)]
    return resolve(policies, Case(*codes_, OUT_OF_SEASON))


@pytest.mark.parametrize(("name", "row"), FILES.items())
def test_csv_is_well_formed_utf8(name: str, row: type[NamedTuple]) -> None:
    raw = FOLDER.joinpath(name).read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    lines = list(csv.reader(StringIO(raw.decode("utf-8"), newline=""), strict=True))
    assert lines[0] == list(get_type_hints(row))
    assert {len(line) for line in lines} == {len(lines[0])}
    assert all(cell == cell.strip() for line in lines for cell in line)


def test_every_csv_is_read_here() -> None:
    assert {entry.name for entry in FOLDER.iterdir() if entry.name.endswith(".csv")} == set(FILES)


def test_the_reader_needs_only_the_standard_library() -> None:
    tree = ast.parse(FOLDER.joinpath("__init__.py").read_text("utf-8"))
    imported = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)} | {
        alias.name for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names
    }
    assert imported <= {
        "csv", "json", "collections.abc", "datetime", "importlib.resources", "io", "typing",
    }  # fmt: skip


class TestTitles:
    def test_enough_and_mostly_indonesian(self) -> None:
        languages = Counter(t.language for t in sample.titles())
        assert languages.total() >= 420
        assert languages["ind"] >= 0.65 * languages.total()
        assert set(languages) == LANGUAGES

    def test_none_twice(self) -> None:
        titles = sample.titles()
        assert repeated((t.title.casefold(), t.authors[:1]) for t in titles) == []
        assert repeated(t.key for t in titles) == []
        assert repeated(normalise(t.isbn) for t in titles if t.isbn) == []

    def test_isbns_are_valid(self) -> None:
        isbns = [t.isbn for t in sample.titles() if t.isbn]
        assert len(isbns) >= 5
        assert [isbn for isbn in isbns if normalise(isbn) is None] == []

    def test_cells_are_plausible(self) -> None:
        kinds = codes(sample.item_types())
        for t in sample.titles():
            assert t.title
            assert re.fullmatch(r"\d{3}(\.\d+)?", t.classification), t
            assert re.fullmatch(r"([A-Z]{1,2} )?" + re.escape(t.classification) + r" [A-Z0-9]{1,3} [a-z0-9]",
                                t.call_number), t  # fmt: skip
            assert t.year is None or 1800 <= t.year <= 2026, t
            assert 1 <= t.popularity <= 100, t
            assert t.item_type in kinds, t
            assert t.form in {"book", "serial", "video"}, t
            assert t.subjects, t
            assert all((*t.subjects, *t.authors)), t
            assert bool(t.responsibility) or not t.authors, t

    def test_scripts_fit_the_language(self) -> None:
        for t in sample.titles():
            assert bool(HAN.search(t.title)) == (t.language == "chi"), t
            assert bool(ARABIC.search(t.title)) == (t.language == "ara"), t


class TestItems:
    def test_barcodes_are_unique_and_no_isbn(self) -> None:
        barcodes = [i.barcode for i in sample.items()]
        assert repeated(barcodes) == []
        assert [b for b in barcodes if not re.fullmatch(r"3[123]\d{7}", b) or normalise(b)] == []

    def test_every_title_has_items_and_every_item_a_title(self) -> None:
        titles = {t.key: t for t in sample.titles()}
        assert {i.title for i in sample.items()} == set(titles)
        assert all(i.item_type == titles[i.title].item_type for i in sample.items())

    def test_the_barcode_says_the_branch(self) -> None:
        order = [b.code for b in sample.branches()]
        assert all(order[int(i.barcode[1]) - 1] == i.branch for i in sample.items())

    def test_conditions_are_known_and_all_occur(self) -> None:
        assert {i.condition for i in sample.items()} == set(CONDITIONS)

    def test_some_have_parts_and_of_one_a_part_is_missing(self) -> None:
        some = [i for i in sample.items() if i.parts]
        assert len(some) >= 6
        assert all(set(i.parts_missing) < set(i.parts) for i in some)
        assert sum(bool(i.parts_missing) for i in sample.items()) == 1
        assert all(i.condition in LENDABLE for i in some)

    def test_popular_titles_have_more_copies(self) -> None:
        copies = Counter(i.title for i in sample.items())
        often = [copies[t.key] for t in sample.titles() if t.popularity >= 86]
        seldom = [copies[t.key] for t in sample.titles() if t.popularity < 34]
        assert min(often) > max(seldom)


class TestMembers:
    def test_numbers_are_unique_and_no_isbn(self) -> None:
        numbers = [m.number for m in sample.members()]
        assert len(numbers) == 180
        assert repeated(numbers) == []
        assert [n for n in numbers if not re.fullmatch(r"A\d{8}", n) or normalise(n)] == []

    def test_nobody_can_be_reached(self) -> None:
        for m in sample.members():
            assert m.phone == "" or PHONE.fullmatch(m.phone), m
            assert m.guardian_phone == "" or PHONE.fullmatch(m.guardian_phone), m
            assert m.email == "" or re.fullmatch(r"[a-z.0-9]+@contoh\.example", m.email), m
            assert m.identity_number == "" or re.fullmatch(r"0{10}\d{6}", m.identity_number), m
            assert m.address.startswith("Jl. Contoh "), m
        assert repeated(m.phone for m in sample.members() if m.phone) == []
        assert repeated(m.email for m in sample.members() if m.email) == []

    def test_names_of_every_shape(self) -> None:
        members = sample.members()
        assert repeated(m.name for m in members) == []
        assert sum(" " not in m.name for m in members) >= 5
        assert sum(len(m.name) > 60 for m in members) >= 3
        assert sum(bool(HAN.search(m.other_name)) for m in members) >= 10
        assert any(ARABIC.search(m.name) for m in members)
        assert any("'" in m.name for m in members)

    def test_codes_exist(self) -> None:
        kinds, places = codes(sample.member_types()), codes(sample.branches())
        assert {m.member_type for m in sample.members()} == kinds
        assert {m.branch for m in sample.members()} == places
        assert {m.gender for m in sample.members()} == {"male", "female"}

    def test_expired_expiring_and_blocked_members(self) -> None:
        members = sample.members()
        assert sum(m.expires_in_days < 0 for m in members) >= 8
        assert sum(0 <= m.expires_in_days <= 14 for m in members) >= 8
        assert sum(bool(m.block_reason) for m in members) >= 5
        assert all(bool(m.block_reason) == (m.blocked_days_ago is not None) for m in members)
        assert all(m.registered_days_ago >= 0 for m in members)
        assert all(date(1940, 1, 1) < m.birth_date < date(2022, 1, 1) for m in members)


class TestPlaces:
    def test_three_branches_open_on_most_days(self) -> None:
        branches = sample.branches()
        assert len(branches) == len(codes(branches)) == 3
        assert all(PHONE.fullmatch(b.phone) for b in branches)
        assert all(set(b.weekly_closings) <= set(range(7)) for b in branches)
        assert all(1 <= len(b.weekly_closings) <= 2 for b in branches)

    def test_staff_of_every_role(self) -> None:
        staff = sample.staff()
        assert {role for s in staff for role in s.roles.split()} == set(ROLES)
        assert repeated(s.username for s in staff) == []
        assert {s.branch for s in staff} == codes(sample.branches())
        assert sample.library().staff_password

    def test_holidays_2025_to_2027(self) -> None:
        holidays = sample.holidays()
        assert repeated(h.date for h in holidays) == []
        assert [h.date for h in holidays] == sorted(h.date for h in holidays)
        assert {h.kind for h in holidays} == {"national", "joint_leave"}
        assert all(h.name and h.name_en and h.source for h in holidays)
        for year in (2025, 2026, 2027):
            assert {date(year, 8, 17), date(year, 12, 25)} <= {h.date for h in holidays}
            assert sum(h.date.year == year and h.kind == "national" for h in holidays) in (17, 18)
        assert {h.date.year for h in holidays if h.certainty == "estimate"} == {2027}


class TestPolicies:
    def test_codes_exist(self) -> None:
        for p in sample.loan_policies():
            assert p.member_type in codes(sample.member_types()) | {""}, p
            assert p.item_type in codes(sample.item_types()) | {""}, p
            assert p.branch in codes(sample.branches()) | {""}, p
        keys = [p[:6] for p in sample.loan_policies()]
        assert repeated(keys) == []
        first = sample.loan_policies()[0]
        said = zip(first._fields[6:], first[6:], strict=True)
        assert {name for name, value in said if value is None} == {"due_on"}

    @pytest.mark.parametrize(
        ("key", "term", "value"),
        [
            (("UMUM", "SASTRA", "PST"), "loan_days", 14),
            (("UMUM", "MAJALAH", "PST"), "loan_days", 3),
            (("GURU", "UMUM", "PST"), "loan_days", 28),
            (("GURU", "MAJALAH", "BTC"), "loan_days", 3),
            (("GURU", "REF", "PST"), "loanable", False),
            (("MAHASISWA", "DAERAH", "PYG"), "loanable", False),
            (("MAHASISWA", "DAERAH", "PST"), "loanable", True),
            (("ANAK", "ANAK", "BTC"), "fine_per_day", 0),
            (("UMUM", "SASTRA", "PYG"), "grace_days", 2),
            (("UMUM", "MULTI", "PST"), "fine_per_day", 1000),
        ],
    )
    def test_terms(self, key: tuple[str, str, str], term: str, value: int) -> None:
        assert getattr(terms_for(*key), term) == value


class TestLoans:
    def test_references_exist(self) -> None:
        members = {m.number for m in sample.members()}
        items = {i.barcode: i for i in sample.items()}
        staff = {s.username for s in sample.staff()}
        for loan in sample.loans():
            assert loan.member in members, loan
            assert loan.branch == items[loan.item].branch, loan
            assert items[loan.item].condition in LENDABLE, loan
            assert loan.staff in staff, loan
            assert loan.returned_branch in codes(sample.branches()) | {""}, loan

    def test_enough_open_overdue_due_and_past(self) -> None:
        still_out = [loan for loan in sample.loans() if loan.returned_days_ago is None]
        due = Counter(loan.due_in_days for loan in still_out)
        assert len(still_out) == 140
        assert sum(count for day, count in due.items() if day < 0) >= 30
        assert min(due) >= -40
        assert min(due[0], due[1]) >= 5
        assert len(sample.loans()) - len(still_out) == 1500

    def test_time_runs_forward(self) -> None:
        for loan in sample.loans():
            back = loan.returned_days_ago
            assert 1 <= loan.lent_days_ago <= 366, loan
            assert back is None or 1 <= back < loan.lent_days_ago, loan
            assert (back is None) == (loan.returned_time is None) == (loan.returned_branch == ""), loan
            assert (loan.renewals == 1) == (loan.renewed_days_ago is not None), loan
            assert (
                loan.renewed_days_ago is None or (back or 1) <= loan.renewed_days_ago < loan.lent_days_ago
            ), loan
            assert loan.fine == "" or (back is not None and -loan.due_in_days > back), loan

    def test_due_dates_follow_the_policies(self) -> None:
        members = {m.number: m for m in sample.members()}
        items = {i.barcode: i for i in sample.items()}
        known: dict[tuple[str, str, str], Terms] = {}
        for loan in sample.loans():
            key = (members[loan.member].member_type, items[loan.item].item_type, loan.branch)
            terms = known[key] = known.get(key) or terms_for(*key)
            days = terms.loan_days + loan.renewals * terms.renewal_days
            assert terms.loanable, loan
            assert loan.renewals <= terms.max_renewals, loan
            assert loan.lent_days_ago + loan.due_in_days == days, loan
            assert loan.due_in_days <= members[loan.member].expires_in_days, loan
            assert loan.lent_days_ago <= members[loan.member].registered_days_ago, loan
            late = -loan.due_in_days - (loan.returned_days_ago or 0)
            if loan.fine:
                assert terms.fine_per_day, loan
                assert late > terms.grace_days, loan

    def test_an_item_is_out_once_at_a_time(self) -> None:
        out: dict[str, list[tuple[int, int]]] = {}
        for loan in sample.loans():
            back = -1 if loan.returned_days_ago is None else loan.returned_days_ago
            out.setdefault(loan.item, []).append((loan.lent_days_ago, back))
        for periods in out.values():
            ordered = sorted(periods, reverse=True)
            assert all(earlier[1] > later[0] for earlier, later in pairwise(ordered))

    def test_nobody_has_too_many(self) -> None:
        limit = {m.number: terms_for(m.member_type, "SASTRA", m.branch).max_loans for m in sample.members()}
        held: Counter[tuple[str, int]] = Counter()
        for loan in sample.loans():
            last = loan.returned_days_ago if loan.returned_days_ago is not None else 0
            held.update((loan.member, day) for day in range(last + 1, loan.lent_days_ago + 1))
        assert [key for key, count in held.items() if count > limit[key[0]]] == []
