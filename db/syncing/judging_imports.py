# SPDX-License-Identifier: GPL-3.0-or-later
"""Who wins where a file was taken in at one desk and a record of it edited at another: the later word."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import select

from db.models.syncing import FieldTime
from db.operations.bulk import chunks
from db.operations.importing import ImportMembers, ImportTitles
from db.operations.operation import apply
from db.syncing.edits import IMPORTED
from db.syncing.judging import judge
from db.syncing.kinds import RowKey
from db.syncing.last_words import say, say_all
from db.syncing.rows import put
from db.syncing.touches import touches
from db.syncing.verdicts import Bench, Verdict
from db.syncing.wire import Body, bodies, decode_body, encode_body, there


@judge.register(ImportTitles)
@judge.register(ImportMembers)
def _(operation: ImportTitles | ImportMembers, bench: Bench, verdict: Verdict) -> None:
    """A file says which fields of a record it changes, or all: what was edited after that stays."""
    keys = touches(operation, bench.session)
    verdict.touched |= keys
    changed = operation.changed
    known = there(bench.session, keys) if bench.final or changed else set[RowKey]()
    said = _said_since(bench, sorted(known)) if bench.final else {}
    before = {key: decode_body(raw) for key, raw in bodies(bench.session, known if changed else said).items()}
    apply(operation, bench.session)
    after = {key: decode_body(raw) for key, raw in bodies(bench.session, before).items()}
    whole: dict[RowKey, bytes | None] = {}
    for key, body in after.items():
        stays = _stays(body, said.get(key, ()), None if changed is None else changed.get(key.uid))
        if stays:
            whole[key] = encode_body({**body, **{name: before[key][name] for name in stays}})
    if whole:
        put(bench.session, whole)
    told = {key: changed[key.uid] for key in known if changed is not None and key.uid in changed}
    say_all(bench, known - told.keys(), IMPORTED)
    for key, names in told.items():
        for name in after.get(key, {}).keys() & set(names):
            say(bench, key, name)


def _stays(body: Body, edited: Iterable[str], changed: Iterable[str] | None) -> set[str]:
    """The fields of a record that the file does not change, and those that were edited later."""
    if IMPORTED in edited:
        return set(body)
    alone = set() if changed is None else body.keys() - set(changed)
    return alone | set(edited) & body.keys()


def _said_since(bench: Bench, known: Sequence[RowKey]) -> dict[RowKey, Iterable[str]]:
    """The fields of these records that somebody has edited later than the file was taken in."""
    found: dict[RowKey, set[str]] = defaultdict(set)
    for some in chunks(known):
        rows = select(FieldTime.kind, FieldTime.uid, FieldTime.field).where(
            FieldTime.kind.in_({key.kind for key in some}),
            FieldTime.uid.in_({key.uid for key in some}),
            FieldTime.edited_at > bench.at,
        )
        for kind, uid, field in bench.session.execute(rows):
            found[RowKey(kind, uid)].add(field)
    return {key: found[key] for key in known if key in found}
