# SPDX-License-Identifier: GPL-3.0-or-later
"""Who wins where a file was taken in at one desk and a record of it edited at another: the later word."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import select

from db.models.syncing import FieldTime
from db.operations.importing import ImportMembers, ImportTitles
from db.operations.operation import apply
from db.syncing.edits import IMPORTED
from db.syncing.judging import judge
from db.syncing.kinds import RowKey
from db.syncing.last_words import say_all
from db.syncing.rows import put
from db.syncing.touches import touches
from db.syncing.verdicts import Bench, Verdict
from db.syncing.wire import bodies, decode_body, encode_body, there

AT_ONCE = 500


@judge.register(ImportTitles)
@judge.register(ImportMembers)
def _(operation: ImportTitles | ImportMembers, bench: Bench, verdict: Verdict) -> None:
    """A file says all of a record; what was edited after it was taken in, or taken in later, stays."""
    keys = touches(operation, bench.session)
    verdict.touched |= keys
    known = there(bench.session, keys) if bench.final else set[RowKey]()
    said = _said_since(bench, sorted(known))
    before = {key: decode_body(raw) for key, raw in bodies(bench.session, said).items()}
    apply(operation, bench.session)
    if said:
        after = {key: decode_body(raw) for key, raw in bodies(bench.session, said).items()}
        stays = {key: before[key] if IMPORTED in words else words for key, words in said.items()}
        whole = {
            key: encode_body({**after[key], **{name: before[key][name] for name in names}})
            for key, names in stays.items()
        }
        put(bench.session, dict(whole))
    say_all(bench, known, IMPORTED)


def _said_since(bench: Bench, known: Sequence[RowKey]) -> dict[RowKey, Iterable[str]]:
    """The fields of these records that somebody has edited later than the file was taken in."""
    found: dict[RowKey, set[str]] = defaultdict(set)
    for start in range(0, len(known), AT_ONCE):
        some = known[start : start + AT_ONCE]
        rows = select(FieldTime.kind, FieldTime.uid, FieldTime.field).where(
            FieldTime.kind.in_({key.kind for key in some}),
            FieldTime.uid.in_({key.uid for key in some}),
            FieldTime.edited_at > bench.at,
        )
        for kind, uid, field in bench.session.execute(rows):
            found[RowKey(kind, uid)].add(field)
    return {key: found[key] for key in known if key in found}
