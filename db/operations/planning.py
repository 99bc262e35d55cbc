# SPDX-License-Identifier: GPL-3.0-or-later
"""What a batch of title or item records would change in the store: new, different, or without a place."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from db.exchange.bibliographic import title_record
from db.exchange.marc import to_iso2709
from db.exchange.marc21 import parse
from db.exchange.records import Finding, ItemRecord, Read, Refused, TitleRecord
from db.exchange.words import ORIGIN_CODES, condition_of
from db.exchange.writing import all_notes, marc_of, same_but_items
from db.operations.bulk import new_uids
from db.operations.cataloguing import Identifier, ItemFacts, TitleFacts, fingerprint
from db.operations.choices import Choices
from db.operations.importing import ImportedItem, ImportedMember
from db.operations.matching import (
    Known,
    KnownItem,
    KnownTitle,
    filled,
    known_items,
    merged,
    titles_called,
)


class Verdict(NamedTuple):
    """What becomes of one record: 'created', 'updated', 'unchanged' or 'refused', and what was found."""

    outcome: str
    findings: tuple[Finding, ...] = ()


class Plan:
    """What one batch changes, record by record, and what it counted."""

    def __init__(self, numberless: set[UUID] | None = None) -> None:
        self.numberless = set[UUID]() if numberless is None else numberless
        self.new_uid = new_uids().__next__
        self.titles: dict[UUID, TitleFacts] = {}
        self.items: dict[UUID, ImportedItem] = {}
        self.members: dict[UUID, ImportedMember] = {}
        self.verdicts: list[Verdict] = []
        self.items_created = self.items_updated = 0
        self.unknown_words: Counter[tuple[str, str]] = Counter()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to write."""
        return not (self.titles or self.items or self.members)


# --- titles -----------------------------------------------------------------------------------------------


def title_facts(record: TitleRecord) -> TitleFacts:
    """A record as the facts of a title; the summary stands below the notes."""
    return TitleFacts(
        title=record.title,
        responsibility=record.responsibility,
        authors=record.authors,
        subjects=record.subjects,
        identifiers=tuple([Identifier(kind, value) for kind, value in record.identifiers]),
        edition=record.edition,
        publisher=record.publisher,
        place=record.place,
        year=record.year,
        language=record.language,
        form=record.form,
        series=record.series,
        call_number=record.call_number,
        classification=record.classification,
        collation=record.collation,
        notes=all_notes(record),
        source=record.source,
        control_number=record.control_number,
        original_title=record.original_title,
        original_authors=record.original_authors,
        marc=record.marc,
    )


def as_record(facts: TitleFacts, items: Sequence[ItemRecord] = ()) -> TitleRecord:
    """A title as the record that an export writes."""
    identifiers = tuple([(identifier.kind, identifier.value) for identifier in facts.identifiers])
    rest = {name: getattr(facts, name) for name in _SAME_NAMES}
    return TitleRecord(identifiers=identifiers, items=tuple(items), **rest)


_SAME_NAMES = tuple(
    name
    for name in TitleRecord.__struct_fields__
    if name not in {"identifiers", "items", "year_text", "summary"}
)


def plan_titles(
    session: Session, reads: Sequence[Read], choices: Choices, numberless: set[UUID] | None = None
) -> Plan:
    """What titles with their items change; a verdict for each read that was not refused already.

    `numberless` gathers, over a whole file, the titles that came without a control number: when one comes
    again it only fills blanks, so that a file with two such records changes nothing the second time.
    """
    plan = Plan(set() if numberless is None else numberless)
    records = [read.record for read in reads if isinstance(read.record, TitleRecord)]
    wanted = [title_facts(record) for record in records]
    prints = [fingerprint(facts) for facts in wanted]
    items = known_items(session, (item.barcode for record in records for item in record.items))
    known = Known(session, wanted, prints, {item.title for item in items.values()})
    for record, facts, print_ in zip(records, wanted, prints, strict=True):
        plan.verdicts.append(_title_verdict(plan, known, items, record, facts, print_, choices))
    return plan


def _kept(old: TitleFacts, new: TitleFacts, record: TitleRecord) -> tuple[str, ...]:
    """Facts that stay though the file says them otherwise, because it only says less or the same.

    A form that was not told; numbers, where a layout has room for one; a full stop at the end, which may be
    MARC's or a name's ('Dini, Nh.'); what was edited here, and the record says as it did when it came; a MARC
    record that differs in its copies alone, or tells no more than we would write of the title ourselves.
    """
    kept = ["form"] if new.form == "book" else []
    if new.marc is None and set(new.identifiers) <= set(old.identifiers):
        kept.append("identifiers")
    if new.marc is not None:
        kept += _same_but_stops(old, new)
    if new.marc is not None and old.marc is not None and _says_otherwise(old, new):
        kept += _as_before(old.marc, new)
    if new.marc is not None and old.marc != new.marc:
        barcodes = frozenset(item.barcode for item in record.items)
        ours = to_iso2709(marc_of(as_record(old)))
        if any(same_but_items(one, new.marc, barcodes) for one in (old.marc, ours) if one):
            kept.append("marc")
    return tuple(kept)


def _same_but_stops(old: TitleFacts, new: TitleFacts) -> list[str]:
    return [
        name
        for name in ("responsibility", "authors", "edition", "publisher", "place", "series", "collation")
        if _without_stops(getattr(old, name)) == _without_stops(getattr(new, name))
    ]


def _without_stops(said: str | tuple[str, ...]) -> list[str]:
    return [text.rstrip(" .") for text in ((said,) if isinstance(said, str) else said)]


_SAID = tuple(name for name in TitleFacts.__struct_fields__ if name != "marc")
"""What a record says, but for the record itself."""


def _says_otherwise(old: TitleFacts, new: TitleFacts) -> bool:
    return any(getattr(old, name) != getattr(new, name) for name in _SAID)


def _as_before(marc: bytes, new: TitleFacts) -> list[str]:
    """What a record says now as it did when it came."""
    try:
        before = title_facts(title_record(parse(marc)[0], None, None, []))
    except Refused:
        return []
    return [name for name in _SAID if getattr(before, name) == getattr(new, name)]


def _found(
    plan: Plan,
    known: Known,
    record: TitleRecord,
    facts: TitleFacts,
    print_: str,
    owners: frozenset[UUID],
) -> tuple[KnownTitle, TitleFacts] | None:
    """The title that this is and its facts from now on.

    Of several, one that has its copies, or says all this already: the same file again finds them as it left
    them.
    """
    first = None
    barcodes = frozenset(item.barcode for item in record.items)
    for title, replace in known.matches(facts, print_, owners, barcodes):
        if replace and title.uid not in plan.numberless:
            new = merged(title.facts, facts, _kept(title.facts, facts, record))
        else:
            new = filled(title.facts, facts)
        if new is title.facts or title.uid in owners:
            return title, new
        first = first or (title, new)
    return first


def _title_verdict(
    plan: Plan,
    known: Known,
    items: dict[str, KnownItem],
    record: TitleRecord,
    facts: TitleFacts,
    print_: str,
    choices: Choices,
) -> Verdict:
    owners = frozenset(items[item.barcode].title for item in record.items if item.barcode in items)
    found = _found(plan, known, record, facts, print_, owners)
    if found is None:
        outcome, title = "created", KnownTitle(plan.new_uid(), facts)
    else:
        old, new = found
        outcome, title = "unchanged" if new is old.facts else "updated", KnownTitle(old.uid, new)
    if outcome != "unchanged":
        plan.titles[title.uid] = title.facts
        known.note(title, print_ if title.facts is facts else fingerprint(title.facts))
    if not facts.control_number:
        plan.numberless.add(title.uid)
    touched, findings = False, []
    for item in record.items:
        result = _place_item(plan, items, item, title.uid, choices)
        touched = touched or result in {"created", "updated"}
        if result == "elsewhere":
            findings.append(Finding("barcode_taken", what=item.barcode))
    if outcome == "unchanged" and touched:
        outcome = "updated"
    return Verdict(outcome, tuple(findings))


# --- items ------------------------------------------------------------------------------------------------


def _place_item(
    plan: Plan, items: dict[str, KnownItem], record: ItemRecord, title: UUID | None, choices: Choices
) -> str:
    """'created', 'updated', 'unchanged', or 'elsewhere' where the barcode is another title's."""
    there = items.get(record.barcode)
    if there is None:
        assert title is not None
        uid, facts, outcome = plan.new_uid(), _new_item(plan, record, choices), "created"
    elif title is not None and there.title != title:
        return "elsewhere"
    else:
        uid, title, facts = there.uid, there.title, _changed_item(plan, there.facts, record, choices)
        outcome = "unchanged" if facts is there.facts else "updated"
    if outcome == "unchanged":
        return outcome
    if uid not in plan.items:
        plan.items_created += outcome == "created"
        plan.items_updated += outcome == "updated"
    plan.items[uid] = ImportedItem(uid, title, facts)
    items[record.barcode] = KnownItem(uid, title, facts)
    return outcome


def _new_item(plan: Plan, record: ItemRecord, choices: Choices) -> ItemFacts:
    return ItemFacts(
        barcode=record.barcode,
        at_branch=chosen(plan, "branch", record.branch, choices.branches) or choices.branch,
        item_type=chosen(plan, "item_type", record.item_type, choices.item_types) or choices.item_type,
        condition=_condition(plan, record),
        location=record.location,
        call_number=record.call_number,
        inventory_number=record.inventory_number,
        price=record.price,
        acquired_on=record.acquired_on,
        origin=record.source,
        note=record.note,
    )


def _changed_item(plan: Plan, old: ItemFacts, record: ItemRecord, choices: Choices) -> ItemFacts:
    """The item with what the record says; a word that we don't know, or no status, changes nothing.
    Nor does another word for the same origin: SLiMS has one for all that was given.

    Nor does one that says there is nothing special: what was lost or withdrawn here since is not back by it;
    files know what is missing, and not who lost it.
    """
    condition = _condition(plan, record)
    if condition == "good" or (condition, old.condition) == ("missing", "lost"):
        condition = old.condition
    new = ItemFacts(
        barcode=record.barcode,
        at_branch=chosen(plan, "branch", record.branch, choices.branches) or old.at_branch,
        item_type=chosen(plan, "item_type", record.item_type, choices.item_types) or old.item_type,
        condition=condition,
        location=record.location,
        call_number=record.call_number,
        inventory_number=record.inventory_number,
        price=record.price,
        acquired_on=record.acquired_on,
        origin=record.source,
        note=record.note,
    )
    alike = record.source and ORIGIN_CODES.get(record.source) == ORIGIN_CODES.get(old.origin, "")
    return merged(old, new, ("origin",) if alike else ())


def _condition(plan: Plan, record: ItemRecord) -> str:
    """What a record says of its copy; 'good', and counted, for a word that we don't know."""
    found = condition_of(record.status)
    if found is None:
        plan.unknown_words["condition", record.status] += 1
    return found or "good"


def chosen(plan: Plan, what: str, word: str, known: Mapping[str, UUID]) -> UUID | None:
    """What a word of the file stands for; None, and counted, for one that the library has not."""
    if not word:
        return None
    found = known.get(word.casefold())
    if found is None:
        plan.unknown_words[what, word] += 1
    return found


def plan_items(session: Session, reads: Sequence[Read], choices: Choices) -> Plan:
    """What rows of an item file change. An item that is new goes to the title of its name."""
    plan = Plan()
    records = [read.record for read in reads if isinstance(read.record, ItemRecord)]
    items = known_items(session, (record.barcode for record in records))
    called: dict[str, list[UUID]] = {}
    for record in records:
        plan.verdicts.append(_item_verdict(plan, session, items, called, record, choices))
    return plan


def _item_verdict(
    plan: Plan,
    session: Session,
    items: dict[str, KnownItem],
    called: dict[str, list[UUID]],
    record: ItemRecord,
    choices: Choices,
) -> Verdict:
    if record.barcode in items:
        return Verdict(_place_item(plan, items, record, None, choices))
    if record.title not in called:
        called[record.title] = titles_called(session, record.title)
    titles = called[record.title]
    if not titles:
        return Verdict("refused", (Finding("title_unknown", "title", record.title[:120]),))
    outcome = _place_item(plan, items, record, titles[0], choices)
    several = (Finding("title_ambiguous", "title", record.title[:120]),) if len(titles) > 1 else ()
    return Verdict(outcome, several)
