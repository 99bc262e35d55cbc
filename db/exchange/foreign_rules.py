# SPDX-License-Identifier: GPL-3.0-or-later
"""Loan rules of SLiMS and INLISLite as terms of ours, and what of them ours can't say.

SLiMS: mst_member_type and mst_loan_rules, which count more (circulation_base_lib): most those for a
collection type and a GMD together. INLISLite: jenis_anggota; worksheets (kinds of material) count more than
those, peraturan_peminjaman_tanggal more than both, peraturan_peminjaman_hari most. A fine or suspension is
for each so many days (tenor); a weekday may lend only some of the collection categories
(collectioncategorysloanhari), and a type of member may have some only (inlislite_categories).
"""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from db.exchange import inlislite_categories as categories
from db.exchange.records import Finding
from db.exchange.rule_cells import day_of, number_of, terms_said, text_of
from db.exchange.slims_copies import LoanRules, copies_of, kind_of
from db.exchange.sql_rows import Rows, table_of_csv, tables_in
from db.exchange.weekday_rules import HOLDS_ALWAYS, Settled, WeekdayRule, lent_on, over, settle
from db.rules.terms import MOST, Said

SLIMS = {
    "mst_loan_rules": ("coll_type_id", "loan_limit", "loan_periode"),
    "mst_member_type": ("member_type_name", "loan_limit", "loan_periode"),
    "mst_coll_type": ("coll_type_id", "coll_type_name"),
    "mst_gmd": ("gmd_id", "gmd_name"),
    "holiday": ("holiday_dayname", "holiday_date"),
    "item": ("item_code", "coll_type_id", "biblio_id"),
    "biblio": ("biblio_id", "gmd_id"),
    "setting": ("setting_name", "setting_value"),
}
NAMED_BY = {
    "mst_member_type": "member_type_name",
    "mst_coll_type": "coll_type_name",
    "mst_gmd": "gmd_name",
    "jenis_anggota": "jenisanggota",
    "worksheets": "name",
}
SPARES_CLOSED_DAYS = ("b:1;", "i:1;", 's:1:"1";')
"""How SLiMS says that a fine does not count closed days; else it does."""
INLISLITE = {
    "peraturan_peminjaman_tanggal": ("tanggalawal", "tanggalakhir", "maxloandays"),
    "peraturan_peminjaman_hari": ("dayindex", "maxloandays"),
    "jenis_anggota": ("jenisanggota", "maxloandays"),
    "worksheets": ("name", "maxloandays"),
    "holidays": ("dates", "names"),
    "settingparameters": ("name", "value"),
    "collectioncategorysloanhari": ("category_id", "peminjaman_hari_id"),
    "collectioncategorysdefault": ("jenisanggota_id", "collectioncategory_id"),
    "collectioncategorys": ("code", "name"),
    "collections": ("nomorbarcode", "catalog_id", "category_id"),
    "catalogs": ("id", "bibid", "worksheet_id"),
    "members": ("id", "memberno", "jenisanggota_id"),
    "memberloanauthorizecategory": ("member_id", "categoryloan_id"),
    "memberloanauthorizelocation": ("member_id", "locationloan_id"),
}
LONG = {
    **{name: SLIMS[name] for name in ("item", "biblio")},
    "collections": (*INLISLITE["collections"], "rule_id"),
    "catalogs": ("id", "worksheet_id"),
    "members": (*INLISLITE["members"], "statusanggota_id"),
    "memberloanauthorizecategory": INLISLITE["memberloanauthorizecategory"],
    "memberloanauthorizelocation": INLISLITE["memberloanauthorizelocation"],
}
BESIDE = frozenset(INLISLITE) - {
    "jenis_anggota",
    "worksheets",
    "peraturan_peminjaman_tanggal",
    "peraturan_peminjaman_hari",
}
"""Tables that other programs have, too."""
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CLOSED_ON = {"issaturdayholiday": 5, "issundayholiday": 6}
"""INLISLite's settings of days on which it is always closed (0 = Monday)."""
YES, NO = ("true", "1"), ("false", "0")
DAYS_OF = {"hari": 1, "minggu": 7, "bulan": 30, "tahun": 365}
"""INLISLite's units of a tenor, as it counts them itself."""


NEVER_LENT = (Finding("category_as_item_type"),)
NOT_THEIRS = (Finding("category_not_theirs"),)


class Tenor(NamedTuple):
    """Where INLISLite has what lateness costs, and the terms that say it here."""

    amount: str
    prefix: str
    term: str
    period: str
    cap: str
    finding: str


FINE = Tenor("dendapertenor", "denda", "fine_per_day", "fine_period", "fine_cap", "fine_each_tenor")
SUSPENSION = Tenor(
    "daysuspend", "suspend", "suspend_days", "suspend_period", "suspend_cap", "suspension_each_tenor"
)


class ForeignType(NamedTuple):
    """A type that rules name; `validity_days` of a membership, 0 where the file does not say."""

    of: str
    name: str
    validity_days: int = 0


class ForeignRule(NamedTuple):
    """Terms for a member type and item type by name ('' = all), in a season where it has days.

    `findings` tell what of the rule is not carried over, or not exactly. `pair` is the collection type and
    the GMD of a rule that is for both together: `item_type` is made for it.
    """

    member_type: str
    item_type: str
    terms: dict[str, Said]
    since: date | None = None
    until: date | None = None
    findings: tuple[Finding, ...] = ()
    pair: tuple[str, str] | None = None


class ForeignRules(NamedTuple):
    """`system` is 'slims', 'inlislite', or '' where the files hold no rules of either.

    `closed` are single days, `weekly` weekdays (0 = Monday) on which it is never open; `weekdays` are those
    on which it has other rules than the ones that are carried over. `copies` are barcodes and the item type
    that rules name for them.
    """

    system: str
    types: tuple[ForeignType, ...] = ()
    rules: tuple[ForeignRule, ...] = ()
    closed: tuple[tuple[date, str], ...] = ()
    left_out: tuple[Finding, ...] = ()
    weekly: tuple[int, ...] = ()
    weekdays: tuple[WeekdayRule, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()


def read_rules(paths: Sequence[Path]) -> ForeignRules:
    """What dumps or CSV files of single tables say, all together. Raises OSError."""
    tables: dict[str, Rows] = {}
    every = {**SLIMS, **INLISLITE}
    unread: list[Finding] = []
    for path in paths:
        found, whole = tables_in(path, every, LONG)
        if not found:
            name, rows = table_of_csv(path, every)
            found = {name: rows} if name else {}
        if not whole:
            unread.append(Finding("file_cut", what=path.name))
        for name, rows in found.items():
            tables.setdefault(name, []).extend(_named(name, rows, unread))
    if tables.get("mst_member_type") or tables.get("mst_loan_rules"):
        rules = _slims(tables)
    elif any(tables.get(name) for name in INLISLITE.keys() - BESIDE):
        rules = _inlislite(tables)
    else:
        return ForeignRules("")
    return rules._replace(left_out=(*unread, *rules.left_out))


def _named(table: str, rows: Rows, left_out: list[Finding]) -> Rows:
    """Rows of a table of types that have a name; one that says anything without it is told."""
    if (column := NAMED_BY.get(table)) is None:
        return rows
    left_out += [
        Finding("type_without_name", what=table)
        for row in rows
        if not text_of(row, column) and any(cell.strip() for cell in row.values())
    ]
    return [row for row in rows if text_of(row, column)]


# --- SLiMS ------------------------------------------------------------------------------------------------


def _slims(tables: dict[str, Rows]) -> ForeignRules:
    members = {text_of(row, "member_type_id"): row for row in tables.get("mst_member_type", ())}
    member_names = {uid: row["member_type_name"] for uid, row in members.items()}
    items = {text_of(row, "coll_type_id"): row["coll_type_name"] for row in tables.get("mst_coll_type", ())}
    gmds = {text_of(row, "gmd_id"): row["gmd_name"] for row in tables.get("mst_gmd", ())}
    rules = [_slims_member_rule(row) for row in tables.get("mst_member_type", ())]
    left_out: list[Finding] = []
    known = LoanRules[dict[str, str]](items, gmds)
    names: set[tuple[str, str]] = set()
    for row in tables.get("mst_loan_rules", ()):
        of, kind = text_of(row, "member_type_id"), kind_of(row, row)
        named = [of_kind.get(one) for of_kind, one in zip((items, gmds), kind, strict=True) if one]
        key = (of, known.name(kind).casefold())
        if of not in member_names or not all(named):
            left_out.append(Finding("rule_of_unknown_type", what=text_of(row, "loan_rules_id")))
        elif not named:
            left_out.append(Finding("rule_of_no_type", what=text_of(row, "loan_rules_id")))
        elif key in names:
            # The first that it finds counts there, too.
            left_out.append(Finding("rule_twice", what=text_of(row, "loan_rules_id")))
        else:
            names.add(key)
            known.rules[of, kind] = row
    copies = copies_of(tables.get("item", ()), tables.get("biblio", ()), known)
    kinds = [*(kind for _, kind in known.rules), *(kind for _, kind in copies)]
    said = [(of, kind, row) for (of, kind), row in known.rules.items()]
    for of, kind, row in [*said, *known.besides(kinds)]:
        limit = number_of(members[of], "loan_limit") or 0
        rule = _slims_rule(row, member_names[of], known.name(kind), limit)
        rules.append(_of_gmd(rule, tuple(filter(None, known.names(kind))), by_gmd=bool(kind.gmd)))
    types = [
        _type("member", row["member_type_name"], row, "member_periode")
        for row in tables.get("mst_member_type", ())
    ]
    types += [ForeignType("item", name) for name in dict.fromkeys(rule.item_type for rule in rules) if name]
    closed, weekly, unread = _slims_holidays(tables.get("holiday", ()))
    if any(rule.terms.get("fine_per_day") for rule in rules) and not _spares_closed_days(tables):
        unread.append(Finding("fines_on_closed_days"))
    return ForeignRules(
        "slims",
        tuple(types),
        tuple(rules),
        closed,
        (*left_out, *unread),
        weekly,
        copies=tuple((barcode, known.name(kind)) for barcode, kind in copies),
    )


def _spares_closed_days(tables: dict[str, Rows]) -> bool:
    return any(
        text_of(row, "setting_name") == "ignore_holidays_fine_calc"
        and text_of(row, "setting_value") in SPARES_CLOSED_DAYS
        for row in tables.get("setting", ())
    )


def _slims_terms(row: dict[str, str]) -> dict[str, Said]:
    days = number_of(row, "loan_periode")
    return terms_said(
        loan_days=days,
        renewal_days=days,
        max_loans=number_of(row, "loan_limit"),
        max_renewals=number_of(row, "reborrow_limit"),
        fine_per_day=number_of(row, "fine_each_day"),
        grace_days=number_of(row, "grace_periode"),
    )


def _slims_member_rule(row: dict[str, str]) -> ForeignRule:
    terms = _slims_terms(row)
    if "enable_reserve" in row:
        terms["max_holds"] = number_of(row, "reserve_limit") or 0 if number_of(row, "enable_reserve") else 0
    return ForeignRule(row["member_type_name"], "", terms)


def _slims_rule(row: dict[str, str], member: str, item: str, limit: int) -> ForeignRule:
    """A rule's limit counts by itself there; here all types together never pass the member type's."""
    above = item and (number_of(row, "loan_limit") or 0) > limit
    findings = (Finding("overall_limit", what=str(limit)),) if above else ()
    return ForeignRule(member, item, _slims_terms(row), findings=findings)


def _of_gmd(rule: ForeignRule, names: tuple[str, ...], *, by_gmd: bool) -> ForeignRule:
    """A rule for a GMD, or for a collection type and a GMD, holds for an item type of that name."""
    if not by_gmd:
        return rule
    if len(names) == 1:
        return rule._replace(findings=(*rule.findings, Finding("gmd_as_item_type", what=names[0])))
    item, gmd = names
    told = Finding("pair_as_item_type", what=rule.item_type)
    return rule._replace(findings=(*rule.findings, told), pair=(item, gmd))


def _slims_holidays(
    rows: Iterable[dict[str, str]],
) -> tuple[tuple[tuple[date, str], ...], tuple[int, ...], list[Finding]]:
    """Closed days, weekdays, and what is neither."""
    closed: dict[date, str] = {}
    weekly: set[int] = set()
    unread: list[Finding] = []
    for row in rows:
        day = day_of(row, "holiday_date")
        if day is not None:
            closed[day] = text_of(row, "description")
        elif (name := text_of(row, "holiday_dayname")).casefold()[:3] in WEEKDAYS:
            weekly.add(WEEKDAYS.index(name.casefold()[:3]))
        elif name:
            unread.append(Finding("weekly_closing", what=name))
    return tuple(closed.items()), tuple(sorted(weekly)), unread


# --- INLISLite --------------------------------------------------------------------------------------------


def _inlislite(tables: dict[str, Rows]) -> ForeignRules:
    members = tables.get("jenis_anggota", [])
    rules: list[ForeignRule] = []
    for row in members:
        terms, findings = _inlis_terms(row)
        rules.append(ForeignRule(text_of(row, "jenisanggota"), "", terms, findings=findings))
    types = [_type("member", text_of(row, "jenisanggota"), row, "masaberlakuanggota") for row in members]
    for row in tables.get("worksheets", ()):
        terms, findings = _inlis_terms(row)
        if not terms:
            continue
        types.append(ForeignType("item", text_of(row, "name")))
        # The kind of material counts more than the type of member there: one for each says the same here.
        of = [text_of(one, "jenisanggota") for one in members] or [""]
        rules += [ForeignRule(name, text_of(row, "name"), dict(terms), findings=findings) for name in of]
    left_out: list[Finding] = []
    for row in tables.get("peraturan_peminjaman_tanggal", ()):
        since, until = day_of(row, "tanggalawal"), day_of(row, "tanggalakhir")
        if since is None or until is None or until < since:
            left_out.append(Finding("rule_without_days", what=text_of(row, "id")))
            continue
        terms, findings = _inlis_terms(row)
        rules.append(ForeignRule("", "", terms, since, until, findings))
    days = {day: text_of(row, "names") for row in tables.get("holidays", ()) if (day := day_of(row, "dates"))}
    closed_on = {
        CLOSED_ON[name]
        for row in tables.get("settingparameters", ())
        if (name := text_of(row, "name").casefold()) in CLOSED_ON and text_of(row, "value").casefold() in YES
    }
    weekly = tuple(sorted(closed_on))
    by_day = tables.get("peraturan_peminjaman_hari", [])
    settled = settle(_by_weekday(by_day, left_out), weekly)
    said = [rule for rule in _with_weekdays(rules, settled) if rule.terms]
    never, only = _lent_on(tables, by_day, weekly)
    said += [ForeignRule("", name, {"loanable": False}, findings=NEVER_LENT) for name in never]
    theirs = categories.permissions(tables)
    kept = [(member, name) for member, name in theirs.kept if name not in never]
    said += [ForeignRule(member, name, {"loanable": False}, findings=NOT_THEIRS) for member, name in kept]
    kinds = {rule.item_type for rule in rules if rule.item_type}
    copies = categories.copies_of(tables, kinds, {name for _, name in kept}, never)
    said += _of_both(copies, said, kept)
    types += [ForeignType("item", name) for name in (*never, *(name for _, name in kept))]
    types += [ForeignType("item", one.item_type) for one in copies if one.kind and one.category]
    told = {(one.day, one.code): one for one in (*only, *settled.weekdays)}
    weekdays = tuple(sorted(told.values(), key=lambda one: one.day))
    return ForeignRules(
        "inlislite",
        tuple(dict.fromkeys(types)),
        tuple(said),
        tuple(days.items()),
        (*left_out, *theirs.told, *categories.read_here(tables)),
        weekly,
        weekdays,
        tuple((one.barcode, one.item_type) for one in copies),
    )


def _of_both(
    copies: Iterable[categories.Copy], said: Sequence[ForeignRule], kept: Sequence[tuple[str, str]]
) -> list[ForeignRule]:
    """For item types of a category and a kind of material: the kind's rules, and whom it is not lent to."""
    both = dict.fromkeys((one.category, one.kind) for one in copies if one.category and one.kind)
    return [
        rule._replace(
            item_type=f"{category}{categories.PAIRED}{kind}",
            terms=rule.terms | ({"loanable": False} if (rule.member_type, category) in kept else {}),
            findings=(*rule.findings, Finding("category_and_kind")),
        )
        for category, kind in both
        for rule in said
        if rule.item_type == kind
    ]


def _lent_on(
    tables: dict[str, Rows], by_day: Rows, weekly: Sequence[int]
) -> tuple[list[str], list[WeekdayRule]]:
    """The collection categories that no weekday lends, and the weekdays that lend some only."""
    days = {
        text_of(row, "id"): day - 1 for row in by_day if _holds(row) and (day := number_of(row, "dayindex"))
    }
    return lent_on(categories.lent_on(tables, days), list(categories.names(tables).values()), weekly)


def _by_weekday(rows: Iterable[dict[str, str]], left_out: list[Finding]) -> dict[int, dict[str, Said]]:
    """What is said for weekdays: of two rules for one the first, none that is switched off."""
    found: dict[int, dict[str, Said]] = {}
    for row in rows:
        day = number_of(row, "dayindex")
        if not _holds(row):
            continue
        if day is None or not 1 <= day <= len(WEEKDAYS):
            left_out.append(Finding("rule_without_days", what=text_of(row, "id")))
        elif day - 1 in found:
            left_out.append(Finding("rule_twice", what=text_of(row, "id")))
        else:
            found[day - 1], _ = _inlis_terms(row)
    return found


def _holds(row: dict[str, str]) -> bool:
    """Whether a rule is not switched off, as newer versions can."""
    return text_of(row, "active").casefold() not in NO


def _with_weekdays(rules: Sequence[ForeignRule], settled: Settled) -> list[ForeignRule]:
    """What holds on every weekday alike counts more than all the rest."""
    if not settled.always:
        return list(rules)
    others = [
        rule._replace(terms=over(rule.terms, settled.always, by_date=rule.since is not None))
        for rule in rules
    ]
    return [ForeignRule("", "", settled.always, findings=HOLDS_ALWAYS), *others]


def _inlis_terms(row: dict[str, str]) -> tuple[dict[str, Said], tuple[Finding, ...]]:
    """A nought there means that this rule does not say it."""
    findings: list[Finding] = []
    terms = terms_said(
        max_loans=number_of(row, "maxpinjamkoleksi") or None,
        loan_days=number_of(row, "maxloandays") or None,
        max_renewals=number_of(row, "countperpanjang") or None,
        renewal_days=number_of(row, "dayperpanjang") or None,
    )
    terms |= _per_tenor(row, FINE, findings) | _per_tenor(row, SUSPENSION, findings)
    if terms and (ahead := number_of(row, "warningloandueday")):
        findings.append(Finding("reminder_days", what=str(ahead)))
    return terms, tuple(findings)


def _per_tenor(row: dict[str, str], of: Tenor, findings: list[Finding]) -> dict[str, Said]:
    """What lateness costs for each tenor of days, or once ('Konstan')."""
    each = number_of(row, of.amount) or 0
    if not each:
        return {}
    if text_of(row, f"{of.prefix}type").casefold() == "konstan":
        return {of.term: each, of.cap: each}
    tenor = DAYS_OF.get(text_of(row, f"{of.prefix}tenorsatuan").casefold(), 1) * (
        number_of(row, f"{of.prefix}tenorjumlah") or 1
    )
    whole = each * (number_of(row, f"{of.prefix}tenormultiply") or 1)
    terms: dict[str, Said] = {of.term: min(whole, MOST), of.cap: 0}
    if tenor > 1:
        terms[of.period] = min(tenor, MOST)
        findings.append(Finding(of.finding, what=str(tenor)))
    return terms


# --- cells ------------------------------------------------------------------------------------------------


def _type(of: str, name: str, row: dict[str, str], validity: str) -> ForeignType:
    return ForeignType(of, name, number_of(row, validity) or 0)
